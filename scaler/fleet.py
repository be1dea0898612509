"""What is known of each replica: the provider's list, the workers' signs of life, and what was known before. Pure.

A replica is ready when its worker was heard of, whatever the platform says of it. One that was ready and has been silent for
`SILENT_SECONDS` doesn't count any more and is to be replaced. One that its provider calls failing before it was ready has
failed to start: a process at once, since it has ended; a container, which its platform starts again, after `FAILING_LOOKS`.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from scaler.facts import Server
from scaler.memory import Remembered
from scaler.policy import snapshot as policy
from scaler.providers.base import Price, Replica, ReplicaState
from scaler.sessions import Session

#: From the first tick that finds no fresh sign of life: four heartbeats, so that an outage of PostgreSQL passes unnoticed.
SILENT_SECONDS = 60
#: Looks, not necessarily one after the other, at which a container that was never ready is found failing: with a tick every
#: 5 s one crash shows for three at most, as Kubernetes starts it again after 10 s. A fourth tells that it goes on.
FAILING_LOOKS = 4
#: A listing older than this does not say when a replica that is gone now has ended.
LISTING_SECONDS = 60


@dataclass(frozen=True)
class Listing:
    """What a provider says of one pool: its replicas, and what one costs, None where nobody could say.

    `can_name` says whether replicas have names under which they can be stopped, and so end for good when they fail. Of those
    that ended so, the end of `booked` ones is in the ledger already, and `heard_of` are those whose worker was.
    """

    provider: str
    replicas: tuple[Replica, ...]
    price: Price | None = None
    can_name: bool = False
    booked: frozenset[str] = frozenset()
    heard_of: frozenset[str] = frozenset()

    @property
    def over(self) -> tuple[Replica, ...]:
        """Those that have failed for good."""
        return tuple(one for one in self.replicas if self.can_name and one.state is ReplicaState.FAILED)

    @property
    def patience(self) -> int:
        """At how many looks a replica may be found failing until its start-up has failed."""
        return 1 if self.can_name else FAILING_LOOKS

    @property
    def living(self) -> tuple[Replica, ...]:
        """Those that count towards the number that was ordered."""
        over = {ReplicaState.STOPPING} | ({ReplicaState.FAILED} if self.can_name else set())
        return tuple(replica for replica in self.replicas if replica.state not in over)


def update(
    listing: Listing,
    sessions: Sequence[Session],
    servers: Sequence[Server],
    *,
    memory: Remembered,
    now: dt.datetime,
) -> list[Session]:
    """One pool's sessions as they are now: those listed, new ones among them, and those that have just ended or failed.

    Of `servers`, those that take nothing from the pool's queue are none of its replicas, and are not looked at.
    """
    servers = [server for server in servers if memory.pool in server.pools]
    before = {session.replica_id: session for session in sessions}
    over = {replica.id for replica in listing.over}
    listed = {replica.id: replica for replica in listing.replicas if replica.id not in over}
    at_work = _matched(
        [before.get(id_) or _opened(listing, one, memory, now) for id_, one in listed.items()], servers, now
    )
    current = [
        _advanced(session, listed[session.replica_id], own, listing=listing, now=now)
        for session, own in at_work
    ]
    failed = [
        replace(
            before.get(one.id) or _opened(listing, one, memory, now),
            failing_looks=0 if one.id in listing.heard_of else 1,
        )
        for one in listing.over
        if one.id not in listing.booked
    ]
    ended = {id_: session for id_, session in before.items() if id_ not in listed}
    ended |= {session.replica_id: session for session in failed}
    return current + [_closed(session, memory, now) for session in ended.values()]


def failed_start(session: Session, listing: Listing) -> bool:
    """Whether its start-up has failed, as its provider says; one that goes on too long is not meant."""
    return session.ready_at is None and session.failing_looks >= listing.patience


def failures(sessions: Iterable[Session], listing: Listing) -> dict[str, str]:
    """The replicas whose start-up this look has found to have failed, each with the provider's words."""
    why = {one.id: one.why for one in listing.replicas if one.state is ReplicaState.FAILED}
    return {
        session.replica_id: why[session.replica_id] or "its provider calls it failed"
        for session in sessions
        if session.replica_id in why
        and session.ready_at is None
        and session.failing_looks == listing.patience
    }


def _opened(listing: Listing, replica: Replica, memory: Remembered, now: dt.datetime) -> Session:
    ordered = memory.target_at or now
    return Session(
        listing.provider,
        memory.pool,
        replica.id,
        ordered_at=min(ordered, replica.started_at or ordered),
        pre_warmed=memory.pre_warm and memory.target_at is not None,
    )


def _matched(
    sessions: list[Session], servers: Sequence[Server], now: dt.datetime
) -> list[tuple[Session, list[Server]]]:
    """Each session with its workers.

    Where a worker can't say in which replica it runs, the oldest unknown one of the pool goes to the oldest replica without
    any.
    """
    pools = {session.pool for session in sessions}
    unknown = [
        server for server in servers if server.container_id is None and server.alive and pools & server.pools
    ]
    found = []
    for session in sessions:
        own = [server for server in servers if _runs_in(server, session)]
        unknown = [server for server in unknown if server not in own]
        found.append((session, own))
    taken = {id_ for session in sessions for id_ in session.server_ids}
    unknown = [server for server in unknown if server.id not in taken]
    for session, own in sorted(found, key=lambda pair: pair[0].ordered_at):
        fitting = [server for server in unknown if server.created_at >= session.ordered_at]
        if not any(server.alive for server in own) and fitting:
            own.append(fitting[0])
            unknown.remove(fitting[0])
    return found


def _runs_in(server: Server, session: Session) -> bool:
    """By what was known, by the worker's own word, or by its host: a pod's name ends with the replica's."""
    names = (server.container_id or "", server.id.rpartition("@")[2])
    return server.id in session.server_ids or any(
        name == session.replica_id or name.endswith(f"-{session.replica_id}") for name in names
    )


def _advanced(
    session: Session, replica: Replica, own: Collection[Server], *, listing: Listing, now: dt.datetime
) -> Session:
    alive = [server for server in own if server.alive]
    ready_at = session.ready_at
    if ready_at is None and alive:
        ready_at = max(min(server.created_at for server in alive), session.ordered_at)
    silent = ready_at is not None and not alive
    idle = ready_at is not None and not any(server.held for server in own)
    stops = replica.state is ReplicaState.STOPPING or (bool(alive) and all(s.draining for s in alive))
    return replace(
        _billed(session, replica, listing.price),
        server_ids=_known(session, own),
        ready_at=ready_at,
        failing_looks=session.failing_looks + (ready_at is None and replica.state is ReplicaState.FAILED),
        silent_since=(session.silent_since or now) if silent else None,
        idle_since=(session.idle_since or now) if idle else None,
        stopping_at=(session.stopping_at or now) if stops else session.stopping_at,
    )


def _known(session: Session, own: Iterable[Server]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*session.server_ids, *(server.id for server in own))))


def _billed(session: Session, replica: Replica, price: Price | None) -> Session:
    if price is not None and session.hourly_price is None:
        session = replace(session, hourly_price=price.hourly, block_seconds=price.block_seconds)
    if session.ready_at is None and session.block_seconds > 1:
        # Until then only its last word counts: in a state that nobody knows it may have been taken for one that costs.
        session = replace(session, billed_from=None, paid_until=None)
    starts = replica.started_at
    if replica.paid_until is None and (session.block_seconds > 1 or session.hourly_price is None):
        starts = None  # it waits for a machine and costs nothing, or nobody knows yet what it costs
    return replace(
        session,
        billed_from=session.billed_from or starts,
        paid_until=_later(session.paid_until, replica.paid_until),
    )


def _later(one: dt.datetime | None, other: dt.datetime | None) -> dt.datetime | None:
    return max(one, other) if one and other else one or other


def _closed(session: Session, memory: Remembered, now: dt.datetime) -> Session:
    """It is gone. If nobody has looked for some time, a process of this machine ended when it was last seen, as the machine did.

    In blocks, what it was last seen to have paid is all; if nobody has looked, until the block in which it was found gone.
    """
    seen = memory.listed_at or now
    unwatched = (now - seen).total_seconds() > LISTING_SECONDS
    paid_until, end = session.paid_until, now
    if session.block_seconds == 1 and unwatched:
        end = seen
    elif paid_until and paid_until < now and unwatched:
        blocks = -(-(now - paid_until).total_seconds() // session.block_seconds)
        paid_until += dt.timedelta(seconds=blocks * session.block_seconds)
    return replace(session, stopped_at=max(end, session.ordered_at), paid_until=paid_until)


def is_silent(session: Session, now: dt.datetime) -> bool:
    """Whether a replica that was ready has been silent for too long."""
    return session.silent_since is not None and (now - session.silent_since).total_seconds() > SILENT_SECONDS


def replicas(
    sessions: Iterable[Session], servers: Sequence[Server], now: dt.datetime
) -> tuple[policy.Replica, ...]:
    """The replicas as a policy sees them."""
    held = {server.id: server.held for server in servers}
    return tuple(
        policy.Replica(
            session.replica_id,
            _state(session, now),
            session.ordered_at.timestamp(),
            _epoch(session.ready_at),
            sum(held.get(id_, 0) for id_ in session.server_ids),
            _epoch(session.idle_since),
            _epoch(session.paid_until) or 0.0,
        )
        for session in sessions
        if session.stopped_at is None
    )


def _state(session: Session, now: dt.datetime) -> policy.ReplicaState:
    if session.stopping_at is not None or is_silent(session, now):
        return policy.ReplicaState.DRAINING
    return policy.ReplicaState.READY if session.ready_at else policy.ReplicaState.BOOTING


def _epoch(moment: dt.datetime | None) -> float | None:
    return None if moment is None else moment.timestamp()
