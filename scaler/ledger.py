"""What replicas cost, by pipeline, day and month, and how well they were used. Reads `replica_sessions` and the record.

The figures are those of the PRD's success metrics; `docs/scaling.md` defines each. It decides nothing.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, and_, any_, bindparam, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, UUID
from sqlalchemy.orm import aliased
from sqlalchemy.types import Text

from pipeline.graph import MAIN_TASK, Route
from pipeline.models import MOMENT, NOW, Pipeline, PipelineTask, TaskEvent
from pipeline.moves import one_of, word
from pipeline.states import TaskState
from scaler import sessions
from scaler.billing import Account, account, by_day, microseconds
from scaler.policy.snapshot import Pool
from scaler.sessions import Session
from scaler.shares import Run

E, P, T = TaskEvent, Pipeline, PipelineTask

#: PRD, success metrics, in seconds: complete within 15 minutes, started within 5, handed from vision to text within 30 s.
COMPLETE, START, HANDOFF = 900, 300, 30
#: A task that began before its replica was seen ready is looked for from so long before on.
SLACK = dt.timedelta(minutes=5)

_over = aliased(E)
_over_at = (
    select(func.min(_over.at))
    .where(
        _over.pipeline_id == E.pipeline_id,
        _over.task == E.task,
        _over.id > E.id,
        _over.from_state == word(TaskState.RUNNING),
    )
    .scalar_subquery()
)
#: The attempts that ran on some servers within a stretch of time, each with its end, or with now.
RUNS = select(
    E.pipeline_id, E.server_id, E.at.label("started"), func.coalesce(_over_at, NOW).label("ended")
).where(
    E.at >= bindparam("since", type_=MOMENT),
    E.at <= bindparam("until", type_=MOMENT),
    E.to_state == word(TaskState.RUNNING),
    E.server_id == any_(bindparam("servers", type_=ARRAY(Text()))),
)
SERVERS_OF = select(E.server_id, func.min(E.at), func.max(E.at)).where(
    E.pipeline_id == bindparam("of_pipeline", type_=UUID()), E.to_state == word(TaskState.RUNNING)
)


def runs_of(db: Connection, replicas: Sequence[Session], now: dt.datetime) -> dict[int, list[Run[str]]]:
    """The tasks that ran on each replica, by pipeline; under the session's id."""
    if not replicas:
        return {}
    parameters = {
        "since": min(one.ordered_at for one in replicas) - SLACK,
        "until": max(one.stopped_at or now for one in replicas),
        "servers": sorted({server for one in replicas for server in one.server_ids}),
    }
    by_server: dict[str, list[Run[str]]] = defaultdict(list)
    for row in db.execute(RUNS, parameters):
        run = Run(str(row.pipeline_id), microseconds(row.started), microseconds(row.ended))
        by_server[row.server_id].append(run)
    return {
        one.id: [run for server in one.server_ids for run in by_server[server]]
        for one in replicas
        if one.id is not None
    }


def settle(db: Connection) -> None:
    """Write how long replicas worked that have ended; a few at a time, whoever ended them."""
    ended = sessions.unsettled(db)
    now = _now(db)
    runs = runs_of(db, ended, now)
    sessions.save(db, [_settled(one, runs.get(one.id or 0, []), now) for one in ended])


def _settled(session: Session, runs: list[Run[str]], now: dt.datetime) -> Session:
    until = microseconds(session.stopped_at or now)
    found = account(session, runs, now)
    active = 0
    if session.ready_at is not None and runs:
        active = max(min(max(run.end for run in runs), until) - microseconds(session.ready_at), 0)
    busy = float(found.busy) / 1e6
    return replace(session, busy_seconds=busy, active_seconds=max(active / 1e6, busy), served=len(runs))


def accounts(
    db: Connection, replicas: Sequence[Session], now: dt.datetime | None = None
) -> list[tuple[Session, Account]]:
    """Each replica with what became of its time."""
    at = now or _now(db)
    runs = runs_of(db, replicas, at)
    return [(one, account(one, runs.get(one.id or 0, []), at)) for one in replicas]


def cost_of(db: Connection, pipeline_id: uuid.UUID) -> Fraction:
    """What a pipeline cost, in dollars: of each replica that worked for it, its share. Grows while one of them still runs."""
    rows = db.execute(SERVERS_OF.group_by(E.server_id), {"of_pipeline": pipeline_id}).all()
    if not rows:
        return Fraction(0)
    used = {row.server_id for row in rows}
    since, until = min(row[1] for row in rows), max(row[2] for row in rows)
    near = [one for one in sessions.within(db, since - SLACK, until + SLACK) if used & set(one.server_ids)]
    costs = (found.costs().get(str(pipeline_id), Fraction(0)) for _, found in accounts(db, near))
    return sum(costs, Fraction(0))


@dataclass(frozen=True)
class PoolBill:
    """One pool over a stretch of time: replicas, seconds, dollars. Replicas count where they were ordered."""

    replicas: int = 0
    billed_seconds: float = 0.0
    busy_seconds: float = 0.0
    active_seconds: float = 0.0
    boot_seconds: float = 0.0
    dollars: Fraction = Fraction(0)


@dataclass(frozen=True)
class Report:
    """The figures of a stretch of whole days, by UTC. Shares are between 0 and 1, None where there is nothing to divide by."""

    since: dt.datetime
    days: list[Fraction]
    pools: dict[Pool, PoolBill]
    decks: int
    completed_in_time: float | None
    started_in_time: float | None
    prewarm_precision: float | None
    prewarm_coverage: float | None

    @property
    def dollars(self) -> Fraction:
        """What was spent."""
        return sum(self.days, Fraction(0))

    @property
    def cost_per_deck(self) -> Fraction | None:
        """All that was spent, divided by the decks that were completed."""
        return self.dollars / self.decks if self.decks else None

    @property
    def utilisation(self) -> float | None:
        """Busy seconds over the seconds from ready to the last task's end, of replicas that have ended."""
        return _share(
            sum(pool.busy_seconds for pool in self.pools.values()),
            sum(pool.active_seconds for pool in self.pools.values()),
        )


_main = aliased(T)
_done = one_of(P.state, ("succeeded", "partial"))
_wait = func.date_part(word("epoch"), _main.started_at - _main.queued_at)
_first = and_(_main.attempt == literal_column("1"), _main.started_at.is_not(None))


def _within(moment: Any, seconds: int) -> Any:
    return moment <= P.created_at + literal_column(f"interval '{seconds} seconds'")


#: Of the pipelines on containers that ended in a stretch of time: completed ones, and how many of them were in time.
DECKS = (
    select(
        func.count().filter(_done).label("decks"),
        func.count().label("ended"),
        func.count().filter(_done, _within(P.settled_at, COMPLETE)).label("completed"),
        func.count().filter(_within(P.started_at, START)).label("started"),
        func.count().filter(_first).label("handed"),
        func.count().filter(_first, _wait <= literal_column(str(HANDOFF))).label("covered"),
    )
    .select_from(P)
    .outerjoin(_main, and_(_main.pipeline_id == P.id, _main.task == word(MAIN_TASK)))
    .where(
        P.settled_at >= bindparam("since", type_=MOMENT),
        P.settled_at < bindparam("until", type_=MOMENT),
        P.route == word(Route.CONTAINERS),
        or_(_done, P.state == word("failed")),
    )
)


def report(db: Connection, since: dt.datetime, days: int) -> Report:
    """The figures of so many days from `since`, midnight by UTC, on."""
    until, now = since + dt.timedelta(days=days), _now(db)
    found = sessions.within(db, since, until)
    decks = db.execute(DECKS, {"since": since, "until": until}).one()
    ordered = [one for one in found if since <= one.ordered_at < until]
    warm = [one for one in ordered if one.pre_warmed and one.pool == Pool.TEXT and one.served is not None]
    return Report(
        since,
        by_day(found, since, days, now=now),
        {pool: _bill([one for one in ordered if one.pool == pool], now) for pool in Pool},
        decks.decks,
        completed_in_time=_share(decks.completed, decks.ended),
        started_in_time=_share(decks.started, decks.ended),
        prewarm_precision=_share(sum(1 for one in warm if one.served), len(warm)),
        prewarm_coverage=_share(decks.covered, decks.handed),
    )


def _bill(replicas: Sequence[Session], now: dt.datetime) -> PoolBill:
    found = [account(one, (), now) for one in replicas]
    return PoolBill(
        len(replicas),
        sum(one.billed for one in found) / 1e6,
        sum(one.busy_seconds or 0.0 for one in replicas),
        sum(one.active_seconds or 0.0 for one in replicas),
        sum(one.boot for one in found) / 1e6,
        sum((one.cost for one in found), Fraction(0)),
    )


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _now(db: Connection) -> dt.datetime:
    moment: dt.datetime = db.execute(select(NOW)).scalar_one()
    return moment
