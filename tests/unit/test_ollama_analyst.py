"""What the analyst makes of a model's answers: results that are checked, typed errors, and each change on record."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from pipeline.errors import NotConfigured
from pipeline.settings import get_settings
from tests.unit.asked import DECK, FACTS, SEEN, SLIDE, asked
from tests.unit.scripted_server import Script, answer, end, line, refusal
from workers.analysts import registry
from workers.analysts.base import Choice, Deck, Extraction, SlideDescription
from workers.analysts.ollama import ModelError, asking


@pytest.fixture(autouse=True)
def _settings(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("workers.analysts.ollama.ladder.FIRST_WAIT", 0.05)
    yield
    get_settings.cache_clear()


def test_a_slide_is_described_from_picture_and_text_and_quoted_from_its_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with asked(monkeypatch, answer(SEEN)) as (analyst, server):
        description = analyst.describe_slide(SLIDE, b"PNG")
    assert (description.slide, description.title, description.topics) == (3, "Ask", ["ask"])
    assert description.text == SLIDE.text and description.source == "text"
    user = server.requests[0]["messages"][1]
    assert (
        user["images"]
        and "We are raising $12 million" in user["content"]
        and "<|im_end|>" not in user["content"]
    )
    [call] = description.calls
    assert (call.stage, call.model, call.tries, call.load_seconds) == ("describe_slide", "llava:13b", 1, 2.0)
    assert call.options["num_ctx"] == 4_096 and call.prompt_tokens == 1_500 and call.output_tokens == 20


def test_a_slide_that_nobody_could_read_is_read_by_the_model_which_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scan = SLIDE.model_copy(update={"text": "", "source": "none"})
    with asked(monkeypatch, answer({**SEEN, "text": "We need $5M"})) as (analyst, _):
        description = analyst.describe_slide(scan, b"PNG")
    assert (description.text, description.source, description.readable) == ("We need $5M", "model", True)
    assert "rest on its reading" in description.warnings[0]


def test_remarks_are_ordered_by_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    remarks = [
        {"aspect": "headline", "severity": "good", "text": "Says it."},
        {"aspect": "numbers", "severity": "major", "text": "No source."},
        {"aspect": "numbers", "severity": "terrible", "text": "?"},
    ]
    with asked(monkeypatch, answer({"remarks": remarks})) as (analyst, _):
        review = analyst.review_slide(SLIDE, b"PNG")
    assert [remark.severity for remark in review.remarks] == ["major", "good"]
    assert review.not_assessed and "remarks (in part)" in review.warnings[0]


def test_facts_come_from_one_call_and_only_with_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    with asked(monkeypatch, answer(FACTS)) as (analyst, server):
        found = analyst.extract(DECK)
    assert len(server.requests) == 1 and server.requests[0]["model"] == "gemma3:27b"
    assert found.startup_name.value == "Acme Therapeutics" and found.healthcare.category == "biotech"
    assert (found.funding_amount.amount, found.funding_amount.currency) == (12e6, "USD")
    assert found.company_offering.value is None and found.deck_date.value is None
    assert [warning.split(":")[0] for warning in found.warnings] == ["company_offering"]


def test_an_amount_is_not_read_from_a_passage_with_another_currency(monkeypatch: pytest.MonkeyPatch) -> None:
    quote = {"slide": 3, "quote": "We are raising €12 million in a Series A"}
    facts = FACTS | {"funding_amount": {"amount": 12e6, "currency": "EUR", "citations": [quote]}}
    with asked(monkeypatch, answer(facts)) as (analyst, _):
        found = analyst.extract(DECK)
    assert found.funding_amount.amount is None
    assert any(warning.startswith("funding_amount:") for warning in found.warnings)


def test_figures_of_an_offering_that_stand_nowhere_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    quote = {"slide": 2, "quote": "We treat 2,500 patients with heart failure."}
    facts = FACTS | {"company_offering": {"value": "Treats 2,500 of 99,000 patients.", "citations": [quote]}}
    with asked(monkeypatch, answer(facts)) as (analyst, _):
        found = analyst.extract(DECK)
    assert found.warnings == ["company_offering: the answer names figures that the deck does not: 99,000."]


def test_facts_are_asked_for_one_by_one_where_one_answer_can_not_be_had(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = {"startup_name": FACTS["startup_name"]}
    broken = answer("no json at all")
    with asked(monkeypatch, broken, broken, broken, broken, broken, broken, answer(name), model_tries=3) as (
        analyst,
        server,
    ):
        found = analyst.extract(DECK)
    assert len(server.requests) == 3 + 3 + 1 + 3 * 3
    forms = [request["format"]["required"] for request in server.requests if "format" in request]
    assert len(forms[0]) == 5 and ["startup_name"] in forms
    assert found.startup_name.value is not None
    assert any(warning.startswith("deck_date: the model gave no usable answer") for warning in found.warnings)


def test_each_further_request_differs_in_a_way_that_is_written_down(monkeypatch: pytest.MonkeyPatch) -> None:
    loop, cut = Script([line("ha ") for _ in range(90)] + [end()]), Script([line("{")])
    with asked(monkeypatch, loop, cut, answer(f"Here: {json.dumps(SEEN)}")) as (analyst, server):
        description = analyst.describe_slide(SLIDE, b"PNG")
    [call] = description.calls
    assert call.tries == 3 and call.changes == [
        "repetition: seed 2, temperature 0.3",
        "no_done: without schema, the answer repaired",
    ]
    assert [request["options"]["seed"] for request in server.requests] == [1, 2, 3]
    assert "format" in server.requests[1] and "format" not in server.requests[2]
    assert len({request["options"]["num_ctx"] for request in server.requests}) == 1


def test_an_overflow_is_met_with_less_text(monkeypatch: pytest.MonkeyPatch) -> None:
    deck = Deck(slides=[SlideDescription(slide=n, text="word " * 600) for n in range(1, 9)])
    too_long = refusal(400, "the prompt is longer than the context length currently available to the model")
    with asked(monkeypatch, too_long, answer(FACTS, prompt_eval_count=4_500)) as (analyst, server):
        found = analyst.extract(deck)
    first, second = (len(request["messages"][1]["content"]) for request in server.requests)
    assert second < 0.8 * first
    assert any("shortened" in warning for warning in found.warnings)
    assert found.calls[0].changes == ["overflow: 60% of the text"]


def test_a_deck_of_which_nothing_is_left_is_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    deck = Deck(slides=[SlideDescription(slide=1, text="word " * 80)])
    too_long = refusal(400, "the prompt is longer than the context length currently available to the model")
    with asked(monkeypatch, too_long, answer(FACTS)) as (analyst, server):
        found = analyst.extract(deck)
    assert len(server.requests) == 1 and not found.calls
    assert all("Not one slide fits" in warning for warning in found.warnings)


def test_a_deck_that_never_fits_has_no_fact_stated_and_each_of_them_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    deck = Deck(slides=[SlideDescription(slide=n, text="word " * 600) for n in range(1, 9)])
    too_long = refusal(400, "the prompt is longer than the context length currently available to the model")
    with asked(monkeypatch, too_long) as (analyst, server):
        found = analyst.extract(deck)
    assert len(server.requests) == 3
    assert found.model_copy(update={"warnings": []}) == Extraction()
    assert [warning.partition(":")[0] for warning in found.warnings] == [
        "company_offering",
        "startup_name",
        "healthcare",
        "funding_amount",
        "deck_date",
    ]
    assert all("too long for the model's context" in warning for warning in found.warnings)


def test_after_a_deadline_nothing_is_asked_again_that_the_task_has_no_time_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    silent = Script([line("{"), 5.0])
    times = {"token_seconds": 0.2, "first_token_seconds": 1, "task_seconds": 1}
    with asked(monkeypatch, silent, **times) as (analyst, server), pytest.raises(ModelError) as caught:
        analyst.describe_slide(SLIDE, b"PNG")
    assert (caught.value.code, len(server.requests)) == ("stalled", 1)


def test_the_usual_deadlines_leave_a_silent_server_long_before_the_time_limit() -> None:
    settings = get_settings()
    assert 2 * settings.first_token_seconds > asking.MOST_TIME * settings.task_seconds
    assert settings.answer_seconds <= asking.MOST_TIME * settings.task_seconds


def test_a_busy_server_is_asked_the_same_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with asked(monkeypatch, refusal(503, "server busy"), answer(SEEN)) as (analyst, server):
        assert analyst.describe_slide(SLIDE, b"PNG").calls[0].tries == 2
    first, second = (request["options"] for request in server.requests)
    assert first == second


def test_what_no_request_could_mend_is_raised_typed_with_the_number_of_tries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lost = Script([line("{")])
    with (
        asked(monkeypatch, lost, model_tries=2) as (analyst, server),
        pytest.raises(ModelError, match="asked 2 times") as caught,
    ):
        analyst.describe_slide(SLIDE, b"PNG")
    assert (caught.value.code, caught.value.alone, len(server.requests)) == ("no_done", True, 2)


def test_a_missing_model_is_asked_for_once_only(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = refusal(404, "model 'llava:13b' not found")
    with (
        asked(monkeypatch, missing) as (analyst, server),
        pytest.raises(ModelError, match=r"ollama pull llava:13b") as caught,
    ):
        analyst.describe_slide(SLIDE, b"PNG")
    assert len(server.requests) == 1 and not caught.value.retryable and not caught.value.alone


def test_all_requests_together_end_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    drip = Script([piece for _ in range(100) for piece in (line("a"), 0.1)])
    times = {"answer_seconds": 0.4, "model_tries": 3}
    with asked(monkeypatch, drip, **times) as (analyst, _):
        began = time.monotonic()
        with pytest.raises(ModelError) as caught:
            analyst.describe_slide(SLIDE, b"PNG")
    assert caught.value.code == "too_slow" and time.monotonic() - began < 3 * 0.4 + 1


def test_a_choice_changes_model_prompt_and_what_the_answer_depends_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choice = Choice(
        model="other:7b",
        prompts={"describe_slide": "# System\n\nShort.\n\n# User\n\n{{document}}"},
        options={"temperature": 0.5},
    )
    with asked(monkeypatch, answer(SEEN), choice=choice) as (analyst, server):
        call = analyst.describe_slide(SLIDE, b"PNG").calls[0]
        depends = analyst.depends_on("describe_slide")
        usual = registry.create("ollama").depends_on("describe_slide")
    assert server.requests[0]["messages"][0]["content"] == "Short."
    assert (call.model, call.prompt, call.options) == (
        depends["model"],
        depends["prompt"],
        depends["options"],
    )
    assert [name for name in depends if depends[name] != usual[name]] == ["model", "options", "prompt"]
    assert call.options["temperature"] == 0.5


def test_an_answer_depends_on_its_form_and_on_the_servers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    def depends(url: str) -> dict[str, Any]:
        monkeypatch.setenv("DECKFLOW_MODEL_URL", url)
        get_settings.cache_clear()
        return registry.create("ollama").depends_on("describe_slide")

    one, other = depends("http://host"), depends("openai+http://host")
    assert [name for name in one if one[name] != other[name]] == ["transport"]
    assert one["schema"] != registry.create("ollama").depends_on("review_slide")["schema"]


def test_a_call_lists_the_options_that_were_sent_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"choices": [{"delta": {"content": json.dumps(SEEN)}, "finish_reason": "stop"}]}
    script = Script([b"data: " + json.dumps(said).encode() + b"\n\n", b"data: [DONE]\n\n"])
    choice = Choice(options={"top_k": 10, "top_p": 0.5})
    with asked(monkeypatch, script, choice=choice) as (_, server):
        monkeypatch.setenv("DECKFLOW_MODEL_URL", f"openai+{server.url}")
        get_settings.cache_clear()
        [call] = registry.create("ollama", choice).describe_slide(SLIDE, b"PNG").calls
    [body] = server.requests
    assert call.options == {"num_predict": 700, "temperature": 0, "seed": 1, "top_p": 0.5}
    assert {name: body[name] for name in ("max_tokens", "temperature", "seed", "top_p")} == {
        "max_tokens": 700,
        "temperature": 0,
        "seed": 1,
        "top_p": 0.5,
    }
    assert "top_k" not in body and "num_ctx" not in body


def test_a_stage_may_have_a_model_of_its_own_and_a_choice_goes_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = {"stage_models": '{"extract": "medgemma:27b"}'}
    with asked(monkeypatch, answer(FACTS), **settings) as (analyst, server):
        analyst.extract(DECK)
        registry.create("ollama", Choice(model="other:7b")).extract(DECK)
    assert [request["model"] for request in server.requests] == ["medgemma:27b", "other:7b"]


def test_a_model_that_can_think_is_told_not_to(monkeypatch: pytest.MonkeyPatch) -> None:
    with asked(monkeypatch, answer(FACTS)) as (analyst, server):
        server.shows = Script([b'{"capabilities": ["completion", "thinking"]}'])
        analyst.extract(DECK)
    assert server.requests[0]["think"] is False


def test_a_prompt_that_is_not_valid_is_refused_before_any_work() -> None:
    with pytest.raises(NotConfigured, match="edited prompt for extract"):
        registry.create("ollama", Choice(prompts={"extract": "Hello"}))


def test_a_context_without_room_for_a_deck_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {"model_contexts": '{"gemma3:27b": 1024}'}
    with asked(monkeypatch, answer(FACTS), **settings) as (analyst, server):
        found = analyst.extract(DECK)
    assert not server.requests
    assert all("leaves no room for the deck" in warning for warning in found.warnings)


def test_logs_count_and_never_quote(monkeypatch: pytest.MonkeyPatch) -> None:
    with asked(monkeypatch, Script([line("{")]), answer(SEEN)) as (analyst, _), capture_logs() as logs:
        analyst.describe_slide(SLIDE, b"PNG")
    assert [entry["fault"] for entry in logs if entry["event"] == "model_asked"] == ["no_done", None]
    assert "million" not in str(logs) and "They want money" not in str(logs)
