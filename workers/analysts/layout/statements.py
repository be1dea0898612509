"""Cuts a described deck into statements that can be quoted as an answer: one sentence, bullet, tile or table row each.

A chart, a timeline or columns that were read across one another give words in no order of sense; they are kept as
statements that are not `readable`, so that nobody quotes them. It judges no content and owns no table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from workers.analysts.base import Deck, Element, SlideDescription
from workers.analysts.layout.columns import columns
from workers.analysts.layout.dates import find_dates
from workers.analysts.layout.instructions import elements_of
from workers.analysts.layout.passages import BULLET, MARGINS, is_running, running_lines, sentences, units
from workers.analysts.layout.timelines import LEAST_DATES, OPEN_END, dated_labels, milestones

#: Fewer words are a label, not a statement; a tile ("132,000 patients") has a figure beside them.
LEAST_WORDS = 3
#: More words in a label of a chart or picture are several labels in one line.
LABEL_WORDS = 16

#: More words in a column are a text with a heading, not one statement.
COLUMN_WORDS = 40

#: Kinds whose lines are labels that belong together by their place on the slide, which is not known here.
DRAWN = frozenset({"chart", "picture"})
#: Kinds that no statement comes from: the page's frame, the small print and what names a picture.
_SILENT = MARGINS | {"footnote", "caption", "running"}

_NUMBER = (
    r"(?:[$€£¥]|US\$|CHF|EUR|USD|GBP)?\s?\d[\d.,'’]*\s?"
    r"(?:%|[x×kKM]|[mb]n|[mB]|Mio\.?|Mrd\.?|[mb]illions?|milliards?|Milli\w+)?"
)
_UNIT = (
    r"(?:[€$£]|EUR|USD|CHF|GBP|years?|months?|weeks?|days?|hours?|yrs?|mths?|wks?|hrs?|mins?|h|"
    r"Jahre|Monate|Tage|Stunden|ans|mois|jours|heures)"
)
_FIGURE = re.compile(rf"[~≈<>+\-–−±]?\s?{_NUMBER}(?:\s?(?:to|bis|à|-|–|/|\s)\s?{_NUMBER})*\s?{_UNIT}?\+?")
_PLAIN = re.compile(r"[-–−]?[\d.,\s]+")
# A capital after a small letter, but for a name after a small word ("in Leeds", "of the European").
_SEAM = re.compile(r"(\S+) (?=[A-ZÄÖÜÉ][a-zäöüéèê]+)(\S+)")
_SMALL_WORD = re.compile(
    r"(?:an?|the|in|of|to|at|by|on|for|from|with|and|or|as|is|are|was|via|per|vs|than|our|its|into|under|over|near|versus|"
    r"between|across|through|against|after|before|during|since|until|phase|class|series|level|version|no)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:\w+(?:an|ans|ish|ese)|Phase|Series|Class|French|Dutch|Greek|Swiss|English|States|Europe|North|South|East|West|"
    r"Jan\w*|Feb\w*|Mar\w*|Apr\w*|May|Jun\w*|Jul\w*|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*)\W*"
)
_GERMAN = re.compile(r"\b(?:der|die|das|und|für|mit|von|im|ein|eine|einer|wir|zur|zum|bei|ist|auf)\b")
_ROLE = re.compile(
    r"\b(?:C[EFTMSOI]O|Chief \w+(?: Officer)?|(?:Co-)?[Ff]ounder|Head of|VP|Chair(?:man|woman)?|Managing Director|"
    r"(?:Mitg|G)ründer(?:in)?|Geschäftsführer(?:in)?|Leiter(?:in)?|(?:[Cc]o)?[Ff]ondat(?:eur|rice)|Direct(?:eur|rice))\b"
)
_TWO_NAMES = re.compile(r"\b[A-Z]\. [A-Z]\w+ (?:(?:Dr|Prof)\. )*[A-Z]\. [A-Z]")
_ASIDE = re.compile(
    r"(?:sources?|quellen?|illustration|image|figure|abb|photo|screen|rendering|note|vertraulich|confidenti\w+|private and)\b|"
    r"\S+@\S+|(?:https?:|www\.)\S+|[^.]{2,40} (?:Inc|Ltd|LLC|GmbH|AG|SAS|SA|B\.V|BV|AB|Oy|ApS)\.?,[^.]{2,40}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Statement:
    """One thing that slide number `slide` says. `heading` is the slide's title, `section` the header above.

    `text` is the quotation; `told` is how an answer says it where that differs: a table's row with its headers. The
    section of a row is its label and the table's headers. `parts` are the pieces of a card: name, role, story.
    """

    slide: int
    text: str
    kind: str
    heading: str = ""
    section: str = ""
    readable: bool = True
    told: str = ""
    parts: tuple[str, ...] = ()

    def quote(self, terms: re.Pattern[str]) -> str:
        """What is quoted of it: all, or of a card, whose lines stand far apart, the part with the most of `terms`."""
        parts = [part for part in self.parts if len(part.split()) > 1]
        return max(parts, key=lambda part: len(terms.findall(part)), default=self.text)

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence, a bullet or a card, and no heading, label or row."""
        return self.kind in ("text", "list-item", "other", "person", "milestone")

    @property
    def spoken(self) -> str:
        """How an answer says it."""
        return self.told or self.text

    @property
    def words(self) -> int:
        """The number of words, by white space."""
        return len(self.text.split())


def statements(deck: Deck) -> list[Statement]:
    """All statements of a deck in reading order, without headers, footers, captions and lines that return on most slides."""
    running = running_lines(deck)
    return [
        statement
        for slide in deck.slides
        for statement in _of_slide(slide)
        if not is_running(statement.text, running)
    ]


def _of_slide(slide: SlideDescription) -> list[Statement]:
    heading, section = slide.title or "", ""
    result: list[Statement] = []
    for element in columns(elements_of(slide)):
        if element.kind in _SILENT:
            continue
        result += _rows(slide.slide, element, heading)
        result += _milestones(slide.slide, element, heading)
        for kind, text, readable in _cut(element):
            readable = readable and not _ASIDE.match(text)
            parts = _parts(element, text, is_card=kind == "person" or element.kind == "column")
            result.append(Statement(slide.slide, text, kind, heading, section, readable, parts=parts))
        if element.kind == "section-header" and not _FIGURE.match(element.text):
            section = " ".join(element.text.split())
    return _with_lone_figure(result)


def _parts(element: Element, text: str, *, is_card: bool) -> tuple[str, ...]:
    """The pieces of a card, or a figure and its label, which stand apart although one goes on with the other."""
    lines = [" ".join(line.split()) for line in element.text.splitlines()]
    figure = next((line for line in lines if text.startswith(f"{line} ") and _FIGURE.fullmatch(line)), "")
    if figure:
        return (figure, text[len(figure) :].strip())
    return tuple(piece for piece in units(element.text) if piece in text) if is_card else ()


def _with_lone_figure(texts: list[Statement]) -> list[Statement]:
    """Tell the one figure of a slide that lost its label with the one label that begins in the middle of a phrase."""
    figures = [text for text in texts if text.kind == "section-header" and _FIGURE.fullmatch(text.text)]
    labels = [text for text in texts if text.kind == "text" and text.readable and text.text[0].islower()]
    if len(figures) != 1 or len(labels) != 1:
        return texts
    told = replace(labels[0], told=f"{figures[0].text} {labels[0].text}")
    return [told if text is labels[0] else text for text in texts]


def _milestones(slide: int, element: Element, heading: str) -> Iterator[Statement]:
    """The milestones of a timeline, each told with its date."""
    if element.rows or element.kind == "list-item":
        return
    lines = element.text.splitlines()
    found = [pair for dates, labels in pairwise(lines) for pair in milestones(dates, labels)]
    for date, label in found or dated_labels(units(element.text)):
        yield Statement(slide, label, "milestone", heading, told=f"{date}: {label}")


def _rows(slide: int, element: Element, heading: str) -> Iterator[Statement]:
    """The rows of a table below its first, each told with the headers: "Site: Price £89; Included re-planning"."""
    table = [[" ".join(cell.split()) for cell in cells] for cells in element.rows]
    headers = table[0] if table else []
    if len(headers) >= LEAST_DATES and all(find_dates(header) for header in headers):
        cells = [(date, cell) for row in table[1:] for date, cell in zip(headers, row, strict=False) if cell]
        yield from (
            Statement(slide, cell, "milestone", heading, told=f"{date}: {cell}") for date, cell in cells
        )
        return
    for label, *values in table[1:]:
        pairs = [
            f"{header} {value}".strip() for header, value in zip(headers[1:], values, strict=False) if value
        ]
        text = _quoted([label, *values], " ".join(element.text.split()))
        told = f"{label}: {'; '.join(pairs)}"
        section = " ".join([label, *headers])
        yield Statement(slide, text, "row", heading, section, readable=bool(label and pairs), told=told)


def _quoted(cells: list[str], lines: str) -> str:
    """The row as it stands on the page; where a cell is wrapped beside others, the longest cell, which can be found there."""
    row = " ".join(" ".join(cells).split())
    return row if not lines or row in lines else max(cells, key=len)


def _cut(element: Element) -> Iterator[tuple[str, str, bool]]:
    """The kind, text and readability of each statement of one element."""
    lines = [" ".join(line.split()) for line in element.text.splitlines() if line.strip()]
    if element.rows:
        return
    if element.kind in DRAWN or element.kind == "table":
        yield from (("label", text, _is_label(text)) for text in _tiles(lines, drawn=True))
    elif element.kind == "mixed":
        yield from (("label", line, False) for line in lines)
    elif element.kind in ("title", "section-header"):
        heading = BULLET.sub("", " ".join(lines))
        yield element.kind, heading, len(heading.split()) > LEAST_WORDS
    elif element.kind == "column":
        yield from _cut_column(lines)
    else:
        yield from _cut_text(element, lines)


def _cut_column(lines: list[str]) -> Iterator[tuple[str, str, bool]]:
    """A column is a person's card, a figure with its label, or a step with what it does: one statement."""
    text = " ".join(lines)
    kind = "person" if any(_ROLE.search(line) for line in lines[:3]) else "text"
    yield kind, text, LEAST_WORDS <= len(text.split()) <= COLUMN_WORDS and not is_flattened(lines[1:])


def _cut_text(element: Element, lines: list[str]) -> Iterator[tuple[str, str, bool]]:
    person = _person(lines) if element.kind != "list-item" else 0
    if person:
        card = " ".join(lines[:person])
        yield "person", card, len(card.split()) >= LEAST_WORDS
        lines = lines[person:]
    if element.kind != "list-item" and is_flattened(lines):
        yield from (("label", line, False) for line in lines)
        return
    joined = _bullets(lines) if element.kind == "list-item" else _tiles(_rejoined(units("\n".join(lines))))
    for text in joined:
        yield from ((element.kind, part, len(part.split()) >= LEAST_WORDS) for part in sentences(text))


def _bullets(lines: list[str]) -> list[str]:
    """The bullets of a list: where the first line has a mark, a line without one goes on with the bullet above."""
    if not lines or not BULLET.match(lines[0]):
        return _rejoined(units("\n".join(lines)))
    result: list[str] = []
    for line in lines:
        if mark := BULLET.match(line):
            result.append(line[mark.end() :])
        else:
            result[-1] = f"{result[-1]} {line}"
    return result


def _person(lines: list[str]) -> int:
    """How many lines, from the first, are the card of one person: a name, the role, and what follows in one column."""
    place = next((index for index, line in enumerate(lines[:2]) if _ROLE.search(line)), None)
    if place is None or any(len(line.split()) > 6 for line in lines[: place + 1]):
        return 0
    if any(_mixes(line) for line in lines[: place + 1]):
        return 0
    rest = lines[place + 1 :]
    return place + 1 if is_flattened(["", *rest]) or len(rest) > 4 else len(lines)


def _rejoined(texts: list[str]) -> list[str]:
    """Join what ends in the middle of a phrase ("EU and") with what follows."""
    result: list[str] = []
    for text in texts:
        if result and OPEN_END.search(result[-1]):
            result[-1] = f"{result[-1]} {text}"
        else:
            result.append(text)
    return result


def _tiles(lines: list[str], *, drawn: bool = False) -> list[str]:
    """Join each lone figure with its label: the line below it, or above where the first line is a label.

    Figures in a row are the marks of an axis and are left out; in a drawing only a figure above its label counts.
    """
    figures = [_FIGURE.fullmatch(line) is not None for line in lines]
    below = drawn or (bool(lines) and figures[0])
    result: list[str] = []
    index = 0
    while index < len(lines):
        pair = figures[index : index + 2]
        paired = pair == ([True, False] if below else [False, True])
        if paired and _stands_alone(lines, figures, index + (not below)):
            result.append(f"{lines[index]} {lines[index + 1]}")
            index += 2
            continue
        if not figures[index]:
            result.append(lines[index])
        index += 1
    return result


def _stands_alone(lines: list[str], figures: list[bool], place: int) -> bool:
    """Whether a figure is no mark of an axis: it has a unit, or no figure beside it and a label that goes on with it."""
    if not _PLAIN.fullmatch(lines[place]):
        return True
    beside = figures[max(place - 1, 0) : place] + figures[place + 1 : place + 2]
    return not any(beside) and (place == 0 or lines[min(place + 1, len(lines) - 1)][0].islower())


def is_flattened(lines: list[str]) -> bool:
    """Whether a block's lines run across several columns, by words that begin anew in the middle of a line.

    Never said of German, where any noun has a capital, or of text that ends with a stop.
    """
    if len(lines) < 2 or lines[-1].endswith((".", "!", "?")) or _GERMAN.search(" ".join(lines)):
        return False
    tokens = lines[0].split()
    figures = [token for token in tokens if token[:1].isdigit() or token[:1] in "$€£-+~<>"]
    many = len(figures) > 1 and len(figures) * 2 >= len(tokens) and not _FIGURE.fullmatch(lines[0])
    return many or any(_mixes(line) for line in lines)


def _is_label(text: str) -> bool:
    """Whether a line of a chart, picture or table reads as one label, and not as several side by side."""
    words = text.split()
    if not LEAST_WORDS < len(words) <= LABEL_WORDS or text[0].islower() or _mixes(text, most=1):
        return False
    if re.match(r"\d+[.,]?\d* [A-Z]", text):
        return False  # a mark of the axis, then a label
    named = sum(word[0].isupper() or word[0].isdigit() for word in words)
    return named < len(words) and len(find_dates(text)) < 2 and sum(map(str.isalpha, text)) * 2 > len(text)


def _mixes(line: str, *, most: int = 0) -> bool:
    """Whether a line holds parts of several columns: names, roles, or words with a capital that can't go on a phrase."""
    if _TWO_NAMES.search(line) or (len(_ROLE.findall(line)) > 1 and not re.search(r"[,&/]| and ", line)):
        return True
    seams = sum(
        match[1][-1:].islower()
        and not match[1][:1].isupper()
        and not _SMALL_WORD.fullmatch(match[1])
        and not _NAME.fullmatch(match[2])
        for match in _SEAM.finditer(line)
    )
    return bool(seams > most)
