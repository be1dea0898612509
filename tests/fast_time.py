"""One clock for a whole system, moved by a test: for PostgreSQL, for every process that works with it, and for an emulator.

All time in the record is PostgreSQL's, so that a database whose clock functions say something else moves everybody. They are
found before the built-in ones because of the search path that its sessions begin with.
"""

import time

import psycopg
from psycopg import sql

_FUNCTIONS = """
CREATE SCHEMA moved;
CREATE TABLE moved.clock (ahead interval NOT NULL);
INSERT INTO moved.clock VALUES ('0');
CREATE FUNCTION moved.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
    AS 'SELECT pg_catalog.clock_timestamp() + ahead FROM moved.clock';
CREATE FUNCTION moved.statement_timestamp() RETURNS timestamptz LANGUAGE sql STABLE
    AS 'SELECT pg_catalog.statement_timestamp() + ahead FROM moved.clock';
CREATE FUNCTION moved.now() RETURNS timestamptz LANGUAGE sql STABLE
    AS 'SELECT pg_catalog.now() + ahead FROM moved.clock';
DO $$
DECLARE found record;
BEGIN
    FOR found IN SELECT table_name, column_name FROM information_schema.columns
                 WHERE table_schema = 'public' AND column_default = 'clock_timestamp()'
    LOOP
        EXECUTE format('ALTER TABLE %I ALTER %I SET DEFAULT moved.clock_timestamp()', found.table_name, found.column_name);
    END LOOP;
END $$;
"""


class MovedClock:
    """The machine's clock and an offset, in this process and in one database. Install it before anybody connects."""

    def __init__(self, database_url: str) -> None:
        self._connection = psycopg.connect(database_url, autocommit=True)
        self._ahead = 0.0

    def install(self) -> None:
        """Have the database's later sessions follow it."""
        self._connection.execute(_FUNCTIONS)
        name = sql.Identifier(self._connection.info.dbname)
        path = sql.SQL("ALTER DATABASE {} SET search_path = moved, pg_catalog, public")
        self._connection.execute(path.format(name))

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time() + self._ahead

    def sleep(self, seconds: float) -> None:
        """Wait, really."""
        time.sleep(seconds)

    def advance(self, seconds: float) -> None:
        """Let so much time have passed for everybody at once."""
        self._connection.execute(
            "UPDATE moved.clock SET ahead = ahead + make_interval(secs => %s)", [seconds]
        )
        self._ahead += seconds

    def close(self) -> None:
        """Give up the connection."""
        self._connection.close()
