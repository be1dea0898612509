"""The endpoints under `/job-deployments`. They own no table."""

from scaler.emulator import catalogue
from scaler.emulator.checks import mapping
from scaler.emulator.containers import containers, deployment_name, registry
from scaler.emulator.errors import conflict
from scaler.emulator.jobs import Job, job_scaling
from scaler.emulator.wire import Answer, Request, empty, ok
from scaler.emulator.world import Handler, World


def _index(world: World, request: Request) -> Answer:
    return ok([job.summary() for job in world.jobs.values()])


def _create(world: World, request: Request) -> Answer:
    given = mapping(request.body, "body")
    name = deployment_name(given.get("name"))
    if name in world.jobs:
        raise conflict(f"Job deployment {name} already exists")
    world.jobs[name] = Job(
        name=name,
        containers=containers(given.get("containers"), now=world.now(), secrets=world.vault.secrets.values),
        compute=catalogue.compute(given.get("compute")),
        registry=registry(given.get("container_registry_settings"), world.vault.registries.values),
        scaling=job_scaling(given.get("scaling")),
        created_at=world.now(),
    )
    return ok(world.jobs[name].shown(), 201)


def _show(world: World, request: Request, name: str) -> Answer:
    return ok(world.job(name).shown())


def _patch(world: World, request: Request, name: str) -> Answer:
    job, given = world.job(name), mapping(request.body, "body")
    if given.get("containers") is not None:
        job.containers = containers(
            given["containers"], now=world.now(), secrets=world.vault.secrets.values, patch=True
        )
    if given.get("compute") is not None:
        job.compute = catalogue.compute(given["compute"])
    if given.get("scaling") is not None:
        job.scaling = job_scaling(given["scaling"], job.scaling)
    return ok(job.shown())


def _delete(world: World, request: Request, name: str) -> Answer:
    world.job(name)
    del world.jobs[name]
    return empty(200)


def _status(world: World, request: Request, name: str) -> Answer:
    return ok({"status": "paused" if world.job(name).paused else "running"})


def _scaling(world: World, request: Request, name: str) -> Answer:
    return ok(world.job(name).scaling)


def _pause(world: World, request: Request, name: str) -> Answer:
    world.job(name).paused = True
    return empty(201)


def _resume(world: World, request: Request, name: str) -> Answer:
    world.job(name).paused = False
    return empty(201)


def _purge(world: World, request: Request, name: str) -> Answer:
    world.job(name)
    return empty(201)


_AT = "/job-deployments"

TABLE: dict[str, Handler] = {
    f"GET {_AT}": _index,
    f"POST {_AT}": _create,
    f"GET {_AT}/{{name}}": _show,
    f"PATCH {_AT}/{{name}}": _patch,
    f"DELETE {_AT}/{{name}}": _delete,
    f"GET {_AT}/{{name}}/status": _status,
    f"GET {_AT}/{{name}}/scaling": _scaling,
    f"POST {_AT}/{{name}}/pause": _pause,
    f"POST {_AT}/{{name}}/resume": _resume,
    f"POST {_AT}/{{name}}/purge-queue": _purge,
}
