"""The fake as a server: a port, a thread for each connection, an orderly end. It listens on loopback only."""

import contextlib
import socket
import threading
from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any, Self, cast

from tests.fakes.ollama.faults import Fault, FaultBook
from tests.fakes.ollama.record import Call
from tests.fakes.ollama.routes import answer
from tests.fakes.ollama.scheduler import Config, Load
from tests.fakes.ollama.state import State
from tests.fakes.ollama.wire import Exchange

LOOPBACK = "127.0.0.1"
#: How long the end waits for threads whose connections it has closed, in seconds.
GRACE = 5.0


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, state: State) -> None:
        self.state = state
        self.open: dict[socket.socket, threading.Thread] = {}
        self.broken: list[BaseException] = []
        super().__init__((LOOPBACK, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: `_Handler` keeps what went wrong."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "fake-ollama"
    sys_version = ""
    # Tokens are small and wanted at once.
    disable_nagle_algorithm = True

    def setup(self) -> None:
        """Note the connection, so that it can be closed from outside."""
        super().setup()
        self._house.open[self.connection] = threading.current_thread()

    def finish(self) -> None:
        """Forget the connection."""
        self._house.open.pop(self.connection, None)
        super().finish()

    @property
    def _house(self) -> _Server:
        return cast(_Server, self.server)

    def handle_one_request(self) -> None:
        """One request; a client that breaks off between two is no error."""
        try:
            super().handle_one_request()
        except OSError:
            self.close_connection = True

    def _any(self) -> None:
        try:
            answer(self._house.state, Exchange(self, self._house.state.stopping))
        except OSError:
            raise
        except Exception as error:
            # A fault of the fake itself: whoever uses it hears of it at the end.
            self._house.broken.append(error)
            raise

    do_GET = do_HEAD = do_POST = do_DELETE = _any

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: calls are recorded."""


class FakeOllama:
    """A server that speaks as Ollama does, in this process. A context manager; port 0 takes a free port.

    What goes wrong inside it is raised at its end.
    """

    def __init__(self, *, port: int = 0, faults: Iterable[Fault] = (), config: Config | None = None) -> None:
        self.port = port
        self._state = State(config or Config(), faults=FaultBook(faults), switched=self._open_or_close)
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self._place: socket.socket | None = None
        self._reopen: threading.Timer | None = None
        self._lock = threading.RLock()
        self._broken: list[BaseException] = []

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def calls(self) -> tuple[Call, ...]:
        """All requests so far."""
        return self._state.log.all()

    @property
    def asked(self) -> tuple[Call, ...]:
        """The requests that asked a model something."""
        return tuple(call for call in self.calls if call.asking)

    @property
    def loads(self) -> tuple[Load, ...]:
        """Every time that a model was brought into memory."""
        return tuple(self._state.scheduler.loads)

    @property
    def reloads(self) -> int:
        """How often a model was loaded again because its launch options changed."""
        return sum(load.reload for load in self.loads)

    def forget_calls(self) -> None:
        """Begin counting anew."""
        self._state.log.forget()

    def set_faults(self, *faults: Fault) -> None:
        """Switch these faults on, and all others off."""
        self._state.switch(faults)

    def set_fault(self, name: str, times: int | None = None, *, word: str = "", model: str = "") -> None:
        """Switch one fault on, and all others off."""
        self.set_faults(Fault(name, times, word, model))

    def clear_faults(self) -> None:
        """Switch all faults off."""
        self.set_faults()

    def __enter__(self) -> Self:
        """Begin to listen. Raises OSError where the port is taken."""
        self._listen()
        self._open_or_close()
        return self

    def __exit__(self, *exc_info: object) -> None:
        """Close everything, and raise what went wrong inside."""
        self._state.stopping.set()
        with self._lock:
            if self._reopen:
                self._reopen.cancel()
            self._close()
            if self._place:
                self._place.close()
        if self._broken:
            raise self._broken[0]

    def _listen(self) -> None:
        self._server = _Server(self.port, self._state)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def _close(self) -> None:
        """Stop listening, close all connections, and wait for their threads."""
        server, self._server = self._server, None
        if server is None:
            return
        server.shutdown()
        server.server_close()
        connections = list(server.open.items())
        for connection, _ in connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for _, thread in connections:
            if thread is not threading.current_thread():
                thread.join(GRACE)
        self._broken += server.broken

    def _open_or_close(self) -> None:
        """Listen or not, as the faults have it. The port stays ours: a socket is bound to it that does not listen."""
        refused, seconds = self._state.faults.closed()
        with self._lock:
            if refused and self._server:
                self._close()
                self._place = socket.socket()
                self._place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                self._place.bind((LOOPBACK, self.port))
                if seconds is not None:
                    self._reopen = threading.Timer(seconds, self.clear_faults)
                    self._reopen.daemon = True
                    self._reopen.start()
            elif not refused and self._place:
                self._place.close()
                self._place = None
                self._listen()
