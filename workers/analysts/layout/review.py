"""Reviews one slide by what can be measured: words, font sizes, headings, tables, sources. Owns no table.

It never judges looks or persuasion; those are listed under `not_assessed`.
"""

import re
from collections.abc import Callable, Iterable

from pipeline.documents.slides import Block, Slide
from workers.analysts.base import Remark, SlideReview
from workers.analysts.layout.describe import RECOGNISED, UNREAD, title_of
from workers.analysts.layout.passages import MARGINS, units
from workers.analysts.layout.topics import topics_of

#: Words on a slide: above the first it is slow to take in, above the second it is a page to read (at 200 words a minute
#: more than half a minute and more than three quarters).
MANY_WORDS, TOO_MANY_WORDS = 100, 160
#: The smallest font that can be read from a projector, as a share of the slide's height: 10 pt on a slide of 540 pt.
LEAST_FONT = 10 / 540
#: Words of body text in small print before it matters: a source line alone is no fault.
SMALL_PRINT_WORDS = 15
#: Words in one paragraph or bullet that make it a wall of text.
LONG_PARAGRAPH = 40
#: Bullets on one slide that an audience can follow.
MANY_BULLETS = 8
#: Cells of a table that can be taken in on a slide: about seven rows of five.
MANY_CELLS = 35
#: A headline in so many words makes a statement and can still be read at once.
HEADLINE_WORDS = range(4, 16)
#: Words up to which a slide counts as light.
FEW_WORDS = 60

NOT_ASSESSED = [
    "visual design",
    "colours and contrast",
    "quality of pictures",
    "persuasiveness",
    "truth of the claims",
]

_SOURCE = re.compile(
    r"\b(?:sources?|quelles?|quellen|based on|according to|laut|selon|report|estimates?|ref\.?)\b|\[\d+\]",
    re.I,
)
_BIG_NUMBER = re.compile(
    r"[$€£]\s?\d|\d\s?(?:%|bn|billion|million|mio|mrd|[MB])\b|CAGR|\bTAM\b", re.IGNORECASE
)

_UNREADABLE = (
    "The slide is an image without text: search, screen readers and analysis tools can't read it. "
    "Export it with live text."
)

Check = Callable[[Slide, str | None], Remark | None]


def review(slide: Slide) -> SlideReview:
    """Remarks in order of severity. A slide that could not be read gets one major remark and no praise."""
    if slide.source == "none":
        return SlideReview(
            slide=slide.number,
            remarks=[_remark("readability", "major", _UNREADABLE)],
            not_assessed=["everything on this slide", *NOT_ASSESSED],
            warnings=[UNREAD],
        )
    title = title_of(slide)
    remarks = [remark for check in _CHECKS if (remark := check(slide, title)) is not None]
    order = ("major", "minor", "good")
    return SlideReview(
        slide=slide.number,
        remarks=sorted(remarks, key=lambda remark: order.index(remark.severity)),
        not_assessed=list(NOT_ASSESSED),
        warnings=[RECOGNISED] if slide.source == "ocr" else [],
    )


def _amount_of_text(slide: Slide, _: str | None) -> Remark | None:
    words = len(slide.text.split())
    if words > TOO_MANY_WORDS:
        return _remark(
            "amount of text",
            "major",
            f"{words} words are a page to read, not a slide; aim for under {MANY_WORDS}.",
        )
    if words > MANY_WORDS:
        return _remark(
            "amount of text", "minor", f"{words} words take long to read; aim for under {MANY_WORDS}."
        )
    return None


def _title(slide: Slide, title: str | None) -> Remark | None:
    if title is None:
        text = "The slide has no title that stands out; one line should say what to take away."
        return _remark("headline", "minor", text) if slide.text.strip() else None
    if len(title.split()) in HEADLINE_WORDS:
        return _remark("headline", "good", "The headline is a clear statement of readable length.")
    if len(title.split()) >= HEADLINE_WORDS.stop:
        return _remark(
            "headline",
            "minor",
            f"The headline has {len(title.split())} words; say it in under {HEADLINE_WORDS.stop}.",
        )
    return None


def _font_size(slide: Slide, _: str | None) -> Remark | None:
    small = [block for block in _body(slide) if 0 < block.size < LEAST_FONT * slide.height]
    words = sum(len(block.text.split()) for block in small)
    if words < SMALL_PRINT_WORDS:
        return None
    size = min(block.size for block in small) * 540 / slide.height
    return _remark(
        "font size",
        "minor",
        f"{words} words are set as small as {size:.0f} pt (on a slide 540 pt high); use 10 pt or more.",
    )


def _paragraphs(slide: Slide, _: str | None) -> Remark | None:
    parts = [unit for block in _body(slide) if not block.rows for unit in units(block.text)]
    longest = max((len(part.split()) for part in parts), default=0)
    if longest > LONG_PARAGRAPH:
        return _remark(
            "wall of text",
            "minor",
            f"One paragraph has {longest} words; split it into points of under {LONG_PARAGRAPH // 2}.",
        )
    return None


def _bullets(slide: Slide, _: str | None) -> Remark | None:
    bullets = sum(block.kind == "list-item" for block in slide.blocks)
    if bullets > MANY_BULLETS:
        return _remark(
            "bullets",
            "minor",
            f"{bullets} bullets compete for attention; keep the strongest {MANY_BULLETS} or fewer.",
        )
    return None


def _tables(slide: Slide, _: str | None) -> Remark | None:
    cells = max(
        (sum(bool(cell.strip()) for row in block.rows for cell in row) for block in slide.blocks), default=0
    )
    if cells > MANY_CELLS:
        return _remark(
            "table", "minor", f"The table has {cells} filled cells; show the rows that carry the argument."
        )
    return None


def _sources(slide: Slide, title: str | None) -> Remark | None:
    is_market = "market" in topics_of(title, slide.text)
    if not is_market or not _BIG_NUMBER.search(slide.text):
        return None
    if _SOURCE.search(slide.text):
        return _remark("sources", "good", "The market figures name a source.")
    return _remark("sources", "major", "Market figures stand without a source; name it, with its year.")


def _lightness(slide: Slide, title: str | None) -> Remark | None:
    words = len(slide.text.split())
    if title and 0 < words <= FEW_WORDS:
        return _remark("amount of text", "good", f"{words} words under one title: quick to take in.")
    return None


_CHECKS: tuple[Check, ...] = (
    _title,
    _amount_of_text,
    _font_size,
    _paragraphs,
    _bullets,
    _tables,
    _sources,
    _lightness,
)


def _body(slide: Slide) -> Iterable[Block]:
    return [
        block
        for block in slide.blocks
        if block.text.strip() and block.kind not in MARGINS and block.kind != "footnote"
    ]


def _remark(aspect: str, severity: str, text: str) -> Remark:
    return Remark.model_validate({"aspect": aspect, "severity": severity, "text": text})
