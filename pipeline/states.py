"""The states of a task and of a pipeline, the edges between them, and how the second follows from the first.

This is the one table of allowed transitions: `pipeline.statements` builds its `WHERE` clauses from it, and the docs
draw it. It owns no table and touches no database.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from pipeline.graph import MAIN_TASK, Task


class TaskState(StrEnum):
    """`waiting` for its upstream task, `queued` for a worker, `running` under a lease, or ended one way or another."""

    WAITING = "waiting"
    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    BLOCKED = "blocked"
    CANCELLED = "cancelled"


class PipelineState(StrEnum):
    """What the six tasks of a pipeline amount to. `partial`: the main text task succeeded, something else did not."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    PARTIAL = "partial"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN_TASK_STATES = frozenset({TaskState.WAITING, TaskState.QUEUED, TaskState.RUNNING})
OPEN_PIPELINE_STATES = frozenset({PipelineState.QUEUED, PipelineState.RUNNING})
SETTLED_STATES = frozenset(PipelineState) - OPEN_PIPELINE_STATES

#: Every allowed transition of a task: state -> the states it may go to next.
EDGES: Mapping[TaskState, frozenset[TaskState]] = {
    TaskState.WAITING: frozenset({TaskState.QUEUED, TaskState.BLOCKED, TaskState.CANCELLED}),
    TaskState.QUEUED: frozenset({TaskState.RUNNING, TaskState.WAITING, TaskState.CANCELLED}),
    TaskState.RUNNING: frozenset(
        {TaskState.SUCCEEDED, TaskState.FAILED, TaskState.QUEUED, TaskState.CANCELLED},
    ),
    TaskState.SUCCEEDED: frozenset({TaskState.QUEUED, TaskState.WAITING}),
    TaskState.FAILED: frozenset({TaskState.QUEUED, TaskState.WAITING}),
    TaskState.BLOCKED: frozenset({TaskState.QUEUED, TaskState.WAITING}),
    TaskState.CANCELLED: frozenset({TaskState.QUEUED, TaskState.WAITING}),
}


def sources(target: TaskState) -> tuple[TaskState, ...]:
    """The states from which `target` may be entered."""
    return tuple(state for state in TaskState if target in EDGES[state])


def derive(states: Mapping[Task, TaskState], attempts: Iterable[int]) -> PipelineState:
    """The state of a pipeline, from the states of its tasks and the number of attempts each had; first match wins.

    `statements.SETTLE` says the same in SQL; a stateful test keeps the two equal.
    """
    seen = set(states.values())
    if TaskState.RUNNING in seen:
        return PipelineState.RUNNING
    if seen & OPEN_TASK_STATES:
        return PipelineState.RUNNING if any(attempts) else PipelineState.QUEUED
    if TaskState.CANCELLED in seen:
        return PipelineState.CANCELLED
    if seen == {TaskState.SUCCEEDED}:
        return PipelineState.SUCCEEDED
    if states[MAIN_TASK] is TaskState.SUCCEEDED:
        return PipelineState.PARTIAL
    return PipelineState.FAILED
