"""Real workers as replicas of the emulator: provisioned, scaled by the provider, and stopped without losing their farewell."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from pipeline import database as record
from pipeline.models import ProcessingServer
from pipeline.settings import Settings, get_settings
from scaler.emulator import Boot, Config, SystemClock
from scaler.providers.base import ReplicaState
from scaler.providers.blueprint import POOLS, blueprint
from scaler.providers.datacrunch import DataCrunch
from scaler.providers.planning import plan
from scaler.providers.provisioning import apply
from tests.service.emulated import Plain, emulated
from tests.services import Redis

COMMAND = (sys.executable, "-m", "workers.launcher", "{cmd}")


@pytest.fixture
def api(tmp_path: Path, database: str, broker: Redis, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plain]:
    """An emulator whose replicas are workers of this test's record and broker, with both deployments made."""
    config = Config(
        boot=Boot.within(1), command=COMMAND, environment={"PATH": os.environ["PATH"]}, log_dir=tmp_path
    )
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
        "VISION_CONCURRENCY": "1",
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
    assert [replica.state for replica in provider.list("vision")] == [ReplicaState.READY]
    provider.scale("vision", 0)
    _eventually(lambda: provider.list("vision") == ())
    assert _servers() == [("vision_container", "stopped")]
    (replica,) = api.control("/replicas")
    assert not replica["killed"]
    assert api.control("/meter")["cents"] == 24  # one block at 1.42 dollars an hour
