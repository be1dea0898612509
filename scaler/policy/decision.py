"""What a policy answers: how many replicas of each pool, which to stop, and why in words. It decides nothing itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from scaler.policy.snapshot import Pool, Snapshot


@dataclass(frozen=True, slots=True)
class Decision:
    """How many replicas a pool is to have, the draining ones not counted.

    `victims` names the replicas to stop where the provider can be told, None where it chooses. `overdue` names replicas whose
    start-up took too long: they are to be replaced and don't count. `warnings` is what an operator should know.
    """

    pool: Pool
    replicas: int
    reason: str
    victims: tuple[str, ...] | None = None
    overdue: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """One decision for each pool."""

    vision: Decision
    text: Decision

    def __iter__(self) -> Iterator[Decision]:
        return iter((self.vision, self.text))


class Policy(Protocol):
    """Whatever turns a snapshot into decisions.

    The policies of the product keep nothing between two calls, so that a restarted controller goes on where the last one was:
    every delay counts from a time in the snapshot.
    """

    @property
    def name(self) -> str:
        """The name under which it is chosen and reported."""

    def decide(self, snapshot: Snapshot, now: float) -> Decisions:
        """How many replicas each pool is to have at `now`, which is not before `snapshot.taken_at`."""
