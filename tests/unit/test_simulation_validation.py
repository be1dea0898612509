"""The simulated world against what queueing theory says, before anything it shows is believed.

M/M/c: Erlang C. M/G/1 with set-up D, stopped when empty:
W = lam E[S^2] / (2 (1 - rho)) + (2 E[D] + lam E[D^2]) / (2 (1 + lam E[D])); boots a second = lam (1 - rho) / (1 + lam E[D]).
"""

import math
from random import Random

import pytest

from scaler.policy.decision import Decision, Decisions
from scaler.policy.snapshot import Pool, Snapshot
from scaler.simulation import bounds, meter
from scaler.simulation.bounds import Job, clairvoyant, with_slack
from scaler.simulation.decks import Deck
from scaler.simulation.setting import Setting
from scaler.simulation.traces import MONDAY, Trace, generate
from scaler.simulation.world import Driver, World

SERVICE, GAP = 60.0, 40.0
#: Decks of a run: fewer would not come near enough to the formulas.
DECKS = 30_000

long = pytest.mark.acceptance


class Fixed:
    """So many vision replicas; with `on_demand`, none while nothing is to do."""

    name = "fixed"

    def __init__(self, replicas: int, *, on_demand: bool = False) -> None:
        self._replicas, self._on_demand = replicas, on_demand

    def decide(self, snapshot: Snapshot, now: float) -> Decisions:
        state = snapshot.vision
        none = self._on_demand and not state.due.tasks and not state.running.tasks
        vision = Decision(Pool.VISION, 0 if none else self._replicas, "")
        return Decisions(vision, Decision(Pool.TEXT, 0, ""))


def months(gap: float, draw: str, *, count: int = DECKS, seed: int = 7) -> Trace:
    """Decks with a single task, arriving at random."""
    random, at, decks = Random(seed), MONDAY, []
    for _ in range(count):
        at += random.expovariate(1 / gap)
        work = (
            random.expovariate(1 / SERVICE) if draw == "exponential" else random.gammavariate(4, SERVICE / 4)
        )
        decks.append(Deck(at, 1, work))
    return Trace("theory", tuple(decks), days=(at - MONDAY) / 86_400)


def waits(world: World) -> float:
    return math.fsum((run.started_at or 0) - run.deck.uploaded_at for run in world.runs) / len(world.runs)


def erlang_c(replicas: int, load: float) -> float:
    """The probability that a task has to wait."""
    top = load**replicas / math.factorial(replicas) * replicas / (replicas - load)
    return top / (math.fsum(load**k / math.factorial(k) for k in range(replicas)) + top)


@pytest.mark.parametrize("replicas", [2, pytest.param(3, marks=long)])
def test_waiting_is_what_erlang_c_says(replicas: int) -> None:
    setting = Setting(slots=(1, 1), boot_means=(1e-6, 1.0), boot_failures=0.0)
    driver = Driver(Fixed(replicas), tick=1e6, own=False, starts_with=(replicas, 0))
    world = World(months(GAP, "exponential", count=4 * DECKS), driver, setting).run()
    expected = erlang_c(replicas, SERVICE / GAP) * SERVICE / (replicas - SERVICE / GAP)
    assert waits(world) == pytest.approx(expected, rel=0.05)


@pytest.mark.parametrize("gap", [90.0, pytest.param(300.0, marks=long)])
def test_a_pool_with_set_up_that_stops_when_empty_waits_and_boots_as_the_formula_says(gap: float) -> None:
    setting = Setting(slots=(1, 1), boot_cv=0.5, boot_failures=0.0)
    driver = Driver(Fixed(1, on_demand=True), tick=1e6, own=False, eager=True)
    world = World(months(gap, "gamma"), driver, setting).run()
    arrivals, load, boot = 1 / gap, SERVICE / gap, 180.0
    service_squared, boot_squared = SERVICE**2 * 1.25, boot**2 * 1.25
    wait = arrivals * service_squared / (2 * (1 - load))
    wait += (2 * boot + arrivals * boot_squared) / (2 * (1 + arrivals * boot))
    assert waits(world) == pytest.approx(wait, rel=0.03)
    boots = len(world.pools[Pool.VISION].gone) / DECKS
    assert boots == pytest.approx((1 - load) / (1 + arrivals * boot), rel=0.03)


def test_little_holds_for_the_whole_system() -> None:
    world = World(generate("office", 800, 3, days=7), _always(), Setting()).run()
    stays = math.fsum((run.ended_at or 0) - run.deck.uploaded_at for run in world.runs)
    events = [(run.deck.uploaded_at, 1) for run in world.runs] + [
        (run.ended_at or 0, -1) for run in world.runs
    ]
    area = inside = 0.0
    last = MONDAY
    for at, change in sorted(events):
        area, inside, last = area + inside * (at - last), inside + change, at
    assert area == pytest.approx(stays)


def _always() -> Driver:
    return Driver(Fixed(2), tick=3600.0, own=False, starts_with=(2, 3))


@pytest.mark.parametrize("policy", ["just_in_time", "rules", "runpod", "verda"])
def test_what_is_billed_is_exactly_boots_work_and_idling(policy: str) -> None:
    from scaler.policy.config import Scaling
    from scaler.simulation.policies import driver

    setting = Setting()
    world = World(generate("bursty", 800, 3, days=4), driver(policy, Scaling(), setting), setting).run()
    outcome = meter.measure(world)
    for bill in outcome.bills.values():
        assert bill.billed == pytest.approx(bill.boot + bill.busy + bill.idle)
        assert bill.idle >= -1e-6
    work = math.fsum(run.deck.vision_seconds for run in world.runs)
    assert outcome.bills["vision"].busy >= work - 1e-3


def test_blocks_are_billed_as_started() -> None:
    by_second = World(generate("office", 400, 3, days=3), _fixed_on_demand(), Setting()).run()
    bills = [
        meter.bill(by_second.pools[Pool.VISION].gone, Setting(billing=billing))
        for billing in ("second", "block")
    ]
    assert bills[1].billed % 600 == pytest.approx(0)
    assert bills[0].billed < bills[1].billed < bills[0].billed + 600 * bills[0].replicas


def _fixed_on_demand() -> Driver:
    return Driver(Fixed(1, on_demand=True))


def _brute_force(intervals: list[tuple[float, float]], boot: float) -> float:
    """The cheapest way to give fixed intervals to replicas, all ways tried."""

    def best(place: int, free: tuple[float, ...]) -> float:
        if place == len(intervals):
            return 0.0
        start, end = intervals[place]
        ways = [boot + best(place + 1, (*free, end))]
        for at, since in enumerate(free):
            if since <= start:
                rest = free[:at] + free[at + 1 :]
                ways.append(min(start - since, boot) + best(place + 1, (*rest, end)))
        return end - start + min(ways)

    return best(0, ())


@pytest.mark.parametrize("seed", range(40))
def test_the_no_wait_optimum_is_what_trying_everything_finds(seed: int) -> None:
    random = Random(seed)
    starts = sorted(random.uniform(0, 1500) for _ in range(6))
    intervals = [(start, start + random.uniform(10, 400)) for start in starts]
    assert clairvoyant(intervals, 200.0) == pytest.approx(_brute_force(intervals, 200.0))


def test_with_slack_a_deck_waits_for_the_next_one_where_that_saves_a_boot() -> None:
    jobs = [Job(0.0, 300.0, 100.0), Job(350.0, 650.0, 100.0)]
    schedule = with_slack(jobs, 240.0)
    assert schedule.seconds == 240.0 + 200.0
    assert schedule.starts[1] - schedule.starts[0] == 100.0


def test_the_bounds_are_in_order_on_a_month() -> None:
    found = bounds.bounds(generate("office", 800, 5).decks, Setting())
    assert found.busy < found.slack < found.no_wait
