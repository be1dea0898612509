"""Fixtures for tests with real processes: workers and beat under their launcher, as a deployment has them."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import psutil
import pytest

from pipeline import queries
from pipeline.queries import PipelineView
from tests.conftest import TEMPLATE, forget_settings, use_database
from tests.hostile_pdfs import deck
from tests.services import Postgres, Redis, database_name
from workers import submission

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
DECK = ROOT / "samples" / "software.pdf"
#: Slides of every deck here, the sample's, too.
SLIDES = 11


class Fleet:
    """The processes of one test, and what they did."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.trace = directory / "trace"
        self.trace.touch()
        self.environment = dict(os.environ) | {
            "DECKFLOW_TEST_TRACE": str(self.trace),
            "DECKFLOW_LOG_JSON": "0",
            "PYTHONPATH": str(ROOT),
        }
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.started = 0

    def start(self, *queues: str, **extra: str) -> subprocess.Popen[bytes]:
        """A worker on these queues."""
        return self._start("-".join(queues), ["workers.launcher", *queues], extra)

    def start_beat(self) -> subprocess.Popen[bytes]:
        """The clock of the reconciler."""
        schedule = str(self.directory / "schedule")
        return self._start(
            "beat", ["celery", "-A", "workers", "beat", "--schedule", schedule, "--pidfile", ""], {}
        )

    def start_all(self) -> None:
        """One worker a queue, and beat."""
        for queue in ("control", "background", "vision", "text"):
            self.start(queue)
        self.start_beat()

    def revive(self) -> None:
        """Start again what has died, as a supervisor or a container platform does."""
        for name, process in list(self.processes.items()):
            if process.poll() is not None:
                del self.processes[name]
                queue = name.split("-")[0]
                self.start_beat() if queue == "beat" else self.start(queue)

    def worker(self, queue: str) -> subprocess.Popen[bytes]:
        """The worker of a queue."""
        return next(process for name, process in self.processes.items() if name.startswith(queue))

    def _start(self, name: str, module: list[str], extra: dict[str, str]) -> subprocess.Popen[bytes]:
        self.started += 1
        with (self.directory / f"{name}-{self.started}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *module],
                env=self.environment | extra,
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.processes[f"{name}-{self.started}"] = process
        return process

    def traced(self) -> list[str]:
        """The analyst's calls so far."""
        return self.trace.read_text().splitlines()

    def logs(self) -> str:
        """What all processes wrote."""
        return "\n".join(
            f"== {path.name}\n{path.read_text()}" for path in sorted(self.directory.glob("*.log"))
        )

    def kill(self, *victims: subprocess.Popen[bytes]) -> None:
        """End processes, and all they started, by SIGKILL."""
        family = [psutil.Process(victim.pid) for victim in victims if victim.poll() is None]
        family += [child for parent in family for child in parent.children(recursive=True)]
        for process in family:
            if process.is_running():
                process.send_signal(signal.SIGKILL)
        psutil.wait_procs(family, timeout=10)
        for victim in victims:
            victim.wait()

    def replace(self, queue: str, **settings: str) -> subprocess.Popen[bytes]:
        """Put one worker with other settings in the place of all that serve a queue, which are killed."""
        self.remove(queue)
        return self.start(queue, **settings)

    def remove(self, queue: str) -> None:
        """Kill all workers that serve a queue, for good."""
        old = [process for name, process in self.processes.items() if name.startswith(queue)]
        self.kill(*old)
        self.processes = {name: process for name, process in self.processes.items() if process not in old}

    def stop(self) -> None:
        """End everything."""
        self.kill(*self.processes.values())


@dataclass(frozen=True)
class Timings:
    """How long an outage lasts, and how long people wait for their deck after it, in seconds."""

    outage: float
    patience: float


@pytest.fixture(scope="module")
def timings(request: pytest.FixtureRequest) -> Iterator[Timings]:
    """Short ones in the everyday suite, the product's own with `--product-timings`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DECKFLOW_TEST_SLIDE_SECONDS", "0.2")
        if request.config.getoption("--product-timings"):
            yield Timings(outage=20, patience=90)
            return
        for name, value in QUICK.items():
            patch.setenv(name, value)
        yield Timings(outage=1, patience=60)


QUICK = {
    "DECKFLOW_LEASE_SECONDS": "5",
    "DECKFLOW_RENEW_SECONDS": "1",
    "DECKFLOW_RECONCILE_SECONDS": "2",
    "DECKFLOW_LOST_AFTER": "3",
}


@pytest.fixture(scope="module")
def ground(
    postgres: Postgres, redis_server: Redis, timings: Timings, request: pytest.FixtureRequest
) -> Iterator[Path]:
    """A database, a data directory and a broker that all tests of a module share."""
    name = database_name(request.node.name)
    postgres.drop(name)
    with (
        tempfile.TemporaryDirectory(prefix="deckflow-system-") as directory,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("DECKFLOW_DATA_DIR", directory)
        patch.setenv("DECKFLOW_ANALYST", "tests.analysts:TracingAnalyst")
        patch.setenv("DECKFLOW_TEMPLATE", "general")
        patch.setenv("DECKFLOW_SLIDE_SECONDS", "15")
        use_database(postgres.create(name, TEMPLATE), patch)
        if redis_server.process is None:
            redis_server.start()
        redis_server.client.flushall()
        yield Path(directory)
    forget_settings()
    postgres.drop(name)


@pytest.fixture(scope="module")
def running(ground: Path) -> Iterator[Fleet]:
    """One worker a queue, and beat, for all tests of a module."""
    fleet = Fleet(ground)
    fleet.start_all()
    yield fleet
    fleet.stop()


@pytest.fixture
def fleet(running: Fleet) -> Fleet:
    """All workers, at rest; the analyst's trace is empty, and whatever an earlier test killed is back."""
    running.revive()
    running.trace.write_text("")
    return running


def new_deck(sample: bytes = b"") -> bytes:
    """A deck that was never seen before, so that none of its slides is cached: a copy of `sample`, or as many plain slides.

    To read plain ones takes a third of the time.
    """
    return (sample or deck(SLIDES)) + f"\n% {uuid.uuid4()}".encode()


def submit_deck() -> uuid.UUID:
    """Upload a deck of plain slides that was never seen before."""
    return submission.submit(new_deck(), "deck.pdf")


def submit_sample() -> uuid.UUID:
    """Upload a sample deck as if it were new."""
    return submission.submit(new_deck(DECK.read_bytes()), DECK.name)


def settled(fleet: Fleet, pipeline_id: uuid.UUID, *, within: float = 90) -> PipelineView:
    """The pipeline, once it has ended; fails after `within` seconds."""
    return until(fleet, lambda: _settled(pipeline_id), seconds=within)


def _settled(pipeline_id: uuid.UUID) -> PipelineView | None:
    ended = queries.get_pipeline(pipeline_id, results=False).settled
    return queries.get_pipeline(pipeline_id) if ended else None


def until(fleet: Fleet, look: Callable[[], T | None], *, seconds: float = 30) -> T:
    """What `look` returns as soon as it is true, while what dies is started again; fails with the logs after `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := look():
            return found
        fleet.revive()
        time.sleep(0.1)
    pytest.fail(f"not within {seconds} s\n{fleet.logs()}")
