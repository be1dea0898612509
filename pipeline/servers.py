"""The workers that are there, what they can do and whether they are to stop. Owns `processing_servers`.

A server is one Celery worker: a container replica, or a process on this machine. Its row says what an operator and the
autoscaler want to know; that a task is held safely is not decided here but by the task's lease.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    delete,
    exists,
    func,
    literal,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from pipeline.database import persistently, transaction
from pipeline.graph import Queue, tasks_of
from pipeline.models import NOW, PipelineTask, ProcessingServer
from pipeline.moves import word
from pipeline.states import TaskState

S = ProcessingServer

#: A server that has said nothing for so many seconds is taken for gone: three heartbeats of 15 s.
STALE_SECONDS = 45

_HELD = (
    select(func.count(PipelineTask.pipeline_id.distinct()))
    .where(PipelineTask.server_id == S.id, PipelineTask.state == word(TaskState.RUNNING))
    .scalar_subquery()
)


def alive(seconds: float = STALE_SECONDS) -> ColumnElement[bool]:
    """Whether a server takes work and was heard of within so many seconds."""
    return and_(
        S.status == word("active"),
        S.last_heartbeat > NOW - literal_column(f"interval '{seconds} seconds'"),
    )


def dedicated_lives(seconds: float = STALE_SECONDS) -> ColumnElement[bool]:
    """Whether a dedicated server takes work and was heard of within so many seconds."""
    return exists().where(func.jsonb_exists(S.capabilities, word(Queue.DEDICATED)), alive(seconds))


def dedicated_known() -> ColumnElement[bool]:
    """Whether there is, or was within the last days, a dedicated server."""
    return exists().where(func.jsonb_exists(S.capabilities, word(Queue.DEDICATED)))


def register(
    server_id: str, queues: list[Queue], *, concurrency: int, container_id: str | None = None
) -> None:
    """Write or renew the row of a server that starts, `active`.

    Its capabilities are the tasks that it takes from the pools' queues, and `dedicated`: all tasks of pipelines on that route.
    """
    capabilities = {task.value: True for queue in queues for task in tasks_of(queue)}
    if Queue.DEDICATED in queues:
        capabilities[Queue.DEDICATED.value] = True
    kind = "server" if Queue.DEDICATED in queues else "container"
    row: dict[str, Any] = {
        "server_type": f"{'_'.join(sorted(queues))}_{kind}",
        "container_id": container_id,
        "status": "active",
        "capabilities": capabilities,
        "max_concurrent_pipelines": concurrency,
        "visual_cache_access": True,
        "last_heartbeat": NOW,
        "updated_at": NOW,
    }
    statement = insert(S).values(id=server_id, **row).on_conflict_do_update(index_elements=[S.id], set_=row)
    persistently(lambda: _execute(statement))


def dedicated_servers() -> tuple[list[str], list[str]]:
    """The dedicated servers that take work, and those that fell silent within the last days or are about to stop."""
    query = (
        select(S.id, alive().label("alive"))
        .where(func.jsonb_exists(S.capabilities, word(Queue.DEDICATED)), S.status != word("stopped"))
        .order_by(S.id)
    )
    with transaction() as db:
        rows = db.execute(query).all()
    return [row.id for row in rows if row.alive], [row.id for row in rows if not row.alive]


def heartbeat(server_id: str) -> bool:
    """Say that the server lives, and note how many pipelines it works on. One attempt; the next beat comes soon.

    False: its row is gone, as after a long silence, and it is to register again.
    """
    beat = (
        update(S)
        .where(S.id == bindparam("server"))
        .values(last_heartbeat=NOW, updated_at=NOW, current_pipelines=_HELD)
        .returning(S.id)
    )
    with transaction() as db:
        return db.execute(beat, {"server": server_id}).first() is not None


def drain(server_id: str) -> None:
    """Tell a server to stop: claims are refused, and its tasks are released at their next slide."""
    _set_status(server_id, "draining")


def retire(server_id: str) -> None:
    """Note that a server has stopped."""
    _set_status(server_id, "stopped")


HELD_BY = select(func.count()).where(
    PipelineTask.server_id == bindparam("server"), PipelineTask.state == word(TaskState.RUNNING)
)


def held_by(server_id: str) -> int:
    """How many tasks the server holds right now."""
    with transaction() as db:
        return db.execute(HELD_BY, {"server": server_id}).scalar_one()


def forget_gone(days: int = 7) -> None:
    """Delete the rows of servers that have been silent for `days`; the events keep their names."""
    age = func.make_interval(0, 0, 0, literal(days))
    _execute(delete(S).where(S.last_heartbeat < NOW - age))


def _set_status(server_id: str, status: str) -> None:
    statement = update(S).where(S.id == bindparam("server")).values(status=status, updated_at=NOW)
    persistently(lambda: _execute(statement, {"server": server_id}), seconds=3)


def _execute(statement: Any, parameters: dict[str, Any] | None = None) -> None:
    with transaction() as db:
        db.execute(statement, parameters or {})
