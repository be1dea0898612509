"""Hours of the controller on the provider `datacrunch`, its emulator and PostgreSQL, with faults by chance, in seconds.

Replicas are only durations here, and their workers are played by the test: what is on trial is what the controller makes of a
service that fails in all ways it can, several at once, and that not one replica is forgotten or billed otherwise than booked.
"""

import collections
import datetime as dt
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from pydantic import SecretStr

from pipeline import lifecycle, queries, recovery, servers
from pipeline.database import transaction
from pipeline.errors import LeaseLost
from pipeline.graph import Queue, tasks_of
from pipeline.lifecycle import Claim
from pipeline.states import PipelineState
from scaler import ledger, sessions
from scaler.controller import Controller
from scaler.emulator import Boot, Config, Fault, Span
from scaler.emulator.limits import ENDPOINT, PROJECT, WINDOW
from scaler.emulator.meter import cents
from scaler.emulator.replicas import Replica, Status
from scaler.learning import Memory
from scaler.policy.config import Scaling
from scaler.policy.just_in_time import JustInTime
from scaler.providers.budget import Budget
from scaler.providers.datacrunch import DataCrunch
from scaler.providers.exchange import Line, Patience
from scaler.providers.transport import Tokens, Transport
from tests.fast_time import MovedClock
from tests.service.emulated import AT, Plain, deployment, emulated
from tests.service.scaling import now, rows, upload
from tests.service.test_lifecycle import reap

NAMES = {"vision": "pool-vision", "text": "pool-text"}
#: What may go wrong at any time, and for how many requests or replicas at most.
TROUBLES = {
    "rate-limit-json": 6,
    "rate-limit-text": 6,
    "bad-gateway": 12,
    "server-error": 12,
    "connection-reset": 12,
    "token-revoked": 3,
    "status-updating": 4,
    "status-unknown": 4,
    "replica-unknown": 6,
    "replica-stuck": 1,
    "replica-crash": 1,
    "spot-eviction": 1,
    "compute-unavailable": 1,
    "insufficient-funds": 4,
}
#: Seconds between two ticks, as beat has them; the same once all decks are done and no paid block is about to end; and
#: seconds for which a task runs.
TICK, IDLE_TICK, TASK_SECONDS = 5.0, 20.0, 40.0


@dataclass
class Worker:
    """What runs in a replica: takes one task at a time, and holds it until it is done."""

    server: str
    queue: Queue
    claim: Claim | None = None
    left: float = 0.0

    def work(self, decks: list[uuid.UUID]) -> None:
        """Go on for one tick."""
        if not servers.heartbeat(self.server):
            servers.register(self.server, [self.queue], concurrency=1)
        if self.claim is None:
            self.claim, self.left = self._take(decks), TASK_SECONDS
        try:
            if self.claim and self.left <= 0:
                lifecycle.succeed(self.claim, {})
                self.claim = None
            elif self.claim:
                lifecycle.renew(self.claim, round(100 * (1 - self.left / TASK_SECONDS)))
        except LeaseLost:
            self.claim = None
        self.left -= TICK

    def _take(self, decks: list[uuid.UUID]) -> Claim | None:
        for deck in decks:
            for task in tasks_of(self.queue):
                if isinstance(claim := lifecycle.claim(deck, task, self.server), Claim):
                    return claim
        return None

    def stop(self) -> None:
        """Say goodbye, as after SIGTERM."""
        recovery.release_held(self.server)
        servers.retire(self.server)


@dataclass
class House:
    """Everything, and its one clock."""

    api: Plain
    clock: MovedClock
    controller: Controller
    decks: list[uuid.UUID] = field(default_factory=list)
    workers: dict[str, Worker] = field(default_factory=dict)

    def step(self) -> None:
        """One tick, and what the workers do until the next."""
        self.controller.tick()
        reap()
        running = {one.id: one for one in self.present() if one.status is Status.RUNNING}
        for id_ in self.workers.keys() - running.keys():
            self._end(self.workers.pop(id_), id_)
        for id_, replica in running.items():
            self.workers.setdefault(id_, _worker(replica)).work(self.decks)
        self.clock.advance(IDLE_TICK if self._settled() and not self._pays_soon() else TICK)

    def _end(self, worker: Worker, replica_id: str) -> None:
        if any(one.id == replica_id and not one.killed for one in self.api.emulator.world.replicas()):
            worker.stop()

    def present(self) -> list[Replica]:
        """The replicas that are not gone."""
        return [one for one in self.api.emulator.world.replicas() if one.status is not Status.GONE]

    def until_over(self) -> None:
        """Go on until all is done, gone and booked; fails after an hour and a half."""
        deadline = self.clock.now() + 5400
        while not (self._settled() and not self.present() and self._booked()):
            assert self.clock.now() < deadline, (
                self.present(),
                rows("pool_memory"),
                rows("scaling_events")[-5:],
            )
            self.step()

    def _pays_soon(self) -> bool:
        ends = [one.paid_until for one in rows("replica_sessions") if one.paid_until and not one.stopped_at]
        return any(end.timestamp() - self.clock.now() < 3 * IDLE_TICK for end in ends)

    def _settled(self) -> bool:
        return all(queries.get_pipeline(deck).settled for deck in self.decks)

    @staticmethod
    def _booked() -> bool:
        return all(one.stopped_at for one in rows("replica_sessions"))


def _worker(replica: Replica) -> Worker:
    queue = Queue(replica.deployment.removeprefix("pool-"))
    server = f"{queue}-1@{replica.deployment}-{replica.id}"
    return Worker(server, queue)


@pytest.fixture
def house(database: str, broker: object) -> Iterator[House]:
    clock = MovedClock(database)
    clock.install()
    config = Config(boot=Boot(Span(5, 0.5), Span(40, 0.5), Span(20, 0.5)))
    with emulated(config, clock=clock) as api:
        for name in NAMES.values():
            api("POST", AT, deployment(name=name, least=0, most=1))
        line = Line(api.url, Patience(tries=2, first_pause=0.01, longest_pause=2.0), clock.advance)
        tokens = Tokens(line, SecretStr(config.client_id), SecretStr(config.client_secret))
        provider = DataCrunch(Transport(line, tokens, Budget(clock.now)), NAMES, now=clock.now)
        scaling = Scaling()
        scaler = Controller(
            provider, JustInTime(scaling), scaling, learned=Memory(clock.now), clock=clock.now
        )
        yield House(api, clock, scaler)
    clock.close()


@pytest.mark.parametrize(
    "seed", [pytest.param(n, marks=() if n == 1 else pytest.mark.acceptance) for n in range(12)]
)
def test_whatever_goes_wrong_decks_complete_and_no_replica_is_forgotten(house: House, seed: int) -> None:
    rng = random.Random(seed)
    for number in range(120):
        if number in (0, 3, 40, 41, 80):
            house.decks.append(upload(10))
        if number % 6 == 0:
            house.api.emulator.world.faults.switch(_troubles(rng))
        house.step()
    house.api.emulator.world.faults.switch(())
    house.until_over()
    apart = _apart(house)
    print(seed, len(house.api.emulator.world.calls), apart)
    assert {queries.get_pipeline(deck).state for deck in house.decks} == {PipelineState.SUCCEEDED}
    assert max(apart.values(), default=0) <= 26  # a block at 1.51 dollars an hour
    assert _busiest(house, by_path=True) <= ENDPOINT and _busiest(house, by_path=False) <= PROJECT


def _troubles(rng: random.Random) -> list[Fault]:
    names = rng.sample(sorted(TROUBLES), rng.randrange(4))
    return [Fault(name, rng.randint(1, TROUBLES[name]), seconds=rng.choice((1, 20))) for name in names]


def _apart(house: House) -> dict[str, int]:
    """By how many cents the ledger and the meter differ, for each replica on which they do."""
    with transaction() as db:
        found = sessions.within(db, dt.datetime(2020, 1, 1, tzinfo=dt.UTC), now() + dt.timedelta(days=1))
        booked = {one.replica_id: cents(account.cost) for one, account in ledger.accounts(db, found)}
    meter = {one["id"]: one["cents"] for one in house.api.control("/meter")["replicas"]}
    differences = {id_: booked.get(id_, 0) - meter.get(id_, 0) for id_ in {*booked, *meter}}
    return {id_: abs(apart) for id_, apart in differences.items() if apart}


def _busiest(house: House, *, by_path: bool) -> int:
    """The most requests of any minute, for one method and path or for all."""
    moments = collections.defaultdict(list)
    for call in house.api.emulator.world.calls:
        moments[(call.method, call.path) if by_path else None].append(call.at)
    return max(
        sum(1 for later in found if at <= later < at + WINDOW) for found in moments.values() for at in found
    )
