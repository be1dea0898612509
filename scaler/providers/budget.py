"""Keeps a client within the service's rate limits, so that it is never refused for them. It owns no table.

The limits, of the vendor's OpenAPI document: 500 requests in 60 s for a project, 60 for each method and path. They are shared
with every other client of the project, so a part is left to those, and each answer's `RateLimit` header corrects the count.
"""

import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

WINDOW = 60.0
#: What one process takes at most, and what it leaves untouched of what a header says is left.
PROJECT, PROJECT_RESERVE = 400, 50
ENDPOINT, ENDPOINT_RESERVE = 50, 5

_LEFT = re.compile(r'"(project|endpoint)";r=(\d+);t=(\d+)')


@dataclass
class _Window:
    quota: int
    reserve: int
    left: int = 0
    ends: float = float("-inf")

    def wait(self, now: float) -> float:
        """Seconds until a request may be sent."""
        if now >= self.ends:
            self.left, self.ends = self.quota, now + WINDOW
        return 0.0 if self.left > 0 else self.ends - now

    def learn(self, left: int, seconds: int, now: float) -> None:
        self.left = min(self.left, max(0, left - self.reserve))
        self.ends = now + seconds


@dataclass
class Budget:
    """The requests that may still be sent. May be used from several threads; `clock` counts seconds."""

    clock: Callable[[], float] = time.monotonic
    _project: _Window = field(default_factory=lambda: _Window(PROJECT, PROJECT_RESERVE))
    _endpoints: dict[tuple[str, str], _Window] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, method: str, path: str) -> float:
        """0, and the request is counted; or the seconds to wait before asking again, and it is not."""
        with self._lock:
            now = self.clock()
            windows = (self._project, self._endpoint(method, path))
            wait = max(window.wait(now) for window in windows)
            if not wait:
                for window in windows:
                    window.left -= 1
            return wait

    def learn(self, method: str, path: str, headers: Mapping[str, str]) -> None:
        """Correct the count by what an answer says is left, to this client and all others."""
        with self._lock:
            windows = {"project": self._project, "endpoint": self._endpoint(method, path)}
            for name, left, seconds in _LEFT.findall(headers.get("RateLimit", "")):
                windows[name].learn(int(left), int(seconds), self.clock())

    def _endpoint(self, method: str, path: str) -> _Window:
        return self._endpoints.setdefault((method, path), _Window(ENDPOINT, ENDPOINT_RESERVE))
