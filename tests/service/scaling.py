"""What tests of the autoscaler share: a controller on a scripted provider, workers without processes, time that has passed."""

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import text

from pipeline import lifecycle, servers
from pipeline.database import engine, transaction
from pipeline.graph import Queue
from scaler import events
from scaler.controller import Controller
from scaler.policy.config import Scaling
from scaler.policy.rules import Rules
from scaler.policy.snapshot import Budget
from tests.service.scripted_provider import Named


def controller(provider: Named, *, caps: Budget | None = None) -> Controller:
    """A controller with the PRD's rules and configuration."""
    scaling = Scaling()
    return Controller(provider, Rules(scaling), scaling, caps or Budget())


def upload(slides: int = 20) -> uuid.UUID:
    """A deck, by default one that vision works on for some minutes."""
    return lifecycle.add_document_processing_pipeline(
        f"{slides:064x}", "deck.pdf", size=1, pages=slides, analyst="layout", template="general"
    )


def work_in(replica_id: str, server_id: str | None = None) -> str:
    """A worker that runs in a replica has said that it is there; returns its id."""
    queue = Queue(replica_id.partition("-")[0])
    server = server_id or f"{queue}-worker@{replica_id}"
    servers.register(server, [queue], concurrency=3, container_id=replica_id)
    return server


def passed(table: str, seconds: float) -> None:
    """Let everything in a table have happened so many seconds earlier."""
    with transaction() as db:
        columns = db.execute(
            text(
                "SELECT column_name FROM information_schema.columns WHERE table_name = :table "
                "AND data_type = 'timestamp with time zone'"
            ),
            {"table": table},
        ).scalars()
        changes = ", ".join(f"{name} = {name} - make_interval(secs => :seconds)" for name in columns)
        db.execute(text(f"UPDATE {table} SET {changes}"), {"seconds": seconds})


def wait(seconds: float) -> None:
    """Let so much time pass for replicas, their workers and the controller's memory; workers go on beating."""
    for table in ("replica_sessions", "processing_servers", "pool_memory"):
        passed(table, seconds)
    with transaction() as db:
        db.execute(text("UPDATE processing_servers SET last_heartbeat = now() WHERE status = 'active'"))


def rows(table: str) -> list[Any]:
    """All rows of a table, in the order of their ids."""
    with engine().connect() as db:
        return list(db.execute(text(f"SELECT * FROM {table} ORDER BY 1")))


def story() -> list[tuple[str, str, int, str | None]]:
    """What the controller did, oldest first: pool, kind, wanted replicas, outcome."""
    with transaction() as db:
        found = reversed(events.newest(db))
        return [(event.pool, event.kind, event.wanted, event.outcome) for event in found]


def now() -> dt.datetime:
    """PostgreSQL's clock."""
    with engine().connect() as db:
        moment: dt.datetime = db.execute(text("SELECT clock_timestamp()")).scalar_one()
        return moment
