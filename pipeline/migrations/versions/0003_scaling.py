"""Scaling: what the controller decided, the ledger of replicas, its memory, and what makes looking at live work cheap."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NOW = sa.text("clock_timestamp()")


def _moment(name: str, **options: object) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), **options)  # type: ignore[arg-type]


def upgrade() -> None:
    """Create the tables, and a column and two indexes of those that are there."""
    op.add_column("pipelines", sa.Column("pages", sa.Integer(), nullable=True))
    # Only open pipelines are ever asked for it, so that a large record need not be written again.
    op.execute(
        "UPDATE pipelines SET pages = documents.pages FROM documents "
        "WHERE documents.sha256 = pipelines.document_sha256 AND pipelines.settled_at IS NULL"
    )
    op.create_index(
        "ix_pipelines_settled",
        "pipelines",
        [sa.literal_column("settled_at DESC")],
        postgresql_where=sa.text("settled_at IS NOT NULL"),
    )
    op.create_index(
        "ix_task_events_at",
        "task_events",
        ["at"],
        postgresql_using="brin",
        postgresql_with={"pages_per_range": 32, "autosummarize": "on"},
    )
    _create_events()
    _create_sessions()
    _create_memory()


def _create_events() -> None:
    op.create_table(
        "scaling_events",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        _moment("at", server_default=NOW, nullable=False),
        sa.Column("pool", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("inputs", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        _moment("ended_at", nullable=True),
        sa.CheckConstraint(
            "kind IN ('order', 'replace', 'fallback', 'spend', 'trouble')",
            name=op.f("ck_scaling_events_kind"),
        ),
        sa.CheckConstraint(
            "outcome IN ('applied', 'failed', 'superseded')", name=op.f("ck_scaling_events_outcome")
        ),
        sa.CheckConstraint("(outcome IS NULL) = (ended_at IS NULL)", name=op.f("ck_scaling_events_ended")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scaling_events")),
    )
    op.create_index(
        "ix_scaling_events_open", "scaling_events", ["pool"], postgresql_where=sa.text("outcome IS NULL")
    )


def _create_sessions() -> None:
    op.create_table(
        "replica_sessions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("pool", sa.Text(), nullable=False),
        sa.Column("replica_id", sa.Text(), nullable=False),
        sa.Column("server_ids", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("pre_warmed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        _moment("ordered_at", nullable=False),
        *(
            _moment(name, nullable=True)
            for name in (
                "billed_from",
                "ready_at",
                "idle_since",
                "silent_since",
                "stopping_at",
                "stopped_at",
                "paid_until",
            )
        ),
        sa.Column("hourly_price", sa.Numeric(12, 6), nullable=True),
        sa.Column("block_seconds", sa.Integer(), server_default="1", nullable=False),
        sa.Column("busy_seconds", sa.Float(), nullable=True),
        sa.Column("active_seconds", sa.Float(), nullable=True),
        sa.Column("served", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "stopped_at IS NULL OR stopped_at >= ordered_at", name=op.f("ck_replica_sessions_order")
        ),
        sa.CheckConstraint("block_seconds > 0", name=op.f("ck_replica_sessions_block")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replica_sessions")),
    )
    op.create_index(
        "uq_replica_sessions_open",
        "replica_sessions",
        ["provider", "pool", "replica_id"],
        unique=True,
        postgresql_where=sa.text("stopped_at IS NULL"),
    )
    op.create_index(
        "ix_replica_sessions_pool", "replica_sessions", ["pool", sa.literal_column("ordered_at DESC")]
    )
    op.create_index("ix_replica_sessions_stopped", "replica_sessions", ["stopped_at"])


def _create_memory() -> None:
    op.create_table(
        "pool_memory",
        sa.Column("pool", sa.Text(), nullable=False),
        *(_moment(name, nullable=True) for name in ("ticked_at", "listed_at", "needed_at")),
        sa.Column("target", sa.Integer(), nullable=True),
        _moment("target_at", nullable=True),
        sa.Column("pre_warm", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        _moment("retry_at", nullable=True),
        sa.Column("trouble", sa.Text(), nullable=True),
        *(_moment(name, nullable=True) for name in ("trouble_since", "fallback_since")),
        sa.Column("fallback_reason", sa.Text(), nullable=True),
        sa.Column("spend", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.CheckConstraint(
            "(fallback_since IS NULL) = (fallback_reason IS NULL)", name=op.f("ck_pool_memory_fallback")
        ),
        sa.PrimaryKeyConstraint("pool", name=op.f("pk_pool_memory")),
    )


def downgrade() -> None:
    """Drop them, and all that they hold."""
    for table in ("pool_memory", "replica_sessions", "scaling_events"):
        op.drop_table(table)
    op.drop_index("ix_task_events_at", table_name="task_events")
    op.drop_index("ix_pipelines_settled", table_name="pipelines")
    op.drop_column("pipelines", "pages")
