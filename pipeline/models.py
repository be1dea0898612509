"""The tables of the record. All timestamps are `timestamptz`, written by PostgreSQL's clock.

Only `pipeline.lifecycle` and `pipeline.recovery` change a task's state, `pipeline.servers` a server,
`pipeline.visual_cache` a cached slide; the tables of scaling are `scaler`'s: `scaler.events` writes `scaling_events`,
`scaler.sessions` `replica_sessions`, `scaler.memory` `pool_memory`. The migrations under `pipeline/migrations` are what
creates these tables.
"""

import datetime as dt
import uuid
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    DateTime,
    Enum,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    MetaData,
    Numeric,
    SmallInteger,
    String,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from pipeline.graph import Route, Task
from pipeline.states import PipelineState, TaskState


def _enum(of: type[StrEnum], name: str) -> Enum:
    return Enum(of, name=name, values_callable=lambda members: [member.value for member in members])


TASK = _enum(Task, "pipeline_task")
TASK_STATE = _enum(TaskState, "task_state")
PIPELINE_STATE = _enum(PipelineState, "pipeline_state")
ROUTE = _enum(Route, "pipeline_route")
MOMENT = DateTime(timezone=True)
NOW = func.clock_timestamp()


class Base(DeclarativeBase):
    """Base of all tables; names of constraints follow one convention, so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {dt.datetime: MOMENT, dict[str, Any]: JSONB}  # noqa: RUF012


class Document(Base):
    """One PDF, named by the sha256 of its bytes; the bytes themselves are in the document store."""

    __tablename__ = "documents"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    pages: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[dt.datetime] = mapped_column(server_default=NOW)

    __table_args__ = (
        CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256"),
        CheckConstraint("size > 0 AND pages >= 0", name="measure"),
    )


class Pipeline(Base):
    """The analysis of one document. `state` is derived from its task rows in the transaction that changes one.

    `settled_at` is when the last task ended, `finished_at` when `finish` was claimed; both are empty while it is open.
    `pages` repeats the document's, so that what ten thousand open pipelines still want is summed without reading their
    documents; empty where it ended before the column was there.
    `dependencies` is the graph as it was when the pipeline was made (PRD, JSONB), `generation` the visual cache's.
    `route` is who works on it, `assigned_route` who was to by the share of the settings: they differ where it was moved.
    """

    __tablename__ = "pipelines"

    id: Mapped[uuid.UUID] = mapped_column(UUID, primary_key=True, default=uuid.uuid4)
    document_sha256: Mapped[str] = mapped_column(ForeignKey("documents.sha256"))
    document_name: Mapped[str] = mapped_column(Text)
    pages: Mapped[int | None] = mapped_column(Integer)
    analyst: Mapped[str] = mapped_column(Text)
    template: Mapped[str] = mapped_column(Text)
    dependencies: Mapped[dict[str, Any]]
    generation: Mapped[int] = mapped_column(Integer, server_default="0")
    route: Mapped[Route] = mapped_column(ROUTE, server_default=Route.CONTAINERS.value)
    assigned_route: Mapped[Route] = mapped_column(ROUTE, server_default=Route.CONTAINERS.value)
    state: Mapped[PipelineState] = mapped_column(PIPELINE_STATE, server_default=PipelineState.QUEUED.value)
    created_at: Mapped[dt.datetime] = mapped_column(server_default=NOW)
    started_at: Mapped[dt.datetime | None]
    settled_at: Mapped[dt.datetime | None]
    finished_at: Mapped[dt.datetime | None]

    __table_args__ = (
        CheckConstraint("(state IN ('queued', 'running')) = (settled_at IS NULL)", name="settled"),
        CheckConstraint("finished_at IS NULL OR settled_at IS NOT NULL", name="finished"),
        Index("ix_pipelines_unfinished", "settled_at", postgresql_where=text("finished_at IS NULL")),
        # The second column makes the newest generation of a deck one look, however often it was uploaded.
        Index("ix_pipelines_generation", "document_sha256", "generation"),
        Index("ix_pipelines_newest", created_at.desc(), id),
        Index(
            "ix_pipelines_settled", text("settled_at DESC"), postgresql_where=text("settled_at IS NOT NULL")
        ),
        # What is due has to know these few, and would else look at every live pipeline.
        Index(
            "ix_pipelines_dedicated",
            "id",
            postgresql_where=text("route = 'dedicated' AND settled_at IS NULL"),
        ),
    )


class PipelineTask(Base):
    """One task of a pipeline.

    Three counters, never mixed: `attempt` is the fencing token, `failures` counts work that failed, `losses` workers that
    died or were preempted. `dispatched_at` is when its message was last sent; empty: it is to be sent. `choice` is what the
    analyst is to do differently from the settings; what it may hold is the analysts' affair.
    """

    __tablename__ = "pipeline_tasks"

    pipeline_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("pipelines.id", ondelete="CASCADE"), primary_key=True
    )
    task: Mapped[Task] = mapped_column(TASK, primary_key=True)
    state: Mapped[TaskState] = mapped_column(TASK_STATE)
    progress: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    attempt: Mapped[int] = mapped_column(Integer, server_default="0")
    failures: Mapped[int] = mapped_column(Integer, server_default="0")
    losses: Mapped[int] = mapped_column(Integer, server_default="0")
    server_id: Mapped[str | None] = mapped_column(Text)
    lease_until: Mapped[dt.datetime | None]
    retry_at: Mapped[dt.datetime | None]
    dispatched_at: Mapped[dt.datetime | None]
    dispatches: Mapped[int] = mapped_column(Integer, server_default="0")
    queued_at: Mapped[dt.datetime | None]
    started_at: Mapped[dt.datetime | None]
    ended_at: Mapped[dt.datetime | None]
    error_code: Mapped[str | None] = mapped_column(Text)
    error: Mapped[str | None] = mapped_column(Text)
    choice: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    result: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))

    __table_args__ = (
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress"),
        CheckConstraint("(state = 'running') = (lease_until IS NOT NULL)", name="lease"),
        CheckConstraint("(state = 'succeeded') = (result IS NOT NULL)", name="result"),
        CheckConstraint("retry_at IS NULL OR state = 'queued'", name="retry"),
        # Few rows at a time, read as a whole by each tick and of one pipeline by each transition. By no column that changes
        # while the state stays, or a renewal could not keep its row where it is (a HOT update).
        Index("ix_pipeline_tasks_queued", "pipeline_id", "task", postgresql_where=text("state = 'queued'")),
        Index("ix_pipeline_tasks_running", "pipeline_id", "task", postgresql_where=text("state = 'running'")),
    )


class TaskEvent(Base):
    """Every transition of a task, append-only: the history that people debug from."""

    __tablename__ = "task_events"

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    pipeline_id: Mapped[uuid.UUID]
    task: Mapped[Task] = mapped_column(TASK)
    at: Mapped[dt.datetime] = mapped_column(server_default=NOW)
    from_state: Mapped[TaskState | None] = mapped_column(TASK_STATE)
    to_state: Mapped[TaskState] = mapped_column(TASK_STATE)
    attempt: Mapped[int] = mapped_column(Integer)
    server_id: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    detail: Mapped[dict[str, Any] | None]

    __table_args__ = (
        ForeignKeyConstraint(
            ["pipeline_id", "task"], ["pipeline_tasks.pipeline_id", "pipeline_tasks.task"], ondelete="CASCADE"
        ),
        Index("ix_task_events_pipeline_id", "pipeline_id", "id"),
        # Rows come in the order of time: a few bytes for each stretch of them find a replica's hours again.
        Index(
            "ix_task_events_at",
            "at",
            postgresql_using="brin",
            postgresql_with={"pages_per_range": 32, "autosummarize": "on"},
        ),
    )


class CachedSlide(Base):
    """What an analyst said about one slide: the checkpoint of a killed task and the free second upload.

    `fingerprint` is a hash of everything the answer depends on besides the slide; see `pipeline.visual_cache`.
    """

    __tablename__ = "visual_cache"

    document_sha256: Mapped[str] = mapped_column(
        ForeignKey("documents.sha256", ondelete="CASCADE"), primary_key=True
    )
    task: Mapped[Task] = mapped_column(TASK, primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    generation: Mapped[int] = mapped_column(Integer, primary_key=True)
    slide: Mapped[int] = mapped_column(Integer, primary_key=True)
    value: Mapped[dict[str, Any]]
    created_at: Mapped[dt.datetime] = mapped_column(server_default=NOW)

    __table_args__ = (CheckConstraint("slide > 0", name="slide"),)


class ProcessingServer(Base):
    """A worker (one container replica, or one local process), with the columns of the PRD.

    `status` is `active`, `draining` (to stop: tasks are released at the next slide) or `stopped`.
    """

    __tablename__ = "processing_servers"

    id: Mapped[str] = mapped_column(String(255), primary_key=True)
    server_type: Mapped[str] = mapped_column(String(50))
    container_id: Mapped[str | None] = mapped_column(String(255))
    status: Mapped[str] = mapped_column(String(20), server_default="active")
    capabilities: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    current_pipelines: Mapped[int] = mapped_column(Integer, server_default="0")
    max_concurrent_pipelines: Mapped[int] = mapped_column(Integer, server_default="3")
    pipeline_coordination_url: Mapped[str | None] = mapped_column(String(255))
    visual_cache_access: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    last_heartbeat: Mapped[dt.datetime] = mapped_column(server_default=NOW)
    created_at: Mapped[dt.datetime] = mapped_column(server_default=NOW)
    updated_at: Mapped[dt.datetime] = mapped_column(server_default=NOW)

    __table_args__ = (
        CheckConstraint("status IN ('active', 'draining', 'stopped')", name="status"),
        Index("ix_processing_servers_live", "last_heartbeat", postgresql_where=text("status <> 'stopped'")),
    )


class ScalingEvent(Base):
    """Something that the controller decided, or that changed for it: the intent first, then what came of it.

    `before` and `wanted` count replicas; `inputs` is what the decision rested on. `outcome` is `applied`, `failed`, or
    `superseded` where nobody lived to say; empty while the order is on its way.
    """

    __tablename__ = "scaling_events"

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(server_default=NOW)
    pool: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    provider: Mapped[str] = mapped_column(Text)
    policy: Mapped[str] = mapped_column(Text)
    before: Mapped[int] = mapped_column(Integer)
    wanted: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(Text)
    inputs: Mapped[dict[str, Any]]
    outcome: Mapped[str | None] = mapped_column(Text)
    detail: Mapped[str | None] = mapped_column(Text)
    ended_at: Mapped[dt.datetime | None]

    __table_args__ = (
        CheckConstraint("kind IN ('order', 'replace', 'fallback', 'spend', 'trouble')", name="kind"),
        CheckConstraint("outcome IN ('applied', 'failed', 'superseded')", name="outcome"),
        CheckConstraint("(outcome IS NULL) = (ended_at IS NULL)", name="ended"),
        Index("ix_scaling_events_open", "pool", postgresql_where=text("outcome IS NULL")),
    )


class ReplicaSession(Base):
    """One replica from its order to its end: the ledger's entry.

    It is billed from `billed_from` on: to `paid_until` where the provider bills in blocks, else to `stopped_at`. When it has
    ended, it is written how long tasks ran on it, how long it was from ready to the last task's end, and how many tasks there
    were. `server_ids` are the workers that ran in it, one after the other. `failing_looks` counts how often the provider was
    seen to call it failing before a worker was heard of.
    """

    __tablename__ = "replica_sessions"

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    provider: Mapped[str] = mapped_column(Text)
    pool: Mapped[str] = mapped_column(Text)
    replica_id: Mapped[str] = mapped_column(Text)
    server_ids: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    pre_warmed: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    ordered_at: Mapped[dt.datetime]
    billed_from: Mapped[dt.datetime | None]
    ready_at: Mapped[dt.datetime | None]
    idle_since: Mapped[dt.datetime | None]
    silent_since: Mapped[dt.datetime | None]
    failing_looks: Mapped[int] = mapped_column(Integer, server_default="0")
    stopping_at: Mapped[dt.datetime | None]
    stopped_at: Mapped[dt.datetime | None]
    paid_until: Mapped[dt.datetime | None]
    hourly_price: Mapped[Decimal | None] = mapped_column(Numeric(12, 6))
    block_seconds: Mapped[int] = mapped_column(Integer, server_default="1")
    busy_seconds: Mapped[float | None] = mapped_column(Float)
    active_seconds: Mapped[float | None] = mapped_column(Float)
    served: Mapped[int | None] = mapped_column(Integer)

    __table_args__ = (
        CheckConstraint("stopped_at IS NULL OR stopped_at >= ordered_at", name="order"),
        CheckConstraint("block_seconds > 0", name="block"),
        Index(
            "uq_replica_sessions_open",
            "provider",
            "pool",
            "replica_id",
            unique=True,
            postgresql_where=text("stopped_at IS NULL"),
        ),
        Index("ix_replica_sessions_pool", "pool", text("ordered_at DESC")),
        Index("ix_replica_sessions_stopped", "stopped_at"),
    )


class PoolMemory(Base):
    """What the controller keeps of a pool between two ticks, so that a restarted one goes on where the last one was.

    `target` and `target_at` are an order that the provider does not show yet. `failures` counts start-ups and orders that
    went wrong in a row; `fallback_since` is set while new work should go elsewhere.
    """

    __tablename__ = "pool_memory"

    pool: Mapped[str] = mapped_column(Text, primary_key=True)
    ticked_at: Mapped[dt.datetime | None]
    listed_at: Mapped[dt.datetime | None]
    needed_at: Mapped[dt.datetime | None]
    target: Mapped[int | None] = mapped_column(Integer)
    target_at: Mapped[dt.datetime | None]
    pre_warm: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    failures: Mapped[int] = mapped_column(Integer, server_default="0")
    retry_at: Mapped[dt.datetime | None]
    trouble: Mapped[str | None] = mapped_column(Text)
    trouble_since: Mapped[dt.datetime | None]
    fallback_since: Mapped[dt.datetime | None]
    fallback_reason: Mapped[str | None] = mapped_column(Text)
    spend: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")

    __table_args__ = (
        CheckConstraint("(fallback_since IS NULL) = (fallback_reason IS NULL)", name="fallback"),
    )
