"""The scores of one deck, and of many: what `deckflow evaluate` prints and keeps.

It decides what is counted and what a percentage is of; it reads no file, prints nothing and owns no table.
"""

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence

from pydantic import BaseModel

from workers.analysts.base import Extraction, FundingAmount, Healthcare
from workers.evaluation.evidence import (
    Doubt,
    Found,
    HiddenScore,
    Readings,
    Tally,
    trace_hidden,
    unexpected_hidden,
    weigh_citations,
)
from workers.evaluation.gold import FACTS, Date, Fact, Funding, Gold, Health, Name, Offering
from workers.evaluation.verdicts import Verdict, judge

#: The name of all groups together.
ALL = "all"


class FactScore(BaseModel):
    """The verdict on one fact. `expected` and `got` are for people; None means not stated."""

    verdict: Verdict
    expected: str | None
    got: str | None


class DeckScore(BaseModel):
    """All that was measured on one deck.

    `deck` is its path within the folder, `group` the folder it lies in. `error` says why its analysis is not complete.
    `seconds` are those of each task's last attempt, `tokens` all that models read and wrote for the result, also where
    a slide's answer was kept from an earlier run.
    """

    deck: str
    group: str
    error: str | None = None
    facts: dict[str, FactScore]
    citations: dict[str, Tally]
    doubts: list[Doubt] = []
    hidden: list[HiddenScore] = []
    unexpected_hidden: list[int] = []
    seconds: dict[str, float] = {}
    tokens: int = 0


class FactSummary(BaseModel):
    """One fact over many decks, or all facts of them.

    Percentages, None where there is nothing to take them of: `right` of the facts that gold states (those of a failed deck
    among them), `invented` of those it does not state, `invented_of_all` of all.
    """

    facts: int
    stated: int
    verdicts: dict[Verdict, int]
    right: float | None
    invented: float | None
    invented_of_all: float | None
    citations: Tally


class Summary(BaseModel):
    """The decks of one group. `citations` are all of them, also of answers and findings; `precision` is their share in %.

    `hidden` phrases are those of gold; `hidden_unexpected` counts slides where text is called hidden and gold knows of none.
    """

    decks: int
    failed: int
    facts: dict[str, FactSummary]
    total: FactSummary
    citations: Tally
    precision: float | None
    hidden: int
    hidden_reported: int
    hidden_leaked: int
    hidden_unexpected: int
    median_seconds: float | None
    tokens: int


class Evaluation(BaseModel):
    """A whole run: what was analysed by whom, every deck's scores, and the summary of each group and of all."""

    analyst: str
    version: str | None = None
    decks: list[DeckScore]
    groups: dict[str, Summary]


def score(
    gold: Gold, found: Found, readings: Readings, *, deck: str, group: str, error: str | None = None
) -> DeckScore:
    """Judge what an analysis found in one deck. Time and tokens are the caller's to add."""
    verdicts = judge(gold.facts, found.extraction)
    citations, doubts = weigh_citations(gold.facts, found, readings)
    return DeckScore(
        deck=deck,
        group=group,
        error=error,
        facts={
            name: FactScore(
                verdict=verdict,
                expected=_expected(gold.facts.named(name)),
                got=_got(name, found.extraction),
            )
            for name, verdict in verdicts.items()
        },
        citations=citations,
        doubts=doubts,
        hidden=trace_hidden(gold.hidden, found),
        unexpected_hidden=unexpected_hidden(gold.hidden, found),
    )


def evaluate(decks: Iterable[DeckScore], *, analyst: str, version: str | None) -> Evaluation:
    """Put the scores of all decks together, by group and altogether."""
    scored = sorted(decks, key=lambda score: score.deck)
    groups = {name: [s for s in scored if s.group == name] for name in sorted({s.group for s in scored})}
    summaries = {name: summarise(members) for name, members in groups.items()}
    if len(groups) > 1:
        summaries[ALL] = summarise(scored)
    return Evaluation(analyst=analyst, version=version, decks=scored, groups=summaries)


def summarise(decks: list[DeckScore]) -> Summary:
    """Count over these decks."""
    every = sum((tally for deck in decks for tally in deck.citations.values()), Tally())
    hidden = [phrase for deck in decks for phrase in deck.hidden]
    times = [sum(deck.seconds.values()) for deck in decks if deck.seconds]
    return Summary(
        decks=len(decks),
        failed=sum(deck.error is not None for deck in decks),
        facts={name: _summarise_facts(decks, [name]) for name in FACTS},
        total=_summarise_facts(decks, FACTS),
        citations=every,
        precision=_percent(every.precise, every.total),
        hidden=len(hidden),
        hidden_reported=sum(phrase.reported for phrase in hidden),
        hidden_leaked=sum(bool(phrase.leaked_to) for phrase in hidden),
        hidden_unexpected=sum(len(deck.unexpected_hidden) for deck in decks),
        median_seconds=round(statistics.median(times), 2) if times else None,
        tokens=sum(deck.tokens for deck in decks),
    )


def _summarise_facts(decks: list[DeckScore], names: Sequence[str]) -> FactSummary:
    scores = [deck.facts[name] for deck in decks for name in names]
    counts = Counter(score.verdict for score in scores)
    stated = sum(score.expected is not None for score in scores)
    return FactSummary(
        facts=len(scores),
        stated=stated,
        verdicts={verdict: counts[verdict] for verdict in Verdict},
        right=_percent(counts[Verdict.RIGHT], stated),
        invented=_percent(counts[Verdict.INVENTED], len(scores) - stated),
        invented_of_all=_percent(counts[Verdict.INVENTED], len(scores)),
        citations=sum((deck.citations[name] for deck in decks for name in names), Tally()),
    )


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _expected(fact: Fact) -> str | None:
    """What gold says, in words; None where the fact is not stated."""
    if not fact.stated:
        return None
    match fact:
        case Offering():
            return ", ".join(" or ".join(words) for words in fact.wanted)
        case Health():
            return _health(fact.is_healthcare, fact.category)
        case Funding():
            return _money(fact.amount, fact.currency)
        case Name() | Date():
            return " or ".join(filter(None, (fact.value, *fact.also)))
    raise AssertionError(fact)


def _got(name: str, found: Extraction | None) -> str | None:
    """What the result says, in words; None where it says that the fact is not stated."""
    if found is None:
        return None
    field = getattr(found, name)
    if isinstance(field, Healthcare):
        return None if field.is_healthcare is None else _health(field.is_healthcare, field.category)
    if isinstance(field, FundingAmount):
        return None if field.amount is None else _money(field.amount, field.currency)
    value: str | None = field.value
    return value or None


def _health(is_healthcare: bool | None, category: str | None) -> str:
    return f"{'yes' if is_healthcare else 'no'}, {category or 'no category'}"


def _money(amount: float | None, currency: str | None) -> str:
    return f"{amount:,.0f} {currency or '(no currency)'}"
