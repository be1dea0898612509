"""A pipeline in the two forms that leave the house: JSON for programs, Markdown for people.

The shape of the JSON is a contract (`deckflow analyze --json`, the API, the operator's commands). The Markdown is plain text
to any renderer: whatever comes from a deck is escaped, so that it can neither add structure nor load anything.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.queries import PipelineView, TaskView
from workers.analysts.base import Answer, Citation, Specialized, TemplateResult
from workers.report import NOT_STATED, Fact, Report, SlideReport, report_of

# What starts markup anywhere in a line; what starts a block at its head; and the bare addresses that some
# renderers turn into links by themselves.
_MARKUP = re.compile(r"([\\`*_\[\]<>|~&#$])")
_HEAD = re.compile(r"^([-+=]|\d+(?=[.)]))")
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.|(?<=\w)@(?=\w)", re.IGNORECASE)
_ANSWERS = {"not_stated": NOT_STATED, "not_assessed": "not assessed"}


def as_json(view: PipelineView) -> dict[str, Any]:
    """A pipeline as plain JSON values. `progress` is 0 to 100, `seconds` those of a task's last attempt or None.

    A task has `choice` where something was chosen for it, and `previous` where reruns have replaced results.
    """
    return {
        "id": str(view.id),
        "document": view.document_name,
        "sha256": view.document_sha256,
        "status": view.state.value,
        "progress": view.progress,
        "error": view.error,
        "tasks": {name.value: _task(task) for name, task in view.tasks.items()},
    }


def _task(task: TaskView) -> dict[str, Any]:
    told: dict[str, Any] = {
        "status": task.state.value,
        "attempt": task.attempt,
        "seconds": task.seconds,
        "result": task.result,
    }
    if task.choice:
        told["choice"] = task.choice
    if task.previous:
        told["previous"] = [previous.model_dump(mode="json") for previous in task.previous]
    return told


def as_markdown(view: PipelineView) -> str:
    """A report to read, in Markdown; parts that have not been analysed are left out."""
    report = report_of(view)
    parts = [
        [
            f"# {escape(report.document)}",
            "",
            f"Status: {view.state.value}, {view.progress} %. Pages: {view.pages}.",
        ],
        [f"{task}: {escape(row.error)}" for task, row in view.tasks.items() if row.error],
        _warnings(report),
        _facts(report.facts),
        _template(report.template) if report.template else [],
        *(_topic(topic) for topic in report.specialized),
        _slides(report.slides),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Text of a deck as one line of Markdown that means only itself."""
    line = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    line = _ADDRESS.sub(lambda found: f"&#{ord(found[0])};", line)
    return _HEAD.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", line)


def cited(citations: Iterable[Citation]) -> str:
    """Citations as people write them: slide 3: “quote”; slide 5: “quote”."""
    return "; ".join(f"slide {citation.slide}: “{escape(citation.quote)}”" for citation in citations)


def _warnings(report: Report) -> list[str]:
    return (
        ["## Warnings", "", *(f"- {escape(warning)}" for warning in report.warnings)]
        if report.warnings
        else []
    )


def _facts(facts: list[Fact]) -> list[str]:
    if not facts:
        return []
    rows = (
        f"| {fact.label} | {escape(fact.value or NOT_STATED)} | {cited(fact.citations)} |" for fact in facts
    )
    return ["## Facts", "", "| | | Source |", "| --- | --- | --- |", *rows]


def _template(template: TemplateResult) -> list[str]:
    lines = [f"## {escape(template.title)}"]
    for section in template.sections:
        lines += ["", f"### {escape(section.title)}", ""]
        lines += [_answer(answer) for answer in section.answers]
    return lines


def _answer(answer: Answer) -> str:
    text = _ANSWERS.get(answer.status) or escape(answer.answer)
    source = f" ({cited(answer.citations)})" if answer.citations else ""
    return f"- **{escape(answer.question)}** {text}{source}"


def _topic(topic: Specialized) -> list[str]:
    lines = [f"## {topic.topic.capitalize()}"]
    if topic.applicable is False:
        lines += ["", "Does not apply to this company."]
    if topic.assessment:
        lines += ["", escape(topic.assessment)]
    if topic.found:
        lines += ["", "Evidence found:", ""]
        lines += [
            f"- **{escape(point.title)}**: {escape(point.statement)} ({cited(point.citations)})"
            for point in topic.found
        ]
    if topic.missing:
        lines += ["", "Evidence missing:", ""]
        lines += [f"- **{escape(gap.title)}**: {escape(gap.why)}" for gap in topic.missing]
    if topic.not_assessed:
        lines += ["", f"Not assessed: {escape(', '.join(topic.not_assessed))}."]
    return lines


def _slides(slides: list[SlideReport]) -> list[str]:
    return ["## Slides", *(line for slide in slides for line in _slide(slide))] if slides else []


def _slide(slide: SlideReport) -> Iterator[str]:
    described, reviewed = slide.description, slide.review
    title = f": {escape(described.title)}" if described and described.title else ""
    yield from ("", f"### Slide {slide.number}{title}", "")
    if described:
        yield escape(described.summary) if described.readable else "This slide could not be read."
    if reviewed and reviewed.remarks:
        yield ""
        yield from (f"- {remark.severity}: {escape(remark.text)}" for remark in reviewed.remarks)
