"""A replica's row counts how often its provider was seen to call it failing before its worker was heard of."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """None so far."""
    op.add_column(
        "replica_sessions", sa.Column("failing_looks", sa.Integer(), server_default="0", nullable=False)
    )


def downgrade() -> None:
    """Forgotten."""
    op.drop_column("replica_sessions", "failing_looks")
