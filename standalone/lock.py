"""One system for each data directory: a lock that ends with its holder, and a note that says how to reach it.

The lock is the kernel's (`flock`), so nothing is stale after a crash. The note is in the same file, which only its owner
may read, since addresses may hold passwords. It owns no table.
"""

import fcntl
import os
from pathlib import Path

from pydantic import BaseModel, ValidationError

from pipeline.errors import DeckflowError

FILE_NAME = "deckflow.lock"


class Holder(BaseModel):
    """Who runs on a data directory. `url` and `addresses` are empty until it is ready to be used."""

    pid: int
    command: str
    url: str = ""
    addresses: dict[str, str] = {}

    @property
    def usable(self) -> bool:
        """Whether it is a system that serves others, and is ready."""
        return bool(self.url)


class AlreadyRunning(DeckflowError):
    """Another system runs on this data directory."""

    code = "already_running"

    def __init__(self, holder: Holder) -> None:
        where = f" at {holder.url}" if holder.url else f" (`deckflow {holder.command}`)"
        super().__init__(f"Deckflow is already running{where} (pid {holder.pid}).")
        self.holder = holder


class DataLock:
    """The right to run on a data directory."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / FILE_NAME
        self._descriptor: int | None = None

    def acquire(self, command: str) -> None:
        """Take the lock, or raise `AlreadyRunning` at once."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise AlreadyRunning(_read(self._path)) from None
        self._descriptor = descriptor
        self.write(Holder(pid=os.getpid(), command=command))

    def write(self, holder: Holder) -> None:
        """Say who holds it. In place, for the lock is tied to this file and not to its name."""
        assert self._descriptor is not None
        text = holder.model_dump_json().encode()
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, text, 0)

    def release(self) -> None:
        """Give the lock back, if it is held. The file stays: another process may be waiting on it."""
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None


def holder_of(data_dir: Path) -> Holder | None:
    """Who runs on that data directory; None where nobody does."""
    path = data_dir / FILE_NAME
    if not path.exists():
        return None
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _read(path)
    return None


def forget_dead(data_dir: Path) -> None:
    """Empty the note of a system that was killed: the settings would take its addresses for those of a running one."""
    path = data_dir / FILE_NAME
    if path.exists() and os.access(path, os.W_OK) and path.stat().st_size:
        lock = DataLock(data_dir)
        try:
            lock.acquire("")
        except AlreadyRunning:
            return
        lock.release()


def _read(path: Path) -> Holder:
    """The note; without a number or an address in the instant before it is written."""
    try:
        return Holder.model_validate_json(path.read_text())
    except (ValidationError, OSError):
        return Holder(pid=0, command="up")
