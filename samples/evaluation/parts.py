"""What slides are made of: lists, columns, cards, tables, bars, steps, people. Decides layout, never a word of it.

Every function draws into `box`, in per cent of the page; texts shrink where there are many of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from canvas import Box, Style
from paper import Page


def grid(box: Box, count: int, *, columns: int, gap: float = 2.5) -> Iterator[Box]:
    """Divide `box` into cells, row by row."""
    x0, y0, x1, y1 = box
    rows = -(-count // columns)
    wide, high = (x1 - x0 + gap) / columns, (y1 - y0 + gap) / rows
    for index in range(count):
        left, top = x0 + index % columns * wide, y0 + index // columns * high
        yield left, top, left + wide - gap, top + high - gap


def bullets(
    page: Page, box: Box, items: Sequence[str], *, mark: str = "•", style: Style | None = None
) -> None:
    """Write a list; all items share the room of the box by their length."""
    style = style or page.look.body
    x0, y, x1, y1 = box
    left = x0 + style.size * page.scale / page.look.size[0] * 130
    for index, item in enumerate(items):
        left_over = y1 - y
        weights = [len(other) + 40 for other in items[index:]]
        room = left_over if len(weights) == 1 else left_over * max(0.5, weights[0] / sum(weights))
        if mark:
            page.text((x0, y, left, y1), mark, replace(style, align="left", colour=page.look.accent))
        y = page.text((left if mark else x0, y, x1, min(y1, y + room)), item, style) + 1.6


def columns(page: Page, box: Box, items: Sequence[tuple[str, str]], *, rule: bool = False) -> None:
    """Write texts side by side, each under its heading."""
    body, head = page.look.body, page.look.head
    cells = grid(box, len(items), columns=len(items), gap=4)
    for (x0, y0, x1, y1), (title, text) in zip(cells, items, strict=True):
        below = page.text(
            (x0, y0, x1, y1), title, Style(body.size * 1.1, head.font, page.look.primary, body.align)
        )
        if rule:
            page.rule((x0, below + 0.6), (x1, below + 0.6), page.look.accent, width=1.5)
        page.text((x0, below + 2, x1, y1), text, body)


def cards(page: Page, box: Box, items: Sequence[tuple[str, str]], *, across: int, big: float = 34) -> None:
    """Draw big numbers (or words) over short labels, each on a card of its own."""
    look = page.look
    for (x0, y0, x1, y1), (number, label) in zip(grid(box, len(items), columns=across), items, strict=True):
        page.rect((x0, y0, x1, y1), look.pale)
        head = Style(big, look.head.font, look.primary, look.body.align, 1.15)
        below = page.text((x0 + 1.5, y0 + 2, x1 - 1.5, (y0 + y1) / 2 + 2), number, head)
        page.text(
            (x0 + 1.5, below + 1, x1 - 1.5, y1 - 1), label, replace(look.body, size=look.body.size * 0.85)
        )


def table(
    page: Page, box: Box, rows: Sequence[Sequence[str]], *, widths: Sequence[float], size: float = 13
) -> None:
    """Draw a table with a coloured head; `widths` are shares of the box, rows are of equal height."""
    x0, y0, x1, y1 = box
    high, unit = (y1 - y0) / len(rows), (x1 - x0) / sum(widths)
    cell = replace(page.look.body, size=size, align="left", leading=1.2)
    for number, row in enumerate(rows):
        top, left = y0 + number * high, x0
        if number == 0:
            page.rect((x0, top, x1, top + high), page.look.primary)
        for text, share in zip(row, widths, strict=True):
            style = (
                replace(cell, font=page.look.head.font, colour=page.look.on_primary) if number == 0 else cell
            )
            if text:
                page.text((left + 0.8, top + high * 0.16, left + share * unit - 0.4, top + high), text, style)
            left += share * unit
        page.rule((x0, top + high), (x1, top + high), page.look.primary, width=0.5)


def bars(page: Page, box: Box, values: Mapping[str, float], *, form: str = "{:g}", point: str = ".") -> None:
    """Draw one upright bar per value, its number above as `form` and the decimal `point` have it, its name below."""
    x0, y0, x1, y1 = box
    slot, top, floor = (x1 - x0) / len(values), y0 + 7, y1 - 7
    label = replace(page.look.body, size=13, align="centre")
    for index, (name, value) in enumerate(values.items()):
        left = x0 + slot * (index + 0.2)
        height = floor - (floor - top) * value / max(values.values())
        page.rect((left, height, left + slot * 0.6, floor), page.look.accent)
        page.text(
            (left - slot * 0.2, height - 6, left + slot * 0.8, height),
            form.format(value).replace(".", point),
            label,
        )
        page.text((left - slot * 0.2, floor + 1, left + slot * 0.8, y1), name, label)


def shares(page: Page, box: Box, parts: Mapping[str, float]) -> None:
    """Draw lying bars with a name and a per cent each."""
    label = replace(page.look.body, size=14, align="left")
    cells = grid(box, len(parts), columns=1, gap=2)
    for (x0, y0, x1, y1), (name, value) in zip(cells, parts.items(), strict=True):
        middle = (x0 + x1) / 2
        page.text((x0, y0, middle - 1, y1), name, label)
        page.rect((middle, y0 + 0.5, middle + (x1 - middle) * 0.75 * value / 100, y0 + 4), page.look.accent)
        page.text((x1 - 8, y0, x1, y1), f"{value:g}%", replace(label, align="right"))


def steps(page: Page, box: Box, events: Sequence[tuple[str, str]]) -> None:
    """Draw dots on a line, with a date (or number) above and a text below each."""
    x0, y0, x1, y1 = box
    level, slot = y0 + 10, (x1 - x0) / len(events)
    page.rule((x0, level), (x1, level), page.look.primary, width=2)
    for index, (date, event) in enumerate(events):
        left = x0 + slot * index
        page.disc((left + slot / 2, level), 6, page.look.accent)
        when = Style(15, page.look.head.font, page.look.primary, "centre")
        page.text((left + 0.5, y0, left + slot - 0.5, level - 1), date, when)
        body = replace(page.look.body, size=13.5, align="centre")
        page.text((left + 0.8, level + 4, left + slot - 0.8, y1), event, body)


def people(page: Page, box: Box, team: Sequence[tuple[str, str, str]], *, across: int) -> None:
    """Draw a disc, a name, a role and a sentence for each member of the team."""
    look = page.look
    for (x0, y0, x1, y1), (name, role, past) in zip(grid(box, len(team), columns=across), team, strict=True):
        page.disc(((x0 + x1) / 2, y0 + 7), 26, look.pale, edge=look.accent)
        text = replace(look.body, size=14, align="centre")
        below = page.text((x0, y0 + 14, x1, y1), name, replace(text, size=16, font=look.head.font))
        below = page.text((x0, below, x1, y1), role, replace(text, colour=look.accent))
        page.text((x0, below + 0.5, x1, y1), past, text)
