"""The snapshot of the living system: the record's work, the provider's replicas, the ledger's money, the broker's queues.

It decides nothing. Looking also notes what is new of replicas, through `scaler.sessions`, since their times are learned only by
being looked at. One query for each table, added up by PostgreSQL; the clock is PostgreSQL's.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import structlog
from sqlalchemy import Connection, select

from pipeline.graph import Queue
from pipeline.models import NOW
from scaler import facts, fleet, memory, sessions
from scaler.facts import Server
from scaler.fleet import Listing
from scaler.memory import Remembered
from scaler.policy.config import Scaling
from scaler.policy.learned import Learned
from scaler.policy.snapshot import Budget, Load, Pool, PoolState, Provider, Snapshot
from scaler.sessions import Session
from scaler.work import Work
from workers.celery import app
from workers.reconciler import depth

log = structlog.get_logger()


@dataclass(frozen=True)
class Seen:
    """A snapshot, and what it was made from. `depths` are messages in the broker, empty while it is away."""

    now: dt.datetime
    snapshot: Snapshot
    sessions: Mapping[Pool, list[Session]]
    memories: Mapping[Pool, Remembered]
    depths: Mapping[Pool, int] = field(default_factory=dict)

    def open(self, pool: Pool) -> list[Session]:
        """The pool's replicas that have not ended."""
        return [session for session in self.sessions[pool] if session.stopped_at is None]


@dataclass(frozen=True)
class View:
    """How to look: by which configuration, with which learned figures and caps, at whose replicas."""

    scaling: Scaling
    learned: Learned
    caps: Budget
    provider: str
    terms: Provider


def look(
    db: Connection,
    view: View,
    listings: Mapping[Pool, Listing | None],
    *,
    depths: Mapping[Pool, int] | None = None,
) -> Seen:
    """The system now. Where a provider did not answer, None, its replicas are taken to be as they were last seen."""
    now: dt.datetime = db.execute(select(NOW)).scalar_one()
    servers = facts.live_servers(db)
    known = sessions.open_sessions(db, view.provider)
    listings = _compared(db, view.provider, listings)
    memories = {pool: memory.recall(db, pool.value) for pool in Pool}
    current = {
        pool: _current(
            listings.get(pool), [s for s in known if s.pool == pool], servers, memory=memories[pool], now=now
        )
        for pool in Pool
    }
    before = set(known)
    sessions.save(db, (one for found in current.values() for one in found if one not in before))
    snapshot = _snapshot(db, view, servers, current=current, memories=memories, now=now)
    memories = {
        pool: replace(memories[pool], needed_at=now) if snapshot.pool(pool).needed_by else memories[pool]
        for pool in Pool
    }
    return Seen(now, snapshot, current, memories, depths or {})


def _compared(
    db: Connection, provider: str, listings: Mapping[Pool, Listing | None]
) -> Mapping[Pool, Listing | None]:
    """The same, with what the record knows of the replicas that failed for good, as a rule none."""
    over = [replica.id for listing in listings.values() if listing for replica in listing.over]
    if not over:
        return listings
    booked, heard_of = sessions.booked(db, provider, over), facts.heard_of(db, over)
    return {
        pool: replace(listing, booked=booked, heard_of=heard_of) if listing else None
        for pool, listing in listings.items()
    }


def _current(
    listing: Listing | None,
    known: list[Session],
    servers: Sequence[Server],
    *,
    memory: Remembered,
    now: dt.datetime,
) -> list[Session]:
    return known if listing is None else fleet.update(listing, known, servers, memory=memory, now=now)


def _snapshot(
    db: Connection,
    view: View,
    servers: Sequence[Server],
    *,
    current: Mapping[Pool, list[Session]],
    memories: Mapping[Pool, Remembered],
    now: dt.datetime,
) -> Snapshot:
    groups = facts.live_work(
        db,
        typical_pages=round(view.learned.slides.mean),
        trigger=view.scaling.text_container_scaling.trigger_percent,
    )
    work = Work(groups, view.learned, _crowd(servers, Pool.VISION), _crowd(servers, Pool.TEXT))
    uploaded = facts.last_upload(db)

    def pool_state(state: PoolState, pool: Pool) -> PoolState:
        needed = now if state.needed_by else memories[pool].needed_at
        return replace(
            state,
            replicas=fleet.replicas(current[pool], servers, now),
            last_needed_at=needed.timestamp() if needed else None,
        )

    return Snapshot(
        now.timestamp(),
        pool_state(work.vision(), Pool.VISION),
        pool_state(work.text(), Pool.TEXT),
        work.progress(),
        uploaded.timestamp() if uploaded else None,
        view.learned,
        sessions.spent(db, view.caps, view.terms),
        view.terms,
    )


def _crowd(servers: Sequence[Server], pool: Pool) -> float:
    """How many tasks share a busy replica, on average; 1 where none is busy."""
    busy = [server.held for server in servers if pool.value in server.pools and server.held]
    return sum(busy) / len(busy) if busy else 1.0


def queue_depths() -> dict[Pool, int]:
    """The messages that wait in the broker for each pool, over all priorities; empty while it does not answer."""
    try:
        with app.connection_for_read() as connection:
            channel = connection.default_channel
            return {pool: depth(channel, Queue(pool.value)) for pool in Pool}
    except Exception as error:  # the border: kombu, redis-py and sockets each have errors of their own
        log.warning("queue_depths_unknown", error=type(error).__name__)
        return {}


def inputs(seen: Seen, pool: Pool) -> dict[str, object]:
    """What a decision about a pool rested on, for `scaling_events`: counts, seconds, money.

    `unsent` is how many more tasks are due than messages wait: those to be retried later, and lost messages, which the
    reconciler finds. Feedback that was sent again in its turn has two messages, and hides as many.
    """
    snapshot, state = seen.snapshot, seen.snapshot.pool(pool)
    found: dict[str, object] = {
        "due": _load(state.due),
        "running": _load(state.running),
        "coming": sum(wave.pipelines for wave in state.coming),
        "needed_by": state.needed_by,
        "replicas": {one.id: {"state": one.state, "busy": one.busy} for one in state.replicas[:50]},
        "progress": snapshot.progress.highest_percent,
        "spent_today": round(snapshot.budget.spent_today, 2),
        "spent_month": round(snapshot.budget.spent_month, 2),
    }
    if pool in seen.depths:
        found["queue_depth"] = seen.depths[pool]
        found["unsent"] = max(state.due.tasks - seen.depths[pool], 0)
    return found


def _load(load: Load) -> dict[str, object]:
    return {"tasks": load.tasks, "seconds": round(load.seconds, 1)}
