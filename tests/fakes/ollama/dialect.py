"""The three forms in which an answer is written: `/api/chat`, `/api/generate`, and the OpenAI-compatible one."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

from tests.fakes.ollama.answer import Answer
from tests.fakes.ollama.refusal import error_of


@dataclass
class Clock:
    """When a request came, had its model, and had its first token; in seconds of the monotonic clock."""

    came: float = field(default_factory=time.monotonic)
    loaded: float = 0
    first: float = 0

    def now_loaded(self) -> None:
        """The model is there."""
        self.loaded = self.first = time.monotonic()

    def now_first(self) -> None:
        """The first token is there."""
        self.first = time.monotonic()

    def durations(self) -> dict[str, int]:
        """Ollama's durations in nanoseconds. The total includes the time in the queue, and so does the load."""
        now = time.monotonic()
        parts = {
            "total_duration": now - self.came,
            "load_duration": self.loaded - self.came,
            "prompt_eval_duration": self.first - self.loaded,
            "eval_duration": now - self.first,
        }
        return {name: max(1, int(seconds * 1e9)) for name, seconds in parts.items()}


class Dialect(Protocol):
    """How an answer is written."""

    @property
    def kind(self) -> str:
        """The content type of a stream."""

    def lines(self, model: str, answer: Answer, clock: Clock) -> Iterator[bytes]:
        """The answer as a stream."""

    def whole(self, model: str, answer: Answer, clock: Clock) -> dict[str, Any]:
        """The answer in one piece."""

    def loaded(self, model: str, reason: str, clock: Clock) -> dict[str, Any]:
        """What is said where a model was only to be loaded or unloaded."""


def stamp() -> str:
    """The time as Go writes it."""
    return datetime.now(UTC).isoformat().replace("+00:00", "Z")


@dataclass(frozen=True)
class Native:
    """Ollama's own form: lines of JSON. `chat` says whether the words stand in a message or in `response`."""

    chat: bool
    kind: str = "application/x-ndjson"

    def _words(self, text: str, thinking: str = "") -> dict[str, Any]:
        thoughts = {"thinking": thinking} if thinking else {}
        if self.chat:
            return {"message": {"role": "assistant", "content": text} | thoughts}
        return {"response": text} | thoughts

    def _line(self, model: str, text: str, *, thinking: str = "", done: bool = False) -> dict[str, Any]:
        return {"model": model, "created_at": stamp()} | self._words(text, thinking) | {"done": done}

    def lines(self, model: str, answer: Answer, clock: Clock) -> Iterator[bytes]:
        """One line for each token, then the one that says done, or the error, or neither."""
        for thought in answer.thinking:
            yield _ndjson(self._line(model, "", thinking=thought))
        for token in answer.tokens:
            yield _ndjson(self._line(model, token))
        if answer.error:
            yield _ndjson(error_of(answer.error, openai=False))
        elif answer.done_reason:
            yield _ndjson(self._line(model, "", done=True) | _metrics(answer, clock))

    def whole(self, model: str, answer: Answer, clock: Clock) -> dict[str, Any]:
        """The same in one piece; an answer that just ended is not done, and has no metrics."""
        ended = answer.done_reason is not None
        line = self._line(model, answer.text, thinking="".join(answer.thinking), done=ended)
        return line | (_metrics(answer, clock) if ended else {})

    def loaded(self, model: str, reason: str, clock: Clock) -> dict[str, Any]:
        """Done, without a word."""
        return self._line(model, "", done=True) | {"done_reason": reason}


def _metrics(answer: Answer, clock: Clock) -> dict[str, Any]:
    counts = {
        "prompt_eval_count": answer.prompt_tokens,
        "eval_count": len(answer.tokens) + len(answer.thinking),
    }
    # Go leaves out what is zero.
    filled = {name: count for name, count in counts.items() if count}
    return {"done_reason": answer.done_reason} | clock.durations() | filled


def _ndjson(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


@dataclass(frozen=True)
class OpenAI:
    """The OpenAI-compatible form: events, and `[DONE]` at the end. `usage` asks for the tokens in a stream."""

    usage: bool = False
    kind: str = "text/event-stream"

    def _base(self, model: str, *, chunk: bool) -> dict[str, Any]:
        return {
            "id": "chatcmpl-1",
            "object": "chat.completion.chunk" if chunk else "chat.completion",
            "created": int(time.time()),
            "model": model,
            "system_fingerprint": "fp_ollama",
        }

    def _delta(self, model: str, delta: dict[str, str], reason: str | None = None) -> bytes:
        choice = {"index": 0, "delta": {"role": "assistant"} | delta, "finish_reason": reason}
        return _event(self._base(model, chunk=True) | {"choices": [choice]})

    def lines(self, model: str, answer: Answer, clock: Clock) -> Iterator[bytes]:
        """One event for each token, then the reason for the end, the usage if wanted, and the end itself."""
        for thought in answer.thinking:
            yield self._delta(model, {"content": "", "reasoning": thought})
        for token in answer.tokens:
            yield self._delta(model, {"content": token})
        if answer.error:
            yield _event(error_of(answer.error, openai=True))
        elif answer.done_reason:
            yield self._delta(model, {"content": ""}, answer.done_reason)
            if self.usage:
                yield _event(self._base(model, chunk=True) | {"choices": [], "usage": _usage(answer)})
            yield b"data: [DONE]\n\n"

    def whole(self, model: str, answer: Answer, clock: Clock) -> dict[str, Any]:
        """The same in one piece."""
        message = {"role": "assistant", "content": answer.text}
        message |= {"reasoning": "".join(answer.thinking)} if answer.thinking else {}
        choice = {"index": 0, "message": message, "finish_reason": answer.done_reason}
        return self._base(model, chunk=False) | {"choices": [choice], "usage": _usage(answer)}

    def loaded(self, model: str, reason: str, clock: Clock) -> dict[str, Any]:
        """Never needed: this form has no request without messages."""
        raise NotImplementedError


def _usage(answer: Answer) -> dict[str, int]:
    written = len(answer.tokens) + len(answer.thinking)
    return {
        "prompt_tokens": answer.prompt_tokens,
        "completion_tokens": written,
        "total_tokens": answer.prompt_tokens + written,
    }


def _event(value: dict[str, Any]) -> bytes:
    return b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"
