"""Which facts the layout analyst takes from a deck, and which it leaves "not stated"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.layout_decks import DEVICE, SOFTWARE, deck_of
from workers.analysts.base import DateField, Deck, FundingAmount, SlideDescription
from workers.analysts.citations import verify
from workers.analysts.layout import LayoutAnalyst

extract = LayoutAnalyst().extract

ASKS = {
    "We are raising $12M, after a $3M seed in 2023": 12e6,
    "We raised $3M in 2023 and are now raising $12M in a Series A": 12e6,
    "In a $4.2B market, we seek €5 million to reach $40M revenue": 5e6,
    "Nous recherchons 5 M€ ; déjà obtenu : 1,8 M€ de subventions": 5e6,
    "Kapitalbedarf: CHF 2.5m, davon bereits zugesagt CHF 0.8m": 2.5e6,
    "Seeking up to $20M at a pre-money valuation of $80M": 20e6,
}
NO_ASKS = [
    "We have raised $6M to date from two funds",
    "TAM $12B, SAM $3.1B, SOM $400M",
    "Revenue of €14m in 2028, EBITDA of €3m",
    "Bisher eingeworben: 400.000 EUR",
    "Nous avons levé 500 k€ en 2024",
    "Comparable company acquired for $740M",
    "Cash of $11M, burn of $0.6M a month",
    "Seed 2021: $1M, Series A 2023: $6M",
]


@pytest.mark.parametrize("sentence", ASKS)
def test_the_ask_is_told_from_other_money(sentence: str) -> None:
    assert extract(deck_of("Acme", f"Outlook\n{sentence}")).funding_amount.amount == ASKS[sentence]


@pytest.mark.parametrize("sentence", NO_ASKS)
def test_past_rounds_markets_and_revenues_are_no_ask(sentence: str) -> None:
    assert extract(deck_of("Acme", f"Outlook\n{sentence}")).funding_amount == FundingAmount()


def test_a_big_number_takes_its_meaning_from_the_label_beside_it() -> None:
    funding = extract(
        deck_of("Acme", "The Ask\n$8M\nSeries A", "Use of funds\nClinical $4M\nR&D $2.5M")
    ).funding_amount
    assert (funding.amount, funding.currency, funding.text) == (8e6, "USD", "$8M")
    assert [citation.slide for citation in funding.citations] == [2]


def test_a_headline_that_is_an_amount_and_a_round_is_the_ask() -> None:
    slide = "EUR 18 million Series A\nTranche 1: EUR 8 million\nSeed of EUR 3.5 million (2024) fully invested"
    assert extract(deck_of("Acme", slide)).funding_amount.amount == 18e6


def test_a_range_is_not_one_amount_and_says_so() -> None:
    extraction = extract(deck_of("Acme", "Funding\nWe are raising $3M–$5M in a seed round"))
    assert extraction.funding_amount == FundingAmount()
    assert any("range" in warning for warning in extraction.warnings)


def test_two_asks_that_contradict_are_not_stated() -> None:
    extraction = extract(deck_of("Acme", "Plan\nWe are raising $3M", "Outlook\nWe are raising $5M"))
    assert extraction.funding_amount == FundingAmount()
    assert any("two asks" in warning for warning in extraction.warnings)


@pytest.mark.parametrize(
    ("cover", "value"),
    [
        ("Acme\nInvestor presentation, March 2026", "2026-03"),
        ("Acme\nSeed Deck · 14.03.2026", "2026-03-14"),
        ("Acme\nPitch Deck Q2 2026", "2026"),
        ("Acme\nInvestor Deck 2026", "2026"),
        ("Acme\nFounded March 2021", None),
        ("Acme\nPilot launch in June 2025", None),
        ("Acme\nVision 2030", None),
    ],
)
def test_the_date_is_the_deck_s_own(cover: str, value: str | None) -> None:
    milestones = "Roadmap\nQ3 2027 market entry\nMarch 2028 first clinic\nTrial results in May 2027"
    assert extract(deck_of(cover, milestones)).deck_date.value == value


def test_a_date_in_the_footers_serves_where_the_cover_has_none() -> None:
    slides = ["Acme\nTools for bakers"] + [
        f"Point {n}\nText\n~Confidential, 3 May 2025, {n}" for n in range(2, 6)
    ]
    assert extract(deck_of(*slides)).deck_date.value == "2025-05-03"


@pytest.mark.parametrize(
    ("slides", "name"),
    [
        (("Acme", "Problem\nBread gets stale"), "Acme"),
        (("ACME BIO\nNew drugs", "Acme Bio develops antibodies.\nAcme Bio, Inc. Confidential"), "Acme Bio"),
        (
            (
                "Better bread\nfor everyone",
                "About Acmeon\nAcmeon is a bakery network.",
                "Contact\nhi@acmeon.com",
            ),
            "Acmeon",
        ),
        (("Pitch Deck\nConfidential", "Problem\nThings are slow", "Thank you\nQuestions?"), None),
        (("Acme Bread\nA bakery for small towns", "Problem\nBread gets stale"), "Acme Bread"),
        (("Saving Bread\nA bakery for small towns", "Problem\nBread gets stale"), None),
        (("Rethinking Everything", "Vision\nA better world"), None),
    ],
)
def test_a_name_needs_a_strong_place_or_two_that_agree(slides: tuple[str, ...], name: str | None) -> None:
    assert extract(deck_of(*slides)).startup_name.value == name


def test_a_german_device_deck_is_read() -> None:
    extraction = extract(DEVICE)
    assert extraction.startup_name.value == "Lumafix"
    assert (extraction.funding_amount.amount, extraction.funding_amount.currency) == (1.5e6, "EUR")
    assert extraction.deck_date.value == "2026-03-14"
    assert (extraction.healthcare.is_healthcare, extraction.healthcare.category) == (True, "medical_device")
    assert "Schiene" in (extraction.company_offering.value or "")


def test_a_french_software_deck_is_read() -> None:
    extraction = extract(SOFTWARE)
    assert extraction.startup_name.value == "Vendora"
    assert (extraction.funding_amount.amount, extraction.funding_amount.currency) == (2e6, "EUR")
    assert extraction.deck_date.value == "2026-02"
    assert extraction.healthcare.is_healthcare is False
    assert extraction.company_offering.value == (
        "Vendora propose un logiciel qui rapproche les factures et les paiements."
    )


def test_figures_of_speech_are_no_health_care() -> None:
    grid = deck_of(
        "Pulsegrid\nSensors for the power grid",
        "Problem\nUtilities look for faults for 6 hours\nThe health score of the grid is unknown",
        "Solution\nPulsegrid builds sensors and software that locate faults in power grids within seconds.",
        "Customers\nUtilities, railways and data centers with 12 pilots in the energy industry\nNo pain points left",
    )
    assert extract(grid).healthcare.is_healthcare is False


def test_an_unread_deck_says_nothing_about_health_care() -> None:
    slides = [SlideDescription(slide=n, readable=False, source="none") for n in range(1, 8)]
    extraction = extract(Deck(slides=slides))
    assert extraction.healthcare.is_healthcare is None
    assert extraction.deck_date == DateField()
    assert "1, 2, 3, 4, 5, 6, 7" in extraction.warnings[0]


@pytest.mark.parametrize("deck", [DEVICE, SOFTWARE])
def test_every_citation_stands_on_its_slide(deck: Deck) -> None:
    extraction = extract(deck)
    texts = {slide.slide: slide.text for slide in deck.slides}
    for name in ("startup_name", "company_offering", "healthcare", "funding_amount", "deck_date"):
        citations = getattr(extraction, name).citations
        assert citations and all(verify(citation.quote, texts[citation.slide]) for citation in citations)


@given(st.lists(st.text(max_size=200), max_size=5))
def test_any_deck_can_be_analysed(texts: list[str]) -> None:
    slides = [
        SlideDescription(slide=n, title=text[:20] or None, text=text) for n, text in enumerate(texts, 1)
    ]
    analyst, deck = LayoutAnalyst(), Deck(slides=slides)
    analyst.extract(deck)
    analyst.specialize(deck, "science")
