"""A vision task whose model server falls silent or over, or is asked about the same slides already."""

import pickle
import subprocess
import sys
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline import lifecycle, queries
from pipeline.errors import AnalysisError
from pipeline.lifecycle import Claim
from pipeline.queries import TaskView
from pipeline.settings import Settings, get_settings
from pipeline.states import TaskState
from tests.fakes.ollama import FakeOllama, Fault
from tests.service.looking import PAGES, VISION, Scripted, fresh, look, new_pipeline, review
from tests.service.test_lifecycle import let_leases_run_out, reap, skip_delays
from tests.service.test_outages import let_pass
from tests.services import Redis
from workers import slides
from workers.analysts.base import SlideDescription
from workers.analysts.ollama import ModelError, ModelFault
from workers.turns import Turn


@pytest.fixture(autouse=True)
def script(database: str, data_dir: Path, broker: Redis, monkeypatch: pytest.MonkeyPatch) -> type[Scripted]:
    monkeypatch.setattr(slides, "LOOK_SECONDS", 0.05)
    return fresh(monkeypatch)


def task(pipeline_id: uuid.UUID) -> TaskView:
    return queries.get_pipeline(pipeline_id).tasks[VISION]


def asked(script: type[Scripted]) -> list[int]:
    return sorted(number for number, _ in script.asked)


def test_a_server_that_is_away_ends_the_attempt_which_is_no_failure(script: type[Scripted]) -> None:
    script.fails = dict.fromkeys(range(1, PAGES + 1), ModelError(ModelFault.NO_START, "It says nothing."))
    pipeline_id = new_pipeline()
    with pytest.raises(AnalysisError, match="It says nothing"):
        look(pipeline_id)
    found = task(pipeline_id)
    assert (found.state, found.failures, found.error_code) == (TaskState.QUEUED, 0, "no_start")
    assert len(script.asked) <= Scripted.concurrency


def test_a_silent_server_is_left_at_the_deadline_for_the_first_token(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Settings()
    with FakeOllama() as server:
        server.set_faults(Fault("stall-before-first-token"))
        monkeypatch.setenv("DECKFLOW_MODEL_URL", server.url)
        monkeypatch.setenv("DECKFLOW_TASK_SECONDS", "10")
        for name in ("first_token_seconds", "token_seconds", "answer_seconds"):
            scaled = getattr(usual, name) * 10 / usual.task_seconds
            monkeypatch.setenv(f"DECKFLOW_{name.upper()}", str(scaled))
        get_settings.cache_clear()
        pipeline_id = new_pipeline("ollama")
        with pytest.raises(AnalysisError, match="did not begin to answer within 4 s"):
            look(pipeline_id)
    assert len(server.asked) <= usual.model_concurrency
    found = task(pipeline_id)
    assert (found.state, found.failures, found.error_code) == (TaskState.QUEUED, 0, "no_start")


def test_slides_that_get_no_answer_one_after_the_other_end_the_attempt(
    script: type[Scripted], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slides, "SILENCE", 0.0)
    monkeypatch.setenv("DECKFLOW_FAILED_SLIDES_SHARE", "1")
    get_settings.cache_clear()
    stalled = ModelError(ModelFault.STALLED, "It fell silent.")
    script.fails = dict.fromkeys(range(1, PAGES + 1), stalled)
    pipeline_id = new_pipeline()
    with pytest.raises(
        AnalysisError, match=r"so the other \d are left for a later attempt\. .* It fell silent"
    ):
        look(pipeline_id)
    found = task(pipeline_id)
    assert (found.state, found.failures, found.error_code) == (TaskState.QUEUED, 0, "stalled")
    assert len(script.asked) < PAGES


def test_too_many_silent_slides_are_an_outage_too(script: type[Scripted]) -> None:
    script.fails = dict.fromkeys((1, 2), ModelError(ModelFault.STALLED, "It fell silent."))
    pipeline_id = new_pipeline()
    with pytest.raises(AnalysisError, match="Too many slides"):
        look(pipeline_id)
    assert (task(pipeline_id).state, task(pipeline_id).failures) == (TaskState.QUEUED, 0)


def test_a_slide_that_stalls_among_others_that_are_answered_is_given_up_alone(script: type[Scripted]) -> None:
    script.fails = {2: ModelError(ModelFault.STALLED, "It fell silent.")}
    assert look(new_pipeline())["slides"][1]["error"] == "It fell silent."


def test_a_deck_of_which_no_slide_is_answered_is_left_before_the_time_limit(
    script: type[Scripted], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slides, "LONG_SILENCE", 0.002)
    script.hangs = True
    pipeline_id = new_pipeline()
    with pytest.raises(AnalysisError, match=r"No slide was answered for \d+ s, so the other 6 are left"):
        look(pipeline_id)
    found = task(pipeline_id)
    assert (found.state, found.failures, found.error_code) == (TaskState.QUEUED, 0, "no_answer")


def test_what_was_answered_beside_a_fatal_error_is_kept(script: type[Scripted]) -> None:
    script.fails = {1: AnalysisError("It fell over.", code="crash")}
    script.late = {2, 3}
    pipeline_id = new_pipeline()
    with pytest.raises(AnalysisError, match="It fell over"):
        look(pipeline_id)
    assert (asked(script), task(pipeline_id).error_code) == ([1, 2, 3], "crash")
    script.fails, script.late = {}, set()
    skip_delays()
    assert look(pipeline_id)["cache"] == {"redis": 2, "postgres": 0, "asked": PAGES - 2}


def test_an_attempt_that_has_kept_a_slide_begins_the_outage_anew(
    script: type[Scripted], monkeypatch: pytest.MonkeyPatch
) -> None:
    away = AnalysisError("Nobody is there.", code="unreachable", unavailable=True)
    monkeypatch.setattr(Scripted, "concurrency", 1)
    pipeline_id, waits = new_pipeline(), []
    for answered in (2, 4, 4):
        script.fails = {answered + 1: away}
        with pytest.raises(AnalysisError, match="Nobody is there"):
            look(pipeline_id)
        found = task(pipeline_id)
        assert found.retry_at and found.queued_at
        waits.append((found.retry_at - found.queued_at).total_seconds())
        let_pass(200)
    assert waits == pytest.approx([15, 15, 200], abs=5)


def test_a_failure_is_raised_as_something_that_celerys_parent_holds_cheaply(script: type[Scripted]) -> None:
    script.fails = {1: ModelError(ModelFault.CRASH, "It fell over.")}
    with pytest.raises(AnalysisError) as caught:
        look(new_pipeline())
    read = (
        "import pickle, sys; error = pickle.load(sys.stdin.buffer); "
        "print(error.code, error, [name for name in sys.modules if name.startswith('workers')])"
    )
    parent = subprocess.run(
        [sys.executable, "-c", read], input=pickle.dumps(caught.value), capture_output=True, check=True
    )
    assert parent.stdout.decode() == "crash It fell over. []\n"


def test_slides_are_asked_about_from_the_front_and_reviewed_from_the_end(
    script: type[Scripted], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Scripted, "concurrency", 1)
    pipeline_id = new_pipeline()
    look(pipeline_id)
    review(pipeline_id)
    assert [number for number, _ in script.asked] == list(range(1, PAGES + 1))
    assert script.reviews == list(range(PAGES, 0, -1))


class Gate(Scripted):
    """Holds its answers back until a test opens the gate; `crowd` is set when more is asked than one task asks at a time."""

    opened, begun, crowd = threading.Event(), threading.Event(), threading.Event()

    def describe_slide(self, slide: slides.Slide, image: bytes) -> SlideDescription:
        answer = super().describe_slide(slide, image)
        if len(self.asked) >= self.concurrency:
            self.begun.set()
        if len(self.asked) > self.concurrency and not self.opened.is_set():
            self.crowd.set()
        assert self.opened.wait(timeout=30)
        return answer


@pytest.fixture
def gate() -> type[Gate]:
    for moment in (Gate.opened, Gate.begun, Gate.crowd):
        moment.clear()
    return Gate


def test_two_uploads_of_the_same_bytes_at_a_time_ask_about_each_slide_once(
    script: type[Scripted], gate: type[Gate]
) -> None:
    analyst = f"{__name__}:Gate"
    first, second = new_pipeline(analyst), new_pipeline(analyst)
    with ThreadPoolExecutor(2) as workers:
        results = [workers.submit(look, first)]
        assert gate.begun.wait(timeout=20)
        results.append(workers.submit(look, second))
        assert not gate.crowd.wait(timeout=1)
        gate.opened.set()
        one, other = (result.result() for result in results)
    assert asked(script) == list(range(1, PAGES + 1))
    assert one["slides"] == other["slides"] and other["cache"]["asked"] == 0


def test_a_task_that_waits_for_another_one_is_cancelled_at_once(
    script: type[Scripted], gate: type[Gate], monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst = f"{__name__}:Gate"
    first, second = new_pipeline(analyst), new_pipeline(analyst)
    with ThreadPoolExecutor(2) as workers:
        begun = workers.submit(look, first)
        assert gate.begun.wait(timeout=20)
        waits = workers.submit(look, second)
        while task(second).state is not TaskState.RUNNING:
            assert not waits.done()
        lifecycle.cancel(second)
        assert "lease lost" in str(waits.exception(timeout=10))
        gate.opened.set()
        begun.result()


def held(pipeline_id: uuid.UUID) -> Turn:
    """The turn that a task at this pipeline's slides would have."""
    claim = lifecycle.claim(pipeline_id, VISION, "worker")
    assert isinstance(claim, Claim)
    (way, *_) = slides.ways(claim, "describe_slide", range(1, PAGES + 1), stop=threading.Event())
    return Turn(way.shelf, claim)


def test_a_turn_ends_when_nothing_more_is_heard_of_its_holder(
    script: type[Scripted], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKFLOW_LEASE_SECONDS", "0.6")
    monkeypatch.setenv("DECKFLOW_RENEW_SECONDS", "0.2")
    get_settings.cache_clear()
    assert held(new_pipeline()).take()
    assert look(new_pipeline())["cache"]["asked"] == PAGES


def test_a_turn_lasts_as_long_as_its_holder_is_at_work(
    script: type[Scripted], gate: type[Gate], broker: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKFLOW_RENEW_SECONDS", "0.5")
    get_settings.cache_clear()
    with ThreadPoolExecutor(1) as workers:
        begun = workers.submit(look, new_pipeline(f"{__name__}:Gate"))
        try:
            assert gate.begun.wait(timeout=20)
            [turn] = broker.client.keys("*:turn")
            left = broker.client.pttl(turn)
            deadline = time.monotonic() + 15
            while (now := broker.client.pttl(turn)) <= left:
                assert time.monotonic() < deadline, "nobody renews it"
                left = now
        finally:
            gate.opened.set()
        begun.result()
    assert not broker.client.exists(turn)


def test_a_later_attempt_goes_on_with_the_turn_of_a_dead_one(script: type[Scripted]) -> None:
    pipeline_id = new_pipeline()
    assert held(pipeline_id).take() and not held(new_pipeline()).take()
    let_leases_run_out()
    reap()
    began = time.monotonic()
    assert look(pipeline_id)["cache"]["asked"] == PAGES
    assert time.monotonic() - began < get_settings().lease_seconds / 2


def test_while_redis_is_away_the_turn_is_everybodys(redis_server: Redis) -> None:
    one, other = held(new_pipeline()), held(new_pipeline())
    redis_server.kill()
    assert one.take() and other.take()
    assert look(new_pipeline())["cache"]["asked"] == PAGES
