"""Which pools can't be started just now, so that work should go to the queue `dedicated`. It changes nothing.

The scaler notes it in `pool_memory`: that start-ups fail, that a provider is away, that a cap is reached. Whoever routes
pipelines asks here.
"""

from typing import Any

from sqlalchemy import ColumnElement, case, func, literal_column, or_, select

from pipeline.database import autocommit
from pipeline.graph import Queue
from pipeline.models import NOW, PoolMemory
from pipeline.moves import word

M = PoolMemory

#: What a scaler said that has not ticked for so many seconds counts no more: nobody runs it, or nobody wants it to.
SCALER_GONE = 3600

_SPENT = {period: M.spend[period].as_integer() >= literal_column("100") for period in ("day", "month")}
_REASON: ColumnElement[Any] = case(
    (M.fallback_reason.is_not(None), M.fallback_reason),
    *((spent, word(f"the cap of the {period} is reached")) for period, spent in _SPENT.items()),
)
RAISED = select(M.pool, _REASON.label("reason")).where(
    or_(M.fallback_since.is_not(None), *_SPENT.values()),
    M.ticked_at > NOW - literal_column(f"interval '{SCALER_GONE} seconds'"),
)
_raised = RAISED.subquery("raised_pools")
#: The same in one text, None as a rule; for a statement that writes it down.
WHY = select(func.string_agg(_raised.c.pool + word(": ") + _raised.c.reason, word("; "))).scalar_subquery()


def raised() -> dict[Queue, str]:
    """The queues whose pools can't be started in time, or not be paid, each with the reason; as a rule none."""
    with autocommit() as db:
        return {Queue(row.pool): row.reason for row in db.execute(RAISED)}
