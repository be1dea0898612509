"""The OpenAI-compatible `/v1/chat/completions`: server-sent events. It keeps no state, sends nothing and owns no table.

The size of the context can't be asked for here: the server must have been started with at least what the settings say.
"""

import base64
from typing import Any

from workers.analysts.ollama.faults import Counts
from workers.analysts.ollama.messages import Chunk, Final, Option, Request
from workers.analysts.ollama.native import count, inner, json_object

#: Options that go by the same name; Ollama's others are not part of this API.
_SAME = ("temperature", "seed", "top_p", "presence_penalty", "frequency_penalty")


class OpenAI:
    """`POST /v1/chat/completions`, streamed."""

    path = "/v1/chat/completions"

    def body(self, request: Request) -> dict[str, Any]:
        """The request; the schema goes along as `response_format`, images as data URIs."""
        body: dict[str, Any] = {
            "model": request.model,
            "messages": [
                {"role": "system", "content": request.system},
                {"role": "user", "content": _content(request)},
            ],
            "stream": True,
            "stream_options": {"include_usage": True},
        }
        options = self.sent(request)
        body |= {"max_tokens": int(options.pop("num_predict")), **options}
        if request.schema is not None:
            form = {"name": "answer", "strict": True, "schema": request.schema}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        return body

    def sent(self, request: Request) -> dict[str, Option]:
        """The length of the answer, and what goes by the same name; there is no way to say the others."""
        return {name: request.options[name] for name in ("num_predict", *_SAME) if name in request.options}

    def read(self, line: bytes) -> Chunk | None:
        """One line: a delta, the reason of the end, the counts (which come after it), or an error."""
        if not line.strip() or line.startswith((b":", b"event:", b"id:", b"retry:")):
            return None
        if not line.startswith(b"data:"):
            return _bare(line)
        data = line.removeprefix(b"data:").strip()
        if data == b"[DONE]":
            return Chunk(last=True)
        said = json_object(data)
        if said.get("error"):
            return Chunk(error=said)
        choice = _first(said.get("choices"))
        delta, reason = inner(choice, "delta"), choice.get("finish_reason")
        counts = _counts(said.get("usage"))
        content = delta.get("content")
        return Chunk(
            text=content if isinstance(content, str) else "",
            alive=bool(delta.get("reasoning_content") or delta.get("reasoning")),
            final=Final(str(reason) if reason else None, counts or Counts()) if reason or counts else None,
        )


def _content(request: Request) -> str | list[dict[str, Any]]:
    if not request.images:
        return request.user
    pictures = [
        {
            "type": "image_url",
            "image_url": {"url": f"data:image/png;base64,{base64.b64encode(image).decode()}"},
        }
        for image in request.images
    ]
    return [{"type": "text", "text": request.user}, *pictures]


def _bare(line: bytes) -> Chunk:
    """An error without `data:` before it, as some servers send it; anything else is not understood."""
    said = json_object(line)
    if "error" not in said:
        raise ValueError("not an event")
    return Chunk(error=said)


def _first(choices: Any) -> dict[str, Any]:
    first = choices[0] if isinstance(choices, list) and choices else {}
    return first if isinstance(first, dict) else {}


def _counts(usage: Any) -> Counts | None:
    if not isinstance(usage, dict):
        return None
    return Counts(prompt=count(usage.get("prompt_tokens")), output=count(usage.get("completion_tokens")))
