"""What text of a PDF looks like before anybody else sees it: normalised, printable, storable as JSON.

It decides about characters only; it never drops a visible word and never reads a PDF.
"""

import re
import unicodedata

# Symbol and Wingdings bullets that PDFs write as private-use characters.
_BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\u25aa\u25cf\uf06e", "•"))

# Marks without width: soft hyphens, byte order marks, and the bidi controls by which text can be made to read
# differently from what is stored. The joiners U+200C and U+200D stay: some scripts need them.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

# Control characters but newline, lone surrogates, private use (icon fonts), noncharacters. PostgreSQL's jsonb
# refuses NUL, UTF-8 refuses surrogates.
_UNPRINTABLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_SPACES = re.compile(r"[^\S\n]+")


def clean(text: str) -> str:
    """Return `text` in NFC: no control, private-use or bidi characters, single spaces, no empty lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BULLETS)
    # A mark without width leaves no trace; whatever else is taken out separated what stood around it.
    text = _UNPRINTABLE.sub(" ", _INVISIBLE.sub("", text))
    lines = (_SPACES.sub(" ", line).strip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return "\n".join(line for line in lines if line)


def count_words(text: str) -> int:
    """Count the words of `text`: runs of characters that hold at least one letter or digit."""
    return sum(any(char.isalnum() for char in word) for word in text.split())
