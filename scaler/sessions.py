"""The rows of the ledger: each replica from its order to its end. Owns `replica_sessions`; it decides nothing.

Whoever orders replicas, this learns of them from the provider's list alone, so that none is missed whose order nobody
lived to note.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    any_,
    bindparam,
    case,
    cast,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.types import ARRAY, Text

from pipeline.models import MOMENT, NOW, PoolMemory, ReplicaSession
from pipeline.moves import word
from scaler.policy.snapshot import Budget, Pool, Provider

R = ReplicaSession


@dataclass(frozen=True)
class Session:
    """A row of `replica_sessions`; see the model. Without an `id` it is not written yet."""

    provider: str
    pool: str
    replica_id: str
    ordered_at: dt.datetime
    server_ids: tuple[str, ...] = ()
    pre_warmed: bool = False
    billed_from: dt.datetime | None = None
    ready_at: dt.datetime | None = None
    idle_since: dt.datetime | None = None
    silent_since: dt.datetime | None = None
    failing_looks: int = 0
    stopping_at: dt.datetime | None = None
    stopped_at: dt.datetime | None = None
    paid_until: dt.datetime | None = None
    hourly_price: Decimal | None = None
    block_seconds: int = 1
    busy_seconds: float | None = None
    active_seconds: float | None = None
    served: int | None = None
    id: int | None = None


_COLUMNS = tuple(field.name for field in fields(Session) if field.name != "id")
_VALUES = {name: bindparam(f"to_{name}", type_=R.__table__.c[name].type) for name in _COLUMNS}
_ROWS = select(R.id, *(R.__table__.c[name] for name in _COLUMNS))
OPEN = _ROWS.where(R.stopped_at.is_(None), R.provider == bindparam("of_provider", type_=Text())).order_by(
    R.ordered_at, R.id
)
UNSETTLED = (
    _ROWS.where(R.stopped_at.is_not(None), R.busy_seconds.is_(None))
    .order_by(R.id)
    .limit(literal_column("20"))
)
WITHIN = _ROWS.where(
    R.ordered_at < bindparam("until", type_=MOMENT),
    func.coalesce(R.stopped_at, literal_column("'infinity'::timestamptz"))
    >= bindparam("since", type_=MOMENT),
).order_by(R.ordered_at, R.id)
_LAST_SEEN = select(PoolMemory.listed_at).where(PoolMemory.pool == R.pool).correlate(R).scalar_subquery()
#: Replicas of a provider that is not asked any more end when they were last seen: nobody will ever see them end.
LEAVE = (
    update(R)
    .where(R.stopped_at.is_(None), R.provider != bindparam("of_provider", type_=Text()))
    .values(stopped_at=func.greatest(R.ordered_at, func.coalesce(_LAST_SEEN, NOW)))
    .returning(R.provider, R.replica_id)
)
#: Within days: a listing may be of before a long sleep of this machine, and no name comes twice.
BOOKED = select(R.replica_id).where(
    R.stopped_at > NOW - literal_column("interval '7 days'"),
    R.provider == bindparam("of_provider", type_=Text()),
    R.replica_id == any_(bindparam("listed", type_=ARRAY(Text()))),
)
_ADD = insert(R).values(_VALUES)
_CHANGE = update(R).where(R.id == bindparam("of_session")).values(_VALUES)


def open_sessions(db: Connection, provider: str) -> list[Session]:
    """The replicas of a provider that have not ended, the oldest first."""
    return [_session(row) for row in db.execute(OPEN, {"of_provider": provider})]


def booked(db: Connection, provider: str, replica_ids: Collection[str]) -> frozenset[str]:
    """Of these replicas, those whose end was written within the last days."""
    found = db.execute(BOOKED, {"of_provider": provider, "listed": list(replica_ids)}).scalars()
    return frozenset(found)


def unsettled(db: Connection) -> list[Session]:
    """Replicas that have ended and whose busy time is not written yet, 20 at most."""
    return [_session(row) for row in db.execute(UNSETTLED)]


def within(db: Connection, since: dt.datetime, until: dt.datetime) -> list[Session]:
    """The replicas that were there at any time from `since` until `until`."""
    return [_session(row) for row in db.execute(WITHIN, {"since": since, "until": until})]


def leave_others(db: Connection, provider: str) -> list[str]:
    """End the rows of replicas of any other provider; returns their names. The replicas themselves may still run."""
    return [f"{row.provider}/{row.replica_id}" for row in db.execute(LEAVE, {"of_provider": provider})]


def save(db: Connection, sessions: Iterable[Session]) -> None:
    """Write new sessions and changed ones."""
    new, changed = [], []
    for session in sessions:
        values: dict[str, Any] = {f"to_{name}": getattr(session, name) for name in _COLUMNS}
        values["to_server_ids"] = list(session.server_ids)
        if session.id is None:
            new.append(values)
        else:
            changed.append(values | {"of_session": session.id})
    if new:
        db.execute(_ADD, new)
    if changed:
        db.execute(_CHANGE, changed)


def _session(row: Any) -> Session:
    return Session(**(dict(row._mapping) | {"server_ids": tuple(row.server_ids)}))


def _seconds(until: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.date_part(word("epoch"), until - R.billed_from)


_IN_BLOCKS = R.block_seconds > literal_column("1")
_END = case((_IN_BLOCKS, func.coalesce(R.paid_until, R.billed_from)), else_=func.coalesce(R.stopped_at, NOW))
_BILLED = func.greatest(_seconds(_END), literal_column("0.0"))


def _billed_since(moment: ColumnElement[Any]) -> ColumnElement[Any]:
    """Billed seconds from `moment` on: blocks that begin then or later, or the time itself."""
    before = func.greatest(_seconds(moment), literal_column("0.0"))
    blocks = func.ceil(before / R.block_seconds) * R.block_seconds
    return _BILLED - func.least(case((_IN_BLOCKS, blocks), else_=before), _BILLED)


def _spent_since(moment: ColumnElement[Any]) -> ColumnElement[Any]:
    usual = case(
        (R.pool == word(Pool.VISION), bindparam("vision_price", type_=Float())),
        else_=bindparam("text_price", type_=Float()),
    )
    price = func.coalesce(cast(R.hourly_price, Float) / literal_column("3600.0"), usual)
    return func.coalesce(func.sum(_billed_since(moment) * price), literal_column("0.0"))


_DAY, _MONTH = (func.date_trunc(word(unit), func.statement_timestamp()) for unit in ("day", "month"))
#: What was billed today and this month, in dollars, by UTC. What was paid ahead counts where its block begins.
SPENT = select(_spent_since(_DAY).label("today"), _spent_since(_MONTH).label("month")).where(
    R.billed_from.is_not(None),
    func.coalesce(R.stopped_at, literal_column("'infinity'::timestamptz")) >= _MONTH,
)


def spent(db: Connection, caps: Budget, prices: Provider) -> Budget:
    """What was spent beside the caps; a replica whose price nobody could read counts with that of `prices`."""
    usual = {"vision_price": prices.vision_price, "text_price": prices.text_price}
    row = db.execute(SPENT, usual).one()
    return Budget(row.today, row.month, caps.daily_cap, monthly_cap=caps.monthly_cap)
