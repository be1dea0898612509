"""Decides whether the company works in health care, and in which category. Owns no table.

A trained classifier weighs the deck's words, and how often it uses the terms of each category, of health care and of
other trades; what stands on the cover and in the offering weighs more. Where neither is likely it is "not stated".
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log, sqrt

from workers.analysts.base import Healthcare, TextField
from workers.analysts.citations import cite
from workers.analysts.layout.facts.lookalikes import FIGURATIVE, LOOKALIKES, OTHER_TRADES, PEOPLE, SOFT
from workers.analysts.layout.facts.sectors import (
    BUSINESS,
    CATEGORIES,
    DECISIVE,
    DEVICE_CLASSES,
    HEALTH,
    KINDS,
    PLACES,
    SECTORS,
)
from workers.analysts.layout.passages import Passage
from workers.analysts.layout.terms import affirmed, pattern
from workers.analysts.layout.wording.linear import load
from workers.analysts.layout.wording.words import pairs, parts, tokens

#: What a company without health care is called among the categories.
NONE = "none"
#: A term counts on so many slides at most, so that a word in the footer of forty slides is not forty pieces of evidence.
SLIDES_PER_TERM = 3
#: How likely a yes or no must be, and a category among those of health care.
LEAST_LIKELY, LEAST_CATEGORY = 0.6, 0.4
#: How likely a no must be for a deck of fewer words.
SURE, LEAST_WORDS = 0.9, 40
#: What the words of the cover and the offering weigh, beside 1 for all words of the deck.
CORE_WEIGHT = 0.5
#: What a term weighs as a feature: by its share of the deck, by its place in the core, by standing there at all.
TERM_SHARE, TERM_CORE, TERM_STANDS = 0.3, 0.4, 0.3

_FIGURATIVE = pattern(FIGURATIVE)
#: The lists whose weight in the deck is a feature.
_LISTS: dict[str, tuple[str, ...]] = {
    "health": HEALTH, "places": PLACES, "sectors": SECTORS, "business": BUSINESS, "lookalikes": LOOKALIKES,
    "trades": OTHER_TRADES, "people": PEOPLE, "classes": DEVICE_CLASSES, "soft": SOFT,
    **{f"category {name}": terms for name, terms in CATEGORIES.items()},
    **{f"kind {name}": terms for name, terms in KINDS.items()},
    **{f"decisive {name}": terms for name, terms in DECISIVE.items()},
}  # fmt: skip
# What this does not find has no term at all, and need not be searched for one list after the other.
_ANY_TERM = pattern(tuple(term for terms in _LISTS.values() for term in terms))


def classify(
    passages: Sequence[Passage], *, offering: TextField, readable: bool, name: str | None = None
) -> Healthcare:
    """Weigh the deck. `readable` False (most slides unread) forbids a `False`.

    The company's `name` says nothing: "Harbour Instruments" may sell anything.
    """
    core, body = core_and_body(passages, offering=offering, name=name)
    likely = load("trades").probabilities(features(core, body))
    no = likely.pop(NONE)
    if 1 - no >= LEAST_LIKELY:
        best = max(likely, key=lambda category: likely[category])
        category = best if likely[best] >= LEAST_CATEGORY * (1 - no) else None
        terms = (*HEALTH, *PLACES, *(CATEGORIES[category] if category else ()))
        evidence = [cite(passage.slide, passage.text) for passage in _richest(_quotable(passages), terms)]
        return Healthcare(is_healthcare=True, category=category, citations=evidence or offering.citations[:2])
    words = sum(passage.words for passage in [*core, *body])
    if readable and no >= (LEAST_LIKELY if words >= LEAST_WORDS else SURE):
        return _no(_quotable(passages), offering=offering)
    return Healthcare()


def core_and_body(
    passages: Sequence[Passage], *, offering: TextField, name: str | None
) -> tuple[list[Passage], list[Passage]]:
    """The cover with the statements that say the offering, and the rest; without the name and figures of speech."""
    named = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)" if name else r"(?!)", re.IGNORECASE)
    literal = [
        replace(passage, text=named.sub(" ", _FIGURATIVE.sub(" ", passage.text)))
        for passage in passages
        if not passage.is_margin or passage.slide == 1
    ]
    core = [passage for passage in literal if passage.slide == 1]
    core += [
        Passage(quoted.slide, named.sub(" ", _FIGURATIVE.sub(" ", quoted.quote)), "text")
        for quoted in offering.citations
        if quoted.slide != 1
    ]
    return core, [passage for passage in literal if passage.slide != 1]


def features(core: Sequence[Passage], body: Sequence[Passage]) -> dict[str, float]:
    """What the classifier sees of a deck."""
    every = [*core, *body]
    return (
        _words("all", every, 1.0)
        | _words("core", core, CORE_WEIGHT)
        | _terms(
            [p for p in core if _ANY_TERM.search(p.text)],
            [p for p in every if _ANY_TERM.search(p.text)],
            len(every),
        )
    )


def _words(kind: str, passages: Iterable[Passage], weight: float) -> dict[str, float]:
    """Words, pairs and parts of words by the number of passages, together of one length."""
    counts: Counter[str] = Counter()
    for passage in passages:
        words = tokens(passage.text)
        counts.update({f"{kind}:{name}" for name in (*words, *pairs(words))})
        counts.update({f"{kind} part:{name}" for name in parts(words)})
    values = {name: 1 + log(count) for name, count in sorted(counts.items())}
    length = sqrt(sum(value**2 for value in values.values())) or 1.0
    return {name: weight * value / length for name, value in values.items()}


def _terms(core: Sequence[Passage], every: Sequence[Passage], passages: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, terms in _LISTS.items():
        weight = _weight(every, terms)
        found[f"terms:{name}"] = TERM_SHARE * weight / sqrt(max(passages, 1))
        found[f"terms in core:{name}"] = TERM_CORE * min(_weight(core, terms), SLIDES_PER_TERM)
        found[f"has terms:{name}"] = TERM_STANDS * (weight > 0)
    return {name: value for name, value in found.items() if value}


def _quotable(passages: Sequence[Passage]) -> list[Passage]:
    return [passage for passage in passages if not passage.is_margin or passage.slide == 1]


def _no(passages: Sequence[Passage], *, offering: TextField) -> Healthcare:
    """A no cites what the company does instead: its offering, the passages of the other sector, or its cover."""
    cover = [passage for passage in passages if passage.slide == 1 and passage.words >= 3]
    found = _richest(passages, SECTORS) or cover
    citations = offering.citations or [cite(passage.slide, passage.text) for passage in found]
    return Healthcare(is_healthcare=False, citations=list(citations[:2]))


def _weight(passages: Sequence[Passage], terms: tuple[str, ...]) -> float:
    return float(sum(min(len(slides), SLIDES_PER_TERM) for slides in _occurrences(passages, terms).values()))


def _occurrences(passages: Sequence[Passage], terms: tuple[str, ...]) -> dict[str, set[int]]:
    """On which slides each term is affirmed; figures of speech do not count."""
    result: dict[str, set[int]] = defaultdict(set)
    matcher = pattern(terms)
    for passage in passages:
        for term in affirmed(matcher, passage.text):
            result[term].add(passage.slide)
    return result


def _richest(passages: Sequence[Passage], terms: tuple[str, ...]) -> list[Passage]:
    """The two passages of different slides with the most terms, sentences before rows of a table and what OCR read."""
    matcher = pattern(terms)
    counted = [(len(affirmed(matcher, passage.text)), passage) for passage in passages if passage.words >= 4]
    counted.sort(key=lambda i: (i[1].kind == "table-row" or i[1].recognised, -i[0], i[1].slide))
    best: dict[int, Passage] = {}
    for count, passage in counted:
        if count:
            best.setdefault(passage.slide, passage)
    return list(best.values())[:2]
