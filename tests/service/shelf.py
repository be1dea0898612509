"""Decks that a document store of a test holds already, checked once a run: as after an upload and a reading long ago."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from pipeline import documents
from pipeline.documents import Accepted, SlideNeeds
from pipeline.settings import Settings, get_settings
from tests.hostile_pdfs import deck

_FOLDER = tempfile.TemporaryDirectory(prefix="deckflow-shelf-")


def shelved(pages: int) -> Accepted:
    """Put a deck of so many slides, and its slides as text, into this test's store."""
    accepted, folder = _read(pages)
    store = Path(get_settings().storage.removeprefix("file://"))
    shutil.copytree(folder, store, dirs_exist_ok=True)
    return accepted


@cache
def _read(pages: int) -> tuple[Accepted, Path]:
    folder = Path(_FOLDER.name, str(pages))
    settings = Settings(storage_url=f"file://{folder}")
    accepted = documents.accept(deck(pages), settings=settings)
    needs = SlideNeeds(image=False)
    list(documents.read_slides(accepted.sha256, needs=needs, numbers=None, settings=settings))
    return accepted, folder
