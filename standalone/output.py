"""Where the processes' output goes: to this terminal, line by line with a coloured name, or to a file each. Owns no table.

Whole lines only are written, and without control characters: a log line may quote a deck, and a deck may hold anything.
"""

import os
import selectors
import sys
import time
from collections import deque
from pathlib import Path
from typing import IO, Protocol

from rich.console import Console

#: How many of a process's last lines are kept, to be shown when it fails.
TAIL_LINES = 20
#: A line that has not ended after so many bytes is written as it is, so that memory stays bounded.
LONGEST_LINE = 64 * 1024

_COLOURS = (36, 33, 32, 35, 34, 96, 93, 92, 95, 94)
_CONTROLS = dict.fromkeys((*range(9), *range(10, 32), *range(127, 160)), " ")


class Output(Protocol):
    """What the supervisor wants from a place for output."""

    def open(self, name: str) -> IO[bytes]:
        """A file for the output of a process that is about to start."""

    def pump(self, seconds: float) -> None:
        """Pass on what has been written, waiting at most so long for something to come."""

    def tail(self, name: str) -> list[str]:
        """The last lines of a process, the latest last."""

    def forget(self, name: str) -> None:
        """Keep no lines of a process that will not be started again."""


class LogFiles:
    """A file `<name>.log` for each process in a folder; the files of the time before are kept as `.log.1`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opened: set[str] = set()

    def open(self, name: str) -> IO[bytes]:
        """The file of that process, emptied when this is its first start."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        path = self._path(name)
        if name not in self._opened and path.exists():
            path.replace(path.with_suffix(".log.1"))
        self._opened.add(name)
        return open(path, "ab", opener=_private)

    def pump(self, seconds: float) -> None:
        """Only waits: the processes write into their files themselves."""
        time.sleep(seconds)

    def tail(self, name: str) -> list[str]:
        """The last lines of that file; nothing where it does not exist."""
        path = self._path(name)
        return _decode(path.read_bytes())[-TAIL_LINES:] if path.exists() else []

    def forget(self, name: str) -> None:
        """The file stays."""

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.log"


class Terminal:
    """Standard output, each line with its process's name in front."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._tails: dict[str, deque[str]] = {}
        self._partial: dict[int, bytes] = {}
        self._over: set[str] = set()
        self._coloured = Console().is_terminal and not Console().no_color
        self._broken = False

    def open(self, name: str) -> IO[bytes]:
        """The writing end of a pipe that `pump` reads."""
        reading, writing = os.pipe()
        self._tails.setdefault(name, deque(maxlen=TAIL_LINES))
        self._selector.register(reading, selectors.EVENT_READ, name)
        self._partial[reading] = b""
        return os.fdopen(writing, "wb", buffering=0)

    def pump(self, seconds: float) -> None:
        """Write every whole line that has come, waiting at most so long for a first one."""
        for key, _ in self._selector.select(seconds):
            data = os.read(key.fd, LONGEST_LINE)
            whole, newline, rest = (self._partial[key.fd] + data).rpartition(b"\n")
            if not data or len(rest) > LONGEST_LINE:
                whole, rest = whole + newline + rest, b""
            self._partial[key.fd] = rest
            for line in _decode(whole):
                self.write(key.data, line)
            if not data:
                self._selector.unregister(key.fd)
                os.close(key.fd)
                if key.data in self._over:
                    self._over.remove(key.data)
                    self.forget(key.data)

    def tail(self, name: str) -> list[str]:
        """The last lines of that process; nothing where it has not been started."""
        return list(self._tails.get(name, ()))

    def forget(self, name: str) -> None:
        """Drop its last lines, once all that it has written has come."""
        if any(key.data == name for key in self._selector.get_map().values()):
            self._over.add(name)
        else:
            self._tails.pop(name, None)

    def write(self, name: str, line: str) -> None:
        """One line in the name of a process."""
        tails = self._tails.setdefault(name, deque(maxlen=TAIL_LINES))
        tails.append(line)
        label = f"{name:<10} |"
        if self._coloured:
            label = f"\x1b[{self._colour(name)}m{label}\x1b[0m"
        self._print(f"{label} {line}\n")

    def _colour(self, name: str) -> int:
        return _COLOURS[list(self._tails).index(name) % len(_COLOURS)]

    def _print(self, text: str) -> None:
        if self._broken:
            return
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except OSError:
            # The terminal was closed or the reader of the pipe has gone: what runs must still be stopped in good order.
            self._broken = True
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - it lives as long as the process


def _decode(data: bytes) -> list[str]:
    text = data.decode("utf-8", errors="replace")
    return [line.translate(_CONTROLS).rstrip() for line in text.split("\n") if line.strip()]


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
