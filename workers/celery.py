"""The Celery app, found by `celery -A workers`, and what each worker process does when it starts and stops."""

import ctypes
import logging
import signal
from typing import Any

import structlog
from celery import Celery, bootsteps, signals

from pipeline import database, logs, servers
from pipeline.graph import Queue
from pipeline.settings import get_settings
from workers.child import PR_SET_PDEATHSIG

log = structlog.get_logger()
app = Celery("deckflow", include=["workers.tasks", "workers.reconciler"])
app.config_from_object("celeryconfig")

#: Seconds between two signs of life of a worker, a third of `servers.STALE_SECONDS`.
HEARTBEAT_SECONDS = 15
#: Every few seconds Celery tells three times of each: what they did, if anything, they say themselves.
TICKS = {"reconcile", "scale"}
_TICK_LOGGERS = ("celery.beat", "celery.worker.strategy", "celery.app.trace")


@signals.setup_logging.connect  # type: ignore[untyped-decorator]
def set_up_logging(**_: Any) -> None:
    """Log as the rest of Deckflow does, instead of Celery's own way."""
    logs.configure(get_settings())
    for name in _TICK_LOGGERS:
        logging.getLogger(name).addFilter(hush_ticks)


def hush_ticks(record: logging.LogRecord) -> bool:
    """Whether to log it: what Celery says at INFO of a task that ticks is for the level DEBUG."""
    if record.levelno != logging.INFO or _task_of(record) not in TICKS:
        return True
    record.levelno, record.levelname = logging.DEBUG, "DEBUG"
    return logging.getLogger(record.name).isEnabledFor(logging.DEBUG)


def _task_of(record: logging.LogRecord) -> str:
    """Of which task Celery speaks: workers add it as `data`, beat names it first."""
    data = getattr(record, "data", None)
    if isinstance(data, dict):
        return str(data.get("name"))
    return str(record.args[0]) if isinstance(record.args, tuple) and record.args else ""


@signals.worker_process_init.connect  # type: ignore[untyped-decorator]
def start_child(**_: Any) -> None:
    """A prefork child: it must not touch its parent's database connections, and must not outlive its parent.

    An orphan would go on renewing its lease, so that nobody else could take the task.
    """
    database.forget()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


@signals.worker_ready.connect  # type: ignore[untyped-decorator]
def announce(sender: Any, **_: Any) -> None:
    """Write this worker's row: it consumes from now on."""
    register(sender.controller)


def register(worker: Any) -> None:
    """Write the row of a Celery worker: its queues, and how many tasks it takes at a time."""
    queues = [Queue(name) for name in worker.app.amqp.queues.consume_from]
    replica = get_settings().replica_id or None
    servers.register(worker.hostname, queues, concurrency=worker.concurrency, container_id=replica)
    log.info("worker_registered", server=worker.hostname, queues=queues)


class Heartbeat(bootsteps.StartStopStep):  # type: ignore[misc]
    """A sign of life from the worker's own event loop: a loop that hangs stops it, as it should.

    No thread is used, because the pool forks this process at any time.
    """

    requires = ("celery.worker.components:Timer",)

    def start(self, worker: Any) -> None:
        """Begin to beat."""
        worker.timer.call_repeatedly(HEARTBEAT_SECONDS, _beat, (worker,))

    def stop(self, worker: Any) -> None:
        """Nothing to do: the timer ends with the worker."""


def _beat(worker: Any) -> None:
    try:
        if not servers.heartbeat(worker.hostname):
            register(worker)
    except Exception as error:  # the event loop must survive whatever PostgreSQL does
        log.warning("heartbeat_failed", server=worker.hostname, error=type(error).__name__)


app.steps["worker"].add(Heartbeat)
