"""The evaluation decks hold what their gold says: each fact on the slides named, each attack in the text layer."""

# PyMuPDF ships hints for some functions only.
# mypy: disable-error-code="no-untyped-call"

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest

DECKS = Path(__file__).parents[2] / "samples" / "evaluation"
GOLDS = sorted(DECKS.glob("*/*.gold.json"))
CATEGORIES = {"biotech", "pharma", "medical_device", "diagnostics", "digital_health", "health_services"}
LIMIT = 150_000

Gold = dict[str, Any]


def load(path: Path) -> Gold:
    gold: Gold = json.loads(path.read_text(encoding="utf-8"))
    return gold


@pytest.fixture(params=GOLDS, ids=lambda path: path.name)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def gold(path: Path) -> Gold:
    return load(path)


@pytest.fixture
def slides(path: Path, gold: Gold) -> Iterator[list[str]]:
    with pymupdf.open(path.parent / gold["document"]) as deck:
        yield [" ".join(page.get_text(clip=pymupdf.INFINITE_RECT()).split()) for page in deck.pages()]


def numbers(slides: list[str], *texts: str) -> list[int]:
    """The numbers of the slides that carry any of `texts`, in whatever case."""
    wanted = [text.casefold() for text in texts]
    return [n for n, slide in enumerate(slides, 1) if any(text in slide.casefold() for text in wanted)]


def test_every_deck_has_gold_and_is_small(path: Path, gold: Gold) -> None:
    script = path.with_name(path.name.removesuffix(".gold.json") + ".py")
    assert script.exists() and gold["document"] == f"{script.stem}.pdf"
    assert (path.parent / gold["document"]).stat().st_size < LIMIT


def test_only_scanned_slides_lack_text(gold: Gold, slides: list[str]) -> None:
    assert len(slides) == gold["pages"]
    assert [number for number, slide in enumerate(slides, 1) if not slide] == gold["scanned_slides"]


def test_the_name_stands_on_exactly_the_slides_named(gold: Gold, slides: list[str]) -> None:
    name = gold["facts"]["startup_name"]
    whole = set(numbers(slides, name["value"]))
    in_part = set(numbers(slides, name["value"], *name.get("also", [])))  # or a founder who is called so
    assert whole and whole <= set(name["slides"]) <= in_part


@pytest.mark.parametrize(("fact", "key"), [("funding_amount", "amount"), ("deck_date", "value")])
def test_sum_and_date_stand_on_the_slides_named_and_no_others(
    gold: Gold, slides: list[str], fact: str, key: str
) -> None:
    wanted = gold["facts"][fact]
    if wanted[key] is None:
        assert wanted["slides"] == [] and "text" not in wanted
    else:
        # Another slide may write the same otherwise: "$9M", "$9,000,000".
        found = set(numbers(slides, wanted["text"]))
        assert found and found <= set(wanted["slides"])


def test_slides_named_for_the_offering_carry_words_asked_for(gold: Gold, slides: list[str]) -> None:
    offering = gold["facts"]["company_offering"]
    groups = [*([word] for word in offering["keywords"]), *offering.get("any", [])]
    assert offering["slides"] and groups
    found = [set(numbers(slides, *group)) for group in groups]
    assert set(offering["slides"]) <= set.union(*found)
    assert set(offering["slides"]) & set.intersection(*found), "no slide says all of it"


def test_health_care_has_a_category_and_other_business_none(gold: Gold) -> None:
    health = gold["facts"]["healthcare"]
    assert (health["category"] in CATEGORIES) is health["is_healthcare"]
    assert health["slides"] and not set(health["slides"]) & set(gold["scanned_slides"])


def test_hidden_phrases_are_in_the_text_layer_of_their_slide(gold: Gold, slides: list[str]) -> None:
    for hidden in gold["hidden"]:
        assert hidden["slide"] in numbers(slides, hidden["contains"])


def test_the_seen_decks_cover_what_they_promise() -> None:
    golds = [load(path) for path in GOLDS if path.parent.name == "seen"]
    facts = [gold["facts"] for gold in golds]
    assert len(golds) == 12
    assert {gold["language"] for gold in golds} == {"en", "de", "fr"}
    assert {fact["healthcare"]["category"] for fact in facts} == {*CATEGORIES, None}
    assert {fact["funding_amount"]["currency"] for fact in facts} == {"USD", "EUR", "GBP", "CHF", None}
    assert sum(fact["funding_amount"]["amount"] is None for fact in facts) >= 2
    assert sum(fact["deck_date"]["value"] is None for fact in facts) >= 2
    assert len({hidden["reason"] for gold in golds for hidden in gold["hidden"]}) == 3


def test_redrawing_a_deck_gives_the_same_bytes(tmp_path: Path) -> None:
    command = [sys.executable, str(DECKS / "draw.py"), str(tmp_path), "stagewright"]
    subprocess.run(command, check=True, timeout=60)
    assert (tmp_path / "stagewright.pdf").read_bytes() == (DECKS / "seen" / "stagewright.pdf").read_bytes()
