"""One request through the emulator: faults, token, rate limit, endpoint, and faults again. It owns no table."""

from collections.abc import Callable
from dataclasses import replace

from scaler.emulator import limits
from scaler.emulator.errors import ApiError, invalid
from scaler.emulator.faults import Fault
from scaler.emulator.routes import routed
from scaler.emulator.wire import Answer, Request, empty, ok, refusal
from scaler.emulator.world import Call, World

TOKEN = "/oauth2/token"
#: The one endpoint that the OpenAPI document shows without authentication.
PUBLIC = "/container-types"
#: How long DELETE waits for the end of all replicas, in milliseconds: by default, and at most.
DELETE_WAIT, LONGEST_DELETE_WAIT = 60_000, 300_000
#: How many requests are remembered.
LONGEST_LOG = 100_000
#: Between two looks while it waits, in seconds.
LOOK = 0.05

_HTML = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


def answer(world: World, request: Request) -> Answer:
    """The answer, never an exception of the API; it is noted in the world's log."""
    try:
        given = _answer(world, request)
    except ApiError as error:
        given = refusal(error)
    with world.lock:
        world.calls.append(Call(world.clock.now(), request.method, request.path, given.status))
        del world.calls[:-LONGEST_LOG]
    return given


def _answer(world: World, request: Request) -> Answer:
    if slow := world.faults.strikes("slow", request.path):
        world.closing.wait(slow.seconds)  # real time, since it is the client's patience that is tried
    for name, spoil in _INSTEAD.items():
        if fault := world.faults.strikes(name, request.path):
            return spoil(fault)
    with world.lock:
        world.settle()
        if request.path == TOKEN and request.method == "POST":
            return _token(world, request)
        headers = _admit(world, request)
        _refuse(world, request)
        given = routed(world, request)
        world.settle()
    if request.method == "DELETE" and _deployment_of(request):
        given = _deleted(world, request, given)
    return replace(_spoilt(world, request, given), headers={**given.headers, **headers})


def _token(world: World, request: Request) -> Answer:
    brief = world.faults.strikes("token-one-second", request.path)
    return ok(world.tokens.grant(request.body, seconds=1 if brief else world.config.token_seconds))


def _admit(world: World, request: Request) -> dict[str, str]:
    """Token and rate limit; returns the headers of the limit."""
    if world.faults.strikes("token-revoked", request.path):
        raise world.tokens.revoke_all()
    if request.path == PUBLIC and not request.authorisation:
        return {}
    world.tokens.check(request.authorisation)
    return world.limits.take(request.method, request.path)


def _refuse(world: World, request: Request) -> None:
    """Faults that depend on what is asked for."""
    costs = request.method in ("POST", "PATCH") and request.path.startswith("/container-deployments")
    if costs and world.faults.strikes("insufficient-funds", request.path):
        raise ApiError(402, "insufficient_funds", "Insufficient funds")
    creates = request.method == "POST" and request.path == "/container-deployments"
    if creates and world.faults.strikes("create-unavailable", request.path):
        raise ApiError(503, "service_unavailable", "Not enough resources at the moment")


def _spoilt(world: World, request: Request, given: Answer) -> Answer:
    """The answer, or another although the thing was done."""
    creates = request.method == "POST" and request.path == "/container-deployments"
    if creates and world.faults.strikes("create-failed-but-created", request.path):
        return refusal(_internal())
    return given


def _deployment_of(request: Request) -> str:
    head, _, name = request.path.removeprefix("/").partition("/")
    return name if head == "container-deployments" and "/" not in name else ""


def _deleted(world: World, request: Request, given: Answer) -> Answer:
    """Wait for the end of its replicas; 408 when that takes too long, while it goes on."""
    if world.faults.strikes("delete-timeout", request.path):
        return refusal(_took_too_long())
    wait = request.query.get("timeout", str(DELETE_WAIT))
    if not wait.isdigit() or int(wait) > LONGEST_DELETE_WAIT:
        raise invalid(f"timeout must not be greater than {LONGEST_DELETE_WAIT}")
    deadline = world.clock.now() + int(wait) / 1000
    while int(wait) and _deployment_of(request) in world.deployments:
        if world.clock.now() >= deadline or world.closing.is_set():
            return refusal(_took_too_long())
        world.clock.sleep(LOOK)
        with world.lock:
            world.settle()
    return given


def _took_too_long() -> ApiError:
    return ApiError(408, "request_timeout", "Deployment is still being deleted")


def _internal() -> ApiError:
    return ApiError(500, "server_error", "Internal server error")


def _rate_limited(fault: Fault) -> Answer:
    return refusal(limits.too_many(round(fault.seconds), {}))


def _rate_limited_in_text(fault: Fault) -> Answer:
    # Eleven bytes, as the vendor's example of a 429 has.
    return Answer(429, b"Slow down.\n", {"Retry-After": str(round(fault.seconds))}, "text/plain")


#: Faults that answer in the endpoint's place.
_INSTEAD: dict[str, Callable[[Fault], Answer]] = {
    "connection-reset": lambda fault: replace(empty(0), broken=True),
    "bad-gateway": lambda fault: Answer(502, _HTML, kind="text/html"),
    "server-error": lambda fault: refusal(_internal()),
    "rate-limit-json": _rate_limited,
    "rate-limit-text": _rate_limited_in_text,
}
