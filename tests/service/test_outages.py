"""How long a task waits for a model server or a store that is away: an outage is no failure of the work."""

import uuid

import pytest
from sqlalchemy import text

from pipeline import lifecycle, queries
from pipeline.database import transaction
from pipeline.errors import AnalysisError, ServiceUnavailable
from pipeline.graph import Task
from pipeline.lifecycle import Refusal
from pipeline.queries import TaskView
from pipeline.settings import get_settings
from pipeline.states import TaskState
from tests.service.test_lifecycle import FEEDBACK, MAIN, VISUAL, claimed, new_pipeline, skip_delays, states

pytestmark = pytest.mark.usefixtures("database")

AWAY = AnalysisError("The model server can't be reached.", code="unreachable", unavailable=True)


def task(pipeline_id: uuid.UUID, name: Task = VISUAL) -> TaskView:
    return queries.get_pipeline(pipeline_id).tasks[name]


def put_off(
    pipeline_id: uuid.UUID, error: Exception = AWAY, *, name: Task = VISUAL, advanced: bool = False
) -> float:
    """An attempt that meets an outage; returns for how many seconds the task is put off, or 0 where it has failed."""
    lifecycle.fail(claimed(pipeline_id, name), error, advanced=advanced)
    found = task(pipeline_id, name)
    return (found.retry_at - found.queued_at).total_seconds() if found.retry_at and found.queued_at else 0


def let_pass(seconds: float) -> None:
    """Let every outage have begun so much earlier, and let what waits be due."""
    earlier = text(
        "UPDATE task_events SET detail = jsonb_build_object('away_since',"
        " (detail ->> 'away_since')::timestamptz - :seconds * interval '1 second') WHERE detail ? 'away_since'"
    )
    with transaction() as db:
        db.execute(earlier, {"seconds": seconds})
    skip_delays()


def test_an_outage_of_half_an_hour_is_survived_and_costs_no_failure() -> None:
    pipeline_id, away, tries = new_pipeline(), 0.0, 0
    while away < 30 * 60:
        wait = put_off(pipeline_id)
        let_pass(wait + 20)  # what an attempt takes until it finds nobody
        away, tries = away + wait + 20, tries + 1
    assert tries < 15
    lifecycle.succeed(claimed(pipeline_id, VISUAL), {"ok": True})
    assert (task(pipeline_id).failures, states(pipeline_id)[MAIN]) == (0, TaskState.QUEUED)


def test_a_task_waits_as_long_as_the_outage_has_lasted_within_limits() -> None:
    pipeline_id, waits = new_pipeline(), []
    for seconds in (0, 60, 90, 900):
        waits.append(put_off(pipeline_id))
        assert lifecycle.claim(pipeline_id, VISUAL, "worker") is Refusal.NOT_READY
        let_pass(seconds)
    waits.append(put_off(pipeline_id))
    assert waits == pytest.approx([15, 15, 60, 150, 300], abs=2)


def test_while_it_waits_it_says_for_what() -> None:
    pipeline_id = new_pipeline()
    put_off(pipeline_id)
    found = task(pipeline_id)
    assert (found.state, found.error_code, found.error) == (TaskState.QUEUED, "unreachable", str(AWAY))
    assert queries.history(pipeline_id)[-1].reason == "put off: unreachable"


def test_an_outage_without_end_fails_the_task_and_says_how_long_it_was() -> None:
    pipeline_id = new_pipeline()
    put_off(pipeline_id)
    let_pass(get_settings().outage_seconds)
    assert put_off(pipeline_id) == 0
    found = task(pipeline_id)
    assert (found.state, found.failures, found.error_code) == (TaskState.FAILED, 1, "unreachable")
    assert found.error == f"{AWAY} It has been so for 60 minutes."
    assert states(pipeline_id)[MAIN] is TaskState.BLOCKED


def test_whatever_else_happens_to_the_task_ends_the_outage() -> None:
    pipeline_id = new_pipeline()
    put_off(pipeline_id)
    let_pass(3_000)
    lifecycle.release(claimed(pipeline_id, VISUAL), "worker stopped")
    assert put_off(pipeline_id) == pytest.approx(15, abs=1)
    let_pass(3_000)
    lifecycle.fail(claimed(pipeline_id, VISUAL), AnalysisError("It talks in circles."))
    skip_delays()
    assert put_off(pipeline_id) == pytest.approx(15, abs=1)
    assert task(pipeline_id).failures == 1


def test_progress_begins_the_outage_anew() -> None:
    pipeline_id = new_pipeline()
    for _ in range(3):
        assert put_off(pipeline_id, advanced=True) == pytest.approx(15, abs=1)
        let_pass(3_000)
    assert put_off(pipeline_id) == pytest.approx(300, abs=1)


def test_a_person_who_retries_begins_anew() -> None:
    pipeline_id = new_pipeline()
    for _ in range(2):
        put_off(pipeline_id)
        let_pass(get_settings().outage_seconds)
    assert task(pipeline_id).state is TaskState.FAILED
    lifecycle.retry(pipeline_id)
    assert put_off(pipeline_id) == pytest.approx(15, abs=1)


def test_one_tasks_outage_is_not_anothers() -> None:
    first, second = new_pipeline(), new_pipeline()
    put_off(first)
    let_pass(3_000)
    assert put_off(first, name=FEEDBACK) == pytest.approx(15, abs=1)
    assert put_off(second) == pytest.approx(15, abs=1)
    assert put_off(first) == pytest.approx(300, abs=1)


def test_a_store_that_is_away_is_waited_for_as_well() -> None:
    pipeline_id = new_pipeline()
    put_off(pipeline_id, ServiceUnavailable("The document store does not answer."))
    assert (task(pipeline_id).state, task(pipeline_id).failures) == (TaskState.QUEUED, 0)
