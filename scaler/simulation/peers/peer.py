"""What the peers have in common: each scales one pool by itself, from what it can see of it. It decides nothing.

Unlike the product's policies they keep a memory between two decisions, as the originals do.
"""

import math
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from scaler.policy.decision import Decision, Decisions
from scaler.policy.snapshot import Pool, PoolState, ReplicaState, Snapshot


@dataclass(frozen=True, slots=True)
class View:
    """What a peer sees of a pool: tasks waiting and running, replicas altogether and ready, and the oldest task's wait.

    `idle` maps the replicas that have nothing to do to the seconds for which that has been so.
    """

    waiting: int
    running: int
    replicas: int
    ready: int
    oldest_wait: float = 0.0
    idle: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """How many replicas a peer wants, and which are to go if it says so."""

    replicas: int
    victims: tuple[str, ...] | None = None


class PoolScaler(Protocol):
    """A peer's rule for one pool."""

    def wish(self, view: View, now: float) -> Wish:
        """How many replicas the pool should have; limits are applied by the caller."""


@dataclass(slots=True)
class Peer:
    """A peer on both pools, within the same limits as everyone."""

    name: str
    vision: PoolScaler
    text: PoolScaler
    most: tuple[int, int]

    def decide(self, snapshot: Snapshot, now: float) -> Decisions:
        """How many replicas each pool is to have at `now`."""
        return Decisions(
            _decision(Pool.VISION, self.vision.wish(_view(snapshot.vision, now), now), self.most[0]),
            _decision(Pool.TEXT, self.text.wish(_view(snapshot.text, now), now), self.most[1]),
        )


def peer(name: str, make: Callable[[int], PoolScaler], slots: tuple[int, int], most: tuple[int, int]) -> Peer:
    """A peer whose rule is made for each pool from the tasks that a replica runs at a time."""
    return Peer(name, make(slots[0]), make(slots[1]), most)


def _decision(pool: Pool, wish: Wish, most: int) -> Decision:
    return Decision(pool, min(max(wish.replicas, 0), most), "", wish.victims)


def _view(state: PoolState, now: float) -> View:
    counted = list(state.counted())
    return View(
        waiting=state.due.tasks,
        running=state.running.tasks,
        replicas=len(counted),
        ready=sum(1 for replica in counted if replica.state is ReplicaState.READY),
        oldest_wait=now - state.due.oldest_at if state.due.oldest_at is not None else 0.0,
        idle={replica.id: now - replica.idle_since for replica in counted if replica.idle_since is not None},
    )


class Window:
    """The values of the last seconds; what was not noted counts as nothing in an average."""

    def __init__(self, seconds: float, every: float) -> None:
        self._seconds, self._every = seconds, every
        self._values: deque[tuple[float, float]] = deque()
        self._total = 0.0

    def note(self, now: float, value: float) -> None:
        """Remember a value, and forget those that are too old."""
        self._values.append((now, value))
        self._total += value
        while self._values and self._values[0][0] <= now - self._seconds:
            self._total -= self._values.popleft()[1]

    @property
    def average(self) -> float:
        """The average over the whole window."""
        return max(self._total, 0.0) / max(self._seconds / self._every, 1.0)

    @property
    def highest(self) -> float:
        """The highest value noted in the window; 0 without any."""
        return max((value for _, value in self._values), default=0.0)


def ceil(value: float) -> int:
    """Round up, but not for what only binary fractions add."""
    return math.ceil(value - 1e-9)
