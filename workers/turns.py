"""Whose turn it is to ask about the slides of one shelf, so that two uploads of the same bytes at a time cost no more than one.

A turn ends by itself when its holder is heard of no more, and is everybody's while Redis is away: then the same slides are
asked about twice, and the first answer to each is kept. It owns no table, and decides nothing that would have to be right.
"""

import time

from pipeline.lifecycle import Claim
from pipeline.settings import get_settings
from pipeline.slide_front import front
from pipeline.visual_cache import Shelf


class Turn:
    """One task's turn at a shelf, for as long as its lease lasts; a later attempt at the same task goes on with it."""

    def __init__(self, shelf: Shelf, claim: Claim) -> None:
        self._name = f"{shelf.name}:turn"
        self._who = f"{claim.pipeline_id}:{claim.task}"
        self._settings = get_settings()
        self._kept = 0.0

    def take(self) -> bool:
        """Whether it is ours, from now on."""
        self._kept = time.monotonic()
        return front().take_turn(self._name, self._who, self._settings.lease_seconds)

    def keep(self) -> None:
        """Say that its holder is alive. Costs something every few seconds only."""
        if time.monotonic() - self._kept >= self._settings.renew_seconds:
            self.take()

    def end(self) -> None:
        """Let the next one have it; harmless where it is not ours."""
        front().end_turn(self._name, self._who)
