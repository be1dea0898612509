"""How right the layout analyst is on decks with gold, without services: `python -m benchmarks.accuracy DIR`.

The same decks, scores and tables as `deckflow evaluate`, but the analyst runs in this process. Slides that were read are
kept, so that a second run takes seconds; `--fresh` reads them again, after changes to how pages are read.
"""

import argparse
import hashlib
import shutil
import sys
import time
from pathlib import Path

from platformdirs import user_cache_path

from pipeline import documents, logs
from pipeline.errors import DeckflowError
from pipeline.settings import Settings
from standalone import scoreboard
from standalone.gold_decks import GoldDeck, find, read_again
from workers.analysts import templates
from workers.analysts.base import Deck, Topic
from workers.analysts.layout import LayoutAnalyst
from workers.evaluation.evidence import Found
from workers.evaluation.scores import DeckScore, evaluate, score

ANALYST = LayoutAnalyst()
NEEDS = documents.SlideNeeds(image=False, layout=True)
TOPICS: tuple[Topic, ...] = ("clinical", "regulatory", "science")


def measure(deck: GoldDeck, settings: Settings) -> DeckScore:
    """The scores of one deck; `seconds` holds the analyst's time, without reading."""
    data = deck.path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    if not documents.Store(settings.storage).exists(sha256):
        documents.accept(data, settings=settings)
    slides = [
        slide for slide, _ in documents.read_slides(sha256, needs=NEEDS, numbers=None, settings=settings)
    ]
    started = time.monotonic()
    read = Deck(slides=[ANALYST.describe_slide(slide, b"") for slide in slides])
    found = Found(
        extraction=ANALYST.extract(read),
        template=ANALYST.apply_template(read, templates.load(settings.template)),
        specialized=[ANALYST.specialize(read, topic) for topic in TOPICS],
        hidden={slide.number: list(slide.hidden) for slide in slides},
    )
    scored = score(deck.gold, found, read_again(sha256, settings), deck=deck.name, group=deck.group)
    return scored.model_copy(update={"seconds": {"analyst": time.monotonic() - started}})


def main() -> None:
    """Measure the decks in a folder, print the tables."""
    arguments = _arguments()
    if arguments.fresh:
        shutil.rmtree(arguments.cache / "store", ignore_errors=True)
    arguments.cache.mkdir(parents=True, exist_ok=True)
    settings = Settings(data_dir=arguments.cache, storage_url="", log_level="WARNING", log_json=False)
    logs.configure(settings)
    try:
        decks = find(arguments.folder, note=lambda text: print(text, file=sys.stderr))
        scores = [measure(deck, settings) for deck in decks]
    except DeckflowError as error:
        sys.exit(f"Error: {error}")
    evaluation = evaluate(scores, analyst=ANALYST.name, version=ANALYST.version)
    scoreboard.show(evaluation, scoreboard.console())
    if arguments.out:
        arguments.out.write_text(evaluation.model_dump_json(indent=2) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="holds *.pdf with *.gold.json, also in subfolders"
    )
    parser.add_argument("--fresh", action="store_true", help="read all slides again")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the scores as JSON")
    parser.add_argument(
        "--cache",
        type=Path,
        metavar="DIR",
        default=user_cache_path("deckflow") / "accuracy",
        help="where read slides are kept [%(default)s]",
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
