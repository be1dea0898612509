"""What the record has taught about boots, stages and uploads, with the PRD's figures beneath. It decides nothing.

Each figure carries the weight of its observations. A figure that rests on few of them leans on the PRD's number: both count
the same at `TRUST` observations.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from scaler.policy.spread import Spread, lognormal

#: Observations at which a learned figure and the PRD's weigh the same.
TRUST = 5.0
#: Gaps between uploads below which their histogram is not used at all.
ENOUGH_GAPS = 30.0
#: The upper edges of the histogram of gaps, in seconds: 5 s to 2 h, each half as long again as the one before.
GAP_EDGES = tuple(5.0 * 1.5**step for step in range(19))
#: Uploads that a day of the week, and an hour of the day, is given in advance, so that a quiet one is not thought dead.
PSEUDO = 2.0
#: Seconds that uploads have to span before hours of the week are told apart: each of its days has come once.
WEEK = 7 * 86_400.0
_FLAT_WEEK = (1.0,) * 168


@dataclass(frozen=True, slots=True)
class Gaps:
    """How long it takes from one upload to the next: counts between `GAP_EDGES`, the last for all longer ones.

    `hourly` is how busy each hour of the week is beside the hour in which the average upload comes, Monday 00:00 UTC first.
    """

    counts: tuple[float, ...] = (0.0,) * (len(GAP_EDGES) + 1)
    hourly: tuple[float, ...] = _FLAT_WEEK

    @property
    def weight(self) -> float:
        """The number of gaps observed, older ones counting less."""
        return math.fsum(self.counts)

    def survivors(self) -> tuple[float, ...]:
        """The share of gaps that are longer than each edge."""
        left = total = self.weight
        shares = []
        for count in self.counts[:-1]:
            left -= count
            shares.append(max(left, 0.0) / total if total else 1.0)
        return tuple(shares)

    def busier(self, now: float) -> float:
        """How many times as likely an upload is at any moment of this hour as the counts alone say; never nothing."""
        return max(self.hourly[hour_of_week(now)], 0.05)

    def longer(self, seconds: float) -> float:
        """The share of gaps that are longer than `seconds`, linear between edges; that of the last edge beyond it."""
        low_edge, low = 0.0, 1.0
        for edge, share in zip(GAP_EDGES, self.survivors(), strict=True):
            if seconds < edge:
                return low + (share - low) * (seconds - low_edge) / (edge - low_edge)
            low_edge, low = edge, share
        return low

    def follows(self, *, within: float, now: float) -> float:
        """The probability that an upload is followed by another within so many seconds; 0 with too few gaps on record."""
        if self.weight < ENOUGH_GAPS:
            return 0.0
        alone = max(self.longer(within) ** self.busier(now), 1 / self.weight)  # no series outlasts the record
        return float(1 - alone)

    def companions(self, *, since_upload: float, within: float, now: float) -> float:
        """How many uploads are expected to come, each at most `within` seconds after the one before.

        The last was `since_upload` seconds ago. 0 with too few gaps on record.
        """
        alive = self.longer(since_upload)
        if self.weight < ENOUGH_GAPS or alive <= 0.0:
            return 0.0
        none = (self.longer(since_upload + within) / alive) ** self.busier(now)
        return float((1 - none) / (1 - self.follows(within=within, now=now)))


@dataclass(frozen=True, slots=True)
class Learned:
    """The figures a policy works with. The defaults are the PRD's boots, and the stage times its cost model assumes.

    Boots are the PRD's start-up times with the coefficient of variation of GPU containers (.225). `slide` is the GPU-seconds of
    a vision task for a slide, `slides` how many a deck has, `main` the GPU-seconds of `extractions_and_template`, `special`
    those of one specialised task.
    """

    vision_boot: Spread = field(default_factory=lambda: lognormal(180.0, 0.225))
    text_boot: Spread = field(default_factory=lambda: lognormal(240.0, 0.225))
    slide: Spread = field(default_factory=lambda: lognormal(3.5, 0.4))
    slides: Spread = field(default_factory=lambda: lognormal(15.9, 0.53))
    main: Spread = field(default_factory=lambda: lognormal(45.0, 0.6))
    special: Spread = field(default_factory=lambda: lognormal(25.0, 0.6))
    gaps: Gaps = field(default_factory=Gaps)

    @property
    def vision_seconds(self) -> float:
        """The expected vision work of one pipeline in GPU-seconds: two tasks that look at each slide."""
        return 2 * self.slide.mean * self.slides.mean

    @property
    def text_seconds(self) -> float:
        """The expected text work of one pipeline in GPU-seconds: the main task and the three specialised ones."""
        return self.main.mean + 3 * self.special.mean


def hour_of_week(at: float) -> int:
    """The hour of the week in UTC, Monday 00:00 first, of a time in seconds since 1970."""
    return int(at // 3600 + 72) % 168  # 1970-01-01 was a Thursday


def busy_hours(uploads: Sequence[float]) -> tuple[float, ...]:
    """`Gaps.hourly` from the uploads in each hour of the week, Monday 00:00 UTC first.

    168 hours are too many for some hundred uploads: an hour is taken to be as busy as its day of the week and its hour of the
    day are together.
    """
    days = [math.fsum(uploads[24 * day : 24 * day + 24]) + PSEUDO for day in range(7)]
    hours = [math.fsum(uploads[hour::24]) + PSEUDO for hour in range(24)]
    shape = [day * hour for day in days for hour in hours]
    # Gaps are seen where uploads are, so that an hour counts as often as uploads come in it.
    usual = math.fsum(one * one for one in shape) / math.fsum(shape)
    return tuple(one / usual for one in shape)


def histogram(gaps: list[float]) -> tuple[float, ...]:
    """Count gaps between uploads, in seconds, between `GAP_EDGES`."""
    counts = [0.0] * (len(GAP_EDGES) + 1)
    for gap in gaps:
        counts[bisect_right(GAP_EDGES, gap)] += 1
    return tuple(counts)
