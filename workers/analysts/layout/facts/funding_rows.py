"""Reads rows of money: tables whose header names the unit, and lists of rounds of which one is open. Owns no table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workers.analysts.layout.facts import money_words as words
from workers.analysts.layout.money import find_amounts
from workers.analysts.layout.passages import Passage
from workers.analysts.layout.terms import pattern

#: Rows of one slide that name a round: so many are a list of rounds, of which the open one is the ask.
LEAST_ROUNDS = 2
#: Words of a passage that may hold a unit: a heading, or the header of a table.
HEADER_WORDS = 10

#: Words of a line below a large figure that is its unit.
UNIT_WORDS = 3

_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_CODE = r"€|\$|£|₹|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|INR|AUD|CAD|ILS|JPY"
_SCALE = r"k|K|M|m|mn|mln|Mio\.?|Tsd\.?|T|thousands?|millions?|'000|000s?|Cr|crores?|lakhs?|millones|milliers?|Mill?\."
#: A unit as a cell, in brackets, or behind "in" at the end of a heading.
_UNIT = re.compile(
    rf"(?:^|[|(,]\s?|\bin\s|\ben\s|\s)(?:(?P<scale>{_SCALE})\s?(?P<code>{_CODE})|(?P<code2>{_CODE})\s?(?P<scale2>{_SCALE})|"
    rf"(?P<code3>[A-Z]{{3}}))(?=\s?[|):;]|\s*$)"
)
# "Betrag in CHF" in a header, whatever follows.
_IN_CODE = re.compile(rf"\b(?:in|en)\s(?P<code>{_CODE})(?!\w)")
# "4'800'000": thousands, however many stand in a row.
_GROUPED = re.compile(r"(?<![\w.,'’$€£₹])\d{1,3}(?:['’]\d{3})+(?![\w'’])")
_CODES = re.compile(rf"(?:{_CODE})")
# "Phase 2 incl. CRO | 3.9", "Total raise 28", "2026 | 45m": a figure that ends a row or a cell, and is no year.
_BARE = re.compile(
    r"(?<![\w.,€$£₹%-])(?!(?:19|20)\d\d\b)(?P<figure>\d{1,3}(?:[., '’]\d{3})+|\d+(?:[.,]\d{1,2})?)\s?(?P<own>[kKmM])?"
    r"(?=\s*(?:\||$|\())"
)
_THOUSANDS = re.compile(r"^(?:k|K|T|Tsd\.?|thousands?|'000|000s?|milliers?)$")
_ROUNDS, _OPEN = pattern(words.ROUND_NAMES), pattern(words.OPEN_ROW)


def is_row(passage: Passage) -> bool:
    """Whether a passage is a row: of a table, or of cells with bars between them."""
    return passage.kind in ("table", "table-row") or " | " in passage.text


def with_units(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, bare figures of rows written with the unit that a heading or header of their slide names."""
    passages = _joined(passages)
    units: dict[int, str] = {}
    for passage in passages:
        found = _unit(passage)
        if found and passage.slide not in units:
            units[passage.slide] = found
    return [
        replace(passage, text=_written(passage.text, units[passage.slide]))
        if passage.slide in units and not passage.is_margin and _may_lack(passage)
        else passage
        for passage in passages
    ]


def _joined(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, a large figure with the scale and currency that stand in the line below it: "22" / "MNOK"."""
    result = list(passages)
    for place in range(len(result) - 1):
        figure, unit = result[place], result[place + 1]
        if figure.slide == unit.slide and _FIGURE.fullmatch(figure.text) and unit.words <= UNIT_WORDS:
            together = f"{figure.text} {unit.text}"
            if not find_amounts(unit.text) and find_amounts(together):
                result[place] = replace(figure, text=together)
    return result


def _unit(passage: Passage) -> str:
    """The unit that a heading or header names, as "EUR {} k"; empty without one."""
    if passage.words > HEADER_WORDS or find_amounts(passage.text):
        return ""
    match = _UNIT.search(passage.text)
    if match is None:
        header = _IN_CODE.search(passage.text) if is_row(passage) else None
        return f"{header['code']} {{}}" if header else ""
    code = match["code"] or match["code2"] or match["code3"]
    if not _CODES.fullmatch(code):
        return ""
    scale = match["scale"] or match["scale2"] or ""
    return f"{code} {{}}{' thousand' if _THOUSANDS.match(scale) else f' {scale}' if scale else ''}"


def _may_lack(passage: Passage) -> bool:
    bare = is_row(passage) or len(_BARE.findall(passage.text)) == 1
    return bare and not find_amounts(passage.text)


def _written(text: str, unit: str) -> str:
    """A row with its last bare figure written out; one with many figures is a forecast and stays."""
    if " " not in unit.strip("{} ") and _GROUPED.search(text):
        return _GROUPED.sub(lambda match: unit.format(match.group()), text)
    found = list(_BARE.finditer(text))
    if len(found) != 1:
        return text
    match = found[0]
    own = match["own"]
    # Groups of three are thousands, whatever the mark: no unit is told to three places.
    figure = re.sub(r"[., '’](?=\d{3}(?!\d))", "", match["figure"])
    # A figure with a scale of its own takes the currency alone.
    written = f"{unit.split(' ', 1)[0]} {figure}{own}" if own else unit.format(figure)
    return f"{text[: match.start()]}{written}{text[match.end() :]}"


def rounds(passages: Iterable[Passage]) -> dict[int, bool]:
    """The slides with a list of rounds, and whether one of its rows is open."""
    named: dict[int, list[Passage]] = {}
    for passage in passages:
        if is_row(passage) and _ROUNDS.search(passage.text) and find_amounts(passage.text):
            named.setdefault(passage.slide, []).append(passage)
    return {
        slide: any(is_open(passage.text) for passage in rows)
        for slide, rows in named.items()
        if len(rows) >= LEAST_ROUNDS
    }


def is_open(row: str) -> bool:
    """Whether a row says that its round is the one that is open."""
    return _OPEN.search(row) is not None
