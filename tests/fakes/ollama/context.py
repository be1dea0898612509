"""How a prompt gets into a model's window: counted, rendered, and cut where Ollama cuts. It judges no content.

Counting is an approximation, the same for all models: four characters a token, 768 tokens an image.
"""

import re
from dataclasses import dataclass

CHARS_PER_TOKEN = 4
TOKENS_PER_IMAGE = 768
MARK = re.compile(r"\[img(?:-\d+)?\]")


@dataclass(frozen=True)
class Message:
    """One message of a conversation, its images decoded."""

    role: str
    content: str
    images: tuple[bytes, ...] = ()

    @property
    def tokens(self) -> int:
        """What it takes of the window."""
        return tokens_of(self.content) + TOKENS_PER_IMAGE * len(self.images)


@dataclass(frozen=True)
class Fitted:
    """What is left of a conversation: the text that the model reads, its images, the tokens of both."""

    text: str
    images: tuple[bytes, ...]
    tokens: int
    notes: tuple[str, ...] = ()


def tokens_of(text: str) -> int:
    """How many tokens a text is taken for."""
    return -(-len(text) // CHARS_PER_TOKEN)


def render(messages: tuple[Message, ...]) -> Fitted:
    """The conversation as one text. Images stand before their message, or where its text says `[img]`."""
    parts: list[str] = []
    images: list[bytes] = []
    notes: list[str] = []
    for message in messages:
        text = message.content
        if MARK.search(text):
            notes.append("a literal [img] in the text was taken for the position of an image")
        for number in range(len(images), len(images) + len(message.images)):
            mark = f"[img-{number}]"
            text = MARK.sub(mark, text, count=1) if MARK.search(text) else f"{mark}\n{text}"
        parts.append(text)
        images += message.images
    tokens = sum(message.tokens for message in messages)
    return Fitted("\n\n".join(parts), tuple(images), tokens, tuple(notes))


def drop_oldest(messages: tuple[Message, ...], window: int) -> tuple[Message, ...]:
    """Without the oldest messages that do not fit; what the system says and the last message always stay."""
    kept = list(messages)
    while sum(message.tokens for message in kept) >= window:
        oldest = next((message for message in kept[:-1] if message.role != "system"), None)
        if oldest is None:
            break
        kept.remove(oldest)
    return tuple(kept)


def cut_to_half(fitted: Fitted, window: int, *, keep: int) -> Fitted:
    """What a server does that shifts its window: `keep` tokens, then the end of the text, about half a window in all.

    The formula is Ollama's, `window - (window - keep) / 2` with the sentence's first token kept as well.
    """
    keep += 1
    limit = window - (window - keep) // 2
    head, tail = fitted.text[: keep * CHARS_PER_TOKEN], fitted.text[-(limit - keep) * CHARS_PER_TOKEN :]
    note = f"the prompt of {fitted.tokens} tokens was silently cut to {limit}"
    return Fitted(head + tail, fitted.images, limit, (*fitted.notes, note))
