"""What is sent to a model and what comes back, in no server's language. It owns no table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from workers.analysts.ollama.faults import Counts

#: An option of a model, as a number. Words such as `stop` are not offered.
Option = float | int


@dataclass(frozen=True)
class Request:
    """One request. `options` are Ollama's by name and always hold `num_ctx` and `num_predict`; `images` are PNGs.

    With `think` False a model that can think first is told not to; None says nothing about it.
    """

    model: str
    system: str
    user: str
    options: Mapping[str, Option]
    images: tuple[bytes, ...] = ()
    schema: Mapping[str, Any] | None = None
    keep_alive: str | int = "10m"
    think: bool | None = None

    @property
    def characters(self) -> int:
        """The length of the prompt without images."""
        return len(self.system) + len(self.user)


@dataclass(frozen=True)
class Final:
    """The end of an answer as a server reports it. Times are in seconds, None where it does not say."""

    reason: str | None = None
    counts: Counts = field(default_factory=Counts)
    load_seconds: float | None = None

    def with_later(self, later: "Final | None") -> "Final":
        """Add what a later line says; it does not take away what was known."""
        if later is None:
            return self
        counts = later.counts if later.counts != Counts() else self.counts
        return Final(later.reason or self.reason, counts, later.load_seconds or self.load_seconds)


@dataclass(frozen=True)
class Chunk:
    """One line of a stream: a piece of text, a sign of life (`alive`: it thinks), its end, or an error as it was sent.

    Nothing follows a chunk that is the `last`; what is known of the end may come before it.
    """

    text: str = ""
    alive: bool = False
    final: Final | None = None
    last: bool = False
    error: dict[str, Any] | None = None


@dataclass(frozen=True)
class Reply:
    """A whole answer."""

    text: str
    final: Final


class Transport(Protocol):
    """One server language: where to post, what, and how to read a line of the answer."""

    #: The path of the request below the server's address.
    path: str

    def body(self, request: Request) -> dict[str, Any]:
        """The request as JSON."""

    def sent(self, request: Request) -> dict[str, Option]:
        """Those of the request's options that its body holds, by Ollama's names."""

    def read(self, line: bytes) -> Chunk | None:
        """One line of the stream, None where it says nothing. Raises `ValueError` for one that is not understood."""
