"""What goes over the wire to a model server, and what each of its answers and failures is taken for."""

import asyncio
import json
import threading
import time
from typing import Any

import pytest

from pipeline.errors import NotConfigured
from pipeline.settings import Settings
from tests.conftest import free_port
from tests.unit.scripted_server import Script, Scripted, answer, end, line, refusal, serve
from workers.analysts.ollama import judge
from workers.analysts.ollama.client import Client
from workers.analysts.ollama.endpoint import endpoint
from workers.analysts.ollama.faults import Counts, ModelError, ModelFault
from workers.analysts.ollama.messages import Reply, Request
from workers.analysts.ollama.models import abilities
from workers.analysts.ollama.running import run

REQUEST = Request(
    "m", "Be exact.", "What does the confidential slide of Acme say?", {"num_ctx": 4096, "num_predict": 50}
)
SLOW = {"connect_seconds": 1, "first_token_seconds": 0.4, "token_seconds": 0.4, "answer_seconds": 1.2}


@pytest.fixture(autouse=True)
def _own_folder(data_dir: object) -> None:
    """Places at the server are files in the data folder."""


def send(url: str, request: Request = REQUEST, *, stop: threading.Event | None = None, **more: Any) -> Reply:
    settings = Settings(model_url=url, **more)
    client = Client(endpoint(settings), settings)

    async def checked() -> Reply:
        reply = await client.send(request)
        judge.check(reply, request, speaks=client.server.speaks)
        return reply

    return run(checked(), stop or threading.Event())


def fault_of(script: Script, **more: Any) -> ModelError:
    with serve(script) as server, pytest.raises(ModelError) as caught:
        send(server.url, **more)
    return caught.value


def test_a_request_holds_all_that_keeps_an_answer_whole() -> None:
    schema = {"type": "object"}
    request = Request("m", "s", "u", {"num_ctx": 4096, "num_predict": 50}, (b"PNG",), schema, keep_alive="5m")
    with serve(answer({})) as server:
        assert send(server.url, request).text == "{}"
    [body] = server.requests
    assert server.paths == ["/api/chat"]
    assert body["stream"] is True and body["truncate"] is False and body["keep_alive"] == "5m"
    assert body["format"] == schema and body["options"] == {"num_ctx": 4096, "num_predict": 50}
    assert body["messages"][1] == {"role": "user", "content": "u", "images": ["UE5H"]}
    assert "shift" not in body


def test_the_other_language_says_the_same_in_its_own_words() -> None:
    schema = {"type": "object"}
    request = Request("m", "s", "u", {"num_ctx": 4096, "num_predict": 50, "seed": 3}, (b"PNG",), schema)
    events = [
        b': ping\n\ndata: {"choices":[{"delta":{"content":"{"}}]}\n\n',
        b'data: {"choices":[{"delta":{"content":"}"},"finish_reason":"stop"}]}\n\n',
        b'data: {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":2}}\n\ndata: [DONE]\n\n',
    ]
    with serve(Script([*events])) as server:
        reply = send(f"openai+{server.url}/v1", request, model_api_key="sesame")
    [body] = server.requests
    assert (reply.text, reply.final.counts.prompt, reply.final.counts.output) == ("{}", 7, 2)
    assert server.paths == ["/v1/chat/completions"] and server.headers[0]["Authorization"] == "Bearer sesame"
    assert body["response_format"]["json_schema"]["schema"] == schema and body["max_tokens"] == 50
    assert body["messages"][1]["content"][1]["image_url"]["url"] == "data:image/png;base64,UE5H"
    assert body["stream_options"] == {"include_usage": True} and body["seed"] == 3 and "options" not in body


def test_text_is_put_together_whatever_bytes_it_comes_in() -> None:
    whole = line("Zür") + line("\u2028ich 😀") + end()
    pieces = [whole[start : start + 7] for start in range(0, len(whole), 7)]
    with serve(Script([*pieces])) as server:
        assert send(server.url).text == "Zür\u2028ich 😀"


NESTED = json.dumps(
    {
        "error": {
            "code": 400,
            "message": "request (2002 tokens) exceeds the available context size (512 tokens), try increasing it",
            "type": "exceed_context_size_error",
            "n_prompt_tokens": 2002,
            "n_ctx": 512,
        }
    }
)
REFUSALS = [
    (400, "missing request body", ModelFault.BAD_REQUEST),
    (400, "model is required", ModelFault.BAD_REQUEST),
    (400, "illegal base64 data at input byte 4", ModelFault.BAD_IMAGE),
    (400, '"m" does not support chat', ModelFault.WRONG_MODEL),
    (400, '"m" does not support thinking', ModelFault.WRONG_MODEL),
    (400, "m does not support tools", ModelFault.BAD_REQUEST),
    (400, "invalid model name", ModelFault.WRONG_MODEL),
    (
        400,
        'invalid format: "x"; expected "json" or a valid JSON Schema object',
        ModelFault.BAD_SCHEMA,
    ),
    (
        400,
        "the prompt is longer than the context length currently available to the model; shorten it",
        ModelFault.OVERFLOW,
    ),
    (400, NESTED, ModelFault.OVERFLOW),
    (400, {"code": 400, "message": "Failed to load image or audio file"}, ModelFault.BAD_IMAGE),
    (400, '{"error":{"code":400,"message":"Failed to load image or audio file"}}', ModelFault.BAD_IMAGE),
    (
        400,
        '{"error":{"message":"Multimodal data provided, but model does not support multimodal requests."}}',
        ModelFault.BLIND_MODEL,
    ),
    (
        400,
        '{"error":{"message":"Field \'json_schema\': JSON schema conversion failed: unrecognized type x"}}',
        ModelFault.BAD_SCHEMA,
    ),
    (
        500,
        "image input is not supported - hint: if this is unexpected, you may need to provide the mmproj",
        ModelFault.BLIND_MODEL,
    ),
    (404, "model 'm' not found", ModelFault.MISSING_MODEL),
    (404, 'model "m" not found, try pulling it first', ModelFault.MISSING_MODEL),
    (403, "", ModelFault.FORBIDDEN),
    (499, "request canceled", ModelFault.INTERRUPTED),
    (
        500,
        "model runner has unexpectedly stopped, this may be due to resource limitations or an internal error, check "
        "ollama server logs for details",
        ModelFault.CRASH,
    ),
    (500, "an error was encountered while running the model: EOF", ModelFault.CRASH),
    (500, "llama-server process has terminated: signal: killed", ModelFault.CRASH),
    (500, "timed out waiting for llama-server to start - progress 0.2", ModelFault.LOAD_FAILED),
    (500, "CUDA error: out of memory", ModelFault.OUT_OF_MEMORY),
    (500, "model requires more system memory (40 GiB) than is available", ModelFault.OUT_OF_MEMORY),
    (500, "llama3.2-vision is no longer compatible with this version of Ollama", ModelFault.WRONG_MODEL),
    (500, 'option "temperature" must be of type float32', ModelFault.BAD_REQUEST),
    (503, "server busy, please try again.  maximum pending requests exceeded", ModelFault.BUSY),
    (429, "too many requests", ModelFault.BUSY),
    (502, "upstream", ModelFault.UNREACHABLE),
    (307, "elsewhere", ModelFault.PROTOCOL),
    (401, "bad key", ModelFault.FORBIDDEN),
    (400, "This model's maximum context length is 4096 tokens. However, you requested", ModelFault.OVERFLOW),
    (404, "The model `m` does not exist.", ModelFault.MISSING_MODEL),
]


@pytest.mark.parametrize(("status", "said", "fault"), REFUSALS)
def test_every_refusal_has_its_fault(status: int, said: Any, fault: ModelFault) -> None:
    assert fault_of(refusal(status, said)).fault is fault


def test_an_overflow_says_how_far_it_went() -> None:
    counts = fault_of(refusal(400, NESTED)).counts
    assert (counts.prompt, counts.window) == (2002, 512)


ENDINGS: dict[str, tuple[Script, ModelFault]] = {
    "an error inside a 200": (
        Script([line("{"), b'{"error":"an error was encountered while running the model: x"}\n']),
        ModelFault.CRASH,
    ),
    "no done": (Script([line("{")]), ModelFault.NO_DONE),
    "nothing at all": (Script([]), ModelFault.NO_DONE),
    "a broken connection": (Script([line("{"), 0.05], cut=True), ModelFault.INTERRUPTED),
    "half a line": (Script([line("{"), b'{"message":{"con']), ModelFault.INTERRUPTED),
    "a web page": (Script([b"<html>Log in</html>"]), ModelFault.PROTOCOL),
    "a mere load": (Script([line(done=True, done_reason="load")]), ModelFault.PROTOCOL),
    "greatest length": (answer("{", done_reason="length"), ModelFault.LENGTH),
    "full window": (
        answer("{", done_reason="length", prompt_eval_count=4000, eval_count=96),
        ModelFault.CONTEXT_FULL,
    ),
    "half the window": (answer("{}", prompt_eval_count=2050), ModelFault.TRUNCATED),
    "not a word": (answer("  "), ModelFault.EMPTY),
    "one token for ever": (Script([line("ha")] * 500 + [5.0]), ModelFault.REPETITION),
    "whitespace for ever": (Script([line(" \t"), line("\n ")] * 200 + [5.0]), ModelFault.REPETITION),
    "a phrase for ever": (Script([line("we are "), line("the best. ")] * 100 + [5.0]), ModelFault.REPETITION),
    "an answer without end": (Script([line(" ".join(map(str, range(130_000))))] * 25), ModelFault.TOO_LARGE),
    "a line without end": (Script([b"x" * (2 << 20), 5.0]), ModelFault.TOO_LARGE),
}


@pytest.mark.parametrize("name", ENDINGS)
def test_every_bad_end_has_its_fault(name: str) -> None:
    script, fault = ENDINGS[name]
    began = time.monotonic()
    assert fault_of(script).fault is fault
    assert time.monotonic() - began < 2


def test_a_prompt_far_longer_than_what_was_read_was_cut() -> None:
    request = Request("m", "", "word " * 4_000, {"num_ctx": 8192, "num_predict": 50})
    with serve(answer("{}", prompt_eval_count=2_900)) as server, pytest.raises(ModelError) as caught:
        send(server.url, request)
    assert caught.value.fault is ModelFault.TRUNCATED


def test_a_tabular_or_wordy_prompt_is_not_taken_for_a_cut_one() -> None:
    request = Request("m", "", "word " * 4_000, {"num_ctx": 8192, "num_predict": 50})
    for tokens in (3_600, 5_000, 8_000):
        with serve(answer("{}", prompt_eval_count=tokens)) as server:
            assert send(server.url, request).text == "{}"


SILENCES = {
    "before the first token": (Script([5.0, line("{"), end()]), ModelFault.NO_START),
    "between two tokens": (Script([line("{"), 5.0, end()]), ModelFault.STALLED),
    "for all its tokens": (Script([line("{"), 0.3, line("a"), 0.3, line("b"), 0.3] * 9), ModelFault.TOO_SLOW),
    "with signs of life that are no tokens": (Script([b"\n", 0.2] * 20), ModelFault.NO_START),
}


@pytest.mark.parametrize("name", SILENCES)
def test_every_silence_ends_at_its_deadline(name: str) -> None:
    script, fault = SILENCES[name]
    began = time.monotonic()
    error = fault_of(script, **SLOW)
    assert error.fault is fault and error.retryable
    # A server that does not even begin keeps every slide waiting; one answer that breaks off may be that slide's.
    assert error.alone is (fault is not ModelFault.NO_START)
    assert time.monotonic() - began < 2


def test_nobody_at_the_address_is_unreachable() -> None:
    with pytest.raises(ModelError) as caught:
        send(f"http://127.0.0.1:{free_port()}")
    assert caught.value.fault is ModelFault.UNREACHABLE
    assert caught.value.retryable and not caught.value.alone


def test_a_stop_hangs_up_within_half_a_second() -> None:
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    with serve(Script([line("{"), 10.0])) as server:
        began = time.monotonic()
        with pytest.raises(ModelError) as caught:
            send(server.url, stop=stop)
        assert time.monotonic() - began < 0.8 and caught.value.code == "stopped"
        _until(lambda: server.hung_up == 1)


def _until(condition: Any) -> None:
    until = time.monotonic() + 2
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_name_server_that_never_answers_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: time.sleep(1.5))
    stop = threading.Event()
    stop_at = threading.Timer(0.2, stop.set)
    stop_at.start()
    began = time.monotonic()
    with pytest.raises(ModelError):
        send("http://models.example:11434", stop=stop)
    assert time.monotonic() - began < 0.8


def test_no_more_requests_at_a_time_than_set_whoever_asks() -> None:
    with serve(Script([line("{}"), 0.15, end()])) as server:
        threads = [
            threading.Thread(target=send, args=(server.url,), kwargs={"model_concurrency": 2})
            for _ in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(server.requests) == 6 and server.most_at_once == 2


def test_waiting_for_a_place_has_a_deadline() -> None:
    with serve(Script([line("{}"), 1.0, end()])) as server:
        first = threading.Thread(target=send, args=(server.url,), kwargs={"model_concurrency": 1})
        first.start()
        _until(lambda: server.requests)
        with pytest.raises(ModelError) as caught:
            send(server.url, model_concurrency=1, answer_seconds=0.2)
        first.join()
    assert caught.value.fault is ModelFault.NO_TURN and not caught.value.alone


def test_the_wait_for_our_turn_is_not_held_against_the_answer() -> None:
    with serve(Script([line("{}"), 0.7, end()])) as server:
        first = threading.Thread(target=send, args=(server.url,), kwargs={"model_concurrency": 1})
        first.start()
        _until(lambda: server.requests)
        assert send(server.url, model_concurrency=1, answer_seconds=1.2).text == "{}"
        first.join()


@pytest.mark.parametrize(
    "figure",
    [10**400, float("inf"), float("nan"), -1, True, "9"],
    ids=["huge", "infinite", "no number", "negative", "truth", "word"],
)
def test_impossible_figures_of_a_server_are_not_believed(figure: Any) -> None:
    with serve(answer("{}", prompt_eval_count=figure, load_duration=figure, eval_count=figure)) as server:
        counts = send(server.url).final.counts
    assert (counts.prompt, counts.output) == (None, None)
    said = {"type": "exceed_context_size_error", "n_prompt_tokens": 10**400, "n_ctx": 512}
    assert fault_of(refusal(400, said)).counts == Counts()


def test_no_error_repeats_the_prompt_or_the_key() -> None:
    for said in (f"bad input: {REQUEST.user}", "key sesame-street is not known\x1b[31m\n" + "x" * 500):
        text = str(fault_of(refusal(400, said), model_api_key="sesame-street"))
        assert "confidential" not in text and "sesame" not in text
    beginning = "x " * 92 + "sk-0123456789abcdefghij"
    assert "sk-" not in str(fault_of(refusal(401, beginning), model_api_key="sk-0123456789abcdefghij"))
    quoted = str(fault_of(refusal(400, "what\x1b[31m is\nthis?" + "x" * 500)))
    assert "what [31m is this?" in quoted and len(quoted) < 400


def test_what_a_person_can_do_stands_in_the_message() -> None:
    assert "ollama pull m" in str(fault_of(refusal(404, "model 'm' not found")))
    assert "DECKFLOW_MODEL_URL" in str(fault_of(Script([b"<html>"])))


def test_a_redirect_is_not_followed() -> None:
    with serve(answer("{}")) as other:
        script = Script([], 307, {"Location": f"{other.url}/api/chat"})
        assert fault_of(script).fault is ModelFault.PROTOCOL
    assert not other.requests


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    with serve(answer("{}")) as server:
        assert send(server.url).text == "{}"


@pytest.mark.parametrize(
    "url",
    ["http://me:secret@host:1", "ftp://host", "host:11434", "", "openai+openai+http://h", "http://h/?k=1"],
)
def test_an_address_that_is_none_or_holds_a_secret_is_refused(url: str) -> None:
    with pytest.raises(NotConfigured, match="DECKFLOW_MODEL_URL") as caught:
        endpoint(Settings(model_url=url))
    assert "secret" not in str(caught.value)


def ask_abilities(server: Scripted, *, sees: bool) -> frozenset[str]:
    settings = Settings(model_url=server.url)
    client = Client(endpoint(settings), settings)
    return asyncio.run(abilities(client, "m", sees=sees)).names


def test_a_blind_model_is_known_before_it_gets_a_picture() -> None:
    with serve(answer("{}"), capabilities=("completion",)) as server:
        assert ask_abilities(server, sees=False) == {"completion"}
        with pytest.raises(ModelError, match="can't see") as caught:
            ask_abilities(server, sees=True)
    assert caught.value.fault is ModelFault.BLIND_MODEL
    assert not caught.value.retryable and not caught.value.alone


def test_what_one_model_can_do_says_nothing_of_another() -> None:
    with serve(answer("{}")) as server:
        settings = Settings(model_url=server.url)
        client = Client(endpoint(settings), settings)
        assert asyncio.run(abilities(client, "one", sees=True)).names
        server.shows = Script([b'{"capabilities": ["completion"]}'])
        assert asyncio.run(abilities(client, "one", sees=True)).names
        with pytest.raises(ModelError, match="can't see"):
            asyncio.run(abilities(client, "two", sees=True))


def test_a_server_that_names_no_capabilities_is_believed() -> None:
    with serve(answer("{}"), capabilities=()) as server:
        assert ask_abilities(server, sees=True) == frozenset()


def test_a_missing_model_is_known_before_the_first_slide() -> None:
    with serve(answer("{}")) as server:
        server.shows = refusal(404, "model 'm' not found")
        with pytest.raises(ModelError, match="ollama pull m"):
            ask_abilities(server, sees=True)
