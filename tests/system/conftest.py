"""Fixtures for tests with real processes: workers and beat under their launcher, as a deployment has them."""

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import psutil
import pytest

from pipeline import queries
from pipeline.queries import PipelineView
from pipeline.settings import get_settings
from tests.services import Redis
from workers import submission

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
DECK = ROOT / "samples" / "software.pdf"


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

    def _start(self, name: str, module: list[str], extra: dict[str, str]) -> subprocess.Popen[bytes]:
        with (self.directory / f"{name}-{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *module],
                env=self.environment | extra,
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.processes[f"{name}-{len(self.processes)}"] = process
        return process

    def traced(self) -> list[str]:
        """The analyst's calls so far."""
        return self.trace.read_text().splitlines()

    def logs(self) -> str:
        """What all processes wrote."""
        return "\n".join(
            f"== {path.name}\n{path.read_text()}" for path in sorted(self.directory.glob("*.log"))
        )

    def stop(self) -> None:
        """End everything, the hard way, and see that nothing is left."""
        family = [psutil.Process(p.pid) for p in self.processes.values() if p.poll() is None]
        family += [child for parent in family for child in parent.children(recursive=True)]
        for process in family:
            if process.is_running():
                process.send_signal(signal.SIGKILL)
        psutil.wait_procs(family, timeout=10)
        for started in self.processes.values():
            started.wait()


@pytest.fixture
def fleet(database: str, data_dir: Path, broker: Redis, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fleet]:
    """No process yet; the analyst traces its calls."""
    monkeypatch.setenv("DECKFLOW_ANALYST", "tests.analysts:TracingAnalyst")
    get_settings.cache_clear()
    fleet = Fleet(data_dir)
    yield fleet
    fleet.stop()


def submit_deck() -> uuid.UUID:
    """Upload a sample deck."""
    return submission.submit(DECK.read_bytes(), DECK.name)


def settled(fleet: Fleet, pipeline_id: uuid.UUID, seconds: float = 90) -> PipelineView:
    """The pipeline, once it has ended."""
    return until(fleet, lambda: _settled(pipeline_id), seconds=seconds)


def _settled(pipeline_id: uuid.UUID) -> PipelineView | None:
    view = queries.get_pipeline(pipeline_id)
    return view if view.settled else None


def until(fleet: Fleet, look: Callable[[], T | None], *, seconds: float = 30) -> T:
    """What `look` returns as soon as it is true; fails with the logs after `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.1)
    pytest.fail(f"not within {seconds} s\n{fleet.logs()}")
