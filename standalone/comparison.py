"""Runs a simulation and prints what came of it. It needs no service and owns no table."""

import os
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline.errors import NotConfigured
from scaler import configuration
from scaler.simulation import report, rows, runner, verdicts
from scaler.simulation.policies import NAMES
from scaler.simulation.runner import TRACES, Plan
from scaler.simulation.setting import Setting

#: Characters that the table needs; where the terminal is narrower, lines run over rather than lose figures.
WIDEST = 120


def _names(text: str, known: tuple[str, ...], *, files: bool = False) -> tuple[str, ...]:
    names = known if text == "all" else tuple(dict.fromkeys(name.strip() for name in text.split(",")))
    for name in names:
        if name not in known and not (files and Path(name).is_file()):
            raise click.BadParameter(
                f"{name!r} is none of: all, {', '.join(known)}{', a CSV file' if files else ''}"
            )
    return names


def _volumes(text: str) -> tuple[int, ...]:
    values = text.split(",")
    if not all(value.strip().isdigit() and int(value) > 0 for value in values):
        raise click.BadParameter("whole numbers above 0, separated by commas")
    return tuple(int(value) for value in values)


def run(plan: Plan, *, processes: int | None, out: Path | None) -> None:
    """Simulate a plan, print its tables and what it says of the targets, and write the report to `out` if that is given.

    Raises NotConfigured if a file of upload times can't be read.
    """
    console = Console()
    console = Console(width=max(console.width, WIDEST))
    try:
        results = _results(plan, processes or os.cpu_count() or 1)
    except ValueError as error:
        raise NotConfigured(str(error)) from error
    found = report.write(results, plan, out) if out else rows.lines(results)
    for trace, volume in dict.fromkeys((line.row.trace, line.row.decks_per_month) for line in found):
        console.print(report.table(found, trace=trace, volume=volume))
    for sentence in verdicts.verdicts([line.row for line in found], "just_in_time", plan.scaling):
        console.print(sentence, highlight=False, markup=False, soft_wrap=True)
    if out:
        console.print(
            f"Written: {out / 'summary.json'}, {out / 'runs.csv'}, {out / 'index.html'}", highlight=False
        )


def _results(plan: Plan, processes: int) -> list[runner.Result]:
    columns = (TextColumn("simulating"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("runs", total=sum(1 for _ in plan.jobs()))
        return runner.run(plan, processes=processes, on_done=lambda: progress.advance(task))


def plan_of(  # one argument for each choice that the command offers
    traces: str,
    volumes: str,
    policies: str,
    *,
    seeds: int,
    setting: Setting,
    config: Path | None,
    days: float,
) -> Plan:
    """The plan of a command line. Raises click.BadParameter for a name or number that is not known."""
    return Plan(
        _names(policies, NAMES),
        _names(traces, TRACES, files=True),
        _volumes(volumes),
        tuple(range(1, seeds + 1)),
        setting,
        configuration.load(config),
        days,
    )
