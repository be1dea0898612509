"""The operator's commands, as `celery -A workers pipeline` runs them, in this process."""

import json
import logging
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import queries
from pipeline.states import PipelineState
from tests import hostile_pdfs
from tests.service import decks
from workers.cli import pipeline

pytestmark = pytest.mark.usefixtures("database", "data_dir", "handlers")


@pytest.fixture
def handlers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands set up logging for the process; this test's end takes it back."""
    monkeypatch.setattr(logging.root, "handlers", logging.root.handlers[:])


def run(*words: object) -> Result:
    return CliRunner().invoke(pipeline, [str(word) for word in words])


def test_submit_takes_the_good_files_and_names_the_bad(tmp_path: Path) -> None:
    (tmp_path / "good.pdf").write_bytes(hostile_pdfs.deck())
    (tmp_path / "bad.pdf").write_text("hello")
    result = run("submit", tmp_path / "good.pdf", tmp_path / "bad.pdf", tmp_path / "none.pdf")
    assert result.exit_code == 1
    assert [view.document_name for view in queries.newest_pipelines()] == ["good.pdf"]
    assert "bad.pdf: The file is not a PDF" in result.stderr
    assert "none.pdf: No such file" in result.stderr


def test_list_shows_the_newest_with_their_whole_ids() -> None:
    pipeline_id = decks.stored("hearts.pdf")
    assert str(pipeline_id) in run("list").stdout
    assert json.loads(run("list", "--json").stdout)[0]["document"] == "hearts.pdf"


def test_show_tells_tasks_errors_and_history() -> None:
    text = run("show", decks.failed(), "--events").stdout
    assert "The model did not answer." in text
    assert "specialized_science" in text
    assert "upstream failed" in text


def test_export_writes_either_form(tmp_path: Path) -> None:
    pipeline_id = decks.finished()
    assert json.loads(run("export", pipeline_id).stdout)["status"] == "succeeded"
    run("export", pipeline_id, "--format", "md", "--out", tmp_path / "report.md")
    assert (tmp_path / "report.md").read_text().startswith("# deck.pdf")


def test_watch_ends_with_the_pipeline_and_says_how() -> None:
    assert run("watch", decks.finished()).exit_code == 0
    result = run("watch", decks.failed())
    assert (result.exit_code, result.stdout) == (1, "failed 20 %\n")


def test_cancel_then_retry() -> None:
    pipeline_id = decks.stored()
    assert "cancelled" in run("cancel", pipeline_id).stdout
    assert "visual_analysis, slide_feedback" in run("retry", pipeline_id).stdout
    assert queries.get_pipeline(pipeline_id).state is PipelineState.QUEUED


@pytest.mark.parametrize("command", ["show", "watch", "retry", "cancel", "export"])
def test_an_unknown_id_is_one_line_and_exit_code_1(command: str) -> None:
    result = run(command, "00000000-0000-0000-0000-000000000001")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: There is no pipeline 00000000-0000-0000-0000-000000000001.\n"
