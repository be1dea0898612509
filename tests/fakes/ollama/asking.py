"""What happens to a request for an answer: checked, queued, fitted, answered, sent. The order of the steps is Ollama's."""

from dataclasses import dataclass, replace
from typing import Any

from tests.fakes.ollama import spoil
from tests.fakes.ollama.answer import Answer, compose, dumps, limit_of
from tests.fakes.ollama.ask import Ask, check_schema
from tests.fakes.ollama.context import Fitted, cut_to_half, drop_oldest, render
from tests.fakes.ollama.dialect import Clock, Dialect
from tests.fakes.ollama.models import Model
from tests.fakes.ollama.pictures import digest, look_at
from tests.fakes.ollama.record import Call
from tests.fakes.ollama.refusal import BAD_IMAGE, BLIND, TOO_LONG, Refusal, nested, overflow
from tests.fakes.ollama.scheduler import DEFAULT_KEEP_ALIVE, Launch
from tests.fakes.ollama.sending import Stream, send, send_whole
from tests.fakes.ollama.state import State
from tests.fakes.ollama.wire import Exchange

DEFAULT_KEEP = 4


@dataclass(frozen=True)
class Errand:
    """One request on its way through the fake."""

    state: State
    exchange: Exchange
    call: Call
    dialect: Dialect
    clock: Clock


def carry_out(errand: Errand, ask: Ask) -> None:
    """Answer a request, as the request and the fault it has demand. Raises `Refusal`."""
    note(errand.call, ask)
    model = errand.state.models.find(ask.model)
    _check_abilities(model, ask)
    keep_alive = DEFAULT_KEEP_ALIVE if ask.keep_alive is None else ask.keep_alive
    if not ask.messages and keep_alive == 0:
        errand.state.scheduler.unload(model)
        errand.exchange.json(errand.dialect.loaded(ask.model, "unload", errand.clock))
        return
    if ask.render_only:
        errand.exchange.json(_rendered(ask))
        return
    default = errand.state.config.default_context
    launch = Launch.of(model, ask.options, shift=ask.shift, default=default)
    with errand.state.scheduler.slot(launch, keep_alive=keep_alive, gone=errand.exchange.gone):
        errand.clock.now_loaded()
        if ask.messages:
            _answer(errand, ask, launch)
        else:
            errand.exchange.json(errand.dialect.loaded(ask.model, "load", errand.clock))


def note(call: Call, ask: Ask) -> None:
    """Enter what was asked into the record."""
    rendered = render(ask.messages)
    call.model, call.stream, call.options = ask.model, ask.stream, dict(ask.options)
    call.format = "schema" if isinstance(ask.format, dict) else ask.format
    call.prompt = rendered.text
    call.images = [digest(image) for image in ask.images]
    call.notes += [*ask.notes, *rendered.notes]


def _rendered(ask: Ask) -> dict[str, Any]:
    info = {"rendered_template": render(ask.messages).text, "image_count": len(ask.images)}
    return {"model": ask.model, "_debug_info": info}


def _check_abilities(model: Model, ask: Ask) -> None:
    if "completion" not in model.capabilities:
        raise Refusal(400, f'"{ask.model}" does not support chat')
    if ask.think:
        raise Refusal(400, f'"{ask.model}" does not support thinking')
    if ask.tools:
        raise Refusal(400, f"{ask.model} does not support tools")


def _answer(errand: Errand, ask: Ask, launch: Launch) -> None:
    _check_contents(ask, launch.model)
    window = launch.num_ctx
    fault = errand.call.fault
    fitted = fit(
        _cut_silently(ask) if fault == "silent-truncation" else ask, window, sees=launch.model.vision
    )
    if fault == "silent-truncation":
        fitted = _half_of(fitted, ask, window)
    shifts = not launch.model.vision and ask.shift is not False
    answer = compose(ask, fitted, window=window, shifts=shifts, style=spoil.STYLES.get(fault))
    tokens = limit_of(ask, window, fitted.tokens, shifts=shifts)
    answer = spoil.spoil(answer, fault, spoil.Limits(tokens, window))
    errand.call.notes += [text for text in fitted.notes if text not in errand.call.notes]
    errand.call.prompt_tokens, errand.call.done_reason = answer.prompt_tokens, answer.done_reason
    errand.exchange.pause(errand.state.config.delay)
    errand.clock.now_first()
    _send(errand, ask, answer)


def _check_contents(ask: Ask, model: Model) -> None:
    """What the runner finds wrong once it has the request."""
    check_schema(ask.format)
    if ask.images and not model.vision:
        raise Refusal(500, BLIND)
    if not all(look_at(image) for image in ask.images):
        raise Refusal(400, nested(BAD_IMAGE))


def fit(ask: Ask, window: int, *, sees: bool) -> Fitted:
    """What of the conversation gets into the window.

    Without images it is cut without a word, unless that was forbidden; with images it is refused.
    """
    whole = render(ask.messages)
    if whole.tokens < window:
        return whole
    if not ask.truncate:
        raise Refusal(400, overflow(whole.tokens, window) if ask.images else TOO_LONG)
    kept = render(drop_oldest(ask.messages, window))
    if kept.tokens < window:
        return replace(kept, notes=(*kept.notes, "the oldest messages were silently dropped"))
    if kept.images:
        raise Refusal(400, overflow(kept.tokens, window))
    if ask.shift is False:
        raise Refusal(400, TOO_LONG)
    return cut_to_half(kept, window, keep=int(ask.options.get("num_keep", DEFAULT_KEEP)))


def _cut_silently(ask: Ask) -> Ask:
    """The same request to a server that does not know `truncate`."""
    return replace(ask, truncate=True)


def _half_of(fitted: Fitted, ask: Ask, window: int) -> Fitted:
    """Cut as if the window were too small for any prompt; what was cut already stays as it is."""
    if render(ask.messages).tokens >= window:
        return fitted
    smaller = max(2 * DEFAULT_KEEP, fitted.tokens // 2)
    return cut_to_half(fitted, smaller, keep=DEFAULT_KEEP)


def _send(errand: Errand, ask: Ask, answer: Answer) -> None:
    exchange, config, fault = errand.exchange, errand.state.config, errand.call.fault
    if ask.stream:
        lines = errand.dialect.lines(ask.model, answer, errand.clock)
        send(exchange, Stream(lines, max(1, len(answer.tokens) // 2), errand.dialect.kind, config), fault)
        return
    if answer.error:
        raise Refusal(500, answer.error)
    exchange.pause(config.token_seconds * len(answer.tokens))
    body = errand.dialect.whole(ask.model, answer, errand.clock)
    send_whole(exchange, dumps(body).encode(), fault, config=config)
