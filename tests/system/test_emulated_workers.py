"""Real workers as replicas of the emulator: provisioned, scaled in real time by a worker of the queue `control` and beat."""

import datetime as dt
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from pipeline import database as record
from pipeline.graph import TASKS
from pipeline.models import ProcessingServer
from pipeline.settings import Settings, get_settings
from pipeline.states import PipelineState
from scaler import ledger, sessions
from scaler.emulator import Boot, Config, SystemClock
from scaler.emulator.meter import cents
from scaler.providers.base import ReplicaState
from scaler.providers.blueprint import POOLS, blueprint
from scaler.providers.datacrunch import DataCrunch
from scaler.providers.planning import plan
from scaler.providers.provisioning import apply
from tests.service.emulated import Plain, emulated
from tests.service.scaling import now, rows, story
from tests.services import Redis
from tests.system.conftest import ROOT, Fleet, settled, submit_deck, until

COMMAND = (sys.executable, "-m", "workers.launcher", "{cmd}")
#: The PRD's rules with delays of seconds, of which text has the longer one, as there.
SCALING = """
vision_container_scaling: {scale_down_delay: 3s}
text_container_scaling: {scale_down_delay: 6s, scale_up_trigger: vision_analysis_50_percent_complete, pre_warm_delay: 0s}
"""


@pytest.fixture
def api(tmp_path: Path, database: str, broker: Redis, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plain]:
    """An emulator whose replicas are workers of this test's record and broker, with both deployments made."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DECKFLOW_TEST_TRACE": str(tmp_path / "trace"),
        "DECKFLOW_TEST_SLIDE_SECONDS": "0.5",
    }
    config = Config(boot=Boot.within(1), command=COMMAND, environment=environment, log_dir=tmp_path)
    with emulated(config, clock=SystemClock()) as plain:
        for name, value in _settings(tmp_path, plain).items():
            monkeypatch.setenv(f"DECKFLOW_{name}", value)
        get_settings.cache_clear()
        provider = DataCrunch.from_settings(Settings())
        for pool in POOLS:
            apply(provider.transport, plan(provider.transport, blueprint(Settings(), pool)))
        yield plain
    get_settings.cache_clear()


def _settings(tmp_path: Path, plain: Plain) -> dict[str, str]:
    return {
        "STORAGE_URL": f"file://{tmp_path}/store",
        "VISION_IMAGE": "acme/vision:1",
        "TEXT_IMAGE": "acme/text:1",
        "ANALYST": "tests.analysts:TracingAnalyst",
        "TEMPLATE": "general",
        "PROVIDER": "datacrunch",
        "SCALING_POLICY": "rules",
        "SCALING_FILE": str(tmp_path / "scaling.yaml"),
        "SCALE_SECONDS": "1.5",
        "VERDA_URL": plain.url,
        "VERDA_CLIENT_ID": Config.client_id,
        "VERDA_CLIENT_SECRET": Config.client_secret,
    }


def _servers() -> list[tuple[str, str]]:
    with record.transaction() as db:
        rows = db.execute(select(ProcessingServer.server_type, ProcessingServer.status))
        return [(row.server_type, row.status) for row in rows]


def _eventually(fact: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.2)


def test_a_replica_is_a_worker_that_registers_and_says_goodbye(api: Plain) -> None:
    provider = DataCrunch.from_settings(Settings())
    provider.scale("vision", 1)
    _eventually(lambda: _servers() == [("vision_container", "active")])
    (replica,) = provider.list("vision")
    assert replica.state is ReplicaState.READY
    with record.transaction() as db:
        assert db.execute(select(ProcessingServer.id)).scalar_one().endswith(f"-{replica.id}")
    provider.scale("vision", 0)
    _eventually(lambda: provider.list("vision") == ())
    assert _servers() == [("vision_container", "stopped")]
    (ended,) = api.control("/replicas")
    assert not ended["killed"]
    assert api.control("/meter")["cents"] == 24  # one block at 1.42 dollars an hour


@pytest.fixture
def house(api: Plain, tmp_path: Path) -> Iterator[Fleet]:
    """The worker of the queue `control`, and beat; the two pools are for the autoscaler to start."""
    (tmp_path / "scaling.yaml").write_text(SCALING)
    fleet = Fleet(tmp_path)
    fleet.start("control")
    fleet.start_beat()
    until(fleet, lambda: _servers() == [("control_container", "active")])
    yield fleet
    fleet.stop()


@pytest.mark.acceptance
def test_an_upload_starts_vision_then_text_and_after_their_delays_both_are_gone(
    api: Plain, house: Fleet
) -> None:
    view = settled(house, submit_deck())
    until(house, lambda: all(one.stopped_at for one in rows("replica_sessions")))
    assert view.state is PipelineState.SUCCEEDED
    assert story() == [(pool, "order", n, "applied") for n in (1, 0) for pool in ("vision", "text")]
    vision, text = (event.at for event in rows("scaling_events")[:2])
    assert (vision - view.created_at).total_seconds() < 5
    assert text < view.tasks[TASKS[0]].ended_at
    assert {one["status"] for one in api.control("/replicas")} == {"gone"}
    meter = {one["id"]: one["cents"] for one in api.control("/meter")["replicas"]}
    assert _booked() == meter and len(meter) == 2
    statuses = {call["status"] for call in api.control("/requests")}
    assert statuses <= {200, 201, 404}  # 404: what provisioning found before it made it


def _booked() -> dict[str, int]:
    """Replica -> cents, by the ledger."""
    with record.transaction() as db:
        found = sessions.within(db, now() - dt.timedelta(hours=1), now())
        return {one.replica_id: cents(account.cost) for one, account in ledger.accounts(db, found)}
