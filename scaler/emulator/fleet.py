"""The replicas of one deployment: ordered, stopped and replaced so that their number is the wished one. It owns no table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from scaler.emulator.config import Victims
from scaler.emulator.replicas import Replica, Status

#: What ids are made of: Kubernetes leaves out vowels and what looks like them.
ALPHABET = "bcdfghjklmnpqrstvwxz2456789"

#: Orders the replica of this number, at this moment.
Order = Callable[[int, float], Replica]


@dataclass
class Fleet:
    """Replicas, the present and the past. `settle` is to be called often; what was due is done as of when it was due."""

    order: Order
    victims: Victims
    rng: Random
    replicas: list[Replica] = field(default_factory=list)
    past: list[Replica] = field(default_factory=list)
    _ordered: int = 0

    def advance(self, now: float) -> None:
        """Let every replica do what was due, and put away those that are gone."""
        for replica in self.replicas:
            replica.advance(now)
        self.past += [replica for replica in self.replicas if replica.status is Status.GONE]
        self.replicas = [replica for replica in self.replicas if replica.status is not Status.GONE]

    def reach(self, target: int, at: float) -> None:
        """Order or stop as many as are missing or too many."""
        wanted = [replica for replica in self.replicas if replica.wanted]
        for _ in range(target - len(wanted)):
            self.replicas.append(self.order(self._ordered, at))
            self._ordered += 1
        for replica in self._choose(wanted, len(wanted) - target):
            replica.stop(at)

    def _choose(self, wanted: Sequence[Replica], count: int) -> Sequence[Replica]:
        if count <= 0:
            return []
        if self.victims is Victims.RANDOM:
            return self.rng.sample(wanted, count)
        oldest_first = sorted(wanted, key=lambda replica: replica.ordered_at)
        return oldest_first[:count] if self.victims is Victims.OLDEST else oldest_first[-count:]

    def replace_all(self, at: float) -> None:
        """Stop every replica; the next `reach` orders others."""
        for replica in self.replicas:
            replica.stop(at)

    def evict(self, at: float) -> None:
        """Take the machine of a running replica away; without one that runs, nothing happens."""
        running = self.running()
        if running:
            self.rng.choice(running).kill(at)

    def running(self) -> list[Replica]:
        """The replicas that serve."""
        return self.of(Status.RUNNING)

    def of(self, *statuses: Status) -> list[Replica]:
        """The replicas in these states."""
        return [replica for replica in self.replicas if replica.status in statuses]


def replica_id(rng: Random) -> str:
    """Five characters, as the end of a pod's name."""
    return "".join(rng.choices(ALPHABET, k=5))
