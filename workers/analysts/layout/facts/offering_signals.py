"""How well a statement says what a company offers: signals, each with a weight, added up. It chooses none; owns no table."""

import math
import re
from dataclasses import dataclass

from workers.analysts.layout.dates import find_dates
from workers.analysts.layout.facts import offering_words as words
from workers.analysts.layout.facts.forms import ANY_VERB, FORMS, VERB, Form
from workers.analysts.layout.facts.offering_places import STRONG, Deck, Place
from workers.analysts.layout.money import find_amounts
from workers.analysts.layout.passages import Passage
from workers.analysts.layout.terms import pattern
from workers.analysts.layout.wording.statements import likely_offering

#: Fitted by listwise logistic regression with a prior, on 156 decks with known offerings: those of samples/evaluation that
#: may be looked at, and decks in text form. Decks held out of the fit were read about as well as those in it.
WEIGHTS: dict[str, float] = {
    "labelled": 3.0,
    "said": 2.0,
    "form": 1.8,
    "kind": 1.5,
    "central": 1.4,
    "heading": 1.1,
    "line 1": 1.1,
    "first": 0.9,
    "third": 0.8,
    "for": 0.6,
    "relative": 0.6,
    "short": 0.6,
    "subject": 0.6,
    "cover": 0.4,
    "long": 0.3,
    "cover kind": 0.2,
    "title kind": 0.2,
    "offers": 0.1,
    "title": 0.1,
    "cover slogan": -0.1,
    "fifth": -0.1,
    "list": -0.1,
    "negation": -0.1,
    "second": -0.1,
    "bullet": -0.3,
    "digit": -0.3,
    "figures": -0.3,
    "header": -0.3,
    "money": -0.3,
    "unheaded": -0.3,
    "figure": -0.4,
    "line 2": -0.4,
    "line 3": -0.4,
    "need": -0.4,
    "past": -0.5,
    "quoted": -0.6,
    "problem": -0.7,
    "elsewhere": -0.8,
    "no form": -0.9,
    "other matter": -0.9,
    "drawn": -1.0,
    "late": -1.1,
    "cover label": -1.5,
    "frame": -2.0,
}

#: The logarithm of the likelihood below which wording says no more against a statement.
LEAST_SAID = -4.0
#: The points of the best form of a sentence.
BEST_FORM = 5.0
#: Words below and above which a statement is short or long.
SHORT, LONG = 8, 14

#: A statement with a label that says what it is, as in the rows of a summary.
LABELLED = re.compile(
    r"(?:What (?:we|it) (?:do|does|are|is)|Was wir (?:tun|machen)|Was es ist|Ce que nous faisons)\s*[:|–-]?\s+(?=(?:\S+\s+){3})"
    r"|(?:Business|Product|Offering|Concept|Idea|Geschäft|Produkt|Angebot|Konzept|Idee|Activité|Produit|Offre|Métier)"
    r"(?:\s*[:|–-])?\s+(?!(?:status|stage|name|line|launch|model|famil\w+|range|portfolio)\b)(?=(?:\S+\s+){3})"
)
# What follows the name: a legal form ("Inc."), then the verb.
_FORM = r"(?:[ ,™®]+(?:\w+\.|AG|GmbH|UG|SE|SA|SAS|SARL|Inc|Ltd|Limited|LLC|AB|ApS|BV|Oy))?"
_THEN_VERB = re.compile(rf"{_FORM}{VERB}", re.IGNORECASE)
_THEN_ANY_VERB = re.compile(rf"{_FORM}{ANY_VERB}")
_LABEL = re.compile(r"^\w+(?: \w+)?:|[|·•@#]|www\.|https?:|\b(?:hackathon|by|team)\b", re.IGNORECASE)
# "Company profile for investors": what the document is.
_DOCUMENT = pattern(words.DOCUMENT)
# "A catheter that …": a noun and what it does.
_RELATIVE = re.compile(r"\b(?:that|which|who|qui)\s|,\s(?:die|der|das|mit der|mit dem)\s")
_FOR = re.compile(r"\s(?:for|für|pour)\s")
_FIGURE_FIRST = re.compile(r"^[~<>+±-]?[\d$€£₹]|\d\s?%")
_QUOTED = re.compile(r"[“”\"„«»]")
_PAST = re.compile(r"\b(?:was|were|had|lost|raised|built|sold|found|died|took|gave|came)\b")
_NOT = re.compile(r"^(?:No|Not|Kein\w*|Pas|Sans|Ohne|Never)\b")
_LIST = re.compile(r"[|·•/]")
# "Acme is raising", "Acme is based in".
_STATE = (
    r"(?:raising|seeking|looking|based|backed|live|now|not|no|in|on|at|led|run|founded|owned|funded|profitable|ready|"
    r"the only)\b"
)
# "The app Acme …", "Die App Acme …".
_NAMED = r"(?:The|Die|Der|Das|Le|La|L['’]) ?(?:[\w-]+ ){1,3}?"
_KIND, _NOT_OFFERING, _NEED = pattern(words.KINDS), pattern(words.NOT_OFFERING), pattern(words.NEED)


@dataclass(frozen=True)
class Candidate:
    """A statement that may be the answer; it is the `line`-th of its slide, the title being none."""

    passage: Passage
    line: int

    @property
    def text(self) -> str:
        """Its words."""
        return self.passage.text


def points(candidate: Candidate, deck: Deck, name: str | None) -> float:
    """The weights of a statement's signals, added up."""
    return sum(WEIGHTS.get(signal, 0.0) * value for signal, value in signals(candidate, deck, name).items())


def is_elsewhere(candidate: Candidate, name: str | None) -> bool:
    """Whether a statement speaks of money, people or the document, and in no form in which an offering is told.

    So does the company's name with its legal form, or with a word or two that say nothing of it.
    """
    text = candidate.text
    named = name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    if name and named and len(text.split()) <= len(name.split()) + 2:
        return not form_points(text, name=name)
    other = _NOT_OFFERING.search(text) or find_amounts(text)
    return bool(other) and not form_points(text, name=name)


def signals(candidate: Candidate, deck: Deck, name: str | None) -> dict[str, float]:
    """What speaks for and against a statement, mostly 0 or 1."""
    passage = candidate.passage
    place = deck.places[passage.slide]
    own = _of_form(candidate.text, name) | _of_words(candidate.text)
    own |= {"central": deck.central(candidate.text), "said": _said(candidate.text, name)}
    return own | (_on_cover(passage) if passage.slide == 1 else _of_place(candidate, place))


def _said(text: str, name: str | None) -> float:
    """How much its wording is that of an offering: 1 where it is nothing else, 0 at odds of about one to two, -3 at least."""
    return max(math.log(max(likely_offering(text, name), 1e-6)), LEAST_SAID) + 1


def _of_form(text: str, name: str | None) -> dict[str, float]:
    form = form_points(text, name=name)
    count = len(text.split())
    return {
        "form": form / BEST_FORM,
        "no form": float(not form),
        "subject": (subject_points(text, name) if name else 0.0) / BEST_FORM,
        "relative": float(bool(_RELATIVE.search(text))),
        "for": float(bool(_FOR.search(text))),
        "short": math.log(min(count, SHORT) / SHORT),
        "long": math.log(max(count, LONG) / LONG),
        "small start": float(text[0].islower()),
    }


def _of_words(text: str) -> dict[str, float]:
    return {
        "kind": float(bool(_KIND.search(text))),
        "other matter": float(bool(_NOT_OFFERING.search(text))),
        "need": float(bool(_NEED.search(text))),
        "money": float(bool(find_amounts(text))),
        "digit": float(any(map(str.isdigit, text))),
        "figure": float(bool(_FIGURE_FIRST.search(text))),
        "quoted": float(bool(_QUOTED.search(text))),
        "past": float(bool(_PAST.search(text))),
        "negation": float(bool(_NOT.match(text))),
        "list": float(bool(_LIST.search(text))),
        "labelled": float(bool(LABELLED.match(text))),
    }


def _on_cover(passage: Passage) -> dict[str, float]:
    text = passage.text
    return {
        "cover": float(passage.kind != "title"),
        "cover title": float(passage.kind == "title"),
        "cover kind": float(bool(_KIND.search(text))),
        "cover slogan": float(text.endswith((".", "!"))),
        "cover label": float(bool(find_dates(text) or _LABEL.search(text) or _DOCUMENT.search(text))),
    }


def _of_place(candidate: Candidate, place: Place) -> dict[str, float]:
    is_title = candidate.passage.kind == "title"
    return {
        "title": float(is_title),
        "title kind": float(is_title and bool(_KIND.search(candidate.text))),
        "frame": float(place.order == 0),
        "second": float(place.order == 2),
        "third": float(place.order == 3),
        "fourth": float(place.order == 4),
        "fifth": float(place.order in (5, 6)),
        "late": float(place.order > 6),
        "line 1": float(candidate.line == 1),
        "line 2": float(candidate.line == 2),
        "line 3": float(candidate.line == 3),
        "heading": place.points / STRONG,
        "offers": float(place.offers),
        "first": float(place.first),
        "elsewhere": float(place.elsewhere and not is_title),
        "problem": float(place.problem),
        "unheaded": float(not (place.offers or place.points or place.elsewhere or place.problem)),
        "figures": place.figures,
        "bullet": float(candidate.passage.kind == "list-item"),
        "header": float(candidate.passage.kind == "section-header"),
        "drawn": float(candidate.passage.kind in ("picture", "chart", "caption")),
    }


def form_points(text: str, *, name: str | None) -> float:
    """Points for the sentence's form: who does what."""
    if name and (own := subject_points(text, name)):
        return own
    best = max((form.points for form in FORMS if _fits(form, text)), default=0.0)
    named = name and _KIND.search(text) and re.match(rf"{re.escape(name)}\s?[:–—-]\s", text, re.IGNORECASE)
    return max(best, 2.0 * bool(named))


def _fits(form: Form, text: str) -> bool:
    found = form.pattern.match(text)
    if found is None or not form.kind:
        return found is not None
    return bool(_KIND.search(found.group() if form.kind == "form" else text))


def subject_points(text: str, name: str) -> float:
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
