"""Reads the results of the six tasks, as they are stored, for judging. It owns no table.

A result of another shape is an error here and not a warning as in reports: a part left out would count as not found.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from pipeline.documents.slides import HiddenText
from pipeline.errors import EvaluationError
from pipeline.graph import Task
from workers.analysts.base import Call, Extraction, Specialized, TemplateResult
from workers.evaluation.evidence import Found
from workers.report import SPECIALIZED

M = TypeVar("M", bound=BaseModel)
#: What the tasks stored; None or absent for one that has not succeeded.
Results = Mapping[Task, dict[str, Any] | None]

_HIDDEN = TypeAdapter(list[HiddenText])


def found_in(results: Results) -> Found:
    """What was found, as far as the tasks have succeeded. Raises `EvaluationError` for a result of an unknown shape."""
    extraction = results.get(Task.EXTRACTIONS_AND_TEMPLATE)
    visual = results.get(Task.VISUAL_ANALYSIS) or {}
    topics = [results.get(task) for task in SPECIALIZED]
    try:
        return Found(
            extraction=_parse(Extraction, extraction),
            template=_parse(TemplateResult, (extraction or {}).get("template")),
            specialized=[topic for topic in (_parse(Specialized, result) for result in topics) if topic],
            hidden={
                slide["slide"]: _HIDDEN.validate_python(slide.get("hidden", []))
                for slide in visual.get("slides", [])
            },
        )
    except (ValidationError, KeyError) as error:
        raise EvaluationError(f"A result has another version's shape: {error}") from error


def _parse(model: type[M], data: dict[str, Any] | None) -> M | None:
    if not data:
        return None
    return model.model_validate({key: data[key] for key in model.model_fields if key in data})


def tokens_in(results: Results) -> int:
    """All tokens that models read and wrote for these results, as the servers counted them; 0 without a model."""
    calls = [Call.model_validate(call) for result in results.values() for call in _calls(result)]
    return sum((call.prompt_tokens or 0) + (call.output_tokens or 0) for call in calls)


def _calls(value: Any) -> Iterator[Any]:
    """The entries of every `calls` in a result, whatever it is part of."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from part if key == "calls" else _calls(part)
    elif isinstance(value, list):
        for part in value:
            yield from _calls(part)
