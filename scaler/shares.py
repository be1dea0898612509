"""Who used a replica when: each busy second is divided among the tasks that ran in it. Pure; it owns no table.

The same division teaches how long tasks take (`scaler.learning`) and says what a pipeline cost (`scaler.ledger`).
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Run(Generic[K]):
    """Something that ran on a replica, under a key of the caller's, in whole microseconds."""

    key: K
    start: int
    end: int


def divide(runs: Iterable[Run[K]]) -> dict[K, Fraction]:
    """The microseconds of the replica that each key used, exactly: of a moment with several runs, equal parts each.

    Together they are the time in which anything ran. Runs of one key that overlap count as several.
    """
    runs = [run for run in runs if run.end > run.start]
    changes = Counter(run.start for run in runs)
    changes.subtract(run.end for run in runs)
    moments = sorted(changes)
    sharing = list(accumulate(changes[moment] for moment in moments))
    # Counted in units of which any number of runs that ever share gets a whole number: fractions would be slow to add up.
    unit = math.lcm(*filter(None, sharing))
    # A clock that goes slower the more runs share the replica: a run used what it went on by meanwhile.
    clock, shown = dict.fromkeys(moments[:1], 0), 0
    for (before, moment), among in zip(pairwise(moments), sharing, strict=False):
        shown += (moment - before) * unit // among if among else 0
        clock[moment] = shown
    used: Counter[K] = Counter()
    for run in runs:
        used[run.key] += clock[run.end] - clock[run.start]
    return {key: Fraction(units, unit) for key, units in used.items()}


def clip(runs: Iterable[Run[K]], start: int, end: int) -> list[Run[K]]:
    """The parts of runs that lie between `start` and `end`."""
    cut = (Run(run.key, max(run.start, start), min(run.end, end)) for run in runs)
    return [run for run in cut if run.end > run.start]
