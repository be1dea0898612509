"""One process of the system: how it is started, asked to stop and killed. It owns no table.

Each process leads a session of its own, so that Ctrl-C reaches only the supervisor and a kill reaches its whole group.
"""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import IO

import psutil

from workers import child

PR_SET_CHILD_SUBREAPER = 36


class Stage(IntEnum):
    """When a process is stopped: the highest stage first, the services that all others need last."""

    RECORD = 0
    BROKER = 1
    WORKERS = 2
    FACE = 3


@dataclass(frozen=True)
class Command:
    """How to run one process and how to end it.

    `grace` is how many seconds it has between `stop_signal` and SIGKILL, `hurried_grace` the same after a second Ctrl-C.
    `owner` is "UID:GID" where it is to run as somebody else; `descriptors` are open files that it inherits. With `once` it
    is not started again when it dies.
    """

    name: str
    argv: tuple[str, ...]
    directory: Path
    environment: Mapping[str, str]
    stage: Stage
    stop_signal: signal.Signals = signal.SIGTERM
    grace: float = 25.0
    hurried_grace: float = 0.0
    owner: str = ""
    descriptors: tuple[int, ...] = ()
    once: bool = False


class Process:
    """A command that runs, or ran. Its output goes to `output`, which is this object's to close."""

    def __init__(self, command: Command, output: IO[bytes]) -> None:
        self.command = command
        self.started = time.monotonic()
        with output:
            self._popen = subprocess.Popen(
                child.wrapped(command.argv, command.stop_signal, owner=command.owner),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=command.directory,
                env=command.environment,
                pass_fds=command.descriptors,
                start_new_session=True,
                umask=0o077,  # decks are confidential
            )

    @property
    def pid(self) -> int:
        """The process id, which is its session's and its group's, too."""
        return self._popen.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs; negative where a signal ended it."""
        return self._popen.poll()

    @property
    def age(self) -> float:
        """Seconds since it was started."""
        return time.monotonic() - self.started

    def ask_to_stop(self) -> None:
        """Send the stop signal to the process itself, which tells its children."""
        self._popen.send_signal(self.command.stop_signal)

    def kill(self) -> None:
        """Kill whatever is left of the process group, also where its leader is gone."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._popen.wait()


def adopt_orphans() -> None:
    """Make this process the parent of descendants whose own parent dies, so that `kill_descendants` finds them."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def reap_orphans(known: set[int]) -> None:
    """Collect adopted processes that have ended; `known` ones are left to those who started them."""
    for process in psutil.Process().children():
        with suppress(psutil.NoSuchProcess, ChildProcessError):
            if process.pid not in known and process.status() == psutil.STATUS_ZOMBIE:
                os.waitpid(process.pid, os.WNOHANG)


def kill_descendants(keep: set[int]) -> list[str]:
    """Kill every descendant of this process but `keep` and what stems from those; returns the names of the killed."""
    killed = []
    for process in psutil.Process().children():
        if process.pid in keep:
            continue
        with suppress(psutil.NoSuchProcess):
            family = [*process.children(recursive=True), process]
            killed += [member.name() for member in family if member.status() != psutil.STATUS_ZOMBIE]
            _kill(family)
    reap_orphans(keep)
    return killed


def _kill(family: list[psutil.Process]) -> None:
    for member in family:
        with suppress(psutil.NoSuchProcess):
            member.kill()
    psutil.wait_procs(family, timeout=5)
