"""The table of endpoints, as the OpenAPI document of October 2026 and the SDK have them. It owns no table of the database.

Every function gets the settled world, holding its lock, and the names in the path.
"""

import re

from scaler.emulator import catalogue, deployment_routes, job_routes
from scaler.emulator.errors import ApiError
from scaler.emulator.wire import Answer, Request, empty, ok
from scaler.emulator.world import Handler, World


def _list_secrets(world: World, request: Request) -> Answer:
    return ok(world.vault.secrets.listed())


def _add_secret(world: World, request: Request) -> Answer:
    world.vault.add_secret(request.body, world.now())
    return empty(201)


def _delete_secret(world: World, request: Request, name: str) -> Answer:
    forced = request.query.get("force") == "true"
    world.vault.secrets.remove(name, used=(lambda name: False) if forced else world.uses_secret)
    return empty(200)


def _list_files(world: World, request: Request) -> Answer:
    return ok(world.vault.files.listed())


def _add_files(world: World, request: Request) -> Answer:
    world.vault.add_files(request.body, world.now())
    return empty(201)


def _delete_files(world: World, request: Request, name: str) -> Answer:
    world.vault.files.remove(name)
    return empty(200)


def _list_registries(world: World, request: Request) -> Answer:
    return ok(world.vault.registries.listed())


def _add_registry(world: World, request: Request) -> Answer:
    world.vault.add_registry(request.body, world.now())
    return empty(201)


def _delete_registry(world: World, request: Request, name: str) -> Answer:
    world.vault.registries.remove(name)
    return empty(200)


def _compute(world: World, request: Request) -> Answer:
    available = world.faults.strikes("compute-unavailable", request.path) is None
    return ok(catalogue.resources(available=available))


def _types(world: World, request: Request) -> Answer:
    return ok(catalogue.container_types(request.query.get("currency", "usd")))


def _balance(world: World, request: Request) -> Answer:
    return ok({"amount": round(float(world.config.balance) - world.spent(), 2), "currency": "usd"})


#: "METHOD path" -> what answers it; a name in braces is one segment of the path.
TABLE: dict[str, Handler] = {
    "GET /secrets": _list_secrets,
    "POST /secrets": _add_secret,
    "DELETE /secrets/{name}": _delete_secret,
    "GET /file-secrets": _list_files,
    "POST /file-secrets": _add_files,
    "DELETE /file-secrets/{name}": _delete_files,
    "GET /container-registry-credentials": _list_registries,
    "POST /container-registry-credentials": _add_registry,
    "DELETE /container-registry-credentials/{name}": _delete_registry,
    "GET /serverless-compute-resources": _compute,
    "GET /container-types": _types,
    "GET /balance": _balance,
    **deployment_routes.TABLE,
    **job_routes.TABLE,
}

_PATTERNS = [
    (key.split(" ")[0], re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", key.split(" ")[1])), handler)
    for key, handler in TABLE.items()
]


def routed(world: World, request: Request) -> Answer:
    """The answer of the endpoint. Raises `ApiError`: 404 for no such path, else what the endpoint finds wrong."""
    for method, pattern, handler in _PATTERNS:
        if method == request.method and (match := pattern.fullmatch(request.path)):
            return handler(world, request, **match.groupdict())
    raise ApiError(404, "not_found", f"Cannot {request.method} {request.path}")
