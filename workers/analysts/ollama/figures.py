"""Finds figures in a model's own words that its deck does not show. It corrects nothing and owns no table."""

import re

from workers.analysts.base import Deck
from workers.analysts.citations import normalise

_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,']\d+)*(?!\w)")
_MARKS = re.compile(r"[.,']")


def unfounded(text: str, deck: Deck) -> str:
    """The figures in `text` that stand on no slide, separated by commas; empty if there are none.

    Compared are the digits, so that "2,500" is "2.500" and "2500". A figure that a model worked out, or wrote as a number
    where the deck has a word, is named as well: it is for a person to look at, not to be dropped.
    """
    shown = {
        _digits(figure)
        for slide in deck.slides
        for figure in re.findall(r"\d+(?:[.,']\d+)*", normalise(slide.text))
    }
    missing = [figure for figure in _FIGURE.findall(normalise(text)) if _digits(figure) not in shown]
    return ", ".join(dict.fromkeys(missing))


def _digits(figure: str) -> str:
    return _MARKS.sub("", figure)
