"""Which of the PRD's targets a policy meets, by how much it misses the others, and what stands in the way. It changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from scaler.policy.config import Scaling
from scaler.policy.learned import Learned
from scaler.policy.snapshot import Pool
from scaler.simulation.rows import Row

#: The policy that the limits themselves are measured with: all replicas they allow, always warm.
CEILING = "always_on_max"


@dataclass(frozen=True)
class Target:
    """A figure of a row that is to be below or above a limit; `at` restricts it to one volume."""

    name: str
    key: str
    limit: float
    above: bool
    at: int | None = None

    def met(self, row: Row) -> bool:
        """Whether a row meets it."""
        value: float = getattr(row, self.key)
        return value >= self.limit if self.above else value < self.limit


#: PRD, "Success Metrics"; the last is our own.
TARGETS = (
    Target("cost per deck below $0.15", "cost_per_deck", 0.15, above=False),
    Target("below $120 a month", "monthly_cost", 120.0, above=False, at=800),
    Target("saving above 85 % of $800", "saving", 0.85, above=True, at=800),
    Target("95 % complete within 15 min", "completed_within_15min", 0.95, above=True),
    Target("95 % start within 5 min", "started_within_5min", 0.95, above=True),
    Target("pre-warm precision above 90 %", "prewarm_precision", 0.90, above=True),
    Target("pre-warm coverage above 90 %", "prewarm_coverage", 0.90, above=True),
    Target("within 1.5 times the no-wait optimum", "ratio_to_bound", 1.5, above=False),
)
TIME_TARGETS = TARGETS[3:5]


def verdicts(rows: Sequence[Row], policy: str, scaling: Scaling) -> list[str]:
    """What `policy` meets on each trace and volume, one sentence a trace and volume, one more for each target it misses."""
    said = []
    for row in rows:
        if row.policy != policy:
            continue
        same = [one for one in rows if (one.trace, one.decks_per_month) == (row.trace, row.decks_per_month)]
        due = [target for target in TARGETS if target.at in (None, row.decks_per_month)]
        missed = [target for target in due if not target.met(row)]
        said.append(
            f"{row.trace}, {row.decks_per_month:.0f} decks: {len(due) - len(missed)} of {len(due)} targets met"
        )
        said += [f"  missed: {_miss(target, row, same, scaling)}" for target in missed]
        said.append(f"  {_against_peers(row, same)}")
    return said


def _miss(target: Target, row: Row, same: Sequence[Row], scaling: Scaling) -> str:
    value: float = getattr(row, target.key)
    text = f"{target.name}: {value:.3f}, {abs(value - target.limit):.3f} short"
    ceiling = next((one for one in same if one.policy == CEILING), None)
    if target not in TIME_TARGETS:
        return text
    if ceiling:
        best: float = getattr(ceiling, target.key)
        limits = f"{scaling.of(Pool.VISION).max_replicas} + {scaling.of(Pool.TEXT).max_replicas}"
        text += f". All {limits} replicas that the limits allow, warm all month, reach {best:.3f}"
        text += ": no policy within them meets it" if best < target.limit else ""
    return f"{text}. {_arithmetic(target, scaling)}"


def _arithmetic(target: Target, scaling: Scaling) -> str:
    learned, replicas = Learned(), scaling.of(Pool.VISION).max_replicas
    pace, boot = learned.vision_seconds / replicas, learned.vision_boot.mean
    if target.key == "started_within_5min":
        slots = scaling.pipeline_coordination.max_concurrent_pipelines_per_container
        together = slots * learned.vision_seconds / 2  # feedback lets them go first
        most = replicas * slots * (1 + int((300 - boot) / together))
        return (
            f"After a boot of {boot:.0f} s, 300 s leave {300 - boot:.0f} s; {replicas} replicas look at {slots} decks each at a "
            f"time, for {together:.0f} s: of a burst into a cold system {most} decks start in time"
        )
    left = 900 - boot - learned.text_seconds
    return (
        f"Of 900 s, {boot:.0f} s are the boot and {learned.text_seconds:.0f} s the last deck's text; in the {left:.0f} s left "
        f"{replicas} replicas do the vision work of {int(left / pace)} decks of a burst"
    )


def _against_peers(row: Row, same: Sequence[Row]) -> str:
    others = [one for one in same if one.policy != row.policy]
    rivals = [one for one in others if all(target.met(one) for target in TIME_TARGETS)]
    if not rivals:
        best = [one for one in others if one.completed_within_15min >= row.completed_within_15min]
        names = ", ".join(
            f"{one.policy} (${one.cost_per_deck:.3f})" for one in sorted(best, key=lambda o: o.cost_per_deck)
        )
        text = "no other policy meets both time targets"
        return (
            f"{text}; as many complete in time under {names}"
            if names
            else f"{text}, and none completes as many in time"
        )
    cheaper = [one.policy for one in rivals if one.cost_per_deck <= row.cost_per_deck]
    if cheaper:
        return f"cheaper and within both time targets: {', '.join(cheaper)}"
    return f"cheaper than all {len(rivals)} that meet both time targets"
