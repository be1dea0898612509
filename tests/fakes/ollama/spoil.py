"""Carries out the faults of what the fake says: refusals, styles, spoilt answers. Those of the way it is sent are in `wire`."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.fakes.ollama import refusal
from tests.fakes.ollama.answer import Answer, dumps
from tests.fakes.ollama.filling import Style
from tests.fakes.ollama.glance import Glance
from tests.fakes.ollama.refusal import Refusal, nested, overflow

#: Ollama gives up after more than this many equal tokens in a row, and says nothing.
MOST_EQUAL = 30
#: The longest run of a spoilt answer that goes on until its limit, in tokens.
LONGEST_RUN = 400
PHRASE = (" and", " so", " on")
BLANKS = (" ", "\n", "\t", "  ")
ODD = " sq\u0381ߺ\u200b\u202e e\u0301 \U0001f9ea\U000e0041"
MARKUP = " <script>alert(1)</script><|im_end|></s>"
HUGE = 1_482_706_239_706_270
PAGE = b"<!DOCTYPE html>\n<html><head><title>%s</title></head><body><h1>%s</h1></body></html>\n"

#: Status and text of the errors that Ollama gives for a request; `{model}` stands for the model's name.
REFUSALS = {
    "missing-body": (400, "missing request body"),
    "unreadable-request": (400, "invalid character '<' looking for beginning of value"),
    "model-required": (400, "model is required"),
    "bad-option": (500, 'option "num_ctx" must be of type integer'),
    "bad-format": (400, 'invalid format: "\\"yaml\\""; expected "json" or a valid JSON Schema object'),
    "bad-schema": (
        400,
        nested("Field 'json_schema': JSON schema conversion failed:\nunrecognized type: any"),
    ),
    "bad-base64": (400, "illegal base64 data at input byte 4"),
    "bad-image": (400, nested(refusal.BAD_IMAGE)),
    "blind-model": (500, refusal.BLIND),
    "blind-model-nested": (
        400,
        nested("Multimodal data provided, but model does not support multimodal requests."),
    ),
    "missing-model": (404, "model '{model}' not found"),
    "model-needs-pull": (404, 'model "{model}" not found, try pulling it first'),
    "invalid-model-name": (400, "invalid model name"),
    "no-chat": (400, '"{model}" does not support chat'),
    "no-thinking": (400, '"{model}" does not support thinking'),
    "no-tools": (400, "{model} does not support tools"),
    "model-incompatible": (
        500,
        "this model is no longer compatible with this version of the server, pull it again",
    ),
    "unauthorized-401": (401, "Invalid API Key"),
    "busy-503": (503, refusal.BUSY),
    "cancelled-499": (499, refusal.CANCELLED),
    "runner-crashed": (
        500,
        "model runner has unexpectedly stopped, this may be due to resource limitations or an internal error, "
        "check ollama server logs for details",
    ),
    "runner-error": (500, "an error was encountered while running the model: unexpected EOF"),
    "runner-oom": (500, "llama-server process has terminated: cudaMalloc failed: out of memory"),
    "load-failed": (500, "llama-server process has terminated: exit status 1"),
    "load-timeout": (500, "timed out waiting for llama-server to start - progress 0.42 - "),
    "overflow-text": (400, refusal.TOO_LONG),
    "overflow-image": (400, overflow(2_002, 512)),
    "cloud-429": (429, "too many requests, try again later"),
    "cloud-502": (502, "upstream model server is not reachable"),
}


def _page(status: int, title: bytes) -> Refusal:
    return Refusal(status, raw=PAGE % (title, title), kind="text/html")


def _redirect() -> Refusal:
    # Port 9 is the discard service: who follows this finds nobody.
    elsewhere = Refusal(307, raw=b"")
    elsewhere.headers = (("Location", "http://127.0.0.1:9/api/chat"),)
    return elsewhere


PAGES: dict[str, Callable[[], Refusal]] = {
    "forbidden-403": lambda: Refusal(403, raw=b""),
    "proxy-html-502": lambda: _page(502, b"502 Bad Gateway"),
    "not-ollama": lambda: _page(200, b"Welcome"),
    "redirect": _redirect,
}


def refuse(fault: str, glance: Glance) -> None:
    """Raise the refusal that a fault stands for; nothing where it stands for another kind."""
    if fault in REFUSALS:
        status, text = REFUSALS[fault]
        raise Refusal(status, text.replace("{model}", glance.model))
    if fault in PAGES:
        raise PAGES[fault]()


def _elsewhere(text: str) -> str:
    """Words that stand nowhere in the text: each of its own, backwards."""
    return " ".join(word[::-1] for word in reversed(text.split()))


STYLES = {
    "odd-unicode": Style(string=lambda text: ODD.strip() + " " + text + ODD),
    "markup-in-answer": Style(string=lambda text: MARKUP.strip() + " " + text + MARKUP),
    "wrong-content": Style(string=_elsewhere, integer=lambda number: number + 1_000),
    "huge-integers": Style(integer=lambda number: HUGE + number),
}


@dataclass(frozen=True)
class Limits:
    """What an answer must keep to, in tokens."""

    tokens: int
    window: int

    @property
    def run(self) -> int:
        """How long a run may become."""
        return min(self.tokens, LONGEST_RUN)


def _repeating(answer: Answer, run: tuple[str, ...], reason: str | None, most: int | None = None) -> Answer:
    """Half the answer, then the run; at most so many tokens in all."""
    return replace(answer, tokens=(answer.half().tokens + run)[:most], done_reason=reason)


def _window_full(answer: Answer, limits: Limits) -> Answer:
    half = answer.half()
    return replace(half, prompt_tokens=limits.window - len(half.tokens), done_reason="length")


def _wrong_shape(answer: Answer, _: Limits) -> Answer:
    return answer.saying(dumps({"answer": answer.text[:40]}))


def _loose(answer: Answer, _: Limits) -> Answer:
    try:
        value = json.loads(answer.text)
    except ValueError:
        return answer  # it was cut off by its limit, or was to be no JSON
    return answer.saying(json.dumps(value, ensure_ascii=False, indent="\t"))


#: How a fault turns an answer into another.
ANSWERS: dict[str, Callable[[Answer, Limits], Answer]] = {
    "in-stream-error": lambda answer, _: replace(
        answer.half(),
        done_reason=None,
        error="an error was encountered while running the model: unexpected EOF",
    ),
    "no-done": lambda answer, _: replace(answer.half(), done_reason=None),
    "repetition": lambda answer, _: _repeating(answer, ("ha",) * (MOST_EQUAL + 1), None),
    "whitespace-run": lambda answer, _: _repeating(answer, (BLANKS * MOST_EQUAL)[: MOST_EQUAL + 1], None),
    "repetition-loop": lambda answer, limits: _repeating(answer, PHRASE * limits.run, "length", limits.run),
    "whitespace-endless": lambda answer, limits: _repeating(
        answer, ("\n",) * limits.run, "length", limits.run
    ),
    "length": lambda answer, _: replace(answer.half(), done_reason="length"),
    "window-full": _window_full,
    "empty-answer": lambda answer, _: replace(answer, tokens=()),
    "invalid-json": lambda answer, _: answer.saying(answer.text[:-1] + ",,]"),
    "json-unterminated": lambda answer, _: answer.half(),
    "fenced-json": lambda answer, _: answer.saying(f"Here it is:\n```json\n{answer.text}\n```\nThat is all."),
    "wrong-shape": _wrong_shape,
    "thinking-first": lambda answer, _: replace(answer, thinking=("Let me ", "see. ")),
    "loose-json": _loose,
}


def spoil(answer: Answer, fault: str, limits: Limits) -> Answer:
    """The answer with the fault, if it is one of answers."""
    return ANSWERS[fault](answer, limits) if fault in ANSWERS else answer
