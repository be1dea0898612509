"""Decks flow while workers are killed and stopped, Redis is flushed and restarted, and PostgreSQL is restarted."""

import random
import signal
import time
from collections.abc import Callable

import pytest

from pipeline.states import PipelineState
from tests.services import Postgres, Redis
from tests.system.conftest import Fleet, Timings, settled, submit_deck
from tests.system.test_recovery import assert_written_once

SEED = 7


def faults(
    fleet: Fleet, broker: Redis, postgres: Postgres, chance: random.Random
) -> list[Callable[[], object]]:
    def worker() -> str:
        return chance.choice(["vision", "text", "vision", "control"])

    def restart_redis() -> None:
        broker.kill()
        time.sleep(chance.uniform(0, 2))
        broker.start()

    return [
        lambda: fleet.kill(fleet.worker(worker())),
        lambda: fleet.worker(worker()).send_signal(signal.SIGTERM),
        lambda: broker.client.flushall(),
        restart_redis,
        postgres.restart,
    ]


@pytest.mark.acceptance
def test_every_deck_comes_through(
    fleet: Fleet, broker: Redis, postgres: Postgres, timings: Timings, request: pytest.FixtureRequest
) -> None:
    long = bool(request.config.getoption("--product-timings"))
    chance = random.Random(SEED)
    kinds = faults(fleet, broker, postgres, chance)
    decks = [submit_deck() for _ in range(12 if long else 3)]
    for fault in [chance.choice(kinds) for _ in range(20)] if long else kinds:
        time.sleep(chance.uniform(1, 3))
        fleet.revive()
        fault()
    for deck in decks:
        assert settled(fleet, deck, within=6 * timings.patience).state is PipelineState.SUCCEEDED
        assert_written_once(deck)
