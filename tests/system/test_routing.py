"""The dedicated server with real workers: it does a whole deck alone, and goes on where containers can't."""

import collections
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import lifecycle, queries
from pipeline.database import transaction
from pipeline.graph import TASKS, Queue
from pipeline.queries import PipelineView
from pipeline.states import PipelineState, TaskState
from scaler import memory
from scaler.memory import Remembered
from tests.conftest import forget_settings
from tests.service.scaling import now
from tests.services import Redis
from tests.system.conftest import SLIDES, Fleet, Timings, settled, submit_deck, until

VISUAL, FEEDBACK, MAIN, *_ = TASKS


@pytest.fixture(scope="module")
def running(ground: Path) -> Iterator[Fleet]:
    """Workers for vision and the dedicated queue, none for text; and the backend's own."""
    fleet = Fleet(ground)
    for queue in ("control", "background", "vision", "dedicated"):
        fleet.start(queue)
    fleet.start_beat()
    yield fleet
    fleet.stop()


def raise_fallback(pool: Queue, why: str | None) -> None:
    since = now() if why else None
    with transaction() as db:
        memory.note(db, Remembered(pool, ticked_at=now(), fallback_since=since, fallback_reason=why))


def assert_done_once(fleet: Fleet, view: PipelineView) -> None:
    assert view.state is PipelineState.SUCCEEDED
    calls = collections.Counter(call for call in fleet.traced() if call.startswith(("describe", "review")))
    assert (len(calls), calls.total()) == (2 * SLIDES, 2 * SLIDES)
    won = collections.Counter(e.task for e in queries.history(view.id) if e.to_state is TaskState.SUCCEEDED)
    assert dict(won) == dict.fromkeys(TASKS, 1)


def workers(view: PipelineView) -> dict[str, str]:
    return {name: str(task.server_id).partition("-")[0] for name, task in view.tasks.items()}


def test_the_dedicated_server_does_a_whole_deck_alone(
    fleet: Fleet, timings: Timings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("DECKFLOW_CONTAINER_SHARE", "0")
        forget_settings()
        pipeline_id = submit_deck()
    forget_settings()
    view = settled(fleet, pipeline_id, within=timings.patience)
    assert workers(view) == dict.fromkeys(TASKS, "dedicated")
    assert_done_once(fleet, view)


def test_a_pool_that_can_not_start_is_replaced_by_the_dedicated_server_under_way(
    fleet: Fleet, timings: Timings
) -> None:
    pipeline_id = submit_deck()
    until(fleet, lambda: "describe 3" in fleet.traced())
    raise_fallback(Queue.TEXT, "2 start-ups failed in a row")
    view = settled(fleet, pipeline_id, within=timings.patience)
    raise_fallback(Queue.TEXT, None)
    found = workers(view)
    assert found[VISUAL] == "vision", "what ran has ended where it was"
    assert {found[task] for task in TASKS[2:]} == {"dedicated"}
    assert_done_once(fleet, view)


def test_a_message_that_a_returning_pool_finds_of_a_moved_deck_starts_nothing(
    fleet: Fleet, timings: Timings, redis_server: Redis
) -> None:
    fleet.remove("vision")
    pipeline_id = submit_deck()
    raise_fallback(Queue.VISION, "the provider has been away for over 60 s")
    until(fleet, lambda: queries.get_pipeline(pipeline_id, results=False).tasks[VISUAL].server_id)
    fleet.start("vision")
    view = settled(fleet, pipeline_id, within=timings.patience)
    raise_fallback(Queue.VISION, None)
    until(fleet, lambda: redis_server.client.llen("deckflow:vision") == 0)
    assert workers(view) == dict.fromkeys(TASKS, "dedicated")
    assert_done_once(fleet, view)


def test_a_dedicated_server_that_is_killed_loses_nothing(fleet: Fleet, timings: Timings) -> None:
    raise_fallback(Queue.VISION, "2 start-ups failed in a row")
    pipeline_id = submit_deck()
    until(fleet, lambda: "describe 4" in fleet.traced())
    fleet.kill(fleet.worker("dedicated"))
    fleet.revive()
    view = settled(fleet, pipeline_id, within=timings.patience)
    raise_fallback(Queue.VISION, None)
    assert view.state is PipelineState.SUCCEEDED
    assert sum(task.losses for task in view.tasks.values()) >= 1
    assert (
        lifecycle.claim(pipeline_id, VISUAL, "late", via=Queue.VISION) is lifecycle.Refusal.ALREADY_SUCCEEDED
    )
