"""When work will be done: the fluid forecast, and how durations spread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scaler.policy.forecast import Fleet
from scaler.policy.keep_alive import worth_keeping
from scaler.policy.learned import TRUST, Gaps, busy_hours, histogram
from scaler.policy.snapshot import PoolState
from scaler.policy.spread import lognormal, observed
from tests.unit.snapshots import NOW, booting, ready

CERTAIN = lognormal(200.0, 1e-6)


def fleet(*replicas: object) -> Fleet:
    return Fleet(PoolState(replicas), CERTAIN, new_boot=0.75, now=NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("replicas", "work", "seconds"), [(1, 100, 100), (2, 100, 50), (3, 100, 50), (3, 700, 300)]
)
def test_ready_replicas_share_the_work_and_a_new_one_helps_once_it_has_booted(
    replicas: int, work: float, seconds: float
) -> None:
    assert fleet(ready("a"), ready("b")).first(replicas).time_for(work) == pytest.approx(seconds, rel=1e-3)


def test_a_boot_under_way_counts_for_what_is_left_of_it() -> None:
    assert fleet(booting(for_seconds=150.0)).first(1).first == pytest.approx(50.0, rel=1e-3)


def test_a_boot_that_takes_longer_than_any_before_is_expected_within_a_tenth_of_the_mean() -> None:
    assert CERTAIN.left(500.0) == pytest.approx(20.0)


@given(st.lists(st.floats(0, 150), max_size=4), st.integers(1, 6), st.floats(0, 1e5))
def test_time_and_work_are_each_others_inverse(ages: list[float], replicas: int, work: float) -> None:
    capacity = fleet(*(booting(str(n), for_seconds=age) for n, age in enumerate(ages))).first(replicas)
    assert capacity.work_until(capacity.time_for(work)) == pytest.approx(work, abs=1e-3)


@given(st.integers(1, 6), st.floats(0, 1e5))
def test_a_further_replica_never_makes_work_later(replicas: int, work: float) -> None:
    some = fleet(ready("a"), booting("b", for_seconds=20.0))
    assert some.first(replicas + 1).time_for(work) <= some.first(replicas).time_for(work) + 1e-6


def test_a_lognormal_spread_has_its_mean_in_its_middle_quantiles() -> None:
    spread = lognormal(180.0, 0.225)
    assert spread.quantile(0.05) < 140 < spread.quantile(0.5) < 180 < spread.quantile(0.95)
    assert sum(spread.knots[:10]) / 10 == pytest.approx(180.0, rel=0.01)


@pytest.mark.parametrize(("count", "mean"), [(1, 190.0), (5, 210.0), (995, 239.7)])
def test_what_was_seen_a_few_times_leans_on_the_prd(count: int, mean: float) -> None:
    prior = lognormal(180.0, 0.2)
    assert observed([240.0] * count).blended(prior, TRUST).mean == pytest.approx(mean, rel=1e-3)


@pytest.mark.parametrize(("gap", "worth"), [(100.0, True), (150.0, True), (400.0, False), (3000.0, False)])
def test_a_pool_is_worth_keeping_where_the_next_upload_comes_before_its_boot_is_saved(
    gap: float, worth: bool
) -> None:
    gaps = Gaps(histogram([gap] * 100))
    assert worth_keeping(gaps, since_upload=10.0, boot=200.0, now=NOW) is worth


def test_a_pool_whose_work_comes_late_after_the_upload_is_worth_less() -> None:
    gaps = Gaps(histogram([100.0] * 100))
    kept = [
        worth_keeping(gaps, since_upload=10.0, boot=200.0, ahead=ahead, now=NOW)
        for ahead in (0.0, 60.0, 150.0)
    ]
    assert kept == [True, True, False]


def test_companions_follow_from_how_many_gaps_are_short_and_fade_while_none_comes() -> None:
    gaps = Gaps(histogram([20.0] * 600 + [9000.0] * 400))
    expected = [gaps.companions(since_upload=since, within=180.0, now=NOW) for since in (0.0, 20.0, 60.0)]
    assert expected[0] == pytest.approx(1.5)
    assert expected[0] > expected[1] > expected[2] == 0.0


def test_companions_need_a_record() -> None:
    assert Gaps(histogram([20.0] * 29)).companions(since_upload=0.0, within=180.0, now=NOW) == 0.0


def test_an_hour_is_as_busy_as_its_day_and_its_hour_of_the_day_beside_the_hours_in_which_uploads_come() -> (
    None
):
    office = [100.0 * (day < 5 and 8 <= hour < 18) for day in range(7) for hour in range(24)]
    hourly = busy_hours(office)
    assert hourly[10] == pytest.approx(1.0, abs=0.02)
    assert hourly[3] < 0.01 > hourly[5 * 24 + 10]


def test_an_hour_in_which_nothing_ever_comes_keeps_nothing() -> None:
    busy = Gaps(histogram([150.0] * 50 + [1000.0] * 50))
    asleep = Gaps(busy.counts, (0.05,) * 168)
    assert worth_keeping(busy, since_upload=100.0, boot=300.0, now=NOW)
    assert not worth_keeping(Gaps(asleep.counts, asleep.hourly), since_upload=100.0, boot=100.0, now=NOW)
