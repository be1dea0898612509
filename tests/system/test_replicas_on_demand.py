"""`deckflow up` as it is by default: nothing idles, an upload starts replicas, after the delays they are gone.

One system for all tests of this file, with the PRD's triggers and delays of seconds instead of minutes.
"""

import os
import re
import signal
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from pipeline import queries
from pipeline.database import transaction
from pipeline.graph import TASKS
from pipeline.queries import PipelineView
from pipeline.states import PipelineState
from scaler import events
from scaler.events import EventView
from tests.system.conftest import ROOT, SLIDES, new_deck
from tests.system.standalone import Deckflow, Running
from tests.system.test_recovery import assert_written_once
from workers.celery import app

VISUAL, FEEDBACK, MAIN, *_ = TASKS
VISION_DELAY, TEXT_DELAY = 3, 6
#: Seconds between two looks: the need for a pool was last seen up to so long before its end, and delays count from there.
TICK = 1
LIMITS = f"""
vision_container_scaling:
  max_replicas: 1
  scale_down_delay: {VISION_DELAY}s
text_container_scaling:
  max_replicas: 1
  scale_down_delay: {TEXT_DELAY}s
"""
SETTINGS = {
    "DECKFLOW_SCALING_POLICY": "rules",
    "DECKFLOW_SCALING_FILE": "limits.yaml",  # relative to where the command is started
    "DECKFLOW_SCALE_SECONDS": str(TICK),
    "DECKFLOW_TEST_SLIDE_SECONDS": "0.5",
    "PYTHONPATH": str(ROOT),
}


class House:
    """A running `deckflow up`, what its analyst was asked, and what its autoscaler did."""

    def __init__(self, deckflow: Deckflow, command: Running, trace: Path) -> None:
        self.deckflow = deckflow
        self.command = command
        self.trace = trace
        self.seen = 0

    @property
    def url(self) -> str:
        found = re.search(r"ready: (http://127\.0\.0\.1:\d+)", self.command.output())
        assert found
        return found[1]

    def upload(self) -> uuid.UUID:
        """A deck that was never seen before, over HTTP."""
        answer = requests.post(
            f"{self.url}/api/v1/pipelines", files={"file": ("deck.pdf", new_deck())}, timeout=30
        )
        assert answer.status_code == 202, answer.text
        return uuid.UUID(answer.json()["id"])

    def until(self, look: Callable[[], bool], *, seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while not look():
            assert time.monotonic() < deadline, self.command.output()
            time.sleep(0.1)

    def settled(self, pipeline_id: uuid.UUID) -> PipelineView:
        self.until(lambda: queries.get_pipeline(pipeline_id, results=False).settled, seconds=90)
        return queries.get_pipeline(pipeline_id)

    @property
    def idle(self) -> bool:
        return not self.deckflow.workers("vision", "text")

    def events(self) -> list[EventView]:
        """What was decided since the last test, oldest first."""
        with transaction() as db:
            return [event for event in reversed(events.newest(db)) if event.id > self.seen]

    def orders(self) -> list[tuple[str, int, int]]:
        """Of that, the orders that were carried out: pool, replicas before and after."""
        return [(e.pool, e.before, e.wanted) for e in self.events() if e.outcome == "applied"]

    def asked(self) -> list[str]:
        return self.trace.read_text().splitlines()


@pytest.fixture(scope="module")
def running(ground: Path) -> Iterator[House]:
    (ground / "limits.yaml").write_text(LIMITS)
    trace = ground / "trace"
    deckflow = Deckflow(ground / "data")
    deckflow.folder = ground
    deckflow.environment |= SETTINGS | {"DECKFLOW_TEST_TRACE": str(trace)}
    deckflow.environment |= {name: os.environ[name] for name in ("DATABASE_URL", "BROKER_URL")}
    with deckflow.started("up", "--port", "0") as command:
        command.wait_for("Deckflow is ready")
        yield House(deckflow, command, trace)


@pytest.fixture
def house(running: House) -> House:
    """The house at rest."""
    running.until(lambda: running.idle)
    running.trace.write_text("")
    running.seen += len(running.events())
    return running


def test_without_work_no_worker_for_vision_or_text_runs(house: House) -> None:
    served = app.control.inspect(timeout=2).active_queues().values()
    assert sorted(queue["name"] for queues in served for queue in queues) == ["background", "control"]
    assert house.idle and house.orders() == []


def test_an_upload_starts_vision_at_once_and_text_before_vision_ends_and_after_the_delays_all_are_gone(
    house: House,
) -> None:
    view = house.settled(house.upload())
    assert view.state is PipelineState.SUCCEEDED
    house.until(lambda: len(house.orders()) == 4 and house.idle)
    assert house.orders() == [("vision", 0, 1), ("text", 0, 1), ("vision", 1, 0), ("text", 1, 0)]
    vision_up, text_up, vision_down, text_down = house.events()
    visual, review = view.tasks[VISUAL], view.tasks[FEEDBACK]
    assert visual.started_at and visual.ended_at and review.ended_at
    assert view.created_at < vision_up.at < visual.started_at < text_up.at < visual.ended_at
    last_text = max(
        task.ended_at for name, task in view.tasks.items() if name not in (VISUAL, FEEDBACK) and task.ended_at
    )
    seen_done = max(visual.ended_at, review.ended_at)
    assert (vision_down.at - seen_done).total_seconds() >= VISION_DELAY - TICK
    assert (text_down.at - last_text).total_seconds() >= TEXT_DELAY - TICK
    assert "1 pipelines need vision" in vision_up.reason
    assert "no live pipeline has needed text" in text_down.reason


@pytest.mark.parametrize(
    "victim", ["launcher", pytest.param("Celery below it", marks=pytest.mark.acceptance)]
)
def test_a_replica_that_is_killed_at_work_delays_the_deck_and_loses_nothing(
    house: House, victim: str
) -> None:
    pipeline_id = house.upload()
    house.until(lambda: "describe 4" in house.asked())
    (replica,) = house.deckflow.workers("vision")
    process = replica if victim == "launcher" else replica.children()[0]
    process.send_signal(signal.SIGKILL)
    view = house.settled(pipeline_id)
    assert view.state is PipelineState.SUCCEEDED
    assert view.tasks[VISUAL].losses == 1
    assert_written_once(pipeline_id)
    looks = [call for call in house.asked() if call.startswith(("describe", "review"))]
    assert len(set(looks)) == 2 * SLIDES
    assert len(looks) <= 2 * SLIDES + 2, "more was asked again than was in flight"
    assert [order for order in house.orders() if order[:2] == ("vision", 0)] == [("vision", 0, 1)] * 2


@pytest.mark.acceptance
def test_replicas_outlive_a_controller_that_is_killed_and_its_successor_stops_them(house: House) -> None:
    pipeline_id = house.upload()
    house.until(lambda: "describe 2" in house.asked())
    (replica,) = house.deckflow.workers("vision")
    (control,) = house.deckflow.workers("control")
    control.send_signal(signal.SIGKILL)
    assert house.settled(pipeline_id).state is PipelineState.SUCCEEDED
    house.until(lambda: len(house.orders()) == 4 and house.idle)
    assert house.orders()[0] == ("vision", 0, 1) and not replica.is_running()
    assert {order[:2] for order in house.orders()[1:]} == {("text", 0), ("vision", 1), ("text", 1)}


def test_the_log_tells_what_was_decided_and_not_every_tick(running: House) -> None:
    told = running.command.output()
    assert "replicas_ordered" in told
    assert not re.search(r"Sending due task (scale|reconcile)|Task (scale|reconcile)\[", told)
    assert "Task visual_analysis[" in told


def test_ctrl_c_while_replicas_work_leaves_nothing_running(running: House) -> None:
    running.trace.write_text("")
    running.upload()
    running.until(lambda: "describe 2" in running.asked())
    running.command.interrupt()
    assert running.command.finish().returncode == 0
    assert running.deckflow.processes() == []
