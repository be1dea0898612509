"""Whatever dies, the decks come through; nothing is asked twice but what was in flight, nothing is written twice.

In the everyday suite leases, ticks and outages are short; `make acceptance` runs the same with the product's own timings.
"""

import collections
import signal
import time
import uuid

import psutil
import pytest

from pipeline import documents, lifecycle, queries, recovery
from pipeline.graph import TASKS
from pipeline.settings import get_settings
from pipeline.states import PipelineState, TaskState
from tests.services import Postgres, Redis, queue_lists
from tests.system.conftest import SLIDES, Fleet, Timings, new_deck, settled, submit_deck, until

VISUAL, FEEDBACK, MAIN, *_ = TASKS

long = pytest.mark.acceptance


def assert_each_slide_once(fleet: Fleet, *, in_flight: int = 0) -> None:
    calls = collections.Counter(call for call in fleet.traced() if call.startswith(("describe", "review")))
    assert len(calls) == 2 * SLIDES
    assert calls.total() <= 2 * SLIDES + in_flight, calls


def assert_written_once(pipeline_id: uuid.UUID) -> None:
    won = collections.Counter(
        e.task for e in queries.history(pipeline_id) if e.to_state is TaskState.SUCCEEDED
    )
    assert dict(won) == dict.fromkeys(TASKS, 1)


@pytest.mark.parametrize(
    ("call", "victim"),
    [
        ("describe 5", "child"),
        ("describe 5", "parent"),
        pytest.param("describe 1", "child", marks=long),  # between claim and the first slide's result
        pytest.param("describe 1", "parent", marks=long),
        pytest.param("review 11", "parent", marks=long),
        pytest.param("extract", "child", marks=long),
        pytest.param("extract", "parent", marks=long),
        pytest.param("specialize science", "parent", marks=long),
    ],
)
def test_a_process_is_killed_at_work(fleet: Fleet, timings: Timings, call: str, victim: str) -> None:
    (fleet.directory / f"die at {call}").write_text(victim)
    pipeline_id = submit_deck()
    view = settled(fleet, pipeline_id, within=timings.patience)
    assert view.state is PipelineState.SUCCEEDED
    assert sum(task.losses for task in view.tasks.values()) >= 1
    # Both vision tasks may have been under way on the worker that was killed.
    assert_each_slide_once(fleet, in_flight=2)
    assert_written_once(pipeline_id)


def test_a_whole_worker_is_killed_from_outside(fleet: Fleet, timings: Timings) -> None:
    pipeline_id = submit_deck()
    until(fleet, lambda: "describe 4" in fleet.traced())
    fleet.kill(fleet.worker("vision"))
    assert settled(fleet, pipeline_id, within=timings.patience).state is PipelineState.SUCCEEDED
    assert_each_slide_once(fleet, in_flight=2)
    assert_written_once(pipeline_id)


def test_a_message_is_lost_between_commit_and_publish(fleet: Fleet, timings: Timings) -> None:
    deck = documents.accept(new_deck(), settings=get_settings())
    pipeline_id = lifecycle.add_document_processing_pipeline(
        deck.sha256,
        "deck.pdf",
        size=deck.size,
        pages=deck.pages,
        analyst=get_settings().analyst,
        template="general",
    )
    assert recovery.take_outbox(pipeline_id).due == (VISUAL, FEEDBACK)  # and here the web server dies
    assert settled(fleet, pipeline_id, within=timings.patience).state is PipelineState.SUCCEEDED
    assert_written_once(pipeline_id)


def test_a_message_is_lost_between_publish_and_claim(fleet: Fleet, broker: Redis, timings: Timings) -> None:
    fleet.kill(fleet.worker("vision"))
    pipeline_id = submit_deck()
    assert broker.client.delete(*queue_lists("vision")) == 2  # a worker took the messages, and died
    fleet.revive()
    assert settled(fleet, pipeline_id, within=timings.patience).state is PipelineState.SUCCEEDED
    assert_each_slide_once(fleet)


def test_a_worker_that_is_told_to_stop_hands_over_at_the_next_slide(fleet: Fleet, timings: Timings) -> None:
    first = fleet.worker("vision")
    pipeline_id = submit_deck()
    until(fleet, lambda: "describe 3" in fleet.traced())
    first.send_signal(signal.SIGTERM)
    fleet.start("vision")
    view = settled(fleet, pipeline_id, within=timings.patience)
    assert first.wait(30) == 0
    assert (view.state, view.tasks[VISUAL].attempt, view.tasks[VISUAL].losses) == (
        PipelineState.SUCCEEDED,
        2,
        0,
    )
    assert_each_slide_once(fleet)


def test_a_step_too_long_to_wait_for_is_given_back_when_its_worker_is_told_to_stop(fleet: Fleet) -> None:
    slow = fleet.replace("vision", DECKFLOW_TEST_SLIDE_SECONDS="60", DECKFLOW_SOFT_SHUTDOWN_SECONDS="2")
    pipeline_id = submit_deck()
    until(fleet, lambda: {"describe 1", f"review {SLIDES}"} <= set(fleet.traced()))
    slow.send_signal(signal.SIGTERM)
    assert slow.wait(20) == 0
    given_back = [e.task for e in queries.history(pipeline_id) if e.reason == "worker stopped"]
    assert sorted(given_back) == [FEEDBACK, VISUAL]
    lifecycle.cancel(pipeline_id)


def test_a_worker_does_not_outlive_its_launcher(fleet: Fleet) -> None:
    launcher = fleet.worker("vision")
    family = psutil.Process(launcher.pid).children(recursive=True)
    launcher.kill()
    assert psutil.wait_procs(family, timeout=10)[1] == []


def test_redis_is_away_and_comes_back_empty(fleet: Fleet, broker: Redis, timings: Timings) -> None:
    pipelines = [submit_deck() for _ in range(3)]
    until(fleet, lambda: "describe 3" in fleet.traced())
    broker.kill()
    time.sleep(timings.outage)
    broker.start()
    for pipeline_id in pipelines:
        assert settled(fleet, pipeline_id, within=timings.patience).state is PipelineState.SUCCEEDED
        assert_written_once(pipeline_id)
    assert all(process.poll() is None for process in fleet.processes.values()), "a worker died of it"


def test_an_upload_while_redis_is_down_is_accepted_and_done_later(
    fleet: Fleet, broker: Redis, timings: Timings
) -> None:
    broker.kill()
    pipeline_id = submit_deck()
    assert queries.get_pipeline(pipeline_id).state is PipelineState.QUEUED
    time.sleep(timings.outage)
    broker.start()
    assert settled(fleet, pipeline_id, within=timings.patience).state is PipelineState.SUCCEEDED


def test_postgresql_is_restarted_in_the_middle(fleet: Fleet, postgres: Postgres, timings: Timings) -> None:
    pipeline_id = submit_deck()
    until(fleet, lambda: "describe 3" in fleet.traced())
    postgres.restart()
    assert settled(fleet, pipeline_id, within=timings.patience).state is PipelineState.SUCCEEDED
    assert_written_once(pipeline_id)


def test_a_cancelled_pipeline_stops_at_the_next_slide(fleet: Fleet) -> None:
    pipeline_id = submit_deck()
    until(fleet, lambda: "describe 2" in fleet.traced())
    assert lifecycle.cancel(pipeline_id) is PipelineState.CANCELLED
    seen = len(fleet.traced())
    time.sleep(2)
    assert len(fleet.traced()) <= seen + 2
