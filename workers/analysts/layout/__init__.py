"""The embedded default analyst: rules on the layout that PyMuPDF's network reads, for a machine without a model.

Facts are quoted, never phrased; a weak trace gives "not stated"; what rules can't judge is "not assessed".
The way through the package: `describe` and `review` look at one slide; `extract`, `questions` and `specialize` work
on `passages` and `statements` of the whole deck. It opens no PDF, keeps no state and owns no table.
"""

import threading
from typing import Any

from pipeline.documents.slides import Slide, SlideNeeds
from pipeline.errors import NotAllowed
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
from workers.analysts.layout.describe import describe
from workers.analysts.layout.extract import extract
from workers.analysts.layout.questions import apply
from workers.analysts.layout.review import review
from workers.analysts.layout.specialize import specialize


class LayoutAnalyst:
    """Implements `Analyst` by pure functions. The image is not looked at; it is asked for because results show it."""

    name = "layout"
    version = "8"
    needs: SlideNeeds | None = SlideNeeds(image=True, layout=True)
    concurrency = 1

    def __init__(self, choice: Choice | None = None, stop: threading.Event | None = None) -> None:
        """No call lasts long enough to be stopped. Raises `NotAllowed` where a model or a prompt was chosen: it has none."""
        if choice is not None and choice != Choice(rerun=choice.rerun):
            raise NotAllowed(
                "The analyst `layout` works by rules: it has no model, no prompt and no options."
            )

    def depends_on(self, stage: Stage) -> dict[str, Any]:
        """The version: the rules are all that counts."""
        return {"version": self.version}

    def describe_slide(self, slide: Slide, image: bytes) -> SlideDescription:
        """Say what is on one slide, in its own words."""
        return describe(slide)

    def review_slide(self, slide: Slide, image: bytes) -> SlideReview:
        """Give feedback on what can be measured."""
        return review(slide)

    def extract(self, deck: Deck) -> Extraction:
        """Find the bundled facts of the PRD."""
        return extract(deck)

    def apply_template(self, deck: Deck, template: Template) -> TemplateResult:
        """Answer a template's questions with passages of the deck."""
        return apply(deck, template)

    def specialize(self, deck: Deck, topic: Topic) -> Specialized:
        """List which points of one topic the deck supports, and which are missing."""
        return specialize(deck, topic)


__all__ = ["LayoutAnalyst"]
