"""The share of new pipelines: as many as it says, the same ones each time, and never fewer when it grows."""

import math
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.graph import TASKS, Queue, Route, queue_of, route_of
from pipeline.routing import assigned

IDS = [uuid.UUID(int=number << 64 | 4 << 76 | 2 << 62) for number in range(20_000)]
SHARES = st.floats(0, 100)


@pytest.mark.parametrize("share", [0, 1, 30, 50, 99.5, 100])
def test_a_share_of_so_many_percent_puts_so_many_on_containers(share: float) -> None:
    found = sum(assigned(id_, share) is Route.CONTAINERS for id_ in IDS)
    four_sigma = 4 * math.sqrt(len(IDS) * share / 100 * (1 - share / 100))
    assert found == pytest.approx(len(IDS) * share / 100, abs=four_sigma)


@given(st.uuids(), SHARES, SHARES)
def test_a_greater_share_keeps_on_containers_what_a_smaller_one_put_there(
    id_: uuid.UUID, one: float, other: float
) -> None:
    if assigned(id_, min(one, other)) is Route.CONTAINERS:
        assert assigned(id_, max(one, other)) is Route.CONTAINERS


@given(st.uuids())
def test_nothing_and_everything_are_without_exception(id_: uuid.UUID) -> None:
    assert (assigned(id_, 0), assigned(id_, 100)) == (Route.DEDICATED, Route.CONTAINERS)


def test_all_tasks_of_the_dedicated_route_go_by_its_one_queue() -> None:
    assert {queue_of(task, Route.DEDICATED) for task in TASKS} == {Queue.DEDICATED}
    assert {queue_of(task, Route.CONTAINERS) for task in TASKS} == {Queue.VISION, Queue.TEXT}
    assert all(route_of(queue_of(task, route)) is route for task in TASKS for route in Route)
