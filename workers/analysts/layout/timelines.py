"""Reads a drawn timeline that came as two lines, dates above labels, back into its milestones. Owns no table.

Only where a line of labels falls into exactly as many pieces as there are dates; nothing is guessed.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from workers.analysts.layout.dates import find_dates

#: Two dates in a line are as often a span of time.
LEAST_DATES = 3
#: Words of the label of one milestone.
LEAST_LABEL, MOST_LABEL = 2, 16

#: Words at which a phrase goes on after a small letter: "filed with the", "Launch in Poland and".
OPEN_END = re.compile(
    r"(?:\b(?:and|or|the|of|for|to|in|with|an?|by|at|on|und|oder|für|der|die|mit|in|et|ou|de|la|le|pour)|[,&])$"
)
# Where a label begins: a capital after a small letter or a digit, or after a word of capitals one more of them.
_START = re.compile(r"(?<=[a-zäöüéèêç0-9,)]) (?=[A-ZÄÖÜÉ][\w-]*)|(?<=[A-Z]{2}) (?=[A-Z][A-Z]|[A-Z][a-z])")
_GOES_ON = re.compile(
    r"(?:^|\s)(?:in|of|to|the|at|by|on|for|from|with|and|or|phase|series|class|und|für|mit|de|la)$", re.I
)


def milestones(dates: str, labels: str) -> list[tuple[str, str]]:
    """The pairs of date and label of two lines, the labels without those cut off in a phrase; none where in doubt."""
    found = find_dates(dates)
    if len(found) < LEAST_DATES or len("".join(date.text for date in found)) < 0.8 * len(
        dates.replace(" ", "")
    ):
        return []
    pieces = _pieces(labels)
    if len(pieces) != len(found):
        return []
    return [
        (date.text, piece.rstrip(","))
        for date, piece in zip(found, pieces, strict=True)
        if len(piece.split()) > 1 and not OPEN_END.search(piece.rstrip(","))
    ]


def dated_labels(units: Sequence[str]) -> list[tuple[str, str]]:
    """Each date that stands alone, with the label below it: the milestones of a timeline that came column by column."""
    return [
        (date, label)
        for date, label in pairwise(units)
        if _is_date(date) and not _is_date(label) and LEAST_LABEL <= len(label.split()) <= MOST_LABEL
    ]


def _is_date(line: str) -> bool:
    return any(date.text == line for date in find_dates(line))


def _pieces(line: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    for match in _START.finditer(line):
        if not _GOES_ON.search(line[: match.start()]):
            pieces.append(line[start : match.start()])
            start = match.end()
    return [*pieces, line[start:]]
