"""Decides whether the company works in health care, and in which category, by weighing terms. Owns no table.

One mention is never enough: `True` needs independent terms on two slides, `False` needs another sector's terms or a
readable deck without any of health care's. Between the two the answer is "not stated".
"""

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

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

#: A term counts on so many slides at most, so that a word in the footer of forty slides is not forty pieces of evidence.
SLIDES_PER_TERM = 3
#: Words a deck must have before the absence of health care's terms says anything: a short deck's text.
LEAST_WORDS = 40
#: What health care must weigh for a yes, and may weigh at most for a no.
LEAST_HEALTH, MOST_HEALTH = 6.0, 3.0
#: The least for a yes where the offering speaks of health care and of nothing else.
LEAST_CLEAR = 4.0
#: How many times another sector must outweigh health care for a no: one vertical among a company's customers.
OTHER_LEAD = 3.0
#: A category must lead the second by this factor.
CATEGORY_LEAD = 1.05

#: What one term weighs in the offering or on the cover, where a term of a category stands there.
KIND_WEIGHT = 3.0
#: A deck whose offering names another sector, and nothing of health care, is told by what weighs more; else health care
#: must be outweighed so many times where the offering does not speak of it.
SILENT_LEAD = 2.0

#: A deck about animals, plants or training speaks of diseases and tests, but not of patients: what the first must weigh
#: at least, and the second may weigh at most.
LEAST_LOOKALIKE, MOST_PEOPLE = 4.0, 2.0

_FIGURATIVE = pattern(FIGURATIVE)
_SOFT, _PEOPLE_OR_ILLS = pattern(SOFT), pattern((*HEALTH, *PEOPLE))
# What a thing is stands before what it is for: "software | for midwives".
_PURPOSE = re.compile(r"\s(?:for|that|which|to|für|mit|pour|qui|afin)\s|,\s(?:die|der|das)\s")
_OF_CATEGORIES = tuple(term for terms in CATEGORIES.values() for term in terms)
# What this does not find has no term at all, and need not be searched for one group after the other.
_DECISIVE = tuple(term for terms in DECISIVE.values() for term in terms)
_OTHER_TRADES = pattern(OTHER_TRADES)
_ANY_TERM = pattern((*HEALTH, *PLACES, *SECTORS, *BUSINESS, *_OF_CATEGORIES, *_DECISIVE))


@dataclass(frozen=True)
class _Weights:
    """What the deck weighs on each side, and what the sentence that says what is offered speaks of."""

    health: float
    other: float
    offers_health: bool
    offers_other: bool
    lookalike: bool = False


def classify(
    passages: Sequence[Passage], *, offering: TextField, readable: bool, name: str | None = None
) -> Healthcare:
    """Weigh the deck's terms. `offering` counts three times; `readable` False (most slides unread) forbids a `False`.

    The company's `name` says nothing: "Harbour Instruments" may sell anything.
    """
    named = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)" if name else r"(?!)", re.IGNORECASE)
    literal = [replace(p, text=named.sub(" ", _FIGURATIVE.sub(" ", p.text))) for p in passages]
    body = [passage for passage in literal if not passage.is_margin or passage.slide == 1]
    offered = named.sub(" ", _FIGURATIVE.sub(" ", offering.value or ""))
    core = [passage for passage in body if passage.slide == 1]
    core += [
        Passage(quoted.slide, named.sub(" ", _FIGURATIVE.sub(" ", quoted.quote)), "text")
        for quoted in offering.citations
        if quoted.slide != 1
    ]
    words = sum(passage.words for passage in body)
    body = [passage for passage in body if _ANY_TERM.search(passage.text)]
    weights = _weigh(body, core, " | ".join([offered, *(passage.text for passage in core)]))
    if _is_health(body, weights):
        return _yes(body, core, beside={quoted.slide for quoted in offering.citations} - {1})
    if readable and (words >= LEAST_WORDS or weights.offers_other) and _is_other(weights):
        return _no(body, core, offering=offering)
    return Healthcare()


def _weigh(body: Sequence[Passage], core: Sequence[Passage], offered: str) -> _Weights:
    strong = (*HEALTH, *_OF_CATEGORIES, *_DECISIVE)
    health = (
        _weight(body, HEALTH) + 2 * _weight(body, (*_OF_CATEGORIES, *_DECISIVE)) + _weight(body, PLACES) / 2
    )
    health += 2 * _weight(core, strong) + _weight(core, PLACES)
    lookalike = bool(affirmed(pattern(LOOKALIKES), offered))
    trade = bool(
        affirmed(_OTHER_TRADES, " | ".join(_PURPOSE.split(part)[0] for part in offered.split(" | ")))
    )
    # "Diagnoses Kubernetes incidents": medicine's words for the trade of another sector, and no word of medicine alone.
    borrowed = bool(affirmed(pattern(SECTORS), offered)) and not _hard_terms(offered)
    borrowed = borrowed and sum(len(_hard_terms(passage.text)) for passage in body) <= MOST_PEOPLE
    return _Weights(
        health=health,
        other=_weight(body, SECTORS) + _weight(body, BUSINESS) / 2 + 2 * _weight(core, SECTORS),
        offers_health=bool(affirmed(pattern(strong), offered)) and not lookalike,
        offers_other=bool(affirmed(pattern(SECTORS), offered)) or lookalike,
        lookalike=borrowed
        or trade
        or (
            lookalike
            and _weight(body, LOOKALIKES) >= LEAST_LOOKALIKE
            and _weight(body, PEOPLE) <= MOST_PEOPLE
        ),
    )


def _hard_terms(text: str) -> set[str]:
    """The words of health care that no other sector borrows."""
    return {term for term in affirmed(_PEOPLE_OR_ILLS, text) if not _SOFT.fullmatch(term)}


def _is_health(body: Sequence[Passage], weights: _Weights) -> bool:
    terms = _occurrences(body, (*HEALTH, *PLACES, *_OF_CATEGORIES, *_DECISIVE))
    slides = set().union(*terms.values()) if terms else set()
    lead = SILENT_LEAD if weights.offers_other and not weights.offers_health else 1.0
    clear = weights.offers_health and not weights.offers_other  # few words do where the offering is clear
    return (
        not weights.lookalike
        and weights.health >= (LEAST_CLEAR if clear else LEAST_HEALTH)
        and len(terms) >= (2 if clear else 3)
        and len(slides) >= 2
        and weights.health > lead * weights.other
    )


def _is_other(weights: _Weights) -> bool:
    if weights.lookalike:
        return True
    if weights.offers_other and not weights.offers_health and weights.other >= weights.health:
        return True
    lead = OTHER_LEAD if weights.offers_health else SILENT_LEAD
    known = weights.health <= MOST_HEALTH or weights.other >= LEAST_HEALTH
    return known and weights.health * lead <= max(weights.other, MOST_HEALTH)


def _yes(body: Sequence[Passage], core: Sequence[Passage], *, beside: Set[int]) -> Healthcare:
    """The category that weighs most; what stands on the slides `beside` the offering speaks of the same thing."""
    near = [passage for passage in body if passage.slide in beside]
    # Software is cleared as a device, too, and its class says nothing of what it is.
    is_software = _weight(core, KINDS["digital_health"]) > 0
    heads = [replace(passage, text=_PURPOSE.split(passage.text)[0]) for passage in core]
    weights = {
        name: _weight(body, terms)
        + 2 * _weight(core, terms)
        + KIND_WEIGHT * (_weight(core, KINDS[name]) + _weight(heads, KINDS[name]))
        + _weight(near, KINDS[name])
        + KIND_WEIGHT * _weight(body, DECISIVE.get(name, ()))
        + KIND_WEIGHT * (name == "medical_device" and not is_software) * _weight(body, DEVICE_CLASSES)
        for name, terms in CATEGORIES.items()
    }
    first, second = sorted(weights, key=lambda name: weights[name], reverse=True)[:2]
    clear = weights[first] >= 2 and weights[first] >= CATEGORY_LEAD * weights[second]
    terms = (*HEALTH, *PLACES, *(CATEGORIES[first] if clear else ()))
    evidence = _richest(body, terms)
    return Healthcare(
        is_healthcare=True,
        category=first if clear else None,
        citations=[cite(passage.slide, passage.text) for passage in evidence],
    )


def _no(body: Sequence[Passage], core: Sequence[Passage], *, offering: TextField) -> Healthcare:
    """A no cites what the company does instead: its offering, the passages of the other sector, or its cover."""
    passages = _richest(body, SECTORS) or [passage for passage in core if passage.words >= 3]
    citations = offering.citations or [cite(passage.slide, passage.text) for passage in passages]
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
