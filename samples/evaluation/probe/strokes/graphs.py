"""Figures: curves, columns, lying bars, waterfalls, rings, clouds of points, plans. Decides layout, never a word of it.

Boxes and points are per cent of the page, sizes are points of a page whose shorter side is 540.
"""

# PyMuPDF ships hints for some functions only.
# mypy: disable-error-code="no-untyped-call"

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pymupdf
from canvas import Box, Colour, Point
from paper import Page

from .words import level, plain, strong

Tints = Sequence[Colour]


def _axes(page: Page, box: Box) -> None:
    """Draw the left and the lower edge of the box."""
    x0, y0, x1, y1 = box
    page.rule((x0, y0), (x0, y1), page.look.primary, width=0.8)
    page.rule((x0, y1), (x1, y1), page.look.primary, width=0.8)


def curves(
    page: Page,
    box: Box,
    series: Mapping[str, Sequence[float]],
    *,
    names: Sequence[str],
    tints: Tints,
    top: float,
    form: str = "{:g}",
) -> None:
    """Draw one line per entry of `series`, from 0 up to `top`, named and with its last value at its right end."""
    x0, y0, x1, y1 = box
    floor, right = y1 - 7, x1 - (x1 - x0) * 0.22
    _axes(page, (x0, y0, right, floor))
    pace = (right - x0) / (len(names) - 1)
    texts = [
        (
            (x0 + pace * (i - 0.5), floor + 1.2, x0 + pace * (i + 0.5), y1 + 2),
            name,
            plain(page, 12, align="centre"),
        )
        for i, name in enumerate(names)
    ]
    level(page, texts)
    for (name, values), tint in zip(series.items(), tints, strict=True):
        points = [(x0 + pace * i, floor - (floor - y0) * value / top) for i, value in enumerate(values)]
        page.page.draw_polyline([page.at(p) for p in points], color=tint, width=2.6 * page.scale)
        for point in points:
            page.disc(point, 3.4, tint)
        x, y = points[-1]
        below = page.text((x + 1.5, y - 4, x1 + 3, y + 2), form.format(values[-1]), strong(page, 17, tint))
        page.text((x + 1.5, below, x1 + 3, below + 8), name, plain(page, 11, tint))


def towers(
    page: Page,
    box: Box,
    columns: Sequence[tuple[str, Sequence[float]]],
    *,
    tints: Tints,
    form: str = "{:g}",
    point: str = ".",
) -> None:
    """Draw upright columns of one or more storeys, the sum above, the name below."""
    x0, y0, x1, y1 = box
    floor, roof = y1 - 8, y0 + 7
    slot, most = (x1 - x0) / len(columns), max(sum(values) for _, values in columns)
    page.rule((x0, floor), (x1, floor), page.look.primary, width=0.8)
    for index, (name, values) in enumerate(columns):
        left, y = x0 + slot * index, floor
        for value, tint in zip(values, tints, strict=False):
            high = (floor - roof) * value / most
            page.rect((left + slot * 0.22, y - high, left + slot * 0.78, y), tint)
            y -= high
        total = form.format(sum(values)).replace(".", point)
        page.text((left, y - 6, left + slot, y), total, strong(page, 14, align="centre"))
        page.text((left, floor + 1, left + slot, y1 + 1), name, plain(page, 12, align="centre"))


def lying(
    page: Page,
    box: Box,
    rows: Sequence[tuple[str, float]],
    *,
    tint: Colour,
    form: str = "{:g}",
    label: float = 0.42,
) -> None:
    """Draw lying bars, the name at the left over the share `label` of the width, the value after the bar."""
    x0, y0, x1, y1 = box
    high, start = (y1 - y0) / len(rows), x0 + (x1 - x0) * label
    most = max(value for _, value in rows)
    texts = []
    for index, (name, value) in enumerate(rows):
        top = y0 + high * index
        end = start + (x1 - start) * 0.8 * value / most
        page.rect((start, top + high * 0.16, end, top + high * 0.76), tint)
        texts.append(((x0, top + high * 0.2, start - 1.5, top + high), name, plain(page, 14)))
        figure = form.format(value)
        page.text((end + 0.8, top + high * 0.2, end + 16, top + high * 1.1), figure, strong(page, 14))
    level(page, texts)


def cascade(
    page: Page, box: Box, changes: Sequence[tuple[str, float]], *, tints: Tints, form: str, point: str = "."
) -> None:
    """Draw a waterfall: the first entry stands on the floor, each other hangs on the one before, the last is the rest."""
    x0, y0, x1, y1 = box
    floor, roof = y1 - 13, y0 + 6
    slot = (x1 - x0) / (len(changes) + 1)
    total, peak = 0.0, max(sum(v for _, v in changes[:n]) for n in range(1, len(changes) + 1))
    page.rule((x0, floor), (x1, floor), page.look.primary, width=0.8)
    rest = ("", sum(value for _, value in changes))
    for index, (name, value) in enumerate([*changes, rest]):
        last = index == len(changes)
        low, high = (0.0, value) if last else sorted((total, total + value))
        total += 0 if last else value
        left, lift = x0 + slot * index, (floor - roof) / peak
        tint = tints[2] if last else tints[0] if value > 0 else tints[1]
        page.rect((left + slot * 0.12, floor - high * lift, left + slot * 0.88, floor - low * lift), tint)
        head = (left, floor - high * lift - 6, left + slot, floor - high * lift)
        page.text(head, form.format(value).replace(".", point), strong(page, 13, align="centre"))
        if name:
            page.text((left + 0.3, floor + 1, left + slot - 0.3, y1), name, plain(page, 11.5, align="centre"))


def _slice(page: Page, centre: Point, reach: float, start: float, end: float) -> list[pymupdf.Point]:
    """The outline of a slice of a cake; degrees from the top, clockwise, `reach` in points of this page."""
    x, y = page.at(centre)
    count = max(2, math.ceil((end - start) / 4))
    turns = [math.radians(start + (end - start) * step / count - 90) for step in range(count + 1)]
    rim = [pymupdf.Point(x + reach * math.cos(turn), y + reach * math.sin(turn)) for turn in turns]
    return [pymupdf.Point(x, y), *rim]


def ring(
    page: Page, centre: Point, radius: float, parts: Sequence[float], *, tints: Tints, hole: float = 0.58
) -> None:
    """Draw the parts of a whole as a ring that starts at the top; `radius` in points of a page 540 points high."""
    reach, turned = radius * page.scale, 0.0
    for part, tint in zip(parts, tints, strict=True):
        angle = 360 * part / sum(parts)
        corners = _slice(page, centre, reach, turned, turned + angle)
        page.page.draw_polyline(corners, color=page.look.paper, fill=tint, width=1, closePath=True)
        turned += angle
    if hole:
        page.page.draw_circle(page.at(centre), reach * hole, color=None, fill=page.look.paper)


def legend(page: Page, box: Box, entries: Sequence[tuple[str, Colour]], *, size: float = 14) -> None:
    """Write what each colour stands for, one below the other."""
    x0, y0, x1, y1 = box
    high = (y1 - y0) / len(entries)
    for index, (_, tint) in enumerate(entries):
        page.disc((x0 + 0.8, y0 + high * index + 2), 5, tint)
    texts = [
        ((x0 + 2.4, y0 + high * i, x1, y0 + high * (i + 1)), name, replace(plain(page, size), leading=1.15))
        for i, (name, _) in enumerate(entries)
    ]
    level(page, texts)


def agreement(page: Page, box: Box, *, seed: int, tint: Colour, count: int = 90, noise: float = 0.05) -> None:
    """Draw points close to the diagonal, as where two ways of measuring are compared."""
    x0, y0, x1, y1 = box
    _axes(page, box)
    page.rule((x0, y1), (x1, y0), page.look.accent, width=0.8)
    dice = random.Random(seed)
    for _ in range(count):
        true = min(0.97, abs(dice.gauss(0.42, 0.2)))
        seen = min(0.98, max(0.02, true + dice.gauss(0, noise)))
        page.disc((x0 + (x1 - x0) * true, y1 - (y1 - y0) * seen), 2.4, tint)


def field(
    page: Page, box: Box, axes: tuple[str, str], names: Sequence[tuple[float, float, str]], *, own: int
) -> None:
    """Draw names on a field of two axes, each from 0 to 1; the one numbered `own` is larger."""
    x0, y0, x1, y1 = box
    _axes(page, box)
    page.text((x0, y1 + 1, x1, y1 + 6), axes[0] + " →", plain(page, 12, align="right"))
    page.text((x0, y0 - 5, x1, y0), axes[1], plain(page, 12))
    for index, (across, up, name) in enumerate(names):
        x, y = x0 + (x1 - x0) * across, y1 - (y1 - y0) * up
        page.disc((x, y), 11 if index == own else 6, page.look.accent if index == own else page.look.primary)
        style = strong(page, 16) if index == own else plain(page, 12)
        page.text((x + 2, y - 2.4, x + 26, y + 7), name, style)


def lanes(
    page: Page, box: Box, months: Sequence[str], tasks: Sequence[tuple[str, float, float]], *, tint: Colour
) -> None:
    """Draw what happens when: one lane per task, from and to in units of `months`."""
    x0, y0, x1, y1 = box
    start, high = x0 + (x1 - x0) * 0.3, (y1 - y0) / (len(tasks) + 1)
    slot = (x1 - start) / len(months)
    for index, month in enumerate(months):
        left = start + slot * index
        page.text((left, y0, left + slot, y0 + high), month, strong(page, 13, align="centre"))
        page.rule((left, y0 + high * 0.8), (left, y1), page.look.pale, width=1)
    texts = []
    for number, (name, begin, end) in enumerate(tasks, 1):
        top = y0 + high * number
        texts.append(((x0, top + high * 0.22, start - 1.5, top + high), name, plain(page, 14)))
        page.rect((start + slot * begin, top + high * 0.2, start + slot * end, top + high * 0.74), tint)
    level(page, texts)


def gauge(page: Page, centre: Point, radius: float, share: float, *, tints: tuple[Colour, Colour]) -> None:
    """Draw a half ring, filled from the left up to `share`."""
    reach = radius * page.scale
    for end, tint in ((1.0, tints[1]), (share, tints[0])):
        corners = _slice(page, centre, reach, -90, -90 + 180 * end)
        page.page.draw_polyline(corners, color=None, fill=tint, closePath=True)
    page.page.draw_circle(page.at(centre), reach * 0.66, color=None, fill=page.look.paper)
