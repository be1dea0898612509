"""The simulated world: decks arrive, pass vision and text, and a policy starts and stops replicas. It keeps the time.

Decisions are made on a grid of the policy's own interval, and at each upload where the policy asks for it. While no deck is
live and no replica exists, ticks are skipped: nothing but an upload could change anything, which a test shows policy by policy.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

import simpy

from scaler.policy.decision import Decision, Decisions, Policy
from scaler.policy.snapshot import Pool, Snapshot
from scaler.simulation.decks import Deck
from scaler.simulation.memory import Memory
from scaler.simulation.observer import Observer
from scaler.simulation.pool import Boots, SimulatedPool
from scaler.simulation.replica import Run, SimulatedReplica, Work
from scaler.simulation.setting import Setting
from scaler.simulation.traces import MONDAY, Trace

#: Simulated time after the last upload at which a run is given up: nothing that works takes three days.
LONGEST_TAIL = 3 * 86_400.0


@dataclass(frozen=True)
class Driver:
    """How a policy is run: every `tick` seconds, and `at_uploads` at once if it is one of the product's `own`.

    The others get a snapshot without expectations. `settles` is after how many seconds without a deck a policy that keeps
    replicas for ever has forgotten all it remembers, so that its next decision can be no other; None if it always stops
    them. `eager` asks at each upload and each task's end, whoever it is: theory knows no ticks.
    """

    policy: Policy
    tick: float = 5.0
    own: bool = True
    starts_with: tuple[int, int] = (0, 0)
    settles: float | None = None
    eager: bool = False
    at_uploads: bool = True


@dataclass
class World:
    """One run of one policy over one trace. `watch`, if given, is told every decision with its snapshot."""

    trace: Trace
    driver: Driver
    setting: Setting = field(default_factory=Setting)
    seed: int = 0
    skip_idle: bool = True
    watch: Callable[[Snapshot, Decisions], None] | None = None

    def __post_init__(self) -> None:
        self.env = simpy.Environment(initial_time=MONDAY)
        self.memory = Memory()
        self.pools = {pool: self._pool(pool) for pool in Pool}
        self.live: dict[Run, None] = {}
        self.runs: list[Run] = []
        self.observer = Observer(self)
        self._wake = self.env.event()
        self._waiting_for_text: list[Run] = []
        self._uploaded = 0
        self._changed_at = self.env.now
        self.last_upload_at: float | None = None

    def _pool(self, pool: Pool) -> SimulatedPool:
        boots = Boots(pool, self.setting, self.seed, self.trace.boot_factor)
        random = Random(f"victims/{pool}/{self.seed}")
        return SimulatedPool(
            pool, self.setting, self.env, boots, random, self._task_done, self._replica_ready
        )

    def run(self) -> "World":
        """Simulate until every deck is done and every replica gone, or as many as the policy never stops."""
        for pool, count in zip(Pool, self.driver.starts_with, strict=True):
            self.pools[pool].order(count)
        self.env.process(self._uploads())
        control = self.env.process(self._control())
        self.env.run(until=control)
        for left in self.pools.values():
            left.stop(len(left.replicas))
        return self

    def _uploads(self) -> simpy.events.ProcessGenerator:
        for deck in self.trace.decks:
            yield self.env.timeout(deck.uploaded_at - self.env.now)
            self._upload(deck)

    def _upload(self, deck: Deck) -> None:
        run = Run(deck, text_left=1 + len(deck.special) if deck.main > 0 else 0)
        self.live[run] = None
        self.runs.append(run)
        self._uploaded += 1
        self.memory.upload(self.env.now, self.last_upload_at)
        self.last_upload_at = self.env.now
        per_slide = max(deck.slides, 1)
        for kind, seconds in (("visual", deck.visual), ("feedback", deck.feedback)):
            self._start(Work(run, kind, Pool.VISION, seconds, seconds / per_slide))
        if not self._wake.triggered:
            self._wake.succeed()
        if (self.driver.own and self.driver.at_uploads) or self.driver.eager:
            self._decide()

    def _start(self, work: Work) -> None:
        if work.seconds > 0:
            work.run.open += 1
            self.pools[work.pool].add(work)

    def _task_done(self, work: Work) -> None:
        run = work.run
        run.open -= 1
        run.text_left -= work.pool is Pool.TEXT
        self.memory.task(work)
        if work.kind == "visual" and run.deck.main > 0:
            self._text_due(run)
            self._start(Work(run, "main", Pool.TEXT, run.deck.main, run.deck.main))
        elif work.kind == "main":
            for seconds in run.deck.special:
                self._start(Work(run, "special", Pool.TEXT, seconds, seconds))
        if run.open == 0:
            run.ended_at = self.env.now
            del self.live[run]
        self._note_need(run, work.pool)
        if self.driver.eager:
            self._decide()

    def _note_need(self, run: Run, pool: Pool) -> None:
        if pool is Pool.VISION or run.text_left == 0:
            self.pools[pool].last_needed_at = self.env.now

    def _text_due(self, run: Run) -> None:
        run.text_due_at = self.env.now
        if any(replica.ready_at is not None for replica in self.pools[Pool.TEXT].counted()):
            run.text_wait = 0.0
        else:
            self._waiting_for_text.append(run)

    def _replica_ready(self, pool: SimulatedPool, replica: SimulatedReplica, seconds: float) -> None:
        self.memory.boot(pool.pool, seconds)
        if pool.pool is Pool.TEXT:
            for run in self._waiting_for_text:
                run.text_wait = self.env.now - (run.text_due_at or 0.0)
            self._waiting_for_text.clear()

    def _control(self) -> simpy.events.ProcessGenerator:
        tick, number = self.driver.tick, 0
        while not self._finished():
            if self.skip_idle and self._quiet():
                self._wake = self.env.event()
                yield self._wake
                number = int((self.env.now - MONDAY) // tick)
            number += 1
            yield self.env.timeout(MONDAY + number * tick - self.env.now)
            self._decide()

    def _quiet(self) -> bool:
        if self.live:
            return False
        if self.driver.settles is not None:
            return self.env.now - self._changed_at > self.driver.settles
        return not any(pool.replicas for pool in self.pools.values())

    def _finished(self) -> bool:
        if self._uploaded < len(self.trace.decks) or self.live:
            return self.env.now > self.trace.ends_at + LONGEST_TAIL
        return self._quiet() or self.env.now >= self.trace.ends_at

    def _decide(self) -> None:
        snapshot = self.observer.snapshot() if self.driver.own else self.observer.glance()
        decisions = self.driver.policy.decide(snapshot, self.env.now)
        if self.watch:
            self.watch(snapshot, decisions)
        if self.live or any(len(self.pools[one.pool].replicas) != one.replicas for one in decisions):
            self._changed_at = self.env.now
        for decision in decisions:
            self._apply(decision)

    def _apply(self, decision: Decision) -> None:
        pool = self.pools[decision.pool]
        if decision.overdue:
            pool.stop(0, decision.overdue)
        missing = decision.replicas - len(pool.counted())
        if missing > 0:
            pool.order(missing)
        elif missing < 0:
            pool.stop(-missing, decision.victims)
