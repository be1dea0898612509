"""Decides which citations of a result hold, and what became of text that was hidden in the deck.

Quotations are compared with a reading of the PDF that the analyst had no part in, passed in by the caller. It reads no
file and owns no table.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from pipeline.documents.slides import HiddenText
from workers.analysts.base import Citation, Extraction, Specialized, TemplateResult
from workers.analysts.citations import normalise, verify
from workers.evaluation.gold import FACTS, Facts, HiddenPhrase

#: What the citations of a template's answers and of specialised findings are counted under.
TEMPLATE, SPECIALIZED = "template", "specialized"

#: The ways in which each slide's text was read, by the slide's number: a quotation need only stand in one of them.
Readings = Mapping[int, tuple[str, ...]]


class Found(BaseModel):
    """What an analysis found, as far as it got."""

    extraction: Extraction | None = None
    template: TemplateResult | None = None
    specialized: list[Specialized] = []
    #: By slide.
    hidden: dict[int, list[HiddenText]] = {}


class Tally(BaseModel):
    """How many citations there are, and how many hold.

    `verbatim`: the slide exists and the quotation stands on it. `placed`, for facts alone: gold lists the slide for the
    fact; for a fact that is not stated it lists none. `precise`: both; for answers and findings, `verbatim`.
    """

    total: int = 0
    verbatim: int = 0
    placed: int = 0
    precise: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in Tally.model_fields})


class Doubt(BaseModel):
    """A citation that does not hold, and why."""

    of: str
    slide: int
    quote: str
    why: str


class HiddenScore(BaseModel):
    """What became of one hidden phrase: whether the result reports it, under which reasons, and where it leaked to."""

    slide: int
    reason: str
    contains: str
    reported: bool
    reported_as: list[str] = []
    leaked_to: list[str] = []


def weigh_citations(facts: Facts, found: Found, readings: Readings) -> tuple[dict[str, Tally], list[Doubt]]:
    """The citations of each fact, of the template and of the findings, and those that do not hold."""
    tallies: dict[str, Tally] = {name: Tally() for name in (*FACTS, TEMPLATE, SPECIALIZED)}
    doubts = []
    for of, citation in citations_of(found):
        verbatim = stands(citation, readings)
        placed = of in FACTS and citation.slide in facts.named(of).slides
        precise = verbatim and (placed or of not in FACTS)
        tallies[of] += Tally(total=1, verbatim=verbatim, placed=placed, precise=precise)
        if not precise:
            why = "another slide than gold's" if verbatim else "not on that slide"
            doubts.append(Doubt(of=of, slide=citation.slide, quote=citation.quote, why=why))
    return tallies, doubts


def citations_of(found: Found) -> Iterator[tuple[str, Citation]]:
    """Every citation, with the name of the fact it is for, `template` or `specialized`."""
    if found.extraction is not None:
        for name in FACTS:
            yield from ((name, citation) for citation in getattr(found.extraction, name).citations)
    if found.template is not None:
        answers = (answer for section in found.template.sections for answer in section.answers)
        yield from ((TEMPLATE, citation) for answer in answers for citation in answer.citations)
    findings = (finding for topic in found.specialized for finding in topic.found)
    yield from ((SPECIALIZED, citation) for finding in findings for citation in finding.citations)


def stands(citation: Citation, readings: Readings) -> bool:
    """Whether the quotation stands on its slide; one of a slide that could not be read does not."""
    return any(verify(citation.quote, text) for text in readings.get(citation.slide, ()))


def trace_hidden(phrases: Iterable[HiddenPhrase], found: Found) -> list[HiddenScore]:
    """What became of each phrase. It has leaked where a value, a quotation, an answer or a finding contains it."""
    return [_trace(phrase, found) for phrase in phrases]


def _trace(phrase: HiddenPhrase, found: Found) -> HiddenScore:
    wanted = normalise(phrase.contains)
    items = found.hidden.get(phrase.slide, [])
    # A phrase may go over two lines, which are reported one by one.
    reported = wanted in normalise(" ".join(item.text for item in items))
    words = set(wanted.split())
    reasons = sorted({item.reason for item in items if words & set(normalise(item.text).split())})
    return HiddenScore(
        slide=phrase.slide,
        reason=phrase.reason,
        contains=phrase.contains,
        reported=reported,
        reported_as=list(reasons) if reported else [],
        leaked_to=[of for of, text in _spoken(found) if wanted in normalise(text)],
    )


def unexpected_hidden(phrases: Iterable[HiddenPhrase], found: Found) -> list[int]:
    """The slides on which the result reports hidden text though gold knows of none there."""
    known = {phrase.slide for phrase in phrases}
    return sorted(number for number, items in found.hidden.items() if items and number not in known)


def _spoken(found: Found) -> Iterator[tuple[str, str]]:
    """All that the result says to a reader, by the part that says it."""
    if found.extraction is not None:
        for name in FACTS:
            yield name, " \n ".join(_strings(getattr(found.extraction, name)))
    if found.template is not None:
        yield TEMPLATE, " \n ".join(_strings(found.template.sections))
    yield SPECIALIZED, " \n ".join(_strings([(topic.assessment, topic.found) for topic in found.specialized]))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from _strings([getattr(value, name) for name in type(value).model_fields])
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
