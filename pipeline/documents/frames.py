"""What goes between the sandbox's parent and its child: one job down, a stream of replies up. Imports no PyMuPDF.

A reply is a frame: two big-endian 32-bit lengths, a JSON text of the first length, raw bytes (a PNG) of the second.
The parent trusts none of it: lengths are capped before a byte is kept and the JSON must fit the models below.
"""

import struct
from typing import Annotated, BinaryIO, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from pipeline.documents.slides import Slide, SlideNeeds
from pipeline.errors import DocumentFault

HEADER = struct.Struct(">II")

#: The longest JSON text of a frame in bytes. A slide of `MAX_CHARS` with every cell of a table full stays below it.
MAX_JSON = 8 * 1024 * 1024


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Job(_Message):
    """What the child is to do, and the limits under which it must: `memory` in bytes, `cpu` in seconds of all threads.

    `parent` is the process that started it; a child that finds another parent has been orphaned and ends.
    """

    mode: Literal["check", "read"]
    parent: int
    memory: int
    cpu: int
    max_pages: int
    max_page_points: float
    max_image_pixels: int
    max_image_side: int
    needs: SlideNeeds = SlideNeeds(image=False)
    numbers: tuple[int, ...] = ()
    languages: str = ""


class Checked(_Message):
    """The PDF is fit to be stored: every page could be drawn and its text read."""

    kind: Literal["checked"] = "checked"
    pages: int = Field(ge=1)


class Read(_Message):
    """One slide; the frame's bytes are its PNG."""

    kind: Literal["read"] = "read"
    slide: Slide


class Failed(_Message):
    """The PDF can't be used."""

    kind: Literal["failed"] = "failed"
    fault: DocumentFault


Reply = Annotated[Checked | Read | Failed, Field(discriminator="kind")]

REPLY: TypeAdapter[Checked | Read | Failed] = TypeAdapter(Reply)


def write(stream: BinaryIO, reply: Checked | Read | Failed, payload: bytes = b"") -> None:
    """Send one frame at once."""
    text = reply.model_dump_json().encode()
    stream.write(HEADER.pack(len(text), len(payload)) + text + payload)
    stream.flush()
