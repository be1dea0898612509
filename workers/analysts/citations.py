"""Decides whether a quotation really stands on a slide. It never repairs a quotation and owns no table.

Every analyst's output passes here before it is stored: a citation that can't be found on its slide is dropped,
and a fact whose citations are all dropped becomes "not stated".
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from workers.analysts.base import Citation, Deck, Extraction, Model

#: Longest quotation in characters: about two lines of a slide, enough to find the place again.
MAX_QUOTE = 240

#: Shorter quotations must match to the letter: in 20 characters one wrong letter can be another company.
EXACT_UP_TO = 20

#: Least similarity in percent for longer ones. It finds the passage that is meant; whether that says the same is then
#: decided word by word, since one letter makes a billion of a million.
LEAST_RATIO = 92.0

#: Letters from which on a word may have been misread, and from which on it may have lost a letter.
MISREAD_FROM, LOST_FROM = 5, 7

#: Said of what has other quotations that do stand.
LEFT_OUT = "A quotation that does not stand on the slide that it names was left out."

_QUOTES = str.maketrans(
    dict.fromkeys('‘’‚‛“”„‟«»‹›`´"', "'") | dict.fromkeys("‐‑‒–—―−", "-") | {"\u00ad": ""}
)
_BULLETS = re.compile(r"[•▪▸►‣◦●○■□✓✔➤→]+")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\s*(?=[^\W\d_])")
_NUMBER = re.compile(r"\d+(?:[.,']\d+)*")
_NEGATION = re.compile(
    r"\b(?:no|not|cannot|none|never|neither|without|non|nor|kein\w*|nicht|nie|ohne|pas|aucune?|sans|jamais|ni)\b|n't\b"
)
_NEGATED = re.compile(rf"(?:{_NEGATION.pattern})$")
#: No word that negates is as long.
_BEFORE = 24
#: Signs that turn a figure into another one; a minus is one that follows no word.
_SIGN = re.compile(r"[$€£¥₹%<>≤≥±]|(?<!\S)-(?=[$€£¥₹]?\d)")
_WORD = re.compile(r"\w+")
#: Words that a quotation may lack or have on its own.
_SMALL = frozenset({"a", "an", "the", "and"})
#: Letters that are taken for each other on a picture, as one of them; what ligatures are made of is lost together.
_ALIKE = str.maketrans("lj1|cvn0", "iiiieuuo")
_LIGATURE = str.maketrans("", "", "fi")


def normalise(text: str) -> str:
    """Bring text to the form in which quotations are compared: NFKC, lower case, plain quotes, dashes and spaces.

    A hyphen between letters is dropped on both sides, since at a line's end nobody can tell it from a word's own.
    """
    text = unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES)
    return " ".join(_HYPHEN.sub("", _BULLETS.sub(" ", text)).split()).replace(" :", ":")


def verify(quote: str, slide_text: str) -> bool:
    """Say whether `quote` stands in `slide_text`, after normalisation of both.

    A number is never cut ("12" does not stand in "112" or "12.5"), and what a "not" stands before is not quoted without
    it. A quotation above 20 characters may have misread letters and lost ligatures, but no other word, number, sign or
    negation. An empty quotation never verifies.
    """
    wanted, text = normalise(quote), normalise(slide_text)
    if not any(character.isalnum() for character in wanted):
        return False
    if _stands_in(wanted, text):
        return True
    return len(wanted) > EXACT_UP_TO and _resembles(wanted, text)


def cite(slide: int, quote: str) -> Citation:
    """Make a citation, its quotation cut after the last whole word within `MAX_QUOTE` characters."""
    quote = " ".join(quote.split())
    if len(quote) > MAX_QUOTE:
        quote = quote[: MAX_QUOTE + 1].rsplit(" ", 1)[0][:MAX_QUOTE]
    return Citation(slide=slide, quote=quote)


def keep_verified(citations: Iterable[Citation], deck: Deck) -> list[Citation]:
    """Keep the citations that stand on their slides, each once, in their order; one of an unknown slide is dropped."""
    texts = {slide.slide: slide.text for slide in deck.slides}
    kept: list[Citation] = []
    for citation in citations:
        found = len(citation.quote) <= MAX_QUOTE and verify(citation.quote, texts.get(citation.slide, ""))
        if found and citation not in kept:
            kept.append(citation)
    return kept


def is_short_of(kept: list[Citation], citations: Iterable[Citation]) -> bool:
    """Whether a citation was dropped, which is to be said."""
    return any(citation not in kept for citation in citations)


def drop_unverified(extraction: Extraction, deck: Deck) -> Extraction:
    """Keep only verified citations; a field left with none becomes "not stated". A warning says what was dropped."""
    fields: dict[str, Model] = {}
    warnings = list(extraction.warnings)
    for name in ("company_offering", "startup_name", "healthcare", "funding_amount", "deck_date"):
        field = getattr(extraction, name)
        kept = keep_verified(field.citations, deck)
        if not kept and field != type(field)():
            warnings.append(f"{name}: a value was found, but no passage of the deck confirms it.")
        elif is_short_of(kept, field.citations):
            warnings.append(f"{name}: {LEFT_OUT}")
        fields[name] = field.model_copy(update={"citations": kept}) if kept else type(field)()
    return extraction.model_copy(update={**fields, "warnings": warnings})


def _stands_in(wanted: str, text: str) -> bool:
    before = r"(?<!\w)(?<!\d[.,'])" if wanted[0].isdigit() else r"(?<!\w)" if wanted[0].isalnum() else ""
    after = r"(?!\w)(?![.,']\d)" if wanted[-1].isdigit() else r"(?!\w)" if wanted[-1].isalnum() else ""
    places = re.finditer(before + re.escape(wanted) + after, text)
    return any(not _is_negated(text, place.start()) for place in places)


def _resembles(wanted: str, text: str) -> bool:
    if len(text) < len(wanted) * LEAST_RATIO / 100:
        return False
    match = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=LEAST_RATIO)
    if match is None:
        return False
    start, end = match.dest_start, match.dest_end
    # Grown to whole words, so that a number or a "not" at the edge is compared whole.
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    passage = text[start:end]
    return (
        _critical(wanted) == _critical(passage)
        and not _is_negated(text, start)
        and _has_same_words(wanted, passage)
    )


def _is_negated(text: str, start: int) -> bool:
    """Whether the last word before `start` is a "not"."""
    before = text[max(start - _BEFORE, 0) : start].split()
    return bool(before) and _NEGATED.search(before[-1]) is not None


def _critical(text: str) -> tuple[list[str], ...]:
    return _NUMBER.findall(text), _NEGATION.findall(text), _SIGN.findall(text)


def _has_same_words(wanted: str, passage: str) -> bool:
    """Whether the words differ by misreading alone. The passage may have others at its ends, since it was grown."""
    one, other = _words(wanted), _words(passage)
    for change, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        at_an_end = change == "insert" and a in (0, len(one))
        # Joined, since a space is easily lost or won.
        if change != "equal" and not at_an_end and not _is_misread("".join(one[a:b]), "".join(other[c:d])):
            return False
    return True


def _words(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return [word for word in _WORD.findall(plain) if word not in _SMALL]


def _is_misread(one: str, other: str) -> bool:
    """Whether two words are the same one, read badly. Never where only the beginning differs: "in-", "un-", "de-"."""
    if one == other:
        return True
    if min(len(one), len(other)) < MISREAD_FROM:
        return False
    if _look(one) == _look(other):
        return True
    short, long = sorted((one.translate(_LIGATURE), other.translate(_LIGATURE)), key=len)
    return short == long or (
        len(short) + 1 == len(long) >= LOST_FROM
        and any(long[:at] + long[at + 1 :] == short for at in range(1, len(long) - 1))
    )


def _look(word: str) -> str:
    return word.replace("rn", "m").translate(_ALIKE)
