"""The graph is the one table from which the rest follows."""

from hypothesis import given
from hypothesis import strategies as st

import celeryconfig
from pipeline.graph import GRAPH, TASKS, Queue, Task, dependents, descendants, tasks_of, weighted_progress
from workers.celery import app


def test_weights_make_a_whole() -> None:
    assert sum(node.weight for node in GRAPH.values()) == 100


def test_every_task_waits_for_one_that_comes_before_it() -> None:
    for position, node in enumerate(GRAPH.values()):
        assert node.depends_on is None or TASKS.index(node.depends_on) < position


def test_every_task_has_a_celery_task_of_its_name_and_a_route_to_its_queue() -> None:
    app.loader.import_default_modules()
    assert {task.value for task in TASKS} <= set(app.tasks)
    assert {name: celeryconfig.task_routes[name]["queue"] for name in GRAPH} == {
        task: node.queue for task, node in GRAPH.items()
    }


def test_vision_tasks_come_before_text_tasks() -> None:
    assert tasks_of(Queue.VISION) == (Task.VISUAL_ANALYSIS, Task.SLIDE_FEEDBACK)
    assert descendants(Task.VISUAL_ANALYSIS) == tasks_of(Queue.TEXT)
    assert dependents(Task.EXTRACTIONS_AND_TEMPLATE) == tasks_of(Queue.TEXT)[1:]


@given(st.fixed_dictionaries({task: st.integers(0, 100) for task in TASKS}), st.sampled_from(TASKS))
def test_progress_grows_with_each_task_and_ends_at_a_hundred(percent: dict[Task, int], task: Task) -> None:
    before = weighted_progress(percent)
    assert before <= weighted_progress(percent | {task: 100}) <= 100
    assert weighted_progress(dict.fromkeys(TASKS, 100)) == 100
