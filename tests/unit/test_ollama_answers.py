"""A model's answer is read field by field, and what it claims is compared with what it quotes."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.analysts.base import Deck, Extraction, SlideDescription
from workers.analysts.ollama.answers import read
from workers.analysts.ollama.facts import checked
from workers.analysts.ollama.faults import ModelError, ModelFault
from workers.analysts.ollama.figures import unfounded
from workers.analysts.ollama.schemas import (
    FORMS,
    AskedAnswers,
    AskedDescription,
    AskedExtraction,
    AskedReview,
    json_schema,
)

ALLOWED = {
    "type", "properties", "items", "enum", "required", "maxLength", "maxItems", "additionalProperties"
}  # fmt: skip


def _check_schema(node: dict[str, Any]) -> None:
    assert node.keys() <= ALLOWED
    if node["type"] == "object":
        assert node["additionalProperties"] is False and node["required"] == list(node["properties"])
        for inner in node["properties"].values():
            _check_schema(inner)
    if node["type"] == "array":
        assert node["maxItems"] > 0
        _check_schema(node["items"])
    if node["type"] == "string":
        # llama.cpp refuses to repeat anything 2,000 times.
        assert "enum" in node or 0 < node["maxLength"] < 2_000


@pytest.mark.parametrize("form", [form for forms in FORMS.values() for form in forms])
def test_schemas_are_bounded_and_hold_nothing_that_a_server_may_not_know(form: Any) -> None:
    _check_schema(json_schema(form))


def test_a_schema_can_be_narrowed_to_fields_and_keys() -> None:
    assert json_schema(AskedExtraction, only=("deck_date",))["required"] == ["deck_date"]
    items = json_schema(AskedAnswers, enums={"key": ["a", "b"]})["properties"]["answers"]["items"]
    assert items["properties"]["key"]["enum"] == ["a", "b"]


def test_prose_and_fences_around_an_object_are_passed_over() -> None:
    value, problems = read(
        '<think>{"title": 1}</think>Sure!\n```json\n{"title": "Ask"}\n```', AskedDescription
    )
    assert value.title == "Ask" and not problems


def test_what_is_not_valid_is_left_out_and_named_and_spoils_nothing_else() -> None:
    text = json.dumps(
        {
            "startup_name": {
                "value": "Acme",
                "citations": [{"slide": "one", "quote": "x"}, {"slide": 1, "quote": "Acme"}],
            },
            "funding_amount": {"amount": "about 5 million"},
        }
    )
    value, problems = read(text, AskedExtraction)
    assert value.startup_name.value == "Acme" and len(value.startup_name.citations) == 1
    assert value.funding_amount.amount == 0
    assert problems == ["startup_name (in part)", "funding_amount"]


@pytest.mark.parametrize(
    "text", ["", "no", "[1]", '{"x": 1}', '{"title": "cut o', '{"title": 1e999}', "{" * 9_000]
)
def test_what_is_no_answer_is_a_fault(text: str) -> None:
    with pytest.raises(ModelError) as caught:
        read(text, AskedDescription)
    assert caught.value.fault is ModelFault.INVALID_ANSWER


def test_only_a_repair_mends_quotation_marks_inside_texts() -> None:
    text = '{"title": "The "new" way", "topics": ["ask",],}'
    with pytest.raises(ModelError):
        read(text, AskedDescription)
    assert read(text, AskedDescription, repair=True)[0].title == 'The "new" way'


@pytest.mark.parametrize("rest", ["", ', "b": {"value": "x"}, "c": 1', ', "b": "cut o'])
def test_an_answer_that_breaks_off_is_not_mended(rest: str) -> None:
    text = '{"startup_name": {"value": "Acme"' + ("}" + rest if rest else ', "funding_amount": {"amount": 12')
    with pytest.raises(ModelError):
        read(text, AskedExtraction, repair=True)


def test_odd_characters_and_sizes_do_no_harm() -> None:
    text = (
        '{"title": "a\\u0000b\\ud800 \\u202ec", "summary": "' + "x" * 5_000 + '", "n": 1' + "0" * 3_000 + "}"
    )
    value, _ = read(text, AskedDescription)
    assert value.title == "a b c" and len(value.summary) == 600
    for digits in ("9" * 5_000, "NaN", "Infinity"):
        with pytest.raises(ModelError):
            read('{"funding_amount": {"amount": ' + digits + "}}", AskedExtraction)


@given(st.text(max_size=300), st.booleans())
def test_any_text_is_read_or_refused(text: str, repair: bool) -> None:
    try:
        read("{" + text, AskedReview, repair=repair)
    except ModelError as error:
        assert error.fault is ModelFault.INVALID_ANSWER


DECK = Deck(
    slides=[
        SlideDescription(slide=1, text="Acme Therapeutics\nInvestor deck, March 2026"),
        SlideDescription(
            slide=2, text="We raised $3 million in 2024. Acme makes a patch for 2,500 patients."
        ),
        SlideDescription(
            slide=3, text="We are raising $12 million in a Series A\nWir suchen 4 bis 5 Mio. Euro"
        ),
    ]
)


def extraction(**fields: Any) -> Extraction:
    return checked(read(json.dumps(fields), AskedExtraction)[0], DECK)


def cites(slide: int, quote: str) -> dict[str, Any]:
    return {"citations": [{"slide": slide, "quote": quote}]}


ASK = cites(3, "We are raising $12 million in a Series A")


@pytest.mark.parametrize("amount", [12_000_000, 12, 12_000])
def test_the_amount_is_read_from_the_quotation(amount: float) -> None:
    funding = extraction(funding_amount={"amount": amount, "currency": "USD", **ASK}).funding_amount
    assert (funding.amount, funding.currency, funding.text) == (12_000_000, "USD", "$12 million")


@pytest.mark.parametrize(
    "said",
    [
        {"amount": 15_000_000, "currency": "USD", **ASK},
        {"amount": 12_000_000, "currency": "USD", **cites(3, "We are raising $15 million in a Series A")},
        {"amount": 12_000_000, "currency": "USD", **cites(2, "We are raising $12 million in a Series A")},
        {"amount": 5_000_000, "currency": "EUR", **cites(3, "Wir suchen 4 bis 5 Mio. Euro")},
        {"amount": 12_000_000, "currency": "USD", "citations": []},
    ],
)
def test_an_amount_that_its_quotation_does_not_show_is_not_stated(said: dict[str, Any]) -> None:
    result = extraction(funding_amount=said)
    assert result.funding_amount.amount is None and not result.funding_amount.citations
    assert any("funding_amount" in warning for warning in result.warnings)


def test_the_quotations_currency_counts() -> None:
    assert (
        extraction(funding_amount={"amount": 12e6, "currency": "EUR", **ASK}).funding_amount.currency == "USD"
    )


def ask_of(text: str, quote: str, **said: Any) -> Extraction:
    deck = Deck(slides=[SlideDescription(slide=1, text=text)])
    return checked(
        read(json.dumps({"funding_amount": {**said, **cites(1, quote)}}), AskedExtraction)[0], deck
    )


def test_a_currency_that_the_quotation_lacks_must_stand_elsewhere_in_the_deck() -> None:
    quote = "We are raising 12 million"
    found = [
        ask_of(f"{quote}\n{more}", quote, amount=12e6, currency="CHF")
        for more in ("", "CHF 12 million", "$12 million")
    ]
    assert [result.funding_amount.currency for result in found] == [None, "CHF", None]
    assert found[0].warnings == ["funding_amount: the deck names no currency."]


@pytest.mark.parametrize("quote", ["We are raising $900 this year", "The market has $900 billion a year"])
def test_what_is_no_size_of_a_round_is_not_stated(quote: str) -> None:
    result = ask_of(quote, quote, amount=900, currency="USD")
    assert result.funding_amount.amount is None and "no size of a round" in result.warnings[0]


def test_the_most_precise_of_several_quoted_dates_counts() -> None:
    quotes = [{"slide": 1, "quote": "Investor deck, 2026"}, {"slide": 2, "quote": "As of 14 March 2026"}]
    texts = [SlideDescription(slide=quote["slide"], text=quote["quote"]) for quote in quotes]
    said = {"deck_date": {"value": "2026", "citations": quotes}}
    result = checked(read(json.dumps(said), AskedExtraction)[0], Deck(slides=texts))
    assert result.deck_date.value == "2026-03-14"


@pytest.mark.parametrize("value", ["2026", "2026-03", "2026-03-14"])
def test_a_date_is_as_precise_as_its_quotation(value: str) -> None:
    date = extraction(deck_date={"value": value, **cites(1, "Investor deck, March 2026")}).deck_date
    assert (date.value, date.text) == ("2026-03", "March 2026")


@pytest.mark.parametrize("value", ["2024-03", "March 2026", "2026-04", "2026-13"])
def test_another_date_than_the_quoted_one_is_not_stated(value: str) -> None:
    result = extraction(deck_date={"value": value, **cites(1, "Investor deck, March 2026")})
    assert result.deck_date.value is None and any("deck_date" in warning for warning in result.warnings)


def test_a_name_must_stand_in_the_deck() -> None:
    cited = cites(1, "Acme Therapeutics")
    assert extraction(startup_name={"value": "Acme Therapeutics", **cited}).startup_name.value
    assert extraction(startup_name={"value": "Apex Therapeutics", **cited}).startup_name.value is None


@pytest.mark.parametrize("value", ["", "not stated", "N/A", "None."])
def test_nothing_said_in_words_is_nothing_said(value: str) -> None:
    result = extraction(company_offering={"value": value, **cites(1, "Acme Therapeutics")})
    assert result.company_offering.value is None and not result.warnings


def test_figures_that_the_deck_does_not_show_are_named() -> None:
    assert unfounded("A patch for 2500 patients, and $12 million", DECK) == ""
    assert unfounded("It serves 3,000 patients in 2026", DECK) == "3,000"
