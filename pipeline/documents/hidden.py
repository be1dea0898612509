"""Which words of a page nobody can read who looks at it, and why: the text layer against what is drawn.

A word that can be read changes the picture where it stands, so the page is compared with itself drawn without text. It
decides word by word and never by position or colour alone: white words on a photo are read, black words below one are
not. Text that is not drawn but lies on a picture, as on a scan, is asked of OCR. It never reads a PDF itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.documents import agreement
from pipeline.documents.agreement import Seen
from pipeline.documents.layers import Layers, contrast, rgb
from pipeline.documents.slides import Box, HiddenReason, HiddenText
from pipeline.documents.text import clean
from pipeline.documents.words import Word, around

#: Smaller text than this, in points on a slide of 540 points in height, is not read by anybody. Small print has 5 or 6.
#: Larger pages are shown smaller, up to twice; beyond that they are posters to walk along.
TINY = 2.5
SLIDE_SIDE = 540
LARGEST_SCALE = 2.0
#: Letters of fewer pixels may leave no mark; only on pages much larger than a slide is that more than `TINY` points.
SMALLEST_DRAWN = 3.0

#: The least difference in brightness (0 to 255) that is read: #f3f3f3 on white is at the limit (1.1 to 1 by WCAG 2.2).
CONTRAST = 12
#: A word is read if so many of its letters leave a mark: the others may be cut off or lie under a shape.
MARKED = 0.5
#: Opacity, of 255, up to which text counts as transparent.
OPACITY = 12
#: Letters of hidden words below other text that count: single letters stand on discs that are letters themselves.
STACKED = 12
#: Text and picture are a scan if the picture covers this share of the page.
SCAN_COVER = 0.3

#: Characters judged on one page. The densest of slides has 3,000; of what has more than this nothing is believed.
MAX_CHARS = 100_000
#: Words compared with OCR; more are not on a page that is read.
MAX_COMPARED = 3_000
#: Findings listed for one slide, and characters of each.
MAX_FINDINGS = 50
MAX_FINDING = 1_000

# MuPDF's char_flags: filled and stroked; used as a clip.
_PAINTED, _CLIP = 16 | 32, 64

Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Finding:
    """What was found on a page: words that can't be read with their reasons, words that nobody could judge.

    Neither belongs to the text of the slide. Words of the second kind are accused of nothing.
    """

    hidden: dict[Word, HiddenReason]
    unsure: frozenset[Word] = frozenset()

    @property
    def gone(self) -> set[Word]:
        """All words that are to leave the text."""
        return {*self.hidden, *self.unsure}


def find(
    words: Sequence[Word], layers: Layers, *, cover: float, read: Callable[[], Sequence[Seen] | None]
) -> Finding:
    """Judge every word of a page.

    `cover` is the share of the page under its largest picture. `read` reads the picture by OCR, or gives None where
    that can't be done; it is called only where a layer lies on a picture.
    """
    hidden = _unread(words, layers)
    layer = [word for word, reason in hidden.items() if _may_be_scan(word, reason, layers, cover)]
    if not layer:
        return Finding(hidden)
    seen = read()
    unsure: set[Word] = set(layer)
    if seen is not None:
        verdicts = agreement.compare(layer[:MAX_COMPARED], seen)
        judged = dict(zip(layer, verdicts, strict=False))
        unsure = {word for word, verdict in judged.items() if verdict == "unsure"}
        layer = [word for word, verdict in judged.items() if verdict != "unseen"]
    for word in layer:
        del hidden[word]
    return Finding(hidden, frozenset(unsure))


def listed(hidden: dict[Word, HiddenReason]) -> tuple[HiddenText, ...]:
    """The hidden words as they are reported: one entry for what stands together for one reason, at most 50."""
    found = []
    for (_, reason), members in groupby(hidden.items(), key=lambda item: (item[0].group, item[1])):
        words = [word for word, _ in members]
        text = clean(" ".join(word.text for word in words))[:MAX_FINDING]
        if any(c.isalnum() for c in text):
            found.append(HiddenText(reason=reason, text=text, box=_rounded(around([w.box for w in words]))))
    return tuple(found[:MAX_FINDINGS])


def _unread(words: Sequence[Word], layers: Layers) -> dict[Word, HiddenReason]:
    """The words that can't be read, in order. Lone punctuation goes with its neighbours."""
    if not words:
        return {}
    limit = TINY * min(min(layers.width, layers.height) / SLIDE_SIDE, LARGEST_SCALE)
    page = (0.0, 0.0, layers.width, layers.height)
    marked = _marked(words, layers)
    found: dict[Word, HiddenReason] = {}
    for word, is_marked in zip(words, marked, strict=True):
        size = word.span["size"]
        if not _meet(word.box, page):
            found[word] = "off_page"
        elif not word.letters:
            continue
        elif _is_tiny(word, limit) or (not is_marked and size * layers.zoom < SMALLEST_DRAWN):
            found[word] = "tiny"
        elif not is_marked and not _is_cut_out(word, layers):
            found[word] = _why(word, layers)
    found |= _stacked([word for word in words if word.letters and word not in found], layers)
    return _with_crumbs(words, found)


def _is_tiny(word: Word, limit: float) -> bool:
    """Whether the letters are as small as their font's size says: fonts made of drawings may come in any size."""
    if word.span["size"] >= limit:
        return False
    sides = sorted(min(x1 - x0, y1 - y0) for x0, y0, x1, y1 in word.letters)
    return not sides[len(sides) // 2] >= 1.5 * limit


def _marked(words: Sequence[Word], layers: Layers) -> list[bool]:
    """Whether each word leaves a mark on the page: whether most of its letters do."""
    if not any(word.letters for word in words):
        return [False] * len(words)
    owners = np.repeat(np.arange(len(words)), [len(word.letters) for word in words])
    boxes = np.array([_core(box, word) for word in words for box in word.letters], np.float64)
    inside = _any_within(layers.marks(CONTRAST), np.nan_to_num(boxes) * layers.zoom)
    count = np.bincount(owners, weights=inside, minlength=len(words))
    letters = np.array([max(len(word.letters), 1) for word in words])
    return [bool(share >= MARKED) for share in count / letters]


def _any_within(marks: Marks, boxes: npt.NDArray[np.float64]) -> Marks:
    """Whether each box, in pixels, holds a mark: four look-ups in a table of sums from the corner."""
    # Columns in pairs: half the table, and a letter is wider than that.
    pairs = marks[:, ::2].copy()
    pairs[:, : marks.shape[1] // 2] |= marks[:, 1::2]
    sums = np.zeros((pairs.shape[0] + 1, pairs.shape[1] + 1), np.int32)
    np.cumsum(np.cumsum(pairs, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
    x0 = _pixels(boxes[:, 0] / 2, pairs.shape[1], np.floor)
    x1 = _pixels(boxes[:, 2] / 2, pairs.shape[1], np.ceil)
    y0 = _pixels(boxes[:, 1], pairs.shape[0], np.floor)
    y1 = _pixels(boxes[:, 3], pairs.shape[0], np.ceil)
    found: Marks = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0] > 0
    return found


def _core(box: Box, word: Word) -> Box:
    """The part of a letter's box that its neighbours above and below do not reach into."""
    x0, y0, x1, y1 = box
    edge = (y1 - y0) * 0.15 if word.upright else 0
    # Parts of a ligature may have no width.
    return (x0, y0 + edge, max(x1, x0 + 0.2 * (y1 - y0)), y1 - edge)


def _pixels(side: npt.NDArray[np.float64], limit: int, whole: Callable[[Any], Any]) -> npt.NDArray[np.int64]:
    pixels: npt.NDArray[np.int64] = np.clip(whole(side), 0, limit).astype(np.int64)
    return pixels


def _why(word: Word, layers: Layers) -> HiddenReason:
    """Why a word on the page leaves no mark. What no opacity and no clip lets through counts as transparent."""
    if _is_clip(word) or not word.span["char_flags"] & _PAINTED:
        return "invisible"
    if word.span["alpha"] <= OPACITY or not (layers.cut(layers.letters, word.box) > OPACITY).any():
        return "transparent"
    drawn = layers.cut(layers.letters, word.box) > 127
    there = layers.cut(layers.pixels, word.box)
    there = there[drawn] if drawn.any() else there.reshape(-1, 3)
    apart = np.median(contrast(there, rgb(word.span["color"])))
    return "background_coloured" if apart < 2 * CONTRAST else "covered"


def _stacked(words: Sequence[Word], layers: Layers) -> dict[Word, HiddenReason]:
    """Words in the colour of what is behind them that seem to leave a mark because other text lies over them.

    A shadow or an outline repeats the same words, and these are read.
    """
    suspects = [word for word in words if _is_plain(word) and _is_lost(word, layers)]
    if not suspects:
        return {}
    boxes = np.array([word.box for word in words])
    lines = np.array([word.line for word in words])
    lost = {word for word in suspects if _meets_any(word, boxes[lines != word.line])}
    read = {word.text for word in words if word not in lost}
    found: dict[Word, HiddenReason] = {}
    for _, members in groupby((word for word in suspects if word in lost), key=lambda word: word.group):
        text = list(members)
        if sum(len(word.letters) for word in text) >= STACKED and any(w.text not in read for w in text):
            found |= dict.fromkeys(text, "background_coloured")
    return found


def _meets_any(word: Word, boxes: npt.NDArray[np.float64]) -> bool:
    x0, y0, x1, y1 = _core(word.box, word)
    meet = (boxes[:, 0] < x1) & (x0 < boxes[:, 2]) & (boxes[:, 1] < y1) & (y0 < boxes[:, 3])
    return bool(meet.any())


def _is_plain(word: Word) -> bool:
    """Whether the word is filled with its colour and nothing else."""
    return bool(word.span["char_flags"] & (_PAINTED | _CLIP) == 16)


def _is_clip(word: Word) -> bool:
    return bool(word.span["char_flags"] & _CLIP)


def _is_cut_out(word: Word, layers: Layers) -> bool:
    """Whether something is painted through the word, as a gradient through a title: it shows along the letters' edges."""
    if not _is_clip(word):
        return False
    within = layers.cut(layers.stencils, word.box) > 127
    shown = layers.cut(layers.pixels, word.box)
    if not within.any() or within.shape[1] < 3:
        return False
    steps = contrast(shown[:, 2:], shown[:, :-2])
    edges = within[:, 2:] != within[:, :-2]
    around_it = ~(within[:, 2:] | within[:, :-2])
    across = float(steps[edges].mean()) if edges.any() else 0.0
    beside = float(steps[around_it].mean()) if around_it.any() else 0.0
    return across >= CONTRAST and across >= 2 * beside


def _is_lost(word: Word, layers: Layers) -> bool:
    """Whether the word's colour is that of the page without text, everywhere in its box."""
    behind = layers.cut(layers.bare, word.box)
    if not behind.size:
        return False
    colour, opacity = rgb(word.span["color"]), word.span["alpha"] / 255
    height, width = behind.shape[:2]
    # A look at nine points settles nearly every word.
    few = behind[:: max(height // 3, 1), :: max(width // 3, 1)]
    return all(bool((contrast(part, colour) * opacity < CONTRAST).all()) for part in (few, behind))


def _with_crumbs(words: Sequence[Word], found: dict[Word, HiddenReason]) -> dict[Word, HiddenReason]:
    """`found` in the order of the page, with the punctuation that stands beside a hidden word on its line."""
    if not found:
        return {}
    whole: dict[Word, HiddenReason] = {}
    for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
        near = next(
            (w for w in (before, after) if w is not None and w in found and w.line == word.line), None
        )
        if word in found:
            whole[word] = found[word]
        elif not word.letters and near is not None:
            whole[word] = found[near]
    return whole


def _may_be_scan(word: Word, reason: HiddenReason, layers: Layers, cover: float) -> bool:
    """Whether something is to be seen where an undrawn word stands: the same word on a picture, perhaps."""
    if reason != "invisible" and not (reason == "covered" and cover >= SCAN_COVER):
        return False
    there = layers.cut(layers.pixels, word.box).reshape(-1, 3)
    return there.size > 0 and bool(contrast(there.min(axis=0), there.max(axis=0)) >= CONTRAST)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _rounded(box: Box) -> Box:
    x0, y0, x1, y1 = (round(float(side), 1) if np.isfinite(side) else 0.0 for side in box)
    return (x0, y0, x1, y1)
