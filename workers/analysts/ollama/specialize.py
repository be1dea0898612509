"""The specialised analyses: which points of a closed list the deck shows, and what a model makes of it in prose.

What is missing is worked out by code from the list, never asked for. The prose is a second, free call: long text inside a
form invites loops. It is not verified, and its failure costs a warning. It owns no table.
"""

from functools import partial

from pipeline.documents.text import clean
from workers.analysts.base import Deck, Finding, Gap, Specialized, Topic
from workers.analysts.citations import LEFT_OUT, is_short_of, keep_verified
from workers.analysts.layout.points import POINTS, Point
from workers.analysts.ollama.answers import spoken
from workers.analysts.ollama.asking import Answer, Asker, Form, Question
from workers.analysts.ollama.context import cut, of_deck
from workers.analysts.ollama.facts import cited
from workers.analysts.ollama.faults import ModelError
from workers.analysts.ollama.figures import unfounded
from workers.analysts.ollama.schemas import Asked, AskedFinding, AskedFindings, json_schema

#: What a topic is called in a prompt.
TITLES: dict[Topic, str] = {
    "clinical": "clinical validation",
    "regulatory": "the regulatory pathway",
    "science": "the scientific hypothesis",
}
#: What even a model can't tell from a deck alone.
NOT_ASSESSED: dict[Topic, list[str]] = {
    "clinical": ["whether the reported results are true"],
    "regulatory": ["likelihood and time of clearance"],
    "science": ["novelty against the literature"],
}
#: Tokens and characters of the assessment: 150 words, with room to end a sentence.
_PROSE_ROOM, _PROSE_LENGTH = 400, 2_000


def specialize(asker: Asker, deck: Deck, topic: Topic) -> Specialized:
    """Look for each point of a topic, then have the findings assessed. Raises `ModelError` if the points can't be had."""
    answer = _ask(asker, deck, topic)
    value = answer.value or AskedFindings()
    applicable = {"yes": True, "no": False}.get(value.applicable)
    result = Specialized(
        topic=topic,
        applicable=applicable,
        not_assessed=list(NOT_ASSESSED[topic]),
        warnings=list(answer.warnings),
        calls=[answer.call],
    )
    if answer.problems:
        result.warnings.append("A part of the model's answer was not valid and was left out.")
    if applicable is False and not value.found:
        result.not_assessed = [f"{topic} questions: the model finds that they do not concern this company"]
        return result
    _sort(result, {item.key: item for item in reversed(value.found)}, deck)
    _assess(asker, deck, result)
    return result


def _ask(asker: Asker, deck: Deck, topic: Topic) -> Answer[AskedFindings]:
    points = POINTS[topic]
    keys = [point.key for point in points]
    return asker.ask(
        Question(
            stage="specialize",
            document=partial(of_deck, deck),
            values={
                "topic": TITLES[topic],
                "points": "\n".join(f"- {point.key}: {point.title}" for point in points),
            },
            form=Form(AskedFindings, json_schema(AskedFindings, enums={"key": keys})),
        )
    )


def _sort(result: Specialized, found: dict[str, AskedFinding], deck: Deck) -> None:
    """Put each point of the list under found or missing; one without a verified passage is missing."""
    for point in POINTS[result.topic]:
        said = found.get(point.key)
        every = cited(said.citations) if said else []
        citations = keep_verified(every, deck)
        if said and citations and said.statement:
            result.found.append(
                Finding(key=point.key, title=point.title, statement=said.statement, citations=citations)
            )
            if is_short_of(citations, every):
                result.warnings.append(f"{point.title}: {LEFT_OUT}")
            if figures := unfounded(said.statement, deck):
                result.warnings.append(
                    f"{point.title}: the statement names figures that the deck does not: {figures}."
                )
            continue
        if said:
            result.warnings.append(
                f"{point.title}: evidence was named, but no passage of the deck confirms it."
            )
        result.missing.append(_gap(point))


def _gap(point: Point) -> Gap:
    return Gap(key=point.key, title=point.title, why=point.why)


def _assess(asker: Asker, deck: Deck, result: Specialized) -> None:
    if not asker.prompt("specialize").assessment:
        return
    question: Question[Asked] = Question(
        stage="specialize",
        document=partial(of_deck, deck),
        values={
            "topic": TITLES[result.topic],
            "found": ", ".join(finding.title for finding in result.found) or "none of the points looked for",
        },
        room=_PROSE_ROOM,
    )
    try:
        answer = asker.ask(question)
    except ModelError as error:
        if not error.alone:
            raise
        result.warnings.append(f"There is no assessment: the model gave none. {error}")
        return
    result.assessment = cut(clean(spoken(answer.text)), _PROSE_LENGTH)
    result.calls.append(answer.call)
