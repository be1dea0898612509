"""What the record has taught about boots, stages and uploads, with the PRD's figures beneath. It decides nothing.

Each figure carries the weight of its observations. A figure that rests on few of them leans on the PRD's number: both count
the same at `TRUST` observations.
"""

import math
from bisect import bisect_right
from dataclasses import dataclass, field

from scaler.policy.spread import Spread, lognormal

#: Observations at which a learned figure and the PRD's weigh the same.
TRUST = 5.0
#: Gaps between uploads below which their histogram is not used at all.
ENOUGH_GAPS = 30.0
#: The upper edges of the histogram of gaps, in seconds: 5 s to 2 h, each half as long again as the one before.
GAP_EDGES = tuple(5.0 * 1.5**step for step in range(19))
_FLAT_WEEK = (1.0,) * 168


@dataclass(frozen=True, slots=True)
class Gaps:
    """How long it takes from one upload to the next: counts between `GAP_EDGES`, the last for all longer ones.

    `hourly` is how busy each hour of the week is beside the average of 1, Monday 00:00 UTC first.
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


def histogram(gaps: list[float]) -> tuple[float, ...]:
    """Count gaps between uploads, in seconds, between `GAP_EDGES`."""
    counts = [0.0] * (len(GAP_EDGES) + 1)
    for gap in gaps:
        counts[bisect_right(GAP_EDGES, gap)] += 1
    return tuple(counts)
