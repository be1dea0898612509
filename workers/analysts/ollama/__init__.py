"""The analyst that asks models: Ollama's, or those of any server with OpenAI's API. It keeps no state and owns no table.

The way through the package: `slides`, `extract`, `questions` and `specialize` each put questions; `asking` gets one answered,
by `client` over one of two transports, with `ladder` saying what to do differently after a fault; `facts` and the citations
decide what of an answer may stay. `wording` has the table of what servers say and what it means.
"""

import hashlib
import json
import threading
from typing import Any

from pipeline.documents.slides import Slide, SlideNeeds
from pipeline.settings import get_settings
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
from workers.analysts.ollama.asking import Asker
from workers.analysts.ollama.extract import extract
from workers.analysts.ollama.faults import ModelError, ModelFault
from workers.analysts.ollama.questions import apply
from workers.analysts.ollama.schemas import FORMS, json_schema
from workers.analysts.ollama.slides import describe, review
from workers.analysts.ollama.specialize import specialize


class OllamaAnalyst:
    """Implements `Analyst` by models over HTTP. Made for one task; its methods may be called from several threads."""

    name = "ollama"
    version = "2"
    needs: SlideNeeds | None = SlideNeeds(image=True, layout=False)

    def __init__(self, choice: Choice | None = None, stop: threading.Event | None = None) -> None:
        """Take what was chosen for the task. Raises `NotConfigured` for an address or prompt that makes no sense, `NotFound` for
        an unknown set of prompts; it asks no server.
        """
        settings = get_settings()
        self.concurrency = settings.model_concurrency
        self._asker = Asker(choice or Choice(), stop or threading.Event(), settings)

    def depends_on(self, stage: Stage) -> dict[str, Any]:
        """Version, model, options, prompt, form of the answer, and the server's language. Asks no server."""
        asker = self._asker
        schemas = json.dumps([json_schema(form) for form in FORMS[stage]], sort_keys=True)
        return {
            "version": self.version,
            "model": asker.model(stage),
            "options": asker.options(stage),
            "prompt": asker.prompt(stage).sha256,
            "schema": hashlib.sha256(schemas.encode()).hexdigest(),
            "transport": asker.transport,
        }

    def describe_slide(self, slide: Slide, image: bytes) -> SlideDescription:
        """Say what is on one slide, from its picture and its text layer."""
        return describe(self._asker, slide, image)

    def review_slide(self, slide: Slide, image: bytes) -> SlideReview:
        """Give feedback on one slide."""
        return review(self._asker, slide, image)

    def extract(self, deck: Deck) -> Extraction:
        """Find the bundled facts of the PRD."""
        return extract(self._asker, deck)

    def apply_template(self, deck: Deck, template: Template) -> TemplateResult:
        """Answer a template's questions, those for models only included."""
        return apply(self._asker, deck, template)

    def specialize(self, deck: Deck, topic: Topic) -> Specialized:
        """Say which points of one topic the deck shows, which it lacks, and what to make of it."""
        return specialize(self._asker, deck, topic)


__all__ = ["ModelError", "ModelFault", "OllamaAnalyst"]
