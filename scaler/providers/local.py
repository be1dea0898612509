"""Replicas as processes of this machine, under the supervisor of `deckflow up`. It owns no table.

The supervisor starts and stops them; this asks it over its socket, `DECKFLOW_LOCAL_SOCKET`. Nobody is billed for them, and so
their price is nought.
"""

import datetime as dt
import json
import socket
from collections.abc import Collection
from decimal import Decimal
from typing import Any, ClassVar

from pydantic import BaseModel, ValidationError

from pipeline.settings import Settings
from scaler.providers.base import Garbled, Price, Refused, Replica, ReplicaState, Unavailable

#: Seconds for the supervisor's answer; it looks at its socket several times a second.
PATIENCE = 5.0
#: Bytes of an answer; a replica has about 80, and 300 if it failed.
LONGEST = 65_536


class _Entry(BaseModel):
    id: str
    state: ReplicaState
    started_at: float
    why: str | None = None


class _Answer(BaseModel):
    replicas: list[_Entry] = []
    error: str | None = None


class LocalProvider:
    """Implements `Provider` on the supervisor of `deckflow up`."""

    name: ClassVar[str] = "local"
    can_name_victim: ClassVar[bool] = True

    def __init__(self, settings: Settings) -> None:
        self._path = str(settings.local_socket or "")

    def list(self, pool: str) -> tuple[Replica, ...]:
        """The pool's replicas. Raises `Unavailable` where no supervisor listens."""
        return tuple(_replica(entry) for entry in self._ask({"do": "list", "pool": pool}).replicas)

    def scale(self, pool: str, replicas: int, *, victims: Collection[str] = ()) -> None:
        """Have so many; raises `Refused` for a number that this machine is not meant for, `Unavailable`."""
        self._ask({"do": "scale", "pool": pool, "replicas": replicas, "victims": sorted(victims)})

    def price(self, pool: str) -> Price:
        """Nothing."""
        return Price(hourly=Decimal(0), currency="usd", block_seconds=1)

    def _ask(self, request: dict[str, Any]) -> _Answer:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
                connection.settimeout(PATIENCE)
                connection.connect(self._path)
                with connection.makefile("rwb") as stream:
                    stream.write(json.dumps(request).encode() + b"\n")
                    stream.flush()
                    line = stream.readline(LONGEST)
        except OSError as error:
            message = (
                "The supervisor of `deckflow up` does not answer. Is it running, with the provider `local`?"
            )
            raise Unavailable(message) from error
        try:
            answer = _Answer.model_validate_json(line)
        except ValidationError as error:
            raise Garbled("The supervisor's answer makes no sense.") from error
        if answer.error:
            raise Refused(answer.error)
        return answer


def _replica(entry: _Entry) -> Replica:
    started_at = dt.datetime.fromtimestamp(entry.started_at, dt.UTC)
    return Replica(
        entry.id, entry.state, entry.state.value, started_at=started_at, paid_until=None, why=entry.why
    )
