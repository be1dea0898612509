"""The way of one deck through real workers."""

from pipeline.states import PipelineState
from tests.system.conftest import DECK, Fleet, settled, submit_deck


def test_a_deck_goes_through_all_six_tasks(fleet: Fleet) -> None:
    fleet.start_all()
    view = settled(fleet, submit_deck())
    assert view.state is PipelineState.SUCCEEDED
    assert view.progress == 100
    assert {task.attempt for task in view.tasks.values()} == {1}
    assert sorted(fleet.traced()) == sorted(set(fleet.traced())), "nothing was asked twice"
    assert DECK.name == view.document_name
