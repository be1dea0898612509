"""What leaves the house: the JSON contract, and a report that deck text can't break."""

import datetime as dt
import json
import uuid

import pytest

from pipeline.graph import TASKS, Route
from pipeline.queries import PipelineView
from pipeline.states import PipelineState, TaskState
from tests.results import RESULTS
from workers.export import as_json, as_markdown, escape
from workers.report import report_of


def a_view() -> PipelineView:
    at = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    times = dict.fromkeys(("queued_at", "started_at", "ended_at"), at) | {"retry_at": None}
    numbers = {"progress": 100, "attempt": 1, "failures": 0, "losses": 0, "seconds": 1.5}
    texts = {"server_id": "text-1", "error_code": None, "error": None}
    tasks = {
        task: {"task": task, "state": TaskState.SUCCEEDED, "result": RESULTS[task]} | times | numbers | texts
        for task in TASKS
    }
    return PipelineView.model_validate(
        {"id": uuid.UUID(int=7), "document_sha256": "ab" * 32, "document_name": "a_deck.pdf", "pages": 2}
        | {"analyst": "layout", "template": "general", "state": PipelineState.SUCCEEDED, "tasks": tasks}
        | {"route": Route.CONTAINERS}
        | {"created_at": at, "started_at": at, "settled_at": at}
    )


def test_json_has_exactly_the_agreed_shape() -> None:
    data = json.loads(json.dumps(as_json(a_view())))
    assert list(data) == ["id", "document", "sha256", "status", "progress", "error", "tasks"]
    assert list(data["tasks"]) == list(TASKS)
    assert all(list(task) == ["status", "attempt", "seconds", "result"] for task in data["tasks"].values())
    assert (data["status"], data["progress"], data["error"]) == ("succeeded", 100, None)


@pytest.mark.parametrize(
    "line",
    [
        "# a\\_deck.pdf",
        "| Company | Acme | slide 1: “Acme heals hearts” |",
        "| Health care | yes, medical device | slide 1: “Acme heals hearts” |",
        "| Funding sought | EUR 2 500 000 | slide 1: “Acme heals hearts” |",
        "| Date of the deck | not stated |  |",
        "- **Which team?** not stated",
        "- **Safety**: No adverse events are reported.",
        "Not assessed: quality of the evidence.",
        "- minor: Too many words.",
        "- Slide 2 could not be read.",
    ],
)
def test_the_report_says_what_was_found_and_what_was_not(line: str) -> None:
    text = as_markdown(a_view()).replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert line in text.splitlines()


def test_text_of_a_deck_can_neither_add_markup_to_the_report_nor_link_anywhere() -> None:
    text = as_markdown(a_view())
    assert "<script>" not in text
    assert "https://" not in text
    assert "\\[x\\](https&#58;//evil.example) \\|" in text


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("# heading", "\\# heading"),
        ("- item\n---", "\\- item ---"),
        ("1. one", "1\\. one"),
        ("*bold* `code` a_b &amp;", "\\*bold\\* \\`code\\` a\\_b \\&amp;"),
        ("www.evil.example, me@evil.example", "www&#46;evil.example, me&#64;evil.example"),
    ],
)
def test_escaped_text_is_one_line_that_means_itself(raw: str, safe: str) -> None:
    assert escape(raw) == safe


def test_a_result_of_an_unknown_shape_is_left_out_and_said_so() -> None:
    view = a_view()
    view.tasks[TASKS[3]].result = {"topic": "astrology"}
    report = report_of(view)
    assert [topic.topic for topic in report.specialized] == ["regulatory", "science"]
    assert "specialized_clinical" in report.warnings[-1]
