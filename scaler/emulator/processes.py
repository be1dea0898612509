"""Replicas that are real processes of this machine, as bodies of `replicas.Replica`. It owns no table.

A command template is run for each replica, in a session of its own, with the deployment's variables and secrets in its
environment. In the template, `{deployment}`, `{replica}` and `{port}` (a free port of this machine) are replaced, also within
a word; a word that is `{entrypoint}` or `{cmd}` becomes all words of the deployment's overrides. It counts as running once
it lives, and once its health check answers where the deployment has one and the template says `{port}`.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from scaler.emulator.clock import Clock
from workers import child

#: A process that has lived so long counts as started where there is no health check, in seconds.
SETTLED = 0.5
#: For one health check, in seconds. It is asked while other requests wait.
HEALTH_SECONDS = 0.5
#: What a health check's JSON may say; other answers with 200 count as healthy, too, unless they are JSON.
HEALTHY = {"ok", "ready", "healthy", "running", "up", "busy"}
#: What runs instead of the command where a container is to crash whenever it starts.
CRASHING = (sys.executable, "-I", "-S", "-c", "raise SystemExit('crash on order')")

#: No proxy of the environment: the address is this machine's.
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Order:
    """What to run: the finished command, its whole environment, its health check's address (empty: none), its log."""

    argv: tuple[str, ...]
    environment: Mapping[str, str]
    health_url: str = ""
    log: Path | None = None


class Starter:
    """Starts processes from one thread that lives as long as the emulator.

    Linux sends the death signal of a child when the *thread* that started it ends, and threads of a server end often.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "replicas")

    def start(self, order: Order) -> "subprocess.Popen[bytes]":
        """The started process. Raises OSError where there is no Python to start it with."""
        return self._thread.submit(self._popen, order).result()

    @staticmethod
    def _popen(order: Order) -> "subprocess.Popen[bytes]":
        wrapped = child.wrapped(order.argv, signal.SIGTERM)
        if order.log is None:
            return subprocess.Popen(
                wrapped, env=order.environment, stdin=subprocess.DEVNULL, start_new_session=True
            )
        order.log.parent.mkdir(parents=True, exist_ok=True)
        with order.log.open("ab") as output:
            return subprocess.Popen(
                wrapped,
                env=order.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def close(self) -> None:
        """End the thread; children that still live get SIGTERM by that."""
        self._thread.shutdown()


class LocalProcess:
    """A process of this machine. `starting` is the least time until it is ready, in seconds."""

    def __init__(self, order: Order, starter: Starter, clock: Clock, *, starting: float) -> None:
        self._order = order
        self._starter = starter
        self._clock = clock
        self._starting = starting
        self._popen: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._started = 0.0
        self._stopping = False

    @property
    def pid(self) -> int | None:
        """The process id; None before the start."""
        return self._popen.pid if self._popen else None

    def start(self, at: float) -> None:
        """Start the process now, since it can't be started in the past."""
        self._popen = self._starter.start(self._order)
        self._started_at = max(at, self._clock.now())
        self._started = time.monotonic()

    def ready(self, now: float) -> float | None:
        """Now, if it lives, has had its time, and its health check answers."""
        settled = time.monotonic() - self._started >= SETTLED
        if now < self._started_at + self._starting or not settled or self._dead():
            return None
        return now if not self._order.health_url or is_healthy(self._order.health_url) else None

    def crashed(self, now: float) -> float | None:
        """Now, if it has ended by itself; what it left behind is killed."""
        if self._stopping or not self._dead():
            return None
        self.kill()
        return now

    def terminate(self, at: float) -> None:
        """SIGTERM to the process itself, as to a container's first one."""
        self._stopping = True
        if self._popen:
            self._popen.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL to it and to everything below it: with a container all its processes end."""
        self._stopping = True
        if self._popen is None:
            return
        kill_family(self._popen.pid)
        self._popen.wait()
        self._stopping = False

    def gone(self, now: float) -> float | None:
        """Now, if it has ended."""
        if not self._dead():
            return None
        self.kill()
        return now

    def _dead(self) -> bool:
        return self._popen is None or self._popen.poll() is not None


def kill_family(pid: int) -> None:
    """Kill a process, its descendants, and its process group."""
    with suppress(psutil.NoSuchProcess):
        for process in psutil.Process(pid).children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                process.kill()
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def is_healthy(url: str) -> bool:
    """Whether a health check says so: 200, and if it is JSON, a status that means yes."""
    try:
        with _opener.open(url, timeout=HEALTH_SECONDS) as answer:
            content = answer.read(65_536)
            status = answer.status
    except (OSError, urllib.error.URLError):
        return False
    try:
        said = json.loads(content)
    except ValueError:
        return bool(status == 200)
    return status == 200 and isinstance(said, dict) and str(said.get("status")).lower() in HEALTHY


def free_port() -> int:
    """A port of this machine that is free right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def filled(
    template: tuple[str, ...], container: dict[str, Any], *, names: Mapping[str, str]
) -> tuple[str, ...]:
    """The template with its words replaced, as this module's head says."""
    overrides = container.get("entrypoint_overrides") or {}
    lists = {f"{{{key}}}": list(overrides.get(key) or []) for key in ("entrypoint", "cmd")}
    words: list[str] = []
    for word in template:
        if word in lists:
            words += lists[word]
            continue
        for name, value in names.items():
            word = word.replace(f"{{{name}}}", value)
        words.append(word)
    return tuple(words)


def health_url(template: tuple[str, ...], container: dict[str, Any], *, port: str) -> str:
    """Where to ask whether a replica is healthy; empty where it has no port of its own or no health check."""
    check = container.get("healthcheck") or {}
    if not check.get("enabled") or not any("{port}" in word for word in template):
        return ""
    return f"http://127.0.0.1:{port}{check.get('path') or '/health'}"
