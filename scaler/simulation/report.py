"""The files of a simulation: `summary.json`, `runs.csv` and `index.html`; and its table. It decides nothing."""

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.box import SIMPLE
from rich.table import Table

from scaler.simulation.page import page
from scaler.simulation.rows import Line, lines, yardsticks
from scaler.simulation.runner import Plan, Result
from scaler.simulation.verdicts import TARGETS, verdicts

#: Heading, key and format of the table's columns.
COLUMNS = (
    ("$ a\ndeck", "cost_per_deck", "{:.3f}"),
    ("$ a\nmonth", "monthly_cost", "{:.0f}"),
    ("saving", "saving", "{:.0%}"),
    ("p50\nmin", "p50_minutes", "{:.1f}"),
    ("p95\nmin", "p95_minutes", "{:.1f}"),
    ("within\n15 min", "completed_within_15min", "{:.1%}"),
    ("start in\n5 min", "started_within_5min", "{:.1%}"),
    ("pre-warm\nprecision", "prewarm_precision", "{:.0%}"),
    ("pre-warm\ncoverage", "prewarm_coverage", "{:.0%}"),
    ("use", "utilisation", "{:.0%}"),
    ("times\nno-wait", "ratio_to_bound", "{:.2f}"),
)


def figure(value: float | None, form: str) -> str:
    """A figure as text; a dash for one that does not exist."""
    return "-" if value is None else form.format(value)


def table(found: Sequence[Line], *, trace: str, volume: float) -> Table:
    """The lines of one trace and volume; what meets its target is green, what misses it red."""
    grid = Table(
        title=f"{trace}, {volume:.0f} decks a month",
        title_justify="left",
        box=SIMPLE,
        pad_edge=False,
        padding=(0, 1),
    )
    grid.add_column("policy", no_wrap=True)
    for heading, _, _ in COLUMNS:
        grid.add_column(heading, justify="right", no_wrap=True)
    for line in found:
        if (line.row.trace, line.row.decks_per_month) == (trace, volume):
            grid.add_row(line.row.policy, *(_cell(line, key, form) for _, key, form in COLUMNS))
    return grid


def _cell(line: Line, key: str, form: str) -> str:
    text = figure(getattr(line.row, key), form)
    target = next(
        (one for one in TARGETS if one.key == key and one.at in (None, line.row.decks_per_month)), None
    )
    if target is None:
        return text
    return f"[{'green' if target.met(line.row) else 'red'}]{text}[/]"


def write(results: Sequence[Result], plan: Plan, directory: Path) -> list[Line]:
    """Write the three files into a directory, which is made if needed, and return the lines they hold."""
    found = lines(results)
    directory.mkdir(parents=True, exist_ok=True)
    summary = {"rows": [asdict(line.row) for line in found]}
    (directory / "summary.json").write_text(json.dumps(summary, indent=1, allow_nan=False) + "\n")
    _write_runs(results, directory / "runs.csv")
    said = verdicts([line.row for line in found], "just_in_time", plan.scaling)
    (directory / "index.html").write_text(page(found, yardsticks(results), said, plan), encoding="utf-8")
    return found


def _write_runs(results: Sequence[Result], path: Path) -> None:
    limits = {(one.trace, one.decks_per_month, one.seed): one.bounds for one in results if one.bounds}
    keys = (
        "decks", "unfinished", "cost", "cost_per_deck", "p50", "p95", "completed_in_time", "started_in_time",
        "prewarm_precision", "prewarm_coverage", "cold_starts_hidden", "boot_hidden", "utilisation",
    )  # fmt: skip
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            (
                "policy",
                "trace",
                "decks_per_month",
                "seed",
                *keys,
                "busy_bound",
                "no_wait_bound",
                "slack_bound",
            )
        )
        for one in results:
            bound = limits.get((one.trace, one.decks_per_month, one.seed))
            if one.outcome and bound:
                figures = [getattr(one.outcome, key) for key in keys]
                about = (one.policy, one.trace, one.decks_per_month, one.seed)
                writer.writerow((*about, *figures, bound.busy, bound.no_wait, bound.slack))
