"""The six Celery tasks, and `finish`. Each is named as in the graph, takes a pipeline's id, and returns nothing.

A message is only a hint to look at a row: however often it comes, or late, or not at all, `workers.execution` and the
reconciler make the same of it.
"""

import uuid
from typing import Any

import structlog
from celery import Task as CeleryTask

from pipeline import lifecycle
from pipeline.errors import DeckflowError
from pipeline.graph import Queue, Task
from workers import stages
from workers.celery import app
from workers.dispatch import publish_finish
from workers.execution import Stage, perform

log = structlog.get_logger()


def _run(celery_task: CeleryTask, pipeline_id: str, stage: Stage) -> None:
    structlog.contextvars.clear_contextvars()
    request = celery_task.request
    settled = perform(
        Task(celery_task.name),
        pipeline_id,
        server_id=request.hostname or "unknown",
        stage=stage,
        via=Queue(request.delivery_info["routing_key"]),
    )
    if settled is not None:
        publish_finish(uuid.UUID(pipeline_id))


#: `throws`: an error that was recorded with its reason needs no traceback in the log.
_OPTIONS: dict[str, Any] = {"bind": True, "throws": (DeckflowError,)}


@app.task(name=Task.VISUAL_ANALYSIS.value, **_OPTIONS)  # type: ignore[untyped-decorator]
def visual_analysis(self: CeleryTask, pipeline_id: str) -> None:
    """Describe every slide."""
    _run(self, pipeline_id, stages.describe_slides)


@app.task(name=Task.SLIDE_FEEDBACK.value, **_OPTIONS)  # type: ignore[untyped-decorator]
def slide_feedback(self: CeleryTask, pipeline_id: str) -> None:
    """Give feedback on every slide."""
    _run(self, pipeline_id, stages.review_slides)


@app.task(name=Task.EXTRACTIONS_AND_TEMPLATE.value, **_OPTIONS)  # type: ignore[untyped-decorator]
def extractions_and_template(self: CeleryTask, pipeline_id: str) -> None:
    """Extract the bundled facts and fill in the template."""
    _run(self, pipeline_id, stages.extract_and_fill)


@app.task(name=Task.SPECIALIZED_CLINICAL.value, **_OPTIONS)  # type: ignore[untyped-decorator]
def specialized_clinical(self: CeleryTask, pipeline_id: str) -> None:
    """Look into the clinical evidence."""
    _run(self, pipeline_id, stages.look_into("clinical"))


@app.task(name=Task.SPECIALIZED_REGULATORY.value, **_OPTIONS)  # type: ignore[untyped-decorator]
def specialized_regulatory(self: CeleryTask, pipeline_id: str) -> None:
    """Look into the regulatory pathway."""
    _run(self, pipeline_id, stages.look_into("regulatory"))


@app.task(name=Task.SPECIALIZED_SCIENCE.value, **_OPTIONS)  # type: ignore[untyped-decorator]
def specialized_science(self: CeleryTask, pipeline_id: str) -> None:
    """Look into the scientific hypothesis."""
    _run(self, pipeline_id, stages.look_into("science"))


@app.task(name="finish")  # type: ignore[untyped-decorator]
def finish(pipeline_id: str) -> None:
    """Do what follows a settled pipeline, once however often it is called. Nothing correct rests on it."""
    state = lifecycle.claim_finish(uuid.UUID(pipeline_id))
    if state is not None:
        log.info("pipeline_finished", pipeline=pipeline_id, state=state)
