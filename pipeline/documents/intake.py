"""The door: which bytes become a document. Nothing is kept of what is refused.

It decides by cheap tests first (size, header), then by a dry run in the sandbox that draws every page, so that a
PDF which hangs or breaks the reader is turned away here and never reaches a worker.
"""

import hashlib
import json
import tempfile
from dataclasses import dataclass
from io import BytesIO
from typing import IO, TYPE_CHECKING, BinaryIO

import structlog

from pipeline.documents import keys
from pipeline.documents.faults import refusal
from pipeline.documents.frames import Checked
from pipeline.documents.sandbox import Patience, job_of, sandbox
from pipeline.documents.store import Store
from pipeline.errors import DocumentFault

if TYPE_CHECKING:
    from pipeline.settings import Settings

log = structlog.get_logger()

#: Where the header must stand: readers allow for leading bytes, as PDF 1.7 (appendix H, note 13) says they do.
HEADER_WITHIN = 1_024

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Accepted:
    """A document that is kept: its sha256 in hex, its size in bytes, its pages."""

    sha256: str
    size: int
    pages: int


def accept(data: bytes | BinaryIO, *, settings: "Settings") -> Accepted:
    """Check a PDF and keep it; the same bytes again are harmless.

    At most `settings.max_bytes` + 1 bytes are read of a stream, and the check takes at most
    `settings.intake_seconds`. Raises `DocumentError` for a PDF that can't be used, `ServiceUnavailable` where the
    store does not answer.
    """
    # A file without a name: it is gone with this process, however that ends.
    with tempfile.TemporaryFile() as copy:
        sha256, size = _copy(BytesIO(data) if isinstance(data, bytes) else data, copy, settings)
        pages = _dry_run(copy, settings)
        store = Store(settings.storage)
        # The PDF comes last: where it is, all is.
        store.put(keys.document(sha256, suffix="json"), json.dumps({"pages": pages, "size": size}).encode())
        copy.seek(0)
        store.put(keys.document(sha256), copy.read())
    log.info("document_accepted", sha256=sha256, size=size, pages=pages)
    return Accepted(sha256=sha256, size=size, pages=pages)


def _copy(source: BinaryIO, target: IO[bytes], settings: "Settings") -> tuple[str, int]:
    """Copy the upload; returns its sha256 and size, or refuses it by size or header."""
    digest, size, head = hashlib.sha256(), 0, b""
    while chunk := source.read(min(_CHUNK, settings.max_bytes + 1 - size)):
        size += len(chunk)
        if size > settings.max_bytes:
            raise refusal(DocumentFault.TOO_LARGE, settings)
        if len(head) < HEADER_WITHIN:
            head = (head + chunk)[:HEADER_WITHIN]
        digest.update(chunk)
        target.write(chunk)
    if not size:
        raise refusal(DocumentFault.EMPTY, settings)
    if b"%PDF-" not in head:
        raise refusal(DocumentFault.NOT_PDF, settings)
    return digest.hexdigest(), size


def _dry_run(pdf: IO[bytes], settings: "Settings") -> int:
    """Let the sandbox check the PDF; returns its number of pages."""
    pdf.seek(0)
    seconds = settings.intake_seconds
    job = job_of(settings, seconds=seconds)
    with sandbox(job, pdf, patience=Patience(step=seconds, total=seconds), settings=settings) as child:
        reply, _ = child.receive()
        if not isinstance(reply, Checked):
            raise child.failure(DocumentFault.CRASH, "the PDF reader answered another question")
    return reply.pages
