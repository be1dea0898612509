"""What the slides of this set are made of: flows, ledgers, rings, curves, matrices, and three ways to hide a text.

Decides layout, never a word of it. Boxes and points are per cent of the page, sizes are points of a page whose shorter
side is 540.
"""

# PyMuPDF ships hints for some functions only.
# mypy: disable-error-code="no-untyped-call"

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from canvas import FONTS, WHITE, Box, Colour, Point, Style, TextOverflow, wrap
from paper import SMALLEST, Page

GREY: Colour = (0.5, 0.5, 0.52)


def bold(page: Page, size: float, colour: Colour | None = None) -> Style:
    """The style of the deck's headings in another size."""
    return Style(size, page.look.head.font, colour or page.look.primary, leading=1.15)


def body(page: Page, size: float, **changes: object) -> Style:
    """The style of the deck's running text in another size; `changes` are fields of `Style`."""
    return replace(page.look.body, size=size, **changes)  # type: ignore[arg-type]


def cells(box: Box, across: int, down: int, *, gap: float = 2) -> Iterator[Box]:
    """Divide `box` into `across` times `down` parts, row by row."""
    x0, y0, x1, y1 = box
    wide, high = (x1 - x0 + gap) / across, (y1 - y0 + gap) / down
    for index in range(across * down):
        left, top = x0 + index % across * wide, y0 + index // across * high
        yield left, top, left + wide - gap, top + high - gap


def _common_size(items: Sequence[str], style: Style, width: float, *, height: float) -> Style:
    """The style in which all items together fit; TextOverflow below SMALLEST points."""
    while style.size >= SMALLEST:
        indent = style.size * 1.3
        total = sum(len(wrap(item, style, width - indent)) for item in items) * style.leading
        if (total + 0.55 * (len(items) - 1)) * style.size <= height:
            return style
        style = replace(style, size=style.size * 0.97)
    raise TextOverflow(f"{items[0]!r} and others do not fit {width:.0f} x {height:.0f} points")


def flow(page: Page, box: Box, items: Sequence[str], style: Style | None = None, *, mark: str = "") -> float:
    """Write a list, all items in one size, and return its bottom; `mark` "#" counts, "" marks nothing.

    Where there is room the size is a quarter more than the style has it.
    """
    area = page.area(box)
    style = style or page.look.body
    style = replace(style, size=style.size * page.scale * 1.25)
    style = _common_size(items, style, area.width, height=area.height)
    y = area.y0
    for number, item in enumerate(items, 1):
        sign = f"{number}." if mark == "#" else mark
        indent = style.size * 1.3 if mark else 0
        if sign:
            page.line((area.x0, y + style.size), sign, replace(style, colour=page.look.accent))
        for line in wrap(item, style, area.width - indent):
            page.line((area.x0 + indent, y + style.size), line, style)
            y += style.size * style.leading
        y += style.size * 0.55
    return float(y) / page.look.size[1] * 100


def ledger(
    page: Page,
    box: Box,
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[float],
    size: float = 13,
    strong: Sequence[int] = (0,),
) -> None:
    """Draw a table of thin lines; the rows in `strong` are bold, the last column ends at the right."""
    x0, y0, x1, y1 = box
    high, unit = (y1 - y0) / len(rows), (x1 - x0) / sum(widths)
    for number, row in enumerate(rows):
        top, left = y0 + number * high, x0
        style = body(page, size, align="left", leading=1.18)
        if number in strong:
            style = replace(style, font=page.look.head.font, colour=page.look.primary)
        for column, (text, share) in enumerate(zip(row, widths, strict=True)):
            last = column == len(row) - 1 and len(row) > 1
            if text:
                place = (left + 0.4, top + high * 0.2, left + share * unit - 0.4, top + high)
                page.text(place, text, replace(style, align="right") if last else style)
            left += share * unit
        page.rule((x0, top + high), (x1, top + high), GREY, width=0.4)


def rings(page: Page, box: Box, sizes: Sequence[tuple[str, str]]) -> None:
    """Draw discs within each other, largest first, with a figure and its name at the top of each."""
    area = page.area(box)
    largest = min(area.width, area.height) / 2
    tints = (page.look.pale, page.look.accent, page.look.primary)
    for index, (figure, name) in enumerate(sizes):
        radius = largest * (1 - 0.32 * index)
        centre = (area.x0 + area.width / 2, area.y1 - radius)
        page.page.draw_circle(centre, radius, color=WHITE, fill=tints[index % 3], width=1.5)
        ink = page.look.on_primary if index else page.look.primary
        top = (centre[1] - radius + 14 * page.scale) / page.look.size[1] * 100
        middle, half = centre[0] / page.look.size[0] * 100, radius * 0.62 / page.look.size[0] * 100
        high = 46 * page.scale / page.look.size[1] * 100
        head = replace(bold(page, 17, ink), align="centre")
        below = page.text((middle - half, top, middle + half, top + high * 0.6), figure, head)
        label = replace(head, size=10.5, font=page.look.body.font)
        page.text((middle - half, below, middle + half, below + high * 0.5), name, label)


def matrix(page: Page, box: Box, names: Sequence[str], criteria: Mapping[str, str]) -> None:
    """Draw who has what: per criterion one letter for each name, `x` full, `o` half, anything else empty."""
    x0, y0, x1, y1 = box
    first, high = (x1 - x0) * 0.34, (y1 - y0) / (len(criteria) + 1)
    wide = (x1 - x0 - first) / len(names)
    for column, name in enumerate(names):
        left = x0 + first + column * wide
        style = replace(bold(page, 13, page.look.accent if column == 0 else None), align="centre")
        page.text((left + 0.4, y0, left + wide - 0.4, y0 + high), name, style)
    for row, (criterion, marks) in enumerate(criteria.items(), 1):
        top = y0 + row * high
        page.rule((x0, top), (x1, top), GREY, width=0.4)
        page.text((x0, top + high * 0.2, x0 + first, top + high), criterion, body(page, 15))
        for column, mark in enumerate(marks):
            centre = (x0 + first + (column + 0.5) * wide, top + high / 2)
            colour = page.look.primary
            page.disc(centre, 8, colour if mark == "x" else None, edge=colour if mark in "xo" else GREY)
            if mark == "o":
                page.disc(centre, 4, colour)


def quadrant(page: Page, box: Box, axes: Sequence[str], names: Mapping[str, Point]) -> None:
    """Draw a map of rivals; `axes` are the ends left, right, bottom, top; places are shares of the box, the first is us."""
    x0, y0, x1, y1 = box
    middle, level = (x0 + x1) / 2, (y0 + y1) / 2
    page.rule((x0, level), (x1, level), GREY)
    page.rule((middle, y0), (middle, y1), GREY)
    ends = ((x0, level + 1, "left"), (x1 - 18, level + 1, "right"), (middle + 1, y1 - 5, "left"))
    for (x, y, align), text in zip((*ends, (middle + 1, y0, "left")), axes, strict=True):
        page.text((x, y, x + 18, y + 5), text, body(page, 11.5, colour=GREY, align=align))
    for index, (name, (right, up)) in enumerate(names.items()):
        x, y = x0 + (x1 - x0) * right, y1 - (y1 - y0) * up
        page.disc((x, y), 5 if index else 9, page.look.accent if index == 0 else GREY)
        page.text((x + 1.4, y - 2.4, x + 22, y + 5), name, body(page, 13) if index else bold(page, 15))


def curve(page: Page, box: Box, points: Sequence[tuple[str, float]], *, form: str = "{:g}") -> None:
    """Draw a line through values from nought up; each is written above its point, its name below the axis."""
    x0, y0, x1, y1 = box
    floor, top = y1 - 8, y0 + 7
    highest, step = max(value for _, value in points), (x1 - x0) / len(points)
    places = [
        (x0 + (index + 0.5) * step, floor - (floor - top) * value / highest)
        for index, (_, value) in enumerate(points)
    ]
    page.rule((x0, floor), (x1, floor), GREY)
    for start, end in pairwise(places):
        page.rule(start, end, page.look.accent, width=3)
    small = body(page, 12, align="centre")
    for (x, y), (name, value) in zip(places, points, strict=True):
        page.disc((x, y), 4.5, page.look.primary)
        page.text((x - step / 2, y - 6, x + step / 2, y - 1), form.format(value), small)
        page.text((x - step / 2, floor + 1.5, x + step / 2, y1), name, small)


def allocation(page: Page, box: Box, parts: Mapping[str, float], *, form: str = "{:g}%") -> None:
    """Draw one bar cut into shares, with the figure in each piece and its name below."""
    x0, y0, x1, y1 = box
    left, total = x0, sum(parts.values())
    tints = (page.look.primary, page.look.accent)
    for index, (name, value) in enumerate(parts.items()):
        wide = (x1 - x0) * value / total
        page.rect((left, y0, left + wide - 0.3, (y0 + y1) / 2), tints[index % 2])
        figure = replace(bold(page, 15, page.look.on_primary), align="centre")
        page.text((left, y0 + (y1 - y0) * 0.16, left + wide, (y0 + y1) / 2), form.format(value), figure)
        page.text((left, (y0 + y1) / 2 + 1, left + wide - 0.5, y1), name, body(page, 11.5, align="centre"))
        left += wide


def gantt(page: Page, box: Box, periods: Sequence[str], tasks: Sequence[tuple[str, float, float]]) -> None:
    """Draw tasks as bars from one period to another (counted from 0), under the names of the periods."""
    x0, y0, x1, y1 = box
    first, high = (x1 - x0) * 0.3, (y1 - y0) / (len(tasks) + 1)
    wide = (x1 - x0 - first) / len(periods)
    for index, period in enumerate(periods):
        left = x0 + first + index * wide
        page.text((left, y0, left + wide, y0 + high), period, replace(bold(page, 12.5), align="centre"))
        page.rule((left, y0 + high), (left, y1), GREY, width=0.3)
    for row, (task, start, end) in enumerate(tasks, 1):
        top = y0 + row * high
        page.text((x0, top + high * 0.22, x0 + first - 1, top + high), task, body(page, 14))
        span = (x0 + first + start * wide, top + high * 0.25, x0 + first + end * wide, top + high * 0.72)
        page.rect(span, page.look.accent if row % 2 else page.look.primary)


def ladder(page: Page, box: Box, events: Sequence[tuple[str, str]], *, share: float = 0.2) -> None:
    """Draw a line downwards with a date at its left and what happens at its right; `share` is what the dates take."""
    x0, y0, x1, y1 = box
    axis, high = x0 + (x1 - x0) * share, (y1 - y0) / len(events)
    page.rule((axis, y0 + high * 0.3), (axis, y1 - high * 0.5), page.look.accent, width=2)
    for index, (date, event) in enumerate(events):
        top = y0 + index * high
        page.disc((axis, top + high * 0.3), 5, page.look.primary)
        page.text((x0, top + high * 0.12, axis - 2, top + high), date, replace(bold(page, 16), align="right"))
        page.text((axis + 2, top + high * 0.12, x1, top + high), event, body(page, 17))


def faces(page: Page, box: Box, team: Sequence[tuple[str, str, str]], *, across: int) -> None:
    """Draw a disc with initials, and beside it a name, a role and what the person did before."""
    grid = cells(box, across, -(-len(team) // across), gap=3)
    for (x0, y0, x1, y1), (name, role, past) in zip(grid, team, strict=False):
        radius = 24 * page.scale / page.look.size[0] * 100
        high = 24 * page.scale / page.look.size[1] * 100
        page.disc((x0 + radius, y0 + high), 24, page.look.primary)
        initials = "".join(part[0] for part in name.replace("Dr ", "").split()[:2])
        letters = replace(bold(page, 16, page.look.on_primary), align="centre")
        page.text((x0, y0 + high * 0.62, x0 + 2 * radius, y0 + 2 * high), initials, letters)
        left = x0 + 2 * radius + 1.5
        below = page.text((left, y0, x1, y1), name, bold(page, 17))
        below = page.text((left, below, x1, y1), role, body(page, 14, colour=page.look.accent))
        page.text((left, below + 0.5, x1, y1), past, body(page, 14))


def figures(page: Page, box: Box, items: Sequence[tuple[str, str]], *, across: int, size: float = 30) -> None:
    """Write figures with their name above and nothing around them."""
    for (x0, y0, x1, y1), (name, figure) in zip(
        cells(box, across, -(-len(items) // across), gap=3), items, strict=False
    ):
        page.rule((x0, y0), (x1, y0), page.look.accent, width=2)
        below = page.text((x0, y0 + 1.5, x1, y1), name, body(page, 14.5, colour=GREY))
        page.text((x0, below + 0.5, x1, y1), figure, bold(page, size))


def funnel(page: Page, box: Box, stages: Sequence[tuple[str, str]]) -> None:
    """Draw bars that get shorter, with the figure inside and its name at the right."""
    x0, y0, x1, y1 = box
    half = (x1 - x0) * 0.55
    grid = cells((x0, y0, x0 + half, y1), 1, len(stages), gap=1.5)
    for index, ((left, top, right, bottom), (figure, name)) in enumerate(zip(grid, stages, strict=True)):
        inset = (right - left) * 0.5 * index / (len(stages) + 1)
        page.rect((left + inset, top, right - inset, bottom), page.look.primary)
        style = replace(bold(page, 17, page.look.on_primary), align="centre")
        page.text((left + inset, top + (bottom - top) * 0.2, right - inset, bottom), figure, style)
        page.text((right + 2, top + (bottom - top) * 0.2, x1, bottom), name, body(page, 17))


def upward(page: Page, at: Point, text: str, style: Style) -> None:
    """Write one line that runs upwards from `at`."""
    page.page.insert_font(fontname=f"F-{style.font}", fontbuffer=FONTS[style.font].buffer)
    page.page.insert_text(
        page.at(at),
        text,
        fontsize=style.size * page.scale,
        fontname=f"F-{style.font}",
        color=style.colour,
        rotate=90,
    )


def hide(page: Page, at: Point, lines: Sequence[str], *, opacity: float = 1) -> None:
    """Write lines of ordinary size that the rest of the slide hides: `at` is off the page, or something is drawn over them.

    With an opacity of 0 nothing needs to be drawn over them.
    """
    page.page.insert_font(fontname="F-helv", fontbuffer=FONTS["helv"].buffer)
    x, y = page.at(at)
    for number, line in enumerate(lines):
        page.page.insert_text(
            (x, y + number * 15 * page.scale),
            line,
            fontsize=12 * page.scale,
            fontname="F-helv",
            color=(0.1, 0.1, 0.1),
            fill_opacity=opacity,
        )
