"""What one replica cost, and who pays for it. Pure; it owns no table. Money and time are exact: fractions and microseconds.

The billed time of a replica is its boot, the time in which tasks ran, the time in which it was idle, and what was left of a
block when it stopped; these four always add up to it. A pipeline's share of the busy time is its tasks' time, a moment with
several tasks divided among them equally. Its cost is the same share of all that the replica cost, since nobody would have
started it otherwise.
"""

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from scaler.policy.snapshot import Provider
from scaler.sessions import Session
from scaler.shares import Run, clip, divide

K = TypeVar("K", bound=Hashable)

HOUR = 3_600_000_000
DAY = dt.timedelta(days=1)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


def microseconds(moment: dt.datetime) -> int:
    """Microseconds since 1970, exactly."""
    return (moment - _EPOCH) // _MICROSECOND


@dataclass(frozen=True)
class Account:
    """A replica's billed time in microseconds, what became of it, and each pipeline's part of the busy time."""

    billed: int
    boot: int
    busy: Fraction
    idle: Fraction
    rest: int
    price: Fraction
    used: Mapping[str, Fraction]

    def dollars(self, time: Fraction | int) -> Fraction:
        """What so many microseconds cost."""
        return self.price * time / HOUR

    @property
    def cost(self) -> Fraction:
        """Dollars for all of it."""
        return self.dollars(self.billed)

    def costs(self) -> dict[str, Fraction]:
        """Dollars for each pipeline, boot and idle time included; none where nothing ran."""
        return {key: self.cost * used / self.busy for key, used in self.used.items()} if self.busy else {}


def account(session: Session, runs: Iterable[Run[str]], now: dt.datetime) -> Account:
    """What became of a replica's billed time until its end, or until `now`. `runs` are its tasks, by pipeline."""
    end = microseconds(session.stopped_at or now)
    start, billed_until = billed_span(session, now) or (end, end)
    last = max(min(end, billed_until), start)
    runs = clip(runs, start, last)
    ready = min([run.start for run in runs] + [microseconds(session.ready_at) if session.ready_at else last])
    boot = min(max(ready, start), last) - start
    used = divide(runs)
    busy = sum(used.values(), Fraction(0))
    rest = billed_until - last
    idle = Fraction(billed_until - start - boot - rest) - busy
    return Account(billed_until - start, boot, busy, idle, rest, hourly(session), used=used)


def billed_span(session: Session, now: dt.datetime) -> tuple[int, int] | None:
    """From when until when it is billed, in microseconds; None while it costs nothing."""
    if session.billed_from is None:
        return None
    start = microseconds(session.billed_from)
    if session.block_seconds > 1:
        return start, max(microseconds(session.paid_until or session.billed_from), start)
    return start, max(microseconds(session.stopped_at or now), start)


def hourly(session: Session) -> Fraction:
    """Dollars an hour; the PRD's where nobody could read the price."""
    if session.hourly_price is not None:
        return Fraction(session.hourly_price)
    usual = Provider()
    per_second = usual.vision_price if session.pool == "vision" else usual.text_price
    return Fraction(round(per_second * 3600, 6)).limit_denominator(10**6)


def billed_between(session: Session, since: dt.datetime, until: dt.datetime, *, now: dt.datetime) -> int:
    """The microseconds that are billed for a stretch of time. A block counts where it begins."""
    return _billed_before(session, until, now) - _billed_before(session, since, now)


def _billed_before(session: Session, moment: dt.datetime, now: dt.datetime) -> int:
    span = billed_span(session, now)
    if span is None:
        return 0
    start, end = span
    passed = max(microseconds(moment) - start, 0)
    if session.block_seconds > 1:
        block = session.block_seconds * 1_000_000
        passed = -(-passed // block) * block
    return min(passed, end - start)


def by_day(sessions: Sequence[Session], since: dt.datetime, days: int, *, now: dt.datetime) -> list[Fraction]:
    """Dollars for each of so many days from `since` on."""
    spent = []
    for number in range(days):
        begin, end = since + number * DAY, since + (number + 1) * DAY
        spent.append(
            sum(
                (hourly(one) * billed_between(one, begin, end, now=now) / HOUR for one in sessions),
                Fraction(0),
            )
        )
    return spent


def in_cents(parts: Mapping[K, Fraction]) -> dict[K, int]:
    """Dollars in whole cents that add up to the rounded sum: the largest remainders are rounded up."""
    cents = {key: part * 100 // 1 for key, part in parts.items()}
    missing = round(sum(parts.values(), Fraction(0)) * 100) - sum(cents.values())
    by_remainder = sorted(parts, key=lambda key: parts[key] * 100 - cents[key], reverse=True)
    return {key: int(cents[key]) + (key in set(by_remainder[:missing])) for key in parts}
