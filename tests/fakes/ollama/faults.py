"""The faults that the fake can be made to have, and which request gets which. It says what a fault is; others carry it out.

`ROWS` lists what the API's contract says can go wrong, `FAULTS` the switches; every row has at least one.
"""

import threading
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from tests.fakes.ollama.glance import Glance

#: What can go wrong with a model server, one row each.
ROWS = {
    "images": "answer to an image: bad data, bad picture, or a model that takes none",
    "request": "the request itself is refused",
    "model": "the model is not there, is not fit for it, or is no longer supported",
    "access": "this client may not ask",
    "busy": "too many requests wait, or the client left while it waited",
    "crash": "the runner ended, or could not be started",
    "in-stream": "status 200, and the error is the last line of the stream",
    "no-done": "the stream ends without a line that says done, and without an error",
    "length": "the answer was cut off by the limit of tokens or by the window",
    "overflow": "the prompt does not fit into the window: an error, or a silent cut",
    "schema": "what is asked of the answer's form is refused or not kept",
    "content": "the answer has the right form, and what it holds is of no use",
    "repetition": "the model repeats itself or prints blanks",
    "transport": "the connection fails, or what comes is not the protocol",
    "time": "the answer comes late or not at all",
    "pull": "a model can't be fetched",
    "cloud": "answers of a proxy or of a hosted model",
    "placement": "the model is in memory, but not where it should be",
    "legal": "unusual, but within the protocol: a client must cope",
}

Needs = Literal["", "images", "text", "format"]


@dataclass(frozen=True)
class FaultInfo:
    """One switch: what happens, the row it stands for, the HTTP status that the client sees (None where it sees none).

    `needs` is what a request must have for it; `scope` which requests can have it at all: those that ask a model, those
    for a model's description, `pull`, `ps`, or any. With `harmless`, a correct client gets its answer all the same.
    """

    what: str
    row: str
    status: int | None
    needs: Needs = ""
    scope: tuple[str, ...] = ("ask",)
    harmless: bool = False


_ANY = ("any",)
#: The one fault that no request can have, since nobody listens.
CLOSED = "refuses-connection"

FAULTS: dict[str, FaultInfo] = {
    # Refused before the model is asked.
    "missing-body": FaultInfo("the body is said to be missing", "request", 400),
    "unreadable-request": FaultInfo("the body is said to be no JSON", "request", 400),
    "model-required": FaultInfo("the model's name is said to be missing", "request", 400),
    "bad-option": FaultInfo("an option is said to have the wrong type", "request", 500),
    "bad-format": FaultInfo("the format is refused", "request", 400, needs="format"),
    "bad-schema": FaultInfo("the schema can't be turned into a grammar; JSON in a string", "schema", 400, needs="format"),
    "bad-base64": FaultInfo("an image is said to be no base64", "images", 400, needs="images"),
    "bad-image": FaultInfo("an image can't be loaded; JSON in a string", "images", 400, needs="images"),
    "blind-model": FaultInfo("the model takes no images, found only when asked", "images", 500, needs="images"),
    "blind-model-nested": FaultInfo("the same from the other path; JSON in a string", "images", 400, needs="images"),
    "blind-capabilities": FaultInfo("models are described as taking no images", "images", 200, scope=("show",)),
    "missing-model": FaultInfo("no model of that name", "model", 404, scope=("ask", "show")),
    "model-needs-pull": FaultInfo("no such model, in the scheduler's words", "model", 404),
    "invalid-model-name": FaultInfo("nothing can have that name", "model", 400),
    "no-chat": FaultInfo("the model does not support chat", "model", 400),
    "no-thinking": FaultInfo("the model does not support thinking", "model", 400),
    "no-tools": FaultInfo("the model does not support tools", "model", 400),
    "model-incompatible": FaultInfo("the model's format is no longer supported", "model", 500),
    "forbidden-403": FaultInfo("forbidden, with an empty body", "access", 403, scope=_ANY),
    "unauthorized-401": FaultInfo("the key is not accepted, as OpenAI-compatible servers do", "access", 401, scope=_ANY),
    "busy-503": FaultInfo("the queue for loading models is full", "busy", 503),
    "cancelled-499": FaultInfo("the server takes the client for gone", "busy", 499),
    "runner-crashed": FaultInfo("the runner stopped unexpectedly", "crash", 500),
    "runner-error": FaultInfo("the runner met an error", "crash", 500),
    "runner-oom": FaultInfo("the runner is out of memory", "crash", 500),
    "load-failed": FaultInfo("the runner ended while loading", "crash", 500),
    "load-timeout": FaultInfo("the runner did not start in time", "crash", 500),
    "overflow-text": FaultInfo("the prompt is too long, in words", "overflow", 400),
    "overflow-image": FaultInfo("the prompt is too long; JSON in a string, with the numbers", "overflow", 400),
    "cloud-429": FaultInfo("too many requests to a hosted model", "cloud", 429),
    "cloud-502": FaultInfo("a hosted model can't be reached", "cloud", 502),
    "proxy-html-502": FaultInfo("a proxy answers with a page of HTML", "cloud", 502, scope=_ANY),
    "redirect": FaultInfo("a redirect to another server", "cloud", 307, scope=_ANY),
    "not-ollama": FaultInfo("another program answers with a page of HTML", "transport", 200, scope=_ANY),
    # The prompt is cut, and nobody says so.
    "silent-truncation": FaultInfo("half of the prompt is dropped although that was forbidden", "overflow", 200, needs="text"),
    # The answer is spoilt.
    "in-stream-error": FaultInfo("half an answer, then an error as the last line", "in-stream", 200),
    "no-done": FaultInfo("half an answer, then the end", "no-done", 200),
    "repetition": FaultInfo("one token over and over, then the end", "repetition", 200),
    "whitespace-run": FaultInfo("blanks of different kinds over and over, then the end", "repetition", 200),
    "repetition-loop": FaultInfo("a phrase over and over until the limit", "repetition", 200),
    "whitespace-endless": FaultInfo("line breaks until the limit", "repetition", 200),
    "length": FaultInfo("half an answer, cut off by the limit of tokens", "length", 200),
    "window-full": FaultInfo("half an answer, and prompt and answer fill the window", "length", 200),
    "empty-answer": FaultInfo("done, and not a word", "content", 200),
    "invalid-json": FaultInfo("done, and the answer is no JSON", "schema", 200, needs="format"),
    "json-unterminated": FaultInfo("done, and the JSON does not end", "schema", 200, needs="format"),
    "fenced-json": FaultInfo("the JSON stands in backticks between words", "schema", 200, needs="format"),
    "wrong-shape": FaultInfo("JSON, but not of the schema", "schema", 200, needs="format"),
    "wrong-content": FaultInfo("words that stand nowhere in the prompt, slides that are not there", "content", 200),
    "huge-integers": FaultInfo("integers beyond all reason", "content", 200, needs="format"),
    "odd-unicode": FaultInfo("strings with characters of all kinds", "legal", 200, needs="format", harmless=True),
    "markup-in-answer": FaultInfo("strings with HTML and with chat tokens", "legal", 200, harmless=True),
    "thinking-first": FaultInfo("thoughts come before the answer", "legal", 200, harmless=True),
    "loose-json": FaultInfo("JSON with blanks between its tokens", "legal", 200, needs="format", harmless=True),
    # The answer is fine, and its way to the client is not.
    "half-line": FaultInfo("each line comes in two pieces", "legal", 200, harmless=True),
    "joined-lines": FaultInfo("several lines come in one piece", "legal", 200, harmless=True),
    "garbage-line": FaultInfo("a line in the middle is no JSON", "transport", 200),
    "empty-body": FaultInfo("status 200, and nothing", "no-done", 200),
    "cut-connection": FaultInfo("the connection is closed within a line", "transport", 200),
    "closed-without-answer": FaultInfo("the connection is closed before any answer", "transport", None),
    CLOSED: FaultInfo(
        "nobody listens on the port; a number of times means seconds", "transport", None, scope=_ANY
    ),
    "never-answers": FaultInfo("the request is read, and nothing comes", "time", None, scope=_ANY),
    "stall-before-first-token": FaultInfo("the answer begins, and no line comes", "time", 200),
    "stall-mid-stream": FaultInfo("half an answer, then nothing more", "time", 200),
    "slow-drip": FaultInfo("each token takes its time", "time", 200),
    # Other endpoints.
    "pull-refused": FaultInfo("the model can't be fetched", "pull", 500, scope=("pull",)),
    "pull-breaks": FaultInfo("the model can't be fetched to its end", "pull", 200, scope=("pull",)),
    "partly-on-cpu": FaultInfo("only a part of the model is in the GPU", "placement", 200, scope=("ps",), harmless=True),
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """A switch that is on: always or `times` times, for prompts with a word, or for one model."""

    name: str
    times: int | None = None
    word: str = ""
    model: str = ""

    def __post_init__(self) -> None:
        if self.name not in FAULTS:
            raise ValueError(f"No fault is called {self.name!r}. There are: {', '.join(FAULTS)}")
        if self.name == CLOSED and (self.word or self.model):
            raise ValueError("refuses-connection can't depend on a request: there is none")

    @classmethod
    def parse(cls, text: str) -> "Fault":
        """A fault as the command line has it: NAME or NAME:TIMES. Raises ValueError."""
        name, _, times = text.partition(":")
        return cls(name, int(times) if times else None)

    @property
    def info(self) -> FaultInfo:
        """What it is."""
        return FAULTS[self.name]

    def concerns(self, glance: Glance) -> bool:
        """Whether a request can have this fault."""
        info = self.info
        return (
            ("any" in info.scope or glance.kind in info.scope)
            and (not info.needs or info.needs in glance.has)
            and self.word in glance.text
            and self.model in ("", glance.model)
        )


@dataclass
class _Switch:
    fault: Fault
    left: int | None


class FaultBook:
    """The switches that are on; several requests may look at once."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._lock = threading.Lock()
        self.replace(faults)

    def replace(self, faults: Iterable[Fault]) -> None:
        """Switch all others off."""
        with self._lock:
            self._switches = [_Switch(fault, fault.times) for fault in faults]

    def take(self, glance: Glance) -> str:
        """The fault that a request gets, one less of it then being left; nothing where it gets none."""
        with self._lock:
            for switch in self._switches:
                if switch.left != 0 and switch.fault.name != CLOSED and switch.fault.concerns(glance):
                    switch.left = None if switch.left is None else switch.left - 1
                    return switch.fault.name
        return ""

    def closed(self) -> tuple[bool, int | None]:
        """Whether nobody listens, and for how many seconds (None: until it is switched off)."""
        with self._lock:
            found = [switch.fault for switch in self._switches if switch.fault.name == CLOSED]
        return bool(found), found[0].times if found else None

    def as_json(self) -> list[dict[str, Any]]:
        """The switches with what is left of them."""
        with self._lock:
            return [asdict(switch.fault) | {"left": switch.left} for switch in self._switches]
