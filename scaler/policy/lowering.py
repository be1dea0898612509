"""Which idle replicas go, and when. It never stops a busy replica, and no pool that a live pipeline still needs."""

from collections.abc import Collection
from dataclasses import dataclass

from scaler.policy import limits
from scaler.policy.keep_alive import CLAMP, Worth, may_stop
from scaler.policy.snapshot import Pool, Provider, Replica, ReplicaState, Snapshot

#: For how many companions of a deck a boot of vision is spared at most, however many uploads a script has sent in a row: with
#: the PRD's boot, vision is then kept for two and a half hours at the very most, within the histogram's last edge.
MOST_COMPANIONS = 10.0
#: Seconds before the end of a paid block at which a replica is stopped: two ticks of the controller and its call.
BLOCK_MARGIN = 15.0


@dataclass(frozen=True, slots=True)
class Lowering:
    """How many replicas may go, by name where the provider takes names, and why."""

    count: int
    victims: tuple[str, ...] | None
    reason: str


@dataclass(frozen=True, slots=True)
class Patience:
    """What a wait is worth: the GPU-seconds one would pay to spare a pipeline one second of waiting for a boot."""

    vision: float = 2.0
    text: float = 0.5


def lowering(
    pool: Pool,
    snapshot: Snapshot,
    patience: Patience,
    *,
    wanted: int,
    usual: float,
    late: Collection[str] = (),
    now: float,
) -> Lowering:
    """Which of the replicas beyond `wanted` may be stopped at `now`. `usual` is the PRD's delay, for want of observations.

    Those that are `late` take too long to start. Where nobody needs the pool they are not waited for: a replica that never
    starts would keep an idle one for ever.
    """
    state, provider = snapshot.pool(pool), snapshot.provider
    replicas = [replica for replica in state.counted() if state.needed_by or replica.id not in late]
    surplus = len(replicas) - wanted
    idle = [replica for replica in replicas if limits.is_idle(replica)]
    if not provider.can_name_victim and len(idle) < len(replicas):
        return Lowering(
            0, None, f"{len(replicas) - len(idle)} are at work or starting, and the provider takes no names"
        )
    kept, reason = max(wanted, 1), f"{wanted} are enough"
    if not wanted:
        seconds = limits.idle_seconds(state, now=now)
        worth = boot_worth(pool, snapshot, patience, now=now)
        since = now - snapshot.last_upload_at if snapshot.last_upload_at is not None else seconds
        gaps = snapshot.learned.gaps
        if may_stop(gaps, worth, idle=seconds, since_upload=since, usual=usual, now=now):
            kept = 0
            reason = f"nothing has needed {pool} for {seconds:.0f} s, and the next boot is worth {worth.total:.0f} s"
        else:
            reason = (
                f"idle for {seconds:.0f} s, which costs less than the next boot, worth {worth.total:.0f} s"
            )
    if kept:
        # One that boots replaces none that is ready: work is there, or may come before its boot ends.
        surplus = max(sum(1 for replica in replicas if replica.state is ReplicaState.READY) - kept, 0)
        idle = [replica for replica in idle if _long_idle(replica, pool, snapshot, now=now)]
        if surplus and idle:
            reason += f"; {len(idle)} of {len(replicas)} have been idle for half a boot"
    ripe = sorted((replica for replica in idle if _block_ends(replica, provider, now=now)), key=_idle_since)
    if len(ripe) < len(idle):
        reason += f"; {len(idle) - len(ripe)} stay until the end of the block that is paid"
    gone = ripe[:surplus]
    names = tuple(replica.id for replica in gone) if provider.can_name_victim else None
    return Lowering(len(gone), names, reason)


def boot_worth(pool: Pool, snapshot: Snapshot, patience: Patience, *, now: float) -> Worth:
    """What it costs to have to start a pool again.

    For a boot of vision wait the next pipeline and those that are expected in its wake. Text has the vision pool's work, and its
    boot if that pool is down, to start in the meantime.
    """
    learned = snapshot.learned
    if pool is Pool.VISION:
        boot = learned.vision_boot.mean
        companions = learned.gaps.companions(since_upload=0.0, within=boot, now=now)
        waiting = 1 + min(companions, MOST_COMPANIONS)
        return Worth(boot, boot * (1 + patience.vision * waiting))
    warm = any(True for _ in snapshot.vision.counted())
    ahead = learned.vision_seconds + (0.0 if warm else learned.vision_boot.mean)
    boot = learned.text_boot.mean
    return Worth(boot, boot + patience.text * max(boot - ahead, 0.0), ahead)


def _long_idle(replica: Replica, pool: Pool, snapshot: Snapshot, *, now: float) -> bool:
    learned = snapshot.learned
    boot = learned.vision_boot if pool is Pool.VISION else learned.text_boot
    return now - _idle_since(replica) >= CLAMP * boot.mean


def _idle_since(replica: Replica) -> float:
    return replica.idle_since or replica.ready_at or replica.ordered_at


def _block_ends(replica: Replica, provider: Provider, *, now: float) -> bool:
    return provider.billing_block <= 0 or replica.paid_until - now <= BLOCK_MARGIN
