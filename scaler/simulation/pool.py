"""A simulated pool: its queue, its replicas, and what they cost. It decides only which replica takes the next task.

Tasks are served first come, first served by whichever slot has waited longest, as workers that block on one Redis list are;
feedback lets others go first for a while (docs/decisions/0008).
"""

import math
from bisect import bisect_right
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

import simpy

from scaler.policy.snapshot import Pool, ReplicaState
from scaler.simulation.replica import SimulatedReplica, Work
from scaler.simulation.setting import Setting


@dataclass(slots=True)
class Boots:
    """The boots of one pool, the same for every policy: the n-th replica ordered takes as long whoever orders it."""

    pool: Pool
    setting: Setting
    seed: int
    factor: float = 1.0
    _drawn: int = 0

    def draw(self) -> list[float]:
        """How long the next replica boots: one figure, and one more for each failure before it."""
        random = Random(f"boot/{self.pool}/{self.seed}/{self._drawn}")
        self._drawn += 1
        mean = self.setting.boot_mean(self.pool) * self.factor
        sigma = math.sqrt(math.log1p(self.setting.boot_cv**2))
        boots = [mean * math.exp(random.gauss(-sigma * sigma / 2, sigma))]
        while random.random() < self.setting.boot_failures:
            boots.append(mean * math.exp(random.gauss(-sigma * sigma / 2, sigma)))
        return boots


@dataclass(slots=True, eq=False)
class SimulatedPool:
    """The queue and the replicas of one pool. `ended` are tasks' and `ready` replicas' moments that others wait for."""

    pool: Pool
    setting: Setting
    env: simpy.Environment
    boots: Boots
    random: Random
    on_done: Callable[[Work], None]
    on_ready: Callable[["SimulatedPool", SimulatedReplica, float], None]
    queue: deque[Work] = field(default_factory=deque)
    replicas: dict[str, SimulatedReplica] = field(default_factory=dict)
    gone: list[SimulatedReplica] = field(default_factory=list)
    last_needed_at: float | None = None
    _free: deque[SimulatedReplica] = field(default_factory=deque)

    def counted(self) -> list[SimulatedReplica]:
        """The replicas that work or will."""
        return [replica for replica in self.replicas.values() if replica.state is not ReplicaState.DRAINING]

    def running(self) -> list[Work]:
        """The tasks that have a slot, their progress brought up to now."""
        for replica in self.replicas.values():
            replica.advance()
        return [work for replica in self.replicas.values() for work in replica.tasks]

    def add(self, work: Work) -> None:
        """A task is due."""
        work.due_at = self.env.now
        self.queue.insert(bisect_right(self.queue, self._turn(work), key=self._turn), work)
        self._serve()

    def _turn(self, work: Work) -> float:
        yields = work.kind == "feedback" and not work.begun
        return work.due_at + (self.setting.feedback_yields_for if yields else 0.0)

    def order(self, count: int) -> None:
        """Start replicas. One that is ordered before any task is due here counts as pre-warmed."""
        wanted = bool(self.queue) or any(replica.tasks for replica in self.replicas.values())
        for _ in range(count):
            name = f"{self.pool}-{len(self.replicas) + len(self.gone) + 1}"
            replica = SimulatedReplica(
                name, self.pool, self.setting.slots_of(self.pool), self.env, self._ended, self._left
            )
            replica.ordered_at = self.env.now
            replica.pre_warmed = not wanted
            self.replicas[name] = replica
            self.env.process(self._boot(replica))

    def stop(self, count: int, names: tuple[str, ...] | None = None) -> None:
        """Stop replicas: those named, or as a platform chooses: those not ready first, then any."""
        if names is not None:
            chosen = [self.replicas[name] for name in names if name in self.replicas]
        else:
            candidates = self.counted()
            self.random.shuffle(candidates)
            candidates.sort(key=lambda replica: replica.state is ReplicaState.READY)
            chosen = candidates[:count]
        for replica in chosen:
            replica.drain(self.setting.grace)

    def _boot(self, replica: SimulatedReplica) -> simpy.events.ProcessGenerator:
        boots = self.boots.draw()
        for seconds in boots:
            yield self.env.timeout(seconds)
            if replica.state is not ReplicaState.BOOTING:
                return
        replica.state = ReplicaState.READY
        replica.ready_at = replica.idle_since = self.env.now
        self._free.extend([replica] * replica.slots)
        self.on_ready(self, replica, self.env.now - replica.ordered_at)
        self._serve()

    def _serve(self) -> None:
        while self.queue and self._free:
            replica = self._free.popleft()
            if replica.state is ReplicaState.READY:
                work = self.queue.popleft()
                if work.run.started_at is None:
                    work.run.started_at = self.env.now
                replica.take(work)

    def _ended(self, replica: SimulatedReplica, work: Work) -> None:
        self._free.append(replica)
        self.on_done(work)
        self._serve()

    def _left(self, replica: SimulatedReplica, left: list[Work]) -> None:
        del self.replicas[replica.id]
        self.gone.append(replica)
        for work in left:
            self.add(work)
