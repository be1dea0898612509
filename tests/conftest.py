"""Fixtures for all tests: a real PostgreSQL, with an empty database for each test that asks, and a real Redis."""

import contextlib
import os
import random
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# The developer's own settings must not reach a test, and the broker's address is read when Celery is imported.
# DECKFLOW_LIVE_* is no setting: it switches on the tests against a real model server.
for _name in [
    name
    for name in os.environ
    if (name.startswith("DECKFLOW_") and not name.startswith("DECKFLOW_LIVE_"))
    or name in ("DATABASE_URL", "BROKER_URL")
]:
    del os.environ[_name]


def free_port() -> int:
    """A TCP port that is free right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def lasting_port() -> int:
    """A free TCP port below those that systems give out, so that it is still free after its server was killed."""
    while True:
        port = random.randrange(15_000, 30_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


_REDIS_PORT = lasting_port()
_DATA_DIR = tempfile.TemporaryDirectory(prefix="deckflow-tests-")
Path(_DATA_DIR.name).chmod(0o755)
os.environ["BROKER_URL"] = f"redis://127.0.0.1:{_REDIS_PORT}/0"
os.environ["DECKFLOW_DATA_DIR"] = _DATA_DIR.name

from pipeline import database as record  # noqa: E402
from pipeline import migrations  # noqa: E402
from pipeline.settings import get_settings  # noqa: E402
from pipeline.slide_front import front  # noqa: E402
from tests.services import Postgres, Redis  # noqa: E402

TEMPLATE = "deckflow_template"


def use_database(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process, and those it starts, use the database at `url`."""
    monkeypatch.setenv("DATABASE_URL", url)
    forget_settings()


def forget_settings() -> None:
    """Read the environment again, and connect again, on next use."""
    if record.engine.cache_info().currsize:
        record.engine().dispose()
    record.engine.cache_clear()
    front.cache_clear()
    get_settings.cache_clear()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server with a migrated database to copy."""
    with tempfile.TemporaryDirectory(prefix="deckflow-pg-") as directory:
        server = Postgres(Path(directory, "data"))
        with pytest.MonkeyPatch.context() as patch:
            use_database(server.create(TEMPLATE), patch)
            migrations.upgrade()
        forget_settings()
        yield server
        server.stop()


@pytest.fixture
def database(postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty, migrated database, which the record uses for this test."""
    url = postgres.fresh("deckflow_test", TEMPLATE)
    use_database(url, monkeypatch)
    yield url
    forget_settings()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make acceptance` proves the same things with the product's own leases, ticks and longer outages, and more examples."""
    parser.addoption(
        "--product-timings", action="store_true", help="do not shorten leases, ticks, outages and searches"
    )


def pytest_configure(config: pytest.Config) -> None:
    """How many examples Hypothesis tries of each property: a few every day, its own number in `make acceptance`."""
    most = 100 if config.getoption("--product-timings") else 30
    hypothesis.settings.register_profile("deckflow", max_examples=most)
    hypothesis.settings.load_profile("deckflow")


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory of this test's own, the document store in it."""
    monkeypatch.setenv("DECKFLOW_DATA_DIR", str(tmp_path))
    get_settings.cache_clear()
    return tmp_path


@pytest.fixture(scope="session")
def redis_server() -> Iterator[Redis]:
    """The Redis whose address every test process has in `BROKER_URL`."""
    with tempfile.TemporaryDirectory(prefix="deckflow-redis-") as directory:
        server = Redis(Path(directory), _REDIS_PORT)
        server.start()
        yield server
        server.kill()


@pytest.fixture
def broker(redis_server: Redis) -> Redis:
    """That Redis, running and empty."""
    if redis_server.process is None:
        redis_server.start()
    redis_server.client.flushall()
    return redis_server
