"""How long a task waits for something that is away: a model server, the document store. It moves no task by itself.

An outage is no failure of the work and costs none of its budgets. Its beginning stands in the event of each postponement,
so that an unbroken row of them is one outage, and whatever else happens to the task ends it.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Float, bindparam, case, cast, func, null, select

from pipeline.database import autocommit, persistently
from pipeline.models import MOMENT, NOW, TaskEvent
from pipeline.moves import (
    FENCED,
    PIPELINE_ID,
    REASON,
    TASK_NAME,
    event,
    log_events,
    move,
    seconds,
    text_of,
    word,
)
from pipeline.states import TaskState

#: Seconds until the first further attempt, and at most between two.
FIRST_WAIT, LONGEST_WAIT = 15.0, 300.0

_AWAY_SINCE = "away_since"
_postponed = move(
    "postponed",
    TaskState.QUEUED,
    FENCED,
    retry_at=NOW + seconds("delay"),
    dispatched_at=null(),
    queued_at=NOW,
    error_code=text_of("with_code"),
    error=text_of("with_error"),
)
_note = func.jsonb_build_object(word(_AWAY_SINCE), bindparam("since", type_=MOMENT))
#: running -> queued: something that the work needs is away.
POSTPONE = select(_postponed.c.attempt).add_cte(log_events(event(_postponed, REASON, _note)))

_last_time = (
    select(cast(TaskEvent.detail[_AWAY_SINCE].astext, MOMENT))
    .where(
        TaskEvent.pipeline_id == PIPELINE_ID,
        TaskEvent.task == TASK_NAME,
        TaskEvent.to_state == word(TaskState.QUEUED),
    )
    .order_by(TaskEvent.id.desc())
    .limit(1)
    .scalar_subquery()
)
_since = func.coalesce(case((bindparam("anew", type_=Boolean()), null()), else_=_last_time), NOW)
_AWAY = select(_since.label("since"), cast(func.extract("epoch", NOW - _since), Float()).label("seconds"))


@dataclass(frozen=True)
class Outage:
    """Since when something has been away for a task, and for how many seconds by now."""

    since: dt.datetime
    seconds: float

    @property
    def wait(self) -> float:
        """Seconds until the next attempt: as many as it has been away, which doubles each wait, within limits."""
        return min(max(self.seconds, FIRST_WAIT), LONGEST_WAIT)


def outage(claim: dict[str, Any], *, anew: bool) -> Outage:
    """The outage that has hit a claimed task: the one for which it was put off the last time, unless it begins `anew`."""

    def work() -> Outage:
        with autocommit() as db:
            return Outage(*db.execute(_AWAY, claim | {"anew": anew}).one())

    return persistently(work)
