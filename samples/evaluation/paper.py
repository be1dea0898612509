"""Pages of any size for the evaluation decks: text that shrinks until it fits, shapes, pictures, text nobody can see.

Knows nothing of any one deck. Boxes and points are per cent of the page; sizes are points on a page whose shorter
side is 540, and grow with it.
"""

# PyMuPDF ships hints for some functions only.
# mypy: disable-error-code="no-untyped-call"

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

import pymupdf
from canvas import FONTS, WHITE, Box, Colour, Point, Style, TextOverflow, wrap
from pictures import Rgb, gradient, jpeg, scanned
from PIL import Image, ImageDraw, ImageFilter

#: Nobody sets a slide smaller than this on purpose, so a text that needs it is a mistake of the script.
SMALLEST = 6.0
BODY, HEAD = Style(17), Style(28, "hebo")


@dataclass(frozen=True)
class Look:
    """What the slides of one deck have in common. `frame` draws what stands on every slide but blank ones."""

    frame: Callable[["Page"], None]
    body: Style = BODY
    head: Style = HEAD
    primary: Colour = (0.1, 0.2, 0.4)
    accent: Colour = (0.9, 0.4, 0.2)
    pale: Colour = (0.94, 0.95, 0.97)
    on_primary: Colour = WHITE
    paper: Colour = WHITE
    size: tuple[float, float] = (960, 540)
    title: Box = (5, 5, 90, 16)


def fitted(text: str, style: Style, width: float, *, height: float) -> tuple[Style, list[str]]:
    """The lines of `text` and the style, made smaller until they fit; TextOverflow below SMALLEST points."""
    while style.size >= SMALLEST:
        lines = [line for part in text.split("\n") for line in wrap(part, style, width)]
        if style.size * style.leading * len(lines) <= height and max(map(style.width, lines)) <= width:
            return style, lines
        style = replace(style, size=style.size * 0.96)
    raise TextOverflow(f"{text!r} does not fit {width:.0f} x {height:.0f} points")


@dataclass
class Page:
    """One slide being drawn."""

    page: pymupdf.Page
    look: Look

    @property
    def number(self) -> int:
        """The number of the slide, from 1."""
        return int(self.page.number) + 1

    @property
    def scale(self) -> float:
        """Points of this page per point of a page 540 points high."""
        return min(self.look.size) / 540

    def at(self, point: Point) -> Point:
        """The place on the page, in points."""
        return point[0] / 100 * self.look.size[0], point[1] / 100 * self.look.size[1]

    def area(self, box: Box) -> pymupdf.Rect:
        """The box on the page, in points."""
        return pymupdf.Rect(*self.at(box[:2]), *self.at(box[2:]))

    def text(self, box: Box, text: str, style: Style | None = None) -> float:
        """Fill `box` from its top and return the bottom of the text in per cent; a line feed starts a line."""
        style = style or self.look.body
        area = self.area(box)
        style = replace(style, size=style.size * self.scale)
        style, lines = fitted(text, style, area.width, height=area.height)
        for number, line in enumerate(lines):
            slack = (area.width - style.width(line)) * {"left": 0, "centre": 0.5, "right": 1}[style.align]
            self.line((area.x0 + slack, area.y0 + style.size * (1 + style.leading * number)), line, style)
        return float(area.y0 + style.size * style.leading * len(lines)) / self.look.size[1] * 100

    def line(self, at: Point, text: str, style: Style) -> None:
        """Write one line from `at`, its baseline in points; ValueError for letters that the font lacks."""
        missing = {letter for letter in text if not FONTS[style.font].has_glyph(ord(letter))}
        if missing:
            raise ValueError(f"{style.font} has no {missing} for {text!r}")
        self.page.insert_font(fontname=f"F-{style.font}", fontbuffer=FONTS[style.font].buffer)
        self.page.insert_text(at, text, fontsize=style.size, fontname=f"F-{style.font}", color=style.colour)

    def spaced(self, at: Point, text: str, style: Style) -> None:
        """Write one line letter by letter with a tenth of the size between them, as design tools do."""
        x, y = self.at(at)
        style = replace(style, size=style.size * self.scale)
        for letter in text:
            self.line((x, y), letter, style)
            x += style.width(letter) + style.size * 0.1

    def title(self, text: str) -> None:
        """Write the title where this deck has it."""
        self.text(self.look.title, text, self.look.head)

    def rect(self, box: Box, fill: Colour | None, edge: Colour | None = None) -> None:
        """Draw a rectangle."""
        self.page.draw_rect(self.area(box), color=edge, fill=fill, width=0.8)

    def disc(self, centre: Point, radius: float, fill: Colour | None, *, edge: Colour | None = None) -> None:
        """Draw a disc; `radius` in points of a page 540 points high."""
        self.page.draw_circle(self.at(centre), radius * self.scale, color=edge, fill=fill, width=1.5)

    def rule(self, start: Point, end: Point, colour: Colour, *, width: float = 1) -> None:
        """Draw a straight line."""
        self.page.draw_line(self.at(start), self.at(end), color=colour, width=width)

    def photo(
        self, box: Box, seed: int, *, colours: tuple[Rgb, Rgb] = ((60, 90, 120), (210, 190, 160))
    ) -> None:
        """Place a blurred picture in the place of a photograph: about 5 kB, the same for the same seed."""
        area = self.area(box)
        size = (360, max(1, round(360 * area.height / area.width)))
        dice = random.Random(seed)
        image = gradient(size, *colours)
        pen = ImageDraw.Draw(image, "RGBA")
        for _ in range(26):
            x, y, radius = dice.uniform(0, size[0]), dice.uniform(0, size[1]), dice.uniform(12, 70)
            shade = (*(dice.randint(20, 240) for _ in range(3)), 70)
            pen.ellipse((x - radius, y - radius * 0.7, x + radius, y + radius), fill=shade)
        self.page.insert_image(area, stream=jpeg(image.filter(ImageFilter.GaussianBlur(3))))

    def screenshot(self, box: Box, text: str, *, style: Style) -> None:
        """Place `text` as a picture: it can be read by the eye only."""
        area = self.area(box)
        with pymupdf.open() as paper:
            look = replace(self.look, size=(area.width, area.height))
            card = Page(paper.new_page(width=area.width, height=area.height), look)
            card.text((4, 6, 96, 96), text, replace(style, size=style.size / card.scale))
            pixmap = card.page.get_pixmap(dpi=110)
        image = Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)
        self.page.insert_image(area, stream=jpeg(image))

    def smuggle(self, at: Point, text: str, *, how: Literal["colour", "tiny", "invisible"]) -> None:
        """Write a line that nobody can see: in the colour of the paper, 1 point high, or in render mode 3."""
        size, mode = (1, 0) if how == "tiny" else (12, 3) if how == "invisible" else (12, 0)
        colour = self.look.paper if how == "colour" else (0.4, 0.4, 0.4)
        self.page.insert_font(fontname="F-helv", fontbuffer=FONTS["helv"].buffer)
        self.page.insert_text(
            self.at(at), text, fontsize=size, fontname="F-helv", color=colour, render_mode=mode
        )


@dataclass
class Deck:
    """A deck being drawn, slide after slide."""

    look: Look
    document: pymupdf.Document = field(default_factory=pymupdf.open)

    def blank(self, fill: Colour | None = None) -> Page:
        """Add a slide with nothing on it but its paper."""
        page = Page(self.document.new_page(width=self.look.size[0], height=self.look.size[1]), self.look)
        paper = fill or self.look.paper
        if paper != WHITE:
            page.rect((0, 0, 100, 100), paper)
        return page

    def slide(self, title: str = "") -> Page:
        """Add a slide with the frame and, unless it is empty, a title."""
        page = self.blank()
        self.look.frame(page)
        if title:
            page.title(title)
        return page

    def scan(self, draw: Callable[["Deck"], None]) -> None:
        """Add a slide that is only a crooked grey picture of what `draw` drew, without a text layer."""
        paper = Deck(replace(self.look, frame=lambda page: None))
        draw(paper)
        pixmap = paper.document[-1].get_pixmap(dpi=64, colorspace=pymupdf.csGRAY)
        grey = Image.frombytes("L", (pixmap.width, pixmap.height), pixmap.samples)
        page = self.blank()
        page.page.insert_image(page.area((0, 0, 100, 100)), stream=jpeg(scanned(grey)))

    def save(self, path: str) -> None:
        """Write the PDF with subsetted fonts and without anything that changes from run to run."""
        self.document.subset_fonts()
        self.document.set_metadata({})
        self.document.save(path, garbage=4, deflate=True, no_new_id=True, use_objstms=1)
