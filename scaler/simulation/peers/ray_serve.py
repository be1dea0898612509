"""Ray Serve's autoscaling with its defaults, and its policy for task queues. Decides one pool.

The tasks of the last 30 s on average, over 2 a replica. It grows after 30 s and shrinks after 600 s of the same opinion, to none
only from one, and from none to one at once. The stock policy sees ongoing tasks only, and so keeps its default minimum of one;
the policy for queues adds those that wait, and can start from none. Its loop of 0.1 s is looked at every 2 s.
"""

from scaler.simulation.peers.peer import View, Window, Wish, ceil

TICK = 2.0
LOOK_BACK, TARGET, UP_DELAY, DOWN_DELAY = 30.0, 2.0, 30.0, 600.0
#: After so long without tasks all its averages and delays are over.
SETTLES = LOOK_BACK + 2 * DOWN_DELAY


class RayServe:
    """One deployment; `queue` adds waiting tasks and lets it go to zero."""

    def __init__(self, *, queue: bool = False) -> None:
        self._queue = queue
        self._least = 0 if queue else 1
        self._ongoing = Window(LOOK_BACK, TICK)
        self._direction = 0
        self._since = 0.0

    def wish(self, view: View, now: float) -> Wish:
        """How many replicas the pool should have."""
        total = view.running + (view.waiting if self._queue else 0)
        self._ongoing.note(now, total)
        if not view.replicas:
            self._direction = 0
            return Wish(max(int(total > 0), self._least))
        wanted = max(ceil(self._ongoing.average / TARGET), self._least)
        if view.replicas > 1:
            wanted = max(wanted, 1)
        return Wish(wanted if self._agreed(wanted - view.replicas, now) else view.replicas)

    def _agreed(self, change: int, now: float) -> bool:
        direction = (change > 0) - (change < 0)
        if direction != self._direction:
            self._direction, self._since = direction, now
        delay = UP_DELAY if direction > 0 else DOWN_DELAY
        if not direction or now - self._since < delay:
            return False
        self._direction = 0
        return True
