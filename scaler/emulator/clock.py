"""The emulator's time: the machine's, or one that a test moves by hand. It owns no table."""

import datetime as dt
import threading
import time
from typing import Protocol


class Clock(Protocol):
    """Time in seconds since 1970, and a way to let some of it pass."""

    def now(self) -> float:
        """The current time."""

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> float:
        """The current time."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


class ManualClock:
    """A clock that stands still until somebody moves it. To sleep moves it, too: nothing ever waits."""

    def __init__(self, start: float = 1_790_000_000.0) -> None:
        self._now = start
        self._lock = threading.Lock()

    def now(self) -> float:
        """The current time."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Move it forward."""
        with self._lock:
            self._now += seconds

    sleep = advance


def stamp(at: float) -> str:
    """A moment as the API writes it: RFC 3339 in UTC, with milliseconds."""
    moment = dt.datetime.fromtimestamp(at, dt.UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
