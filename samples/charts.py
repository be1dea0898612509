"""Charts and tables as vector drawings with readable labels. Decides their scale; never invents a number."""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from canvas import GREY, RULE, WHITE, Box, Colour, Point, Sheet, Style, wrap

LABEL = Style(12, colour=(0.3, 0.32, 0.36))
CELL = Style(13.5, leading=1.2)


@dataclass(frozen=True)
class Axes:
    """What stands around a chart; `unit` follows every number of the value axis."""

    title: str
    x: str
    y: str
    low: float
    high: float
    step: float
    unit: str = ""


def frame(sheet: Sheet, box: Box, axes: Axes) -> Box:
    """Draw title, value axis and grid; returns the plotting area inside."""
    x0, y0, x1, y1 = box
    sheet.write((x0, y0 + 14), axes.title, Style(15, "hebo", sheet.theme.primary))
    sheet.write((x0, y0 + 34), axes.y, replace(LABEL, size=11, colour=GREY))
    sheet.write(((x0 + 50 + x1) / 2, y1 - 2), axes.x, replace(LABEL, size=11, colour=GREY, align="centre"))
    plot = (x0 + 50, y0 + 48, x1, y1 - 40)
    for index in range(round((axes.high - axes.low) / axes.step) + 1):
        value = axes.low + index * axes.step
        y = height(plot, axes, value)
        sheet.line((plot[0], y), (plot[2], y), RULE, width=0.5)
        sheet.write((plot[0] - 6, y + 4), f"{value:g}{axes.unit}", replace(LABEL, size=11, align="right"))
    return plot


def height(plot: Box, axes: Axes, value: float) -> float:
    """Where `value` stands on the page."""
    return plot[3] - (value - axes.low) / (axes.high - axes.low) * (plot[3] - plot[1])


def bar_chart(sheet: Sheet, box: Box, axes: Axes, bars: Mapping[str, float]) -> None:
    """Draw one bar per entry with its value above and its name below; the last one in the accent colour."""
    plot = frame(sheet, box, axes)
    slot = (plot[2] - plot[0]) / len(bars)
    for index, (name, value) in enumerate(bars.items()):
        colour = sheet.theme.accent if index == len(bars) - 1 else sheet.theme.primary
        left, top = plot[0] + slot * (index + 0.2), height(plot, axes, value)
        sheet.rect((left, top, left + slot * 0.6, height(plot, axes, max(axes.low, 0))), colour)
        middle = left + slot * 0.3
        sheet.write((middle, top - 5), f"{value:g}{axes.unit}", replace(LABEL, font="hebo", align="centre"))
        sheet.write((middle, plot[3] + 17), name, replace(LABEL, align="centre"))


@dataclass(frozen=True)
class Series:
    """One line of a line chart: the values at the labels of the x axis."""

    name: str
    values: Sequence[float]
    colour: Colour


def line_chart(sheet: Sheet, box: Box, axes: Axes, lines: Sequence[Series], *, labels: Sequence[str]) -> None:
    """Draw lines with markers over evenly spaced labels, and a legend at the top right."""
    plot = frame(sheet, box, axes)
    step = (plot[2] - plot[0] - 40) / (len(labels) - 1)
    for index, label in enumerate(labels):
        sheet.write((plot[0] + 20 + step * index, plot[3] + 17), label, replace(LABEL, align="centre"))
    right = box[2]
    for series in reversed(lines):
        points = [
            (plot[0] + 20 + step * index, height(plot, axes, v)) for index, v in enumerate(series.values)
        ]
        for start, end in itertools.pairwise(points):
            sheet.line(start, end, series.colour, width=2.5)
        for point in points:
            sheet.circle(point, 4, series.colour, edge=WHITE)
        sheet.write(
            (right, box[1] + 34),
            series.name,
            replace(LABEL, font="hebo", colour=series.colour, align="right"),
        )
        right -= LABEL.width(series.name) + 34


def table(sheet: Sheet, box: Box, rows: Sequence[Sequence[str]], *, widths: Sequence[float]) -> None:
    """Draw a ruled table with a coloured head; `widths` are shares of the box, rows are of equal height."""
    x0, y0, x1, y1 = box
    row_height = (y1 - y0) / len(rows)
    unit = (x1 - x0) / sum(widths)
    for number, row in enumerate(rows):
        top = y0 + number * row_height
        fill = sheet.theme.primary if number == 0 else sheet.theme.pale if number % 2 == 0 else WHITE
        sheet.rect((x0, top, x1, top + row_height), fill)
        sheet.line((x0, top + row_height), (x1, top + row_height), RULE)
        style = replace(CELL, font="hebo", colour=WHITE) if number == 0 else CELL
        x = x0
        for column, (text, share) in enumerate(zip(row, widths, strict=True)):
            look = replace(style, font="hebo") if column == 0 else style
            cell(sheet, (x + 9, top, x + share * unit - 6, top + row_height), text, look)
            x += share * unit
    sheet.rect(box, None, edge=sheet.theme.primary)


def cell(sheet: Sheet, box: Box, text: str, style: Style) -> None:
    """Write a cell's text, centred between the rules above and below it."""
    used = style.size * style.leading * len(wrap(text, style, box[2] - box[0]))
    top = box[1] + (box[3] - box[1] - used) / 2
    sheet.paragraph((box[0], max(top, box[1]), box[2], box[3]), text, style)


def timeline(sheet: Sheet, box: Box, events: Sequence[tuple[str, str]]) -> None:
    """Draw dated milestones along a line; a date above, its event below."""
    x0, y0, x1, y1 = box
    level, slot = y0 + 46, (x1 - x0) / len(events)
    sheet.line((x0, level), (x1, level), sheet.theme.primary, width=3)
    for index, (date, event) in enumerate(events):
        middle = x0 + slot * (index + 0.5)
        sheet.circle((middle, level), 9, sheet.theme.accent, edge=WHITE)
        sheet.write((middle, level - 20), date, Style(15, "hebo", sheet.theme.primary, "centre"))
        sheet.paragraph(
            (middle - slot / 2 + 6, level + 20, middle + slot / 2 - 6, y1),
            event,
            Style(13.5, align="centre", leading=1.25),
        )


def shares(sheet: Sheet, box: Box, parts: Mapping[str, float]) -> None:
    """Draw lying bars, one per part of a whole, with its per cent."""
    x0, y0, x1, y1 = box
    row = (y1 - y0) / len(parts)
    for index, (name, value) in enumerate(parts.items()):
        top = y0 + index * row
        sheet.write((x0, top + 14), name, replace(LABEL, size=13.5))
        sheet.rect((x0, top + 20, x1 - 50, top + 34), sheet.theme.pale)
        sheet.rect((x0, top + 20, x0 + (x1 - 50 - x0) * value / 100, top + 34), sheet.theme.accent)
        sheet.write((x1, top + 32), f"{value:g}%", replace(LABEL, size=13.5, font="hebo", align="right"))


def ring(sheet: Sheet, centre: Point, radius: float, parts: Sequence[tuple[float, Colour]]) -> None:
    """Draw a doughnut of shares that sum to 100, from twelve o'clock onwards."""
    start = -90.0
    for value, colour in parts:
        end = start + value * 3.6
        arc = [math.radians(start + (end - start) * step / 40) for step in range(41)]
        rim = [(centre[0] + radius * math.cos(a), centre[1] + radius * math.sin(a)) for a in arc]
        sheet.polygon([centre, *rim], colour)
        start = end
    sheet.circle(centre, radius * 0.58, WHITE)


def portraits(sheet: Sheet, box: Box, people: Sequence[tuple[str, str, str]]) -> None:
    """Draw the members of a team side by side; each is a name, a role and one sentence."""
    x0, y0, x1, y1 = box
    slot = (x1 - x0) / len(people)
    for index, (name, role, past) in enumerate(people):
        middle = x0 + slot * (index + 0.5)
        initials = "".join(part[0] for part in name.replace("Dr. ", "").split())
        sheet.circle((middle, y0 + 52), 46, sheet.theme.pale, edge=sheet.theme.accent)
        sheet.write((middle, y0 + 62), initials, Style(28, "hebo", sheet.theme.primary, "centre"))
        sheet.write((middle, y0 + 126), name, Style(17, "hebo", align="centre"))
        sheet.write((middle, y0 + 148), role, Style(14.5, "heit", sheet.theme.primary, "centre"))
        room = (middle - slot / 2 + 10, y0 + 162, middle + slot / 2 - 10, y1)
        sheet.paragraph(room, past, Style(14.5, align="centre", leading=1.25))


def cards(sheet: Sheet, box: Box, items: Sequence[tuple[str, str]], *, columns: int = 1) -> None:
    """Draw big numbers over short labels, in rows of `columns`."""
    x0, y0, x1, y1 = box
    rows = -(-len(items) // columns)
    wide, high, gap = (x1 - x0 + 24) / columns, (y1 - y0 + 14) / rows, (24, 14)
    for index, (number, label) in enumerate(items):
        left, top = x0 + index % columns * wide, y0 + index // columns * high
        right, bottom = left + wide - gap[0], top + high - gap[1]
        sheet.rect((left, top, right, bottom), sheet.theme.pale)
        sheet.rect((left, top, left + 5, bottom), sheet.theme.accent)
        below = sheet.paragraph(
            (left + 20, top + 11, right - 8, bottom),
            number,
            Style(34, "hebo", sheet.theme.primary, leading=1.1),
        )
        sheet.paragraph((left + 20, below + 3, right - 10, bottom), label, Style(14, leading=1.25))


def chain(sheet: Sheet, box: Box, steps: Sequence[tuple[str, str]]) -> None:
    """Draw boxes joined by arrows: a heading and a sentence in each."""
    x0, y0, x1, y1 = box
    slot = (x1 - x0 + 34) / len(steps)
    for index, (head, body) in enumerate(steps):
        left = x0 + index * slot
        right = left + slot - 34
        sheet.rect((left, y0, right, y1), sheet.theme.pale, edge=sheet.theme.primary)
        sheet.rect((left, y0, right, y0 + 34), sheet.theme.primary)
        sheet.write(((left + right) / 2, y0 + 23), head, Style(14.5, "hebo", WHITE, "centre"))
        sheet.paragraph((left + 10, y0 + 46, right - 8, y1), body, Style(14, leading=1.28))
        if index < len(steps) - 1:
            sheet.arrow((right + 4, (y0 + y1) / 2), (right + 31, (y0 + y1) / 2), sheet.theme.accent)
