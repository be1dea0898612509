"""The docs say what the code does."""

import re
from pathlib import Path

from pipeline.settings import Settings
from pipeline.states import EDGES

DOCS = Path(__file__).parents[2] / "docs"


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    documented = set(re.findall(r"`DECKFLOW_(\w+)`", (DOCS / "settings.md").read_text()))
    assert documented == {name.upper() for name in Settings.model_fields}


def test_the_drawn_edges_are_the_allowed_ones() -> None:
    drawn = set(re.findall(r"^    (\w+) --> (\w+)", (DOCS / "concepts.md").read_text(), re.MULTILINE))
    assert drawn == {(source.value, target.value) for source, targets in EDGES.items() for target in targets}


def test_links_between_docs_lead_somewhere() -> None:
    for page in [*DOCS.rglob("*.md"), DOCS.parent / "README.md", DOCS.parent / "CONTRIBUTING.md"]:
        for link in re.findall(r"\]\((?!http)([^)#]+)", page.read_text()):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
