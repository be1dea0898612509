"""The names under which the store keeps things. Every sha256 and number comes from outside and is checked here."""

import re

from pipeline.errors import NotFound

_SHA256 = re.compile(r"[0-9a-f]{64}")
_RENDER = re.compile(r"[0-9a-f]{16}")


def document(sha256: str, *, suffix: str = "pdf") -> str:
    """`documents/<aa>/<sha256>.pdf`; the `json` beside it holds what intake learned. `NotFound` for no sha256."""
    return f"documents/{_checked(sha256)[:2]}/{sha256}.{suffix}"


def slides(sha256: str) -> str:
    """The folder of all that was rendered of one document."""
    return f"slides/{_checked(sha256)[:2]}/{sha256}"


def slide(sha256: str, render: str, number: int, *, suffix: str) -> str:
    """`slides/<aa>/<sha256>/<render key>/0001.png` or `.json`; `NotFound` for an id that can't be one."""
    if not _RENDER.fullmatch(render) or number < 1:
        raise NotFound("There is no such slide.")
    return f"{slides(sha256)}/{render}/{number:04d}.{suffix}"


def _checked(sha256: str) -> str:
    # fullmatch and ASCII digits only: "$" would let a newline through.
    if not _SHA256.fullmatch(sha256):
        raise NotFound("There is no such document.")
    return sha256
