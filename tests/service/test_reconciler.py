"""The reconciler: what was lost is found, and what was not is left alone. Real PostgreSQL, real Redis, no worker."""

import base64
import json
import uuid

import pytest
from sqlalchemy import text, update

from pipeline import lifecycle, queries, recovery, servers, statements
from pipeline.database import transaction
from pipeline.graph import TASKS, Queue
from pipeline.models import NOW, PipelineTask
from pipeline.states import PipelineState, TaskState
from tests.conftest import forget_settings
from tests.service.test_lifecycle import MAIN, VISUAL, claimed, done, let_leases_run_out, new_pipeline
from tests.services import Redis, queue_lists
from workers.dispatch import dispatch
from workers.reconciler import reconcile

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def sound(broker: Redis) -> Redis:
    """A broker that the reconciler has met before."""
    reconcile()
    return broker


def waiting(broker: Redis, queue: str = "vision") -> int:
    return sum(int(broker.client.llen(name)) for name in queue_lists(queue))


def lose(broker: Redis, queue: str = "vision") -> None:
    broker.client.delete(*queue_lists(queue))


def sent_ago(seconds: int) -> None:
    with transaction() as db:
        past = NOW - text(f"interval '{seconds} seconds'")
        db.execute(
            update(PipelineTask).where(PipelineTask.dispatched_at.is_not(None)).values(dispatched_at=past)
        )


def dispatched() -> uuid.UUID:
    pipeline_id = new_pipeline()
    assert dispatch(pipeline_id)
    return pipeline_id


def test_messages_that_wait_for_a_replica_are_left_alone(sound: Redis) -> None:
    dispatched()
    sent_ago(3_600)
    reconcile()
    reconcile()
    assert waiting(sound) == 2


def test_after_a_flush_everything_is_sent_again_once(sound: Redis) -> None:
    dispatched()
    sound.client.flushall()
    for _ in range(3):
        reconcile()
    assert waiting(sound) == 2


def test_a_tick_that_dies_before_all_is_sent_leaves_the_rest_to_the_next(
    sound: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    dispatched(), dispatched()
    sound.client.flushall()
    monkeypatch.setattr(recovery, "BATCH", 0)  # a tick that does not get round
    reconcile()
    monkeypatch.undo()
    reconcile()
    assert waiting(sound) == 4


def test_a_message_that_is_gone_is_sent_again_after_a_while(sound: Redis) -> None:
    dispatched()
    lose(sound)
    reconcile()
    assert waiting(sound) == 0, "a worker may be about to claim it"
    sent_ago(16)
    reconcile()
    assert waiting(sound) == 2


def test_a_message_lost_in_a_busy_queue_is_sent_again_only_where_somebody_works(sound: Redis) -> None:
    dispatched(), dispatched()
    sent_ago(601)
    sound.client.rpop("deckflow:vision")
    reconcile()
    assert waiting(sound) == 3
    servers.register("worker", [Queue.VISION], concurrency=1)
    reconcile()
    assert waiting(sound) == 3 + 4


def test_an_upload_while_the_broker_was_down_is_sent(sound: Redis) -> None:
    sound.kill()
    pipeline_id = new_pipeline()
    assert not dispatch(pipeline_id)
    sound.start()
    reconcile()
    assert waiting(sound) == 2


def test_a_task_whose_worker_died_is_queued_and_sent_again(sound: Redis) -> None:
    pipeline_id = dispatched()
    claimed(pipeline_id, VISUAL)
    sound.client.flushdb()
    reconcile()
    let_leases_run_out()
    reconcile()
    task = queries.get_pipeline(pipeline_id).tasks[VISUAL]
    assert (task.state, task.losses) == (TaskState.QUEUED, 1)
    assert waiting(sound) == 2


def test_a_finish_that_was_missed_is_published(sound: Redis) -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, *TASKS)
    with transaction() as db:
        db.execute(text("UPDATE pipelines SET settled_at = settled_at - interval '1 minute'"))
    reconcile()
    assert waiting(sound, "background") == 1


def test_only_one_reconciler_works_at_a_time(sound: Redis) -> None:
    pipeline_id = new_pipeline()
    with recovery.only_one() as alone:
        assert alone
        reconcile()
        assert waiting(sound) == 0
    reconcile()
    assert waiting(sound) == 2
    assert queries.get_pipeline(pipeline_id).state is PipelineState.QUEUED


def test_a_cancelled_pipeline_is_not_sent(sound: Redis) -> None:
    lifecycle.cancel(new_pipeline())
    reconcile()
    assert waiting(sound) == 0


def test_a_message_that_a_later_one_has_overtaken_is_sent_again(sound: Redis) -> None:
    lost = dispatched()
    sent_ago(30)
    sound.client.delete("deckflow:vision")
    later, _ = dispatched(), dispatched()  # due 30 s after the first one was sent
    claimed(later, VISUAL)
    reconcile()
    assert len([e for e in _vision_messages(sound) if str(lost) in e]) == 1


def _vision_messages(broker: Redis) -> list[str]:
    return [
        base64.b64decode(json.loads(raw)["body"]).decode()
        for raw in broker.client.lrange("deckflow:vision", 0, -1)
    ]


def test_one_pipeline_in_trouble_does_not_keep_the_others_from_being_recovered(
    sound: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKFLOW_DATABASE_TIMEOUT", "0.3")
    forget_settings()
    stuck, other = new_pipeline(), new_pipeline()
    claimed(stuck, VISUAL)
    claimed(other, VISUAL)
    let_leases_run_out()
    with transaction() as db:
        db.execute(statements.LOCK, {"of_pipeline": stuck})
        reconcile()
        assert queries.get_pipeline(other).tasks[VISUAL].state is TaskState.QUEUED
    assert queries.get_pipeline(stuck).tasks[VISUAL].state is TaskState.RUNNING


def test_a_missed_finish_is_not_piled_up_while_nobody_takes_it(sound: Redis) -> None:
    done(new_pipeline(), *TASKS)
    with transaction() as db:
        db.execute(text("UPDATE pipelines SET settled_at = settled_at - interval '1 minute'"))
    for _ in range(3):
        reconcile()
    assert waiting(sound, "background") == 1


def test_what_no_chain_carries_is_sent_when_its_turn_comes(sound: Redis) -> None:
    pipeline_id = new_pipeline()
    lifecycle.cancel(pipeline_id)
    lifecycle.retry(pipeline_id, [VISUAL])
    dispatch(pipeline_id)  # with nothing behind it
    lifecycle.retry(pipeline_id, [MAIN])
    done(pipeline_id, VISUAL)
    reconcile()
    assert waiting(sound, "text") == 1
