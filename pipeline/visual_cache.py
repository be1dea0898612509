"""What was said about each slide, kept at once and found again. Owns `visual_cache`; Redis stands in front of it.

One mechanism for three things: the handoff from the vision tasks to the text tasks, the checkpoint from which a killed
task resumes, and the free second upload of the same bytes.
"""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, not_, select
from sqlalchemy.dialects.postgresql import insert

from pipeline.database import autocommit, persistently
from pipeline.graph import Task
from pipeline.models import CachedSlide
from pipeline.slide_front import front

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
_KEEP = insert(CachedSlide).on_conflict_do_nothing().returning(CachedSlide.slide)
_CARRIED = ("document_sha256", "task", "fingerprint", "slide", "value")
_CARRY = (
    insert(CachedSlide)
    .from_select(
        [*_CARRIED, "generation"],
        select(
            *(getattr(CachedSlide, name) for name in _CARRIED), bindparam("new_generation", type_=Integer())
        ).where(
            CachedSlide.document_sha256 == bindparam("of_document"),
            CachedSlide.generation == bindparam("old_generation"),
            not_(CachedSlide.task.in_(bindparam("done_afresh", expanding=True))),
        ),
    )
    .on_conflict_do_nothing()
)


@dataclass(frozen=True)
class Shelf:
    """Where the slides of one deck stand that were looked at for one task in one way.

    `fingerprint` is a hash of everything besides the slide that an answer depends on: see `fingerprint_of`.
    """

    document_sha256: str
    task: Task
    fingerprint: str
    generation: int

    @property
    def name(self) -> str:
        """Its key in Redis."""
        return f"deckflow:slides:{self.document_sha256}:{self.task}:{self.fingerprint}:{self.generation}"

    @property
    def columns(self) -> dict[str, Any]:
        """Its key in PostgreSQL."""
        return {
            "document_sha256": self.document_sha256,
            "task": self.task,
            "fingerprint": self.fingerprint,
            "generation": self.generation,
        }


@dataclass(frozen=True)
class Found:
    """Slides that were found: number -> value, and how many of them in Redis and in PostgreSQL."""

    values: dict[int, dict[str, Any]]
    redis: int
    postgres: int


def fingerprint_of(**depends_on: Any) -> str:
    """A hash of everything an answer depends on besides the slide itself: analyst, version, model, options, prompt, the
    way in which slides are read and rendered, and the shape of the answer.
    """
    canonical = json.dumps(depends_on, sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def load(shelf: Shelf, wanted: Collection[int]) -> Found:
    """Those of the wanted slides that stand on a shelf: from Redis, and where it lacks one, from PostgreSQL."""
    if not wanted:
        return Found({}, redis=0, postgres=0)
    near = {number: value for number, value in front().load(shelf.name).items() if number in wanted}
    if len(near) == len(wanted):
        return Found(near, redis=len(near), postgres=0)

    def work() -> dict[int, dict[str, Any]]:
        with autocommit() as db:
            return {row.slide: row.value for row in db.execute(_OF_DECK, shelf.columns)}

    stored = {number: value for number, value in persistently(work).items() if number in wanted}
    if far := {number: value for number, value in stored.items() if number not in near}:
        front().keep(shelf.name, far)
    return Found(stored, redis=len(stored) - len(far), postgres=len(far))


def keep(shelf: Shelf, slide: int, value: dict[str, Any]) -> None:
    """Store one slide's value for good. The first one stays: what a second attempt says of the same slide is dropped."""
    row = shelf.columns | {"slide": slide, "value": value}

    def work() -> bool:
        with autocommit() as db:
            return db.execute(_KEEP, row).first() is not None

    if persistently(work):
        front().keep(shelf.name, {slide: value})


def carry_along(
    db: Connection, document_sha256: str, afresh: Collection[Task], *, old: int, new: int
) -> None:
    """Keep what was said for all tasks but those done afresh when a deck gets a new generation; in the caller's transaction."""
    parameters = {
        "of_document": document_sha256,
        "old_generation": old,
        "new_generation": new,
        "done_afresh": list(afresh),
    }
    db.execute(_CARRY, parameters)
