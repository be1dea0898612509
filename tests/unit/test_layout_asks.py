"""In which forms and places the layout analyst finds the sum that a deck asks for."""

import pytest

from tests.unit.layout_decks import deck_of
from workers.analysts.base import FundingAmount
from workers.analysts.layout import LayoutAnalyst


def funding(slide: str) -> FundingAmount:
    """What is found where a slide stands last of nine, as asks do."""
    points = (f"Point {n}\nText" for n in range(2, 9))
    return LayoutAnalyst().extract(deck_of("Acmeon\nTools for bakers", *points, slide)).funding_amount


@pytest.mark.parametrize(
    ("slide", "amount"),
    [
        ("Capital plan\nSeed | $3.0M | closed 2024\nSeries A | $12.0M | open\nSeries B | $30M | later", 12e6),
        ("Finanzierung\nSeed | CHF 650'000 | 2024\nSeed II, jetzt offen | CHF 2.4 Mio. | 2026", 2.4e6),
        ("Financing to date and now\nSeed | 2021 | EUR 1.4m\nPresent round | 2026 | EUR 4.5m", 4.5e6),
    ],
)
def test_of_a_list_of_rounds_the_open_one_is_the_ask(slide: str, amount: float) -> None:
    assert funding(slide).amount == amount


def test_a_list_of_rounds_without_an_open_one_asks_for_nothing() -> None:
    slide = "Funding rounds completed\nSeed | $1.1M | 2021\nSeries A | $5.8M | 2023"
    assert funding(slide) == FundingAmount()


@pytest.mark.parametrize(
    ("slide", "amount", "currency"),
    [
        ("Use of proceeds ($M)\nCMC 9\nPhase 1 15\nTotal raise 24", 24e6, "USD"),
        ("The round\nRound | Year | DKK\nSeed | 2021 | 14m\nThis round | 2026 | 45m", 45e6, "DKK"),
        ("Kapital in T€\nSeed | 2023 | 400\nDiese Runde | 2026 | 1.900", 1.9e6, "EUR"),
    ],
)
def test_the_unit_of_a_table_may_stand_in_its_header(slide: str, amount: float, currency: str) -> None:
    found = funding(slide)
    assert (found.amount, found.currency) == (amount, currency)


@pytest.mark.parametrize(
    ("slide", "amount"),
    [
        ("Zahlen\nbisher: 600 T€ EXIST\njetzt: 1,8 Mio. €", 1.8e6),
        ("Stand\n2,1 von 5 Mio. € sind gezeichnet, Ticket ab 500 T€", 5e6),
        ("Party bag\n£450k SEIS/EIS on an ASA, 20% discount", 4.5e5),
        ("Outlook\nWe are raising three million US dollars (approx ₹ 26 Cr)", 3e6),
        ("Share issue\nThe company is taking in 18 MSEK, minimum ticket 250 kSEK", 18e6),
        ("Terms\n$6M Series A | $24M pre | lead wanted", 6e6),
    ],
)
def test_an_ask_is_told_from_what_stands_beside_it(slide: str, amount: float) -> None:
    assert funding(slide).amount == amount


@pytest.mark.parametrize(
    "slide",
    [
        "Financing\nPre-seed 2023: €600k",
        "Outlook\nWe will raise a Series B of $30M in 2028",
        "Others\nHalden Bio | preclinical | $185M Series B\nCorvia | phase 1 | $62M seed",
        "Ownership and previous financing\nSeed 1,4 M€ (2021), R&D loan 0,9 M€",
        "Financing\nOur fund is €50M",
    ],
)
def test_earlier_later_and_other_money_is_no_ask(slide: str) -> None:
    assert funding(slide) == FundingAmount()
