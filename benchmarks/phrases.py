"""Reads what the classifiers of wording learn from: `samples/phrases`, in the form in which an analyst sees a deck.

`money/*.jsonl` holds slides with the role of every amount, `companies/*.jsonl` the lines of companies with their roles,
`decks/*.jsonl` whole decks in text form with gold. See `samples/phrases/README.md`.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workers.analysts.base import Deck, Element, SlideDescription
from workers.analysts.layout.passages import Passage, passages

#: Slides of the deck that a lone slide is put into, and its number there, by its place.
SLIDES = 10
NUMBERS = {"cover": 1, "early": 3, "middle": 5, "late": 9, "last": SLIDES}


@dataclass(frozen=True)
class Record:
    """One line of a file: what it says, and where it stands ("en01.jsonl:7")."""

    source: str
    data: dict[str, Any]


def records(folder: Path) -> Iterator[Record]:
    """Every record of a folder's files in their order."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield Record(f"{path.name}:{number}", json.loads(line))


def deck_of(data: dict[str, Any]) -> Deck:
    """A deck in text form as a described deck; lines with bars are the rows of a table."""
    slides = enumerate(data["slides"], 1)
    return Deck(slides=[slide_of(number, slide["title"], slide["lines"]) for number, slide in slides])


def slide_of(number: int, title: str, lines: list[str]) -> SlideDescription:
    """A slide of a title and lines."""
    elements = [Element(kind="title", text=title)] if title else []
    elements += [_element(line) for line in lines]
    text = "\n".join(element.text for element in elements)
    return SlideDescription(slide=number, title=title or None, text=text, elements=elements)


def slide_passages(data: dict[str, Any]) -> list[Passage]:
    """The passages of a lone slide with a `place`."""
    slide = slide_of(NUMBERS[data["place"]], data["title"], data["lines"])
    return passages(Deck(slides=[slide]))


def plain(text: str) -> str:
    """A text without spaces and signs, to find it again however it is written."""
    return re.sub(r"\W", "", text).casefold()


def _element(line: str) -> Element:
    cells = [cell.strip() for cell in line.split(" | ")]
    return Element(kind="table-row" if len(cells) > 1 else "text", text=" ".join(cells))
