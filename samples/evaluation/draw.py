"""Draws the evaluation decks beside their scripts: `python samples/evaluation/draw.py [folder [deck ...]]`.

A deck is a module with `LOOK` and `draw`, in one of the folders beside this script. What is true of each deck stands in
`<name>.gold.json`, written by hand: this script never reads or writes it.
"""

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent))

from paper import Deck  # noqa: E402


def main(target: Path | None, names: list[str]) -> None:
    """Write one PDF per deck, of all decks or of those named, into `target` or else beside its script."""
    for script in sorted(HERE.glob("*/*.py")):
        if names and script.stem not in names:
            continue
        content = import_module(f"{script.parent.name}.{script.stem}")
        deck = Deck(content.LOOK)
        content.draw(deck)
        path = (target or script.parent) / f"{script.stem}.pdf"
        deck.save(str(path))
        print(f"{path.name}: {len(deck.document)} slides, {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None, sys.argv[2:])
