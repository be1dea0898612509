"""Which route a pipeline is on: containers or the dedicated server. Owns `pipelines.route`.

A new pipeline is assigned by the share of the settings. It goes the other way from the start where its own can't work now, and
it is moved later when that happens while it is under way. Only what does not run is moved; what runs ends where it is, under
its lease and attempt, so that nothing is done twice. Nothing is moved back.
"""

import hashlib
import uuid
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    any_,
    bindparam,
    exists,
    literal_column,
    null,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.sql.expression import cast

from pipeline import fallback, servers
from pipeline.database import autocommit
from pipeline.graph import TASKS, Route, Task, tasks_of
from pipeline.models import ROUTE, TASK, Pipeline
from pipeline.moves import LOCKED, REASON, T, log_events, one_of, word
from pipeline.settings import get_settings
from pipeline.states import TaskState

log = structlog.get_logger()

#: Seconds for which the dedicated server may be silent before its pipelines go to containers: time to start it again.
DEDICATED_AWAY = 300
#: Pipelines that are moved per tick of the reconciler; the rest follow ten seconds later.
BATCH = 500

_NOT_RUNNING = (TaskState.QUEUED, TaskState.WAITING)


def assigned(pipeline_id: uuid.UUID, share: float) -> Route:
    """The route of a new pipeline, so that `share` percent of all are on containers. The same for the same id, always.

    A greater share keeps on containers what a smaller one has put there.
    """
    place = int.from_bytes(hashlib.sha256(pipeline_id.bytes).digest()[:8], "big")
    return Route.CONTAINERS if place * 100 < share * 2**64 else Route.DEDICATED


_rerouted = (
    update(Pipeline)
    .where(
        Pipeline.id == LOCKED.c.id,
        Pipeline.route != bindparam("to_route", type_=ROUTE),
        Pipeline.settled_at.is_(None),
    )
    .values(route=bindparam("to_route", type_=ROUTE))
    .returning(Pipeline.id)
    .cte("rerouted")
)
# Without a message in its name each of them is due at once: as soon as it is queued, by the new route.
_unsent = (
    update(T)
    .where(T.pipeline_id == _rerouted.c.id, one_of(T.state, _NOT_RUNNING))
    .values(dispatched_at=null(), dispatches=literal_column("0"))
    .returning(T.pipeline_id, T.task, T.state, T.attempt)
    .cte("unsent")
)
_history = log_events(
    select(
        _unsent.c.pipeline_id,
        _unsent.c.task,
        _unsent.c.state,
        _unsent.c.state,
        _unsent.c.attempt,
        cast(null(), Text),
        REASON,
        cast(null(), JSONB),
    )
)
#: To the other route, with whatever of the pipeline does not run. No task changes its state.
MOVE = select(_unsent.c.task).add_cte(_history)


def move(pipeline_id: uuid.UUID, to: Route, why: str) -> list[Task]:
    """Put an open pipeline on another route; returns the tasks that are now due there, or will be. Harmless on one that is.

    One attempt: the next tick of the reconciler comes soon.
    """
    parameters = {"of_pipeline": pipeline_id, "to_route": to, "reason": f"moved to {to}: {why}"}
    with autocommit() as db:
        moved = set(db.execute(MOVE, parameters).scalars())
    log.info("pipeline_moved", pipeline=str(pipeline_id), to=to, reason=why, tasks=sorted(moved))
    return [task for task in TASKS if task in moved]


@dataclass(frozen=True)
class Stranded:
    """Pipelines that can't go on where they are, where they can, and why."""

    pipelines: list[uuid.UUID]
    to: Route
    why: str


def _open(route: Route, *where: ColumnElement[bool]) -> Select[Any]:
    """Live pipelines on a route with a task that does not run, and of which `where` is true; the oldest first."""
    held_up = exists().where(T.pipeline_id == Pipeline.id, one_of(T.state, _NOT_RUNNING), *where)
    return (
        select(Pipeline.id)
        .where(
            Pipeline.route == word(route),
            Pipeline.settled_at.is_(None),
            Pipeline.finished_at.is_(None),
            held_up,
        )
        .order_by(Pipeline.created_at)
        .limit(literal_column(str(BATCH)))
    )


ON_CONTAINERS = _open(Route.CONTAINERS, T.task == any_(bindparam("held_up", type_=ARRAY(TASK))))
ON_DEDICATED = _open(Route.DEDICATED)
_LIVES = select(servers.dedicated_lives())
_GONE = select(and_(servers.dedicated_known(), ~servers.dedicated_lives(DEDICATED_AWAY)))


def stranded() -> Stranded | None:
    """The pipelines that are to be moved: their pool can't be started and a dedicated server lives, or it lives no more.

    Towards containers only where this system starts them by itself, and the share allows any.
    """
    raised = fallback.raised()
    settings = get_settings()
    with autocommit() as db:
        if raised and db.execute(_LIVES).scalar_one():
            why = "; ".join(f"{queue}: {reason}" for queue, reason in raised.items())
            held_up = [task for queue in raised for task in tasks_of(queue)]
            found = db.execute(ON_CONTAINERS, {"held_up": held_up}).scalars()
            return Stranded(list(found), Route.DEDICATED, why)
        if not raised and settings.autoscaled and settings.container_share and db.execute(_GONE).scalar_one():
            why = f"no dedicated server was heard of for {DEDICATED_AWAY} s"
            return Stranded(list(db.execute(ON_DEDICATED).scalars()), Route.CONTAINERS, why)
    return None
