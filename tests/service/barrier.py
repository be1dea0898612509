"""Real concurrency, without luck: calls that all wait for the same pipeline's lock, and are let go at once."""

import time
import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from sqlalchemy import text

from pipeline import statements
from pipeline.database import engine

_WAITING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
)


def at_once(pipeline_id: uuid.UUID, *calls: Callable[[], Any]) -> list[Any]:
    """Run the calls in threads, each held in its open transaction until all are; returns results, or exceptions."""
    with ThreadPoolExecutor(len(calls)) as pool, engine().connect() as gate, engine().connect() as watch:
        gate.execute(statements.LOCK, {"of_pipeline": pipeline_id})
        futures = [pool.submit(call) for call in calls]
        _wait_until_all_wait(futures, watch)
        gate.rollback()
        return [future.exception() or future.result() for future in futures]


def _wait_until_all_wait(futures: list[Future[Any]], watch: Any) -> None:
    deadline = time.monotonic() + 10
    while watch.execute(_WAITING).scalar_one() < sum(not future.done() for future in futures):
        assert time.monotonic() < deadline, "the calls do not meet at the pipeline's lock"
        watch.rollback()
        time.sleep(0.002)
