"""Turns what a model extracted into results: each value is compared with the passage that is said to show it.

A value that its own quotation does not bear out is "not stated", with a warning: an amount, currency or date is read from the
quotation by code, a name must stand in the deck. It asks no model and owns no table.
"""

from collections.abc import Callable, Sequence

from workers.analysts.base import (
    Citation,
    DateField,
    Deck,
    Extraction,
    FundingAmount,
    Healthcare,
    TextField,
)
from workers.analysts.citations import cite, drop_unverified, keep_verified, verify
from workers.analysts.layout.dates import Dated, find_dates
from workers.analysts.layout.facts.funding import LEAST_AMOUNT, MOST_AMOUNT
from workers.analysts.layout.money import Money, find_amounts
from workers.analysts.ollama.figures import unfounded
from workers.analysts.ollama.schemas import (
    AskedCitation,
    AskedDate,
    AskedExtraction,
    AskedHealthcare,
    AskedMoney,
    AskedText,
)

#: Two amounts are the same within one part in a thousand: "12.35" beside "12,345,678" is not.
SAME = 0.001
#: What a model may have left out of an amount: thousand, million, billion.
SCALES = (1e3, 1e6, 1e9)
#: Words by which a model says "not stated" in a text that should have been left empty.
NOTHING = frozenset({"", "not stated", "not_stated", "none", "n/a", "na", "unknown", "null", "-"})

Warn = Callable[[str], None]


def checked(asked: AskedExtraction, deck: Deck) -> Extraction:
    """The result of an extraction; every value that is not borne out is left out, and named in `warnings`."""
    warnings: list[str] = []
    extraction = Extraction(
        company_offering=_offering(asked.company_offering, deck, warnings.append),
        startup_name=_name(asked.startup_name, deck, warnings.append),
        healthcare=_healthcare(asked.healthcare),
        funding_amount=_funding(asked.funding_amount, deck, warnings.append),
        deck_date=_date(asked.deck_date, deck, warnings.append),
        warnings=warnings,
    )
    return drop_unverified(extraction, deck)


def cited(asked: Sequence[AskedCitation]) -> list[Citation]:
    """Citations as results hold them, not yet verified; what has no words is left out."""
    return [cite(citation.slide, citation.quote) for citation in asked if citation.quote]


def is_nothing(text: str) -> bool:
    """Whether a text says that there is nothing to say."""
    return text.casefold().strip(" .") in NOTHING


def _offering(asked: AskedText, deck: Deck, warn: Warn) -> TextField:
    if is_nothing(asked.value):
        return TextField()
    if figures := unfounded(asked.value, deck):
        warn(f"company_offering: the answer names figures that the deck does not: {figures}.")
    return TextField(value=asked.value, citations=cited(asked.citations))


def _name(asked: AskedText, deck: Deck, warn: Warn) -> TextField:
    if is_nothing(asked.value):
        return TextField()
    if not any(verify(asked.value, slide.text) for slide in deck.slides):
        warn("startup_name: the name that the model gave stands nowhere in the deck.")
        return TextField()
    return TextField(value=asked.value, citations=cited(asked.citations))


def _healthcare(asked: AskedHealthcare) -> Healthcare:
    if asked.answer == "not_stated":
        return Healthcare()
    is_healthcare = asked.answer == "yes"
    category = asked.category if is_healthcare and asked.category != "none" else None
    return Healthcare(is_healthcare=is_healthcare, category=category, citations=cited(asked.citations))


def _funding(asked: AskedMoney, deck: Deck, warn: Warn) -> FundingAmount:
    """The amount as code reads it from a verified quotation, where the model means the same one."""
    if not asked.amount:
        return FundingAmount()
    every = cited(asked.citations)
    citations = keep_verified(every, deck)
    if not citations:
        warn("funding_amount: a value was found, but no passage of the deck confirms it.")
        return FundingAmount()
    found = [money for citation in citations for money in find_amounts(citation.quote)]
    meant = [money for money in found if _is_same(asked.amount, money)]
    if not meant:
        warn("funding_amount: the amount that the model gave does not follow from the passage that it cites.")
        return FundingAmount()
    money = meant[0]
    if money.is_range:
        warn(f"funding_amount: the deck asks for a range ({money.text}), not one amount.")
        return FundingAmount()
    if not LEAST_AMOUNT <= money.amount <= MOST_AMOUNT:
        warn(f"funding_amount: {money.text} is no size of a round.")
        return FundingAmount()
    currency = money.currency or _confirmed(asked.currency, money, deck)
    if currency is None:
        warn("funding_amount: the deck names no currency.")
    return FundingAmount(amount=money.amount, currency=currency, text=money.text, citations=every)


def _is_same(amount: float, money: Money) -> bool:
    """Whether a model means this amount; "12" for 12 million is the same, since the deck itself says which."""
    return any(abs(amount * scale - money.amount) <= SAME * money.amount for scale in (1.0, *SCALES))


def _confirmed(currency: str, money: Money, deck: Deck) -> str | None:
    """The model's currency if the deck writes the same amount with it, or no amount with any other."""
    named = [found for slide in deck.slides for found in find_amounts(slide.text) if found.currency]
    same = {found.currency for found in named if found.amount == money.amount} or {
        found.currency for found in named
    }
    return currency.upper() if same == {currency.upper()} else None


def _date(asked: AskedDate, deck: Deck, warn: Warn) -> DateField:
    """The date as code reads it from a verified quotation, as precise as the quotation is."""
    if is_nothing(asked.value):
        return DateField()
    every = cited(asked.citations)
    citations = keep_verified(every, deck)
    if not citations:
        warn("deck_date: a value was found, but no passage of the deck confirms it.")
        return DateField()
    found = [date for citation in citations for date in find_dates(citation.quote)]
    meant = [date for date in found if _agree(asked.value, date)]
    if not meant:
        warn("deck_date: the date that the model gave does not follow from the passage that it cites.")
        return DateField()
    best = max(meant, key=lambda date: len(date.value))
    return DateField(value=best.value, text=best.text, citations=every)


def _agree(value: str, date: Dated) -> bool:
    """Whether one is the other, or a less precise form of it."""
    return value.startswith(date.value) or date.value.startswith(value)
