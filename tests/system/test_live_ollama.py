"""Against a real Ollama, or a server with OpenAI's API: `DECKFLOW_LIVE_OLLAMA=http://127.0.0.1:11434 pytest <this file>`.

`DECKFLOW_LIVE_VISION_MODEL` and `DECKFLOW_LIVE_TEXT_MODEL` name other models than the product's own. It takes minutes.
"""

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import documents
from pipeline.documents.slides import Slide
from pipeline.settings import Settings, get_settings
from workers.analysts.base import Choice, Deck
from workers.analysts.citations import normalise, verify
from workers.analysts.ollama import ModelError, OllamaAnalyst

ADDRESS = os.environ.get("DECKFLOW_LIVE_OLLAMA", "")
SAMPLES = Path(__file__).parents[2] / "samples"
#: Slides that are looked at; the text stage gets the others by their text layer alone.
LOOKED_AT = 3

pytestmark = [
    pytest.mark.skipif(not ADDRESS, reason="DECKFLOW_LIVE_OLLAMA names no server"),
    pytest.mark.timeout(3_600),
]


@pytest.fixture
def settings(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    monkeypatch.setenv("DECKFLOW_MODEL_URL", ADDRESS)
    for name in ("VISION_MODEL", "TEXT_MODEL"):
        if chosen := os.environ.get(f"DECKFLOW_LIVE_{name}"):
            monkeypatch.setenv(f"DECKFLOW_{name}", chosen)
    get_settings.cache_clear()
    yield get_settings()
    get_settings.cache_clear()


@pytest.fixture
def analyst(settings: Settings) -> OllamaAnalyst:
    return OllamaAnalyst(Choice(), threading.Event())


@pytest.fixture
def slides(settings: Settings) -> list[tuple[Slide, bytes]]:
    needs = OllamaAnalyst.needs
    assert needs is not None
    sha256 = documents.accept((SAMPLES / "software.pdf").read_bytes(), settings=settings).sha256
    return list(documents.read_slides(sha256, needs=needs, numbers=None, settings=settings))


def test_a_sample_deck_is_described_and_its_facts_are_found(
    analyst: OllamaAnalyst, slides: list[tuple[Slide, bytes]]
) -> None:
    seen = [analyst.describe_slide(slide, image) for slide, image in slides[:LOOKED_AT]]
    assert all(slide.summary and slide.calls[0].output_tokens for slide in seen)
    template = seen[-1].model_copy(
        update={"title": None, "summary": "", "elements": [], "topics": [], "calls": []}
    )
    unseen = [
        template.model_copy(update={"slide": slide.number, "text": slide.text})
        for slide, _ in slides[LOOKED_AT:]
    ]
    deck = Deck(slides=[*seen, *unseen])
    gold = json.loads((SAMPLES / "software.gold.json").read_text())["facts"]
    found = analyst.extract(deck)
    assert normalise(found.startup_name.value or "") == normalise(gold["startup_name"]["value"])
    texts = {slide.slide: slide.text for slide in deck.slides}
    for citation in found.startup_name.citations + found.funding_amount.citations:
        assert verify(citation.quote, texts[citation.slide])


def test_a_slide_is_reviewed(analyst: OllamaAnalyst, slides: list[tuple[Slide, bytes]]) -> None:
    assert analyst.review_slide(*slides[1]).remarks


def test_a_stop_is_heard_while_the_model_works(settings: Settings, slides: list[tuple[Slide, bytes]]) -> None:
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    try:
        OllamaAnalyst(Choice(), stop).describe_slide(*slides[1])
    except ModelError as error:
        assert error.code == "stopped"
    else:
        pytest.skip("the model answered before it could be stopped")


def test_a_prompt_beyond_the_context_is_never_cut_in_silence(
    analyst: OllamaAnalyst, monkeypatch: pytest.MonkeyPatch, slides: list[tuple[Slide, bytes]]
) -> None:
    monkeypatch.setenv("DECKFLOW_DEFAULT_CONTEXT", "2048")
    monkeypatch.setenv("DECKFLOW_MODEL_CONTEXTS", "{}")
    get_settings.cache_clear()
    small = OllamaAnalyst(Choice(), threading.Event())
    seen = analyst.describe_slide(*slides[1])
    texts = "\n".join(slide.text for slide, _ in slides) * 3
    deck = Deck(slides=[seen.model_copy(update={"slide": n, "text": texts}) for n in range(1, 6)])
    try:
        found = small.extract(deck)
    except ModelError as error:
        assert error.code in ("overflow", "context_full", "length")
    else:
        assert any("shortened" in warning or "did not fit" in warning for warning in found.warnings)
