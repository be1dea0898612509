"""Connections to PostgreSQL: one engine a process, every wait bounded. It owns no table."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_delay, wait_random_exponential

from pipeline.errors import NotConfigured, RecordError, ServiceUnavailable
from pipeline.settings import get_settings

log = structlog.get_logger()
T = TypeVar("T")


@lru_cache
def engine() -> Engine:
    """The engine of this process. Raises `NotConfigured` where no database is set.

    A prefork child must not use its parent's: see `forget`.
    """
    settings = get_settings()
    address = settings.database_url.get_secret_value()
    if not address:
        raise NotConfigured(
            "No database is configured. Set DATABASE_URL=postgresql://..., or use `deckflow up`, "
            "which starts an embedded PostgreSQL."
        )
    return create_engine(
        make_url(address).set(drivername="postgresql+psycopg"),
        pool_size=4,
        max_overflow=12,
        pool_timeout=settings.database_timeout,
        json_serializer=_to_json,
        hide_parameters=True,  # they hold text of decks, and errors end up in logs
        connect_args={
            "connect_timeout": 3,
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "tcp_user_timeout": 10_000,
            "options": f"-c statement_timeout={int(settings.database_timeout * 1000)}"
            f" -c lock_timeout={int(settings.database_timeout * 1000)}"
            " -c idle_in_transaction_session_timeout=30000 -c timezone=UTC"
            # Every statement finds its rows by key or partial index: planning again each time gains nothing.
            " -c plan_cache_mode=force_generic_plan",
            "prepare_threshold": 1,
        },
    )


def forget() -> None:
    """Give up the engine without closing its connections: they belong to the process that forked this one."""
    if engine.cache_info().currsize:
        engine().dispose(close=False)
        engine.cache_clear()


# An escaped NUL, and not a backslash that is itself escaped before "u0000".
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")


def _to_json(value: Any) -> str:
    """JSON that PostgreSQL's jsonb takes: it refuses NUL and lone surrogates, which a model's answer may hold."""
    encoded = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode()
    return _NUL.sub("\\1\N{REPLACEMENT CHARACTER}", encoded)


@contextmanager
def transaction() -> Iterator[Connection]:
    """A connection in a transaction that is committed at the end, or rolled back on any exception."""
    with _discreet(), engine().begin() as connection:
        yield connection


@contextmanager
def autocommit() -> Iterator[Connection]:
    """A connection whose statements are each a transaction of their own: one round trip instead of three."""
    with _discreet(), engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield connection


@contextmanager
def _discreet() -> Iterator[None]:
    """Let no error out that quotes what was to be written: PostgreSQL's details and contexts hold whole rows."""
    try:
        yield
    except DBAPIError as error:
        if is_transient(error):
            raise
        diagnosis = getattr(error.orig, "diag", None)
        said = getattr(diagnosis, "message_primary", None) or type(error.orig).__name__
        raise RecordError(f"PostgreSQL refused a statement: {said}") from None


def is_transient(error: BaseException) -> bool:
    """Whether the same work in a new transaction may succeed: a lost connection, a restart, a deadlock, a lock's timeout."""
    if isinstance(error, PoolTimeout):
        return True
    if not isinstance(error, (OperationalError, InterfaceError)):
        return False
    sqlstate = getattr(error.orig, "sqlstate", None) or ""
    return sqlstate == "" or sqlstate[:2] in ("08", "40", "53", "57") or sqlstate == "55P03"


def persistently(work: Callable[[], T], *, seconds: float = 30) -> T:
    """Do `work`, a whole transaction that is safe to repeat, again for up to `seconds` while PostgreSQL is away.

    Raises `ServiceUnavailable` when it stays away, with the driver's last word as the cause; other errors at once.
    """
    try:
        return work()
    except (DBAPIError, PoolTimeout) as error:
        if not is_transient(error):
            raise
    retrying = Retrying(
        retry=retry_if_exception(is_transient),
        stop=stop_after_delay(seconds),
        wait=wait_random_exponential(multiplier=0.1, max=2),
        before_sleep=_log_retry,
        reraise=True,
    )
    try:
        return retrying(work)
    except (DBAPIError, PoolTimeout) as error:
        if not is_transient(error):
            raise
        message = "PostgreSQL does not answer. Work goes on by itself once it is back."
        raise ServiceUnavailable(message) from error


def _log_retry(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    log.warning("database_retry", attempt=state.attempt_number, error=type(error).__name__)
