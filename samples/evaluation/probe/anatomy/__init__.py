"""Slide anatomies of this set: statements, ledgers, charts, maps, rosters. Decides where things stand, never a word.

Boxes are per cent of the page, as in `paper`; texts that stand side by side get the same size.
"""

# PyMuPDF ships hints for some functions only.
# mypy: disable-error-code="no-untyped-call"

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from canvas import FONTS, GREY, RULE, WHITE, Box, Colour, Point, Style, TextOverflow
from paper import Page, fitted

Cell = tuple[Box, str]


def style(page: Page, size: float, *, bold: bool = False, colour: Colour | None = None) -> Style:
    """The deck's body style at another size; `bold` takes the font of its titles."""
    font = page.look.head.font if bold else page.look.body.font
    return replace(page.look.body, size=size, font=font, colour=colour or page.look.body.colour)


def middle(look: Style) -> Style:
    """The same style, centred."""
    return replace(look, align="centre")


def even(page: Page, cells: Iterable[Cell], look: Style) -> None:
    """Write every text into its box, all at the largest size up to the style's at which each of them fits."""
    cells = [cell for cell in cells if cell[1]]
    sizes = []
    for box, text in cells:
        area = page.area(box)
        wanted = replace(look, size=look.size * page.scale)
        sizes.append(fitted(text, wanted, area.width, height=area.height)[0].size)
    for box, text in cells:
        page.text(box, text, replace(look, size=min(sizes) / page.scale * 0.999))


def splits(box: Box, parts: Sequence[float], *, gap: float = 0, down: bool = False) -> list[Box]:
    """Divide `box` across (or down) in the proportions of `parts`, with `gap` per cent of the page between."""
    x0, y0, x1, y1 = box
    room = ((y1 - y0) if down else (x1 - x0)) - gap * (len(parts) - 1)
    at, boxes = (y0 if down else x0), list[Box]()
    for part in parts:
        end = at + room * part / sum(parts)
        boxes.append((x0, at, x1, end) if down else (at, y0, end, y1))
        at = end + gap
    return boxes


def statement(page: Page, text: str, *, box: Box = (9, 26, 91, 78), size: float = 46) -> None:
    """Write one sentence large."""
    page.text(box, text, style(page, size, bold=True, colour=page.look.primary))


def figures(page: Page, box: Box, facts: Sequence[tuple[str, str]]) -> None:
    """A row of large numbers, each with its caption beneath."""
    cells = splits(box, [1] * len(facts), gap=4)
    tops = [splits(cell, [4, 5], down=True) for cell in cells]
    number = style(page, 44, bold=True, colour=page.look.accent)
    even(page, [(top[0], fact[0]) for top, fact in zip(tops, facts, strict=True)], number)
    even(page, [(top[1], fact[1]) for top, fact in zip(tops, facts, strict=True)], style(page, 15))


def ledger(
    page: Page, box: Box, rows: Sequence[Sequence[str]], *, widths: Sequence[float], head: bool = True
) -> None:
    """A table with hairlines; with `head` the first row stands on the deck's colour, else the first column is bold."""
    cells: list[Cell] = []
    bold: list[Cell] = []
    for number, (line, row) in enumerate(zip(splits(box, [1] * len(rows), down=True), rows, strict=True)):
        top = head and number == 0
        if top:
            page.rect(line, page.look.primary)
        else:
            page.rule((line[0], line[3]), (line[2], line[3]), RULE, width=0.7)
        for place, (cell, text) in enumerate(zip(splits(line, widths), row, strict=True)):
            inner = (cell[0] + 0.8, cell[1] + 0.7, cell[2] - 0.8, cell[3] - 0.2)
            (bold if top or (not head and place == 0) else cells).append((inner, text))
    even(page, bold, style(page, 14, bold=True, colour=page.look.on_primary if head else page.look.primary))
    even(page, cells, style(page, 14))


def scores(page: Page, box: Box, rows: Mapping[str, str], *, columns: Sequence[str]) -> None:
    """A competition matrix: for each row a digit from 0 to 4 per column, drawn as a disc filled by quarters."""
    lines = splits(box, [1] * (len(rows) + 1), down=True)
    heads = splits(lines[0], [1.6, *[1] * len(columns)], gap=1)[1:]
    even(page, zip(heads, columns, strict=True), middle(style(page, 13, bold=True)))
    names = [splits(line, [1.6, len(columns)])[0] for line in lines[1:]]
    even(
        page,
        [((n[0], n[1] + 1.5, n[2], n[3]), name) for n, name in zip(names, rows, strict=True)],
        style(page, 14),
    )
    for line, marks in zip(lines[1:], rows.values(), strict=True):
        page.rule(line[:2], (line[2], line[1]), RULE, width=0.7)
        for cell, mark in zip(splits(line, [1.6, *[1] * len(columns)], gap=1)[1:], marks, strict=True):
            pie(
                page, ((cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2), 9, shares=[int(mark), 4 - int(mark)]
            )


def pie(page: Page, centre: Point, radius: float, *, shares: Sequence[float]) -> None:
    """A disc cut into sectors from the top, in shades from the deck's colour to pale; radius as in `Page.disc`."""
    middle_point = page.at(centre)
    start = (middle_point[0], middle_point[1] - radius * page.scale)
    page.disc(centre, radius, page.look.pale, edge=page.look.primary)
    for share, colour in zip(shares, shades(page, len(shares)), strict=True):
        if share:
            end = page.page.draw_sector(
                middle_point, start, -360 * share / sum(shares) * 0.9999, color=WHITE, fill=colour, width=0.6
            )
            start = (end.x, end.y)


def shades(page: Page, count: int) -> list[Colour]:
    """Colours from the deck's own to its pale one."""
    first, last = page.look.primary, page.look.pale
    steps = [index / max(1, count - 1) for index in range(count)]
    return [(mix(first[0], last[0], s), mix(first[1], last[1], s), mix(first[2], last[2], s)) for s in steps]


def mix(first: float, last: float, share: float) -> float:
    """The value between `first` and `last` at `share`, 0 to 1."""
    return first + (last - first) * share


def spending(page: Page, box: Box, parts: Mapping[str, float]) -> None:
    """A pie with its legend to the right; the share stands before each text in per cent."""
    left, right = splits(box, [4, 6], gap=3)
    centre = (left[0] + left[2]) / 2, (left[1] + left[3]) / 2
    radius = min(page.area(left).width, page.area(left).height) / 2 / page.scale
    pie(page, centre, radius, shares=list(parts.values()))
    lines = splits(right, [1] * len(parts), down=True)
    for line, colour in zip(lines, shades(page, len(parts)), strict=True):
        page.rect((line[0], line[1] + 1, line[0] + 1.6, line[1] + 4), colour, page.look.primary)
    texts = [f"{share:g} %  {text}" for text, share in parts.items()]
    even(
        page,
        [((x0 + 3, y0, x1, y1), t) for (x0, y0, x1, y1), t in zip(lines, texts, strict=True)],
        style(page, 15),
    )


def columns(page: Page, box: Box, bars: Mapping[str, tuple[float, str]]) -> None:
    """Upright bars: label beneath, value above; the last bars may be plans, which is for the labels to say."""
    top = max(value for value, _ in bars.values())
    for cell, (label, (value, text)) in zip(splits(box, [1] * len(bars), gap=2.5), bars.items(), strict=True):
        x0, y0, x1, y1 = cell
        high = y1 - 8 - (y1 - y0 - 16) * value / top
        page.rect((x0, high, x1, y1 - 8), page.look.accent)
        page.text((x0 - 1, high - 7, x1 + 1, high), text, middle(style(page, 14, bold=True)))
        page.text((x0 - 1, y1 - 7, x1 + 1, y1), label, middle(style(page, 12, colour=GREY)))
    page.rule((box[0], box[3] - 8), (box[2], box[3] - 8), GREY)


def curve(page: Page, box: Box, points: Sequence[tuple[str, float, str]]) -> None:
    """A line over time: label of the axis, height from 0 to 1 and what stands at the point."""
    x0, y0, x1, y1 = box
    step = (x1 - x0) / len(points)
    spots = [(x0 + step * (n + 0.5), y1 - 9 - (y1 - y0 - 18) * p[1]) for n, p in enumerate(points)]
    for first, second in pairwise(spots):
        page.rule(first, second, page.look.accent, width=3)
    for (x, y), (label, _, text) in zip(spots, points, strict=True):
        page.disc((x, y), 4, page.look.primary)
        page.text((x - step / 2, y - 8, x + step / 2, y - 1), text, middle(style(page, 14, bold=True)))
        page.text((x - step / 2, y1 - 7, x + step / 2, y1), label, middle(style(page, 11, colour=GREY)))
    page.rule((x0, y1 - 8), (x1, y1 - 8), GREY)


def rings(page: Page, box: Box, markets: Sequence[tuple[str, str]]) -> None:
    """Nested discs for the sizes of a market, the largest first; a leader joins each with its texts."""
    left, right = splits(box, [5, 6], gap=2)
    area = page.area(left)
    radius, centre_x = min(area.width, area.height) / 2 / page.scale, (left[0] + left[2]) / 2
    cells = splits(right, [1] * len(markets), down=True, gap=2)
    for index, ((x0, y0, _, _), colour) in enumerate(
        zip(cells, shades(page, len(markets))[::-1], strict=True)
    ):
        size = radius * (1 - index / len(markets))
        down = (radius - size) * page.scale / page.look.size[1] * 100
        page.disc((centre_x, (left[1] + left[3]) / 2 + down), size, colour, edge=WHITE)
        page.rule((centre_x, y0 + 3), (x0 - 1, y0 + 3), GREY, width=0.6)
    even(page, [(c, m[0]) for c, m in zip(cells, markets, strict=True)], style(page, 21, bold=True))
    lower = [(x0, y0 + 7, x1, y1) for x0, y0, x1, y1 in cells]
    even(page, [(c, m[1]) for c, m in zip(lower, markets, strict=True)], style(page, 13))


def quadrant(page: Page, box: Box, axes: tuple[str, str], *, dots: Mapping[str, Point]) -> None:
    """A map of competitors: dots from 0 to 1 along both axes; the first of them is the deck's own."""
    x0, y0, x1, y1 = box
    page.rule((x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2), GREY)
    page.rule(((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1), GREY)
    page.text(
        (x1 - 24, (y0 + y1) / 2 + 1, x1, y1), axes[0], replace(style(page, 11, colour=GREY), align="right")
    )
    page.text(((x0 + x1) / 2 + 1, y0, x1, y0 + 6), axes[1], style(page, 11, colour=GREY))
    for number, (name, (right, up)) in enumerate(dots.items()):
        x, y = mix(x0, x1, right), mix(y1, y0, up)
        page.disc((x, y), 6 if number else 11, GREY if number else page.look.accent)
        page.text((x + 2, y - 2.2, x + 22, y + 8), name, style(page, 12, bold=not number))


def gantt(page: Page, box: Box, spans: Mapping[str, tuple[float, float]], *, ticks: Sequence[str]) -> None:
    """Bars over periods: `spans` holds start and end counted in ticks; the text stands left of its bar."""
    rows = splits(box, [1] * (len(spans) + 1), down=True)
    for cell, tick in zip(splits(splits(rows[0], [3, 7])[1], [1] * len(ticks)), ticks, strict=True):
        page.text(cell, tick, style(page, 12, bold=True))
        page.rule((cell[0], cell[3]), (cell[0], box[3]), RULE, width=0.6)
    halves = [splits(row, [3, 7]) for row in rows[1:]]
    even(page, [(half[0], text) for half, text in zip(halves, spans, strict=True)], style(page, 13))
    for (_, (x0, y0, x1, y1)), (start, end) in zip(halves, spans.values(), strict=True):
        unit, thick = (x1 - x0) / len(ticks), (y1 - y0) * 0.25
        page.rect((x0 + unit * start, y0 + thick, x0 + unit * end, y1 - thick), page.look.accent)


def milestones(page: Page, box: Box, steps: Sequence[tuple[str, str]]) -> None:
    """A line with what happens when, by turns above and below it."""
    x0, y0, x1, y1 = box
    level, wide = (y0 + y1) / 2, (x1 - x0) / len(steps)
    page.rule((x0, level), (x1, level), page.look.primary, width=3)
    whens, whats = list[Cell](), list[Cell]()
    for number, (when, what) in enumerate(steps):
        x = x0 + wide * number
        page.disc((x + 1, level), 6, page.look.accent)
        top = y0 if number % 2 == 0 else level + 4
        whens.append(((x, top, x + wide * 1.5, top + 6), when))
        whats.append(((x, top + 6, min(x + wide * 1.6, x1 + 3), top + (y1 - y0) / 2 - 4), what))
    even(page, whens, style(page, 14, bold=True, colour=page.look.accent))
    even(page, whats, style(page, 13))


def roster(page: Page, box: Box, people: Sequence[tuple[str, str, str]]) -> None:
    """People as discs with initials; name, role and past beneath, centred."""
    cells = splits(box, [1] * len(people), gap=2)
    names, roles, pasts = list[Cell](), list[Cell](), list[Cell]()
    for (x0, y0, x1, y1), (name, role, past) in zip(cells, people, strict=True):
        page.disc(((x0 + x1) / 2, y0 + 11), 44, page.look.primary)
        initials = "".join(word[0] for word in name.replace("Dr. ", "").split()[:2])
        page.text((x0, y0 + 7, x1, y0 + 16), initials, middle(style(page, 24, colour=page.look.on_primary)))
        names.append(((x0, y0 + 23, x1, y0 + 29), name))
        roles.append(((x0, y0 + 29, x1, y0 + 35), role))
        pasts.append(((x0, y0 + 36, x1, y1), past))
    even(page, names, middle(style(page, 16, bold=True)))
    even(page, roles, middle(style(page, 13, colour=page.look.accent)))
    even(page, pasts, middle(style(page, 12)))


def wordmarks(page: Page, box: Box, names: Sequence[str]) -> None:
    """Names as a row of logos, each in a face of its own."""
    faces = [name for name in ("tibo", "hebo", "cobo", "tiit", "heit") if name in FONTS]
    for number, (cell, name) in enumerate(zip(splits(box, [1] * len(names), gap=3), names, strict=True)):
        page.text(cell, name, Style(17, faces[number % len(faces)], GREY, "centre"))


def funnel(page: Page, box: Box, steps: Sequence[tuple[str, str]]) -> None:
    """Bars that get shorter downwards: a number inside, its meaning to the right."""
    for number, ((x0, y0, x1, y1), (amount, text)) in enumerate(
        zip(splits(box, [1] * len(steps), down=True, gap=2), steps, strict=True)
    ):
        end = x0 + (x1 - x0) * (0.62 - 0.36 * number / len(steps))
        page.rect((x0, y0, end, y1), shades(page, len(steps) + 2)[number])
        page.text(
            (x0 + 1.5, y0 + 2, end - 1, y1), amount, style(page, 21, bold=True, colour=page.look.on_primary)
        )
        page.text((end + 2, y0 + 2, x1, y1), text, style(page, 14))


def quote(page: Page, box: Box, words: str, *, who: str) -> None:
    """Words of somebody else, with a bar to the left."""
    x0, y0, x1, y1 = box
    end = page.text((x0 + 2.5, y0, x1, y1 - 7), words, replace(style(page, 26), font="tiit"))
    end = page.text((x0 + 2.5, end + 1, x1, end + 8), who, style(page, 12, colour=GREY))
    page.rect((x0, y0, x0 + 0.6, end), page.look.accent)


def essay(page: Page, box: Box, parts: Sequence[tuple[str, str]]) -> None:
    """Columns of running text beneath a rule, each with its heading."""
    cells = splits(box, [1] * len(parts), gap=4)
    for x0, y0, x1, _ in cells:
        page.rule((x0, y0), (x1, y0), page.look.accent, width=2)
    heads = [((x0, y0 + 2, x1, y0 + 14), part[0]) for (x0, y0, x1, _), part in zip(cells, parts, strict=True)]
    texts = [((x0, y0 + 15, x1, y1), part[1]) for (x0, y0, x1, y1), part in zip(cells, parts, strict=True)]
    even(page, heads, style(page, 18, bold=True, colour=page.look.primary))
    even(page, texts, style(page, 15))


def chevrons(page: Page, box: Box, steps: Sequence[tuple[str, str]]) -> None:
    """Steps as arrows from left to right with a word in each and a text beneath."""
    cells = splits(box, [1] * len(steps), gap=1)
    tip = 2.0
    for (x0, y0, x1, y1), colour in zip(cells, shades(page, len(steps) * 2), strict=False):
        low = y0 + (y1 - y0) * 0.32
        outline = [(x0, y0), (x1 - tip, y0), (x1, (y0 + low) / 2), (x1 - tip, low), (x0, low)]
        page.page.draw_polyline([page.at(p) for p in outline], color=None, fill=colour, closePath=True)
    inner = [(x0 + 1, y0 + (y1 - y0) * 0.09, x1 - 3, y0 + (y1 - y0) * 0.31) for x0, y0, x1, y1 in cells]
    even(
        page, [(c, s[0]) for c, s in zip(inner, steps, strict=True)], style(page, 17, bold=True, colour=WHITE)
    )
    lower = [(x0, y0 + (y1 - y0) * 0.38, x1 - 2, y1) for x0, y0, x1, y1 in cells]
    even(page, [(c, s[1]) for c, s in zip(lower, steps, strict=True)], style(page, 14))


def vanish(page: Page, at: Point, text: str, *, how: Literal["transparent", "off_page"]) -> None:
    """Write a line that nobody can see; TextOverflow where text that should be off the page is on it."""
    point = page.at(at)
    if how == "off_page" and page.page.rect.y0 - 2 < point[1] < page.page.rect.y1 + 14:
        raise TextOverflow(f"{text!r} would be seen")
    page.page.insert_font(fontname="F-helv", fontbuffer=FONTS["helv"].buffer)
    opacity = 0.0 if how == "transparent" else 1.0
    page.page.insert_text(
        point, text, fontsize=12, fontname="F-helv", fill_opacity=opacity, stroke_opacity=opacity
    )
