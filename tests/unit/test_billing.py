"""What a replica cost and who pays: everything adds up, to the cent."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scaler.billing import HOUR, account, billed_between, by_day, in_cents, microseconds
from scaler.sessions import Session
from scaler.shares import Run, divide

MIDNIGHT = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
HOURS = st.integers(0, 3 * 24 * 3600 * 10).map(lambda tenths: MIDNIGHT + dt.timedelta(seconds=tenths / 10))


def at(seconds: float) -> dt.datetime:
    return MIDNIGHT + dt.timedelta(seconds=seconds)


def run(key: str, start: float, end: float) -> Run[str]:
    return Run(key, microseconds(at(start)), microseconds(at(end)))


def session(end: float, *, ready: float = 180, block: int = 1, paid: float | None = None) -> Session:
    return Session(
        "p",
        "vision",
        "r",
        ordered_at=at(0),
        billed_from=at(0),
        ready_at=at(ready),
        stopped_at=at(end),
        paid_until=None if paid is None else at(paid),
        hourly_price=Decimal("3.60"),
        block_seconds=block,
    )


@st.composite
def replicas(draw: st.DrawFn) -> tuple[Session, list[Run[str]]]:
    """Any replica, and any tasks that may be on record for it."""
    moments = sorted(draw(st.lists(HOURS, min_size=3, max_size=3)))
    block = draw(st.sampled_from([1, 600]))
    blocks = -(-(moments[2] - moments[0]).total_seconds() // block)
    found = Session(
        "p",
        draw(st.sampled_from(["vision", "text"])),
        "r",
        ordered_at=moments[0],
        billed_from=draw(st.sampled_from([None, moments[0]])),
        ready_at=draw(st.sampled_from([None, moments[1]])),
        stopped_at=moments[2],
        paid_until=moments[0] + dt.timedelta(seconds=blocks * block) if block > 1 else None,
        hourly_price=draw(st.sampled_from([None, Decimal("0.50"), Decimal("1.2345")])),
        block_seconds=block,
    )
    spans = draw(st.lists(st.tuples(st.sampled_from("abc"), HOURS, HOURS), max_size=8))
    return found, [Run(key, microseconds(min(s, e)), microseconds(max(s, e))) for key, s, e in spans]


@given(replicas())
def test_boot_busy_idle_and_rest_are_the_billed_time(case: tuple[Session, list[Run[str]]]) -> None:
    found = account(*case, MIDNIGHT)
    assert found.boot + found.busy + found.idle + found.rest == found.billed
    assert min(found.boot, found.busy, found.idle, found.rest) >= 0


@given(replicas())
def test_what_pipelines_used_and_what_nobody_used_is_the_bill(case: tuple[Session, list[Run[str]]]) -> None:
    found = account(*case, MIDNIGHT)
    parts = {key: found.dollars(used) for key, used in found.used.items()}
    parts["nobody"] = found.dollars(found.boot + found.idle + found.rest)
    assert sum(parts.values()) == found.cost
    assert sum(in_cents(parts).values()) == round(found.cost * 100)


@given(replicas())
def test_pipelines_that_were_served_pay_all_of_it(case: tuple[Session, list[Run[str]]]) -> None:
    found = account(*case, MIDNIGHT)
    assert sum(found.costs().values()) == (found.cost if found.busy else 0)


@given(replicas())
def test_days_add_up_to_the_bill(case: tuple[Session, list[Run[str]]]) -> None:
    one = case[0]
    days = by_day([one], MIDNIGHT, 5, now=MIDNIGHT)
    assert sum(days) == account(one, (), MIDNIGHT).cost


@given(replicas(), HOURS)
def test_any_moment_divides_a_bill_in_two(case: tuple[Session, list[Run[str]]], moment: dt.datetime) -> None:
    one, begin, end = case[0], at(-1), at(5 * 86_400)
    parts = [billed_between(one, *span, now=MIDNIGHT) for span in ((begin, moment), (moment, end))]
    assert sum(parts) == billed_between(one, begin, end, now=MIDNIGHT) and min(parts) >= 0


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 50), st.integers(0, 50)), max_size=10))
def test_busy_time_is_divided_without_a_remainder(spans: list[tuple[str, int, int]]) -> None:
    runs = [Run(key, min(s, e), max(s, e)) for key, s, e in spans]
    covered = {moment for one in runs for moment in range(one.start, one.end)}
    assert sum(divide(runs).values(), Fraction(0)) == len(covered)


@given(st.dictionaries(st.integers(), st.fractions(0, 10), min_size=1, max_size=6))
def test_cents_add_up_to_the_rounded_sum_and_are_off_by_less_than_one(parts: dict[int, Fraction]) -> None:
    cents = in_cents(parts)
    assert sum(cents.values()) == round(sum(parts.values()) * 100)
    assert all(abs(cents[key] - part * 100) < 1 for key, part in parts.items())


def test_a_replica_by_the_second() -> None:
    found = account(session(600), [run("a", 200, 300), run("b", 250, 400)], MIDNIGHT)
    assert [found.boot / 1e6, float(found.busy) / 1e6, float(found.idle) / 1e6] == [180, 200, 220]
    assert {key: float(used) / 1e6 for key, used in found.used.items()} == {"a": 75, "b": 125}
    assert found.cost == Fraction(60, 100)


def test_a_replica_in_blocks_is_paid_to_the_end_of_the_last_one() -> None:
    found = account(session(700, block=600, paid=1200), [run("a", 200, 300)], MIDNIGHT)
    assert (found.billed / HOUR, found.rest / 1e6) == (pytest.approx(1 / 3), 500)


def test_a_block_counts_for_the_day_in_which_it_begins() -> None:
    one = session(700, block=600, paid=1200)
    noon = at(1)
    assert billed_between(one, at(-86_400), noon, now=noon) == 600_000_000
    assert billed_between(one, noon, at(86_400), now=noon) == 600_000_000


def test_a_replica_that_waits_for_a_machine_costs_nothing() -> None:
    waits = Session("p", "vision", "r", ordered_at=at(0), stopped_at=at(900))
    assert account(waits, [], at(900)).cost == 0


def test_a_price_that_nobody_could_read_is_the_prds() -> None:
    unknown = Session("p", "text", "r", ordered_at=at(0), billed_from=at(0), stopped_at=at(3600))
    assert account(unknown, [], at(3600)).cost == Fraction(80, 100)
