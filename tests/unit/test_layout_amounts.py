"""Amounts of money and dates, as decks write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.analysts.layout.dates import find_dates
from workers.analysts.layout.money import find_amounts

AMOUNTS = {
    "$12 million": (12e6, "USD"),
    "$12MM": (12e6, "USD"),
    "US$ 3.5 million": (3.5e6, "USD"),
    "$1,250,000": (1.25e6, "USD"),
    "$500k": (5e5, "USD"),
    "$4.2B": (4.2e9, "USD"),
    "CA$ 2M": (2e6, "CAD"),
    "S$10 million": (1e7, "SGD"),
    "£750,000": (7.5e5, "GBP"),
    "GBP 2m": (2e6, "GBP"),
    "€4.5M": (4.5e6, "EUR"),
    "1,5 Mio. EUR": (1.5e6, "EUR"),
    "€ 2,0 Mio": (2e6, "EUR"),
    "500.000 €": (5e5, "EUR"),
    "1 500 000 €": (1.5e6, "EUR"),
    "TEUR 750": (7.5e5, "EUR"),
    "MEUR 4,5": (4.5e6, "EUR"),
    "2 Mrd. €": (2e9, "EUR"),
    "500 k€": (5e5, "EUR"),
    "2,5 millions d’euros": (2.5e6, "EUR"),
    "deux millions d'euros": (2e6, "EUR"),
    "zwei Millionen Euro": (2e6, "EUR"),
    "CHF 2.5m": (2.5e6, "CHF"),
    "5 Mio. Schweizer Franken": (5e6, "CHF"),
    "EUR 1'500'000": (1.5e6, "EUR"),
    "1.500 Mio. EUR": (1.5e9, "EUR"),
    "$1.250 million": (1.25e6, "USD"),
    "5M": (5e6, None),
    "Mio. EUR 2,5": (2.5e6, "EUR"),
    "CHF Mio. 3.5": (3.5e6, "CHF"),
    "25 MNOK": (25e6, "NOK"),
    "1.200 TEUR": (1.2e6, "EUR"),
    "Rs. 5 Cr": (5e7, "INR"),
    "8 mln zł": (8e6, "PLN"),
    "USD$5M": (5e6, "USD"),
    "AUD $4m": (4e6, "AUD"),
    "Fr. 2.5 Mio.": (2.5e6, "CHF"),
    "₹5 crore": (5e7, "INR"),
    "half a million dollars": (5e5, "USD"),
    "USD five million": (5e6, "USD"),
    "three million US dollars": (3e6, "USD"),
    "three-quarters of a million pounds": (7.5e5, "GBP"),
    "₹ 6,50,00,000": (6.5e7, "INR"),
    "250 kSEK": (2.5e5, "SEK"),
    "EUR 2.8 mln": (2.8e6, "EUR"),
    "CHF 3’500’000.–": (3.5e6, "CHF"),
}


@pytest.mark.parametrize("text", AMOUNTS)
def test_an_amount_is_read_in_its_notation(text: str) -> None:
    [money] = find_amounts(f"We ask for {text} this year")
    assert (money.amount, money.currency) == AMOUNTS[text]


@pytest.mark.parametrize(
    "text", ["5 m tall", "30%", "2026", "112 patients", "3x growth", "Phase 2", "24 months"]
)
def test_other_numbers_are_no_amounts(text: str) -> None:
    assert find_amounts(text) == []


@pytest.mark.parametrize("text", ["€3-5M", "$3M – $5M", "between $3 and 5 million", "3 bis 5 Mio. €"])
def test_a_range_is_told_from_an_amount(text: str) -> None:
    [money] = find_amounts(text)
    assert money.is_range and money.amount == 5e6


@given(st.integers(1, 999_999), st.sampled_from(["${}k", "EUR {}k", "{} k€", "{} Tsd. EUR"]))
def test_whole_thousands_survive_every_notation(thousands: int, form: str) -> None:
    [money] = find_amounts(form.format(thousands))
    assert money.amount == thousands * 1000


@given(st.integers(10_000, 10**9), st.sampled_from([",", ".", "'", "\u202f"]))
def test_separators_of_thousands_are_not_decimal_marks(amount: int, separator: str) -> None:
    [money] = find_amounts(f"EUR {amount:,}".replace(",", separator))
    assert money.amount == amount


DATES = {
    "14. März 2026": "2026-03-14",
    "14 January 2026": "2026-01-14",
    "03-Nov-25": "2025-11-03",
    "3 Nov '25": "2025-11-03",
    "Jan 13, '26": "2026-01-13",
    "11.18.2025": "2025-11-18",
    "12 gennaio 2026": "2026-01-12",
    "2025 Q3": "2025",
    "January 14th, 2026": "2026-01-14",
    "1er mars 2026": "2026-03-01",
    "2026-03-14": "2026-03-14",
    "14.03.2026": "2026-03-14",
    "03/14/2026": "2026-03-14",
    "March 2026": "2026-03",
    "février 2026": "2026-02",
    "Sept. 2025": "2025-09",
    "Mar '26": "2026-03",
    "03/2026": "2026-03",
    "05.2026": "2026-05",
    "Q2 2026": "2026",
    "2. Quartal 2026": "2026",
    "03/04/2026": "2026",
    "03/14/26": "2026-03-14",
    "14 – 03 – 2026": "2026-03-14",
    "Mar-26": "2026-03",
    "Q1/2026": "2026",
    "Q1'26": "2026",
    "KW 12/2026": "2026",
    "Frühjahr 2026": "2026",
    "2026": "2026",
}


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_as_precise_as_it_is_written(text: str) -> None:
    [dated] = find_dates(f"Deck, {text}")
    assert dated.value == DATES[text]


@pytest.mark.parametrize(
    "text", ["30 February 2026", "page 2/14", "version 3.12", "2026E", "1987", "12.2 million"]
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert find_dates(text) == []


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2049, 12, 31)))
def test_written_months_are_never_ambiguous(day: date) -> None:
    [dated] = find_dates(f"{day:%d %B %Y}")
    assert dated.value == day.isoformat()


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text: str) -> None:
    find_amounts(text)
    find_dates(text)


def test_a_number_of_two_words_is_one_number() -> None:
    found = find_amounts("We are raising thirty-two million euros")
    assert [(money.amount, money.currency) for money in found] == [(32e6, "EUR")]


@pytest.mark.parametrize(
    "text", ["ID 1" + ",000" * 110 + " USD", "$" + "123 " * 2500, "sıxty-five million dollars"]
)
def test_odd_figures_are_read_or_left_alone(text: str) -> None:
    assert all(money.amount < 1e30 for money in find_amounts(text))
