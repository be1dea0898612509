"""Two routes: where a pipeline begins, when it is moved, and that a move does nothing twice. No worker."""

import base64
import json
import uuid
from typing import Any

import pytest

from pipeline import fallback, lifecycle, queries, routing, servers
from pipeline.database import transaction
from pipeline.graph import TASKS, Queue, Route
from pipeline.lifecycle import Claim, Refusal
from pipeline.states import PipelineState
from scaler import memory
from scaler.memory import Remembered
from tests.conftest import forget_settings
from tests.service.barrier import at_once
from tests.service.scaling import now, passed, rows
from tests.service.test_lifecycle import FEEDBACK, VISUAL, claimed, done, new_pipeline, skip_delays
from tests.service.test_reconciler import waiting
from tests.services import Redis, queue_lists
from workers.dispatch import dispatch
from workers.reconciler import reconcile

pytestmark = pytest.mark.usefixtures("database")

WHY = "2 start-ups failed in a row"
AWAY = routing.DEDICATED_AWAY


@pytest.fixture
def sound(broker: Redis) -> Redis:
    """A broker that the reconciler has met before."""
    reconcile()
    return broker


@pytest.fixture
def share(monkeypatch: pytest.MonkeyPatch) -> "Share":
    return Share(monkeypatch)


class Share:
    """The settings of routes."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.patch = patch

    def __call__(self, percent: float, *, provider: str = "none") -> None:
        self.patch.setenv("DECKFLOW_CONTAINER_SHARE", str(percent))
        self.patch.setenv("DECKFLOW_PROVIDER", provider)
        forget_settings()


def dedicated_server() -> None:
    servers.register("dedicated-1", [Queue.DEDICATED], concurrency=3)


def raise_fallback(pool: Queue = Queue.VISION) -> None:
    with transaction() as db:
        memory.note(db, Remembered(pool, ticked_at=now(), fallback_since=now(), fallback_reason=WHY))


def end_fallback(pool: Queue = Queue.VISION) -> None:
    with transaction() as db:
        memory.note(db, Remembered(pool, ticked_at=now()))


def route(pipeline_id: uuid.UUID) -> tuple[str, str]:
    """Where it is, and where it was to be."""
    (found,) = (row for row in rows("pipelines") if row.id == pipeline_id)
    return found.route, found.assigned_route


def reasons(pipeline_id: uuid.UUID) -> set[str]:
    return {event.reason for event in queries.history(pipeline_id)}


def dispatched() -> uuid.UUID:
    pipeline_id = new_pipeline()
    assert dispatch(pipeline_id)
    return pipeline_id


def assigned_to(wanted: Route, percent: float = 50) -> uuid.UUID:
    """A pipeline that the share has put there."""
    while True:
        pipeline_id = new_pipeline()
        if routing.assigned(pipeline_id, percent) is wanted:
            return pipeline_id


def claim(pipeline_id: uuid.UUID, via: Queue) -> Claim | Refusal:
    return lifecycle.claim(pipeline_id, VISUAL, str(via), via=via)


# Where a pipeline begins.


def test_by_default_everything_is_for_containers_also_where_a_dedicated_server_is(sound: Redis) -> None:
    dedicated_server()
    assert route(dispatched()) == ("containers", "containers")
    assert (waiting(sound), waiting(sound, "dedicated")) == (2, 0)


def test_on_the_dedicated_route_all_six_tasks_go_by_its_queue(sound: Redis, share: Share) -> None:
    share(0)
    dedicated_server()
    pipeline_id = dispatched()
    assert route(pipeline_id) == ("dedicated", "dedicated")
    messages = [
        json.loads(raw) for name in queue_lists("dedicated") for raw in sound.client.lrange(name, 0, -1)
    ]
    assert {message["headers"]["task"] for message in messages} == {VISUAL, FEEDBACK}
    assert [part["options"]["queue"] for message in messages for part in _behind(message)] == [
        "dedicated"
    ] * 4
    assert (waiting(sound, "vision"), waiting(sound, "text")) == (0, 0)


def _behind(message: Any) -> list[Any]:
    """The signatures that a message carries along: the chain behind its task, groups taken apart."""
    _, _, embed = json.loads(base64.b64decode(message["body"]))
    return [leaf for part in embed["chain"] or [] for leaf in part["kwargs"].get("tasks", [part])]


def test_the_share_is_kept_by_what_is_written(share: Share) -> None:
    share(50)
    dedicated_server()
    for _ in range(20):
        pipeline_id = new_pipeline()
        assert route(pipeline_id) == (routing.assigned(pipeline_id, 50),) * 2
        assert reasons(pipeline_id) == {"created"}


def test_without_a_dedicated_server_its_share_goes_to_containers_too(share: Share) -> None:
    share(50)
    pipeline_id = assigned_to(Route.DEDICATED)
    assert route(pipeline_id) == ("containers", "dedicated")
    assert reasons(pipeline_id) == {"created on containers: no dedicated server is there"}


def test_where_nothing_is_for_containers_all_wait_for_the_dedicated_server(
    sound: Redis, share: Share
) -> None:
    share(0)
    assert route(dispatched()) == ("dedicated", "dedicated")
    assert waiting(sound, "dedicated") == 2


def test_while_a_pool_can_not_start_new_pipelines_begin_on_the_dedicated_server() -> None:
    dedicated_server()
    raise_fallback(Queue.TEXT)
    pipeline_id = new_pipeline()
    assert route(pipeline_id) == ("dedicated", "containers")
    assert reasons(pipeline_id) == {f"created on dedicated: text: {WHY}"}


# What is moved.


def test_what_is_due_goes_on_at_the_dedicated_server_when_its_pool_can_not_start(sound: Redis) -> None:
    pipeline_id = dispatched()
    dedicated_server()
    reconcile()
    assert route(pipeline_id) == ("containers", "containers")
    raise_fallback()
    reconcile()
    assert route(pipeline_id) == ("dedicated", "containers")
    assert waiting(sound, "dedicated") == 2
    assert f"moved to dedicated: vision: {WHY}" in reasons(pipeline_id)


def test_without_a_dedicated_server_they_wait_where_they_are(sound: Redis) -> None:
    pipeline_id = dispatched()
    servers.register("vision-1", [Queue.VISION], concurrency=1)
    raise_fallback()
    reconcile()
    assert route(pipeline_id) == ("containers", "containers")
    assert waiting(sound, "dedicated") == 0


def test_a_server_that_stops_or_is_silent_is_none(sound: Redis) -> None:
    pipeline_id = dispatched()
    raise_fallback()
    dedicated_server()
    servers.drain("dedicated-1")
    reconcile()
    dedicated_server()
    passed("processing_servers", servers.STALE_SECONDS + 1)
    reconcile()
    assert route(pipeline_id)[0] == "containers"


def test_a_pool_that_a_pipeline_has_done_with_does_not_move_it(sound: Redis) -> None:
    pipeline_id = new_pipeline()
    done(pipeline_id, VISUAL, FEEDBACK)
    dedicated_server()
    raise_fallback(Queue.VISION)
    reconcile()
    assert route(pipeline_id)[0] == "containers"


def test_what_runs_ends_where_it_is_and_the_rest_goes_on_elsewhere(sound: Redis) -> None:
    pipeline_id = dispatched()
    held = claimed(pipeline_id, VISUAL, "vision-1")
    dedicated_server()
    raise_fallback(Queue.TEXT)
    reconcile()
    assert waiting(sound, "dedicated") == 1  # slide_feedback
    lifecycle.succeed(held, {})
    reconcile()
    assert waiting(sound, "dedicated") == 2
    done(pipeline_id, FEEDBACK, *TASKS[2:])
    assert queries.get_pipeline(pipeline_id).state is PipelineState.SUCCEEDED
    assert {task.attempt for task in queries.get_pipeline(pipeline_id).tasks.values()} == {1}


def test_a_message_of_the_route_that_was_left_finds_nothing_to_do(sound: Redis) -> None:
    pipeline_id = dispatched()
    dedicated_server()
    raise_fallback()
    reconcile()
    assert claim(pipeline_id, Queue.VISION) is Refusal.MOVED
    assert isinstance(claim(pipeline_id, Queue.DEDICATED), Claim)
    assert claim(pipeline_id, Queue.VISION) is Refusal.HELD_BY_OTHER


def test_a_move_at_the_instant_of_two_claims_leaves_one_holder() -> None:
    for _ in range(5):
        pipeline_id = new_pipeline()
        outcomes = at_once(
            pipeline_id,
            lambda id_=pipeline_id: claim(id_, Queue.VISION),
            lambda id_=pipeline_id: routing.move(id_, Route.DEDICATED, "test"),
            lambda id_=pipeline_id: claim(id_, Queue.DEDICATED),
        )
        second = claim(pipeline_id, Queue.DEDICATED)
        holders = [found for found in (*outcomes, second) if isinstance(found, Claim)]
        assert len(holders) == 1, outcomes
        lifecycle.succeed(holders[0], {})


def test_a_task_that_waits_for_its_next_try_is_moved_and_keeps_its_delay(sound: Redis) -> None:
    pipeline_id = dispatched()
    lifecycle.fail(claimed(pipeline_id, VISUAL), RuntimeError())
    done(pipeline_id, FEEDBACK)
    dedicated_server()
    raise_fallback()
    reconcile()
    assert (route(pipeline_id)[0], waiting(sound, "dedicated")) == ("dedicated", 0)
    skip_delays()
    reconcile()
    assert waiting(sound, "dedicated") == 1


def test_once_the_pool_is_back_new_ones_go_by_the_share_and_moved_ones_stay(sound: Redis) -> None:
    moved = dispatched()
    dedicated_server()
    raise_fallback()
    reconcile()
    end_fallback()
    reconcile()
    assert (route(moved)[0], route(new_pipeline())[0]) == ("dedicated", "containers")


def test_an_ended_pipeline_is_not_moved() -> None:
    pipeline_id = new_pipeline()
    lifecycle.cancel(pipeline_id)
    assert routing.move(pipeline_id, Route.DEDICATED, "test") == []
    assert route(pipeline_id)[0] == "containers"


def test_a_move_says_what_it_moved_and_a_second_one_nothing() -> None:
    pipeline_id = new_pipeline()
    claimed(pipeline_id, VISUAL)
    assert routing.move(pipeline_id, Route.DEDICATED, "test") == [
        task for task in TASKS if task is not VISUAL
    ]
    assert routing.move(pipeline_id, Route.DEDICATED, "test") == []


# What counts as a pool that can't start.


@pytest.mark.parametrize(
    ("spend", "raised"), [({"day": 80}, False), ({"day": 100}, True), ({"month": 100}, True)]
)
def test_a_cap_that_is_reached_is_a_reason_too(spend: dict[str, int], raised: bool) -> None:
    with transaction() as db:
        memory.note(db, Remembered("text", ticked_at=now(), spend=spend))
    (period,) = spend
    assert fallback.raised() == ({Queue.TEXT: f"the cap of the {period} is reached"} if raised else {})


def test_what_a_scaler_said_that_nobody_runs_any_more_counts_no_longer() -> None:
    raise_fallback()
    passed("pool_memory", fallback.SCALER_GONE + 1)
    dedicated_server()
    assert (fallback.raised(), route(new_pipeline())[0]) == ({}, "containers")


# The other way round.


def lonely(share: Share, percent: float, *, provider: str, silent: float) -> uuid.UUID:
    """A pipeline of a dedicated server that has said nothing for so long."""
    share(percent, provider=provider)
    dedicated_server()
    pipeline_id = assigned_to(Route.DEDICATED, percent)
    dispatch(pipeline_id)
    passed("processing_servers", silent)
    reconcile()
    return pipeline_id


def test_a_dedicated_server_that_is_gone_hands_its_pipelines_to_containers(
    sound: Redis, share: Share
) -> None:
    pipeline_id = lonely(share, 50, provider="local", silent=AWAY + 1)
    assert route(pipeline_id) == ("containers", "dedicated")
    assert f"moved to containers: no dedicated server was heard of for {AWAY} s" in reasons(pipeline_id)
    assert waiting(sound) >= 1


@pytest.mark.parametrize(
    ("percent", "provider", "silent"),
    [(50, "local", AWAY - 10), (50, "none", AWAY + 1), (0, "local", AWAY + 1)],
    ids=["it may come back", "nobody starts containers", "nothing is for containers"],
)
def test_and_keeps_them_where_that_would_not_help(
    percent: float, provider: str, silent: float, sound: Redis, share: Share
) -> None:
    assert route(lonely(share, percent, provider=provider, silent=silent))[0] == "dedicated"
