"""Decides whether a quotation really stands on a slide. It never repairs a quotation and owns no table.

Every analyst's output passes here before it is stored: a citation that can't be found on its slide is dropped,
and a fact whose citations are all dropped becomes "not stated".
"""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz

from workers.analysts.base import Citation, Deck, Extraction, Model

#: Longest quotation in characters: about two lines of a slide, enough to find the place again.
MAX_QUOTE = 240

#: Shorter quotations must match to the letter: in 20 characters one wrong letter can be another company.
EXACT_UP_TO = 20

#: Least similarity in percent for longer ones. It forgives a ligature or a lost accent, not a changed word: of 60
#: characters 92 % leaves four, fewer than most words have, and numbers and negations are compared on their own.
LEAST_RATIO = 92.0

_QUOTES = str.maketrans(
    dict.fromkeys('‘’‚‛“”„‟«»‹›`´"', "'") | dict.fromkeys("‐‑‒–—―−", "-") | {"\u00ad": ""}
)
_BULLETS = re.compile(r"[•▪▸►‣◦●○■□✓✔➤→]+")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\s*(?=[^\W\d_])")
_NUMBER = re.compile(r"\d+(?:[.,']\d+)*")
_NEGATION = re.compile(
    r"\b(?:no|not|never|without|non|nor|kein\w*|nicht|ohne|pas|aucune?|sans|jamais)\b|n't\b"
)


def normalise(text: str) -> str:
    """Bring text to the form in which quotations are compared: NFKC, lower case, plain quotes, dashes and spaces.

    A hyphen between letters is dropped on both sides, since at a line's end nobody can tell it from a word's own.
    """
    text = unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES)
    return " ".join(_HYPHEN.sub("", _BULLETS.sub(" ", text)).split())


def verify(quote: str, slide_text: str) -> bool:
    """Say whether `quote` stands in `slide_text`, after normalisation of both.

    A number is never cut ("12" does not stand in "112" or "12.5"). A quotation above 20 characters may differ in
    letters up to `LEAST_RATIO`, but never in its numbers or negations. An empty quotation never verifies.
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


def drop_unverified(extraction: Extraction, deck: Deck) -> Extraction:
    """Keep only verified citations; a field left with none becomes "not stated", with a warning that says so."""
    fields: dict[str, Model] = {}
    warnings = list(extraction.warnings)
    for name in ("company_offering", "startup_name", "healthcare", "funding_amount", "deck_date"):
        field = getattr(extraction, name)
        kept = keep_verified(field.citations, deck)
        if not kept and field != type(field)():
            warnings.append(f"{name}: a value was found, but no passage of the deck confirms it.")
        fields[name] = field.model_copy(update={"citations": kept}) if kept else type(field)()
    return extraction.model_copy(update={**fields, "warnings": warnings})


def _stands_in(wanted: str, text: str) -> bool:
    before = r"(?<!\w)(?<!\d[.,'])" if wanted[0].isdigit() else r"(?<!\w)" if wanted[0].isalnum() else ""
    after = r"(?!\w)(?![.,']\d)" if wanted[-1].isdigit() else r"(?!\w)" if wanted[-1].isalnum() else ""
    return re.search(before + re.escape(wanted) + after, text) is not None


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
    return _critical(wanted) == _critical(passage)


def _critical(text: str) -> tuple[list[str], list[str]]:
    return _NUMBER.findall(text), _NEGATION.findall(text)
