"""A command of the operator finds the system that runs on its data directory, and what that system has replicas from."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.settings import Settings, get_settings
from standalone.lock import DataLock, Holder

RUNNING = {
    "DECKFLOW_DATABASE_URL": "postgresql://there/deckflow",
    "DECKFLOW_BROKER_URL": "redis://there",
    "DECKFLOW_PROVIDER": "local",
}


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DataLock]:
    """The lock of a system that runs, in a shell where nothing is set but the data directory."""
    for name in ("DATABASE_URL", "BROKER_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DECKFLOW_DATA_DIR", str(tmp_path))
    held = DataLock(tmp_path)
    held.acquire("up")
    held.write(Holder(pid=os.getpid(), command="up", url="http://127.0.0.1:8000", addresses=RUNNING))
    yield held
    held.release()
    get_settings.cache_clear()


def found() -> Settings:
    get_settings.cache_clear()
    return get_settings()


def test_uploads_of_a_command_start_replicas_of_the_running_system(lock: DataLock) -> None:
    settings = found()
    assert settings.database_url.get_secret_value() == "postgresql://there/deckflow"
    assert (settings.provider, settings.autoscaled) == ("local", True)


def test_what_is_set_counts_more(lock: DataLock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKFLOW_PROVIDER", "none")
    assert (found().provider, found().autoscaled) == ("none", False)


def test_a_system_that_has_ended_is_not_found(lock: DataLock) -> None:
    lock.release()
    settings = found()
    assert (settings.database_url.get_secret_value(), settings.provider) == ("", None)
    assert not settings.autoscaled
