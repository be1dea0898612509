"""In which order the lines of one block are read: columns one after the other, rows of labels and values across.

It works on boxes and strings. Columns are told from rows by how they look: in cards and columns what stands side by
side looks alike (figure beside figure, name beside name), in a list of labels and values what stands below one another does.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.documents.slides import Box

#: Blocks of more lines are read row by row: the search for gutters compares every line with every other.
MAX_LINES = 150
#: The least width of a gutter, and of a gap that parts headings or the pieces of a footer, in heights of the lower line.
GUTTER, WIDE_GAP = 0.6, 1.5
#: Words a line from which it is running text, as the mean of a column; label and value have one to three.
PROSE_WORDS = 3.5
#: Most words of a label that stands beside its text.
LABEL_WORDS = 4
#: Share of the shortest column's lines that need a line beside them before they can be rows, and share of rows of one
#: look from which columns are told by it.
MATCHED = 0.7
#: Lines of one paragraph are at most so many times as far apart as the closest.
LOOSE = 1.25
#: And at most so many times their own height, where all are as far apart.
FAR = 1.6

_FIGURE = re.compile(r"[^\w$€£¥]*(?:[A-Z]{2,3}\s?)?[$€£¥]?\s?\d\S*(?:\s\S+){0,2}$")
_MARK = re.compile(r"\W{1,2}|\d{1,2}[.)]|0\d")
_BULLET = re.compile(r"\s*[•▪▸►‣◦●○■□✓✔➤→–—*-]\s")


@dataclass(frozen=True)
class Line:
    """Text that stands on one line without a gap; `look` tells its font and size from those of others."""

    number: int
    box: Box
    text: str
    look: str = ""

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return (self.box[1] + self.box[3]) / 2

    @property
    def height(self) -> float:
        """The height of its box."""
        return self.box[3] - self.box[1]

    @property
    def kind(self) -> tuple[str, bool]:
        """What it looks like, and whether it is a figure."""
        return self.look, bool(_FIGURE.match(self.text.strip()))


Row = list[Line]
Piece = list[Row]


def read(lines: Sequence[Line], *, across: bool = False) -> list[Piece]:
    """The lines in pieces, in reading order: each column is a piece of its own, and so is what runs over all columns.

    A piece is a list of rows, read from left to right. `across` keeps all in one piece, as the rows of a table.
    """
    if across or len(lines) > MAX_LINES:
        return [rows_of(lines)]
    ordered = sorted(lines, key=lambda line: (line.middle, line.box[0]))
    band = _widest_band(ordered)
    if band is None:
        return [rows_of(ordered)]
    first, last = band
    columns = _columns(ordered[first : last + 1])
    if len(columns) < 2:
        return [rows_of(ordered)]
    above, below = ordered[:first], ordered[last + 1 :]
    if rows := _rows_across(columns):
        return _joined(_read_if_any(above), rows, _read_if_any(below))
    return [
        *_read_if_any(above),
        *(piece for column in columns for piece in read(column)),
        *_read_if_any(below),
    ]


def apart(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with what a wide gap parts in a row as pieces of their own: headings of cards, the ends of a footer."""
    result: list[Piece] = []
    for piece in pieces:
        cells = [_cells(row) for row in piece]
        if max(map(len, cells), default=0) < 2:
            result.append(piece)
        else:
            result += [[cell] for row in cells for cell in row]
    return result


def rows_of(lines: Iterable[Line]) -> list[Row]:
    """Lines from top to bottom; those whose middles are closer than a third of the lower one's height share a row."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: (line.middle, line.box[0])):
        if rows and _in_a_row(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box[0]) for row in rows]


def _read_if_any(lines: Sequence[Line]) -> list[Piece]:
    return read(lines) if lines else []


def _joined(above: list[Piece], rows: list[Row], below: list[Piece]) -> list[Piece]:
    """Rows make one piece with what stands above and below, unless columns stand there."""
    if len(above) == 1:
        rows, above = [*above[0], *rows], []
    if len(below) == 1:
        rows, below = [*rows, *below[0]], []
    return [*above, rows, *below]


def _widest_band(ordered: Sequence[Line]) -> tuple[int, int] | None:
    """The first and last of the most lines that leave one gutter free, of at least three lines from top to bottom."""
    found = [(0, 0.0, 0, 0)]
    for i, one in enumerate(ordered):
        for j in range(i + 1, len(ordered)):
            if ordered[j].middle - one.middle > max(one.height, ordered[j].height):
                break
            if _beside(one, ordered[j]):
                low, high, first, last = _band(ordered, i, j)
                found.append((last - first, high - low, first, last))
    size, _, first, last = max(found)
    return (first, last) if size > 1 else None


def _band(ordered: Sequence[Line], i: int, j: int) -> tuple[float, float, int, int]:
    """The gutter between two lines (left and right edge), and the first and last line that leave it free."""
    left, right = sorted((ordered[i], ordered[j]), key=lambda line: line.box[0])
    gutter: tuple[float, float] | None = (left.box[2], right.box[0])
    least = GUTTER * min(left.height, right.height)
    for k in range(i + 1, j):
        gutter = gutter and _narrowed(gutter, ordered[k], least)
    if gutter is None or gutter[1] - gutter[0] < least:
        return (0.0, 0.0, i, i)
    first, last = i, j
    while first > 0 and (narrower := _narrowed(gutter, ordered[first - 1], least)):
        first, gutter = first - 1, narrower
    while last + 1 < len(ordered) and (narrower := _narrowed(gutter, ordered[last + 1], least)):
        last, gutter = last + 1, narrower
    return (*gutter, first, last)


def _narrowed(gutter: tuple[float, float], line: Line, least: float) -> tuple[float, float] | None:
    """What a line leaves of a gutter, None where too little."""
    low, high = gutter
    middle = (line.box[0] + line.box[2]) / 2
    if middle < (low + high) / 2:
        low = max(low, line.box[2])
    else:
        high = min(high, line.box[0])
    return (low, high) if high - low >= least else None


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines by the gutters that all of them leave free; a column of bullets or numbers belongs to the next one."""
    least = GUTTER * min(line.height for line in lines)
    columns: list[list[Line]] = []
    edge = 0.0
    for line in sorted(lines, key=lambda line: line.box[0]):
        if columns and (line.box[0] - edge < least or _are_marks(columns[-1])):
            columns[-1].append(line)
        else:
            columns.append([line])
        edge = max(edge, line.box[2])
    return [sorted(column, key=lambda line: line.middle) for column in columns]


def _are_marks(lines: Sequence[Line]) -> bool:
    return all(_MARK.fullmatch(line.text.strip()) for line in lines)


def _rows_across(columns: Sequence[Sequence[Line]]) -> list[Row]:
    """The rows of labels and values that the columns are; none where they are columns to be read one by one."""
    if len(columns) == 2 and (rows := _paired(columns[0], columns[1])):
        return rows
    rows = rows_of(line for column in columns for line in column)
    full = [row for row in rows if len(row) > 1]
    matched = {line.number for row in full for line in row}
    if len(full) < MATCHED * min(map(len, columns)) or sum(_is_prose(column) for column in columns) > 1:
        return []
    if any(matched.isdisjoint(line.number for line in column) for column in columns):
        return []
    alike = sum(len({line.kind for line in row}) == 1 for row in full) / len(full)
    steady = sum(len({line.kind for line in column}) == 1 for column in columns) / len(columns)
    return [] if alike >= MATCHED and steady < alike else rows


def _is_prose(column: Sequence[Line]) -> bool:
    """Whether a column is running text or a list, by its words, its marks or a line that begins in a phrase."""
    if any(_BULLET.match(line.text) for line in column):
        return True
    goes_on = any(line.text.strip()[:1].islower() for line in column[1:])
    return goes_on or sum(len(line.text.split()) for line in column) >= PROSE_WORDS * len(column)


def _paired(left: Sequence[Line], right: Sequence[Line]) -> list[Row]:
    """Figures or short labels, and the paragraph beside each; none where they do not match one to one."""
    if any(_BULLET.match(line.text) for line in right):
        return []
    if _match(left, paragraphs := _paragraphs(right)) and all(_is_short(line) for line in left):
        return [row for label, lines in zip(left, paragraphs, strict=True) for row in _labelled(label, lines)]
    if _match(right, paragraphs := _paragraphs(left)) and all(line.kind[1] for line in right):
        return [[*lines, value] for lines, value in zip(paragraphs, right, strict=True)]
    return []


def _labelled(label: Line, lines: Sequence[Line]) -> list[Row]:
    return rows_of([label, *lines]) if len(lines) == 1 else [[label], *rows_of(lines)]


def _match(anchors: Sequence[Line], paragraphs: Sequence[Sequence[Line]]) -> bool:
    """Whether each paragraph has one of the anchors beside it, and one of them has several lines."""
    return (
        len(anchors) == len(paragraphs)
        and any(len(lines) > 1 for lines in paragraphs)
        and all(
            lines[0].box[1] <= anchor.middle <= lines[-1].box[3]
            for anchor, lines in zip(anchors, paragraphs, strict=True)
        )
    )


def _is_short(line: Line) -> bool:
    return len(line.text.split()) <= LABEL_WORDS


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of one column, parted where the step to the next is larger than within a paragraph."""
    steps = [below.middle - above.middle for above, below in pairwise(lines)]
    usual = min((step for step in steps if step > lines[0].height / 2), default=0.0)
    groups = [[lines[0]]]
    for line, step in zip(lines[1:], steps, strict=True):
        if step > LOOSE * usual or step > FAR * line.height:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _cells(row: Row) -> list[Row]:
    cells = [[row[0]]]
    for left, line in pairwise(row):
        if line.box[0] - left.box[2] > WIDE_GAP * min(left.height, line.height):
            cells.append([line])
        else:
            cells[-1].append(line)
    return cells


def _in_a_row(one: Line, other: Line) -> bool:
    return abs(one.middle - other.middle) < min(one.height, other.height) / 3


def _beside(one: Line, other: Line) -> bool:
    """Whether two lines stand side by side: half of the lower one's height is shared, and neither is above the other."""
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    left, right = sorted((one, other), key=lambda line: line.box[0])
    return shared >= min(one.height, other.height) / 2 and left.box[2] < right.box[0]
