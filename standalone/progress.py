"""What people see of pipelines while these run: bars on a terminal, lines elsewhere, a summary at the end.

It reads the record through `pipeline.queries`, changes nothing and owns no table.
"""

import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Protocol, Self

import structlog
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from pipeline.errors import NotFound, ServiceUnavailable
from pipeline.graph import GRAPH, Queue, Task
from pipeline.queries import PipelineView, TaskView, get_pipeline, get_pipelines
from pipeline.states import TaskState
from standalone.supervisor import Say
from workers.report import NOT_STATED, report_of

log = structlog.get_logger()

#: How often the record is read, in seconds.
POLL_SECONDS = 0.3
#: How often a line about a deck is written at most, in seconds.
LINE_SECONDS = 2.0
#: How long PostgreSQL may stay away, in seconds: the supervisor starts it again meanwhile.
PATIENCE_SECONDS = 120
#: Width of a bar, in characters.
BAR_WIDTH = 20


class Display(Protocol):
    """Shows pipelines as they move."""

    def show(self, views: list[PipelineView]) -> None:
        """What they look like now."""


def follow(
    ids: Iterable[uuid.UUID], *, wait: Callable[[float], None], show: Callable[[list[PipelineView]], None]
) -> Iterator[PipelineView]:
    """Each pipeline with its results once it has ended, in the order in which they end.

    `wait` passes the time between two looks, `show` is given all of them each time. Raises `NotFound`, and
    `ServiceUnavailable` when PostgreSQL stays away for two minutes.
    """
    wanted = list(ids)
    unsettled = set(wanted)
    answered = time.monotonic()
    while unsettled:
        try:
            views = get_pipelines(wanted, results=False)
            answered = time.monotonic()
        except ServiceUnavailable:
            if time.monotonic() - answered > PATIENCE_SECONDS:
                raise
            log.warning("record_unreachable")
            wait(POLL_SECONDS)
            continue
        if gone := unsettled - {view.id for view in views}:
            raise NotFound(f"The record has lost {', '.join(map(str, gone))}.")
        show(views)
        for view in views:
            if view.settled and view.id in unsettled:
                unsettled.remove(view.id)
                yield get_pipeline(view.id)
        if unsettled:
            wait(POLL_SECONDS)


class Lines:
    """A line for each deck that has moved, at most every two seconds."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._said: dict[uuid.UUID, tuple[float, str]] = {}

    def show(self, views: list[PipelineView]) -> None:
        """Write what is new."""
        for view in views:
            at, text = self._said.get(view.id, (0.0, ""))
            line = f"{view.document_name} [{_bar(view.progress)}] {view.progress:3d} %  {describe(view)}"
            if line != text and (view.settled or time.monotonic() - at >= LINE_SECONDS):
                self._said[view.id] = (time.monotonic(), line)
                self._say(line)


class Bars:
    """A live bar for each deck. Use it as a context."""

    def __init__(self, console: Console) -> None:
        columns = (
            TextColumn("{task.fields[name]}"),
            BarColumn(BAR_WIDTH),
            TextColumn("{task.percentage:>3.0f} %"),
        )
        self._progress = Progress(
            *columns, TimeElapsedColumn(), TextColumn("{task.description}"), console=console
        )
        self._bars: dict[uuid.UUID, TaskID] = {}

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def show(self, views: list[PipelineView]) -> None:
        """Move the bars."""
        for view in views:
            if view.id not in self._bars:
                name = escape(view.document_name)
                self._bars[view.id] = self._progress.add_task("", total=100, name=name)
            bar = self._bars[view.id]
            self._progress.update(bar, completed=view.progress, description=escape(describe(view)))
            if view.settled:
                self._progress.stop_task(bar)


def describe(view: PipelineView) -> str:
    """What is being done, in a few words: the running tasks and their slides, or why nothing runs."""
    if view.settled:
        return view.state.value if not view.error else f"{view.state}: {view.error.splitlines()[0]}"
    running = {name: task for name, task in view.tasks.items() if task.state is TaskState.RUNNING}
    if running:
        return ", ".join(_working(view, name, task) for name, task in running.items())
    again = [
        task.retry_at for task in view.tasks.values() if task.retry_at and task.state is TaskState.QUEUED
    ]
    if again:
        return f"tries again at {min(again).astimezone():%H:%M:%S}"
    return "waiting for a worker"


def _working(view: PipelineView, name: Task, task: TaskView) -> str:
    if GRAPH[name].queue is Queue.VISION:
        return f"{name} slide {round(task.progress * view.pages / 100)}/{view.pages}"
    return f"{name} {task.progress} %"


def summary(view: PipelineView) -> list[str]:
    """The facts of a pipeline in a few lines, with the slides they are from."""
    lines = [f"{view.document_name}: {describe(view)} ({view.pages} slides)"]
    for fact in report_of(view).facts:
        slides = ", ".join(str(slide) for slide in dict.fromkeys(c.slide for c in fact.citations))
        source = f" (slide {slides})" if slides else ""
        lines.append(f"  {fact.label}: {fact.value or NOT_STATED}{source}")
    return lines + [f"  Warning: {warning}" for warning in view.warnings]


def _bar(percent: int) -> str:
    filled = percent * BAR_WIDTH // 100
    return "#" * filled + "." * (BAR_WIDTH - filled)
