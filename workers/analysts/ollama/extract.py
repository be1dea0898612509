"""The bundled extraction: one call for all five fields, or one for each where a single call can't be had. Owns no table."""

from functools import partial

from workers.analysts.base import Call, Deck, Extraction
from workers.analysts.ollama.asking import Answer, Asker, Form, Question
from workers.analysts.ollama.context import of_deck
from workers.analysts.ollama.facts import checked
from workers.analysts.ollama.faults import ModelError, ModelFault
from workers.analysts.ollama.schemas import AskedExtraction, json_schema

FIELDS = tuple(AskedExtraction.model_fields)

#: Faults of an answer that a smaller form may not have. A server that is too slow for one answer is so for five.
TOO_MUCH_AT_ONCE = frozenset(
    {
        ModelFault.LENGTH,
        ModelFault.CONTEXT_FULL,
        ModelFault.INVALID_ANSWER,
        ModelFault.REPETITION,
        ModelFault.NO_DONE,
        ModelFault.EMPTY,
        ModelFault.BAD_SCHEMA,
    }
)
#: Less text was tried already, and a smaller form takes no less of it.
NEVER_FITS = frozenset({ModelFault.OVERFLOW, ModelFault.TRUNCATED})
#: Tokens for one field alone.
_FIELD_ROOM = 500


def extract(asker: Asker, deck: Deck) -> Extraction:
    """Find the five facts of the PRD; a deck that can't be made to fit has none stated, and warnings say why.

    Raises `ModelError` if the trouble is with the server, or the model gives no usable answer for any field.
    """
    try:
        answer = _ask(asker, deck, FIELDS)
    except ModelError as error:
        if error.fault in NEVER_FITS:
            return Extraction(warnings=[_given_up(name, error) for name in FIELDS])
        if error.fault not in TOO_MUCH_AT_ONCE:
            raise
        return _one_by_one(asker, deck, error)
    extraction = checked(answer.value or AskedExtraction(), deck)
    return _with(extraction, _warnings(answer, FIELDS), [answer.call])


def _one_by_one(asker: Asker, deck: Deck, whole: ModelError) -> Extraction:
    """Each field by a call of its own; one that fails is "not stated", with a warning that says why."""
    values, warnings, calls = AskedExtraction(), [], []
    for name in FIELDS:
        try:
            answer = _ask(asker, deck, (name,))
        except ModelError as error:
            if not error.alone:
                raise
            warnings.append(_given_up(name, error))
            continue
        if answer.value is not None:
            setattr(values, name, getattr(answer.value, name))
        warnings += [warning for warning in _warnings(answer, (name,)) if warning not in warnings]
        calls.append(answer.call)
    if not calls:
        raise whole
    return _with(checked(values, deck), warnings, calls)


def _given_up(name: str, error: ModelError) -> str:
    return f"{name}: the model gave no usable answer. {error}"


def _ask(asker: Asker, deck: Deck, fields: tuple[str, ...]) -> Answer[AskedExtraction]:
    return asker.ask(
        Question(
            stage="extract",
            document=partial(of_deck, deck),
            values={"fields": ", ".join(f"`{name}`" for name in fields)},
            form=Form(AskedExtraction, json_schema(AskedExtraction, only=fields)),
            room=_FIELD_ROOM if len(fields) == 1 else None,
        )
    )


def _warnings(answer: Answer[AskedExtraction], fields: tuple[str, ...]) -> list[str]:
    given = answer.value.model_fields_set if answer.value else set()
    invalid = [f"{name}: the model's answer was not valid." for name in answer.problems]
    absent = [
        f"{name}: the model left it out of its answer."
        for name in fields
        if name not in given and name not in answer.problems
    ]
    return [*answer.warnings, *invalid, *absent]


def _with(extraction: Extraction, warnings: list[str], calls: list[Call]) -> Extraction:
    return extraction.model_copy(update={"warnings": warnings + extraction.warnings, "calls": calls})
