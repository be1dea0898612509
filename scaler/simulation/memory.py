"""What the simulated world has seen so far, as the record would have it: boots, task times, uploads. It decides nothing.

Old observations make room for new ones, and nothing is known before it happened.
"""

from collections import deque
from dataclasses import dataclass, field

from scaler.policy.learned import TRUST, WEEK, Gaps, Learned, busy_hours, histogram, hour_of_week
from scaler.policy.snapshot import Pool
from scaler.policy.spread import Spread, observed
from scaler.simulation.replica import Work

#: Observations kept of each kind.
KEPT = 200
KEPT_GAPS = 1000


def _kept() -> deque[float]:
    return deque(maxlen=KEPT)


@dataclass
class Memory:
    """The observations, and what follows from them."""

    boots: dict[Pool, deque[float]] = field(default_factory=lambda: {pool: _kept() for pool in Pool})
    slide: deque[float] = field(default_factory=_kept)
    slides: deque[float] = field(default_factory=_kept)
    main: deque[float] = field(default_factory=_kept)
    special: deque[float] = field(default_factory=_kept)
    gaps: deque[float] = field(default_factory=lambda: deque(maxlen=KEPT_GAPS))
    first_upload_at: float | None = None
    last_upload_at: float | None = None
    by_hour: list[float] = field(default_factory=lambda: [0.0] * 168)
    _learned: Learned | None = None
    _seen: int = 0

    def boot(self, pool: Pool, seconds: float) -> None:
        """A replica became ready."""
        self.boots[pool].append(seconds)
        self._learned = None

    def task(self, work: Work) -> None:
        """A task has ended."""
        if work.kind in ("visual", "feedback"):
            self.slide.append(work.seconds / max(work.run.deck.slides, 1))
            self.slides.append(work.run.deck.slides)
        else:
            (self.main if work.kind == "main" else self.special).append(work.seconds)
        self._seen += 1
        if self._seen % 20 == 0:
            self._learned = None

    def upload(self, now: float, last: float | None) -> None:
        """A deck was uploaded."""
        if last is not None:
            self.gaps.append(now - last)
        self.first_upload_at = now if self.first_upload_at is None else self.first_upload_at
        self.last_upload_at = now
        self.by_hour[hour_of_week(now)] += 1
        self._seen += 1
        if self._seen % 20 == 0:
            self._learned = None

    def learned(self) -> Learned:
        """The learned figures, leaning on the PRD's where observations are few."""
        if self._learned is None:
            prior = Learned()
            self._learned = Learned(
                vision_boot=_blend(self.boots[Pool.VISION], prior.vision_boot),
                text_boot=_blend(self.boots[Pool.TEXT], prior.text_boot),
                slide=_blend(self.slide, prior.slide),
                slides=_blend(self.slides, prior.slides),
                main=_blend(self.main, prior.main),
                special=_blend(self.special, prior.special),
                gaps=Gaps(histogram(list(self.gaps)), self._hourly()),
            )
        return self._learned

    def _hourly(self) -> tuple[float, ...]:
        span = (self.last_upload_at or 0.0) - (self.first_upload_at or 0.0)
        return busy_hours(self.by_hour) if span >= WEEK else Gaps().hourly


def _blend(values: deque[float], prior: Spread) -> Spread:
    return observed(list(values)).blended(prior, TRUST) if values else prior
