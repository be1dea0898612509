"""Learned figures from the record: boots, task times, uploads. It decides nothing and owns no table.

The newest observations count, and of those the older ones less: an observation weighs half after `HALF_LIFE`. A figure that
rests on few leans on the PRD's; a model that was exchanged is learned anew within some twenty decks.
"""

import datetime as dt
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, bindparam, func, literal_column, select
from sqlalchemy.types import Text

from pipeline.graph import MAIN_TASK, Queue, Route, Task, tasks_of
from pipeline.models import Document, Pipeline, PipelineTask, ReplicaSession
from pipeline.moves import word
from scaler.policy.learned import GAP_EDGES, TRUST, WEEK, Gaps, Learned, busy_hours, hour_of_week
from scaler.policy.snapshot import Pool
from scaler.policy.spread import LEVELS, Spread
from scaler.shares import Run, divide

#: Observations that are looked at: decks, boots, uploads. A hundred decks are six hundred tasks.
KEPT_DECKS, KEPT_BOOTS, KEPT_UPLOADS = 100, 200, 1000
#: Seconds after which an observation weighs half: a week, in which every hour of the week has come once.
HALF_LIFE = 7 * 86_400.0
#: Seconds for which learned figures are used again.
FRESH = 60.0

# The dedicated server has a GPU of its own, and its decks start no replica: nothing is learned from them.
_ON_CONTAINERS = Pipeline.route == word(Route.CONTAINERS)
# The limits stand in the SQL itself: PostgreSQL plans without a look at parameters, and would read all rows for one.
_settled = (
    select(Pipeline.id, Document.pages, Pipeline.settled_at)
    .join(Document, Document.sha256 == Pipeline.document_sha256)
    .where(Pipeline.settled_at.is_not(None), _ON_CONTAINERS)
    .order_by(Pipeline.settled_at.desc())
    .limit(literal_column(str(KEPT_DECKS)))
    .cte("settled")
)
#: What ran of the pipelines that ended last; the last attempt of each task.
TASK_TIMES = (
    select(
        _settled.c.pages,
        PipelineTask.pipeline_id,
        PipelineTask.task,
        PipelineTask.state,
        PipelineTask.server_id,
        PipelineTask.started_at,
        PipelineTask.ended_at,
    )
    .select_from(_settled)
    .join(PipelineTask, PipelineTask.pipeline_id == _settled.c.id)
    .where(PipelineTask.started_at.is_not(None), PipelineTask.ended_at.is_not(None))
)
UPLOADS = (
    select(Pipeline.created_at)
    .where(_ON_CONTAINERS)
    .order_by(Pipeline.created_at.desc(), Pipeline.id)
    .limit(literal_column(str(KEPT_UPLOADS)))
)
BOOTS = (
    select(ReplicaSession.ordered_at, ReplicaSession.ready_at)
    .where(
        ReplicaSession.pool == bindparam("of_pool", type_=Text()),
        ReplicaSession.ready_at.is_not(None),
    )
    .order_by(ReplicaSession.ordered_at.desc())
    .limit(literal_column(str(KEPT_BOOTS)))
)
NOW = select(func.clock_timestamp())

#: A duration in seconds, and how much it weighs.
Observation = tuple[float, float]


def learn(db: Connection) -> Learned:
    """The figures as the record has them now."""
    now: dt.datetime = db.execute(NOW).scalar_one()
    prior = Learned()
    times = _task_times(db.execute(TASK_TIMES).all(), now)
    return Learned(
        vision_boot=blend(_boots(db, Pool.VISION, now), prior.vision_boot),
        text_boot=blend(_boots(db, Pool.TEXT, now), prior.text_boot),
        slide=blend(times["slide"], prior.slide),
        slides=blend(times["slides"], prior.slides),
        main=blend(times["main"], prior.main),
        special=blend(times["special"], prior.special),
        gaps=gaps_of([row.created_at.timestamp() for row in db.execute(UPLOADS)], now.timestamp()),
    )


class Memory:
    """The learned figures of this process, looked up again after `FRESH` seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._learned: Learned | None = None
        self._until = 0.0

    def learned(self, db: Connection) -> Learned:
        """The figures, not older than `FRESH`."""
        if self._learned is None or self._clock() >= self._until:
            self._learned, self._until = learn(db), self._clock() + FRESH
        return self._learned


def _weight(age: dt.timedelta) -> float:
    return float(0.5 ** (max(age.total_seconds(), 0.0) / HALF_LIFE))


def _boots(db: Connection, pool: Pool, now: dt.datetime) -> list[Observation]:
    return [
        ((row.ready_at - row.ordered_at).total_seconds(), _weight(now - row.ready_at))
        for row in db.execute(BOOTS, {"of_pool": pool.value})
    ]


def _task_times(rows: Sequence[Any], now: dt.datetime) -> dict[str, list[Observation]]:
    """GPU-seconds of tasks, from when they ran and what ran beside them on the same worker."""
    used = _seconds_used(rows)
    found: dict[str, list[Observation]] = defaultdict(list)
    for row in rows:
        if row.state != "succeeded":
            continue
        seconds, weight = used[row.pipeline_id, row.task], _weight(now - row.ended_at)
        if row.task in tasks_of(Queue.VISION):
            found["slide"].append((seconds / max(row.pages, 1), weight))
        else:
            found["main" if row.task is MAIN_TASK else "special"].append((seconds, weight))
        if row.task is Task.VISUAL_ANALYSIS:
            found["slides"].append((row.pages, weight))
    return found


def _seconds_used(rows: Sequence[Any]) -> dict[Any, float]:
    by_server: dict[str | None, list[Run[Any]]] = defaultdict(list)
    for row in rows:
        start, end = (int(at.timestamp() * 1e6) for at in (row.started_at, row.ended_at))
        by_server[row.server_id].append(Run((row.pipeline_id, row.task), start, max(end, start + 1)))
    return {key: float(used) / 1e6 for runs in by_server.values() for key, used in divide(runs).items()}


def blend(observations: list[Observation], prior: Spread) -> Spread:
    """The spread of observed durations, leaning on `prior` where they weigh little; `prior` itself without any."""
    weight = sum(weight for _, weight in observations)
    if weight <= 0:
        return prior
    ordered = sorted(observations)
    mean = sum(seconds * share for seconds, share in ordered) / weight
    variance = sum(share * (seconds - mean) ** 2 for seconds, share in ordered) / weight
    knots, reached, place = [], ordered[0][1], 0
    for level in LEVELS:
        while reached < level * weight and place < len(ordered) - 1:
            place += 1
            reached += ordered[place][1]
        knots.append(ordered[place][0])
    return Spread(tuple(knots), mean, variance, weight).blended(prior, TRUST)


def gaps_of(newest_first: Sequence[float], now: float) -> Gaps:
    """How uploads follow each other, from their times in seconds since 1970; older gaps count less."""
    counts = [0.0] * (len(GAP_EDGES) + 1)
    for later, earlier in pairwise(newest_first):
        weight = 0.5 ** (max(now - later, 0.0) / HALF_LIFE)
        counts[bisect_right(GAP_EDGES, later - earlier)] += weight
    span = newest_first[0] - newest_first[-1] if newest_first else 0.0
    return Gaps(tuple(counts), _hourly(newest_first) if span >= WEEK else Gaps().hourly)


def _hourly(uploads: Iterable[float]) -> tuple[float, ...]:
    by_hour = [0.0] * 168
    for at in uploads:
        by_hour[hour_of_week(at)] += 1
    return busy_hours(by_hour)
