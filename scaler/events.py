"""What the controller decided and what came of it. Owns `scaling_events`; it decides nothing.

An order is written before it is given and completed after; one that nobody lived to complete is `superseded` at the next tick,
which looks at what is there and decides anew.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel
from sqlalchemy import Connection, bindparam, insert, literal_column, select, update
from sqlalchemy.types import BigInteger, Text

from pipeline.models import NOW, ScalingEvent

E = ScalingEvent

Kind = Literal["order", "replace", "fallback", "spend", "trouble"]
Outcome = Literal["applied", "failed"]


@dataclass(frozen=True)
class Event:
    """Something to write down. `before` and `wanted` count replicas."""

    pool: str
    kind: Kind
    provider: str
    policy: str
    before: int
    wanted: int
    reason: str
    inputs: Mapping[str, object]


class EventView(BaseModel):
    """An event as people see it; see the model."""

    id: int
    at: dt.datetime
    pool: str
    kind: str
    provider: str
    policy: str
    before: int
    wanted: int
    reason: str
    inputs: dict[str, Any]
    outcome: str | None
    detail: str | None
    ended_at: dt.datetime | None


_ADD = (
    insert(E)
    .values(
        {
            name: bindparam(f"to_{name}", type_=E.__table__.c[name].type)
            for name in ("pool", "kind", "provider", "policy", "before", "wanted", "reason", "inputs")
        }
    )
    .returning(E.id)
)
_CLOSE = (
    update(E)
    .where(E.id == bindparam("of_event", type_=BigInteger()))
    .values(
        outcome=bindparam("to_outcome", type_=Text()),
        detail=bindparam("to_detail", type_=Text()),
        ended_at=NOW,
    )
)
SUPERSEDE = (
    update(E)
    .where(E.outcome.is_(None))
    .values(outcome=literal_column("'superseded'"), ended_at=NOW)
    .returning(E.id)
)


def intend(db: Connection, event: Event) -> int:
    """Write an order that is about to be given. Commit before giving it."""
    values = {f"to_{name}": getattr(event, name) for name in Event.__dataclass_fields__}
    return int(db.execute(_ADD, values | {"to_inputs": dict(event.inputs)}).scalar_one())


def complete(db: Connection, event_id: int, outcome: Outcome, detail: str | None = None) -> None:
    """Write what came of it."""
    db.execute(_CLOSE, {"of_event": event_id, "to_outcome": outcome, "to_detail": detail})


def tell(db: Connection, event: Event) -> None:
    """Write something that happened and is no order."""
    complete(db, intend(db, event), "applied")


def supersede(db: Connection) -> list[int]:
    """Close the orders of ticks that did not live to do it; returns their ids."""
    return list(db.execute(SUPERSEDE).scalars())


def newest(db: Connection, limit: int = 100) -> list[EventView]:
    """The newest events first."""
    rows = db.execute(select(*E.__table__.columns).order_by(E.id.desc()).limit(limit))
    return [EventView.model_validate(row._mapping) for row in rows]
