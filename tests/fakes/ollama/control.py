"""How a test in another process looks into the fake and switches its faults: paths under `/fake/`, which are not recorded."""

import json
from dataclasses import asdict

from tests.fakes.ollama.faults import Fault
from tests.fakes.ollama.refusal import Refusal
from tests.fakes.ollama.state import State
from tests.fakes.ollama.wire import Exchange


def answer(state: State, exchange: Exchange) -> None:
    """`GET` or `DELETE /fake/calls`, `GET /fake/loads`, `GET` or `POST /fake/faults`; 400 for a fault there is not."""
    wanted = exchange.method, exchange.path
    if wanted == ("GET", "/fake/calls"):
        exchange.json([call.as_json() for call in state.log.all()])
    elif wanted == ("DELETE", "/fake/calls"):
        state.log.forget()
        exchange.json([])
    elif wanted == ("GET", "/fake/loads"):
        exchange.json([asdict(load) for load in state.scheduler.loads])
    elif wanted == ("GET", "/fake/faults"):
        exchange.json(state.faults.as_json())
    elif wanted == ("POST", "/fake/faults"):
        _switch(state, exchange)
    else:
        exchange.refuse(Refusal(404, raw=b"404 page not found"), openai=False)


def _switch(state: State, exchange: Exchange) -> None:
    """The body is a list of faults, as names, `NAME:TIMES` or objects; an empty one switches all off."""
    try:
        given = json.loads(exchange.body)
        faults = [Fault.parse(part) if isinstance(part, str) else Fault(**part) for part in given]
    except (ValueError, TypeError) as error:
        exchange.json({"error": str(error)}, 400)
        return
    exchange.json([asdict(fault) for fault in faults])
    state.switch(faults)
