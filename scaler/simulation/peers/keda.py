"""KEDA's scaled object on a Redis list, with the Kubernetes autoscaler behind it. Decides one pool.

KEDA moves between none and one every 30 s; from one upwards the horizontal autoscaler sets `ceil(length / target)` every 15 s,
and follows downwards the highest recommendation of 300 s. The list holds waiting tasks only, so that a pool whose queue has
been empty for 300 s is stopped in the middle of its work; counting unacknowledged tasks as well is the known cure.
"""

from scaler.simulation.peers.peer import View, Window, Wish, ceil

POLL, COOLDOWN, TOLERANCE = 30.0, 300.0, 0.1
TICK = 15.0


class Keda:
    """One scaled object. `target` is `listLength`; `unacked` counts running tasks as well."""

    def __init__(self, target: int = 5, *, unacked: bool = False) -> None:
        self._target, self._unacked = target, unacked
        self._active_at: float | None = None
        self._recommended = Window(COOLDOWN, TICK)

    def wish(self, view: View, now: float) -> Wish:
        """How many replicas the pool should have."""
        length = view.waiting + (view.running if self._unacked else 0)
        replicas = view.replicas
        if round(now) % POLL < 1:
            if length:
                self._active_at = now
                replicas = max(replicas, 1)
            elif self._active_at is None:
                self._active_at = now
            elif now - self._active_at > COOLDOWN:
                return Wish(0)
        if not view.replicas:
            return Wish(replicas)
        return Wish(self._horizontal(length, view.replicas, now))

    def _horizontal(self, length: int, replicas: int, now: float) -> int:
        ratio = length / (self._target * replicas)
        raw = replicas if abs(1 - ratio) <= TOLERANCE else max(ceil(length / self._target), 1)
        self._recommended.note(now, raw)
        if raw < replicas:
            return min(replicas, int(self._recommended.highest))
        return min(raw, max(2 * replicas, replicas + 4))
