"""What a reader wants of a pipeline's results: facts, answers, evidence and slides, as one model.

The page and the Markdown export both show this and nothing else. It decides what to call things and in which order they
come; it never judges a deck, reads no database and owns no table.
"""

import uuid
from collections.abc import Iterator
from typing import Any, TypeVar

import structlog
from pydantic import BaseModel, ValidationError

from pipeline.graph import Task
from pipeline.queries import PipelineView
from workers.analysts.base import (
    Citation,
    Extraction,
    FundingAmount,
    Healthcare,
    SlideDescription,
    SlideReview,
    Specialized,
    TemplateResult,
)

log = structlog.get_logger()
M = TypeVar("M", bound=BaseModel)

NOT_STATED = "not stated"
SPECIALIZED = (Task.SPECIALIZED_CLINICAL, Task.SPECIALIZED_REGULATORY, Task.SPECIALIZED_SCIENCE)


class Fact(BaseModel):
    """One line of the table of facts. `value` is None where the deck does not state it."""

    label: str
    value: str | None
    citations: list[Citation]


class SlideReport(BaseModel):
    """One slide with what was said about it; either half may be missing while its task has not ended."""

    number: int
    description: SlideDescription | None = None
    review: SlideReview | None = None


class Report(BaseModel):
    """All there is to read of one pipeline so far."""

    id: uuid.UUID
    document: str
    facts: list[Fact] = []
    template: TemplateResult | None = None
    specialized: list[Specialized] = []
    slides: list[SlideReport] = []
    warnings: list[str] = []

    @property
    def empty(self) -> bool:
        """Whether there is nothing to read yet."""
        return not (self.facts or self.template or self.specialized or self.slides)


def report_of(view: PipelineView) -> Report:
    """Put a pipeline's results in reading order. A result whose shape is not known is left out, with a warning."""
    warnings = view.warnings
    extraction = _parse(view, Task.EXTRACTIONS_AND_TEMPLATE, Extraction, warnings=warnings)
    topics = [_parse(view, task, Specialized, warnings=warnings) for task in SPECIALIZED]
    template = _template(view, warnings)
    if template:
        warnings += [warning for warning in template.warnings if warning not in warnings]
    return Report(
        id=view.id,
        document=view.document_name,
        facts=_facts(extraction) if extraction else [],
        template=template,
        specialized=[topic for topic in topics if topic],
        slides=_slides(view, warnings),
        warnings=warnings,
    )


def _parse(view: PipelineView, task: Task, model: type[M], *, warnings: list[str]) -> M | None:
    result = view.tasks[task].result
    return _validate(model, result, task=task, warnings=warnings) if result else None


def _validate(model: type[M], data: dict[str, Any], *, task: Task, warnings: list[str]) -> M | None:
    try:
        return model.model_validate({key: data[key] for key in model.model_fields if key in data})
    except ValidationError as error:
        # An earlier or later version wrote it; the JSON export still has it as it is.
        log.warning("result_not_readable", task=task, model=model.__name__, errors=error.error_count())
        text = f"Part of the result of {task} has another version's shape and is not shown."
        if text not in warnings:
            warnings.append(text)
        return None


def _template(view: PipelineView, warnings: list[str]) -> TemplateResult | None:
    task = Task.EXTRACTIONS_AND_TEMPLATE
    data = (view.tasks[task].result or {}).get("template")
    return _validate(TemplateResult, data, task=task, warnings=warnings) if data else None


def _facts(found: Extraction) -> list[Fact]:
    date = found.deck_date
    return [
        Fact(label="Company", value=found.startup_name.value, citations=found.startup_name.citations),
        Fact(
            label="Offering", value=found.company_offering.value, citations=found.company_offering.citations
        ),
        Fact(label="Health care", value=_healthcare(found.healthcare), citations=found.healthcare.citations),
        Fact(
            label="Funding sought",
            value=_money(found.funding_amount),
            citations=found.funding_amount.citations,
        ),
        Fact(label="Date of the deck", value=date.value or date.text, citations=date.citations),
    ]


def _healthcare(found: Healthcare) -> str | None:
    if found.is_healthcare is None:
        return None
    if not found.is_healthcare:
        return "no"
    return f"yes, {found.category.replace('_', ' ')}" if found.category else "yes"


def _money(found: FundingAmount) -> str | None:
    if found.amount is None:
        return found.text
    amount = f"{found.amount:,.0f}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return f"{found.currency} {amount}" if found.currency else amount


def _slides(view: PipelineView, warnings: list[str]) -> list[SlideReport]:
    described = {
        item.slide: item for item in _each(view, Task.VISUAL_ANALYSIS, SlideDescription, warnings=warnings)
    }
    reviewed = {item.slide: item for item in _each(view, Task.SLIDE_FEEDBACK, SlideReview, warnings=warnings)}
    return [
        SlideReport(number=number, description=described.get(number), review=reviewed.get(number))
        for number in sorted({*described, *reviewed})
    ]


def _each(view: PipelineView, task: Task, model: type[M], *, warnings: list[str]) -> Iterator[M]:
    for data in (view.tasks[task].result or {}).get("slides", []):
        item = _validate(model, data, task=task, warnings=warnings)
        if item:
            yield item
