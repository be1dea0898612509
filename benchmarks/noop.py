"""An analyst that does nothing, so that what is left is the machinery."""

from pipeline.documents.slides import Slide
from workers.analysts.base import (
    Deck,
    Extraction,
    SlideDescription,
    SlideReview,
    Specialized,
    Template,
    TemplateResult,
    Topic,
)


class NoopAnalyst:
    """Wants no slides and finds nothing."""

    name = "noop"
    version = "1"
    needs = None

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
