"""The time limit of a task: an exception at any line of the main thread, which a library may swallow or wrap."""

import signal
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from celery.exceptions import Ignore, SoftTimeLimitExceeded
from sqlalchemy import Enum, event
from sqlalchemy.exc import StatementError

from pipeline import database as record
from pipeline import queries
from pipeline.graph import Task
from pipeline.settings import get_settings
from pipeline.states import TaskState
from tests.service.looking import VISION, Scripted, fresh, look, new_pipeline
from tests.services import Redis
from workers import execution, stages

MAIN = Task.EXTRACTIONS_AND_TEMPLATE


@pytest.fixture(autouse=True)
def script(database: str, data_dir: Path, broker: Redis, monkeypatch: pytest.MonkeyPatch) -> type[Scripted]:
    return fresh(monkeypatch)


@pytest.fixture(autouse=True)
def time_limit() -> Iterator[None]:
    """The limit strikes in the main thread, as Celery's does."""

    def strike(number: int, frame: object) -> None:
        raise SoftTimeLimitExceeded

    before = signal.signal(signal.SIGUSR1, strike)
    yield
    signal.signal(signal.SIGUSR1, before)


def test_a_task_that_gets_on_may_take_longer_than_its_limit(script: type[Scripted]) -> None:
    script.strikes_at = 5
    pipeline_id = new_pipeline()
    with pytest.raises(Ignore):
        look(pipeline_id)
    task = queries.get_pipeline(pipeline_id).tasks[VISION]
    assert (task.state, task.failures, task.error) == (TaskState.QUEUED, 0, None)


def test_a_task_that_gets_nowhere_within_its_limit_has_failed(script: type[Scripted]) -> None:
    script.strikes_at, script.hangs = 1, True
    pipeline_id = new_pipeline()
    with pytest.raises(SoftTimeLimitExceeded):
        look(pipeline_id)
    assert failure(pipeline_id, VISION) == (1, "time_limit")


def test_a_limit_that_is_swallowed_ends_the_attempt_a_second_later(
    script: type[Scripted], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline_id = new_pipeline()
    look(pipeline_id)
    monkeypatch.setenv("DECKFLOW_TASK_SECONDS", "1")
    get_settings.cache_clear()
    script.hangs = True
    struck = 0

    # When a connection goes back to its pool, SQLAlchemy logs whatever exception there is and goes on.
    def strike(*_: Any) -> None:
        nonlocal struck
        struck += 1
        if struck == 2:  # the first one is the claim's
            signal.raise_signal(signal.SIGUSR1)

    event.listen(record.engine(), "reset", strike)
    with pytest.raises(SoftTimeLimitExceeded):
        execution.perform(MAIN, str(pipeline_id), server_id="worker", stage=stages.extract_and_fill)
    assert struck >= 2 and failure(pipeline_id, MAIN) == (1, "time_limit")


def test_a_limit_that_comes_wrapped_in_a_database_error_is_told_from_one(
    script: type[Scripted], monkeypatch: pytest.MonkeyPatch
) -> None:
    struck: list[BaseException] = []
    convert = Enum._db_value_for_elem

    # SQLAlchemy takes whatever goes wrong while it prepares a statement's values for an error of the statement.
    def strike(self: Enum, value: Any) -> Any:
        if script.asked and not struck and threading.current_thread() is threading.main_thread():
            try:
                signal.raise_signal(signal.SIGUSR1)
            except SoftTimeLimitExceeded as limit:
                struck.append(limit)
                raise
        return convert(self, value)

    monkeypatch.setattr(Enum, "_db_value_for_elem", strike)
    pipeline_id = new_pipeline()
    with pytest.raises(SoftTimeLimitExceeded) as caught:
        look(pipeline_id)
    assert isinstance(caught.value.__cause__, StatementError) and caught.value.__cause__.orig is struck[0]
    assert failure(pipeline_id, VISION) == (1, "time_limit")


def failure(pipeline_id: uuid.UUID, name: Task) -> tuple[int, str | None]:
    task = queries.get_pipeline(pipeline_id).tasks[name]
    return task.failures, task.error_code
