"""What a run cost and how long decks took: the figures of the report, each with its definition. It decides nothing.

* cost: every replica from its order to its end, booting, working and idle, in the billing's own steps, failed boots included.
* started: from upload to the first task that has a slot. completed: from upload to the last task's end.
* pre-warm precision: of the text replicas ordered before any text task was due, the share that served a task before their end.
* pre-warm coverage (PRD: "text containers ready when needed"): of all decks, the share whose first text task found a ready text
  replica within the PRD's 30 s for the handoff.
* cold starts hidden: the same share over the first deck after each start of the text pool from nothing.
* boot hidden: of the boots of those starts, the share of seconds that no deck had to wait for.
* utilisation (PRD: "during active processing"): busy seconds over the seconds from ready to the last task's end.
"""

import math
from dataclasses import dataclass
from statistics import median

from scaler.policy.snapshot import Pool
from scaler.simulation.replica import Run, SimulatedReplica
from scaler.simulation.setting import Setting
from scaler.simulation.world import World

HANDOFF = 30.0
COMPLETE = 900.0
START = 300.0


@dataclass(frozen=True, slots=True)
class Bill:
    """The replica-seconds of one pool. `billed` is what is paid; the others are what became of the time before rounding."""

    replicas: int
    billed: float
    lasted: float
    boot: float
    busy: float
    active: float

    @property
    def idle(self) -> float:
        """Seconds in which a ready replica had nothing to do."""
        return self.lasted - self.boot - self.busy


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures of one run. Money in dollars, times in seconds, shares between 0 and 1."""

    decks: int
    unfinished: int
    cost: float
    completions: tuple[float, ...]
    completed_in_time: float
    started_in_time: float
    prewarm_precision: float
    prewarm_coverage: float
    cold_starts_hidden: float
    boot_hidden: float
    utilisation: float
    bills: dict[str, Bill]

    @property
    def cost_per_deck(self) -> float:
        """Dollars a deck; 0 without decks."""
        return self.cost / self.decks if self.decks else 0.0

    @property
    def p50(self) -> float:
        """The median completion."""
        return median(self.completions) if self.completions else math.inf

    @property
    def p95(self) -> float:
        """The completion that 95 % of decks do not exceed."""
        return percentile(self.completions, 0.95)


def measure(world: World) -> Outcome:
    """The figures of a world that has run. A deck that never ended counts as late."""
    runs, setting = world.runs, world.setting
    bills = {pool.value: bill(world.pools[pool].gone, setting) for pool in Pool}
    completions = sorted(run.ended_at - run.deck.uploaded_at for run in runs if run.ended_at is not None)
    started = [run.started_at - run.deck.uploaded_at for run in runs if run.started_at is not None]
    warm = [replica for replica in world.pools[Pool.TEXT].gone if replica.pre_warmed]
    waits = [run.text_wait for run in runs if run.text_wait is not None]
    cold = _cold_starts(world)
    active = math.fsum(one.active for one in bills.values())
    return Outcome(
        decks=len(runs),
        unfinished=len(runs) - len(completions),
        cost=math.fsum(bills[pool.value].billed * setting.price(pool) for pool in Pool),
        completions=tuple(completions),
        completed_in_time=share(completions, COMPLETE, of=len(runs)),
        started_in_time=share(started, START, of=len(runs)),
        prewarm_precision=sum(1 for replica in warm if replica.served) / len(warm) if warm else 0.0,
        prewarm_coverage=share(waits, HANDOFF, of=len(waits)),
        cold_starts_hidden=share([wait for wait, _ in cold], HANDOFF, of=len(cold)),
        boot_hidden=1 - math.fsum(min(wait, boot) for wait, boot in cold) / math.fsum(b for _, b in cold)
        if cold
        else 0.0,
        utilisation=math.fsum(one.busy for one in bills.values()) / active if active else 0.0,
        bills=bills,
    )


def bill(replicas: list[SimulatedReplica], setting: Setting) -> Bill:
    """Add up replicas that have ended."""
    lasted = [(replica.ended_at or replica.ordered_at) - replica.ordered_at for replica in replicas]
    block = setting.block
    billed = [math.ceil(seconds / block - 1e-9) * block if block else seconds for seconds in lasted]
    boots = [
        (replica.ready_at or replica.ended_at or replica.ordered_at) - replica.ordered_at
        for replica in replicas
    ]
    active = [
        max((replica.last_end or 0.0) - replica.ready_at, 0.0)
        for replica in replicas
        if replica.ready_at is not None
    ]
    busy = math.fsum(replica.busy_seconds for replica in replicas)
    return Bill(
        len(replicas), math.fsum(billed), math.fsum(lasted), math.fsum(boots), busy, math.fsum(active)
    )


def _cold_starts(world: World) -> list[tuple[float, float]]:
    """For each start of the text pool from nothing: how long its first deck waited, and how long the boot took."""
    replicas = sorted(world.pools[Pool.TEXT].gone, key=lambda replica: replica.ordered_at)
    needs = sorted((run for run in world.runs if run.text_due_at is not None), key=_due)
    found, covered, place = [], -math.inf, 0
    for replica in replicas:
        if replica.ready_at is not None and replica.ordered_at >= covered:
            while place < len(needs) and _met(needs[place]) <= replica.ordered_at:
                place += 1
            if place < len(needs) and needs[place].text_wait is not None:
                found.append((needs[place].text_wait or 0.0, replica.ready_at - replica.ordered_at))
        covered = max(covered, replica.ended_at or math.inf)
    return found


def _due(run: Run) -> float:
    return run.text_due_at or 0.0


def _met(run: Run) -> float:
    return _due(run) + (run.text_wait or 0.0)


def share(values: list[float], limit: float, *, of: int) -> float:
    """The share of `of` whose value is not above `limit`; 0 of none."""
    return sum(1 for value in values if value <= limit) / of if of else 0.0


def percentile(values: tuple[float, ...], level: float) -> float:
    """The smallest value that this share of the sorted `values` does not exceed; infinite of none."""
    return values[min(math.ceil(level * len(values)) - 1, len(values) - 1)] if values else math.inf
