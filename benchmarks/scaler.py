"""How long does a decision take, and is it sane at a million decks a day? `make bench-scaler`

First `decide` alone on a snapshot of 100,000 live pipelines and 3,000 replicas. Then two hours of a simulated day of 1,000,000
decks, from a cold start, with limits far above what that takes: how long decisions take there, how many replicas they order
beside the work that arrives, and what becomes of the decks. The provider takes names: one that does not could only be lowered
when a thousand replicas are idle at once, which at this size they never are.
"""

import statistics
import time
from collections import Counter
from collections.abc import Callable

import click

from scaler.policy.config import Scaling
from scaler.policy.decision import Decisions, Policy
from scaler.policy.just_in_time import JustInTime
from scaler.policy.rules import Rules
from scaler.policy.snapshot import (
    Load,
    Pool,
    PoolState,
    Replica,
    ReplicaState,
    Snapshot,
    VisionProgress,
    Wave,
)
from scaler.simulation import meter
from scaler.simulation.setting import Setting
from scaler.simulation.traces import generate
from scaler.simulation.world import Driver, World

PIPELINES, REPLICAS, WAVES, REPEATS = 100_000, 1_500, 60, 200
DECKS_A_DAY, HOURS = 1_000_000, 2
WIDE = Scaling.model_validate(
    {"vision_container_scaling": {"max_replicas": 4_000}, "text_container_scaling": {"max_replicas": 4_000}}
)
NOW = 1_000_000.0


def crowded() -> Snapshot:
    """A snapshot of so many live pipelines, half of them in each pool, in as many waves as a snapshot may have."""
    each = PIPELINES // 2 // WAVES
    seconds = each * 115.0
    queue = tuple(Wave(NOW - 5.0 * place, each, 2 * each, seconds, each) for place in reversed(range(WAVES)))
    coming = tuple(
        Wave(
            NOW - 5.0 * (WAVES - place),
            each,
            4 * each,
            seconds,
            ahead_seconds=seconds * (place + 1),
            own_seconds=100.0,
        )
        for place in range(WAVES)
    )
    return Snapshot(NOW, _pool(queue, ()), _pool(queue, coming), VisionProgress(99.0, 1_000), NOW)


def _pool(queue: tuple[Wave, ...], coming: tuple[Wave, ...]) -> PoolState:
    ready = [
        Replica(f"r{n}", ReplicaState.READY, NOW - 900, NOW - 700, busy=2) for n in range(REPLICAS - 200)
    ]
    booting = [Replica(f"b{n}", ReplicaState.BOOTING, NOW - n) for n in range(200)]
    work = Load(sum(wave.tasks for wave in queue), sum(wave.seconds for wave in queue), NOW - 300, NOW)
    running = Load(2 * REPLICAS, 60.0 * REPLICAS)
    return PoolState((*ready, *booting), work, running, queue, coming, PIPELINES // 2, PIPELINES, NOW)


def timed(policy: Policy) -> list[float]:
    """The milliseconds of each of many decisions."""
    snapshot, taken = crowded(), []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        policy.decide(snapshot, NOW)
        taken.append((time.perf_counter() - begin) * 1000)
    return taken


class Timed:
    """A policy whose decisions are timed."""

    def __init__(self, policy: Policy) -> None:
        self.policy, self.name, self.taken = policy, policy.name, list[float]()

    def decide(self, snapshot: Snapshot, now: float) -> Decisions:
        """Decide as the policy does."""
        begin = time.perf_counter()
        said = self.policy.decide(snapshot, now)
        self.taken.append((time.perf_counter() - begin) * 1000)
        return said


def a_million_a_day(say: Callable[[str], None]) -> None:
    """Two hours of a day of 1,000,000 decks."""
    trace = generate("steady", DECKS_A_DAY * 28, 1, days=HOURS / 24)
    policy = Timed(JustInTime(WIDE))
    peak = dict.fromkeys(Pool, 0)

    def watch(snapshot: Snapshot, said: Decisions) -> None:
        for decision in said:
            peak[decision.pool] = max(peak[decision.pool], decision.replicas)

    # A controller decides one at a time: it could not decide at each of twelve uploads a second.
    world = World(trace, Driver(policy, at_uploads=False), Setting(can_name_victim=True), watch=watch).run()
    outcome = meter.measure(world)
    hours = Counter(deck.uploaded_at // 3600 for deck in trace.decks)
    rate = max(hours.values()) / 3600
    say(
        f"{len(trace.decks):,} decks in {HOURS} h; at most {peak[Pool.VISION]:,} vision and {peak[Pool.TEXT]:,} text replicas"
    )
    for pool, name in ((Pool.VISION, "vision_seconds"), (Pool.TEXT, "text_seconds")):
        work = sum(getattr(deck, name) for deck in trace.decks) / len(trace.decks) * rate
        say(f"  {pool}: the work of the busiest hour keeps {work:,.0f} replicas busy")
    say(f"  decision: {summary(policy.taken)}")
    say(
        f"  ${outcome.cost_per_deck:.4f} a deck, {outcome.completed_in_time:.1%} complete within 15 min, "
        f"{outcome.started_in_time:.1%} start within 5 min, utilisation {outcome.utilisation:.0%}"
    )


def summary(taken: list[float]) -> str:
    """The median and the largest of some milliseconds."""
    return f"median {statistics.median(taken):.2f} ms, longest {max(taken):.2f} ms of {len(taken):,}"


@click.command()
def main() -> None:
    """Print how long decisions take."""
    click.echo(f"decide alone, {PIPELINES:,} live pipelines, {2 * REPLICAS:,} replicas:")
    for policy in (JustInTime(WIDE), Rules(WIDE)):
        click.echo(f"  {policy.name}: {summary(timed(policy))}")
    a_million_a_day(click.echo)


if __name__ == "__main__":
    main()
