"""How a worker is stopped so that no work is lost, seen from its launcher. Owns no table.

Its server is marked `draining`, where its tasks look between two slides; its queues are taken away; once it holds nothing,
Celery is stopped, and whatever is left of it.
"""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterable

import structlog

from pipeline import recovery, servers
from workers.celery import app

log = structlog.get_logger()

#: What Celery is given to stop, `SystemExit` and release of a long step included; with the wait for the next slide before
#: it this stays below the 30 s that a provider grants.
STOP_SECONDS = 12


def drain(worker: subprocess.Popen[bytes], server_id: str, *, queues: Iterable[str], seconds: float) -> None:
    """Wait for so long until the worker holds nothing, then ask Celery to stop."""
    deadline = time.monotonic() + seconds
    try:
        servers.drain(server_id)
        _take_away(queues, server_id)
        while servers.held_by(server_id) and time.monotonic() < deadline and worker.poll() is None:
            time.sleep(0.2)
    except Exception as error:  # without the record, Celery's own soft shutdown has to do
        log.warning("drain_failed", server=server_id, error=type(error).__name__)
    worker.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        worker.wait(STOP_SECONDS)


def _take_away(queues: Iterable[str], server_id: str) -> None:
    """Ask the worker to consume no more. A message that slips through is refused by the claim, and sent again."""
    try:
        with app.connection_for_write() as connection:
            for queue in queues:
                app.control.cancel_consumer(queue, destination=[server_id], connection=connection)
    except Exception as error:  # the broker may be down; draining works without it
        log.warning("cancel_consumer_failed", server=server_id, error=type(error).__name__)


def bury(worker: subprocess.Popen[bytes], server_id: str, *, asked: bool) -> None:
    """Leave nothing behind: whatever of the worker's session still lives ends here, and the record is told.

    `asked`: it was to stop, so that what it held can be taken by others at once; of a crash the lease tells, and counts it.
    """
    with contextlib.suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    try:
        if asked:
            recovery.release_held(server_id)
        servers.retire(server_id)
    except Exception as error:  # the record is away: the leases run out by themselves
        log.warning("goodbye_failed", server=server_id, error=type(error).__name__)
