"""Snapshots for the tests of policies: short ways to write one, and strategies that draw any."""

from dataclasses import replace

from hypothesis import strategies as st

from scaler.policy.decision import Decision, Decisions
from scaler.policy.learned import GAP_EDGES, Gaps, Learned
from scaler.policy.snapshot import (
    Budget,
    Load,
    Pool,
    PoolState,
    Provider,
    Replica,
    ReplicaState,
    Snapshot,
    VisionProgress,
    Wave,
)

NOW = 1_000_000.0
MOST = {Pool.VISION: 2, Pool.TEXT: 3}


def ready(name: str = "a", *, busy: int = 0, idle: float = 0.0, paid_for: float = 0.0) -> Replica:
    """A replica that has been ready for an hour, and idle for so many seconds if not busy."""
    since = None if busy else NOW - idle
    return Replica(name, ReplicaState.READY, NOW - 3600, NOW - 3400, busy, since, NOW + paid_for)


def booting(name: str = "a", *, for_seconds: float = 0.0) -> Replica:
    """A replica ordered so many seconds ago."""
    return Replica(name, ReplicaState.BOOTING, NOW - for_seconds)


def wave(pipelines: int = 1, *, age: float = 0.0, seconds: float = 100.0, **upstream: float) -> Wave:
    """Pipelines of so many GPU-seconds each, none of which has started."""
    return Wave(NOW - age, pipelines, 2 * pipelines, seconds * pipelines, pipelines, **upstream)


def needing(*waves: Wave, replicas: tuple[Replica, ...] = (), coming: tuple[Wave, ...] = ()) -> PoolState:
    """A pool with these waves due and coming."""
    tasks = sum(one.tasks for one in waves)
    oldest = min((one.oldest_at for one in waves), default=None)
    pipelines = sum(one.pipelines for one in waves)
    return PoolState(
        replicas,
        Load(tasks, sum(one.seconds for one in waves), oldest, None),
        Load(),
        waves,
        coming,
        pipelines,
        pipelines + sum(one.pipelines for one in coming),
        NOW,
    )


def unneeded(*replicas: Replica, since: float) -> PoolState:
    """A pool that nothing has needed for so many seconds."""
    return PoolState(replicas, last_needed_at=NOW - since)


def applied(snapshot: Snapshot, decisions: Decisions) -> Snapshot:
    """The snapshot after a provider has done as decided."""
    return replace(
        snapshot,
        vision=_applied(snapshot.vision, decisions.vision),
        text=_applied(snapshot.text, decisions.text),
    )


def _applied(state: PoolState, decision: Decision) -> PoolState:
    left = [one for one in state.counted() if one.id not in decision.overdue]
    left = [one for one in left if one.id not in (decision.victims or ())][: decision.replicas]
    new = [booting(f"new {number}") for number in range(decision.replicas - len(left))]
    return replace(state, replicas=(*left, *new))


def _replicas(most: int) -> st.SearchStrategy[tuple[Replica, ...]]:
    def make(name: int, kind: str, seconds: float, busy: int) -> Replica:
        if kind == "booting":
            return booting(str(name), for_seconds=seconds / 20)
        one = ready(str(name), busy=busy if kind == "busy" else 0, idle=seconds)
        return replace(one, state=ReplicaState.DRAINING) if kind == "draining" else one

    kinds = st.sampled_from(["booting", "busy", "idle", "draining"])
    one = st.tuples(kinds, st.floats(0, 3000), st.integers(1, 3))
    return st.lists(one, max_size=most).map(
        lambda found: tuple(make(number, *each) for number, each in enumerate(found))
    )


def _waves(*, upstream: bool) -> st.SearchStrategy[tuple[Wave, ...]]:
    ahead = st.floats(0, 800) if upstream else st.just(0.0)
    one = st.builds(
        lambda pipelines, age, seconds, ahead: wave(
            pipelines, age=age, seconds=seconds, ahead_seconds=ahead, own_seconds=min(ahead, 100.0)
        ),
        st.integers(1, 8),
        st.floats(0, 1200),
        st.floats(1, 300),
        ahead,
    )
    return st.lists(one, max_size=5).map(lambda found: tuple(sorted(found, key=lambda each: each.oldest_at)))


@st.composite
def pools(draw: st.DrawFn, pool: Pool) -> PoolState:
    """Any state of a pool that can come about."""
    replicas = draw(_replicas(MOST[pool]))
    coming = draw(_waves(upstream=True)) if pool is Pool.TEXT else ()
    state = needing(*draw(_waves(upstream=False)), replicas=replicas, coming=coming)
    busy = sum(one.busy for one in replicas if one.state is not ReplicaState.DRAINING)
    if not busy and not state.needed_by:
        return replace(state, last_needed_at=draw(st.one_of(st.none(), st.floats(NOW - 5000, NOW))))
    return replace(
        state, running=Load(busy, 40.0 * busy), active=state.active + busy, needed_by=state.needed_by + busy
    )


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """Any snapshot that can come about."""
    early, late = draw(st.integers(0, 60)), draw(st.integers(0, 60))
    counts = tuple(float(early if edge < 60 else late) for edge in (*GAP_EDGES, 9e9))
    vision, text = draw(pools(Pool.VISION)), draw(pools(Pool.TEXT))
    upstream = sum(
        one.pipelines for one in text.coming
    )  # what comes to text is needed by vision until it is there
    if upstream > vision.needed_by:
        vision = replace(vision, needed_by=upstream, last_needed_at=NOW)
    return Snapshot(
        NOW,
        vision,
        text,
        VisionProgress(draw(st.floats(0, 100)), draw(st.integers(0, 3))),
        draw(st.one_of(st.none(), st.floats(NOW - 9000, NOW))),
        Learned(gaps=Gaps(counts)),
        Budget(spent_today=draw(st.floats(0, 15))),
        Provider(
            draw(st.booleans()), draw(st.sampled_from([0.0, 600.0])), max_replicas=draw(st.integers(0, 4))
        ),
    )
