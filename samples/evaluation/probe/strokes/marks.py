"""Signs and chains: small drawn icons, arrows, ladders of events, portraits, speech. Decides layout, never a word of it.

Boxes and points are per cent of the page, sizes are points of a page whose shorter side is 540.
"""

# PyMuPDF ships hints for some functions only.
# mypy: disable-error-code="no-untyped-call"

from collections.abc import Sequence

import pymupdf
from canvas import WHITE, Box, Colour, Point
from paper import Page

from .words import level, plain, strong

#: Outlines on a square of 2 x 2 around the middle; each is one closed shape.
OUTLINES: dict[str, Sequence[Point]] = {
    "drop": [
        (0, -1),
        (0.35, -0.35),
        (0.62, 0.15),
        (0.5, 0.68),
        (0, 0.95),
        (-0.5, 0.68),
        (-0.62, 0.15),
        (-0.35, -0.35),
    ],
    "plus": [
        (-0.3, -0.9),
        (0.3, -0.9),
        (0.3, -0.3),
        (0.9, -0.3),
        (0.9, 0.3),
        (0.3, 0.3),
        (0.3, 0.9),
        (-0.3, 0.9),
        (-0.3, 0.3),
        (-0.9, 0.3),
        (-0.9, -0.3),
        (-0.3, -0.3),
    ],
    "tick": [(-0.9, 0.1), (-0.6, -0.2), (-0.2, 0.25), (0.65, -0.75), (0.95, -0.45), (-0.2, 0.85)],
    "house": [(0, -0.9), (1, 0), (0.7, 0), (0.7, 0.85), (-0.7, 0.85), (-0.7, 0), (-1, 0)],
    "play": [(-0.6, -0.85), (0.9, 0), (-0.6, 0.85)],
    "bolt": [(0.2, -1), (-0.65, 0.15), (-0.1, 0.15), (-0.3, 1), (0.65, -0.25), (0.08, -0.25)],
    "flag": [(-0.7, -0.95), (0.8, -0.55), (-0.45, -0.1), (-0.45, 0.95), (-0.7, 0.95)],
}


def icon(page: Page, kind: str, centre: Point, radius: float, tint: Colour) -> None:
    """Draw one of OUTLINES; `radius` in points of a page 540 points high."""
    x, y = page.at(centre)
    reach = radius * page.scale
    points = [pymupdf.Point(x + reach * a, y + reach * b) for a, b in OUTLINES[kind]]
    page.page.draw_polyline([*points, points[0]], color=None, fill=tint, closePath=True)


def badge(page: Page, kind: str, centre: Point, radius: float, *, tint: Colour) -> None:
    """Draw an icon in white on a disc."""
    page.disc(centre, radius, tint)
    icon(page, kind, centre, radius * 0.55, WHITE)


def arrow(page: Page, start: Point, end: Point, tint: Colour) -> None:
    """Draw a level arrow from left to right."""
    page.rule(start, (end[0] - 0.6, end[1]), tint, width=2)
    icon(page, "play", (end[0] - 0.6, end[1]), 6, tint)


def chain(
    page: Page, box: Box, links: Sequence[tuple[str, str]], *, tints: Sequence[Colour], ink: Colour
) -> None:
    """Draw arrows that push each other to the right, with a heading in each and a text below."""
    x0, y0, x1, y1 = box
    slot, nose, base = (x1 - x0) / len(links), 1.8, y0 + (y1 - y0) * 0.36
    heads, texts = [], []
    for index, (head, text) in enumerate(links):
        left, right = x0 + slot * index, x0 + slot * (index + 1) - 0.6
        middle = (y0 + base) / 2
        corners = [(left, y0), (right - nose, y0), (right, middle), (right - nose, base), (left, base)]
        corners += [(left + nose, middle)] if index else []
        points = [page.at(point) for point in corners]
        page.page.draw_polyline(
            [*points, points[0]], color=None, fill=tints[index % len(tints)], closePath=True
        )
        heads.append(((left + nose + 0.4, y0 + 2, right - nose, base - 0.5), head, strong(page, 17, ink)))
        texts.append(((left + 0.5, base + 2.5, right - 1, y1), text, plain(page, 14)))
    level(page, heads)
    level(page, texts)


def ladder(page: Page, box: Box, rungs: Sequence[tuple[str, str]], *, dates: float = 0.24) -> None:
    """Draw events one below the other on an upright line, the date at its left over the share `dates` of the width."""
    x0, y0, x1, y1 = box
    high, line = (y1 - y0) / len(rungs), x0 + (x1 - x0) * dates
    page.rule((line, y0 + 2), (line, y1 - high * 0.6), page.look.primary, width=1.5)
    texts = []
    for index, (date, event) in enumerate(rungs):
        top = y0 + high * index
        page.disc((line, top + 2.4), 6, page.look.accent)
        texts.append(((x0, top, line - 1.8, top + high), date, strong(page, 15, align="right")))
        texts.append(((line + 2, top, x1, top + high), event, plain(page, 15)))
    level(page, texts)


def portraits(page: Page, boxes: Sequence[Box], crew: Sequence[tuple[str, str, str]], *, seed: int) -> None:
    """Draw a member of the team in each box: a blurred picture at the left, name, role and a sentence at the right."""
    texts = []
    for index, ((x0, y0, x1, y1), (name, role, past)) in enumerate(zip(boxes, crew, strict=True)):
        area = page.area((x0, y0, x1, y1))
        side = min(area.height, area.width * 0.28)
        right = x0 + side / page.look.size[0] * 100
        page.photo((x0, y0, right, y0 + side / page.look.size[1] * 100), seed + index)
        left, third = right + 1.4, (y1 - y0) / 5
        texts.append(((left, y0, x1, y0 + third), name, strong(page, 16)))
        texts.append(((left, y0 + third, x1, y0 + 2 * third), role, plain(page, 13, page.look.accent)))
        texts.append(((left, y0 + 2 * third, x1, y1), past, plain(page, 13)))
    level(page, texts)


def speech(page: Page, box: Box, words: str, *, fill: Colour, size: float = 18) -> None:
    """Draw a bubble with a tail at its lower left and `words` in it."""
    x0, y0, x1, y1 = box
    page.page.draw_rect(page.area(box), color=None, fill=fill, radius=0.12)
    tail = [page.at(point) for point in ((x0 + 4, y1 - 0.5), (x0 + 9, y1 - 0.5), (x0 + 3, y1 + 6))]
    page.page.draw_polyline([*tail, tail[0]], color=None, fill=fill, closePath=True)
    page.text((x0 + 2.5, y0 + 3, x1 - 2.5, y1 - 2), words, plain(page, size))
