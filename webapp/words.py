"""The words, signs and figures of the page: one table for states, one for tasks, and the filters templates use."""

import datetime as dt

from flask import Flask

from pipeline.graph import Task
from pipeline.queries import TaskView
from pipeline.states import TaskState
from webapp.guards import configured

TASK_NAMES = {
    Task.VISUAL_ANALYSIS: "Visual analysis",
    Task.SLIDE_FEEDBACK: "Slide feedback",
    Task.EXTRACTIONS_AND_TEMPLATE: "Facts and template",
    Task.SPECIALIZED_CLINICAL: "Clinical",
    Task.SPECIALIZED_REGULATORY: "Regulatory",
    Task.SPECIALIZED_SCIENCE: "Science",
}

#: A sign and a word for each state, so that none is told by colour alone.
STATES = {
    "waiting": ("○", "waiting"),
    "queued": ("◔", "queued"),
    "running": ("▶", "running"),
    "succeeded": ("✓", "done"),
    "partial": ("◑", "partly done"),
    "failed": ("✕", "failed"),
    "blocked": ("⊘", "blocked"),
    "cancelled": ("–", "cancelled"),
}


def state_of(task: TaskView) -> str:
    """The word on a task's chip; a task that waits for another try says which."""
    word = STATES[task.state][1]
    if task.state is TaskState.RUNNING:
        return f"{word} {task.progress} %"
    if task.state is TaskState.QUEUED and task.failures:
        return f"retrying ({task.failures + 1}/{configured().max_failures})"
    return word


def moment(at: dt.datetime | None) -> str:
    """A time to the second in UTC, as people read it; empty for None."""
    return f"{at.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S} UTC" if at else ""


def duration(seconds: float | None) -> str:
    """Seconds as people read them: 0.4 s, 12 s, 3 min 20 s; empty for None."""
    if seconds is None:
        return ""
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def megabytes(size: int) -> str:
    """Bytes as people read them, in whole MB of 1024 * 1024 bytes, or in bytes below one."""
    return f"{size / 1024 / 1024:.0f} MB" if size >= 1024 * 1024 else f"{size} bytes"


def install(app: Flask) -> None:
    """Give the templates their words."""
    app.jinja_env.globals.update(TASK_NAMES=TASK_NAMES, STATES=STATES)
    app.jinja_env.filters.update(state_of=state_of, moment=moment, duration=duration, megabytes=megabytes)
