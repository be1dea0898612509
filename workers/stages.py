"""What the six tasks do between claim and result: read slides, ask the analyst, keep each answer, put the result together.

It decides what is asked of whom and in which order; it never touches a task's state.
"""

import contextlib
from collections.abc import Callable, Generator
from typing import Any

from pydantic import BaseModel

from pipeline import documents, queries, visual_cache
from pipeline.documents.slides import Slide, SlideNeeds
from pipeline.graph import Task
from pipeline.lifecycle import Claim
from pipeline.settings import get_settings
from workers.analysts import registry, templates
from workers.analysts.base import Analyst, Deck, SlideDescription, Topic
from workers.lease import Lease

Look = Callable[[Slide, bytes], BaseModel]


def describe_slides(lease: Lease) -> dict[str, Any]:
    """`visual_analysis`: say what is on each slide."""
    analyst = registry.create(lease.claim.analyst)
    return _each_slide(lease, analyst, analyst.describe_slide)


def review_slides(lease: Lease) -> dict[str, Any]:
    """`slide_feedback`: say what each slide does well, and what not."""
    analyst = registry.create(lease.claim.analyst)
    # From the end: the two tasks run side by side, meet in the middle, and use the slides that the other has read.
    return _each_slide(lease, analyst, analyst.review_slide, backwards=True)


def _each_slide(lease: Lease, analyst: Analyst, look: Look, *, backwards: bool = False) -> dict[str, Any]:
    """Ask about every slide that is not stored yet; each answer is stored before the next slide is asked about."""
    claim = lease.claim
    if analyst.needs is None:
        return _result(analyst, {"slides": [], "warnings": []})
    key = visual_cache.fingerprint(analyst=analyst.name, **analyst.depends_on("describe_slide"))
    known = visual_cache.load(claim.document_sha256, claim.task, key, generation=claim.generation)
    pages = range(1, queries.pages_of(claim.document_sha256) + 1)
    lease.checkpoint(_percent(len(known), len(pages)))
    missing = [number for number in (reversed(pages) if backwards else pages) if number not in known]
    with contextlib.closing(_read(claim, analyst.needs, missing)) as slides:
        for slide, image in slides:
            known[slide.number] = value = look(slide, image).model_dump(mode="json")
            visual_cache.keep(
                claim.document_sha256,
                claim.task,
                key,
                generation=claim.generation,
                slide=slide.number,
                value=value,
            )
            lease.checkpoint(_percent(len(known), len(pages)))
    answers = [known[number] for number in pages]
    warnings = [f"Slide {n}: {warning}" for n in pages for warning in known[n].get("warnings", [])]
    return _result(analyst, {"slides": answers, "warnings": warnings})


def _read(claim: Claim, needs: SlideNeeds, numbers: list[int]) -> Generator[tuple[Slide, bytes], None, None]:
    if numbers:
        yield from documents.read_slides(
            claim.document_sha256, needs=needs, numbers=numbers, settings=get_settings()
        )


def _percent(done: int, of: int) -> int:
    # The last percent is the commit's.
    return min(99, 100 * done // of) if of else 0


def extract_and_fill(lease: Lease) -> dict[str, Any]:
    """`extractions_and_template`: the bundled facts, then the template."""
    analyst = registry.create(lease.claim.analyst)
    deck = _deck(lease.claim)
    extraction = analyst.extract(deck)
    lease.checkpoint(60)
    filled = analyst.apply_template(deck, templates.load(lease.claim.template))
    found = extraction.model_dump(mode="json") | {"template": filled.model_dump(mode="json")}
    return _result(analyst, found | {"warnings": extraction.warnings + filled.warnings})


def look_into(topic: Topic) -> Callable[[Lease], dict[str, Any]]:
    """`specialized_<topic>`: evidence found, evidence missing."""

    def stage(lease: Lease) -> dict[str, Any]:
        analyst = registry.create(lease.claim.analyst)
        return _result(analyst, analyst.specialize(_deck(lease.claim), topic).model_dump(mode="json"))

    return stage


def _deck(claim: Claim) -> Deck:
    described = queries.result_of(claim.pipeline_id, Task.VISUAL_ANALYSIS)
    return Deck(slides=[SlideDescription.model_validate(slide) for slide in described["slides"]])


def _result(analyst: Analyst, found: dict[str, Any]) -> dict[str, Any]:
    return {"analyst": analyst.name, "version": analyst.version} | found
