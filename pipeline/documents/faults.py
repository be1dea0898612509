"""What people are told when a PDF can't be used: one sentence per fault, what is wrong and what to do about it."""

from typing import TYPE_CHECKING

from pipeline.errors import DocumentError, DocumentFault

if TYPE_CHECKING:
    from pipeline.settings import Settings

_SENTENCES = {
    DocumentFault.EMPTY: "The file is empty: export the deck as PDF again and upload that file.",
    DocumentFault.NOT_PDF: "The file is not a PDF: export the deck as PDF and upload that file.",
    DocumentFault.CORRUPT: "The PDF is damaged or incomplete: export the deck again and upload the new file.",
    DocumentFault.PASSWORD: "The PDF asks for a password: save a copy without one and upload the copy.",
    DocumentFault.ZERO_PAGES: "The PDF has no pages: export the deck again and check that it shows slides.",
    DocumentFault.TOO_MANY_PAGES: "The PDF has more than {pages} pages: upload the slides of the deck only.",
    DocumentFault.TOO_LARGE: "The file is larger than {size}: export the deck with smaller pictures.",
    DocumentFault.PAGE_TOO_LARGE: "A page is wider or higher than {inches} inches: export it in a usual slide size.",
    DocumentFault.TIMEOUT: "Reading the PDF took too long: export the deck again with simpler drawings.",
    DocumentFault.MEMORY: "Reading the PDF takes too much memory: export the deck with smaller pictures.",
    DocumentFault.CRASH: "The PDF broke our reader: print the deck into a new PDF and upload that file.",
}


def refusal(fault: DocumentFault, settings: "Settings") -> DocumentError:
    """The error to raise for `fault`, with its sentence for people."""
    size = settings.max_bytes / 1024 / 1024
    text = _SENTENCES[fault].format(
        pages=settings.max_pages,
        size=f"{size:.0f} MB" if size >= 1 else f"{settings.max_bytes} bytes",
        inches=f"{settings.max_page_points / 72:.0f}",
    )
    return DocumentError(fault, text)
