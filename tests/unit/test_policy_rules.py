"""The policy `rules`: the PRD's triggers and delays."""

from dataclasses import replace

import pytest

from scaler.policy.learned import Learned
from scaler.policy.rules import Rules
from scaler.policy.snapshot import PoolState, Snapshot, VisionProgress
from scaler.policy.spread import lognormal
from tests.unit.snapshots import NOW, booting, needing, ready, unneeded, wave

EMPTY = PoolState()
UPLOADED = Snapshot(NOW, needing(wave()), needing(coming=(wave(ahead_seconds=98.0, own_seconds=98.0),)))


def decided(snapshot: Snapshot) -> tuple[int, int]:
    decisions = Rules().decide(snapshot, NOW)
    return decisions.vision.replicas, decisions.text.replicas


def test_an_upload_starts_vision_at_once_and_text_not_yet() -> None:
    assert decided(UPLOADED) == (1, 0)


@pytest.mark.parametrize(("percent", "over", "text"), [(79.9, 0, 0), (80.0, 1, 1), (95.0, 4, 2)])
def test_text_starts_when_visual_analysis_is_at_80_percent(percent: float, over: int, text: int) -> None:
    assert decided(replace(UPLOADED, progress=VisionProgress(percent, over)))[1] == text


def test_text_starts_30_s_before_vision_ends_if_that_comes_first() -> None:
    soon = wave(ahead_seconds=29.0, own_seconds=29.0)
    assert decided(replace(UPLOADED, text=needing(coming=(soon,))))[1] == 1


@pytest.mark.parametrize(("pipelines", "replicas"), [(1, 1), (3, 1), (4, 2), (9, 2)])
def test_a_replica_takes_three_pipelines_and_vision_has_two_at_most(pipelines: int, replicas: int) -> None:
    assert decided(Snapshot(NOW, vision=needing(wave(pipelines))))[0] == replicas


@pytest.mark.parametrize(("seconds", "left"), [(299.0, 2), (300.0, 0)])
def test_vision_goes_as_a_whole_300_s_after_the_last_need(seconds: float, left: int) -> None:
    state = unneeded(ready("a", idle=seconds), ready("b", idle=2000), since=seconds)
    assert decided(Snapshot(NOW, vision=state))[0] == left


@pytest.mark.parametrize(("seconds", "left"), [(599.0, 1), (600.0, 0)])
def test_text_goes_600_s_after_the_last_need(seconds: float, left: int) -> None:
    assert decided(Snapshot(NOW, text=unneeded(ready(idle=seconds), since=seconds)))[1] == left


def test_text_stays_while_a_pipeline_is_still_in_vision() -> None:
    state = replace(UPLOADED.text, replicas=(ready(idle=5000),))
    assert decided(replace(UPLOADED, text=state))[1] == 1


def test_idle_text_replicas_beyond_the_need_stay_too_until_nothing_needs_the_pool() -> None:
    state = replace(UPLOADED.text, replicas=(ready("a", idle=5000), ready("b", idle=5000)))
    assert decided(replace(UPLOADED, text=state))[1] == 2


@pytest.mark.parametrize(("age", "overdue"), [(359.0, ()), (361.0, ("slow",))])
def test_a_vision_start_up_fails_after_twice_the_prds_time(age: float, overdue: tuple[str, ...]) -> None:
    state = needing(wave(), replicas=(booting("slow", for_seconds=age),))
    assert Rules().decide(Snapshot(NOW, vision=state), NOW).vision.overdue == overdue


def test_a_start_up_is_given_the_99th_percentile_where_boots_are_known_to_be_slow() -> None:
    slow = Learned(vision_boot=lognormal(400.0, 0.2))
    state = needing(wave(), replicas=(booting("slow", for_seconds=500.0),))
    assert Rules().decide(Snapshot(NOW, vision=state, learned=slow), NOW).vision.overdue == ()


def test_the_reason_tells_the_figures() -> None:
    reason = Rules().decide(replace(UPLOADED, progress=VisionProgress(83.0, 1)), NOW).text.reason
    assert reason.startswith("1: 0 pipelines have text work, 1 more are past 80 %")
    assert "83 %" in reason
