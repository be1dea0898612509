"""Replicas that are never stopped: what the PRD wants to replace, and all it allows. Decides nothing.

One replica a pool is the server that is always on. As many as the limits allow, always warm, is what no policy within those
limits can be expected to beat on time, whatever it spends.
"""

from dataclasses import dataclass

from scaler.simulation.peers.peer import View, Wish

TICK = 3600.0


@dataclass(frozen=True, slots=True)
class AlwaysOn:
    """So many replicas, whatever happens."""

    replicas: int

    def wish(self, view: View, now: float) -> Wish:
        """The same number at all times."""
        return Wish(self.replicas)
