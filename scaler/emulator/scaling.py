"""The scaling options of a deployment: checked, merged, and shown. They own no table.

A request may bring a part of them; a trigger that is null counts as not set, and is shown as off.
"""

import copy
from typing import Any

from scaler.emulator.checks import mapping, number
from scaler.emulator.errors import invalid

FIELDS = (
    "min_replica_count",
    "max_replica_count",
    "scale_down_policy",
    "scale_up_policy",
    "queue_message_ttl_seconds",
    "concurrent_requests_per_replica",
    "scaling_triggers",
)
UTILISATION = ("cpu_utilization", "gpu_utilization")


def complete(value: Any) -> dict[str, Any]:
    """Options of a new deployment: all seven are needed. Raises `ApiError` 400."""
    given = mapping(value, "scaling")
    for name in FIELDS:
        if given.get(name) is None:
            raise invalid(f"scaling.{name} should not be null or undefined")
    return merged({}, given)


def merged(current: dict[str, Any], change: Any) -> dict[str, Any]:
    """The options after a partial change. Raises `ApiError` 400 where the result makes no sense."""
    change = mapping(change, "scaling")
    result = copy.deepcopy(current)
    for name in FIELDS:
        if change.get(name) is not None:
            result[name] = copy.deepcopy(change[name])
    _check(result)
    result["scaling_triggers"] = _triggers(result.get("scaling_triggers"))
    return result


def _check(options: dict[str, Any]) -> None:
    least = number(options.get("min_replica_count"), "min_replica_count")
    number(options.get("max_replica_count"), "max_replica_count", least=max(1, least))
    for name in ("scale_down_policy", "scale_up_policy"):
        if name in options:
            number(mapping(options[name], name).get("delay_seconds"), f"{name}.delay_seconds")
    for name in ("queue_message_ttl_seconds", "concurrent_requests_per_replica"):
        if name in options:
            number(options[name], name, least=1)


def _triggers(value: Any) -> dict[str, Any]:
    given = mapping(value or {}, "scaling_triggers")
    shown: dict[str, Any] = {"queue_load": given.get("queue_load") or {"threshold": 1}}
    for name in UTILISATION:
        trigger = given.get(name) or {}
        shown[name] = {"enabled": bool(trigger.get("enabled")), "threshold": trigger.get("threshold")}
    return shown


def bounds(options: dict[str, Any] | None) -> tuple[int, int]:
    """The least and the greatest number of replicas; none where there are no options."""
    return (options["min_replica_count"], options["max_replica_count"]) if options else (0, 0)


def delay_down(options: dict[str, Any] | None) -> float:
    """Seconds before a lowered number takes effect, where it waits at all."""
    policy = (options or {}).get("scale_down_policy") or {}
    return float(policy.get("delay_seconds", 0))
