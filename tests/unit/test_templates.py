"""Templates: those that come with Deckflow, and a folder of one's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import NotConfigured, NotFound
from pipeline.settings import get_settings
from workers.analysts import templates


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of one's own templates."""
    monkeypatch.setenv("DECKFLOW_TEMPLATES_DIR", str(tmp_path))
    get_settings.cache_clear()
    yield tmp_path
    get_settings.cache_clear()


@pytest.mark.parametrize("name", templates.names())
def test_the_shipped_templates_load(name: str) -> None:
    template = templates.load(name)
    assert template.name == name and len(template.sections) >= 5
    assert len(template.sha256) == 64


def test_general_and_health_care_are_shipped() -> None:
    assert {"general", "healthcare_seed"} <= set(templates.names())


def test_a_file_of_ones_own_comes_before_a_shipped_one_and_changes_the_hash(own: Path) -> None:
    shipped = templates.load("general").sha256
    (own / "general.yaml").write_text("title: Ours\nsections: []")
    mine = templates.load("general")
    assert mine.title == "Ours" and mine.sha256 != shipped
    assert {"general", "healthcare_seed"} == set(templates.names())


@pytest.mark.parametrize("name", ["../general", "general.yaml", "", "GENERAL", "no_such", "a/b", "general\n"])
def test_a_hostile_or_unknown_name_is_not_found(name: str) -> None:
    with pytest.raises(NotFound):
        templates.load(name)


@pytest.mark.parametrize(
    "content",
    [
        "sections: 3",
        "- a",
        "title: [",
        "title: T\nsections: []\nextra: 1",
        "",
        "!!python/object/apply:os.getcwd []",
    ],
)
def test_a_broken_template_says_so(own: Path, content: str) -> None:
    (own / "broken.yaml").write_text(content)
    with pytest.raises(NotConfigured, match="broken"):
        templates.load("broken")


def test_keys_are_unique(own: Path) -> None:
    section = "  - {key: a, title: A, questions: []}\n"
    (own / "twice.yaml").write_text(f"title: T\nsections:\n{section}{section}")
    with pytest.raises(NotConfigured, match="unique"):
        templates.load("twice")
