"""Puts columns back together by the places of their blocks: a figure and its label, a name, its role and its story.

The layout gives such a slide row by row, and may give the labels of all columns as one block; that block is then
marked as `mixed`, since its words run across the columns. It changes no word and owns no table.
"""

from collections.abc import Sequence

from workers.analysts.base import Element

#: Kinds of blocks that may be part of a column.
LOOSE = frozenset({"text", "section-header", "other", "caption"})
#: What stands at the head of a column, in words: a figure, a name, a step.
HEAD_WORDS = 5
#: Points by which the edges of one column may differ, on slides some 800 points wide.
EDGE = 6.0
#: Most points between a block and the next one below in its column: two lines of text.
GAP = 26.0
#: The same for a large figure, as a share of its height.
LARGE = 1.2

Box = tuple[float, float, float, float]


def columns(elements: Sequence[Element]) -> list[Element]:
    """The elements, with those of one column joined into one, and blocks across several columns of kind `mixed`.

    Slides without the boxes of their elements, and without a row of heads, come back as they are.
    """
    return _joined(elements, *_members(elements))


def by_column(elements: Sequence[Element]) -> list[Element]:
    """The same elements, those of one column one after the other."""
    members, mixed = _members(elements)
    taken = {place for places in members.values() for place in places[1:] if place not in mixed}
    return [
        elements[member]
        for place in range(len(elements))
        if place not in taken
        for member in (members.get(place, [place]) if place not in mixed else [place])
    ]


def _members(elements: Sequence[Element]) -> tuple[dict[int, list[int]], set[int]]:
    """The places of the blocks of each column by its head's place, and the places of the blocks across several."""
    heads = _heads(elements)
    members: dict[int, list[int]] = {head: [head] for head in heads}
    mixed: set[int] = set()
    if not heads:
        return members, mixed
    loose = sorted(
        (place for place, element in enumerate(elements) if _is_loose(element)),
        key=lambda p: _box(elements[p])[1],
    )
    for place in loose:
        above = [head for head in heads if head != place and _is_below(elements, place, members[head][-1])]
        if len(above) == 1 and abs(_box(elements[place])[0] - _box(elements[above[0]])[0]) <= EDGE:
            members[above[0]].append(place)
        elif len(above) > 1:
            mixed.add(place)
    return members, mixed


def _heads(elements: Sequence[Element]) -> list[int]:
    """The short blocks that stand beside another at one height and begin a column."""
    short = [
        place
        for place, element in enumerate(elements)
        if _is_loose(element) and len(element.text.split("\n", 1)[0].split()) <= HEAD_WORDS
    ]
    rows = {
        place: [other for other in short if _in_a_row(elements[place], elements[other])] for place in short
    }
    beside = [place for place in short if len(rows[place]) > 1]
    # What stands below a head of its own column is no head.
    return [
        place
        for place in beside
        if not any(_is_below(elements, place, other) for other in beside if other != place)
    ]


def _joined(elements: Sequence[Element], members: dict[int, list[int]], mixed: set[int]) -> list[Element]:
    taken = {place for places in members.values() for place in places[1:] if place not in mixed}
    result: list[Element] = []
    for place, element in enumerate(elements):
        if place in mixed:
            result.append(element.model_copy(update={"kind": "mixed"}))
        elif len(members.get(place, ())) > 1:
            text = "\n".join(elements[member].text for member in members[place])
            result.append(element.model_copy(update={"kind": "column", "text": text}))
        elif place not in taken:
            result.append(element)
    return result


def _is_below(elements: Sequence[Element], place: int, head: int) -> bool:
    """Whether a block begins right below another and reaches under its left edge."""
    x0, y0, x1, _ = _box(elements[place])
    left, top, _, bottom = _box(elements[head])
    is_figure = any(map(str.isdigit, elements[head].text[:2]))
    gap = max(GAP, LARGE * (bottom - top)) if is_figure else GAP
    return top < y0 and y0 - bottom <= gap and x0 - EDGE <= left < x1


def _in_a_row(one: Element, other: Element) -> bool:
    return abs(_box(one)[1] - _box(other)[1]) <= EDGE


def _is_loose(element: Element) -> bool:
    return (
        element.kind in LOOSE and element.box is not None and bool(element.text.strip()) and not element.rows
    )


def _box(element: Element) -> Box:
    return element.box or (0.0, 0.0, 0.0, 0.0)
