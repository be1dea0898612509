"""What the word lists say of an amount: signals by which, with the words themselves, its role is told. Owns no table.

Each looks at one place: the amount's own clause, the labels beside it, its line, its slide's heading.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workers.analysts.layout.facts import money_words as words
from workers.analysts.layout.facts.funding_clauses import (
    LONE_WORDS,
    ROUND,
    Clause,
    clause_of,
    is_other,
    neighbours,
)
from workers.analysts.layout.facts.funding_rows import is_open, is_row, rounds
from workers.analysts.layout.money import Money
from workers.analysts.layout.passages import Passage
from workers.analysts.layout.terms import pattern
from workers.analysts.layout.topics import topics_of

_ASKS, _ROUNDS = pattern(words.ASKS), pattern(words.ROUNDS)
_HEADINGS, _ASKING_HEADINGS = pattern(words.HEADINGS), pattern(words.ASKING_HEADINGS)
_OTHER_HEADINGS, _PLANS, _SPLITS = pattern(words.OTHER_HEADINGS), pattern(words.PLANS), pattern(words.SPLITS)
_NOW, _OPEN, _PLANNED = pattern(words.NOW), pattern(words.OPEN), pattern(words.PLANNED)
#: Topics of slides whose rounds are those of other companies.
_OF_OTHERS = frozenset({"competition", "market"})
#: Signals that say more together.
_FIRST = ("asks", "rounds", "other", "lone asks", "lone other", "open", "sized")
_SECOND = (
    "other", "year", "now", "heading asks", "heading other", "heading", "deal", "heading splits", "title", "open", "rounds",
    "asks",
)  # fmt: skip
#: What two signals together weigh as a feature, beside 1 for one.
TOGETHER = 0.6
# "jetzt: 1,8 Mio. €": said of what is asked for, beside what there was before.
_NOW_LABEL = re.compile(
    r"(?:^|[.;|]\s)(?:right now|now|today|jetzt|nun|aktuell|maintenant|aujourd['’]hui)\s?[:–-]\s*$",
    re.IGNORECASE,
)
# "Series A | $7M": the label of a headline.
_ROUND_LABEL = re.compile(rf"\b{ROUND}\s*[|:·•–—-]\s*$", re.IGNORECASE)
# "€1.75m for 14 %": a share of the company.
_SHARE = re.compile(
    r"\s(?:for|für|pour|gegen|contre)\s(?:\w+\s)?\d{1,2}(?:[.,]\d)?\s?%"
    r"\s*(?:$|[.,;|)]|of (?:the )?(?:company|equity)|equity|(?:der )?Anteile|du capital)"
)
# "€2M to reach break-even": a headline of what the money does.
_GOAL = re.compile(
    r",?\s(?:to|gets? us|takes? us|brings? us|buys us|bis zu[rm]|für|um|pour)\s", re.IGNORECASE
)
_TOTAL = re.compile(r"(?:=|\b(?:total|sum|summe|gesamt|zusammen|insgesamt|au total))\W*$", re.IGNORECASE)
_WILL_ASK = re.compile(
    r"\b(?:will|plan\w*|intend\w*|expect\w*)\s(?:to\s)?(?:raise|seek|open)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")


@dataclass(frozen=True)
class _Spot:
    """An amount where it stands: the words of its clause, those around it, its passage, and lists of rounds by slide."""

    money: Money
    passage: Passage
    own: Clause
    around: Clause
    listed: dict[int, bool]


def signals(
    passages: Sequence[Passage], amounts: Sequence[Sequence[Money]]
) -> Iterable[list[dict[str, float]]]:
    """For each passage the signals of each of its `amounts`, as features."""
    listed = rounds(passage for passage in passages if _OF_OTHERS.isdisjoint(topics_of(passage.heading, "")))
    for index, passage in enumerate(passages):
        found, before = [], ""
        around = neighbours(passages, index) if amounts[index] else Clause("", "")
        for position, money in enumerate(amounts[index]):
            own = clause_of(passage.text, list(amounts[index]), position, is_row=is_row(passage))
            if position and not _ASKS.search(own.wide):
                # "We raised £1.4M in 2023 and £300k from angels": what is said of the first holds for the next.
                own = replace(own, narrow=f"{before} {own.narrow}")
            before = own.narrow
            found.append(_features(_Spot(money, passage, own, around, listed)))
        yield found


def _features(spot: _Spot) -> dict[str, float]:
    said = {name for name, is_so in (_of_clause(spot) | _of_place(spot)).items() if is_so}
    if said.isdisjoint(("asks", "rounds", "other")):
        said.add("silent")
    pairs = [f"{one}&{two}" for one in _FIRST for two in _SECOND if one != two and {one, two} <= said]
    return {f"signal:{name}": 1.0 for name in sorted(said)} | {f"signals:{pair}": TOGETHER for pair in pairs}


def _of_clause(spot: _Spot) -> dict[str, object]:
    own, text, money = spot.own, spot.passage.text, spot.money
    before = text[: money.start]
    return {
        "asks": _ASKS.search(own.wide),
        "now label": _NOW_LABEL.search(before),
        "rounds": _ROUNDS.search(own.wide),
        "other": is_other(own.narrow),
        "open": _OPEN.search(own.wide),
        "sized": own.sized,
        "year": _YEAR.search(own.narrow),
        "now": _NOW.search(own.wide),
        "planned": _PLANNED.search(own.wide),
        "will": _WILL_ASK.search(own.wide),
        "share": _SHARE.match(text, money.end),
        "round label": _ROUND_LABEL.search(before),
        "total": _TOTAL.search(before),
        "goal": _GOAL.match(text, money.end),
    }


def _of_place(spot: _Spot) -> dict[str, object]:
    around, passage, heading = spot.around, spot.passage, spot.passage.heading
    lone, row = passage.words <= LONE_WORDS, is_row(passage)
    return {
        "deal": around.deal,
        "around asks": _ASKS.search(around.wide),
        "lone asks": lone and _ASKS.search(around.wide),
        "lone rounds": lone and _ROUNDS.search(around.wide),
        "lone other": lone and is_other(around.narrow),
        "lone slide asks": lone and _ASKS.search(around.slide),
        "heading splits": _SPLITS.search(heading),
        "heading asks": _ASKING_HEADINGS.search(heading),
        "heading other": _OTHER_HEADINGS.search(heading),
        "heading rounds": _ROUNDS.search(heading),
        "heading": _HEADINGS.search(heading),
        "heading plans": _PLANS.search(heading),
        "heading year": _YEAR.search(heading),
        "title": passage.kind == "title",
        "open row": row and is_open(passage.text),
        "listed": row and passage.slide in spot.listed,
        "listed open": row and spot.listed.get(passage.slide, False),
    }
