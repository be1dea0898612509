"""Which pools can't be started just now, so that new work should go to the queue `dedicated`. It changes nothing.

The scaler raises and lowers the flag in `pool_memory`; whoever routes documents asks here.
"""

from sqlalchemy import select

from pipeline.database import autocommit
from pipeline.graph import Queue
from pipeline.models import PoolMemory

RAISED = select(PoolMemory.pool, PoolMemory.fallback_reason).where(PoolMemory.fallback_since.is_not(None))


def raised() -> dict[Queue, str]:
    """The queues whose pools can't be started in time, each with the reason; as a rule none."""
    with autocommit() as db:
        return {Queue(row.pool): row.fallback_reason for row in db.execute(RAISED)}
