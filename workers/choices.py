"""What is to be done differently for one deck, one task or one slide: checked when it is asked for, not when it is worked on.

It decides what may be chosen; what the choice means is the analyst's affair, whose constructor refuses what makes no sense.
"""

import secrets
import uuid
from collections.abc import Collection
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline import lifecycle, queries
from pipeline.errors import NotAllowed, NotFound
from pipeline.graph import GRAPH, TASKS, Queue, Task
from workers.analysts import registry
from workers.analysts.base import Choice, Stage, TaskChoice

#: The stages of each task: those for which it takes a prompt.
STAGES: dict[Task, tuple[Stage, ...]] = {
    Task.VISUAL_ANALYSIS: ("describe_slide",),
    Task.SLIDE_FEEDBACK: ("review_slide",),
    Task.EXTRACTIONS_AND_TEMPLATE: ("extract", "apply_template"),
    Task.SPECIALIZED_CLINICAL: ("specialize",),
    Task.SPECIALIZED_REGULATORY: ("specialize",),
    Task.SPECIALIZED_SCIENCE: ("specialize",),
}


class Wishes(BaseModel):
    """What an upload may choose beside its template: a model for each kind of task, and a set of prompts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vision_model: str | None = None
    text_model: str | None = None
    prompt_set: str | None = None


def for_upload(wishes: Wishes, analyst: str) -> dict[Task, dict[str, Any]]:
    """The choice for each task of a new pipeline. Raises `NotAllowed` or `NotFound` for what can't be chosen."""
    models = {Queue.VISION: wishes.vision_model, Queue.TEXT: wishes.text_model}
    chosen: dict[Task, dict[str, Any]] = {}
    for task in TASKS:
        wish = {"model": models.get(GRAPH[task].queue), "prompt_set": wishes.prompt_set}
        if wish := {name: value for name, value in wish.items() if value}:
            chosen[task] = _dump(check(wish, task, analyst))
    return chosen


def check(wish: dict[str, Any], task: Task, analyst: str) -> Choice:
    """A wish from outside as a choice for a task. Raises `NotAllowed` with the reason, or what the analyst's constructor does."""
    try:
        choice = Choice.model_validate(wish)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise NotAllowed(f"This can't be chosen: {place}: {first['msg']}.") from error
    if foreign := sorted(set(choice.prompts) - set(STAGES[task])):
        raise NotAllowed(f"{task} has no prompt {foreign[0]!r}, only: {', '.join(STAGES[task])}.")
    registry.create(analyst, choice)
    return choice


def rerun(
    pipeline_id: uuid.UUID,
    tasks: Collection[Task] | None,
    *,
    force: bool = False,
    wish: dict[str, Any] | None = None,
    slides: Collection[int] = (),
) -> list[Task]:
    """Put tasks back to work, differently if there is a wish; returns them as `lifecycle.retry` does, and raises as it does.

    What is not wished for stays as it was chosen before. With `slides`, the one vision task that is named is done again
    for these alone, and all other slides are kept.
    """
    view = queries.get_pipeline(pipeline_id, results=False)
    if slides:
        _check_slides(slides, tasks, pages=view.pages)
    if not wish and not slides:
        return lifecycle.retry(pipeline_id, tasks, force=force)
    if not tasks:
        raise NotAllowed("Name the tasks that are to be done differently.")
    for task in tasks:
        check(wish or {}, task, view.analyst)

    def revise(task: Task, chosen: dict[str, Any]) -> dict[str, Any]:
        return revised(TaskChoice.model_validate(chosen), wish or {}, slides)

    return lifecycle.retry(pipeline_id, tasks, force=force, revise=revise, keep_slides=bool(slides))


def revised(chosen: TaskChoice, wish: dict[str, Any], slides: Collection[int]) -> dict[str, Any]:
    """A task's choice after a wish: for all its slides, which ends what was chosen for single ones, or for some."""
    if not slides:
        return _dump(_merged(chosen.usual, wish))
    # Under a word of its own, so that the same question is asked again.
    fresh = {"rerun": secrets.token_hex(8)}
    single = {number: _merged(chosen.for_slide(number), wish | fresh) for number in slides}
    return _dump(chosen.model_copy(update={"slides": chosen.slides | single}))


def _merged(choice: Choice, wish: dict[str, Any]) -> Choice:
    merged = choice.model_dump() | wish
    for name in ("prompts", "options"):
        merged[name] = getattr(choice, name) | wish.get(name, {})
    return Choice.model_validate(merged)


def _check_slides(slides: Collection[int], tasks: Collection[Task] | None, *, pages: int) -> None:
    named = list(tasks or ())
    if len(named) != 1 or GRAPH[named[0]].queue is not Queue.VISION:
        raise NotAllowed("Single slides can be done again for one vision task: name it.")
    if wrong := [number for number in slides if not 1 <= number <= pages]:
        raise NotFound(f"This deck has no slide {wrong[0]}.")


def _dump(choice: Choice) -> dict[str, Any]:
    return choice.model_dump(mode="json", exclude_defaults=True)
