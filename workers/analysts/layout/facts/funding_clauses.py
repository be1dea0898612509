"""The words around an amount that tell what it is: those of its clause, of its neighbours, of its slide. Owns no table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workers.analysts.layout.facts import money_words as words
from workers.analysts.layout.money import Money, find_amounts
from workers.analysts.layout.passages import Passage
from workers.analysts.layout.terms import pattern

#: Distinct terms of a deal that make a slide that of an open round.
LEAST_TERMS = 2

_OTHER_MONEY, _DEAL = pattern(words.OTHER_MONEY), pattern(words.DEAL)
#: A passage of so few words is a big number or a label; its meaning stands beside it.
LONE_WORDS = 6
#: A longer passage beside a number is a sentence of its own and no label of it.
LABEL_WORDS = 10
# "2,1 von 5 Mio. €", "£600k of the £1.5m": what is there of what is wanted.
_PART_OF = re.compile(
    r"\d(?:[\d.,]*)\s?(?:\w{1,4}\.?|[€$£])?\s(?:von|of|out of|sur|des?)\s(?:the\s|our\s|den\s|a\s)?(?:total\s)?$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[.;:!?|•·](?=\s|$)|,\s|\s(?:and|und|et|while|but|after|before|aber|mais|with|sowie|following)\s|\s[–—-]\s|[()]"
)
# "£6m pre", "€8M post" are valuations.
_VALUE = re.compile(r"\s?(?:pre|post)\b(?!-?\s?seed|[- ]money safe)", re.IGNORECASE)
ROUND = (
    r"(?:pre-?seed|seed|series [a-d]|serie [a-d]|série [a-d]|angel|bridge|round|raise|note|safe|runde|seed-?runde|"
    r"finanzierungsrunde|tour)"
)
_A_ROUND = re.compile(rf"\s(?:\w+[ -]){{0,2}}?{ROUND}\b", re.IGNORECASE)
_DETERMINED = re.compile(
    r"(?<!\w)(?:an?|this|the|our|eine|diese|die|unsere|une|cette|notre|un|ce)\s$", re.IGNORECASE
)
_ROUND_IS = re.compile(
    rf"\b{ROUND}\s(?:is|ist|est|von|über|of|de)\s$|\b(?:round|runde|tour)\s?[:=–-]?\s$", re.IGNORECASE
)
_AFTER = re.compile(
    r"\b(?:after|since|following|led|joined|nach|seit|après|depuis)\s(?:\w+\s){0,3}$", re.IGNORECASE
)
# A remark in brackets behind an amount is part of what is said of it: "€2M (2024, completed)".
_REMARK = re.compile(
    r"\s*\(([^()]*)\)|,\s((?:\w+\s)?20[0-4]\d\b|(?:which|that|die|das|qui)\s\w+(?:\s\w+){0,3})"
)
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
# "Next: Series B of $20M", but not "for the next 18 months".
_LATER = re.compile(
    r"\bnext\b(?!\s+(?:\d|few|twelve|eighteen|two|three|months|years|stage|phase|step))"
    r"|\bnächste\w*\b(?!\s+(?:\d|zwei|drei|zwölf|achtzehn|Monate|Jahre|Phase|Schritt))|\bprochaine?\s(?:tour|levée|série)\b",
    re.IGNORECASE,
)
# What the money is for says nothing about what it is: "$12M to reach a $4B market".
PURPOSE = re.compile(r"\s(?:to|for|at|on|bei|à|um|zur|zum|für|pour|afin|which|that)\s")


@dataclass(frozen=True)
class Clause:
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


def is_other(text: str) -> bool:
    return bool(_OTHER_MONEY.search(_SAFE.sub("", text)) or _LATER.search(text))


def _row_clause(text: str, amounts: list[Money], position: int) -> Clause:
    """Everything in the row of a table that stands nearer to this amount than to another: "Seed | €2M | open"."""
    left = amounts[position - 1].end if position else 0
    right = amounts[position + 1].start if position + 1 < len(amounts) else len(text)
    money = amounts[position]
    value = " valuation" * bool(_VALUE.match(text, money.end))
    if len(amounts) > 1 and " | " in text:  # "Round: €3M | Valuation: €9M": a cell speaks of its own amount
        left = max(left, text.rfind(" | ", 0, money.start))
        right = min(right, bar if (bar := text.find(" | ", money.end)) >= 0 else right)
    words = f"{text[left : money.start]} {text[money.end : right]}"
    return Clause(wide=words, narrow=f"{words}{value}")


def clause_of(text: str, amounts: list[Money], position: int, *, is_row: bool) -> Clause:
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
        return Clause(wide=f"raising {far}", narrow="", sized=True)
    narrow = f"{near} {PURPOSE.split(after)[0]}{said}"
    return Clause(wide=f"{far} {after}", narrow=narrow, sized=sized and not _AFTER.search(before))


def neighbours(passages: Sequence[Passage], index: int) -> Clause:
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
    slide = [text for text in own if not find_amounts(text) and not is_other(text)]
    return Clause(
        wide=" | ".join(wide), narrow=" | ".join(narrow), slide=" | ".join(slide), deal=_is_deal(own)
    )


def _is_deal(slide: Sequence[str]) -> bool:
    """Whether the texts of a slide speak of the terms of a round."""
    return len({match.group().casefold() for match in _DEAL.finditer(" | ".join(slide))}) >= LEAST_TERMS


def _continuation(passages: Sequence[Passage], index: int) -> Clause | None:
    """The sentence that a big number begins and the text below it ends: "USD 12 million" / "is what we want to raise"."""
    here = passages[index]
    below = passages[index + 1] if index + 1 < len(passages) else here
    if here.slide != below.slide or not below.text[0].islower():
        return None
    clause = _BREAK.split(below.text)[0]
    if find_amounts(clause) and is_other(clause):
        return None  # "of which €1M is committed" speaks of its own amount
    own = [passage.text for passage in passages if passage.slide == here.slide]
    return Clause(wide=clause, narrow=PURPOSE.split(f" {clause}")[0], deal=_is_deal(own))
