"""Each peer decides as its original: tables from their sources and documentation."""

import pytest

from scaler.simulation.peers.keda import Keda
from scaler.simulation.peers.knative import Knative
from scaler.simulation.peers.peer import PoolScaler, View
from scaler.simulation.peers.ray_serve import RayServe
from scaler.simulation.peers.serverless import Modal, RunPodCount, RunPodDelay
from scaler.simulation.peers.verda import Verda


def view(waiting: int = 0, running: int = 0, replicas: int = 0, **more: float) -> View:
    """A pool whose replicas are all ready."""
    return View(waiting, running, replicas, ready=replicas, oldest_wait=more.get("oldest", 0.0), idle={})


def idling(*seconds: float, waiting: int = 0, running: int = 0) -> View:
    """A pool whose replicas have been idle for so many seconds each; 0 for a busy one."""
    idle = {f"r{place}": long for place, long in enumerate(seconds) if long}
    return View(waiting, running, len(seconds), len(seconds), idle=idle)


def play(scaler: PoolScaler, seen: View, *, until: float, tick: float, begin: float = 0.0) -> list[int]:
    """What a peer wants at each tick while it keeps seeing the same."""
    ticks = int((until - begin) / tick) + 1
    return [scaler.wish(seen, begin + tick * number).replicas for number in range(ticks)]


@pytest.mark.parametrize(
    ("waiting", "replicas", "wanted"), [(1, 1, 1), (5, 1, 1), (6, 1, 2), (11, 1, 3), (17, 3, 4), (16, 3, 3)]
)
def test_keda_wants_a_replica_for_five_waiting_tasks(waiting: int, replicas: int, wanted: int) -> None:
    assert Keda().wish(view(waiting, replicas=replicas), 15).replicas == wanted


def test_keda_wakes_up_only_at_its_poll_of_30_s() -> None:
    keda = Keda()
    assert [keda.wish(view(1), now).replicas for now in (15, 30)] == [0, 1]


def test_keda_goes_to_zero_at_once_300_s_after_the_list_was_last_filled_though_tasks_run() -> None:
    keda = Keda()
    keda.wish(view(4, replicas=1), 30)
    wanted = [keda.wish(view(0, running=4, replicas=1), now).replicas for now in (60, 330, 360)]
    assert wanted == [1, 1, 0]


def test_keda_that_counts_unacknowledged_tasks_does_not_stop_work() -> None:
    keda = Keda(unacked=True)
    assert keda.wish(view(0, running=4, replicas=1), 30).replicas == 1
    assert keda.wish(view(0, running=4, replicas=1), 900).replicas == 1


def test_the_horizontal_autoscaler_ignores_a_tenth_and_follows_the_highest_of_300_s_down() -> None:
    keda = Keda(20)
    assert keda.wish(view(21, replicas=1), 15).replicas == 1
    assert keda.wish(view(41, replicas=1), 45).replicas == 3
    assert play(keda, view(9, replicas=3), until=375, tick=15, begin=60) == [3] * 19 + [1, 1, 1]


def test_knative_aims_at_70_percent_of_what_a_replica_takes() -> None:
    knative = Knative(1)
    assert play(knative, view(2, running=1, replicas=4), until=120, tick=2)[-1] == 5  # 3 / 0.7


def test_knative_panics_when_the_last_6_s_want_twice_what_is_ready() -> None:
    knative = Knative(1)
    play(knative, view(running=1, replicas=2), until=100, tick=2)
    assert play(knative, view(6, running=1, replicas=2), until=106, tick=2, begin=102)[-1] == 10
    assert knative.wish(view(running=1, replicas=10), 140).replicas == 10


def test_knative_goes_to_zero_some_90_s_after_the_last_task() -> None:
    knative = Knative(2)
    play(knative, view(running=2, replicas=1), until=100, tick=2)
    after = play(knative, view(replicas=1), until=200, tick=2, begin=102)
    assert after.index(0) * 2 == pytest.approx(90, abs=4)


def test_ray_serve_grows_after_30_s_of_the_same_opinion_and_shrinks_after_600() -> None:
    ray = RayServe(queue=True)
    up = play(ray, view(6, running=2, replicas=1), until=60, tick=2)
    assert 30 <= up.index(4) * 2 <= 40
    ray = RayServe(queue=True)
    down = play(ray, view(running=2, replicas=3), until=640, tick=2)
    assert down.index(1) * 2 == 600


def test_ray_serve_starts_from_zero_at_once_and_reaches_it_only_from_one() -> None:
    assert RayServe(queue=True).wish(view(1), 0).replicas == 1
    assert set(play(RayServe(queue=True), view(replicas=2), until=1200, tick=2)) == {2, 1}
    assert play(RayServe(queue=True), view(replicas=1), until=600, tick=2)[-1] == 0


def test_ray_serve_without_its_queue_policy_sees_no_waiting_tasks_and_keeps_one() -> None:
    assert set(play(RayServe(), view(40, replicas=1), until=900, tick=2)) == {1}


@pytest.mark.parametrize(
    ("seen", "wanted"),
    [(view(3, running=2), 3), (idling(59, 59), 2), (idling(61, 59), 1), (idling(0, 90, running=2), 1)],
)
def test_modal_covers_all_tasks_and_ends_a_replica_after_60_s(seen: View, wanted: int) -> None:
    assert Modal(2).wish(seen, 0).replicas == wanted


@pytest.mark.parametrize(
    ("seen", "wanted"),
    [(view(5, running=4), 3), (idling(4, 4), 2), (idling(6, 4), 1), (idling(0, 6, running=2), 1)],
)
def test_runpod_by_count_takes_four_tasks_and_ends_a_replica_after_5_s(seen: View, wanted: int) -> None:
    assert RunPodCount().wish(seen, 0).replicas == wanted


@pytest.mark.parametrize(
    ("seen", "wanted"),
    [
        (view(1, oldest=4.0), 0),
        (view(1, oldest=4.1), 1),
        (view(1, running=4, replicas=2, oldest=9.0), 3),
        (idling(6), 0),
    ],
)
def test_runpod_by_delay_adds_a_replica_once_a_task_has_waited_for_4_s(seen: View, wanted: int) -> None:
    assert RunPodDelay().wish(seen, 0).replicas == wanted


@pytest.mark.parametrize(
    ("waiting", "replicas", "wanted"),
    [(0, 0, 0), (1, 0, 1), (3, 1, 1), (4, 1, 2), (20, 10, 10), (31, 10, 11)],
)
def test_verda_adds_a_replica_where_more_than_three_wait_for_each(
    waiting: int, replicas: int, wanted: int
) -> None:
    assert Verda().wish(view(waiting, running=replicas, replicas=replicas), 0).replicas == wanted


def test_verda_takes_one_away_after_300_s_below_its_threshold_and_the_last_only_with_an_empty_queue() -> None:
    assert play(Verda(), view(running=4, replicas=2), until=300, tick=5).index(1) == 60
    assert set(play(Verda(), view(2, replicas=1), until=900, tick=5)) == {1}
    assert play(Verda(), view(replicas=1), until=300, tick=5)[-1] == 0
