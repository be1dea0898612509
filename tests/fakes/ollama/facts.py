"""Finds amounts, dates and names in a line of text. It takes the first that looks like one, and judges nothing."""

import re
from dataclasses import dataclass

_CURRENCY = r"USD|EUR|GBP|CHF|US\$|[$€£]"
_NUMBER = r"\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
_SCALE = r"thousand|millionen|millions?|mio\.?|mn|milliarden|billions?|bn|k|m|b"
MONEY = re.compile(
    rf"(?P<before>{_CURRENCY})\s?(?P<number>{_NUMBER})(?:\s?(?P<scale>{_SCALE})(?!\w))?"
    rf"|(?P<number2>{_NUMBER})(?:\s?(?P<scale2>{_SCALE})(?!\w))?\s?(?P<after>{_CURRENCY})(?!\w)",
    re.IGNORECASE,
)
CODES = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP"}
SCALES = {"t": 1e3, "k": 1e3, "milliarden": 1e9, "m": 1e6, "b": 1e9}

_MONTHS = (
    ("jan",), ("feb", "fév", "fev"), ("mar", "mär", "mrz"), ("apr", "avr"), ("may", "mai"), ("jun", "juin"),
    ("jul", "juil"), ("aug", "aoû", "aou"), ("sep",), ("oct", "okt"), ("nov",), ("dec", "dez", "déc"),
)  # fmt: skip
_MONTH = "(?:" + "|".join(start for starts in _MONTHS for start in starts) + r")[a-zäéû]*\.?"
DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)(?:-(?P<day>\d\d))?\b",
        r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<day>\d{{1,2}})\.?\s+(?P<name>{_MONTH})\s+(?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<name>{_MONTH})\s+(?P<day>\d{{1,2}}),?\s+(?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<name>{_MONTH})\s+(?P<year>(?:19|20)\d\d)\b",
        r"\b(?P<year>(?:19|20)\d\d)\b",
    )
)


@dataclass(frozen=True)
class Money:
    """An amount: as it is written, in whole units, and its ISO 4217 code."""

    text: str
    amount: float
    currency: str


@dataclass(frozen=True)
class Date:
    """A date: as it is written, and as ISO 8601, as precise as it is."""

    text: str
    iso: str


def money_in(text: str) -> Money | None:
    """The first amount with a currency."""
    found = MONEY.search(text)
    if not found:
        return None
    sign = (found["before"] or found["after"]).upper()
    number = _number(found["number"] or found["number2"])
    scale = (found["scale"] or found["scale2"] or "").lower()
    factor = next((SCALES[start] for start in SCALES if scale and scale.startswith(start)), 1)
    return Money(found[0].strip(), round(number * factor, 2), CODES.get(sign, sign))


def _number(text: str) -> float:
    """A written number; a last separator with one or two digits after it is the decimal one."""
    whole, separator, rest = re.fullmatch(r"(.*?)(?:([.,])(\d{1,2}))?", text, re.DOTALL).groups()  # type: ignore[union-attr]
    digits = re.sub(r"\D", "", whole)
    return float(f"{digits}.{rest}") if separator else float(digits)


def date_in(text: str) -> Date | None:
    """The first date, a year alone only where there is no better one."""
    for pattern in DATES:
        if found := pattern.search(text):
            parts = found.groupdict()
            month = _month(parts["name"]) if parts.get("name") else parts.get("month")
            numbers = [f"{int(part):02}" for part in (month, parts.get("day")) if part]
            return Date(found[0], "-".join([parts["year"], *numbers]))
    return None


def _month(name: str) -> int:
    name = name.lower()
    return next(number for number, starts in enumerate(_MONTHS, 1) if name.startswith(starts))


def name_in(text: str) -> str | None:
    """A name at the start of a line that looks like a title: short, begins with a capital, no sentence."""
    name = re.split(r"\s[-–—|]\s|:\s|,\s", text, maxsplit=1)[0].strip()
    if not name[:1].isupper() or len(name) > 60 or len(name.split()) > 8 or name.endswith((".", "?", "!")):
        return None
    return name


def number_in(text: str) -> float | None:
    """The first number."""
    found = re.search(_NUMBER, text)
    return _number(found[0]) if found else None
