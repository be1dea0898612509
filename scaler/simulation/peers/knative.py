"""Knative's pod autoscaler with its defaults. Decides one pool.

Tasks in the pool, averaged over 60 s and over 6 s, are divided by 70 % of what a replica runs at a time. Twice the ready
replicas over the short window is a panic, in which it only grows until the panic is a stable window old. The pool goes to zero
30 s after the long average has reached zero, and halves at most.
"""

from scaler.simulation.peers.peer import View, Window, Wish, ceil

TICK = 2.0
STABLE, PANIC, PANIC_AT, UTILISATION, GRACE = 60.0, 6.0, 2.0, 0.7, 30.0


class Knative:
    """One revision; `concurrency` is what a replica runs at a time."""

    def __init__(self, concurrency: int) -> None:
        self._target = UTILISATION * concurrency
        self._stable, self._short = Window(STABLE, TICK), Window(PANIC, TICK)
        self._panic_at: float | None = None
        self._panic_replicas = 0
        self._empty_at: float | None = None

    def wish(self, view: View, now: float) -> Wish:
        """How many replicas the pool should have."""
        tasks = view.waiting + view.running
        self._stable.note(now, tasks)
        self._short.note(now, tasks)
        ready = max(view.ready, 1)
        stable = max(ceil(self._stable.average / self._target), ready // 2)
        panic = max(ceil(self._short.average / self._target), ready // 2)
        wanted = self._panicking(stable, panic, ready, now)
        if not view.replicas:
            return Wish(max(wanted, 1) if tasks else 0)
        return Wish(self._not_yet_zero(wanted, now))

    def _panicking(self, stable: int, panic: int, ready: int, now: float) -> int:
        if panic / ready >= PANIC_AT:
            self._panic_at = now
        if self._panic_at is None:
            return stable
        if now - self._panic_at >= STABLE:
            self._panic_at, self._panic_replicas = None, 0
            return stable
        self._panic_replicas = max(self._panic_replicas, panic, stable)
        return self._panic_replicas

    def _not_yet_zero(self, wanted: int, now: float) -> int:
        if wanted:
            self._empty_at = None
            return wanted
        self._empty_at = now if self._empty_at is None else self._empty_at
        if now - self._empty_at < GRACE:
            return 1
        self._empty_at = None
        return 0
