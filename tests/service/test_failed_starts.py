"""Start-ups that go wrong: noticed, told, tried again, and after the second the work goes elsewhere, until one succeeds."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pydantic import SecretStr

from pipeline import fallback, lifecycle
from pipeline.graph import Queue
from pipeline.settings import get_settings
from scaler.controller import Controller
from scaler.emulator import Boot, Config, Fault, Span
from scaler.fleet import FAILING_LOOKS
from scaler.policy.config import Scaling
from scaler.policy.rules import Rules
from scaler.providers.base import Replica, ReplicaState
from scaler.providers.budget import Budget
from scaler.providers.datacrunch import DataCrunch
from scaler.providers.exchange import Line
from scaler.providers.transport import Tokens, Transport
from standalone.doctor import replicas
from standalone.findings import Verdict
from tests.fast_time import MovedClock
from tests.service.emulated import AT, Plain, deployment, emulated
from tests.service.scaling import controller, rows, story, upload, wait, work_in
from tests.service.scripted_provider import Named, Numbered

pytestmark = pytest.mark.usefixtures("database", "broker")

WHY = "it ended with exit code 2: look at its last lines"
TROUBLE = ("vision", "trouble", 1, "applied")
NAMES = {"vision": "pool-vision", "text": "pool-text"}
BOOT = Boot(Span(5), Span(20), Span(5))


def crash(provider: Named) -> Replica:
    """The newest vision replica ends before its worker was heard of."""
    name = provider.replicas["vision"][-1].id
    provider.mark(name, state=ReplicaState.FAILED, why=WHY)
    return provider.replicas["vision"][-1]


def failures() -> int:
    return next(int(row.failures) for row in rows("pool_memory") if row.pool == "vision")


@pytest.mark.parametrize("seen_booting", [True, False])
def test_processes_that_end_before_they_report_are_told_replaced_and_then_work_goes_elsewhere(
    seen_booting: bool,
) -> None:
    provider = Named()
    scaler = controller(provider)
    upload()
    for _ in range(2):
        scaler.tick()
        if seen_booting:
            scaler.tick()
        crash(provider)
    scaler.tick()
    order = ("vision", "order", 1, "applied")
    assert story() == [order, TROUBLE, order, TROUBLE, ("vision", "fallback", 1, "applied"), order]
    assert WHY in rows("scaling_events")[1].reason
    assert WHY in fallback.raised()[Queue.VISION]
    assert [bool(one.stopped_at) for one in rows("replica_sessions")] == [True, True]
    finding = replicas(get_settings(), None)
    assert finding.verdict is Verdict.WARNING and WHY in finding.detail
    work_in("vision-3")
    scaler.tick()
    assert fallback.raised() == {} and failures() == 0
    assert replicas(get_settings(), None).verdict is Verdict.OK


def test_a_process_that_ended_counts_once_however_long_it_is_listed() -> None:
    provider = Named()
    scaler = controller(provider)
    upload()
    scaler.tick()
    dead = crash(provider)
    for _ in range(3):
        scaler.tick()
        if dead not in provider.replicas["vision"]:
            provider.replicas["vision"].append(dead)
    assert failures() == 1 and len(rows("replica_sessions")) == 2


def test_a_process_that_had_reported_between_two_looks_is_no_start_up_that_failed() -> None:
    provider = Named()
    scaler = controller(provider)
    upload()
    scaler.tick()
    work_in("vision-1")
    crash(provider)
    scaler.tick()
    assert failures() == 0 and TROUBLE not in story()
    assert provider.replicas["vision"][-1].id == "vision-2"


def test_a_container_that_its_platform_calls_failing_is_replaced_once_and_then_left_to_it() -> None:
    provider = Numbered()
    scaler = controller(provider)
    upload()
    for number in (1, 2):
        scaler.tick()
        crash(provider)
        for _ in range(FAILING_LOOKS - 1):
            scaler.tick()
        assert provider.replicas["vision"][0].id == f"vision-{number}" and failures() == number - 1
        scaler.tick()
    assert [kind for _, kind, _, _ in story()] == ["order", "trouble", "replace", "trouble", "fallback"]
    assert WHY in fallback.raised()[Queue.VISION]
    for _ in range(3):
        scaler.tick()
    assert provider.replicas["vision"][0].id == "vision-2" and failures() == 2
    wait(361)
    scaler.tick()
    assert provider.replicas["vision"][0].id == "vision-3"


def test_a_failing_container_that_takes_its_time_to_stop_is_replaced_once() -> None:
    provider = Numbered()
    scaler = controller(provider)
    upload()
    scaler.tick()
    stops = replace(crash(provider), state=ReplicaState.STOPPING)
    for _ in range(FAILING_LOOKS):
        scaler.tick()
    provider.replicas["vision"].append(stops)
    scaler.tick()
    wait(61)
    scaler.tick()
    assert provider.orders == [("vision", 1, ()), ("vision", 0, ()), ("vision", 1, ())]


def test_a_container_that_failed_for_a_moment_only_is_waited_for() -> None:
    provider = Numbered()
    scaler = controller(provider)
    upload()
    scaler.tick()
    crash(provider)
    for _ in range(FAILING_LOOKS - 1):
        scaler.tick()
    work_in("vision-1")
    for _ in range(2):
        scaler.tick()
    assert len(provider.orders) == 1 and failures() == 0


def test_a_failing_container_that_nobody_needs_is_stopped_for_good() -> None:
    provider = Numbered()
    scaler = controller(provider)
    pipeline_id = upload()
    scaler.tick()
    lifecycle.cancel(pipeline_id)
    crash(provider)
    for _ in range(FAILING_LOOKS):
        scaler.tick()
    assert provider.orders[-1] == ("vision", 0, ()) and fallback.raised() == {}


@pytest.fixture
def clock(database: str) -> Iterator[MovedClock]:
    clock = MovedClock(database)
    clock.install()
    yield clock
    clock.close()


@pytest.fixture
def api(clock: MovedClock) -> Iterator[Plain]:
    with emulated(Config(boot=BOOT), clock=clock) as api:
        for name in NAMES.values():
            api("POST", AT, deployment(name=name, least=0, most=1))
        yield api


@pytest.mark.parametrize(
    ("fault", "seconds"), [("replica-crash", 150), ("compute-unavailable", 60), ("replica-unknown", None)]
)
def test_how_soon_work_goes_elsewhere_where_containers_cannot_start(
    api: Plain, clock: MovedClock, fault: str, seconds: float | None
) -> None:
    """`seconds` from the upload until then, with a tick every 5 s; None: not within the time of a start-up."""
    config = api.emulator.world.config
    line = Line(api.url)
    tokens = Tokens(line, SecretStr(config.client_id), SecretStr(config.client_secret))
    provider = DataCrunch(Transport(line, tokens, Budget(clock.now)), NAMES, now=clock.now)
    scaler = Controller(provider, Rules(Scaling()), Scaling(), clock=clock.now)
    api.emulator.world.faults.switch([Fault(fault)])
    upload()
    begun = clock.now()
    while not fallback.raised() and clock.now() - begun < 350:
        scaler.tick()
        clock.advance(5)
    assert bool(fallback.raised()) is (seconds is not None)
    if seconds is None:
        return
    print(fault, clock.now() - begun)
    assert clock.now() - begun <= seconds
    assert "provider's console" in fallback.raised()[Queue.VISION]
