"""How an emulator behaves where the real service leaves a choice or takes its time. It decides nothing and owns no table."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Self


@dataclass(frozen=True)
class Span:
    """A duration in seconds, lognormal about `median`; `spread` is the standard deviation of its logarithm."""

    median: float
    spread: float = 0.0

    def draw(self, rng: Random) -> float:
        """One duration; always draws once, so that a changed spread does not shift what is drawn later."""
        return self.median * math.exp(self.spread * rng.gauss(0, 1))


@dataclass(frozen=True)
class Boot:
    """The way of a replica to `running`: waiting for a GPU, pulling the image, starting. Defaults: 30 s altogether.

    Users report some 20 s where the image is at hand, 60 to 120 s mostly, and minutes where models are loaded.
    """

    waiting: Span = Span(2)
    pulling: Span = Span(20)
    starting: Span = Span(8)

    @classmethod
    def within(cls, seconds: float, spread: float = 0.0) -> Self:
        """A boot of `seconds` in the middle, split as the default one."""
        parts = (Span(seconds * share, spread) for share in (2 / 30, 20 / 30, 8 / 30))
        return cls(*parts)


class Victims(StrEnum):
    """Which replicas a lowered deployment loses. The vendor does not say."""

    RANDOM = "random"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True)
class Config:
    """The switches of an emulator. Times are in seconds.

    `command` is a template: with it, each replica is that command as a process of this machine; see `processes`.
    `environment` is what such processes see besides the deployment's own variables, `log_dir` where their output goes
    (none: to this process's). `lowering_waits`: a lowered pin takes effect after the deployment's scale-down delay.
    `booting_is_unhealthy`: a deployment says so while its first replica starts, as users saw.
    """

    client_id: str = "emulator"
    client_secret: str = "emulator-secret"
    token_seconds: float = 3600
    boot: Boot = field(default_factory=Boot)
    stopping: Span = Span(2)
    grace: float = 30.0
    victims: Victims = Victims.RANDOM
    lowering_waits: bool = False
    booting_is_unhealthy: bool = False
    seed: int = 0
    balance: Decimal = Decimal(1000)
    command: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    log_dir: Path | None = None
