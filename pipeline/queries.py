"""What people ask of the record: one pipeline with its tasks, the newest ones, a task's history. It changes nothing."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from sqlalchemy import bindparam, case, func, select

from pipeline.database import autocommit, persistently, transaction
from pipeline.errors import NotFound
from pipeline.graph import TASKS, Route, Task, weighted_progress
from pipeline.models import NOW, Document, Pipeline, PipelineTask, TaskEvent
from pipeline.states import SETTLED_STATES, PipelineState, TaskState

T = PipelineTask


class Previous(BaseModel):
    """A result that a rerun has replaced, and what had been chosen for it; `attempt` is the one that found it."""

    attempt: int
    replaced_at: dt.datetime
    choice: dict[str, Any]
    result: dict[str, Any]


class TaskView(BaseModel):
    """One task as people see it. `seconds` is how long its last attempt has run, or ran; None where it never started.

    `choice` is what was chosen for it beside the settings; `previous` holds the results that reruns have replaced.
    """

    task: Task
    state: TaskState
    progress: int
    attempt: int
    failures: int
    losses: int
    server_id: str | None
    queued_at: dt.datetime | None
    started_at: dt.datetime | None
    ended_at: dt.datetime | None
    retry_at: dt.datetime | None
    error_code: str | None
    error: str | None
    seconds: float | None
    choice: dict[str, Any] = {}
    result: dict[str, Any] | None = None
    previous: list[Previous] = []


class PipelineView(BaseModel):
    """One pipeline as people see it, its tasks in graph order."""

    id: uuid.UUID
    document_sha256: str
    document_name: str
    pages: int
    analyst: str
    template: str
    state: PipelineState
    route: Route
    created_at: dt.datetime
    started_at: dt.datetime | None
    settled_at: dt.datetime | None
    tasks: dict[Task, TaskView]

    @property
    def progress(self) -> int:
        """The weighted progress of the PRD, 0 to 100."""
        return weighted_progress({name: task.progress for name, task in self.tasks.items()})

    @property
    def settled(self) -> bool:
        """Whether it has ended, one way or another."""
        return self.state in SETTLED_STATES

    @property
    def error(self) -> str | None:
        """The first task's error, in graph order: what people should read first."""
        return next((task.error for task in self.tasks.values() if task.error), None)

    @property
    def warnings(self) -> list[str]:
        """All warnings of all results, each once."""
        found = (w for task in self.tasks.values() for w in (task.result or {}).get("warnings", []))
        return list(dict.fromkeys(found))


_SECONDS = func.extract("epoch", case((T.state == TaskState.RUNNING, NOW), else_=T.ended_at) - T.started_at)
_PIPELINES = select(
    Pipeline.id,
    Pipeline.document_sha256,
    Pipeline.document_name,
    Document.pages,
    Pipeline.analyst,
    Pipeline.template,
    Pipeline.state,
    Pipeline.route,
    Pipeline.created_at,
    Pipeline.started_at,
    Pipeline.settled_at,
).join(Document)
_LIGHT = (
    T.pipeline_id,
    T.task,
    T.state,
    T.progress,
    T.attempt,
    T.failures,
    T.losses,
    T.server_id,
    T.queued_at,
    T.started_at,
    T.ended_at,
    T.retry_at,
    T.error_code,
    T.error,
    T.choice,
    _SECONDS.label("seconds"),
)
_OF_THESE = T.pipeline_id.in_(bindparam("ids", expanding=True))
_TASKS = select(*_LIGHT).where(_OF_THESE)
_TASKS_WITH_RESULTS = select(*_LIGHT, T.result).where(_OF_THESE)

_PREVIOUS = (
    select(TaskEvent.pipeline_id, TaskEvent.task, TaskEvent.attempt, TaskEvent.at, TaskEvent.detail)
    .where(TaskEvent.pipeline_id.in_(bindparam("ids", expanding=True)), TaskEvent.detail.has_key("result"))
    .order_by(TaskEvent.id)
)

_RESULT = select(T.result).where(T.pipeline_id == bindparam("id"), T.task == bindparam("name"))


def get_pipelines(ids: Iterable[uuid.UUID], *, results: bool = True) -> list[PipelineView]:
    """The pipelines with these ids, in their order; with `results`, also what the tasks found. Unknown ids are left out."""
    wanted = list(ids)
    found = {view.id: view for view in _read(_PIPELINES.where(Pipeline.id.in_(wanted)), results=results)}
    return [found[id_] for id_ in wanted if id_ in found]


def get_pipeline(pipeline_id: uuid.UUID, *, results: bool = True) -> PipelineView:
    """One pipeline. Raises `NotFound`."""
    for view in get_pipelines([pipeline_id], results=results):
        return view
    raise NotFound(f"There is no pipeline {pipeline_id}.")


def newest_pipelines(limit: int = 50, *, before: dt.datetime | None = None) -> list[PipelineView]:
    """The newest pipelines first, without results; `before` is the creation time from which to page on."""
    query = _PIPELINES.order_by(Pipeline.created_at.desc(), Pipeline.id).limit(limit)
    if before is not None:
        query = query.where(Pipeline.created_at < before)
    return _read(query, results=False)


def _read(query: Any, *, results: bool) -> list[PipelineView]:
    def work() -> list[PipelineView]:
        with transaction() as db:
            pipelines = db.execute(query).all()
            ids = {"ids": [row.id for row in pipelines]}
            statement = _TASKS_WITH_RESULTS if results else _TASKS
            rows = db.execute(statement, ids).all() if pipelines else []
            replaced = db.execute(_PREVIOUS, ids).all() if pipelines and results else []
        return [_view(pipeline, rows, replaced) for pipeline in pipelines]

    return persistently(work, seconds=10)


def _view(pipeline: Any, rows: Iterable[Any], replaced: Iterable[Any]) -> PipelineView:
    mine = {row.task: TaskView.model_validate(row._mapping) for row in rows if row.pipeline_id == pipeline.id}
    for row in replaced:
        if row.pipeline_id == pipeline.id:
            old = Previous(
                attempt=row.attempt,
                replaced_at=row.at,
                choice=row.detail.get("choice", {}),
                result=row.detail["result"],
            )
            mine[row.task].previous.append(old)
    return PipelineView(**pipeline._mapping, tasks={task: mine[task] for task in TASKS if task in mine})


class EventView(BaseModel):
    """One transition of a task."""

    at: dt.datetime
    task: Task
    from_state: TaskState | None
    to_state: TaskState
    attempt: int
    server_id: str | None
    reason: str


def history(pipeline_id: uuid.UUID, limit: int = 1000) -> list[EventView]:
    """The transitions of a pipeline's tasks, oldest first."""
    query = select(
        TaskEvent.at,
        TaskEvent.task,
        TaskEvent.from_state,
        TaskEvent.to_state,
        TaskEvent.attempt,
        TaskEvent.server_id,
        TaskEvent.reason,
    )
    query = query.where(TaskEvent.pipeline_id == pipeline_id).order_by(TaskEvent.id).limit(limit)

    def work() -> list[EventView]:
        with transaction() as db:
            return [EventView.model_validate(row._mapping) for row in db.execute(query)]

    return persistently(work, seconds=10)


def result_of(pipeline_id: uuid.UUID, task: Task) -> dict[str, Any]:
    """What a succeeded task found. Raises `NotFound` when it has not succeeded."""

    def work() -> dict[str, Any] | None:
        with autocommit() as db:
            return db.execute(_RESULT, {"id": pipeline_id, "name": task}).scalar_one_or_none()

    result = persistently(work)
    if result is None:
        raise NotFound(f"{task} of pipeline {pipeline_id} has no result.")
    return result
