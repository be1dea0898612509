"""Where in a deck the offering stands: what each slide is, and which words the deck keeps coming back to. Owns no table.

Most decks go cover, problem, solution: the slide that says what is sold is found by its title, and where that says
nothing, by its place among the first slides.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from workers.analysts.layout.facts import offering_words as words
from workers.analysts.layout.passages import Passage
from workers.analysts.layout.terms import pattern
from workers.analysts.layout.topics import topics_of

#: Points of a slide whose heading announces the answer; of one that may.
STRONG, LIKELY = 2.5, 1.5
#: Words of a heading, wherever on its slide it stands, and of a title that is a product's name.
HEADING_WORDS, NAMED_WORDS = 4, 5
#: Slides on which a product is introduced.
PRODUCT_SLIDES = range(2, 8)
#: Slides beyond the first on which a word counts as often said, and the words of a statement that count.
OFTEN, CENTRAL_WORDS = 4, 3
#: Letters by which two words are one: "sensor", "sensors".
STEM = 6

_OFFERED = frozenset({"solution", "technology"})
_PROBLEM = frozenset({"problem", "timing"})
#: Topics of slides that speak of something else than what is sold.
_ELSEWHERE = frozenset(
    {"market", "competition", "traction", "business model", "go-to-market", "team", "ip", "financials", "ask", "use of funds"}
    | {"risks", "roadmap", "contact", "regulatory", "clinical"}
)  # fmt: skip
_FRAME = re.compile(
    r"\b(?:disclaimer|forward[- ]looking|agenda|contents|important (?:notice|information)|safe harbou?r|legal notice|"
    r"haftungsausschluss|inhalt|sommaire|avertissement)\b",
    re.IGNORECASE,
)
# "GripLoc™", "SporePak", "LQ-220", "UriSignal-K".
_PRODUCT_NAME = re.compile(
    r"[™®]|\b[A-Z][a-z]+[A-Z]\w*|^[A-Z]{2,5}[- ]?\d{1,4}\b|^[A-Z][a-z]+ ?[0-9]{1,2}$|^[A-Z][a-z]+-[A-Z]$"
)
_INTRODUCES = re.compile(
    r"^(?:introducing|meet|presenting|this is(?! an?\b)|here is|enter|vorhang auf|voici|découvrez|das ist|hier ist)\b"
    r"|^(?:the|our|unsere?|die|das|la|notre) (?:\S+ )?(?:platform|product|device|system|app|plattform|produkt|lösung|gerät|"
    r"plateforme|produit|solution|dispositif|application)\b",
    re.IGNORECASE,
)
_DOES = re.compile(r"\b(?:what|does|is|do|how|was|ist|macht|kann|que|fait|quoi|est)\b", re.IGNORECASE)
# "Notre diagnostic", "Our scooter": what is offered has many names.
_OURS = re.compile(r"^(?:our|unsere?|notre|nos)\s\S+(?:\s\S+)?$", re.IGNORECASE)
_HEADINGS, _STRONG_HEADINGS = pattern(words.HEADINGS), pattern(words.STRONG_HEADINGS)
_OTHER_HEADINGS = pattern(words.OTHER_HEADINGS)
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Place:
    """One slide: its `order` without disclaimers and tables of contents (0 for those), the points of its heading, its topic.

    `first` says that it is the first whose heading speaks of a solution; `figures` is the share of lines with a number.
    """

    order: int
    points: float = 0.0
    offers: bool = False
    problem: bool = False
    elsewhere: bool = False
    first: bool = False
    figures: float = 0.0


@dataclass(frozen=True)
class Deck:
    """The slides' places, and on how many slides each stem stands."""

    places: dict[int, Place]
    stems: Counter[str] = field(default_factory=Counter)
    name: frozenset[str] = frozenset()

    def central(self, text: str) -> float:
        """From 0 to 1: how often the deck comes back to the words of a statement, its most frequent three counted."""
        often = sorted((self.weight(stem) for stem in stems(text) - self.name), reverse=True)
        return sum(often[:CENTRAL_WORDS]) / (CENTRAL_WORDS * OFTEN)

    def weight(self, stem: str) -> int:
        """On how many further slides a stem stands, up to four."""
        return max(min(self.stems[stem] - 1, OFTEN), 0)


def places(passages: Sequence[Passage], name: str | None) -> Deck:
    """Look at each slide's heading, order and figures."""
    slides: dict[int, list[Passage]] = {}
    for passage in passages:
        if not passage.is_margin:
            slides.setdefault(passage.slide, []).append(passage)
    offered = [number for number, own in slides.items() if number > 1 and _offers(own, name)]
    result: dict[int, Place] = {}
    order = 0
    counts: Counter[str] = Counter()
    for number, own in slides.items():
        counts.update(stems(" ".join(passage.text for passage in own)))
        framed = _FRAME.search(own[0].heading or own[0].text) is not None
        order += not framed
        topics = frozenset(topics_of(own[0].heading, ""))
        result[number] = Place(
            order=0 if framed else order,
            points=_points(own, name) if number > 1 else 0.0,
            offers=not topics.isdisjoint(_OFFERED),
            problem=not topics.isdisjoint(_PROBLEM),
            elsewhere=not topics.isdisjoint(_ELSEWHERE) and topics.isdisjoint(_OFFERED),
            first=number == min(offered, default=0),
            figures=sum(bool(_DIGIT.search(passage.text)) for passage in own) / len(own),
        )
    return Deck(result, counts, frozenset(stems(name or "")))


def stems(text: str) -> set[str]:
    """The beginnings of a text's words that say something, in lower case."""
    found = (word.casefold() for word in _LETTERS.findall(text))
    return {word[:STEM] for word in found if word not in words.EMPTY}


def _offers(own: Sequence[Passage], name: str | None) -> bool:
    return _points(own, name) >= LIKELY or not _OFFERED.isdisjoint(topics_of(own[0].heading, ""))


def _points(own: Sequence[Passage], name: str | None) -> float:
    """Points of a slide for a heading that says that the offering stands below it, at its top or elsewhere."""
    best = 0.0
    for passage in own:
        is_title = passage.kind == "title"
        if passage.words <= HEADING_WORDS and _HEADINGS.search(passage.text):
            best = max(best, LIKELY)
        if passage.words <= (NAMED_WORDS if is_title else HEADING_WORDS) and _STRONG_HEADINGS.search(
            passage.text
        ):
            best = max(best, STRONG)
        if is_title and passage.slide in PRODUCT_SLIDES and passage.words <= NAMED_WORDS:
            best = max(best, _product_points(passage.text, name))
    return best


def _product_points(title: str, name: str | None) -> float:
    """Points of a title that is the name of a product ("GripLoc™"), introduces one, or asks what the company does."""
    if _PRODUCT_NAME.search(title) or _INTRODUCES.search(title):
        return STRONG
    if _OURS.match(title) and not _OTHER_HEADINGS.search(title):
        return LIKELY
    if not name or name.split()[0].casefold() not in title.casefold() or _OTHER_HEADINGS.search(title):
        return 0.0
    return STRONG if _DOES.search(title) else LIKELY
