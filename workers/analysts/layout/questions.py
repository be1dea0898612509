"""Answers a template's questions with passages of the deck, by their terms. It never phrases an answer; owns no table."""

from collections.abc import Sequence

from workers.analysts.base import Answer, Deck, Question, SectionResult, Template, TemplateResult
from workers.analysts.citations import cite, keep_verified
from workers.analysts.layout.passages import Passage, passages
from workers.analysts.layout.terms import found

#: Points a passage needs: two distinct terms, or one term on a slide whose heading has one, too.
LEAST_POINTS = 3.0
#: Passages quoted per answer.
MOST_PASSAGES = 2


def apply(deck: Deck, template: Template) -> TemplateResult:
    """Fill in a template. A question without terms is `not_assessed`; one without evidence `not_stated`."""
    texts = [passage for passage in passages(deck) if not passage.is_margin]
    unread = [slide.slide for slide in deck.slides if not slide.readable]
    return TemplateResult(
        name=template.name,
        title=template.title,
        sections=[
            SectionResult(
                key=section.key,
                title=section.title,
                answers=[_answer(question, texts, deck) for question in section.questions],
            )
            for section in template.sections
        ],
        warnings=[f"Slides that could not be read: {', '.join(map(str, unread))}."] if unread else [],
    )


def _answer(question: Question, texts: Sequence[Passage], deck: Deck) -> Answer:
    if not question.terms:
        return Answer(key=question.key, question=question.text, status="not_assessed")
    ranked = sorted(((_points(question, passage), passage) for passage in texts), key=lambda item: -item[0])
    best = [passage for points, passage in ranked if points >= LEAST_POINTS][:MOST_PASSAGES]
    citations = keep_verified([cite(passage.slide, passage.text) for passage in best], deck)
    if not citations:
        return Answer(key=question.key, question=question.text, status="not_stated")
    return Answer(
        key=question.key,
        question=question.text,
        status="answered",
        answer=" ".join(_sentence(citation.quote) for citation in citations),
        citations=citations,
    )


def _points(question: Question, passage: Passage) -> float:
    """Two points for each distinct term, up to four terms; one for the heading, half for a number in the passage."""
    terms = found(question.terms, passage.text, stems=False)
    if not terms or passage.words < 4:
        return 0.0
    in_heading = passage.kind != "title" and bool(found(question.terms, passage.heading, stems=False))
    has_number = any(character.isdigit() for character in passage.text)
    return 2.0 * min(len(terms), 4) + in_heading + 0.5 * has_number


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
