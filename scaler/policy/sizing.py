"""How many replicas the deadlines ask for. It decides neither when a pool is started nor when it is stopped.

A replica more is asked for when some wave of pipelines would miss a deadline with those there are, and would come noticeably
earlier with all that are allowed. More work can only make waves later, so it never asks for fewer replicas.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scaler.policy.forecast import Capacity
from scaler.policy.learned import Learned
from scaler.policy.snapshot import PoolState


@dataclass(frozen=True, slots=True)
class Targets:
    """By when a forecast has to say that things happen, in seconds after the upload.

    The PRD wants decks started within 300 s and complete within 900 s. The forecast aims earlier, because it knows only the
    decks that are here: more follow those of a burst, and each is as much in a hurry (see `docs/scaling.md` for the choice).
    `helps` is the least a further replica has to bring forward to be worth its boot. `new_boot` is the probability with which
    a boot not yet begun is expected to be over in time; `reserve` multiplies expected work, against a run of slow tasks.
    """

    start: float = 200.0
    complete: float = 510.0
    helps: float = 30.0
    new_boot: float = 0.75
    reserve: float = 1.15


@dataclass(frozen=True, slots=True)
class Due:
    """Something expected `at` seconds from now that should happen `before` seconds from now."""

    at: float
    before: float


def vision_dues(
    state: PoolState,
    learned: Learned,
    targets: Targets,
    *,
    at: Capacity,
    companions: float = 0.0,
    now: float,
) -> list[Due]:
    """When each wave of vision work starts and ends, against its deadlines, oldest first.

    Starts are forecast as if all work of earlier decks came first, which is late rather than early: a deck may go before their
    feedback. Behind them come as many `companions` as are expected to be uploaded at any moment: the last of them has to start
    in time.
    """
    text = learned.text_seconds * targets.reserve
    beside = (
        at.replicas - 1
    ) * learned.vision_seconds  # as many pipelines start together as there are replicas
    dues = []
    before = state.running.seconds * targets.reserve
    for wave in state.queue:
        work = wave.seconds * targets.reserve
        age = now - wave.oldest_at
        if wave.unstarted:
            last = before + work * (wave.pipelines - 1) / wave.pipelines
            dues.append(Due(at.time_for(last - beside), targets.start - age))
        before += work
        dues.append(Due(at.time_for(before), targets.complete - age - text))
    if companions:
        last = before + learned.vision_seconds * targets.reserve * (companions - 1)
        dues.append(Due(at.time_for(last - beside), targets.start))
    return dues


def releases(state: PoolState, vision: Capacity) -> list[float]:
    """Seconds from now until the first text task of each coming wave is due."""
    return [
        max(
            vision.time_for(wave.ahead_seconds),
            vision.time_for(wave.ahead_seconds - wave.own_seconds) + wave.own_seconds,
        )
        for wave in state.coming
    ]


def text_dues(
    state: PoolState, learned: Learned, targets: Targets, *, at: Capacity, coming: Sequence[float], now: float
) -> list[Due]:
    """When each wave of text work ends, against its deadline, in the order in which the waves become due."""
    jobs = [(0.0, wave) for wave in state.queue] + list(zip(coming, state.coming, strict=True))
    jobs.sort(key=lambda job: job[0])
    done = state.running.seconds * targets.reserve
    dues = []
    for release, wave in jobs:
        done = max(done, at.work_until(release)) + wave.seconds * targets.reserve
        alone = max(release, at.first) + learned.text_seconds
        dues.append(Due(max(at.time_for(done), alone), targets.complete - (now - wave.oldest_at)))
    return dues


def smallest(
    dues: Callable[[int], list[Due]], targets: Targets, *, least: int, most: int
) -> tuple[int, Due | None]:
    """The fewest replicas from `least` to `most` with which nothing is late that more replicas would bring forward.

    Says beside it what would be latest with one fewer, None if `least` is enough.
    """
    if least >= most or not _late(dues(least)):
        return least, None  # as most of the time
    best = [due.at for due in dues(most)]
    worst: Due | None = None
    low, high = least, most
    while low < high:
        middle = (low + high) // 2
        late = [
            due
            for due, soonest in zip(dues(middle), best, strict=True)
            if due.at > due.before and due.at - soonest >= targets.helps
        ]
        if late:
            low, worst = middle + 1, max(late, key=lambda due: due.at - due.before)
        else:
            high = middle
    return low, worst


def _late(dues: list[Due]) -> bool:
    return any(due.at > due.before for due in dues)
