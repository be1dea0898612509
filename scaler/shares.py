"""Who used a replica when: each busy second is divided among the tasks that ran in it. Pure; it owns no table.

The same division teaches how long tasks take (`scaler.learning`) and says what a pipeline cost (`scaler.ledger`).
"""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction
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
    # A clock that goes slower the more runs share the replica: a run used what it went on by meanwhile.
    clock = {}
    shown, sharing, before = Fraction(0), 0, 0
    for moment in sorted(changes):
        if sharing:
            shown += Fraction(moment - before, sharing)
        clock[moment] = shown
        sharing, before = sharing + changes[moment], moment
    used: dict[K, Fraction] = {}
    for run in runs:
        used[run.key] = used.get(run.key, Fraction(0)) + clock[run.end] - clock[run.start]
    return used


def clip(runs: Iterable[Run[K]], start: int, end: int) -> list[Run[K]]:
    """The parts of runs that lie between `start` and `end`."""
    cut = (Run(run.key, max(run.start, start), min(run.end, end)) for run in runs)
    return [run for run in cut if run.end > run.start]
