"""What has to be said and remembered beside the decisions: trouble, start-ups that fail, the fallback, the budget. Pure.

A start-up has failed when its replica ended or its platform calls it failing before its worker was heard of, or when it took
too long. The fallback is raised when a pool that is needed can't be started: two start-ups or orders failed in a row, or its
provider has been away for a minute. It is lowered by the first replica that is ready, or after a while, so that it is tried
again.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scaler.events import Kind
from scaler.memory import Remembered
from scaler.policy.limits import WARN_AT
from scaler.policy.snapshot import Budget, PoolState, ReplicaState

#: Failed start-ups in a row after which new work should go elsewhere: the first, and the one that replaced it.
TRIES = 2
#: Seconds for which a provider may be away before that.
AWAY = 60.0
#: Seconds after which a fallback that nothing has ended is given up, if nobody needs the pool: then it is tried anew.
RETRY_FALLBACK = 900.0
#: Seconds after which an order that the provider does not show is given again.
REPEAT = 60.0
#: Seconds before the next try after the first failure of an order; doubled with each further one, up to the second.
BACK_OFF, LONGEST_BACK_OFF = 10.0, 300.0
#: How often the pause is doubled at most, which is more than leads from the first to the longest.
DOUBLINGS = 5


@dataclass(frozen=True)
class Notice:
    """Something that changed, in words."""

    kind: Kind
    reason: str


@dataclass(frozen=True)
class Situation:
    """A pool at one tick.

    `timeout` is the seconds of a start-up, `trouble` what the provider answered instead of a list; `failed` are the replicas
    that were just found to have failed to start, with the reason; `ended`: some replica has just ended by itself.
    """

    pool: PoolState
    budget: Budget
    now: dt.datetime
    timeout: float
    trouble: str | None = None
    failed: Mapping[str, str] = field(default_factory=dict)
    ended: bool = False

    @property
    def failures(self) -> str:
        """What failed, in words."""
        return "; ".join(f"{replica}: {why}" for replica, why in sorted(self.failed.items()))


def judge(memory: Remembered, seen: Situation) -> tuple[Remembered, list[Notice]]:
    """What to remember from now on, and what to say."""
    notices: list[Notice] = []
    memory = replace(memory, ticked_at=seen.now)
    for step in (_trouble, _failed, _started, _missing, _fallback, _spend):
        memory, notice = step(memory, seen)
        notices += [notice] if notice else []
    return memory, notices


def _trouble(memory: Remembered, seen: Situation) -> tuple[Remembered, Notice | None]:
    if seen.trouble is None:
        memory = replace(memory, listed_at=seen.now)
    if (seen.trouble is None) == (memory.trouble is None):
        return memory, None
    if seen.trouble is None:
        return replace(memory, trouble=None, trouble_since=None), Notice(
            "trouble", "the provider answers again"
        )
    memory = replace(memory, trouble=seen.trouble, trouble_since=seen.now)
    return memory, Notice("trouble", f"the provider does not say what it has: {seen.trouble}")


def _failed(memory: Remembered, seen: Situation) -> tuple[Remembered, Notice | None]:
    """Start-ups that failed in one tick count as one: they tell of one cause. What has ended is no longer on its way."""
    if seen.ended:
        memory = fulfilled(memory)
    if not seen.failed:
        return memory, None
    failures = memory.failures + 1
    return replace(memory, failures=failures), Notice(
        "trouble", f"start-up failed, number {failures} in a row; {seen.failures}"
    )


def is_replaced(memory: Remembered) -> bool:
    """Whether a container that fails to start is replaced at once: the first in a row.

    Later ones are left to their platform, which starts them again by itself and for the block that is paid, until they have
    taken too long.
    """
    return memory.failures < TRIES


def replaced(memory: Remembered, *, late: bool) -> Remembered:
    """Before replicas are replaced: their successors' start-ups begin anew. `late`: some of them are only late or silent, which
    nobody has counted yet.
    """
    return replace(memory, failures=memory.failures + late, target_at=None)


def _started(memory: Remembered, seen: Situation) -> tuple[Remembered, Notice | None]:
    """A replica that is ready ends the count of failures, and the fallback."""
    if not any(one.state is ReplicaState.READY for one in seen.pool.counted()):
        return memory, None
    memory = replace(memory, failures=0)
    return _lowered(memory, "a replica is ready")


def _lowered(memory: Remembered, why: str) -> tuple[Remembered, Notice | None]:
    if memory.fallback_since is None:
        return memory, None
    memory = replace(memory, fallback_since=None, fallback_reason=None, failures=0)
    return memory, Notice("fallback", f"ended: {why}")


def _missing(memory: Remembered, seen: Situation) -> tuple[Remembered, Notice | None]:
    """An order that the provider has not shown for as long as a start-up may take counts as a start-up that failed."""
    since = _age(memory.target_at, seen.now)
    short = memory.target is not None and memory.target > sum(1 for _ in seen.pool.counted())
    if seen.trouble is None and short and since > seen.timeout:
        memory = replace(memory, failures=memory.failures + 1, target_at=seen.now)
    return memory, None


def _fallback(memory: Remembered, seen: Situation) -> tuple[Remembered, Notice | None]:
    if memory.fallback_since is not None:
        over = not seen.pool.needed_by and not memory.trouble
        if over and _age(memory.fallback_since, seen.now) > RETRY_FALLBACK:
            return _lowered(memory, "nothing needs the pool, and it may be tried again")
        return memory, None
    why = _why_fall_back(memory, seen)
    if why is None or not seen.pool.needed_by:
        return memory, None
    return replace(memory, fallback_since=seen.now, fallback_reason=why), Notice("fallback", f"raised: {why}")


def _why_fall_back(memory: Remembered, seen: Situation) -> str | None:
    if memory.failures >= TRIES:
        last = f"; {seen.failures}" if seen.failed else ""
        return f"{memory.failures} start-ups failed in a row{last}"
    if memory.trouble and _age(memory.trouble_since, seen.now) > AWAY:
        return f"the provider has been away for over {AWAY:.0f} s: {memory.trouble}"
    return None


def _spend(memory: Remembered, seen: Situation) -> tuple[Remembered, Notice | None]:
    levels = spend_levels(seen.budget)
    if levels == dict(memory.spend):
        return memory, None
    budget = seen.budget
    reason = (
        f"${budget.spent_today:.2f} of ${budget.daily_cap:.2f} today and ${budget.spent_month:.2f} of "
        f"${budget.monthly_cap:.2f} this month are spent"
    )
    if 100 in levels.values():
        reason += ": no pool gets a second replica"
    return replace(memory, spend=levels), Notice("spend", reason)


def complaint(memory: Remembered) -> str | None:
    """What is wrong with a pool, in words; None if nothing is known to be."""
    if memory.fallback_reason or memory.trouble:
        return memory.fallback_reason or memory.trouble
    return f"{memory.failures} start-ups or orders failed in a row" if memory.failures else None


def spend_levels(budget: Budget) -> Mapping[str, int]:
    """The marks that spending has reached, in percent of its cap: 80 or 100; nothing below."""
    found = {}
    for period, spent, cap in (
        ("day", budget.spent_today, budget.daily_cap),
        ("month", budget.spent_month, budget.monthly_cap),
    ):
        if spent >= WARN_AT * cap:
            found[period] = 100 if spent >= cap else round(100 * WARN_AT)
    return found


def ordered(memory: Remembered, target: int, *, pre_warm: bool, now: dt.datetime) -> Remembered:
    """After an order was given: it counts from its first giving, and is given again only if it does not show."""
    again = memory.target == target and memory.target_at is not None
    return replace(
        memory,
        target=target,
        target_at=memory.target_at if again else now,
        pre_warm=memory.pre_warm if again else pre_warm,
        retry_at=now + dt.timedelta(seconds=REPEAT),
    )


def refused(memory: Remembered, *, now: dt.datetime, retry_after: float | None) -> Remembered:
    """After an order failed."""
    pause = min(BACK_OFF * 2 ** min(memory.failures, DOUBLINGS), LONGEST_BACK_OFF)
    wait = dt.timedelta(seconds=max(pause, min(retry_after or 0.0, LONGEST_BACK_OFF)))
    return replace(memory, failures=memory.failures + 1, target=None, target_at=None, retry_at=now + wait)


def may_order(memory: Remembered, target: int, now: dt.datetime) -> bool:
    """Whether an order may be given now: not while the same one is on its way, nor right after one that failed."""
    waiting = memory.retry_at is not None and now < memory.retry_at
    return not waiting or memory.target not in (None, target)


def fulfilled(memory: Remembered) -> Remembered:
    """The provider shows what was ordered."""
    return replace(memory, target=None, target_at=None, retry_at=None, pre_warm=False)


def _age(moment: dt.datetime | None, now: dt.datetime) -> float:
    return (now - moment).total_seconds() if moment else 0.0
