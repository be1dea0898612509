"""The provider `datacrunch` against the emulator: what it asks for, what it makes of every fault, and no replica left."""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from scaler.emulator import CATALOGUE, Boot, Config, Fault, ManualClock, Span
from scaler.providers import base
from scaler.providers.base import ProviderError, ReplicaState
from scaler.providers.datacrunch import DataCrunch
from tests.service.emulated import AT, IMPATIENT, OCR, Plain, deployment, emulated, provider

BOOT = Boot(Span(2), Span(20), Span(8))


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def api(clock: ManualClock) -> Iterator[Plain]:
    """An emulator with the deployment `ocr`, between 0 and 1 replica."""
    with emulated(Config(boot=BOOT), clock=clock) as plain:
        assert plain("POST", AT, deployment(least=0, most=1)).status_code == 201
        yield plain


def sent(api: Plain, since: int = 0) -> list[str]:
    """What was asked of the API, tokens left out, since so many requests."""
    calls = [
        f"{call.method} {call.path.removeprefix(OCR) or '/'}" for call in api.emulator.world.calls[since:]
    ]
    return [call for call in calls if not call.endswith("/oauth2/token")]


@contextmanager
def counted(api: Plain) -> Iterator[list[str]]:
    """The requests that are sent within the block."""
    before, found = len(api.emulator.world.calls), list[str]()
    yield found
    found += sent(api, before)


# What it asks for.


def test_a_number_of_replicas_is_pinned_in_one_request(api: Plain) -> None:
    with counted(api) as requests:
        provider(api).scale("vision", 2)
    assert requests == ["GET /status", "GET /scaling", "PATCH /scaling"]
    assert len(api.states()) == 2


def test_at_zero_the_deployment_is_paused_and_left_so_that_it_starts_nothing_when_resumed(api: Plain) -> None:
    pool = provider(api)
    pool.scale("vision", 2)
    pool.scale("vision", 0)
    scaling = api("GET", f"{OCR}/scaling").json()
    assert (scaling["min_replica_count"], scaling["max_replica_count"]) == (0, 1)
    assert api("GET", f"{OCR}/status").json() == {"status": "paused"}
    with counted(api) as requests:
        pool.scale("vision", 1)
    assert [r for r in requests if not r.startswith("GET")] == ["POST /resume", "PATCH /scaling"]
    assert api.states() == ["unavailable"]


@pytest.mark.parametrize("fault", ["status-updating", "status-terminating", "status-unknown"])
def test_a_paused_deployment_that_does_not_say_so_is_resumed(api: Plain, fault: str) -> None:
    pool = provider(api)
    pool.scale("vision", 0)
    api.control("/faults", "PUT", [{"name": fault}])
    pool.scale("vision", 1)
    assert api.states() == ["unavailable"]


@pytest.mark.parametrize("replicas", [0, 2])
def test_the_same_number_again_changes_nothing(api: Plain, replicas: int) -> None:
    pool = provider(api)
    pool.scale("vision", replicas)
    with counted(api) as requests:
        pool.scale("vision", replicas)
    assert {request.split()[0] for request in requests} == {"GET"}


def test_other_scaling_options_stay_as_somebody_set_them(api: Plain) -> None:
    api("PATCH", f"{OCR}/scaling", {"queue_message_ttl_seconds": 77})
    provider(api).scale("vision", 2)
    assert api("GET", f"{OCR}/scaling").json()["queue_message_ttl_seconds"] == 77


def test_nobody_can_choose_who_goes(api: Plain) -> None:
    assert not DataCrunch.can_name_victim
    with pytest.raises(base.Refused):
        provider(api).scale("vision", 1, victims=["abcde"])


def test_replicas_are_listed_with_states_and_paid_blocks(api: Plain, clock: ManualClock) -> None:
    pool = provider(api)
    pool.scale("vision", 1)
    assert [(r.state, r.paid_until) for r in pool.list("vision")] == [(ReplicaState.BOOTING, None)]
    clock.advance(2 + 601)
    (replica,) = pool.list("vision")
    assert (replica.state, replica.status) == (ReplicaState.READY, "running")
    assert replica.started_at and replica.paid_until
    assert replica.paid_until - replica.started_at == dt.timedelta(seconds=1200)
    pool.scale("vision", 0)
    assert [r.state for r in pool.list("vision")] == [ReplicaState.STOPPING]


def test_the_price_is_read_and_the_spot_price_is_for_spot(api: Plain) -> None:
    pool = provider(api)
    assert str(pool.price("vision").hourly) == "1.51"
    api("PATCH", OCR, {"is_spot": True, "compute": {"name": "H100", "size": 2}})
    assert (str(pool.price("vision").hourly), pool.price("vision").block_seconds) == ("3.58", 600)


def test_a_pool_that_nobody_provisioned_is_missing(api: Plain) -> None:
    api("DELETE", OCR)
    for act in (lambda: provider(api).list("vision"), lambda: provider(api).scale("vision", 1)):
        with pytest.raises(base.Missing, match="404 not_found"):
            act()


# Faults, each in turn. None: it is got over.

OUTCOMES: dict[str, type[ProviderError] | None] = {
    "create-failed-but-created": None,
    "incomplete-create": None,
    "create-unavailable": None,
    "delete-timeout": None,
    "rate-limit-json": base.RateLimited,
    "rate-limit-text": base.RateLimited,
    "bad-gateway": base.Unavailable,
    "server-error": base.Unavailable,
    "slow": base.Unavailable,
    "connection-reset": base.Unavailable,
    "token-revoked": base.Unauthorised,
    "token-one-second": None,
    "status-updating": None,
    "status-terminating": None,
    "status-unknown": None,
    "replica-unknown": None,
    "replica-stuck": None,
    "replica-crash": None,
    "spot-eviction": None,
    "compute-unavailable": None,
    "insufficient-funds": base.OutOfFunds,
    "env-patch-array": None,
}


def test_every_fault_has_an_outcome() -> None:
    assert set(OUTCOMES) == set(CATALOGUE)


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_lasting_fault_has_a_typed_outcome(api: Plain, clock: ManualClock, name: str) -> None:
    pool, outcome = provider(api, patience=IMPATIENT), OUTCOMES[name]
    api.control("/faults", "PUT", [{"name": name, "seconds": 2}])
    if outcome:
        with pytest.raises(outcome):
            pool.scale("vision", 1)
        api.control("/faults", "DELETE")
    pool.scale("vision", 1)
    clock.advance(60)
    assert len(pool.list("vision")) == 1


PASSING = [name for name, outcome in OUTCOMES.items() if outcome in (base.RateLimited, base.Unavailable)]


@pytest.mark.parametrize("name", [*PASSING, "token-revoked"])
def test_a_fault_that_passes_is_got_over(api: Plain, name: str) -> None:
    pool = provider(api, patience=IMPATIENT)
    pool.list("vision")
    api.control("/faults", "PUT", [{"name": name, "times": 1, "seconds": 2}])
    pool.scale("vision", 1)
    api.login()
    assert len(api.states()) == 1


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        ("replica-unknown", ReplicaState.BOOTING),
        ("replica-stuck", ReplicaState.FAILED),
        ("replica-crash", ReplicaState.FAILED),
    ],
)
def test_a_replica_in_trouble_is_told_apart(
    api: Plain, clock: ManualClock, fault: str, state: ReplicaState
) -> None:
    api.control("/faults", "PUT", [{"name": fault}])
    pool = provider(api)
    pool.scale("vision", 1)
    clock.advance(32)
    assert [replica.state for replica in pool.list("vision")] == [state]


# Leaks.


@pytest.mark.parametrize("seed", range(4))
def test_no_replica_is_left_whatever_went_wrong(clock: ManualClock, seed: int) -> None:
    rng = random.Random(seed)
    transient = [
        *PASSING,
        "token-revoked",
        "spot-eviction",
        "status-unknown",
        "replica-stuck",
        "replica-crash",
    ]
    with emulated(Config(boot=BOOT, seed=seed), clock=clock) as api:
        api("POST", AT, deployment(least=0, most=1))
        pool = provider(api, patience=IMPATIENT)
        for _ in range(12):
            api.emulator.world.faults.switch([Fault(rng.choice(transient), rng.randint(1, 3))])
            _try(lambda: pool.scale("vision", rng.randrange(4)))
            clock.advance(rng.choice((5, 60, 300)))
        api.emulator.world.faults.switch([])
        listed = pool.list("vision")
        assert {replica.id for replica in listed} == _present(api)
        assert _blocks(listed) == {
            r["id"]: r["blocks"] for r in api.control("/meter")["replicas"] if not r["ended_at"]
        }
        pool.scale("vision", 0)
        clock.advance(31)
        assert (pool.list("vision"), _present(api)) == ((), set())


def _try(act: Callable[[], Any]) -> None:
    try:
        act()
    except base.ProviderError:
        return


def _present(api: Plain) -> set[str]:
    """The replicas that are not gone, whether they cost something or wait for a machine."""
    return {replica.id for replica in api.emulator.world.replicas() if replica.ended_at is None}


def _blocks(replicas: tuple[base.Replica, ...]) -> dict[str, float]:
    """The blocks that are begun, by the ids of those for which anything is billed."""
    return {
        replica.id: (replica.paid_until - replica.started_at).total_seconds() / 600
        for replica in replicas
        if replica.paid_until and replica.started_at
    }
