"""What can be told of a request before it is understood: enough to choose a fault. It refuses nothing."""

import json
from dataclasses import dataclass
from typing import Any

from tests.fakes.ollama.record import ASKING

KINDS = {"/api/show": "show", "/api/tags": "show", "/api/pull": "pull", "/api/ps": "ps"}


@dataclass(frozen=True)
class Glance:
    """A request at first sight. `has` holds `images` or `text` (the one without images), and `format`."""

    kind: str
    model: str = ""
    text: str = ""
    has: frozenset[str] = frozenset()

    @classmethod
    def at(cls, path: str, body: bytes) -> "Glance":
        """Look at a request, whatever its body holds."""
        try:
            data = json.loads(body)
        except ValueError:
            data = None
        if not isinstance(data, dict):
            return cls(KINDS.get(path, ""))
        texts, images = _contents(data)
        kind = KINDS.get(path, "ask" if path in ASKING and (texts or images) else "")
        has = {"images" if images else "text"} | (
            {"format"} if data.get("format") or data.get("response_format") else set()
        )
        model = data.get("model") or data.get("name")
        return cls(kind, model if isinstance(model, str) else "", "\n".join(texts), frozenset(has))


def _contents(data: dict[str, Any]) -> tuple[list[str], bool]:
    """All texts of a request, and whether it has images."""
    messages = data.get("messages")
    holders = (
        [data, *(part for part in messages if isinstance(part, dict))]
        if isinstance(messages, list)
        else [data]
    )
    texts, images = [], False
    for holder in holders:
        images = images or bool(holder.get("images"))
        for content in (holder.get("content"), holder.get("prompt"), holder.get("system")):
            if isinstance(content, str) and content:
                texts.append(content)
        for part in holder["content"] if isinstance(holder.get("content"), list) else []:
            if isinstance(part, dict):
                images = images or "image_url" in part
                texts += [part["text"]] if isinstance(part.get("text"), str) else []
    return texts, images
