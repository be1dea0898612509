"""The bundled extraction: asks each fact's module, then has every citation checked. It owns no table."""

from collections.abc import Sequence

from workers.analysts.base import Deck, Extraction, Healthcare
from workers.analysts.citations import drop_unverified
from workers.analysts.layout.facts.date import find_date
from workers.analysts.layout.facts.funding import find_funding
from workers.analysts.layout.facts.healthcare import classify
from workers.analysts.layout.facts.name import find_name
from workers.analysts.layout.facts.offering import find_offering
from workers.analysts.layout.passages import Passage, passages

#: Share of slides that must have been read before the absence of something says anything.
LEAST_READ = 0.6


def extract(deck: Deck) -> Extraction:
    """Find the five facts of the PRD. A fact the deck does not state clearly is "not stated"."""
    texts = passages(deck)
    name = find_name(texts)
    offering = find_offering(texts, name=name.value)
    funding, warnings = find_funding(texts)
    unread = [slide.slide for slide in deck.slides if not slide.readable]
    if unread:
        warnings = [*warnings, f"Slides that could not be read: {', '.join(map(str, unread))}."]
    extraction = Extraction(
        startup_name=name,
        company_offering=offering,
        healthcare=classify(texts, offering=offering, readable=_is_readable(deck), name=name.value),
        funding_amount=funding,
        deck_date=find_date(texts),
        warnings=warnings,
    )
    return drop_unverified(extraction, deck)


def find_healthcare(deck: Deck, texts: Sequence[Passage]) -> Healthcare:
    """The one fact that the specialised analyses ask for, as `extract` finds it; `texts` are the deck's passages."""
    name = find_name(texts).value
    offering = find_offering(texts, name=name)
    healthcare = classify(texts, offering=offering, readable=_is_readable(deck), name=name)
    return drop_unverified(Extraction(healthcare=healthcare), deck).healthcare


def _is_readable(deck: Deck) -> bool:
    read = sum(slide.readable for slide in deck.slides)
    return bool(deck.slides) and read >= LEAST_READ * len(deck.slides)
