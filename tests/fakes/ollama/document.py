"""Finds the document in a prompt: its slides and their lines, apart from what the prompt asks. It knows no client's prompts.

It goes by forms that any prompt may have: a line that names a slide ("## Slide 3", "[slide: 3]", `<slide number="3">`), a pair
of lines that fence a text in (tags, a random word, BEGIN and END, backticks), labels such as "Text:".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEADING = re.compile(
    r"^\W*(?:slide|page|folie|seite|diapositive)\b\W*(?:no|nr|number|num|n°)?\b\W*(\d{1,4})\b(.*)$",
    re.IGNORECASE,
)
SLIDE = re.compile(r"\bslide\W{0,3}(\d{1,4})\b", re.IGNORECASE)
LABEL = re.compile(r"^\W{0,4}([A-Za-z][A-Za-z ]{1,40}?)\W{0,3}:\s*(.*)$")
LABELS = {
    "caption", "content", "description", "elements", "heading", "image", "layout", "notes", "picture", "seen", "summary",
    "table", "text", "text layer", "text of the slide", "slide text", "title", "topics", "visual", "what is seen",
    "what the picture shows", "what the slide shows",
}  # fmt: skip
RANDOM_WORD = re.compile(r"(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{6,}")
#: A line that begins or ends with more than one sign, or is one word.
FENCE_LIKE = re.compile(r"^[^\w\s]{2}|[^\w\s]{2}$|^[<\[(]|^\S+$")
OPENING = re.compile(r"^<([A-Za-z][\w-]*)[^<>/]*>$")
BULLET = re.compile(r"^[-*•·#>|]+\s+")
#: The longest line that is still taken for a fence, in characters.
LONGEST_FENCE = 120
#: How many lines above a fence a slide's heading still belongs to the document.
HEADING_REACH = 3


@dataclass(frozen=True)
class Passage:
    """One line of the document, and the slide it stands on where that is known."""

    text: str
    slide: int | None = None
    label: str = ""


@dataclass(frozen=True)
class Reading:
    """A prompt, read: the document's passages, the lines that say what is wanted, the slides named in either."""

    passages: tuple[Passage, ...]
    orders: tuple[str, ...]
    slides: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """All of the document."""
        return "\n".join(passage.text for passage in self.passages)


def read(prompt: str) -> Reading:
    """The document in a prompt; where nothing sets one apart, all of the prompt is the document."""
    lines = [line.strip() for line in prompt.splitlines()]
    start, end = _bounds(lines)
    named = _slides_in(lines[:start])
    slide = next(iter(named)) if len(named) == 1 else None
    passages = tuple(_preferred(list(_passages(lines[start:end], slide))))
    orders = tuple(line for line in (*lines[:start], *lines[end:]) if line)
    return Reading(passages, orders, _slides_in(lines))


def _bounds(lines: list[str]) -> tuple[int, int]:
    heading = next((number for number, line in enumerate(lines) if HEADING.match(line)), None)
    fences = [(first, last) for first, last in _fences(lines) if not _is_json(lines[first + 1 : last])]
    if not fences:
        return (heading or 0), len(lines)
    first, last = max(fences, key=lambda fence: fence[1] - fence[0])
    if heading is not None and first - HEADING_REACH <= heading < first:
        return heading, last
    return first + 1, last


def _fences(lines: list[str]) -> Iterator[tuple[int, int]]:
    """All pairs of lines that fence something in, each as wide as it can be."""
    seen: dict[str, int] = {}
    widest: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        for mark in _marks(line):
            if mark in seen:
                widest[mark] = (seen[mark], number)
            else:
                seen[mark] = number
    yield from widest.values()


def _marks(line: str) -> Iterator[str]:
    """What makes this line one end of a fence."""
    if not line or len(line) > LONGEST_FENCE or HEADING.match(line):
        return
    if line.startswith(("```", '"""', "'''")):
        yield line[:3]
    elif opened := OPENING.match(line) or re.match(r"^</([A-Za-z][\w-]*)>$", line):
        yield opened[1].lower()
    elif re.match(r"^[^\w\s]{2,}.*\b(begin|start|end)\b", line, re.IGNORECASE):
        yield "begin and end"
    if FENCE_LIKE.search(line) and not line.startswith(("{", '"', "- ", "* ")):
        yield from RANDOM_WORD.findall(line)


def _is_json(lines: list[str]) -> bool:
    text = "".join(lines).strip()
    return text.startswith(("{", "[")) and text.endswith(("}", "]"))


def _slides_in(lines: list[str]) -> frozenset[int]:
    """The slides that are named."""
    return frozenset(int(number) for line in lines for number in SLIDE.findall(line))


def _passages(lines: list[str], slide: int | None) -> Iterator[Passage]:
    label = ""
    for line in lines:
        if heading := HEADING.match(line):
            slide, label = int(heading[1]), ""
            line = re.sub(r"^\s*(?:of|/|von|sur)\s*\d+", "", heading[2]).strip(" \t-–—:.=#>\"'/])|*")
        elif found := _label_of(line, inside_text="text" in label):
            label, line = found
        line = BULLET.sub("", line)
        if len(re.findall(r"[^\W_]", line)) >= 2 and not list(_marks(line)):
            yield Passage(line, slide, label)


def _label_of(line: str, *, inside_text: bool) -> tuple[str, str] | None:
    """The label of a line, and what follows it. Within a text only a label that stands alone counts: it is the next part's."""
    found = LABEL.match(line)
    if not found or found[1].strip().lower() not in LABELS or (inside_text and found[2]):
        return None
    return found[1].strip().lower(), found[2]


def _preferred(passages: list[Passage]) -> Iterator[Passage]:
    """Of a slide whose own text is labelled as such only that text: nothing else on it can be quoted."""
    with_text = {passage.slide for passage in passages if "text" in passage.label}
    for passage in passages:
        if passage.slide not in with_text or "text" in passage.label:
            yield passage
