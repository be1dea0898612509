"""Answers a template's questions with statements of the deck. It never phrases an answer and owns no table.

An answer comes from the slides on the question's topics, by its terms; from another slide only where two of its terms
stand together. Whatever is weaker is "not stated": a sentence that answers another question is worse than none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from workers.analysts.base import Answer, Citation, Deck, Question, SectionResult, Template, TemplateResult
from workers.analysts.citations import cite, keep_verified, normalise
from workers.analysts.layout.facts.funding import find_funding
from workers.analysts.layout.facts.name import find_name
from workers.analysts.layout.facts.offering import find_offering
from workers.analysts.layout.passages import Passage, passages
from workers.analysts.layout.ranking import NAMED, Candidate, Search, candidates, search_for
from workers.analysts.layout.statements import Statement, statements
from workers.analysts.layout.subjects import OPENING, subjects

#: A second statement is quoted when it has at most so many points less than the best: one term.
CLOSE = 2.0
#: Statements per answer: two, or four lines of a slide that lists them.
FEW, MANY = 2, 4


@dataclass(frozen=True)
class _Reading:
    """A deck as the questions see it. `facts` are the citations of extracted facts, by their names."""

    deck: Deck
    candidates: Sequence[Candidate]
    facts: dict[str, list[Citation]]


def apply(deck: Deck, template: Template) -> TemplateResult:
    """Fill in a template. A question without terms is `not_assessed`; one without evidence `not_stated`."""
    reading = _read(deck)
    unread = [slide.slide for slide in deck.slides if not slide.readable]
    return TemplateResult(
        name=template.name,
        title=template.title,
        sections=[
            SectionResult(
                key=section.key,
                title=section.title,
                answers=[_answer(question, reading) for question in section.questions],
            )
            for section in template.sections
        ],
        warnings=[f"Slides that could not be read: {', '.join(map(str, unread))}."] if unread else [],
    )


def _read(deck: Deck) -> _Reading:
    texts = passages(deck)
    offered = _offering(texts)
    inside = {citation.slide for citation in offered} & set(OPENING)
    facts = {"company_offering": offered, "funding_amount": find_funding(texts)[0].citations[:1]}
    kept = {name: keep_verified(citations, deck) for name, citations in facts.items()}
    return _Reading(deck, candidates(statements(deck), subjects(deck, inside)), kept)


def _offering(texts: Sequence[Passage]) -> list[Citation]:
    """What the company offers; a cover says it in a line, so that the slide with the sentence is cited, too."""
    name = find_name(texts).value
    citations = find_offering(texts, name=name).citations
    inside = [citation for citation in citations if citation.slide in OPENING]
    if inside:
        return inside[:1]
    opening = [text for text in texts if text.slide in OPENING]
    return citations[:1] + find_offering(opening, name=name).citations[:1]


def _answer(question: Question, reading: _Reading) -> Answer:
    if not question.terms:
        return Answer(key=question.key, question=question.text, status="not_assessed")
    search = search_for(question)
    said = _by_fact(search, reading) or _by_search(search, reading.candidates)
    checked = [
        (text, keep_verified([cite(text.slide, text.quote(search.terms))], reading.deck)) for text in said
    ]
    kept = [(text, citations[0]) for text, citations in checked if citations]
    if not kept:
        return Answer(key=question.key, question=question.text, status="not_stated")
    return Answer(
        key=question.key,
        question=question.text,
        status="answered",
        answer=" ".join(_sentence(text.spoken) for text, _ in kept),
        citations=[citation for _, citation in kept],
    )


def _by_fact(search: Search, reading: _Reading) -> list[Statement]:
    """What states the fact, and where that is one statement the best further one of the same slide."""
    citations = reading.facts.get(search.question.fact or "", [])
    said = list(dict.fromkeys(_around(citation, reading.candidates) for citation in citations))
    if len(said) != 1:
        return said
    beside = [
        (points, candidate.statement)
        for candidate in reading.candidates
        if candidate.statement.slide == said[0].slide and candidate.statement.text not in said[0].text
        if (points := search.points(candidate)) > NAMED
    ]
    best = sorted(beside, key=lambda item: -item[0])
    return said + [statement for _, statement in best[: FEW - 1]]


def _around(citation: Citation, texts: Sequence[Candidate]) -> Statement:
    """The statement that holds a quotation, so that a lone amount is quoted with its words."""
    quote = normalise(citation.quote)
    on_slide = (candidate.statement for candidate in texts if candidate.statement.slide == citation.slide)
    around = (statement for statement in on_slide if quote in normalise(statement.text))
    return next(around, Statement(citation.slide, citation.quote, "text"))


def _by_search(search: Search, texts: Sequence[Candidate]) -> list[Statement]:
    """The best statements; of a slide that is an answer as a whole, its best lines in their order."""
    scored = [
        (points, place) for place, candidate in enumerate(texts) if (points := search.points(candidate)) > 0
    ]
    if not scored:
        return []
    scored.sort(key=lambda item: -item[0])
    best, first = scored[0][0], texts[scored[0][1]]
    chosen = [place for points, place in scored if points >= best - CLOSE][:FEW]
    if search.is_whole(first):
        slide = first.statement.slide
        chosen = sorted([place for _, place in scored if texts[place].statement.slide == slide][:MANY])
    return list(dict.fromkeys(texts[place].statement for place in chosen))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
