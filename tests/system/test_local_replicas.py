"""Replicas as processes of this machine, asked for through the provider as the controller does."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from pipeline import fallback
from pipeline.database import transaction
from pipeline.graph import Queue
from pipeline.models import ProcessingServer
from pipeline.settings import get_settings
from scaler.controller import Controller
from scaler.policy.config import Scaling
from scaler.policy.rules import Rules
from scaler.providers.base import Refused, ReplicaState, Unavailable
from scaler.providers.local import LocalProvider
from standalone.commands import Surroundings
from standalone.output import LogFiles
from standalone.replicas import Deaths, Door, Replicas
from standalone.supervisor import FIRST_DELAY, STEADY_SECONDS, Supervisor
from tests.service.scaling import upload
from tests.system.conftest import ROOT


class House:
    """A supervisor with its door, ticking while somebody waits."""

    def __init__(self, directory: Path) -> None:
        self.supervisor = Supervisor(LogFiles(directory / "logs"))
        environment = dict(os.environ) | {"PYTHONPATH": str(ROOT)}
        self.boot_seconds = 0.3
        here = Surroundings(directory, environment)
        self.replicas = Replicas(self.supervisor, here, boot_seconds=self.boot_seconds)
        self.supervisor.attend(self.replicas.tick)

    def until(self, look: Callable[[], bool], *, seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while not look():
            assert time.monotonic() < deadline, self.supervisor.output.tail("vision")
            self.supervisor.tick(0.05)

    def ask(self, question: Callable[[], object]) -> object:
        """Ask from another thread, as another process would, while this one ticks."""
        found: list[object] = []
        thread = threading.Thread(target=lambda: found.append(question()))
        thread.start()
        self.until(lambda: not thread.is_alive())
        return found[0] if found else None

    def tick_until(self, scaler: Controller, look: Callable[[], bool]) -> None:
        """Tick every half second until something is so."""
        deadline = time.monotonic() + 60
        while not look():
            assert time.monotonic() < deadline, self.supervisor.output.tail("vision")
            self.ask(scaler.tick)
            self.supervisor.tick(0.5)

    def states(self, provider: LocalProvider) -> list[ReplicaState]:
        found = self.ask(lambda: provider.list("vision"))
        assert isinstance(found, tuple)
        return [replica.state for replica in found]


@pytest.fixture
def house(ground: Path, tmp_path: Path) -> Iterator[House]:
    house = House(ground)
    with Door(tmp_path / "door", house.replicas.answer) as door:
        house.supervisor.attend(door.tick)
        yield house
        house.supervisor.stop()


@pytest.fixture
def provider(tmp_path: Path) -> LocalProvider:
    return LocalProvider(get_settings().model_copy(update={"local_socket": tmp_path / "door"}))


def workers() -> dict[str, str]:
    """Replica -> status of its worker, as the record has it."""
    with transaction() as db:
        return {str(row.container_id): row.status for row in db.execute(ProcessingServer.__table__.select())}


def test_a_replica_boots_reports_to_the_record_and_stops_without_losing_its_row(
    house: House, provider: LocalProvider
) -> None:
    house.ask(lambda: provider.scale("vision", 1))
    assert house.states(provider) == [ReplicaState.BOOTING]
    house.until(lambda: "active" in workers().values())
    assert house.states(provider) == [ReplicaState.READY]
    house.ask(lambda: provider.scale("vision", 0))
    assert house.states(provider) == [ReplicaState.STOPPING]
    house.until(lambda: not house.states(provider))
    assert set(workers().values()) == {"stopped"}


def test_the_same_order_again_changes_nothing_and_the_named_victim_goes_first(
    house: House, provider: LocalProvider
) -> None:
    for _ in range(2):
        house.ask(lambda: provider.scale("vision", 2))
    first, second = house.replicas.listing("vision")
    house.ask(lambda: provider.scale("vision", 1, victims=[first["id"]]))
    assert [entry["id"] for entry in house.replicas.listing("vision") if entry["state"] != "stopping"] == [
        second["id"]
    ]


def test_a_replica_that_dies_is_reported_and_the_next_waits_a_second_before_it_starts(
    house: House, provider: LocalProvider
) -> None:
    house.ask(lambda: provider.scale("vision", 1))
    house.until(lambda: house.states(provider) == [ReplicaState.READY])
    launchers = [p for p in psutil.Process().children() if "workers.launcher" in " ".join(p.cmdline())]
    for launcher in launchers:
        launcher.kill()
    died = time.monotonic()
    house.until(lambda: house.states(provider) == [ReplicaState.FAILED])
    house.ask(lambda: provider.scale("vision", 1))
    house.until(lambda: house.states(provider) == [ReplicaState.FAILED, ReplicaState.READY])
    assert time.monotonic() - died >= FIRST_DELAY > house.boot_seconds


def test_what_dies_on_and_on_waits_longer_each_time_and_what_lived_counts_anew() -> None:
    deaths, waits = Deaths(), []
    for age in (1, 1, 1, 1, 1, 1, 1, STEADY_SECONDS + 1):
        deaths.add(age, now=0)
        waits.append(deaths.not_before)
    assert waits == [1, 2, 4, 8, 16, 30, 30, 1]


def test_replicas_that_end_at_once_are_noticed_and_told_and_once_that_is_mended_one_works(
    house: House, provider: LocalProvider
) -> None:
    scaler = Controller(provider, Rules(Scaling()), Scaling())
    sane = house.replicas.here
    house.replicas.here = sane.with_settings(DECKFLOW_VISION_CONCURRENCY="none")
    upload()
    begun = time.monotonic()
    house.tick_until(scaler, lambda: bool(fallback.raised()))
    took = time.monotonic() - begun
    assert took < 30, took
    assert "exit code 1" in fallback.raised()[Queue.VISION]
    house.replicas.here = sane
    house.tick_until(scaler, lambda: not fallback.raised())
    assert [one["state"] for one in house.replicas.listing("vision")][-1] == "ready"


def test_nonsense_is_refused(house: House, provider: LocalProvider) -> None:
    def order() -> object:
        try:
            return provider.scale("vision", 10_000)
        except Refused as error:
            return error

    assert isinstance(house.ask(order), Refused)
    assert house.replicas.answer({"do": "list", "pool": "../etc"})["error"]
    assert house.replicas.answer(None)["error"]


def test_without_a_supervisor_the_provider_is_unavailable(provider: LocalProvider) -> None:
    with pytest.raises(Unavailable, match="deckflow up"):
        provider.list("vision")
