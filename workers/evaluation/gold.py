"""What is true of a deck, written by hand beside it as `<name>.gold.json`: the shape of that file.

It decides what a valid gold is; it reads no file, judges no result and owns no table.
"""

from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PositiveFloat,
    PositiveInt,
    StringConstraints,
    ValidationError,
    model_validator,
)

from pipeline.errors import EvaluationError

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]


class Strict(BaseModel):
    """Base of all parts: an unknown key is an error, so that a misspelt one is not passed over."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Fact(Strict):
    """A fact, and every slide on which it can be cited; none where the deck does not state it."""

    slides: list[PositiveInt]

    @property
    def stated(self) -> bool:
        """Whether the deck states it."""
        raise NotImplementedError

    @model_validator(mode="after")
    def _slides_belong_to_what_is_stated(self) -> Self:
        if self.stated and not self.slides:
            raise ValueError("a fact that is stated needs the slides that state it")
        if not self.stated and self.slides:
            raise ValueError("a fact that is not stated has no slides")
        return self


class Name(Fact):
    """The company's name; `also` are other spellings that are right."""

    value: Words | None
    also: list[Words] = []

    @property
    def stated(self) -> bool:
        """Whether there is a name."""
        return self.value is not None


class Offering(Fact):
    """What the company sells: all `keywords`, and one word of each list in `any`, belong in a right answer."""

    value: None = None
    keywords: list[Words] = []
    either: list[Annotated[list[Words], Field(min_length=1)]] = Field(default=[], alias="any")

    @property
    def stated(self) -> bool:
        """Whether there is a word that an answer must have."""
        return bool(self.keywords or self.either)

    @property
    def wanted(self) -> list[list[str]]:
        """The parts of a right answer; of each, one of its words must be there."""
        return [[word] for word in self.keywords] + self.either


class Health(Fact):
    """Whether the company works in health care, and its category; `also` are other categories that are right."""

    is_healthcare: bool | None
    category: Words | None = None
    also: list[Words] = []

    @property
    def stated(self) -> bool:
        """Whether it can be told."""
        return self.is_healthcare is not None


class Funding(Fact):
    """The sum asked for, in whole units of `currency` (ISO 4217; None where the deck names none), `text` as written."""

    amount: PositiveFloat | None
    currency: Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")] | None = None
    text: str | None = None

    @property
    def stated(self) -> bool:
        """Whether there is a sum."""
        return self.amount is not None


class Date(Fact):
    """The deck's date, as precise as the deck is; `also` are other dates that are right."""

    value: IsoDate | None
    also: list[IsoDate] = []
    text: str | None = None

    @property
    def stated(self) -> bool:
        """Whether there is a date."""
        return self.value is not None


class Facts(Strict):
    """All five facts: one left out would go unjudged, so that it is an error."""

    startup_name: Name
    company_offering: Offering
    healthcare: Health
    funding_amount: Funding
    deck_date: Date

    def named(self, name: str) -> Fact:
        """The fact of that name."""
        fact: Fact = getattr(self, name)
        return fact


#: The facts that are judged, as `Extraction` names them.
FACTS = tuple(Facts.model_fields)


class HiddenPhrase(Strict):
    """Words that are in the PDF but that nobody who looks at the slide can read, and how they were hidden."""

    slide: PositiveInt
    reason: str
    contains: Words


class Points(Strict):
    """The labels of evidence that a deck has and lacks. They are not scored here."""

    found: list[str] = []
    missing: list[str] = []


class Gold(Strict):
    """The truth about one deck. `notes` is for people."""

    document: str
    pages: PositiveInt | None = None
    language: str = "en"
    scanned_slides: list[PositiveInt] = []
    facts: Facts
    hidden: list[HiddenPhrase] = []
    specialized: dict[Literal["clinical", "regulatory", "science"], Points] = {}
    notes: str = ""

    @model_validator(mode="after")
    def _slides_exist(self) -> Self:
        cited = {number for name in FACTS for number in self.facts.named(name).slides}
        hidden = {phrase.slide for phrase in self.hidden}
        beyond = sorted(n for n in cited | hidden if self.pages is not None and n > self.pages)
        if beyond:
            raise ValueError(f"there is no slide {beyond[0]}: pages is {self.pages}")
        return self


def parse(text: str | bytes, source: str) -> Gold:
    """The gold in `text`. Raises `EvaluationError` that names `source`, and each key that is not right with the reason."""
    try:
        return Gold.model_validate_json(text)
    except ValidationError as error:
        problems = [f"{_key(problem['loc'])}: {problem['msg']}" for problem in error.errors()]
        raise EvaluationError("\n".join([f"{source} is no valid gold:", *problems])) from error


def _key(location: tuple[int | str, ...]) -> str:
    return ".".join(map(str, location)) or "the file"
