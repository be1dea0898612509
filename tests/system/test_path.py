"""The way of one deck through real workers."""

from pipeline.states import PipelineState
from tests.system.conftest import DECK, Fleet, new_deck, settled, submit_deck
from workers import submission


def test_a_deck_goes_through_all_six_tasks(fleet: Fleet) -> None:
    view = settled(fleet, submit_deck())
    assert view.state is PipelineState.SUCCEEDED
    assert view.progress == 100
    assert {task.attempt for task in view.tasks.values()} == {1}
    assert len(fleet.traced()) == len(set(fleet.traced())), "something was asked twice"
    assert DECK.name == view.document_name


def test_the_same_deck_again_costs_no_look_at_a_slide(fleet: Fleet) -> None:
    deck = new_deck()
    settled(fleet, submission.submit(deck, "first.pdf"))
    fleet.trace.write_text("")
    assert settled(fleet, submission.submit(deck, "second.pdf")).state is PipelineState.SUCCEEDED
    assert not [call for call in fleet.traced() if call.startswith(("describe", "review"))]
