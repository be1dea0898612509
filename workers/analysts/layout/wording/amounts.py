"""What the words around an amount of money say: the features by which its role is told. It judges nothing; owns no table.

An amount stands in its clause, its line, between two other lines, on a slide with a title, at a place in the deck.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from workers.analysts.layout.facts.funding_signals import signals
from workers.analysts.layout.money import Money, find_amounts
from workers.analysts.layout.passages import Passage
from workers.analysts.layout.wording.words import group, pairs, parts, tokens

#: What an amount can be. `ask_part`: a part of the ask, or the least ticket; `committed`: promised to this round.
ROLES = (
    "ask", "ask_part", "committed", "past", "future", "terms", "market", "revenue", "cost", "others", "debt",
)  # fmt: skip

#: Words that stand nearest to an amount and are looked at one by one, on either side.
NEAR = 3
#: A longer line beside an amount is a sentence of its own: its words say less.
LABEL_WORDS = 8
#: The share of a deck's slides after which it is late, and before which it is early.
LATE, EARLY = 0.7, 0.35
#: By what share the sum of an amount's neighbours may differ from it, since parts are rounded.
ROUNDED = 0.02

_BREAK = re.compile(r"[.;!?|•·](?=\s|$)|,\s|\s(?:and|und|et|while|but|aber|mais|sowie)\s|\s[–—-]\s|[()]")
# "(approx. ₹26 Cr)" behind an amount.
_CONVERTED = re.compile(
    r"^[^()|]{0,12}\(\s?(?:approx\.?|about|~|≈|ca\.?|i\.e\.|=|circa|rund|etwa|environ|soit)?\s?$",
    re.IGNORECASE,
)
_SPACE = " <money> "


@dataclass(frozen=True)
class Mention:
    """One amount at its place: the `position`-th of the passage at `index` among those of its slide."""

    money: Money
    passage: Passage
    index: int
    features: dict[str, float]


@dataclass(frozen=True)
class _Slide:
    """What all amounts of a slide share: its passages, the amounts of each, where in the deck it stands."""

    passages: Sequence[Passage]
    amounts: Sequence[Sequence[Money]]
    place: str

    @cached_property
    def all(self) -> list[Money]:
        return [money for own in self.amounts for money in own]

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each passage, with a mark for each amount."""
        return [
            tokens(_masked(passage.text, own))
            for passage, own in zip(self.passages, self.amounts, strict=True)
        ]


def mentions(passages: Sequence[Passage], slides: int | None = None) -> Iterator[Mention]:
    """Every amount of a deck of so many `slides` (as many as the last passage says) with its features."""
    last = slides or max((passage.slide for passage in passages), default=0)
    amounts = [_distinct(passage.text) for passage in passages]
    said = list(signals(passages, amounts))
    start = 0
    for number, same in groupby(passages, key=lambda passage: passage.slide):
        own = list(same)
        slide = _Slide(own, amounts[start : start + len(own)], place_of(number, last))
        for index, passage in enumerate(own):
            for position, money in enumerate(slide.amounts[index]):
                features = _features(slide, index, position) | said[start + index][position]
                yield Mention(money, passage, start + index, features)
        start += len(own)


def _distinct(text: str) -> list[Money]:
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


def place_of(slide: int, slides: int) -> str:
    """Where in a deck a slide stands."""
    if slide == 1:
        return "cover"
    if slide >= slides:
        return "last"
    return "late" if slide > LATE * slides else "early" if slide <= EARLY * slides else "middle"


def _features(slide: _Slide, index: int, position: int) -> dict[str, float]:
    passage, amounts = slide.passages[index], slide.amounts[index]
    money = amounts[position]
    before, after = _around(passage.text, amounts, position)
    near_before, near_after = tokens(_BREAK.split(before)[-1]), tokens(_BREAK.split(after)[0])
    clause = [*near_before, "<money>", *near_after]
    line = slide.words[index]
    title = [] if passage.kind == "title" else tokens(_masked_text(passage.heading))
    above, below = _beside(slide, index, -1), _beside(slide, index, 1)
    return {
        **group("before", [f"{n} {word}" for n, word in enumerate(reversed(near_before[-NEAR:]))]),
        **group("after", [f"{n} {word}" for n, word in enumerate(near_after[:NEAR])]),
        **group("clause", [*clause, *pairs(clause)], 1.5),
        **group("clause part", parts(clause)),
        **group("line", [*line, *pairs(line)]),
        **group("title", [*title, *pairs(title)], 1.5),
        **group("title part", parts(title)),
        **group("above", [*above, *pairs(above)]),
        **group("below", [*below, *pairs(below)]),
        **group("slide", _rest(slide, index), 0.7),
        **_form(slide, index, money, alone=len(line) <= 1 + 1),
    }


def _around(text: str, amounts: Sequence[Money], position: int) -> tuple[str, str]:
    """The text on either side of an amount, up to the amount beside it."""
    money = amounts[position]
    left = amounts[position - 1].end if position else 0
    right = amounts[position + 1].start if position + 1 < len(amounts) else len(text)
    return text[left : money.start], text[money.end : right]


def _masked(text: str, amounts: Sequence[Money]) -> str:
    for money in reversed(amounts):
        text = f"{text[: money.start]}{_SPACE}{text[money.end :]}"
    return text


def _masked_text(text: str) -> str:
    return _masked(text, find_amounts(text))


def _beside(slide: _Slide, index: int, step: int) -> list[str]:
    """The words of the line above or below; of a long one only that it is long, and its first words."""
    other = index + step
    if not 0 <= other < len(slide.passages):
        return ["<none>"]
    words = slide.words[other]
    return words if slide.passages[other].words <= LABEL_WORDS else ["<long>", *words[:LABEL_WORDS]]


def _rest(slide: _Slide, index: int) -> list[str]:
    """The words of the slide's other lines."""
    return [word for place, words in enumerate(slide.words) if place != index for word in words]


def _form(slide: _Slide, index: int, money: Money, *, alone: bool) -> dict[str, float]:
    """How the amount stands: its size, its line, its rank on the slide."""
    passage = slide.passages[index]
    values = [other.amount for other in slide.all]
    smaller = [value for value in dict.fromkeys(values) if value < money.amount]
    size = int(math.log10(max(money.amount, 1.0)) * 2)
    names = [
        f"size {size}",
        f"place {slide.place}",
        f"kind {'row' if passage.kind in ('table', 'table-row') else passage.kind}",
        f"words {min(passage.words, 16) // 3}",
        f"amounts {min(len(values), 6)}",
        f"currency {money.currency is not None}",
        f"place {slide.place} size {size}",
    ]
    names += ["alone", f"alone {slide.place}", f"alone size {size}"] * alone
    names += ["largest"] * (len(smaller) > 0 and money.amount == max(values))
    names += ["smallest"] * (not smaller and len(set(values)) > 1)
    names += ["first"] * (index == next(place for place, own in enumerate(slide.amounts) if own))
    names += ["sum"] * (len(smaller) > 1 and abs(sum(smaller) - money.amount) < ROUNDED * money.amount)
    names += ["range"] * money.is_range
    return {f"form:{name}": 0.5 for name in names}
