"""Pipelines at different points of their way, written through the lifecycle as a worker would."""

import uuid

from pipeline import lifecycle
from pipeline.errors import AnalysisError
from pipeline.graph import TASKS, Task
from pipeline.lifecycle import Claim
from tests.results import RESULTS
from tests.service.shelf import shelved


def stored(name: str = "deck.pdf") -> uuid.UUID:
    """A deck of two slides in the store, and its pipeline, queued."""
    accepted = shelved(2)
    return lifecycle.add_document_processing_pipeline(
        accepted.sha256, name, size=accepted.size, pages=accepted.pages, analyst="layout", template="general"
    )


def finished(name: str = "deck.pdf") -> uuid.UUID:
    """The same with all six results."""
    pipeline_id = stored(name)
    for task in TASKS:
        lifecycle.succeed(claim(pipeline_id, task), RESULTS[task])
    return pipeline_id


def failed() -> uuid.UUID:
    """The same, ended by a failure of its first task."""
    pipeline_id = stored()
    lifecycle.succeed(claim(pipeline_id, Task.SLIDE_FEEDBACK), RESULTS[Task.SLIDE_FEEDBACK])
    error = AnalysisError("The model did not answer.", retryable=False)
    lifecycle.fail(claim(pipeline_id, Task.VISUAL_ANALYSIS), error)
    return pipeline_id


def claim(pipeline_id: uuid.UUID, task: Task) -> Claim:
    """A worker's claim of a task that is due."""
    held = lifecycle.claim(pipeline_id, task, "worker-1")
    assert isinstance(held, Claim), held
    return held
