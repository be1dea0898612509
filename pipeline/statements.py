"""The SQL of the record: one named statement for each transition, built once. Executing them is `pipeline.lifecycle`'s.

How a transition stays correct however often and however concurrently it is asked for:

* It locks the `pipelines` row before any of its tasks' (`moves.LOCKED`), so transitions of one pipeline run one after the other.
  A statement that has waited for that lock still sees other rows as they were before; so what depends on a task's siblings,
  `SETTLE`, is a statement of its own after it, in the same transaction. What changes no state (`RENEW`, and notes about
  messages) takes no such lock: a renewal must not wait behind anything.
* Each change of state goes through `move`, which takes a row only from the states that `pipeline.states.EDGES` allows, and
  writes the event in the same statement.
* What a worker writes is fenced: `attempt = :attempt AND state = 'running'`. Nobody else ever gets the same attempt.
* No parameter is named like a column: SQLAlchemy would write it into every UPDATE of the statement.
* The time is PostgreSQL's, `clock_timestamp()`; a worker's clock is never asked.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    Select,
    and_,
    any_,
    bindparam,
    case,
    cast,
    exists,
    false,
    func,
    literal_column,
    null,
    or_,
    select,
    true,
    type_coerce,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import aliased

from pipeline.graph import MAIN_TASK, Task
from pipeline.models import (
    NOW,
    PIPELINE_STATE,
    ROUTE,
    Document,
    Pipeline,
    ProcessingServer,
)
from pipeline.moves import (
    FENCED,
    LOCKED,
    PIPELINE_COLUMNS,
    PIPELINE_ID,
    REASON,
    ROW,
    TASK_NAME,
    T,
    among,
    event,
    log_events,
    move,
    one_of,
    seconds,
    text_of,
    word,
)
from pipeline.states import OPEN_PIPELINE_STATES, PipelineState, TaskState

#: Lock the pipeline, for what takes several statements.
LOCK = (
    select(Pipeline.state, Pipeline.dependencies, Pipeline.generation)
    .where(Pipeline.id == PIPELINE_ID)
    .with_for_update()
)

TASK_ROWS = select(T.task, T.state, T.attempt, T.failures, T.losses, T.choice).where(ROW)

#: The routes whose work the messages of a queue are about.
VIA = any_(bindparam("via_routes", type_=ARRAY(ROUTE)))

# The dependency needs no check of its own: a task is `queued` only once what it waits for has succeeded.
_claimed = move(
    "claimed",
    TaskState.RUNNING,
    T.task == TASK_NAME,
    LOCKED.c.route == VIA,
    or_(T.retry_at.is_(None), T.retry_at <= NOW),
    ~exists().where(
        ProcessingServer.id == text_of("by_server"),
        ProcessingServer.status == word("draining"),
    ),
    attempt=T.attempt + literal_column("1"),
    server_id=text_of("by_server"),
    lease_until=NOW + seconds("lease_seconds"),
    dispatches=literal_column("0"),
    started_at=NOW,
    error_code=null(),
    error=null(),
)
_claim_log = log_events(event(_claimed, word("claimed")))
_claim_state = (
    update(Pipeline)
    .where(
        Pipeline.id == _claimed.c.pipeline_id,
        or_(Pipeline.state != word(PipelineState.RUNNING), Pipeline.started_at.is_(None)),
    )
    .values(state=word(PipelineState.RUNNING), started_at=func.coalesce(Pipeline.started_at, NOW))
    .returning(Pipeline.id)
    .cte("now_running")
)
_vision = aliased(T)
#: queued -> running: take the task under a lease with the next attempt number, the fencing token. A `running` pipeline
#: needs no derivation: any running task makes it so. Tells with it all that the work needs of other rows, so that it asks
#: for nothing more: the deck's pages, and of `visual_analysis`, which the text stage reads, its choice and its end.
CLAIM = (
    select(
        _claimed.c.attempt,
        _claimed.c.failures,
        _claimed.c.choice,
        *(LOCKED.c[column.key] for column in PIPELINE_COLUMNS),
        select(Document.pages)
        .where(Document.sha256 == LOCKED.c.document_sha256)
        .scalar_subquery()
        .label("pages"),
        _vision.choice.label("vision_choice"),
        func.extract("epoch", NOW - _vision.ended_at).label("vision_ended_ago"),
    )
    .select_from(
        _claimed.join(LOCKED, true()).join(
            _vision, and_(_vision.pipeline_id == LOCKED.c.id, _vision.task == word(Task.VISUAL_ANALYSIS))
        )
    )
    .add_cte(_claim_log, _claim_state)
)

#: What a refused claim is told: the state, whether it is to be tried again only later, and whether its message is of the
#: route that the pipeline is on.
WHY_NOT = (
    select(
        T.state,
        func.coalesce(T.retry_at > NOW, false()).label("later"),
        (Pipeline.route == VIA).label("on_route"),
    )
    .join(Pipeline, Pipeline.id == T.pipeline_id)
    .where(ROW, T.task == TASK_NAME)
)
TASK_ROW = select(T.state, T.attempt).where(ROW, T.task == TASK_NAME)

#: A claim that was refused because its server drains has eaten the message: say that it is to be sent again.
GIVE_BACK = (
    update(T).where(ROW, T.task == TASK_NAME, T.state == word(TaskState.QUEUED)).values(dispatched_at=null())
)

#: Prolong the lease, and note progress, which never goes back. Answers whether the server is to stop.
RENEW = (
    update(T)
    .where(FENCED)
    .values(
        lease_until=NOW + seconds("lease_seconds"),
        progress=func.greatest(T.progress, bindparam("percent", type_=Integer())),
    )
    .returning(
        select(ProcessingServer.status == word("draining"))
        .where(ProcessingServer.id == T.server_id)
        .scalar_subquery()
    )
)

_succeeded = move(
    "succeeded",
    TaskState.SUCCEEDED,
    FENCED,
    progress=literal_column("100"),
    result=bindparam("with_result", type_=JSONB()),
)
#: running -> succeeded.
SUCCEED = select(_succeeded.c.attempt).add_cte(log_events(event(_succeeded, word("succeeded"))))

# A message that was sent along, in the chain of the task above, is published right after this commit: it counts as sent
# now. Where none was, the task is due.
_promoted = move(
    "promoted",
    TaskState.QUEUED,
    T.state == word(TaskState.WAITING),
    among("tasks"),
    queued_at=NOW,
    dispatched_at=case((T.dispatched_at.is_not(None), NOW), else_=null()),
)
#: waiting -> queued, for what waited for a task that succeeded. After `SUCCEED`, since a retry may have put back what
#: that statement could not see while it waited for the lock.
PROMOTE = select(_promoted.c.task).add_cte(log_events(event(_promoted, word("upstream succeeded"))))

_failed = move(
    "failed",
    TaskState.FAILED,
    FENCED,
    failures=T.failures + 1,
    error_code=text_of("with_code"),
    error=text_of("with_error"),
)
#: running -> failed for good.
FAIL = select(_failed.c.attempt).add_cte(log_events(event(_failed, REASON)))

_blocked = move("blocked", TaskState.BLOCKED, among("tasks"))
#: waiting -> blocked, for everything downstream of a task that failed or was parked.
BLOCK = select(_blocked.c.task).add_cte(log_events(event(_blocked, word("upstream failed"))))

_delayed = move(
    "delayed",
    TaskState.QUEUED,
    FENCED,
    failures=T.failures + 1,
    retry_at=NOW + seconds("delay"),
    dispatched_at=null(),
    queued_at=NOW,
    error_code=text_of("with_code"),
    error=text_of("with_error"),
)
#: running -> queued: the work failed, and will be tried again after `delay` seconds.
RETRY_LATER = select(_delayed.c.attempt).add_cte(log_events(event(_delayed, REASON)))

_released = move(
    "released",
    TaskState.QUEUED,
    FENCED,
    retry_at=case((bindparam("delay", type_=Float()) > 0, NOW + seconds("delay")), else_=null()),
    dispatched_at=null(),
    queued_at=NOW,
)
#: running -> queued: the worker stops, and nothing is held against the task.
RELEASE = select(_released.c.attempt).add_cte(log_events(event(_released, REASON)))

_RUN_OUT = and_(T.state == word(TaskState.RUNNING), T.lease_until < NOW)
_MAX_LOSSES = bindparam("max_losses", type_=Integer())
_lost = move(
    "lost",
    TaskState.QUEUED,
    _RUN_OUT,
    T.losses + 1 < _MAX_LOSSES,
    losses=T.losses + 1,
    dispatched_at=null(),
    queued_at=NOW,
)
#: running -> queued: the lease ran out, so the worker is taken for dead.
EXPIRE = select(_lost.c.task).add_cte(log_events(event(_lost, word("lease ran out"))))

_poison = move(
    "poison",
    TaskState.FAILED,
    _RUN_OUT,
    T.losses + 1 >= _MAX_LOSSES,
    losses=T.losses + 1,
    error_code="poison",
    error=text_of("with_error"),
)
#: running -> failed: too many workers died of this task; it is parked, and its events say where.
PARK = select(_poison.c.task).add_cte(log_events(event(_poison, word("parked as poison"))))

_cancelled = move("cancelled", TaskState.CANCELLED)
#: Any open state -> cancelled. A worker that holds a lease notices at its next renewal.
CANCEL = select(_cancelled.c.task).add_cte(log_events(event(_cancelled, REASON)))

_AFRESH = {
    "progress": 0,
    "failures": 0,
    "losses": 0,
    "dispatched_at": null(),
    "error_code": null(),
    "error": null(),
}


def _reset(name: str, target: TaskState, **changes: Any) -> Select[Any]:
    moved = move(name, target, T.state != word(TaskState.RUNNING), among("tasks"), **_AFRESH, **changes)
    given_up = func.jsonb_build_object(word("result"), moved.c.had, word("choice"), moved.c.choice)
    had = case((moved.c.had.is_not(None), given_up), else_=null())
    return select(moved.c.task).add_cte(log_events(event(moved, REASON, type_coerce(had, JSONB))))


#: An ended state -> queued or waiting, with new budgets; a result that is given up stays in the event's detail, beside
#: what had been chosen for it.
REQUEUE = _reset("requeued", TaskState.QUEUED, queued_at=NOW)
AWAIT = _reset("awaiting", TaskState.WAITING, queued_at=null())


#: What the next attempt is to do differently.
CHOOSE = update(T).where(ROW, T.task == TASK_NAME).values(choice=bindparam("with_choice", type_=JSONB()))

#: What waits for its next try is due now.
HASTEN = (
    update(T)
    .where(
        T.pipeline_id == PIPELINE_ID,
        among("tasks"),
        T.state == word(TaskState.QUEUED),
        T.retry_at.is_not(None),
    )
    .values(retry_at=null(), dispatched_at=null())
    .returning(T.task)
)

_siblings = aliased(Pipeline)
#: One more than any pipeline of the same deck has, so that a rerun finds no slide that another rerun has stored.
NEXT_GENERATION = (
    update(Pipeline)
    .where(Pipeline.id == PIPELINE_ID)
    .values(
        generation=select(func.max(_siblings.generation) + 1)
        .where(_siblings.document_sha256 == Pipeline.document_sha256)
        .scalar_subquery()
    )
    .returning(Pipeline.document_sha256, Pipeline.generation)
)


def _any(state: TaskState) -> ColumnElement[bool]:
    return func.bool_or(T.state == word(state))


_derived = (
    select(
        cast(
            case(
                (_any(TaskState.RUNNING), word(PipelineState.RUNNING)),
                (
                    func.bool_or(one_of(T.state, (TaskState.QUEUED, TaskState.WAITING))),
                    case(
                        (func.max(T.attempt) > 0, word(PipelineState.RUNNING)),
                        else_=word(PipelineState.QUEUED),
                    ),
                ),
                (_any(TaskState.CANCELLED), word(PipelineState.CANCELLED)),
                (func.bool_and(T.state == word(TaskState.SUCCEEDED)), word(PipelineState.SUCCEEDED)),
                (
                    func.bool_or(and_(T.task == word(MAIN_TASK), T.state == word(TaskState.SUCCEEDED))),
                    word(PipelineState.PARTIAL),
                ),
                else_=word(PipelineState.FAILED),
            ),
            PIPELINE_STATE,
        ).label("state")
    )
    .where(ROW)
    .subquery("derived")
)
_OPEN = one_of(_derived.c.state, sorted(OPEN_PIPELINE_STATES))
#: The state of a pipeline follows from its rows; `states.derive` says the same in Python. Returns the state if it changed.
SETTLE = (
    update(Pipeline)
    .where(Pipeline.id == PIPELINE_ID, Pipeline.state.is_distinct_from(_derived.c.state))
    .values(
        state=_derived.c.state,
        settled_at=case((_OPEN, null()), else_=NOW),
        finished_at=null(),
    )
    .returning(Pipeline.state)
)

#: `finish` runs once for each time that a pipeline settles: whoever gets the row back has the right to.
CLAIM_FINISH = (
    update(Pipeline)
    .where(Pipeline.id == PIPELINE_ID, Pipeline.settled_at.is_not(None), Pipeline.finished_at.is_(None))
    .values(finished_at=NOW)
    .returning(Pipeline.state, Pipeline.settled_at)
)
