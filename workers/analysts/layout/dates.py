"""Reads calendar dates in English, German and French notation. It does not judge what they are for; owns no table."""

import re
from calendar import monthrange
from dataclasses import dataclass

#: A deck is dated within these years; other four-digit numbers are not years.
FIRST_YEAR, LAST_YEAR = 2000, 2049

_MONTHS = (
    r"jan(?:uary|uari?|vier|v)?|jänner|gennaio|enero",
    r"feb(?:ruary|ruari?|braio|rero)?|f[ée]v(?:rier|r)?",
    r"mar(?:ch|s|zo)?|märz|mär|mrz|maart",
    r"apr(?:il|ile)?|avr(?:il)?|abril",
    r"may|mai|maggio|mayo|mei|maj",
    r"june?|juni?|juin|giugno|junio",
    r"july?|juli?|juil(?:let)?|luglio|julio",
    r"aug(?:ust|usti|ustus)?|ao[ûu]t|agosto",
    r"sep(?:tember|tembre|tiembre|t)?|settembre",
    r"oct(?:ober|obre|ubre)?|okt(?:ober)?|ottobre",
    r"nov(?:ember|embre|iembre)?",
    r"dec(?:ember)?|dez(?:ember)?|d[ée]c(?:embre)?|dicembre|diciembre",
)
_MONTH = "|".join(_MONTHS)
_DIGIT = re.compile(r"\d")
_YEAR = r"20[0-4]\d"
_ORDINAL = r"(?:st|nd|rd|th|er|\.)?"

# Parts of a year. No month is stated, so they date no more than the year.
_PART = (
    r"[QTHS][1-4][\s/’'.-]*|[1-4][QTH][\s/’'.-]*|[1-4]\.\s?(?:Quartal|Halbjahr)\s+|[1-4]e?r?\s(?:trimestre|semestre)\s+|"
    r"(?:CW|KW|week|woche|semaine)\s?\d{1,2}[\s/-]+|(?:spring|summer|fall|autumn|winter|frühjahr|frühling|sommer|herbst|"
    r"printemps|été|automne|hiver)[\s/’'-]+"
)
_DAY, _MON = r"0?[1-9]|[12]\d|3[01]", r"0?[1-9]|1[0-2]"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\d./-])(?P<y>{_YEAR})(?P<sep>[-/.])(?P<m>{_MON})(?P=sep)(?P<d>{_DAY})(?![\d/-])",
        rf"(?<!\w)(?<!\d\.)(?P<d>[0-3]?\d){_ORDINAL}(?:(?:\s+of)?\s+|-)(?P<mon>{_MONTH})\.?,?[\s-]+(?P<y>{_YEAR})(?!\d)",
        rf"(?<!\w)(?P<mon>{_MONTH})\.?[\s-]+(?P<d>[0-3]?\d){_ORDINAL},?\s+(?P<y>{_YEAR})(?!\d)",
        rf"(?<!\w)(?P<mon>{_MONTH})\.?(?:,?\s+|\s?[-/]\s?)(?P<y>{_YEAR})(?!\d)",
        # Two digits are a year behind a hyphen or an apostrophe, and behind a space only where nothing else follows.
        rf"(?<!\w)(?<!\d\.)(?P<d>[0-3]?\d){_ORDINAL}(?:\s+|-)(?P<mon>{_MONTH})\.?(?:-|,?\s+['’])(?P<yy>[0-4]\d)(?![\w-])",
        rf"(?<!\w)(?<!\d\.)(?P<d>[0-3]?\d){_ORDINAL}\s+(?P<mon>{_MONTH})\.?\s+(?P<yy>[0-4]\d)(?=\s*(?:$|[|·•,;)–—]))",
        rf"(?<!\w)(?P<mon>{_MONTH})\.?[\s-]+(?P<d>[0-3]?\d){_ORDINAL},?\s+['’](?P<yy>[0-4]\d)(?!\w)",
        rf"(?<![\w.,/-])(?P<y>{_YEAR})\s(?P<mon>{_MONTH})(?!\w|\.?\s{_YEAR})",
        rf"(?<!\w)(?P<mon>{_MONTH})\.?(?:(?:\s+|\s?-\s?)?['’]|-)(?P<yy>[0-4]\d)(?![\w-])",
        rf"(?<!\w)(?:{_PART})(?:(?P<y>{_YEAR})|['’]?(?P<yy>[0-4]\d))(?![\w%])(?![.,]\d)",
        rf"(?<![\w.,/-])(?P<y>{_YEAR})[\s/-]*[QH][1-4](?!\w)",
        rf"(?<![\d./-])(?P<a>[0-3]?\d)\s?(?P<sep>[./|·–-])\s?(?P<b>[0-3]?\d)\s?(?P=sep)\s?(?P<y>{_YEAR})(?!\d)",
        r"(?<![\d./-])(?P<a>[0-3]?\d)\.(?P<b>[01]\d)\.(?P<yy>\d\d)(?![\d.])",
        r"(?<![\d./-])(?P<a>[0-3]?\d)(?P<sep>/)(?P<b>[0-3]?\d)/(?P<yy>2\d)(?![\d/])",
        rf"(?<![\d./-])(?P<m>{_MON})\s?[./-]\s?(?P<y>{_YEAR})(?![\d])",
        rf"\b(?:stand|status|date|datum|as of|état)\W{{1,3}}(?P<m>{_MON})/(?P<yy>[0-4]\d)(?![\d/])",
        rf"(?<![\d./-])(?P<y>{_YEAR})[-/](?P<m>0[1-9]|1[0-2])(?![\d/-])",
        rf"(?<![\w.,/-])(?P<y>{_YEAR})(?![\w%])(?![.,/-]\d)",
    )
)


@dataclass(frozen=True)
class Dated:
    """A date as ISO 8601, as precise as it is written (`2026`, `2026-03`, `2026-03-14`), at `start:end` of the text."""

    value: str
    text: str
    start: int
    end: int

    @property
    def is_year(self) -> bool:
        """Whether only the year is known."""
        return len(self.value) == 4


def find_dates(text: str) -> list[Dated]:
    """Every date in the order of the text; impossible ones (30 February) are left out.

    A quarter, half-year or season gives its year, since no month is stated. Where day and month of a date with slashes
    could be swapped ("03/04/2026") only its year is certain, and given; with dots the day comes first.
    """
    if not _DIGIT.search(text):
        return []  # most passages; the forms below take ten times as long to find nothing
    found: list[Dated] = []
    taken: set[int] = set()
    for form in _FORMS:
        for match in form.finditer(text):
            if taken.isdisjoint(range(match.start(), match.end())):
                taken.update(range(match.start(), match.end()))
                if value := _value(match.groupdict()):
                    found.append(Dated(value, match.group().strip(), match.start(), match.end()))
    return sorted(found, key=lambda date: date.start)


def _value(parts: dict[str, str | None]) -> str | None:
    year = int(parts.get("y") or f"20{parts.get('yy')}")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if parts.get("a"):
        return _day_and_month(year, int(parts["a"] or 0), int(parts["b"] or 0), parts.get("sep") or ".")
    month = _month(parts.get("mon")) or int(parts.get("m") or 0)
    return _iso(year, month, int(parts.get("d") or 0))


def _day_and_month(year: int, first: int, second: int, separator: str) -> str | None:
    if first <= 12 < second:
        return _iso(year, first, second)
    if first > 12 or separator not in "/-" or first == second:
        return _iso(year, second, first)
    return _iso(year, 0, 0)


def _iso(year: int, month: int, day: int) -> str | None:
    if not month:
        return f"{year}"
    if not day:
        return f"{year}-{month:02}" if month <= 12 else None
    valid = month <= 12 and day <= monthrange(year, month)[1]
    return f"{year}-{month:02}-{day:02}" if valid else None


def _month(name: str | None) -> int:
    if not name:
        return 0
    return next(index for index, names in enumerate(_MONTHS, 1) if re.fullmatch(names, name, re.IGNORECASE))
