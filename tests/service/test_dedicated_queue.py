"""The dedicated queue beside the pools': its lost messages are found, and its work is none of the autoscaler's."""

import pytest
from sqlalchemy import text

from pipeline import queries, recovery, routing, servers
from pipeline.database import transaction
from pipeline.graph import Queue, Route
from scaler import judgement
from scaler.providers.base import NoCapacity
from tests.service.scaling import controller, rows, story, wait
from tests.service.scripted_provider import Named
from tests.service.test_lifecycle import MAIN, VISUAL, claimed, done, new_pipeline
from tests.service.test_reconciler import lose, sent_ago, waiting
from tests.service.test_routing import Share, dedicated_server, dispatched, route, share, sound
from tests.service.test_snapshot import seen
from tests.services import Redis
from workers.reconciler import reconcile

pytestmark = pytest.mark.usefixtures("database")
__all__ = ["share", "sound"]  # fixtures


def test_a_lost_message_of_the_dedicated_queue_is_found_like_any_other(sound: Redis, share: Share) -> None:
    share(0)
    dispatched()
    lose(sound, "dedicated")
    sound.client.lpush("deckflow:vision", "{}")
    reconcile()
    assert waiting(sound, "dedicated") == 0, "a worker may be about to claim it"
    sent_ago(16)
    reconcile()
    assert waiting(sound, "dedicated") == 2


def test_an_empty_pool_queue_says_nothing_of_the_dedicated_one(sound: Redis, share: Share) -> None:
    share(0)
    dispatched()
    sent_ago(600)
    reconcile()
    assert waiting(sound, "dedicated") == 2


def test_in_a_busy_dedicated_queue_it_takes_a_dedicated_server_to_say_so(sound: Redis, share: Share) -> None:
    share(0)
    dispatched()
    sent_ago(601)
    sound.client.lset("deckflow:dedicated", 0, "{}")
    servers.register("vision-1", [Queue.VISION, Queue.TEXT], concurrency=1)
    reconcile()
    assert waiting(sound, "dedicated") == 2
    dedicated_server()
    reconcile()
    assert waiting(sound, "dedicated") == 4


def test_of_the_dedicated_queue_any_later_task_shows_that_a_message_is_gone(
    sound: Redis, share: Share
) -> None:
    share(0)
    lost = dispatched()
    sent_ago(30)
    later = new_pipeline()  # due 30 s after the first one was sent, and running
    done(later, VISUAL)
    claimed(later, MAIN)
    sound.client.delete("deckflow:dedicated")
    sound.client.lpush("deckflow:dedicated", "{}")
    assert set(recovery.take_outbox(lost, recovery.BrokerState()).due) == {VISUAL}


def test_what_the_dedicated_server_works_on_needs_no_replica() -> None:
    pipeline_id = new_pipeline()
    assert seen().snapshot.vision.needed_by == 1
    routing.move(pipeline_id, Route.DEDICATED, "test")
    snapshot = seen().snapshot
    assert [pool.needed_by for pool in (snapshot.vision, snapshot.text)] == [0, 0]
    assert (snapshot.vision.due.tasks, snapshot.last_upload_at) == (0, None)


def test_from_orders_that_fail_to_the_dedicated_server_and_back(sound: Redis) -> None:
    provider = Named()
    provider.order_trouble = NoCapacity("no machine is free")
    scaler = controller(provider)
    dedicated_server()
    pipeline_id = dispatched()
    for seconds in (0, 5, 6, 21):
        wait(seconds)
        scaler.tick()
        reconcile()
    assert route(pipeline_id) == ("dedicated", "containers")
    orders = len(story())
    wait(30)
    scaler.tick()
    assert len(story()) == orders, "nobody needs the pool any more"
    assert route(new_pipeline())[0] == "dedicated"
    wait(judgement.RETRY_FALLBACK)
    scaler.tick()
    assert route(new_pipeline())[0] == "containers", "it is tried again"


def test_people_are_shown_the_route() -> None:
    pipeline_id = new_pipeline()
    assert queries.get_pipeline(pipeline_id).route is Route.CONTAINERS
    routing.move(pipeline_id, Route.DEDICATED, "test")
    assert queries.get_pipeline(pipeline_id).route is Route.DEDICATED


def test_a_dedicated_server_says_what_it_is() -> None:
    dedicated_server()
    (server,) = rows("processing_servers")
    assert (server.server_type, server.capabilities) == ("dedicated_server", {"dedicated": True})
    with transaction() as db:
        assert db.scalar(text("SELECT max_concurrent_pipelines FROM processing_servers")) == 3
