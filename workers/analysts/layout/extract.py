"""The bundled extraction: asks each fact's module, then has every citation checked. It owns no table."""

from workers.analysts.base import Deck, Extraction
from workers.analysts.citations import drop_unverified
from workers.analysts.layout.facts.date import find_date
from workers.analysts.layout.facts.funding import find_funding
from workers.analysts.layout.facts.healthcare import classify
from workers.analysts.layout.facts.name import find_name
from workers.analysts.layout.facts.offering import find_offering
from workers.analysts.layout.passages import passages

#: Share of slides that must have been read before the absence of something says anything.
LEAST_READ = 0.6


def extract(deck: Deck) -> Extraction:
    """Find the five facts of the PRD. A fact the deck does not state clearly is "not stated"."""
    texts = passages(deck)
    name = find_name(texts)
    offering = find_offering(texts, name=name.value)
    funding, warnings = find_funding(texts)
    unread = [slide.slide for slide in deck.slides if not slide.readable]
    readable = bool(deck.slides) and len(unread) <= (1 - LEAST_READ) * len(deck.slides)
    if unread:
        warnings = [*warnings, f"Slides that could not be read: {', '.join(map(str, unread))}."]
    extraction = Extraction(
        startup_name=name,
        company_offering=offering,
        healthcare=classify(texts, offering=offering, readable=readable),
        funding_amount=funding,
        deck_date=find_date(texts),
        warnings=warnings,
    )
    return drop_unverified(extraction, deck)
