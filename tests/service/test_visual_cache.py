"""The visual cache: Redis in front of PostgreSQL, which has everything."""

import time
from typing import Any

import pytest

from pipeline import lifecycle, visual_cache
from pipeline.database import transaction
from pipeline.graph import Task
from pipeline.models import CachedSlide
from pipeline.slide_front import PAUSE, front, redis_address
from pipeline.visual_cache import Shelf
from tests.services import Redis

SHA = "a" * 64
SHELF = Shelf(SHA, Task.VISUAL_ANALYSIS, fingerprint="f" * 64, generation=0)


@pytest.fixture(autouse=True)
def document(database: str) -> None:
    lifecycle.add_document_processing_pipeline(
        SHA, "deck.pdf", size=1, pages=3, analyst="layout", template="general"
    )


def keep(*slides: int) -> None:
    for slide in slides:
        visual_cache.keep(SHELF, slide, {"slide": slide})


def forget_in_postgres() -> None:
    with transaction() as db:
        db.execute(CachedSlide.__table__.delete())


def test_what_was_kept_is_read_from_redis_alone(broker: Redis) -> None:
    keep(1, 2)
    forget_in_postgres()
    found = visual_cache.load(SHELF, [1, 2])
    assert (found.redis, found.postgres) == (2, 0)
    assert found.values == {1: {"slide": 1}, 2: {"slide": 2}}


def test_what_redis_has_lost_is_read_from_postgresql_and_put_back(broker: Redis) -> None:
    keep(1, 2)
    broker.client.flushall()
    assert visual_cache.load(SHELF, [1, 2]).postgres == 2
    assert visual_cache.load(SHELF, [1, 2]).redis == 2


def test_a_slide_that_only_one_of_them_has_is_found(broker: Redis) -> None:
    keep(1)
    broker.client.flushall()
    keep(2)
    found = visual_cache.load(SHELF, [1, 2, 3])
    assert sorted(found.values) == [1, 2]
    assert (found.redis, found.postgres) == (1, 1)


def test_entries_of_redis_expire(broker: Redis) -> None:
    keep(1)
    assert 0 < int(str(broker.client.ttl(SHELF.name))) <= 21_600


def test_without_redis_nothing_is_lost(redis_server: Redis) -> None:
    redis_server.kill()
    keep(1, 2)
    found = visual_cache.load(SHELF, [1, 2])
    assert (found.redis, found.postgres) == (0, 2)


def test_the_first_to_keep_a_slide_in_redis_is_believed(broker: Redis) -> None:
    front().keep(SHELF.name, {1: {"said": "first"}})
    front().keep(SHELF.name, {1: {"said": "second"}, 2: {"said": "second"}})
    assert front().load(SHELF.name) == {1: {"said": "first"}, 2: {"said": "second"}}


def test_a_redis_that_has_failed_is_left_alone_for_a_while(
    redis_server: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    redis_server.kill()
    assert front().load(SHELF.name) == {}
    redis_server.start()
    front().keep(SHELF.name, {1: {"slide": 1}})
    assert front().take_turn("turn", "somebody", 60)
    assert not redis_server.client.keys()
    monkeypatch.setattr(time, "monotonic", lambda now=time.monotonic: now() + PAUSE)
    front().keep(SHELF.name, {1: {"slide": 1}})
    assert front().load(SHELF.name) == {1: {"slide": 1}}


def test_a_turn_is_one_holders_until_it_is_ended_or_runs_out(broker: Redis) -> None:
    assert front().take_turn("turn", "one", 60)
    assert not front().take_turn("turn", "other", 60)
    front().end_turn("turn", "other")
    assert not front().take_turn("turn", "other", 60)
    front().end_turn("turn", "one")
    assert front().take_turn("turn", "other", 0.05)
    assert front().take_turn("turn", "other", 60)
    assert 50_000 < int(str(broker.client.pttl("turn"))) <= 60_000


def test_what_somebody_else_wrote_into_redis_is_not_believed(broker: Redis) -> None:
    keep(1)
    broker.client.hset(SHELF.name, "1", "no json")
    assert visual_cache.load(SHELF, [1]).values == {1: {"slide": 1}}


@pytest.mark.parametrize(
    "other",
    [
        {"task": Task.SLIDE_FEEDBACK},
        {"fingerprint": "e" * 64},
        {"generation": 1},
        {"document_sha256": "b" * 64},
    ],
)
def test_a_slide_looked_at_in_another_way_is_not_found(broker: Redis, other: dict[str, Any]) -> None:
    keep(1)
    assert visual_cache.load(Shelf(**SHELF.columns | other), [1]).values == {}


@pytest.mark.parametrize(
    ("celery", "redis_py"),
    [
        ("redis://:secret@cache:6379/2", "redis://:secret@cache:6379/2"),
        ("rediss://cache/0", "rediss://cache/0"),
        ("redis+socket:///run/redis.sock?virtual_host=3", "unix:///run/redis.sock?db=3"),
        ("amqp://guest@localhost", ""),
        ("", ""),
    ],
)
def test_the_brokers_address_serves_where_it_is_a_redis(celery: str, redis_py: str) -> None:
    assert redis_address(celery) == redis_py
