"""Pictures as SVG text, without a library and without anything from the network. They decide nothing."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from scaler.simulation.story import Picture

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 860, 360, 60, 40, 16, 150
OWN, OTHER, LIMIT = "#0b6e4f", "#6b7280", "#b91c1c"
VISION, TEXT, BOOT = "#2563eb", "#d97706", "#d1d5db"


@dataclass(frozen=True)
class Point:
    """One dot: where, what it is called, and whether it is ours."""

    x: float
    y: float
    name: str
    own: bool = False


def scatter(points: Sequence[Point], *, x: str, y: str, x_limit: float, y_limit: float) -> str:
    """Dots with their names; the lines are the targets. Both axes are logarithmic."""
    if not points:
        return ""
    xs, ys = [p.x for p in points] + [x_limit], [p.y for p in points] + [y_limit]
    across = _Axis(min(xs) / 1.2, max(xs) * 1.2, LEFT, WIDTH - RIGHT)
    up = _Axis(min(ys) / 1.2, max(ys) * 1.2, HEIGHT - BOTTOM, TOP)
    parts = [_frame(x, y)]
    parts += [_tick_x(across.at(value), f"{value:g}") for value in across.ticks()]
    parts += [_tick_y(up.at(value), f"{value:g}") for value in up.ticks()]
    parts.append(_line(across.at(x_limit), TOP, across.at(x_limit), HEIGHT - BOTTOM))
    parts.append(_line(LEFT, up.at(y_limit), WIDTH - RIGHT, up.at(y_limit)))
    step = (HEIGHT - BOTTOM - TOP) / len(points)
    for place, point in enumerate(sorted(points, key=lambda one: one.y, reverse=True)):
        parts.append(_dot(point, across.at(point.x), up.at(point.y), label=TOP + (place + 0.5) * step))
    return _svg(parts, HEIGHT)


@dataclass(frozen=True)
class _Axis:
    low: float
    high: float
    begin: float
    end: float

    def at(self, value: float) -> float:
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return self.begin + share * (self.end - self.begin)

    def ticks(self) -> list[float]:
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        values = [digit * 10.0**power for power in powers for digit in (1, 2, 5)]
        return [value for value in values if self.low <= value <= self.high]


def _dot(point: Point, x: float, y: float, *, label: float) -> str:
    colour = OWN if point.own else OTHER
    weight = ' font-weight="bold"' if point.own else ""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"><title>{escape(point.name)}</title></circle>'
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{WIDTH - RIGHT + 6}" y2="{label - 4:.1f}" stroke="{colour}" opacity=".25"/>'
        f'<text x="{WIDTH - RIGHT + 8}" y="{label:.1f}" fill="{colour}"{weight}>{escape(point.name)}</text>'
    )


def replicas(pictures: Sequence[Picture], *, seconds: float) -> str:
    """How many replicas each policy pays for over a day: a band for each, vision in blue and text in amber."""
    band, left = 56, LEFT + 50
    height = band * len(pictures) + BOTTOM
    scale = (WIDTH - left - 20) / seconds
    parts = [_hour(left + hour * 3600 * scale, height, f"{hour:02d}") for hour in range(0, 25, 3)]
    for place, picture in enumerate(pictures):
        base = place * band + band - 6
        parts.append(f'<text x="4" y="{base - 14}">{escape(picture.policy)}</text>')
        for pool, colour in (("text", TEXT), ("vision", VISION)):
            path = " ".join(
                f"{left + min(max(at, 0.0), seconds) * scale:.1f},{base - 13 * count}"
                for at, count in _steps(picture, pool)
            )
            parts.append(f'<polyline points="{path}" fill="{colour}" fill-opacity=".18" stroke="{colour}"/>')
    return _svg(parts, height)


def _steps(picture: Picture, pool: str) -> list[tuple[float, int]]:
    changes = sorted(
        change
        for stay in picture.stays
        if stay.pool == pool
        for change in ((stay.ordered, 1), (stay.ended, -1))
    )
    count, steps = 0, [(0.0, 0)]
    for at, change in changes:
        steps.append((at, count))
        count += change
        steps.append((at, count))
    return [*steps, (math.inf, count), (math.inf, 0)]


def cold_pipelines(pictures: Sequence[Picture]) -> str:
    """One deck on a cold system under each policy: grey while replicas boot, and a line for the deck from upload to end."""
    band, left = 34, LEFT + 50
    longest = max((moment for picture in pictures for deck in picture.decks for moment in deck), default=1.0)
    height, scale = band * len(pictures) + BOTTOM, (WIDTH - left - 20) / (longest * 1.05)
    parts = [_hour(left + at * scale, height, f"{at // 60} min") for at in range(0, int(longest) + 1, 120)]
    for place, picture in enumerate(pictures):
        top = place * band + 4
        parts.append(f'<text x="4" y="{top + 16}">{escape(picture.policy)}</text>')
        for pool, colour, y in (("vision", VISION, top), ("text", TEXT, top + 10)):
            stays = [stay for stay in picture.stays if stay.pool == pool and stay.ordered < longest]
            bars = [(stay.ordered, stay.ready or stay.ended, BOOT) for stay in stays]
            bars += [(stay.ready, stay.ended, colour) for stay in stays if stay.ready is not None]
            for (
                begin,
                end,
                fill,
            ) in bars:  # booting first, so that a ready replica is never hidden by another's boot
                begin, end = max(begin, 0.0), min(end, longest)
                parts.append(_bar(left + begin * scale, y, (end - begin) * scale, fill))
        for uploaded, due, ended in picture.decks:
            marks = "".join(_mark(left + at * scale, top) for at in (uploaded, due, ended))
            parts.append(marks + f"<title>{escape(picture.policy)}: {ended / 60:.1f} min</title>")
    return _svg(parts, height)


def _bar(x: float, y: float, width: float, colour: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y}" width="{max(width, 0):.1f}" height="8" fill="{colour}"/>'
        if width > 0
        else ""
    )


def _mark(x: float, top: float) -> str:
    return (
        f'<line x1="{x:.1f}" y1="{top - 2}" x2="{x:.1f}" y2="{top + 20}" stroke="#111" stroke-width="1.5"/>'
    )


def _hour(x: float, height: float, text: str) -> str:
    return (
        f'<line x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{height - BOTTOM}" stroke="#e5e7eb"/>'
        f'<text x="{x:.1f}" y="{height - 22}" text-anchor="middle">{text}</text>'
    )


def _frame(x: str, y: str) -> str:
    return (
        f'<path d="M{LEFT},{TOP} V{HEIGHT - BOTTOM} H{WIDTH - RIGHT}" fill="none" stroke="#9ca3af"/>'
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 4}" text-anchor="middle">{escape(x)}</text>'
        f'<text transform="translate(14,{HEIGHT / 2}) rotate(-90)" text-anchor="middle">{escape(y)}</text>'
    )


def _tick_x(x: float, text: str) -> str:
    return f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{text}</text>'


def _tick_y(y: float, text: str) -> str:
    return f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{text}</text>'


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{LIMIT}" stroke-dasharray="5 4"/>'


def _svg(parts: Sequence[str], height: float) -> str:
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img">{"".join(parts)}</svg>'
