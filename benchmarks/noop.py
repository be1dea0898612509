"""An analyst that does nothing, so that what is left is the machinery."""

import threading
from typing import Any

from pipeline.documents.slides import Slide, SlideNeeds
from workers.analysts.base import (
    Choice,
    Deck,
    Extraction,
    SlideDescription,
    SlideReview,
    Specialized,
    Stage,
    Template,
    TemplateResult,
    Topic,
)


class NoopAnalyst:
    """Wants no slides and finds nothing."""

    name = "noop"
    version = "1"
    needs: SlideNeeds | None = None
    concurrency = 1

    def __init__(self, choice: Choice, stop: threading.Event) -> None:
        """Nothing to choose, nothing to stop."""

    def depends_on(self, stage: Stage) -> dict[str, Any]:
        """Nothing."""
        return {}

    def describe_slide(self, slide: Slide, image: bytes) -> SlideDescription:
        """Never asked: there are no slides."""
        raise NotImplementedError

    def review_slide(self, slide: Slide, image: bytes) -> SlideReview:
        """Never asked: there are no slides."""
        raise NotImplementedError

    def extract(self, deck: Deck) -> Extraction:
        """Nothing."""
        return Extraction()

    def apply_template(self, deck: Deck, template: Template) -> TemplateResult:
        """Nothing."""
        return TemplateResult(name=template.name, title=template.title, sections=[])

    def specialize(self, deck: Deck, topic: Topic) -> Specialized:
        """Nothing."""
        return Specialized(topic=topic)
