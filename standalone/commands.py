"""Which processes make the system, and how each is run. It starts none and owns no table.

All work in the data directory: Celery, Gunicorn and Flower import and read what lies in the folder they are started in.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.graph import Queue
from standalone.process import Command, Stage

#: The backend's own queues, which are never scaled to zero.
FIXED_QUEUES = (Queue.CONTROL, Queue.BACKGROUND)
#: What a short batch needs, one worker each; `dedicated` is for a server outside of this system.
BATCH_QUEUES = (*FIXED_QUEUES, Queue.VISION, Queue.TEXT)


@dataclass(frozen=True)
class Surroundings:
    """What all commands have in common: where they work and what they see."""

    directory: Path
    environment: Mapping[str, str]

    def with_settings(self, **settings: str) -> "Surroundings":
        """The same with further settings, by their names in the environment."""
        return Surroundings(self.directory, {**self.environment, **settings})

    def command(
        self, name: str, *arguments: str, stage: Stage, descriptors: tuple[int, ...] = (), once: bool = False
    ) -> Command:
        """A command that runs a Python module."""
        return Command(
            name,
            (sys.executable, "-m", *arguments),
            directory=self.directory,
            environment=self.environment,
            stage=stage,
            descriptors=descriptors,
            once=once,
        )


def workers(here: Surroundings, queues: tuple[Queue, ...] = BATCH_QUEUES) -> list[Command]:
    """A worker for each queue, under the launcher that stops it without losing work."""
    return [here.command(q.value, "workers.launcher", q.value, stage=Stage.WORKERS) for q in queues]


def beat(here: Surroundings) -> Command:
    """The clock of the reconciler. No pid file: a stale one would keep it from starting after a crash."""
    schedule = str(here.directory / "beat" / "schedule")
    options = ("--schedule", schedule, "--pidfile=", "--loglevel", "INFO")
    return here.command("beat", "celery", "--quiet", "-A", "workers", "beat", *options, stage=Stage.FACE)


def flower(here: Surroundings, port: int) -> Command:
    """Flower, for this machine only: it has no login."""
    options = ("--address=127.0.0.1", f"--port={port}", "--logging=warning")
    return here.command("flower", "celery", "--quiet", "-A", "workers", "flower", *options, stage=Stage.FACE)


def web(here: Surroundings, listener: int) -> Command:
    """The web server on a socket that is open already, so that no request is refused while it is started again."""
    options = (
        f"--bind=fd://{listener}",
        "--worker-class=gthread",
        "--workers=2",
        "--threads=8",
        "--graceful-timeout=5",
        "--access-logfile=-",
        "--no-control-socket",
    )
    return here.command(
        "web", "gunicorn", *options, "webapp:create_app()", stage=Stage.FACE, descriptors=(listener,)
    )
