"""What was chosen for a task: another model, an edited prompt, for all its slides or for one."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; a constant default rewrites no row."""
    op.add_column(
        "pipeline_tasks",
        sa.Column(
            "choice", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
    )


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("pipeline_tasks", "choice")
