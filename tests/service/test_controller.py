"""The controller: what it orders, what it writes down, and that a crash, a fault or a second one does no harm."""

import itertools
from decimal import Decimal

import pytest

from pipeline import fallback, lifecycle, recovery, servers
from pipeline.graph import TASKS, Queue
from pipeline.settings import get_settings
from scaler import chosen, judgement
from scaler.controller import CONTROLLER_LOCK
from scaler.memory import Remembered
from scaler.policy.snapshot import Budget, Pool
from scaler.providers.base import NoCapacity, Unavailable
from scaler.providers.base import ReplicaState as Listed
from scaler.tasks import scale
from tests.service.scaling import controller, now, passed, rows, story, upload, wait, work_in
from tests.service.scripted_provider import Named, Numbered
from tests.service.test_lifecycle import VISUAL, claimed, done
from tests.services import Redis
from workers.dispatch import dispatch

pytestmark = pytest.mark.usefixtures("database", "broker")

VISION_1 = ("vision", 1, ())


def living(provider: Named) -> dict[str, int]:
    return {pool: len(found) for pool, found in provider.replicas.items()}


def test_an_upload_starts_vision_and_its_end_stops_everything() -> None:
    provider = Named()
    scaler = controller(provider)
    pipeline_id = upload()
    scaler.tick()
    assert living(provider) == {"vision": 1, "text": 0}
    work_in("vision-1")
    done(pipeline_id, VISUAL)
    scaler.tick()
    assert living(provider) == {"vision": 1, "text": 1}
    done(pipeline_id, *TASKS[1:])
    scaler.tick()
    wait(601)
    scaler.tick()
    assert living(provider) == {"vision": 0, "text": 0}
    assert [one.stopped_at is None for one in rows("replica_sessions")] == [True, True]
    scaler.tick()
    assert [one.stopped_at is None for one in rows("replica_sessions")] == [False, False]


def test_events_are_written_when_something_is_decided_and_not_every_tick() -> None:
    scaler = controller(Named())
    for _ in range(3):
        scaler.tick()
    assert story() == []
    upload()
    for _ in range(3):
        scaler.tick()
    assert story() == [("vision", "order", 1, "applied")]
    (event,) = rows("scaling_events")
    assert event.inputs["due"]["tasks"] == 2 and "1 pipelines need vision" in event.reason


def test_the_crosscheck_with_the_broker_is_part_of_the_inputs() -> None:
    dispatch(upload())
    upload()  # nothing was sent for this one
    controller(Named()).tick()
    inputs = rows("scaling_events")[0].inputs
    assert (inputs["due"]["tasks"], inputs["queue_depth"], inputs["unsent"]) == (4, 2, 2)


def test_without_a_broker_it_goes_on(broker: Redis) -> None:
    broker.kill()
    provider = Named()
    upload()
    controller(provider).tick()
    assert living(provider)["vision"] == 1


def test_only_one_tick_at_a_time() -> None:
    provider = Named()
    upload()
    with recovery.only_one(CONTROLLER_LOCK):
        assert not controller(provider).tick()
    assert provider.orders == []


def test_a_hint_right_after_a_tick_is_not_worth_another() -> None:
    scaler = controller(Named())
    assert scaler.tick(hint=True)
    assert not scaler.tick(hint=True)
    passed("pool_memory", 3)
    assert scaler.tick(hint=True)


class Crash(BaseException):
    """What no code expects."""


@pytest.mark.parametrize("after_order", [False, True], ids=["before the order", "after it"])
def test_a_tick_that_crashes_at_the_order_does_no_harm(
    after_order: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = Named()
    original = provider.scale

    def crash(pool: str, replicas: int, *, victims: object = ()) -> None:
        if after_order:
            original(pool, replicas)
        raise Crash

    upload()
    with monkeypatch.context() as patch, pytest.raises(Crash):
        patch.setattr(provider, "scale", crash)
        controller(provider).tick()
    assert story() == [("vision", "order", 1, None)]
    controller(provider).tick()
    assert living(provider)["vision"] == 1 and story()[0] == ("vision", "order", 1, "superseded")


def test_a_tick_whose_provider_took_too_long_leaves_the_orders_to_the_next() -> None:
    provider = Named()
    scaler = controller(provider)
    scaler.clock = itertools.count(0, 50).__next__
    upload()
    scaler.tick()
    assert provider.orders == [] and story() == []
    controller(provider).tick()
    assert provider.orders == [VISION_1]


def test_an_order_that_does_not_show_yet_is_given_again_only_after_a_minute() -> None:
    provider = Numbered()
    provider.shows_new = False
    scaler = controller(provider)
    upload()
    for seconds in (0, 30, 31, 5):
        wait(seconds)
        scaler.tick()
    assert provider.orders == [VISION_1, VISION_1]


def test_a_failed_order_is_tried_again_after_a_pause_and_then_raises_the_fallback() -> None:
    provider = Named()
    provider.order_trouble = NoCapacity("no machine is free")
    scaler = controller(provider)
    upload()
    for seconds in (0, 5, 6, 21):
        wait(seconds)
        scaler.tick()
    failed = ("vision", "order", 1, "failed")
    assert story() == [failed, failed, ("vision", "fallback", 1, "applied"), failed]
    assert fallback.raised().keys() == {Queue.VISION}
    provider.order_trouble = None
    wait(100)
    scaler.tick()
    work_in("vision-1")
    scaler.tick()
    assert fallback.raised() == {} and rows("pool_memory")[1].failures == 0


@pytest.mark.parametrize("provider", [Named(), Numbered()], ids=["by name", "by number"])
def test_a_start_up_that_takes_too_long_is_replaced_and_then_falls_back(provider: Named) -> None:
    scaler = controller(provider)
    upload()
    scaler.tick()
    wait(361)  # twice the PRD's 180 s, and above the 99th percentile
    scaler.tick()
    assert story()[-1] == ("vision", "replace", 1, "applied")
    assert [replica.id for replica in provider.replicas["vision"]] == ["vision-2"]
    scaler.tick()
    wait(361)
    scaler.tick()
    scaler.tick()
    assert [kind for _, kind, _, _ in story()].count("replace") == 2
    assert "start-ups failed" in fallback.raised()[Queue.VISION]
    assert living(provider)["vision"] == 1


def test_a_worker_of_one_pool_is_never_taken_for_a_replica_of_the_other() -> None:
    scaler = controller(Named())
    upload()
    scaler.tick()
    servers.register("text-1@somewhere", [Queue.TEXT], concurrency=3)
    scaler.tick()
    (vision,) = rows("replica_sessions")
    assert (vision.ready_at, vision.server_ids) == (None, [])
    servers.register("vision-1@somewhere", [Queue.VISION], concurrency=2)
    scaler.tick()
    assert rows("replica_sessions")[0].server_ids == ["vision-1@somewhere"]


def test_a_replica_that_turns_out_to_wait_for_a_machine_is_not_billed_for_what_it_seemed_to_be() -> None:
    provider = Numbered()
    scaler = controller(provider)
    upload()
    scaler.tick()
    scaler.tick()
    assert rows("replica_sessions")[0].paid_until
    provider.mark("vision-1", paid_until=None)
    scaler.tick()
    (session,) = rows("replica_sessions")
    assert (session.billed_from, session.paid_until) == (None, None)


@pytest.mark.parametrize("provider", [Named(), Numbered()], ids=["by name", "by number"])
def test_a_start_up_that_takes_too_long_and_that_nobody_needs_is_not_replaced(provider: Named) -> None:
    scaler = controller(provider)
    pipeline_id = upload()
    scaler.tick()
    lifecycle.cancel(pipeline_id)
    wait(361)
    scaler.tick()
    assert living(provider)["vision"] == 0
    event = rows("scaling_events")[-1]
    assert (event.kind, event.wanted) == ("replace", 0) and "stopped for good" in event.reason


def test_a_start_up_that_takes_long_is_not_given_up_at_the_mean() -> None:
    provider = Named()
    scaler = controller(provider)
    upload()
    scaler.tick()
    wait(300)
    scaler.tick()
    assert provider.orders == [VISION_1]


def test_a_replica_that_dies_is_replaced_at_the_next_tick() -> None:
    provider = Named()
    scaler = controller(provider)
    upload()
    scaler.tick()
    work_in("vision-1")
    scaler.tick()
    provider.mark("vision-1", state=Listed.FAILED)
    scaler.tick()
    assert "vision-2" in [replica.id for replica in provider.replicas["vision"]]


def test_a_silent_replica_that_cannot_be_named_is_no_reason_to_stop_one_that_works() -> None:
    provider = Numbered()
    scaler = controller(provider)
    provider.scale("vision", 2)
    for name in ("vision-1", "vision-2"):
        work_in(name)
    claimed(upload(), VISUAL, "vision-worker@vision-1")
    scaler.tick()
    passed("processing_servers", 46)
    work_in("vision-1")
    scaler.tick()
    passed("replica_sessions", 61)
    scaler.tick()
    assert ("vision", 0, ()) not in provider.orders  # vision-1 works


def test_while_a_provider_is_away_nothing_is_ordered_and_after_a_minute_work_goes_elsewhere() -> None:
    provider = Named()
    provider.trouble = Unavailable("no answer")
    scaler = controller(provider)
    upload()
    scaler.tick()
    scaler.tick()
    assert story() == [("vision", "trouble", 1, "applied"), ("text", "trouble", 0, "applied")]
    wait(61)
    scaler.tick()
    assert "away" in fallback.raised()[Queue.VISION]
    provider.trouble = None
    scaler.tick()
    assert provider.orders == [VISION_1]


@pytest.mark.parametrize(
    ("spent", "level", "replicas"), [(1.5, {}, 2), (0.9, {"day": 80}, 2), (0.5, {"day": 100}, 1)]
)
def test_the_budget_warns_and_then_allows_one_replica_a_pool(
    spent: float, level: dict[str, int], replicas: int
) -> None:
    provider = Named()
    provider.hourly = Decimal(270)
    scaler = controller(provider, caps=Budget(daily_cap=spent))
    provider.scale("vision", 1)
    scaler.tick()
    passed("replica_sessions", 10)  # $0.75
    for _ in range(4):  # more than one replica takes
        upload()
    scaler.tick()
    assert rows("pool_memory")[1].spend == level
    assert living(provider)["vision"] == replicas
    assert [kind for pool, kind, _, _ in story() if pool == "vision"].count("spend") == bool(level)


def test_a_fallback_that_nothing_ends_is_given_up_once_nobody_needs_the_pool() -> None:
    provider = Named()
    provider.order_trouble = NoCapacity("no machine is free")
    scaler = controller(provider)
    pipeline_id = upload()
    for seconds in (0, 11, 21):
        wait(seconds)
        scaler.tick()
    lifecycle.cancel(pipeline_id)
    assert fallback.raised()
    wait(901)
    scaler.tick()
    assert fallback.raised() == {}


def test_a_cancelled_deck_lets_the_pool_go() -> None:
    provider = Named()
    scaler = controller(provider)
    pipeline_id = upload()
    scaler.tick()
    lifecycle.cancel(pipeline_id)
    wait(400)
    scaler.tick()
    assert living(provider)["vision"] == 0


def test_text_ordered_ahead_of_its_work_is_noted_as_pre_warmed() -> None:
    provider = Named()
    scaler = controller(provider)
    lifecycle.renew(claimed(upload(), VISUAL), 80)
    scaler.tick()
    scaler.tick()
    assert {one.pool: one.pre_warmed for one in rows("replica_sessions")} == {"vision": False, "text": True}


def test_a_pause_after_failures_grows_to_five_minutes() -> None:
    memory, at, pauses = Remembered("vision"), now(), []
    for _ in range(8):
        memory = judgement.refused(memory, now=at, retry_after=None)
        pauses.append((memory.retry_at or at) - at)
    assert [pause.total_seconds() for pause in pauses] == [10, 20, 40, 80, 160, 300, 300, 300]


def test_the_controller_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen.controller.cache_clear()
    assert chosen.controller() is None
    scale(hint=True)
    assert rows("pool_memory") == []
    monkeypatch.setenv("DECKFLOW_PROVIDER", "local")
    monkeypatch.setenv("DECKFLOW_SCALING_POLICY", "rules")
    get_settings.cache_clear()
    chosen.controller.cache_clear()
    made = chosen.controller()
    chosen.controller.cache_clear()
    assert made is not None and (made.provider.name, made.policy.name) == ("local", "rules")
    assert made.scaling.of(Pool.TEXT).max_replicas == min(3, get_settings().local_max_replicas)


def test_an_upload_asks_for_a_tick_where_there_is_something_to_scale(
    broker: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    dispatch(upload())
    assert broker.client.llen("deckflow:control") == 0
    monkeypatch.setenv("DECKFLOW_PROVIDER", "local")
    get_settings.cache_clear()
    dispatch(upload())
    assert broker.client.llen("deckflow:control") == 1
