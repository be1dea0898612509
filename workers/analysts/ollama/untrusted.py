"""Makes text of a deck harmless inside a prompt: nothing in it can be taken for a part of the conversation or its end.

It never drops a word: what looks like a control token loses its brackets and stays readable. It owns no table.
"""

import re
import secrets
import unicodedata

from pipeline.documents.text import clean

#: Bytes of randomness in a delimiter: nobody guesses 64 bits while writing a deck.
RANDOM_BYTES = 8
#: What is left of nested tokens may form new ones; after so many passes every bracket goes.
PASSES = 4

#: Bars in angle brackets of any model (`<|im_start|>`), tags (`<start_of_turn>`, `</s>`, `<<SYS>>`, `<__media__>`), and the
#: square brackets of instructions and image positions. A line break ends none of them.
_TOKEN = re.compile(
    r"<+\s?\||\|\s?>+"
    r"|<+\s?/?\s?[a-z_][\w▁.-]{0,40}\s?/?>+"
    r"|\[\s?/?\s?(?:inst|sys|img|image|system_prompt|available_tools|tool_calls?|tool_results?)(?:[_-]\w{1,12})?\s?\]",
    re.IGNORECASE,
)
#: Another speaker's turn where a model's template has plain words: llava's (from Vicuna), and those with `###` headings.
_TURN = re.compile(r"(\b(?:USER|ASSISTANT|SYSTEM|HUMAN)|#{2,} ?\w{1,20}) ?[:\uff1a]")
_BRACKET = re.compile(r"[<>\[]")
_HARMLESS = str.maketrans("<>[]", "()()")


def defuse(text: str) -> str:
    """Return `text` with chat-template tokens and image marks in round brackets, `|` in them apart: `<|end|>` is `( | end | )`.
    What would begin a speaker's turn gets its colon apart: `USER: hi` is `USER : hi`.

    Look-alikes count as well: full-width brackets, and tokens split by marks without width. Other characters are untouched,
    so that a quotation of the result is one of the deck.
    """
    text = _TURN.sub(r"\1 :", clean(text))
    for _ in range(PASSES):
        found = _find(text)
        if not found:
            return text
        text = _without_brackets(text, found)
    return text.translate(_HARMLESS)


def fence(document: str) -> str:
    """Put defused text between two equal lines of random characters that do not occur in it."""
    line = f"====={secrets.token_hex(RANDOM_BYTES)}====="
    while line in document:
        line = f"====={secrets.token_hex(RANDOM_BYTES)}====="
    return f"{line}\n{document}\n{line}"


def tokens_in(text: str) -> list[str]:
    """The chat tokens that a lenient reader could see in `text`."""
    return [text[start:end] for start, end in _find(text)]


def _find(text: str) -> list[tuple[int, int]]:
    """Where tokens begin and end."""
    if not _BRACKET.search(unicodedata.normalize("NFKC", text)):
        return []
    skeleton, places = _skeleton(text)
    return [(places[match.start()], places[match.end() - 1] + 1) for match in _TOKEN.finditer(skeleton)]


def _without_brackets(text: str, found: list[tuple[int, int]]) -> str:
    parts, done = [], 0
    for start, end in found:
        plain = _without_marks(unicodedata.normalize("NFKC", text[start:end]))
        parts += [text[done:start], plain.translate(_HARMLESS).replace("|", " | ")]
        done = max(done, end)
    return "".join([*parts, text[done:]])


def _skeleton(text: str) -> tuple[str, list[int]]:
    """`text` as it looks, in compatibility characters without marks of no width, and where each of them stands in `text`."""
    looks: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for shown in unicodedata.normalize("NFKC", _without_marks(character)):
            looks.append(shown)
            places.append(place)
    return "".join(looks), places


def _without_marks(text: str) -> str:
    return "".join(character for character in text if unicodedata.category(character) not in ("Cf", "Mn"))
