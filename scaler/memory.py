"""What the controller keeps of a pool between two ticks. Owns `pool_memory`; it decides nothing."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.types import Text

from pipeline.models import PoolMemory

M = PoolMemory


@dataclass(frozen=True)
class Remembered:
    """A row of `pool_memory`; see the model."""

    pool: str
    ticked_at: dt.datetime | None = None
    listed_at: dt.datetime | None = None
    needed_at: dt.datetime | None = None
    target: int | None = None
    target_at: dt.datetime | None = None
    pre_warm: bool = False
    failures: int = 0
    retry_at: dt.datetime | None = None
    trouble: str | None = None
    trouble_since: dt.datetime | None = None
    fallback_since: dt.datetime | None = None
    fallback_reason: str | None = None
    spend: Mapping[str, Any] = field(default_factory=dict)


_COLUMNS = tuple(column.key for column in M.__table__.columns)
READ = select(*M.__table__.columns).where(M.pool == bindparam("of_pool", type_=Text()))
_upsert = insert(M).values(
    {name: bindparam(f"to_{name}", type_=M.__table__.c[name].type) for name in _COLUMNS}
)
WRITE = _upsert.on_conflict_do_update(
    index_elements=[M.pool],
    set_={name: _upsert.excluded[name] for name in _COLUMNS if name != "pool"},
)


def recall(db: Connection, pool: str) -> Remembered:
    """What is known of a pool; nothing at first."""
    row = db.execute(READ, {"of_pool": pool}).first()
    return Remembered(pool) if row is None else Remembered(**row._mapping)


def note(db: Connection, memory: Remembered) -> None:
    """Keep it."""
    db.execute(WRITE, {f"to_{name}": getattr(memory, name) for name in _COLUMNS})
