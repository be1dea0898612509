"""A provider that keeps to the contract of `scaler.providers.base`, and whose troubles a test writes down."""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar

from scaler.providers.base import Price, ProviderError, Replica, ReplicaState


class Named:
    """Replicas in a list; stops those that are named. `trouble` is what every method raises while it is set."""

    name: ClassVar[str] = "scripted"
    can_name_victim: ClassVar[bool] = True
    block_seconds: ClassVar[int] = 1
    hourly = Decimal("3.60")

    def __init__(self) -> None:
        self.replicas: dict[str, list[Replica]] = {"vision": [], "text": []}
        self.orders: list[tuple[str, int, tuple[str, ...]]] = []
        self.trouble: ProviderError | None = None
        self.order_trouble: ProviderError | None = None
        self.shows_new = True
        self._made = {"vision": 0, "text": 0}

    def list(self, pool: str) -> tuple[Replica, ...]:
        self._complain(self.trouble)
        return tuple(self.replicas[pool])

    def scale(self, pool: str, replicas: int, *, victims: Collection[str] = ()) -> None:
        self._complain(self.trouble or self.order_trouble)
        self.orders.append((pool, replicas, tuple(victims)))
        living = [one for one in self.replicas[pool] if self._lives(one)]
        surplus = max(len(living) - replicas, 0)
        living.sort(key=lambda one: one.id not in victims)
        self.replicas[pool] = living[surplus:]
        for _ in range(replicas - len(living) if self.shows_new else 0):
            self.replicas[pool].append(self._new(pool))

    def price(self, pool: str) -> Price:
        self._complain(self.trouble)
        return Price(self.hourly, "usd", self.block_seconds)

    def mark(self, replica_id: str, **changes: object) -> None:
        """Change how a replica is listed."""
        for pool, found in self.replicas.items():
            self.replicas[pool] = [replace(one, **changes) if one.id == replica_id else one for one in found]  # type: ignore[arg-type]

    def _new(self, pool: str) -> Replica:
        self._made[pool] += 1
        now = dt.datetime.now(dt.UTC)
        paid = now + dt.timedelta(seconds=self.block_seconds) if self.block_seconds > 1 else None
        return Replica(f"{pool}-{self._made[pool]}", ReplicaState.BOOTING, "booting", now, paid)

    def _lives(self, replica: Replica) -> bool:
        """What failed is started again by its platform, unless it was a process of its own."""
        over = (
            (ReplicaState.STOPPING, ReplicaState.FAILED) if self.can_name_victim else (ReplicaState.STOPPING,)
        )
        return replica.state not in over

    @staticmethod
    def _complain(trouble: ProviderError | None) -> None:
        if trouble is not None:
            raise trouble


class Numbered(Named):
    """One that can't be told which replica to stop, and bills in blocks of ten minutes."""

    can_name_victim: ClassVar[bool] = False
    block_seconds: ClassVar[int] = 600
