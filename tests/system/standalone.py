"""The `deckflow` command as people run it: a process of its own, with its own data directory and embedded services."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest


class Deckflow:
    """One data directory, and the commands that are run on it, from `folder`."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.folder = Path("/")
        kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "BROKER_URL")}
        self.environment = kept | {"DECKFLOW_DATA_DIR": str(data_dir), "DECKFLOW_FLOWER_PORT": "0"}

    def run(self, *arguments: str | Path, seconds: float = 100) -> subprocess.CompletedProcess[str]:
        """A command to its end."""
        with self.started(*arguments) as command:
            return command.finish(seconds)

    @contextmanager
    def started(self, *arguments: str | Path) -> Iterator["Running"]:
        """A command that goes on; it and all its descendants are gone at the end."""
        argv = [sys.executable, "-m", "standalone.cli", *map(str, arguments)]
        running = Running(argv, self.environment, self.folder)
        try:
            yield running
        finally:
            running.kill()

    def processes(self) -> list[psutil.Process]:
        """Every process that belongs to this data directory."""
        return [process for process in psutil.process_iter() if self._is_ours(process)]

    def workers(self, *queues: str) -> list[psutil.Process]:
        """The launchers of workers for these queues; every worker has one, and is its child."""
        return [process for process in self.processes() if _serves(process, queues)]

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            places = (process.cwd(), process.environ().get("DECKFLOW_DATA_DIR", ""))
            return any(place.startswith(str(self.data_dir)) for place in places)
        except psutil.Error:
            return False


def _serves(process: psutil.Process, queues: tuple[str, ...]) -> bool:
    try:
        argv = process.cmdline()
        return "workers.launcher" in argv and argv[-1] in queues and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


class Running:
    """A command that runs; both of its outputs are read all the time."""

    def __init__(self, argv: list[str], environment: dict[str, str], folder: Path) -> None:
        self.process = subprocess.Popen(
            argv, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.lines: dict[str, list[str]] = {"stdout": [], "stderr": []}
        self._news: queue.Queue[str] = queue.Queue()
        self._readers = [threading.Thread(target=self._read, args=(name,)) for name in self.lines]
        for reader in self._readers:
            reader.start()

    def _read(self, name: str) -> None:
        with getattr(self.process, name) as stream:
            for line in stream:
                self.lines[name].append(line)
                self._news.put(line)

    def wait_for(self, text: str, seconds: float = 90) -> str:
        """The first line, from now on, that holds `text`."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                line = self._news.get(timeout=1)
            except queue.Empty:
                continue
            if text in line:
                return line
        pytest.fail(f"{text!r} did not come:\n{self.output()}")

    def finish(self, seconds: float = 60) -> subprocess.CompletedProcess[str]:
        """Wait for its end."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            pytest.fail(f"it did not end:\n{self.output()}")
        self._join()
        out, err = ("".join(self.lines[name]) for name in ("stdout", "stderr"))
        return subprocess.CompletedProcess(self.process.args, self.process.returncode, out, err)

    def output(self) -> str:
        """All it has written so far."""
        return "".join(self.lines["stdout"] + self.lines["stderr"])

    def interrupt(self) -> None:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)

    def kill(self) -> None:
        """End it, orderly if it still runs."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._join()

    def _join(self) -> None:
        for reader in self._readers:
            reader.join(10)
