"""Trains the classifiers of wording again: `python -m benchmarks.wording`; `--check` says what held-out sources get right.

It learns from `samples/phrases` and from the decks of `samples/evaluation` (read with the layout network and kept, as
`benchmarks.accuracy` does) but those of `unseen`, and writes `weights.npz`. The same sources give the same weights.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from platformdirs import user_cache_path

from benchmarks.fitting import Example, fit
from benchmarks.phrases import SLIDES, deck_of, plain, records, slide_passages
from pipeline import documents
from pipeline.settings import Settings
from standalone.gold_decks import find
from workers.analysts.base import Deck, TextField
from workers.analysts.layout import LayoutAnalyst
from workers.analysts.layout.facts import healthcare
from workers.analysts.layout.facts.funding import spoken
from workers.analysts.layout.facts.funding_rows import with_units
from workers.analysts.layout.facts.name import find_name
from workers.analysts.layout.facts.offering import find_offering
from workers.analysts.layout.passages import Passage, passages
from workers.analysts.layout.wording import amounts, statements
from workers.analysts.layout.wording.linear import WEIGHTS, Classifier, load, packed
from workers.evaluation.gold import Facts

SAMPLES = Path(__file__).parents[1] / "samples"
CATEGORIES = (*healthcare.CATEGORIES, healthcare.NONE)
#: Buckets of features, and how small the weights are held, for each classifier; chosen on held-out sources.
SIZES = {"amounts": 1 << 15, "trades": 1 << 16, "statements": 1 << 14}
PRIORS = {"amounts": 0.5, "trades": 0.03, "statements": 0.5}
LABELS = {"amounts": amounts.ROLES, "trades": CATEGORIES, "statements": statements.ROLES}
#: One of so many lines of a company is kept in a short form of it.
SHORT = 3
#: The decks that nothing is learnt from: they say what to expect of the next deck.
KEPT_APART = "unseen"
#: Parts into which the sources are cut, each of which is held out once.
PARTS = 5


@dataclass(frozen=True)
class Known:
    """A deck with its facts."""

    source: str
    deck: Deck
    facts: Facts


def main() -> None:
    """Train, or check."""
    arguments = _arguments()
    decks = [*_drawn(SAMPLES / "evaluation", arguments.cache), *_told(SAMPLES / "phrases" / "decks")]
    if not arguments.check:
        # First, and shipped: the offerings that trades learn from are found by them.
        _write(packed("statements", _fit("statements", list(_statements()))))
    found = {
        "amounts": [*_amounts_of_slides(), *_amounts_of_decks(decks)],
        "trades": [*_trades_of_companies(), *_trades_of_decks(decks)],
        "statements": list(_statements()),
    }
    if arguments.check:
        for name, examples in found.items():
            _check(name, examples)
        return
    shipped = {}
    for name, examples in found.items():
        shipped |= packed(name, _fit(name, examples))
    _write(shipped)
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size / 1000:.0f} kB")


def _write(shipped: Mapping[str, Any]) -> None:
    np.savez_compressed(WEIGHTS, **shipped)
    load.cache_clear()


def _fit(name: str, examples: Sequence[Example]) -> Classifier:
    return fit(examples, LABELS[name], size=SIZES[name], prior=PRIORS[name])


def _check(name: str, examples: Sequence[Example]) -> None:
    """Print how many texts of sources that were held out get a label that they may have.

    The offerings of decks are found with the weights as they are shipped, which have seen all sources.
    """
    sources = sorted({example.source for example in examples})
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for part in range(PARTS):
        held = set(sources[part::PARTS])
        classifier = _fit(name, [example for example in examples if example.source not in held])
        for example in examples:
            if example.source in held:
                kind = example.source.split(" ")[0]
                best = classifier.labels[int(np.argmax(classifier.scores(example.features)))]
                total[kind] += 1
                right[kind] += best in example.labels
    for kind, count in total.items():
        print(f"{name}, {kind}: {right[kind]} of {count} held-out ones right ({right[kind] / count:.1%})")


def _drawn(folder: Path, cache: Path) -> Iterator[Known]:
    """The decks of a folder with PDFs and gold."""
    analyst = LayoutAnalyst()
    settings = Settings(data_dir=cache, storage_url="", log_level="WARNING", log_json=False)
    needs = documents.SlideNeeds(image=False, layout=True)
    for found in find(folder, note=print):
        if found.group == KEPT_APART:
            continue
        data = found.path.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        if not documents.Store(settings.storage).exists(sha256):
            documents.accept(data, settings=settings)
        slides = documents.read_slides(sha256, needs=needs, numbers=None, settings=settings)
        deck = Deck(slides=[analyst.describe_slide(slide, b"") for slide, _ in slides])
        yield Known(f"deck {found.name}", deck, found.gold.facts)


def _told(folder: Path) -> Iterator[Known]:
    """The decks in text form."""
    for record in records(folder):
        facts = record.data["facts"]
        offering = {key: value for key, value in facts["company_offering"].items() if key != "best"}
        sum_asked = {"amount": None, "currency": None, "slides": []} | facts["funding_amount"]
        facts = facts | {"company_offering": offering, "funding_amount": sum_asked}
        yield Known(f"text {record.source}", deck_of(record.data), Facts.model_validate(facts))


def _amounts_of_slides() -> Iterator[Example]:
    for record in records(SAMPLES / "phrases" / "money"):
        left = list(record.data["amounts"])
        for mention in amounts.mentions(with_units(slide_passages(record.data)), SLIDES):
            written, is_title = plain(mention.money.text), mention.passage.kind == "title"
            for told in left:
                same = plain(told["text"]) in written or written in plain(told["text"])
                if same and (told["line"] == -1) == is_title:
                    left.remove(told)
                    yield Example(mention.features, frozenset({told["role"]}), f"slide {record.source}")
                    break


def _amounts_of_decks(decks: Sequence[Known]) -> Iterator[Example]:
    """Of a deck it is known which amount is the ask; of the others only that they are not."""
    for known in decks:
        gold = known.facts.funding_amount
        for mention in amounts.mentions(with_units(spoken(passages(known.deck)))):
            money = mention.money
            near = gold.amount is not None and abs(money.amount - gold.amount) <= 0.005 * gold.amount
            is_ask = near and money.currency in (gold.currency, None)
            labels = frozenset({"ask"}) if is_ask else frozenset(amounts.ROLES) - {"ask"}
            yield Example(mention.features, labels, known.source)


def _trades_of_companies() -> Iterator[Example]:
    """Each company twice: with all it says, and with a third of it, since decks are of any length."""
    for record in records(SAMPLES / "phrases" / "companies"):
        data = record.data
        told = [
            Passage(1 if line["role"] in ("offering", "tagline") else number, line["text"], "text")
            for number, line in enumerate(data["lines"], 2)
        ]
        for some in (told, told[::SHORT]):
            core, body = healthcare.core_and_body(some, offering=TextField(), name=data["name"])
            features = healthcare.features(core, body)
            yield Example(features, frozenset({data["category"]}), f"company {record.source}")


def _trades_of_decks(decks: Sequence[Known]) -> Iterator[Example]:
    for known in decks:
        gold = known.facts.healthcare
        texts = passages(known.deck)
        name = find_name(texts).value
        offering = find_offering(texts, name=name)
        core, body = healthcare.core_and_body(texts, offering=offering, name=name)
        label = gold.category if gold.is_healthcare else healthcare.NONE
        yield Example(healthcare.features(core, body), frozenset({str(label)}), known.source)


def _statements() -> Iterator[Example]:
    for record in records(SAMPLES / "phrases" / "companies"):
        for line in record.data["lines"]:
            features = statements.features(line["text"], record.data["name"])
            yield Example(features, frozenset({line["role"]}), f"company {record.source}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wording", description=__doc__)
    parser.add_argument("--check", action="store_true", help="hold sources out and say what comes out right")
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
