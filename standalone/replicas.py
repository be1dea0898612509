"""Replicas as processes of this machine: the other end of the provider `local`. It owns no table.

The supervisor's process runs it, so that replicas outlive a controller that is started again, and none outlives the
supervisor. It is asked over a Unix socket that only this user can reach, one request and one answer a connection, as JSON
lines: `{"do": "list", "pool": "vision"}` and `{"do": "scale", "pool": "vision", "replicas": 2, "victims": []}`.
"""

import contextlib
import json
import secrets
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import structlog

from pipeline.graph import Queue
from standalone.commands import Surroundings
from standalone.process import Stage
from standalone.supervisor import STEADY_SECONDS, Supervisor, restart_delay

log = structlog.get_logger()

POOLS = (Queue.VISION.value, Queue.TEXT.value)
#: Replicas of one pool that this machine is asked for at most, whoever asks.
MOST = 16
#: How long a replica that died by itself stays in the list, in seconds, so that the controller sees it.
REMEMBERED = 60.0
#: Seconds for the rest of a request whose sender has connected.
PATIENCE = 0.5

State = Literal["booting", "ready", "stopping", "failed"]


@dataclass
class Replica:
    """One replica. `ordered_at` is in seconds since 1970; the other times are on the monotonic clock."""

    id: str
    pool: str
    ordered_at: float
    boots_at: float
    state: State = "booting"
    started_at: float = 0.0
    failed_at: float = 0.0
    why: str | None = None


@dataclass
class Deaths:
    """How often replicas of a pool died by themselves, one soon after the other, and when the next may start."""

    count: int = 0
    not_before: float = 0.0

    def add(self, age: float, now: float) -> None:
        """One has died at that age, in seconds."""
        self.count = 1 if age > STEADY_SECONDS else self.count + 1
        self.not_before = now + restart_delay(self.count)


class Replicas:
    """Starts and stops workers of the two pools, each as one process under the supervisor."""

    def __init__(self, supervisor: Supervisor, here: Surroundings, *, boot_seconds: float) -> None:
        """`boot_seconds` pass between an order and the start of its process, in place of a container's cold start."""
        self._supervisor = supervisor
        self.here = here
        self._boot_seconds = boot_seconds
        self._replicas: dict[str, Replica] = {}
        self._deaths = {pool: Deaths() for pool in POOLS}

    def tick(self) -> None:
        """Start what has booted; note what has ended."""
        now = time.monotonic()
        for replica in [*self._replicas.values()]:
            if replica.state == "booting" and now >= replica.boots_at:
                self._start(replica)
            elif replica.state == "ready" and not self._supervisor.knows(replica.id):
                self._bury(replica, now)
            elif self._is_over(replica, now):
                self._supervisor.exit_code(replica.id)
                del self._replicas[replica.id]

    def _bury(self, replica: Replica, now: float) -> None:
        age, code = now - replica.started_at, self._supervisor.exit_code(replica.id)
        self._deaths[replica.pool].add(age, now)
        replica.state, replica.failed_at = "failed", now
        replica.why = (
            f"its process ended after {age:.0f} s with exit code {code}; its last lines are in the terminal of `deckflow up`. "
            "Correct what they complain of, as a rule a setting, and start that again"
        )

    def _is_over(self, replica: Replica, now: float) -> bool:
        if replica.state == "stopping":
            return not self._supervisor.knows(replica.id)
        return replica.state == "failed" and now - replica.failed_at > REMEMBERED

    def _start(self, replica: Replica) -> None:
        command = self.here.with_settings(DECKFLOW_REPLICA_ID=replica.id).command(
            replica.id, "workers.launcher", replica.pool, stage=Stage.WORKERS, once=True
        )
        self._supervisor.start(command)
        replica.state, replica.started_at = "ready", time.monotonic()

    def listing(self, pool: str) -> list[dict[str, Any]]:
        """The replicas of a pool, as JSON values."""
        return [
            {
                "id": replica.id,
                "state": replica.state,
                "started_at": replica.ordered_at,
                "why": replica.why,
            }
            for replica in self._replicas.values()
            if replica.pool == pool
        ]

    def scale(self, pool: str, wanted: int, victims: list[str]) -> None:
        """Have `wanted` replicas that boot or run: order more, or stop the victims first and then the newest."""
        living = [r for r in self._replicas.values() if r.pool == pool and r.state in ("booting", "ready")]
        boots_at = max(time.monotonic() + self._boot_seconds, self._deaths[pool].not_before)
        for _ in range(wanted - len(living)):
            name = f"{pool}-{secrets.token_hex(3)}"
            self._replicas[name] = Replica(name, pool, time.time(), boots_at)
        surplus = max(len(living) - wanted, 0)
        living.sort(key=lambda replica: (replica.id not in victims, -replica.ordered_at))
        for replica in living[:surplus]:
            self._stop(replica)

    def _stop(self, replica: Replica) -> None:
        if replica.state == "booting":
            del self._replicas[replica.id]
            return
        replica.state = "stopping"
        self._supervisor.end(replica.id)

    def answer(self, request: Any) -> dict[str, Any]:
        """Do as a request says; a senseless one gets `{"error": ...}`."""
        match request:
            case {"do": "list", "pool": str(pool)} if pool in POOLS:
                return {"replicas": self.listing(pool)}
            case {"do": "scale", "pool": str(pool), "replicas": int(wanted), "victims": [*victims]} if (
                pool in POOLS and 0 <= wanted <= MOST
            ):
                self.scale(pool, wanted, [str(victim) for victim in victims])
                return {"replicas": self.listing(pool)}
        return {
            "error": f"This is no request: list or scale, for {' or '.join(POOLS)}, 0 to {MOST} replicas."
        }


class Door:
    """The socket at which `Replicas` are asked. Use it as a context; `tick` answers whoever has come."""

    def __init__(self, path: Path, answer: Callable[[Any], dict[str, Any]]) -> None:
        self._path = path
        self._answer = answer
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)

    def __enter__(self) -> "Door":
        self._path.unlink(missing_ok=True)
        self._socket.bind(str(self._path))
        self._path.chmod(0o600)
        self._socket.listen(16)
        self._socket.setblocking(False)
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._socket.close()
        self._path.unlink(missing_ok=True)

    def tick(self) -> None:
        """Answer every request that waits."""
        while True:
            try:
                connection, _ = self._socket.accept()
            except BlockingIOError:
                return
            with connection, contextlib.suppress(OSError):
                connection.settimeout(PATIENCE)
                self._serve(connection)

    def _serve(self, connection: socket.socket) -> None:
        with connection.makefile("rwb") as stream:
            try:
                request = json.loads(stream.readline(65_536))
            except ValueError:
                request = None
            answer = self._answer(request)
            log.debug("replicas_asked", request=request)
            stream.write(json.dumps(answer).encode() + b"\n")
