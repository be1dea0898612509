"""What the record says about the work and the workers at one moment: the SQL of the snapshot. It changes nothing.

Live work is read from the rows that are due or running, by their two partial indexes, and added up in PostgreSQL, so that it
costs the same however many pipelines have ended. What only waits for its turn is not read: it follows from the graph.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Integer,
    any_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.types import ARRAY, Text

from pipeline.graph import MAIN_TASK, TASKS, Queue, Route, Task, tasks_of
from pipeline.models import NOW, Pipeline, PipelineTask, ProcessingServer
from pipeline.moves import one_of, word
from pipeline.servers import STALE_SECONDS
from pipeline.states import TaskState

T, P, S = PipelineTask, Pipeline, ProcessingServer

#: Seconds between uploads that belong to one wave, and the age from which waves are one: beyond it every deadline is missed.
WAVE_SECONDS = 15
OLD_SECONDS = 900
#: A row of a server that has been silent for so long is not looked at any more.
FORGOTTEN_SECONDS = 3600


#: The first of a task's two bits.
_PLACES = {task: 2 * place for place, task in enumerate(TASKS)}


def due(task: Task) -> int:
    """The bit of a mask that says that `task` is due."""
    return 1 << _PLACES[task]


def running(task: Task) -> int:
    """The bit of a mask that says that `task` runs."""
    return 2 << _PLACES[task]


@dataclass(frozen=True)
class Group:
    """Live pipelines of one wave whose tasks are in the same states, as `mask` says.

    `slides` are still to be described, `fewest_slides` of the pipeline that is nearest to its end, `reviews` still to be
    reviewed. `highest` is the progress of `visual_analysis`, `over` how many reached the trigger. `main_elapsed` and
    `special_elapsed` are the seconds for which running text tasks have run.
    """

    wave: dt.datetime
    mask: int
    pipelines: int
    oldest_at: float
    unstarted: int
    slides: float
    fewest_slides: float
    reviews: float
    highest: int
    over: int
    main_elapsed: float
    special_elapsed: float

    def has(self, *tasks: Task) -> bool:
        """Whether any of these tasks is due or runs."""
        return any(self.mask & (due(task) | running(task)) for task in tasks)


def _epoch(moment: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.date_part(word("epoch"), moment)


def _word_is(task: Task) -> ColumnElement[bool]:
    return T.task == word(task)


def _mask() -> ColumnElement[Any]:
    def bits(of: Any) -> ColumnElement[Any]:
        return case(*((_word_is(task), literal_column(str(of(task)))) for task in TASKS))

    return func.bit_or(case((T.state == word(TaskState.QUEUED), bits(due)), else_=bits(running)))


def _elapsed(*tasks: Task) -> ColumnElement[Any]:
    runs = func.sum(_epoch(func.statement_timestamp() - T.started_at))
    return runs.filter(T.state == word(TaskState.RUNNING), one_of(T.task, tasks))


def _progress(task: Task) -> ColumnElement[Any]:
    return func.max(T.progress).filter(_word_is(task))


_live = (
    select(
        T.pipeline_id,
        _mask().label("mask"),
        _progress(Task.VISUAL_ANALYSIS).label("seen"),
        _progress(Task.SLIDE_FEEDBACK).label("reviewed"),
        _elapsed(MAIN_TASK).label("main"),
        _elapsed(*(task for task in tasks_of(Queue.TEXT) if task is not MAIN_TASK)).label("special"),
    )
    .where(or_(T.state == word(TaskState.QUEUED), T.state == word(TaskState.RUNNING)))
    .group_by(T.pipeline_id)
    .cte("live")
)


def _bin(moment: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.date_bin(
        literal_column(f"interval '{WAVE_SECONDS} seconds'"),
        moment,
        literal_column("timestamptz '2000-01-01 00:00:00+00'"),
    )


_OLD = _bin(func.statement_timestamp() - literal_column(f"interval '{OLD_SECONDS} seconds'"))
_WAVE = func.greatest(_bin(type_coerce(P.created_at, P.created_at.type)), _OLD)
_PAGES = func.coalesce(P.pages, bindparam("typical", type_=Integer()))


def _left(progress: ColumnElement[Any]) -> ColumnElement[Any]:
    return _PAGES * (literal_column("100") - progress)


def _number(value: ColumnElement[Any], scale: float = 1) -> ColumnElement[Any]:
    return cast(func.coalesce(value, literal_column("0")), Float) / literal_column(f"{scale:.1f}")


_ON_CONTAINERS = P.route == word(Route.CONTAINERS)
#: The live work, by wave and by what its tasks are doing: some sixty waves at most, a few rows each. The pipelines are
#: filtered by their partial index, too; else PostgreSQL would take them up one by one. What the dedicated server works on
#: needs no replica; a task that a pipeline has left running in one when it was moved shows as that replica's being busy.
WORK = (
    select(
        _WAVE.label("wave"),
        _live.c.mask,
        func.count().label("pipelines"),
        _epoch(func.min(P.created_at)).label("oldest_at"),
        func.count().filter(P.started_at.is_(None)).label("unstarted"),
        _number(func.sum(_left(_live.c.seen)), 100).label("slides"),
        _number(func.min(_left(_live.c.seen)), 100).label("fewest_slides"),
        _number(func.sum(_left(_live.c.reviewed)), 100).label("reviews"),
        func.coalesce(func.max(_live.c.seen), literal_column("0")).label("highest"),
        func.count().filter(_live.c.seen >= bindparam("trigger", type_=Float())).label("over"),
        _number(func.sum(_live.c.main)).label("main_elapsed"),
        _number(func.sum(_live.c.special)).label("special_elapsed"),
    )
    .select_from(_live.join(P, P.id == _live.c.pipeline_id))
    .where(P.settled_at.is_(None), P.finished_at.is_(None), _ON_CONTAINERS)
    .group_by(literal_column("1"), literal_column("2"))
)

_held = (
    select(T.server_id, func.count().label("tasks"))
    .where(T.state == word(TaskState.RUNNING))
    .group_by(T.server_id)
    .cte("held")
)
#: The workers that were heard of within the hour, with the tasks that each holds.
SERVERS = (
    select(
        S.id,
        S.container_id,
        S.server_type,
        S.created_at,
        (S.status == word("draining")).label("draining"),
        (S.last_heartbeat > NOW - literal_column(f"interval '{STALE_SECONDS} seconds'")).label("alive"),
        func.coalesce(_held.c.tasks, literal_column("0")).label("held"),
    )
    .select_from(S)
    .outerjoin(_held, _held.c.server_id == S.id)
    .where(
        S.status != word("stopped"),
        S.last_heartbeat > NOW - literal_column(f"interval '{FORGOTTEN_SECONDS} seconds'"),
    )
    .order_by(S.created_at, S.id)
)
LAST_UPLOAD = (
    select(P.created_at).where(_ON_CONTAINERS).order_by(P.created_at.desc(), P.id).limit(literal_column("1"))
)


HEARD_OF = select(S.container_id).where(
    S.container_id == any_(bindparam("listed", type_=ARRAY(Text()))),
)


@dataclass(frozen=True)
class Server:
    """A worker. `held` counts its tasks; `pools` are the queues that it takes from."""

    id: str
    container_id: str | None
    pools: frozenset[str]
    created_at: dt.datetime
    draining: bool
    alive: bool
    held: int


def live_work(db: Connection, *, typical_pages: int, trigger: float) -> list[Group]:
    """The live work of the pools, oldest wave first.

    `trigger` is a progress in percent; `typical_pages` stands for pages not known.
    """
    rows = db.execute(WORK, {"typical": typical_pages, "trigger": trigger}).all()
    return sorted((Group(**row._mapping) for row in rows), key=lambda group: (group.wave, -group.mask))


def live_servers(db: Connection) -> list[Server]:
    """The workers heard of within the hour, the oldest first."""
    return [
        Server(
            row.id,
            row.container_id,
            _pools(row.server_type),
            created_at=row.created_at,
            draining=row.draining,
            alive=row.alive,
            held=row.held,
        )
        for row in db.execute(SERVERS)
    ]


def heard_of(db: Connection, replica_ids: Collection[str]) -> frozenset[str]:
    """Of these replicas, those in which a worker said that it runs there, at any time within the last days."""
    return frozenset(filter(None, db.execute(HEARD_OF, {"listed": list(replica_ids)}).scalars()))


def _pools(server_type: str) -> frozenset[str]:
    return frozenset(server_type.rpartition("_")[0].split("_"))


def last_upload(db: Connection) -> dt.datetime | None:
    """When the newest pipeline for containers was made."""
    moment: dt.datetime | None = db.execute(LAST_UPLOAD).scalar_one_or_none()
    return moment
