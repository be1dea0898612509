"""The figures of the report: medians over the seeds, row by row. It decides nothing."""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from scaler.simulation.bounds import Bounds
from scaler.simulation.meter import Outcome
from scaler.simulation.runner import Result
from scaler.simulation.setting import DEDICATED_MONTH


@dataclass(frozen=True)
class Row:
    """One policy on one trace at one volume, with the keys of `summary.json`; `meter` says what they mean."""

    policy: str
    trace: str
    decks_per_month: float
    cost_per_deck: float
    monthly_cost: float
    saving: float
    p50_minutes: float | None
    p95_minutes: float | None
    completed_within_15min: float
    started_within_5min: float
    prewarm_precision: float
    prewarm_coverage: float
    utilisation: float
    ratio_to_bound: float


@dataclass(frozen=True)
class Line:
    """A row with what the CSV and the page show beside it."""

    row: Row
    cold_starts_hidden: float
    boot_hidden: float
    ratio_to_slack: float
    ratio_to_busy: float
    unfinished: float


def lines(results: Sequence[Result]) -> list[Line]:
    """A line for each policy, trace and volume, in the order of the results."""
    limits = {(one.trace, one.decks_per_month, one.seed): one.bounds for one in results if one.bounds}
    groups: dict[tuple[str, str, float], list[tuple[Outcome, Bounds]]] = defaultdict(list)
    for one in results:
        bound = limits.get((one.trace, one.decks_per_month, one.seed))
        if one.outcome and bound and one.outcome.decks:
            groups[one.policy, one.trace, one.decks_per_month].append((one.outcome, bound))
    return [_line(*key, runs) for key, runs in groups.items()]


def yardsticks(results: Sequence[Result]) -> dict[tuple[str, float], dict[str, float]]:
    """The median cost per deck of each bound, for each trace and volume."""
    decks = {(one.trace, one.decks_per_month, one.seed): one.outcome.decks for one in results if one.outcome}
    groups: dict[tuple[str, float], list[dict[str, float]]] = defaultdict(list)
    for one in results:
        count = decks.get((one.trace, one.decks_per_month, one.seed))
        if one.bounds and count:
            shares = {name: cost / count for name, cost in asdict(one.bounds).items()}
            groups[one.trace, one.decks_per_month].append(shares)
    return {
        key: {name: median(one[name] for one in found) for name in found[0]} for key, found in groups.items()
    }


def _line(policy: str, trace: str, volume: float, runs: Sequence[tuple[Outcome, Bounds]]) -> Line:
    def middle(figure: Callable[[Outcome, Bounds], float]) -> float:
        return median(figure(*run) for run in runs)

    cost = middle(lambda outcome, _: outcome.cost_per_deck)
    row = Row(
        policy=policy,
        trace=trace,
        decks_per_month=volume,
        cost_per_deck=cost,
        monthly_cost=cost * volume,
        saving=1 - cost * volume / DEDICATED_MONTH,
        p50_minutes=_minutes(middle(lambda outcome, _: outcome.p50)),
        p95_minutes=_minutes(middle(lambda outcome, _: outcome.p95)),
        completed_within_15min=middle(lambda outcome, _: outcome.completed_in_time),
        started_within_5min=middle(lambda outcome, _: outcome.started_in_time),
        prewarm_precision=middle(lambda outcome, _: outcome.prewarm_precision),
        prewarm_coverage=middle(lambda outcome, _: outcome.prewarm_coverage),
        utilisation=middle(lambda outcome, _: outcome.utilisation),
        ratio_to_bound=middle(lambda outcome, bound: outcome.cost / bound.no_wait),
    )
    return Line(
        row,
        cold_starts_hidden=middle(lambda outcome, _: outcome.cold_starts_hidden),
        boot_hidden=middle(lambda outcome, _: outcome.boot_hidden),
        ratio_to_slack=middle(lambda outcome, bound: outcome.cost / bound.slack),
        ratio_to_busy=middle(lambda outcome, bound: outcome.cost / bound.busy),
        unfinished=middle(lambda outcome, _: outcome.unfinished),
    )


def _minutes(seconds: float) -> float | None:
    return seconds / 60 if math.isfinite(seconds) else None
