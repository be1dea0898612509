"""Decides which sentence of the deck says what the company offers, and quotes it. It never writes one; owns no table."""

import re
from collections.abc import Sequence

from workers.analysts.base import TextField
from workers.analysts.citations import MAX_QUOTE, cite
from workers.analysts.layout.dates import find_dates
from workers.analysts.layout.facts import offering_words as words
from workers.analysts.layout.facts.forms import ANY_VERB, FORMS, VERB, Form
from workers.analysts.layout.money import find_amounts
from workers.analysts.layout.passages import Passage
from workers.analysts.layout.terms import pattern

#: A tagline that names a kind of product on the cover reaches it; a fine-sounding line without one does not.
LEAST_POINTS = 3.0

# What follows the name: a legal form ("Inc."), then the verb.
_FORM = r"(?:[ ,™®]+(?:\w+\.|AG|GmbH|UG|SE|SA|SAS|SARL|Inc|Ltd|Limited|LLC|AB|ApS|BV|Oy))?"
_THEN_VERB = re.compile(rf"{_FORM}{VERB}", re.IGNORECASE)
_THEN_ANY_VERB = re.compile(rf"{_FORM}{ANY_VERB}")
_LABEL = re.compile(r"^\w+(?: \w+)?:|[|·•@#]|www\.|https?:|\b(?:hackathon|by|team)\b", re.IGNORECASE)
# "A catheter that …": a noun and what it does.
_RELATIVE = re.compile(r"\b(?:that|which)\s|,\s(?:die|der|das|mit der|mit dem)\s|\b(?:qui|pour)\s")
#: The label of a row of a summary that says what the company does, and what such a row weighs.
_ROW = re.compile(
    r"(?:What (?:we|it) (?:do|does|are|is)|Business|Product|Offering|Was wir (?:tun|machen)|Was es ist|Geschäft|Produkt|Angebot|"
    r"Ce que nous faisons|Activité|Produit|Offre)\s*[:|–-]?\s+(?=(?:\S+\s+){3})"
)
ROW_POINTS = 6.0
#: Words of a heading, wherever on its slide it stands.
HEADING_WORDS = 4
# "Acme is raising", "Acme is based in".
_STATE = (
    r"(?:raising|seeking|looking|based|backed|live|now|not|no|in|on|at|led|run|founded|owned|funded|profitable|ready|"
    r"the only)\b"
)
# "The app Acme …", "Die App Acme …".
_NAMED = r"(?:The|Die|Der|Das|Le|La|L['’]) ?(?:[\w-]+ ){1,3}?"
_KIND, _NOT_OFFERING = pattern(words.KINDS), pattern(words.NOT_OFFERING)
_HEADINGS, _STRONG_HEADINGS = pattern(words.HEADINGS), pattern(words.STRONG_HEADINGS)
_OTHER_HEADINGS = pattern(words.OTHER_HEADINGS)


def find_offering(passages: Sequence[Passage], *, name: str | None) -> TextField:
    """The best sentence with its citation, or "not stated" where none says what is offered in 4 to 45 words (3 on the cover).

    A tagline of the cover or "We develop …", "<name> is a …" on early slides win; bios, asks and visions lose.
    """
    about = {p.slide: 1.5 for p in passages if p.words <= HEADING_WORDS and _HEADINGS.search(p.text)}
    about |= {p.slide: 2.5 for p in passages if p.words <= HEADING_WORDS and _STRONG_HEADINGS.search(p.text)}
    ranked = sorted(
        (
            (
                _points(passage, name=name, about=about.get(passage.slide, 0.0)),
                -passage.slide,
                -index,
                passage,
            )
            for index, passage in enumerate(passages)
            if _may_be(passage)
        ),
        key=lambda item: item[:3],
        reverse=True,
    )
    if not ranked or ranked[0][0] < LEAST_POINTS:
        return TextField()
    best = ranked[0][3]
    citation = cite(best.slide, best.text)
    value = citation.quote if len(best.text) > MAX_QUOTE else best.text
    label = _ROW.match(value) if best.kind in ("table-row", "table") else None
    return TextField(value=value[label.end() :] if label else value, citations=[citation])


def _may_be(passage: Passage) -> bool:
    if passage.is_margin or passage.kind == "footnote":
        return False
    if passage.kind in ("table-row", "table"):
        return bool(_ROW.match(passage.text)) and passage.words <= 45
    if sum(len(word) == 1 for word in passage.text.split()) * 2 > passage.words:
        return False  # a name with a space between its letters
    return (3 if passage.slide == 1 else 4) <= passage.words <= 45 and not passage.text.endswith("?")


def _points(passage: Passage, *, name: str | None, about: float) -> float:
    """Points of a passage; `about` are those of its slide for a heading like "What we do", at its top or elsewhere."""
    text = passage.text
    if passage.kind in ("table-row", "table"):
        return ROW_POINTS
    form = _form_points(text, name=name)
    points = form - 1.0 * (not form and passage.slide != 1)
    points += 1.5 * bool(_KIND.search(text))
    if passage.slide == 1:
        points += _tagline_points(passage)
    elif passage.slide <= 5:
        points += 0.5
    if passage.slide != 1 and passage.words > HEADING_WORDS:
        points += about
    points -= 2.0 * bool(_OTHER_HEADINGS.search(passage.heading) and passage.kind != "title")
    points -= 4.0 * bool(_NOT_OFFERING.search(text)) + 2.0 * bool(find_amounts(text))
    points -= 0.5 * (passage.words > 30)
    return points


def _tagline_points(passage: Passage) -> float:
    """Points of a line on the cover: the line below the name is a tagline, unless it is a label or a date."""
    if find_dates(passage.text) or _LABEL.search(passage.text):
        return 0.0
    if passage.kind == "title" and passage.text.endswith("."):
        return 1.0  # a slogan; what it is about stands below
    # A sentence that says who does what says more; a line without any other sign is a tagline by its place alone.
    plain = not _form_points(passage.text, name=None) and not _KIND.search(passage.text)
    return (1.5 if plain else 1.0) * (1 + bool(_RELATIVE.search(passage.text) or passage.words >= 4))


def _form_points(text: str, *, name: str | None) -> float:
    """Points for the sentence's form: who does what."""
    if name and (points := _subject_points(text, name)):
        return points
    points = max((form.points for form in FORMS if _fits(form, text)), default=0.0)
    named = name and _KIND.search(text) and re.match(rf"{re.escape(name)}\s?[:–—-]\s", text, re.IGNORECASE)
    return max(points, 2.0 * bool(named))


def _fits(form: Form, text: str) -> bool:
    found = form.pattern.match(text)
    if found is None or not form.kind:
        return found is not None
    return bool(_KIND.search(found.group() if form.kind == "form" else text))


def _subject_points(text: str, name: str) -> float:
    """Points for "<name> <verb>"; the name's first word serves as well ("Acme" for "Acme Diagnostics")."""
    first = name.split()[0]
    forms = {name, first} if len(first) >= 4 else {name}
    if any(
        re.match(rf"{re.escape(form)}(?:['’]s|['’])(?: [\w-]+){{1,4}} ", text, re.IGNORECASE)
        for form in forms
    ):
        return 3.0  # "Acme's sensors …": what they do is said in many ways
    starts = [f"{before}{form}" for before in ("", "At ", "With ", "Mit ") for form in forms]
    if any(_THEN_VERB.match(text, len(start)) for start in starts if _begins(text, start)):
        return 5.0
    if any(re.match(rf"{re.escape(form)} is (?!{_STATE})\w", text) for form in forms):
        return 3.5
    if any(re.match(rf"{_NAMED}{re.escape(form)}[®™]?{ANY_VERB}", text, re.IGNORECASE) for form in forms):
        return 3.5
    return (
        4.5
        if any(text.startswith(start) and _THEN_ANY_VERB.match(text, len(start)) for start in starts)
        else 0.0
    )


def _begins(text: str, start: str) -> bool:
    return text[: len(start)].casefold() == start.casefold()
