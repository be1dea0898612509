"""`deckflow doctor` says of the model server what is missing, and what to do."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.settings import Settings
from standalone.findings import Finding, Verdict
from standalone.models import examine
from tests.conftest import free_port
from tests.unit.scripted_server import Script, refusal, serve

VERSION = {"version": "0.32.1"}
SHOW = {"capabilities": ["completion", "vision"], "model_info": {"llama.context_length": 32_768}}
IDLE: dict[str, Any] = {"models": []}


@pytest.fixture(autouse=True)
def _own_folder(data_dir: Path) -> None:
    """Nothing of the developer's own."""


def says(*values: Any, show: Any = SHOW, **settings: Any) -> list[Finding]:
    scripts = [Script([json.dumps(value).encode()]) for value in values]
    with serve(*scripts) as server:
        server.shows = show if isinstance(show, Script) else Script([json.dumps(show).encode()])
        url = f"openai+{server.url}" if "data" in values[0] else server.url
        return list(examine(Settings(model_url=url, **settings)))


def test_a_server_with_both_models_is_fine() -> None:
    server, *models = says(VERSION, IDLE)
    assert "Ollama 0.32.1" in server.detail
    assert [finding.subject for finding in models] == ["Model llava:13b", "Model gemma3:27b"]
    assert {finding.verdict for finding in [server, *models]} == {Verdict.OK}


def test_nobody_at_the_address_is_one_finding() -> None:
    [finding] = examine(Settings(model_url=f"http://127.0.0.1:{free_port()}"))
    assert finding.verdict is Verdict.MISSING and "ollama serve" in finding.fix


def test_a_missing_model_is_to_be_pulled() -> None:
    _, vision, _ = says(VERSION, IDLE, show=refusal(404, "model 'x' not found"))
    assert vision.verdict is Verdict.MISSING and vision.fix == "`ollama pull llava:13b`."


def test_a_blind_model_matters_only_where_it_gets_pictures() -> None:
    _, vision, text = says(VERSION, IDLE, show={"capabilities": ["completion"]})
    assert (vision.verdict, text.verdict) == (Verdict.MISSING, Verdict.OK)


@pytest.mark.parametrize(
    ("show", "running", "words"),
    [
        ({"model_info": {"llama.context_length": 2_048}}, {}, "but it has 2048"),
        (SHOW, {"size": 100, "size_vram": 60, "context_length": 4_096}, "40% of it runs on the CPU"),
        (SHOW, {"size": 100, "size_vram": 100, "context_length": 8_192}, "loaded with 8192"),
    ],
)
def test_what_makes_a_model_slow_or_short_is_a_warning(
    show: Any, running: dict[str, Any], words: str
) -> None:
    loaded = {"models": [{"model": "llava:13b", **running}]} if running else IDLE
    _, vision, *_ = says(VERSION, loaded, show=show)
    assert vision.verdict is Verdict.WARNING and words in vision.detail and vision.fix


def test_another_server_is_asked_what_it_serves() -> None:
    [finding] = says({"data": [{"id": "qwen"}]}, vision_model="qwen", text_model="gemma")
    assert finding.verdict is Verdict.MISSING and "not gemma" in finding.detail
    [finding] = says({"data": [{"id": "qwen"}]}, vision_model="qwen", text_model="qwen")
    assert finding.verdict is Verdict.OK
