"""Ollama's own `/api/chat`: a JSON object a line. It keeps no state, sends nothing and owns no table."""

import base64
import json
from typing import Any

from workers.analysts.ollama.faults import Counts
from workers.analysts.ollama.messages import Chunk, Final, Option, Request

_NANOSECONDS = 1e9
#: No model has read more tokens, or loaded for more seconds; a server that says so is not believed.
_MOST_TOKENS, _MOST_SECONDS = 10**9, 10**6


class Native:
    """`POST /api/chat`, streamed."""

    path = "/api/chat"

    def body(self, request: Request) -> dict[str, Any]:
        """The request. `truncate` False makes a prompt that is too long an error instead of a silent loss."""
        user: dict[str, Any] = {"role": "user", "content": request.user}
        if request.images:
            # Bare base64: a data URI is refused.
            user["images"] = [base64.b64encode(image).decode() for image in request.images]
        body: dict[str, Any] = {
            "model": request.model,
            "messages": [{"role": "system", "content": request.system}, user],
            "stream": True,
            "truncate": False,
            "options": self.sent(request),
            "keep_alive": request.keep_alive,
        }
        if request.schema is not None:
            body["format"] = request.schema  # at the top: inside `options` it is ignored
        if request.think is not None:
            body["think"] = request.think
        return body

    def sent(self, request: Request) -> dict[str, Option]:
        """All options."""
        return dict(request.options)

    def read(self, line: bytes) -> Chunk | None:
        """One line: `message.content`, or `done` with the counts, or `error`."""
        if not line.strip():
            return None
        said = json_object(line)
        if "error" in said:
            return Chunk(error=said)
        message = inner(said, "message")
        if not message and "done" not in said:
            raise ValueError("neither a message nor an end")
        content = message.get("content")
        done = said.get("done") is True
        return Chunk(
            text=content if isinstance(content, str) else "",
            alive=bool(message.get("thinking")),
            final=_final(said) if done else None,
            last=done,
        )


def _final(said: dict[str, Any]) -> Final:
    reason = said.get("done_reason")
    return Final(
        reason=reason if isinstance(reason, str) else "stop",
        counts=Counts(prompt=count(said.get("prompt_eval_count")), output=count(said.get("eval_count"))),
        load_seconds=_seconds(said.get("load_duration")),
    )


def _seconds(nanoseconds: Any) -> float | None:
    if isinstance(nanoseconds, int | float) and 0 <= nanoseconds <= _MOST_SECONDS * _NANOSECONDS:
        return nanoseconds / _NANOSECONDS
    return None


def json_object(line: bytes) -> dict[str, Any]:
    """Parse one line; `ValueError` for anything but an object. Bytes that are no UTF-8 become replacement characters."""
    try:
        said = json.loads(line.decode(errors="replace"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(said, dict):
        raise ValueError("not an object")
    return said


def inner(said: dict[str, Any], name: str) -> dict[str, Any]:
    """The object under a name; an empty one where there is none."""
    value = said.get(name)
    return value if isinstance(value, dict) else {}


def count(value: Any) -> int | None:
    """A number of tokens; None where the server left it out or sent something else."""
    possible = isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _MOST_TOKENS
    return value if possible else None
