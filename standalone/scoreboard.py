"""Shows scores to people: a table for each group, and every miss beneath. It reads nothing, judges nothing, owns no table."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from workers.evaluation.comparison import Comparison, Direction
from workers.evaluation.evidence import Tally
from workers.evaluation.gold import FACTS
from workers.evaluation.scores import DeckScore, Evaluation, FactSummary, Summary
from workers.evaluation.verdicts import Verdict

#: Width of tables where the output is no terminal, in characters.
WIDTH = 120
#: Longest value shown of a miss, in characters.
SHOWN = 160

_COUNTED = (Verdict.RIGHT, Verdict.PARTIAL, Verdict.WRONG, Verdict.ABSTAINED, Verdict.FAILED)
_DIRECTIONS: tuple[Direction, ...] = ("better", "worse", "same")
_GOOD = (Verdict.RIGHT, Verdict.NOT_STATED)


def console() -> Console:
    """Standard output, wide enough for a table wherever it goes."""
    plain = Console(highlight=False)
    return plain if plain.is_terminal else Console(highlight=False, width=WIDTH)


def show(evaluation: Evaluation, to: Console) -> None:
    """The table of each group, then every miss."""
    version = f" {evaluation.version}" if evaluation.version else ""
    for name, summary in evaluation.groups.items():
        to.print(
            _table(f"{name}: {_count(summary.decks, 'deck')}, analyst {evaluation.analyst}{version}", summary)
        )
        to.print(_sentence(summary), markup=False, soft_wrap=True)
        to.print()
    lines = [line for deck in evaluation.decks for line in misses(deck)]
    for line in lines or ["No miss."]:
        to.print(line, markup=False, soft_wrap=True)


def _table(title: str, summary: Summary) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("fact", no_wrap=True)
    for heading in (*_COUNTED, "% right", "invented", "% not stated", "% all", "% cited"):
        table.add_column(heading, justify="right")
    for name, fact in summary.facts.items():
        table.add_row(*_row(name, fact))
    table.add_section()
    table.add_row(*_row("all facts", summary.total), style="bold")
    return table


# The last five: right of what is stated; invented of what is not stated, of that in %, of all in %; citations that hold.
def _row(name: str, fact: FactSummary) -> list[str]:
    return [
        name,
        *(str(fact.verdicts[verdict]) for verdict in _COUNTED),
        _percent(fact.right),
        f"{fact.verdicts[Verdict.INVENTED]} of {fact.facts - fact.stated}",
        _percent(fact.invented),
        _percent(fact.invented_of_all),
        _share(fact.citations),
    ]


def _sentence(summary: Summary) -> str:
    cited = summary.citations
    facts = summary.total.citations
    parts = [
        f"Citations: {_percent(summary.precision)} % of {cited.total} hold ({cited.verbatim} are on their slide; "
        f"{facts.placed} of the facts' {facts.total} on a slide that gold names).",
        f"Hidden text: {summary.hidden_reported} of {summary.hidden} reported, {summary.hidden_leaked} leaked, "
        f"{_count(summary.hidden_unexpected, 'slide')} reported without cause.",
        f"Median {summary.median_seconds} s a deck, {summary.tokens} tokens."
        if summary.median_seconds
        else "",
        f"Not analysed completely: {_count(summary.failed, 'deck')}." if summary.failed else "",
    ]
    return " ".join(filter(None, parts))


def misses(deck: DeckScore) -> Iterator[str]:
    """A line for everything that is not as it should be with one deck."""
    if deck.error:
        yield f"{deck.deck}  not analysed completely: {printable(deck.error)}"
    for name in FACTS:
        fact = deck.facts[name]
        if fact.verdict not in _GOOD:
            yield (
                f"{deck.deck}  {name}  {fact.verdict}: expected {printable(fact.expected or 'not stated')}; "
                f"got {printable(fact.got or 'not stated')}"
            )
    for doubt in deck.doubts:
        yield f"{deck.deck}  citation of {doubt.of}, slide {doubt.slide}: {doubt.why}: “{printable(doubt.quote)}”"
    for phrase in deck.hidden:
        place = f"{deck.deck}  hidden text on slide {phrase.slide} ({phrase.reason}, “{printable(phrase.contains)}”)"
        if not phrase.reported:
            yield f"{place}: not reported"
        if phrase.leaked_to:
            yield f"{place}: leaked to {', '.join(phrase.leaked_to)}"
    for number in deck.unexpected_hidden:
        yield f"{deck.deck}  slide {number}: text is reported as hidden, gold knows of none"


def show_comparison(comparison: Comparison, to: Console) -> None:
    """What changed since an earlier run: counts by fact, the figures of both runs, then every change."""
    table = Table(title="compared with the earlier run", title_justify="left", title_style="bold")
    table.add_column("fact", no_wrap=True)
    for heading in _DIRECTIONS:
        table.add_column(heading, justify="right")
    for name, counts in comparison.totals.items():
        table.add_row(name, *(str(counts[direction]) for direction in _DIRECTIONS))
    table.add_section()
    sums = (sum(counts[direction] for counts in comparison.totals.values()) for direction in _DIRECTIONS)
    table.add_row("all facts", *map(str, sums), style="bold")
    to.print()
    to.print(table)
    for line in _comparison_lines(comparison):
        to.print(line, markup=False, soft_wrap=True)


def _comparison_lines(comparison: Comparison) -> Iterator[str]:
    for title, figures in (("before", comparison.before), ("now", comparison.after)):
        yield (
            f"{title}: {_percent(figures.right)} % right, {_percent(figures.invented)} % invented "
            f"({_percent(figures.invented_of_all)} % of all), {_percent(figures.precision)} % of citations hold, "
            f"{figures.hidden_reported} hidden reported, median {figures.median_seconds} s, {figures.tokens} tokens"
        )
    for change in comparison.changes:
        yield (
            f"{change.deck}  {change.fact}  {change.direction}: {change.before} -> {change.after}; "
            f"was {printable(change.was or 'not stated')}; is {printable(change.got or 'not stated')}"
        )
    yield from (f"{name}: not in the earlier run" for name in comparison.added)
    yield from (f"{name}: only in the earlier run" for name in comparison.removed)


def printable(text: str) -> str:
    """Text of a deck on one line, at most 160 characters, without anything that a terminal obeys."""
    line = "".join(character for character in " ".join(text.split()) if character.isprintable())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def _share(tally: Tally) -> str:
    return _percent(round(100 * tally.precise / tally.total, 1) if tally.total else None)


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
