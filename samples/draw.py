"""Draws the three sample decks beside this file: `python samples/draw.py [folder]`.

The contents are invented. What is true of each deck stands in `<name>.gold.json`, written by hand: this
script never reads or writes it, so that each can be checked against the other.
"""

import sys
from pathlib import Path

import biotech
import device
import software
from canvas import Deck

DECKS = {"biotech": biotech, "device": device, "software": software}


def main(folder: Path) -> None:
    """Write one PDF per deck into `folder`, over any that is there."""
    for name, content in DECKS.items():
        deck = Deck(content.THEME)
        content.draw(deck)
        path = folder / f"{name}.pdf"
        deck.save(str(path))
        print(f"{path.name}: {len(deck.document)} slides, {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
