"""Decides the start-up's name by votes: cover, frame, legal form, domain, sentence subjects. Owns no table.

It never takes a name from one weak place: below `LEAST_VOTES` the answer is "not stated".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workers.analysts.base import TextField
from workers.analysts.citations import cite
from workers.analysts.layout.dates import find_dates
from workers.analysts.layout.facts.forms import ANY_VERB, VERB
from workers.analysts.layout.passages import Passage
from workers.analysts.layout.terms import pattern

#: A one-word cover title is enough (4); any other place needs a second one that agrees.
LEAST_VOTES = 4.0
#: The winner must lead by this much, or two names stand against each other and none is given.
LEAST_LEAD = 0.5
#: Letters of a first word by which two names are forms of one.
LEAST_SHARED = 5

_WORD = r"[A-ZÀ-ÖØ-Þ0-9][\w&'’.+-]*|[a-z]+[A-Z]\w*"
_NAME = rf"(?:{_WORD})(?:[ \u00a0](?:{_WORD}|of|de|und|and|&)){{0,3}}"
_LEGAL_FORM = (
    r"(?:Inc|Incorporated|Ltd|Limited|LLC|Corp|Corporation|plc|GmbH|gGmbH|mbH|AG|SE|UG|KG|SAS|SARL|Sàrl|SA|S\.A\.S?|"
    r"B\.?V|N\.?V|AB|ApS|A/S|Oy|S\.?r\.?l|S\.?p\.?A|S\.?L|Pty|Pte|Pvt|Private Limited)"
)
_LEGAL = re.compile(rf"(?P<name>{_NAME}),? {_LEGAL_FORM}\b\.?")
_STRIP_LEGAL = re.compile(
    rf",?\s+(?:{_LEGAL_FORM}|LTD|LIMITED|INC|CORP|PLC|GMBH)\.?(?:\s+(?:Ltd|Co\. KG|i\.\s?G)\.?)?$"
)
_SUBJECT = re.compile(
    rf"^(?:At |Bei |Chez )?(?P<name>{_NAME})(?:,? (?:Inc|GmbH|AG|SA|SAS|Ltd|B\.V)\.?,?)?{VERB}"
)
_WEAK_SUBJECT = re.compile(rf"^(?P<name>{_NAME}){ANY_VERB}")
_OWNER = re.compile(r"^(?P<name>[A-Z][\w-]+)['’]s (?=\w+ \w+)")
_HEADING = re.compile(
    rf"^(?:Why|About|Meet|Introducing|Inside|Warum|Über|Pourquoi|À propos de|Découvrez) (?P<name>{_NAME})\s*[?!:.]?$"
    rf"|^(?:(?:The|Die|Das|La) )?(?P<name2>{_NAME})(?: at a glance| platform| solution| team|: | im Überblick| en bref)"
)
_RIGHTS = re.compile(rf"(?:©|\(c\)|copyright)\s*(?:20\d\d)?\s*(?:by )?(?P<name>{_NAME})", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?:(?P<sure>@|https?://|www\.|^)|(?<![\w.@/-]))(?:[\w-]+\.)*?(?P<label>[^\W_][\w-]{1,40})\."
    r"(?:(?:com|io|ai|co|net|org|eu|de|ch|at|fr|uk|nl|be|se|dk|fi|no|es|it|health|bio|tech|med|app|dev|care|example|us|ca)\b"
    r"|(?(sure)[a-z]{2,12}(?:/\S*)?$|(?!)))",
    re.IGNORECASE,
)
#: What is put before or after a name where the domain was taken: "getacme", "acmehq". Where the name ends is not known.
_DRESSED = re.compile(
    r"^(?:get|try|use|join|hello|hey|go|my|the|we)|(?:app|hq|labs?|tech|health|bio|tx|med|pharma|group|inc|gmbh|ag|ai|io|dx)$"
)
#: An address of the company's own: a mail, or a site that stands alone and not in a list of sources.
_ADDRESS = re.compile(r"\w@\w|^\W*(?:https?://|www\.)\S+$")
# What a frame adds behind the name.
_FRAME_WORDS = re.compile(
    r"\s*[-–—|·,.]?\s+(?:proprietary|confidential|private|vertraulich|confidentiel|streng|strictly|all rights)\b.*$",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s+[-–—|·•/]\s+|\s*[|·•]\s*|:\s+|,\s+(?=[A-ZÀ-ÖØ-Þ0-9])")

_DOCUMENT = pattern(
    (
        "deck", "pitch", "presentation", "investor*", "update", "seed", "pre-seed", "series", "memorandum", "teaser",
        "präsentation", "*präsentation", "*vorstellung", "présentation", "dossier", "demo day", "confidential",
    )
)  # fmt: skip
# "Acme Pitch Deck": what the document is, behind the name.
_A_DOCUMENT = re.compile(
    r"(?<=\S)\s+(?:(?:investor|pitch|seed|series \w|company|corporate|management)\s)*"
    r"(?:deck|pitch|presentation|overview|teaser|memorandum|präsentation|présentation|investorenpräsentation)$",
    re.IGNORECASE,
)
#: A name set with a space between its letters.
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
_GAP = re.compile(r"[\s-]+")
_IN_WORD = re.compile(r"\w")

_PROVIDERS = frozenset(
    [
        "gmail",
        "outlook",
        "hotmail",
        "yahoo",
        "icloud",
        "proton",
        "gmx",
        "web",
        "linkedin",
        "twitter",
        "github",
        "youtube",
        "calendly",
    ]
)
_GENERIC = pattern(
    (
        "pitch", "deck", "investor*", "presentation", "präsentation", "présentation", "confidential*",
        "vertraulich",
        "confidentiel*", "seed", "pre-seed", "series", "serie", "série", "round", "overview",
        "introduction", "problem",
        "solution", "market", "team", "agenda", "contents", "summary", "company", "business", "contact",
        "thank*",
        "page", "slide", "seite", "appendix", "disclaimer", "financ*", "invest*", "the ask", "our", "we",
        "the", "it",
        "this", "these", "they", "there", "you", "your", "who", "what", "how", "why", "when", "today",
        "each", "every",
        "wir", "unser*", "das", "die", "der", "diese*", "nous", "notre", "nos", "cette", "ce", "il", "elle",
        "ceo",
        "welcome", "merci", "danke", "version", "draft", "strictly", "private", "management", "corporate",
        "teaser",
        "unternehmenspräsentation", "dossier", "product", "produkt", "produit", "platform", "technology",
        "roadmap",
        "traction", "competition", "vision", "mission", "no", "not", "all", "most", "current", "dr", "prof",
        "step",
        "phase", "february", "april", "june", "march", "may", "results", "result", "data", "patients",
        "customers",
        "existing", "first", "our approach", "treatment", "standard", "use of funds", "key", "next steps",
        "status",
    )
)  # fmt: skip


@dataclass
class _Candidate:
    votes: float = 0
    spellings: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    sources: set[str] = field(default_factory=set)


def find_name(passages: Sequence[Passage]) -> TextField:
    """The name without its legal form, as the deck spells it, with up to three citations; or "not stated"."""
    domains = _domains(passages)
    candidates = _candidates(passages, set(domains))
    _add_domains(candidates, set(domains))
    _add_spread(candidates, passages)
    _merge(candidates)
    ranked = sorted(candidates.values(), key=lambda candidate: candidate.votes, reverse=True)
    if not ranked or ranked[0].votes < LEAST_VOTES:
        return _of_domain(domains)
    if (
        len(ranked) > 1
        and ranked[0].votes - ranked[1].votes < LEAST_LEAD
        and not _akin(_spelling(ranked[0]), _spelling(ranked[1]))
    ):
        return TextField()
    value = _spelling(ranked[0])
    return TextField(
        value=value, citations=[cite(passage.slide, passage.text) for passage in _holders(value, passages)]
    )


def _akin(one: str, other: str) -> bool:
    """Whether two names are forms of one: "Acmeon Dx" and "Acmeon Diagnostics"."""
    first = one.split()[0].casefold()
    return len(first) >= LEAST_SHARED and first == other.split()[0].casefold()


def key(name: str) -> str:
    """What spellings of one name share: its letters and digits in lower case."""
    return "".join(filter(str.isalnum, name.casefold()))


def _candidates(passages: Sequence[Passage], domains: set[str]) -> dict[str, _Candidate]:
    """Each vote counts once per source and name, so that fifty footers weigh as much as three.

    A name in small letters only counts where one of the `domains` spells it, too, or the cover and other slides use it.
    """
    candidates: dict[str, _Candidate] = defaultdict(_Candidate)
    has_tagline = any(_is_tagline(passage) or _is_label(passage) for passage in passages)
    known = domains | _recurring(passages)
    for passage in passages:
        for source, name, votes in _proposals(passage, has_tagline=has_tagline):
            name = _STRIP_LEGAL.sub("", name).strip(" .,;:'’&-+_*#~<>/\\")
            if not _plausible(name, known=key(name) in known):
                continue
            candidate = candidates[key(name)]
            candidate.spellings[name] += 1
            if source not in candidate.sources:
                candidate.sources.add(source)
                candidate.votes += votes
    return candidates


def _recurring(passages: Sequence[Passage]) -> set[str]:
    """One-word titles of the cover that begin a line on another slide, or end its title: "What is acme?"."""
    titles = {key(p.text) for p in passages if p.slide == 1 and p.kind == "title" and p.words == 1}
    begun = {key(p.text.split()[0]) for p in passages if p.slide > 1 and p.words > 2}
    named = {key(p.text.split()[-1]) for p in passages if p.slide > 1 and p.kind == "title" and p.words > 1}
    return titles & (begun | named)


def _proposals(passage: Passage, *, has_tagline: bool) -> Iterator[tuple[str, str, float]]:
    text = _SPACED.sub(lambda match: match.group().replace(" ", ""), passage.text)
    if passage.slide == 1 and passage.words <= 12:
        yield from _cover_proposals(passage, text, has_tagline=has_tagline)
    if passage.is_margin:
        votes = 3.0 if passage.kind == "running" else 1.0
        text = re.sub(rf"\s+{passage.slide}(?:\s?/\s?\d+)?$", "", _FRAME_WORDS.sub("", text))
        yield from (("frame", part, votes) for part in _parts(text))
    for match in _LEGAL.finditer(text):
        near = passage.slide == 1 or passage.is_margin
        yield "legal near" if near else "legal", match["name"], 3.0 if near else 0.5
    if rights := _RIGHTS.search(text):
        yield "rights", rights["name"], 3.5
    if subject := _SUBJECT.match(text):
        yield f"subject {min(passage.slide, 2)}", subject["name"], 2.0
    elif weak := _OWNER.match(text) or _WEAK_SUBJECT.match(text):
        yield "weak subject", weak["name"], 1.0
    if (heading := _HEADING.match(text)) and passage.kind in ("title", "section-header"):
        yield "heading", heading["name"] or heading["name2"], 2.0


def _cover_proposals(passage: Passage, text: str, *, has_tagline: bool) -> Iterator[tuple[str, str, float]]:
    """One word, or a few in title case. Above a tagline a few words are a name, too, unless they are a slogan ("Saving …")."""
    is_title = passage.kind in ("title", "section-header")
    for part in _parts(text):
        words = part.split()
        if len(words) == 1:
            # "Specialists, closer to you": the beginning of a sentence.
            phrase = text.startswith(f"{part}, ")
            yield "cover", part, 4.0 if is_title and not phrase else 2.5
        elif all(word[0].isupper() or word[0].isdigit() or word in ("of", "&") for word in words):
            names = has_tagline and len(words) <= 3 and not words[0].endswith("ing")
            yield "cover", part, (4.0 if names else 3.0) if is_title else 1.5


def _is_tagline(passage: Passage) -> bool:
    """Whether a line of the cover describes: at least three words, mostly small ones, without a date or generic start."""
    words = passage.text.split()
    return (
        passage.slide == 1
        and passage.kind != "title"
        and 3 <= len(words) <= 15
        and any(word[0].islower() for word in words)
        and not find_dates(passage.text)
        and not _GENERIC.match(passage.text)
    )


def _is_label(passage: Passage) -> bool:
    """Whether a line of the cover says what the document is: "Investor update"."""
    return passage.slide == 1 and passage.kind != "title" and bool(_DOCUMENT.search(passage.text))


def _parts(text: str) -> list[str]:
    """The parts of a short line that may be a name: without dates, page numbers and generic words."""
    parts = [_A_DOCUMENT.sub("", part).strip(" ©®™") for part in _SEPARATORS.split(text)]
    return [
        part for part in parts if part and part[-1] != "?" and len(part.split()) <= 4 and not find_dates(part)
    ]


def _plausible(name: str, *, known: bool) -> bool:
    if sum(map(str.isalpha, name)) < 2 or len(name) > 40:
        return False
    if not known and not (name[0].isupper() or name[0].isdigit() or name.lower() != name):
        return False
    small = [word for word in name.split()[1:] if word[0].islower()]
    if any(word not in ("of", "de", "by", "und", "and", "for", "et") for word in small):
        return False
    return not _GENERIC.match(name) and not re.search(r"[€$£%@]|\d{4}", name)


def _domains(passages: Sequence[Passage]) -> dict[str, Passage]:
    """The names of the company's domains with the passage of each; not of mail providers and social networks.

    A site elsewhere than on the first or last slides or in the frame is a competitor's or a source.
    """
    found: dict[str, Passage] = {}
    last = passages[-1].slide if passages else 0
    for passage in passages:
        own = passage.is_margin or passage.slide in (1, last)
        for match in _DOMAIN.finditer(passage.text):
            if match["label"].casefold() not in _PROVIDERS and (own or "@" in passage.text):
                found.setdefault(match["label"].casefold(), passage)
    return {key(label): passage for label, passage in found.items()} | found


def _of_domain(domains: dict[str, Passage]) -> TextField:
    """The name that the only domain of a deck without any other name spells, from an address on the way to the company."""
    labels = {key(label): passage for label, passage in domains.items()}
    if len(labels) != 1:
        return TextField()
    ((label, passage),) = labels.items()
    if (
        not _ADDRESS.search(passage.text)
        or not label.isalpha()
        or _DRESSED.search(label)
        or not 4 <= len(label) <= 20
    ):
        return TextField()
    return TextField(value=label.capitalize(), citations=[cite(passage.slide, passage.text)])


def _add_domains(candidates: dict[str, _Candidate], labels: set[str]) -> None:
    """A domain that spells a candidate (or begins with it, or it with the domain) is three votes for it.

    A company that signs with a legal form and the domain of the same name is it, even where the cover names its product.
    """
    for name, candidate in candidates.items():
        if name in labels and candidate.sources & {"legal", "legal near"}:
            candidate.votes += 2.0
        if any(
            name == label or (len(name) > 3 and label.startswith(name)) or _leads(label, name)
            for label in labels
        ):
            candidate.votes += 3.0


def _leads(label: str, name: str) -> bool:
    return len(label) > 4 and name.startswith(label)


def _add_spread(candidates: dict[str, _Candidate], passages: Sequence[Passage]) -> None:
    """Half a vote for each slide, up to six, that spells the name in its body; less than two are chance."""
    texts: dict[int, str] = defaultdict(str)
    for passage in passages:
        texts[passage.slide] += f"{_spaced(passage.text)} | "
    for candidate in candidates.values():
        names = {_spaced(name) for name in candidate.spellings}
        slides = {slide for slide, text in texts.items() if any(_stands_in(name, text) for name in names)}
        candidate.votes += min(len(slides) - 1, 6) * 0.5


def _spaced(text: str) -> str:
    """Text in lower case, with hyphens read as spaces."""
    return _GAP.sub(" ", text.casefold())


def _stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as whole words. No pattern: a deck has thirty names, each its own to compile."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not _IN_WORD.match(text[start - 1 : start]) and not _IN_WORD.match(text[end : end + 1]):
            return True
        start = text.find(name, start + 1)
    return False


def _merge(candidates: dict[str, _Candidate]) -> None:
    """Give a short and a long form ("Acme", "Acme Bio") one candidate: the long one where the company signs with it."""
    for short in sorted(candidates, key=len):
        if short not in candidates:
            continue
        longer = [
            name for name in candidates if name != short and _extends(candidates[name], candidates[short])
        ]
        for long in longer:
            signs = candidates[long].sources & {"cover", "frame", "legal near", "rights"}
            kept, gone = (long, short) if signs else (short, long)
            candidates[kept].votes += candidates.pop(gone).votes
            if gone == short:
                break


def _extends(long: _Candidate, short: _Candidate) -> bool:
    return any(a.casefold().startswith(b.casefold() + " ") for a in long.spellings for b in short.spellings)


def _spelling(candidate: _Candidate) -> str:
    """The most frequent spelling; one with small letters wins over capitals only, which are a logo's."""
    return max(
        candidate.spellings,
        key=lambda name: (not name.isupper(), candidate.spellings[name], -len(name), name),
    )


def _holders(name: str, passages: Sequence[Passage]) -> list[Passage]:
    holders: dict[int, Passage] = {}
    for passage in passages:
        if _stands_in(_spaced(name), _spaced(passage.text)):
            holders.setdefault(passage.slide, passage)
    return [holders[slide] for slide in sorted(holders)[:3]]
