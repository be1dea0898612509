"""What an analyst takes and gives: the protocol and its pydantic models.

An analyst never touches the record, the broker or a PDF: it gets slides that were already read, and returns
models that are stored as JSON. Every extracted field is a value with citations, or "not stated": `value` (or
`amount`, `is_healthcare`) is None and `citations` is empty.
"""

from typing import Annotated, Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

from pipeline.documents.slides import HiddenText, Slide, SlideNeeds

#: What an analyst is asked to do; each is one method of `Analyst`, and one prompt of a model.
Stage = Literal["describe_slide", "review_slide", "extract", "apply_template", "specialize"]


#: A model as servers name it: `gemma3:27b`, `hf.co/someone/something:Q4_K_M`.
ModelName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}$")]

#: The options of sampling that may be chosen. Others change how a model is loaded, and are the settings' alone.
Option = Literal[
    "temperature", "seed", "top_k", "top_p", "min_p", "typical_p",
    "repeat_penalty", "repeat_last_n", "presence_penalty", "frequency_penalty",
]  # fmt: skip

#: Characters of an edited prompt.
MAX_PROMPT = 20_000


class Model(BaseModel):
    """Base of every input and output: unknown fields are an error, so that a stale cache entry can't pass for a new one."""

    model_config = ConfigDict(extra="forbid")


class Call(Model):
    """One answer that a model was made to give: what was asked of which model, and what it took.

    `prompt` is the sha256 of the prompt file as it was used, `options` those that were sent with it, by Ollama's
    names. `tries` counts the requests, and `changes` says in which way each further one differed. Tokens are those of the
    last request as the server counted them, None where it did not say; `seconds` is the whole time, `load_seconds` the part
    before the model began to work.
    """

    stage: Stage
    model: str
    prompt: str
    options: dict[str, Any] = {}
    tries: int = Field(default=1, ge=1)
    changes: list[str] = []
    prompt_tokens: int | None = None
    output_tokens: int | None = None
    seconds: float = 0
    load_seconds: float | None = None


class Choice(Model):
    """What is to be done differently from the settings: for one task of a pipeline, or for one slide of it.

    `prompts` holds edited texts by stage, `prompt_set` names a folder of prompt files. `rerun` is a random word:
    an answer given under another one is not used again.
    """

    model: ModelName | None = None
    prompt_set: str | None = Field(default=None, pattern=r"^[a-z0-9_]{1,64}$")
    prompts: dict[Stage, Annotated[str, Field(max_length=MAX_PROMPT)]] = {}
    options: dict[Option, Annotated[float | int, Field(allow_inf_nan=False)]] = {}
    rerun: str | None = None


class TaskChoice(Choice):
    """The choice for one task; `slides` holds the slides for which another one was made."""

    slides: dict[int, Choice] = {}

    @property
    def usual(self) -> Choice:
        """The choice for whatever has none of its own."""
        return Choice(**self.model_dump(exclude={"slides"}))

    def for_slide(self, number: int) -> Choice:
        """The choice that counts for one slide."""
        return self.slides.get(number) or self.usual


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

    `text` is the slide's own text, against which citations are verified; `source` says whether it comes from the text
    layer, from OCR, or is what a model read. `readable` is False where there is none although the slide is not blank;
    `warnings` then says so. `error` says why the slide could not be described, where its text is all there is. `hidden` is
    filled in by the machinery: text in the PDF that nobody can see, and that is no part of `text`.
    """

    slide: int = Field(ge=1)
    title: str | None = None
    summary: str = ""
    topics: list[str] = []
    text: str = ""
    elements: list[Element] = []
    source: Literal["text", "ocr", "model", "none"] = "text"
    readable: bool = True
    error: str | None = None
    hidden: list[HiddenText] = []
    warnings: list[str] = []
    calls: list[Call] = []


class Remark(Model):
    """One remark about a slide. `severity` orders what the founder should fix first."""

    aspect: str
    severity: Literal["good", "minor", "major"]
    text: str


class SlideReview(Model):
    """Feedback on one slide. `not_assessed` names what this analyst can't judge, `error` why it could not look at all."""

    slide: int = Field(ge=1)
    remarks: list[Remark] = []
    not_assessed: list[str] = []
    error: str | None = None
    warnings: list[str] = []
    calls: list[Call] = []


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
    calls: list[Call] = []


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
    """A template as its YAML file has it; `name` is the file's name without the ending, `sha256` the hash of its bytes."""

    name: str
    sha256: str = ""
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
    calls: list[Call] = []


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
    """A specialised analysis: evidence found, evidence missing, and what was not judged.

    `assessment` is what a model makes of it in plain prose; no part of it is verified.
    """

    topic: Topic
    applicable: bool | None = None
    assessment: str = ""
    found: list[Finding] = []
    missing: list[Gap] = []
    not_assessed: list[str] = []
    warnings: list[str] = []
    calls: list[Call] = []


class Analyst(Protocol):
    """Made anew for each task by `registry.create`, from the task's choice and an event that is set when it must stop.

    Each of the five methods MUST be safe to repeat and to call from several threads, MUST keep no state between calls, and
    MUST end soon after the event is set. It raises `AnalysisError` when it can't do its work, which says whether trying
    again may help and whether the trouble concerns this one slide alone.
    """

    name: str
    #: Changes whenever the same input may give another output.
    version: str
    needs: SlideNeeds | None
    #: About how many slides at a time it is to be asked.
    concurrency: int

    def depends_on(self, stage: Stage) -> dict[str, Any]:
        """Everything that an answer depends on besides the slide, as JSON: part of the cache key of every stored slide."""

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
