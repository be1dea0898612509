"""The policy `just_in_time`: replicas when the work needs them, and no earlier.

Vision starts at an upload, as nothing can be done without it. Text starts when waiting longer would risk that it comes late,
by what is left of the vision work and how boots spread. A second replica starts when a deadline asks for it. An idle pool is
kept while that costs less than the next boot. It never stops a busy replica, nor a pool that a live pipeline still needs.
"""

import math
from dataclasses import dataclass, field, replace
from statistics import NormalDist

from scaler.policy import limits
from scaler.policy.config import Scaling
from scaler.policy.decision import Decision, Decisions
from scaler.policy.forecast import Capacity, Fleet
from scaler.policy.lowering import Patience, lowering
from scaler.policy.sizing import Due, Targets, releases, smallest, text_dues, vision_dues
from scaler.policy.snapshot import Pool, ReplicaState, Snapshot, Wave

#: How much the time of a vision task on its way varies beside its expectation: decks whose slides are slower than usual.
STAGE_CV = 0.15
_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class JustInTime:
    """The policy and its few numbers.

    `waiting_weight` is the cost of a second that a pipeline waits for text, over a second that a text replica idles: text is
    ordered so that it is late in one of `1 + waiting_weight` cases, as far as it can be ordered early enough at all.
    """

    scaling: Scaling = field(default_factory=Scaling)
    targets: Targets = field(default_factory=Targets)
    patience: Patience = field(default_factory=Patience)
    waiting_weight: float = 9.0
    name: str = "just_in_time"

    @property
    def _quantile(self) -> float:
        """The standard normal quantile at 1 / (1 + w)."""
        return _NORMAL.inv_cdf(1 / (1 + self.waiting_weight))

    def decide(self, snapshot: Snapshot, now: float) -> Decisions:
        """How many replicas each pool is to have at `now`."""
        fleet = self._fleet(Pool.VISION, snapshot, now)
        wanted, reason = self._vision(snapshot, fleet, now)
        vision = self._decision(Pool.VISION, wanted, reason, snapshot, now=now)
        wanted, reason = self._text(snapshot, fleet.first(max(vision.replicas, 1)), now)
        return Decisions(vision, self._decision(Pool.TEXT, wanted, reason, snapshot, now=now))

    def _vision(self, snapshot: Snapshot, fleet: Fleet, now: float) -> tuple[int, str]:
        state = snapshot.vision
        if not (state.needed_by or state.due.tasks or state.running.tasks):
            return 0, "no pipeline needs vision"

        more = self._companions(snapshot, now)

        def dues(replicas: int) -> list[Due]:
            at = fleet.first(replicas)
            return vision_dues(state, snapshot.learned, self.targets, at=at, companions=more, now=now)

        most = self._most(Pool.VISION, snapshot)
        wanted, worst = smallest(dues, self.targets, least=1, most=most)
        return wanted, _because(wanted, worst, f"{state.needed_by} pipelines need vision")

    def _companions(self, snapshot: Snapshot, now: float) -> float:
        """How many decks are expected to follow those that are here: a session has begun, and a boot would come too late."""
        if snapshot.last_upload_at is None:
            return 0.0
        since, boot = max(now - snapshot.last_upload_at, 0.0), snapshot.learned.vision_boot.mean
        return snapshot.learned.gaps.companions(since_upload=since, within=boot, now=now)

    def _text(self, snapshot: Snapshot, vision: Capacity, now: float) -> tuple[int, str]:
        state = snapshot.text
        coming = releases(state, vision)
        if not (state.due.tasks or state.running.tasks):
            early = self._too_early(snapshot, coming, now)
            if early is not None:
                return 0, early

        fleet = self._fleet(Pool.TEXT, snapshot, now)

        def dues(replicas: int) -> list[Due]:
            at = fleet.first(replicas)
            return text_dues(state, snapshot.learned, self.targets, at=at, coming=coming, now=now)

        wanted, worst = smallest(dues, self.targets, least=1, most=self._most(Pool.TEXT, snapshot))
        nearest = (
            f", {sum(wave.pipelines for wave in state.coming)} come, the next in {min(coming):.0f} s"
            if coming
            else ""
        )
        return wanted, _because(wanted, worst, f"{state.active} pipelines have text work{nearest}")

    def _too_early(self, snapshot: Snapshot, coming: list[float], now: float) -> str | None:
        """Why text need not be started yet, None if it has to be."""
        if not coming:
            return "no text work is due or coming"
        left, due = min(
            (self._left(wave, at, snapshot), at)
            for wave, at in zip(snapshot.text.coming, coming, strict=True)
        )
        if left <= 0:
            return None
        return f"text is due in {due:.0f} s and boots in some {snapshot.learned.text_boot.mean:.0f} s: it can wait {left:.0f} s"

    def _left(self, wave: Wave, due: float, snapshot: Snapshot) -> float:
        """The seconds for which text may still be left alone if this wave were all that is coming: x* = Q(R - B)."""
        learned = snapshot.learned
        variance = learned.text_boot.variance + (STAGE_CV * wave.own_seconds) ** 2
        if not any(replica.state is ReplicaState.READY for replica in snapshot.vision.counted()):
            variance += learned.vision_boot.variance
        return due - learned.text_boot.mean + self._quantile * math.sqrt(variance)

    def _fleet(self, pool: Pool, snapshot: Snapshot, now: float) -> Fleet:
        boot = snapshot.learned.vision_boot if pool is Pool.VISION else snapshot.learned.text_boot
        state, late = snapshot.pool(pool), limits.overdue(pool, snapshot, self.scaling, now=now)
        if late:  # they are replaced, and their successors boot anew
            state = replace(state, replicas=tuple(one for one in state.replicas if one.id not in late))
        return Fleet(state, boot, new_boot=self.targets.new_boot, now=now)

    def _most(self, pool: Pool, snapshot: Snapshot) -> int:
        return max(limits.clamp(self.scaling.of(pool).max_replicas, pool, snapshot, self.scaling), 1)

    def _decision(self, pool: Pool, wanted: int, reason: str, snapshot: Snapshot, *, now: float) -> Decision:
        state = snapshot.pool(pool)
        current = sum(1 for _ in state.counted())
        floor = max(wanted, 1 if state.needed_by and current else 0)
        floor = limits.clamp(floor, pool, snapshot, self.scaling)
        late = limits.overdue(pool, snapshot, self.scaling, now=now)
        victims: tuple[str, ...] | None = None
        if floor < current:
            usual = self.scaling.of(pool).scale_down_delay
            step = lowering(pool, snapshot, self.patience, wanted=floor, usual=usual, late=late, now=now)
            floor, victims = current - step.count, step.victims
            reason = f"{reason}; {step.reason}"
        decision = Decision(pool, floor, f"{floor}: {reason}", victims, overdue=late)
        return limits.spend_guard(decision, snapshot)


def _because(wanted: int, worst: Due | None, reason: str) -> str:
    if worst is None:
        return reason
    return (
        f"{reason}; with {wanted - 1} the last would come in {worst.at:.0f} s instead of {worst.before:.0f} s"
    )
