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
from workers.analysts.layout.facts.funding_rows import is_open, is_row, rounds, with_units
from workers.analysts.layout.money import Money, find_amounts
from workers.analysts.layout.passages import Passage
from workers.analysts.layout.terms import pattern
from workers.analysts.layout.topics import topics_of

#: Points below which an amount is not taken for the ask: an asking verb alone reaches it, a round's name alone not.
LEAST_POINTS = 4.0
#: Rounds outside these bounds are misread numbers (prices, markets), in whole units of any currency.
LEAST_AMOUNT, MOST_AMOUNT = 10_000, 2_000_000_000
#: A passage of so few words is a big number or a label; its meaning stands beside it.
LONE_WORDS = 6
#: Words of an amount and nothing else: "1,8 Mio. €".
AMOUNT_WORDS = 3
#: A longer passage beside a number is a sentence of its own and no label of it.
LABEL_WORDS = 10

#: The ask stands near the end of a deck: from this slide on an amount as a headline is one, with what it is for.
LATE = 6

#: What being the sum of the other amounts weighs, and by what share a sum may differ, since parts are rounded.
SUM_POINTS, TOTAL = 2.5, 0.02

_ASKS, _ROUNDS, _OTHER_MONEY = pattern(words.ASKS), pattern(words.ROUNDS), pattern(words.OTHER_MONEY)
_HEADINGS, _ASKING_HEADINGS = pattern(words.HEADINGS), pattern(words.ASKING_HEADINGS)
_OTHER_HEADINGS, _PLANS, _SPLITS = pattern(words.OTHER_HEADINGS), pattern(words.PLANS), pattern(words.SPLITS)
_NOW, _OPEN, _PLANNED, _DEAL = (
    pattern(words.NOW),
    pattern(words.OPEN),
    pattern(words.PLANNED),
    pattern(words.DEAL),
)
#: Topics of slides whose rounds are those of other companies.
_OF_OTHERS = frozenset({"competition", "market"})
#: What a row of a list of rounds weighs where it is open.
ROW_POINTS = 5.0
# "(approx. ₹26 Cr)" behind an amount.
_CONVERTED = re.compile(
    r"^[^()|]{0,12}\(\s?(?:approx\.?|about|~|≈|ca\.?|i\.e\.|=|circa|rund|etwa|environ|soit)?\s?$",
    re.IGNORECASE,
)
# "2,1 von 5 Mio. €", "£600k of the £1.5m": what is there of what is wanted.
_PART_OF = re.compile(
    r"\d(?:[\d.,]*)\s?(?:\w{1,4}\.?|[€$£])?\s(?:von|of|out of|sur|des?)\s(?:the\s|our\s|den\s|a\s)?(?:total\s)?$",
    re.IGNORECASE,
)
# "jetzt: 1,8 Mio. €": said of what is asked for, beside what there was before.
_NOW_LABEL = re.compile(
    r"(?:^|[.;|]\s)(?:right now|now|today|jetzt|nun|aktuell|maintenant|aujourd['’]hui)\s?[:–-]\s*$",
    re.IGNORECASE,
)
#: Distinct terms of a deal that make a slide that of an open round, and what that weighs for its amounts.
LEAST_TERMS, DEAL_POINTS = 2, 3.0
_ALL_OF_IT = re.compile(
    r"(?:the |our |das |le |l['’])?(?:money|capital|kapital|geld|investment|terms)\W*", re.IGNORECASE
)
_BREAK = re.compile(
    r"[.;:!?|•·](?=\s|$)|,\s|\s(?:and|und|et|while|but|after|before|aber|mais|with|sowie|following)\s|\s[–—-]\s|[()]"
)
# "£6m pre", "€8M post" are valuations.
_VALUE = re.compile(r"\s?(?:pre|post)\b(?!-?\s?seed|[- ]money safe)", re.IGNORECASE)
_ROUND = (
    r"(?:pre-?seed|seed|series [a-d]|serie [a-d]|série [a-d]|angel|bridge|round|raise|note|safe|runde|seed-?runde|"
    r"finanzierungsrunde|tour)"
)
_A_ROUND = re.compile(rf"\s(?:\w+[ -]){{0,2}}?{_ROUND}\b", re.IGNORECASE)
_DETERMINED = re.compile(
    r"(?<!\w)(?:an?|this|the|our|eine|diese|die|unsere|une|cette|notre|un|ce)\s$", re.IGNORECASE
)
_ROUND_IS = re.compile(
    rf"\b{_ROUND}\s(?:is|ist|est|von|über|of|de)\s$|\b(?:round|runde|tour)\s?[:=–-]?\s$", re.IGNORECASE
)
_AFTER = re.compile(
    r"\b(?:after|since|following|led|joined|nach|seit|après|depuis)\s(?:\w+\s){0,3}$", re.IGNORECASE
)
# A remark in brackets behind an amount is part of what is said of it: "€2M (2024, completed)".
_REMARK = re.compile(
    r"\s*\(([^()]*)\)|,\s((?:\w+\s)?20[0-4]\d\b|(?:which|that|die|das|qui)\s\w+(?:\s\w+){0,3})"
)
# "Series A | $7M": the label of a headline.
_ROUND_LABEL = re.compile(rf"\b{_ROUND}\s*[|:·•–—-]\s*$", re.IGNORECASE)
# "$1.8M in (two funds)", "£300k already in", "half of it committed".
_IS_IN = re.compile(
    r"\s(?:already |soft[- ]|schon |bereits |déjà )?(?:in|circled)(?=\s?[(.,;]|\s(?:from|by|already)\b|$)",
    re.IGNORECASE,
)
# A kind of note, not a valuation.
_SAFE = re.compile(
    r"\b(?:post|pre)[- ]money (?=safe\b)|\bconvertible (?:loan|debt)s?\b|\bprêts? convertibles?\b",
    re.IGNORECASE,
)
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
# "Next: Series B of $20M", but not "for the next 18 months".
_LATER = re.compile(
    r"\bnext\b(?!\s+(?:\d|few|twelve|eighteen|two|three|months|years|stage|phase|step))"
    r"|\bnächste\w*\b(?!\s+(?:\d|zwei|drei|zwölf|achtzehn|Monate|Jahre|Phase|Schritt))|\bprochaine?\s(?:tour|levée|série)\b",
    re.IGNORECASE,
)
# What the money is for says nothing about what it is: "$12M to reach a $4B market".
_PURPOSE = re.compile(r"\s(?:to|for|at|on|bei|à|um|zur|zum|für|pour|afin|which|that)\s")
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


@dataclass(frozen=True)
class _Clause:
    """The words around an amount: `wide` may speak for it, `narrow` (nearer, shorter, without the purpose) against it.

    `sized` says that the amount is told as the size of a round: "a £1.2m round", "the pre-seed is €900k", "$9M Series A
    to …". `slide` holds the sentences of the same slide that name no amount: "We are looking for 12 months of financing";
    `deal` says that it speaks of the terms of a round.
    """

    wide: str
    narrow: str
    slide: str = ""
    sized: bool = False
    deal: bool = False


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
            own = _clause(passage.text, amounts, position, is_row=is_row(passage))
            if position and not _ASKS.search(own.wide):
                # "We raised £1.4M in 2023 and £300k from angels": what is said of the first holds for the next.
                own = replace(own, narrow=f"{before} {own.narrow}")
            before = own.narrow
            if LEAST_AMOUNT <= money.amount <= MOST_AMOUNT:
                around = _neighbours(passages, index)
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


def _points(own: _Clause, around: _Clause, passage: Passage, *, money: Money) -> float:
    """Points of one amount. The clause weighs most; a lone number on its slide takes its neighbours' words."""
    asks = bool(_ASKS.search(own.wide)) or bool(_NOW_LABEL.search(passage.text[: money.start]))
    rounds_named = {match.group().casefold() for match in _ROUNDS.finditer(own.wide)}
    names_round = bool(rounds_named)
    # "Target: $8M Series A": two words for it say more than one.
    points = 5.0 * asks + 2.0 * min(len(rounds_named), 2)
    # "How we will spend €4M", above a list of parts, speaks of the whole.
    if not (passage.kind == "title" and _SPLITS.search(passage.text)):
        points -= 8.0 * _is_other(own.narrow)
    headed = names_round or (around.deal and bool(_HEADINGS.search(passage.heading)))
    points += 2.5 * bool(headed and _OPEN.search(own.wide)) + 2.0 * own.sized
    points += _form_points(passage, around, money)
    if passage.words <= LONE_WORDS and not asks:
        points += 3.0 * bool(_ASKS.search(around.wide)) + 1.5 * bool(_ROUNDS.search(around.wide))
        points += 3.5 * bool(_ROUNDS.search(around.wide) and _ASKS.search(around.slide))
        points -= 5.0 * (_is_other(around.narrow) and not names_round)
    if _YEAR.search(own.narrow) and not _NOW.search(own.wide):
        points -= 8.0 if _WILL_ASK.search(own.wide) else 3.0
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
        and not _is_other(narrow)
        and not _YEAR.search(narrow)
    )


def _form_points(passage: Passage, around: _Clause, money: Money) -> float:
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


def _is_other(text: str) -> bool:
    return bool(_OTHER_MONEY.search(_SAFE.sub("", text)) or _LATER.search(text))


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


def _row_clause(text: str, amounts: list[Money], position: int) -> _Clause:
    """Everything in the row of a table that stands nearer to this amount than to another: "Seed | €2M | open"."""
    left = amounts[position - 1].end if position else 0
    right = amounts[position + 1].start if position + 1 < len(amounts) else len(text)
    money = amounts[position]
    value = " valuation" * bool(_VALUE.match(text, money.end))
    if len(amounts) > 1 and " | " in text:  # "Round: €3M | Valuation: €9M": a cell speaks of its own amount
        left = max(left, text.rfind(" | ", 0, money.start))
        right = min(right, bar if (bar := text.find(" | ", money.end)) >= 0 else right)
    words = f"{text[left : money.start]} {text[money.end : right]}"
    return _Clause(wide=words, narrow=f"{words}{value}")


def _clause(text: str, amounts: list[Money], position: int, *, is_row: bool) -> _Clause:
    """The words around an amount: to the next break on each side, but never beyond the amounts beside it."""
    money = amounts[position]
    if is_row:
        return _row_clause(text, amounts, position)
    left = amounts[position - 1].end if position else 0
    right = amounts[position + 1].start if position + 1 < len(amounts) else len(text)
    remark = _REMARK.match(text, money.end, right)  # one that holds another amount is about that one
    after = (remark[1] or remark[2]) if remark else _BREAK.split(text[money.end : right])[0]
    # A colon ends what stands behind an amount, but a label before it belongs to it: "Prior investment: $38M".
    value = _VALUE.match(text, money.end)
    near = _BREAK.split(text[left : money.start].replace(":", " "))[-1]
    # The verb of the first amount may stand far before it: "We seek, as announced, $12M".
    far = near if position else re.split(r"[.;!?](?=\s)", text[: money.start])[-1][-160:]
    before = text[: money.start]
    sized = bool(_A_ROUND.match(text, money.end) and _DETERMINED.search(before)) or bool(
        _ROUND_IS.search(before)
    )
    said = " valuation" * bool(value) + " committed" * bool(_IS_IN.match(text, money.end))
    if _PART_OF.search(before):
        return _Clause(wide=f"raising {far}", narrow="", sized=True)
    narrow = f"{near} {_PURPOSE.split(after)[0]}{said}"
    return _Clause(wide=f"{far} {after}", narrow=narrow, sized=sized and not _AFTER.search(before))


def _neighbours(passages: Sequence[Passage], index: int) -> _Clause:
    """The labels that may explain a lone amount: right before and after it, or all of its slide for a headline."""
    here = passages[index]
    if goes_on := _continuation(passages, index):
        return goes_on
    reach = len(passages) if here.kind == "title" else 1
    beside = [*passages[max(0, index - reach) : index], *passages[index + 1 : index + 1 + reach]]
    labels = [passage for passage in beside if passage.slide == here.slide and not find_amounts(passage.text)]
    wide = [passage.text for passage in labels if passage.words <= LABEL_WORDS]
    narrow = [passage.text for passage in labels if passage.words <= LONE_WORDS]
    own = [passage.text for passage in passages if passage.slide == here.slide]
    slide = [text for text in own if not find_amounts(text) and not _is_other(text)]
    return _Clause(
        wide=" | ".join(wide), narrow=" | ".join(narrow), slide=" | ".join(slide), deal=_is_deal(own)
    )


def _is_deal(slide: Sequence[str]) -> bool:
    """Whether the texts of a slide speak of the terms of a round."""
    return len({match.group().casefold() for match in _DEAL.finditer(" | ".join(slide))}) >= LEAST_TERMS


def _continuation(passages: Sequence[Passage], index: int) -> _Clause | None:
    """The sentence that a big number begins and the text below it ends: "USD 12 million" / "is what we want to raise"."""
    here = passages[index]
    below = passages[index + 1] if index + 1 < len(passages) else here
    if here.slide != below.slide or not below.text[0].islower():
        return None
    clause = _BREAK.split(below.text)[0]
    if find_amounts(clause) and _is_other(clause):
        return None  # "of which €1M is committed" speaks of its own amount
    own = [passage.text for passage in passages if passage.slide == here.slide]
    return _Clause(wide=clause, narrow=_PURPOSE.split(f" {clause}")[0], deal=_is_deal(own))


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
