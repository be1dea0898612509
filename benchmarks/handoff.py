"""How long does a deck take from the vision worker to the text worker? `make bench-handoff`

A deck of 14 slides that was never seen before, again and again, on an otherwise idle system: embedded PostgreSQL and Redis,
a vision worker and a text worker that are warm, and an analyst that costs nothing. Measured by the record's clock, from the
commit of `visual_analysis` to the moment at which `extractions_and_template` has all slides in hand.
"""

import os
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

DECK = Path(__file__).parents[1] / "samples" / "biotech.pdf"
WARM_UP = 12


@contextmanager
def system(directory: Path) -> Iterator[None]:
    """Services, one worker for each queue, and beat."""
    from pipeline import logs
    from pipeline.settings import get_settings
    from standalone.output import LogFiles
    from standalone.process import Stage
    from standalone.system import System

    os.environ |= {
        "DECKFLOW_DATA_DIR": str(directory),
        "DECKFLOW_ANALYST": "benchmarks.talkative:TalkativeAnalyst",
        "DECKFLOW_TEMPLATE": "general",
        "DECKFLOW_LOG_LEVEL": "WARNING",
    }
    with System("bench", LogFiles(directory / "logs"), lambda words: click.echo(words, err=True)) as running:
        running.acquire()
        running.start_services()
        logs.configure(get_settings())
        here = running.surroundings(PYTHONPATH=str(Path(__file__).parents[1]))
        running.start(
            *(
                here.command(name, "workers.launcher", *queues, stage=Stage.WORKERS)
                for name, queues in {"vision": ["vision"], "text": ["text"], "back": ["background"]}.items()
            )
        )
        running.supervisor.wait_until(_missing, seconds=60, say=running.say)
        yield


def _missing() -> list[str]:
    from pipeline.database import engine
    from pipeline.models import ProcessingServer

    with engine().connect() as db:
        there = {row.server_type for row in db.execute(ProcessingServer.__table__.select())}
    return [name for name in ("vision", "text", "background") if f"{name}_container" not in there]


def run() -> tuple[float, float]:
    """One deck: seconds from the vision task's end to the text task's claim, and to its having all slides."""
    from pipeline import queries
    from pipeline.graph import Task
    from workers.submission import submit

    pipeline_id = submit(DECK.read_bytes() + f"\n% {uuid.uuid4()}".encode(), DECK.name)
    deadline = time.monotonic() + 60
    while not (view := queries.get_pipeline(pipeline_id)).settled:
        if time.monotonic() > deadline:
            sys.exit("a pipeline did not end within 60 s")
        time.sleep(0.05)
    vision, text = view.tasks[Task.VISUAL_ANALYSIS], view.tasks[Task.EXTRACTIONS_AND_TEMPLATE]
    if text.result is None or vision.ended_at is None or text.started_at is None:
        sys.exit(f"the pipeline ended {view.state}: {view.error}")
    handoff: dict[str, Any] = text.result["handoff"]
    if handoff["redis"] != view.pages:
        sys.exit(f"not all slides came through Redis: {handoff}")
    return (text.started_at - vision.ended_at).total_seconds(), handoff["seconds"]


def _line(name: str, seconds: list[float]) -> str:
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    figures = (statistics.median(seconds), cuts[94], cuts[98], max(seconds))
    return f"{name:<28}" + "".join(f"{figure * 1000:>9.1f}" for figure in figures)


@click.command()
@click.option("--runs", default=200, show_default=True, help="Decks to measure, one after the other.")
def main(runs: int) -> None:
    """Measure the handoff from vision to text."""
    with tempfile.TemporaryDirectory(prefix="deckflow-bench-") as directory, system(Path(directory)):
        for _ in range(WARM_UP):
            run()
        measured = []
        for number in range(runs):
            click.echo(f"\rdeck {number + 1} of {runs}", nl=False, err=True)
            measured.append(run())
        click.echo("\r" + " " * 30 + "\r", nl=False, err=True)
        claims, handoffs = zip(*measured, strict=True)
        click.echo(f"{runs} decks of 14 slides; milliseconds{'p50':>6}{'p95':>9}{'p99':>9}{'max':>9}")
        click.echo(_line("commit to claim", list(claims)))
        click.echo(_line("commit to deck in hand", list(handoffs)))


if __name__ == "__main__":
    main()
