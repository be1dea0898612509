"""The fake Ollama keeps to Ollama's contract."""

import base64
import hashlib
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.fakes.ollama import Config, FakeOllama, Fault
from tests.fakes.pictures import png

DECK = """Find the facts.
- funding_need: How much money is wanted?
- team: Who is in the team?
<<<deck-d4f1a9c2
## Slide 1
NeuroWave Health
Early detection of epilepsy with a wristband
March 2026
## Slide 2: Team
Three neurologists and two engineers
## Slide 3
The market is $4.2 billion
We are raising €3.5 million for the clinical trial
deck-d4f1a9c2>>>
Answer as compact JSON."""

Ask = Callable[..., httpx.Response]


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, verify=False, timeout=20) as client:
        yield client


@pytest.fixture
def fake() -> Iterator[FakeOllama]:
    with FakeOllama() as fake:
        yield fake


@pytest.fixture
def ask(http: httpx.Client, fake: FakeOllama) -> Ask:
    def ask(text: str = DECK, *, images: tuple[bytes, ...] = (), **body: Any) -> httpx.Response:
        message: dict[str, Any] = {"role": "user", "content": text}
        message |= {"images": [base64.b64encode(image).decode() for image in images]} if images else {}
        asked = {"model": "llava:13b", "messages": [message], "stream": False} | body
        return http.post(f"{fake.url}/api/chat", json=asked)

    return ask


def words(response: httpx.Response) -> str:
    return str(response.json()["message"]["content"])


def filled(response: httpx.Response) -> Any:
    return json.loads(words(response))


def schema(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


# The protocol.


def test_an_answer_streams_by_default_and_ends_with_its_measures(
    http: httpx.Client, fake: FakeOllama
) -> None:
    body = {"model": "llava:13b", "messages": [{"role": "user", "content": DECK}]}
    response = http.post(f"{fake.url}/api/chat", json=body)
    *tokens, last = map(json.loads, response.text.splitlines())
    assert response.headers["content-type"] == "application/x-ndjson"
    assert len(tokens) > 5 and not any(token["done"] for token in tokens)
    assert (last["done"], last["done_reason"], last["eval_count"]) == (True, "stop", len(tokens))
    assert last["total_duration"] >= last["load_duration"] > 0
    assert last["prompt_eval_count"] == -(-len(DECK) // 4)


def test_generate_has_its_words_in_response(http: httpx.Client, fake: FakeOllama) -> None:
    body = {"model": "blind:7b", "prompt": DECK, "stream": False}
    answer = http.post(f"{fake.url}/api/generate", json=body).json()
    assert "neurologists" in answer["response"] and answer["done"]


def test_the_openai_route_streams_events_with_usage_at_the_end(http: httpx.Client, fake: FakeOllama) -> None:
    messages = [{"role": "user", "content": [{"type": "text", "text": DECK}]}]
    body = {
        "model": "blind:7b",
        "messages": messages,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    events = http.post(f"{fake.url}/v1/chat/completions", json=body).text.split("\n\n")[:-1]
    *_, final, usage, end = [event.removeprefix("data: ") for event in events]
    assert json.loads(final)["choices"][0]["finish_reason"] == "stop"
    assert json.loads(usage)["usage"]["prompt_tokens"] > 0
    assert end == "[DONE]"


def test_the_openai_route_takes_schemas_and_images_but_no_window(
    http: httpx.Client, fake: FakeOllama
) -> None:
    uri = "data:image/png;base64," + base64.b64encode(png()).decode()
    content = [{"type": "text", "text": "Slide 2"}, {"type": "image_url", "image_url": {"url": uri}}]
    form = {"type": "json_schema", "json_schema": {"name": "x", "schema": schema(slide={"type": "integer"})}}
    body = {"model": "llava:13b", "messages": [{"role": "user", "content": content}], "response_format": form}
    answer = http.post(f"{fake.url}/v1/chat/completions", json=body | {"options": {"num_ctx": 9}}).json()
    assert json.loads(answer["choices"][0]["message"]["content"]) == {"slide": 2}
    assert fake.calls[-1].images == [hashlib.sha256(png()).hexdigest()]
    assert "ignored here: options" in fake.calls[-1].notes


def test_models_are_listed_described_and_fetched(http: httpx.Client, fake: FakeOllama) -> None:
    steps = http.post(f"{fake.url}/api/pull", json={"model": "qwen3-vl:8b"}).text.splitlines()
    assert [json.loads(step)["status"] for step in (steps[0], steps[-1])] == ["pulling manifest", "success"]
    listed = http.get(f"{fake.url}/api/tags").json()["models"]
    assert [model["name"] for model in listed] == ["llava:13b", "gemma3:27b", "blind:7b", "qwen3-vl:8b"]
    shown = http.post(f"{fake.url}/api/show", json={"model": "blind:7b"}).json()
    assert shown["capabilities"] == ["completion"]
    assert http.get(f"{fake.url}/v1/models").json()["data"][0]["id"] == "llava:13b"


def test_it_says_that_it_is_there(http: httpx.Client, fake: FakeOllama) -> None:
    assert http.get(f"{fake.url}/").text == "Ollama is running"
    assert http.head(f"{fake.url}/").status_code == 200
    assert http.get(f"{fake.url}/api/version").json()["version"]
    assert http.get(f"{fake.url}/api/nothing").status_code == 404


# What it refuses.


@pytest.mark.parametrize(
    ("body", "status", "text"),
    [
        ({"model": ""}, 400, "model is required"),
        ({"model": "absent:1b"}, 404, "model 'absent:1b' not found"),
        (
            {"format": "yaml"},
            400,
            'invalid format: "\\"yaml\\""; expected "json" or a valid JSON Schema object',
        ),
        ({"format": {"type": "any"}}, 400, "unrecognized type: any"),
        ({"options": {"num_ctx": "big"}}, 500, 'option "num_ctx" must be of type integer'),
        ({"think": True}, 400, '"llava:13b" does not support thinking'),
        ({"keep_alive": "soon"}, 400, 'time: invalid duration "soon"'),
    ],
)
def test_a_wrong_request_is_refused_in_ollamas_words(ask: Ask, body: Any, status: int, text: str) -> None:
    response = ask(**body)
    assert response.status_code == status
    assert text in response.json()["error"]


def test_a_missing_body_and_one_that_is_no_json_are_refused(http: httpx.Client, fake: FakeOllama) -> None:
    assert http.post(f"{fake.url}/api/chat").json() == {"error": "missing request body"}
    assert http.post(f"{fake.url}/api/chat", content=b"<").status_code == 400


def test_a_foreign_host_gets_403_and_nothing_else(http: httpx.Client, fake: FakeOllama) -> None:
    response = http.get(f"{fake.url}/api/tags", headers={"Host": "decks.example.com"})
    assert (response.status_code, response.content) == (403, b"")


def test_an_unknown_option_is_ignored_and_noted(ask: Ask, fake: FakeOllama) -> None:
    assert ask(options={"format": "json"}).status_code == 200
    assert fake.calls[-1].notes == ["invalid option provided: format"]


# Images.


def test_a_data_uri_is_no_base64(http: httpx.Client, fake: FakeOllama) -> None:
    image = "data:image/png;base64," + base64.b64encode(png()).decode()
    body = {"model": "llava:13b", "messages": [{"role": "user", "content": "?", "images": [image]}]}
    response = http.post(f"{fake.url}/api/chat", json=body)
    assert (response.status_code, response.json()["error"]) == (400, "illegal base64 data at input byte 4")


def test_an_image_is_seen_by_its_size_and_hash(ask: Ask, fake: FakeOllama) -> None:
    digest = hashlib.sha256(png(320, 200)).hexdigest()
    assert f"320 x 200 px (sha256 {digest[:12]})" in words(ask("Describe it.", images=(png(320, 200),)))
    assert fake.calls[-1].images == [digest]


def test_a_broken_image_is_refused_in_json_within_a_string(ask: Ask) -> None:
    response = ask(images=(png()[:60],))
    assert response.status_code == 400
    assert json.loads(response.json()["error"])["error"]["message"] == "Failed to load image or audio file"


def test_a_model_that_takes_no_images_says_so_only_when_asked(ask: Ask) -> None:
    response = ask(model="blind:7b", images=(png(),))
    assert response.status_code == 500
    assert response.json()["error"].startswith("image input is not supported")


def test_a_literal_mark_in_the_text_takes_the_images_place(ask: Ask, fake: FakeOllama) -> None:
    ask("Before [img] after", images=(png(),))
    assert fake.calls[-1].prompt == "Before [img-0] after"
    assert any("literal [img]" in text for text in fake.calls[-1].notes)


# The window.

LONG = "\n".join(f"Line {number} of a long deck." for number in range(2_000))


def test_a_long_text_is_silently_cut_to_half_the_window(ask: Ask) -> None:
    response = ask(f"{LONG}\nThe last words.", options={"num_ctx": 2_048})
    assert response.status_code == 200
    assert response.json()["prompt_eval_count"] == 2_048 - (2_048 - 5) // 2


def test_what_was_cut_is_lost_to_the_answer(ask: Ask) -> None:
    form, text = schema(zebra={"type": "boolean"}), f"The beginning of the deck.\nA zebra.\n{LONG}"
    seen = [
        filled(ask(text, model="gemma3:27b", options={"num_ctx": size}, format=form))
        for size in (2_048, 65_536)
    ]
    assert seen == [{"zebra": False}, {"zebra": True}]


def test_a_long_text_is_refused_where_cutting_is_forbidden(ask: Ask) -> None:
    response = ask(LONG, options={"num_ctx": 2_048}, truncate=False)
    assert response.status_code == 400
    assert "longer than the context length" in response.json()["error"]


def test_the_oldest_messages_go_first_and_what_the_system_says_stays(ask: Ask, fake: FakeOllama) -> None:
    parts = [("system", "Be brief."), ("user", LONG), ("user", "Slide 1\nThe last words.")]
    response = ask(messages=[{"role": role, "content": text} for role, text in parts])
    assert response.json()["prompt_eval_count"] < 20
    assert "the oldest messages were silently dropped" in fake.calls[-1].notes


@pytest.mark.parametrize("truncate", [True, False])
def test_with_images_nothing_is_cut_and_the_error_holds_the_numbers(ask: Ask, truncate: bool) -> None:
    response = ask("Describe them.", images=(png(),) * 3, options={"num_ctx": 2_048}, truncate=truncate)
    error = json.loads(response.json()["error"])["error"]
    assert (response.status_code, error["type"]) == (400, "exceed_context_size_error")
    assert (error["n_prompt_tokens"], error["n_ctx"]) == (3 * 768 + 4, 2_048)


def test_an_answer_ends_at_its_limit_of_tokens(ask: Ask) -> None:
    answer = ask(options={"num_predict": 3}).json()
    assert (answer["done_reason"], answer["eval_count"], answer["done"]) == ("length", 3, True)


def test_the_window_is_the_wanted_one_but_not_above_the_models(
    ask: Ask, http: httpx.Client, fake: FakeOllama
) -> None:
    ask(options={"num_ctx": 16_384})
    (loaded,) = http.get(f"{fake.url}/api/ps").json()["models"]
    assert (loaded["name"], loaded["context_length"]) == ("llava:13b", 4_096)
    assert loaded["size_vram"] == loaded["size"]


# Memory and queue.


def test_another_window_reloads_the_model_and_another_temperature_does_not(
    ask: Ask, fake: FakeOllama
) -> None:
    for options in ({"num_ctx": 2_048}, {"num_ctx": 2_048, "temperature": 1}, {"num_ctx": 4_096}):
        ask(options=options)
    assert [load.num_ctx for load in fake.loads] == [2_048, 4_096]
    assert fake.reloads == 1


def test_no_messages_load_a_model_and_zero_keep_alive_unloads_it(
    ask: Ask, http: httpx.Client, fake: FakeOllama
) -> None:
    assert ask(messages=[]).json()["done_reason"] == "load"
    assert len(http.get(f"{fake.url}/api/ps").json()["models"]) == 1
    assert ask(messages=[], keep_alive=0).json()["done_reason"] == "unload"
    assert http.get(f"{fake.url}/api/ps").json()["models"] == []
    assert fake.asked == ()


def test_a_loaded_model_answers_one_after_the_other(http: httpx.Client) -> None:
    with FakeOllama(config=Config(delay=0.2)) as fake, ThreadPoolExecutor() as threads:
        body = {"model": "blind:7b", "prompt": "Slide 1\nWords", "stream": False}
        started = time.monotonic()
        answers = threads.map(lambda _: http.post(f"{fake.url}/api/generate", json=body).json(), range(3))
        waits = sorted(answer["load_duration"] / 1e9 for answer in answers)
        assert time.monotonic() - started > 0.6
        assert waits[2] > 0.3, "the wait for a slot counts as load"


def test_only_who_needs_a_load_is_refused_when_the_queue_is_full() -> None:
    with FakeOllama(config=Config(max_loaded=1, max_queue=0)) as fake:
        response = httpx.post(f"{fake.url}/api/generate", json={"model": "blind:7b", "prompt": "Words"})
    assert response.status_code == 503
    assert response.json()["error"] == "server busy, please try again.  maximum pending requests exceeded"


def test_a_client_that_leaves_is_noted_in_the_queue_and_in_the_stream() -> None:
    with FakeOllama(config=Config(token_seconds=0.05)) as fake:
        body = json.dumps({"model": "blind:7b", "prompt": DECK}).encode()
        for _ in range(2):
            with socket.create_connection(("127.0.0.1", fake.port)) as client:
                client.sendall(
                    b"POST /api/generate HTTP/1.1\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
                )
                client.recv(1)
        until(lambda: all(call.ended for call in fake.calls) and len(fake.calls) == 2)
        assert [call.client_left for call in fake.calls] == [True, True]


def until(look: Callable[[], bool]) -> None:
    for _ in range(200):
        if look():
            return
        time.sleep(0.05)
    raise AssertionError("in vain")


# The fake itself.


def test_another_process_can_read_the_calls_and_switch_faults(
    http: httpx.Client, ask: Ask, fake: FakeOllama
) -> None:
    http.post(f"{fake.url}/fake/faults", json=["busy-503:1", {"name": "no-done", "word": "NeuroWave"}])
    assert [ask().status_code for _ in range(2)] == [503, 200]
    calls = http.get(f"{fake.url}/fake/calls").json()
    assert [(call["fault"], call["status"]) for call in calls] == [("busy-503", 503), ("no-done", 200)]
    assert http.post(f"{fake.url}/fake/faults", json=["nonsense"]).status_code == 400


def hang(url: str) -> None:
    with pytest.raises(httpx.HTTPError):
        httpx.get(url, timeout=30)


def test_it_ends_while_requests_hang() -> None:
    with FakeOllama(faults=[Fault("never-answers")]) as fake:
        hanging = threading.Thread(target=hang, args=(fake.url,))
        hanging.start()
        until(lambda: bool(fake.calls))
        started = time.monotonic()
    hanging.join(5)
    assert time.monotonic() - started < 5 and not hanging.is_alive()


def test_the_command_runs_it_says_what_to_set_and_ends_on_ctrl_c() -> None:
    command = [
        sys.executable,
        "-m",
        "standalone.cli",
        "fake-ollama",
        "--port",
        "0",
        "--fault",
        "empty-answer",
    ]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(6)]
        url = said[0].split()[-4].rstrip(".")
        assert f"DECKFLOW_MODEL_URL={url}" in said[2]
        answer = httpx.post(f"{url}/api/generate", json={"model": "blind:7b", "prompt": "?", "stream": False})
        assert answer.json()["response"] == ""
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0


def test_the_command_says_clearly_that_a_port_is_taken(fake: FakeOllama) -> None:
    command = [sys.executable, "-m", "standalone.cli", "fake-ollama", "--port", str(fake.port)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert ended.returncode == 1
    assert f"Port {fake.port} is in use" in ended.stderr and "Traceback" not in ended.stderr
