"""Whether text that nobody sees says what the picture above it says: the text layer of a scan, checked by OCR.

It compares words and places only and never reads a PDF. Lies in an otherwise true layer are the reason why words are
judged one by one: a false number, or a sentence added to a line.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from pipeline.documents.slides import Box
from pipeline.documents.words import Word

#: From here on (rapidfuzz's ratio, 0 to 100) OCR's word is the layer's, misread: one letter of four may differ.
SAME_WORD = 75
#: The share of a line's letters that OCR must confirm for the line to stand.
SAME_LINE = 0.5
#: So many words in a row that OCR does not see are no misreading in a line that stands.
STRETCH = 4


class Seen(NamedTuple):
    """A word that OCR reads on the picture."""

    box: Box
    text: str


#: Shorter lines that OCR does not see, in letters, say nothing: OCR makes such out of stains.
NOISE = 12

_SEPARATOR = re.compile(r"(?<=\d)[.,](?=\d)")

Verdict = Literal["seen", "unseen", "unsure"]


def compare(words: Sequence[Word], seen: Sequence[Seen]) -> list[Verdict]:
    """Judge each word: `seen` on the picture, `unseen`, or `unsure` where OCR can't tell.

    Unsure are numbers that OCR reads otherwise in a line that it confirms, lines of a few letters, and lines without a Latin
    letter or digit, for which OCR may not have the language.
    """
    verdicts: list[Verdict] = []
    for _, members in groupby(words, key=lambda word: word.line):
        verdicts += _line(list(members), seen)
    return verdicts


def _line(words: list[Word], seen: Sequence[Seen]) -> list[Verdict]:
    near = [plain(other.text) for other in seen if any(_touches(word.box, other.box) for word in words)]
    said = [plain(word.text) for word in words]
    found = [_is_among(word, near) for word in said]
    total = sum(map(len, said))
    if total and not any(char.isascii() for word in said for char in word):
        return ["seen" if all(found) else "unsure"] * len(words)
    share = sum(len(word) for word, ok in zip(said, found, strict=True) if ok) / total if total else 1.0
    if share < SAME_LINE:
        return ["unseen" if total >= NOISE else "unsure"] * len(words)
    return _words_of_true_line(said, found)


def _words_of_true_line(said: list[str], found: list[bool]) -> list[Verdict]:
    verdicts: list[Verdict] = []
    for ok, members in groupby(zip(said, found, strict=True), key=lambda pair: pair[1]):
        stretch = [word for word, _ in members]
        if not ok and len([word for word in stretch if word]) >= STRETCH:
            verdicts += ["unseen"] * len(stretch)
        else:
            verdicts += ["seen" if ok or not any(c.isdigit() for c in word) else "unsure" for word in stretch]
    return verdicts


def plain(text: str) -> str:
    """Letters and digits of `text` alone, without case and accents, and a point for what separates digits."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in _SEPARATOR.sub("·", folded) if c.isalnum() or c == "·")


def _is_among(word: str, near: Sequence[str]) -> bool:
    if not word or word in near:
        return True
    if any(c.isdigit() for c in word):
        # One digit makes another number; but OCR may have split or joined words.
        return re.search(rf"(?<![\d·]){re.escape(word)}(?![\d·])", "".join(near)) is not None
    if any(fuzz.ratio(word, other) >= SAME_WORD for other in near):
        return True
    return len(word) > 5 and fuzz.partial_ratio(word, "".join(near)) >= 90


def _touches(one: Box, other: Box) -> bool:
    """Whether two words lie at the same place, give or take half of the height of a line."""
    slack = min(one[3] - one[1], other[3] - other[1]) / 2
    middle = (other[1] + other[3]) / 2
    return (
        one[0] - slack <= other[2]
        and other[0] <= one[2] + slack
        and one[1] - slack / 2 <= middle <= one[3] + slack / 2
    )
