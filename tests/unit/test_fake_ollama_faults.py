"""The fake Ollama's faults do over the wire what their table says."""

import base64
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.fakes.ollama import FAULTS, ROWS, Config, FakeOllama, Fault
from tests.fakes.pictures import png

DECK = "Slide 1\nNeuroWave Health\nSlide 2\nWe are raising €3.5 million for the trial\nThree neurologists"
FORM = {
    "type": "object",
    "properties": {"slide": {"type": "integer"}, "quote": {"type": "string"}, "summary": {"type": "string"}},
}
WINDOW = 4_096
#: How long the client waits for the next piece, in seconds; a drip is a tenth of it.
PATIENCE = 1.0
PATHS = {"show": "/api/show", "pull": "/api/pull", "ps": "/api/ps"}


@dataclass
class Seen:
    """What a client sees of one answer: its status, its pieces as they come, and the error that ends it."""

    status: int | None = None
    pieces: tuple[bytes, ...] = ()
    error: str = ""
    seconds: float = 0

    @property
    def body(self) -> bytes:
        return b"".join(self.pieces)

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.body.splitlines()]

    @property
    def last(self) -> dict[str, Any]:
        return self.lines[-1]

    @property
    def tokens(self) -> list[str]:
        return [line["message"]["content"] for line in self.lines if not line.get("done", True)]

    @property
    def words(self) -> str:
        return "".join(self.tokens)

    @property
    def value(self) -> dict[str, Any]:
        return dict(json.loads(self.words))

    def ended(self, reason: str | None) -> bool:
        return self.last.get("done_reason") == reason and self.last.get("done") is (reason is not None)


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, verify=False, timeout=PATIENCE) as client:
        yield client


@pytest.fixture
def fake() -> Iterator[FakeOllama]:
    with FakeOllama(config=Config(drip_seconds=PATIENCE / 10)) as fake:
        yield fake


def look(http: httpx.Client, fake: FakeOllama, *, needs: str = "", scope: str = "ask") -> Seen:
    """Send a request that has what a fault needs, and watch the answer come."""
    images = [base64.b64encode(png()).decode()] if needs == "images" else []
    body: dict[str, Any] = {
        "model": "gemma3:27b",
        "format": FORM,
        "options": {"num_ctx": WINDOW, "num_predict": 300},
    }
    body["messages"] = [{"role": "user", "content": DECK, "images": images}]
    path, seen, started = PATHS.get(scope, "/api/chat"), Seen(), time.monotonic()
    try:
        with http.stream("GET" if scope == "ps" else "POST", fake.url + path, json=body) as response:
            seen.status = response.status_code
            for piece in response.iter_raw():
                seen.pieces += (piece,)
    except httpx.TransportError as error:
        seen.error = type(error).__name__
    seen.seconds = time.monotonic() - started
    return seen


def breaks(seen: Seen, error: str, *, status: int | None, pieces: bool) -> bool:
    return (seen.error, seen.status, bool(seen.pieces)) == (error, status, pieces)


def is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


#: Words of the error that each refusal comes with.
WORDS = {
    "missing-body": "missing request body",
    "unreadable-request": "invalid character",
    "model-required": "model is required",
    "bad-option": "must be of type integer",
    "bad-format": 'expected "json" or a valid JSON Schema object',
    "bad-schema": "unrecognized type",
    "bad-base64": "illegal base64 data at input byte 4",
    "bad-image": "Failed to load image or audio file",
    "blind-model": "image input is not supported - hint: if this is unexpected, you may need to provide the mmproj",
    "blind-model-nested": "Multimodal data provided, but model does not support multimodal requests.",
    "missing-model": "model 'gemma3:27b' not found",
    "model-needs-pull": 'model "gemma3:27b" not found, try pulling it first',
    "invalid-model-name": "invalid model name",
    "no-chat": '"gemma3:27b" does not support chat',
    "no-thinking": '"gemma3:27b" does not support thinking',
    "no-tools": "gemma3:27b does not support tools",
    "model-incompatible": "is no longer compatible",
    "unauthorized-401": "Invalid API Key",
    "busy-503": "server busy, please try again.  maximum pending requests exceeded",
    "cancelled-499": "request canceled",
    "runner-crashed": "model runner has unexpectedly stopped",
    "runner-error": "an error was encountered while running the model",
    "runner-oom": "out of memory",
    "load-failed": "llama-server process has terminated",
    "load-timeout": "timed out waiting for llama-server to start",
    "overflow-text": "the prompt is longer than the context length currently available to the model",
    "overflow-image": "exceeds the available context size",
    "cloud-429": "too many requests",
    "cloud-502": "not reachable",
    "pull-refused": "pull model manifest",
}
NESTED = {"bad-schema", "bad-image", "blind-model-nested", "overflow-image"}

#: What a client sees of each fault that is no plain error.
SIGNS: dict[str, Callable[[Seen], bool]] = {
    "forbidden-403": lambda seen: seen.body == b"",
    "proxy-html-502": lambda seen: b"<html>" in seen.body,
    "not-ollama": lambda seen: b"<html>" in seen.body,
    "redirect": lambda seen: seen.body == b"",
    "blind-capabilities": lambda seen: seen.last["capabilities"] == ["completion"],
    "silent-truncation": lambda seen: 4 * seen.last["prompt_eval_count"] < 0.7 * len(DECK),
    "in-stream-error": lambda seen: list(seen.last) == ["error"] and len(seen.lines) > 2,
    "no-done": lambda seen: len(seen.tokens) > 2 and seen.ended(None),
    "repetition": lambda seen: len(set(seen.tokens[-31:])) == 1 and seen.ended(None),
    "whitespace-run": lambda seen: not "".join(seen.tokens[-31:]).strip() and seen.ended(None),
    "repetition-loop": lambda seen: seen.words.count(" and so on") > 20 and seen.ended("length"),
    "whitespace-endless": lambda seen: seen.words.endswith("\n" * 100) and seen.ended("length"),
    "length": lambda seen: not is_json(seen.words) and seen.ended("length"),
    "window-full": lambda seen: seen.last["prompt_eval_count"] + seen.last["eval_count"] == WINDOW,
    "empty-answer": lambda seen: seen.words == "" and seen.ended("stop"),
    "invalid-json": lambda seen: seen.words.endswith(",,]") and seen.ended("stop"),
    "json-unterminated": lambda seen: seen.words[0] == "{" and not is_json(seen.words) and seen.ended("stop"),
    "fenced-json": lambda seen: "```json\n{" in seen.words and seen.ended("stop"),
    "wrong-shape": lambda seen: set(seen.value) == {"answer"} and seen.ended("stop"),
    "wrong-content": lambda seen: seen.value["quote"] not in DECK and seen.value["slide"] > 1_000,
    "huge-integers": lambda seen: seen.value["slide"] > 10**15,
    "odd-unicode": lambda seen: "\U0001f9ea" in seen.value["quote"] and seen.ended("stop"),
    "markup-in-answer": lambda seen: (
        "<script>" in seen.value["quote"] and "<|im_end|>" in seen.value["quote"]
    ),
    "thinking-first": lambda seen: "thinking" in seen.lines[0]["message"] and is_json(seen.words),
    "loose-json": lambda seen: "\n\t" in seen.words and is_json(seen.words),
    "half-line": lambda seen: any(not piece.endswith(b"\n") for piece in seen.pieces) and is_json(seen.words),
    "joined-lines": lambda seen: any(piece.count(b"\n") > 2 for piece in seen.pieces) and is_json(seen.words),
    "garbage-line": lambda seen: b"this is not JSON" in seen.body,
    "empty-body": lambda seen: seen.body == b"",
    "cut-connection": lambda seen: breaks(seen, "RemoteProtocolError", status=200, pieces=True),
    "closed-without-answer": lambda seen: breaks(seen, "RemoteProtocolError", status=None, pieces=False),
    "refuses-connection": lambda seen: breaks(seen, "ConnectError", status=None, pieces=False),
    "never-answers": lambda seen: breaks(seen, "ReadTimeout", status=None, pieces=False),
    "stall-before-first-token": lambda seen: breaks(seen, "ReadTimeout", status=200, pieces=False),
    "stall-mid-stream": lambda seen: breaks(seen, "ReadTimeout", status=200, pieces=True),
    "slow-drip": lambda seen: seen.seconds > PATIENCE and is_json(seen.words),
    "pull-breaks": lambda seen: (
        seen.lines[0]["status"] == "pulling manifest" and list(seen.last) == ["error"]
    ),
    "partly-on-cpu": lambda seen: 0 < seen.last["models"][0]["size_vram"] < seen.last["models"][0]["size"],
}


def test_every_fault_has_its_sign_and_every_row_a_fault() -> None:
    assert set(WORDS) | set(SIGNS) == set(FAULTS) and not set(WORDS) & set(SIGNS)
    assert {info.row for info in FAULTS.values()} == set(ROWS)


@pytest.mark.parametrize("name", WORDS)
def test_a_refusal_has_its_status_and_its_words(http: httpx.Client, fake: FakeOllama, name: str) -> None:
    info = FAULTS[name]
    fake.set_fault(name)
    seen = look(http, fake, needs=info.needs, scope=info.scope[0])
    text = seen.last["error"]
    assert seen.status == info.status
    assert WORDS[name] in (json.loads(text)["error"]["message"] if name in NESTED else text)


@pytest.mark.parametrize("name", SIGNS)
def test_a_fault_shows_as_its_table_says_and_not_without_it(
    http: httpx.Client, fake: FakeOllama, name: str
) -> None:
    info = FAULTS[name]
    look(http, fake)
    before = look(http, fake, needs=info.needs, scope=info.scope[0])
    fake.set_fault(name)
    seen = look(http, fake, needs=info.needs, scope=info.scope[0])
    assert seen.status == info.status and SIGNS[name](seen)
    assert not SIGNS[name](before)
    assert before.status == 200 and before.error == ""


@pytest.mark.parametrize(
    "name", [name for name, info in FAULTS.items() if info.harmless and info.scope == ("ask",)]
)
def test_what_is_within_the_protocol_is_a_whole_answer(
    http: httpx.Client, fake: FakeOllama, name: str
) -> None:
    fake.set_fault(name)
    seen = look(http, fake)
    assert seen.ended("stop") and set(seen.value) == {"slide", "quote", "summary"}


def test_a_fault_is_had_so_many_times_and_by_whom_it_concerns(http: httpx.Client, fake: FakeOllama) -> None:
    others = Fault("cloud-429", model="llava:13b"), Fault("cloud-502", word="unheard of")
    fake.set_faults(Fault("busy-503", times=2), *others, Fault("runner-oom", word="NeuroWave"))
    assert [look(http, fake).status for _ in range(3)] == [503, 503, 500]
    fake.clear_faults()
    assert look(http, fake).status == 200


def test_a_port_that_was_closed_listens_again(http: httpx.Client, fake: FakeOllama) -> None:
    address = fake.url
    fake.set_fault("refuses-connection")
    assert look(http, fake).error == "ConnectError"
    fake.clear_faults()
    assert (look(http, fake).status, fake.url) == (200, address)


def test_an_error_of_the_openai_route_is_an_object(http: httpx.Client, fake: FakeOllama) -> None:
    fake.set_faults(Fault("busy-503", times=1), Fault("in-stream-error"))
    body = {"model": "blind:7b", "messages": [{"role": "user", "content": DECK}], "stream": True}
    first, second = (http.post(f"{fake.url}/v1/chat/completions", json=body) for _ in range(2))
    assert first.json()["error"]["message"].startswith("server busy")
    assert json.loads(second.text.split("\n\n")[-2].removeprefix("data: "))["error"]["message"]
    assert "[DONE]" not in second.text


def test_without_a_stream_an_answer_that_just_ends_is_not_done(http: httpx.Client, fake: FakeOllama) -> None:
    fake.set_fault("no-done")
    body = {"model": "blind:7b", "messages": [{"role": "user", "content": DECK}], "stream": False}
    answer = http.post(f"{fake.url}/api/chat", json=body).json()
    assert answer["done"] is False and "done_reason" not in answer and "eval_count" not in answer


def test_a_fault_there_is_not_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="busy-503"):
        Fault("bussy-503")
