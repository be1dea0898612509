"""Finds terms in text: whole words, case-insensitive. It knows no deck and owns no table."""

import re
from functools import lru_cache

_NEGATIONS = r"no|not|not yet|never|without|none|nor|n't|lack\w*|kein\w*|nicht|noch nicht|ohne|pas|pas encore|aucune?|sans|jamais"
#: A negation counts up to three words before a term ("no human patients"), as in NegEx's short window.
_NEGATED_BEFORE = re.compile(rf"(?:(?<!\w)(?:{_NEGATIONS})|n't)(?:\s+[\w'-]+){{0,3}}\s+$", re.IGNORECASE)
_NEGATED_AFTER = re.compile(
    r"^(?:\s+[\w'-]+){0,2}\s+(?:not|never|nicht|pas|(?:is|are|was|were)n't|none|n/a)(?!\w)", re.IGNORECASE
)
#: "not only", "no longer than" and the like say yes.
_FALSE_NEGATION = re.compile(r"\b(?:not only|no less|nicht nur|pas seulement|without doubt)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def pattern(terms: tuple[str, ...], *, stems: bool = True) -> re.Pattern[str]:
    """Compile terms into one pattern; with `stems`, a `*` stands for the rest of a word on that side.

    Spaces and hyphens in a term are the same. No terms give a pattern that never matches.
    """
    if not terms:
        return re.compile(r"(?!)")
    parts = sorted((_part(term, stems=stems) for term in terms), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{_alternatives(parts)})(?!\w)", re.IGNORECASE)


def affirmed(matcher: re.Pattern[str], text: str) -> set[str]:
    """The distinct terms of a `pattern` in `text` without a negation beside them ("no patients yet" affirms nothing)."""
    if not matcher.search(text):
        return set()
    text = _FALSE_NEGATION.sub(lambda match: "+" * len(match.group()), text)
    return {
        match.group().casefold()
        for match in matcher.finditer(text)
        if not negated(text, match.start(), match.end())
    }


def negated(text: str, start: int, end: int) -> bool:
    """Say whether the words at `start:end` stand beside a negation, within the same clause."""
    before = re.split(r"[.;:,!?\n]", text[max(0, start - 60) : start])[-1]
    after = re.split(r"[.;:,!?\n]", text[end : end + 40])[0]
    return bool(_NEGATED_BEFORE.search(" " + before) or _NEGATED_AFTER.search(after))


def _alternatives(parts: list[str]) -> str:
    """Join the parts, the longest first, into one branch per first letter.

    A word is then tried against a few of several hundred terms, which is three times as fast and finds the same.
    """
    if not all(part[:1].isalnum() for part in parts):
        return "|".join(parts)  # a part that begins with a stem fits any first letter
    branches: dict[str, list[str]] = {}
    for part in parts:
        branches.setdefault(part[0], []).append(part[1:])
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in branches.items())


def _part(term: str, *, stems: bool) -> str:
    escaped = re.sub(r"(?:\\ |\\-|-| )+", r"[\\s-]+", re.escape(term.strip().lower()))
    return escaped.replace(r"\*", r"\w*") if stems else escaped
