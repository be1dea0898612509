"""How the text of a page is arranged: which words belong to which block, in which order, which block is the title.

It works on plain boxes and strings, so that it can be tested without a PDF. No word is lost: what lies outside
of every box that the layout network found becomes a block of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from math import isfinite
from typing import Any, cast, get_args

from pipeline.documents.gutters import Line, Piece, apart, read, rows_of
from pipeline.documents.slides import Block, BlockKind, Box
from pipeline.documents.text import clean

#: Characters of text kept of one slide. A dense slide has 3,000.
MAX_CHARS = 20_000

#: Blocks made of one slide; the layout network gives some 10 to 60.
MAX_BLOCKS = 500

#: A header below half the size of the largest is a label above the title. A block that is 1.4 times as large as any
#: other, the least step between a title and the text below in common slide themes (28 to 20 points), is a title.
SMALL_HEADER = 0.5
STANDS_OUT = 1.4

#: Kinds whose lines are read across, and kinds of which a wide gap makes two.
_ACROSS: frozenset[BlockKind] = frozenset({"table", "title", "formula"})
_PARTED: frozenset[BlockKind] = frozenset({"section-header", "page-header", "page-footer"})

_KINDS: frozenset[str] = frozenset(get_args(BlockKind))


@dataclass(frozen=True)
class Span:
    """A run of characters in one font. `line` and `group` number its line and paragraph as MuPDF found them.

    `upright` is False where the text does not run from left to right on the page as it is shown.
    """

    box: Box
    text: str
    size: float
    line: int
    group: int
    upright: bool = True
    font: str = ""


@dataclass(frozen=True)
class Region:
    """A box of the layout network with its label."""

    kind: BlockKind
    box: Box


def spans_of(page: dict[str, Any]) -> tuple[list[Span], bool]:
    """List the spans of a page's `get_text("dict")`, and whether some were left out to keep to `MAX_CHARS`."""
    spans: list[Span] = []
    room = MAX_CHARS
    lines = ((group, line) for group, block in enumerate(page["blocks"]) for line in block.get("lines", ()))
    for number, (group, line) in enumerate(lines):
        for span in line["spans"]:
            room -= len(span["text"])
            if room < 0:
                return spans, True
            upright = line["dir"][0] > 0.7  # within 45 degrees
            size, font = float(span["size"]), span["font"]
            spans.append(Span(tuple(span["bbox"]), span["text"], size, number, group, upright, font))
    return spans, False


def regions_of(layout: Iterable[Sequence[Any]] | None) -> list[Region]:
    """Read `page.layout_information`; a label we do not know becomes `other`."""
    regions = []
    for x0, y0, x1, y1, label in islice(layout or (), MAX_BLOCKS):
        kind = cast(BlockKind, label if label in _KINDS else "other")
        regions.append(Region(kind, (float(x0), float(y0), float(x1), float(y1))))
    return regions


def arrange(spans: Sequence[Span], regions: Sequence[Region], *, height: float) -> list[Block]:
    """Put every span into a block; return the blocks in reading order, one near the top as `title`."""
    members: dict[int | None, list[Span]] = {}
    for span, home in zip(spans, _homes(spans, regions), strict=True):
        members.setdefault(home, []).append(span)
    blocks = [block for i, region in enumerate(regions) for block in _blocks(region, members.get(i, []))]
    for block in _stray_blocks(members.get(None, [])):
        middle = (block.box[1] + block.box[3]) / 2
        place = next((i for i, other in enumerate(blocks) if other.box[1] > middle), len(blocks))
        blocks.insert(place, block)
    return _with_title(blocks, height)


def _homes(spans: Sequence[Span], regions: Sequence[Region]) -> list[int | None]:
    """The index of each span's region: the smallest around its centre, else that of the rest of its line."""
    homes = [_smallest_around(span.box, regions) for span in spans]
    of_line = {span.line: home for span, home in zip(spans, homes, strict=True) if home is not None}
    return [of_line.get(span.line) if home is None else home for span, home in zip(spans, homes, strict=True)]


def _smallest_around(box: Box, regions: Sequence[Region]) -> int | None:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    around = [i for i, r in enumerate(regions) if r.box[0] <= x <= r.box[2] and r.box[1] <= y <= r.box[3]]
    return min(around, key=lambda i: _area(regions[i].box), default=None)


def _stray_blocks(spans: Sequence[Span]) -> list[Block]:
    """Blocks of kind `text` for spans outside of every region, one per paragraph, from top to bottom."""
    paragraphs = [list(members) for _, members in groupby(spans, key=lambda span: span.group)]
    # Crumbs by the thousand end in one last block: placing each of them would take quadratic time.
    rest = [span for paragraph in paragraphs[MAX_BLOCKS:] for span in paragraph]
    kept = [members for members in [*paragraphs[:MAX_BLOCKS], rest] if members]
    blocks = [block for members in kept for block in _blocks(Region("text", _around(members)), members)]
    return sorted((b for b in blocks if b.text), key=lambda b: (round(b.box[1]), b.box[0]))


def _blocks(region: Region, spans: Sequence[Span]) -> list[Block]:
    """The block of a region, or one for each of the columns that stand in it."""
    if not spans or not all(span.upright for span in spans):
        return [_block(region.kind, text_of(spans), spans, region.box)]
    pieces = read(_lines(spans), across=region.kind in _ACROSS)
    if region.kind in _PARTED:
        pieces = apart(pieces)
    if len(pieces) == 1:
        return [_block(region.kind, _text(pieces[0]), spans, region.box)]
    return [_block_of(region.kind, piece, spans) for piece in pieces]


def _block_of(kind: BlockKind, piece: Piece, spans: Sequence[Span]) -> Block:
    numbers = {line.number for row in piece for line in row}
    members = [span for span in spans if span.line in numbers]
    return _block(kind, _text(piece), members, _around(members))


def _block(kind: BlockKind, text: str, spans: Sequence[Span], box: Box) -> Block:
    size = max((span.size for span in spans if span.text.strip()), default=0.0)
    return Block(kind=kind, box=_rounded(box), text=text, size=round(size, 1))


def text_of(spans: Sequence[Span]) -> str:
    """The spans' text, one line per row: lines at the same height stand next to each other on the page."""
    if all(span.upright for span in spans):
        return _text(rows_of(_lines(spans)))
    return clean("\n".join(line.text for line in _lines(spans)))


def _lines(spans: Sequence[Span]) -> list[Line]:
    lines = [(number, list(members)) for number, members in groupby(spans, key=lambda span: span.line)]
    return [
        Line(number, _around(members), "".join(span.text for span in members), _look(members))
        for number, members in lines
    ]


def _look(spans: Sequence[Span]) -> str:
    """Font and size of most of a line."""
    span = max(spans, key=lambda span: len(span.text))
    return f"{span.font} {span.size:.0f}"


def _text(piece: Piece) -> str:
    return clean("\n".join(" ".join(line.text for line in row) for row in piece))


def _with_title(blocks: list[Block], height: float) -> list[Block]:
    """Label a block as `title` where the network gave no title and one stands out."""
    if any(block.kind == "title" for block in blocks):
        return blocks
    upper = [(i, block) for i, block in enumerate(blocks) if block.text and block.box[1] < height / 2]
    title = _heading(upper)
    if title is None:
        title = _outstanding(upper, sorted(block.size for block in blocks))
    return [b.model_copy(update={"kind": "title"}) if i == title else b for i, b in enumerate(blocks)]


def _heading(upper: Sequence[tuple[int, Block]]) -> int | None:
    """The topmost section header, but for small ones: a large figure below is no title, nor is a small line above."""
    headers = [(i, block) for i, block in upper if block.kind == "section-header"]
    largest = max((block.size for _, block in headers), default=0)
    tall = [(block.box[1], i) for i, block in headers if block.size >= largest * SMALL_HEADER]
    return min(tall)[1] if tall else None


def _outstanding(upper: Sequence[tuple[int, Block]], sizes: Sequence[float]) -> int | None:
    """The text or page header that is much larger than everything else on the slide, as on a cover."""
    second = sizes[-2] if len(sizes) > 1 else 0
    kinds = ("text", "page-header")
    return next((i for i, b in upper if b.kind in kinds and b.size >= max(second * STANDS_OUT, 1)), None)


def _around(spans: Sequence[Span]) -> Box:
    return (
        min(span.box[0] for span in spans),
        min(span.box[1] for span in spans),
        max(span.box[2] for span in spans),
        max(span.box[3] for span in spans),
    )


def _rounded(box: Box) -> Box:
    x0, y0, x1, y1 = (round(side, 1) if isfinite(side) else 0.0 for side in box)
    return (x0, y0, x1, y1)


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0) * max(box[3] - box[1], 0)
