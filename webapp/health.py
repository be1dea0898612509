"""The probes: whether this process lives, and whether it can serve. They show states, never addresses."""

from functools import lru_cache
from uuid import uuid4

import fsspec.core  # type: ignore[import-untyped]
import structlog
from alembic.script import ScriptDirectory
from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from kombu.connection import Connection
from sqlalchemy import text

from pipeline.database import transaction
from pipeline.migrations import config
from webapp.guards import configured

log = structlog.get_logger()
blueprint = Blueprint("health", __name__)

#: Seconds to wait for the broker: its state is only told, and must not delay the answer.
BROKER_SECONDS = 1.0

_REVISION = text("SELECT version_num FROM alembic_version")


@blueprint.get("/livez")
def livez() -> ResponseReturnValue:
    """200 as long as this process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def readyz() -> ResponseReturnValue:
    """200 if the database is migrated and the store can be written, else 503. The broker may be away: uploads wait."""
    states = {"database": database(), "storage": storage()}
    ready = all(state == "ok" for state in states.values())
    return jsonify(states | {"broker": broker()}), 200 if ready else 503


def database() -> str:
    """`ok`, `not migrated` or `unreachable`; one attempt, within the timeouts of the connection."""
    try:
        with transaction() as db:
            if db.scalar(text("SELECT to_regclass('alembic_version')")) is None:
                return "not migrated"
            return "ok" if db.scalar(_REVISION) == newest_revision() else "not migrated"
    except Exception as error:  # the border of a probe: whatever fails means it can't be used
        log.warning("database_unreachable", error=type(error).__name__)
        return "unreachable"


@lru_cache
def newest_revision() -> str | None:
    """The revision the code was written for."""
    return ScriptDirectory.from_config(config()).get_current_head()


def storage() -> str:
    """`ok` or `not writable`: a small file is written and removed again."""
    try:
        files, root = fsspec.core.url_to_fs(configured().storage, use_listings_cache=False)
        files.makedirs(root, exist_ok=True)
        probe = f"{root}/.probe-{uuid4().hex}"
        files.pipe_file(probe, b"")
        files.rm_file(probe)
    except Exception as error:  # the same border: fsspec's backends have errors of their own
        log.warning("storage_not_writable", error=type(error).__name__)
        return "not writable"
    return "ok"


def broker() -> str:
    """`ok` or `unreachable`."""
    timeouts = {"socket_connect_timeout": BROKER_SECONDS, "socket_timeout": BROKER_SECONDS}
    address = configured().broker_url.get_secret_value()
    try:
        with Connection(  # type: ignore[no-untyped-call]
            address, transport_options=timeouts, connect_timeout=BROKER_SECONDS
        ) as connection:
            connection.ensure_connection(max_retries=1, interval_start=0, timeout=BROKER_SECONDS)
    except Exception as error:  # the same border: kombu, redis-py and sockets each have errors of their own
        log.info("broker_unreachable", error=type(error).__name__)
        return "unreachable"
    return "ok"
