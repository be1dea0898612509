"""Documents: hostile PDF bytes in, checked documents and slides out.

The way in is `accept`, the way out `read_slides`; `Store` keeps what both make. PyMuPDF is imported by the
sandbox's child process (`child`, `pdf`, `page`) and nowhere else.

What is offered here is loaded when it is first asked for: the child, which is started for every upload and every reading,
lives in this package, and needs a few of its modules only.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.documents.intake import Accepted, accept
    from pipeline.documents.reader import read_slides, render_key
    from pipeline.documents.slides import Block, Slide, SlideNeeds
    from pipeline.documents.store import Store

__all__ = ["Accepted", "Block", "Slide", "SlideNeeds", "Store", "accept", "read_slides", "render_key"]

_HOMES = {
    "Accepted": "intake",
    "accept": "intake",
    "read_slides": "reader",
    "render_key": "reader",
    "Block": "slides",
    "Slide": "slides",
    "SlideNeeds": "slides",
    "Store": "store",
}

if not TYPE_CHECKING:  # else mypy would believe that there is everything

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
