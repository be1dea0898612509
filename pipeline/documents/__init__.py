"""Documents: hostile PDF bytes in, checked documents and slides out.

The way in is `accept`, the way out `read_slides`; `Store` keeps what both make. PyMuPDF is imported by the
sandbox's child process (`child`, `pdf`, `page`) and nowhere else.
"""

from pipeline.documents.intake import Accepted, accept
from pipeline.documents.reader import read_slides, render_key
from pipeline.documents.slides import Block, Slide, SlideNeeds
from pipeline.documents.store import Store

__all__ = ["Accepted", "Block", "Slide", "SlideNeeds", "Store", "accept", "read_slides", "render_key"]
