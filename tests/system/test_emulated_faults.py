"""A deck through the provider `datacrunch` with every fault of its emulator: it completes, nothing leaks, the money agrees.

The faults are those that the vendor's API was seen to have, or is documented to have, and some that any service has. The
everyday suite has a few of them, `make acceptance` all; `-s` shows what each did.
"""

import collections
import datetime as dt
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest

from pipeline import queries
from pipeline.database import transaction
from pipeline.graph import TASKS
from pipeline.states import PipelineState, TaskState
from scaler import ledger, sessions
from scaler.emulator import CATALOGUE, Fault
from scaler.emulator.limits import ENDPOINT, PROJECT, WINDOW
from scaler.emulator.meter import cents
from tests.service.scaling import now, rows, story
from tests.services import Redis
from tests.system.conftest import SLIDES
from tests.system.emulated import PATIENCE, Journey, journey

VISUAL = TASKS[0]
#: A block of ten minutes at 1.42 dollars an hour, rounded up.
BLOCK_CENTS = 24


class Moment(StrEnum):
    """When a fault begins; it ends with the next moment at the latest."""

    PROVISION = "provision"
    ORDER = "order"
    WORK = "work"
    REST = "rest"
    REMOVE = "remove"


ALWAYS = tuple(Moment)


@dataclass(frozen=True)
class Row:
    """A fault as the reference of the vendor's API words it, and where it strikes how often (None: as long as it is on)."""

    words: str
    fault: str
    when: tuple[Moment, ...] = ALWAYS
    times: int | None = 6
    path: str = "*"
    seconds: float = 1.0

    def at(self, moment: Moment) -> tuple[Fault, ...]:
        """The faults of a moment."""
        on = moment in self.when
        return (Fault(self.fault, self.times, self.path, self.seconds),) if on else ()


PROVISION, ORDER, WORK, REST, REMOVE = Moment
VISION = "*vision/replicas"

TABLE = (
    Row("create 500-but-created", "create-failed-but-created", (PROVISION,), 2),
    Row("create 503 service_unavailable", "create-unavailable", (PROVISION,), 3),
    Row("delete 408-but-continues", "delete-timeout", (REMOVE,), 2),
    Row("429 with JSON", "rate-limit-json", seconds=15),
    Row("429 with plain-text body", "rate-limit-text", seconds=1),
    Row("502 HTML", "bad-gateway"),
    Row("slow response (client timeout)", "slow", seconds=1.2),
    Row("401 mid-session (token revoked)", "token-revoked"),
    Row("token TTL 1 s", "token-one-second", times=None),
    Row("status updating", "status-updating", (ORDER, REST), None),
    Row("status terminating", "status-terminating", (ORDER, REST), None),
    Row("status of an unknown value", "status-unknown", (ORDER, REST), None),
    Row("replica stuck unavailable", "replica-stuck", (ORDER,), 1, VISION),
    Row("spot eviction of a running replica", "spot-eviction", (WORK,), 1, VISION),
    Row("compute is_available:false", "compute-unavailable", (PROVISION, ORDER), 3),
    Row("402 insufficient_funds", "insufficient-funds", (ORDER, REST), 4),
    Row("PATCH-env array shape", "env-patch-array", times=None),
    Row("connection reset", "connection-reset"),
    # Not in the reference's list of faults.
    Row("creation without scaling", "incomplete-create", (PROVISION,), 2),
    Row("500", "server-error"),
    Row("replicas in unknown states", "replica-unknown", (ORDER, WORK, REST), None),
    Row("a container that crashes", "replica-crash", (ORDER,), 1, VISION),
)


#: Several of them for every day, one after the other, while somebody also kills a replica.
SOME = {
    PROVISION: (Fault("create-failed-but-created", 2),),
    ORDER: (Fault("status-unknown"), Fault("slow", 1, "*/scaling", 1.2)),
    WORK: (Fault("bad-gateway", 6),),
    REST: (Fault("connection-reset", 3), Fault("token-revoked", 1)),
    REMOVE: (Fault("delete-timeout", 2),),
}


def test_every_fault_has_its_row() -> None:
    assert {row.fault for row in TABLE} == set(CATALOGUE)


@pytest.fixture
def way(tmp_path: Path, database: str, broker: Redis, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journey]:
    """A system in fast time, with nothing provisioned yet."""
    with journey(tmp_path, database, monkeypatch) as found:
        yield found


Faults = Callable[[Moment], tuple[Fault, ...]]


def no_faults(moment: Moment) -> tuple[Fault, ...]:
    return ()


@dataclass(frozen=True)
class Outcome:
    """What a deck's way was like."""

    calls: int
    failures: int
    seconds: float
    meter: dict[str, int]
    ledger: dict[str, int]

    def __str__(self) -> str:
        money = f"meter {sum(self.meter.values()):4d} c, ledger {sum(self.ledger.values()):4d} c"
        return f"deck {self.seconds:5.0f} s, {self.calls:4d} calls, {self.failures:3d} refused, {len(self.meter)} billed, {money}"

    @property
    def blocks(self) -> int:
        """How many blocks were billed."""
        return sum(round(spent / BLOCK_CENTS) for spent in self.meter.values())

    @property
    def apart(self) -> dict[str, int]:
        """By how many cents meter and ledger differ, for each replica on which they do."""
        ids = {*self.meter, *self.ledger}
        found = {id_: abs(self.meter.get(id_, 0) - self.ledger.get(id_, 0)) for id_ in ids}
        return {id_: apart for id_, apart in found.items() if apart}


def go(way: Journey, faults: Faults = no_faults, at_work: Callable[[], None] = lambda: None) -> Outcome:
    """Provision, upload, wait for the deck, then for the last replica to go, and remove all again."""
    way.switch(*faults(Moment.PROVISION))
    way.provision()
    way.switch(*faults(Moment.ORDER))
    way.upload()
    way.until(lambda: "describe 3" in way.traced(), within=3600)
    way.switch(*faults(Moment.WORK))
    at_work()
    way.until(lambda: way.view.settled, within=3600)
    took = _seconds(way)
    way.switch(*faults(Moment.REST))
    way.until(lambda: not way.present(), within=7200)
    way.switch(*faults(Moment.REMOVE))
    way.until(_all_closed, within=600)
    outcome = _outcome(way, took)
    way.remove()
    return outcome


def _seconds(way: Journey) -> float:
    ends = [task.ended_at for task in way.view.tasks.values() if task.ended_at]
    return (max(ends) - way.view.created_at).total_seconds()


def _all_closed() -> bool:
    return all(one.stopped_at for one in rows("replica_sessions"))


def _outcome(way: Journey, took: float) -> Outcome:
    with transaction() as db:
        found = sessions.within(db, dt.datetime(2020, 1, 1, tzinfo=dt.UTC), now() + dt.timedelta(days=1))
        booked = {one.replica_id: cents(account.cost) for one, account in ledger.accounts(db, found)}
    meter = {one["id"]: one["cents"] for one in way.api.control("/meter")["replicas"]}
    calls = way.api.emulator.world.calls
    failed = sum(call.status >= 400 and call.status != 404 for call in calls)  # 404: not provisioned yet
    return Outcome(len(calls), failed, took, meter, booked)


def assert_no_leak(way: Journey) -> None:
    assert way.present() == [] and way.processes() == []
    assert way.api.emulator.world.deployments == {}


def assert_manners(way: Journey) -> None:
    """Every request had a timeout, and none was one too many."""
    ours = [sent for sent in way.sent if not sent.path.startswith("/emulator")]
    assert {sent.timeout for sent in ours} == {(PATIENCE.connect, PATIENCE.read)}
    assert busiest(way, by_path=True) <= ENDPOINT and busiest(way, by_path=False) <= PROJECT


def busiest(way: Journey, *, by_path: bool) -> int:
    """The most requests of any minute, for one method and path or for all."""
    moments = collections.defaultdict(list)
    for call in way.api.emulator.world.calls:
        moments[(call.method, call.path) if by_path else None].append(call.at)
    return max(
        sum(1 for later in found if at <= later < at + WINDOW) for found in moments.values() for at in found
    )


def assert_written_once(way: Journey) -> None:
    assert way.deck and way.view.state is PipelineState.SUCCEEDED
    won = collections.Counter(e.task for e in queries.history(way.deck) if e.to_state is TaskState.SUCCEEDED)
    assert dict(won) == dict.fromkeys(TASKS, 1)


def assert_well(way: Journey) -> None:
    """The deck is complete, nothing is left behind, and nobody was bothered more than allowed."""
    assert_written_once(way)
    assert_no_leak(way)
    assert_manners(way)


def say(words: str) -> None:
    """Past pytest's capture, for `-s`."""
    print(words, file=sys.stderr)


def test_without_faults_vision_starts_at_once_text_before_it_ends_and_the_bill_is_exact(way: Journey) -> None:
    outcome = go(way)
    say(f"{'without faults':38} {outcome}")
    vision, text = (event.at for event in rows("scaling_events")[:2])
    assert story() == [(pool, "order", n, "applied") for n in (1, 0) for pool in ("vision", "text")]
    assert (vision - way.view.created_at).total_seconds() < 10  # two ticks
    assert text < way.view.tasks[VISUAL].ended_at
    assert outcome.meter == outcome.ledger and outcome.blocks == 2
    assert outcome.failures == 0
    assert_well(way)


def test_a_replica_killed_at_work_and_several_faults_lose_nothing(way: Journey) -> None:
    def kill() -> None:
        (replica,) = way.replicas("vision")
        way.kill(replica)

    outcome = go(way, SOME.__getitem__, kill)
    say(f"{'several, and a replica killed':38} {outcome}")
    calls = collections.Counter(call for call in way.traced() if call.startswith(("describe", "review")))
    assert [one.crashes for one in way.replicas("vision")] == [1]
    assert len(calls) == 2 * SLIDES and calls.total() <= 2 * SLIDES + 2  # what two tasks were just looking at
    assert outcome.failures > 6 and outcome.meter == outcome.ledger
    assert_well(way)


@pytest.mark.acceptance
@pytest.mark.parametrize("row", [pytest.param(row, id=row.fault) for row in TABLE])
def test_a_deck_comes_through_with(way: Journey, row: Row) -> None:
    outcome = go(way, row.at)
    say(f"{row.words:38} {outcome} {outcome.apart or ''}")
    assert all(apart <= BLOCK_CENTS for apart in outcome.apart.values())
    assert_well(way)
