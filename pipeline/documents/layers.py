"""Pictures of a page to be compared: as it is shown, without its text, and its text alone.

This module imports PyMuPDF and so never runs outside the sandbox's child. It draws and measures; what counts as
hidden is decided in `hidden`.
"""

from functools import cached_property
from math import ceil
from typing import Any

import numpy as np
import numpy.typing as npt
import pymupdf
from pymupdf import mupdf

from pipeline.documents.slides import Box

Pixels = npt.NDArray[np.uint8]

#: How much red, green and blue add to brightness, in percent (ITU-R BT.601, rounded).
_WEIGHTS = np.array([30, 59, 11])

#: Names in MuPDF's `fz_device` of the functions that put something on the page.
_TEXT = ("fill_text", "stroke_text")
_REST = ("fill_path", "stroke_path", "fill_shade", "fill_image", "fill_image_mask")


class Layers:
    """One page at one zoom (pixels per point); each picture is drawn when it is first asked for."""

    def __init__(self, page: Any, *, zoom: float) -> None:
        self.zoom = zoom
        self.width, self.height = float(page.rect.width), float(page.rect.height)
        # Recorded once, drawn up to three times.
        self._list = page.get_displaylist().this
        self._matrix = mupdf.FzMatrix(zoom, 0, 0, zoom, 0, 0)

    @cached_property
    def shown(self) -> Any:
        """The page as an RGB pixmap, as people see it."""
        return self._draw(leave_out=())

    @cached_property
    def pixels(self) -> Pixels:
        """`shown` as an array of height, width and colour."""
        return _view(self.shown)

    @cached_property
    def bare(self) -> Pixels:
        """The page without its text, but with what text is cut out of (clipping)."""
        return _view(self._bare)

    @cached_property
    def _bare(self) -> Any:
        return self._draw(leave_out=_TEXT)

    @cached_property
    def letters(self) -> Pixels:
        """How much of each pixel the text alone would cover, 0 to 255; opacity and clipping count, colour does not."""
        return _coverage(self._draw(leave_out=_REST, alpha=True))

    @cached_property
    def stencils(self) -> Pixels:
        """How much of each pixel is covered by text through which something may be painted, 0 to 255."""
        pixmap = self._blank(alpha=True)
        device = mupdf.fz_new_draw_device(self._matrix, pixmap)
        self._run(_Stencils(device))
        mupdf.fz_close_device(device)
        return _coverage(pymupdf.Pixmap("raw", pixmap))  # type: ignore[no-untyped-call]

    def marks(self, least: int) -> npt.NDArray[np.bool_]:
        """The pixels that the text changes by at least that much of 255, as `contrast` measures it."""
        with_text, without = self.pixels.reshape(-1), self.bare.reshape(-1)
        marked = np.zeros(self.pixels.shape[:2], np.bool_)
        changed = np.flatnonzero(with_text != without)
        if changed.size:
            # Few pixels change: only these are looked at, up to three bytes each.
            steps = np.abs(with_text[changed].astype(np.int16) - without[changed]) * _WEIGHTS[changed % 3]
            pixels = changed // 3
            first = np.flatnonzero(np.diff(pixels, prepend=-1))
            marked.reshape(-1)[pixels[first]] = np.add.reduceat(steps, first) >= least * 100
        return marked

    def cut(self, pixels: npt.NDArray[Any], box: Box) -> npt.NDArray[Any]:
        """The part of a picture that shows `box`; empty where that lies beside the page."""
        height, width = pixels.shape[:2]
        x0, y0, x1, y1 = (side * self.zoom for side in box)
        # In this order of arguments what is not a number becomes 0.
        left, right = (min(max(0.0, side), float(width)) for side in (x0, x1))
        top, bottom = (min(max(0.0, side), float(height)) for side in (y0, y1))
        return pixels[int(top) : ceil(bottom), int(left) : ceil(right)]

    def _draw(self, *, leave_out: tuple[str, ...], alpha: bool = False) -> Any:
        pixmap = self._blank(alpha=alpha)
        device = mupdf.fz_new_draw_device(self._matrix, pixmap)
        for name in leave_out:
            # MuPDF skips what a device has no function for.
            setattr(device.m_internal, name, None)
        self._run(device)
        return pymupdf.Pixmap("raw", pixmap)  # type: ignore[no-untyped-call]

    def _blank(self, *, alpha: bool) -> Any:
        """A pixmap of the page's size: transparent, or white without alpha."""
        bounds = mupdf.fz_transform_rect(mupdf.fz_bound_display_list(self._list), self._matrix)
        pixmap = mupdf.fz_new_pixmap_with_bbox(
            mupdf.fz_device_rgb(), mupdf.fz_round_rect(bounds), mupdf.FzSeparations(), int(alpha)
        )
        if alpha:
            mupdf.fz_clear_pixmap(pixmap)
        else:
            mupdf.fz_clear_pixmap_with_value(pixmap, 255)
        return pixmap

    def _run(self, device: Any) -> None:
        everywhere = mupdf.FzRect(mupdf.FzRect.Fixed_INFINITE)
        mupdf.fz_run_display_list(self._list, device, mupdf.FzMatrix(), everywhere, mupdf.FzCookie())
        mupdf.fz_close_device(device)


class _Stencils(mupdf.FzDevice2):  # type: ignore[misc]
    """Fills text on another device where the page only clips to it; MuPDF calls nothing else of it."""

    def __init__(self, target: Any) -> None:
        super().__init__()
        self.use_virtual_clip_text()
        self._target = target

    def clip_text(self, context: Any, text: Any, matrix: Any, scissor: Any) -> None:
        """MuPDF's callback."""
        kept = mupdf.FzText(mupdf.ll_fz_keep_text(text))
        black = mupdf.fz_device_gray(), (0.0,), 1.0, mupdf.FzColorParams()
        mupdf.fz_fill_text(self._target, kept, mupdf.FzMatrix(matrix), *black)


def contrast(one: npt.NDArray[Any], other: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """The difference between colours, weighted by brightness, 0 to 255; the last axis is red, green, blue."""
    apart: npt.NDArray[np.float64] = np.abs(one.astype(np.int16) - other.astype(np.int16)) @ _WEIGHTS / 100
    return apart


def rgb(colour: int) -> npt.NDArray[np.int16]:
    """Red, green and blue of a span's colour."""
    return np.array([colour >> 16 & 255, colour >> 8 & 255, colour & 255], dtype=np.int16)


def _view(pixmap: Any) -> Pixels:
    """The pixmap's own memory: nobody may use it once the pixmap is gone."""
    return np.frombuffer(pixmap.samples_mv, np.uint8).reshape(pixmap.height, pixmap.width, pixmap.n)


def _coverage(pixmap: Any) -> Pixels:
    return _view(pixmap)[:, :, 3].copy()
