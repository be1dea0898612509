"""Which scaling file counts, and what is said of one that can't be used."""

from pathlib import Path

import pytest

from pipeline.errors import NotConfigured
from scaler.configuration import file_in_force, load
from scaler.policy.config import Scaling


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a program is started."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def most(scaling: Scaling) -> int:
    return scaling.vision_container_scaling.max_replicas


def test_a_relative_path_counts_from_where_the_program_is_started(folder: Path) -> None:
    (folder / "mine.yaml").write_text("vision_container_scaling: {max_replicas: 7}")
    assert most(load(Path("mine.yaml"))) == 7
    assert file_in_force(Path("mine.yaml")) == folder / "mine.yaml"


def test_a_named_file_that_is_missing_is_refused_and_not_replaced(folder: Path) -> None:
    (folder / "scaling.yaml").write_text("vision_container_scaling: {max_replicas: 7}")
    with pytest.raises(NotConfigured, match=str(folder / "mine.yaml")):
        load(Path("mine.yaml"))


def test_where_none_is_named_the_usual_one_counts_and_without_it_the_figures_of_the_code(
    folder: Path,
) -> None:
    assert (file_in_force(None), load(None)) == (None, Scaling())
    (folder / "scaling.yaml").write_text("vision_container_scaling: {max_replicas: 7}")
    assert most(load(None)) == 7


def test_a_limit_of_the_machine_lowers_the_greatest_and_the_least_number() -> None:
    section = {"min_replicas": 2, "max_replicas": 3}
    scaling = Scaling.model_validate({"vision_container_scaling": section, "text_container_scaling": section})
    limited = scaling.at_most(1)
    assert {
        (pool.min_replicas, pool.max_replicas)
        for pool in (limited.vision_container_scaling, limited.text_container_scaling)
    } == {(1, 1)}
    assert scaling.at_most(8) == scaling
