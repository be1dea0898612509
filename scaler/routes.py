"""Containers beside the dedicated server, over a stretch of time: how many decks, how long, how well, at what cost.

Decks, times and success count for the route that a deck was *assigned* to, also where it was moved: else the decks that one
route could not serve would spoil the other's figures. Money is divided among the decks that ended *on* a route: those it was
spent for. `docs/operate.md` defines each figure. It decides nothing and owns no table.
"""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, literal_column, select

from pipeline import servers
from pipeline.graph import Route
from pipeline.models import MOMENT, NOW, Pipeline
from pipeline.moves import one_of, word
from pipeline.states import PipelineState
from scaler import sessions
from scaler.billing import HOUR, billed_between, hourly

P = Pipeline

#: A month of the dedicated server's price: the twelfth part of a year of 365.25 days.
MONTH = dt.timedelta(days=365.25 / 12)


@dataclass(frozen=True)
class Times:
    """Seconds of the decks that got there: the median and the 95th percentile; None without any."""

    median: float | None = None
    p95: float | None = None


@dataclass(frozen=True)
class RouteFigures:
    """One route. `completed_here` counts decks that ended `succeeded` or `partial` on it, whatever their assignment.

    `moved` were assigned to it and went on, or began, on the other one. `dollars` is what the route cost in the time.
    """

    pipelines: int = 0
    succeeded: int = 0
    partial: int = 0
    failed: int = 0
    cancelled: int = 0
    moved: int = 0
    to_end: Times = Times()
    to_start: Times = Times()
    completed_here: int = 0
    dollars: Fraction = Fraction(0)

    @property
    def success(self) -> float | None:
        """The share of the decks that ended, and were not cancelled, that succeeded in all six tasks."""
        ended = self.succeeded + self.partial + self.failed
        return self.succeeded / ended if ended else None

    @property
    def cost_per_deck(self) -> Fraction | None:
        """Dollars for each deck that was completed here; None where there was none."""
        return self.dollars / self.completed_here if self.completed_here else None


@dataclass(frozen=True)
class Comparison:
    """The two routes from `since` until `until`, side by side. `monthly` is the dedicated server's price, in dollars."""

    since: dt.datetime
    until: dt.datetime
    monthly: Fraction
    routes: dict[Route, RouteFigures]


_COMPLETED = (PipelineState.SUCCEEDED, PipelineState.PARTIAL)
_ENDED = (*_COMPLETED, PipelineState.FAILED, PipelineState.CANCELLED)


def _seconds(level: str, moment: Any, where: ColumnElement[bool]) -> ColumnElement[Any]:
    """The percentile of the time from the upload to `moment`."""
    seconds = func.date_part(word("epoch"), moment - P.created_at)
    return func.percentile_cont(literal_column(level)).within_group(seconds).filter(where)


_completed, _begun = one_of(P.state, _COMPLETED), P.started_at.is_not(None)
_UPLOADED = and_(
    P.created_at >= bindparam("since", type_=MOMENT), P.created_at < bindparam("until", type_=MOMENT)
)
BY_ASSIGNMENT = (
    select(
        P.assigned_route.label("route"),
        func.count().label("pipelines"),
        *(func.count().filter(P.state == word(state)).label(state.value) for state in _ENDED),
        func.count().filter(P.route != P.assigned_route).label("moved"),
        _seconds("0.5", P.settled_at, _completed).label("end_median"),
        _seconds("0.95", P.settled_at, _completed).label("end_p95"),
        _seconds("0.5", P.started_at, _begun).label("start_median"),
        _seconds("0.95", P.started_at, _begun).label("start_p95"),
    )
    .where(_UPLOADED)
    .group_by(P.assigned_route)
)
BY_PLACE = (
    select(P.route, func.count().filter(_completed).label("completed")).where(_UPLOADED).group_by(P.route)
)
FIRST_UPLOAD = select(P.created_at).order_by(P.created_at).limit(literal_column("1"))
_CLOCK = select(NOW)
_KNOWN = select(servers.dedicated_known())


def compare(db: Connection, since: dt.timedelta, monthly: float) -> Comparison:
    """The routes in the last `since`, or from the first upload on if that was later, until now.

    `monthly` is what the dedicated server costs, in dollars. It is spread over the whole time, whether it worked or not; and is
    nothing where there was no such server and no deck was on its route.
    """
    now: dt.datetime = db.execute(_CLOCK).scalar_one()
    first: dt.datetime | None = db.execute(FIRST_UPLOAD).scalar_one_or_none()
    begin = max(now - since, min(first or now, now))
    window = {"since": begin, "until": now}
    assigned = {row.route: row for row in db.execute(BY_ASSIGNMENT, window)}
    completed = {row.route: row.completed for row in db.execute(BY_PLACE, window)}
    there = bool(db.execute(_KNOWN).scalar_one()) or {*assigned, *completed} >= {Route.DEDICATED}
    dollars = {
        Route.CONTAINERS: _billed(db, begin, now),
        Route.DEDICATED: Fraction(monthly) * Fraction((now - begin) / MONTH) if there else Fraction(0),
    }
    figures = {
        route: _figures(assigned.get(route), completed.get(route, 0), dollars[route]) for route in Route
    }
    return Comparison(begin, now, Fraction(monthly), figures)


def _billed(db: Connection, since: dt.datetime, until: dt.datetime) -> Fraction:
    replicas = sessions.within(db, since, until)
    costs = (hourly(one) * billed_between(one, since, until, now=until) / HOUR for one in replicas)
    return sum(costs, Fraction(0))


def _figures(row: Any, completed_here: int, dollars: Fraction) -> RouteFigures:
    if row is None:
        return RouteFigures(completed_here=completed_here, dollars=dollars)
    return RouteFigures(
        row.pipelines,
        row.succeeded,
        row.partial,
        row.failed,
        cancelled=row.cancelled,
        moved=row.moved,
        to_end=Times(row.end_median, row.end_p95),
        to_start=Times(row.start_median, row.start_p95),
        completed_here=completed_here,
        dollars=dollars,
    )
