"""Decks through real workers that ask a model server over HTTP: a fake one, which counts what it is asked."""

import collections
import datetime as dt
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import queries
from pipeline.graph import TASKS, Task
from pipeline.settings import get_settings
from pipeline.states import PipelineState, TaskState
from tests.fakes.ollama import Call, Config, FakeOllama, Fault
from tests.system.conftest import SLIDES, Fleet, new_deck, settled, submit_deck, submit_sample, until
from workers import choices, submission
from workers.analysts.base import Extraction
from workers.dispatch import dispatch

#: Requests at a time, of all workers together (DECKFLOW_MODEL_CONCURRENCY).
IN_FLIGHT = 2


@pytest.fixture(scope="module")
def server() -> Iterator[FakeOllama]:
    with FakeOllama(config=Config(delay=0.1, parallel=IN_FLIGHT)) as fake:
        yield fake


@pytest.fixture(scope="module")
def running(ground: Path, server: FakeOllama) -> Iterator[Fleet]:
    """Workers whose analyst asks models."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DECKFLOW_ANALYST", "ollama")
        patch.setenv("DECKFLOW_MODEL_URL", server.url)
        patch.setenv("DECKFLOW_MODEL_CONCURRENCY", str(IN_FLIGHT))
        get_settings.cache_clear()
        fleet = Fleet(ground)
        fleet.start_all()
        yield fleet
        fleet.stop()


@pytest.fixture
def model(fleet: Fleet, server: FakeOllama) -> FakeOllama:
    """The model server, sound, and with its count at zero."""
    server.clear_faults()
    server.forget_calls()
    return server


def looks(model: FakeOllama) -> "collections.Counter[tuple[str, str]]":
    """How often each slide was asked about, by its picture and by what was to be said of it."""
    return collections.Counter((call.images[0], _view(call)) for call in model.asked if call.images)


def _view(call: Call) -> str:
    form = call.request.get("format") or call.request["response_format"]["json_schema"]["schema"]
    return "review" if "remarks" in form["properties"] else "describe"


def test_a_deck_goes_through_all_six_tasks(fleet: Fleet, model: FakeOllama) -> None:
    view = settled(fleet, submit_sample())
    assert view.state is PipelineState.SUCCEEDED, view.error
    assert looks(model).total() == len(looks(model)) == 2 * SLIDES
    results = {name: task.result or {} for name, task in view.tasks.items()}
    slide = results[Task.VISUAL_ANALYSIS]["slides"][0]
    (call,) = slide["calls"]
    assert call["model"] == "llava:13b" and len(call["prompt"]) == 64 and call["seconds"] > 0
    assert call["options"]["num_ctx"] == 4096 and call["prompt_tokens"] > 0
    facts = Extraction.model_validate(
        {
            name: results[Task.EXTRACTIONS_AND_TEMPLATE][name]
            for name in Extraction.model_fields
            if name != "warnings"
        }
    )
    assert facts.funding_amount.amount and facts.funding_amount.citations
    assert all(results[task]["calls"] for task in TASKS[2:])
    # One context for each model, whatever is asked: another one would load it again.
    assert model.reloads == 0


def test_the_same_deck_again_costs_no_look_at_a_slide(fleet: Fleet, model: FakeOllama) -> None:
    deck = new_deck()
    settled(fleet, submission.submit(deck, "first.pdf"))
    model.forget_calls()
    assert settled(fleet, submission.submit(deck, "second.pdf")).state is PipelineState.SUCCEEDED
    assert not looks(model)


def test_two_uploads_of_the_same_bytes_at_a_time_cost_no_more_than_one(
    fleet: Fleet, model: FakeOllama
) -> None:
    before = fleet.logs().count("worker_registered")
    fleet.start("vision")  # so that both decks are looked at side by side
    until(fleet, lambda: fleet.logs().count("worker_registered") > before or None)
    deck = new_deck()
    uploads = [submission.submit(deck, f"{name}.pdf") for name in ("first", "second")]
    views = [settled(fleet, pipeline_id) for pipeline_id in uploads]
    assert {view.state for view in views} == {PipelineState.SUCCEEDED}
    tasks = [view.tasks[Task.VISUAL_ANALYSIS] for view in views]
    assert max(_moment(task.started_at) for task in tasks) < min(_moment(task.ended_at) for task in tasks)
    assert looks(model).total() == len(looks(model)) == 2 * SLIDES
    fleet.replace("vision")


def _moment(at: dt.datetime | None) -> dt.datetime:
    assert at
    return at


def test_a_server_that_is_busy_for_a_while_costs_time_and_nothing_else(
    fleet: Fleet, model: FakeOllama
) -> None:
    model.set_faults(Fault("busy-503"))
    pipeline_id = submit_deck()
    until(fleet, lambda: _waits(pipeline_id))
    model.clear_faults()
    view = settled(fleet, pipeline_id)
    assert view.state is PipelineState.SUCCEEDED, view.error
    assert {task.failures for task in view.tasks.values()} == {0}


def _waits(pipeline_id: uuid.UUID) -> bool:
    task = queries.get_pipeline(pipeline_id).tasks[Task.VISUAL_ANALYSIS]
    return (task.state, task.error_code) == (TaskState.QUEUED, "busy")


def test_after_a_kill_no_stored_slide_is_asked_about_again(fleet: Fleet, model: FakeOllama) -> None:
    pipeline_id = submit_deck()
    until(fleet, lambda: sum(call.ended for call in model.asked) >= 8 or None)
    fleet.kill(fleet.worker("vision"))
    asked = looks(model).total()
    view = settled(fleet, pipeline_id)
    assert view.state is PipelineState.SUCCEEDED, view.error
    assert asked < 2 * SLIDES
    assert len(looks(model)) == 2 * SLIDES
    # Of each of the two tasks as many slides at a time are asked about, or answered and not stored yet.
    assert looks(model).total() <= 2 * SLIDES + 2 * IN_FLIGHT


def test_one_slide_is_asked_about_again_with_an_edited_prompt(fleet: Fleet, model: FakeOllama) -> None:
    pipeline_id = submit_deck()
    settled(fleet, pipeline_id)
    model.forget_calls()
    edited = (Path(__file__).parents[2] / "workers/analysts/prompts/default/describe_slide.md").read_text()
    wish = {"prompts": {"describe_slide": edited.replace("# System", "# System\nBe brief.", 1)}}
    choices.rerun(pipeline_id, [Task.VISUAL_ANALYSIS], force=True, wish=wish, slides=[3])
    dispatch(pipeline_id)
    view = settled(fleet, pipeline_id)
    assert looks(model).total() == 1 and "Be brief." in next(c for c in model.asked if c.images).prompt
    task = view.tasks[Task.VISUAL_ANALYSIS]
    assert task.result and len(task.previous) == 1
    new, old = (result["slides"] for result in (task.result, task.previous[0].result))
    assert new[2]["calls"][0]["prompt"] != old[2]["calls"][0]["prompt"]
    assert new[:2] + new[3:] == old[:2] + old[3:]


def test_a_slide_that_the_model_fails_at_is_marked_and_the_deck_goes_on(
    fleet: Fleet, model: FakeOllama
) -> None:
    model.set_faults(Fault("repetition", word="live re-planning", model="llava:13b"))
    view = settled(fleet, submit_sample())
    assert view.state is PipelineState.SUCCEEDED, view.error
    given_up = [
        slide["slide"]
        for slide in (view.tasks[Task.VISUAL_ANALYSIS].result or {})["slides"]
        if slide["error"]
    ]
    assert given_up and len(given_up) <= 2
    assert any("given up" in warning for warning in view.warnings)


def test_a_missing_model_fails_at_once_and_says_what_to_do(fleet: Fleet, model: FakeOllama) -> None:
    wishes = choices.Wishes(vision_model="nobody:1b")
    view = settled(fleet, submission.submit(new_deck(), "deck.pdf", wishes=wishes))
    task = view.tasks[Task.VISUAL_ANALYSIS]
    assert (view.state, task.error_code, task.failures) == (PipelineState.FAILED, "missing_model", 1)
    assert "ollama pull nobody:1b" in (task.error or "")


def test_a_cancelled_deck_leaves_the_model_alone(fleet: Fleet, model: FakeOllama) -> None:
    from pipeline import lifecycle

    model.set_faults(Fault("slow-drip"))
    pipeline_id = submit_deck()
    until(fleet, lambda: model.asked or None)
    lifecycle.cancel(pipeline_id)
    until(fleet, lambda: all(call.ended or call.client_left for call in model.asked) or None, seconds=20)
    asked = len(model.asked)
    time.sleep(1)
    assert len(model.asked) == asked


def test_a_server_with_openais_api_serves_as_well(fleet: Fleet, model: FakeOllama) -> None:
    for queue in ("vision", "text"):
        fleet.replace(queue, DECKFLOW_MODEL_URL=f"openai+{model.url}")
    view = settled(fleet, submit_deck())
    assert view.state is PipelineState.SUCCEEDED, view.error
    assert {call.endpoint for call in model.asked} == {"/v1/chat/completions"}
