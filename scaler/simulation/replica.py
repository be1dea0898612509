"""One simulated replica: it boots, works at several tasks on one GPU, and stops. It decides nothing.

Tasks share the GPU evenly, so that two at a time take twice as long each: a replica does one second of work a second while it
has any. A stopped replica gives vision tasks back at the next slide, what it has done kept; text tasks have until the end of
the grace period, and start again elsewhere if that is not enough.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import simpy

from scaler.policy.snapshot import Pool, ReplicaState
from scaler.simulation.decks import Deck


@dataclass(slots=True, eq=False)
class Run:
    """A deck on its way."""

    deck: Deck
    started_at: float | None = None
    ended_at: float | None = None
    text_due_at: float | None = None
    text_wait: float | None = None
    text_left: int = 0
    open: int = 0


@dataclass(slots=True, eq=False)
class Work:
    """A task of a deck. `unit` is what is lost at most when it is interrupted: one slide, or the whole task."""

    run: Run
    kind: str
    pool: Pool
    seconds: float
    unit: float
    done: float = 0.0
    due_at: float = 0.0
    begun: bool = False

    def interrupt(self) -> None:
        """Keep what is done of whole units."""
        self.done = math.floor(self.done / self.unit + 1e-9) * self.unit


@dataclass(slots=True, eq=False)
class SimulatedReplica:
    """A replica with its GPU. `on_done` is told of each task that ends, `on_gone` of the replica's own end."""

    id: str
    pool: Pool
    slots: int
    env: simpy.Environment
    on_done: Callable[["SimulatedReplica", Work], None]
    on_gone: Callable[["SimulatedReplica", list[Work]], None]
    ordered_at: float = 0.0
    state: ReplicaState = ReplicaState.BOOTING
    ready_at: float | None = None
    idle_since: float | None = None
    last_end: float | None = None
    ended_at: float | None = None
    busy_seconds: float = 0.0
    served: int = 0
    pre_warmed: bool = False
    tasks: list[Work] = field(default_factory=list)
    _since: float = 0.0
    _turn: int = 0

    def take(self, work: Work) -> None:
        """Begin a task."""
        self.advance()
        work.begun = True
        self.tasks.append(work)
        self.served += 1
        self.idle_since = None
        self._plan()

    def advance(self) -> None:
        """Bring every task's progress up to now."""
        now = self.env.now
        if self.tasks and now > self._since:
            step = (now - self._since) / len(self.tasks)
            for work in self.tasks:
                work.done += step
            self.busy_seconds += now - self._since
        self._since = now

    def _plan(self) -> None:
        self._turn += 1
        if not self.tasks:
            return
        turn = self._turn
        left = min(work.seconds - work.done for work in self.tasks) * len(self.tasks)
        self.env.timeout(max(left, 0.0)).callbacks.append(lambda _: self._end_of_task(turn))

    def _end_of_task(self, turn: int) -> None:
        if turn != self._turn:
            return
        self.advance()
        ended = [work for work in self.tasks if work.seconds - work.done < 1e-6]
        self.tasks = [work for work in self.tasks if work not in ended]
        if not self.tasks:
            self.idle_since = self.env.now
        self.last_end = self.env.now
        self._plan()
        for work in ended:
            self.on_done(self, work)
        if self.state is ReplicaState.DRAINING and not self.tasks:
            self._leave()

    def drain(self, grace: float) -> None:
        """Stop: at once if idle or booting, else with what the grace period allows."""
        if self.state is ReplicaState.DRAINING:
            return
        self.advance()
        self.state = ReplicaState.DRAINING
        if self.pool is Pool.VISION:
            self._give_back()
        elif not self.tasks:
            self._leave()
        else:
            self.env.timeout(grace).callbacks.append(lambda _: self._give_back())

    def _give_back(self) -> None:
        if self.ended_at is not None:
            return
        self.advance()
        if self.tasks:
            self.last_end = self.env.now
        for work in self.tasks:
            work.interrupt()
        self._leave()

    def _leave(self) -> None:
        if self.ended_at is not None:
            return
        left, self.tasks = self.tasks, []
        self._turn += 1
        self.ended_at = self.env.now
        self.on_gone(self, left)
