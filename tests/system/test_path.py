"""The way of a deck through real workers, and of one that can't be read."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline import documents, lifecycle
from pipeline.documents import keys
from pipeline.graph import TASKS
from pipeline.settings import get_settings
from pipeline.states import PipelineState, TaskState
from tests import hostile_pdfs
from tests.system.conftest import DECK, Fleet, new_deck, settled, submit_deck, submit_sample
from workers import submission

VISUAL, FEEDBACK, MAIN, *_ = TASKS


@pytest.fixture(scope="module")
def running(ground: Path) -> Iterator[Fleet]:
    """All workers, with less patience for a slide that can't be read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DECKFLOW_SLIDE_SECONDS", "6")
        get_settings.cache_clear()
        fleet = Fleet(ground)
        fleet.start_all()
        yield fleet
        fleet.stop()


def test_a_deck_goes_through_all_six_tasks(fleet: Fleet) -> None:
    view = settled(fleet, submit_sample())
    assert view.state is PipelineState.SUCCEEDED
    assert view.progress == 100
    assert {task.attempt for task in view.tasks.values()} == {1}
    assert len(fleet.traced()) == len(set(fleet.traced())), "something was asked twice"
    assert DECK.name == view.document_name


def test_a_deck_starts_before_those_ahead_of_it_get_their_feedback(fleet: Fleet) -> None:
    fleet.remove("vision")
    decks = [submission.submit(new_deck(), "deck.pdf") for _ in range(4)]
    fleet.start("vision")
    views = [settled(fleet, deck) for deck in decks]
    starts = sorted((str(view.tasks[task].started_at), task) for view in views for task in (VISUAL, FEEDBACK))
    assert [task for _, task in starts] == 4 * [VISUAL] + 4 * [FEEDBACK]


def test_the_same_deck_again_costs_no_look_at_a_slide(fleet: Fleet) -> None:
    deck = new_deck()
    settled(fleet, submission.submit(deck, "first.pdf"))
    fleet.trace.write_text("")
    assert settled(fleet, submission.submit(deck, "second.pdf")).state is PipelineState.SUCCEEDED
    assert not [call for call in fleet.traced() if call.startswith(("describe", "review"))]


@pytest.mark.parametrize(
    ("code", "build", "pages"),
    [("timeout", hostile_pdfs.endless_page, 2), ("corrupt", hostile_pdfs.truncated, 3)],
)
def test_a_deck_that_kills_its_reader_fails_with_its_reason_and_the_worker_survives(
    fleet: Fleet, code: str, build: Callable[[], bytes], pages: int
) -> None:
    workers = {name: process.pid for name, process in fleet.processes.items()}
    data = build()
    name = sha256(data).hexdigest()
    store = documents.Store(get_settings().storage)
    store.put(keys.document(name), data)
    store.put(keys.document(name, suffix="json"), b'{"pages": %d}' % pages)
    view = settled(
        fleet,
        lifecycle.add_document_processing_pipeline(
            name, "bad.pdf", size=len(data), pages=pages, analyst=get_settings().analyst, template="general"
        ),
    )
    assert (view.state, view.tasks[VISUAL].error_code) == (PipelineState.FAILED, code)
    assert (view.tasks[VISUAL].failures, view.tasks[MAIN].state) == (1, TaskState.BLOCKED)
    assert not store.slide_numbers(
        name, documents.render_key(documents.SlideNeeds(image=False), get_settings())
    )
    assert settled(fleet, submit_deck()).state is PipelineState.SUCCEEDED
    assert {name: process.pid for name, process in fleet.processes.items()} == workers
