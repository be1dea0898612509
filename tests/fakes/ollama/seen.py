"""What a model made of a prompt: the document, the pictures, and which passages are about what. It writes no JSON."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tests.fakes.ollama.document import Passage, Reading
from tests.fakes.ollama.pictures import Picture

STOP_WORDS = {
    "all", "an", "and", "any", "are", "as", "at", "be", "by", "can", "do", "does", "each", "for", "from", "has", "have", "how",
    "if", "in", "is", "it", "its", "no", "not", "of", "on", "one", "only", "or", "such", "that", "the", "their", "there", "they",
    "this", "to", "was", "what", "when", "where", "which", "who", "whose", "with", "you", "your",
}  # fmt: skip
ASKING = re.compile(r"(?i)\b(rais|seek|ask|fund|invest|round|suchen|finanzier|levée|levons|cherch)")
#: Without numbers: those in an answer must be the document's own.
OPENINGS = ("The deck says: ", "In the deck's words: ", "There we read: ", "As it is written: ")
#: Letters by which two forms of a word are taken for the same.
STEM = 5
ESSAY_SENTENCES = 6
#: A line of fewer words says little by itself.
FEW_WORDS = 4


@dataclass(frozen=True)
class Seen:
    """All that an answer is computed from. Another seed words it differently, and prefers another of equal passages."""

    reading: Reading
    pictures: tuple[Picture, ...] = ()
    seed: int = 0

    @cached_property
    def slide(self) -> int | None:
        """The slide that is spoken of, where it is only one."""
        numbers = {passage.slide for passage in self.reading.passages if passage.slide} or self.reading.slides
        return next(iter(numbers)) if len(numbers) == 1 else None

    @cached_property
    def _stems(self) -> list[tuple[Passage, set[str]]]:
        return [(passage, stems(passage.text)) for passage in self.reading.passages]

    @cached_property
    def _all_stems(self) -> set[str]:
        return stems(self.reading.text)

    def ranked(self, words: set[str]) -> list[Passage]:
        """The passages, those first that share most of the words, of these the longer lines; then the seed says which."""
        scored = [
            ((len(words & found), len(passage.text.split()) >= FEW_WORDS), passage)
            for passage, found in self._stems
        ]
        best = max((score for score, _ in scored), default=(0, False))
        first = [passage for score, passage in scored if score == best]
        turn = self.seed % len(first) if first else 0
        rest = sorted((pair for pair in scored if pair[0] < best), key=lambda pair: pair[0], reverse=True)
        return first[turn:] + first[:turn] + [passage for _, passage in rest]

    def touches(self, words: set[str]) -> bool:
        """Whether the document has one of the words."""
        return bool(words & self._all_stems)

    def mentions(self, text: str) -> bool:
        """Whether a word of the text occurs in the document."""
        return self.touches(stems(text))

    def says(self, member: Any, text: str | None = None) -> bool:
        """Whether the member of an enumeration stands in the text, or else in the document."""
        words = re.escape(str(member).replace("_", " "))
        return re.search(rf"(?i)\b{words}\b", self.reading.text if text is None else text) is not None

    def about_asking(self, passage: Passage) -> bool:
        """Whether a line speaks of money that is asked for."""
        return ASKING.search(passage.text) is not None

    def sentence(self, passage: Passage | None, number: int = 0) -> str:
        """A sentence made of a passage, and of the pictures where there are any."""
        parts = [f"This is {picture}." for picture in self.pictures]
        if passage:
            opening = OPENINGS[(self.seed + number) % len(OPENINGS)]
            parts.append(opening + passage.text.rstrip(".") + ".")
        return " ".join(parts) or "Nothing to go by."

    def essay(self) -> str:
        """Some sentences on what the prompt asks for."""
        ranked = self.ranked(stems(" ".join(self.reading.orders)))[:ESSAY_SENTENCES]
        sentences = [
            Seen(self.reading, (), self.seed).sentence(passage, number)
            for number, passage in enumerate(ranked)
        ]
        return (
            " ".join([f"This is {picture}." for picture in self.pictures] + sentences) or "Nothing to go by."
        )


def stems(text: str) -> set[str]:
    """The beginnings of the words that mean something."""
    found = re.findall(r"[^\W\d_]{2,}", text.replace("_", " ").lower())
    return {word[:STEM] for word in found if word not in STOP_WORDS}
