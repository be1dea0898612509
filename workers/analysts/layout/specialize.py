"""The specialised analyses: which points a deck supports and which are missing, by terms. Owns no table.

It quotes and never interprets: whether a trial is good or a pathway right is named under `not_assessed`.
"""

import re
from collections.abc import Sequence

from workers.analysts.base import Deck, Finding, Gap, Specialized, Topic
from workers.analysts.citations import cite, keep_verified
from workers.analysts.layout.extract import find_healthcare
from workers.analysts.layout.passages import passages
from workers.analysts.layout.points import POINTS, Point
from workers.analysts.layout.statements import Statement, statements
from workers.analysts.layout.terms import affirmed, pattern
from workers.analysts.layout.topics import topics_of

#: Passages quoted per point.
MOST_PASSAGES = 2
#: Words from which a statement is more likely a whole one.
WHOLE = 5

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
#: The slides on which a topic's evidence is looked for first, by the topics of their titles.
HOME: dict[Topic, frozenset[str]] = {
    "clinical": frozenset({"clinical"}),
    "regulatory": frozenset({"regulatory"}),
    "science": frozenset({"technology", "clinical", "ip", "competition"}),
}
#: Slides that name a topic's words for another purpose: what the money is for, who did what before.
ELSEWHERE = frozenset({"ask", "use of funds", "team", "market"})
#: Points of a statement on such a slide: as much as two further terms.
AT_HOME = 2
#: Topics that only concern health care.
HEALTH_ONLY: frozenset[Topic] = frozenset({"clinical", "regulatory"})


def specialize(deck: Deck, topic: Topic) -> Specialized:
    """Look for each point of a topic. A company outside health care has no clinical or regulatory points (`applicable` False)."""
    is_healthcare = find_healthcare(deck, passages(deck)).is_healthcare
    if is_healthcare is False and topic in HEALTH_ONLY:
        reason = f"{topic} questions: the deck shows a company outside health care"
        return Specialized(topic=topic, applicable=False, not_assessed=[reason])
    texts = statements(deck)
    result = Specialized(topic=topic, applicable=is_healthcare, not_assessed=list(NOT_ASSESSED[topic]))
    for point in POINTS[topic]:
        evidence = _evidence(point, texts, home=HOME[topic])
        quotes = [cite(text.slide, text.quote(pattern(point.terms))) for text in evidence]
        citations = keep_verified(quotes, deck)
        if citations:
            told = evidence[quotes.index(citations[0])].spoken
            result.found.append(
                Finding(key=point.key, title=point.title, statement=told, citations=citations)
            )
        elif named := _named_unreadably(point, texts):
            slides = ", ".join(map(str, named))
            result.not_assessed.append(
                f"{point.title}: named on slide {slides}, but in no sentence that could be quoted"
            )
        else:
            result.missing.append(Gap(key=point.key, title=point.title, why=point.why))
    unread = [slide.slide for slide in deck.slides if not slide.readable]
    if unread:
        numbers = ", ".join(map(str, unread))
        result.warnings.append(f"Slides that could not be read, and may hold what is missing: {numbers}.")
    return result


def _evidence(point: Point, texts: Sequence[Statement], *, home: frozenset[str]) -> list[Statement]:
    """The readable statements that affirm the point: from slides on the topic first, more of its terms before fewer."""
    terms = pattern(point.terms)
    headings = {heading: set(topics_of(heading, "")) for heading in {text.heading for text in texts}}
    scored: list[tuple[float, Statement]] = []
    for text in texts:
        if text.readable and _counts(point, text) and (count := _count(point, terms, text)):
            topics = headings[text.heading]
            place = AT_HOME * (bool(home & topics) - bool(ELSEWHERE & topics))
            scored.append((count + place + text.is_prose + (text.words >= WHOLE), text))
    scored.sort(key=lambda item: -item[0])
    return [text for _, text in scored[:MOST_PASSAGES]]


def _named_unreadably(point: Point, texts: Sequence[Statement]) -> list[int]:
    """The slides that name a point only in a heading or among labels: it is not missing, and can't be quoted."""
    terms = pattern(point.terms)
    return sorted({text.slide for text in texts if not text.readable and affirmed(terms, text.text)})


def _count(point: Point, terms: re.Pattern[str], text: Statement) -> int:
    """The distinct terms that count; "no adverse events" says more of safety than most."""
    if point.denial_counts:
        return len({match.group().casefold() for match in terms.finditer(text.text)})
    return len(affirmed(terms, text.text))


def _counts(point: Point, text: Statement) -> bool:
    return not point.needs_number or any(character.isdigit() for character in text.spoken)
