"""What was said about each slide, kept at once and found again. Owns `visual_cache`.

One mechanism for three things: the handoff from the vision tasks to the text tasks, the checkpoint from which a killed
task resumes, and the free second upload of the same bytes.
"""

import hashlib
import json
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert

from pipeline.database import autocommit, persistently
from pipeline.graph import Task
from pipeline.models import CachedSlide
from pipeline.settings import get_settings

_OF_DECK = (
    select(CachedSlide.slide, CachedSlide.value)
    .where(
        CachedSlide.document_sha256 == bindparam("document_sha256"),
        CachedSlide.task == bindparam("task"),
        CachedSlide.fingerprint == bindparam("fingerprint"),
        CachedSlide.generation == bindparam("generation"),
    )
    .order_by(CachedSlide.slide)
)
_KEEP = insert(CachedSlide).on_conflict_do_nothing()


def fingerprint(**depends_on: Any) -> str:
    """A hash of everything an answer depends on besides the slide itself: analyst, version, model, options, prompt.

    The settings by which slides are rendered are part of it.
    """
    settings = get_settings()
    rendering = [settings.max_image_side, settings.max_image_pixels, settings.ocr_languages]
    canonical = json.dumps([depends_on, rendering], sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def load(document_sha256: str, task: Task, key: str, *, generation: int) -> dict[int, dict[str, Any]]:
    """What is stored for a deck under a fingerprint: slide number -> value."""

    def work() -> dict[int, dict[str, Any]]:
        with autocommit() as db:
            wanted = {
                "document_sha256": document_sha256,
                "task": task,
                "fingerprint": key,
                "generation": generation,
            }
            return {row.slide: row.value for row in db.execute(_OF_DECK, wanted)}

    return persistently(work)


def keep(
    document_sha256: str, task: Task, key: str, *, generation: int, slide: int, value: dict[str, Any]
) -> None:
    """Store one slide's value. The first one stays: what a second attempt says of the same slide is dropped."""
    row = {
        "document_sha256": document_sha256,
        "task": task,
        "fingerprint": key,
        "generation": generation,
        "slide": slide,
        "value": value,
    }

    def work() -> None:
        with autocommit() as db:
            db.execute(_KEEP, row)

    persistently(work)
