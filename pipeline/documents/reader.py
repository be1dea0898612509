"""Slides on demand: from the store where they were read before, else from the sandbox, and then kept.

It decides when a kept slide may be used again (its render key) and what is removed when a document fails. It
never opens a PDF itself.
"""

import hashlib
import json
import os
import struct
import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from typing import IO, TYPE_CHECKING

import structlog
from pydantic import ValidationError

from pipeline.documents import keys
from pipeline.documents.faults import refusal
from pipeline.documents.frames import Read
from pipeline.documents.sandbox import Patience, job_of, ocr_languages, sandbox
from pipeline.documents.slides import Slide, SlideNeeds
from pipeline.documents.store import Store
from pipeline.errors import DocumentError, DocumentFault, NotFound, ServiceUnavailable

if TYPE_CHECKING:
    from pipeline.settings import Settings

log = structlog.get_logger()

#: Change it when the same page would be read differently, so that kept slides are read again.
READER = 4

#: The start of every PNG: signature, then the header chunk with width and height (PNG specification, 11.2.2).
_PNG_HEAD = struct.Struct(">8s4x4sII")
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def read_slides(
    sha256: str, *, needs: SlideNeeds, numbers: Sequence[int] | None, settings: "Settings"
) -> Generator[tuple[Slide, bytes], None, None]:
    """Yield the wanted slides (None: all) in the order asked for, each with its PNG (empty if `needs` has no image).

    Kept slides are used again, also those that another call keeps meanwhile; the others are read by a child process,
    which starts when the first of them is due and ends with the generator: close it. Raises `NotFound` for a document
    or slide that is not there; while yielding `DocumentError`, after which no slide kept by this call remains, or
    `ServiceUnavailable`.
    """
    reading = _Reading(sha256, needs=needs, settings=settings)
    wanted = list(dict.fromkeys(numbers)) if numbers is not None else list(range(1, reading.pages + 1))
    if any(not 1 <= number <= reading.pages for number in wanted):
        raise NotFound(f"The document has slides 1 to {reading.pages}.")
    return reading.run(wanted)


def render_key(needs: SlideNeeds, settings: "Settings") -> str:
    """16 hex digits that change with whatever changes a slide: limits, needs, OCR, PyMuPDF, our rules and models."""
    parts = [
        _reader(),
        needs.model_dump(),
        settings.max_image_pixels,
        settings.max_image_side,
        ocr_languages(settings),
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


@cache
def _reader() -> str:
    """What never changes while a process runs; to find it out takes milliseconds."""
    return json.dumps([READER, version("pymupdf"), Slide.model_json_schema()], sort_keys=True)


class _Reading:
    """One call of `read_slides`."""

    def __init__(self, sha256: str, *, needs: SlideNeeds, settings: "Settings") -> None:
        self._sha256 = sha256
        self._needs = needs
        self._settings = settings
        self._store = Store(settings.storage)
        self._render = render_key(needs, settings)
        self.pages = int(json.loads(self._store.read(keys.document(sha256, suffix="json")))["pages"])

    def run(self, wanted: Sequence[int]) -> Generator[tuple[Slide, bytes], None, None]:
        """Yield the wanted slides. Before each the store is asked: another task may have read it meanwhile."""
        fresh: Generator[tuple[Slide, bytes], None, None] | None = None
        added: list[int] = []
        try:
            for position, number in enumerate(wanted):
                kept = self._store.slide_numbers(self._sha256, self._render)
                if number in kept:
                    if fresh is not None:
                        fresh.close()  # it would go on with this slide
                        fresh = None
                    yield self._load(number)
                    continue
                if fresh is None:
                    fresh = self._fresh([n for n in wanted[position:] if n not in kept])
                slide, png = next(fresh)
                added.append(number)
                self._keep(slide, png)
                yield slide, png
        except DocumentError:
            for number in added:
                self._forget(number)
            raise
        finally:
            if fresh is not None:
                fresh.close()

    def _fresh(self, numbers: Sequence[int]) -> Generator[tuple[Slide, bytes], None, None]:
        """Read slides in the sandbox, which starts with the first."""
        settings = self._settings
        job = job_of(settings, seconds=settings.document_seconds, threads=os.cpu_count() or 1).model_copy(
            update={
                "mode": "read",
                "needs": self._needs,
                "numbers": tuple(numbers),
                "languages": ocr_languages(settings),
            }
        )
        patience = Patience(step=settings.slide_seconds, total=settings.document_seconds)
        with (
            self._copy() as pdf,
            sandbox(job, pdf, patience=patience, settings=settings) as child,
        ):
            for number in numbers:
                reply, png = child.receive()
                if not (
                    isinstance(reply, Read)
                    and reply.slide.number == number
                    and self._is_picture(reply.slide, png)
                ):
                    raise child.failure(DocumentFault.CRASH, "the PDF reader answered another question")
                key = keys.slide(self._sha256, self._render, number, suffix="png") if png else ""
                yield reply.slide.model_copy(update={"image_key": key}), png

    @contextmanager
    def _copy(self) -> Iterator[IO[bytes]]:
        """The PDF in a file without a name, once its bytes are known to be those it is called by."""
        with tempfile.TemporaryFile() as copy:
            digest = hashlib.sha256()
            with self._store.open(keys.document(self._sha256)) as kept:
                while chunk := kept.read(1 << 20):
                    digest.update(chunk)
                    copy.write(chunk)
            if digest.hexdigest() != self._sha256:
                log.error("document_damaged", sha256=self._sha256)
                raise refusal(DocumentFault.CORRUPT, self._settings)
            copy.seek(0)
            yield copy

    def _is_picture(self, slide: Slide, png: bytes) -> bool:
        """Whether `png` is the picture that `slide` claims, within the limits; nothing, where none is needed."""
        if not self._needs.image:
            return not png and slide.image_size == (0, 0)
        if len(png) < _PNG_HEAD.size:
            return False
        signature, chunk, width, height = _PNG_HEAD.unpack_from(png)
        return (
            (signature, chunk) == (_PNG_SIGNATURE, b"IHDR")
            and (width, height) == slide.image_size
            and max(width, height) <= self._settings.max_image_side
            and width * height <= self._settings.max_image_pixels
        )

    def _keep(self, slide: Slide, png: bytes) -> None:
        # The JSON comes last: where it is, the picture is.
        if png:
            self._store.put(slide.image_key, png)
        self._store.put(self._key(slide.number), slide.model_dump_json().encode())

    def _load(self, number: int) -> tuple[Slide, bytes]:
        """A kept slide; one that can't be read is removed, so that the next attempt reads it from the PDF."""
        try:
            slide = Slide.model_validate_json(self._store.read(self._key(number)))
            return slide, self._store.read(slide.image_key) if self._needs.image else b""
        except (ValidationError, NotFound) as error:
            log.warning("slide_damaged", sha256=self._sha256, slide=number, error=str(error))
            self._forget(number)
            raise ServiceUnavailable(
                "A stored slide was damaged: it is read again at the next attempt."
            ) from error

    def _forget(self, number: int) -> None:
        for suffix in ("json", "png"):
            self._store.remove(keys.slide(self._sha256, self._render, number, suffix=suffix))

    def _key(self, number: int) -> str:
        return keys.slide(self._sha256, self._render, number, suffix="json")
