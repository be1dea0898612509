"""Traces that are made to hurt: each aims at the weak spot of one kind of policy. It decides nothing."""

from dataclasses import replace
from random import Random

from scaler.simulation.decks import Deck, draw
from scaler.simulation.traces import DAY, DAYS, HOUR, MONDAY, Trace, generate

#: A deck each time just after a pool was given up: work of a cold pipeline, then the longest delay of the PRD, and some.
JUST_AFTER = {"just_after_300": 300.0, "just_after_600": 600.0}
#: From an upload to the end of its text work when all is cold.
_COLD_PIPELINE = 460.0
ADVERSARIES = (*JUST_AFTER, "month_end", "long_deck", "dead_week", "slow_boots")


def adversary(name: str, decks_per_month: float, seed: int, *, days: float = DAYS) -> Trace:
    """The adversary of that name; all but `just_after` are an office month with something wrong with it."""
    if name in JUST_AFTER:
        return _just_after(name, seed, days)
    month = replace(generate("office", decks_per_month, seed, days=days), name=name)
    random = Random(f"{name}/{seed}")
    if name == "month_end":
        return _month_end(month, random)
    if name == "long_deck":
        return _add(month, [draw(random, month.ends_at - 5 * DAY + 10 * HOUR, slides=200)])
    if name == "dead_week":
        week = (MONDAY + 7 * DAY, MONDAY + 14 * DAY)
        return replace(month, decks=tuple(d for d in month.decks if not week[0] <= d.uploaded_at < week[1]))
    return replace(month, boot_factor=2.0)


def _just_after(name: str, seed: int, days: float) -> Trace:
    random = Random(f"{name}/{seed}")
    decks, at = [], MONDAY + 60.0
    while at < MONDAY + days * DAY:
        decks.append(draw(random, at))
        at += _COLD_PIPELINE + JUST_AFTER[name] + 30.0
    return Trace(name, tuple(decks), days)


def _month_end(month: Trace, random: Random) -> Trace:
    """Ten times the traffic of an office hour, for two hours of the last Thursday."""
    an_hour = len(month.decks) / (month.days / 7 * 5 * 10)
    start = month.ends_at - 4 * DAY + 14 * HOUR
    return _add(
        month, [draw(random, start + random.uniform(0, 2 * HOUR)) for _ in range(round(20 * an_hour))]
    )


def _add(month: Trace, decks: list[Deck]) -> Trace:
    return replace(month, decks=tuple(sorted((*month.decks, *decks), key=lambda deck: deck.uploaded_at)))
