"""Who runs the workers of the two pools, as `deckflow up` takes it from the settings and tells it."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from pipeline.errors import NotConfigured
from pipeline.settings import Settings
from standalone import pools


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which `deckflow up` is started."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_unless_something_is_set_replicas_are_processes_of_this_machine() -> None:
    assert pools.settle(Settings()) == {"DECKFLOW_PROVIDER": "local"}


def test_processes_that_work_in_another_folder_get_the_whole_path_of_the_limits(folder: Path) -> None:
    (folder / "mine.yaml").write_text("text_container_scaling: {max_replicas: 1}")
    found = pools.settle(Settings(scaling_file=Path("mine.yaml")))
    assert found["DECKFLOW_SCALING_FILE"] == str(folder / "mine.yaml")


def test_where_somebody_else_runs_the_workers_it_says_how() -> None:
    settings = Settings(provider="none", scaling_file=Path("missing.yaml"))  # nobody reads it
    assert pools.settle(settings) == {"DECKFLOW_PROVIDER": "none"}
    assert "python -m workers.launcher vision" in pools.describe(settings)


def test_limits_and_credentials_that_would_fail_at_every_tick_are_refused_at_once(folder: Path) -> None:
    with pytest.raises(NotConfigured, match="VERDA_CLIENT_ID"):
        pools.settle(Settings(provider="datacrunch"))
    (folder / "scaling.yaml").write_text("a: [")
    with pytest.raises(NotConfigured, match="not YAML"):
        pools.settle(Settings())


def test_it_tells_the_limits_in_force(folder: Path) -> None:
    (folder / "scaling.yaml").write_text("vision_container_scaling: {max_replicas: 5}")
    here = Settings(provider="local", local_max_replicas=4)
    assert "0 to 4 vision, 0 to 3 text" in pools.describe(here)
    secret = SecretStr("x")
    there = Settings(provider="datacrunch", verda_client_id=secret, verda_client_secret=secret)
    assert "0 to 5 vision, 0 to 3 text" in pools.describe(there)
