"""The record: documents, pipelines, their tasks and history, cached slides, servers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TASK = postgresql.ENUM(
    "visual_analysis", "slide_feedback", "extractions_and_template",
    "specialized_clinical", "specialized_regulatory", "specialized_science",
    name="pipeline_task", create_type=False,
)  # fmt: skip
TASK_STATE = postgresql.ENUM(
    "waiting",
    "queued",
    "running",
    "succeeded",
    "failed",
    "blocked",
    "cancelled",
    name="task_state",
    create_type=False,
)
PIPELINE_STATE = postgresql.ENUM(
    "queued",
    "running",
    "succeeded",
    "partial",
    "failed",
    "cancelled",
    name="pipeline_state",
    create_type=False,
)


def upgrade() -> None:
    """Create the tables."""
    for enum in (TASK, TASK_STATE, PIPELINE_STATE):
        enum.create(op.get_bind())
    op.create_table(
        "documents",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name=op.f("ck_documents_sha256")),
        sa.CheckConstraint("size > 0 AND pages >= 0", name=op.f("ck_documents_measure")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_documents")),
    )
    op.create_table(
        "processing_servers",
        sa.Column("id", sa.String(length=255), nullable=False),
        sa.Column("server_type", sa.String(length=50), nullable=False),
        sa.Column("container_id", sa.String(length=255), nullable=True),
        sa.Column("status", sa.String(length=20), server_default="active", nullable=False),
        sa.Column(
            "capabilities", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False
        ),
        sa.Column("current_pipelines", sa.Integer(), server_default="0", nullable=False),
        sa.Column("max_concurrent_pipelines", sa.Integer(), server_default="3", nullable=False),
        sa.Column("pipeline_coordination_url", sa.String(length=255), nullable=True),
        sa.Column("visual_cache_access", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "last_heartbeat",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "status IN ('active', 'draining', 'stopped')", name=op.f("ck_processing_servers_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_processing_servers")),
    )
    op.create_index(
        "ix_processing_servers_live",
        "processing_servers",
        ["last_heartbeat"],
        unique=False,
        postgresql_where=sa.text("status <> 'stopped'"),
    )
    op.create_table(
        "pipelines",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("document_sha256", sa.String(length=64), nullable=False),
        sa.Column("document_name", sa.Text(), nullable=False),
        sa.Column("analyst", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("dependencies", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("generation", sa.Integer(), server_default="0", nullable=False),
        sa.Column("state", PIPELINE_STATE, server_default="queued", nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state IN ('queued', 'running')) = (settled_at IS NULL)", name=op.f("ck_pipelines_settled")
        ),
        sa.CheckConstraint(
            "finished_at IS NULL OR settled_at IS NOT NULL", name=op.f("ck_pipelines_finished")
        ),
        sa.ForeignKeyConstraint(
            ["document_sha256"], ["documents.sha256"], name=op.f("fk_pipelines_document_sha256")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pipelines")),
    )
    op.create_index("ix_pipelines_generation", "pipelines", ["document_sha256", "generation"], unique=False)
    op.create_index(
        "ix_pipelines_newest", "pipelines", [sa.literal_column("created_at DESC"), "id"], unique=False
    )
    op.create_index(
        "ix_pipelines_unfinished",
        "pipelines",
        ["settled_at"],
        unique=False,
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    op.create_table(
        "visual_cache",
        sa.Column("document_sha256", sa.String(length=64), nullable=False),
        sa.Column("task", TASK, nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("slide", sa.Integer(), nullable=False),
        sa.Column("value", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("clock_timestamp()"),
            nullable=False,
        ),
        sa.CheckConstraint("slide > 0", name=op.f("ck_visual_cache_slide")),
        sa.ForeignKeyConstraint(
            ["document_sha256"],
            ["documents.sha256"],
            name=op.f("fk_visual_cache_document_sha256"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "document_sha256", "task", "fingerprint", "generation", "slide", name=op.f("pk_visual_cache")
        ),
    )
    op.create_table(
        "pipeline_tasks",
        sa.Column("pipeline_id", sa.UUID(), nullable=False),
        sa.Column("task", TASK, nullable=False),
        sa.Column("state", TASK_STATE, nullable=False),
        sa.Column("progress", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("attempt", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("losses", sa.Integer(), server_default="0", nullable=False),
        sa.Column("server_id", sa.Text(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dispatched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dispatches", sa.Integer(), server_default="0", nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("result", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint(
            "(state = 'running') = (lease_until IS NOT NULL)", name=op.f("ck_pipeline_tasks_lease")
        ),
        sa.CheckConstraint(
            "(state = 'succeeded') = (result IS NOT NULL)", name=op.f("ck_pipeline_tasks_result")
        ),
        sa.CheckConstraint("retry_at IS NULL OR state = 'queued'", name=op.f("ck_pipeline_tasks_retry")),
        sa.CheckConstraint("progress BETWEEN 0 AND 100", name=op.f("ck_pipeline_tasks_progress")),
        sa.ForeignKeyConstraint(
            ["pipeline_id"], ["pipelines.id"], name=op.f("fk_pipeline_tasks_pipeline_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pipeline_id", "task", name=op.f("pk_pipeline_tasks")),
    )
    op.create_index(
        "ix_pipeline_tasks_queued",
        "pipeline_tasks",
        ["dispatched_at"],
        unique=False,
        postgresql_where=sa.text("state = 'queued'"),
    )
    op.create_index(
        "ix_pipeline_tasks_running",
        "pipeline_tasks",
        ["lease_until"],
        unique=False,
        postgresql_where=sa.text("state = 'running'"),
    )
    op.create_table(
        "task_events",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("pipeline_id", sa.UUID(), nullable=False),
        sa.Column("task", TASK, nullable=False),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.Column("from_state", TASK_STATE, nullable=True),
        sa.Column("to_state", TASK_STATE, nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("server_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(
            ["pipeline_id", "task"],
            ["pipeline_tasks.pipeline_id", "pipeline_tasks.task"],
            name=op.f("fk_task_events_pipeline_id_task"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_events")),
    )
    op.create_index("ix_task_events_pipeline_id", "task_events", ["pipeline_id", "id"], unique=False)


def downgrade() -> None:
    """Drop them, and all that they hold."""
    op.drop_index("ix_task_events_pipeline_id", table_name="task_events")
    op.drop_table("task_events")
    op.drop_index(
        "ix_pipeline_tasks_running",
        table_name="pipeline_tasks",
        postgresql_where=sa.text("state = 'running'"),
    )
    op.drop_index(
        "ix_pipeline_tasks_queued", table_name="pipeline_tasks", postgresql_where=sa.text("state = 'queued'")
    )
    op.drop_table("pipeline_tasks")
    op.drop_table("visual_cache")
    op.drop_index(
        "ix_pipelines_unfinished", table_name="pipelines", postgresql_where=sa.text("finished_at IS NULL")
    )
    op.drop_index("ix_pipelines_newest", table_name="pipelines")
    op.drop_index("ix_pipelines_generation", table_name="pipelines")
    op.drop_table("pipelines")
    op.drop_index(
        "ix_processing_servers_live",
        table_name="processing_servers",
        postgresql_where=sa.text("status <> 'stopped'"),
    )
    op.drop_table("processing_servers")
    op.drop_table("documents")
    for enum in (TASK, TASK_STATE, PIPELINE_STATE):
        enum.drop(op.get_bind())
