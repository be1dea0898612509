"""What becomes of a model's answers to a template's questions and of its findings: only what has evidence stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.settings import get_settings
from tests.unit.asked import DECK, asked
from tests.unit.scripted_server import Script, answer, line
from workers.analysts.base import Question, Section, Template
from workers.analysts.citations import LEFT_OUT
from workers.analysts.ollama import ModelError


@pytest.fixture(autouse=True)
def _settings(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("workers.analysts.ollama.ladder.FIRST_WAIT", 0.05)
    yield
    get_settings.cache_clear()


TEMPLATE = Template(
    name="t",
    title="T",
    sections=[
        Section(
            key="need",
            title="Need",
            questions=[
                Question(key="who", text="Who suffers?"),
                Question(key="why", text="Why?"),
                Question(key="how", text="How many?"),
                Question(key="fit", text="Does the team fit?"),
            ],
        ),
        Section(key="money", title="Money", questions=[Question(key="ask", text="How much?")]),
    ],
)
ANSWERS = {
    "answers": [
        {
            "key": "who",
            "status": "answered",
            "answer": "2,500 patients.",
            "citations": [{"slide": 2, "quote": "We treat 2,500 patients with heart failure."}],
        },
        {"key": "why", "status": "not_stated", "answer": "", "citations": []},
        {
            "key": "how",
            "status": "answered",
            "answer": "Nine.",
            "citations": [{"slide": 1, "quote": "nine million people"}],
        },
    ]
}


def test_a_template_is_answered_section_by_section_and_each_answer_has_evidence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with asked(monkeypatch, answer(ANSWERS), answer("?"), model_tries=1) as (analyst, server):
        result = analyst.apply_template(DECK, TEMPLATE)
    need, money = result.sections
    assert [item.status for item in need.answers] == ["answered", "not_stated", "not_stated", "not_assessed"]
    assert [item.status for item in money.answers] == ["not_assessed"]
    assert server.requests[0]["format"]["properties"]["answers"]["items"]["properties"]["key"]["enum"] == [
        "who",
        "why",
        "how",
        "fit",
    ]
    assert len(result.warnings) == 3 and len(result.calls) == 1


def test_a_long_section_is_asked_in_parts_and_the_first_answer_to_a_question_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = [Question(key=f"q{number}", text="Who?") for number in range(9)]
    [section, _] = TEMPLATE.sections
    template = TEMPLATE.model_copy(update={"sections": [section.model_copy(update={"questions": many})]})
    [first, *_] = ANSWERS["answers"]
    twice = [first | {"key": "q0"}, {"key": "q0", "status": "not_stated", "answer": "", "citations": []}]
    with asked(monkeypatch, answer({"answers": twice})) as (analyst, server):
        [result] = analyst.apply_template(DECK, template).sections
    assert len(server.requests) == 2 and len(result.answers) == 9
    assert result.answers[0].status == "answered"


def test_parts_of_an_answer_that_are_left_out_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    [first, *others] = ANSWERS["answers"]
    quotes = [{"slide": 0, "quote": "zero"}, *first["citations"], {"slide": 1, "quote": "2,500 patients"}]  # type: ignore[misc]
    with asked(monkeypatch, answer({"answers": [first | {"citations": quotes}, *others]})) as (analyst, _):
        result = analyst.apply_template(DECK, TEMPLATE)
    assert result.sections[0].answers[0].citations[0].slide == 2
    assert result.warnings[0] == "Need: a part of the model's answer was not valid and was left out."
    assert result.warnings[1] == f"Who suffers? {LEFT_OUT}"


def test_a_model_that_is_too_slow_is_not_asked_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    sections = [TEMPLATE.sections[0].model_copy(update={"key": f"s{number}"}) for number in range(6)]
    template = TEMPLATE.model_copy(update={"sections": sections})
    silent = Script([line("{"), 5.0])
    times = {"token_seconds": 0.2, "model_tries": 1}
    with asked(monkeypatch, answer(ANSWERS), silent, **times) as (analyst, server):
        result = analyst.apply_template(DECK, template)
    assert len(server.requests) == 3 and len(result.sections) == 6
    assert {item.status for item in result.sections[-1].answers} == {"not_assessed"}


def test_a_template_that_never_fits_fails_since_not_one_section_could_be_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = {"model_contexts": '{"gemma3:27b": 1024}'}
    with (
        asked(monkeypatch, answer(ANSWERS), **settings) as (analyst, server),
        pytest.raises(ModelError) as caught,
    ):
        analyst.apply_template(DECK, TEMPLATE)
    assert caught.value.code == "overflow" and not server.requests


FINDINGS = {
    "applicable": "yes",
    "found": [
        {
            "key": "indication",
            "statement": "Heart failure.",
            "citations": [{"slide": 2, "quote": "We treat 2,500 patients with heart failure."}],
        },
        {"key": "safety", "statement": "Safe.", "citations": [{"slide": 2, "quote": "No adverse events"}]},
        {"key": "pathway", "statement": "Of another topic.", "citations": []},
    ],
}


def test_a_special_analysis_sorts_a_closed_list_and_adds_prose(monkeypatch: pytest.MonkeyPatch) -> None:
    with asked(monkeypatch, answer(FINDINGS), answer("The evidence is **thin**.")) as (analyst, server):
        result = analyst.specialize(DECK, "clinical")
    assert [finding.key for finding in result.found] == ["indication"]
    missing = [gap.key for gap in result.missing]
    assert "safety" in missing and "endpoints" in missing and "pathway" not in missing
    assert result.assessment == "The evidence is **thin**." and result.applicable is True
    assert "format" not in server.requests[1] and len(result.calls) == 2


def test_a_finding_that_is_not_valid_is_not_lost_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [{"key": "safety", "statement": None, "citations": []}, *FINDINGS["found"]]
    with asked(monkeypatch, answer(FINDINGS | {"found": found}), answer("Thin.")) as (analyst, _):
        result = analyst.specialize(DECK, "clinical")
    assert "A part of the model's answer was not valid and was left out." in result.warnings


def test_findings_stay_where_the_prose_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    with asked(monkeypatch, answer(FINDINGS), Script([line("The")]), model_tries=1) as (analyst, _):
        result = analyst.specialize(DECK, "clinical")
    assert (
        result.found and result.assessment == "" and any("no assessment" in text for text in result.warnings)
    )
