"""`deckflow evaluate`: decks with gold beside them through the real system, then their scores. It owns no table."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from rich.console import Console

from pipeline.errors import DeckflowError, EvaluationError
from pipeline.queries import PipelineView
from pipeline.settings import get_settings
from pipeline.states import PipelineState
from standalone import scoreboard
from standalone.analyze import Deck, Narrator, Wish, name_decks, run_decks
from standalone.gold_decks import GoldDeck, find, read_again
from standalone.system import use_addresses
from workers.analysts import registry
from workers.evaluation.comparison import Comparison, compare
from workers.evaluation.evidence import Found, Readings
from workers.evaluation.results import found_in, tokens_in
from workers.evaluation.scores import DeckScore, Evaluation, evaluate, score

#: What a shell reports of a command that Ctrl-C has ended.
INTERRUPTED = 130


@dataclass(frozen=True)
class Order:
    """What was asked for. `out` is the file for the scores, `earlier` that of a run to compare with, None for none."""

    analyst: str | None = None
    as_json: bool = False
    out: Path | None = None
    earlier: Path | None = None


class Report(Evaluation):
    """What `--json` and `--out` give: the scores, and the comparison where one was asked for."""

    comparison: Comparison | None = None


def run(folder: Path, order: Order) -> int:
    """Analyse the decks in `folder` and print their scores; returns 0, 1 if a deck was not analysed completely, 130 after
    Ctrl-C. Scores never fail the command.

    Raises `EvaluationError` before anything is started for gold, an earlier run or a folder that can't be used, and
    `NotConfigured` for an unknown analyst.
    """
    narrator = Narrator(Console(stderr=True, highlight=False))
    earlier = _earlier(order.earlier) if order.earlier else None
    gold_decks = find(folder, note=narrator.note)
    analyst = order.analyst or get_settings().analyst
    registry.create(analyst)
    use_addresses({"DECKFLOW_ANALYST": analyst})
    decks = name_decks([gold.path for gold in gold_decks])
    if code := run_decks(decks, Wish(command="evaluate"), narrator):
        return code
    try:
        scores = [_score(deck, gold, narrator) for deck, gold in zip(decks, gold_decks, strict=True)]
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        narrator.pause()
    scored = evaluate(scores, analyst=analyst, version=_version(deck.view for deck in decks))
    report = Report(**dict(scored), comparison=compare(earlier, scored) if earlier else None)
    _print(report, order)
    return 1 if any(deck.error for deck in report.decks) else 0


def _earlier(path: Path) -> Evaluation:
    try:
        return Evaluation.model_validate_json(path.read_bytes())
    except OSError as error:
        raise EvaluationError(f"{path} can't be read: {error.strerror}.") from error
    except ValidationError as error:
        problem = error.errors()[0]
        key = ".".join(map(str, problem["loc"])) or "the file"
        raise EvaluationError(f"{path} holds no scores of this version: {key}: {problem['msg']}") from error


def _score(deck: Deck, gold: GoldDeck, narrator: Narrator) -> DeckScore:
    """The scores of one deck. What can't be used of its results counts as not found, and is its error."""
    narrator.say(f"Checking the citations of {gold.name}")
    tasks = deck.view.tasks if deck.view else {}
    results = {task: row.result for task, row in tasks.items()}
    troubles = [deck.error, _incomplete(deck.view)]
    found, tokens = Found(), 0
    readings: Readings = {}
    try:
        found, tokens = found_in(results), tokens_in(results)
        if deck.sha256 and found.extraction:
            readings = read_again(deck.sha256, get_settings())
    except DeckflowError as error:
        troubles.append(str(error))
    trouble = "; ".join(filter(None, troubles)) or None
    scored = score(gold.gold, found, readings, deck=gold.name, group=gold.group, error=trouble)
    return scored.model_copy(update={"seconds": _seconds(deck.view), "tokens": tokens})


def _incomplete(view: PipelineView | None) -> str | None:
    if view is None or view.state is PipelineState.SUCCEEDED:
        return None
    return f"{view.state}: {view.error}" if view.error else view.state.value


def _seconds(view: PipelineView | None) -> dict[str, float]:
    tasks = view.tasks.items() if view else ()
    return {name.value: round(task.seconds, 3) for name, task in tasks if task.seconds is not None}


def _version(views: Iterable[PipelineView | None]) -> str | None:
    """The analyst's version as the first result has it."""
    results = (task.result for view in views if view for task in view.tasks.values() if task.result)
    return next((result["version"] for result in results if "version" in result), None)


def _print(report: Report, order: Order) -> None:
    text = report.model_dump_json(indent=2) + "\n"
    if order.out is not None:
        try:
            order.out.write_text(text, encoding="utf-8")
        except OSError as error:
            raise EvaluationError(f"{order.out} can't be written: {error.strerror}.") from error
    if order.as_json:
        sys.stdout.write(text)
        return
    console = scoreboard.console()
    scoreboard.show(report, console)
    if report.comparison is not None:
        scoreboard.show_comparison(report.comparison, console)
