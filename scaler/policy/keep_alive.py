"""How long an idle pool is worth keeping. It decides nothing else.

Stopping costs a boot when the next upload comes; keeping costs every idle second until then, and until the upload's work gets
here. The time that costs least in expectation follows from how gaps between uploads spread (see `docs/scaling.md` for the
formula), and is then held between half of the boot and twice what the boot is worth, so that no histogram can do much harm.
"""

from dataclasses import dataclass

from scaler.policy.learned import ENOUGH_GAPS, GAP_EDGES, Gaps

#: How far the kept time may leave the break-even: from this share of the boot to its inverse times what the boot is worth.
CLAMP = 0.5


@dataclass(frozen=True, slots=True)
class Worth:
    """What it costs to have to start a pool again, in seconds of its GPU.

    `boot` is the start itself, `total` that and what pipelines wait for it, `ahead` the seconds from an upload to its first
    work here, in which a start is hidden and a replica that was kept idles.
    """

    boot: float
    total: float
    ahead: float = 0.0


def worth_keeping(gaps: Gaps, *, since_upload: float, boot: float, ahead: float = 0.0, now: float) -> bool:
    """Whether a pool that could be stopped now is expected to cost less when it is kept some time longer.

    `since_upload` is the time since the last upload, `boot` what a later start costs, in seconds of one GPU, `ahead` how long
    the next upload keeps the pool waiting until there is work. False without any gap longer than `since_upload` on record.
    """
    busier = gaps.busier(now)
    alive = gaps.longer(since_upload) ** busier
    if alive <= 0.0:
        return False
    kept, previous, share = 0.0, since_upload, 1.0
    for edge, survivors in zip(GAP_EDGES, gaps.survivors(), strict=True):
        if edge <= since_upload:
            continue
        longer = min(survivors**busier / alive, share)
        kept += (edge - previous) * (share + longer) / 2
        if kept + ahead * (1 - longer) + boot * longer < boot:
            return True
        previous, share = edge, longer
    return False


def may_stop(gaps: Gaps, worth: Worth, *, idle: float, since_upload: float, usual: float, now: float) -> bool:
    """Whether a pool that has been idle for `idle` seconds should be stopped at `now`.

    With few observations it is kept for `usual` seconds, the PRD's delay. Either way not less than half of the boot,
    or than what it takes beyond the time ahead if that is less, and not more than twice what it is worth beyond that time.
    """
    if idle < min(CLAMP * worth.boot, worth.boot - worth.ahead):
        return False
    if idle >= (worth.total - worth.ahead) / CLAMP:
        return True
    if gaps.weight < ENOUGH_GAPS:
        return idle >= usual
    return not worth_keeping(gaps, since_upload=since_upload, boot=worth.total, ahead=worth.ahead, now=now)
