"""The endpoints about models: what there is, what is in memory, and how more is fetched. None of them asks a model."""

import json
from collections.abc import Iterator
from typing import Any

from tests.fakes.ollama.models import is_name
from tests.fakes.ollama.parsing import parse_object
from tests.fakes.ollama.pictures import digest
from tests.fakes.ollama.record import Call
from tests.fakes.ollama.refusal import Refusal
from tests.fakes.ollama.state import State
from tests.fakes.ollama.wire import Exchange

VERSION = "0.30.4"
PULL_STEPS = 4
PULL_ERROR = "pull model manifest: file does not exist"


def root(state: State, exchange: Exchange, call: Call) -> None:
    """`GET /`: a sentence."""
    exchange.reply(200, b"Ollama is running", "text/plain; charset=utf-8")


def version(state: State, exchange: Exchange, call: Call) -> None:
    """`GET /api/version`."""
    exchange.json({"version": VERSION})


def tags(state: State, exchange: Exchange, call: Call) -> None:
    """`GET /api/tags`: the models on the disk."""
    listed = [model.listed() for model in state.models.all()]
    exchange.json({"models": [_blinded(entry, call.fault) for entry in listed]})


def show(state: State, exchange: Exchange, call: Call) -> None:
    """`POST /api/show`: one model; 404 where it is missing."""
    model = state.models.find(_name(exchange))
    call.model = model.name
    exchange.json(_blinded(model.shown(), call.fault))


def ps(state: State, exchange: Exchange, call: Call) -> None:
    """`GET /api/ps`: the models in memory."""
    share = 0.5 if call.fault == "partly-on-cpu" else state.config.vram_share
    exchange.json({"models": [runner.listed(share) for runner in state.scheduler.runners()]})


def pull(state: State, exchange: Exchange, call: Call) -> None:
    """`POST /api/pull`: fetch a model, and say how far it is."""
    name = call.model = _name(exchange)
    if call.fault == "pull-refused":
        raise Refusal(500, PULL_ERROR)
    breaks = call.fault == "pull-breaks"
    if parse_object(exchange.body).get("stream") is False:
        exchange.pause(state.config.pull_seconds)
        if breaks:
            raise Refusal(500, PULL_ERROR)
        state.models.add(name)
        exchange.json({"status": "success"})
        return
    exchange.begin("application/x-ndjson")
    for line in _progress(state, name, breaks=breaks):
        exchange.chunk(json.dumps(line).encode() + b"\n")
        exchange.pause(state.config.pull_seconds / (PULL_STEPS + 1))
    exchange.end()


def openai_models(state: State, exchange: Exchange, call: Call) -> None:
    """`GET /v1/models`: the models on the disk, in the OpenAI-compatible form."""
    entry = {"object": "model", "created": 1_768_471_200, "owned_by": "library"}
    exchange.json({"object": "list", "data": [{"id": model.name} | entry for model in state.models.all()]})


def _name(exchange: Exchange) -> str:
    data = parse_object(exchange.body)
    name = data.get("model") or data.get("name")
    if not isinstance(name, str) or not is_name(name):
        raise Refusal(400, "invalid model name")
    return name


def _blinded(entry: dict[str, Any], fault: str) -> dict[str, Any]:
    """The description of a model; without sight under the fault that says so."""
    if fault != "blind-capabilities":
        return entry
    return entry | {"capabilities": [name for name in entry["capabilities"] if name != "vision"]}


def _progress(state: State, name: str, *, breaks: bool) -> Iterator[dict[str, Any]]:
    layer = f"sha256:{digest(name.encode())}"
    total = 4_000_000_000
    yield {"status": "pulling manifest"}
    for step in range(1, PULL_STEPS + 1):
        if breaks and step > PULL_STEPS // 2:
            yield {"error": "max retries exceeded: unexpected EOF"}
            return
        status = f"pulling {layer[7:19]}"
        yield {"status": status, "digest": layer, "total": total, "completed": total * step // PULL_STEPS}
    yield {"status": "verifying sha256 digest"}
    yield {"status": "writing manifest"}
    yield {"status": "removing any unused layers"}
    state.models.add(name)
    yield {"status": "success"}
