"""How large a page is drawn, and the drawing. It imports PyMuPDF, and so never runs outside the sandbox's child."""

from dataclasses import dataclass
from math import ceil, sqrt
from typing import Any

import pymupdf

#: Never draw a page larger than three times its size in points (216 dpi): small pages need no more.
MAX_ZOOM = 3.0


@dataclass(frozen=True)
class Budget:
    """How large a drawn page may be, in pixels."""

    pixels: int
    side: int


def zoom_within(width: float, height: float, budget: Budget) -> float:
    """The largest zoom at which a page of that size in points stays within the budget, at most `MAX_ZOOM`."""
    zoom = min(budget.side / max(width, height), sqrt(budget.pixels / (width * height)), MAX_ZOOM)
    while _pixels(width * zoom) * _pixels(height * zoom) > budget.pixels and zoom > 1e-4:
        zoom *= 0.999
    return zoom


def draw(page: Any, budget: Budget) -> Any:
    """Draw a page as an RGB pixmap without alpha within the budget."""
    zoom = zoom_within(page.rect.width, page.rect.height, budget)
    matrix = pymupdf.Matrix(zoom, zoom)  # type: ignore[no-untyped-call]
    return page.get_pixmap(matrix=matrix, colorspace=pymupdf.csRGB, alpha=False)


def _pixels(length: float) -> int:
    """Whole pixels of a side, as MuPDF rounds it: up, but for a thousandth."""
    return max(ceil(length - 0.001), 1)
