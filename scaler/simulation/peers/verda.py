"""The autoscaler of the provider itself, with the defaults of its command line. Decides one pool.

One replica more while more than 3 tasks wait for each, one fewer after 300 s below that; from none to one at any task, to none
only with an empty queue. Tasks at work are not counted. Its step and its period are not published: one replica every 5 s.
"""

from scaler.simulation.peers.peer import View, Wish

TICK = 5.0
THRESHOLD, DOWN_DELAY = 3.0, 300.0


class Verda:
    """One deployment."""

    def __init__(self) -> None:
        self._below_at: float | None = None

    def wish(self, view: View, now: float) -> Wish:
        """How many replicas the pool should have."""
        if not view.replicas:
            self._below_at = None
            return Wish(int(view.waiting > 0))
        if view.waiting / view.replicas > THRESHOLD:
            self._below_at = None
            return Wish(view.replicas + 1)
        self._below_at = now if self._below_at is None else self._below_at
        if now - self._below_at < DOWN_DELAY or (view.replicas == 1 and view.waiting):
            return Wish(view.replicas)
        self._below_at = now
        return Wish(view.replicas - 1)
