"""Decides how much money the deck asks for now. Owns no table.

Every amount of the deck gets points from the words of its own clause, its neighbours and its slide's heading. Past
and future rounds, markets, revenues and valuations lose. A range, or two asks that contradict, give "not stated" and
a warning; "up to 5 million" is 5 million.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workers.analysts.base import FundingAmount
from workers.analysts.citations import cite
from workers.analysts.layout.facts import money_words as words
from workers.analysts.layout.facts.funding_clauses import (
    LONE_WORDS,
    ROUND,
    Clause,
    clause_of,
    is_other,
    neighbours,
)
from workers.analysts.layout.facts.funding_rows import is_open, is_row, rounds, with_units
from workers.analysts.layout.money import Money, find_amounts
from workers.analysts.layout.passages import Passage
from workers.analysts.layout.terms import pattern
from workers.analysts.layout.topics import topics_of

#: Points below which an amount is not taken for the ask: an asking verb alone reaches it, a round's name alone not.
LEAST_POINTS = 4.0
#: Rounds outside these bounds are misread numbers (prices, markets), in whole units of any currency.
LEAST_AMOUNT, MOST_AMOUNT = 10_000, 2_000_000_000
#: Words of an amount and nothing else: "1,8 Mio. €".
AMOUNT_WORDS = 3

#: The ask stands near the end of a deck: from this slide on an amount as a headline is one, with what it is for.
LATE = 6

#: What being the sum of the other amounts weighs, and by what share a sum may differ, since parts are rounded.
SUM_POINTS, TOTAL = 2.5, 0.02

_ASKS, _ROUNDS = pattern(words.ASKS), pattern(words.ROUNDS)
_HEADINGS, _ASKING_HEADINGS = pattern(words.HEADINGS), pattern(words.ASKING_HEADINGS)
_OTHER_HEADINGS, _PLANS, _SPLITS = pattern(words.OTHER_HEADINGS), pattern(words.PLANS), pattern(words.SPLITS)
_NOW, _OPEN, _PLANNED = pattern(words.NOW), pattern(words.OPEN), pattern(words.PLANNED)
#: Topics of slides whose rounds are those of other companies.
_OF_OTHERS = frozenset({"competition", "market"})
#: What a row of a list of rounds weighs where it is open.
ROW_POINTS = 5.0
# "(approx. ₹26 Cr)" behind an amount.
_CONVERTED = re.compile(
    r"^[^()|]{0,12}\(\s?(?:approx\.?|about|~|≈|ca\.?|i\.e\.|=|circa|rund|etwa|environ|soit)?\s?$",
    re.IGNORECASE,
)
# "jetzt: 1,8 Mio. €": said of what is asked for, beside what there was before.
_NOW_LABEL = re.compile(
    r"(?:^|[.;|]\s)(?:right now|now|today|jetzt|nun|aktuell|maintenant|aujourd['’]hui)\s?[:–-]\s*$",
    re.IGNORECASE,
)
#: What it weighs for an amount that its slide speaks of the terms of a round.
DEAL_POINTS = 3.0
_ALL_OF_IT = re.compile(
    r"(?:the |our |das |le |l['’])?(?:money|capital|kapital|geld|investment|terms)\W*", re.IGNORECASE
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
# A deck may say that it asks for nothing now, or that it will ask later.
_NO_ASK = re.compile(
    r"\b(?:not|n['’]t)\s(?:currently\s|now\s|actively\s|yet\s)*(?:raising|fundraising|seeking (?:funding|capital|investment))\b"
    r"|\bno (?:open round|round is open|funding (?:is )?(?:needed|required|sought))\b|\bround is (?:now )?closed\b"
    r"|\b(?:suchen|brauchen|benötigen) (?:derzeit |aktuell )?kein\w*\s(?:kapital|geld|investor\w*|finanzierung)"
    r"|\bne (?:levons|cherchons|recherchons) pas\b",
    re.IGNORECASE,
)
_WILL_ASK = re.compile(
    r"\b(?:will|plan\w*|intend\w*|expect\w*)\s(?:to\s)?(?:raise|seek|open)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")


@dataclass(frozen=True)
class _Scored:
    money: Money
    passage: Passage
    points: float


def find_funding(passages: Sequence[Passage]) -> tuple[FundingAmount, list[str]]:
    """The ask with up to three citations, or "not stated"; and warnings where an ask was seen but is not one amount."""
    if any(_NO_ASK.search(passage.text) for passage in passages):
        return FundingAmount(), []
    groups: dict[tuple[float, str | None], list[_Scored]] = defaultdict(list)
    for scored in _scored(passages):
        groups[scored.money.amount, scored.money.currency].append(scored)
    _join_bare(groups)
    _raise_totals(groups)
    ranked = sorted(
        groups.values(), key=lambda group: (_group_points(group), group[0].money.amount), reverse=True
    )
    if not ranked or _group_points(ranked[0]) < LEAST_POINTS:
        return FundingAmount(), []
    best = ranked[0]
    if any(scored.money.is_range for scored in best):
        return FundingAmount(), [
            f"funding_amount: the deck asks for a range ({best[0].money.text}), not one amount."
        ]
    if len(ranked) > 1 and _contradict(best, ranked[1]):
        texts = f"{best[0].money.text} and {ranked[1][0].money.text}"
        return FundingAmount(), [f"funding_amount: the deck names two asks, {texts}."]
    best.sort(key=lambda scored: -scored.points)
    cited = [scored for scored in best if scored.points >= LEAST_POINTS][:3] or best[:1]
    first = best[0].money
    return FundingAmount(
        amount=first.amount,
        currency=first.currency or _only_currency(passages),
        text=first.text,
        citations=[cite(scored.passage.slide, scored.passage.text) for scored in cited],
    ), []


def _only_currency(passages: Sequence[Passage]) -> str | None:
    """The currency of a deck whose amounts have but one."""
    found = {money.currency for passage in passages for money in find_amounts(passage.text)} - {None}
    return found.pop() if len(found) == 1 else None


def _scored(passages: Sequence[Passage]) -> list[_Scored]:
    result: list[_Scored] = []
    cited = passages
    passages = with_units(passages)
    listed = rounds(passage for passage in passages if _OF_OTHERS.isdisjoint(topics_of(passage.heading, "")))
    for index, passage in enumerate(passages):
        amounts = _own_amounts(passage.text)
        before = ""
        for position, money in enumerate(amounts):
            own = clause_of(passage.text, amounts, position, is_row=is_row(passage))
            if position and not _ASKS.search(own.wide):
                # "We raised £1.4M in 2023 and £300k from angels": what is said of the first holds for the next.
                own = replace(own, narrow=f"{before} {own.narrow}")
            before = own.narrow
            if LEAST_AMOUNT <= money.amount <= MOST_AMOUNT:
                around = neighbours(passages, index)
                points = _points(own, around, passage, money=money)
                if is_row(passage) and passage.slide in listed:
                    points = _listed_points(points, passage.text, has_open=listed[passage.slide])
                result.append(_Scored(money, cited[index], points))
    return result


def _own_amounts(text: str) -> list[Money]:
    """The amounts of a text without those that say another one again: "US$3 million (approx. ₹26 Cr)"."""
    amounts = find_amounts(text)
    return [
        money
        for place, money in enumerate(amounts)
        if not (place and _is_again(amounts[place - 1], money, text[amounts[place - 1].end : money.start]))
    ]


def _is_again(first: Money, second: Money, between: str) -> bool:
    """Whether a second amount is the first one, in another currency."""
    other = None not in (first.currency, second.currency) and first.currency != second.currency
    return other and _CONVERTED.search(between) is not None


def _listed_points(points: float, row: str, *, has_open: bool) -> float:
    """Points of a row in a list of rounds: the open one is the ask, whatever its year, and then the others are not."""
    return max(points, 0.0) + ROW_POINTS if is_open(row) else points - ROW_POINTS * has_open


def _points(own: Clause, around: Clause, passage: Passage, *, money: Money) -> float:
    """Points of one amount. The clause weighs most; a lone number on its slide takes its neighbours' words."""
    asks = bool(_ASKS.search(own.wide)) or bool(_NOW_LABEL.search(passage.text[: money.start]))
    rounds_named = {match.group().casefold() for match in _ROUNDS.finditer(own.wide)}
    names_round = bool(rounds_named)
    # "Target: $8M Series A": two words for it say more than one.
    points = 5.0 * asks + 2.0 * min(len(rounds_named), 2)
    # "How we will spend €4M", above a list of parts, speaks of the whole.
    if not (passage.kind == "title" and _SPLITS.search(passage.text)):
        points -= 8.0 * is_other(own.narrow)
    headed = names_round or (around.deal and bool(_HEADINGS.search(passage.heading)))
    points += 2.5 * bool(headed and _OPEN.search(own.wide)) + 2.0 * own.sized
    points += _form_points(passage, around, money)
    if passage.words <= LONE_WORDS and not asks:
        points += 3.0 * bool(_ASKS.search(around.wide)) + 1.5 * bool(_ROUNDS.search(around.wide))
        points += 3.5 * bool(_ROUNDS.search(around.wide) and _ASKS.search(around.slide))
        points -= 5.0 * (is_other(around.narrow) and not names_round)
    if _YEAR.search(own.narrow) and not _NOW.search(own.wide):
        points -= 8.0 if _WILL_ASK.search(own.wide) else 5.0
    points -= 3.0 * (money.currency is None) + 3.0 * bool(
        _PLANNED.search(own.wide) and not _NOW.search(own.wide)
    )
    points += DEAL_POINTS * (around.deal and _may_ask(passage, own.narrow))
    lone = passage.words <= LONE_WORDS and bool(_ROUNDS.search(around.wide))
    named = asks or names_round or lone or (passage.kind != "title" and bool(_ASKS.search(around.wide)))
    told = named or around.deal
    return points + _heading_points(passage, named=named, told=told) + (passage.slide == 1) * names_round


def _may_ask(passage: Passage, narrow: str) -> bool:
    """Whether an amount, by its slide's place and heading and by its own words, may be that of an open round."""
    return (
        passage.slide >= LATE
        and not _OTHER_HEADINGS.search(passage.heading)
        and not is_other(narrow)
        and not _YEAR.search(narrow)
    )


def _form_points(passage: Passage, around: Clause, money: Money) -> float:
    """Points of an amount for what stands right beside it: a share, a round's label, a goal, the sign of a sum."""
    before, title = passage.text[: money.start], passage.kind == "title"
    if _SHARE.match(passage.text, money.end) or (
        (title or passage.slide == 1) and _ROUND_LABEL.search(before)
    ):
        return 4.0
    after = passage.text[money.end :] or f" {around.wide}"
    late = passage.slide >= LATE and not before.strip()
    if late and ((title and _GOAL.match(after)) or _GOAL.match(passage.text, money.end)):
        return 4.0 if title else 1.5
    return SUM_POINTS * bool(_TOTAL.search(before))


def _heading_points(passage: Passage, *, named: bool, told: bool) -> float:
    """Points for the slide's heading; `named` and `told`: the amount's own words, those of its slide, are an ask's."""
    heading = passage.heading
    if passage.kind == "title":
        # A headline that is an amount is what the slide is about.
        return 2.5 * (passage.words <= LONE_WORDS or named)
    if _PLANS.search(heading):
        return -1.0 * (not named)
    if _SPLITS.search(heading):
        return 4.0 if named else 2.5
    if _ASKING_HEADINGS.search(heading) or _ALL_OF_IT.fullmatch(heading):
        return 4.0
    if _OTHER_HEADINGS.search(heading):
        return -3.0
    alone = passage.words <= AMOUNT_WORDS and not _YEAR.search(passage.text)
    if (
        _ROUNDS.search(heading)
        and len(heading.split()) <= 4
        and not _YEAR.search(heading)
        and (told or alone)
    ):
        return 4.0
    return 2.5 * bool(_HEADINGS.search(heading))


def _join_bare(groups: dict[tuple[float, str | None], list[_Scored]]) -> None:
    """Let a mention without currency ("raising 5M") confirm the same amount with one."""
    for amount, currency in list(groups):
        named = [key for key in groups if key[0] == amount and key[1] is not None]
        if currency is None and len(named) == 1:
            groups[named[0]].extend(groups.pop((amount, None)))


def _raise_totals(groups: dict[tuple[float, str | None], list[_Scored]]) -> None:
    """On a list of what the money is for, the amount that is the sum of the others is the ask."""
    listed: dict[int, set[float]] = defaultdict(set)
    for key, group in groups.items():
        for scored in group:
            if _SPLITS.search(scored.passage.heading) or _ASKING_HEADINGS.search(scored.passage.heading):
                listed[scored.passage.slide].add(key[0])
    for slide, amounts in listed.items():
        for key, group in groups.items():
            parts = [amount for amount in amounts if amount < key[0]]
            if key[0] in amounts and len(parts) > 1 and abs(sum(parts) - key[0]) < TOTAL * key[0]:
                groups[key] = [
                    replace(s, points=s.points + SUM_POINTS) if s.passage.slide == slide else s for s in group
                ]


def _group_points(group: list[_Scored]) -> float:
    mentions = len({scored.passage.slide for scored in group if scored.points >= LEAST_POINTS})
    return max(scored.points for scored in group) + min(max(mentions - 1, 0), 2)


def _contradict(best: list[_Scored], second: list[_Scored]) -> bool:
    """Whether the second amount is an ask of equal weight; parts of a total on one slide are not."""
    if _group_points(best) - _group_points(second) >= 1.0:
        return False
    shared = {scored.passage.slide for scored in best} & {scored.passage.slide for scored in second}
    return not shared or best[0].money.amount <= second[0].money.amount
