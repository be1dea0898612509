"""Two pictures of a policy: its replicas over one day, and one cold pipeline from upload to end. It decides nothing."""

from collections import Counter
from dataclasses import dataclass, replace

from scaler.policy.config import Scaling
from scaler.policy.snapshot import Pool
from scaler.simulation.decks import MAIN_SECONDS, SLIDE_SECONDS, SPECIAL_SECONDS, Deck
from scaler.simulation.policies import driver
from scaler.simulation.setting import Setting
from scaler.simulation.traces import DAY, HOUR, MONDAY, Trace, generate
from scaler.simulation.world import World


@dataclass(frozen=True)
class Stay:
    """One replica, in seconds since the picture's beginning; `ready` is None if it never was."""

    pool: str
    ordered: float
    ready: float | None
    ended: float


@dataclass(frozen=True)
class Picture:
    """The replicas of a policy, and the moments of the decks: uploaded, text due, ended."""

    policy: str
    stays: tuple[Stay, ...]
    decks: tuple[tuple[float, float, float], ...]


def day(
    policy: str, scaling: Scaling, setting: Setting, *, trace: str = "office", volume: int = 800
) -> Picture:
    """The day of a generated month that has uploads in the most hours."""
    month = generate(trace, volume, 1)
    hours = {deck.uploaded_at // HOUR for deck in month.decks}
    busiest, _ = Counter((hour * HOUR - MONDAY) // DAY for hour in sorted(hours)).most_common(1)[0]
    begin = MONDAY + busiest * DAY
    decks = tuple(deck for deck in month.decks if begin <= deck.uploaded_at < begin + DAY)
    return _picture(policy, replace(month, decks=decks, days=busiest + 1.5), scaling, setting, begin)


def cold(policy: str, scaling: Scaling, setting: Setting) -> Picture:
    """One deck of 14 slides on a system that is cold, every boot and task as long as expected."""
    seconds = 14 * SLIDE_SECONDS
    begin = MONDAY + DAY + 10 * HOUR
    deck = Deck(begin, 14, seconds, seconds, MAIN_SECONDS, (SPECIAL_SECONDS,) * 3)
    certain = replace(setting, boot_cv=0.0, boot_failures=0.0)
    return _picture(policy, Trace("cold", (deck,), days=1.5), scaling, certain, begin)


def _picture(policy: str, trace: Trace, scaling: Scaling, setting: Setting, begin: float) -> Picture:
    world = World(trace, driver(policy, scaling, setting), setting).run()
    stays = tuple(
        Stay(
            pool.value,
            replica.ordered_at - begin,
            None if replica.ready_at is None else replica.ready_at - begin,
            (replica.ended_at or world.env.now) - begin,
        )
        for pool in Pool
        for replica in world.pools[pool].gone
    )
    decks = tuple(
        (run.deck.uploaded_at - begin, (run.text_due_at or begin) - begin, (run.ended_at or begin) - begin)
        for run in world.runs
    )
    return Picture(policy, stays, decks)
