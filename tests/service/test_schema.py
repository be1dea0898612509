"""The schema: what migrations make is what the models say, and hot queries stay fast however many pipelines are done."""

from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.dialects import postgresql

from pipeline import migrations, recovery, servers
from pipeline.database import engine
from pipeline.models import Base
from scaler import facts, learning

pytestmark = pytest.mark.usefixtures("database")


def test_migrations_make_what_the_models_say() -> None:
    with engine().connect() as db:
        context = MigrationContext.configure(db, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrations_have_a_way_back() -> None:
    migrations.downgrade("base")
    with engine().connect() as db:
        left = db.execute(
            text("SELECT typname FROM pg_type WHERE typname LIKE ANY ('{pipeline%,task%,visual%}')")
        )
        assert left.scalars().all() == []
    migrations.upgrade()


def add_finished(count: int) -> None:
    """Pipelines that ended long ago, six tasks each."""
    with engine().begin() as db:
        db.execute(text("SET LOCAL statement_timeout = 0"))
        db.execute(text("INSERT INTO documents (sha256, size, pages) VALUES (repeat('0', 64), 1, 1)"))
        db.execute(
            text(
                "INSERT INTO pipelines (id, document_sha256, document_name, analyst, template, dependencies, state, "
                "settled_at, finished_at) SELECT gen_random_uuid(), repeat('0', 64), 'old', 'a', 't', '{}', 'succeeded', "
                "now(), now() FROM generate_series(1, :count)"
            ),
            {"count": count},
        )
        db.execute(
            text(
                "INSERT INTO pipeline_tasks (pipeline_id, task, state, result) "
                "SELECT id, unnest(enum_range(NULL::pipeline_task)), 'succeeded', '{}' FROM pipelines"
            )
        )
        db.execute(text("ANALYZE"))


HOT = {
    "due messages": recovery.DUE_PIPELINES,
    "leases that ran out": recovery.RUN_OUT,
    "missed finishes": recovery.UNFINISHED,
    "what a server holds": servers.HELD_BY,
    "live work": facts.WORK,
    "live workers": facts.SERVERS,
    "the newest upload": facts.LAST_UPLOAD,
    "when decks were uploaded": learning.UPLOADS,
}


@pytest.mark.parametrize("name", HOT)
def test_what_runs_every_tick_does_not_read_finished_pipelines(
    name: str, request: pytest.FixtureRequest
) -> None:
    add_finished(100_000 if request.config.getoption("--product-timings") else 3_000)
    # As workers run it: prepared, planned without a look at the parameters. A partial index is of use only where
    # its condition stands in the SQL itself.
    sql = str(HOT[name].compile(dialect=postgresql.asyncpg.dialect()))
    with engine().connect() as db:
        plan = db.exec_driver_sql(f"EXPLAIN (GENERIC_PLAN, FORMAT JSON) {sql}").scalar_one()
    assert not _read_whole(plan) & {"pipelines", "pipeline_tasks", "task_events"}, plan


def _read_whole(plan: Any) -> set[str]:
    """The tables that a plan reads from end to end."""
    if isinstance(plan, list):
        return {table for part in plan for table in _read_whole(part)}
    if not isinstance(plan, dict):
        return set()
    own = {plan["Relation Name"]} if plan.get("Node Type") == "Seq Scan" else set()
    return own | _read_whole(list(plan.values()))
