"""The snapshot of the simulated world, as the record and the provider would give it. It decides nothing.

It tells what is known at the moment and no more: expected work, not the work that was drawn; progress of vision tasks in whole
slides; none of text tasks.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scaler.policy.learned import Learned
from scaler.policy.snapshot import Load, Pool, PoolState, Provider, Replica, Snapshot, VisionProgress, Wave
from scaler.simulation.replica import Run, SimulatedReplica, Work

if TYPE_CHECKING:
    from scaler.simulation.pool import SimulatedPool
    from scaler.simulation.world import World

#: Pipelines uploaded within so many seconds of each other make one wave.
WAVE_SECONDS = 15.0
#: PRD: a pipeline is complete within 15 minutes.
DEADLINE = 900.0
#: PRD: text is started when `visual_analysis` is at 80 %.
TRIGGER = 80.0


@dataclass(slots=True)
class _Sum:
    """A wave that is being added up."""

    oldest_at: float
    pipelines: int = 0
    tasks: int = 0
    seconds: float = 0.0
    unstarted: int = 0
    ahead: float = math.inf
    own: float = 0.0

    def wave(self) -> Wave:
        """The finished wave."""
        ahead = 0.0 if math.isinf(self.ahead) else self.ahead
        return Wave(self.oldest_at, self.pipelines, self.tasks, self.seconds, self.unstarted, ahead, self.own)


class Waves:
    """Sums of pipelines by the time of their upload."""

    def __init__(self) -> None:
        self._sums: dict[int, _Sum] = {}

    def of(self, uploaded_at: float) -> _Sum:
        """The sum that an upload belongs to."""
        key = int(uploaded_at // WAVE_SECONDS)
        found = self._sums.get(key)
        if found is None:
            found = self._sums[key] = _Sum(uploaded_at)
        found.oldest_at = min(found.oldest_at, uploaded_at)
        return found

    def finished(self) -> tuple[Wave, ...]:
        """All waves, oldest first."""
        return tuple(self._sums[key].wave() for key in sorted(self._sums))


class Observer:
    """Takes snapshots of a world."""

    def __init__(self, world: World) -> None:
        self._world = world
        setting = world.setting
        self._provider = Provider(
            can_name_victim=setting.can_name_victim,
            billing_block=setting.block,
            vision_price=setting.price(Pool.VISION),
            text_price=setting.price(Pool.TEXT),
        )

    def glance(self) -> Snapshot:
        """What a peer looks at: tasks and replicas, no expectations. Much quicker than a snapshot."""
        world = self._world
        vision, text = (self._counts(world.pools[pool]) for pool in Pool)
        return Snapshot(world.env.now, vision, text)

    def _counts(self, pool: SimulatedPool) -> PoolState:
        queue = pool.queue
        running = sum(len(replica.tasks) for replica in pool.replicas.values())
        oldest = min((work.due_at for work in queue), default=None)
        return PoolState(
            replicas=tuple(self._replica(replica) for replica in pool.replicas.values()),
            due=Load(len(queue), oldest_at=oldest),
            running=Load(running),
        )

    def snapshot(self) -> Snapshot:
        """What is known now."""
        world = self._world
        now, learned = world.env.now, world.memory.learned()
        vision, text = world.pools[Pool.VISION], world.pools[Pool.TEXT]
        at_vision, at_text = vision.running(), text.running()
        coming, progress = self._coming(vision, at_vision, learned)
        return Snapshot(
            now,
            self._state(vision, at_vision, learned, coming=()),
            self._state(text, at_text, learned, coming=coming),
            progress,
            world.last_upload_at,
            learned,
            provider=self._provider,
        )

    def _state(
        self, pool: SimulatedPool, running: list[Work], learned: Learned, *, coming: tuple[Wave, ...]
    ) -> PoolState:
        waves, active = Waves(), {work.run for work in running}
        for work in pool.queue:
            found = waves.of(work.run.deck.uploaded_at)
            found.tasks += 1
            found.seconds += expected(work, learned)
            if work.run not in active:
                active.add(work.run)
                found.pipelines += 1
                found.unstarted += work.run.started_at is None
            elif not found.pipelines:
                found.pipelines = 1
        queued = [work for work in pool.queue if work.kind == "main"]
        for work in queued + [work for work in running if work.kind == "main"]:
            found = waves.of(work.run.deck.uploaded_at)
            found.tasks += len(work.run.deck.special)
            found.seconds += len(work.run.deck.special) * learned.special.mean
            found.pipelines = found.pipelines or 1
        needed_by = len(active) if pool.pool is Pool.VISION else self._need_text()
        return PoolState(
            replicas=tuple(self._replica(replica) for replica in pool.replicas.values()),
            due=_load(list(pool.queue), learned),
            running=_load(running, learned),
            queue=waves.finished(),
            coming=coming,
            active=len(active),
            needed_by=needed_by,
            last_needed_at=self._world.env.now if needed_by else pool.last_needed_at,
        )

    def _need_text(self) -> int:
        return sum(1 for run in self._world.live if run.text_left)

    def _coming(
        self, vision: SimulatedPool, running: list[Work], learned: Learned
    ) -> tuple[tuple[Wave, ...], VisionProgress]:
        waves, highest, over = Waves(), 0.0, 0
        ahead = math.fsum(expected(work, learned) for work in running)
        for replica in vision.replicas.values():
            for work in replica.tasks:
                if work.kind == "visual" and work.run.deck.main > 0:
                    own = expected(work, learned) * len(replica.tasks)
                    _coming_one(waves, work.run, learned, ahead=own, own=own)
                    percent = 100 * work.done / work.seconds
                    highest, over = max(highest, percent), over + (percent >= TRIGGER)
        for work in vision.queue:
            seconds = expected(work, learned)
            ahead += seconds
            if work.kind == "visual" and work.run.deck.main > 0:
                own = 2 * seconds  # its sibling shares the GPU with it
                _coming_one(waves, work.run, learned, ahead=ahead + seconds, own=own)
        return waves.finished(), VisionProgress(highest, over)

    def _replica(self, replica: SimulatedReplica) -> Replica:
        block, now = self._world.setting.block, self._world.env.now
        paid = replica.ordered_at + math.ceil((now - replica.ordered_at) / block) * block if block else now
        return Replica(
            replica.id,
            replica.state,
            replica.ordered_at,
            replica.ready_at,
            len(replica.tasks),
            replica.idle_since,
            paid,
        )


def _coming_one(waves: Waves, run: Run, learned: Learned, *, ahead: float, own: float) -> None:
    found = waves.of(run.deck.uploaded_at)
    found.pipelines += 1
    found.tasks += 1 + len(run.deck.special)
    found.seconds += learned.main.mean + len(run.deck.special) * learned.special.mean
    if ahead < found.ahead:
        found.ahead, found.own = ahead, own


def expected(work: Work, learned: Learned) -> float:
    """The work that is expected to be left of a task, in GPU-seconds: by slides for vision, by elapsed time for text."""
    if work.pool is Pool.VISION:
        slides = work.run.deck.slides
        left = slides - math.floor(slides * work.done / work.seconds + 1e-9)
        return max(left, 0.5) * learned.slide.mean
    mean = learned.main.mean if work.kind == "main" else learned.special.mean
    return max(mean - work.done, mean / 4)


def _load(works: list[Work], learned: Learned) -> Load:
    if not works:
        return Load()
    oldest = min(work.due_at for work in works)
    first = min(work.run.deck.uploaded_at for work in works)
    return Load(len(works), math.fsum(expected(work, learned) for work in works), oldest, first + DEADLINE)
