"""What one slide of a deck looks like once the PDF has been read: the shape that leaves the sandbox. Owns no table.

All boxes are `(x0, y0, x1, y1)` in points (1/72 inch), origin at the top left of the page as it is shown.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Box = tuple[float, float, float, float]

BlockKind = Literal[
    "title", "section-header", "text", "list-item", "table", "picture", "caption",
    "page-header", "page-footer", "footnote", "formula", "other",
]  # fmt: skip


class Block(BaseModel):
    """One element of a slide in reading order, as the layout network labels it.

    `size` is the largest font size of the block in points, 0 where it has no text. `rows` holds the cells of a table.
    """

    model_config = ConfigDict(frozen=True)

    kind: BlockKind
    box: Box
    text: str = ""
    size: float = 0
    rows: tuple[tuple[str, ...], ...] = ()


HiddenReason = Literal["tiny", "transparent", "off_page", "background_coloured", "invisible", "covered"]


class HiddenText(BaseModel):
    """Text that is in the PDF but that nobody who looks at the slide can read, and why they can't.

    It is `tiny`; `transparent`, or cut away by what it is drawn within; `off_page`; `background_coloured`, in the colour of
    what is around it; `invisible`, never painted at all; or `covered` by a shape or picture drawn later.
    """

    model_config = ConfigDict(frozen=True)

    reason: HiddenReason
    text: str
    box: Box


class Slide(BaseModel):
    """One page of a deck.

    `text` is its text in reading order; `source` tells where it came from: the PDF's own text layer, OCR, or
    nowhere (`none`: the slide can't be read on this machine and must be reported, never skipped).
    `drawings` and `images` count vector paths and pictures; `image_key` is the rendered PNG in the store, if any.
    `truncated` says that the slide held more text than is kept of one slide.
    `hidden` is text that can't be seen; it is no part of `text` and `blocks`. `hidden_checked` is False where some text could
    not be judged, as the text layer of a scan without OCR: it was left out of `text`, but is not accused of anything.
    """

    model_config = ConfigDict(frozen=True)

    number: int
    width: float
    height: float
    text: str = ""
    source: Literal["text", "ocr", "none"] = "text"
    blocks: tuple[Block, ...] = ()
    drawings: int = 0
    images: int = 0
    image_key: str = ""
    image_size: tuple[int, int] = (0, 0)
    truncated: bool = False
    hidden: tuple[HiddenText, ...] = ()
    hidden_checked: bool = True


class SlideNeeds(BaseModel):
    """What an analyst wants: a rendered `image`, the network's `layout` (0.2 to 0.6 s a slide), both or neither."""

    model_config = ConfigDict(frozen=True)

    image: bool = True
    layout: bool = False
