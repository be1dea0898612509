"""`deckflow evaluate`: decks with gold go in, their scores come out, and nothing is left running."""

import json
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from tests.system.standalone import Deckflow

SAMPLES = Path(__file__).parents[2] / "samples"
FACTS: dict[str, Any] = {
    "startup_name": {"value": "Dockmarrow", "slides": [1, 2]},
    "company_offering": {"keywords": ["dock", "warehouses"], "slides": [1]},
    "healthcare": {"is_healthcare": False, "category": None, "slides": [1, 2]},
    "funding_amount": {"amount": None, "slides": []},
    "deck_date": {"value": "2024-01", "slides": [1]},
}


@pytest.fixture
def deckflow(tmp_path: Path) -> Deckflow:
    return Deckflow(tmp_path / "data")


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    """A folder with the first two slides of a sample, whose date is not as gold says, and a PDF without gold."""
    folder = tmp_path / "decks"
    (folder / "seen").mkdir(parents=True)
    with pymupdf.open(SAMPLES / "software.pdf") as deck:
        deck.select([0, 1])
        deck.save(folder / "seen" / "short.pdf")
    gold = {"document": "short.pdf", "pages": 2, "facts": FACTS}
    (folder / "seen" / "short.gold.json").write_text(json.dumps(gold))
    (folder / "other.pdf").touch()
    return folder


def test_a_deck_is_analysed_and_scored_and_its_misses_are_named(deckflow: Deckflow, decks: Path) -> None:
    done = deckflow.run("evaluate", decks, "--json", "--out", decks / "scores.json")
    scores = json.loads(done.stdout)
    (deck,) = scores["decks"]
    verdicts = {name: fact["verdict"] for name, fact in deck["facts"].items()}
    assert (done.returncode, deck["error"], deck["deck"]) == (0, None, "seen/short.pdf")
    assert verdicts["startup_name"] == verdicts["healthcare"] == "right"
    assert (verdicts["funding_amount"], verdicts["deck_date"]) == ("not_stated", "wrong")
    assert set(deck["seconds"]) >= {"visual_analysis", "extractions_and_template", "specialized_science"}
    assert scores["groups"]["seen"]["citations"]["verbatim"] > 0
    assert json.loads((decks / "scores.json").read_text()) == scores
    assert "other.pdf: there is no other.gold.json beside it" in done.stderr
    assert deckflow.processes() == []


def test_gold_that_is_not_valid_starts_nothing(deckflow: Deckflow, decks: Path) -> None:
    (decks / "seen" / "short.gold.json").write_text(json.dumps({"document": "short.pdf", "facts": {}}))
    done = deckflow.run("evaluate", decks, seconds=20)
    assert done.returncode == 1
    assert "short.gold.json is no valid gold" in done.stderr and "facts.startup_name" in done.stderr
    assert not (deckflow.data_dir / "postgres").exists()
