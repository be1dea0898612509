"""The way of an answer to the client, byte by byte. It knows sockets and chunks, and nothing of models."""

import json
import socket
import threading
import time
from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.fakes.ollama.refusal import ClientLeft, Refusal, Stopped

JSON = "application/json; charset=utf-8"


class Exchange:
    """One request, and the means to answer it. Every write raises `ClientLeft` where nobody reads any more."""

    def __init__(self, handler: BaseHTTPRequestHandler, stopping: threading.Event) -> None:
        self.handler = handler
        self.stopping = stopping
        self.method = handler.command
        self.path = handler.path.partition("?")[0]
        self.headers = handler.headers
        self.status: int | None = None
        self.lines = 0
        self.body = self._read()

    def _read(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.handler.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = []
        while size := int(self.handler.rfile.readline().split(b";")[0] or b"0", 16):
            parts.append(self.handler.rfile.read(size))
            self.handler.rfile.readline()
        self.handler.rfile.readline()
        return b"".join(parts)

    def gone(self) -> bool:
        """Whether the client has closed the connection."""
        try:
            ahead: bytes = self.handler.connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
            return not ahead
        except BlockingIOError:
            return False
        except OSError:
            return True

    def pause(self, seconds: float) -> None:
        """Let time pass; ends at once when the client leaves or the fake is stopped."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if self.stopping.wait(min(left, 0.05)):
                raise Stopped
            if self.gone():
                raise ClientLeft

    def reply(
        self, status: int, body: bytes, kind: str = JSON, headers: Iterable[tuple[str, str]] = ()
    ) -> None:
        """A whole answer."""
        self._head(status, [("Content-Type", kind), ("Content-Length", str(len(body))), *headers])
        if self.method != "HEAD":
            self.write(body)

    def json(self, value: Any, status: int = 200) -> None:
        """A whole answer as JSON."""
        self.reply(status, json.dumps(value, ensure_ascii=False).encode())

    def refuse(self, refusal: Refusal, *, openai: bool) -> None:
        """An error as a whole answer."""
        kind = JSON if refusal.raw is None else refusal.kind
        self.reply(refusal.status, refusal.body(openai=openai), kind, refusal.headers)

    def begin(self, kind: str) -> None:
        """The head of an answer that comes in chunks."""
        self._head(200, [("Content-Type", kind), ("Transfer-Encoding", "chunked")])

    def chunk(self, data: bytes, *, lines: int = 1) -> None:
        """A piece of the answer, sent at once; `lines` is how many lines end with it."""
        if self.gone():
            raise ClientLeft
        self.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.lines += lines

    def torn_chunk(self, data: bytes) -> None:
        """A piece that is announced in full, and ends in its middle with the connection."""
        self.write(b"%x\r\n%s" % (len(data), data[: len(data) // 2]))
        self.hang_up()

    def end(self) -> None:
        """The end of an answer that came in chunks."""
        self.write(b"0\r\n\r\n")

    def hang_up(self) -> None:
        """Close the connection."""
        self.handler.close_connection = True
        try:
            self.handler.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # the client was faster

    def write(self, data: bytes) -> None:
        """Raw bytes."""
        try:
            self.handler.wfile.write(data)
        except OSError as error:
            raise ClientLeft from error

    def _head(self, status: int, headers: Iterable[tuple[str, str]]) -> None:
        self.status = status
        self.handler.send_response(status)
        for name, value in headers:
            self.handler.send_header(name, value)
        try:
            self.handler.end_headers()
        except OSError as error:
            raise ClientLeft from error
