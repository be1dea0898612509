"""The endpoints that only the emulator has, under `/emulator`: its faults, replicas, meter and log. It owns no table.

They need no token, count towards no limit and have no faults.
"""

from collections.abc import Callable
from typing import Any

from scaler.emulator import meter
from scaler.emulator.checks import listed, mapping, number
from scaler.emulator.clock import stamp
from scaler.emulator.errors import ApiError
from scaler.emulator.faults import CATALOGUE, Fault
from scaler.emulator.processes import LocalProcess
from scaler.emulator.replicas import Replica
from scaler.emulator.wire import Answer, Request, ok, refusal
from scaler.emulator.world import World

PREFIX = "/emulator"


def control(world: World, request: Request) -> Answer:
    """The answer to a request under `/emulator`."""
    handler = _TABLE.get((request.method, request.path.removeprefix(PREFIX)))
    try:
        if handler is None:
            raise ApiError(404, "not_found", f"Cannot {request.method} {request.path}")
        with world.lock:
            world.settle()
            return handler(world, request)
    except ApiError as error:
        return refusal(error)


def _faults(world: World, request: Request) -> Answer:
    return ok({"on": world.faults.shown(), "catalogue": CATALOGUE})


def _switch(world: World, request: Request) -> Answer:
    world.faults.switch([Fault.of(value) for value in listed(request.body, "body")])
    return _faults(world, request)


def _clear(world: World, request: Request) -> Answer:
    world.faults.switch([])
    return _faults(world, request)


def _meter(world: World, request: Request) -> Answer:
    return ok(meter.reading(world.replicas(), world.clock.now()))


def _replicas(world: World, request: Request) -> Answer:
    return ok([_history(replica) for replica in world.replicas()])


def _history(replica: Replica) -> dict[str, Any]:
    moments = ("ordered_at", "started_at", "running_at", "stop_at", "ended_at")
    values = {name: getattr(replica, name) for name in moments}
    return {
        "deployment": replica.deployment,
        "id": replica.id,
        "status": replica.status.value,
        **{name: None if value is None else stamp(value) for name, value in values.items()},
        "killed": replica.killed,
        "crashes": replica.crashes,
        "pid": replica.body.pid if isinstance(replica.body, LocalProcess) else None,
    }


def _requests(world: World, request: Request) -> Answer:
    return ok([{"at": c.at, "method": c.method, "path": c.path, "status": c.status} for c in world.calls])


def _demand(world: World, request: Request) -> Answer:
    """Let a deployment's own request queue ask for replicas: `{"deployment": "ocr", "replicas": 2}`."""
    given = mapping(request.body, "body")
    deployment = world.deployment(str(given.get("deployment")))
    deployment.demand = number(given.get("replicas"), "replicas")
    world.settle()
    return ok({"target": deployment.target})


_TABLE: dict[tuple[str, str], Callable[[World, Request], Answer]] = {
    ("GET", "/faults"): _faults,
    ("PUT", "/faults"): _switch,
    ("DELETE", "/faults"): _clear,
    ("GET", "/meter"): _meter,
    ("GET", "/replicas"): _replicas,
    ("GET", "/requests"): _requests,
    ("PUT", "/demand"): _demand,
}
