"""Decides how much money the deck asks for now. Owns no table.

Every amount's role is told by a trained classifier, from the words around it and from what word lists say of them. The
likeliest ask is the answer where it is likely enough. A range, or two asks that contradict, give "not stated" and a
warning; "up to 5 million" is 5 million.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workers.analysts.base import FundingAmount
from workers.analysts.citations import cite
from workers.analysts.layout.facts.funding_rows import with_units
from workers.analysts.layout.money import Money, find_amounts
from workers.analysts.layout.passages import Passage
from workers.analysts.layout.wording.amounts import mentions
from workers.analysts.layout.wording.linear import load

#: How likely an amount must be the ask to be taken for it. On decks held out of the training an invented sum is rarer at .6
#: than at .5, and as many asks are found; a wrong sum is worse than none.
LEAST_LIKELY = 0.6
#: How likely a second amount must be, beside the first, to contradict it.
RIVAL = 0.9
#: How likely a further mention of the same amount must be, to be quoted.
LEAST_QUOTED = 0.3
#: Rounds outside these bounds are misread numbers (prices, markets), in whole units of any currency.
LEAST_AMOUNT, MOST_AMOUNT = 10_000, 2_000_000_000
#: Quotations of the ask at most.
MOST_QUOTED = 3

# A deck may say that it asks for nothing now, or that it will ask later.
_NO_ASK = re.compile(
    r"\b(?:not|n['’]t)\s(?:currently\s|now\s|actively\s|yet\s)*(?:raising|fundraising|seeking (?:funding|capital|investment))\b"
    r"|\bno (?:open round|round is open|funding (?:is )?(?:needed|required|sought))\b|\bround is (?:now )?closed\b"
    r"|\b(?:suchen|brauchen|benötigen) (?:derzeit |aktuell )?kein\w*\s(?:kapital|geld|investor\w*|finanzierung)"
    r"|\bne (?:levons|cherchons|recherchons) pas\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Seen:
    """An amount, the passage as it stands on its slide, and how likely the amount is the ask."""

    money: Money
    passage: Passage
    likely: float


def find_funding(passages: Sequence[Passage]) -> tuple[FundingAmount, list[str]]:
    """The ask with up to three citations, or "not stated"; and warnings where an ask was seen but is not one amount."""
    if any(_NO_ASK.search(passage.text) for passage in passages):
        return FundingAmount(), []
    ranked = _ranked(passages)
    if not ranked or ranked[0][0].likely < LEAST_LIKELY:
        return FundingAmount(), []
    best = ranked[0]
    first = best[0].money
    if any(seen.money.is_range for seen in best):
        return FundingAmount(), [f"funding_amount: the deck asks for a range ({first.text}), not one amount."]
    if rival := next((group[0] for group in ranked[1:] if _contradicts(group, best)), None):
        texts = f"{first.text} and {rival.money.text}"
        return FundingAmount(), [f"funding_amount: the deck names two asks, {texts}."]
    cited = [seen for seen in best if seen.likely >= LEAST_QUOTED][:MOST_QUOTED]
    return FundingAmount(
        amount=first.amount,
        currency=first.currency or _only_currency(passages),
        text=first.text,
        citations=[cite(seen.passage.slide, seen.passage.text) for seen in cited],
    ), []


def spoken(passages: Sequence[Passage]) -> list[Passage]:
    """The passages whose amounts count; a line that comes back on most slides may be the ask, a page's header is none."""
    return [passage for passage in passages if not passage.is_margin or passage.kind == "running"]


def _only_currency(passages: Sequence[Passage]) -> str | None:
    """The currency of a deck whose amounts have but one."""
    found = {money.currency for passage in passages for money in find_amounts(passage.text)} - {None}
    return found.pop() if len(found) == 1 else None


def _ranked(passages: Sequence[Passage]) -> list[list[_Seen]]:
    """The mentions of each amount, the likeliest first, and so the amounts."""
    body = spoken(passages)
    roles = load("amounts")
    groups: dict[tuple[float, str | None], list[_Seen]] = defaultdict(list)
    for mention in mentions(with_units(body)):
        money = mention.money
        if LEAST_AMOUNT <= money.amount <= MOST_AMOUNT:
            likely = roles.probabilities(mention.features)["ask"]
            groups[money.amount, money.currency].append(_Seen(money, body[mention.index], likely))
    _join_bare(groups)
    for group in groups.values():
        group.sort(key=lambda seen: -seen.likely)
    return sorted(groups.values(), key=lambda group: (-group[0].likely, -group[0].money.amount))


def _join_bare(groups: dict[tuple[float, str | None], list[_Seen]]) -> None:
    """Let a mention without currency ("raising 5M") confirm the same amount with one."""
    for amount, currency in list(groups):
        named = [key for key in groups if key[0] == amount and key[1] is not None]
        if currency is None and len(named) == 1:
            groups[named[0]].extend(groups.pop((amount, None)))


def _contradicts(group: list[_Seen], best: list[_Seen]) -> bool:
    """Whether another amount is as likely the ask; a smaller one on the same slide is a part of it."""
    if group[0].likely < max(LEAST_LIKELY, RIVAL * best[0].likely):
        return False
    shared = {seen.passage.slide for seen in group} & {seen.passage.slide for seen in best}
    return not shared or best[0].money.amount <= group[0].money.amount
