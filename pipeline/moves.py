"""What the statements of the record are made of: the lock, the move along an edge, the event. It executes nothing."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Float,
    Integer,
    Select,
    Text,
    and_,
    any_,
    bindparam,
    cast,
    insert,
    literal_column,
    null,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID

from pipeline.models import (
    NOW,
    TASK,
    Pipeline,
    PipelineTask,
    TaskEvent,
)
from pipeline.states import TaskState, sources

T = PipelineTask
PIPELINE_ID = bindparam("of_pipeline", type_=UUID())
TASK_NAME = bindparam("of_task", type_=TASK)
ATTEMPT = bindparam("of_attempt", type_=Integer())


def seconds(parameter: str) -> ColumnElement[Any]:
    """An interval of as many seconds as the bound `parameter` says."""
    return bindparam(parameter, type_=Float()) * literal_column("interval '1 second'")


def word(value: str) -> ColumnElement[Any]:
    """One of our own constants, written into the SQL: cheaper than a parameter, and readable in a slow-query log."""
    return literal_column(f"'{value}'")


def text_of(parameter: str) -> ColumnElement[Any]:
    """The bound `parameter`, as text."""
    return bindparam(parameter, type_=Text())


def one_of(expression: Any, constants: Iterable[str]) -> ColumnElement[bool]:
    """Whether `expression` is one of our own constants."""
    return expression.in_([word(constant) for constant in constants])  # type: ignore[no-any-return]


def among(parameter: str) -> ColumnElement[bool]:
    """Whether the row's task is in the bound array `parameter`."""
    return T.task == any_(bindparam(parameter, type_=ARRAY(TASK)))


REASON = text_of("reason")
ROW = T.pipeline_id == PIPELINE_ID
FENCED = and_(ROW, T.task == TASK_NAME, T.attempt == ATTEMPT, T.state == word(TaskState.RUNNING))
ENDED = (TaskState.SUCCEEDED, TaskState.FAILED, TaskState.BLOCKED, TaskState.CANCELLED)


PIPELINE_COLUMNS = (
    Pipeline.document_sha256,
    Pipeline.document_name,
    Pipeline.analyst,
    Pipeline.template,
    Pipeline.dependencies,
    Pipeline.generation,
)
#: The pipeline, locked; part of every transition.
LOCKED = (
    select(Pipeline.id, Pipeline.route, *PIPELINE_COLUMNS)
    .where(Pipeline.id == PIPELINE_ID)
    .with_for_update()
    .cte("locked")
)


def move(name: str, target: TaskState, *where: ColumnElement[bool], **changes: Any) -> CTE:
    """Take the rows that match `where`, and may go to `target`, there; return them with the state they came from."""
    before = (
        select(T.pipeline_id, T.task, T.state.label("was"), T.result.label("had"))
        # `ROW` says the same as the join, and is what lets the rows be found by their key.
        .where(T.pipeline_id == LOCKED.c.id, ROW, one_of(T.state, sources(target)), *where)
        .with_for_update(of=T)
        .cte(f"{name}_before")
    )
    columns: dict[str, Any] = {
        "lease_until": null(),
        "retry_at": null(),
        "ended_at": null(),
        "result": null(),
    }
    if target in ENDED:
        columns["ended_at"] = NOW
    return (
        update(T)
        .where(T.pipeline_id == before.c.pipeline_id, T.task == before.c.task)
        .values(state=word(target), **columns | changes)
        .returning(
            T.pipeline_id,
            T.task,
            before.c.was,
            before.c.had,
            T.state,
            T.attempt,
            T.server_id,
            T.failures,
            T.choice,
        )
        .cte(name)
    )


def event(moved: CTE, reason: ColumnElement[Any], detail: ColumnElement[Any] | None = None) -> Select[Any]:
    """The event of moved rows: from where to where, why, and with which detail."""
    return select(
        moved.c.pipeline_id,
        moved.c.task,
        moved.c.was,
        moved.c.state,
        moved.c.attempt,
        moved.c.server_id,
        reason,
        detail if detail is not None else cast(null(), JSONB),
    )


def log_events(*events: Select[Any]) -> CTE:
    """Write events, as part of the statement that moves the rows."""
    rows = events[0] if len(events) == 1 else union_all(*events)
    columns = ["pipeline_id", "task", "from_state", "to_state", "attempt", "server_id", "reason", "detail"]
    return insert(TaskEvent).from_select(columns, rows).returning(TaskEvent.id).cte("written")
