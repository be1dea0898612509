"""Reads a slide's text in the ways in which people read slides, to check quotations against: across, and downwards.

It starts from the lines as the PDF has them and their places, without the layout network and without any analyst. A slide
of cards has no one order: a quotation stands on it if it can be read in one of these. It owns no table.
"""

from collections.abc import Sequence

from pipeline.documents.slides import Block, Slide

#: Blocks below each other belong together where at most so many line heights are free between them.
FREE_LINES = 1.5
#: How far the narrower of them must stand below (or above) the other, as a share of its width.
OVERLAP = 0.5
#: Blocks are in a row where their middles differ by at most this share of the lower one's height.
SAME_ROW = 0.5


def readings_of(slide: Slide) -> tuple[str, ...]:
    """The slide's own order, all rows from left to right, and each way from a block downwards to the last below it."""
    blocks = [block for block in slide.blocks if block.text]
    ways = {slide.text: None, _across(blocks): None, **dict.fromkeys(_downwards(blocks))}
    return tuple(way for way in ways if way)


def _across(blocks: Sequence[Block]) -> str:
    rows: list[list[Block]] = []
    for block in sorted(blocks, key=_middle):
        if rows and abs(_middle(block) - _middle(rows[-1][0])) <= SAME_ROW * min(
            _height(block), _height(rows[-1][0])
        ):
            rows[-1].append(block)
        else:
            rows.append([block])
    return "\n".join(block.text for row in rows for block in sorted(row, key=lambda b: b.box[0]))


def _downwards(blocks: Sequence[Block]) -> list[str]:
    """For each block with none below it: the texts from the top of its column down to it."""
    above = [_above(block, blocks) for block in blocks]
    lowest = set(range(len(blocks))) - {index for index in above if index is not None}
    return ["\n".join(blocks[i].text for i in _way_to(index, above)) for index in sorted(lowest)]


def _way_to(index: int, above: Sequence[int | None]) -> list[int]:
    way = [index]
    while (higher := above[way[0]]) is not None:
        way.insert(0, higher)
    return way


def _above(block: Block, blocks: Sequence[Block]) -> int | None:
    """The index of the block that stands closest above this one, None where nothing does."""
    over = [(_gap(other, block), i) for i, other in enumerate(blocks) if _is_above(other, block)]
    return min(over)[1] if over else None


def _is_above(upper: Block, lower: Block) -> bool:
    shared = min(upper.box[2], lower.box[2]) - max(upper.box[0], lower.box[0])
    narrower = min(upper.box[2] - upper.box[0], lower.box[2] - lower.box[0])
    close = _gap(upper, lower) <= FREE_LINES * max(upper.size, lower.size)
    return (
        upper.box[1] < lower.box[1]
        and _middle(upper) < _middle(lower)
        and close
        and shared >= OVERLAP * narrower
    )


def _gap(upper: Block, lower: Block) -> float:
    # Line boxes hold room for accents and may overlap.
    return max(lower.box[1] - upper.box[3], 0)


def _middle(block: Block) -> float:
    return (block.box[1] + block.box[3]) / 2


def _height(block: Block) -> float:
    return block.box[3] - block.box[1]
