"""When work will be done by a given number of replicas. It decides nothing.

Replicas are taken as a fluid: together they do as many seconds of work a second as are ready. That is exact for a full queue
and optimistic for a single task, for which callers add what one replica can't shorten.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from scaler.policy.snapshot import PoolState, ReplicaState
from scaler.policy.spread import Spread


class Capacity:
    """The work that replicas can do from now on.

    `starts` are the moments at which replicas become ready, in seconds from now; from each on `counts` of them are. `done` is the
    work they can have done until then.
    """

    def __init__(self, starts: Sequence[float], counts: Sequence[int], done: Sequence[float]) -> None:
        self._starts, self._counts, self._done = starts, counts, done

    @property
    def replicas(self) -> int:
        """How many there are in the end."""
        return self._counts[-1] if self._counts else 0

    @property
    def first(self) -> float:
        """Seconds until the first replica is ready; infinite without any."""
        return self._starts[0] if self._starts else float("inf")

    def work_until(self, seconds: float) -> float:
        """The GPU-seconds of work that can be done within `seconds` from now."""
        place = bisect_right(self._starts, seconds) - 1
        if place < 0:
            return 0.0
        return self._done[place] + self._counts[place] * (seconds - self._starts[place])

    def time_for(self, work: float) -> float:
        """Seconds from now until that much work is done; until the first replica is ready for none."""
        if not self._starts:
            return float("inf")
        place = max(bisect_right(self._done, work) - 1, 0)
        return self._starts[place] + (max(work, 0.0) - self._done[place]) / self._counts[place]


class Fleet:
    """The replicas of a pool by when they are ready: now, or when their boot is expected to end.

    A boot that has not begun is expected to take its `new_boot` quantile, and not to end before those under way.
    """

    def __init__(self, state: PoolState, boot: Spread, *, new_boot: float, now: float) -> None:
        ready_in = Counter(
            0.0 if replica.state is ReplicaState.READY else boot.left(now - replica.ordered_at)
            for replica in state.counted()
        )
        self._starts: list[float] = []
        self._counts: list[int] = []
        self._done: list[float] = []
        for start, count in sorted(ready_in.items()):
            self._append(start, count)
        self._new = max(boot.quantile(new_boot), *self._starts[-1:], 0.0)

    def _append(self, start: float, count: int) -> None:
        before = self._counts[-1] if self._counts else 0
        gained = before * (start - self._starts[-1]) + self._done[-1] if before else 0.0
        self._starts.append(start)
        self._counts.append(before + count)
        self._done.append(gained)

    def first(self, replicas: int) -> Capacity:
        """What so many replicas, at least one, can do: those ready, then those booting, then new ones."""
        place = bisect_left(self._counts, replicas)
        starts, counts, done = self._starts[: place + 1], self._counts[:place], self._done[: place + 1]
        if place == len(self._counts):
            before = counts[-1] if counts else 0
            done.append(done[-1] + before * (self._new - starts[-1]) if before else 0.0)
            starts.append(self._new)
        return Capacity(starts, [*counts, replicas], done)
