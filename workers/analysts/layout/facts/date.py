"""Decides the deck's own date: of the cover, of the frame of its slides, or as a sentence says it. Owns no table.

Dates of milestones, trials, financial years and foundings are never taken. A quarter gives its year only.
"""

import re
from collections.abc import Callable, Sequence
from itertools import chain

from workers.analysts.base import DateField
from workers.analysts.citations import cite
from workers.analysts.layout.dates import Dated, find_dates
from workers.analysts.layout.passages import Passage
from workers.analysts.layout.terms import pattern

_OTHER_EVENT = pattern(
    (
        "cut-off", "cutoff", "data", "granted", "approved", "opened", "published", "signed", "genehmigt*",
        "zugelassen*", "erteilt*", "eröffnet*", "obtenu*", "founded", "since", "est", "established", "incorporated",
        "launch*", "trial", "study", "expected", "closing", "close", "until", "deadline", "by", "milestone*",
        "approval", "forecast", "projection*", "target*", "vision", "runway", "valid", "expire*", "patent*", "filed",
        "raised", "revenue", "gegründet", "seit", "bis", "studie", "zulassung", "markteintritt", "gültig", "ziel",
        "fondée?", "depuis", "créée?", "lancement", "jusqu*", "objectif", "essai", "market", "marché", "markt",
        "before", "vor", "gründung*", "gegr.", "geplant*", "planned",
        "déposé*", "brevet*", "eintrag*", "hr-eintrag", "handelsregister*",
        "registered", "hrb", "eingetragen*", "immatricul*", "roadmap", "award*", "winner", "exit", "ipo",
    )
)  # fmt: skip
_DECK_WORD = pattern(
    (
        "deck", "pitch", "presentation", "investor*", "overview", "memorandum", "confidential", "teaser", "version",
        "präsentation", "vertraulich", "stand", "*präsentation", "*vorstellung", "présentation", "confidentiel*",
        "investisseurs", "dossier", "update*", "as of", "dated", "seed", "pre-seed", "series a", "series b",
        "financing round", "fundraising",
    )
)  # fmt: skip
_SAYS_SO = re.compile(
    r"(?:this|the present|diese|cette|la présente|das vorliegende)\s+(?:\w+\s+)?(?:presentation|document|deck|"
    r"präsentation|unterlage|dokument|présentation)[^.]{0,80}|^\W*(?:date|datum|stand|status|as of|last updated|"
    r"updated|état au|version du|version of|prepared)\b[^.]{0,20}",
    re.IGNORECASE,
)

#: The year of a copyright is that of the first version.
_RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b|\ball rights reserved\b", re.IGNORECASE)
#: A date alone on its line, as on a last slide; a town may stand before it.
_ALONE = re.compile(
    r"(?:(?:version|rev|v|fassung)\.?\s?[\d.]+,?\s)?(?:[^\W\d][\w-]+(?: [^\W\d][\w-]+)?,\s)?(?:the |le |den |im )?$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(?:version|stand|dated?|datum|as of|updated|état au)\W*$", re.IGNORECASE)

Finder = Callable[[Passage], Dated | None]


def find_date(passages: Sequence[Passage]) -> DateField:
    """The date of the deck with up to three citations, or "not stated".

    Tried in this order, first hit wins: a date with a month on the cover; one in headers, footers and lines that
    return on most slides; a sentence that dates the document; a line of the second or last slide that is a date and nothing else;
    a year alone on the cover, or beside words like "investor deck".
    """
    cover = [passage for passage in passages if passage.slide == 1]
    frame = [passage for passage in passages if passage.is_margin]
    tries: tuple[tuple[Sequence[Passage], Finder], ...] = (
        (cover, _exact),
        (frame, _exact),
        (passages, _said),
        ([passage for passage in passages if passage.slide in (2, passages[-1].slide)], _alone),
        (list(chain(cover, frame)), _year),
    )
    for where, finder in tries:
        dates = [(passage, date) for passage in where if (date := finder(passage)) is not None]
        if dates:
            return _field(dates)
    return DateField()


def _field(dates: list[tuple[Passage, Dated]]) -> DateField:
    values = [date.value for _, date in dates]
    # Two equally good but different dates (a cover with two) are no answer; frames may differ in one stray slide.
    best = max(set(values), key=lambda value: (values.count(value), len(value), value))
    if len({value for value in values if not best.startswith(value)}) > 1 or values.count(best) * 2 < len(
        values
    ):
        return DateField()
    chosen = [(passage, date) for passage, date in dates if date.value == best]
    citations = [cite(passage.slide, passage.text) for passage, _ in chosen[:3]]
    return DateField(value=best, text=chosen[0][1].text, citations=citations)


def _exact(passage: Passage) -> Dated | None:
    dates = [date for date in find_dates(passage.text) if not date.is_year or _is_quarter(date)]
    if len(dates) != 1 or passage.words > 25 or _is_other_event(passage.text, dates[0]):
        return None
    return dates[0]


def _said(passage: Passage) -> Dated | None:
    label = _SAYS_SO.search(passage.text)
    if not label or passage.kind in ("table-row", "table"):
        return None
    after = [date for date in find_dates(passage.text) if label.start() <= date.start <= label.end() + 12]
    return after[0] if len(after) == 1 and not after[0].is_year else None


def _year(passage: Passage) -> Dated | None:
    dates = find_dates(passage.text)
    if len(dates) != 1 or passage.words > 12 or _is_other_event(passage.text, dates[0]):
        return None
    alone = passage.text.strip() == dates[0].text
    return dates[0] if alone or _DECK_WORD.search(passage.text) else None


def _alone(passage: Passage) -> Dated | None:
    date = _exact(passage)
    if date is None:
        return None
    before = re.split(r"[|•·]\s|\s[–—/-]\s", passage.text[: date.start])[-1]
    after = re.split(r"\s[|•·–—/-]", passage.text[date.end :])[0]
    alone = _ALONE.match(before) and not after.strip(" .")
    milestone = passage.kind in ("table-row", "table") or _OTHER_EVENT.search(passage.heading)
    return date if alone and not milestone else None


def _is_quarter(date: Dated) -> bool:
    return not date.text.isdigit()


def _is_other_event(text: str, date: Dated) -> bool:
    """Whether the clause around the date speaks of something else than the deck."""
    if _LABEL.search(text[: date.start]):
        return False
    before = re.split(r"[.;|•·]", text[: date.start])[-1]
    after = re.split(r"[.;|•·]", text[date.end :])[0]
    if date.is_year and _RIGHTS.search(text):
        return True
    return bool(_OTHER_EVENT.search(before) or _OTHER_EVENT.search(after))
