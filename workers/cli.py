"""The operator's commands: `celery -A workers pipeline ...`, a plugin of the celery command line.

They do what the page does, through the same functions. What is asked for goes to stdout, everything else to stderr; an error
is one line and exit code 1. The module is imported whenever `celery` starts, so it imports nothing heavy by itself.
"""

import json
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.live import Live
from rich.table import Column, Table

from pipeline import lifecycle, logs, queries
from pipeline.errors import DeckflowError
from pipeline.graph import TASKS, Task
from pipeline.queries import PipelineView
from pipeline.settings import get_settings
from pipeline.states import PipelineState

#: Seconds between two looks at the record while watching.
LOOK_SECONDS = 0.5
#: Columns of a table that goes into a pipe or a file, where nothing should be cut.
PIPE_WIDTH = 200


class Group(click.Group):
    """A group whose commands answer our own errors with one line and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except DeckflowError as error:
            raise click.ClickException(str(error).partition("\n")[0]) from error


@click.group("pipeline", cls=Group)
def pipeline() -> None:
    """Submit decks, and look after their pipelines.

    \b
    celery -A workers pipeline submit deck.pdf
    celery -A workers pipeline watch 6f1c...
    celery -A workers pipeline export 6f1c... --format md --out report.md
    """
    # Only what an operator has to know; stdout stays free for what was asked for.
    logs.configure(get_settings().model_copy(update={"log_level": "WARNING"}))


as_json_lines = click.option("--json", "as_data", is_flag=True, help="Print JSON instead of a table.")
of_pipeline = click.argument("pipeline_id", metavar="ID", type=click.UUID)


@pipeline.command("submit")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--template", help="The name of the template to fill in. Default: DECKFLOW_TEMPLATE.")
@click.option("--vision-model", help="The model that looks at the slides. Default: DECKFLOW_VISION_MODEL.")
@click.option("--text-model", help="The model that reads the deck. Default: DECKFLOW_TEXT_MODEL.")
@click.option("--prompt-set", help="The folder of prompts to use. Default: DECKFLOW_PROMPT_SET.")
def submit_files(files: tuple[Path, ...], template: str | None, **wanted: str | None) -> None:
    """Take in PDFs and start their analysis; prints one id a line.

    A file that can't be used is named on stderr, and the others go on; the exit code is then 1.
    """
    from workers.choices import Wishes
    from workers.submission import submit

    wishes = Wishes(**wanted)
    refused = 0
    for path in files:
        try:
            with path.open("rb") as file:
                click.echo(f"{submit(file, path.name, template=template, wishes=wishes)}\t{path.name}")
        except (DeckflowError, OSError) as error:
            refused += 1
            reason = error.strerror if isinstance(error, OSError) else error
            click.echo(f"{path.name}: {reason}", err=True)
    if refused:
        raise SystemExit(1)


@pipeline.command("list")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many, newest first."
)
@as_json_lines
def list_newest(limit: int, as_data: bool) -> None:
    """List the newest pipelines."""
    views = queries.newest_pipelines(limit)
    if as_data:
        click.echo(json.dumps([_line(view) for view in views], indent=2))
        return
    table = Table(Column("id", min_width=36), "deck", "state", "progress", "created", box=None)
    for view in views:
        created = f"{view.created_at:%Y-%m-%d %H:%M:%S}"
        table.add_row(str(view.id), _plain(view.document_name), view.state, f"{view.progress} %", created)
    _console().print(table)


@pipeline.command("show")
@of_pipeline
@click.option("--events", is_flag=True, help="Also print the history of its tasks.")
@as_json_lines
def show(pipeline_id: uuid.UUID, events: bool, as_data: bool) -> None:
    """Show one pipeline: its tasks, attempts and errors."""
    from workers.export import as_json

    if as_data:
        click.echo(json.dumps(as_json(queries.get_pipeline(pipeline_id)), indent=2, ensure_ascii=False))
        return
    console = _console()
    console.print(_picture(queries.get_pipeline(pipeline_id, results=False)))
    if events:
        console.print(_history(pipeline_id))


@pipeline.command("watch")
@of_pipeline
def watch(pipeline_id: uuid.UUID) -> None:
    """Follow a pipeline until it has ended; the exit code is 0 only if it succeeded."""
    console = _console()
    if console.is_terminal:
        with Live(console=console, auto_refresh=False) as live:
            for view in _follow(pipeline_id):
                live.update(_picture(view), refresh=True)
    else:
        for view in _follow(pipeline_id):
            click.echo(f"{view.state} {view.progress} %")
    if view.state is not PipelineState.SUCCEEDED:
        raise SystemExit(1)


def _follow(pipeline_id: uuid.UUID) -> Iterator[PipelineView]:
    """A pipeline as it is now and whenever it has changed, the last time when it has ended."""
    seen = None
    while True:
        view = queries.get_pipeline(pipeline_id, results=False)
        now = (view.state, [(task.state, task.progress, task.attempt) for task in view.tasks.values()])
        if now != seen:
            seen = now
            yield view
        if view.settled:
            return
        time.sleep(LOOK_SECONDS)


@pipeline.command("retry")
@of_pipeline
@click.option("--task", "names", multiple=True, type=click.Choice([task.value for task in TASKS]))
@click.option(
    "--force", is_flag=True, help="Also redo a named task that succeeded, and all that follows from it."
)
@click.option(
    "--slide", "slides", multiple=True, type=int, help="Redo this slide alone, for one vision task."
)
@click.option("--model", help="The model to use instead.")
@click.option("--prompt-set", help="The folder of prompts to use instead.")
@click.option(
    "--prompt", "prompts", multiple=True, metavar="STAGE=FILE", help="An edited prompt for a stage."
)
def retry(
    pipeline_id: uuid.UUID, names: tuple[str, ...], force: bool, slides: tuple[int, ...], **wanted: Any
) -> None:
    """Put tasks back to work: those named, or all that failed, were blocked or cancelled.

    With another model or an edited prompt the old result is kept beside the new one:

    \b
    celery -A workers pipeline retry 6f1c... --task visual_analysis --force --slide 7 --prompt describe_slide=mine.md
    """
    from workers.choices import rerun
    from workers.dispatch import dispatch

    wish = {name: wanted[name] for name in ("model", "prompt_set") if wanted[name]}
    if wanted["prompts"]:
        wish["prompts"] = dict(_edited(pair) for pair in wanted["prompts"])
    tasks = [Task(name) for name in names] or None
    put_back = rerun(pipeline_id, tasks, force=force, wish=wish, slides=slides)
    dispatch(pipeline_id)
    click.echo(f"Put back: {', '.join(put_back) or 'nothing'}.")


def _edited(pair: str) -> tuple[str, str]:
    stage, _, path = pair.partition("=")
    if not path:
        raise click.BadParameter(
            "Write it as STAGE=FILE, as in describe_slide=mine.md.", param_hint="--prompt"
        )
    try:
        return stage, Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"The prompt {path} could not be read: {error}") from error


@pipeline.command("cancel")
@of_pipeline
def cancel(pipeline_id: uuid.UUID) -> None:
    """Cancel what is still open; a running task stops at its next slide."""
    lifecycle.cancel(pipeline_id)
    click.echo(f"The pipeline is {queries.get_pipeline(pipeline_id, results=False).state}.")


@pipeline.command("export")
@of_pipeline
@click.option("--format", "form", type=click.Choice(["json", "md"]), default="json", show_default=True)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write. Default: stdout."
)
def export(pipeline_id: uuid.UUID, form: str, out: Path | None) -> None:
    """Print or save the results, as JSON or as a report in Markdown."""
    from workers.export import as_json, as_markdown

    view = queries.get_pipeline(pipeline_id)
    text = (
        as_markdown(view) if form == "md" else f"{json.dumps(as_json(view), indent=2, ensure_ascii=False)}\n"
    )
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{out} could not be written: {error.strerror}.") from error


def _console() -> Console:
    console = Console(markup=False, highlight=False)
    if not console.is_terminal:
        console.width = PIPE_WIDTH
    return console


def _plain(name: str) -> str:
    """A deck's name without characters that a terminal would obey."""
    return "".join(char for char in name if char.isprintable())


def _line(view: PipelineView) -> dict[str, Any]:
    return {
        "id": str(view.id),
        "document": view.document_name,
        "status": view.state.value,
        "progress": view.progress,
        "route": view.route.value,
        "error": view.error,
        "created_at": view.created_at.isoformat(),
    }


def _picture(view: PipelineView) -> Table:
    title = f"{_plain(view.document_name)}: {view.state}, {view.progress} %, on {view.route}"
    table = Table("task", "state", "progress", "attempt", "seconds", "server", "error", box=None, title=title)
    for task in view.tasks.values():
        seconds = "" if task.seconds is None else f"{task.seconds:.1f}"
        figures = (f"{task.progress} %", str(task.attempt), seconds)
        table.add_row(task.task, task.state, *figures, task.server_id or "", _plain(task.error or ""))
    table.title_justify = "left"
    return table


def _history(pipeline_id: uuid.UUID) -> Table:
    table = Table("time (UTC)", "task", "from", "to", "attempt", "server", "reason", box=None)
    for event in queries.history(pipeline_id):
        change = (event.from_state or "", event.to_state, str(event.attempt))
        table.add_row(
            f"{event.at:%H:%M:%S.%f}", event.task, *change, event.server_id or "", _plain(event.reason)
        )
    return table
