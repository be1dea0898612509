"""Text of one size in many boxes: paragraphs, tables, pills, text turned upwards. Knows no deck.

Boxes and points are per cent of the page, sizes are points of a page whose shorter side is 540.
"""

# PyMuPDF ships hints for some functions only.
# mypy: disable-error-code="no-untyped-call"

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from canvas import FONTS, Box, Colour, Point, Style, TextOverflow, wrap
from paper import SMALLEST, Page, fitted

Align = Literal["left", "centre", "right"]


def plain(page: Page, size: float, colour: Colour | None = None, *, align: Align = "left") -> Style:
    """The deck's running text in another size."""
    return replace(page.look.body, size=size, colour=colour or page.look.body.colour, align=align)


def strong(page: Page, size: float, colour: Colour | None = None, *, align: Align = "left") -> Style:
    """The font of the deck's titles in another size."""
    return Style(size, page.look.head.font, colour or page.look.primary, align, 1.14)


def tiles(
    box: Box, across: int, down: int = 1, *, gap: float = 2.0, drop: float | None = None
) -> Iterator[Box]:
    """Divide `box` into `across` times `down` boxes, row by row, `gap` apart sideways and `drop` downwards."""
    x0, y0, x1, y1 = box
    drop = gap if drop is None else drop
    wide, high = (x1 - x0 + gap) / across, (y1 - y0 + drop) / down
    for row in range(down):
        for place in range(across):
            left, top = x0 + place * wide, y0 + row * high
            yield left, top, left + wide - gap, top + high - drop


def level(page: Page, texts: Iterable[tuple[Box, str, Style]]) -> None:
    """Write every text into its box, all made smaller in the same proportion until each of them fits."""
    texts = [entry for entry in texts if entry[1]]
    ratio = 1.0
    for box, text, style in texts:
        area = page.area(box)
        wanted = replace(style, size=style.size * page.scale)
        ratio = min(ratio, fitted(text, wanted, area.width, height=area.height)[0].size / wanted.size)
    for box, text, style in texts:
        page.text(box, text, replace(style, size=style.size * ratio * 0.999))


def layered(
    page: Page,
    boxes: Sequence[Box],
    items: Sequence[Sequence[str]],
    layers: Mapping[int, tuple[float, float | None, Style]],
    *,
    left: float = 0,
    right: float = 0,
) -> None:
    """Write each item into its box, its strings one below the other; strings of one kind have one size.

    `layers` says where string number n stands: top and bottom in per cent below the top of the box, None for its end.
    """
    for column, (top, bottom, style) in layers.items():
        texts = []
        for (x0, y0, x1, y1), item in zip(boxes, items, strict=True):
            end = y1 if bottom is None else y0 + bottom
            texts.append(((x0 + left, y0 + top, x1 - right, end), item[column], style))
        level(page, texts)


def _shrunk(items: Sequence[str], style: Style, width: float, *, height: float, gap: float) -> Style:
    """The style in which all items together fit; TextOverflow below SMALLEST points."""
    while style.size >= SMALLEST:
        lines = sum(len(wrap(item, style, width)) for item in items)
        if style.size * (style.leading * lines + gap * (len(items) - 1)) <= height:
            return style
        style = replace(style, size=style.size * 0.97)
    raise TextOverflow(f"{items[0]!r} and others do not fit {width:.0f} x {height:.0f} points")


def story(
    page: Page,
    box: Box,
    items: Sequence[str],
    style: Style | None = None,
    *,
    mark: str = "",
    gap: float = 0.7,
) -> float:
    """Write paragraphs of one size, `gap` lines apart, and return the bottom; `mark` stands before each, "1" counts."""
    area = page.area(box)
    style = style or page.look.body
    style = replace(style, size=style.size * page.scale)
    indent = 1.7 if mark == "1" else 1.25 if mark else 0.0
    style = _shrunk(items, style, area.width - indent * style.size, height=area.height, gap=gap)
    y = area.y0
    for number, item in enumerate(items, 1):
        if mark:
            sign = Style(style.size, page.look.head.font, page.look.accent)
            page.line((area.x0, y + style.size), f"{number}." if mark == "1" else mark, sign)
        for line in wrap(item, style, area.width - indent * style.size):
            page.line((area.x0 + indent * style.size, y + style.size), line, style)
            y += style.size * style.leading
        y += style.size * gap
    return float(y) / page.look.size[1] * 100


def grille(
    page: Page,
    box: Box,
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[float],
    size: float = 14,
    lines: Literal["rules", "boxes", "zebra", "none"] = "rules",
    head: bool = True,
    right: Sequence[int] = (),
) -> None:
    """Draw a table, all cells in one size; columns numbered in `right` end at the right."""
    x0, y0, x1, y1 = box
    high, unit = (y1 - y0) / len(rows), (x1 - x0) / sum(widths)
    texts: list[tuple[Box, str, Style]] = []
    for number, row in enumerate(rows):
        top, left = y0 + number * high, x0
        if lines == "zebra" and number % 2 == int(head):
            page.rect((x0, top, x1, top + high), page.look.pale)
        for column, (text, share) in enumerate(zip(row, widths, strict=True)):
            cell = (left, top, left + share * unit, top + high)
            if lines == "boxes":
                page.rect(cell, page.look.pale if head and number == 0 else None, page.look.primary)
            titled = head and number == 0
            style = strong(page, size) if titled else plain(page, size)
            style = replace(style, leading=1.15, align="right" if column in right else "left")
            texts.append(((left + 1, top + high * 0.2, cell[2] - 1, top + high), text, style))
            left = cell[2]
        if lines == "rules":
            page.rule(
                (x0, top + high), (x1, top + high), page.look.primary, width=1.4 if number == 0 else 0.4
            )
    level(page, texts)


def pill(
    page: Page, box: Box, fill: Colour | None, edge: Colour | None = None, *, round_by: float = 0.2
) -> None:
    """Draw a box with round corners; `round_by` is a share of its shorter side, up to 0.5."""
    page.page.draw_rect(page.area(box), color=edge, fill=fill, width=1, radius=round_by)


def upwards(page: Page, at: Point, text: str, style: Style) -> None:
    """Write one line that runs upwards from `at`."""
    style = replace(style, size=style.size * page.scale)
    page.page.insert_font(fontname=f"F-{style.font}", fontbuffer=FONTS[style.font].buffer)
    page.page.insert_text(
        page.at(at), text, fontsize=style.size, fontname=f"F-{style.font}", color=style.colour, rotate=90
    )
