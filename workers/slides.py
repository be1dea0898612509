"""The two vision tasks between claim and result: each slide is asked about once, and each answer stored at once.

It decides which slides are missing, and what becomes of one that fails alone. It never touches a task's state, and owns no
table: `pipeline.visual_cache` keeps the answers.
"""

import contextlib
import json
import threading
import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, Literal

import structlog

from pipeline import documents, visual_cache
from pipeline.documents.slides import Slide
from pipeline.errors import AnalysisError, DocumentError, Draining
from pipeline.graph import Task
from pipeline.lifecycle import Claim
from pipeline.settings import get_settings
from pipeline.visual_cache import Shelf
from workers.analysts import registry
from workers.analysts.base import Analyst, Choice, SlideDescription, SlideReview, TaskChoice
from workers.asking import Asker
from workers.lease import Lease
from workers.turns import Turn

log = structlog.get_logger()

View = Literal["describe_slide", "review_slide"]
TASK_OF: dict[View, Task] = {
    "describe_slide": Task.VISUAL_ANALYSIS,
    "review_slide": Task.SLIDE_FEEDBACK,
}

#: Characters of a hidden text that a warning quotes; the result has it whole.
MAX_HIDDEN_QUOTE = 160
#: Seconds between two looks for what another task says of the same slides.
LOOK_SECONDS = 2.0
#: Shares of a task's time limit without any answer after which no further slide is asked about: when one more gets none
#: because the server is silent, and in any case.
SILENCE, LONG_SILENCE = 0.25, 0.9

Answer = SlideDescription | SlideReview
ANSWERS: dict[View, type[Answer]] = {"describe_slide": SlideDescription, "review_slide": SlideReview}


@dataclass
class Way:
    """One way of looking at slides: an analyst with one choice, the shelf of its answers, the slides it is for."""

    analyst: Analyst
    shelf: Shelf
    numbers: list[int] = field(default_factory=list)


class Looking:
    """One task's look at all slides of a deck."""

    def __init__(self, lease: Lease, view: View) -> None:
        self._lease = lease
        self._view = view
        self._stop = threading.Event()
        self._pages = range(1, lease.claim.pages + 1)
        self._ways = ways(lease.claim, view, self._pages, stop=self._stop)
        self._turn = Turn(self._ways[0].shelf, lease.claim)
        self._heard = time.monotonic()
        self._known: dict[int, dict[str, Any]] = {}
        self._failed: dict[int, AnalysisError] = {}
        self._found_in = {"redis": 0, "postgres": 0, "asked": 0}

    def run(self, *, backwards: bool = False) -> dict[str, Any]:
        """Ask about every slide that is not stored yet; each answer is stored as it comes. Returns the task's result."""
        analyst = self._ways[0].analyst
        if analyst.needs is None:
            return self._result(analyst)
        try:
            self._await_turn()
            if missing := self._missing(reversed(self._pages) if backwards else self._pages):
                self._ask(missing, analyst.concurrency)
        finally:
            self._turn.end()
        return self._result(analyst)

    def _await_turn(self) -> None:
        """Find what is stored; while another task asks about the same slides, wait for what it stores."""
        ours = self._turn.take()
        self._recall()
        self._lease.checkpoint(self._percent())
        while not ours and self._missing(self._pages):
            self._lease.advanced = True  # whatever time this takes is no failure
            time.sleep(LOOK_SECONDS)
            ours = self._turn.take()
            self._recall()
            self._lease.checkpoint(self._percent())

    def _ask(self, missing: list[int], limit: int) -> None:
        asker: Asker[Slide, Answer] = Asker(limit, stop=self._stop, watch=self._watch)
        self._heard = time.monotonic()
        try:
            with contextlib.closing(self._questions(missing)) as questions:
                for slide, answer in asker.answers(questions):
                    self._take(slide, answer.exception() or answer.result())
        except (AnalysisError, DocumentError):
            for slide, said in asker.rest():
                self._keep(slide, said)
            raise
        if self._lease.draining and self._missing(self._pages):
            raise Draining("This worker is to stop; another one goes on with the slides it lacks.")

    def _watch(self) -> None:
        self._lease.check()
        self._turn.keep()
        self._refuse_silence(LONG_SILENCE)

    def _missing(self, numbers: Iterable[int]) -> list[int]:
        return [number for number in numbers if number not in self._known]

    def _recall(self) -> None:
        for way in self._ways:
            found = visual_cache.load(way.shelf, self._missing(way.numbers))
            self._known |= found.values
            self._found_in["redis"] += found.redis
            self._found_in["postgres"] += found.postgres

    def _questions(self, missing: list[int]) -> Generator[tuple[Slide, Callable[[], Answer]], None, None]:
        for slide, image in self._read(missing):
            look: Callable[[Slide, bytes], Answer] = getattr(self._way(slide.number).analyst, self._view)
            yield slide, partial(look, slide, image)
            if self._lease.draining:
                return  # what has been asked is answered and kept

    def _read(self, missing: list[int]) -> Generator[tuple[Slide, bytes], None, None]:
        needs = self._ways[0].analyst.needs
        assert needs is not None  # `run` has looked
        sha256 = self._lease.claim.document_sha256
        return documents.read_slides(sha256, needs=needs, numbers=missing, settings=get_settings())

    def _take(self, slide: Slide, outcome: Answer | BaseException) -> None:
        """Store an answer; one failure alone is a warning, too many end the task."""
        if isinstance(outcome, AnalysisError) and outcome.alone:
            log.warning("slide_failed", slide=slide.number, code=outcome.code)
            self._failed[slide.number] = outcome
            self._known[slide.number] = given_up(slide, outcome, self._view).model_dump(mode="json")
            self._refuse_too_many()
            if outcome.unavailable:
                self._refuse_silence(SILENCE, outcome)
            self._lease.note(self._percent())
        elif isinstance(outcome, BaseException):
            raise outcome
        else:
            self._keep(slide, outcome)

    def _keep(self, slide: Slide, answer: Answer) -> None:
        self._heard = time.monotonic()
        self._found_in["asked"] += 1
        value = with_hidden(answer, slide).model_dump(mode="json")
        visual_cache.keep(self._way(slide.number).shelf, slide.number, value)
        self._known[slide.number] = value
        self._lease.note(self._percent(), kept=True)

    def _refuse_too_many(self) -> None:
        if len(self._failed) <= get_settings().failed_slides_share * len(self._pages):
            return
        first = self._failed[min(self._failed)]
        numbers = ", ".join(map(str, sorted(self._failed)))
        raise AnalysisError(
            f"Too many slides could not be analysed ({numbers} of {len(self._pages)}). The first: {first}",
            code=first.code,
            retryable=any(error.retryable for error in self._failed.values()),
            unavailable=all(error.unavailable for error in self._failed.values()),
        )

    def _refuse_silence(self, share: float, last: AnalysisError | None = None) -> None:
        """Leave the rest for another attempt rather than have the time limit strike in the middle of a silence."""
        silent = time.monotonic() - self._heard
        if silent <= share * get_settings().task_seconds:
            return
        left = len(self._missing(self._pages))
        raise AnalysisError(
            f"No slide was answered for {silent:.0f} s, so the other {left} are left for a later attempt."
            + (f" The last trouble: {last}" if last else ""),
            code=last.code if last else "no_answer",
            unavailable=True,
        )

    def _way(self, number: int) -> Way:
        return next(way for way in self._ways if number in way.numbers)

    def _percent(self) -> int:
        # The last percent is the commit's.
        return min(99, 100 * len(self._known) // len(self._pages)) if self._pages else 0

    def _result(self, analyst: Analyst) -> dict[str, Any]:
        slides = [self._known[number] for number in self._pages if number in self._known]
        warnings = [f"Slide {slide['slide']}: {warning}" for slide in slides for warning in slide["warnings"]]
        found = {"slides": slides, "warnings": warnings, "cache": self._found_in}
        return {"analyst": analyst.name, "version": analyst.version} | found


def ways(
    claim: Claim, view: View, pages: range, *, stop: threading.Event, choice: TaskChoice | None = None
) -> list[Way]:
    """Which slides are looked at in which way: most often all in one. The first is that of slides without another choice.

    `choice` is the claim's own where none is given.
    """
    chosen = choice or TaskChoice.model_validate(claim.choice)
    others = [number for number in pages if number in chosen.slides]
    usual = _way(claim, chosen.usual, view, stop=stop)
    usual.numbers.extend(number for number in pages if number not in chosen.slides)
    found = [usual]
    for number in others:
        found.append(_way(claim, chosen.slides[number], view, stop=stop))
        found[-1].numbers.append(number)
    return found


def _way(claim: Claim, choice: Choice, view: View, *, stop: threading.Event) -> Way:
    analyst = registry.create(claim.analyst, choice, stop)
    key = visual_cache.fingerprint_of(
        analyst=analyst.name,
        rerun=choice.rerun,
        depends_on=analyst.depends_on(view),
        reading=documents.render_key(analyst.needs, get_settings()) if analyst.needs else None,
        shape=_shape(view),
    )
    return Way(analyst, Shelf(claim.document_sha256, TASK_OF[view], key, claim.generation))


@cache
def _shape(view: View) -> str:
    """What a stored answer looks like: one of another release is not taken for ours."""
    return json.dumps(ANSWERS[view].model_json_schema(), sort_keys=True)


def given_up(slide: Slide, error: AnalysisError, view: View) -> Answer:
    """What stands in the result for a slide that could not be looked at. It is not stored: a later attempt asks again."""
    said = str(error).partition("\n")[0]
    told = {"slide": slide.number, "error": said, "warnings": [f"This slide was given up: {said}"]}
    if view == "review_slide":
        return SlideReview.model_validate(told)
    text = {"text": slide.text, "source": slide.source, "readable": bool(slide.text.strip())}
    return with_hidden(SlideDescription.model_validate(told | text), slide)


def with_hidden(answer: Answer, slide: Slide) -> Answer:
    """Report what is in the PDF but can't be seen, or was too much to be read, whoever analysed the slide."""
    if isinstance(answer, SlideReview):
        return answer
    warnings = [
        f"Hidden text ({found.reason.replace('_', ' ')}): {found.text[:MAX_HIDDEN_QUOTE]}"
        for found in slide.hidden
    ]
    if slide.truncated:
        warnings.append("This slide holds more text than is read; what comes after was left out.")
    if not slide.hidden_checked:
        warnings.append("Whether it holds hidden text could not be checked.")
    return answer.model_copy(update={"hidden": list(slide.hidden), "warnings": answer.warnings + warnings})
