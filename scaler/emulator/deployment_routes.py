"""The endpoints under `/container-deployments`. They own no table."""

import copy
from typing import Any

from scaler.emulator import catalogue, scaling
from scaler.emulator.checks import listed, mapping
from scaler.emulator.containers import containers, deployment_name, environment, registry
from scaler.emulator.deployments import Deployment
from scaler.emulator.errors import conflict, invalid
from scaler.emulator.wire import Answer, Request, empty, ok
from scaler.emulator.world import Handler, World


def _index(world: World, request: Request) -> Answer:
    return ok([deployment.shown() for deployment in world.deployments.values()])


def _create(world: World, request: Request) -> Answer:
    given = mapping(request.body, "body")
    name = deployment_name(given.get("name"))
    if name in world.deployments:
        raise conflict(f"Deployment {name} already exists")
    deployment = Deployment(
        name=name,
        containers=containers(given.get("containers"), now=world.now(), secrets=world.vault.secrets.values),
        compute=catalogue.compute(given.get("compute")),
        registry=registry(given.get("container_registry_settings"), world.vault.registries.values),
        is_spot=bool(given.get("is_spot")),
        created_at=world.now(),
        scaling=scaling.complete(given.get("scaling")),
        fleet=world.fleet(name),
    )
    if world.faults.strikes("incomplete-create", request.path):
        deployment.scaling = None
    world.deployments[name] = deployment
    return ok(deployment.shown(), 201)


def _show(world: World, request: Request, name: str) -> Answer:
    return ok(world.deployment(name).shown())


def _patch(world: World, request: Request, name: str) -> Answer:
    deployment = world.deployment(name)
    given = {key: value for key, value in mapping(request.body, "body").items() if value is not None}
    before = _specification(deployment)
    if "containers" in given:
        found = containers(
            given["containers"], now=world.now(), secrets=world.vault.secrets.values, patch=True
        )
        if any(deployment.container(container["name"]) is None for container in found):
            raise invalid("containers.0.name does not exist")
        deployment.containers = found
    if "compute" in given:
        deployment.compute = catalogue.compute(given["compute"])
    if "container_registry_settings" in given:
        settings = given["container_registry_settings"]
        deployment.registry = registry(settings, world.vault.registries.values)
    deployment.is_spot = bool(given.get("is_spot", deployment.is_spot))
    _roll(world, deployment, changed=_specification(deployment) != before)
    return ok(deployment.shown())


def _specification(deployment: Deployment) -> tuple[Any, ...]:
    found: list[dict[str, Any]] = copy.deepcopy(deployment.containers)
    for container in found:
        del container["image"]["last_updated_at"]
    return found, deployment.compute, deployment.registry, deployment.is_spot


def _roll(world: World, deployment: Deployment, *, changed: bool) -> None:
    """Replicas of an older specification are replaced."""
    if changed:
        deployment.updated_at = world.clock.now()
        deployment.fleet.replace_all(world.clock.now())


def _delete(world: World, request: Request, name: str) -> Answer:
    world.deployment(name).deleting = True
    return empty(200)


def _status(world: World, request: Request, name: str) -> Answer:
    deployment = world.deployment(name)
    strange = {
        "status-updating": "updating",
        "status-terminating": "terminating",
        "status-unknown": "hibernating",
    }
    for fault, word in strange.items():
        if world.faults.strikes(fault, request.path):
            return ok({"status": word})
    unhealthy = world.config.booting_is_unhealthy
    return ok({"status": deployment.status(world.clock.now(), booting_is_unhealthy=unhealthy)})


def _restart(world: World, request: Request, name: str) -> Answer:
    _roll(world, world.deployment(name), changed=True)
    return empty(201)


def _pause(world: World, request: Request, name: str) -> Answer:
    world.deployment(name).paused = True
    return empty(201)


def _resume(world: World, request: Request, name: str) -> Answer:
    world.deployment(name).paused = False
    return empty(201)


def _purge(world: World, request: Request, name: str) -> Answer:
    world.deployment(name).demand = 0
    return empty(201)


def _scaling(world: World, request: Request, name: str) -> Answer:
    return ok(world.deployment(name).scaling)


def _scale(world: World, request: Request, name: str) -> Answer:
    deployment = world.deployment(name)
    deployment.scaling = scaling.merged(deployment.scaling or {}, request.body)
    return ok(deployment.scaling)


def _replicas(world: World, request: Request, name: str) -> Answer:
    found = [replica.listed() for replica in world.deployment(name).fleet.replicas]
    if world.faults.strikes("replica-unknown", request.path):
        found = [{**replica, "status": "hibernating"} for replica in found]
    return ok({"list": found})


def _environment(world: World, request: Request, name: str) -> Answer:
    return ok(_variables(world.deployment(name)))


def _variables(deployment: Deployment) -> list[dict[str, Any]]:
    return [{"container_name": found["name"], "env": found["env"]} for found in deployment.containers]


def _add_environment(world: World, request: Request, name: str) -> Answer:
    deployment, container, given = _addressed(world, request, name)
    added = environment(given.get("env"), "env", world.vault.secrets.values)
    known = {variable["name"] for variable in container["env"]}
    if taken := [variable["name"] for variable in added if variable["name"] in known]:
        raise conflict(f"environment variable {taken[0]} already exists")
    container["env"] = container["env"] + added
    _roll(world, deployment, changed=bool(added))
    return ok(_variables(deployment))


def _change_environment(world: World, request: Request, name: str) -> Answer:
    deployment, container, given = _addressed(world, request, name)
    changed = {v["name"]: v for v in environment(given.get("env"), "env", world.vault.secrets.values)}
    container["env"] = [changed.pop(variable["name"], variable) for variable in container["env"]]
    if changed:
        raise invalid(f"environment variable {next(iter(changed))} does not exist")
    _roll(world, deployment, changed=True)
    if world.faults.strikes("env-patch-array", request.path):
        return ok(_variables(deployment))
    return ok({"container_name": container["name"], "env": container["env"]})


def _remove_environment(world: World, request: Request, name: str) -> Answer:
    deployment, container, given = _addressed(world, request, name)
    names = listed(given.get("env"), "env")
    container["env"] = [variable for variable in container["env"] if variable["name"] not in names]
    _roll(world, deployment, changed=True)
    return ok(_variables(deployment))


def _addressed(
    world: World, request: Request, name: str
) -> tuple[Deployment, dict[str, Any], dict[str, Any]]:
    deployment = world.deployment(name)
    given = mapping(request.body, "body")
    container = deployment.container(given.get("container_name"))
    if container is None:
        raise invalid("container_name does not exist")
    return deployment, container, given


_AT = "/container-deployments"

TABLE: dict[str, Handler] = {
    f"GET {_AT}": _index,
    f"POST {_AT}": _create,
    f"GET {_AT}/{{name}}": _show,
    f"PATCH {_AT}/{{name}}": _patch,
    f"DELETE {_AT}/{{name}}": _delete,
    f"GET {_AT}/{{name}}/status": _status,
    f"POST {_AT}/{{name}}/restart": _restart,
    f"POST {_AT}/{{name}}/pause": _pause,
    f"POST {_AT}/{{name}}/resume": _resume,
    f"POST {_AT}/{{name}}/purge-queue": _purge,
    f"GET {_AT}/{{name}}/scaling": _scaling,
    f"PATCH {_AT}/{{name}}/scaling": _scale,
    f"GET {_AT}/{{name}}/replicas": _replicas,
    f"GET {_AT}/{{name}}/environment-variables": _environment,
    f"POST {_AT}/{{name}}/environment-variables": _add_environment,
    f"PATCH {_AT}/{{name}}/environment-variables": _change_environment,
    f"DELETE {_AT}/{{name}}/environment-variables": _remove_environment,
}
