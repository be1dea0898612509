"""How a file of a request becomes a pipeline, or a sentence why not. It never opens a PDF and never uses a name as a path."""

import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, cast

import structlog
from werkzeug.datastructures import FileStorage

from pipeline.errors import DeckflowError
from workers.choices import Wishes
from workers.submission import submit

log = structlog.get_logger()

#: The longest name of a deck that is kept, in characters.
MAX_NAME = 200
UNNAMED = "deck.pdf"


@dataclass(frozen=True)
class Outcome:
    """What became of one file of an upload: the id of its pipeline, or the error that says why there is none."""

    name: str
    pipeline_id: uuid.UUID | None = None
    error: DeckflowError | None = None

    @property
    def sentence(self) -> str:
        """Why it was refused: the error's first line, which is made for people; empty if it was not."""
        return str(self.error or "").partition("\n")[0]


def display_name(raw: str | None) -> str:
    """A file's name as it may be shown: the last part of a path, printable (no control or bidi characters), cut to 200."""
    name = (raw or "").replace("\\", "/").rpartition("/")[2]
    name = " ".join(unicodedata.normalize("NFC", name).split())
    name = "".join(char for char in name if char.isprintable()).strip()
    return name[:MAX_NAME] or UNNAMED


def take_in(file: FileStorage, form: Mapping[str, str]) -> uuid.UUID:
    """Submit one file as a form wants it; raises as `submit` does. An empty field means the default."""
    wanted = {name: form.get(name) or None for name in Wishes.model_fields}
    return submit(
        cast(BinaryIO, file.stream),
        display_name(file.filename),
        template=form.get("template") or None,
        wishes=Wishes(**wanted),
    )


def take_in_each(files: list[FileStorage], form: Mapping[str, str]) -> list[Outcome]:
    """Submit several files; one that is refused does not hinder the others."""
    return [_outcome(file, form) for file in files]


def _outcome(file: FileStorage, form: Mapping[str, str]) -> Outcome:
    name = display_name(file.filename)
    try:
        return Outcome(name, pipeline_id=take_in(file, form))
    except DeckflowError as error:
        log.info("upload_refused", code=error.code)
        return Outcome(name, error=error)
