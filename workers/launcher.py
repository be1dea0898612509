"""The parent of one Celery worker: it starts it, and stops it so that no work is lost.

Celery tells a running task nothing before `SystemExit` strikes it. So on SIGTERM the launcher first marks the server
`draining` in the record, where its tasks look between two slides, takes its queues away, waits until it holds nothing,
and only then stops Celery. A container runs this as its entrypoint, the supervisor of `deckflow up` as its child.
"""

import ctypes
import math
import os
import secrets
import signal
import subprocess
import sys
import time
from types import FrameType

import click
import structlog

from pipeline import logs
from pipeline.graph import Queue
from pipeline.settings import Settings, get_settings
from workers.child import PR_SET_PDEATHSIG

log = structlog.get_logger()

#: Tasks at a time of the queue `control`: a tick of the scaler may have to wait for its provider, the reconciler must not.
#: Each of the two runs once at a time, under a lock of its own.
CONTROL_CONCURRENCY = 2
#: Seconds for which Celery has the cores for itself, until it is up as a rule.
HEAD_START = 4.0


@click.command()
@click.argument("queues", nargs=-1, required=True, type=click.Choice([queue.value for queue in Queue]))
@click.option("--concurrency", type=int, help="Tasks at a time; by default the setting of the first queue.")
def main(queues: tuple[str, ...], concurrency: int | None) -> None:
    """Run one Celery worker on QUEUES until SIGTERM or Ctrl-C, then stop it gracefully."""
    settings = get_settings()
    logs.configure(settings)
    server_id = f"{queues[0]}-{secrets.token_hex(4)}@{settings.host_name}"
    size = concurrency or _concurrency(settings, Queue(queues[0]))
    worker = subprocess.Popen(
        _command(server_id, queues, size),
        env=_environment(),
        start_new_session=True,
        preexec_fn=_die_with_parent,
    )
    sys.exit(_watch(worker, server_id, queues=queues, seconds=settings.soft_shutdown_seconds))


def _concurrency(settings: Settings, queue: Queue) -> int:
    by_queue = {
        Queue.VISION: settings.vision_concurrency,
        Queue.TEXT: settings.text_concurrency,
        Queue.DEDICATED: settings.dedicated_concurrency,
        Queue.CONTROL: CONTROL_CONCURRENCY,
    }
    return by_queue.get(queue, 1)


def _command(server_id: str, queues: tuple[str, ...], concurrency: int) -> list[str]:
    # Quiet: no banner in the log.
    celery = f"-m celery --quiet -A workers worker -n {server_id} -Q {','.join(queues)} --concurrency {concurrency}"
    return [sys.executable, *celery.split(), "--without-gossip", "--without-mingle"]


def _environment() -> dict[str, str]:
    # The first is read by Celery when it is imported, and is not a setting: SIGTERM means SIGQUIT, which leads to the soft
    # shutdown and then `SystemExit`. The wait that the soft one is for is the launcher's own, before.
    return dict(os.environ) | {"REMAP_SIGTERM": "SIGQUIT", "DECKFLOW_SOFT_SHUTDOWN_SECONDS": "0"}


def _die_with_parent() -> None:
    """A worker whose launcher was killed is nobody's: it stops, too."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _watch(
    worker: subprocess.Popen[bytes], server_id: str, *, queues: tuple[str, ...], seconds: float
) -> int:
    stopping = False

    def stop(signum: int, frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    for signum in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signum, stop)

    def wait(most: float = math.inf) -> None:
        until = time.monotonic() + most
        while worker.poll() is None and not stopping and time.monotonic() < until:
            time.sleep(0.1)

    wait(HEAD_START)
    # What stopping needs takes half as long to load as Celery does. It is loaded before it is needed, since the code may be
    # exchanged while this runs.
    from workers import farewell

    wait()
    if worker.returncode is None:
        farewell.drain(worker, server_id, queues=queues, seconds=seconds)
    farewell.bury(worker, server_id, asked=stopping)
    log.info("worker_stopped", server=server_id, exit_code=worker.returncode)
    return 0 if stopping else worker.returncode or 1


if __name__ == "__main__":
    main()
