"""Everything that can be made to go wrong, by name: how often, and for which paths. It owns no table.

All of it was observed at the real service or is documented by its vendor, but `incomplete-create` (one report), `slow` and
`connection-reset` (which the internet does) and `replica-crash`.
"""

import fnmatch
import threading
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from scaler.emulator.errors import invalid

CATALOGUE = {
    "create-failed-but-created": "POST of a deployment answers 500, yet it is created",
    "incomplete-create": "a created deployment has no scaling until it is patched",
    "create-unavailable": "POST of a deployment answers 503: not enough resources",
    "delete-timeout": "DELETE of a deployment answers 408, yet it goes on",
    "rate-limit-json": "429 with a JSON body",
    "rate-limit-text": "429 with plain text",
    "bad-gateway": "502 with an HTML page",
    "server-error": "500",
    "slow": "the answer comes after `seconds`",
    "connection-reset": "the connection breaks without an answer",
    "token-revoked": "all tokens become worthless: 401",
    "token-one-second": "tokens last one second",
    "status-updating": "a deployment's status is `updating`, which the SDK does not know",
    "status-terminating": "a deployment's status is `terminating`, which the SDK does not know",
    "status-unknown": "a deployment's status is one that nobody has heard of",
    "replica-unknown": "the states of replicas are ones that nobody has heard of",
    "replica-stuck": "an ordered replica gets no machine",
    "replica-crash": "an ordered replica's container crashes whenever it starts",
    "spot-eviction": "a running replica is taken away",
    "compute-unavailable": "no compute is available, and ordered replicas get no machine",
    "insufficient-funds": "402 for whatever would cost money",
    "env-patch-array": "PATCH of environment variables answers an array, as the OpenAPI document has it",
}


@dataclass(frozen=True)
class Fault:
    """A fault that is switched on: for the next `times` (None: until it is switched off), for paths that match `path`.

    `path` is a pattern such as `/container-deployments/*/scaling`, without `/v1`; for replicas it is matched against
    `/container-deployments/NAME/replicas`. `seconds` are those of `slow` and of `Retry-After`.
    """

    name: str
    times: int | None = None
    path: str = "*"
    seconds: float = 1.0

    def __post_init__(self) -> None:
        if self.name not in CATALOGUE:
            raise invalid(f"there is no fault {self.name}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `NAME[:TIMES][@PATH]`. Raises `ApiError` 400 for one that does not exist or does not count."""
        name, _, path = text.partition("@")
        name, _, times = name.partition(":")
        if times and not times.isdigit():
            raise invalid(f"{text}: {times} is not a number")
        return cls(name, int(times) if times else None, path or "*")

    @classmethod
    def of(cls, value: Any) -> Self:
        """From the JSON of `PUT /emulator/faults`."""
        if not isinstance(value, dict) or not set(value) <= {"name", "times", "path", "seconds"}:
            raise invalid("a fault has a name, times, path and seconds")
        return cls(**value)


class FaultBook:
    """The faults that are switched on. May be used from several threads."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._lock = threading.Lock()
        self._faults = list(faults)

    def switch(self, faults: Iterable[Fault]) -> None:
        """Have these, and no others."""
        with self._lock:
            self._faults = list(faults)

    def strikes(self, name: str, path: str) -> Fault | None:
        """The fault, if it happens here and now; counts it."""
        with self._lock:
            for index, fault in enumerate(self._faults):
                if fault.name == name and fault.times != 0 and fnmatch.fnmatch(path, fault.path):
                    if fault.times is not None:
                        self._faults[index] = replace(fault, times=fault.times - 1)
                    return fault
        return None

    def shown(self) -> list[dict[str, Any]]:
        """The body of `GET /emulator/faults`: those that are on, and what is left of them."""
        with self._lock:
            return [asdict(fault) for fault in self._faults if fault.times != 0]
