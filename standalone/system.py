"""The system of one machine: its lock, its services, its processes, and that they are ready. It owns no table.

This is the one place besides the settings that touches the environment, because it passes it on.
"""

import datetime as dt
import os
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

import structlog
from sqlalchemy import func, select

from pipeline import database, migrations
from pipeline.errors import ServiceUnavailable
from pipeline.graph import Queue
from pipeline.models import ProcessingServer
from pipeline.settings import get_settings
from standalone import commands, embedded
from standalone.folders import make_private
from standalone.lock import AlreadyRunning, DataLock, Holder, holder_of
from standalone.output import Output
from standalone.process import Command, adopt_orphans
from standalone.supervisor import Say, Supervisor
from standalone.web import answers

log = structlog.get_logger()

#: How long web and workers may take until they are ready, in seconds.
READY_SECONDS = 60


class System:
    """The processes of one `deckflow` command. Use it as a context: at its end, nothing is left running.

    `say` is told what is being done, at least every two seconds.
    """

    def __init__(self, command: str, output: Output, say: Say) -> None:
        self.data_dir = get_settings().data_dir.absolute()
        # Only root's data is passed through by another user, PostgreSQL's.
        make_private(self.data_dir, mode=0o711 if os.geteuid() == 0 else 0o700)
        self.supervisor = Supervisor(output, owns_all=True)
        self.say = say
        self._command = command
        self._lock = DataLock(self.data_dir)
        self._started_at: dt.datetime | None = None

    def __enter__(self) -> Self:
        adopt_orphans()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.supervisor.stop(self.say)
        self._lock.release()

    def tick(self, seconds: float) -> None:
        """Look after the processes for so long; to be called often."""
        self.supervisor.tick(seconds)

    def acquire(self) -> None:
        """Take the data directory. Raises `AlreadyRunning`."""
        self._lock.acquire(self._command)
        get_settings.cache_clear()  # they may have the addresses of a system that has just ended
        for name in ("store", "beat", "logs"):
            make_private(self.data_dir / name)

    def attach_or_acquire(self) -> bool:
        """Use the system that runs on the data directory (True), or take the directory once nobody has it (False)."""
        while True:
            holder = holder_of(self.data_dir)
            if holder and holder.usable:
                use_addresses(holder.addresses)
                return True
            try:
                self.acquire()
                return False
            except AlreadyRunning as error:
                self.say(f"{error} Waiting.")
                time.sleep(1)

    def start_services(self) -> None:
        """Start the embedded services where no others are set, and bring the database up to date."""
        settings = get_settings()
        addresses = {"DECKFLOW_STORAGE_URL": settings.storage, "DECKFLOW_DATA_DIR": str(self.data_dir)}
        if not settings.database_url.get_secret_value():
            addresses["DECKFLOW_DATABASE_URL"] = self._start(embedded.EmbeddedPostgres(self.data_dir))
        if not settings.broker_url.get_secret_value():
            addresses["DECKFLOW_BROKER_URL"] = self._start(embedded.EmbeddedRedis(self.data_dir))
        use_addresses(addresses)
        self.say("Bringing the database up to date")
        migrations.upgrade()
        with database.transaction() as db:
            self._started_at = db.execute(select(func.now())).scalar_one()

    def _start(self, service: embedded.Embedded) -> str:
        self.say(f"Starting {service.title}")
        embedded.start(service, self.supervisor, self.say)
        return service.url

    def surroundings(self, **settings: str) -> commands.Surroundings:
        """What the processes see: this environment, with `settings` by their names there."""
        environment = {"DECKFLOW_LOG_JSON": "0", **os.environ, "PYTHONUNBUFFERED": "1", **settings}
        return commands.Surroundings(self.data_dir, environment)

    def start(self, *processes: Command) -> None:
        """Start processes; `wait_ready` waits for them."""
        for process in processes:
            self.supervisor.start(process)

    def wait_ready(
        self, *needed: str, url: str = "", queues: tuple[Queue, ...] = commands.BATCH_QUEUES
    ) -> None:
        """Wait until these processes run, workers for `queues` have reported, and the web (where `url` is set) answers.

        Raises `ServiceUnavailable` with the last lines of what is not ready after 60 s.
        """

        def missing() -> list[str]:
            names = [name for name in self.supervisor.not_running() if name in needed]
            names += [name for name in self._silent_workers(queues) if name not in names]
            return names or ([] if not url or answers(f"{url}/readyz") else ["web"])

        self.supervisor.wait_until(missing, seconds=READY_SECONDS, say=self.say)

    def _silent_workers(self, queues: tuple[Queue, ...]) -> list[str]:
        S = ProcessingServer
        query = select(S.server_type).where(S.status == "active", S.last_heartbeat >= self._started_at)
        try:
            found = database.persistently(lambda: _scalars(query), seconds=2)
        except ServiceUnavailable:
            return ["postgres"]
        return [queue.value for queue in queues if f"{queue}_container" not in found]

    def publish(self, url: str) -> None:
        """Tell other commands on this data directory how to reach this system."""
        settings = get_settings()
        addresses = {
            "DECKFLOW_DATABASE_URL": settings.database_url.get_secret_value(),
            "DECKFLOW_BROKER_URL": settings.broker_url.get_secret_value(),
            "DECKFLOW_STORAGE_URL": settings.storage,
            "DECKFLOW_PROVIDER": settings.provider or "none",
        }
        self._lock.write(Holder(pid=os.getpid(), command=self._command, url=url, addresses=addresses))


def use_addresses(addresses: Mapping[str, str]) -> None:
    """Let this process, and those it starts, use these settings, by their names in the environment."""
    os.environ.update(addresses)
    get_settings.cache_clear()
    database.engine.cache_clear()


def _scalars(query: object) -> list[str]:
    with database.transaction() as db:
        return list(db.scalars(query))  # type: ignore[call-overload]
