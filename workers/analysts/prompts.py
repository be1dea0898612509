"""Loads the prompts of model analysts from `workers/analysts/prompts/<set>/<stage>.md`. It asks no model and owns no table.

A prompt file is Markdown with two parts, each under a heading of its own: `# System` says who the model is and what holds
for every answer, `# User` asks. `specialize.md` may have a third, `# Assessment`, which asks for free prose afterwards; without
it none is asked for. Placeholders are words in double braces. `{{document}}` is the text of the slide or deck, fenced by random
delimiters; it must stand in `# User` once, and in `# Assessment` once. What else a stage knows (* must be used):

    describe_slide   {{slide}} its number   {{schema}} the form of the answer as a JSON schema
    review_slide     {{slide}}   {{schema}}
    extract          {{fields}} * the names of the fields to fill in now   {{schema}}
    apply_template   {{questions}} * keys and texts of one section's questions   {{section}} its title   {{schema}}
    specialize       {{points}} * keys and titles of what is looked for   {{topic}}   {{found}} titles of points found, in
                     `# Assessment` only   {{schema}}

A set is a folder; `default` is shipped. `DECKFLOW_PROMPTS_DIR` names a folder with further sets; a file there goes before the
one shipped under the same name, and a set without a file for a stage takes that of `default`. A choice may bring the text
itself. What was used is known by the sha256 of its text.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import NotConfigured, NotFound
from pipeline.settings import Settings
from workers.analysts.base import MAX_PROMPT, Choice, Stage

FOLDER = Path(__file__).parent / "prompts"
DEFAULT = "default"

_NAME = re.compile(r"[a-z0-9_]{1,64}")
_PLACEHOLDER = re.compile(r"\{\{\s*(\w*)\s*\}\}")
_PART = re.compile(r"^# (System|User|Assessment)[ \t]*$", re.MULTILINE)

#: The placeholders of each stage, and those without which it could not be asked.
KNOWN: dict[Stage, frozenset[str]] = {
    "describe_slide": frozenset({"document", "slide", "schema"}),
    "review_slide": frozenset({"document", "slide", "schema"}),
    "extract": frozenset({"document", "fields", "schema"}),
    "apply_template": frozenset({"document", "questions", "section", "schema"}),
    "specialize": frozenset({"document", "points", "topic", "schema"}),
}
REQUIRED: dict[Stage, frozenset[str]] = {
    "describe_slide": frozenset({"document"}),
    "review_slide": frozenset({"document"}),
    "extract": frozenset({"document", "fields"}),
    "apply_template": frozenset({"document", "questions"}),
    "specialize": frozenset({"document", "points"}),
}
_IN_ASSESSMENT = frozenset({"document", "topic", "found"})


@dataclass(frozen=True)
class Prompt:
    """A prompt as it is used; `sha256` is that of the whole text. `assessment` is empty where none is asked for."""

    system: str
    user: str
    assessment: str
    sha256: str


def names(settings: Settings) -> list[str]:
    """The names of all sets, sorted."""
    folders = [path for root in _roots(settings) if root.is_dir() for path in root.iterdir() if path.is_dir()]
    return sorted({folder.name for folder in folders if _NAME.fullmatch(folder.name)})


def find(stage: Stage, choice: Choice, settings: Settings) -> Prompt:
    """The prompt for a stage: the choice's own text, else its set's, else the setting's.

    Raises `NotFound` for a set that is none, `NotConfigured` for a text that is not valid, naming file and placeholder.
    """
    if (text := choice.prompts.get(stage)) is not None:
        return parse(text, stage, where=f"The edited prompt for {stage}")
    chosen = choice.prompt_set or settings.prompt_set
    path = _path(chosen, stage, settings)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NotConfigured(f"The prompt {chosen}/{path.name} can't be read.") from error
    return parse(text, stage, where=f"The prompt {chosen}/{path.name}")


def parse(text: str, stage: Stage, *, where: str) -> Prompt:
    """Check a prompt and take it apart. Raises `NotConfigured`, which begins with `where`."""
    if len(text) > MAX_PROMPT:
        raise NotConfigured(f"{where} is longer than {MAX_PROMPT} characters.")
    parts = _parts(text, where)
    _check(parts["System"], KNOWN[stage] - {"document"}, frozenset(), where=f"{where}, part System,")
    _check(parts["User"], KNOWN[stage], REQUIRED[stage], where=f"{where}, part User,")
    if assessment := parts.get("Assessment", ""):
        if stage != "specialize":
            raise NotConfigured(f"{where} has a part Assessment, which only specialize can have.")
        _check(assessment, _IN_ASSESSMENT, frozenset({"document"}), where=f"{where}, part Assessment,")
    sha256 = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Prompt(parts["System"], parts["User"], assessment, sha256)


def fill(text: str, values: Mapping[str, str], *, keep: str = "") -> str:
    """Put values in the place of placeholders, in one pass; those without a value become empty, except `keep`, which stays."""
    return _PLACEHOLDER.sub(lambda match: match[0] if match[1] == keep else values.get(match[1], ""), text)


def _parts(text: str, where: str) -> dict[str, str]:
    pieces = _PART.split(text.replace("\r\n", "\n"))
    titles, bodies = pieces[1::2], [body.strip() for body in pieces[2::2]]
    parts = dict(zip(titles, bodies, strict=True))
    if pieces[0].strip() or len(parts) != len(titles) or not {"System", "User"} <= parts.keys():
        raise NotConfigured(
            f"{where} must have the parts `# System` and `# User`, once each and nothing before them."
        )
    return parts


def _check(part: str, known: frozenset[str], required: frozenset[str], *, where: str) -> None:
    used = _PLACEHOLDER.findall(part)
    if unknown := sorted(set(used) - known):
        listed = ", ".join(f"{{{{{name}}}}}" for name in unknown)
        possible = ", ".join(f"{{{{{name}}}}}" for name in sorted(known))
        raise NotConfigured(f"{where} has an unknown placeholder: {listed}. Possible are {possible}.")
    if missing := sorted(required - set(used)):
        raise NotConfigured(f"{where} lacks {', '.join(f'{{{{{name}}}}}' for name in missing)}.")
    if used.count("document") > 1:
        raise NotConfigured(f"{where} has {{{{document}}}} more than once.")


def _path(chosen: str, stage: Stage, settings: Settings) -> Path:
    """Where a set's prompt is. The set's name comes from outside: it is matched before it becomes a path."""
    available = names(settings)
    if not _NAME.fullmatch(chosen) or chosen not in available:
        raise NotFound(f"There is no prompt set of this name. Available: {', '.join(available)}.")
    paths = [root / name / f"{stage}.md" for name in (chosen, DEFAULT) for root in _roots(settings)]
    return next((path for path in paths if path.is_file()), paths[-1])


def _roots(settings: Settings) -> list[Path]:
    return [*([settings.prompts_dir] if settings.prompts_dir else []), FOLDER]
