"""How a duration spreads: a handful of quantiles with a weight. It decides nothing."""

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

#: The probabilities at which a spread is known.
LEVELS = (0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95, 0.99)
_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Spread:
    """Quantiles of a duration at `LEVELS`, in seconds, with its mean and variance.

    `weight` is the number of observations behind it, older ones counting less; 0 for a figure that nobody has observed.
    """

    knots: tuple[float, ...]
    mean: float
    variance: float
    weight: float = 0.0

    def quantile(self, probability: float) -> float:
        """The duration that is not exceeded with this probability; linear between levels, flat outside of them."""
        at = bisect_left(LEVELS, probability)
        if at == 0 or at == len(LEVELS):
            return self.knots[min(at, len(LEVELS) - 1)]
        low, high = LEVELS[at - 1], LEVELS[at]
        share = (probability - low) / (high - low)
        return self.knots[at - 1] + share * (self.knots[at] - self.knots[at - 1])

    def left(self, elapsed: float) -> float:
        """The expected seconds still to go after `elapsed` seconds; a tenth of the mean once beyond what was ever seen."""
        # The first ten levels stand for a tenth of all cases each.
        beyond = [knot - elapsed for knot in self.knots[:-1] if knot > elapsed]
        return max(sum(beyond) / len(beyond), self.mean / 10) if beyond else self.mean / 10

    def blended(self, prior: "Spread", trust: float) -> "Spread":
        """This spread where it rests on many observations, `prior` where on few; equal parts at `trust` observations."""
        share = self.weight / (self.weight + trust) if self.weight > 0 else 0.0
        return Spread(
            tuple(
                share * own + (1 - share) * other for own, other in zip(self.knots, prior.knots, strict=True)
            ),
            share * self.mean + (1 - share) * prior.mean,
            share * self.variance + (1 - share) * prior.variance,
            self.weight,
        )


@lru_cache
def lognormal(mean: float, cv: float) -> Spread:
    """The spread of a lognormal duration with this mean and coefficient of variation."""
    sigma = math.sqrt(math.log1p(cv * cv))
    middle = math.log(mean) - sigma * sigma / 2
    knots = tuple(math.exp(middle + sigma * _NORMAL.inv_cdf(level)) for level in LEVELS)
    return Spread(knots, mean, (mean * cv) ** 2)


def observed(values: list[float], weight: float | None = None) -> Spread:
    """The spread of observed durations, at least one; `weight` defaults to their number."""
    ordered = sorted(values)
    count = len(ordered)
    mean = math.fsum(ordered) / count
    variance = math.fsum((value - mean) ** 2 for value in ordered) / max(count - 1, 1)
    knots = tuple(ordered[min(int(level * count), count - 1)] for level in LEVELS)
    return Spread(knots, mean, variance, count if weight is None else weight)
