"""What the six tasks do between claim and result: ask the analyst, and put the result together.

It decides what is asked of whom and in which order; it never touches a task's state. The two vision tasks are in
`workers.slides`.
"""

import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import structlog

from pipeline import queries, visual_cache
from pipeline.graph import Task
from pipeline.lifecycle import Claim
from workers import asking, slides
from workers.analysts import registry, templates
from workers.analysts.base import Analyst, Deck, SlideDescription, TaskChoice, Topic
from workers.lease import Lease

log = structlog.get_logger()
V = TypeVar("V")


def describe_slides(lease: Lease) -> dict[str, Any]:
    """`visual_analysis`: say what is on each slide."""
    return slides.Looking(lease, "describe_slide").run()


def review_slides(lease: Lease) -> dict[str, Any]:
    """`slide_feedback`: say what each slide does well, and what not."""
    # From the end: the two tasks run side by side, meet in the middle, and use the slides that the other has read.
    return slides.Looking(lease, "review_slide").run(backwards=True)


class Reading:
    """One text task: its analyst, and the deck as the vision tasks have described it."""

    def __init__(self, lease: Lease) -> None:
        self._lease = lease
        self._stop = threading.Event()
        choice = TaskChoice.model_validate(lease.claim.choice)
        self.analyst: Analyst = registry.create(lease.claim.analyst, choice.usual, self._stop)
        self.deck, self._handoff = hand_over(lease.claim, self.analyst)

    def ask(self, question: Callable[[], V]) -> V:
        """Ask the analyst, and give up as soon as the lease is lost."""
        return asking.ask(question, stop=self._stop, watch=self._lease.check)

    def result(self, found: dict[str, Any]) -> dict[str, Any]:
        """What is stored of the task."""
        about = {"analyst": self.analyst.name, "version": self.analyst.version, "handoff": self._handoff}
        return about | found


def extract_and_fill(lease: Lease) -> dict[str, Any]:
    """`extractions_and_template`: the bundled facts, then the template."""
    reading = Reading(lease)
    template = templates.load(lease.claim.template)
    extraction = reading.ask(partial(reading.analyst.extract, reading.deck))
    lease.checkpoint(60)
    filled = reading.ask(partial(reading.analyst.apply_template, reading.deck, template))
    found = extraction.model_dump(mode="json") | {"template": filled.model_dump(mode="json")}
    about = {"template_sha256": template.sha256, "warnings": extraction.warnings + filled.warnings}
    return reading.result(found | about)


def look_into(topic: Topic) -> Callable[[Lease], dict[str, Any]]:
    """`specialized_<topic>`: evidence found, evidence missing."""

    def stage(lease: Lease) -> dict[str, Any]:
        reading = Reading(lease)
        found = reading.ask(partial(reading.analyst.specialize, reading.deck, topic))
        return reading.result(found.model_dump(mode="json"))

    return stage


def hand_over(claim: Claim, analyst: Analyst) -> tuple[Deck, dict[str, Any]]:
    """The deck as `visual_analysis` has described it: out of the visual cache, or of the record where that lacks a slide.

    Says beside it how many slides came from where, and how many seconds after the vision task's end they were here.
    """
    described: dict[int, dict[str, Any]] = {}
    sources = {"redis": 0, "postgres": 0}
    # An analyst that needs no slides has described none.
    pages = range(1, claim.pages + 1 if analyst.needs else 1)
    choice = TaskChoice.model_validate(claim.vision_choice)
    for way in slides.ways(claim, "describe_slide", pages, stop=threading.Event(), choice=choice):
        found = visual_cache.load(way.shelf, way.numbers)
        described |= found.values
        sources["redis"] += found.redis
        sources["postgres"] += found.postgres
    if len(described) < len(pages):
        recorded = queries.result_of(claim.pipeline_id, Task.VISUAL_ANALYSIS)["slides"]
        described = {slide["slide"]: slide for slide in recorded}
    deck = Deck(slides=[SlideDescription.model_validate(described[number]) for number in sorted(described)])
    seconds = round(time.monotonic() - (claim.vision_ended or time.monotonic()), 4)
    log.info("handed_over", seconds=seconds, **sources)
    return deck, {"seconds": seconds} | sources
