"""Loads analysis templates, `<name>.yaml`: shipped ones and those in `DECKFLOW_TEMPLATES_DIR`. It never answers one.

A template is a mapping with `title`, an optional `description`, and `sections`: each a `key`, a `title` and `questions`.
A question has a `key` and its `text`; without `terms` it is one that only a model can answer. For the rule-based analyst:

    terms    words of an answer: whole words, any case, spaces allowed, `*` for the rest of a word
    without  words that no answer to it has: what was raised before is no ask
    topics   the topics of the slides to look at first; on others two terms must stand together (default: none)
    fact     `company_offering` or `funding_amount`: the extracted fact that answers it; terms serve where it is missing
    number   true if an answer has a digit; rows: true if a table's row may be one (default: false)
    whole    true if any line of a slide titled with the first topic is part of the answer, as on a team's slide (default: false)

Keys are unique in a template. The file's name without its ending is the template's name: small letters, digits and
underscores.
"""

import hashlib
import re
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import ValidationError

from pipeline.errors import NotConfigured, NotFound
from pipeline.settings import get_settings
from workers.analysts.base import Template

#: The templates that come with Deckflow; a file of the same name in `DECKFLOW_TEMPLATES_DIR` comes before them.
SHIPPED = Path(__file__).parent / "templates"

_NAME = re.compile(r"[a-z0-9_]{1,64}")


def names() -> list[str]:
    """The names of all templates, sorted."""
    return sorted(_files())


def load(name: str) -> Template:
    """Read and check one template. `NotFound` for a name that is none, `NotConfigured` for a file that is not valid."""
    path = _path(name)
    try:
        return _parsed(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise NotConfigured(f"The template {name} could not be read: {error.strerror}.") from error


@lru_cache(maxsize=32)
def _parsed(path: Path, changed_at: int) -> Template:
    """A file's template, parsed again once it has changed: YAML is slow beside everything else in a task."""
    name, data = path.stem, path.read_bytes()
    try:
        content = yaml.safe_load(data)
        template = Template.model_validate(
            {**content, "name": name, "sha256": hashlib.sha256(data).hexdigest()}
        )
    except (yaml.YAMLError, ValidationError, TypeError, UnicodeDecodeError) as error:
        raise NotConfigured(f"The template {name} is not valid: {error}") from error
    keys = [section.key for section in template.sections]
    keys += [question.key for section in template.sections for question in section.questions]
    if len(keys) != len(set(keys)) or not all(_NAME.fullmatch(key) for key in keys):
        raise NotConfigured(f"The template {name} is not valid: its keys must be unique, of a-z, 0-9 and _.")
    return template


def _files() -> dict[str, Path]:
    own = get_settings().templates_dir
    folders = [SHIPPED, *([own] if own else [])]
    found = (path for folder in folders for path in folder.glob("*.yaml"))
    return {path.stem: path for path in found if _NAME.fullmatch(path.stem)}


def _path(name: str) -> Path:
    """The file of a template. The name comes from outside: it is looked up, and never becomes a path itself."""
    files = _files()
    if name not in files:
        raise NotFound(f"There is no template of this name. Available: {', '.join(sorted(files)) or 'none'}.")
    return files[name]
