"""Answers a template section by section, one call each, from what the deck states. It owns no table.

An answer without a verified passage is "not stated"; a section that could not be asked is "not assessed". Both are said.
"""

from functools import partial

from workers.analysts.base import Answer as Result
from workers.analysts.base import Call, Deck, Question, Section, SectionResult, Template, TemplateResult
from workers.analysts.citations import LEFT_OUT, is_short_of, keep_verified
from workers.analysts.ollama import asking
from workers.analysts.ollama.asking import Asker, Form
from workers.analysts.ollama.context import of_deck
from workers.analysts.ollama.facts import cited, is_nothing
from workers.analysts.ollama.faults import SLOW, ModelError
from workers.analysts.ollama.figures import unfounded
from workers.analysts.ollama.schemas import AskedAnswer, AskedAnswers, json_schema
from workers.analysts.ollama.untrusted import defuse

#: Questions of one call; a longer section is asked in parts.
MOST_QUESTIONS = 8
#: After so many answers that were too slow the others are not asked for: each may take all its deadlines.
MOST_SLOW = 2


def apply(asker: Asker, deck: Deck, template: Template) -> TemplateResult:
    """Fill in a template. Raises `ModelError` if no section could be asked, or the trouble is not with one section."""
    result = TemplateResult(name=template.name, title=template.title, sections=[])
    failed: list[ModelError] = []
    for section in template.sections:
        answers: list[Result] = []
        for part in _parts(section):
            try:
                if sum(error.fault in SLOW for error in failed) >= MOST_SLOW:
                    raise failed[-1]
                given, warnings, call = _ask(asker, deck, part)
            except ModelError as error:
                if not error.alone:
                    raise
                failed.append(error)
                given = [_unanswered(question, "not_assessed") for question in part.questions]
                warnings = [f"{section.title}: the model gave no usable answer. {error}"]
            else:
                result.calls.append(call)
            answers += given
            result.warnings += [warning for warning in warnings if warning not in result.warnings]
        result.sections.append(SectionResult(key=section.key, title=section.title, answers=answers))
    if failed and not result.calls:
        raise failed[0]
    return result


def _parts(section: Section) -> list[Section]:
    questions = section.questions
    starts = range(0, len(questions), MOST_QUESTIONS)
    return [
        section.model_copy(update={"questions": questions[first : first + MOST_QUESTIONS]})
        for first in starts
    ]


def _ask(asker: Asker, deck: Deck, section: Section) -> tuple[list[Result], list[str], Call]:
    keys = [question.key for question in section.questions]
    answer = asker.ask(
        asking.Question(
            stage="apply_template",
            document=partial(of_deck, deck),
            values={
                "section": defuse(section.title),
                "questions": "\n".join(
                    f"- {question.key}: {defuse(question.text)}" for question in section.questions
                ),
            },
            form=Form(AskedAnswers, json_schema(AskedAnswers, enums={"key": keys})),
        )
    )
    said: dict[str, AskedAnswer] = {}
    for item in answer.value.answers if answer.value else []:
        said.setdefault(item.key, item)  # the first answer to a question counts
    warnings = list(answer.warnings)
    if answer.problems:
        warnings.append(f"{section.title}: a part of the model's answer was not valid and was left out.")
    results = [_result(question, said.get(question.key), deck, warnings) for question in section.questions]
    return results, warnings, answer.call


def _result(question: Question, said: AskedAnswer | None, deck: Deck, warnings: list[str]) -> Result:
    if said is None:
        warnings.append(f"{question.text} The model left this question out.")
        return _unanswered(question, "not_assessed")
    if said.status == "not_stated" or is_nothing(said.answer):
        return _unanswered(question, "not_stated")
    every = cited(said.citations)
    citations = keep_verified(every, deck)
    if not citations:
        warnings.append(f"{question.text} An answer was given, but no passage of the deck confirms it.")
        return _unanswered(question, "not_stated")
    if is_short_of(citations, every):
        warnings.append(f"{question.text} {LEFT_OUT}")
    if figures := unfounded(said.answer, deck):
        warnings.append(f"{question.text} The answer names figures that the deck does not: {figures}.")
    return Result(
        key=question.key, question=question.text, status="answered", answer=said.answer, citations=citations
    )


def _unanswered(question: Question, status: str) -> Result:
    return Result.model_validate({"key": question.key, "question": question.text, "status": status})
