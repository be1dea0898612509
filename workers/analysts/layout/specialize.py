"""The specialised analyses: which points a deck supports and which are missing, by terms. Owns no table.

It quotes and never interprets: whether a trial is good or a pathway right is named under `not_assessed`.
"""

from collections.abc import Sequence

from workers.analysts.base import Citation, Deck, Finding, Gap, Specialized, Topic
from workers.analysts.citations import cite, keep_verified
from workers.analysts.layout.extract import find_healthcare
from workers.analysts.layout.passages import Passage, passages
from workers.analysts.layout.points import POINTS, Point
from workers.analysts.layout.terms import affirmed, pattern

#: Passages quoted per point.
MOST_PASSAGES = 2

NOT_ASSESSED: dict[Topic, list[str]] = {
    "clinical": [
        "soundness of the trial design",
        "strength of the evidence",
        "clinical relevance of the effect",
    ],
    "regulatory": [
        "whether the pathway is the right one",
        "likelihood and time of clearance",
        "data protection law",
    ],
    "science": ["plausibility of the hypothesis", "quality of the data", "novelty against the literature"],
}
#: Topics that only concern health care.
HEALTH_ONLY: frozenset[Topic] = frozenset({"clinical", "regulatory"})


def specialize(deck: Deck, topic: Topic) -> Specialized:
    """Look for each point of a topic. A company outside health care has no clinical or regulatory points (`applicable` False)."""
    everything = passages(deck)
    is_healthcare = find_healthcare(deck, everything).is_healthcare
    if is_healthcare is False and topic in HEALTH_ONLY:
        reason = f"{topic} questions: the deck shows a company outside health care"
        return Specialized(topic=topic, applicable=False, not_assessed=[reason])
    texts = [passage for passage in everything if not passage.is_margin and passage.kind != "footnote"]
    result = Specialized(topic=topic, applicable=is_healthcare, not_assessed=list(NOT_ASSESSED[topic]))
    for point in POINTS[topic]:
        citations = _evidence(point, texts, deck)
        if citations:
            statement = citations[0].quote
            result.found.append(
                Finding(key=point.key, title=point.title, statement=statement, citations=citations)
            )
        else:
            result.missing.append(Gap(key=point.key, title=point.title, why=point.why))
    unread = [slide.slide for slide in deck.slides if not slide.readable]
    if unread:
        numbers = ", ".join(map(str, unread))
        result.warnings.append(f"Slides that could not be read, and may hold what is missing: {numbers}.")
    return result


def _evidence(point: Point, texts: Sequence[Passage], deck: Deck) -> list[Citation]:
    """The passages that affirm the point: sentences before headings, more of its terms before fewer."""
    terms = pattern(point.terms)
    hits = [(len(affirmed(terms, passage.text)), passage) for passage in texts if _counts(point, passage)]
    ranked = sorted(
        (
            (count + bool(terms.search(passage.heading)) + (passage.words >= 5), passage)
            for count, passage in hits
            if count
        ),
        key=lambda item: -item[0],
    )
    return keep_verified([cite(passage.slide, passage.text) for _, passage in ranked[:MOST_PASSAGES]], deck)


def _counts(point: Point, passage: Passage) -> bool:
    if passage.kind in ("title", "section-header") and passage.words < 4:
        return False  # a heading promises, the text below it delivers
    return not point.needs_number or any(character.isdigit() for character in passage.text)
