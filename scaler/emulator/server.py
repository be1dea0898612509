"""The emulator as a server: a port on loopback, a thread for each connection, an orderly end. It owns no table."""

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any, Self, cast
from urllib.parse import parse_qsl, urlsplit

import structlog

from scaler.emulator.answering import answer
from scaler.emulator.clock import Clock
from scaler.emulator.config import Config
from scaler.emulator.control import PREFIX, control
from scaler.emulator.faults import Fault
from scaler.emulator.wire import Answer, Request, empty
from scaler.emulator.world import World

log = structlog.get_logger()

LOOPBACK = "127.0.0.1"
#: The prefix of the API's own paths.
VERSION = "/v1"
#: Seconds between two looks at the replicas while nobody asks.
TICK = 0.1
#: Seconds for connections to end, and for a client that says nothing.
GRACE, IDLE = 5.0, 60.0
#: The largest body that is read, in bytes.
LARGEST = 16 * 1024 * 1024


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, world: World) -> None:
        self.world = world
        self.open: dict[socket.socket, threading.Thread] = {}
        super().__init__((LOOPBACK, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A fault of the emulator itself is logged; the connection is closed."""
        log.exception("emulator_failed")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "deckflow-emulator"
    sys_version = ""
    timeout = IDLE
    disable_nagle_algorithm = True

    @property
    def _house(self) -> _Server:
        return cast(_Server, self.server)

    def setup(self) -> None:
        """Note the connection, so that it can be closed from outside."""
        super().setup()
        self._house.open[self.connection] = threading.current_thread()

    def finish(self) -> None:
        """Forget the connection."""
        self._house.open.pop(self.connection, None)
        with contextlib.suppress(OSError):
            super().finish()

    def handle_one_request(self) -> None:
        """One request; a client that breaks off is no error."""
        try:
            super().handle_one_request()
        except OSError:
            self.close_connection = True

    def _any(self) -> None:
        request = self._request()
        if request is None:
            self._send(empty(413))
        elif request.path.startswith(PREFIX):
            self._send(control(self._house.world, request))
        elif not request.path.startswith(f"{VERSION}/"):
            self._send(empty(404))
        else:
            bare = Request(
                request.method,
                request.path.removeprefix(VERSION),
                request.query,
                request.authorisation,
                request.content,
            )
            self._send(answer(self._house.world, bare))

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _any

    def _request(self) -> Request | None:
        length = self.headers.get("Content-Length", "0")
        if not length.isdigit() or int(length) > LARGEST:
            self.close_connection = True
            return None
        parts = urlsplit(self.path)
        return Request(
            self.command,
            parts.path,
            dict(parse_qsl(parts.query)),
            self.headers.get("Authorization", ""),
            self.rfile.read(int(length)),
        )

    def _send(self, given: Answer) -> None:
        if given.broken:
            # With no time to linger, the kernel resets the connection instead of closing it.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
            return
        self.send_response(given.status)
        for name, value in given.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", given.kind)
        self.send_header("Content-Length", str(len(given.content)))
        self.end_headers()
        self.wfile.write(given.content)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: `GET /emulator/requests` has them."""


class Emulator:
    """An emulator in this process. A context manager: at its end its replicas are gone. Port 0 takes a free one.

    Raises OSError where the port is taken.
    """

    def __init__(
        self,
        config: Config | None = None,
        *,
        port: int = 0,
        clock: Clock | None = None,
        faults: Iterable[Fault] = (),
    ) -> None:
        self.world = World(config, clock, faults)
        self._server = _Server(port, self.world)
        self._threads = [
            threading.Thread(target=self._server.serve_forever, args=(0.05,), name="emulator", daemon=True),
            threading.Thread(target=self._look, name="emulator-clock", daemon=True),
        ]

    @property
    def url(self) -> str:
        """The base URL, for the SDK: with the version, without a slash at its end."""
        return f"{self.address}{VERSION}"

    @property
    def address(self) -> str:
        """Where the emulator's own endpoints are."""
        return f"http://{LOOPBACK}:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        try:
            self._end_replicas()
        finally:  # also after a second Ctrl-C
            self.world.end(at_once=True)
            self.world.closing.set()
            self._close()
            self.world.close()

    def _look(self) -> None:
        while not self.world.closing.wait(TICK):
            with self.world.lock:
                self.world.settle()

    def _end_replicas(self) -> None:
        """SIGTERM to all, and wait for them as long as each has until SIGKILL."""
        if not self.world.config.command:
            return
        deadline = time.monotonic() + self.world.config.grace
        while not self.world.end() and time.monotonic() < deadline:
            time.sleep(TICK)

    def _close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        connections = list(self._server.open.items())
        for connection, _ in connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in (*self._threads, *(thread for _, thread in connections)):
            thread.join(GRACE)
