"""What has to change so that deployments are as their blueprints say: found by looking, changed by nobody here. Owns no table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr

from scaler.providers.base import Garbled, Missing, Price, Refused
from scaler.providers.blueprint import SIZE, Blueprint, is_own_secret
from scaler.providers.datacrunch import AT, price_of
from scaler.providers.transport import Transport


@dataclass(frozen=True)
class Change:
    """One part of a deployment that differs. Empty: it is not there."""

    part: str
    before: str
    after: str

    def __str__(self) -> str:
        """As people read it."""
        if not self.before:
            return f"+ {self.part} = {self.after}"
        return f"~ {self.part}: {self.before} -> {self.after}" if self.after else f"- {self.part}"


@dataclass(frozen=True)
class Plan:
    """What to do for one pool. `container` is the name of the container that is there, empty for a new deployment.

    `unscaled`: its scaling options are missing, as after a creation that was cut short.
    """

    blueprint: Blueprint
    container: str
    changes: tuple[Change, ...]
    new_secrets: Mapping[str, SecretStr]
    stale_secrets: tuple[str, ...]
    unscaled: bool
    price: Price | None
    available: bool

    @property
    def empty(self) -> bool:
        """Whether everything is as it should be."""
        return not (self.changes or self.new_secrets or self.stale_secrets or self.unscaled)

    def lines(self) -> Iterator[str]:
        """As people read it; no secret's value is among it."""
        verb = "change" if self.container else "create"
        if self.empty:
            yield f"{self.blueprint.name}: as it should be"
            return
        yield f"{self.blueprint.name}: {verb}, {self._machine()}"
        for name in self.new_secrets:
            yield f"  + secret {name}"
        for change in self.changes:
            yield f"  {change}"
        if self.unscaled and self.container:
            yield "  ~ scaling options: none -> between 0 and 1 replica"
        for name in self.stale_secrets:
            yield f"  - secret {name}"

    def _machine(self) -> str:
        price = (
            f"{self.price.hourly} {self.price.currency} an hour and replica"
            if self.price
            else "price unknown"
        )
        return f"{SIZE} x {self.blueprint.compute}, {price}" + (
            "" if self.available else ", none free right now"
        )


def plan(transport: Transport, blueprint: Blueprint) -> Plan:
    """Look at the service and compare. Raises `Refused` where it has no such machine, and other `ProviderError`s."""
    available = _availability(transport, blueprint)
    found = deployment(transport, blueprint.name)
    there = secret_names(transport)
    return Plan(
        blueprint=blueprint,
        container=container_name(found) if found else "",
        changes=tuple(differences(described(found) if found else {}, described(_wanted(blueprint)))),
        new_secrets={name: value for name, value in blueprint.secrets.items() if name not in there},
        stale_secrets=tuple(
            name for name in there if is_own_secret(name, blueprint.name) and name not in blueprint.secrets
        ),
        unscaled=found is not None and not _has_scaling(transport, blueprint.name),
        price=_price(transport, blueprint),
        available=available,
    )


def _availability(transport: Transport, blueprint: Blueprint) -> bool:
    offered = transport.fetch("GET", "/serverless-compute-resources")
    found = {(item["name"], item["size"]): bool(item.get("is_available")) for item in offered}
    wanted = (blueprint.compute, SIZE)
    if wanted not in found:
        names = ", ".join(sorted(name for name, size in found if size == SIZE))
        raise Refused(f"There is no {blueprint.compute}; the provider has {names}.")
    return found[wanted]


def _price(transport: Transport, blueprint: Blueprint) -> Price | None:
    try:
        return price_of(transport, blueprint.compute, size=SIZE, spot=blueprint.spot)
    except Missing:
        return None


def deployment(transport: Transport, name: str) -> dict[str, Any] | None:
    """The deployment as the service shows it; None where there is none."""
    try:
        found = transport.fetch("GET", AT, name)
    except Missing:
        return None
    if not isinstance(found, dict):
        raise Garbled(f"{name}: the deployment makes no sense")
    return found


def _has_scaling(transport: Transport, name: str) -> bool:
    try:
        found = transport.fetch("GET", f"{AT}/scaling", name)
    except Missing:
        return False
    return isinstance(found, dict) and found.get("max_replica_count") is not None


def secret_names(transport: Transport) -> tuple[str, ...]:
    """The names of all secrets of the project. Asked for directly: the SDK raises on a kind that it does not know."""
    return tuple(str(item["name"]) for item in transport.fetch("GET", "/secrets"))


def _wanted(blueprint: Blueprint) -> dict[str, Any]:
    wanted: dict[str, Any] = blueprint.deployment().to_dict()
    return wanted


def container_name(found: Mapping[str, Any]) -> str:
    """The name that the service gave the container. Raises `Refused` for a deployment with several, which is not ours."""
    containers = found.get("containers") or []
    if len(containers) != 1:
        raise Refused(f"{found.get('name')} has {len(containers)} containers; it was not made by Deckflow.")
    return str(containers[0]["name"])


def described(found: Mapping[str, Any]) -> dict[str, str]:
    """A deployment as one line for each part, whether asked for or shown: the two differ in shape."""
    container = found["containers"][0]
    image = container["image"]
    health = container.get("healthcheck") or {}
    override = container.get("entrypoint_overrides") or {}
    credentials = (found.get("container_registry_settings") or {}).get("credentials") or {}
    return {
        "image": image["image"] if isinstance(image, dict) else image,
        "compute": f"{found['compute']['size']} x {found['compute']['name']}",
        "spot": "yes" if found.get("is_spot") else "no",
        "registry": credentials.get("name") or "public",
        "port": str(container["exposed_port"]),
        "health check": "yes" if health.get("enabled") else "no",
        "arguments": " ".join(override.get("cmd") or []) if override.get("enabled") else "",
        **{f"env {item['name']}": _shown(item) for item in container.get("env") or []},
    }


def _shown(variable: Mapping[str, Any]) -> str:
    value = str(variable["value_or_reference_to_secret"])
    return f"secret {value}" if variable["type"] == "secret" else repr(value)


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    """The parts that are not the same, in the order in which they are wanted, those to go last."""
    for part in [*after, *(part for part in before if part not in after)]:
        old, new = before.get(part, ""), after.get(part, "")
        if old != new:
            yield Change(part, old, new)
