"""The schema's history, and how to bring a database up to date."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import func, select

from pipeline.database import engine

#: The advisory lock that lets one process migrate while others wait.
MIGRATION_LOCK = 0x6D696772


def config() -> Config:
    """Alembic's configuration; there is no alembic.ini."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.set_main_option("path_separator", "os")
    return settings


def upgrade(revision: str = "head") -> None:
    """Bring the database to `revision`. Safe to call from several processes at once, and when there is nothing to do."""
    with engine().connect() as lock:
        lock.execute(select(func.set_config("lock_timeout", "60s", False)))
        lock.execute(select(func.set_config("statement_timeout", "0", False)))
        lock.execute(select(func.set_config("idle_in_transaction_session_timeout", "0", False)))
        lock.execute(select(func.pg_advisory_xact_lock(MIGRATION_LOCK)))
        settings = config()
        settings.attributes["connection"] = lock
        command.upgrade(settings, revision)
        lock.commit()
        lock.invalidate()


def downgrade(revision: str) -> None:
    """Take the database back to `revision`, or to nothing with `base`."""
    with engine().begin() as connection:
        settings = config()
        settings.attributes["connection"] = connection
        command.downgrade(settings, revision)
