"""What holds for every policy of the product: the limits, the money, and when a start-up has failed. It orders nothing."""

from dataclasses import replace

from scaler.policy.config import Scaling
from scaler.policy.decision import Decision
from scaler.policy.snapshot import Pool, PoolState, Replica, ReplicaState, Snapshot

#: The share of a cap at which people are warned.
WARN_AT = 0.8


def startup_timeout(pool: Pool, snapshot: Snapshot, scaling: Scaling) -> float:
    """The seconds after which a start-up counts as failed.

    The larger of twice the PRD's figure and the learned 99th percentile: the PRD's own figure is the mean of its boots, and
    would give up half of them.
    """
    learned = snapshot.learned.vision_boot if pool is Pool.VISION else snapshot.learned.text_boot
    return max(2 * scaling.of(pool).startup_timeout, learned.quantile(0.99))


def overdue(pool: Pool, snapshot: Snapshot, scaling: Scaling, *, now: float) -> tuple[str, ...]:
    """The replicas whose start-up took longer than `startup_timeout`."""
    timeout = startup_timeout(pool, snapshot, scaling)
    return tuple(
        replica.id
        for replica in snapshot.pool(pool).counted()
        if replica.state is ReplicaState.BOOTING and now - replica.ordered_at > timeout
    )


def clamp(wanted: int, pool: Pool, snapshot: Snapshot, scaling: Scaling) -> int:
    """`wanted` within the limits of the configuration and of the provider."""
    section = scaling.of(pool)
    most = min(section.max_replicas, snapshot.provider.max_replicas or section.max_replicas)
    return max(min(section.min_replicas, most), min(wanted, most))


def is_idle(replica: Replica) -> bool:
    """Whether a replica runs nothing and is not starting."""
    return replica.busy == 0 and replica.state is ReplicaState.READY


def idle_seconds(state: PoolState, *, now: float) -> float:
    """How long nothing has needed a pool; 0 while a live pipeline needs it or a replica is at work.

    A replica that was ready only after the need was gone counts from when it was ready.
    """
    if state.needed_by or state.due.tasks or state.running.tasks:
        return 0.0
    replicas = list(state.counted())
    if any(replica.busy for replica in replicas):
        return 0.0
    since = [state.last_needed_at] if state.last_needed_at is not None else []
    since += [replica.idle_since or replica.ready_at or replica.ordered_at for replica in replicas]
    return max(now - max(since), 0.0) if since else 0.0


def spend_guard(decision: Decision, snapshot: Snapshot) -> Decision:
    """The decision within the budget: once a cap is reached, a pool gets no second replica that it does not have yet."""
    budget = snapshot.budget
    caps = (
        ("today", budget.spent_today, budget.daily_cap),
        ("this month", budget.spent_month, budget.monthly_cap),
    )
    warnings = tuple(
        f"${spent:.2f} of ${cap:.2f} {period} is spent"
        for period, spent, cap in caps
        if spent >= WARN_AT * cap
    )
    if not warnings:
        return decision
    current = sum(1 for _ in snapshot.pool(decision.pool).counted())
    allowed = max(current, 1)
    if decision.replicas <= allowed or all(spent < cap for _, spent, cap in caps):
        return replace(decision, warnings=decision.warnings + warnings)
    reason = f"{allowed} instead of {decision.replicas}, as the budget is spent: {decision.reason}"
    return replace(decision, replicas=allowed, reason=reason, warnings=decision.warnings + warnings)
