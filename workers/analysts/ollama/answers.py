"""Reads a model's answer: from text to a validated model, field by field. It asks nothing and owns no table.

A field that is not valid is left at its empty value and named; it never spoils the rest. Text that is no JSON object, or has
none of the fields asked for, is no answer.
"""

import json
import re
from collections.abc import Collection
from copy import deepcopy
from typing import Any, NoReturn, TypeVar

import json_repair
from pydantic import ValidationError

from workers.analysts.ollama.faults import ModelError, ModelFault
from workers.analysts.ollama.schemas import Asked

A = TypeVar("A", bound=Asked)

#: Rounds of taking out what is not valid; each takes out at least one part.
MOST_ROUNDS = 100
#: Characters that are repaired at most; a repair takes time that grows with the damage.
MOST_REPAIRED = 100_000

#: What only stands after the last brace of an answer that breaks off.
_UNFINISHED = re.compile(r"[\"\[{\d]")


def read(
    text: str, asked: type[A], *, fields: Collection[str] | None = None, repair: bool = False
) -> tuple[A, list[str]]:
    """The answer, and the names of fields that were not valid, wholly or in part.

    Raises `ModelError` (invalid_answer) if nothing can be used. `fields` are those that were asked for, by default all.
    With `repair` unquoted keys, stray commas and quotation marks within texts are mended; an answer that breaks off is not,
    since a number that was cut off reads like another number.
    """
    data = _object(text, repair=repair)
    known = set(fields or asked.model_fields) & data.keys()
    if not known:
        raise _invalid("The model's answer has none of the fields that were asked for.")
    value, problems = _validated(asked, {name: data[name] for name in known})
    spoilt = {problem.removesuffix(" (in part)") for problem in problems}
    if known <= spoilt and all(getattr(value, name) == _empty(asked, name) for name in known):
        raise _invalid("No field of the model's answer is valid.")
    return value, problems


def spoken(text: str) -> str:
    """An answer without the thoughts before it, which some servers send as a part of it."""
    return text.rpartition("</think>")[2].strip()


def _object(text: str, *, repair: bool) -> dict[str, Any]:
    """The JSON object in a text; thoughts, prose and fences around it are passed over."""
    text = spoken(text)
    start = text.find("{")
    if start < 0:
        raise _invalid("The model's answer holds no JSON.")
    try:
        found, _ = json.JSONDecoder(parse_constant=_refuse).raw_decode(text[start:])
    except (ValueError, RecursionError) as error:
        if not repair:
            raise _invalid("The model's answer is not valid JSON.") from error
        found = _repaired(text[start : start + MOST_REPAIRED])
    if not isinstance(found, dict):
        raise _invalid("The model's answer is no JSON object.")
    return found


def _repaired(text: str) -> Any:
    body, brace, rest = text.rpartition("}")
    if not brace or _UNFINISHED.search(rest):
        raise _invalid("The model's answer breaks off inside its JSON.")
    try:
        return json_repair.loads(body + brace, skip_json_loads=True)
    except (ValueError, RecursionError) as error:
        raise _invalid("The model's answer can't be repaired to JSON.") from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _validated(asked: type[A], data: dict[str, Any]) -> tuple[A, list[str]]:
    data = deepcopy(data)
    problems: list[str] = []
    for _ in range(MOST_ROUNDS):
        try:
            return asked.model_validate(data), problems
        except ValidationError as error:
            place = error.errors(include_url=False, include_input=False)[0]["loc"]
            whole = _take_out(data, place)
            name = str(place[0]) if whole else f"{place[0]} (in part)"
            problems += [name] if name not in problems else []
    raise _invalid("Too much of the model's answer is not valid.")


def _take_out(data: dict[str, Any], place: tuple[int | str, ...]) -> bool:
    """Remove what is not valid: the item of the innermost list that it stands in, else the whole field (True)."""
    depth = max((depth for depth, step in enumerate(place) if isinstance(step, int)), default=0)
    holder: Any = data
    for step in place[:depth]:
        holder = holder[step]
    del holder[place[depth]]
    return depth == 0


def _empty(asked: type[Asked], name: str) -> Any:
    return asked.model_fields[name].get_default(call_default_factory=True)


def _invalid(message: str) -> ModelError:
    return ModelError(ModelFault.INVALID_ANSWER, message)
