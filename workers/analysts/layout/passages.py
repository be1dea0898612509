"""Cuts a described deck into passages: sentences, bullets, table rows. It judges nothing and owns no table."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from workers.analysts.base import Deck, Element, SlideDescription
from workers.analysts.layout.columns import by_column
from workers.analysts.layout.dates import find_dates
from workers.analysts.layout.instructions import elements_of

#: Kinds of elements that hold no running text of the slide's own.
MARGINS = frozenset({"page-header", "page-footer", "running"})

#: Characters from which a line without a stop may have been broken by its box; a shorter one is a label of its own.
LONG_LINE = 45

#: Lines that end with a figure, and their share, that make a block a table.
LEAST_ROWS, ROW_SHARE = 3, 0.6

#: The mark of a bullet at the start of a line.
BULLET = re.compile(r"^\s*(?:[•▪▸►‣◦●○■□✓✔➤→*]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s))\s*")
# A line that ends so goes on, even with a date: "Series A of 20 million in" / "2027".
_OPEN_END = re.compile(r"\b(?:in|by|until|from|since|of|im|bis|ab|seit|en|d'ici|avant|depuis|to|and|und|et)$")
_DIGITS = re.compile(r"\d+")
_ENDS_WITH_FIGURE = re.compile(
    r"\s(?:[$€£₹]|[A-Z]{3}\s)?\d[\d.,'’]*\s?(?:%|[kKmM]|[mb]n|Mio\.?|Mrd\.?|[kKMT]?[€$£]|[kKMT]?[A-Z]{3})?$"
)
_SENTENCE_END = re.compile(r"[.!?][\"'”»]?\s+(?=[\"'„“«(]?[A-ZÀ-ÖØ-Þ0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Dr|Prof|Mr|Ms|Mrs|St|No|Nr|vs|ca|approx|e\.g|i\.e|z\.\s?B|bzw|d\.\s?h|Mio|Mrd|Mill|Tsd|Inc|Ltd|Co"
    r"|Jan|Feb|Mar|Mär|Apr|Jun|Jul|Aug|Sept?|O[ck]t|Nov|De[cz]|janv|févr|avr|juil|déc"
    r"|Corp|Fig|al|[Ee]st|incl|inkl|max|min|\d{1,2}|[A-Z])\.$"
)


@dataclass(frozen=True)
class Passage:
    """A sentence, bullet, heading or table row of slide number `slide`; `heading` is that slide's title, if any.

    `recognised` says that OCR read it, which may have mistaken letters.
    """

    slide: int
    text: str
    kind: str
    heading: str = ""
    recognised: bool = False

    @property
    def is_margin(self) -> bool:
        """Whether it belongs to the page's frame (header, footer) and not to what the slide says."""
        return self.kind in MARGINS

    @property
    def words(self) -> int:
        """The number of words, by white space."""
        return len(self.text.split())


def passages(deck: Deck) -> list[Passage]:
    """All passages of a deck in reading order; lines that come back on most slides have the kind `running`."""
    running = running_lines(deck)
    return [
        Passage(
            slide.slide,
            text,
            "running" if is_running(text, running) else kind,
            slide.title or "",
            recognised=slide.source == "ocr",
        )
        for slide in deck.slides
        for kind, text in slide_passages(slide)
    ]


def slide_passages(slide: SlideDescription) -> Iterator[tuple[str, str]]:
    """The passages of one slide as (kind, text), without orders to the reader. Without elements its text serves."""
    for element in by_column(elements_of(slide)):
        rows = [row for cells in element.rows if (row := " ".join(" ".join(cells).split()))]
        # Words below or beside the cells found, as in a total under the last rule, are only in the table's lines.
        if rows and set(" ".join(rows).split()).issuperset(element.text.split()):
            yield from (("table-row", row) for row in rows)
        elif element.kind == "text" and is_tabular(element.text):
            yield from (
                ("table-row", " ".join(line.split())) for line in element.text.splitlines() if line.strip()
            )
        else:
            for unit in [name] if (name := _one_line(element, slide.slide)) else units(element.text):
                yield from ((element.kind, sentence) for sentence in sentences(unit))


def _one_line(element: Element, slide: int) -> str:
    """A title's lines joined, or those of a name of one or two words a line, on the cover also outside of a title; else empty."""
    lines = [line.split() for line in element.text.splitlines()]
    if (
        element.kind == "title"
        and slide > 1
        and not any(words and words[-1][-1] in ".!?:" for words in lines[:-1])
    ):
        return " ".join(element.text.split())
    most = 2 if element.kind in ("title", "section-header") else 1 if slide == 1 else 0
    short = 1 < len(lines) <= 3 and all(1 <= len(words) <= most for words in lines)
    named = short and all(word[0].isupper() and word[-1].isalnum() for words in lines for word in words)
    return " ".join(element.text.split()) if named else ""


def is_tabular(text: str) -> bool:
    """Whether the lines of a block are the rows of a table: three or more, of which most end with a figure."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    figures = sum(_ENDS_WITH_FIGURE.search(line) is not None for line in lines)
    return figures >= LEAST_ROWS and figures >= ROW_SHARE * len(lines) and not any(map(BULLET.match, lines))


def units(text: str) -> list[str]:
    """Join the wrapped lines of a block into paragraphs and bullets."""
    result: list[str] = []
    lines = [" ".join(raw.split()) for raw in text.splitlines()]
    widest = max(map(len, lines), default=0)
    width = 0
    for line in lines:
        bullet = BULLET.match(line)
        body = line[bullet.end() :] if bullet else line
        if not body:
            continue
        wrapped = width >= LONG_LINE and width + 1 + len(body.split()[0]) > 0.95 * widest
        if result and not bullet and _continues(result[-1], body, wrapped=wrapped):
            result[-1] = f"{result[-1]} {body}"
        else:
            result.append(body)
        width = len(line)
    return result


def sentences(text: str) -> list[str]:
    """Split a paragraph at sentence ends; known abbreviations, ordinals ("14. März") and initials do not end one."""
    result: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if text[match.start()] == "." and _ABBREVIATION.search(
            text[max(0, match.start() - 12) : match.start() + 1]
        ):
            continue
        result.append(text[start : match.end()].strip())
        start = match.end()
    return [*result, text[start:].strip()] if text[start:].strip() else result


def running_lines(deck: Deck) -> set[str]:
    """The lines that return on at least three slides and 40 % of them (in short decks: on two and half of them)."""
    counts: Counter[str] = Counter()
    for slide in deck.slides:
        counts.update({key for line in slide.text.splitlines() for key in _keys(line)})
    least = max(3, 0.4 * len(deck.slides)) if len(deck.slides) > 5 else max(2, 0.5 * len(deck.slides))
    return {key for key, count in counts.items() if count >= least}


def is_running(text: str, running: set[str]) -> bool:
    """Whether a passage is one of the lines that `running_lines` found."""
    return any(key in running for key in _keys(text))


def _keys(line: str) -> set[str]:
    """The line itself, and the line without its digits where enough letters are left (page numbers change)."""
    plain = " ".join(line.casefold().split())
    masked = _DIGITS.sub("#", plain)
    keys = {plain} if sum(map(str.isalnum, plain)) >= 3 else set()
    return keys | ({masked} if sum(map(str.isalpha, masked)) >= 4 else set())


def _is_date(line: str) -> bool:
    """Whether a line is a date and nothing else: it never goes on with the tagline above it."""
    return len(line) <= 20 and any(date.text == line for date in find_dates(line))


def _continues(previous: str, line: str, *, wrapped: bool) -> bool:
    """Whether a line goes on with the sentence before it; `wrapped` says that its first word had no room there."""
    if _OPEN_END.search(previous):
        return True
    if previous[-1] in ".!?:;" or _is_date(line):
        return False
    return wrapped or previous[-1] in ",-–(&/" or line[0].islower() or line[0] in "(&)"
