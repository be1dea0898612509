"""What a statement of a deck speaks of: the features by which its role is told. It judges nothing; owns no table."""

import re
from collections.abc import Sequence

from workers.analysts.layout.wording.linear import load
from workers.analysts.layout.wording.words import group, pairs, parts, tokens

#: What a statement can be.
ROLES = (
    "offering", "tagline", "problem", "mechanism", "feature", "evidence", "market", "competition", "model", "traction",
    "regulatory", "team", "plan", "ask", "other",
)  # fmt: skip

#: Words at the start that are looked at one by one.
FIRST = 4


def features(text: str, name: str | None) -> dict[str, float]:
    """The features of a statement; the company's `name` is one word, whatever it is."""
    if name:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " <company> ", text, flags=re.IGNORECASE)
    words = tokens(text)
    return {
        **group("word", [*words, *pairs(words)], 1.5),
        **group("part", parts(words)),
        **group("start", _starts(words)),
        "form:length": min(len(words), 30) / 15,
        f"form:length {min(len(words), 24) // 4}": 0.5,
    }


def likely_offering(text: str, name: str | None) -> float:
    """How likely a statement says what the company offers, from 0 to 1."""
    return load("statements").probabilities(features(text, name))["offering"]


def _starts(words: Sequence[str]) -> list[str]:
    return [f"{place} {word}" for place, word in enumerate(words[:FIRST])] + [" ".join(words[:2])]
