"""A PDF opened in the sandbox's child: refused, checked as a whole, or read slide by slide.

It decides which fault a broken PDF has. Like `page`, it imports PyMuPDF and so never runs in the parent.
"""

from collections.abc import Iterator
from typing import Any

import pymupdf

from pipeline.documents.drawing import Budget, draw
from pipeline.documents.frames import Checked, Job, Read
from pipeline.errors import DocumentFault

# Letters' boxes as PyMuPDF's companion for language models sets them up when it is loaded, which the child prevents; and
# nothing on stderr of what MuPDF mends.
pymupdf.TOOLS.unset_quad_corrections(True)  # type: ignore[no-untyped-call]
pymupdf.TOOLS.mupdf_display_errors(False)  # type: ignore[no-untyped-call]
pymupdf.TOOLS.mupdf_display_warnings(False)  # type: ignore[no-untyped-call]

#: The side in pixels at which every page is drawn once before the PDF is accepted: enough to meet each of its
#: objects, cheap enough for a hundred pages.
CHECK_SIDE = 200


class Refused(Exception):
    """The PDF can't be used, for the reason in `fault`."""

    def __init__(self, fault: DocumentFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def open_pdf(data: bytes, job: Job) -> Any:
    """Open a PDF that has pages, not too many, and wants no password; else raise `Refused` or an error of PyMuPDF."""
    document: Any = pymupdf.open(stream=data, filetype="pdf")  # type: ignore[no-untyped-call]
    if not document.is_pdf:
        # MuPDF goes by the content: an HTML page with "%PDF-" in a comment opens as HTML.
        raise Refused(DocumentFault.NOT_PDF)
    if document.needs_pass:
        raise Refused(DocumentFault.PASSWORD)
    if document.page_count < 1:
        # MuPDF mends what it can and raises nothing even if no page is left.
        raise Refused(DocumentFault.CORRUPT if document.is_repaired else DocumentFault.ZERO_PAGES)
    if document.page_count > job.max_pages:
        raise Refused(DocumentFault.TOO_MANY_PAGES)
    return document


def check(document: Any, job: Job) -> Checked:
    """Measure all pages, then draw each small and read its text. What hangs or crashes does so here, not later."""
    for page in document:
        _measure(page, job)
    for page in document:
        draw(page, Budget(pixels=CHECK_SIDE**2, side=CHECK_SIDE))
        page.get_text("text")
    return Checked(pages=document.page_count)


def read(document: Any, job: Job) -> Iterator[tuple[Read, bytes]]:
    """Read the slides that the job names, in its order."""
    from pipeline.documents.page import read_page  # only now: it loads numpy, which a check does without

    budget = Budget(pixels=job.max_image_pixels, side=job.max_image_side)
    for number in job.numbers:
        page = document.load_page(number - 1)
        _measure(page, job)
        slide, png = read_page(page, job.needs, budget=budget, languages=job.languages)
        yield Read(slide=slide), png


def fault_of(error: Exception) -> DocumentFault:
    """The fault behind an exception met while reading: `memory` where an allocation failed, else `corrupt`."""
    text = f"{type(error).__name__} {error}".lower()
    # FzErrorLimit is MuPDF's own refusal of a picture too large to hold.
    if isinstance(error, MemoryError) or "alloc" in text or "fzerrorlimit" in text:
        return DocumentFault.MEMORY
    return DocumentFault.CORRUPT


def _measure(page: Any, job: Job) -> None:
    """Refuse a page before it is drawn if it is too large, or has no size at all (also where that is not a number)."""
    for side in (page.rect.width, page.rect.height):
        if not side > 0:
            raise Refused(DocumentFault.CORRUPT)
        if side > job.max_page_points:
            raise Refused(DocumentFault.PAGE_TOO_LARGE)
