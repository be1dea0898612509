"""`deckflow simulate`: its files, what it says of the targets, and what it refuses."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from scaler.policy.config import Scaling
from scaler.simulation.meter import percentile
from scaler.simulation.rows import Row
from scaler.simulation.traces import MONDAY, from_file
from scaler.simulation.verdicts import TARGETS, verdicts
from standalone.simulate import simulate

KEYS = [
    "policy", "trace", "decks_per_month", "cost_per_deck", "monthly_cost", "saving", "p50_minutes", "p95_minutes",
    "completed_within_15min", "started_within_5min", "prewarm_precision", "prewarm_coverage", "utilisation",
    "ratio_to_bound",
]  # fmt: skip
GOOD = Row("just_in_time", "office", 800, 0.1, 80.0, 0.9, 7.0, 14.0, 0.96, 0.96, 0.95, 0.95, 0.8, 1.2)


def run(*arguments: str) -> str:
    result = CliRunner().invoke(simulate, [*arguments, "--processes", "1"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_simulation_writes_a_summary_every_run_and_a_page_that_needs_nothing_else(tmp_path: Path) -> None:
    options = ("--trace", "office", "--policy", "just_in_time,keda", "--days", "3", "--seeds", "2")
    printed = run(*options, "--out", str(tmp_path / "report"))
    rows = json.loads((tmp_path / "report" / "summary.json").read_text())["rows"]
    assert [list(row) for row in rows] == [KEYS, KEYS]
    runs = list(csv.DictReader((tmp_path / "report" / "runs.csv").read_text().splitlines()))
    assert [(one["policy"], one["seed"]) for one in runs] == [
        ("just_in_time", "1"), ("keda", "1"), ("just_in_time", "2"), ("keda", "2"),
    ]  # fmt: skip
    page = (tmp_path / "report" / "index.html").read_text()
    assert page.count("<svg") == 3
    assert not any(mark in page for mark in ("http", "<script", "<link"))
    assert "just_in_time" in printed


def test_several_processes_find_what_one_finds(tmp_path: Path) -> None:
    options = ("--trace", "bursty", "--policy", "rules,modal", "--days", "2", "--seeds", "2", "--out")
    for processes in ("1", "2"):
        arguments = [*options, str(tmp_path / processes), "--processes", processes]
        assert CliRunner().invoke(simulate, arguments, catch_exceptions=False).exit_code == 0
    assert (tmp_path / "1" / "runs.csv").read_text() == (tmp_path / "2" / "runs.csv").read_text()


@pytest.mark.parametrize(
    "arguments", [("--policy", "magic"), ("--trace", "magic"), ("--decks-per-month", "0"), ("--seeds", "0")]
)
def test_what_is_not_known_is_refused_with_a_word(arguments: tuple[str, str]) -> None:
    result = CliRunner().invoke(simulate, arguments)
    assert result.exit_code == 2
    assert "Invalid value" in result.output


def test_a_file_of_upload_times_keeps_its_hours_of_the_week_and_its_slides(tmp_path: Path) -> None:
    path = tmp_path / "uploads.csv"
    path.write_text("uploaded_at,slides\n2026-03-04T09:30:00+00:00,12\n2026-03-05T10:00:00+00:00,30\n")
    trace = from_file(path, seed=1)
    hours = [(deck.uploaded_at - MONDAY) / 3600 for deck in trace.decks]
    assert hours == pytest.approx([2 * 24 + 9.5, 3 * 24 + 10.0])
    assert [deck.slides for deck in trace.decks] == [12, 30]
    assert trace.days == 4


@pytest.mark.parametrize("text", ["", "uploaded_at\nyesterday\n", "uploaded_at,slides\n3600,many\n"])
def test_a_file_that_makes_no_sense_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "uploads.csv").write_text(text)
    with pytest.raises(ValueError, match=r"uploads\.csv"):
        from_file(tmp_path / "uploads.csv", seed=1)


def test_all_targets_met_and_the_dearer_rival_named() -> None:
    rival = Row("always_on", "office", 800, 1.2, 960.0, -0.2, 4.0, 9.0, 0.99, 0.99, 1.0, 1.0, 0.05, 12.0)
    said = verdicts([GOOD, rival], "just_in_time", Scaling())
    assert said == [
        f"office, 800 decks: {len(TARGETS)} of {len(TARGETS)} targets met",
        "  cheaper than all 1 that meet both time targets",
    ]


def test_a_missed_time_target_is_explained_by_the_limits_and_by_arithmetic() -> None:
    late = Row("just_in_time", "bursty", 400, 0.1, 40.0, 0.95, 7.0, 30.0, 0.60, 0.50, 0.95, 0.95, 0.8, 1.2)
    warm = Row("always_on_max", "bursty", 400, 3.0, 1200.0, -0.5, 9.0, 28.0, 0.65, 0.97, 1.0, 1.0, 0.0, 30.0)
    said = "\n".join(verdicts([late, warm], "just_in_time", Scaling()))
    assert "95 % complete within 15 min: 0.600, 0.350 short" in said
    assert "warm all month, reach 0.650: no policy within them meets it" in said
    assert "of a burst into a cold system 6 decks start in time" in said
    assert "2 replicas do the vision work of 10 decks of a burst" in said


def test_a_cheaper_rival_within_the_time_targets_is_not_hidden() -> None:
    rival = Row("modal", "office", 800, 0.05, 40.0, 0.95, 7.0, 14.0, 0.96, 0.96, 0.0, 0.4, 0.9, 0.6)
    assert "  cheaper and within both time targets: modal" in verdicts(
        [GOOD, rival], "just_in_time", Scaling()
    )


@pytest.mark.parametrize(("level", "value"), [(0.95, 19.0), (0.5, 10.0), (1.0, 20.0)])
def test_a_percentile_is_a_value_that_this_share_does_not_exceed(level: float, value: float) -> None:
    assert percentile(tuple(float(one) for one in range(1, 21)), level) == value
