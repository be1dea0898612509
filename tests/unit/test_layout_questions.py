"""Templates, and the specialised analyses of the layout analyst."""

import pytest

from tests.unit.layout_decks import DEVICE, SOFTWARE, deck_of
from workers.analysts import templates
from workers.analysts.base import Answer, Deck, Element, Question, Section, Specialized, Template
from workers.analysts.layout import LayoutAnalyst
from workers.analysts.layout.columns import columns
from workers.analysts.layout.statements import is_flattened
from workers.analysts.layout.topics import TOPICS

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


PITCH = deck_of(
    "Fernwick\nBooks greenhouse shifts",
    "Growers can't find hands in July\nOne harvest in five is left on the field",
    "Meet Fernwick\nFernwick is a platform that fills greenhouse shifts in an hour.",
    "Team\nAda Moor, CEO, ran a packing house for 12 years\nLi Tan, CTO\nNine people in Ghent",
    "Funding\nRaised to date: $2M seed round in 2023\nWe are raising $6M in a Series A round\nNext round: $20M",
    "Studies\n3 to 5 years median survival after diagnosis",
)


def answer_to(key: str, deck: Deck = PITCH) -> Answer:
    result = ANALYST.apply_template(deck, templates.load("general"))
    return next(answer for section in result.sections for answer in section.answers if answer.key == key)


def drawn(kind: str, *lines: str) -> Deck:
    deck = deck_of("Acme", "Milestones")
    elements = [*deck.slides[1].elements, Element(kind=kind, text="\n".join(lines))]
    deck.slides[1] = deck.slides[1].model_copy(
        update={"elements": elements, "text": "\n".join(("Milestones", *lines))}
    )
    return deck


def test_every_topic_of_a_shipped_template_is_one_that_slides_have() -> None:
    questions = [q for name in templates.names() for s in templates.load(name).sections for q in s.questions]
    assert {topic for question in questions for topic in question.topics} <= set(TOPICS)


def test_a_term_on_a_slide_about_something_else_is_no_answer() -> None:
    assert {citation.slide for citation in answer_to("team").citations} == {4}


def test_a_slide_that_lists_is_answered_line_by_line() -> None:
    assert len(answer_to("team").citations) == 3


def test_past_and_future_rounds_never_answer_the_ask() -> None:
    answer = answer_to("ask")
    assert "$6M" in answer.answer and "$2M" not in answer.answer and "$20M" not in answer.answer
    assert "$2M" in answer_to("earlier_funding").answer


def test_what_stands_before_the_offering_is_the_problem() -> None:
    assert {citation.slide for citation in answer_to("problem").citations} == {2}
    assert 3 in {citation.slide for citation in answer_to("solution").citations}


def test_a_timeline_is_told_milestone_by_milestone() -> None:
    deck = drawn(
        "chart", "Q1 2026 Q3 2026 Q2 2027", "Design is frozen First patient treated Filing with the FDA"
    )
    assert "Q3 2026: First patient treated." in answer_to("roadmap", deck).answer


def test_labels_that_do_not_match_their_dates_are_not_quoted() -> None:
    deck = drawn("chart", "2024 2025 2026 2027", "Launch in Spain and Pilot with two Series A closed")
    assert answer_to("roadmap", deck).status == "not_stated"


@pytest.mark.parametrize(
    ("lines", "flattened"),
    [
        (["Stressed cells turn resting Stiff tissue releases", "signals into the lining closes"], True),
        (["R. Vasquin T. Haldane", "Head of Science Head of Sales"], True),
        (["81% 11 months 5.2", "gross margin to pay back the cost"], True),
        (["A wrap that measures the pressure", "on the leg in German hospitals"], False),
        (["Eine Plattform für die Pflege, die", "Planung und Dokumentation verbindet"], False),
    ],
)
def test_columns_read_across_one_another_are_recognised(lines: list[str], flattened: bool) -> None:
    assert is_flattened(lines) is flattened


def test_columns_are_put_back_together_by_their_places() -> None:
    places = {"8%": (40, 90, 80, 120), "36 h": (300, 90, 350, 120)}
    labels = {"added mortality": (40, 130, 200, 145), "until a result": (300, 130, 420, 145)}
    elements = [Element(kind="text", text=text, box=box) for text, box in (places | labels).items()]
    assert [element.text for element in columns(elements)] == ["8%\nadded mortality", "36 h\nuntil a result"]


def test_a_label_across_several_columns_is_mixed() -> None:
    boxes = {"8%": (40, 90, 80, 120), "36 h": (300, 90, 350, 120), "added until": (40, 130, 420, 145)}
    elements = [Element(kind="text", text=text, box=box) for text, box in boxes.items()]
    assert [element.kind for element in columns(elements)] == ["text", "text", "mixed"]


def test_what_is_named_only_in_a_drawing_is_neither_found_nor_missing() -> None:
    deck = drawn("chart", "Vehicle placebo Antibody low Antibody high dose Control arm")
    result = ANALYST.specialize(deck, "clinical")
    assert "comparator" not in found(result) | {gap.key for gap in result.missing}
    assert any("Comparator" in note for note in result.not_assessed)
