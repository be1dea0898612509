"""The fake Ollama's answers are computed from what it is asked."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from tests.fakes.ollama import FakeOllama

DECK = """Find the facts.
- funding_need: How much money is wanted?
- team: Who is in the team?
<<<deck-d4f1a9c2
## Slide 1
NeuroWave Health
Early detection of epilepsy with a wristband
March 2026
## Slide 2: Team
Three neurologists and two engineers
## Slide 3
The market is $4.2 billion
We are raising €3.5 million for the clinical trial
deck-d4f1a9c2>>>
Answer as compact JSON."""

CITATION = {
    "type": "object",
    "properties": {"slide": {"type": "integer"}, "quote": {"type": "string", "maxLength": 200}},
}
TEXT = {"anyOf": [{"type": "string", "maxLength": 120}, {"type": "null"}]}

Ask = Callable[..., httpx.Response]


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    with FakeOllama() as fake, httpx.Client(trust_env=False, verify=False, timeout=20) as http:

        def ask(text: str = DECK, **body: Any) -> httpx.Response:
            asked = {"model": "gemma3:27b", "messages": [{"role": "user", "content": text}], "stream": False}
            return http.post(f"{fake.url}/api/chat", json=asked | body)

        yield ask


def words(response: httpx.Response) -> str:
    return str(response.json()["message"]["content"])


def filled(response: httpx.Response) -> Any:
    return json.loads(words(response))


def schema(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def test_a_schema_is_filled_from_the_document(ask: Ask) -> None:
    money = schema(
        amount={"type": "number"}, currency=TEXT, text=TEXT, citations={"type": "array", "items": CITATION}
    )
    answer = filled(ask(format=schema(funding_amount=money)))["funding_amount"]
    quote = "We are raising €3.5 million for the clinical trial"
    assert answer.pop("citations") == [{"slide": 3, "quote": quote}]
    assert answer == {"amount": 3_500_000, "currency": "EUR", "text": "€3.5 million"}


def test_dates_and_names_are_found(ask: Ask) -> None:
    form = schema(deck_date=schema(value=TEXT, text=TEXT), startup_name=schema(value=TEXT))
    assert filled(ask(format=form)) == {
        "deck_date": {"value": "2026-03", "text": "March 2026"},
        "startup_name": {"value": "NeuroWave Health"},
    }


def test_what_the_document_does_not_say_is_null_where_it_may_be(ask: Ask) -> None:
    assert filled(ask("Slide 1\nnothing of note here", format=schema(deck_date=schema(value=TEXT)))) == {
        "deck_date": {"value": None}
    }


def test_each_key_that_the_prompt_lists_gets_an_item(ask: Ask) -> None:
    item = schema(key={"type": "string"}, citations={"type": "array", "items": CITATION})
    answers = filled(ask(format=schema(answers={"type": "array", "items": item})))["answers"]
    assert [answer["key"] for answer in answers] == ["funding_need", "team"]
    assert [answer["citations"][0]["slide"] for answer in answers] == [3, 2]


def test_every_kind_of_schema_is_kept(ask: Ask) -> None:
    form = {
        "$defs": {"Level": {"enum": ["minor", "major"]}},
        **schema(
            level={"$ref": "#/$defs/Level"},
            share={"type": "number", "minimum": 5, "maximum": 7},
            health={"type": "boolean", "description": "works in health care"},
            names={
                "type": "array",
                "items": {"type": "string", "maxLength": 10},
                "minItems": 2,
                "maxItems": 2,
            },
            nothing={"type": "null"},
        ),
    }
    answer = filled(ask(format=form))
    assert (answer["level"], answer["health"], answer["nothing"]) == ("minor", True, None)
    assert 5 <= answer["share"] <= 7
    assert len(answer["names"]) == 2 and all(len(name) <= 10 for name in answer["names"])


def test_the_same_request_gets_the_same_answer_and_another_seed_another(ask: Ask) -> None:
    first, same, other = (words(ask(options={"seed": seed})) for seed in (1, 1, 2))
    assert first == same != other
    assert all("neurologists" in text for text in (first, other))


def test_without_a_format_a_schema_in_the_prompt_is_filled_between_words(ask: Ask) -> None:
    answer = words(ask(f"{DECK}\n{json.dumps(schema(slide={'type': 'integer'}))}"))
    assert "```json" in answer and '{"slide":' in answer


def test_document_text_that_asks_for_nothing_is_never_answered_with_the_orders(ask: Ask) -> None:
    form = schema(quotes={"type": "array", "items": CITATION, "minItems": 6, "maxItems": 6})
    quotes = {citation["quote"] for citation in filled(ask(format=form))["quotes"]}
    assert quotes <= set(DECK.splitlines()) | {"Team"}
    assert not quotes & {"Find the facts.", "Answer as compact JSON."}
