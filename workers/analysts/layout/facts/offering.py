"""Decides which sentence of the deck says what the company offers, and quotes it. It never writes one; owns no table."""

import re
from collections.abc import Sequence

from workers.analysts.base import TextField
from workers.analysts.citations import MAX_QUOTE, cite
from workers.analysts.layout.dates import find_dates
from workers.analysts.layout.facts.forms import ANY_VERB, VERB
from workers.analysts.layout.money import find_amounts
from workers.analysts.layout.passages import Passage
from workers.analysts.layout.terms import pattern

#: A tagline that names a kind of product on the cover reaches it; a fine-sounding line without one does not.
LEAST_POINTS = 3.0

_WE = re.compile(
    r"^(?:we|our (?:company|team)|wir|nous)(?: (?:are|have|sind|haben|avons|also|now))? ?(?:at \w+ )?"
    r"(?:develop\w*|build\w*|provid\w*|offer\w*|mak(?:e|ing)|help\w*|enabl\w*|creat\w*|deliver\w*|automat\w*|sell\w*|"
    r"turn\w*|design\w*|operat\w*|produc\w*|manufactur\w*|suppl\w*|run|train\w*|convert\w*|recycl\w*|grow|treat\w*|connect\w*|replac\w*|bring\w*|entwickeln|entwickelt|bieten|bauen|helfen|ermöglichen|"
    r"automatisieren|vernetzen|verbinden|machen|liefern|développons|développé|proposons|offrons|aidons|concevons|"
    r"construisons|automatisons|commercialisons|permettons)\b",
    re.IGNORECASE,
)
_OUR = re.compile(
    r"^(?:our (?:\w+ )?(?:platform|product|solution|device|software|app|system|technology|service|therapy|test|drug)|"
    r"the (?:\w+ )?(?:platform|product|solution|device|system)|unsere? (?:plattform|produkt|lösung|gerät|software|app|system|"
    r"technologie)|notre (?:plateforme|produit|solution|dispositif|logiciel|application|technologie))\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"^(?:An?|Eine?|Une?)(?: \S+){1,6}")
_PRODUCT = re.compile(rf"[A-Z][\w-]+(?: [A-Z0-9][\w-]*)?{VERB}")
# What follows the name: a legal form ("Inc."), then the verb.
_THEN_VERB = re.compile(rf"(?:[ ,™®]+\w+\.)?{VERB}", re.IGNORECASE)
_THEN_ANY_VERB = re.compile(rf"(?:[ ,™®]+\w+\.)?{ANY_VERB}")
_LABEL = re.compile(r"^\w+(?: \w+)?:|[|·•@#]|www\.|https?:|\b(?:hackathon|by|team)\b", re.IGNORECASE)
# "A catheter that …": a noun and what it does.
_RELATIVE = re.compile(r"\b(?:that|which)\s|,\s(?:die|der|das|mit der|mit dem)\s|\b(?:qui|pour)\s")
# "Software that …", "A cocktail of four phages that …".
_THING_THAT = re.compile(
    r"^(?:[\w'’-]+ ){0,8}?[\w'’-]+(?: (?:that|which|who|qui)\s|, (?:die|der|das)\s)", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:An?|Eine?|Une?|Un)\s", re.IGNORECASE)
#: The label of a row of a summary that says what the company does, and what such a row weighs.
_ROW = re.compile(
    r"(?:What (?:we|it) (?:do|does|are|is)|Business|Product|Offering|Was wir (?:tun|machen)|Was es ist|Geschäft|Produkt|Angebot|"
    r"Ce que nous faisons|Activité|Produit|Offre)\s*[:|–-]?\s+(?=(?:\S+\s+){3})"
)
ROW_POINTS = 6.0
#: Words of a heading, wherever on its slide it stands.
HEADING_WORDS = 4
_KIND = pattern(
    (
        "platform", "software", "device", "therap*", "drug*", "medicine*", "vaccine*", "app", "service*",
        "solution", "system", "tool*",
        "marketplace", "test", "tests", "implant*", "sensor*", "treatment*", "diagnostic*", "robot*", "api",
        "saas", "wearable*",
        "assistant", "network", "engine", "monitor*", "catheter*", "antibod*", "inhibitor*",
        "operating system", "assay*",
        "plattform", "gerät", "therapie*", "wirkstoff*", "dienst*", "lösung*", "werkzeug", "test*",
        "medikament*", "system*",
        "software*", "plateforme", "logiciel*", "dispositif*", "thérapie*", "médicament*", "traitement*",
        "outil", "vaccin*",
        "solution*", "application", "subscription", "exchange", "clinic", "clinics", "hardware",
        "material*", "patch", "pump",
    )
)  # fmt: skip
_NOT_OFFERING = pattern(
    (
        "raising", "seeking", "raised", "our vision", "our mission", "vision is", "mission is", "founder*",
        "ceo", "cto", "professor",
        "former*", "years of experience",
        "presentation", "präsentation", "présentation", "deck", "memorandum", "version", "teaser", "phd",
        "advis*", "patent*", "competitor*", "market size", "cagr", "confidential*", "disclaimer",
        "forward-looking",
        "risks", "risk factor*", "suchen", "gründer*", "vertraulich", "fondateur*", "levons", "recherchons", "confidentiel*",
        "customers include",
        "thank you", "revenue", "we believe", "series", "round", "contact", "problem", "invest*",
    )
)  # fmt: skip
_HEADINGS = pattern(
    (
        "solution", "about", "overview", "what we do", "product", "company", "at a glance", "our approach",
        "introducing",
        "platform", "lösung", "über uns", "produkt", "überblick", "unternehmen", "plattform", "solution",
        "produit",
        "qui sommes-nous", "à propos", "entreprise", "summary", "what it is", "what it does", "our answer", "the idea",
        "was wir tun", "was wir machen", "unsere antwort", "die idee", "notre réponse", "notre métier", "ce que nous faisons",
    )
)  # fmt: skip
_OTHER_HEADINGS = pattern(
    (
        "team",
        "market",
        "competit*",
        "ask",
        "financ*",
        "roadmap",
        "problem",
        "contact",
        "risk*",
        "markt",
        "wettbewerb",
        "marché",
    )
)


def find_offering(passages: Sequence[Passage], *, name: str | None) -> TextField:
    """The best sentence with its citation, or "not stated" where none says what is offered in 4 to 45 words (3 on the cover).

    A tagline of the cover or "We develop …", "<name> is a …" on early slides win; bios, asks and visions lose.
    """
    about = {p.slide for p in passages if p.words <= HEADING_WORDS and _HEADINGS.search(p.text)}
    ranked = sorted(
        (
            (_points(passage, name=name, about=passage.slide in about), -passage.slide, -index, passage)
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


def _points(passage: Passage, *, name: str | None, about: bool) -> float:
    """Points of a passage; `about` says that its slide is headed "What we do" or the like, at its top or elsewhere."""
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
    headed = bool(_HEADINGS.search(passage.heading) and passage.kind != "title")
    points += 1.5 * (headed or (about and passage.words > HEADING_WORDS and passage.slide != 1))
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
    return 1.5 + 1.5 * bool(_RELATIVE.search(passage.text) or passage.words >= 4)


def _form_points(text: str, *, name: str | None) -> float:
    """Points for the sentence's form: who does what."""
    if name and (points := _subject_points(text, name)):
        return points
    if _WE.match(text):
        return 4.5
    if name and _KIND.search(text) and re.match(rf"{re.escape(name)}\s?[:–—-]\s", text, re.IGNORECASE):
        return 2.0
    noun = _NOUN.match(text)
    if (thing := _THING_THAT.match(text)) and _KIND.search(thing.group()):
        return 3.0
    if _THING_THAT.match(text) and _ARTICLE.match(text):
        return 2.0
    if _OUR.match(text) or _PRODUCT.match(text) or (noun and _KIND.search(noun.group())):
        return 2.0
    return 0.0


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
    return (
        3.5
        if any(text.startswith(start) and _THEN_ANY_VERB.match(text, len(start)) for start in starts)
        else 0.0
    )


def _begins(text: str, start: str) -> bool:
    return text[: len(start)].casefold() == start.casefold()
