"""Which tasks are put back when a person retries or reruns some: a pure decision. It changes nothing and owns no table."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pipeline.errors import NotAllowed, NotFound
from pipeline.graph import GRAPH, TASKS, Queue, Task
from pipeline.states import TaskState

UNSUCCESSFUL = frozenset({TaskState.FAILED, TaskState.BLOCKED, TaskState.CANCELLED})


@dataclass(frozen=True)
class Rerun:
    """Tasks to be queued, tasks to wait for those above them, and vision tasks whose slides are to be analysed afresh."""

    queued: tuple[Task, ...]
    waiting: tuple[Task, ...]
    afresh: tuple[Task, ...]


def plan(
    states: Mapping[Task, TaskState],
    named: Collection[Task] | None,
    *,
    force: bool,
    dependencies: Mapping[str, str | None],
) -> Rerun:
    """Close the wish upwards, over what did not succeed, and downwards, over what was blocked or rests on what is redone.

    Without `named`: all that failed, were blocked or cancelled. Raises `NotFound` for a task that the pipeline does not
    have, `NotAllowed` when one has succeeded and `force` is not set, or is running.
    """
    chosen = (
        {task for task, state in states.items() if state in UNSUCCESSFUL} if named is None else set(named)
    )
    _check_named(states, chosen, force=force)
    order = [task for task in TASKS if task in states]
    for task in reversed(order):
        above = _above(task, dependencies)
        if task in chosen and above is not None and states[above] in UNSUCCESSFUL:
            chosen.add(above)
    for task in order:
        above = _above(task, dependencies)
        if above in chosen and (states[above] is TaskState.SUCCEEDED or states[task] is TaskState.BLOCKED):
            chosen.add(task)
    if busy := [task for task in order if task in chosen and states[task] is TaskState.RUNNING]:
        raise NotAllowed(f"{', '.join(busy)} is running. Wait for its end, or cancel the pipeline first.")
    waiting = {task for task in chosen if _has_to_wait(task, chosen, states, dependencies)}
    return Rerun(
        queued=tuple(t for t in order if t in chosen - waiting and states[t] is not TaskState.QUEUED),
        waiting=tuple(t for t in order if t in waiting and states[t] is not TaskState.WAITING),
        afresh=tuple(
            t
            for t in order
            if t in chosen and states[t] is TaskState.SUCCEEDED and GRAPH[t].queue is Queue.VISION
        ),
    )


def _check_named(states: Mapping[Task, TaskState], chosen: Collection[Task], *, force: bool) -> None:
    for task in chosen:
        if task not in states:
            raise NotFound(f"This pipeline has no task {task}.")
        if states[task] is TaskState.SUCCEEDED and not force:
            raise NotAllowed(
                f"{task} has succeeded. To do it again, and all that follows from it, ask for it with force."
            )


def _above(task: Task, dependencies: Mapping[str, str | None]) -> Task | None:
    above = dependencies.get(task)
    return Task(above) if above else None


def _has_to_wait(
    task: Task,
    chosen: Collection[Task],
    states: Mapping[Task, TaskState],
    dependencies: Mapping[str, str | None],
) -> bool:
    above = _above(task, dependencies)
    return above is not None and (above in chosen or states[above] is not TaskState.SUCCEEDED)
