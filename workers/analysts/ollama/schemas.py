"""What a model is asked to fill in: small pydantic models, and the JSON schemas derived from them.

They are no results: what is "not stated" is an empty string or "not_stated" here, and becomes None later. Each text has a
greatest length and each list a greatest number, since a grammar without them lets a model run in circles. A schema holds
nothing but object, array, string, number, integer, boolean, enum, required, maxLength, maxItems. It owns no table.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from pipeline.documents.text import clean
from workers.analysts.base import Stage
from workers.analysts.citations import MAX_QUOTE
from workers.analysts.layout.facts.sectors import CATEGORIES
from workers.analysts.layout.points import POINTS
from workers.analysts.layout.topics import TOPICS

#: Passages that one field may rest on.
MOST_CITATIONS = 3

_KEPT = frozenset(
    {"type", "properties", "items", "enum", "required", "maxLength", "maxItems", "additionalProperties"}
)


class Asked(BaseModel):
    """Base: unknown keys are ignored, infinite numbers refused, so that a lenient answer can still be read."""

    model_config = ConfigDict(extra="ignore", allow_inf_nan=False)


def _line(most: int) -> BeforeValidator:
    """Text on one line, without control characters, cut to `most` characters."""
    return BeforeValidator(
        lambda value: " ".join(clean(value).split())[:most] if isinstance(value, str) else value
    )


def _first(most: int) -> BeforeValidator:
    """The first `most` items of a list."""
    return BeforeValidator(lambda value: value[:most] if isinstance(value, list) else value)


Key: TypeAlias = Annotated[str, _line(64), Field(max_length=64)]
Sentence: TypeAlias = Annotated[str, _line(300), Field(max_length=300)]
Paragraph: TypeAlias = Annotated[str, _line(600), Field(max_length=600)]
#: A quotation is cut later, at a whole word; a little more than may be kept lets it end where the model ends it.
Quote: TypeAlias = Annotated[str, _line(MAX_QUOTE + 20), Field(max_length=MAX_QUOTE + 20)]
#: What a model reads off a picture keeps its lines. llama.cpp refuses grammars that repeat anything 2,000 times.
ReadText: TypeAlias = Annotated[
    str,
    BeforeValidator(lambda value: clean(value)[:1_500] if isinstance(value, str) else value),
    Field(max_length=1_500),
]


class AskedCitation(Asked):
    """A slide's number and words of it."""

    slide: int = Field(ge=1, le=10_000)
    quote: Quote


Citations: TypeAlias = Annotated[
    list[AskedCitation], _first(MOST_CITATIONS), Field(max_length=MOST_CITATIONS)
]


class AskedElement(Asked):
    """One thing seen on a slide."""

    kind: Literal["title", "text", "list", "table", "chart", "diagram", "picture", "logo", "other"]
    text: Sentence


class AskedDescription(Asked):
    """What a vision model says of one slide."""

    title: Annotated[str, _line(200), Field(max_length=200)] = ""
    summary: Paragraph = ""
    topics: Annotated[
        list[Literal[tuple(TOPICS)]],  # type: ignore[valid-type]
        _first(4),
        Field(max_length=4),
    ] = []
    elements: Annotated[list[AskedElement], _first(12), Field(max_length=12)] = []


class AskedReading(AskedDescription):
    """The same for a slide whose text nobody could read: the model reads it as well."""

    text: ReadText = ""


class AskedRemark(Asked):
    """One remark about a slide."""

    aspect: Literal[
        "headline", "clarity", "amount of text", "readability", "structure", "visual design", "charts", "numbers",
        "sources", "evidence", "relevance",
    ]  # fmt: skip
    severity: Literal["good", "minor", "major"]
    text: Sentence


class AskedReview(Asked):
    """Feedback on one slide."""

    remarks: Annotated[list[AskedRemark], _first(6), Field(max_length=6)] = []


class AskedText(Asked):
    """A fact in words; empty if the deck does not state it."""

    value: Sentence = ""
    citations: Citations = []


class AskedHealthcare(Asked):
    """Whether the company works in health care."""

    answer: Literal["yes", "no", "not_stated"] = "not_stated"
    category: Literal[(*CATEGORIES, "none")] = "none"  # type: ignore[valid-type]
    citations: Citations = []


class AskedMoney(Asked):
    """The amount asked for: 0 if the deck states none."""

    amount: float = Field(0, ge=0, le=1e12)
    currency: Annotated[str, _line(3), Field(max_length=3)] = ""
    citations: Citations = []


class AskedDate(Asked):
    """The deck's date as ISO 8601; empty if it states none."""

    value: Annotated[str, _line(10), Field(max_length=10)] = ""
    citations: Citations = []


class AskedExtraction(Asked):
    """The bundled extraction."""

    company_offering: AskedText = AskedText()
    startup_name: AskedText = AskedText()
    healthcare: AskedHealthcare = AskedHealthcare()
    funding_amount: AskedMoney = AskedMoney()
    deck_date: AskedDate = AskedDate()


class AskedAnswer(Asked):
    """The answer to one question of a template."""

    key: Key
    status: Literal["answered", "not_stated"]
    answer: Paragraph = ""
    citations: Citations = []


class AskedAnswers(Asked):
    """The answers to one section's questions."""

    answers: Annotated[list[AskedAnswer], _first(40), Field(max_length=40)] = []


class AskedFinding(Asked):
    """One point of a specialised analysis that the deck supports."""

    key: Literal[tuple(sorted({point.key for points in POINTS.values() for point in points}))]  # type: ignore[valid-type]
    statement: Sentence
    citations: Citations = []


class AskedFindings(Asked):
    """All points that the deck supports, and whether the topic concerns the company at all."""

    applicable: Literal["yes", "no", "unclear"] = "unclear"
    found: Annotated[list[AskedFinding], _first(12), Field(max_length=12)] = []


#: What the answers of each stage are filled into.
FORMS: dict[Stage, tuple[type[Asked], ...]] = {
    "describe_slide": (AskedDescription, AskedReading),
    "review_slide": (AskedReview,),
    "extract": (AskedExtraction,),
    "apply_template": (AskedAnswers,),
    "specialize": (AskedFindings,),
}


def json_schema(
    model: type[Asked],
    *,
    only: tuple[str, ...] | None = None,
    enums: Mapping[str, list[str]] | None = None,
) -> dict[str, Any]:
    """The JSON schema of a model without references; of the fields `only` where given.

    `enums` narrows the strings under a key, at any depth, to a closed list. Every field is required: a model that may leave
    one out leaves out what it did not find, and nobody can tell the two apart. Raises `TypeError` for a text without a
    greatest length or a list without a greatest number.
    """
    schema = model.model_json_schema()
    inlined: dict[str, Any] = _inline(schema, schema.get("$defs", {}), enums or {})
    if only is not None:
        inlined["properties"] = {name: inlined["properties"][name] for name in only}
        inlined["required"] = list(only)
    return inlined


def _inline(
    node: dict[str, Any], definitions: dict[str, Any], enums: Mapping[str, list[str]]
) -> dict[str, Any]:
    if "$ref" in node:
        node = definitions[node["$ref"].rpartition("/")[2]]
    if "const" in node:
        node = {"type": "string", "enum": [node["const"]]}
    kept = {name: value for name, value in node.items() if name in _KEPT}
    if kept.get("type") == "object":
        kept["properties"] = {
            name: _inline(inner, definitions, enums) | _narrowed(name, enums)
            for name, inner in kept.get("properties", {}).items()
        }
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    if kept.get("type") == "array":
        kept["items"] = _inline(kept["items"], definitions, enums)
    if not _is_bounded(kept):
        raise TypeError(f"{node.get('title')} has no greatest length")
    return kept


def _narrowed(name: str, enums: Mapping[str, list[str]]) -> dict[str, Any]:
    return {"enum": list(enums[name])} if name in enums else {}


def _is_bounded(node: dict[str, Any]) -> bool:
    if node.get("type") == "string":
        return "maxLength" in node or "enum" in node
    return node.get("type") != "array" or "maxItems" in node
