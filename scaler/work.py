"""The pools' work in seconds, from groups of live pipelines and learned figures. It decides nothing and owns no table.

Work that waits for its turn follows from the graph: behind a live `visual_analysis` comes all of the text work, behind a live
main task the specialised ones. The one exception, a deck of which somebody cancelled the rest, costs a text replica that
starts in vain.
"""

import math
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.graph import GRAPH, MAIN_TASK, Queue, Task, descendants, tasks_of
from scaler.facts import OLD_SECONDS, Group, due, running
from scaler.policy.learned import Learned
from scaler.policy.snapshot import Load, PoolState, VisionProgress, Wave

VISUAL, FEEDBACK = Task.VISUAL_ANALYSIS, Task.SLIDE_FEEDBACK
VISION, TEXT = tasks_of(Queue.VISION), tasks_of(Queue.TEXT)
SPECIAL = descendants(MAIN_TASK)
#: A slide that is nearly done still counts half, a text task that runs long a quarter of what is usual.
LEAST_SLIDES, LEAST_SHARE = 0.5, 0.25


@dataclass
class _Sum:
    """A wave, or a load, that is being added up. `nearest` is the least (`ahead`, `own`) of its pipelines."""

    oldest_at: float = math.inf
    pipelines: int = 0
    tasks: int = 0
    seconds: float = 0.0
    unstarted: int = 0
    nearest: tuple[float, float] = (math.inf, 0.0)

    def add(self, group: Group, tasks: int, seconds: float) -> None:
        """Add so many tasks, and all their seconds, of a group."""
        self.oldest_at = min(self.oldest_at, group.oldest_at)
        self.tasks += tasks
        self.seconds += seconds

    def load(self) -> Load:
        """As the work in one state. The deadline is the PRD's: complete within 15 minutes."""
        if not self.tasks:
            return Load()
        return Load(self.tasks, self.seconds, self.oldest_at, self.oldest_at + OLD_SECONDS)

    def wave(self) -> Wave:
        """As a wave."""
        ahead, own = self.nearest if math.isfinite(self.nearest[0]) else (0.0, 0.0)
        return Wave(
            self.oldest_at, self.pipelines, self.tasks, self.seconds, self.unstarted, ahead, own_seconds=own
        )


@dataclass(frozen=True)
class Work:
    """The live work. `vision_crowd` and `text_crowd` are how many tasks share a busy replica of each pool, at least 1."""

    groups: Sequence[Group]
    learned: Learned
    vision_crowd: float = 1.0
    text_crowd: float = 1.0

    def vision(self) -> PoolState:
        """The vision pool, without its replicas."""
        active = sum(group.pipelines for group in self.groups if group.has(*VISION))
        return PoolState(
            due=self._load(VISION, due),
            running=self._load(VISION, running),
            queue=self._waves(self._vision_wave),
            active=active,
            needed_by=active,
        )

    def text(self) -> PoolState:
        """The text pool, without its replicas."""
        return PoolState(
            due=self._load(TEXT, due),
            running=self._load(TEXT, running),
            queue=self._waves(self._text_wave),
            coming=self._coming(),
            active=sum(group.pipelines for group in self.groups if group.has(*TEXT)),
            needed_by=sum(group.pipelines for group in self.groups if group.has(VISUAL, *TEXT)),
        )

    def progress(self) -> VisionProgress:
        """How far `visual_analysis` is."""
        seen = [group for group in self.groups if group.has(VISUAL)]
        highest = max((group.highest for group in seen), default=0)
        return VisionProgress(float(highest), sum(group.over for group in seen))

    def _seconds(self, group: Group, task: Task, *, runs: bool = False) -> float:
        """The work that is left of one task of all pipelines of a group."""
        if task in VISION:
            slides = group.slides if task is VISUAL else group.reviews
            return max(slides, LEAST_SLIDES * group.pipelines) * self.learned.slide.mean
        usual = self._usual(task) * group.pipelines
        if not runs:
            return usual
        elapsed = group.main_elapsed if task is MAIN_TASK else self._share_of_special(group)
        return max(usual - elapsed / self.text_crowd, LEAST_SHARE * usual)

    def _usual(self, task: Task) -> float:
        return self.learned.main.mean if task is MAIN_TASK else self.learned.special.mean

    @staticmethod
    def _share_of_special(group: Group) -> float:
        running_ones = sum(1 for task in SPECIAL if group.mask & running(task))
        return group.special_elapsed / max(running_ones, 1)

    def _load(self, tasks: tuple[Task, ...], bit: Callable[[Task], int]) -> Load:
        found = _Sum()
        for group in self.groups:
            for task in tasks:
                if group.mask & bit(task):
                    found.add(group, group.pipelines, self._seconds(group, task, runs=bit is running))
        return found.load()

    def _waves(self, add: Callable[[_Sum, Group], None]) -> tuple[Wave, ...]:
        sums: dict[object, _Sum] = {}
        for group in self.groups:
            add(sums.setdefault(group.wave, _Sum()), group)
        return tuple(found.wave() for found in sums.values() if found.tasks)

    def _vision_wave(self, found: _Sum, group: Group) -> None:
        waiting = [task for task in VISION if group.mask & due(task)]
        for task in waiting:
            found.add(group, group.pipelines, self._seconds(group, task))
        if waiting:
            found.pipelines += group.pipelines
            found.unstarted += group.unstarted

    def _text_wave(self, found: _Sum, group: Group) -> None:
        waiting = [task for task in TEXT if group.mask & due(task)]
        behind = SPECIAL if group.has(MAIN_TASK) else ()
        for task in (*waiting, *behind):
            found.add(group, group.pipelines, self._usual(task) * group.pipelines)
        if waiting or behind:
            found.pipelines += group.pipelines

    def _coming(self) -> tuple[Wave, ...]:
        sums: dict[object, _Sum] = {}
        ahead = self._load(VISION, running).seconds
        yielding: deque[Group] = deque()
        for group in self.groups:
            while yielding and yielding[0].oldest_at + GRAPH[FEEDBACK].yields_for <= group.oldest_at:
                ahead += self._seconds(yielding.popleft(), FEEDBACK)
            if group.has(VISUAL):
                found = sums.setdefault(group.wave, _Sum())
                found.add(group, len(TEXT) * group.pipelines, self.learned.text_seconds * group.pipelines)
                found.pipelines += group.pipelines
                found.nearest = min(found.nearest, self._nearest(group, ahead))
            if group.mask & due(VISUAL):
                ahead += self._seconds(group, VISUAL)
            if group.mask & due(FEEDBACK):
                yielding.append(group)
        return tuple(found.wave() for found in sums.values())

    def _nearest(self, group: Group, ahead: float) -> tuple[float, float]:
        """The vision work before the first of a group's pipelines, and the part of it that one replica has to do."""
        if group.mask & running(VISUAL):
            own = max(group.fewest_slides, LEAST_SLIDES) * self.learned.slide.mean * self.vision_crowd
            return own, own
        each = self._seconds(group, VISUAL) / group.pipelines
        beside = 2.0 if group.mask & due(FEEDBACK) else 1.0  # its sibling shares the GPU with it
        return ahead + each, each * beside
