"""Describes one slide in its own words: title, summary, topics, elements. It invents no sentence and owns no table."""

import re

from pipeline.documents.slides import Block, Slide
from workers.analysts.base import Element, SlideDescription
from workers.analysts.citations import normalise
from workers.analysts.layout.columns import columns
from workers.analysts.layout.passages import MARGINS, slide_passages, units
from workers.analysts.layout.topics import topics_of

#: A title stands in the upper part of its slide (share of the height) and is at most so many words long.
TITLE_ZONE = 0.45
TITLE_WORDS = 25
#: Longest summary in characters: two lines of a result page.
SUMMARY_LENGTH = 300
#: A picture is taken for a chart when its box holds at least so many numbers: an axis has three marks.
CHART_NUMBERS = 3

#: From so many times the size of the letters on, lines are cells below each other and no paragraph.
LINES_APART = 2.2
#: Kinds of blocks in which that happens.
SPREAD = frozenset({"text", "picture", "other"})

#: Kinds whose text is labels and cells: it makes no sentence of a summary.
FIGURES = frozenset({"table", "table-row", "picture", "chart", "caption", "footnote"})

#: What the description and the review of a slide both say, word for word, so that a deck's list has it once.
UNREAD = "No text layer and no OCR: its contents were not analysed."
RECOGNISED = "Read by OCR: words and sizes may differ from the picture."

_NUMBER = re.compile(r"\d")


def describe(slide: Slide) -> SlideDescription:
    """What the layout network and the text layer give; a slide without readable text says so in `warnings`."""
    title = title_of(slide)
    slide = slide.model_copy(update={"blocks": tuple(one for block in slide.blocks for one in _apart(block))})
    elements = [_element(block, is_title=_line(block) == title) for block in slide.blocks]
    description = SlideDescription(
        slide=slide.number,
        title=title,
        text=_text(slide, elements),
        elements=elements,
        source=slide.source,
        readable=slide.source != "none",
        warnings=_warnings(slide),
    )
    body = [
        (kind, text) for kind, text in slide_passages(description) if kind not in MARGINS and text != title
    ]
    description.topics = topics_of(title, "\n".join(text for _, text in body))
    said = [text for kind, text in body if kind not in FIGURES] or [text for _, text in body]
    description.summary = _summary(title, said)
    return description


def title_of(slide: Slide) -> str | None:
    """The block labelled as title, else the highest heading, else the largest short text in the upper part; else None."""
    largest_size = max((block.size for block in slide.blocks), default=0)
    # The network takes a headline in a coloured band for a page header; its size tells them apart.
    texts = [
        block
        for block in slide.blocks
        if block.text.strip() and (block.kind not in MARGINS or 0 < largest_size == block.size)
    ]
    upper = [block for block in texts if block.box[1] <= TITLE_ZONE * slide.height]
    for kind in ("title", "section-header"):
        named = [block for block in (texts if kind == "title" else upper) if block.kind == kind]
        if named:
            return _line(min(named, key=lambda block: block.box[1]))
    short = [
        block
        for block in upper
        if len(block.text.split()) <= TITLE_WORDS and re.search(r"[^\W\d]{2}", block.text)
    ]
    if not short:
        return None
    largest = max(short, key=lambda block: (block.size, -block.box[1]))
    # Without a font size, or with one that others share, it is no heading but one text among others.
    others = [block.size for block in texts if block is not largest]
    return _line(largest) if largest.size > max(others, default=0) else None


def _apart(block: Block) -> list[Block]:
    """The lines of a block one by one, where they stand so far apart that none goes on with the one above it."""
    lines = [line for line in block.text.splitlines() if line.strip()]
    if block.rows or block.kind not in SPREAD or len(lines) < 2 or len(units(block.text)) == len(lines):
        return [block]
    x0, y0, x1, y1 = block.box
    pitch = (y1 - y0 - block.size) / (len(lines) - 1)
    if not 0 < LINES_APART * block.size < pitch:
        return [block]
    tops = [y0 + number * pitch for number in range(len(lines))]
    return [
        block.model_copy(update={"text": line, "box": (x0, top, x1, min(top + block.size, y1))})
        for line, top in zip(lines, tops, strict=True)
    ]


def _text(slide: Slide, elements: list[Element]) -> str:
    """The slide's text, and below it what a block, column or table row reads in another order than the lines of the page.

    A table's cell that is wrapped beside other cells stands nowhere in the page's lines as one piece, and could not be
    quoted. Only words that the slide has are added.
    """
    words, joined = set(slide.text.split()), set(normalise(slide.text).split())
    pieces = [" ".join(" ".join(row).split()) for block in slide.blocks for row in block.rows]
    pieces += [unit for block in slide.blocks if not block.rows for unit in units(block.text)]
    pieces += [" ".join(column.text.split()) for column in columns(elements) if column.kind == "column"]
    plain = normalise(slide.text)
    added = [
        piece
        for piece in pieces
        if (text := normalise(piece)) not in plain
        and (words.issuperset(piece.split()) or joined.issuperset(text.split()))
    ]
    return "\n".join([slide.text, *added])


def _line(block: Block) -> str:
    return " ".join(block.text.split())


def _element(block: Block, *, is_title: bool) -> Element:
    kind: str = "title" if is_title and block.kind in MARGINS else block.kind
    if kind == "picture" and len(_NUMBER.findall(block.text)) >= CHART_NUMBERS:
        kind = "chart"
    return Element(kind=kind, text=block.text, rows=[list(row) for row in block.rows], box=block.box)


def _summary(title: str | None, body: list[str]) -> str:
    """The title and the first passages of at least four words, those with a number first, as far as there is room."""
    said = [text for text in body if len(text.split()) >= 4] or body
    ranked = sorted(said[:12], key=lambda text: not _NUMBER.search(text))[:2]
    chosen = [text for text in said if text in ranked][:2]
    parts = [part if part[-1] in ".!?" else f"{part}." for part in [*([title] if title else []), *chosen]]
    summary = ""
    for part in parts:
        if len(summary) + len(part) + 1 <= SUMMARY_LENGTH:
            summary = f"{summary} {part}".strip()
    return summary


def _warnings(slide: Slide) -> list[str]:
    """At most one sentence, to be read after the slide's number: "Slide 8: Read by OCR …"."""
    if slide.source == "none":
        return [UNREAD]
    if slide.source == "ocr" and not slide.text.strip():
        return ["Read by OCR, which found no text."]
    if slide.source == "ocr":
        return [RECOGNISED]
    if not slide.text.strip() and not slide.images and not slide.drawings:
        return ["Blank: there is nothing to analyse."]
    if not slide.text.strip():
        return ["A picture or drawing without text, which was not interpreted."]
    return []
