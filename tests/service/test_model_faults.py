"""Each fault of a model server, switched on at the fake: what becomes of one slide, or of the facts of a deck.

The rows are those of the fake's list, which is that of the server's contract. The table is printed at the end.
"""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from pipeline.documents.slides import Slide
from pipeline.settings import get_settings
from tests.fakes.ollama import FAULTS, ROWS, Config, FakeOllama, Fault
from tests.fakes.pictures import png
from workers.analysts import registry
from workers.analysts.base import Call, Deck, SlideDescription
from workers.analysts.ollama import ModelError, ladder, models

TEXT = (
    "Acme Therapeutics\nWe treat 2,500 patients with heart failure.\nWe are raising $12 million.\nMarch 2026"
)
SLIDE = Slide(number=1, width=960, height=540, text=TEXT)
#: Long enough that half of it is less than the window's half.
DECK = Deck(slides=[SlideDescription(slide=n, text=f"{TEXT}\n{'Further words. ' * 60}") for n in range(1, 9)])

DEADLINES = {"connect": 1, "first_token": 0.5, "token": 0.5, "answer": 1.5}

#: What becomes of a fault. Refused: an error at once, since asking again would change nothing.
REFUSED = {
    "missing-body": "bad_request",
    "unreadable-request": "bad_request",
    "model-required": "bad_request",
    "bad-option": "bad_request",
    "no-tools": "bad_request",
    "bad-base64": "bad_image",
    "bad-image": "bad_image",
    "blind-model": "blind_model",
    "blind-model-nested": "blind_model",
    "blind-capabilities": "blind_model",
    "missing-model": "missing_model",
    "model-needs-pull": "missing_model",
    "invalid-model-name": "wrong_model",
    "no-chat": "wrong_model",
    "no-thinking": "wrong_model",
    "model-incompatible": "wrong_model",
    "forbidden-403": "forbidden",
    "unauthorized-401": "forbidden",
    "redirect": "protocol",
    "not-ollama": "protocol",
}
#: The server is in trouble: the same again after a wait; an error if it stays.
LATER = {
    "busy-503": "busy",
    "cloud-429": "busy",
    "cancelled-499": "interrupted",
    "garbage-line": "interrupted",
    "cut-connection": "interrupted",
    "closed-without-answer": "interrupted",
    "runner-crashed": "crash",
    "runner-error": "crash",
    "load-failed": "crash",
    "in-stream-error": "crash",
    "runner-oom": "out_of_memory",
    "load-timeout": "load_failed",
    "cloud-502": "unreachable",
    "proxy-html-502": "unreachable",
    "never-answers": "unreachable",
}
#: The model is in a rut: another seed; an error if it stays.
OTHERWISE = {
    "no-done": "no_done",
    "empty-body": "no_done",
    "empty-answer": "empty",
    "repetition": "repetition",
    "whitespace-run": "repetition",
    "repetition-loop": "repetition",
    "whitespace-endless": "repetition",
    "stall-before-first-token": "no_start",
    "stall-mid-stream": "stalled",
}
#: The form can't be had: at last without schema, the answer repaired.
REPAIRED = ("invalid-json", "json-unterminated", "wrong-shape")
#: No trouble for a client that keeps to the contract, or that never asks for what is spoilt.
UNHARMED = (
    "fenced-json", "wrong-content", "huge-integers", "odd-unicode", "markup-in-answer", "thinking-first", "loose-json",
    "half-line", "joined-lines", "pull-refused", "pull-breaks", "partly-on-cpu",
)  # fmt: skip

SEED = "seed 2, temperature 0.3"
BARE = "without schema, the answer repaired"
#: Each fault, and what comes of it if it stays and if it strikes the first request alone: an error's code, `answered`
#: with the changes that it took, or `given up` for facts that are left out, with a warning.
OUTCOMES: dict[str, tuple[str, str]] = {
    **{name: (code, code) for name, code in REFUSED.items()},
    **{name: (code, f"answered {code}: after 0.05 s") for name, code in LATER.items()},
    **{name: (code, f"answered {code}: {SEED}") for name, code in OTHERWISE.items()},
    **{
        name: (f"answered invalid_answer: {SEED} invalid_answer: {BARE}", f"answered invalid_answer: {SEED}")
        for name in REPAIRED
    },
    **{name: (f"answered bad_schema: {BARE}",) * 2 for name in ("bad-schema", "bad-format")},
    **dict.fromkeys(UNHARMED, ("answered", "answered")),
    "overflow-text": ("overflow", "answered overflow: 60% of the text"),
    "overflow-image": ("overflow", "answered overflow: 10% of the text"),
    "silent-truncation": ("given up", "answered truncated: 60% of the text"),
    "length": ("length", "answered length: up to 1400 tokens"),
    "window-full": ("context_full", "answered context_full: 60% of the text"),
    "slow-drip": ("too_slow", "answered too_slow: a shorter answer of at most 350 tokens"),
    # Where it strikes once, it strikes the time and not a request: nobody listens for the first second.
    "refuses-connection": ("unreachable", "unreachable"),
}


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeOllama]:
    with FakeOllama(config=Config(drip_seconds=0.2)) as server:
        monkeypatch.setenv("DECKFLOW_MODEL_URL", server.url)
        for name, seconds in DEADLINES.items():
            monkeypatch.setenv(f"DECKFLOW_{name.upper()}_SECONDS", str(seconds))
        monkeypatch.setattr(ladder, "FIRST_WAIT", 0.05)
        get_settings.cache_clear()
        yield server
    get_settings.cache_clear()


def ask(name: str) -> list[Call]:
    """Ask what such a fault can strike: about a slide's picture, or about the text of a deck."""
    analyst = registry.create("ollama", None, threading.Event())
    if FAULTS[name].needs == "text":
        return analyst.extract(DECK).calls
    return analyst.describe_slide(SLIDE, png()).calls


def outcome(name: str) -> str:
    try:
        calls = ask(name)
    except ModelError as error:
        return error.fault.value
    return " ".join(["answered", *calls[0].changes]) if calls else "given up"


@pytest.fixture(scope="module")
def table(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """What came of each fault, printed when all are through."""
    lines: list[str] = []
    yield lines
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print("\n\nfault of the model server | if it stays | if it strikes once", *lines, sep="\n")


def test_every_fault_of_the_contract_has_its_outcome_here() -> None:
    assert set(OUTCOMES) == set(FAULTS)
    assert {info.row for info in FAULTS.values()} == set(ROWS)


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_fault_has_its_typed_outcome(fake: FakeOllama, name: str, table: list[str]) -> None:
    found = []
    for times in (None, 1):
        models.forget()
        fake.set_faults(Fault(name, times))
        began = time.monotonic()
        found.append(outcome(name))
        assert time.monotonic() - began < 3 * DEADLINES["answer"] + 2
    table.append(" | ".join([name, *found]))
    assert tuple(found) == OUTCOMES[name]


def test_what_stands_nowhere_in_the_deck_becomes_not_stated_with_a_warning(fake: FakeOllama) -> None:
    fake.set_fault("wrong-content")
    extraction = registry.create("ollama").extract(DECK)
    assert extraction.startup_name.value is None and extraction.funding_amount.amount is None
    assert not extraction.startup_name.citations
    assert any(warning.startswith("startup_name:") for warning in extraction.warnings)


def test_a_figure_beyond_all_reason_is_no_amount(fake: FakeOllama) -> None:
    fake.set_fault("huge-integers")
    assert registry.create("ollama").extract(DECK).funding_amount.amount in (None, 12_000_000)


def test_a_stop_ends_the_request_at_the_server_too(fake: FakeOllama) -> None:
    fake.set_fault("slow-drip")
    stop = threading.Event()
    threading.Timer(0.5, stop.set).start()
    began = time.monotonic()
    with pytest.raises(ModelError, match="told to stop"):
        registry.create("ollama", None, stop).describe_slide(SLIDE, png())
    assert time.monotonic() - began < 1.5
    until(lambda: fake.asked[0].client_left)


def until(is_true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not is_true():
        assert time.monotonic() < deadline
        time.sleep(0.05)
