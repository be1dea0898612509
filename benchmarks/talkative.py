"""An analyst that says as much of a slide as a vision model does, at once: what is left is the way of the words."""

import threading
from typing import Any

from benchmarks.noop import NoopAnalyst
from pipeline.documents.slides import Slide, SlideNeeds
from workers.analysts.base import Choice, Element, SlideDescription, SlideReview, Stage

#: Characters of a vision model's summary of one slide.
SUMMARY = 1_200


class TalkativeAnalyst(NoopAnalyst):
    """Describes every slide by its own text and a long summary."""

    name = "talkative"
    needs: SlideNeeds | None = SlideNeeds(image=False)
    concurrency = 2

    def __init__(self, choice: Choice, stop: threading.Event) -> None:
        """Nothing to choose, nothing to stop."""

    def depends_on(self, stage: Stage) -> dict[str, Any]:
        """Nothing but the slide."""
        return {}

    def describe_slide(self, slide: Slide, image: bytes) -> SlideDescription:
        """The slide's text, its lines as elements, and a summary of a model's length."""
        lines = [Element(kind="text", text=line) for line in slide.text.splitlines()]
        summary = (slide.text or "nothing ").ljust(SUMMARY, ".")[:SUMMARY]
        return SlideDescription(slide=slide.number, text=slide.text, summary=summary, elements=lines)

    def review_slide(self, slide: Slide, image: bytes) -> SlideReview:
        """Nothing to say."""
        return SlideReview(slide=slide.number)
