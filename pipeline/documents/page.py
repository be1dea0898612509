"""One page of a PDF, read into a `Slide` and rendered as PNG.

This module imports PyMuPDF, which parses hostile bytes in C: only the sandbox's child process imports it. It
decides whether a page needs OCR and what a table's cells are; it never stores anything. Words
that nobody sees are sorted out by `hidden` before anything else is made of the text.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pymupdf

from pipeline.documents import hidden
from pipeline.documents.agreement import Seen
from pipeline.documents.blocks import Region, Span, arrange, regions_of, spans_of
from pipeline.documents.cells import Rows, rows_of, words_of
from pipeline.documents.drawing import Budget, draw, zoom_within
from pipeline.documents.layers import Layers
from pipeline.documents.slides import Block, Box, HiddenText, Slide, SlideNeeds
from pipeline.documents.text import count_words
from pipeline.documents.words import joined, without, words_in

#: The longer side in pixels of the picture that OCR reads; 13.3 inches (a 16:9 slide) at 180 dpi.
OCR_SIDE = 2_400

#: With fewer words than this beside a large picture, a page counts as a scan.
SCAN_WORDS = 3
#: The share of the page that such a picture covers.
SCAN_COVER = 0.3

#: Pages with more lines of text get no layout. The network takes 0.2 s for a usual slide, but (measured on two
#: cores) 1.4 s for 600 lines in a grid, 11 s for 600 and 19 s for 1,000 that lie anywhere, 27 s for 2,000.
MAX_LAYOUT_LINES = 800

#: Pages with more vector paths are not searched for the cells of tables: the search compares all edges.
MAX_TABLE_PATHS = 5_000

#: What MuPDF gives for a letter of which the font does not tell what it is.
UNKNOWN = "\ufffd"

Source = Literal["text", "ocr", "none"]

_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE


@dataclass(frozen=True)
class _Ink:
    """What a page shows besides text: paths, pictures, and the largest picture's share of the page."""

    drawings: int
    images: int
    cover: float


#: How large a page is drawn to look for hidden text where its picture is not needed, or is small: 1,600 by 900.
COMPARED = Budget(pixels=1_440_000, side=8_000)
#: The share of that zoom at which the picture is good enough to be compared.
GOOD_ZOOM = 0.6


@dataclass(frozen=True)
class _Text:
    """What a page says: its `get_text("dict")` and "words", where they are from, and what was left out of them."""

    content: dict[str, Any]
    words: Callable[[], Iterable[Sequence[Any]]]
    count: int
    source: Source = "text"
    hidden: tuple[HiddenText, ...] = ()
    checked: bool = True


def read_page(page: Any, needs: SlideNeeds, *, budget: Budget, languages: str) -> tuple[Slide, bytes]:
    """Read one page as it is shown (rotation applied) and draw its PNG, empty where no image is needed.

    `languages` are Tesseract's, joined by "+"; "" switches OCR off. The slide's `image_key` is left empty.
    """
    if page.rotation:
        # From here on text, layout and picture share one coordinate system.
        page.remove_rotation()
    ink = _ink(page)
    layers = Layers(page, zoom=_zoom_compared(page, needs, budget))
    text = _text(page, ink, layers, languages)
    spans, truncated = spans_of(text.content)
    regions = _regions(page, text.content) if needs.layout else []
    blocks = arrange(spans, regions, height=page.rect.height)
    if ink.drawings <= MAX_TABLE_PATHS and any(block.kind == "table" for block in blocks):
        blocks = _with_rows(page, blocks, words_of(text.words(), spans))
    png, size = _png(page, layers, budget) if needs.image else (b"", (0, 0))
    slide = Slide(
        number=page.number + 1,
        width=round(page.rect.width, 1),
        height=round(page.rect.height, 1),
        text="\n".join(block.text for block in blocks if block.text),
        source=text.source,
        blocks=tuple(blocks),
        drawings=ink.drawings,
        images=ink.images,
        image_size=size,
        truncated=truncated,
        hidden=text.hidden,
        hidden_checked=text.checked,
    )
    return slide, png


def _regions(page: Any, content: dict[str, Any]) -> list[Region]:
    """What the layout network sees; nothing on a page that would hold it up for minutes."""
    if sum(len(block.get("lines", ())) for block in content["blocks"]) > MAX_LAYOUT_LINES:
        print(f"too many lines for the layout network on page {page.number + 1}", file=sys.stderr)
        return []
    page.get_layout()
    return regions_of(page.layout_information)


def _zoom_compared(page: Any, needs: SlideNeeds, budget: Budget) -> float:
    """The zoom at which a page is compared with itself: that of its picture, to draw it once, if that is large enough."""
    zoom = zoom_within(page.rect.width, page.rect.height, budget)
    good = zoom_within(page.rect.width, page.rect.height, COMPARED)
    return zoom if needs.image and zoom >= good * GOOD_ZOOM else good


def _png(page: Any, layers: Layers, budget: Budget) -> tuple[bytes, tuple[int, int]]:
    zoom = zoom_within(page.rect.width, page.rect.height, budget)
    pixmap = layers.shown if layers.zoom == zoom else draw(page, budget)
    return pixmap.tobytes("png"), (pixmap.width, pixmap.height)


def _ink(page: Any) -> _Ink:
    drawings, images, largest = 0, 0, 0.0
    for kind, (x0, y0, x1, y1) in page.get_bboxlog():
        if "image" in kind or "imgmask" in kind:
            images += 1
            largest = max(largest, (x1 - x0) * (y1 - y0))
        elif "path" in kind or "shade" in kind:
            drawings += 1
    return _Ink(drawings, images, largest / (page.rect.width * page.rect.height))


def _text(page: Any, ink: _Ink, layers: Layers, languages: str) -> _Text:
    """The page's text and where it is from: its text layer, or OCR where it looks scanned."""
    ocr = cache(lambda: _ocr(page, languages))
    layer = _text_layer(page, ink, layers, ocr)
    if not _looks_scanned(page, ink, layer.count):
        return layer
    read = ocr()
    if read is None:
        return replace(layer, source="none")
    count = count_words(page.get_text("text", textpage=read))
    if count < layer.count:
        return layer
    return replace(
        layer,
        content=page.get_text("dict", textpage=read),
        words=lambda: page.get_text("words", textpage=read),
        count=count,
        source="ocr",
    )


def _text_layer(page: Any, ink: _Ink, layers: Layers, ocr: Callable[[], Any | None]) -> _Text:
    """The text layer without what nobody sees; nothing of a layer that is too long to be judged."""
    textpage = _layer_of(page)
    if len(page.get_text("text", textpage=textpage)) > hidden.MAX_CHARS:
        print(f"too much text to look for hidden text on page {page.number + 1}", file=sys.stderr)
        return _Text({"blocks": []}, words=tuple, count=0, checked=False)
    raw = page.get_text("rawdict", textpage=textpage)
    words = list(words_in(raw))
    finding = hidden.find(words, layers, cover=ink.cover, read=lambda: _seen(page, ocr()))
    gone = finding.gone
    left = [word for word in words if word not in gone]
    return _Text(
        without(raw, gone) if gone else page.get_text("dict", textpage=textpage),
        words=lambda: joined(left) if gone else page.get_text("words", textpage=textpage),
        count=count_words(" ".join(word.text for word in left)),
        hidden=hidden.listed(finding.hidden),
        checked=not finding.unsure,
    )


def _layer_of(page: Any) -> Any:
    """The text layer, also of what lies beside the page, as its fonts say it.

    What a PDF says that its letters stand for (ActualText) could be anything: it counts only where a font does not tell.
    """
    everywhere = pymupdf.INFINITE_RECT()  # type: ignore[no-untyped-call]
    textpage = page.get_textpage(clip=everywhere, flags=_FLAGS | pymupdf.TEXT_IGNORE_ACTUALTEXT)
    if UNKNOWN not in page.get_text("text", textpage=textpage):
        return textpage
    return page.get_textpage(clip=everywhere, flags=_FLAGS)


def _seen(page: Any, textpage: Any | None) -> list[Seen] | None:
    """The words that OCR read; None where there is no OCR."""
    if textpage is None:
        return None
    return [
        Seen((x0, y0, x1, y1), text) for x0, y0, x1, y1, text, *_ in page.get_text("words", textpage=textpage)
    ]


def _looks_scanned(page: Any, ink: _Ink, words: int) -> bool:
    """Whether there is more to read than the text layer holds. A page of one colour is blank."""
    if words:
        return words < SCAN_WORDS and ink.cover >= SCAN_COVER
    if not ink.drawings and not ink.images:
        return False
    return not draw(page, Budget(pixels=200 * 200, side=200)).is_unicolor


def _ocr(page: Any, languages: str) -> Any | None:
    """The page's text as Tesseract reads it, or None where OCR is off, not installed or failing."""
    try:
        known = _installed(languages)
        if not known:
            return None
        dpi = int(72 * OCR_SIDE / max(page.rect.width, page.rect.height))
        flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP
        return page.get_textpage_ocr(language=known, dpi=max(dpi, 1), full=True, flags=flags)
    except (
        Exception
    ) as error:  # a broken Tesseract raises many types; the slide is then reported as unreadable
        print(f"ocr failed on page {page.number + 1}: {error}", file=sys.stderr)
        return None


def _installed(languages: str) -> str:
    """Those of `languages` that Tesseract has data for, joined by "+"; "" where there are none."""
    if not languages:
        return ""
    folder = Path(pymupdf.get_tessdata() or "")  # type: ignore[no-untyped-call]
    return "+".join(name for name in languages.split("+") if (folder / f"{name}.traineddata").is_file())


def _with_rows(page: Any, blocks: list[Block], words: Sequence[Span]) -> list[Block]:
    """Give each table block the cells of the table found in its box; where none is found it keeps its text."""
    try:
        found = page.find_tables().tables
        tables = [(_rect(table.bbox), rows_of([row.cells for row in table.rows], words)) for table in found]
    except Exception as error:  # cells are a bonus; the search fails in many ways on odd drawings
        print(f"no cells on page {page.number + 1}: {error}", file=sys.stderr)
        return blocks
    return [_with_cells(block, tables) if block.kind == "table" else block for block in blocks]


def _with_cells(block: Block, tables: list[tuple[Any, Rows]]) -> Block:
    box = _rect(block.box)
    overlaps = [(abs(box & found), rows) for found, rows in tables if box.intersects(found)]
    if not overlaps:
        return block
    _, rows = max(overlaps, key=lambda overlap: overlap[0])
    return block.model_copy(update={"rows": rows})


def _rect(box: Box) -> Any:
    return pymupdf.Rect(box)  # type: ignore[no-untyped-call]
