"""What is owed: leases that ran out, messages to send or to send again, pipelines whose `finish` was missed.

It is the record's half of the reconciler and of dispatching; what goes to the broker is `workers.dispatch`'s. Nothing
here is lost by a crash at any point: an intent is committed before its message is published, and an intent whose message
never came is found again by its age.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import structlog
from sqlalchemy import (
    Boolean,
    ColumnElement,
    and_,
    any_,
    bindparam,
    case,
    cast,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
    text,
    true,
    union_all,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased
from sqlalchemy.types import Text

from pipeline import moves, servers, statements
from pipeline.database import autocommit, persistently, transaction
from pipeline.graph import GRAPH, TASKS, Queue, Route, Task, descendants, tasks_of
from pipeline.lifecycle import settle
from pipeline.models import MOMENT, NOW, TASK, Pipeline, PipelineTask, ProcessingServer
from pipeline.settings import get_settings
from pipeline.states import TaskState

log = structlog.get_logger()
T = PipelineTask

#: The PostgreSQL advisory lock under which one reconciler works at a time; any number that nobody else uses.
RECONCILER_LOCK = 0x6465636B
#: Pipelines taken in hand per tick, so that a tick stays short; the rest is due again ten seconds later.
BATCH = 500
#: What people read of a parked task.
EVIDENCE = (
    "Several workers died while they worked on this task, so it was parked. Its history names them; "
    "look at their logs before you retry it."
)
#: Seconds that a settled pipeline may wait for the `finish` its last task published, before it is published again.
FINISH_GRACE = 5


@dataclass(frozen=True)
class BrokerState:
    """What the broker says about lost messages.

    `lost_before`: it has forgotten everything that was sent before that moment, by PostgreSQL's clock. `empty`: the queues
    without a message.
    """

    lost_before: dt.datetime | None = None
    empty: frozenset[Queue] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Outbox:
    """The tasks of one pipeline whose messages are to be sent now, those that wait for them, and by which route they go.

    `yielding` are those of the due ones that still let others go first.
    """

    pipeline_id: uuid.UUID
    due: tuple[Task, ...]
    waiting: tuple[Task, ...]
    route: Route = Route.CONTAINERS
    yielding: tuple[Task, ...] = ()


def _task(task: Task) -> ColumnElement[Any]:
    return literal_column(f"'{task}'::pipeline_task")


def _older_than(seconds: str) -> ColumnElement[bool]:
    """Sent longer ago than `seconds`, doubled for each time it was sent in vain, 32-fold at most."""
    tries = func.power(2, func.least(func.greatest(T.dispatches - 1, 0), 5))
    return T.dispatched_at < NOW - moves.seconds(seconds) * tries


def _overtaken() -> ColumnElement[bool]:
    """A worker runs what was sent to the same queue well after this: queues are first in, first out, so this is gone."""
    later = aliased(T)
    queues = [[_task(task) for task in tasks_of(queue)] for queue in Queue if tasks_of(queue)]
    same_pool = or_(*(and_(T.task.in_(tasks), later.task.in_(tasks)) for tasks in queues))
    same_queue = or_(
        and_(_on_dedicated(T), _on_dedicated(later)),
        and_(same_pool, ~_on_dedicated(T), ~_on_dedicated(later)),
    )
    # What lets others go first is overtaken only by its like.
    once = later.attempt == literal_column("1")
    same_turn = or_(~_one_of(T, _YIELDING), and_(_one_of(later, _YIELDING), once))
    # By when it became due, which a second sending does not change: a task may run by its first message.
    after = later.queued_at > T.dispatched_at + moves.seconds("lost_after")
    return exists().where(later.state == moves.word(TaskState.RUNNING), after, same_queue, same_turn)


def _served() -> ColumnElement[bool]:
    needed = case((_on_dedicated(T), moves.word(Queue.DEDICATED)), else_=cast(T.task, Text))
    return exists().where(servers.alive(), func.jsonb_exists(ProcessingServer.capabilities, needed))


def _on_dedicated(task: Any) -> ColumnElement[bool]:
    """Whether the row's pipeline is on that route. Of those there are few, or all: they are looked up once."""
    on_it = select(Pipeline.id).where(
        Pipeline.route == moves.word(Route.DEDICATED), Pipeline.settled_at.is_(None)
    )
    return task.pipeline_id.in_(on_it)  # type: ignore[no-any-return]


def _unqueued() -> ColumnElement[bool]:
    """The queue of the row's task holds no message."""
    in_pool = T.task == any_(bindparam("unqueued", type_=ARRAY(TASK)))
    on_dedicated = bindparam("dedicated_unqueued", type_=Boolean())
    return case((_on_dedicated(T), on_dedicated), else_=in_pool)


#: The tasks that let others go first, and for how long.
_YIELDING = {node.task: node.yields_for for node in GRAPH.values() if node.yields_for}


def _one_of(row: Any, tasks: Collection[Task]) -> ColumnElement[bool]:
    return row.task.in_([_task(task) for task in tasks])  # type: ignore[no-any-return]


def _time_to_yield(task: Task) -> ColumnElement[Any]:
    return literal_column(f"interval '{_YIELDING[task]} s'")


#: Lets others go first: not once it has begun, nor for longer than its time.
_YIELDS = or_(
    *(
        and_(
            T.task == _task(task), T.attempt == literal_column("0"), T.queued_at > NOW - _time_to_yield(task)
        )
        for task in _YIELDING
    )
)
_HAS_YIELDED = and_(
    T.attempt == literal_column("0"),
    or_(
        *(
            and_(
                T.task == _task(task),
                T.queued_at <= NOW - _time_to_yield(task),
                T.dispatched_at < T.queued_at + _time_to_yield(task),
            )
            for task in _YIELDING
        )
    ),
)
_DUE = and_(
    T.state == moves.word(TaskState.QUEUED),
    or_(T.retry_at.is_(None), T.retry_at <= NOW),
    or_(
        T.dispatched_at.is_(None),
        T.dispatched_at < bindparam("lost_before", type_=MOMENT),
        and_(_older_than("lost_after"), _unqueued()),
        and_(_older_than("lost_after"), _overtaken()),
        and_(_older_than("lost_after_busy"), _served()),
        _HAS_YIELDED,
    ),
)
DUE_PIPELINES = (
    select(T.pipeline_id).where(_DUE).group_by(T.pipeline_id).order_by(func.min(T.queued_at)).limit(BATCH)
)
# `moves.ROW` says the same as the join, and is what lets the rows be found by their key.
_sent = (
    update(T)
    .where(T.pipeline_id == moves.LOCKED.c.id, moves.ROW, _DUE)
    .values(dispatched_at=NOW, dispatches=T.dispatches + 1)
    .returning(T.task, T.state, _YIELDS.label("yields"))
    .cte("sent")
)
_ancestry = union_all(
    *(
        select(_task(above).label("above"), _task(below).label("below"))
        for above in TASKS
        for below in descendants(above)
    )
).cte("ancestry")
# Behind each message, chained, go those of the tasks that wait for it.
_sent_along = (
    update(T)
    .where(
        T.pipeline_id == moves.LOCKED.c.id,
        moves.ROW,
        T.state == moves.word(TaskState.WAITING),
        exists().where(_ancestry.c.above == _sent.c.task, _ancestry.c.below == T.task),
    )
    .values(dispatched_at=NOW)
    .returning(T.task, T.state, false().label("yields"))
    .cte("sent_along")
)
_SEND = union_all(
    *(
        select(sent.c.task, sent.c.state, sent.c.yields, moves.LOCKED.c.route).select_from(
            sent.join(moves.LOCKED, true())
        )
        for sent in (_sent, _sent_along)
    )
)
_MARK_UNSENT = (
    update(T)
    .where(
        T.pipeline_id == moves.PIPELINE_ID,
        T.task == any_(bindparam("tasks", type_=ARRAY(TASK))),
        moves.one_of(T.state, (TaskState.QUEUED, TaskState.WAITING)),
    )
    .values(dispatched_at=None)
)
RUN_OUT = (
    select(T.pipeline_id)
    .where(T.state == moves.word(TaskState.RUNNING), T.lease_until < NOW)
    .distinct()
    .limit(BATCH)
)
_HELD_BY = select(T.pipeline_id, T.task, T.attempt).where(
    T.server_id == bindparam("server"), T.state == moves.word(TaskState.RUNNING)
)
UNFINISHED = (
    select(Pipeline.id)
    .where(Pipeline.finished_at.is_(None), Pipeline.settled_at < NOW - moves.seconds("grace"))
    .limit(BATCH)
)


@contextmanager
def only_one(lock: int = RECONCILER_LOCK) -> Iterator[bool]:
    """Whether this is the only one at work of those that share an advisory lock, by default the reconciler's.

    The lock is held until the block ends.
    """
    with transaction() as db:
        # Long enough for a tick, and not for ever: a holder whose machine is gone must not keep the lock.
        db.execute(text("SET LOCAL idle_in_transaction_session_timeout = '120s'"))
        yield bool(db.execute(select(func.pg_try_advisory_xact_lock(lock))).scalar_one())


def run_out() -> list[uuid.UUID]:
    """The pipelines with a task whose lease has run out."""
    with autocommit() as db:
        return list(db.execute(RUN_OUT).scalars())


def expire(pipeline_id: uuid.UUID) -> list[Task]:
    """Take back a pipeline's tasks whose leases ran out; park those that too many workers died of. Returns the tasks.

    One attempt: the next tick comes soon.
    """
    key = {"of_pipeline": pipeline_id, "max_losses": get_settings().max_losses, "with_error": EVIDENCE}
    with transaction() as db:
        db.execute(statements.LOCK, key)
        parked = list(db.execute(statements.PARK, key).scalars())
        lost = list(db.execute(statements.EXPIRE, key).scalars())
        if parked:
            db.execute(statements.BLOCK, key | {"tasks": [t for task in parked for t in descendants(task)]})
        settle(db, pipeline_id)
    log.warning("lease_ran_out", pipeline=str(pipeline_id), queued=lost, parked=parked)
    return parked + lost


def release_held(server_id: str) -> list[Task]:
    """Give back whatever a server still holds that is known to be dead: nobody can write under its claims any more."""
    with autocommit() as db:
        held = db.execute(_HELD_BY, {"server": server_id}).all()
        for row in held:
            key = {"of_pipeline": row.pipeline_id, "of_task": row.task, "of_attempt": row.attempt}
            db.execute(statements.RELEASE, key | {"reason": "worker stopped", "delay": 0.0})
    return [row.task for row in held]


def due_pipelines(broker: BrokerState) -> list[uuid.UUID]:
    """The pipelines for which a message is to be sent, or was sent and is gone; the longest waiting first."""
    with transaction() as db:
        return list(db.execute(DUE_PIPELINES, parameters(broker)).scalars())


def take_outbox(pipeline_id: uuid.UUID, broker: BrokerState | None = None) -> Outbox:
    """Note that the due messages of a pipeline are about to be sent, and return them. Commit first, publish after."""

    key = {"of_pipeline": pipeline_id} | parameters(broker or BrokerState())

    def work() -> Outbox:
        with autocommit() as db:
            rows = db.execute(_SEND, key).all()
        due = {row.task for row in rows if row.state is TaskState.QUEUED}
        route = rows[0].route if rows else Route.CONTAINERS
        yielding = _in_order({row.task for row in rows if row.yields})
        return Outbox(
            pipeline_id, _in_order(due), _in_order({row.task for row in rows} - due), route, yielding
        )

    return persistently(work, seconds=1)  # an upload waits for it, and the next tick comes soon


def put_back(outbox: Outbox) -> None:
    """Note that the messages could not be published; they are due again at once."""
    with transaction() as db:
        db.execute(_MARK_UNSENT, {"of_pipeline": outbox.pipeline_id, "tasks": [*outbox.due, *outbox.waiting]})


def now() -> dt.datetime:
    """PostgreSQL's clock."""
    with autocommit() as db:
        moment: dt.datetime = db.execute(select(NOW)).scalar_one()
        return moment


def unfinished() -> list[uuid.UUID]:
    """Settled pipelines whose `finish` was missed."""
    with transaction() as db:
        return list(db.execute(UNFINISHED, {"grace": FINISH_GRACE}).scalars())


def parameters(broker: BrokerState) -> dict[str, Any]:
    """What the statements about due messages need to know of the broker and the settings."""
    settings = get_settings()
    return {
        "lost_before": broker.lost_before,
        "unqueued": [task for queue in broker.empty for task in tasks_of(queue)],
        "dedicated_unqueued": Queue.DEDICATED in broker.empty,
        "lost_after": settings.lost_after,
        "lost_after_busy": settings.lost_after_busy,
    }


def _in_order(tasks: Collection[Task]) -> tuple[Task, ...]:
    return tuple(task for task in TASKS if task in tasks)
