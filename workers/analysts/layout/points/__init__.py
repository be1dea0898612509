"""The points of the three specialised analyses, as data: what is looked for, by which words, and why it matters."""

from workers.analysts.base import Topic
from workers.analysts.layout.points.clinical import CLINICAL
from workers.analysts.layout.points.point import Point
from workers.analysts.layout.points.regulatory import REGULATORY
from workers.analysts.layout.points.science import SCIENCE

POINTS: dict[Topic, tuple[Point, ...]] = {"clinical": CLINICAL, "regulatory": REGULATORY, "science": SCIENCE}

__all__ = ["POINTS", "Point"]
