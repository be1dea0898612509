"""A request and an answer, as plain values. They own no table."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scaler.emulator.errors import ApiError, invalid

JSON = "application/json; charset=utf-8"


@dataclass(frozen=True)
class Request:
    """A request; `path` is without the prefix `/v1`, `query` has the last value of each name."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    authorisation: str = ""
    content: bytes = b""

    @property
    def body(self) -> Any:
        """The JSON of the body; None without one. Raises `ApiError` 400."""
        if not self.content:
            return None
        try:
            return json.loads(self.content)
        except ValueError:
            raise invalid("Unexpected token in JSON") from None


@dataclass(frozen=True)
class Answer:
    """An answer. `broken`: there is none, the connection is reset instead."""

    status: int
    content: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str = JSON
    broken: bool = False


def ok(body: Any, status: int = 200) -> Answer:
    """A JSON answer."""
    return Answer(status, json.dumps(body).encode())


def empty(status: int) -> Answer:
    """An answer without content."""
    return Answer(status)


def refusal(error: ApiError) -> Answer:
    """The answer that an error is."""
    body = json.dumps({"code": error.code, "message": error.message}).encode()
    return Answer(error.status, body, error.headers)
