"""Embedded PostgreSQL and Redis on this machine, as this user."""

import os
import signal
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from standalone.embedded import EmbeddedPostgres, EmbeddedRedis, start
from standalone.folders import LONGEST_SOCKET_PATH
from standalone.output import LogFiles
from standalone.supervisor import Supervisor


@contextmanager
def running(data_dir: Path) -> Iterator[tuple[str, redis.Redis, Supervisor]]:
    """Both services: the address of one, a client of the other, and their supervisor."""
    supervisor = Supervisor(LogFiles(data_dir / "logs"))
    postgres, broker = EmbeddedPostgres(data_dir), EmbeddedRedis(data_dir)
    try:
        for service in (postgres, broker):
            start(service, supervisor, lambda text: None)
        path = broker.url.removeprefix("redis+socket://").partition("?")[0]
        with redis.Redis(unix_socket_path=path) as client:
            yield postgres.url, client, supervisor
    finally:
        supervisor.stop()


def query(url: str, statement: str) -> object:
    with psycopg.connect(url) as connection:
        return connection.execute(statement).fetchone()


def execute(url: str, statement: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(statement)


def servers_in(folder: Path) -> list[psutil.Process]:
    """The processes that work in a folder."""
    return [p for p in psutil.process_iter(["cwd"]) if (p.info["cwd"] or "").startswith(str(folder))]


def test_data_survives_a_restart_and_nothing_is_left_running(tmp_path: Path) -> None:
    with running(tmp_path) as (url, client, _):
        execute(url, "CREATE TABLE kept AS SELECT 42 AS answer")
        client.set("kept", "yes")
    assert servers_in(tmp_path) == []
    with running(tmp_path) as (url, client, _):
        assert query(url, "SELECT answer FROM kept") == (42,)
        assert client.get("kept") == b"yes"


def test_what_must_survive_a_loss_of_power_is_written_through(tmp_path: Path) -> None:
    with running(tmp_path) as (url, client, _):
        assert query(url, "SELECT current_setting('fsync'), current_setting('synchronous_commit')") == (
            "on",
            "on",
        )
        assert client.config_get("appendonly") == {"appendonly": "yes"}
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}


def test_nobody_else_gets_in(tmp_path: Path) -> None:
    with running(tmp_path) as (url, client, _):
        sockets = [path for path in tmp_path.rglob("*") if path.is_socket()]
        assert len(sockets) == 2
        assert all(stat.S_IMODE(s.stat().st_mode) & 0o077 == 0 for s in sockets)
        assert all(stat.S_IMODE(s.parent.stat().st_mode) & 0o077 == 0 for s in sockets)
        assert query(url, "SELECT current_setting('listen_addresses')") == ("",)
        assert client.config_get("port") == {"port": "0"}


def test_folders_above_the_data_are_opened_for_passing_at_most(tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    with running(private):
        pass
    # Root's PostgreSQL runs as another user, which must get to its data by its path.
    assert stat.S_IMODE(private.stat().st_mode) == (0o701 if os.geteuid() == 0 else 0o700)


def test_a_path_too_long_or_odd_for_a_socket_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path.parent))  # shorter
    deep = tmp_path / ("x" * LONGEST_SOCKET_PATH) / "with space & ümlaut?"
    deep.mkdir(parents=True)
    with running(deep) as (url, client, _):
        assert query(url, "SELECT 1") == (1,)
        assert client.ping()


def test_a_stale_lock_file_with_the_number_of_a_living_process_is_no_hindrance(tmp_path: Path) -> None:
    with running(tmp_path):
        lock = (tmp_path / "postgres" / "postmaster.pid").read_text()
    _, *rest = lock.splitlines()
    (tmp_path / "postgres" / "postmaster.pid").write_text("\n".join([str(os.getpid()), *rest]) + "\n")
    with running(tmp_path) as (url, _, _):
        assert query(url, "SELECT 1") == (1,)


def test_an_interrupted_initdb_is_no_hindrance(tmp_path: Path) -> None:
    half_made = tmp_path / "postgres.new"
    half_made.mkdir()
    (half_made / "PG_VERSION").write_text("18\n")
    with running(tmp_path) as (url, _, _):
        assert query(url, "SELECT 1") == (1,)


@pytest.mark.parametrize("name", ["postgres", "redis-server"])
def test_a_server_that_is_killed_comes_back_with_its_data(tmp_path: Path, name: str) -> None:
    with running(tmp_path) as (url, client, supervisor):
        execute(url, "CREATE TABLE kept AS SELECT 42 AS answer")
        client.set("kept", "yes")
        # Other tests' servers are children of this process, too.
        mine = [p for p in psutil.Process().children() if Path(p.cwd()).is_relative_to(tmp_path.resolve())]
        victim = next(process for process in mine if process.name() == name)
        victim.send_signal(signal.SIGKILL)
        victim.wait(10)
        services = [EmbeddedPostgres(tmp_path), EmbeddedRedis(tmp_path)]
        supervisor.wait_until(
            lambda: [s.title for s in services if not s.ready()], seconds=30, say=lambda text: None
        )
        assert query(url, "SELECT answer FROM kept") == (42,)
        assert client.get("kept") == b"yes"
