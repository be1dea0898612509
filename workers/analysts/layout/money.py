"""Reads amounts of money in English, German and French notation. It does not judge what they are for; owns no table."""

import re
from dataclasses import dataclass
from functools import lru_cache

_CURRENCIES = {
    "USD": r"US\s?-?\$|USD\s?\$|\$|USD|US[\s-]?Dollars?|U\.S\. dollars|dollars?\s+(?:US|américains)|dollars?",
    "EUR": r"€|EUR|euros?",
    "GBP": r"£|GBP|pounds?(?:\s+sterling)?|Pfund",
    "CHF": r"CHF|S?Fr\.|SFr|Schweizer\s+Franken|Franken|francs?\s+suisses|Swiss\s+francs",
    "JPY": r"¥|JPY|yen",
    "SEK": r"SEK",
    "DKK": r"DKK",
    "NOK": r"NOK",
    "PLN": r"PLN|zł",
    "ILS": r"₪|ILS|NIS",
    "INR": r"₹|INR|Rs\.?|rupees",
    "CAD": r"CA?\$|CAD(?:\s?\$)?",
    "AUD": r"AU?\$|AUD(?:\s?\$)?",
    "SGD": r"S\$|SGD(?:\s?\$)?",
    "HKD": r"HK\$|HKD(?:\s?\$)?",
    "NZD": r"NZ\$|NZD(?:\s?\$)?",
    "BRL": r"R\$|BRL",
    "CNY": r"RMB|CNY",
    "KRW": r"₩|KRW",
    "ZAR": r"ZAR",
    "CZK": r"CZK|Kč",
    "HUF": r"HUF",
    "AED": r"AED",
}
_SCALES = {
    1e3: r"k|thousand|Tsd\.?|Tausend|mille|milliers?(?:\s+d['’e])?|T(?=€|EUR|CHF|USD)",
    1e5: r"lakhs?|lacs?",
    1e6: r"million(?:s|en|er)?(?:\s+d['’e])?|miljoner|mio\.?|mill\.|mln\.?|mn|mm|mil|m",
    1e7: r"crores?|cr",
    1e9: r"billion(?:s)?|milliarden?|milliards?(?:\s+d['’e])?|mrd\.?|mds?|bn|b",
}
_WORDS = {
    0.75: r"three[- ]quarters of an?|dreiviertel|trois quarts de",
    0.5: r"half an?|eine halbe|une? demi-?", 1.5: r"one and a half|anderthalb|eineinhalb|un et demi",
    2.5: r"two and a half|zweieinhalb|deux et demi",
    1: r"one|an?|eine?|une?", 2: r"two|zwei|deux", 3: r"three|drei|trois", 4: r"four|vier|quatre",
    5: r"five|fünf|cinq", 6: r"six|sechs", 7: r"seven|sieben|sept", 8: r"eight|acht|huit", 9: r"nine|neun|neuf",
    10: r"ten|zehn|dix", 12: r"twelve|zwölf|douze", 15: r"fifteen|fünfzehn|quinze", 20: r"twenty|zwanzig|vingt",
    25: r"twenty-five|fünfundzwanzig|vingt-cinq", 30: r"thirty|dreißig|trente", 50: r"fifty|fünfzig|cinquante",
}  # fmt: skip

_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}

_GERMAN_SCALE = re.compile(r"(?:t$|tsd|tausend|mio|mill\.|millionen|mrd|milliarde)", re.IGNORECASE)
_CURRENCY = "|".join(_CURRENCIES.values())
# What a scale can be glued to: "25 MNOK", "TEUR 750".
_CODE = r"€|\$|£|" + "|".join(_CURRENCIES)
#: Scales that name something else, too, where no currency stands beside them: metres, a credit.
_UNSURE = frozenset({"m", "b", "mil", "cr"})
_SCALE = "|".join(_SCALES.values())
# The first form is India's: "6,50,00,000".
_FIGURE = (
    r"\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)|\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3}){1,5}(?:[.,]\d{1,2})?(?!\d)|"
    r"\d{1,12}(?:[.,]\d{1,3})?(?![\d])"
)
_WORD = "|".join(_WORDS.values())
_TO = r"\s?(?:-|–|—|to|bis|à)\s?"

_DIGIT = re.compile(r"\d")
# A figure with its scale, and the currency on one side or on both ("US$ 5 million USD").
_AMOUNT = re.compile(
    rf"""
    (?<![\w.,])
    (?P<between>(?:between|zwischen|entre)\s+)?
    (?:(?P<lead>[TKM](?={_CODE})|(?:Tsd|Mio|Mrd)\.?\s(?={_CODE})))?(?P<before>{_CURRENCY})?\s?
    (?:(?P<mid>(?:Tsd|Mio|Mrd)\.?)\s)?
    (?:(?P<low>\d{{1,3}}(?:[.,]\d{{1,3}})?)\s?(?:{_SCALE})?\s?(?:{_CURRENCY})?
       (?(between)\s(?:and|und|et)\s|{_TO})(?:{_CURRENCY})?\s?)?
    (?P<figure>{_FIGURE})
    (?:\s?-?(?P<scale>{_SCALE})(?![^\W\d_])\.?|\s?(?P<scale_glued>M|k|K|T)(?={_CODE}))?
    (?:\s?(?:d['’]\s?)?(?P<after>{_CURRENCY})(?![^\W\d_]|\s?\d))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SPELLED = re.compile(
    rf"(?<!\w)(?<!\w-)(?<!\bof )(?P<before>(?:{_CURRENCY})\s)?(?:(?P<tens>{'|'.join(_TENS)})-)?(?P<figure>{_WORD})"
    r"[\s-]+(?P<scale>million(?:s|en)?|milliarden?|billion)"
    rf"(?(before)(?!\w)|\s+(?:d['’]\s?|de\s+)?(?P<after>{_CURRENCY})(?!\w))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Money:
    """An amount in whole units of `currency` (ISO 4217; None where the text names none) at `start:end` of the text.

    `is_range` says that the text gives a lower bound as well; `amount` is then the upper one.
    """

    amount: float
    currency: str | None
    text: str
    start: int
    end: int
    is_range: bool = False


def find_amounts(text: str) -> list[Money]:
    """Every amount that has a currency, or a scale from a million up ("raising 5M"), in the order of the text.

    A bare number, a percentage and a multiple ("3x") are not amounts. "$" alone is read as US dollars.
    """
    return list(_amounts(text))


@lru_cache(maxsize=4096)  # each line is asked about again for every amount beside it
def _amounts(text: str) -> tuple[Money, ...]:
    figures = _AMOUNT.finditer(text) if _DIGIT.search(text) else ()
    found = [money for match in figures if (money := _money(match, text)) is not None]
    taken = [(money.start, money.end) for money in found]
    for match in _SPELLED.finditer(text):
        if all(match.end() <= start or match.start() >= end for start, end in taken):
            tens = _tens(match["tens"]) if match["tens"] else 0
            value = (tens + _number_word(match["figure"])) * _scale(match["scale"])
            currency = _currency(match["after"] or match["before"])
            found.append(Money(value, currency, match.group(), match.start(), match.end()))
    return tuple(sorted(found, key=lambda money: money.start))


def _tens(word: str) -> int:
    return next(value for name, value in _TENS.items() if re.fullmatch(name, word, re.IGNORECASE))


def _money(match: re.Match[str], text: str) -> Money | None:
    scale = (match["scale"] or match["scale_glued"] or match["lead"] or match["mid"] or "").strip()
    symbol = match["before"] or match["after"]
    if symbol is None and _scale(scale) < 1e6:
        return None
    if symbol is None and (scale in _UNSURE or text[match.end() :].lstrip().startswith(("%", "x"))):
        return None  # "5 m" is five metres as soon as no currency stands beside it
    figure = _number(match["figure"], scale)
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    written = match.group().strip().rstrip(".") if match["after"] is None else match.group().strip()
    return Money(
        amount=round(figure * _scale(scale), 2),
        currency=_currency(symbol) if symbol else None,
        text=written,
        start=start,
        end=start + len(written),
        is_range=match["low"] is not None,
    )


def _number(figure: str, scale: str) -> float:
    """Read a figure. Three digits after a mark are thousands, unless the scale shows that the mark is the decimal one."""
    figure = re.sub(r"['’\u00a0\u202f ]", "", figure)
    marks = [character for character in figure if character in ".,"]
    if not marks:
        return float(figure)
    last = max(figure.rfind("."), figure.rfind(","))
    if len(set(marks)) == 1 and len(figure) - last - 1 == 3 and not _is_decimal(figure, scale, marks):
        return float(figure.replace(marks[0], ""))
    return float(re.sub(r"[.,]", "", figure[:last]) + "." + figure[last + 1 :])


def _is_decimal(figure: str, scale: str, marks: list[str]) -> bool:
    if len(marks) > 1:
        return False
    if figure.startswith("0"):
        return True
    return bool(scale) and (marks[0] == ",") == bool(_GERMAN_SCALE.match(scale))


def _scale(scale: str) -> float:
    if scale in {"T", "t"}:  # German "TEUR": thousands of euros
        return 1e3
    for value, words in _SCALES.items():
        if scale and re.fullmatch(words, scale, re.IGNORECASE):
            return value
    return 1.0


def _currency(symbol: str) -> str | None:
    return next(
        (code for code, forms in _CURRENCIES.items() if re.fullmatch(forms, symbol.strip(), re.IGNORECASE)),
        None,
    )


def _number_word(word: str) -> float:
    return next(float(value) for value, words in _WORDS.items() if re.fullmatch(words, word, re.IGNORECASE))
