"""Decides whether one fact of a result is right, by comparing it with the gold.

Nothing but the two values counts: neither how they were found nor what is cited. It reads no file and owns no table.
"""

import re
import unicodedata
from enum import StrEnum

from workers.analysts.base import DateField, Extraction, FundingAmount, Healthcare, TextField
from workers.analysts.citations import normalise
from workers.evaluation.gold import FACTS, Date, Facts, Funding, Health, Name, Offering

#: How far a sum may be off and still be right, as a share of the true one: decks round ("about 4.5 million").
AMOUNT_TOLERANCE = 0.005

#: Keywords of so many letters, or fewer, begin too many other words; of so many, or more, they are in few others.
SHORT_KEYWORD = 3
LONG_KEYWORD = 6

#: Words at a name's end that say its legal form, without dots and in lower case; "&" and "/" are taken for spaces.
LEGAL_FORMS = frozenset(
    {
        *("ag", "gesellschaft", "gmbh", "ggmbh", "kg", "kgaa", "mbh", "ohg", "se", "ug", "ev"),
        *(
            "cic",
            "co",
            "company",
            "corp",
            "corporation",
            "inc",
            "incorporated",
            "limited",
            "llc",
            "llp",
            "lp",
            "ltd",
        ),
        *("pbc", "plc", "pllc", "pte", "pty", "pvt"),
        *("sa", "sarl", "sas", "sasu", "sca", "scop", "bv", "nv", "cv", "sl", "slu", "lda", "spa", "srl"),
        *("ab", "as", "asa", "aps", "oy", "oyj", "ou", "oü", "kft", "sro", "spzoo"),
    }
)

_WORD = re.compile(r"\w+")


class Verdict(StrEnum):
    """What became of one fact. The first five are for facts that the deck states, the next two for those it does not."""

    RIGHT = "right"
    PARTIAL = "partial"
    WRONG = "wrong"
    ABSTAINED = "abstained"
    #: The analysis has no result for this deck.
    FAILED = "failed"
    INVENTED = "invented"
    NOT_STATED = "not_stated"

    @property
    def rank(self) -> int:
        """How good it is, for comparing runs: abstaining is better than a wrong value, and worse than half of it."""
        return _RANKS[self]


_RANKS = {
    Verdict.RIGHT: 4,
    Verdict.NOT_STATED: 4,
    Verdict.PARTIAL: 3,
    Verdict.ABSTAINED: 2,
    Verdict.FAILED: 1,
    Verdict.WRONG: 0,
    Verdict.INVENTED: 0,
}


def judge(facts: Facts, found: Extraction | None) -> dict[str, Verdict]:
    """The verdict on each fact. Without an extraction all that is stated has failed, as has what is not."""
    if found is None:
        return dict.fromkeys(FACTS, Verdict.FAILED)
    return {
        "startup_name": judge_name(facts.startup_name, found.startup_name),
        "company_offering": judge_offering(facts.company_offering, found.company_offering),
        "healthcare": judge_healthcare(facts.healthcare, found.healthcare),
        "funding_amount": judge_funding(facts.funding_amount, found.funding_amount),
        "deck_date": judge_date(facts.deck_date, found.deck_date),
    }


def judge_name(gold: Name, found: TextField) -> Verdict:
    """Right: the same words, in any case and without legal forms, as `value` or one of `also`.

    Partial: the words of one follow each other in the other ("Acme" and "Acme Health"). Punctuation does not count.
    """
    if gold.value is None or not found.value:
        return _unless_both(gold.stated, bool(found.value))
    words = name_words(found.value)
    known = [name_words(name) for name in (gold.value, *gold.also)]
    if words in known:
        return Verdict.RIGHT
    overlap = any(_follows(words, name) or _follows(name, words) for name in known)
    return Verdict.PARTIAL if overlap else Verdict.WRONG


def judge_offering(gold: Offering, found: TextField) -> Verdict:
    """Right: every keyword is there, and one of each list of alternatives. Partial: some are.

    A keyword counts where a word begins with it ("dock" in "docks", not in "paddocks"), one of six letters or more also
    within a word ("orthese" in "Knieorthese"), one of up to three only as a word, or with a plural's s ("app", not
    "approach"); both are normalised as quotations are. How long the answer is does not count.
    """
    if not gold.stated or not found.value:
        return _unless_both(gold.stated, bool(found.value))
    answer = normalise(found.value)
    present = [any(_stands_in(word, answer) for word in words) for words in gold.wanted]
    if all(present):
        return Verdict.RIGHT
    return Verdict.PARTIAL if any(present) else Verdict.WRONG


def judge_healthcare(gold: Health, found: Healthcare) -> Verdict:
    """Right: `is_healthcare` and the category are as known. Partial: the first is, the category is another or missing."""
    if gold.is_healthcare is None or found.is_healthcare is None:
        return _unless_both(gold.stated, found.is_healthcare is not None)
    if found.is_healthcare is not gold.is_healthcare:
        return Verdict.WRONG
    return Verdict.RIGHT if found.category in (gold.category, *gold.also) else Verdict.PARTIAL


def judge_funding(gold: Funding, found: FundingAmount) -> Verdict:
    """Right: the sum within 0.5 %, and the currency. Partial: the sum is right, the currency another or missing."""
    if gold.amount is None or found.amount is None:
        return _unless_both(gold.stated, found.amount is not None)
    if abs(found.amount - gold.amount) > AMOUNT_TOLERANCE * gold.amount:
        return Verdict.WRONG
    return Verdict.RIGHT if found.currency == gold.currency else Verdict.PARTIAL


def judge_date(gold: Date, found: DateField) -> Verdict:
    """Right: the same date, as precise. Partial: one is the beginning of the other (2026 and 2026-03)."""
    if gold.value is None or not found.value:
        return _unless_both(gold.stated, bool(found.value))
    known = (gold.value, *gold.also)
    if found.value in known:
        return Verdict.RIGHT
    parts = found.value.split("-")
    agree = any(all(a == b for a, b in zip(parts, date.split("-"), strict=False)) for date in known)
    return Verdict.PARTIAL if agree else Verdict.WRONG


def name_words(name: str) -> list[str]:
    """The words of a name as they are compared: NFKC, no case, no dots, no punctuation, no legal forms at the end."""
    text = unicodedata.normalize("NFKC", name).casefold().replace(".", "")
    # "A/S" and "S.à r.l." are one word each.
    words = _WORD.findall(re.sub(r"\ba/s\b", "as", text).replace("sà rl", "sarl"))
    kept = list(words)
    while kept and kept[-1] in LEGAL_FORMS:
        kept.pop()
    return kept or words


def _unless_both(stated: bool, given: bool) -> Verdict:
    """The verdict where the deck or the result says that there is nothing."""
    if stated:
        return Verdict.ABSTAINED
    return Verdict.INVENTED if given else Verdict.NOT_STATED


def _follows(short: list[str], long: list[str]) -> bool:
    """Whether the words of `short` stand in `long`, one after the other; no words stand nowhere."""
    return bool(short) and any(
        long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1)
    )


def _stands_in(keyword: str, text: str) -> bool:
    wanted = normalise(keyword)
    begin = "" if len(wanted) >= LONG_KEYWORD else r"(?<!\w)"
    end = r"s?(?!\w)" if len(wanted) <= SHORT_KEYWORD else ""
    return re.search(begin + re.escape(wanted) + end, text) is not None
