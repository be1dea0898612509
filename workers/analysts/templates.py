"""Loads analysis templates from `workers/analysts/templates/<name>.yaml`. It never answers one and owns no table.

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
from functools import cache
from pathlib import Path

import yaml
from pydantic import ValidationError

from pipeline.errors import NotConfigured, NotFound
from workers.analysts.base import Template

FOLDER = Path(__file__).parent / "templates"

_NAME = re.compile(r"[a-z0-9_]{1,64}")


def names(folder: Path = FOLDER) -> list[str]:
    """The names of all templates, sorted."""
    return sorted(path.stem for path in folder.glob("*.yaml") if _NAME.fullmatch(path.stem))


@cache
def load(name: str, folder: Path = FOLDER) -> Template:
    """Read and check one template. `NotFound` for a name that is none, `NotConfigured` for a file that is not valid."""
    try:
        content = yaml.safe_load(_read(name, folder))
        template = Template.model_validate({**content, "name": name})
    except (yaml.YAMLError, ValidationError, TypeError, UnicodeDecodeError) as error:
        raise NotConfigured(f"The template {name} is not valid: {error}") from error
    keys = [section.key for section in template.sections]
    keys += [question.key for section in template.sections for question in section.questions]
    if len(keys) != len(set(keys)) or not all(_NAME.fullmatch(key) for key in keys):
        raise NotConfigured(f"The template {name} is not valid: its keys must be unique, of a-z, 0-9 and _.")
    return template


def digest(name: str, folder: Path = FOLDER) -> str:
    """The sha256 of a template's file in hexadecimal: its version, stored with each result."""
    return hashlib.sha256(_read(name, folder)).hexdigest()


def _read(name: str, folder: Path) -> bytes:
    """The bytes of a template. The name comes from outside: it is matched before it becomes a path."""
    if not _NAME.fullmatch(name) or name not in names(folder):
        raise NotFound(f"There is no template of this name. Available: {', '.join(names(folder)) or 'none'}.")
    return (folder / f"{name}.yaml").read_bytes()
