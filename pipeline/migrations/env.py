"""Alembic's entry: it runs the migrations on the connection it was given."""

from alembic import context

from pipeline.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    compare_type=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
