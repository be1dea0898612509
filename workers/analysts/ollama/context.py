"""Cuts a deck to what a model can read at once, and says what was left out. It asks no model and owns no table.

The longest slides are shortened first, all to the same length, so that a short slide is never touched for a long one. Only
when each would be shorter than a paragraph are whole slides dropped: from the end, those on the ask last, since every
investor looks for it first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from workers.analysts.base import Deck, SlideDescription
from workers.analysts.ollama.untrusted import defuse, fence

#: Characters a token, for what must fit: English has 4 to 5, German and French 3 to 4, tables of numbers about 3. What is
#: still too long is refused by the server with its true size.
CHARACTERS = 3.0
#: Tokens that a chat template and the marks between messages take.
FRAME = 64
#: Tokens of one picture: what Ollama itself counts for it.
PICTURE = 768
#: Characters that a slide keeps at least, of its text and of what was seen, before whole slides are dropped.
LEAST_TEXT, LEAST_SEEN = 240, 120
#: Characters of what was seen on one slide that are used at most; beyond it repeats the text.
MOST_SEEN = 1_200
#: Topics of slides that are dropped last.
KEPT = frozenset({"ask", "use of funds"})

_CUT = " [...]"


@dataclass(frozen=True)
class Document:
    """A text ready for a prompt, between its delimiters, its length without them, and what was left out of it, in words."""

    text: str
    length: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Page:
    """One slide, defused. `kept` slides are dropped last."""

    number: int
    text: str
    seen: str
    kept: bool

    def shown(self, text: int, seen: int) -> str:
        parts = [f"[Slide {self.number}]"]
        parts += [f"Text:\n{cut(self.text, text)}"] if self.text else []
        parts += [f"Seen:\n{cut(self.seen, seen)}"] if self.seen else []
        return "\n".join(parts)


def budget(window: int, room: int, template: int, pictures: int = 0) -> int:
    """Characters that the document may have, at least 0: `window` and `room` are tokens, `template` characters around it."""
    tokens = window - room - FRAME - pictures * PICTURE
    return max(int(tokens * CHARACTERS) - template, 0)


def of_slide(text: str, characters: int) -> Document:
    """The machine-read text of one slide."""
    whole = defuse(text)
    shown = cut(whole, characters) if whole else "(no text could be read)"
    warnings = () if len(whole) <= characters else ("The model read only a part of this slide's text.",)
    return Document(fence(shown), len(shown), warnings)


def of_deck(deck: Deck, characters: int) -> Document:
    """All slides in their order within `characters`; what had to be cut is named in `warnings`."""
    pages = [_page(slide) for slide in deck.slides]
    kept = _fitting(pages, characters)
    most = max((len(page.text) for page in kept), default=0)
    level = _level(kept, characters, most=max(most, MOST_SEEN))
    shown = "\n\n".join(page.shown(level, _seen(level)) for page in kept)
    shortened = [page.number for page in kept if len(page.text) > level]
    dropped = [page.number for page in pages if page not in kept]
    unread = [slide.slide for slide in deck.slides if not slide.readable]
    warnings = []
    if shortened:
        warnings.append(
            f"The deck is longer than the model can read at once: the text of {named(shortened)} was shortened."
        )
    if dropped:
        warnings.append(
            f"{named(dropped).capitalize()} did not fit into what the model can read, and were left out."
        )
    if unread:
        warnings.append(f"{named(unread).capitalize()} could not be read, and may hold what was not found.")
    return Document(fence(shown), len(shown), tuple(warnings))


def cut(text: str, most: int) -> str:
    """`text` within `most` characters, ended after a whole word and marked where it was cut."""
    if len(text) <= most:
        return text
    room = max(most - len(_CUT), 0)
    start = text[: room + 1]
    return (
        start[: max(start.rfind(" "), start.rfind("\n"))]
        if any(mark in start for mark in " \n")
        else start[:room]
    ) + _CUT


def named(numbers: Sequence[int]) -> str:
    """Slides in words: `slide 3`, `slides 4, 7 and 9 to 11`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [f"{run[0]} to {run[-1]}" if len(run) > 2 else " and ".join(map(str, run)) for run in runs]
    listed = " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
    return f"slide {listed}" if len(numbers) == 1 else f"slides {listed}"


def _page(slide: SlideDescription) -> _Page:
    seen = [part for part in (slide.title, slide.summary) if part]
    seen += [f"{element.kind}: {element.text}" for element in slide.elements if element.text]
    return _Page(
        number=slide.slide,
        text=defuse(slide.text),
        seen=cut(defuse("\n".join(seen)), MOST_SEEN),
        kept=bool(KEPT & set(slide.topics)),
    )


def _fitting(pages: list[_Page], characters: int) -> list[_Page]:
    """The slides that fit when each is as short as may be."""
    kept = list(pages)
    for page in sorted(pages, key=lambda page: (page.kept, -page.number)):
        if _length(kept, LEAST_TEXT) <= characters:
            break
        kept.remove(page)
    return kept


def _level(pages: list[_Page], characters: int, *, most: int) -> int:
    """The greatest length of a slide's text at which all slides fit together: by halving, since more is never shorter."""
    low, high = LEAST_TEXT, max(most, LEAST_TEXT)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _length(pages, middle) <= characters else (low, middle - 1)
    return low


def _length(pages: list[_Page], level: int) -> int:
    return sum(len(page.shown(level, _seen(level))) + 2 for page in pages)


def _seen(level: int) -> int:
    return max(LEAST_SEEN, level // 2)
