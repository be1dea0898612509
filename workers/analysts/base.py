"""What an analyst takes and gives: the protocol and its pydantic models.

An analyst never touches the record, the broker or a PDF: it gets slides that were already read, and returns
models that are stored as JSON. Every extracted field is a value with citations, or "not stated": `value` (or
`amount`, `is_healthcare`) is None and `citations` is empty.
"""

from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

from pipeline.documents.slides import Slide, SlideNeeds


class Model(BaseModel):
    """Base of every input and output: unknown fields are an error, so that a stale cache entry can't pass for a new one."""

    model_config = ConfigDict(extra="forbid")


class Citation(Model):
    """A quotation from a slide. It has been checked: `quote` stands in the text of slide number `slide`."""

    slide: int = Field(ge=1)
    quote: str


class Element(Model):
    """One thing seen on a slide: a heading, a paragraph, a table, a picture, a chart.

    `box` is its place in points from the top left, (x0, y0, x1, y1), where the analyst knows it.
    """

    kind: str
    text: str = ""
    rows: list[list[str]] = []
    box: tuple[float, float, float, float] | None = None


class SlideDescription(Model):
    """What is on one slide. The text stage sees nothing of a slide but this.

    `text` is the slide's own text, against which citations are verified. `readable` is False where neither a text
    layer nor OCR gave any text although the slide is not blank; `warnings` then says so.
    """

    slide: int = Field(ge=1)
    title: str | None = None
    summary: str = ""
    topics: list[str] = []
    text: str = ""
    elements: list[Element] = []
    source: Literal["text", "ocr", "none"] = "text"
    readable: bool = True
    warnings: list[str] = []


class Remark(Model):
    """One remark about a slide. `severity` orders what the founder should fix first."""

    aspect: str
    severity: Literal["good", "minor", "major"]
    text: str


class SlideReview(Model):
    """Feedback on one slide. `not_assessed` names what this analyst can't judge."""

    slide: int = Field(ge=1)
    remarks: list[Remark] = []
    not_assessed: list[str] = []
    warnings: list[str] = []


class Deck(Model):
    """What the text stage works on: all slides of one deck, described."""

    slides: list[SlideDescription]


class TextField(Model):
    """A fact in words, or "not stated" (`value` is None)."""

    value: str | None = None
    citations: list[Citation] = []


class Healthcare(Model):
    """Whether the company works in health care, and in which category of it (None where it is not, or can't be told)."""

    is_healthcare: bool | None = None
    category: str | None = None
    citations: list[Citation] = []


class FundingAmount(Model):
    """How much money the deck asks for: `amount` in whole units of `currency` (ISO 4217), `text` as the deck writes it."""

    amount: float | None = None
    currency: str | None = None
    text: str | None = None
    citations: list[Citation] = []


class DateField(Model):
    """A date as ISO 8601, as precise as the deck is: `2026`, `2026-03` or `2026-03-14`. `text` as the deck writes it."""

    value: str | None = None
    text: str | None = None
    citations: list[Citation] = []


class Extraction(Model):
    """The bundled extraction of the PRD."""

    company_offering: TextField = TextField()
    startup_name: TextField = TextField()
    healthcare: Healthcare = Healthcare()
    funding_amount: FundingAmount = FundingAmount()
    deck_date: DateField = DateField()
    warnings: list[str] = []


class Question(Model):
    """One question of a template; all but `key` and `text` is for an analyst that works by rules.

    `topics` are the slides it looks at first, `terms` the words of an answer and `without` words that no answer has:
    whole words in any case, `*` for the rest of a word. `fact` names the field of the extraction that answers it.
    `number` wants a digit, `rows` lets a table's row answer, `whole` says that any line of a slide on its first topic does.
    """

    key: str
    text: str
    topics: list[str] = []
    terms: list[str] = []
    without: list[str] = []
    fact: Literal["company_offering", "funding_amount"] | None = None
    number: bool = False
    rows: bool = False
    whole: bool = False


class Section(Model):
    """A chapter of a template."""

    key: str
    title: str
    questions: list[Question]


class Template(Model):
    """A template as its YAML file has it; `name` is the file's name without the ending."""

    name: str
    title: str
    description: str = ""
    sections: list[Section]


class Answer(Model):
    """The answer to one question: `answered` with evidence, `not_stated`, or `not_assessed` by this analyst."""

    key: str
    question: str
    status: Literal["answered", "not_stated", "not_assessed"]
    answer: str = ""
    citations: list[Citation] = []


class SectionResult(Model):
    """The answers of one chapter."""

    key: str
    title: str
    answers: list[Answer]


class TemplateResult(Model):
    """A template, filled in."""

    name: str
    title: str
    sections: list[SectionResult]
    warnings: list[str] = []


Topic = Literal["clinical", "regulatory", "science"]


class Finding(Model):
    """One point of a specialised analysis that the deck supports, with the passages that do."""

    key: str
    title: str
    statement: str
    citations: list[Citation]


class Gap(Model):
    """One point that an investor would look for and the deck does not show."""

    key: str
    title: str
    why: str


class Specialized(Model):
    """A specialised analysis: evidence found, evidence missing, and what was not judged."""

    topic: Topic
    applicable: bool | None = None
    found: list[Finding] = []
    missing: list[Gap] = []
    not_assessed: list[str] = []
    warnings: list[str] = []


class Analyst(Protocol):
    """Five methods; each MUST be safe to repeat and MUST NOT keep state between calls.

    A method raises `AnalysisError` when it can't do its work, and says whether trying again may help.
    """

    name: str
    #: Changes whenever the same input may give another output; part of the cache key of every stored slide.
    version: str
    needs: SlideNeeds | None

    def describe_slide(self, slide: Slide, image: bytes) -> SlideDescription:
        """Say what is on one slide. `image` is its PNG, empty where `needs.image` is False."""

    def review_slide(self, slide: Slide, image: bytes) -> SlideReview:
        """Give feedback on one slide."""

    def extract(self, deck: Deck) -> Extraction:
        """Find the bundled facts of the PRD."""

    def apply_template(self, deck: Deck, template: Template) -> TemplateResult:
        """Answer a template's questions."""

    def specialize(self, deck: Deck, topic: Topic) -> Specialized:
        """Look into one topic in depth."""
