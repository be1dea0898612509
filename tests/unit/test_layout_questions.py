"""Templates, and the specialised analyses of the layout analyst."""

from pathlib import Path

import pytest

from pipeline.errors import NotConfigured, NotFound
from tests.unit.layout_decks import DEVICE, SOFTWARE, deck_of
from workers.analysts import templates
from workers.analysts.base import Answer, Question, Section, Specialized, Template
from workers.analysts.layout import LayoutAnalyst

ANALYST = LayoutAnalyst()

TRIAL = deck_of(
    "Acme Bio\nAntibodies for lung cancer patients",
    "Clinical results\nPhase 2 trial: 64 patients with lung cancer, randomised against placebo\n"
    "Primary endpoint met: response rate 41% (p = 0.01)\nNo serious adverse events",
    "Regulatory\nNo orphan designation yet\nPre-IND meeting with the FDA held in May 2025",
)


def answers(template: Template) -> dict[str, Answer]:
    result = ANALYST.apply_template(TRIAL, template)
    return {answer.key: answer for section in result.sections for answer in section.answers}


def one_question(*terms: str) -> Template:
    question = Question(key="q", text="Which trial?", terms=list(terms))
    return Template(name="t", title="T", sections=[Section(key="s", title="S", questions=[question])])


@pytest.mark.parametrize("name", templates.names())
def test_the_shipped_templates_load(name: str) -> None:
    template = templates.load(name)
    assert template.name == name and len(template.sections) >= 5
    assert len(templates.digest(name)) == 64


def test_general_and_health_care_are_shipped() -> None:
    assert {"general", "healthcare_seed"} <= set(templates.names())


@pytest.mark.parametrize("name", ["../general", "general.yaml", "", "GENERAL", "no_such", "a/b", "general\n"])
def test_a_hostile_or_unknown_name_is_not_found(name: str) -> None:
    with pytest.raises(NotFound):
        templates.load(name)


@pytest.mark.parametrize(
    "content",
    [
        "sections: 3",
        "- a",
        "title: [",
        "title: T\nsections: []\nextra: 1",
        "",
        "!!python/object/apply:os.getcwd []",
    ],
)
def test_a_broken_template_says_so(tmp_path: Path, content: str) -> None:
    (tmp_path / "broken.yaml").write_text(content)
    with pytest.raises(NotConfigured, match="broken"):
        templates.load("broken", tmp_path)


def test_keys_are_unique(tmp_path: Path) -> None:
    section = "  - {key: a, title: A, questions: []}\n"
    (tmp_path / "twice.yaml").write_text(f"title: T\nsections:\n{section}{section}")
    with pytest.raises(NotConfigured, match="unique"):
        templates.load("twice", tmp_path)


def test_a_question_is_answered_with_the_passage_that_says_it() -> None:
    answer = answers(one_question("trial", "patients", "randomised"))["q"]
    assert answer.status == "answered"
    assert answer.citations[0].slide == 2 and "64 patients" in answer.answer


def test_a_question_without_evidence_is_not_stated() -> None:
    answer = answers(one_question("reimbursement", "payer"))["q"]
    assert (answer.status, answer.answer, answer.citations) == ("not_stated", "", [])


def test_a_question_without_terms_is_left_to_a_model() -> None:
    assert answers(one_question())["q"].status == "not_assessed"


def found(result: Specialized) -> set[str]:
    return {finding.key for finding in result.found}


def test_clinical_evidence_is_found_and_quoted() -> None:
    result = ANALYST.specialize(TRIAL, "clinical")
    assert {"phase", "endpoints", "patient_numbers", "results", "comparator"} <= found(result)
    assert all(finding.citations and finding.statement for finding in result.found)
    assert {gap.key for gap in result.missing} >= {"trial_registration", "sites"}


def test_what_a_deck_denies_is_missing() -> None:
    result = ANALYST.specialize(TRIAL, "regulatory")
    assert "agency_interactions" in found(result)
    assert "designation" in {gap.key for gap in result.missing}


def test_every_point_is_either_found_or_missing_with_a_reason() -> None:
    result = ANALYST.specialize(DEVICE, "science")
    assert not found(result) & {gap.key for gap in result.missing}
    assert all(gap.why for gap in result.missing) and result.not_assessed


@pytest.mark.parametrize("topic", ["clinical", "regulatory"])
def test_a_software_company_has_no_clinical_or_regulatory_points(topic: str) -> None:
    result = ANALYST.specialize(SOFTWARE, topic)  # type: ignore[arg-type]
    assert result.applicable is False
    assert (result.found, result.missing) == ([], []) and result.not_assessed
