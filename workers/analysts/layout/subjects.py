"""Which topics each slide of a deck has: by its title or its place, else by its text. Owns no table.

Between the cover and the slide that says what the company offers a deck speaks of the problem, even where no word
does: "Trucks wait, docks stand empty".
"""

import re
from collections.abc import Set
from dataclasses import dataclass

from workers.analysts.base import Deck, SlideDescription
from workers.analysts.layout.topics import topics_of

#: Slides on which the offering marks what comes before as the problem: not the cover, and no summary near the end.
OPENING = range(2, 6)

_FRAME = re.compile(
    r"\b(?:agenda|contents?|overview|summary|vision|mission|disclaimer|about|inhalt|überblick|sommaire|glance|highlights)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Subject:
    """The topics of one slide: `named` by its title or place, `guessed` from its text. A guess weighs less."""

    named: frozenset[str] = frozenset()
    guessed: frozenset[str] = frozenset()


def subjects(deck: Deck, offered: Set[int]) -> dict[int, Subject]:
    """The subject of each slide by its number; on the slides `offered` stands what the company offers."""
    return {slide.slide: _subject(slide, offered) for slide in deck.slides}


def _subject(slide: SlideDescription, offered: Set[int]) -> Subject:
    named = set(topics_of(slide.title, ""))
    guessed = frozenset(topics_of(None, slide.text))
    if slide.slide in offered:
        named.add("solution")
    elif (
        offered
        and slide.slide in range(OPENING.start, min(offered))
        and not named
        and not _FRAME.search(slide.title or "")
    ):
        named.add("problem")
    return Subject(frozenset(named), guessed - named)
