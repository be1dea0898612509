"""How long an idle pool is worth keeping. It decides nothing else.

Stopping costs a boot when the next upload comes; keeping costs every idle second until then. The time that costs least in
expectation follows from how gaps between uploads spread (see `docs/scaling.md` for the formula), and is then held between half
and twice the boot: whatever the histogram says, idling and booting together cost at most three times what they would have
cost with foresight.
"""

from scaler.policy.learned import ENOUGH_GAPS, GAP_EDGES, Gaps

#: How far the kept time may leave the break-even, the boot's own length: from this share of it to its inverse.
CLAMP = 0.5


def worth_keeping(gaps: Gaps, *, since_upload: float, boot: float, now: float) -> bool:
    """Whether a pool that could be stopped now is expected to cost less when it is kept some time longer.

    `since_upload` is the time since the last upload, `boot` what a later start costs, in seconds of one GPU. False without
    any gap longer than `since_upload` on record.
    """
    busier = max(gaps.hourly[int(now // 3600 + 72) % 168], 0.05)  # 1970-01-01 was a Thursday
    alive = _survival(gaps, since_upload) ** busier
    if alive <= 0.0:
        return False
    kept, previous, share = 0.0, since_upload, 1.0
    for edge, survivors in zip(GAP_EDGES, gaps.survivors(), strict=True):
        if edge <= since_upload:
            continue
        longer = min(survivors**busier / alive, share)
        kept += (edge - previous) * (share + longer) / 2
        if kept + boot * longer < boot:
            return True
        previous, share = edge, longer
    return False


def _survival(gaps: Gaps, seconds: float) -> float:
    """The share of gaps that are longer than `seconds`, linear between edges."""
    low_edge, low = 0.0, 1.0
    for edge, share in zip(GAP_EDGES, gaps.survivors(), strict=True):
        if seconds < edge:
            return low + (share - low) * (seconds - low_edge) / (edge - low_edge)
        low_edge, low = edge, share
    return low


def may_stop(gaps: Gaps, *, idle: float, since_upload: float, boot: float, usual: float, now: float) -> bool:
    """Whether a pool that has been idle for `idle` seconds should be stopped at `now`.

    With few observations it is kept for `usual` seconds, the PRD's delay. Either way not less than half of `boot` and not
    more than twice.
    """
    if idle < CLAMP * boot:
        return False
    if idle >= boot / CLAMP:
        return True
    if gaps.weight < ENOUGH_GAPS:
        return idle >= usual
    return not worth_keeping(gaps, since_upload=since_upload, boot=boot, now=now)
