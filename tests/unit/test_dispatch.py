"""The canvas is built from what is due and what waits for it."""

import uuid
from typing import Any

import pytest
from celery.canvas import Signature

from pipeline.graph import TASKS, Task
from pipeline.recovery import Outbox
from workers.dispatch import YIELDING, canvas

VISUAL, FEEDBACK, MAIN, CLINICAL, REGULATORY, SCIENCE = TASKS
DEEP = [CLINICAL, REGULATORY, SCIENCE]


def shape(signature: Signature) -> Any:
    """Names only: a list for a chain, a set for a group."""
    if signature.task == "celery.chain":
        return [shape(part) for part in signature.tasks]
    if signature.task == "celery.group":
        return {shape(part) for part in signature.tasks}
    return signature.task


@pytest.mark.parametrize(
    ("due", "waiting", "expected"),
    [
        ([VISUAL, FEEDBACK], [MAIN, *DEEP], [[VISUAL, MAIN, {*DEEP}], FEEDBACK]),  # first dispatch
        ([VISUAL], [MAIN, *DEEP], [[VISUAL, MAIN, {*DEEP}]]),  # feedback is under way elsewhere
        ([MAIN], DEEP, [[MAIN, {*DEEP}]]),
        ([MAIN], [SCIENCE], [[MAIN, SCIENCE]]),  # the others were cancelled
        ([CLINICAL, SCIENCE], [], [CLINICAL, SCIENCE]),
        ([FEEDBACK], [MAIN, *DEEP], [FEEDBACK]),  # the line waits for a running visual analysis
        ([], [], []),
    ],
)
def test_what_is_due_carries_what_waits_for_it(due: list[Task], waiting: list[Task], expected: Any) -> None:
    outbox = Outbox(uuid.uuid4(), tuple(due), tuple(waiting))
    assert [shape(signature) for signature in canvas(outbox)] == expected


def test_messages_carry_the_pipelines_id_and_nothing_else() -> None:
    outbox = Outbox(uuid.uuid4(), (VISUAL, FEEDBACK), (MAIN, *DEEP))
    leaves = [s for s in _leaves(canvas(outbox))]
    assert {tuple(leaf.args) for leaf in leaves} == {(str(outbox.pipeline_id),)}
    assert not any(leaf.kwargs for leaf in leaves)


def test_only_what_lets_others_go_first_has_a_priority_below_theirs() -> None:
    outbox = Outbox(uuid.uuid4(), (VISUAL, FEEDBACK), (MAIN, *DEEP), yielding=(FEEDBACK,))
    found = {leaf.task: leaf.options.get("priority") for leaf in _leaves(canvas(outbox))}
    assert found.pop(FEEDBACK) == YIELDING and set(found.values()) == {None}


def _leaves(signatures: list[Signature]) -> list[Signature]:
    found: list[Signature] = []
    for signature in signatures:
        found += _leaves(list(signature.tasks)) if "tasks" in signature.kwargs else [signature]
    return found
