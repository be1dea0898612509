"""Which statements of a deck the layout analyst quotes as what the company offers."""

import pytest

from tests.unit.layout_decks import deck_of
from workers.analysts.base import Deck, TextField
from workers.analysts.citations import verify
from workers.analysts.layout import LayoutAnalyst
from workers.analysts.layout.facts.offering import MOST_TOGETHER

NEED = "Every week it happens again\nNobody tells the baker\n41 % of the bread is thrown away"


def offering(*slides: str) -> TextField:
    return LayoutAnalyst().extract(deck_of(*slides)).company_offering


def test_the_cover_s_line_and_the_sentence_of_the_product_s_slide_are_quoted_together() -> None:
    slides = (
        "Acmeon\nAn oven for bakers without a shop",
        NEED,
        "What we have built\nA proofing cabinet with two sensors and a fan",
    )
    found = offering(*slides)
    assert found.value == "An oven for bakers without a shop. A proofing cabinet with two sensors and a fan"
    assert [citation.slide for citation in found.citations] == [1, 3]
    assert all(verify(citation.quote, slides[citation.slide - 1]) for citation in found.citations)


def test_two_statements_together_stay_short() -> None:
    long = "Acmeon builds a cabinet that " + " ".join(f"w{n}" for n in range(34))
    found = offering(
        "Acmeon\nFresh bread for all the small bakeries of the north", NEED, f"What we do\n{long}"
    )
    assert found.value == long
    assert len(long.split()) < MOST_TOGETHER


@pytest.mark.parametrize(
    "title",
    [
        "What we have built",
        "From flour to loaf in one afternoon",
        "AC-12",
        "Service lines",
        "Der Ofen, der mitdenkt",
        "Notre réponse",
    ],
)
def test_the_slide_after_the_problem_says_what_is_sold_whatever_its_title(title: str) -> None:
    statement = "A desktop oven prints flat bread from cartridges"
    more = "Team\nAda Example, baker, twelve years in ovens\nBob Example, sold bread to three shops"
    assert statement in (
        offering("Acmeon\nMay 2026", NEED, f"{title}\n{statement}", "Market\n$2bn", more).value or ""
    )


def test_short_sentences_of_one_thing_are_quoted_together() -> None:
    slide = "Notre produit\nUn boîtier.\nSous le toit.\nIl écoute la ruche et annonce l'essaimage."
    found = offering("Acmeon\nmai 2026", "Constat\nLes abeilles meurent", slide)
    assert "Un boîtier. Sous le toit. Il écoute la ruche" in (found.value or "")


def test_a_phrase_over_two_bullets_is_quoted_whole() -> None:
    deck = deck_of("Acmeon\nMay 2026", NEED, "Our product\nAcmeon is an oven for\nBakers without a shop")
    for element in deck.slides[2].elements[1:]:
        element.kind = "list-item"
    found = LayoutAnalyst().extract(Deck(slides=deck.slides)).company_offering
    assert found.value == "Acmeon is an oven for Bakers without a shop"


@pytest.mark.parametrize(
    "line",
    [
        "Company profile for investors and partners",
        "(say it louder for those at the back)",
        "We are raising 2 million euros for ovens",
        "Our founders sold ovens for ten years",
    ],
)
def test_lines_about_the_document_money_and_people_are_no_offering(line: str) -> None:
    assert line not in (offering(f"Acmeon\n{line}", f"Outlook\n{line}").value or "")


def test_a_chart_s_labels_are_no_offering() -> None:
    deck = deck_of("Acmeon", "Ovens sold\nA platform for bakers that sells ovens")
    deck.slides[1].elements[1].kind = "chart"
    assert LayoutAnalyst().extract(deck).company_offering == TextField()


@pytest.mark.parametrize(
    ("name", "statement"),
    [
        ("HeartBot", "HeartBot automates ECGs"),
        ("Nio", "Union payments for small shops"),
        ("Ada", "Adaptive ads for retail"),
    ],
)
def test_a_short_statement_is_no_mere_name(name: str, statement: str) -> None:
    found = offering(f"{name}\n{statement}", NEED, f"Team\n{name} was founded by two engineers")
    assert found.value is not None and statement in found.value
