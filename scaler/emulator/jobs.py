"""Job deployments: kept and shown. They start no replicas, since those start per request to another host. They own no table."""

from dataclasses import dataclass
from typing import Any

from scaler.emulator.checks import mapping, number

#: Who made it, as the API tells; the emulator knows one user.
USER = "00000000-0000-4000-8000-000000000001"
ENDPOINT = "https://tasks.datacrunch.io"


@dataclass
class Job:
    """A job deployment. Its scaling has a maximum, a time to live in the queue, and a deadline of 600 to 604800 s."""

    name: str
    containers: list[dict[str, Any]]
    compute: dict[str, Any]
    registry: dict[str, Any]
    scaling: dict[str, int]
    created_at: str
    paused: bool = False

    def summary(self) -> dict[str, Any]:
        """As the list shows it."""
        return {
            "name": self.name,
            "created_at": self.created_at,
            "created_by_user_id": USER,
            "compute": self.compute,
        }

    def shown(self) -> dict[str, Any]:
        """As itself."""
        return {
            **self.summary(),
            "containers": self.containers,
            "endpoint_base_url": f"{ENDPOINT}/{self.name}",
            "container_registry_settings": self.registry,
        }


def job_scaling(value: Any, current: dict[str, int] | None = None) -> dict[str, int]:
    """Scaling options of a job, over the current ones. Raises `ApiError` 400."""
    given = {**(current or {}), **mapping(value, "scaling")}
    return {
        "max_replica_count": number(given.get("max_replica_count"), "max_replica_count", least=1),
        "queue_message_ttl_seconds": number(
            given.get("queue_message_ttl_seconds"), "queue_message_ttl_seconds", least=1
        ),
        "deadline_seconds": number(
            given.get("deadline_seconds"), "deadline_seconds", least=600, most=604_800
        ),
    }
