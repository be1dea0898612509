"""The living snapshot: what a policy is told is what the record, the workers and the broker say."""

import pytest
from sqlalchemy import text

from pipeline import lifecycle, servers
from pipeline.database import transaction
from pipeline.graph import TASKS, Queue
from scaler.fleet import Listing
from scaler.learning import learn
from scaler.policy.config import Scaling
from scaler.policy.learned import Learned
from scaler.policy.snapshot import Budget, Pool, Provider, ReplicaState
from scaler.providers.base import Replica
from scaler.providers.base import ReplicaState as Listed
from scaler.snapshot import Seen, View, look, queue_depths
from tests.service.scaling import passed, rows, wait, work_in
from tests.service.test_lifecycle import FEEDBACK, MAIN, VISUAL, claimed, done, new_pipeline
from tests.services import Redis
from workers.dispatch import dispatch

pytestmark = pytest.mark.usefixtures("database")

LEARNED = Learned()
SLIDE = LEARNED.slide.mean


def seen(*listed: Replica, can_name: bool = True) -> Seen:
    """A look, with these replicas of vision and none of text."""
    listings = {Pool.VISION: Listing("p", listed, can_name=can_name), Pool.TEXT: Listing("p", ())}
    with transaction() as db:
        return look(db, View(Scaling(), LEARNED, Budget(), "p", Provider()), listings)


def booting(name: str = "vision-1", state: Listed = Listed.BOOTING) -> Replica:
    return Replica(name, state, state.value, None, None)


def test_an_upload_is_due_in_vision_and_comes_to_text() -> None:
    new_pipeline()  # of three slides
    vision, text_pool = (seen().snapshot.pool(pool) for pool in Pool)
    assert (vision.due.tasks, vision.due.seconds) == (2, pytest.approx(6 * SLIDE))
    assert (vision.needed_by, text_pool.needed_by, text_pool.active) == (1, 1, 0)
    assert [wave.pipelines for wave in vision.queue] == [1]
    (coming,) = text_pool.coming
    assert (coming.tasks, coming.ahead_seconds) == (4, pytest.approx(3 * SLIDE))
    assert coming.seconds == pytest.approx(LEARNED.text_seconds)


def test_text_is_due_before_the_feedback_of_the_decks_ahead_unless_that_has_waited_for_five_minutes() -> None:
    new_pipeline()
    passed("pipelines", 100)
    new_pipeline()
    assert ahead_of_text() == [pytest.approx(3 * SLIDE), pytest.approx(6 * SLIDE)]
    passed("pipelines", 201)
    new_pipeline()
    *_, last = ahead_of_text()
    assert last == pytest.approx(12 * SLIDE), "three analyses, and the feedback of the first"


def ahead_of_text() -> list[float]:
    """The vision work before the text of each wave that is to come, oldest first."""
    return [wave.ahead_seconds for wave in seen().snapshot.text.coming]


def test_progress_takes_off_what_is_left_and_reaches_the_trigger() -> None:
    claim = claimed(new_pipeline(), VISUAL)
    lifecycle.renew(claim, 90)
    state = seen().snapshot
    assert state.vision.running.seconds == pytest.approx(0.5 * SLIDE)  # a slide in hand counts half
    assert (state.progress.highest_percent, state.progress.over_trigger) == (90, 1)


def test_behind_the_main_task_come_the_specialised_ones() -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, VISUAL)
    state = seen().snapshot.text
    assert (state.due.tasks, state.queue[0].tasks, state.coming) == (1, 4, ())
    claimed(pipeline_id, MAIN)
    state = seen().snapshot.text
    assert (state.running.tasks, state.due.tasks, state.queue[0].tasks) == (1, 0, 3)


def test_a_pool_is_needed_until_the_last_of_its_tasks_has_ended() -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, VISUAL, MAIN)
    assert [seen().snapshot.pool(pool).needed_by for pool in Pool] == [1, 1]
    done(pipeline_id, FEEDBACK)
    assert [seen().snapshot.pool(pool).needed_by for pool in Pool] == [0, 1]
    done(pipeline_id, *TASKS[3:])
    assert [seen().snapshot.pool(pool).needed_by for pool in Pool] == [0, 0]


def test_pipelines_uploaded_together_are_one_wave_and_old_ones_another() -> None:
    for _ in range(3):
        new_pipeline()
    passed("pipelines", 2_000)
    new_pipeline()
    assert [wave.pipelines for wave in seen().snapshot.vision.queue] == [3, 1]


def test_a_replica_is_ready_when_its_worker_says_so_and_not_before() -> None:
    running = booting(state=Listed.READY)
    assert seen(running).snapshot.vision.replicas[0].state is ReplicaState.BOOTING
    wait(100)
    work_in("vision-1")
    (replica,) = seen(running).snapshot.vision.replicas
    assert replica.state is ReplicaState.READY and replica.ready_at is not None
    assert replica.ready_at - replica.ordered_at == pytest.approx(100, abs=5)


@pytest.mark.parametrize(
    "server_id", ["vision-abc@deckflow-vision-x7k2p", "vision-abc@x7k2p", "vision-abc@host"]
)
def test_a_worker_that_cannot_name_its_replica_is_found_by_host_or_by_turn(server_id: str) -> None:
    replica = booting("x7k2p")
    seen(replica, can_name=False)
    servers.register(server_id, [Queue.VISION], concurrency=2)
    (found,) = seen(replica, can_name=False).snapshot.vision.replicas
    assert found.state is ReplicaState.READY


@pytest.mark.parametrize("queue", [Queue.CONTROL, Queue.TEXT])
def test_a_worker_for_other_queues_is_taken_to_be_in_no_replica_of_a_pool(queue: Queue) -> None:
    replica = booting("x7k2p")
    seen(replica, can_name=False)
    servers.register(f"{queue}-abc@host", [queue], concurrency=2)
    (found,) = seen(replica, can_name=False).snapshot.vision.replicas
    assert found.state is ReplicaState.BOOTING


def test_a_replica_is_busy_while_its_worker_holds_tasks_and_idle_after() -> None:
    server = work_in("vision-1")
    seen(booting())
    claim = claimed(new_pipeline(), VISUAL, server)
    (replica,) = seen(booting()).snapshot.vision.replicas
    assert (replica.busy, replica.idle_since) == (1, None)
    lifecycle.succeed(claim, {})
    (replica,) = seen(booting()).snapshot.vision.replicas
    assert replica.busy == 0 and replica.idle_since is not None


def test_a_worker_that_falls_silent_counts_for_a_minute_more() -> None:
    work_in("vision-1")
    seen(booting())
    passed("processing_servers", 600)
    assert [len([*seen(booting()).snapshot.vision.counted()])] == [1]
    passed("replica_sessions", 61)
    assert [*seen(booting()).snapshot.vision.counted()] == []


def test_what_stops_does_not_count_and_what_is_gone_has_ended() -> None:
    seen(booting())
    stopping = seen(booting(state=Listed.STOPPING)).snapshot.vision.replicas
    assert [replica.state for replica in stopping] == [ReplicaState.DRAINING]
    assert seen().snapshot.vision.replicas == ()
    assert rows("replica_sessions")[0].stopped_at is not None


def test_while_a_provider_does_not_answer_its_replicas_are_as_last_seen() -> None:
    seen(booting())
    with transaction() as db:
        view = View(Scaling(), LEARNED, Budget(), "p", Provider())
        found = look(db, view, {Pool.VISION: None, Pool.TEXT: None})
    assert [replica.id for replica in found.snapshot.vision.replicas] == ["vision-1"]


def test_the_broker_is_counted_over_all_priorities(broker: Redis) -> None:
    dispatch(new_pipeline())  # its feedback goes to a list of lower priority
    assert queue_depths() == {Pool.VISION: 2, Pool.TEXT: 0}
    broker.kill()
    assert queue_depths() == {}


def finished(seconds: float, *, number: int = 0, apart: float = 1000.0) -> None:
    """A pipeline that began at an hour of its own, its tasks so long each and begun so far apart."""
    pipeline_id = new_pipeline()
    done(pipeline_id, *TASKS)
    begin = (
        "now() + make_interval(hours => :number, secs => :apart * "
        "array_position(enum_range(NULL::pipeline_task), task))"
    )
    parameters = {"id": pipeline_id, "number": number, "apart": apart, "seconds": seconds}
    with transaction() as db:
        for change in (f"started_at = {begin}", "ended_at = started_at + make_interval(secs => :seconds)"):
            db.execute(text(f"UPDATE pipeline_tasks SET {change} WHERE pipeline_id = :id"), parameters)


def learned() -> Learned:
    with transaction() as db:
        return learn(db)


def test_without_observations_the_figures_are_the_prds() -> None:
    assert learned() == Learned()


def test_figures_lean_on_the_record_the_more_of_it_there_is() -> None:
    means = []
    for number in range(5):
        finished(90.0, number=number)
        means.append(learned().main.mean)
    assert means == sorted(means) and 45 < means[0] < means[-1] < 90
    assert means[-1] == pytest.approx((45 + 90) / 2, rel=0.02)


def test_tasks_that_shared_a_replica_count_for_their_part_of_it() -> None:
    for number in range(5):
        finished(90.0, number=number, apart=0.0)
    assert learned().main.mean == pytest.approx((45 + 90 / 6) / 2)


def test_old_observations_count_less() -> None:
    finished(90.0)
    fresh = learned().main.weight
    for table in ("pipelines", "pipeline_tasks"):
        passed(table, 7 * 86_400)
    assert learned().main.weight == pytest.approx(fresh / 2, rel=0.01)
