"""Decides which sentence of the deck says what the company offers, and quotes it. It never writes one; owns no table."""

import re
from collections.abc import Sequence
from dataclasses import replace

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
#: A fine-sounding line of the cover serves where no slide says more.
LEAST_ON_COVER = 2.0
#: Points of a slide whose heading announces the answer, and of the first line below it.
STRONG_POINTS, FIRST_POINTS = 2.5, 1.0
#: Points of a form that is a sentence about the company or product.
SENTENCE_POINTS = 3.0
#: More words are a paragraph.
MOST_WORDS = 45

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
#: Slides on which a product is introduced, and the words of a title that is its name.
PRODUCT_SLIDES, NAMED_WORDS = range(2, 8), 5
# "GripLoc™", "SporePak", "LQ-220", "UriSignal-K".
_PRODUCT_NAME = re.compile(
    r"[™®]|\b[A-Z][a-z]+[A-Z]\w*|^[A-Z]{2,5}[- ]?\d{1,4}\b|^[A-Z][a-z]+ ?[0-9]{1,2}$|^[A-Z][a-z]+-[A-Z]$"
)
_INTRODUCES = re.compile(
    r"^(?:introducing|meet|presenting|this is|here is|enter|vorhang auf|voici|découvrez|das ist|hier ist)\b"
    r"|^(?:the|our|unsere?|die|das|la|notre) (?:\S+ )?(?:platform|product|device|system|app|plattform|produkt|lösung|gerät|"
    r"plateforme|produit|solution|dispositif|application)\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"^[~<>+±-]?[\d$€£₹]|\d\s?%")
_DOES = re.compile(r"\b(?:what|does|is|do|how|was|ist|macht|kann|que|fait|quoi|est)\b", re.IGNORECASE)
_OPEN_END = re.compile(
    r"\b(?:against|for|with|of|that|which|and|or|to|from|by|in|on|the|an?|gegen|für|mit|und|oder|von|bei|aus|zur|zum|der|die|das|"
    r"den|dem|des|ein|eine|einen|contre|pour|avec|et|ou|de|du|des|par|sur|la|le|les|un|une|qui)$"
)
# "Notre diagnostic", "Our scooter": what is offered has many names.
_OURS = re.compile(r"^(?:our|unsere?|notre|nos)\s\S+(?:\s\S+)?$", re.IGNORECASE)
_FORM_FOR = re.compile(r"(?:\S+ ){1,7}?(?:for|für|pour) ", re.IGNORECASE)
# The second half of a sentence.
_HALF = re.compile(r"(?:because|since|so that|and|but|or|weil|denn|damit|und|aber|car|parce|et|mais)\s")
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
    passages = _whole(passages)
    about = _about(passages, name)
    ranked = sorted(
        (
            (
                _points(passage, name=name, about=about[passage.slide])
                + FIRST_POINTS * (about[passage.slide] >= STRONG_POINTS and _is_first(passages, index)),
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
    if not ranked or ranked[0][0] < (LEAST_ON_COVER if ranked[0][3].slide == 1 else LEAST_POINTS):
        return TextField()
    best = ranked[0][3]
    citation = cite(best.slide, best.text)
    value = citation.quote if len(best.text) > MAX_QUOTE else best.text
    label = _ROW.match(value) if best.kind in ("table-row", "table") else None
    return TextField(value=value[label.end() :] if label else value, citations=[citation])


def _whole(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, each that ends without a stop joined with the next line where the sentence goes on there."""
    result: list[Passage] = []
    for passage in passages:
        if result and _goes_on(result[-1], passage):
            result[-1] = replace(result[-1], text=f"{result[-1].text} {passage.text}")
        else:
            result.append(passage)
    return result


def _goes_on(last: Passage, passage: Passage) -> bool:
    """Whether a line begins with a small letter, or stands below one that ends in the middle of a phrase ("against")."""
    if last.slide != passage.slide or not last.kind == passage.kind == "text":
        return False
    is_open = passage.text[:1].islower() or _OPEN_END.search(last.text)
    return bool(is_open) and last.text[-1] not in ".!?:;" and last.words + passage.words <= MOST_WORDS


def _is_first(passages: Sequence[Passage], index: int) -> bool:
    """Whether a passage is the one right below its slide's title."""
    above = passages[index - 1] if index else passages[index]
    return above.kind == "title" and above.slide == passages[index].slide


def _about(passages: Sequence[Passage], name: str | None) -> dict[int, float]:
    """Points of each slide for a heading that says that the offering stands below it, at its top or elsewhere."""
    about: dict[int, float] = {}
    for p in passages:
        points = 0.0
        if p.words <= HEADING_WORDS and _HEADINGS.search(p.text):
            points = 1.5
        if p.words <= (NAMED_WORDS if p.kind == "title" else HEADING_WORDS) and _STRONG_HEADINGS.search(
            p.text
        ):
            points = STRONG_POINTS
        if p.kind == "title" and p.slide in PRODUCT_SLIDES and p.words <= NAMED_WORDS:
            points = max(points, _product_points(p.text, name))
        about[p.slide] = max(points, about.get(p.slide, 0.0))
    return about


def _product_points(title: str, name: str | None) -> float:
    """Points of a title that is the name of a product ("GripLoc™"), introduces one, or asks what the company does."""
    if _PRODUCT_NAME.search(title) or _INTRODUCES.search(title):
        return STRONG_POINTS
    if _OURS.match(title) and not _OTHER_HEADINGS.search(title):
        return 1.5
    if not name or name.split()[0].casefold() not in title.casefold() or _OTHER_HEADINGS.search(title):
        return 0.0
    return STRONG_POINTS if _DOES.search(title) else 1.5


def _may_be(passage: Passage) -> bool:
    if passage.is_margin or passage.kind == "footnote" or _HALF.match(passage.text):
        return False
    if passage.kind in ("table-row", "table"):
        return bool(_ROW.match(passage.text)) and passage.words <= 45
    if sum(len(word) == 1 for word in passage.text.split()) * 2 > passage.words:
        return False  # a name with a space between its letters
    return (3 if passage.slide == 1 else 4) <= passage.words <= MOST_WORDS and not passage.text.endswith("?")


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
    # A bullet is one feature of many, unless it is a sentence about the company.
    points -= 1.0 * (passage.kind == "list-item" and form < SENTENCE_POINTS)
    points -= 2.0 * bool(_OTHER_HEADINGS.search(passage.heading) and passage.kind != "title")
    points -= 4.0 * bool(_NOT_OFFERING.search(text)) + 2.0 * bool(find_amounts(text))
    points -= 0.5 * (passage.words > 30)
    # Results and customers are told in figures.
    points -= 1.5 * bool(_FIGURES.search(text) and passage.slide != 1)
    return points


def _tagline_points(passage: Passage) -> float:
    """Points of a line on the cover: the line below the name is a tagline, unless it is a label or a date."""
    if find_dates(passage.text) or _LABEL.search(passage.text):
        return 0.0
    if passage.kind == "title" and passage.text.endswith("."):
        return 1.0  # a slogan; what it is about stands below
    plain = not _form_points(passage.text, name=None) and not _KIND.search(passage.text)
    if plain and passage.text.endswith("."):
        return 1.0 + bool(passage.words >= 4)  # a slogan; a slide says more
    # A line without any other sign is a tagline by its place alone; a sentence that says who does what says more.
    if not plain and _form_points(passage.text, name=None) < 3.0 and _FORM_FOR.match(passage.text):
        return 1.0
    return (1.25 if plain else 1.0) * (1 + bool(_RELATIVE.search(passage.text) or passage.words >= 4))


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
