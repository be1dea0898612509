"""What a policy is told: the pools, the work and the money at one moment. It decides nothing and owns no table.

Everything is a plain frozen value that can be written as JSON and read back. Times are seconds on one clock whose zero does
not matter (the record uses seconds since 1970); durations are seconds; money is US dollars. Work is counted in seconds of one
GPU, whoever shares it. Nothing in here may be later than `Snapshot.taken_at`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from scaler.policy.learned import Learned


class Pool(StrEnum):
    """The two pools of GPU replicas, named as their queues."""

    VISION = "vision"
    TEXT = "text"


class ReplicaState(StrEnum):
    """Ordered and not yet ready; able to work; told to stop."""

    BOOTING = "booting"
    READY = "ready"
    DRAINING = "draining"


@dataclass(frozen=True, slots=True)
class Replica:
    """One replica. `busy` counts the tasks it runs; `paid_until` is the end of the time that is billed in any case."""

    id: str
    state: ReplicaState
    ordered_at: float
    ready_at: float | None = None
    busy: int = 0
    idle_since: float | None = None
    paid_until: float = 0.0


@dataclass(frozen=True, slots=True)
class Load:
    """Work in one state: how many tasks, their expected GPU-seconds, the oldest upload and the tightest deadline among them."""

    tasks: int = 0
    seconds: float = 0.0
    oldest_at: float | None = None
    earliest_deadline: float | None = None


@dataclass(frozen=True, slots=True)
class Wave:
    """Pipelines uploaded within a few seconds of each other, and what they still want of a pool.

    `oldest_at` is the first upload among them, `unstarted` how many had no task begun yet; `tasks` and `seconds` are their
    remaining work in this pool. For work that waits for the pool before, `ahead_seconds` is the work of that pool, all
    replicas together, which comes first in its queue, their own included; `own_seconds` is the part of it that one replica has
    to do for the first of them, and which a second replica can't shorten.
    """

    oldest_at: float
    pipelines: int
    tasks: int
    seconds: float
    unstarted: int = 0
    ahead_seconds: float = 0.0
    own_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class PoolState:
    """One pool.

    `due` waits for a slot, `running` has one. `queue` is what is left in this pool of pipelines that can go on in it at once
    (due work and what follows it here, without what runs), oldest first; `coming` is the work that waits for the pool before.
    Both have at most some sixty waves, so that a decision costs the same whatever the number of pipelines. `active` counts
    the pipelines with work due or running here, `needed_by` the live pipelines that still need this pool at any time;
    `last_needed_at` is when `needed_by` was last above zero.
    """

    replicas: tuple[Replica, ...] = ()
    due: Load = Load()
    running: Load = Load()
    queue: tuple[Wave, ...] = ()
    coming: tuple[Wave, ...] = ()
    active: int = 0
    needed_by: int = 0
    last_needed_at: float | None = None

    def counted(self) -> Iterator[Replica]:
        """The replicas that work or will: each id once, the draining ones left out."""
        seen: set[str] = set()
        for replica in self.replicas:
            if replica.state is not ReplicaState.DRAINING and replica.id not in seen:
                seen.add(replica.id)
                yield replica


@dataclass(frozen=True, slots=True)
class VisionProgress:
    """How far `visual_analysis` is where text still waits for it: the furthest in percent, and how many reached the trigger."""

    highest_percent: float = 0.0
    over_trigger: int = 0


@dataclass(frozen=True, slots=True)
class Budget:
    """What was spent and what may be. The caps default to the PRD's $120 a month and to a tenth of it a day."""

    spent_today: float = 0.0
    spent_month: float = 0.0
    daily_cap: float = 12.0
    monthly_cap: float = 120.0


@dataclass(frozen=True, slots=True)
class Provider:
    """What matters of whoever runs the replicas.

    `billing_block` is the seconds in which time is billed, 0 for exact seconds. Prices are dollars a second. `max_replicas`
    of 0 means that the provider has no limit of its own.
    """

    can_name_victim: bool = False
    billing_block: float = 0.0
    vision_price: float = 0.50 / 3600
    text_price: float = 0.80 / 3600
    max_replicas: int = 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a policy may look at."""

    taken_at: float
    vision: PoolState = PoolState()
    text: PoolState = PoolState()
    progress: VisionProgress = VisionProgress()
    last_upload_at: float | None = None
    learned: Learned = field(default_factory=Learned)
    budget: Budget = Budget()
    provider: Provider = Provider()

    def pool(self, pool: Pool) -> PoolState:
        """The state of one pool."""
        return self.vision if pool is Pool.VISION else self.text
