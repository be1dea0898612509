"""What the model says: computed from the request's own content, as tokens. It sends nothing."""

import json
from dataclasses import dataclass, replace
from typing import Any

from tests.fakes.ollama.ask import Ask
from tests.fakes.ollama.context import CHARS_PER_TOKEN, Fitted
from tests.fakes.ollama.document import Reading, read
from tests.fakes.ollama.filling import Filler, Style
from tests.fakes.ollama.pictures import look_at
from tests.fakes.ollama.seen import Seen

#: Without a limit of its own an answer may have ten windows of tokens.
WINDOWS = 10


@dataclass(frozen=True)
class Answer:
    """An answer on its way. `done_reason` None means that it ends without a word; `error` is its last line then."""

    tokens: tuple[str, ...]
    prompt_tokens: int
    done_reason: str | None = "stop"
    thinking: tuple[str, ...] = ()
    error: str = ""

    @property
    def text(self) -> str:
        """The answer as one text."""
        return "".join(self.tokens)

    def saying(self, text: str) -> "Answer":
        """The same with other words."""
        return replace(self, tokens=split(text))

    def half(self) -> "Answer":
        """Its first half, at least one token of it."""
        return replace(self, tokens=self.tokens[: max(1, len(self.tokens) // 2)])


def split(text: str) -> tuple[str, ...]:
    """A text as tokens."""
    return tuple(text[at : at + CHARS_PER_TOKEN] for at in range(0, len(text), CHARS_PER_TOKEN))


def compose(ask: Ask, fitted: Fitted, *, window: int, shifts: bool, style: Style | None = None) -> Answer:
    """The answer to a prompt as far as it fits; it ends with `length` at its limit of tokens.

    `shifts` says whether the window moves on when it is full.
    """
    pictures = tuple(picture for image in fitted.images if (picture := look_at(image)))
    seen = Seen(read(fitted.text), pictures, abs(int(ask.options.get("seed", 0))))
    text = _text(ask, seen, fitted.text, style or Style())
    for stop in ask.options.get("stop", []):
        text = text.split(stop, 1)[0]
    tokens, limit = split(text), limit_of(ask, window, fitted.tokens, shifts=shifts)
    return Answer(tokens[:limit], fitted.tokens, "stop" if len(tokens) <= limit else "length")


def limit_of(ask: Ask, window: int, prompt_tokens: int, *, shifts: bool) -> int:
    """How many tokens an answer may have."""
    wanted = ask.options.get("num_predict", -1)
    limit = int(wanted) if wanted > 0 else WINDOWS * window
    return limit if shifts else min(limit, window - prompt_tokens)


def _text(ask: Ask, seen: Seen, prompt: str, style: Style) -> str:
    if isinstance(ask.format, dict):
        return dumps(Filler(seen, ask.format, style).fill(ask.format))
    schema, rest = schema_in(prompt)
    if schema is not None:
        seen = replace(seen, reading=read(rest))
        written = dumps(Filler(seen, schema, style).fill(schema))
        return written if ask.format else f"Here is the JSON:\n```json\n{written}\n```"
    if ask.format:
        return dumps(_free_object(seen.reading, style))
    return style.string(seen.essay())


def _free_object(reading: Reading, style: Style) -> dict[str, Any]:
    """JSON where no schema says which."""
    slides = {str(passage.slide): style.string(passage.text) for passage in reversed(reading.passages)}
    return dict(reversed(slides.items()))


def schema_in(prompt: str) -> tuple[dict[str, Any] | None, str]:
    """The first JSON schema that a prompt holds, and the prompt without it."""
    decoder = json.JSONDecoder()
    at = prompt.find("{")
    while at >= 0:
        try:
            value, end = decoder.raw_decode(prompt, at)
        except ValueError:
            end = at + 1
        else:
            if isinstance(value, dict) and isinstance(value.get("properties"), dict):
                return value, prompt[:at] + prompt[end:]
        at = prompt.find("{", end)
    return None, prompt


def dumps(value: Any) -> str:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
