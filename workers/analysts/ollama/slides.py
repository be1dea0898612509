"""Describes and reviews one slide by a vision model that gets its picture and its text layer. It owns no table.

What citations are checked against is the slide's own text, never the model's account of it; only where nobody could read the
slide is it what the model read, which the result then says.
"""

from functools import partial
from typing import TypeVar

from pipeline.documents.slides import Slide
from workers.analysts.base import Element, Remark, SlideDescription, SlideReview, Stage
from workers.analysts.layout.describe import RECOGNISED, UNREAD
from workers.analysts.ollama.asking import Answer, Asker, Form, Question
from workers.analysts.ollama.context import of_slide
from workers.analysts.ollama.schemas import Asked, AskedDescription, AskedReading, AskedReview, json_schema

A = TypeVar("A", bound=Asked)

#: Said where the slide's text is the model's own reading.
READ_BY_MODEL = "Read by the model from the picture: quotations of this slide rest on its reading."
NOT_ASSESSED = ["truth of the claims", "the slide's place in the deck"]

_ORDER = ("major", "minor", "good")
#: Tokens of an answer that also holds a slide's text: 1,500 characters more.
_READING_ROOM = 1_200


def describe(asker: Asker, slide: Slide, image: bytes) -> SlideDescription:
    """What is on the slide. Raises `ModelError`, with `alone` True where the next slide may go well."""
    if slide.source == "none":
        return _read_and_describe(asker, slide, image)
    value, answer = _ask(asker, slide, image, stage="describe_slide", asked=AskedDescription)
    recognised = [RECOGNISED] if slide.source == "ocr" else []
    return _description(slide, value, answer).model_copy(
        update={"text": slide.text, "warnings": recognised + _warnings(answer)}
    )


def _read_and_describe(asker: Asker, slide: Slide, image: bytes) -> SlideDescription:
    """The same for a slide without text of its own: the model's reading takes its place, or it stays unread."""
    value, answer = _ask(asker, slide, image, stage="describe_slide", asked=AskedReading)
    described = _description(slide, value, answer)
    if not value.text:
        return described.model_copy(update={"readable": False, "warnings": [UNREAD, *_warnings(answer)]})
    update = {"text": value.text, "source": "model", "warnings": [READ_BY_MODEL, *_warnings(answer)]}
    return described.model_copy(update=update)


def review(asker: Asker, slide: Slide, image: bytes) -> SlideReview:
    """Feedback on the slide, what matters most first. Raises `ModelError` as `describe` does."""
    value, answer = _ask(asker, slide, image, stage="review_slide", asked=AskedReview)
    remarks = [Remark(aspect=item.aspect, severity=item.severity, text=item.text) for item in value.remarks]
    return SlideReview(
        slide=slide.number,
        remarks=sorted(remarks, key=lambda remark: _ORDER.index(remark.severity)),
        not_assessed=list(NOT_ASSESSED),
        warnings=_warnings(answer),
        calls=[answer.call],
    )


def _ask(asker: Asker, slide: Slide, image: bytes, *, stage: Stage, asked: type[A]) -> tuple[A, Answer[A]]:
    answer = asker.ask(
        Question(
            stage=stage,
            document=partial(of_slide, slide.text),
            values={"slide": str(slide.number)},
            form=Form(asked, json_schema(asked)),
            room=_READING_ROOM if asked is AskedReading else None,
            images=(image,) if image else (),
        )
    )
    return answer.value or asked(), answer


def _description(slide: Slide, value: AskedDescription, answer: Answer[A]) -> SlideDescription:
    return SlideDescription(
        slide=slide.number,
        title=value.title or None,
        summary=value.summary,
        topics=list(dict.fromkeys(value.topics)),
        elements=[Element(kind=element.kind, text=element.text) for element in value.elements],
        source=slide.source,
        calls=[answer.call],
    )


def _warnings(answer: Answer[A]) -> list[str]:
    """What was not read of the slide, and what of the answer could not be used."""
    unusable = [f"The model's {name} could not be used." for name in answer.problems]
    return [*answer.warnings, *unusable]
