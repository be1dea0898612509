"""A container deployment: what was asked for, how many replicas that means now, and how it says it is. It owns no table."""

from dataclasses import dataclass
from typing import Any

from scaler.emulator.fleet import Fleet
from scaler.emulator.replicas import Status
from scaler.emulator.scaling import bounds, delay_down

#: How long a deployment says `updating` after a change, in seconds; nothing was published.
UPDATING_SECONDS = 2.0
ENDPOINT = "https://containers.datacrunch.io"


@dataclass
class Deployment:
    """A deployment and its replicas. `demand` is what its own request queue would ask for: workers that pull cause none."""

    name: str
    containers: list[dict[str, Any]]
    compute: dict[str, Any]
    registry: dict[str, Any]
    is_spot: bool
    created_at: str
    scaling: dict[str, Any] | None
    fleet: Fleet
    demand: int = 0
    paused: bool = False
    deleting: bool = False
    updated_at: float = float("-inf")
    lowered_at: float | None = None

    @property
    def target(self) -> int:
        """How many replicas there should be."""
        if self.paused or self.deleting:
            return 0
        least, most = bounds(self.scaling)
        return min(max(least, self.demand), most)

    def settle(self, now: float, *, lowering_waits: bool) -> None:
        """Do what is due: replicas' lives, then their number."""
        self.fleet.advance(now)
        at = self._moment(now, lowering_waits=lowering_waits)
        if at is not None:
            self.fleet.reach(self.target, at)
            self.fleet.advance(now)

    def _moment(self, now: float, *, lowering_waits: bool) -> float | None:
        """When the number changes: now, or, where lowering waits, after the delay; None while it waits."""
        wanted = sum(replica.wanted for replica in self.fleet.replicas)
        if not lowering_waits or self.target >= wanted or self.paused or self.deleting:
            self.lowered_at = None
            return now
        self.lowered_at = now if self.lowered_at is None else self.lowered_at
        at = self.lowered_at + delay_down(self.scaling)
        return at if at <= now else None

    def status(self, now: float, *, booting_is_unhealthy: bool) -> str:
        """The deployment's own word, derived: the vendor does not publish how."""
        if self.deleting:
            return "terminating"
        if self.paused:
            return "paused"
        if now < self.updated_at + UPDATING_SECONDS:
            return "updating"
        running = len(self.fleet.running())
        if running >= self.target:
            return "healthy"
        if running:
            return "degraded"
        return self._booting(booting_is_unhealthy=booting_is_unhealthy)

    def _booting(self, *, booting_is_unhealthy: bool) -> str:
        if booting_is_unhealthy or self.fleet.of(Status.ERROR):
            return "unhealthy"
        if any(replica.stuck for replica in self.fleet.replicas):
            return "quota_reached"
        return "image_pulling" if self.fleet.of(Status.IMAGEPULLING) else "initializing"

    def shown(self) -> dict[str, Any]:
        """As the API shows it: without scaling and status."""
        return {
            "name": self.name,
            "containers": self.containers,
            "endpoint_base_url": f"{ENDPOINT}/{self.name}",
            "created_at": self.created_at,
            "compute": self.compute,
            "container_registry_settings": self.registry,
            "is_spot": self.is_spot,
        }

    def container(self, name: object) -> dict[str, Any] | None:
        """The container of that name."""
        return next((container for container in self.containers if container["name"] == name), None)
