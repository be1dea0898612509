"""A model server that says, request by request, what a test has written down. It has no behaviour of its own."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Piece = bytes | float


@dataclass
class Script:
    """One response: `pieces` are bytes to send and seconds to wait; `cut` breaks the connection off without an end."""

    pieces: list[Piece]
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False


@dataclass
class Scripted:
    """What the server was asked, and how many requests it had at a time; `hung_up` counts callers that went away."""

    url: str
    scripts: list[Script]
    shows: Script
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    hung_up: int = 0
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


def line(text: str = "", **more: Any) -> bytes:
    """One line of `/api/chat`."""
    said = {"model": "m", "message": {"role": "assistant", "content": text}, "done": False} | more
    return json.dumps(said).encode() + b"\n"


def end(**more: Any) -> bytes:
    """Its last line."""
    counts = {"prompt_eval_count": 1_500, "eval_count": 20, "load_duration": 2_000_000_000}
    return line(done=True, **({"done_reason": "stop"} | counts | more))


def answer(value: Any, **more: Any) -> Script:
    """A whole answer: a JSON value, or text as it is."""
    text = value if isinstance(value, str) else json.dumps(value)
    half = len(text) // 2
    return Script([line(text[:half]), line(text[half:]), end(**more)])


def refusal(status: int, error: Any) -> Script:
    """An error before the stream begins."""
    return Script([json.dumps({"error": error}).encode()], status)


@contextmanager
def serve(*scripts: Script, capabilities: tuple[str, ...] = ("completion", "vision")) -> Iterator[Scripted]:
    """Run it; the last script answers all further requests."""
    shows = Script([json.dumps({"capabilities": list(capabilities)}).encode()])
    state = Scripted("", list(scripts), shows)
    server = _Server(("127.0.0.1", 0), _Handler)
    server.state = state
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    state: Scripted


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        """Any path, as for POST."""
        self.do_POST()

    def do_POST(self) -> None:
        """Note the request and play its script."""
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
        state = self.server.state
        if self.path == "/api/show":
            self._play(state.shows)
            return
        with state.lock:
            state.requests.append(body)
            state.headers.append(dict(self.headers))
            state.paths.append(self.path)
            script = state.scripts.pop(0) if len(state.scripts) > 1 else state.scripts[0]
            state.at_once += 1
            state.most_at_once = max(state.most_at_once, state.at_once)
        try:
            self._play(script)
        except (BrokenPipeError, ConnectionResetError):
            state.hung_up += 1
        finally:
            with state.lock:
                state.at_once -= 1

    def _play(self, script: Script) -> None:
        """In chunks, as Ollama sends: without the last one the answer has broken off."""
        self.send_response(script.status)
        for name, value in {"Transfer-Encoding": "chunked", "Connection": "close", **script.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        for piece in script.pieces:
            if isinstance(piece, bytes):
                self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            else:
                self._wait(piece)
        if not script.cut:
            self.wfile.write(b"0\r\n\r\n")
        self.close_connection = True

    def _wait(self, seconds: float) -> None:
        """Wait, unless the caller hangs up."""
        until = time.monotonic() + seconds
        self.connection.settimeout(0.02)
        while time.monotonic() < until:
            try:
                if self.connection.recv(1) == b"":
                    raise BrokenPipeError
            except TimeoutError:
                continue
        self.connection.settimeout(None)

    def log_message(self, format: str, *args: Any) -> None:
        """Tests say what they see."""
