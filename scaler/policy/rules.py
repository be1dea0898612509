"""The policy `rules`: exactly the PRD's triggers, delays and limits.

Vision starts at an upload, text when `visual_analysis` is at 80 %. A pool grows by three pipelines a replica, and is stopped as a
whole once no live pipeline has needed it for the configured delay.
"""

import math
from dataclasses import dataclass, field

from scaler.policy import limits
from scaler.policy.config import Scaling
from scaler.policy.decision import Decision, Decisions
from scaler.policy.snapshot import Pool, Snapshot


@dataclass(frozen=True, slots=True)
class Rules:
    """The PRD's policy with its configuration."""

    scaling: Scaling = field(default_factory=Scaling)
    name: str = "rules"

    def decide(self, snapshot: Snapshot, now: float) -> Decisions:
        """How many replicas each pool is to have at `now`."""
        return Decisions(
            self._decision(Pool.VISION, self._vision(snapshot, now), snapshot, now),
            self._decision(Pool.TEXT, self._text(snapshot), snapshot, now),
        )

    def _vision(self, snapshot: Snapshot, now: float) -> tuple[int, str]:
        state = snapshot.vision
        delay = self.scaling.vision_container_scaling.scale_up_delay
        since = state.due.oldest_at if state.due.oldest_at is not None else now
        if not state.needed_by or now - since < delay:
            return 0, f"{state.needed_by} pipelines need vision, since {now - since:.0f} s of {delay:.0f} s"
        return self._replicas_for(state.needed_by), f"{state.needed_by} pipelines need vision"

    def _text(self, snapshot: Snapshot) -> tuple[int, str]:
        section = self.scaling.text_container_scaling
        soon = sum(
            wave.pipelines for wave in snapshot.text.coming if wave.own_seconds <= section.pre_warm_delay
        )
        near = max(snapshot.progress.over_trigger, soon)
        percent = snapshot.progress.highest_percent
        reason = (
            f"{snapshot.text.active} pipelines have text work, {near} more are past {section.trigger_percent:.0f} % of "
            f"visual analysis or within {section.pre_warm_delay:.0f} s of its end (the furthest is at {percent:.0f} %)"
        )
        return self._replicas_for(snapshot.text.active + near), reason

    def _replicas_for(self, pipelines: int) -> int:
        return math.ceil(
            pipelines / self.scaling.pipeline_coordination.max_concurrent_pipelines_per_container
        )

    def _decision(self, pool: Pool, wish: tuple[int, str], snapshot: Snapshot, now: float) -> Decision:
        wanted, reason = wish
        state = snapshot.pool(pool)
        late = limits.overdue(pool, snapshot, self.scaling, now=now)
        current = sum(1 for _ in state.counted())
        delay = self.scaling.of(pool).scale_down_delay
        wanted = limits.clamp(wanted, pool, snapshot, self.scaling)
        if wanted < current:
            idle = limits.idle_seconds(state, now=now)
            if idle < delay or state.needed_by:
                wanted = current
                reason += f"; kept, as {state.needed_by} live pipelines need {pool} or the delay of {delay:.0f} s runs"
            else:
                reason = f"no live pipeline has needed {pool} for {idle:.0f} s, the delay is {delay:.0f} s"
        return limits.spend_guard(Decision(pool, wanted, f"{wanted}: {reason}", overdue=late), snapshot)
