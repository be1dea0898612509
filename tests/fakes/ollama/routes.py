"""Which path leads where; the Host check, the faults, and the record of every request."""

import ipaddress
import json
from collections.abc import Callable
from typing import Any

from tests.fakes.ollama import catalogue, control
from tests.fakes.ollama.ask import Ask
from tests.fakes.ollama.asking import Errand, carry_out
from tests.fakes.ollama.dialect import Clock, Dialect, Native, OpenAI
from tests.fakes.ollama.glance import Glance
from tests.fakes.ollama.parsing import parse_chat, parse_generate, parse_object, parse_openai
from tests.fakes.ollama.pictures import digest
from tests.fakes.ollama.record import Call
from tests.fakes.ollama.refusal import CANCELLED, ClientLeft, Refusal, Stopped
from tests.fakes.ollama.sending import SILENCES
from tests.fakes.ollama.spoil import refuse
from tests.fakes.ollama.state import State
from tests.fakes.ollama.wire import Exchange

HOME = (".localhost", ".local", ".internal")

Endpoint = Callable[[State, Exchange, Call], None]
ROUTES: dict[tuple[str, str], Endpoint] = {
    ("GET", "/"): catalogue.root,
    ("GET", "/api/version"): catalogue.version,
    ("GET", "/api/tags"): catalogue.tags,
    ("GET", "/api/ps"): catalogue.ps,
    ("POST", "/api/show"): catalogue.show,
    ("POST", "/api/pull"): catalogue.pull,
    ("GET", "/v1/models"): catalogue.openai_models,
}


def chat(state: State, exchange: Exchange, call: Call) -> None:
    """`POST /api/chat`."""
    _ask(state, exchange, call, dialect=Native(chat=True), parse=parse_chat)


def generate(state: State, exchange: Exchange, call: Call) -> None:
    """`POST /api/generate`."""
    _ask(state, exchange, call, dialect=Native(chat=False), parse=parse_generate)


def completions(state: State, exchange: Exchange, call: Call) -> None:
    """`POST /v1/chat/completions`."""
    usage = (parse_object(exchange.body).get("stream_options") or {}).get("include_usage") is True
    _ask(state, exchange, call, dialect=OpenAI(usage), parse=parse_openai)


ROUTES |= {
    ("POST", "/api/chat"): chat,
    ("POST", "/api/generate"): generate,
    ("POST", "/v1/chat/completions"): completions,
}


def _ask(
    state: State, exchange: Exchange, call: Call, *, dialect: Dialect, parse: Callable[[dict[str, Any]], Ask]
) -> None:
    clock = Clock()
    ask = parse(parse_object(exchange.body))
    carry_out(Errand(state, exchange, call, dialect, clock), ask)


def answer(state: State, exchange: Exchange) -> None:
    """Answer one request, whatever it is, and keep a record of it."""
    if exchange.path.startswith("/fake/"):
        control.answer(state, exchange)
        return
    glance = Glance.at(exchange.path, exchange.body)
    call = state.log.add(_call(exchange, glance, state.faults.take(glance)))
    try:
        _respond(state, exchange, glance, call)
    except ClientLeft:
        call.client_left = True
        if exchange.status is None:
            # It left while it waited; Ollama says so to nobody.
            exchange.status = 499
            call.notes.append(CANCELLED)
        exchange.hang_up()
    except Stopped:
        exchange.hang_up()
    finally:
        call.status, call.lines_sent, call.ended = exchange.status, exchange.lines, True


def _respond(state: State, exchange: Exchange, glance: Glance, call: Call) -> None:
    try:
        if not is_ours(exchange.headers.get("Host", "")):
            raise Refusal(403, raw=b"")
        refuse(call.fault, glance)
        if call.fault in SILENCES:
            SILENCES[call.fault](exchange)
            return
        method = "GET" if exchange.method == "HEAD" else exchange.method
        endpoint = ROUTES.get((method, exchange.path))
        if endpoint is None:
            raise Refusal(404, raw=b"404 page not found")
        endpoint(state, exchange, call)
    except Refusal as refusal:
        exchange.refuse(refusal, openai=exchange.path.startswith("/v1/"))


def is_ours(host: str) -> bool:
    """Whether a Host header names this machine, as a server must demand that listens on loopback only."""
    name = host.rsplit(":", 1)[0].strip("[]").lower() if not host.endswith("]") else host.strip("[]")
    if name in ("", "localhost") or name.endswith(HOME):
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_private or address.is_unspecified


def _call(exchange: Exchange, glance: Glance, fault: str) -> Call:
    """The record of a request, as much as can be told before it is understood."""
    bearer = exchange.headers.get("Authorization", "").removeprefix("Bearer ")
    call = Call(exchange.path, glance.model, prompt=glance.text, bearer=bearer, fault=fault)
    try:
        body = json.loads(exchange.body or b"{}")
    except ValueError:
        call.notes.append("the body was no JSON")
        return call
    call.request = _without_images(body) if isinstance(body, dict) else {}
    options = call.request.get("options")
    call.options = dict(options) if isinstance(options, dict) else {}
    return call


def _without_images(value: Any) -> Any:
    """The body with each image replaced by the sha256 of how it was written."""
    if isinstance(value, list):
        return [_without_images(part) for part in value]
    if not isinstance(value, dict):
        return value
    kept = {name: _without_images(part) for name, part in value.items()}
    if isinstance(kept.get("images"), list):
        kept["images"] = [digest(str(image).encode()) for image in kept["images"]]
    if isinstance(kept.get("url"), str):
        kept["url"] = digest(kept["url"].encode())
    return kept
