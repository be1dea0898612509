"""Routes: who works on a pipeline, containers or the dedicated server."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ROUTE = postgresql.ENUM("containers", "dedicated", name="pipeline_route", create_type=False)


def upgrade() -> None:
    """Add two columns, whose constant default rewrites no row, and an index that is empty at first."""
    ROUTE.create(op.get_bind())
    for name in ("route", "assigned_route"):
        op.add_column("pipelines", sa.Column(name, ROUTE, server_default="containers", nullable=False))
    op.create_index(
        "ix_pipelines_dedicated",
        "pipelines",
        ["id"],
        postgresql_where=sa.text("route = 'dedicated' AND settled_at IS NULL"),
    )


def downgrade() -> None:
    """Drop them: pipelines of the dedicated server go on in containers."""
    op.drop_index("ix_pipelines_dedicated", table_name="pipelines")
    for name in ("route", "assigned_route"):
        op.drop_column("pipelines", name)
    ROUTE.drop(op.get_bind())
