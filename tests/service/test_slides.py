"""What happens inside a vision task: slides asked about side by side, kept one by one, given up one by one."""

import threading
import time
import uuid
from pathlib import Path
from typing import Any

import pytest
from celery.exceptions import Ignore

from pipeline import lifecycle, queries, servers
from pipeline.documents import reader
from pipeline.documents.slides import Slide
from pipeline.errors import AnalysisError, NotAllowed, NotFound
from pipeline.graph import Queue, Task
from pipeline.settings import get_settings
from pipeline.states import TaskState
from tests.service.looking import (
    CIRCLES,
    FEEDBACK,
    PAGES,
    VISION,
    Scripted,
    fresh,
    look,
    new_pipeline,
    review,
)
from tests.services import Redis
from workers import choices, execution, slides, stages
from workers.analysts.base import Choice, Deck, SlideDescription


@pytest.fixture(autouse=True)
def script(database: str, data_dir: Path, broker: Redis, monkeypatch: pytest.MonkeyPatch) -> type[Scripted]:
    return fresh(monkeypatch)


def test_slides_are_asked_about_side_by_side_up_to_the_analysts_limit(script: type[Scripted]) -> None:
    script.meet = threading.Barrier(3)
    result = look(new_pipeline())
    assert [slide["slide"] for slide in result["slides"]] == list(range(1, PAGES + 1))
    assert result["cache"] == {"redis": 0, "postgres": 0, "asked": PAGES}


def test_a_second_upload_of_the_same_bytes_asks_nothing(script: type[Scripted]) -> None:
    first = look(new_pipeline())
    second = look(new_pipeline())
    assert len(script.asked) == PAGES
    assert second["slides"] == first["slides"]
    assert second["cache"] == {"redis": PAGES, "postgres": 0, "asked": 0}


def test_a_slide_that_fails_alone_is_marked_and_the_deck_goes_on(script: type[Scripted]) -> None:
    script.fails = {4: CIRCLES}
    result = look(new_pipeline())
    failed = result["slides"][3]
    assert failed["error"] == "The model talks in circles." and failed["text"]
    assert result["warnings"] == ["Slide 4: This slide was given up: The model talks in circles."]
    script.fails = {}
    assert look(new_pipeline())["slides"][3]["error"] is None
    assert [number for number, _ in script.asked].count(4) == 2 and len(script.asked) == PAGES + 1


def test_too_many_failed_slides_fail_the_task_which_keeps_what_it_has(script: type[Scripted]) -> None:
    script.fails = dict.fromkeys((5, 6), CIRCLES)
    pipeline_id = new_pipeline()
    with pytest.raises(AnalysisError, match="5, 6 of 6"):
        look(pipeline_id)
    task = queries.get_pipeline(pipeline_id).tasks[VISION]
    assert (task.state, task.error_code, task.failures) == (TaskState.QUEUED, "repetition", 1)
    script.fails = {}
    assert look(new_pipeline())["cache"]["asked"] == 2


def test_a_cancelled_pipeline_ends_the_calls_under_way(
    script: type[Scripted], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKFLOW_RENEW_SECONDS", "0.2")
    get_settings.cache_clear()
    script.hangs = True
    pipeline_id = new_pipeline()
    threading.Timer(1, lifecycle.cancel, [pipeline_id]).start()
    started = time.monotonic()
    with pytest.raises(Ignore):
        look(pipeline_id)
    for thread in threading.enumerate():
        if thread.name.startswith("ask"):
            thread.join(timeout=10)
    assert time.monotonic() - started < 10


def test_a_draining_server_keeps_what_was_asked_and_asks_no_more(script: type[Scripted]) -> None:
    servers.register("worker", [Queue.VISION], concurrency=3)
    pipeline_id = new_pipeline()
    script.meet = threading.Barrier(3, action=lambda: servers.drain("worker"))
    with pytest.raises(Ignore):
        look(pipeline_id)
    assert queries.get_pipeline(pipeline_id).tasks[VISION].state is TaskState.QUEUED
    script.meet = None
    asked = len(script.asked)
    assert 3 <= asked < PAGES
    execution.perform(VISION, str(pipeline_id), server_id="another", stage=stages.describe_slides)
    assert len(script.asked) == PAGES


def test_one_slide_is_done_again_with_another_model_and_all_others_are_kept(script: type[Scripted]) -> None:
    pipeline_id = new_pipeline()
    look(pipeline_id)
    choices.rerun(pipeline_id, [VISION], force=True, wish={"model": "larger"}, slides=[2])
    result = look(pipeline_id)
    assert script.asked[PAGES:] == [(2, "larger")]
    assert result["slides"][1]["summary"] == "by larger" and result["slides"][0]["summary"] == "by None"
    (previous,) = queries.get_pipeline(pipeline_id).tasks[VISION].previous
    assert previous.result["slides"][1]["summary"] == "by None"


def test_the_same_question_about_one_slide_is_asked_again_when_a_person_wants_it(
    script: type[Scripted],
) -> None:
    pipeline_id = new_pipeline()
    look(pipeline_id)
    for _ in range(2):
        choices.rerun(pipeline_id, [VISION], force=True, slides=[5])
        look(pipeline_id)
    assert script.asked[PAGES:] == [(5, None)] * 2


def test_what_one_vision_task_has_said_survives_that_the_other_is_done_again(script: type[Scripted]) -> None:
    pipeline_id = new_pipeline()
    look(pipeline_id)
    review(pipeline_id)
    choices.rerun(pipeline_id, [FEEDBACK], force=True)
    assert review(pipeline_id)["cache"]["asked"] == PAGES
    choices.rerun(pipeline_id, [VISION], force=True, wish={"model": "larger"}, slides=[2])
    look(pipeline_id)
    assert script.asked[PAGES:] == [(2, "larger")]
    assert look(new_pipeline())["cache"]["asked"] == 0


def test_what_is_carried_along_is_what_was_said_last(script: type[Scripted]) -> None:
    pipeline_id = new_pipeline()
    look(pipeline_id)
    first = review(pipeline_id)
    choices.rerun(pipeline_id, [FEEDBACK], force=True)
    last = review(pipeline_id)
    choices.rerun(pipeline_id, [VISION], force=True)
    look(pipeline_id)
    assert review(new_pipeline())["slides"] == last["slides"] != first["slides"]


def test_what_was_read_in_another_way_is_asked_about_again(
    script: type[Scripted], monkeypatch: pytest.MonkeyPatch
) -> None:
    look(new_pipeline())
    monkeypatch.setattr(reader, "ocr_languages", lambda settings: "tlh")
    assert look(new_pipeline())["cache"]["asked"] == PAGES


def test_a_slide_of_which_a_part_was_not_read_says_so() -> None:
    slide = Slide(number=1, width=960, height=540, text="So much", truncated=True)
    described = slides.with_hidden(SlideDescription(slide=1), slide)
    assert described.warnings == ["This slide holds more text than is read; what comes after was left out."]


def test_a_whole_task_is_done_again_with_another_model(script: type[Scripted]) -> None:
    pipeline_id = new_pipeline()
    look(pipeline_id)
    choices.rerun(pipeline_id, [VISION], force=True, wish={"model": "larger"})
    assert {slide["summary"] for slide in look(pipeline_id)["slides"]} == {"by larger"}


@pytest.mark.parametrize(
    ("wish", "slides", "error"),
    [
        ({"model": "../../etc/passwd\n"}, [], NotAllowed),
        ({"options": {"num_ctx": 1}}, [], NotAllowed),
        ({"prompts": {"extract": "?"}}, [], NotAllowed),
        ({"surprise": 1}, [], NotAllowed),
        ({}, [PAGES + 1], NotFound),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused_and_changes_nothing(
    wish: dict[str, Any], slides: list[int], error: type[Exception]
) -> None:
    pipeline_id = new_pipeline()
    before = look(pipeline_id)
    with pytest.raises(error):
        choices.rerun(pipeline_id, [VISION], force=True, wish=wish, slides=slides)
    assert queries.result_of(pipeline_id, VISION) == before


def hand_over(pipeline_id: uuid.UUID) -> tuple[Deck, dict[str, Any]]:
    """What the text stage gets, and where from."""
    claim = lifecycle.claim(pipeline_id, Task.EXTRACTIONS_AND_TEMPLATE, "worker")
    assert isinstance(claim, lifecycle.Claim)
    return stages.hand_over(claim, Scripted(Choice(), threading.Event()))  # type: ignore[arg-type]


def test_the_text_stage_gets_the_slides_from_the_cache_and_says_how_long_that_took() -> None:
    pipeline_id = new_pipeline()
    look(pipeline_id)
    read, handoff = hand_over(pipeline_id)
    assert [slide.slide for slide in read.slides] == list(range(1, PAGES + 1))
    assert handoff["redis"] == PAGES and 0 < handoff["seconds"] < 10


def test_choices_for_single_slides_add_up_and_reach_the_text_stage(script: type[Scripted]) -> None:
    pipeline_id = new_pipeline()
    look(pipeline_id)
    for slides_again, wish in (([2], {"model": "larger"}), ([5], {"model": "other"}), ([2], {})):
        choices.rerun(pipeline_id, [VISION], force=True, wish=wish, slides=slides_again)
        look(pipeline_id)
    assert script.asked[PAGES:] == [(2, "larger"), (5, "other"), (2, "larger")]
    read, handoff = hand_over(pipeline_id)
    assert [slide.summary for slide in read.slides[1:5]] == ["by larger", "by None", "by None", "by other"]
    assert handoff["redis"] == PAGES


def test_a_slide_that_was_given_up_still_reaches_the_text_stage_with_its_text(script: type[Scripted]) -> None:
    script.fails = {4: CIRCLES}
    pipeline_id = new_pipeline()
    look(pipeline_id)
    read, _ = hand_over(pipeline_id)
    assert len(read.slides) == PAGES and read.slides[3].error and read.slides[3].text
