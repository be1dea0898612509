"""What the fake was asked: one entry for each request, in the order of arrival. Several threads write, a test reads."""

import threading
from dataclasses import asdict, dataclass, field
from typing import Any

#: Requests that make a model work.
ASKING = ("/api/chat", "/api/generate", "/v1/chat/completions")


@dataclass
class Call:
    """One request. It is entered on arrival, and completed while it is answered.

    `prompt` is what the model was to read, images as `[img-N]`; `images` are their sha256. `request` is the body with
    images replaced by theirs. `notes` are what a real server would only write into its log.
    """

    endpoint: str
    model: str = ""
    options: dict[str, Any] = field(default_factory=dict)
    format: str = ""  # "json", "schema" or nothing
    stream: bool = False
    prompt: str = ""
    images: list[str] = field(default_factory=list)
    request: dict[str, Any] = field(default_factory=dict)
    bearer: str = ""
    fault: str = ""
    notes: list[str] = field(default_factory=list)
    status: int | None = None
    done_reason: str | None = None
    prompt_tokens: int = 0
    lines_sent: int = 0
    client_left: bool = False
    ended: bool = False

    @property
    def asking(self) -> bool:
        """Whether a model was asked something."""
        return self.endpoint in ASKING and bool(self.prompt or self.images)

    def as_json(self) -> dict[str, Any]:
        """The entry for a reader in another process."""
        return asdict(self) | {"asking": self.asking}


class CallLog:
    """All calls since the start, or since they were forgotten."""

    def __init__(self) -> None:
        self._calls: list[Call] = []
        self._lock = threading.Lock()

    def add(self, call: Call) -> Call:
        """Enter a call."""
        with self._lock:
            self._calls.append(call)
        return call

    def all(self) -> tuple[Call, ...]:
        """The calls so far."""
        with self._lock:
            return tuple(self._calls)

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._calls.clear()
