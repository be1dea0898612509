"""When a message is due: never sent, given back, or gone. What the record decides alone, without a broker."""

import time
import uuid

import pytest
from sqlalchemy import text

from pipeline import lifecycle, recovery, servers
from pipeline.database import transaction
from pipeline.errors import AnalysisError, Draining, LeaseLost
from pipeline.graph import TASKS, Queue, Task
from pipeline.recovery import BrokerState, Outbox
from pipeline.settings import get_settings
from tests.service.test_lifecycle import claimed, done, let_leases_run_out, new_pipeline, reap, skip_delays
from workers.lease import Lease

pytestmark = pytest.mark.usefixtures("database")

VISUAL, FEEDBACK, MAIN, *_ = TASKS
EMPTY = BrokerState(empty=frozenset({Queue.VISION, Queue.TEXT}))


def grow_older(seconds: float) -> None:
    past = "- :s * interval '1 second'"
    statement = (
        f"UPDATE pipeline_tasks SET dispatched_at = dispatched_at {past}, queued_at = queued_at {past}"
    )
    with transaction() as db:
        db.execute(text(statement), {"s": seconds})


def due(pipeline_id: uuid.UUID, broker: BrokerState | None = None) -> tuple[Task, ...]:
    assert set(recovery.due_pipelines(broker or BrokerState())) <= {pipeline_id}
    return recovery.take_outbox(pipeline_id, broker).due


@pytest.fixture
def sent() -> uuid.UUID:
    pipeline_id = new_pipeline()
    assert due(pipeline_id) == (VISUAL, FEEDBACK)
    assert due(pipeline_id) == ()
    return pipeline_id


def test_feedback_lets_the_decks_of_five_minutes_go_first_and_is_then_sent_again_in_its_turn() -> None:
    pipeline_id = new_pipeline()
    assert recovery.take_outbox(pipeline_id).yielding == (FEEDBACK,)
    grow_older(299)
    assert due(pipeline_id) == ()
    grow_older(2)
    again = recovery.take_outbox(pipeline_id)
    assert (again.due, again.yielding) == ((FEEDBACK,), ())
    assert due(pipeline_id) == ()


def test_feedback_that_has_begun_once_lets_nobody_go_first(sent: uuid.UUID) -> None:
    lifecycle.release(claimed(sent, FEEDBACK), "test")
    again = recovery.take_outbox(sent)
    assert (again.due, again.yielding) == ((FEEDBACK,), ())
    grow_older(301)
    assert due(sent) == ()


def test_feedback_that_later_decks_go_before_is_not_taken_to_be_lost(sent: uuid.UUID) -> None:
    grow_older(40)
    later = new_pipeline()
    recovery.take_outbox(later)
    claimed(later, VISUAL)
    assert due(sent) == (VISUAL,), "both pipelines' analyses are first in, first out"
    claimed(later, FEEDBACK)
    assert recovery.take_outbox(sent).due == (FEEDBACK,)


def test_a_released_task_is_due_at_once(sent: uuid.UUID) -> None:
    lifecycle.release(claimed(sent, VISUAL), "test")
    assert VISUAL in due(sent)


def test_a_task_whose_worker_died_is_due_at_once(sent: uuid.UUID) -> None:
    claimed(sent, VISUAL)
    let_leases_run_out()
    reap()
    assert VISUAL in due(sent)


def test_a_failed_task_is_due_after_its_delay_and_not_before(sent: uuid.UUID) -> None:
    lifecycle.fail(claimed(sent, VISUAL), AnalysisError("busy"))
    assert VISUAL not in due(sent)
    skip_delays()
    assert due(sent) == (VISUAL,)


def test_a_task_that_a_person_puts_back_is_due_at_once(sent: uuid.UUID) -> None:
    lifecycle.cancel(sent)
    lifecycle.retry(sent)
    assert due(sent) == (VISUAL, FEEDBACK)


def test_what_could_not_be_published_is_due_at_once(sent: uuid.UUID) -> None:
    recovery.put_back(Outbox(sent, (VISUAL,), (MAIN,)))
    assert due(sent) == (VISUAL,)


def test_what_the_broker_has_forgotten_is_due(sent: uuid.UUID) -> None:
    assert due(sent, BrokerState(recovery.now())) == (VISUAL, FEEDBACK)


def test_an_empty_queue_is_believed_after_a_while_and_then_ever_later(sent: uuid.UUID) -> None:
    assert due(sent, EMPTY) == ()
    grow_older(16)
    assert due(sent, EMPTY) == (VISUAL, FEEDBACK)
    grow_older(16)
    assert due(sent, EMPTY) == (), "they were sent twice, so they get twice the time"
    grow_older(16)
    assert due(sent, EMPTY) == (VISUAL, FEEDBACK)


def test_in_a_long_queue_a_second_sending_multiplies_nothing(sent: uuid.UUID) -> None:
    waiting = [new_pipeline() for _ in range(3)]
    for pipeline_id in waiting:
        recovery.take_outbox(pipeline_id)
    grow_older(40)
    recovery.put_back(Outbox(sent, (VISUAL,), ()))
    recovery.take_outbox(sent)
    claimed(sent, VISUAL)  # by its first message, the oldest of all
    assert due(sent) == (), "nor is any other pipeline due"


def test_finish_is_missed_only_after_its_grace() -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, *TASKS)
    assert recovery.unfinished() == []
    with transaction() as db:
        db.execute(text("UPDATE pipelines SET settled_at = settled_at - interval '6 seconds'"))
    assert recovery.unfinished() == [pipeline_id]


def test_a_lease_is_renewed_while_a_step_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKFLOW_LEASE_SECONDS", "1")
    monkeypatch.setenv("DECKFLOW_RENEW_SECONDS", "0.2")
    get_settings.cache_clear()
    with Lease(claimed(new_pipeline(), VISUAL)):
        time.sleep(1.5)
        assert reap() == []


def test_a_checkpoint_says_that_the_server_drains_or_that_the_lease_is_lost() -> None:
    servers.register("worker", [Queue.VISION], concurrency=1)
    pipeline_id = new_pipeline()
    lease = Lease(claimed(pipeline_id, VISUAL))
    lease.checkpoint(1)
    servers.drain("worker")
    with pytest.raises(Draining):
        lease.checkpoint(2)
    lifecycle.cancel(pipeline_id)
    with pytest.raises(LeaseLost):
        lease.checkpoint(3)


def test_a_heartbeat_finds_out_that_its_server_was_forgotten() -> None:
    assert not servers.heartbeat("worker")
    servers.register("worker", [Queue.VISION], concurrency=1)
    assert servers.heartbeat("worker")
