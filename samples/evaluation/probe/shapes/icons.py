"""Small drawings for the unseen decks, in place of icon fonts: each at a point (per cent), `size` in points of 540."""

# PyMuPDF ships hints for some functions only.
# mypy: disable-error-code="no-untyped-call"

from collections.abc import Sequence

from canvas import Colour, Point
from paper import Page


def outline(page: Page, at: Point, size: float, points: Sequence[Point], colour: Colour) -> None:
    """Fill the outline `points`, given in a square of side 1 whose corner is `at`."""
    x, y = page.at(at)
    side = size * page.scale
    path = [(x + px * side, y + py * side) for px, py in points]
    page.page.draw_polyline([*path, path[0]], color=None, fill=colour, closePath=True)


def house(page: Page, at: Point, size: float, colour: Colour) -> None:
    """Draw a house."""
    walls = ((0.5, 0), (1, 0.45), (0.85, 0.45), (0.85, 1), (0.15, 1), (0.15, 0.45), (0, 0.45))
    outline(page, at, size, walls, colour)


def bolt(page: Page, at: Point, size: float, colour: Colour) -> None:
    """Draw a flash of lightning."""
    flash = ((0.6, 0), (0.15, 0.58), (0.45, 0.58), (0.35, 1), (0.85, 0.38), (0.53, 0.38))
    outline(page, at, size, flash, colour)


def boat(page: Page, at: Point, size: float, colour: Colour) -> None:
    """Draw a fishing boat."""
    outline(page, at, size, ((0, 0.6), (1, 0.6), (0.85, 0.9), (0.15, 0.9)), colour)
    outline(page, at, size, ((0.25, 0.35), (0.5, 0.35), (0.5, 0.58), (0.25, 0.58)), colour)
    outline(page, at, size, ((0.62, 0.1), (0.66, 0.1), (0.66, 0.58), (0.62, 0.58)), colour)


def drop(page: Page, at: Point, size: float, colour: Colour) -> None:
    """Draw a drop of blood or water."""
    sides = (
        (0.5, 0),
        (0.72, 0.36),
        (0.82, 0.62),
        (0.72, 0.85),
        (0.5, 0.95),
        (0.28, 0.85),
        (0.18, 0.62),
        (0.28, 0.36),
    )
    outline(page, at, size, sides, colour)


def mosquito(page: Page, at: Point, size: float, colour: Colour) -> None:
    """Draw something with wings and legs."""
    outline(page, at, size, ((0.1, 0.55), (0.75, 0.42), (0.8, 0.5), (0.15, 0.62)), colour)
    outline(page, at, size, ((0.35, 0.45), (0.05, 0.1), (0.2, 0.08), (0.55, 0.42)), colour)
    outline(page, at, size, ((0.75, 0.45), (1, 0.62), (0.98, 0.64), (0.72, 0.5)), colour)
    for foot in (0.2, 0.4, 0.6):
        outline(
            page, at, size, ((foot + 0.08, 0.55), (foot, 1), (foot - 0.02, 1), (foot + 0.05, 0.55)), colour
        )


def shirt(page: Page, at: Point, size: float, colour: Colour) -> None:
    """Draw a tunic."""
    cloth = (
        (0.3, 0),
        (0.5, 0.12),
        (0.7, 0),
        (1, 0.25),
        (0.85, 0.45),
        (0.75, 0.38),
        (0.75, 1),
        (0.25, 1),
        (0.25, 0.38),
    )
    outline(page, at, size, (*cloth, (0.15, 0.45), (0, 0.25)), colour)


def moon(page: Page, at: Point, size: float, colour: Colour) -> None:
    """Draw a crescent on the deck's paper."""
    radius = size / 2
    page.disc(at, radius, colour)
    shift = radius * 0.45 * page.scale / page.look.size[0] * 100
    page.disc((at[0] + shift, at[1] - shift), radius * 0.85, page.look.paper)


def sleeve(page: Page, at: Point, size: float, colours: Sequence[Colour]) -> None:
    """Draw a bent arm in rings of cloth, one per colour."""
    for index, colour in enumerate(colours):
        left, top = index / len(colours), 0.35 + 0.25 * index / len(colours)
        right = left + 0.9 / len(colours)
        outline(
            page, at, size, ((left, top), (right, top + 0.02), (right, top + 0.3), (left, top + 0.34)), colour
        )
