"""Slides that a scripted analyst is asked about, as a worker would ask: what the tests of the vision tasks share."""

import os
import signal
import threading
import uuid
from typing import Any, ClassVar

import pytest

from pipeline import lifecycle, queries
from pipeline.documents.slides import Slide, SlideNeeds
from pipeline.errors import AnalysisError
from pipeline.graph import Task
from tests.service.shelf import shelved
from workers import execution, stages
from workers.analysts.base import Choice, Deck, Extraction, SlideDescription, SlideReview, Stage

VISION, FEEDBACK = Task.VISUAL_ANALYSIS, Task.SLIDE_FEEDBACK
PAGES = 6

#: What befalls one slide alone.
CIRCLES = AnalysisError("The model talks in circles.", code="repetition", alone=True)


class Scripted:
    """An analyst that notes what it is asked, in memory, and does what a test wants."""

    name, version, concurrency = "scripted", "1", 3
    needs: SlideNeeds | None = SlideNeeds(image=False)
    asked: ClassVar[list[tuple[int, str | None]]] = []
    reviews: ClassVar[list[int]] = []
    fails: ClassVar[dict[int, AnalysisError]] = {}
    meet: ClassVar[threading.Barrier | None] = None
    hangs: ClassVar[bool] = False
    strikes_at: ClassVar[int | None] = None
    #: Slides whose answer comes only when the others have been told to stop.
    late: ClassVar[set[int]] = set()

    def __init__(self, choice: Choice, stop: threading.Event) -> None:
        self.choice, self.stop = choice, stop

    def depends_on(self, stage: Stage) -> dict[str, Any]:
        return {"model": self.choice.model}

    def describe_slide(self, slide: Slide, image: bytes) -> SlideDescription:
        self.asked.append((slide.number, self.choice.model))
        if slide.number == self.strikes_at:
            self.stop.wait(timeout=1)  # by then the main thread waits for answers
            os.kill(os.getpid(), signal.SIGUSR1)
            self.stop.wait(timeout=30)
        if self.meet:
            self.meet.wait(timeout=10)
        if slide.number in self.late:
            self.stop.wait(timeout=30)
        if self.hangs and not self.stop.wait(timeout=30):
            raise AssertionError("nobody said stop")
        if slide.number in self.fails:
            raise self.fails[slide.number]
        return SlideDescription(slide=slide.number, text=slide.text, summary=f"by {self.choice.model}")

    def review_slide(self, slide: Slide, image: bytes) -> SlideReview:
        self.reviews.append(slide.number)
        return SlideReview(slide=slide.number, not_assessed=[f"look {len(self.reviews)}"])

    def extract(self, deck: Deck) -> Extraction:
        if self.hangs and not self.stop.wait(timeout=30):
            raise AssertionError("nobody said stop")
        return Extraction(warnings=[f"{len(deck.slides)} slides"])


def fresh(monkeypatch: pytest.MonkeyPatch) -> type[Scripted]:
    """The analyst, as if it had never been asked anything."""
    for name, value in {
        "asked": [],
        "reviews": [],
        "fails": {},
        "late": set(),
        "meet": None,
        "hangs": False,
        "strikes_at": None,
    }.items():
        monkeypatch.setattr(Scripted, name, value)
    return Scripted


def new_pipeline(analyst: str = f"{__name__}:Scripted") -> uuid.UUID:
    """The pipeline of a deck that is the same each time."""
    accepted = shelved(PAGES)
    return lifecycle.add_document_processing_pipeline(
        accepted.sha256,
        "deck.pdf",
        size=accepted.size,
        pages=accepted.pages,
        analyst=analyst,
        template="general",
    )


def look(pipeline_id: uuid.UUID) -> dict[str, Any]:
    """Do `visual_analysis` as a worker would, and return its result."""
    execution.perform(VISION, str(pipeline_id), server_id="worker", stage=stages.describe_slides)
    return queries.result_of(pipeline_id, VISION)


def review(pipeline_id: uuid.UUID) -> dict[str, Any]:
    """The same for `slide_feedback`."""
    execution.perform(FEEDBACK, str(pipeline_id), server_id="worker", stage=stages.review_slides)
    return queries.result_of(pipeline_id, FEEDBACK)
