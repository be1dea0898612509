"""Decides which statements of the deck say what the company offers, and quotes them: one, or two that add to each other.

It never writes one; owns no table.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from workers.analysts.base import TextField
from workers.analysts.citations import MAX_QUOTE, cite
from workers.analysts.layout.facts.offering_places import Deck, places, stems
from workers.analysts.layout.facts.offering_signals import (
    LABELLED,
    Candidate,
    is_elsewhere,
    points,
    subject_points,
)
from workers.analysts.layout.passages import Passage

#: Points below which a statement is no answer, and below which it adds nothing to one.
LEAST_POINTS, LEAST_MORE = -1.0, 0.0
#: The same beside a sentence whose subject is the company: it says most by itself.
LEAST_BESIDE = 1.6
#: Points of a sentence whose subject is the company, above which it is complete.
LEAST_SUBJECT = 4.0
#: What the cover's line is worth beside a statement of another slide, and one of the same slide beside another.
COVER_MORE, SAME_MORE = 1.0, 0.5
#: What a bullet of another slide is worth less: it is one feature of many.
FEATURE_LESS = 2.0
#: What each word is worth that the deck keeps coming back to and the first statement lacks, up to a number of them.
NEW, MOST_NEW = 0.15, 8
#: Words that a statement has at least (one less on the cover), and of one that may go on with a shorter one.
LEAST_WORDS, FRAGMENT_WORDS = 4, 14
#: Words of short sentences that are quoted together.
FRAGMENTS_WORDS = 24
#: Words of one statement, and of two.
MOST_WORDS, MOST_TOGETHER = 45, 40

_OPEN_END = re.compile(
    r"\b(?:against|for|with|of|that|which|and|or|to|from|by|in|on|the|an?|gegen|für|mit|und|oder|von|bei|aus|zur|zum|der|die|das|"
    r"den|dem|des|ein|eine|einen|contre|pour|avec|et|ou|de|du|des|par|sur|la|le|les|un|une|qui)$"
)
# The second half of a sentence.
_HALF = re.compile(r"(?:because|since|so that|and|but|or|weil|denn|damit|und|aber|car|parce|et|mais)\s")


def find_offering(passages: Sequence[Passage], *, name: str | None) -> TextField:
    """The best statement with its citation, or the two best; "not stated" where none says what is offered.

    The second is taken where it says what the first does not, and both together are at most 40 words; each is quoted as
    it stands on its slide, in the order of the deck.
    """
    chosen = choose(candidates(passages), places(passages, name), name)
    quotes = [cite(c.passage.slide, c.text) for c in chosen]
    said = [_said(c.passage, quote.quote) for c, quote in zip(chosen, quotes, strict=True)]
    return TextField(value=_joined(said), citations=quotes) if chosen else TextField()


def choose(found: Sequence[Candidate], deck: Deck, name: str | None) -> list[Candidate]:
    """The answer's one or two statements in the order of the deck; none where none is good enough."""
    scored = [
        (points(candidate, deck, name), candidate) for candidate in found if not is_elsewhere(candidate, name)
    ]
    best_points, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or best_points < LEAST_POINTS:
        return []
    said = stems(best.text)
    least = LEAST_BESIDE if name and subject_points(best.text, name) > LEAST_SUBJECT else LEAST_MORE
    more = [
        (
            score
            + _more(c, best)
            + NEW * min(sum(deck.weight(stem) for stem in stems(c.text) - said), MOST_NEW),
            c,
        )
        for score, c in scored
        if score >= least
        and (_is_near(c, best, deck) or (name and subject_points(c.text, name) > LEAST_SUBJECT))
        and _adds(c, best)
    ]
    second = max(more, key=lambda pair: pair[0], default=(0.0, None))[1]
    return sorted([best, second], key=found.index) if second else [best]


def _more(candidate: Candidate, best: Candidate) -> float:
    if candidate.passage.slide == 1:
        return COVER_MORE
    same = candidate.passage.slide == best.passage.slide
    return SAME_MORE * same - FEATURE_LESS * (candidate.passage.kind == "list-item" and not same)


def _is_near(candidate: Candidate, best: Candidate, deck: Deck) -> bool:
    """Whether a statement stands on the cover, on the slide of the best one, or on one whose heading speaks of a solution."""
    place = deck.places[candidate.passage.slide]
    return candidate.passage.slide in (1, best.passage.slide) or place.offers or place.points > 0


def _adds(candidate: Candidate, best: Candidate) -> bool:
    """Whether a statement can stand beside the best one: together not too long, and with two words of its own."""
    together = candidate.passage.words + best.passage.words
    return together <= MOST_TOGETHER and len(stems(candidate.text) - stems(best.text)) > 1


def candidates(passages: Sequence[Passage]) -> list[Candidate]:
    """The statements that may be an answer, sentences that go over two lines joined."""
    result: list[Candidate] = []
    line, slide = 0, 0
    for passage in _whole(passages):
        if passage.slide != slide:
            line, slide = 0, passage.slide
        if not _may_be(passage):
            continue
        line += passage.kind != "title"
        result.append(Candidate(passage, line))
    return result


def _whole(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, each that ends without a stop joined with the next line where the sentence goes on there."""
    result: list[Passage] = []
    for passage in passages:
        if result and _goes_on(result[-1], passage):
            result[-1] = replace(result[-1], text=f"{result[-1].text} {passage.text}")
        else:
            result.append(passage)
    return result


def _goes_on(last: Passage, passage: Passage) -> bool:
    """Whether a line begins with a small letter, or stands below one that ends in the middle of a phrase ("against")."""
    kinds = (last.kind, passage.kind)
    if last.slide != passage.slide or kinds not in (
        ("text", "text"),
        ("title", "text"),
        ("list-item", "list-item"),
    ):
        return False
    if last.kind == "title" and (last.slide == 1 or not last.text[-1].isalpha()):
        return False
    short = min(last.words, passage.words) < LEAST_WORDS and last.words + passage.words <= FRAGMENTS_WORDS
    if kinds == ("text", "text") and short and last.text[-1] == "." and _is_fragment(passage):
        return True  # "A sock. Washable. Nine sensors knitted in."
    small = passage.text[:1].islower() and passage.kind == "text"  # a bullet may begin so
    is_open = small or _OPEN_END.search(last.text)
    return bool(is_open) and last.text[-1] not in ".!?:;" and last.words + passage.words <= MOST_WORDS


def _is_fragment(passage: Passage) -> bool:
    return passage.words <= FRAGMENT_WORDS and passage.text[0].isalnum()


def _may_be(passage: Passage) -> bool:
    if passage.is_margin or passage.kind in ("footnote", "chart") or _HALF.match(passage.text):
        return False
    if passage.kind in ("table-row", "table"):
        return bool(LABELLED.match(passage.text)) and passage.words <= MOST_WORDS
    if passage.text[0] == "(":
        return False
    if sum(len(word) == 1 for word in passage.text.split()) * 2 > passage.words:
        return False  # a name with a space between its letters
    return (LEAST_WORDS - (passage.slide == 1)) <= passage.words <= MOST_WORDS and not passage.text.endswith(
        "?"
    )


def _said(passage: Passage, quote: str) -> str:
    """What is quoted, without the label of a table's row."""
    text = quote if len(passage.text) > MAX_QUOTE else passage.text
    label = LABELLED.match(text) if passage.kind in ("table-row", "table") else None
    return text[label.end() :] if label else text


def _joined(said: Sequence[str]) -> str:
    first, *rest = said
    return " ".join([first if not rest or first[-1] in ".!?" else f"{first}.", *rest])
