"""What stands in the cells of a table: the words whose centre lies in a cell's box, in reading order.

It works on plain boxes and words, so that it can be tested without a PDF. It finds no table, and it never splits a
word: a cell reads as the slide does, so that it can be quoted.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from pipeline.documents.blocks import MAX_CHARS, Span, text_of
from pipeline.documents.slides import Box

#: Rows, columns, and characters of a cell that are kept: more can't be read on a slide.
MAX_ROWS = 60
MAX_COLUMNS = 20
MAX_CELL = 300

Rows = tuple[tuple[str, ...], ...]


def words_of(words: Iterable[Sequence[Any]], spans: Sequence[Span]) -> list[Span]:
    """Read a page's `get_text("words")`, up to `MAX_CHARS`; `spans` are those of the same page and tell what is upright."""
    tilted = [span.box for span in spans if not span.upright]
    lines: dict[tuple[int, int], int] = {}
    found: list[Span] = []
    room = MAX_CHARS
    for x0, y0, x1, y1, text, group, line, *_ in words:
        room -= len(text) + 1
        if room < 0:
            break
        box = (x0, y0, x1, y1)
        number = lines.setdefault((group, line), len(lines))
        upright = not any(_lies_in(box, other) for other in tilted)
        found.append(Span(box, f"{text} ", 0.0, line=number, group=group, upright=upright))
    return found


def rows_of(cells: Iterable[Sequence[Box | None]], words: Sequence[Span]) -> Rows:
    """The text of each cell, row by row; "" where a cell is empty or a merged one reaches over it (None)."""
    return tuple(
        tuple(_cell(box, words) if box else "" for box in row[:MAX_COLUMNS])
        for row in islice(cells, MAX_ROWS)
    )


def _cell(box: Box, words: Sequence[Span]) -> str:
    text = text_of([word for word in words if _lies_in(word.box, box)]).replace("\n", " ")
    return text if len(text) <= MAX_CELL else text[: MAX_CELL + 1].rsplit(" ", 1)[0][:MAX_CELL]


def _lies_in(word: Box, box: Box) -> bool:
    """Whether the centre lies in the box. A right or lower edge belongs to the next cell, so that no word is in two."""
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] <= x < box[2] and box[1] <= y < box[3]
