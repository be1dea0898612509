"""Sets two runs over the same decks side by side: what got better, what worse. It reads no file and owns no table."""

from typing import Literal

from pydantic import BaseModel

from workers.evaluation.gold import FACTS
from workers.evaluation.scores import DeckScore, Evaluation, FactScore, summarise
from workers.evaluation.verdicts import Verdict

Direction = Literal["better", "worse", "same"]


class Change(BaseModel):
    """A fact of one deck whose verdict is another one now. `same`: another that is as good, where gold has changed."""

    deck: str
    fact: str
    direction: Direction
    before: Verdict
    after: Verdict
    was: str | None
    got: str | None


class Figures(BaseModel):
    """The figures of one run over the decks that both have; percentages are None where there is nothing to count."""

    right: float | None
    invented: float | None
    invented_of_all: float | None
    precision: float | None
    hidden_reported: int
    median_seconds: float | None
    tokens: int


class Comparison(BaseModel):
    """Two runs side by side. Counts and figures are over the decks that both have; `added` and `removed` are the others."""

    before: Figures
    after: Figures
    totals: dict[str, dict[Direction, int]]
    changes: list[Change]
    added: list[str]
    removed: list[str]


def compare(before: Evaluation, after: Evaluation) -> Comparison:
    """What changed from one run to the next, by deck and fact. Decks are the same that have the same path."""
    old = {deck.deck: deck for deck in before.decks}
    new = {deck.deck: deck for deck in after.decks}
    both = [name for name in new if name in old]
    every = [
        _change(name, fact, old[name].facts[fact], new[name].facts[fact]) for name in both for fact in FACTS
    ]
    return Comparison(
        before=_figures([old[name] for name in both]),
        after=_figures([new[name] for name in both]),
        totals={fact: _count([change for change in every if change.fact == fact]) for fact in FACTS},
        changes=[change for change in every if change.before is not change.after],
        added=[name for name in new if name not in old],
        removed=[name for name in old if name not in new],
    )


def _change(deck: str, fact: str, before: FactScore, after: FactScore) -> Change:
    return Change(
        deck=deck,
        fact=fact,
        direction=direction(before.verdict, after.verdict),
        before=before.verdict,
        after=after.verdict,
        was=before.got,
        got=after.got,
    )


def direction(before: Verdict, after: Verdict) -> Direction:
    """Whether the second verdict is better: right, partial, abstained, failed, wrong or invented, in this order."""
    if before.rank == after.rank:
        return "same"
    return "better" if after.rank > before.rank else "worse"


def _count(changes: list[Change]) -> dict[Direction, int]:
    counts: dict[Direction, int] = {"better": 0, "worse": 0, "same": 0}
    for change in changes:
        counts[change.direction] += 1
    return counts


def _figures(decks: list[DeckScore]) -> Figures:
    summary = summarise(decks)
    return Figures(
        right=summary.total.right,
        invented=summary.total.invented,
        invented_of_all=summary.total.invented_of_all,
        precision=summary.precision,
        hidden_reported=summary.hidden_reported,
        median_seconds=summary.median_seconds,
        tokens=summary.tokens,
    )
