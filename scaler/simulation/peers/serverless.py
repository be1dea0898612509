"""Serverless GPU platforms: Modal, and RunPod by queue delay or by request count, with their defaults. Decide one pool.

They see waiting and running tasks, and stop a replica by itself once it has been idle for its window.
"""

from scaler.simulation.peers.peer import View, Wish, ceil

TICK = 2.0
MODAL_WINDOW, RUNPOD_WINDOW = 60.0, 5.0
RUNPOD_DELAY, RUNPOD_COUNT = 4.0, 4


def _lowered(view: View, wanted: int, window: float) -> Wish:
    """`wanted`, or what is left once the replicas that were idle for `window` seconds are gone."""
    if wanted >= view.replicas:
        return Wish(wanted)
    idle = [name for name, seconds in (view.idle or {}).items() if seconds >= window]
    victims = tuple(idle[: view.replicas - wanted])
    return Wish(view.replicas - len(victims), victims)


class Modal:
    """`ceil(tasks / concurrency)`, each replica until it has been idle for 60 s."""

    def __init__(self, concurrency: int) -> None:
        self._concurrency = concurrency

    def wish(self, view: View, now: float) -> Wish:
        """How many replicas the pool should have."""
        return _lowered(view, ceil((view.waiting + view.running) / self._concurrency), MODAL_WINDOW)


class RunPodCount:
    """`ceil(tasks / 4)`, each replica until it has been idle for 5 s."""

    def wish(self, view: View, now: float) -> Wish:
        """How many replicas the pool should have."""
        return _lowered(view, ceil((view.waiting + view.running) / RUNPOD_COUNT), RUNPOD_WINDOW)


class RunPodDelay:
    """One replica more whenever a task has waited for 4 s, each until it has been idle for 5 s."""

    def wish(self, view: View, now: float) -> Wish:
        """How many replicas the pool should have."""
        if view.waiting and view.oldest_wait > RUNPOD_DELAY:
            return Wish(view.replicas + 1)
        busy = view.replicas - len(view.idle or {})
        return _lowered(view, busy, RUNPOD_WINDOW)
