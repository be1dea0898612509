"""The visual cache's front in Redis: one hash for each shelf, one field for each slide; and whose turn it is to fill one.
It owns no table and no truth.

Whatever goes wrong here costs time and nothing else: a Redis that is away is left alone for a while, and what is missing is
read from PostgreSQL. Entries expire, so that a Redis without eviction does not fill up.
"""

import json
import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import structlog
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from pipeline.settings import get_settings

log = structlog.get_logger()

#: Seconds for one answer of Redis: PostgreSQL, which is asked after that, answers in a few milliseconds.
PATIENCE = 0.5
#: Seconds for which a Redis that did not answer is not asked again.
PAUSE = 15.0
#: Bytes of one slide's value above which it is kept in PostgreSQL alone; a dense slide has 20,000.
MAX_VALUE = 500_000


class Front:
    """Redis as a cache that may fail. Every method answers as if Redis were empty while it is away."""

    def __init__(self, client: "Redis | None", *, seconds: int) -> None:
        self._client = client
        self._seconds = seconds
        self._away_until = 0.0

    def load(self, name: str) -> dict[int, dict[str, Any]]:
        """All slides of a shelf: slide number -> value."""
        if self._client is None or time.monotonic() < self._away_until:
            return {}
        try:
            fields = cast(Mapping[bytes, bytes], self._client.hgetall(name))
            return {int(number): json.loads(value) for number, value in fields.items()}
        except (RedisError, ValueError) as error:
            self._fail(error)
            return {}

    def keep(self, name: str, values: Mapping[int, dict[str, Any]]) -> None:
        """Put slides on a shelf; one that is there stays as it is."""
        if self._client is None or time.monotonic() < self._away_until:
            return
        encoded = {number: json.dumps(value) for number, value in values.items()}
        try:
            with self._client.pipeline(transaction=False) as pipe:
                for number, text in encoded.items():
                    if len(text) <= MAX_VALUE:
                        pipe.hsetnx(name, str(number), text)
                pipe.expire(name, self._seconds)
                pipe.execute()
        except RedisError as error:
            self._fail(error)

    def take_turn(self, name: str, who: str, seconds: float) -> bool:
        """Take or keep the turn `name` for so many seconds, unless somebody else has it. True, too, while Redis is away."""
        if self._client is None or time.monotonic() < self._away_until:
            return True
        milliseconds = int(seconds * 1000)
        try:
            with self._client.pipeline() as pipe:
                pipe.set(name, who, nx=True, px=milliseconds)
                pipe.get(name)
                mine = bool(pipe.execute()[1] == who.encode())
            if mine:
                self._client.pexpire(name, milliseconds)
            return mine
        except RedisError as error:
            self._fail(error)
            return True

    def end_turn(self, name: str, who: str) -> None:
        """Let others have the turn `name`; harmless where it is not ours any more."""
        if self._client is None or time.monotonic() < self._away_until:
            return
        try:
            if self._client.get(name) == who.encode():
                self._client.delete(name)
        except RedisError as error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        self._away_until = time.monotonic() + PAUSE
        log.warning("slide_front_away", error=type(error).__name__, seconds=PAUSE)


@lru_cache
def front() -> Front:
    """The front of this process: the Redis of `cache_url`, else the broker's; none where that is no Redis."""
    settings = get_settings()
    address = redis_address(settings.cache_url.get_secret_value() or settings.broker_url.get_secret_value())
    client = address and Redis.from_url(
        address,
        socket_timeout=PATIENCE,
        socket_connect_timeout=PATIENCE,
        health_check_interval=30,
        retry=Retry(NoBackoff(), 1),  # a connection that Redis has closed meanwhile
    )
    return Front(client or None, seconds=settings.cache_seconds)


def redis_address(url: str) -> str:
    """An address as redis-py has it, made from one as Celery has it; empty where it is no Redis."""
    parts = urlsplit(url)
    if parts.scheme == "redis+socket":
        database = parse_qs(parts.query).get("virtual_host", ["0"])[0]
        return f"unix://{parts.path}?db={database}"
    return url if parts.scheme in ("redis", "rediss", "unix") else ""
