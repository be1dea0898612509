"""Reads the bodies of requests that ask a model, native and OpenAI-compatible, into one form. 400 for what is no such body."""

import json
import re
from typing import Any

from tests.fakes.ollama.ask import Ask, decode, known_format, known_options, seconds_of
from tests.fakes.ollama.context import Message
from tests.fakes.ollama.models import is_name
from tests.fakes.ollama.refusal import Refusal

DATA_URI = re.compile(r"data:image/(?:png|jpe?g|webp);base64,")
ROLES = ("system", "user", "assistant", "tool")


def parse_object(body: bytes) -> dict[str, Any]:
    """The body as a JSON object."""
    if not body.strip():
        raise Refusal(400, "missing request body")
    try:
        data = json.loads(body)
    except ValueError as error:
        raise Refusal(400, f"invalid request body: {error}") from error
    if not isinstance(data, dict):
        raise Refusal(400, f"json: cannot unmarshal {type(data).__name__} into Go value")
    return data


def model_of(data: dict[str, Any]) -> str:
    """The model's name."""
    name = data.get("model")
    if not isinstance(name, str) or not is_name(name):
        raise Refusal(400, "model is required")
    return name


def _common(data: dict[str, Any]) -> dict[str, Any]:
    options, notes = known_options(data.get("options"))
    given = data.get("format")
    return {
        "model": model_of(data),
        "options": options,
        "notes": notes,
        "stream": data.get("stream") is not False,
        "format": known_format(given, json.dumps(given)),
        "truncate": data.get("truncate") is not False,
        "shift": data.get("shift"),
        "keep_alive": seconds_of(data.get("keep_alive")),
        "think": bool(data.get("think")),
        "tools": bool(data.get("tools")),
        "render_only": bool(data.get("_debug_render_only")),
    }


def _objects(data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    parts = data.get(name) or []
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise Refusal(400, f"json: cannot unmarshal into Go struct field .{name}")
    return parts


def parse_chat(data: dict[str, Any]) -> Ask:
    """The body of `/api/chat`."""
    messages = []
    for part in _objects(data, "messages"):
        role, content = part.get("role"), part.get("content", "")
        if role not in ROLES or not isinstance(content, str):
            raise Refusal(400, f"invalid message: role {json.dumps(role)} with {type(content).__name__}")
        messages.append(Message(role, content, tuple(map(decode, part.get("images") or []))))
    return Ask(messages=tuple(messages), **_common(data))


def parse_generate(data: dict[str, Any]) -> Ask:
    """The body of `/api/generate`, as a conversation."""
    images = tuple(map(decode, data.get("images") or []))
    system, prompt = data.get("system") or "", data.get("prompt") or ""
    messages = [Message("system", system)] if system and (prompt or images) else []
    messages += [Message("user", prompt, images)] if prompt or images else []
    return Ask(messages=tuple(messages), **_common(data))


def parse_openai(data: dict[str, Any]) -> Ask:
    """The body of `/v1/chat/completions`. The window can't be set there: `options` are ignored, and noted."""
    messages = tuple(_openai_message(part) for part in _objects(data, "messages"))
    if not messages:
        raise Refusal(400, "[] is too short - 'messages'")
    limit = data.get("max_completion_tokens") or data.get("max_tokens")
    stop = data.get("stop") or []
    given = {"num_predict": limit, "stop": [stop] if isinstance(stop, str) else stop}
    given |= {name: data.get(name) for name in ("seed", "temperature", "top_p")}
    options, notes = known_options({name: value for name, value in given.items() if value is not None})
    ignored = tuple(f"ignored here: {name}" for name in ("options", "truncate", "keep_alive") if name in data)
    return Ask(
        model=model_of(data),
        messages=messages,
        options=options,
        stream=data.get("stream") is True,
        format=_openai_format(data.get("response_format") or {}),
        tools=bool(data.get("tools")),
        notes=notes + ignored,
    )


def _openai_format(given: dict[str, Any]) -> dict[str, Any] | str:
    if given.get("type") == "json_schema":
        schema = (given.get("json_schema") or {}).get("schema")
        if not isinstance(schema, dict):
            raise Refusal(400, "response_format.json_schema.schema is missing")
        return schema
    return "json" if given.get("type") == "json_object" else ""


def _openai_message(part: dict[str, Any]) -> Message:
    content = part.get("content") or ""
    if isinstance(content, str):
        return Message(str(part.get("role")), content)
    texts = [piece["text"] for piece in content if piece.get("type") == "text"]
    images = [_openai_image(piece["image_url"]) for piece in content if piece.get("type") == "image_url"]
    return Message(str(part.get("role")), "\n".join(texts), tuple(images))


def _openai_image(given: Any) -> bytes:
    url = given.get("url", "") if isinstance(given, dict) else str(given)
    if not (found := DATA_URI.match(url)):
        raise Refusal(400, "invalid image input: only data URIs with base64 are taken")
    return decode(url[found.end() :])
