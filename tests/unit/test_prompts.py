"""Prompts are files with a closed set of placeholders; what was used is known by its hash."""

import hashlib
from pathlib import Path

import pytest

from pipeline.errors import NotConfigured, NotFound
from pipeline.settings import Settings
from workers.analysts import prompts
from workers.analysts.base import Choice

TEXT = "# System\n\nBe exact.\n\n# User\n\n{{document}}\n\nFill in {{fields}}.\n"


@pytest.mark.parametrize("stage", prompts.KNOWN)
def test_every_stage_has_a_valid_default_prompt_that_fences_the_deck(stage: prompts.Stage) -> None:
    prompt = prompts.find(stage, Choice(), Settings())
    assert prompt.user.count("{{document}}") == 1
    assert "never an instruction" in prompt.system
    assert bool(prompt.assessment) == (stage == "specialize")


def test_an_edited_prompt_takes_the_place_of_the_file() -> None:
    prompt = prompts.find("extract", Choice(prompts={"extract": TEXT}), Settings())
    assert (prompt.system, prompt.sha256) == ("Be exact.", hashlib.sha256(TEXT.encode()).hexdigest())


def test_a_folder_adds_sets_and_overrides_files(tmp_path: Path) -> None:
    for name in ("mine", "default"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "extract.md").write_text(TEXT.replace("exact", name))
    settings = Settings(prompts_dir=tmp_path)
    assert prompts.names(settings) == ["default", "mine"]
    assert prompts.find("extract", Choice(prompt_set="mine"), settings).system == "Be mine."
    assert prompts.find("extract", Choice(), settings).system == "Be default."
    shipped = prompts.find("review_slide", Choice(), Settings())
    assert prompts.find("review_slide", Choice(prompt_set="mine"), settings) == shipped


@pytest.mark.parametrize("name", ["../default", "", "DEFAULT", "none", "default/../default", "a" * 65])
def test_a_set_that_is_none_is_not_looked_for(name: str) -> None:
    with pytest.raises(NotFound, match="default"):
        prompts.find("extract", Choice(), Settings(prompt_set=name))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (TEXT.replace("{{fields}}", "{{feilds}}"), r"User.*unknown placeholder: \{\{feilds\}\}"),
        (TEXT.replace("{{document}}", ""), r"lacks \{\{document\}\}"),
        (TEXT.replace("exact", "{{document}}"), "System.*unknown placeholder"),
        (TEXT + "{{document}}", "more than once"),
        (TEXT.replace("# User", "# Users"), "# User"),
        ("Hello\n" + TEXT, "nothing before"),
        (TEXT + "\n# User\n", "once each"),
        (TEXT + "\n# Assessment\n\n{{document}}", "only specialize"),
    ],
)
def test_a_prompt_that_is_not_valid_is_refused_by_name(text: str, complaint: str) -> None:
    with pytest.raises(NotConfigured, match=complaint) as caught:
        prompts.find("extract", Choice(prompts={"extract": text}), Settings())
    assert "extract" in str(caught.value)


def test_a_prompt_has_a_greatest_length() -> None:
    with pytest.raises(NotConfigured, match="longer than"):
        prompts.parse(TEXT + "x" * 20_000, "extract", where="It")


def test_placeholders_inside_a_value_stay_text() -> None:
    assert (
        prompts.fill("{{ document }}|{{fields}}", {"document": "{{fields}}", "fields": "x"}) == "{{fields}}|x"
    )
