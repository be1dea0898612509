"""The figures of the simulated world: prices, billing, boots, slots. It decides nothing.

Sources: the PRD (prices, boots, replicas, slots), the list prices of the provider, and the spread of GPU boots.
"""

from dataclasses import dataclass
from typing import Literal

from pipeline.graph import GRAPH, Task
from scaler.policy.snapshot import Pool

Prices = Literal["prd", "list"]
Billing = Literal["second", "block"]

#: Dollars an hour for vision and text. PRD: "Base Container Costs". List: an H100 on demand at the provider the PRD names, as
#: listed in August 2026; the list moved by half within half a year, so read it before relying on it.
PRICES: dict[Prices, tuple[float, float]] = {"prd": (0.50, 0.80), "list": (3.58, 3.58)}

#: The provider bills running replicas in intervals of ten minutes.
BLOCK_SECONDS: dict[Billing, float] = {"second": 0.0, "block": 600.0}

#: What the always-on server costs that the PRD wants to replace, in dollars a month.
DEDICATED_MONTH = 800.0


@dataclass(frozen=True)
class Setting:
    """One world. Durations in seconds, prices in dollars an hour.

    `boot_means` and `boot_cv` describe lognormal boots, `boot_failures` the share of boots after which the container exits and
    is started again by the platform, billed throughout. `slots` are the tasks that a replica runs at a time, on one shared
    GPU. `grace` is what a stopped replica is given before it is killed. `feedback_yields_for` are the seconds for which
    `slide_feedback` lets the visual analyses of later decks go first.
    """

    prices: Prices = "prd"
    billing: Billing = "second"
    boot_means: tuple[float, float] = (180.0, 240.0)
    boot_cv: float = 0.225
    boot_failures: float = 0.02
    slots: tuple[int, int] = (3, 3)
    grace: float = 30.0
    can_name_victim: bool = False
    max_replicas: tuple[int, int] = (2, 3)
    feedback_yields_for: float = GRAPH[Task.SLIDE_FEEDBACK].yields_for

    @property
    def hourly(self) -> tuple[float, float]:
        """Dollars an hour of a vision and of a text replica."""
        return PRICES[self.prices]

    def price(self, pool: Pool) -> float:
        """Dollars for a second of one replica."""
        return PRICES[self.prices][_place(pool)] / 3600

    def slots_of(self, pool: Pool) -> int:
        """The tasks that a replica of this pool runs at a time."""
        return self.slots[_place(pool)]

    def boot_mean(self, pool: Pool) -> float:
        """The expected boot of a replica."""
        return self.boot_means[_place(pool)]

    @property
    def block(self) -> float:
        """The seconds in which time is billed, 0 for exact seconds."""
        return BLOCK_SECONDS[self.billing]


def _place(pool: Pool) -> int:
    return 0 if pool is Pool.VISION else 1
