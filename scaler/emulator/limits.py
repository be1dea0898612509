"""The rate limits of the API: 500 requests a minute for the project, 60 for each method and path. It owns no table.

The windows are fixed: one begins with the first request after the last has ended, as the `t` of the headers suggests.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from scaler.emulator.clock import Clock
from scaler.emulator.errors import ApiError

WINDOW = 60.0
PROJECT, ENDPOINT = 500, 60

_POLICY = f'"project";q={PROJECT};w={WINDOW:.0f}, "endpoint";q={ENDPOINT};w={WINDOW:.0f}'


@dataclass
class _Window:
    quota: int
    ends: float = 0.0
    used: int = 0

    def renew(self, now: float) -> None:
        if now >= self.ends:
            self.ends, self.used = now + WINDOW, 0

    def left(self, now: float) -> tuple[int, int]:
        """Requests and whole seconds that are left."""
        return max(0, self.quota - self.used), math.ceil(self.ends - now)


@dataclass
class Limits:
    """What was used of the limits. Raises on the request that is one too many."""

    clock: Clock
    _project: _Window = field(default_factory=lambda: _Window(PROJECT))
    _endpoints: dict[tuple[str, str], _Window] = field(default_factory=dict)

    def take(self, method: str, path: str) -> dict[str, str]:
        """Count a request; returns the headers that every answer bears. Raises `ApiError` 429 with `Retry-After`."""
        now = self.clock.now()
        endpoint = self._endpoints.setdefault((method, path), _Window(ENDPOINT))
        for window in (self._project, endpoint):
            window.renew(now)
        full = [window for window in (self._project, endpoint) if window.used >= window.quota]
        if full:
            wait = max(window.left(now)[1] for window in full)
            raise too_many(wait, self._headers(endpoint, now))
        for window in (self._project, endpoint):
            window.used += 1
        return self._headers(endpoint, now)

    def _headers(self, endpoint: _Window, now: float) -> dict[str, str]:
        return {"RateLimit-Policy": _POLICY, "RateLimit": ", ".join(self._lefts(endpoint, now))}

    def _lefts(self, endpoint: _Window, now: float) -> Iterator[str]:
        for name, window in (("project", self._project), ("endpoint", endpoint)):
            requests, seconds = window.left(now)
            yield f'"{name}";r={requests};t={seconds}'


def too_many(seconds: int, headers: dict[str, str]) -> ApiError:
    """429 with the seconds to wait."""
    headers = {**headers, "Retry-After": str(seconds)}
    return ApiError(429, "rate_limit_exceeded", "Too many requests", headers=headers)
