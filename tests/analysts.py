"""Analysts for tests of the machinery: no judgement, but a trace of each call. Chosen by their import path."""

import os
import signal
import threading
import time
from pathlib import Path
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


class TracingAnalyst:
    """Takes `DECKFLOW_TEST_SLIDE_SECONDS` for each slide, and writes a line for each call into `DECKFLOW_TEST_TRACE`.

    A file `die at <call>` beside the trace, holding `child` or `parent`, makes that process die there, once, by SIGKILL.
    """

    name = "tracing"
    version = "1"
    needs: SlideNeeds | None = SlideNeeds(image=False, layout=False)
    concurrency = 1

    def __init__(self, choice: Choice, stop: threading.Event) -> None:
        """Nothing to choose, nothing to stop."""

    def depends_on(self, stage: Stage) -> dict[str, Any]:
        """Nothing but the slide."""
        return {}

    def describe_slide(self, slide: Slide, image: bytes) -> SlideDescription:
        """Say the slide's own text."""
        self._trace(f"describe {slide.number}")
        return SlideDescription(slide=slide.number, text=slide.text)

    def review_slide(self, slide: Slide, image: bytes) -> SlideReview:
        """Say nothing."""
        self._trace(f"review {slide.number}")
        return SlideReview(slide=slide.number)

    def extract(self, deck: Deck) -> Extraction:
        """Find nothing."""
        self._trace("extract")
        return Extraction()

    def apply_template(self, deck: Deck, template: Template) -> TemplateResult:
        """Answer nothing."""
        return TemplateResult(name=template.name, title=template.title, sections=[])

    def specialize(self, deck: Deck, topic: Topic) -> Specialized:
        """Look into nothing."""
        self._trace(f"specialize {topic}")
        return Specialized(topic=topic)

    def _trace(self, what: str) -> None:
        path = Path(os.environ["DECKFLOW_TEST_TRACE"])
        with path.open("a") as trace:
            trace.write(f"{what}\n")
        last_words = path.with_name(f"die at {what}")
        if last_words.exists():
            victim = {"child": os.getpid(), "parent": os.getppid()}[last_words.read_text()]
            last_words.unlink()
            os.kill(victim, signal.SIGKILL)
            time.sleep(5)
        time.sleep(float(os.environ.get("DECKFLOW_TEST_SLIDE_SECONDS", "0")))
