"""Finds decks with gold beside them, and reads their pages once more so that quotations can be checked. Owns no table."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline import documents
from pipeline.errors import EvaluationError
from pipeline.settings import Settings
from workers.evaluation.evidence import Readings
from workers.evaluation.gold import Gold, parse
from workers.evaluation.readings import readings_of

#: The group of decks that lie in the folder itself.
TOP = "."


@dataclass(frozen=True)
class GoldDeck:
    """A PDF and the truth about it. `name` is its path within the folder, `group` the folder it lies in."""

    path: Path
    name: str
    group: str
    gold: Gold


def find(folder: Path, note: Callable[[str], None]) -> list[GoldDeck]:
    """Every `*.pdf` with `<name>.gold.json` beside it, also in subfolders, in the order of their paths.

    `note` is told of a PDF without gold and of gold without a PDF. Raises `EvaluationError` where nothing is left, and
    for gold that is not valid or can't be read.
    """
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".pdf" and path.is_file())
    decks = []
    for path in paths:
        gold = _gold_of(path)
        if gold.is_file():
            decks.append(_load(path, gold, folder))
        else:
            note(f"{path.relative_to(folder)}: there is no {gold.name} beside it; skipped.")
    for gold in sorted(set(folder.rglob("*.gold.json")) - {_gold_of(path) for path in paths}):
        note(f"{gold.relative_to(folder)}: there is no PDF beside it; skipped.")
    if not decks:
        raise EvaluationError(f"There is no PDF with a <name>.gold.json beside it in {folder}.")
    return decks


def _gold_of(path: Path) -> Path:
    return path.with_name(f"{path.stem}.gold.json")


def _load(path: Path, gold_path: Path, folder: Path) -> GoldDeck:
    try:
        gold = parse(gold_path.read_bytes(), str(gold_path))
    except OSError as error:
        raise EvaluationError(f"{gold_path} can't be read: {error.strerror}.") from error
    if gold.document != path.name:
        raise EvaluationError(f"{gold_path}: document: it is about {gold.document}, not {path.name}.")
    relative = path.relative_to(folder)
    return GoldDeck(path, relative.as_posix(), relative.parent.as_posix(), gold)


def read_again(sha256: str, settings: Settings) -> Readings:
    """The text of each slide of a stored document, read without the layout network and without any analyst.

    Scanned slides are read by OCR where it is installed; one that can't be read has no text. Raises `DocumentError` and
    `ServiceUnavailable`.
    """
    needs = documents.SlideNeeds(image=False, layout=False)
    slides = documents.read_slides(sha256, needs=needs, numbers=None, settings=settings)
    return {slide.number: readings_of(slide) for slide, _ in slides}
