"""The committed sample decks hold what their gold says, and nothing in them is clipped or hidden."""

# PyMuPDF ships hints for some functions only.
# mypy: disable-error-code="no-untyped-call"

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pymupdf
import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
GOLDS = sorted(SAMPLES.glob("*.gold.json"))
CATEGORIES = {"biotech", "pharma", "medical_device", "diagnostics", "digital_health", "health_services"}

Gold = dict[str, Any]


@pytest.fixture(params=GOLDS, ids=lambda path: path.name)
def gold(request: pytest.FixtureRequest) -> Gold:
    loaded: Gold = json.loads(request.param.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture
def deck(gold: Gold) -> Iterator[pymupdf.Document]:
    with pymupdf.open(SAMPLES / gold["document"]) as document:
        yield document


def flat(page: pymupdf.Page) -> str:
    """The text of a slide on one line."""
    return " ".join(page.get_text().split())


def slides_with(deck: pymupdf.Document, text: str) -> list[int]:
    return [number for number, page in enumerate(deck.pages(), 1) if text in flat(page)]


def test_there_are_three_decks_and_one_is_not_health_care() -> None:
    answers = [json.loads(path.read_text(encoding="utf-8"))["facts"]["healthcare"] for path in GOLDS]
    assert [answer["is_healthcare"] for answer in answers] == [True, True, False]
    assert all(answer["category"] in CATEGORIES for answer in answers[:2]) and answers[2]["category"] is None


def test_page_count_and_file_size(gold: Gold, deck: pymupdf.Document) -> None:
    assert len(deck) == gold["pages"]
    assert (SAMPLES / gold["document"]).stat().st_size < 1_000_000


def test_scanned_slides_are_a_picture_without_text_and_all_others_have_text(
    gold: Gold, deck: pymupdf.Document
) -> None:
    assert [number for number, page in enumerate(deck.pages(), 1) if not flat(page)] == gold["scanned_slides"]
    for number in gold["scanned_slides"]:
        (picture,) = deck[number - 1].get_image_info()
        assert picture["bbox"] == pytest.approx(tuple(deck[number - 1].rect), abs=0.01)


def test_name_sum_and_date_stand_on_exactly_the_slides_named(gold: Gold, deck: pymupdf.Document) -> None:
    facts = gold["facts"]
    for fact, wording in (("startup_name", "value"), ("funding_amount", "text"), ("deck_date", "text")):
        assert slides_with(deck, facts[fact][wording]) == facts[fact]["slides"]


def test_slides_named_for_the_offering_carry_all_its_keywords(gold: Gold, deck: pymupdf.Document) -> None:
    offering = gold["facts"]["company_offering"]
    for number in offering["slides"]:
        text = flat(deck[number - 1]).lower()
        assert all(word.lower() in text for word in offering["keywords"])


def test_no_fact_is_cited_from_a_scanned_slide(gold: Gold) -> None:
    for fact in gold["facts"].values():
        assert fact["slides"] and not set(fact["slides"]) & set(gold["scanned_slides"])


def test_evidence_is_never_both_found_and_missing(gold: Gold) -> None:
    for topic in gold["specialized"].values():
        assert not set(topic["found"]) & set(topic["missing"])


def test_words_stay_on_the_slide_and_off_each_other(deck: pymupdf.Document) -> None:
    for page in deck.pages():
        words = [pymupdf.Rect(word[:4]) for word in page.get_text("words")]
        assert all(box in page.rect for box in words)
        for one, other in combinations(words, 2):
            shared = pymupdf.Rect(one) & other
            # Line boxes hold room for accents: neighbours in a column share up to a third of their height.
            assert shared.is_empty or shared.width < 1 or shared.height < one.height / 3


def test_redrawing_gives_the_slides_that_are_committed(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SAMPLES / "draw.py"), str(tmp_path)], check=True, timeout=100)
    for name in ("biotech", "device", "software"):
        with pymupdf.open(tmp_path / f"{name}.pdf") as new, pymupdf.open(SAMPLES / f"{name}.pdf") as old:
            assert [flat(page) for page in new.pages()] == [flat(page) for page in old.pages()]
