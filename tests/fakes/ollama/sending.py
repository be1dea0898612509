"""How the lines of an answer are sent: as they are, or with a fault of the way. It never changes what they say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from tests.fakes.ollama.scheduler import Config
from tests.fakes.ollama.wire import Exchange

FOREVER = float("inf")
#: Lines that come in one piece under `joined-lines`.
JOINED = 3
GARBAGE = b"this is not JSON: \xff\xfe {\n"


@dataclass(frozen=True)
class Stream:
    """The lines of an answer, made while they are sent, and the number of the one in their middle."""

    lines: Iterator[bytes]
    middle: int
    kind: str
    config: Config


def _plain(exchange: Exchange, stream: Stream) -> None:
    for number, line in enumerate(stream.lines):
        if number:
            exchange.pause(stream.config.token_seconds)
        exchange.chunk(line)
    exchange.end()


def _first_half(exchange: Exchange, stream: Stream) -> None:
    for line in islice(stream.lines, stream.middle):
        exchange.chunk(line)


def _half_line(exchange: Exchange, stream: Stream) -> None:
    for line in stream.lines:
        exchange.chunk(line[: len(line) // 2], lines=0)
        exchange.pause(0.001)  # otherwise the kernel may put the pieces together
        exchange.chunk(line[len(line) // 2 :])
    exchange.end()


def _joined_lines(exchange: Exchange, stream: Stream) -> None:
    while lines := list(islice(stream.lines, JOINED)):
        exchange.chunk(b"".join(lines), lines=len(lines))
    exchange.end()


def _garbage_line(exchange: Exchange, stream: Stream) -> None:
    _first_half(exchange, stream)
    exchange.chunk(GARBAGE)
    _plain(exchange, stream)


def _empty_body(exchange: Exchange, stream: Stream) -> None:
    exchange.end()


def _cut_connection(exchange: Exchange, stream: Stream) -> None:
    _first_half(exchange, stream)
    exchange.torn_chunk(next(stream.lines))


def _stall_first(exchange: Exchange, stream: Stream) -> None:
    exchange.pause(FOREVER)


def _stall_mid(exchange: Exchange, stream: Stream) -> None:
    _first_half(exchange, stream)
    exchange.pause(FOREVER)


def _slow_drip(exchange: Exchange, stream: Stream) -> None:
    for line in stream.lines:
        exchange.pause(stream.config.drip_seconds)
        exchange.chunk(line)
    exchange.end()


#: Faults of an answer on its way.
WAYS: dict[str, Callable[[Exchange, Stream], None]] = {
    "half-line": _half_line,
    "joined-lines": _joined_lines,
    "garbage-line": _garbage_line,
    "empty-body": _empty_body,
    "cut-connection": _cut_connection,
    "stall-before-first-token": _stall_first,
    "stall-mid-stream": _stall_mid,
    "slow-drip": _slow_drip,
}


def never_answer(exchange: Exchange) -> None:
    """Keep the connection, and say nothing."""
    exchange.pause(FOREVER)


#: Faults that need no answer.
SILENCES: dict[str, Callable[[Exchange], None]] = {
    "never-answers": never_answer,
    "closed-without-answer": Exchange.hang_up,
}


def send(exchange: Exchange, stream: Stream, fault: str = "") -> None:
    """Send an answer line by line, with the fault if it is one of the way."""
    exchange.begin(stream.kind)
    WAYS.get(fault, _plain)(exchange, stream)


def send_whole(exchange: Exchange, body: bytes, fault: str = "", *, config: Config) -> None:
    """Send an answer that does not stream. It has no lines: its faults are a cut, silence, and nonsense."""
    if fault == "slow-drip":
        exchange.pause(config.drip_seconds)
    elif fault.startswith("stall"):
        never_answer(exchange)
    elif fault == "empty-body":
        body = b""
    elif fault == "garbage-line":
        body = GARBAGE
    if fault == "cut-connection":
        exchange.begin("application/json")
        exchange.torn_chunk(body)
    else:
        exchange.reply(200, body)
