"""Cuts a text into the features of a classifier: words, pairs of words, parts of words. It judges nothing; owns no table."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

#: Letters of a part of a word, its edges marked, by which "Finanzierungsbedarf" and "Kapitalbedarf" have something in common.
PART = 5

_TOKEN = re.compile(r"<\w+>|[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[%:+=~≈&?!→]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ELISION = re.compile(r"^[cdjlmnst]['’](?=\w)")


def tokens(text: str) -> list[str]:
    """The words and telling signs of a text in lower case; a year is one word, any other figure another."""
    return [_token(found) for found in _TOKEN.findall(text.casefold())]


def _token(found: str) -> str:
    if found[0].isdigit():
        return "<year>" if _YEAR.fullmatch(found) else "<number>"
    return _ELISION.sub("", found)


def pairs(words: Sequence[str]) -> list[str]:
    """Each word with the next one."""
    return [f"{one} {other}" for one, other in pairwise(words)]


def parts(words: Iterable[str]) -> list[str]:
    """The parts of longer words."""
    return [
        marked[start : start + PART]
        for word in words
        if len(word) >= PART and word[0] != "<"
        for marked in [f"^{word}$"]
        for start in range(len(marked) - PART + 1)
    ]


def group(kind: str, names: Iterable[str], weight: float = 1.0) -> dict[str, float]:
    """Features of one kind, each once, which together weigh about the same however many there are."""
    distinct = dict.fromkeys(names)
    return {f"{kind}:{name}": weight / (1 + len(distinct)) ** 0.5 for name in distinct}
