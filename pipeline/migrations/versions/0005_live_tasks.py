"""The indexes of queued and running tasks are by pipeline, so that a transition reads its own rows and no others.

They were by `dispatched_at` and `lease_until`: of many queued decks, each dispatch read all; and each renewal wrote all of
the table's indexes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KEY = ["pipeline_id", "task"]
_STATES = {"queued": ["dispatched_at"], "running": ["lease_until"]}


def upgrade() -> None:
    """By pipeline."""
    for state in _STATES:
        _replace(state, _KEY)


def downgrade() -> None:
    """By time."""
    for state, columns in _STATES.items():
        _replace(state, columns)


def _replace(state: str, columns: list[str]) -> None:
    name = f"ix_pipeline_tasks_{state}"
    op.drop_index(name, table_name="pipeline_tasks")
    op.create_index(name, "pipeline_tasks", columns, postgresql_where=sa.text(f"state = '{state}'"))
