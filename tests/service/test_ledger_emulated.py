"""The controller on the provider `datacrunch` and its emulator, in real time: what the ledger says is what the meter says."""

import time
from collections.abc import Callable, Iterator

import pytest
from pydantic import SecretStr

from pipeline import servers
from pipeline.database import transaction
from pipeline.graph import TASKS, Queue
from pipeline.settings import Settings
from scaler import ledger, sessions
from scaler.controller import Controller
from scaler.emulator import Boot, Config
from scaler.emulator.clock import SystemClock
from scaler.policy.config import Scaling
from scaler.policy.rules import Rules
from scaler.providers.datacrunch import DataCrunch, transport
from tests.service.emulated import AT, Plain, deployment, emulated
from tests.service.scaling import now, rows, story, upload
from tests.service.test_lifecycle import VISUAL, claimed, done

pytestmark = pytest.mark.usefixtures("database", "broker")

NAMES = {"vision": "pool-vision", "text": "pool-text"}


@pytest.fixture
def api() -> Iterator[Plain]:
    """An emulator with a deployment for each pool, none of which has a replica."""
    with emulated(Config(boot=Boot.within(0.5)), clock=SystemClock()) as plain:
        for name in NAMES.values():
            assert plain("POST", AT, deployment(name=name, least=0, most=1)).status_code == 201
        yield plain


@pytest.fixture
def scaler(api: Plain) -> Controller:
    """A controller as the settings would make it."""
    config = api.emulator.world.config
    settings = Settings(
        verda_url=api.emulator.url,
        verda_client_id=SecretStr(config.client_id),
        verda_client_secret=SecretStr(config.client_secret),
    )
    return Controller(DataCrunch(transport(settings), NAMES), Rules(Scaling()), Scaling())


def until(reached: Callable[[], bool], scaler: Controller) -> None:
    """Tick until something is so, for 15 s at most."""
    deadline = time.monotonic() + 15
    while not reached():
        assert time.monotonic() < deadline
        scaler.tick()
        time.sleep(0.2)


def test_the_ledger_agrees_with_the_meter_to_the_cent(api: Plain, scaler: Controller) -> None:
    deck = upload()
    scaler.tick()
    until(lambda: api.states(NAMES["vision"]) == ["running"], scaler)
    (replica,) = rows("replica_sessions")
    server = f"vision-1@{NAMES['vision']}-{replica.replica_id}"
    servers.register(server, [Queue.VISION], concurrency=2)
    claimed(deck, VISUAL, server)
    until(lambda: rows("replica_sessions")[0].ready_at is not None, scaler)
    scaler.provider.scale("vision", 0)
    until(lambda: rows("replica_sessions")[0].stopped_at is not None, scaler)
    with transaction() as db:
        ((_, account),) = ledger.accounts(db, sessions.within(db, replica.ordered_at, now())[:1])
        cost = ledger.cost_of(db, deck)
    assert round(account.cost * 100) == api.control("/meter")["replicas"][0]["cents"] > 0
    assert cost == account.cost  # the only deck that it worked for pays for it


def test_an_upload_pins_a_replica_and_the_story_says_why(api: Plain, scaler: Controller) -> None:
    done(upload(), *TASKS)
    scaler.tick()
    assert story() == [] and api.states(NAMES["vision"]) == []
    upload()
    scaler.tick()
    assert story() == [("vision", "order", 1, "applied")]
    assert len(api.states(NAMES["vision"])) == 1
