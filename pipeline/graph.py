"""The six tasks of a pipeline, as data.

Everything that depends on the shape of a pipeline is derived from `GRAPH`: queues, weights, dependencies,
the database enum, the canvas, the progress bar and the chips on the page. It owns no table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Queue(StrEnum):
    """The Celery queues. `vision` and `text` may have no replica at all; `control` must always have one."""

    VISION = "vision"
    TEXT = "text"
    CONTROL = "control"
    BACKGROUND = "background"
    DEDICATED = "dedicated"


class Route(StrEnum):
    """Who works on a pipeline: the pools of containers, each by its own queue, or the dedicated server, which takes all."""

    CONTAINERS = "containers"
    DEDICATED = "dedicated"


class Task(StrEnum):
    """The names of the tasks, in graph order: the order in which rows are locked and shown."""

    VISUAL_ANALYSIS = "visual_analysis"
    SLIDE_FEEDBACK = "slide_feedback"
    EXTRACTIONS_AND_TEMPLATE = "extractions_and_template"
    SPECIALIZED_CLINICAL = "specialized_clinical"
    SPECIALIZED_REGULATORY = "specialized_regulatory"
    SPECIALIZED_SCIENCE = "specialized_science"


@dataclass(frozen=True)
class Node:
    """One task of the graph. `weight` is its share of the progress bar in percent (PRD, "Pipeline Progress Aggregation").

    `yields_for` are the seconds for which it lets the others of its queue go first, those of all decks, until it has once begun
    (docs/decisions/0008).
    """

    task: Task
    queue: Queue
    depends_on: Task | None
    weight: int
    layer: int
    yields_for: float = 0.0


GRAPH: dict[Task, Node] = {
    node.task: node
    for node in (
        Node(Task.VISUAL_ANALYSIS, Queue.VISION, None, weight=20, layer=1),
        # As long as a deck may take to start (PRD: "95% of pipelines start within 5 minutes").
        Node(Task.SLIDE_FEEDBACK, Queue.VISION, None, weight=20, layer=1, yields_for=300),
        Node(Task.EXTRACTIONS_AND_TEMPLATE, Queue.TEXT, Task.VISUAL_ANALYSIS, weight=30, layer=2),
        Node(Task.SPECIALIZED_CLINICAL, Queue.TEXT, Task.EXTRACTIONS_AND_TEMPLATE, weight=10, layer=3),
        Node(Task.SPECIALIZED_REGULATORY, Queue.TEXT, Task.EXTRACTIONS_AND_TEMPLATE, weight=10, layer=3),
        Node(Task.SPECIALIZED_SCIENCE, Queue.TEXT, Task.EXTRACTIONS_AND_TEMPLATE, weight=10, layer=3),
    )
}

#: Every task in graph order.
TASKS: tuple[Task, ...] = tuple(GRAPH)

#: The task whose success makes an otherwise failed pipeline `partial`: with it, there is something to read.
MAIN_TASK = Task.EXTRACTIONS_AND_TEMPLATE


#: The PRD's `dependencies`: what each task waits for. A pipeline keeps the mapping it was made with, as JSON.
DEPENDENCIES: dict[str, str | None] = {node.task.value: node.depends_on for node in GRAPH.values()}


def dependents(task: Task, dependencies: Mapping[str, str | None] = DEPENDENCIES) -> tuple[Task, ...]:
    """The tasks that wait for `task` directly, in graph order."""
    return tuple(t for t in TASKS if dependencies.get(t) == task)


def descendants(task: Task, dependencies: Mapping[str, str | None] = DEPENDENCIES) -> tuple[Task, ...]:
    """Every task downstream of `task`, in graph order."""
    below: set[str | None] = {task}
    for t in TASKS:
        if dependencies.get(t) in below:
            below.add(t)
    return tuple(t for t in TASKS if t in below and t is not task)


def tasks_of(queue: Queue) -> tuple[Task, ...]:
    """The tasks that run on `queue`, in graph order."""
    return tuple(node.task for node in GRAPH.values() if node.queue is queue)


def queue_of(task: Task, route: Route) -> Queue:
    """The queue by which a task of a pipeline on `route` reaches a worker."""
    return Queue.DEDICATED if route is Route.DEDICATED else GRAPH[task].queue


def route_of(queue: Queue) -> Route:
    """The route whose messages a queue carries."""
    return Route.DEDICATED if queue is Queue.DEDICATED else Route.CONTAINERS


def weighted_progress(percent: dict[Task, int]) -> int:
    """Progress of a pipeline, 0 to 100: the sum of weight * percent / 100 over its tasks, rounded down."""
    return sum(GRAPH[task].weight * percent[task] for task in TASKS) // 100
