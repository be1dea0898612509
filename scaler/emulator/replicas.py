"""One replica's life: waiting for a machine, pulling its image, starting, running, stopping, gone. It owns no table.

What is due is done at the moment it was due, however late somebody looks: the same seed gives the same life.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from scaler.emulator.clock import stamp


class Status(StrEnum):
    """What the API calls the states; `gone` replicas are not listed."""

    UNAVAILABLE = "unavailable"
    IMAGEPULLING = "imagepulling"
    INITIALIZING = "initializing"
    RUNNING = "running"
    ERROR = "error"
    TERMINATING = "terminating"
    GONE = "gone"


#: A container that crashes is started again after this time, doubled each time up to the last figure, as Kubernetes does.
FIRST_RESTART, LONGEST_RESTART = 10.0, 300.0


class Body(Protocol):
    """What runs in a replica. Moments are given back where the thing has happened, None where it has not yet."""

    def start(self, at: float) -> None:
        """Start it."""

    def ready(self, now: float) -> float | None:
        """When it became able to serve."""

    def crashed(self, now: float) -> float | None:
        """When it ended although nobody had asked it to."""

    def terminate(self, at: float) -> None:
        """Send SIGTERM."""

    def kill(self) -> None:
        """Send SIGKILL."""

    def gone(self, now: float) -> float | None:
        """When it ended."""


@dataclass
class Replica:
    """A replica and its history. `waiting` and `pulling` are its durations in seconds, `price` is for an hour."""

    id: str
    deployment: str
    image: str
    price: Decimal
    body: Body
    ordered_at: float
    waiting: float
    pulling: float
    grace: float
    stuck: bool = False
    status: Status = Status.UNAVAILABLE
    started_at: float | None = None
    running_at: float | None = None
    stop_at: float | None = None
    ended_at: float | None = None
    killed: bool = False
    crashes: int = 0
    _restart_at: float = 0.0

    @property
    def wanted(self) -> bool:
        """Whether it counts towards its deployment's number."""
        return self.status not in (Status.TERMINATING, Status.GONE)

    def advance(self, now: float) -> None:
        """Do everything that was due until `now`."""
        steps: dict[Status, Callable[[float], bool]] = {
            Status.UNAVAILABLE: self._get_machine,
            Status.IMAGEPULLING: self._start,
            Status.INITIALIZING: self._become_ready,
            Status.RUNNING: self._notice_crash,
            Status.ERROR: self._restart,
            Status.TERMINATING: self._end,
            Status.GONE: lambda now: False,
        }
        while steps[self.status](now):
            pass

    def _get_machine(self, now: float) -> bool:
        at = self.ordered_at + self.waiting
        if self.stuck or at > now:
            return False
        self.started_at = at
        self.status = Status.IMAGEPULLING
        return True

    def _start(self, now: float) -> bool:
        at = (self.started_at or 0) + self.pulling
        if at > now:
            return False
        self.body.start(at)
        self.status = Status.INITIALIZING
        return True

    def _become_ready(self, now: float) -> bool:
        if self._notice_crash(now):
            return True
        at = self.body.ready(now)
        if at is None:
            return False
        self.running_at = at
        self.status = Status.RUNNING
        return True

    def _notice_crash(self, now: float) -> bool:
        at = self.body.crashed(now)
        if at is None:
            return False
        self._restart_at = at + min(LONGEST_RESTART, FIRST_RESTART * 2**self.crashes)
        self.crashes += 1
        self.status = Status.ERROR
        return True

    def _restart(self, now: float) -> bool:
        if self._restart_at > now:
            return False
        self.body.start(self._restart_at)
        self.status = Status.INITIALIZING
        return True

    def _end(self, now: float) -> bool:
        at = self.body.gone(now)
        deadline = (self.stop_at or 0) + self.grace
        if at is None and now < deadline:
            return False
        if at is None or at > deadline:
            self.body.kill()
            self.killed = True
            at = deadline
        self._close(at)
        return False

    def stop(self, at: float) -> None:
        """SIGTERM, and SIGKILL after the grace. One that has not been started yet is gone at once."""
        if not self.wanted:
            return
        started = self.status in (Status.INITIALIZING, Status.RUNNING)
        self.stop_at = at
        if not started:
            self._close(at)
            return
        self.status = Status.TERMINATING
        self.body.terminate(at)

    def kill(self, at: float) -> None:
        """SIGKILL now: its machine was taken away, or the emulator ends."""
        self.body.kill()
        self.killed = True
        self._close(at)

    def _close(self, at: float) -> None:
        self.status = Status.GONE
        self.ended_at = at

    def listed(self) -> dict[str, Any]:
        """As `GET .../replicas` shows it; one without a machine yet bears the time at which it was ordered."""
        name, _, tag = self.image.partition("@")[0].rpartition("/")[2].partition(":")
        at = self.ordered_at if self.started_at is None else self.started_at
        return {
            "id": self.id,
            "status": self.status.value,
            "started_at": stamp(at),
            "image": self.image,
            "image_name": name,
            "image_tag": tag,
        }


class Simulated:
    """A body that is nothing but two durations: to get ready, and to stop. `crashes`: it never gets ready."""

    def __init__(self, starting: float, stopping: float, *, crashes: bool = False) -> None:
        self._starting = starting
        self._stopping = stopping
        self._crashes = crashes
        self._started_at = 0.0
        self._stop_at: float | None = None

    def start(self, at: float) -> None:
        """Begin to get ready."""
        self._started_at = at

    def ready(self, now: float) -> float | None:
        """Once the time to get ready is over."""
        return self._after(self._started_at + self._starting, now, happens=not self._crashes)

    def crashed(self, now: float) -> float | None:
        """At the moment at which it should be ready."""
        return self._after(self._started_at + self._starting, now, happens=self._crashes)

    def terminate(self, at: float) -> None:
        """Begin to stop."""
        self._stop_at = at

    def kill(self) -> None:
        """Nothing is left to end."""

    def gone(self, now: float) -> float | None:
        """Once the time to stop is over."""
        return self._after((self._stop_at or 0) + self._stopping, now, happens=self._stop_at is not None)

    @staticmethod
    def _after(at: float, now: float, *, happens: bool) -> float | None:
        return at if happens and at <= now else None
