"""The lifecycle of a pipeline, against a real PostgreSQL."""

import contextlib
import traceback
import uuid
from itertools import pairwise
from typing import Any

import psycopg
import pytest
from sqlalchemy import event, text, update
from sqlalchemy.exc import OperationalError

from pipeline import lifecycle, queries, recovery, servers, visual_cache
from pipeline.database import engine, transaction
from pipeline.errors import (
    AnalysisError,
    DocumentError,
    DocumentFault,
    LeaseLost,
    NotAllowed,
    NotFound,
    RecordError,
)
from pipeline.graph import TASKS, Queue, Task
from pipeline.lifecycle import Claim, Refusal
from pipeline.models import NOW, PipelineTask
from pipeline.settings import get_settings
from pipeline.states import PipelineState, TaskState
from pipeline.visual_cache import Shelf
from tests.service.barrier import at_once

pytestmark = pytest.mark.usefixtures("database")

VISUAL, FEEDBACK, MAIN, CLINICAL, REGULATORY, SCIENCE = TASKS
SHA = "ab" * 32


def new_pipeline(choices: dict[Task, dict[str, Any]] | None = None) -> uuid.UUID:
    return lifecycle.add_document_processing_pipeline(
        SHA, "deck.pdf", size=1, pages=3, analyst="layout", template="general", choices=choices
    )


def claimed(pipeline_id: uuid.UUID, task: Task, server_id: str = "worker") -> Claim:
    claim = lifecycle.claim(pipeline_id, task, server_id)
    assert isinstance(claim, Claim), claim
    return claim


def done(pipeline_id: uuid.UUID, *tasks: Task) -> None:
    for task in tasks:
        lifecycle.succeed(claimed(pipeline_id, task), {"by": task})


def states(pipeline_id: uuid.UUID) -> dict[Task, TaskState]:
    return {name: task.state for name, task in queries.get_pipeline(pipeline_id).tasks.items()}


def let_leases_run_out() -> None:
    with transaction() as db:
        past = NOW - text("interval '1 second'")
        db.execute(
            update(PipelineTask).where(PipelineTask.state == TaskState.RUNNING).values(lease_until=past)
        )


def reap() -> list[Task]:
    """What the reconciler does about leases that ran out."""
    return [task for pipeline_id in recovery.run_out() for task in recovery.expire(pipeline_id)]


def skip_delays() -> None:
    with transaction() as db:
        db.execute(update(PipelineTask).where(PipelineTask.retry_at.is_not(None)).values(retry_at=NOW))


def test_a_new_pipeline_has_its_first_layer_queued_and_the_rest_waiting() -> None:
    expected = [TaskState.QUEUED] * 2 + [TaskState.WAITING] * 4
    pipeline_id = new_pipeline()
    assert list(states(pipeline_id).values()) == expected
    assert queries.get_pipeline(pipeline_id).state is PipelineState.QUEUED


def test_progress_is_weighted_and_never_goes_back() -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, FEEDBACK)
    claim = claimed(pipeline_id, VISUAL)
    lifecycle.report_progress(claim, 50)
    lifecycle.report_progress(claim, 30)
    assert queries.get_pipeline(pipeline_id).progress == 20 + 10


def test_success_makes_what_waited_due_and_the_last_one_settles() -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, VISUAL)
    assert states(pipeline_id)[MAIN] is TaskState.QUEUED
    done(pipeline_id, FEEDBACK, MAIN, CLINICAL, REGULATORY)
    assert lifecycle.succeed(claimed(pipeline_id, SCIENCE), {"ok": True}) is PipelineState.SUCCEEDED


@pytest.mark.parametrize(
    ("prepare", "task", "refusal"),
    [
        (lambda p: done(p, VISUAL), VISUAL, Refusal.ALREADY_SUCCEEDED),
        (lambda p: claimed(p, VISUAL), VISUAL, Refusal.HELD_BY_OTHER),
        (lambda p: None, MAIN, Refusal.NOT_READY),
        (lambda p: lifecycle.cancel(p), VISUAL, Refusal.CANCELLED),
        (lambda p: servers.drain("worker"), VISUAL, Refusal.DRAINING),
    ],
)
def test_a_claim_is_refused_with_its_reason(prepare: Any, task: Task, refusal: Refusal) -> None:
    servers.register("worker", [Queue.VISION], concurrency=1)
    pipeline_id = new_pipeline()
    prepare(pipeline_id)
    assert lifecycle.claim(pipeline_id, task, "worker") is refusal


def test_a_message_eaten_by_a_draining_worker_is_due_again() -> None:
    servers.register("worker", [Queue.VISION], concurrency=1)
    pipeline_id = new_pipeline()
    assert recovery.take_outbox(pipeline_id).due == (VISUAL, FEEDBACK)
    servers.drain("worker")
    lifecycle.claim(pipeline_id, VISUAL, "worker")
    assert recovery.take_outbox(pipeline_id).due == (VISUAL,)


def test_of_many_claimers_at_the_same_instant_one_wins() -> None:
    pipeline_id = new_pipeline()
    found = at_once(pipeline_id, *[lambda: lifecycle.claim(pipeline_id, VISUAL, "worker")] * 4)
    assert sorted(str(type(f)) for f in found) == sorted([str(Claim)] + [str(Refusal)] * 3)


def test_siblings_that_finish_at_the_same_instant_settle_the_pipeline() -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, VISUAL, FEEDBACK, MAIN)
    claims = [claimed(pipeline_id, task) for task in (CLINICAL, REGULATORY, SCIENCE)]
    settled = at_once(pipeline_id, *[lambda c=c: lifecycle.succeed(c, {"ok": True}) for c in claims])
    assert sorted(map(str, settled)) == ["None", "None", "succeeded"]
    assert queries.get_pipeline(pipeline_id).state is PipelineState.SUCCEEDED


def test_what_an_overtaken_attempt_writes_is_refused() -> None:
    pipeline_id = new_pipeline()
    stale = claimed(pipeline_id, VISUAL)
    let_leases_run_out()
    assert reap() == [VISUAL]
    fresh = claimed(pipeline_id, VISUAL)
    for write in (lambda: lifecycle.succeed(stale, {"stale": True}), lambda: lifecycle.renew(stale)):
        with pytest.raises(LeaseLost):
            write()
    lifecycle.succeed(fresh, {"fresh": True})
    assert queries.result_of(pipeline_id, VISUAL) == {"fresh": True}


def test_a_failure_is_tried_again_later_until_the_budget_is_spent() -> None:
    pipeline_id = new_pipeline()
    for attempt in range(1, get_settings().max_failures):
        lifecycle.fail(claimed(pipeline_id, VISUAL), AnalysisError("busy"))
        assert lifecycle.claim(pipeline_id, VISUAL, "worker") is Refusal.NOT_READY, attempt
        skip_delays()
    lifecycle.fail(claimed(pipeline_id, VISUAL), AnalysisError("busy"))
    found = states(pipeline_id)
    assert found[VISUAL] is TaskState.FAILED
    assert {found[task] for task in (MAIN, CLINICAL, REGULATORY, SCIENCE)} == {TaskState.BLOCKED}


def test_a_document_that_cannot_be_read_fails_at_once_with_its_code() -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, FEEDBACK)
    error = DocumentError(DocumentFault.TIMEOUT, "Slide 3 takes too long to draw.")
    assert lifecycle.fail(claimed(pipeline_id, VISUAL), error) is PipelineState.FAILED
    assert queries.get_pipeline(pipeline_id).tasks[VISUAL].error_code == "timeout"


def test_a_task_that_kills_its_workers_is_parked_as_poison() -> None:
    pipeline_id = new_pipeline()
    for _ in range(get_settings().max_losses):
        claimed(pipeline_id, VISUAL)
        let_leases_run_out()
        reap()
    task = queries.get_pipeline(pipeline_id).tasks[VISUAL]
    assert (task.state, task.error_code, task.failures) == (TaskState.FAILED, "poison", 0)


def test_a_pipeline_is_partial_once_its_main_task_succeeded_and_another_did_not() -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, VISUAL, FEEDBACK, MAIN, CLINICAL, REGULATORY)
    error = AnalysisError("no", retryable=False)
    assert lifecycle.fail(claimed(pipeline_id, SCIENCE), error) is PipelineState.PARTIAL


def test_a_released_task_goes_on_from_where_it_was() -> None:
    pipeline_id = new_pipeline()
    claim = claimed(pipeline_id, VISUAL)
    lifecycle.report_progress(claim, 40)
    lifecycle.release(claim, "server drains")
    again = claimed(pipeline_id, VISUAL)
    assert (again.attempt, queries.get_pipeline(pipeline_id).tasks[VISUAL].progress) == (2, 40)


def test_cancelling_stops_the_running_task_at_its_next_renewal() -> None:
    pipeline_id = new_pipeline()
    claim = claimed(pipeline_id, VISUAL)
    assert lifecycle.cancel(pipeline_id) is PipelineState.CANCELLED
    with pytest.raises(LeaseLost):
        lifecycle.renew(claim)
    assert lifecycle.cancel(pipeline_id) is None, "a second time is harmless"


def test_retry_keeps_what_succeeded() -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, VISUAL, FEEDBACK)
    lifecycle.fail(claimed(pipeline_id, MAIN), AnalysisError("no", retryable=False))
    assert lifecycle.retry(pipeline_id) == [MAIN, CLINICAL, REGULATORY, SCIENCE]
    found = states(pipeline_id)
    assert (found[VISUAL], found[MAIN], found[CLINICAL]) == ("succeeded", "queued", "waiting")


def test_a_forced_rerun_resets_everything_downstream() -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, *TASKS)
    with pytest.raises(NotAllowed, match="force"):
        lifecycle.retry(pipeline_id, [VISUAL])
    assert lifecycle.retry(pipeline_id, [VISUAL], force=True) == [VISUAL, MAIN, CLINICAL, REGULATORY, SCIENCE]
    assert states(pipeline_id)[FEEDBACK] is TaskState.SUCCEEDED


def test_a_rerun_with_another_choice_leaves_both_results_and_both_choices_side_by_side() -> None:
    pipeline_id = new_pipeline(choices={CLINICAL: {"model": "small"}})
    done(pipeline_id, *TASKS)
    lifecycle.retry(pipeline_id, [CLINICAL], force=True, revise=lambda task, old: old | {"model": "large"})
    assert claimed(pipeline_id, CLINICAL).choice == {"model": "large"}
    task = queries.get_pipeline(pipeline_id).tasks[CLINICAL]
    assert (task.choice, task.result) == ({"model": "large"}, None)
    (old,) = task.previous
    assert (old.attempt, old.choice, old.result) == (1, {"model": "small"}, {"by": "specialized_clinical"})


def test_a_running_task_can_not_be_reset() -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, VISUAL)
    claimed(pipeline_id, MAIN)
    with pytest.raises(NotAllowed, match="running"):
        lifecycle.retry(pipeline_id, [VISUAL], force=True)


def test_finish_is_claimed_once_for_each_time_a_pipeline_settles() -> None:
    pipeline_id = new_pipeline()
    assert lifecycle.claim_finish(pipeline_id) is None
    done(pipeline_id, *TASKS)
    assert sorted(map(str, at_once(pipeline_id, *[lambda: lifecycle.claim_finish(pipeline_id)] * 2))) == [
        "None",
        "succeeded",
    ]
    lifecycle.retry(pipeline_id, [SCIENCE], force=True)
    done(pipeline_id, SCIENCE)
    assert lifecycle.claim_finish(pipeline_id) is PipelineState.SUCCEEDED


def test_the_history_of_a_task_has_no_gap() -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, VISUAL)
    lifecycle.retry(pipeline_id, [VISUAL], force=True)
    events = [event for event in queries.history(pipeline_id) if event.task is VISUAL]
    assert all(before.to_state is after.from_state for before, after in pairwise(events))


@pytest.mark.parametrize("ask", [lifecycle.cancel, lifecycle.retry, queries.get_pipeline])
def test_an_unknown_pipeline_is_not_found(ask: Any) -> None:
    with pytest.raises(NotFound):
        ask(uuid.uuid4())


def test_a_named_task_that_is_retried_after_a_cancel_still_ends_the_pipeline() -> None:
    pipeline_id = new_pipeline()
    lifecycle.cancel(pipeline_id)
    assert lifecycle.retry(pipeline_id, [VISUAL]) == [VISUAL]
    assert lifecycle.succeed(claimed(pipeline_id, VISUAL), {"ok": True}) is PipelineState.CANCELLED


def test_a_retry_at_the_instant_of_the_success_above_it_strands_nothing() -> None:
    pipeline_id = new_pipeline()
    lifecycle.cancel(pipeline_id)
    lifecycle.retry(pipeline_id, [VISUAL])
    held = claimed(pipeline_id, VISUAL)
    for first in (0, 1):
        calls = [lambda: lifecycle.retry(pipeline_id, [MAIN]), lambda: _succeed_if_held(held)]
        at_once(pipeline_id, calls[first], calls[1 - first])
    assert states(pipeline_id)[MAIN] is TaskState.QUEUED


def _succeed_if_held(held: Claim) -> None:
    with contextlib.suppress(LeaseLost):
        lifecycle.succeed(held, {"ok": True})


def test_a_retry_by_name_brings_back_what_was_blocked_beside_it() -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, VISUAL, FEEDBACK)
    lifecycle.fail(claimed(pipeline_id, MAIN), AnalysisError("no", retryable=False))
    assert lifecycle.retry(pipeline_id, [CLINICAL]) == [MAIN, CLINICAL, REGULATORY, SCIENCE]


def test_a_retry_does_not_wait_for_the_next_try() -> None:
    pipeline_id = new_pipeline()
    lifecycle.fail(claimed(pipeline_id, VISUAL), AnalysisError("busy"))
    assert lifecycle.retry(pipeline_id) == [VISUAL]
    claimed(pipeline_id, VISUAL)


def test_each_try_waits_twice_as_long() -> None:
    pipeline_id, waits = new_pipeline(), []
    for _ in range(2):
        lifecycle.fail(claimed(pipeline_id, VISUAL), AnalysisError("busy"))
        task = queries.get_pipeline(pipeline_id).tasks[VISUAL]
        assert task.retry_at and task.queued_at
        waits.append((task.retry_at - task.queued_at).total_seconds())
        skip_delays()
    assert waits == pytest.approx([120, 240], abs=1)


def test_a_retried_task_has_its_budgets_back() -> None:
    pipeline_id = new_pipeline()
    claimed(pipeline_id, VISUAL)
    let_leases_run_out()
    reap()
    lifecycle.fail(claimed(pipeline_id, VISUAL), AnalysisError("no", retryable=False))
    lifecycle.retry(pipeline_id)
    task = queries.get_pipeline(pipeline_id).tasks[VISUAL]
    assert (task.failures, task.losses) == (0, 0)


def test_what_waited_on_a_parked_task_is_blocked() -> None:
    pipeline_id = new_pipeline()
    for _ in range(get_settings().max_losses):
        claimed(pipeline_id, VISUAL)
        let_leases_run_out()
        reap()
    assert states(pipeline_id)[MAIN] is TaskState.BLOCKED


def test_a_rerun_finds_no_slide_that_a_rerun_of_another_pipeline_has_stored() -> None:
    first, second = new_pipeline(), new_pipeline()
    generations = []
    for pipeline_id in (first, second):
        done(pipeline_id, VISUAL)
        lifecycle.retry(pipeline_id, [VISUAL], force=True)
        generations.append(claimed(pipeline_id, VISUAL).generation)
    assert generations == [1, 2]


def test_of_two_answers_about_a_slide_the_first_stays() -> None:
    new_pipeline()
    shelf = Shelf(SHA, VISUAL, fingerprint="f" * 64, generation=0)
    for value in ({"a": 1}, {"a": 2}):
        visual_cache.keep(shelf, 1, value)
    assert visual_cache.load(shelf, [1]).values == {1: {"a": 1}}


def test_an_unknown_error_keeps_its_text_to_itself() -> None:
    pipeline_id = new_pipeline()
    lifecycle.fail(claimed(pipeline_id, VISUAL), ValueError("postgresql://me:secret@host"))
    assert "secret" not in (queries.get_pipeline(pipeline_id).tasks[VISUAL].error or "")


def test_a_refused_statement_does_not_show_what_was_to_be_written() -> None:
    with pytest.raises(RecordError) as caught:
        lifecycle.add_document_processing_pipeline(
            "not a sha", "SECRET.pdf", size=1, pages=1, analyst="a", template="t"
        )
    assert "SECRET" not in "".join(traceback.format_exception(caught.value))


def test_odd_characters_of_an_answer_are_stored_as_good_as_can_be() -> None:
    pipeline_id = new_pipeline()
    lifecycle.succeed(
        claimed(pipeline_id, VISUAL), {"nul": "a\0b", "surrogate": "\ud800", "fine": "é\\u0000"}
    )
    found = queries.result_of(pipeline_id, VISUAL)
    assert (found["nul"], found["surrogate"]) == ("a\N{REPLACEMENT CHARACTER}b", "?")


def test_a_write_whose_answer_was_lost_counts_as_done() -> None:
    held = claimed(new_pipeline(), VISUAL)
    lost: list[str] = []

    def lose_once(connection: Any) -> None:
        if not lost:
            lost.append("the commit arrives, its answer does not")
            connection.connection.driver_connection.commit()
            raise OperationalError("COMMIT", None, psycopg.OperationalError("connection lost"))

    event.listen(engine(), "commit", lose_once)
    lifecycle.succeed(held, {"ok": True})
    event.remove(engine(), "commit", lose_once)
    assert lost and states(held.pipeline_id)[VISUAL] is TaskState.SUCCEEDED
