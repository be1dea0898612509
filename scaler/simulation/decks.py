"""How much work a deck is: drawn from the distributions of the cost model. It decides nothing.

Slides are lognormal with median 14, held between 5 and 60. Each of the two vision tasks looks at every slide for 3.5 s of GPU
(lognormal, coefficient of variation .4). The main text task takes 45 s and each specialised one 25 s (.6), the main one
correlated with the number of slides (.5).
"""

import math
from dataclasses import dataclass
from random import Random

SLIDES_MEDIAN, SLIDES_SIGMA, SLIDES_LEAST, SLIDES_MOST = 14.0, 0.5, 5, 60
SLIDE_SECONDS, SLIDE_CV = 3.5, 0.4
MAIN_SECONDS, SPECIAL_SECONDS, TEXT_CV, TEXT_SLIDES_CORRELATION = 45.0, 25.0, 0.6, 0.5


@dataclass(frozen=True, slots=True)
class Deck:
    """One upload and the GPU-seconds of its tasks; a task of 0 s does not exist."""

    uploaded_at: float
    slides: int
    visual: float
    feedback: float = 0.0
    main: float = 0.0
    special: tuple[float, ...] = ()

    @property
    def vision_seconds(self) -> float:
        """The work of both vision tasks."""
        return self.visual + self.feedback

    @property
    def text_seconds(self) -> float:
        """The work of all text tasks."""
        return self.main + math.fsum(self.special)


def lognormal(random: Random, mean: float, cv: float, *, normal: float | None = None) -> float:
    """A lognormal value with this mean and coefficient of variation, from `normal` if a standard normal value is given."""
    sigma = math.sqrt(math.log1p(cv * cv))
    z = random.gauss(0.0, 1.0) if normal is None else normal
    return mean * math.exp(sigma * z - sigma * sigma / 2)


def draw(random: Random, uploaded_at: float, *, slides: int | None = None) -> Deck:
    """A deck uploaded at `uploaded_at`, with as many slides as wished."""
    length = random.gauss(0.0, 1.0)
    if slides is None:
        pages = round(SLIDES_MEDIAN * math.exp(SLIDES_SIGMA * length))
        slides = min(max(pages, SLIDES_LEAST), SLIDES_MOST)
    own = random.gauss(0.0, 1.0)
    mixed = TEXT_SLIDES_CORRELATION * length + math.sqrt(1 - TEXT_SLIDES_CORRELATION**2) * own
    return Deck(
        uploaded_at,
        slides,
        visual=_looking(random, slides),
        feedback=_looking(random, slides),
        main=lognormal(random, MAIN_SECONDS, TEXT_CV, normal=mixed),
        special=tuple(lognormal(random, SPECIAL_SECONDS, TEXT_CV) for _ in range(3)),
    )


def _looking(random: Random, slides: int) -> float:
    return math.fsum(lognormal(random, SLIDE_SECONDS, SLIDE_CV) for _ in range(slides))
