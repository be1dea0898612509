"""The words of a page one by one, as MuPDF's `get_text("rawdict")` holds them, and the page without some of them.

It works on plain dictionaries, so that it can be tested without a PDF. A word is a run of characters without a space
in one span; what decides that it goes is in `hidden`.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.documents.slides import Box

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, eq=False)
class Word:
    """A run of characters: its box, the boxes of its letters and digits, and how its span is drawn.

    `span` holds MuPDF's `size` in points as drawn, `color`, `alpha` and `char_flags`; `line` and `group` are numbers of
    its line and paragraph; `start` and `end` count the characters of the span; `upright` as in `blocks.Span`.
    """

    text: str
    box: Box
    letters: tuple[Box, ...]
    span: dict[str, Any]
    line: int
    group: int
    start: int
    end: int
    upright: bool


def words_in(raw: dict[str, Any]) -> Iterator[Word]:
    """The words of a page in the order of its text."""
    lines = ((group, line) for group, block in enumerate(raw["blocks"]) for line in block.get("lines", ()))
    for number, (group, line) in enumerate(lines):
        upright = line["dir"][0] > 0.7
        for span in line["spans"]:
            chars = span["chars"]
            # A surrogate or another oddity is one character all the same.
            text = "".join(char["c"][:1] or " " for char in chars)
            for found in _WORD.finditer(text):
                start, end = found.span()
                boxes = [char["bbox"] for char in chars[start:end]]
                letters = tuple(b for b, c in zip(boxes, found.group(), strict=True) if c.isalnum())
                yield Word(found.group(), around(boxes), letters, span, number, group, start, end, upright)


def without(raw: dict[str, Any], gone: Collection[Word]) -> dict[str, Any]:
    """The page as `get_text("dict")` would hold it without these words; spans and lines left empty are gone, too."""
    holes: dict[int, list[Word]] = {}
    for word in gone:
        holes.setdefault(id(word.span), []).append(word)
    blocks = [{"lines": list(_lines_left(block.get("lines", ()), holes))} for block in raw["blocks"]]
    return {"blocks": blocks}


def _lines_left(lines: Collection[dict[str, Any]], holes: dict[int, list[Word]]) -> Iterator[dict[str, Any]]:
    for line in lines:
        spans = [left for span in line["spans"] if (left := _span_left(span, holes.get(id(span), [])))]
        if spans:
            yield line | {"spans": spans}


def _span_left(span: dict[str, Any], holes: list[Word]) -> dict[str, Any] | None:
    chars = span["chars"]
    box = span["bbox"]
    if holes:
        out = {index for word in holes for index in range(word.start, word.end)}
        chars = [char for index, char in enumerate(chars) if index not in out]
        if all(char["c"].isspace() for char in chars):
            return None
        box = around([char["bbox"] for char in chars])
    kept = {name: value for name, value in span.items() if name != "chars"}
    return kept | {"bbox": box, "text": "".join(char["c"] for char in chars)}


def joined(words: Collection[Word]) -> Iterator[tuple[float, float, float, float, str, int, int]]:
    """The words as `get_text("words")` would list them: those that go on in the next span are one."""
    parts: list[Word] = []
    for word in words:
        if parts and not _goes_on(parts[-1], word):
            yield _whole(parts)
            parts = []
        parts.append(word)
    if parts:
        yield _whole(parts)


def _goes_on(one: Word, other: Word) -> bool:
    return (
        one.line == other.line
        and one.span is not other.span
        and one.end == len(one.span["chars"])
        and other.start == 0
        # A bullet is followed by its text on the same line, but not at once.
        and other.box[0] - one.box[2] < one.span["size"] / 10
    )


def _whole(parts: list[Word]) -> tuple[float, float, float, float, str, int, int]:
    box = around([part.box for part in parts])
    return (*box, "".join(part.text for part in parts), parts[0].group, parts[0].line)


def around(boxes: Collection[Box]) -> Box:
    """The smallest box that holds all of `boxes`."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))
