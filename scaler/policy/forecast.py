"""When work will be done by a given number of replicas. It decides nothing.

Replicas are taken as a fluid: together they do as many seconds of work a second as are ready. That is exact for a full queue
and optimistic for a single task, for which callers add what one replica can't shorten.
"""

from bisect import bisect_right
from collections.abc import Iterable


class Capacity:
    """The work that replicas can do from now on, given the seconds after which each is ready."""

    def __init__(self, ready_in: Iterable[float]) -> None:
        self.starts = sorted(ready_in)
        self._done = [0.0]  # the work done when the replica of the same place becomes ready
        for place in range(1, len(self.starts)):
            gained = place * (self.starts[place] - self.starts[place - 1])
            self._done.append(self._done[-1] + gained)

    @property
    def first(self) -> float:
        """Seconds until the first replica is ready; infinite without any."""
        return self.starts[0] if self.starts else float("inf")

    def work_until(self, seconds: float) -> float:
        """The GPU-seconds of work that can be done within `seconds` from now."""
        ready = bisect_right(self.starts, seconds)
        if ready == 0:
            return 0.0
        return self._done[ready - 1] + ready * (seconds - self.starts[ready - 1])

    def time_for(self, work: float) -> float:
        """Seconds from now until that much work is done; until the first replica is ready for none."""
        if not self.starts:
            return float("inf")
        ready = max(bisect_right(self._done, work), 1)
        return self.starts[ready - 1] + (max(work, 0.0) - self._done[ready - 1]) / ready
