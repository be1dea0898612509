"""Slides as paper: text that refuses to overflow, shapes, titles and footers. Knows nothing of any one deck.

All positions are points (1/72 inch) from the top left of a 960 x 540 slide.
"""

# PyMuPDF ships hints for some functions only.
# mypy: disable-error-code="no-untyped-call"

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import pymupdf
from pictures import jpeg, scanned
from PIL import Image

Colour = tuple[float, float, float]
Box = tuple[float, float, float, float]
Point = tuple[float, float]

WIDTH, HEIGHT = 960, 540
WHITE: Colour = (1, 1, 1)
GREY: Colour = (0.45, 0.47, 0.5)
RULE: Colour = (0.8, 0.82, 0.85)

# The URW fonts inside PyMuPDF, embedded: the base-14 encodings have no euro sign and no bullet.
FONTS = {
    name: pymupdf.Font(name) for name in ("helv", "hebo", "heit", "tiro", "tibo", "tiit", "cour", "cobo")
}


class TextOverflow(ValueError):
    """A text does not fit the place it was given."""


@dataclass(frozen=True)
class Style:
    """How a text looks: `size` in points, `font` a key of FONTS, `leading` a multiple of the size."""

    size: float = 17
    font: str = "helv"
    colour: Colour = (0.15, 0.17, 0.2)
    align: Literal["left", "centre", "right"] = "left"
    leading: float = 1.32

    def width(self, text: str) -> float:
        """The length of `text` on one line, in points."""
        return float(FONTS[self.font].text_length(text, fontsize=self.size))


@dataclass(frozen=True)
class Theme:
    """What the slides of one deck have in common; `band` is the kind of title they carry."""

    primary: Colour
    accent: Colour
    pale: Colour
    footer: str
    logo: Callable[["Sheet", Point, float], None]
    band: Literal["full", "side", "line"] = "full"
    title_font: str = "hebo"
    bullet: str = "•"


def wrap(text: str, style: Style, width: float) -> list[str]:
    """Break `text` at spaces into lines no wider than `width` points."""
    lines: list[str] = []
    for word in text.split():
        if lines and style.width(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


@dataclass
class Sheet:
    """One slide being drawn."""

    page: pymupdf.Page
    theme: Theme

    def write(self, at: Point, text: str, style: Style) -> None:
        """Write one line with its baseline at `at`; raises TextOverflow where it would leave the slide."""
        x, y = at
        width = style.width(text)
        x -= {"left": 0.0, "centre": width / 2, "right": width}[style.align]
        if x < 0 or x + width > WIDTH or y > HEIGHT - 4:
            raise TextOverflow(f"{text!r} leaves the slide at ({x:.0f}, {y:.0f})")
        self.page.insert_font(fontname=f"F-{style.font}", fontbuffer=FONTS[style.font].buffer)
        self.page.insert_text(
            (x, y), text, fontsize=style.size, fontname=f"F-{style.font}", color=style.colour
        )

    def paragraph(self, box: Box, text: str, style: Style) -> float:
        """Fill `box` from its top with `text` and return the bottom; TextOverflow where it is too much."""
        x0, y0, x1, y1 = box
        lines = wrap(text, style, x1 - x0)
        step = style.size * style.leading
        if y0 + step * len(lines) > y1 + 1 or any(style.width(line) > x1 - x0 for line in lines):
            raise TextOverflow(f"{text!r} does not fit {box}")
        x = {"left": x0, "centre": (x0 + x1) / 2, "right": x1}[style.align]
        for number, line in enumerate(lines):
            self.write((x, y0 + step * number + style.size), line, style)
        return y0 + step * len(lines)

    def bullets(self, box: Box, items: Sequence[str], style: Style) -> float:
        """Write a list from the top of `box` and return the bottom of its last item."""
        x0, y, x1, y1 = box
        mark = replace(style, colour=self.theme.accent, font="hebo")
        for item in items:
            self.write((x0, y + style.size), self.theme.bullet, mark)
            y = self.paragraph((x0 + style.size * 1.1, y, x1, y1), item, style) + style.size * 0.55
        return y

    def rect(self, box: Box, fill: Colour | None, *, edge: Colour | None = None) -> None:
        """Draw a rectangle."""
        self.page.draw_rect(pymupdf.Rect(box), color=edge, fill=fill, width=0.8)

    def circle(
        self, centre: Point, radius: float, fill: Colour | None, *, edge: Colour | None = None
    ) -> None:
        """Draw a disc."""
        self.page.draw_circle(centre, radius, color=edge, fill=fill, width=1)

    def line(self, start: Point, end: Point, colour: Colour, *, width: float = 1) -> None:
        """Draw a straight line."""
        self.page.draw_line(start, end, color=colour, width=width)

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        """Draw a filled outline."""
        self.page.draw_polyline([*points, points[0]], color=None, fill=fill, closePath=True)

    def arrow(self, start: Point, end: Point, colour: Colour) -> None:
        """Draw a level arrow from left to right."""
        (x, y) = end
        self.line(start, (x - 8, y), colour, width=2)
        self.polygon([(x - 10, y - 6), (x, y), (x - 10, y + 6)], colour)

    def picture(self, box: Box, image: Image.Image) -> None:
        """Place a raster picture; `box` should have its proportions."""
        self.page.insert_image(pymupdf.Rect(box), stream=jpeg(image))

    def title(self, text: str) -> None:
        """Draw the title in the manner of the theme, with the logo beside it."""
        theme = self.theme
        if theme.band == "full":
            self.rect((0, 0, WIDTH, 78), theme.primary)
            self.rect((0, 78, WIDTH, 82), theme.accent)
            self.paragraph((40, 22, 850, 78), text, Style(27, theme.title_font, WHITE, leading=1.1))
        elif theme.band == "side":
            self.rect((0, 0, 22, HEIGHT), theme.primary)
            self.paragraph((50, 28, 850, 82), text, Style(28, theme.title_font, theme.primary, leading=1.1))
        else:
            self.paragraph((40, 28, 850, 78), text, Style(27, theme.title_font, theme.primary, leading=1.1))
            self.rect((40, 72, 130, 76), theme.accent)
        theme.logo(self, (905, 39), 18)

    def footer(self, number: int) -> None:
        """Draw the footer line with the slide's number."""
        small = Style(9.5, colour=GREY)
        self.line((40, 512), (920, 512), RULE, width=0.6)
        self.write((40, 527), self.theme.footer, small)
        self.write((920, 527), str(number), replace(small, align="right"))


@dataclass
class Deck:
    """A deck being drawn, slide after slide."""

    theme: Theme
    document: pymupdf.Document = field(default_factory=pymupdf.open)

    def blank(self) -> Sheet:
        """Add a slide with nothing on it."""
        return Sheet(self.document.new_page(width=WIDTH, height=HEIGHT), self.theme)

    def slide(self, title: str) -> Sheet:
        """Add a slide with title and footer."""
        sheet = self.blank()
        sheet.title(title)
        sheet.footer(len(self.document))
        return sheet

    def scan(self, draw: Callable[["Deck"], None]) -> None:
        """Add a slide that is only a crooked grey picture of what `draw` drew, without a text layer."""
        paper = Deck(replace(self.theme, footer=""))
        for _ in range(len(self.document)):
            paper.blank()
        draw(paper)
        pixmap = paper.document[-1].get_pixmap(dpi=108, colorspace=pymupdf.csGRAY)
        grey = Image.frombytes("L", (pixmap.width, pixmap.height), pixmap.samples)
        self.blank().picture((0, 0, WIDTH, HEIGHT), scanned(grey))

    def save(self, path: str) -> None:
        """Write the PDF with subsetted fonts and without anything that changes from run to run."""
        self.document.subset_fonts()
        self.document.set_metadata({})
        self.document.save(path, garbage=4, deflate=True, no_new_id=True)
