"""The controller that the settings ask for, on replicas of this machine that never finish booting."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from pipeline import recovery
from pipeline.database import transaction
from pipeline.settings import get_settings
from scaler import chosen
from scaler.controller import Controller
from scaler.tasks import HINT_LOCK, scale
from standalone.commands import Surroundings
from standalone.output import LogFiles
from standalone.replicas import Door, Replicas
from standalone.supervisor import Supervisor
from tests.service.scaling import rows, story, upload

pytestmark = pytest.mark.usefixtures("database", "broker")


@pytest.fixture
def replicas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Replicas]:
    """What `deckflow up` keeps of its replicas, at a door that is answered."""
    found = Replicas(Supervisor(LogFiles(tmp_path / "logs")), Surroundings(tmp_path, {}), boot_seconds=3600)
    monkeypatch.setenv("DECKFLOW_PROVIDER", "local")
    monkeypatch.setenv("DECKFLOW_LOCAL_SOCKET", str(tmp_path / "door"))
    monkeypatch.setenv("DECKFLOW_SCALING_POLICY", "rules")
    over = threading.Event()
    with Door(tmp_path / "door", found.answer) as door:

        def answer() -> None:
            while not over.wait(0.01):
                door.tick()

        thread = threading.Thread(target=answer)
        thread.start()
        yield found
        over.set()
        thread.join()


def controller() -> Controller:
    """As the settings would have it now."""
    get_settings.cache_clear()
    chosen.controller.cache_clear()
    found = chosen.controller()
    chosen.controller.cache_clear()
    assert found is not None
    return found


def spend(dollars: int) -> None:
    """Have so much been billed by containers within the last hour."""
    with transaction() as db:
        db.execute(
            text(
                "INSERT INTO replica_sessions (provider, pool, replica_id, ordered_at, billed_from, stopped_at, "
                "hourly_price, block_seconds) VALUES ('datacrunch', 'text', 'x', now() - interval '1 second', "
                "now() - interval '1 second', now(), :price, 1)"
            ),
            {"price": dollars * 3600},
        )


def test_what_nobody_bills_meets_no_cap(replicas: Replicas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKFLOW_LOCAL_MAX_REPLICAS", "2")
    spend(200)
    for _ in range(4):  # more than one replica takes
        upload()
    controller().tick()
    assert len(replicas.listing("vision")) == 2
    assert story() == [("vision", "order", 2, "applied")]
    controller().tick()
    assert {row.hourly_price for row in rows("replica_sessions") if row.provider == "local"} == {0}


def test_a_hint_that_comes_too_soon_after_a_tick_waits_for_its_turn(replicas: Replicas) -> None:
    controller()
    scale()
    upload()
    scale(hint=True)
    chosen.controller.cache_clear()
    assert len(replicas.listing("vision")) == 1


def test_of_many_hints_one_waits_for_all(replicas: Replicas) -> None:
    controller()
    scale()
    upload()
    with recovery.only_one(HINT_LOCK):
        scale(hint=True)
    chosen.controller.cache_clear()
    assert replicas.listing("vision") == []


@pytest.mark.parametrize("policy", ["rules", "just_in_time"])
def test_a_replica_can_be_kept_where_nothing_needs_it(
    replicas: Replicas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, policy: str
) -> None:
    (tmp_path / "mine.yaml").write_text("vision_container_scaling: {min_replicas: 1}")
    monkeypatch.setenv("DECKFLOW_SCALING_FILE", str(tmp_path / "mine.yaml"))
    monkeypatch.setenv("DECKFLOW_SCALING_POLICY", policy)
    controller().tick()
    assert [len(replicas.listing(pool)) for pool in ("vision", "text")] == [1, 0]


def test_this_machine_gets_no_more_replicas_than_suit_it(
    replicas: Replicas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKFLOW_LOCAL_MAX_REPLICAS", "1")
    for _ in range(4):
        upload()
    controller().tick()
    assert len(replicas.listing("vision")) == 1
