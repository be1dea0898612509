"""What a policy with foresight would pay: the yardsticks of the report. They decide nothing for the product.

Boots take their mean and never fail, so that a random draw favours no one.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scaler.policy.snapshot import Pool
from scaler.simulation.decks import Deck
from scaler.simulation.setting import Setting

Interval = tuple[float, float]

#: The grid of the clairvoyant with slack, in seconds, and the decks it may hold back at a time.
GRID = 5.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """Dollars for a whole trace, by second.

    `busy` is work alone, with no boot and no idle second: no policy pays less. `no_wait` is the least that any policy can pay
    that lets no deck wait for anything, with as many replicas as that takes. `slack` lets decks wait within the PRD's targets
    on one replica a pool: vision first, then text after it. It is a reference point, not a bound, as it solves the pools
    one after the other.
    """

    busy: float
    no_wait: float
    slack: float


def bounds(decks: Sequence[Deck], setting: Setting) -> Bounds:
    """The yardsticks of a trace at the prices of a setting."""
    vision, text = setting.price(Pool.VISION), setting.price(Pool.TEXT)
    boots = setting.boot_mean(Pool.VISION), setting.boot_mean(Pool.TEXT)
    busy = vision * math.fsum(deck.vision_seconds for deck in decks) + text * math.fsum(
        d.text_seconds for d in decks
    )
    stays = [(deck.uploaded_at, deck.uploaded_at + deck.vision_seconds) for deck in decks]
    after = [(text_due(deck), text_due(deck) + deck.text_seconds) for deck in decks]
    no_wait = vision * clairvoyant(stays, boots[0]) + text * clairvoyant(after, boots[1])
    return Bounds(busy, no_wait, _with_slack(decks, setting))


def text_due(deck: Deck) -> float:
    """When a deck that waits for nothing is ready for text: its two vision tasks share a GPU until the first ends."""
    return deck.uploaded_at + deck.visual + min(deck.visual, deck.feedback)


def clairvoyant(intervals: Sequence[Interval], boot: float) -> float:
    """The least replica-seconds that serve work at fixed times, knowing all of it.

    The k-th replica works whenever at least k intervals overlap; between two of its uses it idles or boots again, whichever is
    shorter: C* = sum over k of busy_k + boot + sum of min(gap, boot).
    """
    events = sorted([(start, 1) for start, _ in intervals] + [(end, -1) for _, end in intervals])
    total = math.fsum(end - start for start, end in intervals)
    level = 0
    left_at: list[float] = []  # left_at[k]: when the replica k was last released
    for at, change in events:
        if change > 0:
            if level == len(left_at):
                left_at.append(at)
                total += boot
            else:
                total += min(at - left_at[level], boot)
            level += 1
        else:
            level -= 1
            left_at[level] = at
    return total


def _with_slack(decks: Sequence[Deck], setting: Setting) -> float:
    vision = [
        Job(deck.uploaded_at, min(deck.uploaded_at + 300, deck.uploaded_at + 900 - deck.vision_seconds - deck.text_seconds),
            deck.vision_seconds)
        for deck in decks
    ]  # fmt: skip
    first = with_slack(vision, setting.boot_mean(Pool.VISION))
    text = sorted(
        (
            Job(start + deck.vision_seconds, deck.uploaded_at + 900 - deck.text_seconds, deck.text_seconds)
            for start, deck in zip(first.starts, decks, strict=True)
        ),
        key=lambda job: job.release,
    )
    second = with_slack(text, setting.boot_mean(Pool.TEXT))
    return first.seconds * setting.price(Pool.VISION) + second.seconds * setting.price(Pool.TEXT)


@dataclass(frozen=True, slots=True)
class Job:
    """Work that may start between `release` and `latest`, later only if the one before it is not done."""

    release: float
    latest: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Schedule:
    """The replica-seconds of the best schedule found, and when each job starts in it."""

    seconds: float
    starts: tuple[float, ...]


def with_slack(jobs: Sequence[Job], boot: float) -> Schedule:
    """The cheapest times to start jobs in their order on one replica, by dynamic programming on a grid of 5 s.

    f_i(s) = min over s' of f_{i-1}(s') + min(s - end of i-1, boot). Where deadlines leave no choice, a job starts as soon as
    the one before it ends.
    """
    if not jobs:
        return Schedule(0.0, ())
    layers: list[dict[float, tuple[float, float]]] = []
    costs = {start: (boot, start) for start in _starts(jobs[0], jobs[0].release)}
    layers.append(costs)
    for before, job in pairwise(jobs):
        costs = _next_layer(costs, before, job, boot)
        layers.append(costs)
    start = min(costs, key=lambda at: costs[at][0])
    total = costs[start][0] + math.fsum(job.seconds for job in jobs)
    starts = []
    for layer in reversed(layers):
        starts.append(start)
        start = layer[start][1]
    return Schedule(total, tuple(reversed(starts)))


def _starts(job: Job, earliest: float) -> list[float]:
    first = max(job.release, earliest)
    return [first + GRID * step for step in range(max(int((job.latest - first) // GRID), 0) + 1)]


def _next_layer(
    costs: dict[float, tuple[float, float]], before: Job, job: Job, boot: float
) -> dict[float, tuple[float, float]]:
    found: dict[float, tuple[float, float]] = {}
    earliest = min(costs) + before.seconds
    candidates = set(_starts(job, earliest))
    candidates |= {end for end in (at + before.seconds for at in costs) if job.release <= end <= job.latest}
    ends = sorted((at + before.seconds, cost, at) for at, (cost, _) in costs.items())
    cheapest, best_idle, place = (math.inf, 0.0), (math.inf, 0.0), 0
    for start in sorted(candidates):
        while place < len(ends) and ends[place][0] <= start:
            end, cost, at = ends[place]
            cheapest = min(cheapest, (cost + boot, at))
            best_idle = min(best_idle, (cost - end, at))
            place += 1
        found[start] = min(cheapest, (best_idle[0] + start, best_idle[1]))
    return found
