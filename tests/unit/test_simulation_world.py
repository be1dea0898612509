"""The simulated world: what may be skipped, what may not be known, what happens to work when replicas stop."""

import math
from dataclasses import replace

import pytest

from scaler.policy.config import Scaling
from scaler.policy.decision import Decision, Decisions
from scaler.policy.snapshot import Pool, Snapshot
from scaler.simulation import meter
from scaler.simulation.decks import Deck
from scaler.simulation.policies import NAMES, OWN, driver
from scaler.simulation.runner import TRACES, Job, Plan, trace_of
from scaler.simulation.setting import Setting
from scaler.simulation.traces import DAY, MONDAY, Trace, generate
from scaler.simulation.world import Driver, World

SETTING = Setting()
#: Days that a trace needs to show what it is about, where it matters.
LENGTHS = {
    "dead_week": 14.0,
    "just_after_300": 0.5,
    "just_after_600": 0.5,
    "month_end": 7.0,
    "long_deck": 7.0,
}
#: Days of the others: every day, and in `make acceptance`.
SHORT, LONG = 2.0, 7.0
long = pytest.mark.acceptance
DECK = Deck(MONDAY + 100.0, 10, 50.0, 50.0, 40.0, (20.0, 20.0, 20.0))


def run(policy: str, trace: Trace, **options: bool) -> World:
    return World(trace, driver(policy, Scaling(), SETTING), SETTING, 1, **options).run()


def stays(world: World) -> list[tuple[str, float, float | None]]:
    return [(one.id, one.ordered_at, one.ended_at) for pool in world.pools.values() for one in pool.gone]


class Scripted:
    """Vision replicas by the clock: a list of (from when on, how many)."""

    name = "scripted"

    def __init__(self, *steps: tuple[float, int], text: int = 0) -> None:
        self._steps, self._text = steps, text

    def decide(self, snapshot: Snapshot, now: float) -> Decisions:
        replicas = [count for since, count in self._steps if now >= MONDAY + since][-1]
        return Decisions(Decision(Pool.VISION, replicas, ""), Decision(Pool.TEXT, self._text, ""))


def scripted(*steps: tuple[float, int], text: int = 0, decks: tuple[Deck, ...] = (DECK,)) -> World:
    setting = Setting(boot_means=(10.0, 10.0), boot_cv=0.0, boot_failures=0.0)
    policy = Scripted((0.0, 0), *steps, text=text)
    return World(Trace("test", decks, days=0.1), Driver(policy, tick=1.0), setting, skip_idle=False).run()


@pytest.mark.parametrize("days", [1.0, pytest.param(3.0, marks=long)])
@pytest.mark.parametrize("policy", [name for name in NAMES if not name.startswith("always")])
def test_skipping_idle_ticks_changes_nothing(policy: str, days: float) -> None:
    trace = generate("bursty", 400, 11, days=days)
    assert stays(run(policy, trace)) == stays(run(policy, trace, skip_idle=False))


@pytest.mark.parametrize("policy", NAMES)
def test_no_policy_sees_the_future(policy: str) -> None:
    trace = generate("office", 1600, 12, days=1)
    until = MONDAY + 12 * 3600
    cut = replace(trace, decks=tuple(deck for deck in trace.decks if deck.uploaded_at < until))
    seen: list[list[object]] = [[], []]
    for record, one in zip(seen, (trace, cut), strict=True):
        world = World(one, driver(policy, Scaling(), SETTING), SETTING, 1)
        world.watch = lambda at, said, record=record: at.taken_at < until and record.append((at, said))  # type: ignore[misc]
        world.run()
    assert seen[0] == seen[1]
    assert len(cut.decks) < len(trace.decks)


def test_every_policy_gets_the_same_boots() -> None:
    trace = generate("office", 400, 13, days=2)
    boots = [
        {
            one.id: one.ready_at - one.ordered_at
            for one in run(name, trace).pools[Pool.VISION].gone
            if one.ready_at
        }
        for name in OWN
    ]
    both = boots[0].keys() & boots[1].keys()
    assert len(both) > 5
    assert all(boots[0][name] == pytest.approx(boots[1][name]) for name in both)


def test_two_tasks_on_one_gpu_take_twice_as_long_each() -> None:
    world = scripted((0.0, 1), text=1)
    run = world.runs[0]
    assert run.started_at == pytest.approx(MONDAY + 100.0)
    assert run.text_due_at == pytest.approx(MONDAY + 200.0)
    assert run.ended_at == pytest.approx(MONDAY + 300.0)


def test_decks_that_wait_start_before_the_first_gets_feedback() -> None:
    burst = tuple(replace(DECK, uploaded_at=DECK.uploaded_at + number) for number in range(4))
    started = []
    for seconds in (300.0, 0.0):
        setting = Setting(
            slots=(2, 3),
            boot_means=(120.0, 120.0),
            boot_cv=0.0,
            boot_failures=0.0,
            feedback_yields_for=seconds,
        )
        policy = Driver(Scripted((0.0, 1), text=1), tick=1.0)
        world = World(Trace("test", burst, days=0.1), policy, setting, skip_idle=False).run()
        started.append([round((run.started_at or math.inf) - MONDAY) for run in world.runs])
    behind, at_once = started
    visual = round(DECK.visual)
    assert behind == [behind[0], behind[0], behind[0] + 2 * visual, behind[0] + 2 * visual]
    assert at_once[3] > behind[3]


def test_a_stopped_vision_replica_keeps_whole_slides() -> None:
    world = scripted((0.0, 1), (147.0, 0), (160.0, 1), text=1)
    vision = meter.bill(world.pools[Pool.VISION].gone, world.setting)
    assert vision.busy == pytest.approx(
        100.0 + 7.0
    )  # 3.5 s of a slide in each of two tasks, at half the pace


def test_a_stopped_text_replica_may_end_what_the_grace_allows_and_loses_the_rest() -> None:
    class Stopping(Scripted):
        def decide(self, snapshot: Snapshot, now: float) -> Decisions:
            said = super().decide(snapshot, now)
            return Decisions(
                said.vision, replace(said.text, replicas=int(not MONDAY + 205 <= now < MONDAY + 250))
            )

    setting = Setting(boot_means=(10.0, 10.0), boot_cv=0.0, boot_failures=0.0)
    policy = Stopping((0.0, 1), text=1)
    world = World(Trace("test", (DECK,), days=0.1), Driver(policy, tick=1.0), setting, skip_idle=False).run()
    text = meter.bill(world.pools[Pool.TEXT].gone, setting)
    assert text.busy == pytest.approx(
        5.0 + 30.0 + 100.0, abs=1.0
    )  # the first 35 s of the main task, then all of it


def test_a_boot_that_fails_is_begun_again_and_billed_throughout() -> None:
    setting = replace(SETTING, boot_failures=0.9)
    trace = Trace("test", (DECK,), days=0.1)
    world = World(trace, Driver(Scripted((0.0, 1), text=1)), setting, skip_idle=False).run()
    booted = [
        one.ready_at - one.ordered_at for pool in world.pools.values() for one in pool.gone if one.ready_at
    ]
    assert max(booted, default=math.inf) > 300
    assert all(one.ended_at is not None for pool in world.pools.values() for one in pool.gone)


@pytest.mark.parametrize(
    ("trace", "days"),
    [(trace, LENGTHS.get(trace, SHORT)) for trace in TRACES]
    + [pytest.param(trace, LONG, marks=long) for trace in TRACES if trace not in LENGTHS],
)
def test_on_every_trace_all_decks_end_under_the_products_policies(trace: str, days: float) -> None:
    plan = Plan(("just_in_time",), (trace,), (200,), (1,), days=days)
    decks = trace_of(Job("just_in_time", trace, 200, 1, plan))
    for policy in OWN:
        outcome = meter.measure(run(policy, decks))
        assert outcome.unfinished == 0


def test_the_same_seed_gives_the_same_month_and_another_a_different_one() -> None:
    assert generate("bursty", 800, 1) == generate("bursty", 800, 1) != generate("bursty", 800, 2)


def test_an_office_works_on_weekdays_between_8_and_18() -> None:
    hours = [(deck.uploaded_at - MONDAY) % DAY / 3600 for deck in generate("office", 1600, 1).decks]
    weekend = [
        deck for deck in generate("office", 1600, 1).decks if (deck.uploaded_at - MONDAY) // DAY % 7 >= 5
    ]
    assert sum(1 for hour in hours if not 8 <= hour < 18.1) < len(hours) / 100
    assert len(weekend) < len(hours) / 20


def test_decks_are_of_the_size_that_the_cost_model_says() -> None:
    decks = [deck for seed in range(3) for deck in generate("steady", 1600, seed).decks]
    slides = sorted(deck.slides for deck in decks)
    assert slides[len(slides) // 2] == 14
    assert (slides[0], slides[-1] <= 60) == (5, True)
    assert sum(deck.visual / deck.slides for deck in decks) / len(decks) == pytest.approx(3.5, rel=0.02)
    assert sum(deck.text_seconds for deck in decks) / len(decks) == pytest.approx(120.0, rel=0.03)
