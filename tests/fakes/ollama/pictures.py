"""How the fake "sees" an image: by its size and the sha256 of its bytes. It looks at headers, never at pixels."""

import hashlib
from dataclasses import dataclass

PNG = b"\x89PNG\r\n\x1a\n"
#: Markers of JPEG that announce a frame, and so its size.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True)
class Picture:
    """An image that arrived; width and height in pixels."""

    sha256: str
    width: int
    height: int

    def __str__(self) -> str:
        """What the fake says about it; a test finds the image again by the first 12 digits of its sha256."""
        return f"an image of {self.width} x {self.height} px (sha256 {self.sha256[:12]})"


def digest(data: bytes) -> str:
    """The sha256 under which an image is recorded."""
    return hashlib.sha256(data).hexdigest()


def look_at(data: bytes) -> Picture | None:
    """The picture, or None where the bytes are no complete PNG and no JPEG."""
    size = _png_size(data) if data.startswith(PNG) else _jpeg_size(data)
    return Picture(digest(data), *size) if size and all(size) else None


def _png_size(data: bytes) -> tuple[int, int] | None:
    if data[12:16] != b"IHDR" or b"IEND" not in data[-12:]:
        return None
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        if data[at + 1] in FRAMES:
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return None
