"""`deckflow analyze`: decks go in, results come out, and nothing is left running."""

import json
from pathlib import Path

import pymupdf
import pytest

from tests.system.standalone import Deckflow

SAMPLES = Path(__file__).parents[2] / "samples"
TASKS = {
    "visual_analysis",
    "slide_feedback",
    "extractions_and_template",
    "specialized_clinical",
    "specialized_regulatory",
    "specialized_science",
}


@pytest.fixture
def deckflow(tmp_path: Path) -> Deckflow:
    return Deckflow(tmp_path / "data")


@pytest.fixture
def short_deck(tmp_path: Path) -> Path:
    """The first two slides of a sample."""
    path = tmp_path / "short.pdf"
    with pymupdf.open(SAMPLES / "software.pdf") as deck:
        deck.select([0, 1])
        deck.save(path)
    return path


def test_each_deck_is_reported_and_a_bad_one_does_not_keep_the_others(
    deckflow: Deckflow, short_deck: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    bad = tmp_path / "other" / "short.pdf"
    bad.write_text("not a PDF")
    done = deckflow.run("analyze", short_deck, bad, "--json", "--out", tmp_path / "out")
    good, refused = json.loads(done.stdout)["pipelines"]
    assert done.returncode == 1
    assert (good["status"], good["progress"], set(good["tasks"])) == ("succeeded", 100, TASKS)
    assert good["tasks"]["extractions_and_template"]["result"]["startup_name"]["value"] == "Dockmarrow"
    assert (refused["id"], refused["status"], refused["document"]) == (None, "failed", "short.pdf")
    assert "not a PDF" in refused["error"]
    assert json.loads((tmp_path / "out" / "short.json").read_text()) == good
    assert "Dockmarrow" in (tmp_path / "out" / "short.md").read_text()
    assert deckflow.processes() == []


def test_ctrl_c_stops_it_within_seconds_and_leaves_nothing_running(deckflow: Deckflow) -> None:
    with deckflow.started("analyze", SAMPLES / "software.pdf") as command:
        command.wait_for("visual_analysis slide")
        command.interrupt()
        assert command.finish(40).returncode == 130
    assert deckflow.processes() == []


def test_a_file_that_is_not_there_starts_nothing(deckflow: Deckflow, tmp_path: Path) -> None:
    done = deckflow.run("analyze", tmp_path / "none.pdf", "--json", seconds=20)
    assert done.returncode == 1
    assert (
        json.loads(done.stdout)["pipelines"][0]["error"]
        == "The file can't be read: No such file or directory."
    )
    assert not (deckflow.data_dir / "postgres").exists()


def test_an_unknown_template_is_told_at_once(deckflow: Deckflow, short_deck: Path) -> None:
    done = deckflow.run("analyze", short_deck, "--template", "none", seconds=20)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
