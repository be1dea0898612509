"""Reads what a server says when it refuses: status and body, or an error line inside a stream that began with 200.

| what comes over the wire | fault |
| --- | --- |
| no connection, name not found, TLS refused; 502 or 504 | unreachable |
| 401, 403 (a foreign `Host` on a loopback bind, cloud switched off) | forbidden |
| 3xx (never followed); a body that is no JSON; 404 without a model's name; `done_reason` of a mere load | protocol |
| 400 `missing request body`, `model is required`, JSON errors; a wrong type of option (500); any other 4xx | bad_request |
| 404 `model 'X' not found`, `model "X" not found, try pulling it first` | missing_model |
| 400 `"X" does not support chat`, `... thinking`, `invalid model name`; 500 `... no longer compatible` | wrong_model |
| 400 `... does not support multimodal requests`, 500 `image input is not supported`, no `vision` capability | blind_model |
| 503 `server busy`, 429 | busy |
| 500 `timed out waiting for llama-server to start`, `failed to load model` | load_failed |
| any of them with `out of memory`, `requires more system memory` | out_of_memory |
| 500 `model runner has unexpectedly stopped`, `process has terminated`, `an error was encountered while running` | crash |
| 499 `request canceled`; the connection breaks off inside an answer | interrupted |
| 400 `JSON schema conversion failed`, `invalid format` | bad_schema |
| 400 `Failed to load image`, `illegal base64 data` | bad_image |
| 400 `longer than the context length`, nested `exceed_context_size_error`, `maximum context length is` | overflow |
| `prompt_eval_count` of half the window, or far below the prompt's length | truncated |
| prompt and answer together fill the window | context_full |
| `done_reason: length` | length |
| the stream ends without `done` and without an error | no_done |
| runs of whitespace, of one token, of one phrase | repetition |
| a finished answer without any text | empty |
| a finished answer that is no JSON object, or has none of the fields asked for | invalid_answer |
| no first token, no next token, no end within the deadline | no_start, stalled, too_slow |
| a line or an answer beyond every sensible size | too_large |

An `error` may itself be a JSON string with another error in it, as llama-server's come through Ollama. This module decides
the fault from words; it never sends anything and owns no table.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from pipeline.documents.text import clean
from workers.analysts.ollama.faults import Counts, ModelError, ModelFault
from workers.analysts.ollama.native import count

#: Characters of a server's own words that an error quotes.
QUOTED = 200
#: So many characters in a row that also stand in the prompt make a quotation an echo of it.
ECHO = 24
#: How deep errors are unwrapped: Ollama's body, llama-server's string, its object.
NESTED = 4

#: First match wins, so what is specific stands before what wraps it.
_WORDS: tuple[tuple[ModelFault, str], ...] = (
    (
        ModelFault.OVERFLOW,
        r"exceed_context_size|exceeds the available context|longer than the context length|maximum context length"
        r"|context length exceeded|context_length_exceeded",
    ),
    (
        ModelFault.BLIND_MODEL,
        r"image input is not supported|does not support multimodal|does not support (?:images?|vision)"
        r"|not a multimodal model|at most 0 image",
    ),
    (ModelFault.BAD_IMAGE, r"failed to (?:load|decode|process) image|illegal base64|cannot identify image"),
    (
        ModelFault.BAD_SCHEMA,
        r"schema conversion failed|invalid format|json_schema|response_format|failed to parse grammar"
        r"|sane defaults|unrecognized type",
    ),
    (
        ModelFault.OUT_OF_MEMORY,
        r"out of memory|outofmemory|requires more system memory|cudamalloc failed|unable to allocate|\boom\b",
    ),
    (ModelFault.MISSING_MODEL, r"model ['\"`]?[^'\"`]*['\"`]? (?:not found|does not exist)|try pulling it"),
    (
        ModelFault.WRONG_MODEL,
        r"does not support (?:chat|generate|thinking|completion)|no longer compatible|invalid model name",
    ),
    (ModelFault.LOAD_FAILED, r"timed out waiting for .* to start|failed to load model|error loading model"),
    (ModelFault.BUSY, r"server busy|maximum pending requests|too many requests|loading model"),
    (ModelFault.INTERRUPTED, r"request cancell?ed|context cancell?ed"),
    (ModelFault.BAD_REQUEST, r"option .* must be|invalid option|missing request body|model is required"),
    (
        ModelFault.CRASH,
        r"unexpectedly stopped|has terminated|an error was encountered while running|runner process",
    ),
)
_FAULT_BY_WORDS = tuple((fault, re.compile(words, re.IGNORECASE)) for fault, words in _WORDS)

_FAULT_BY_STATUS = {
    401: ModelFault.FORBIDDEN,
    403: ModelFault.FORBIDDEN,
    404: ModelFault.PROTOCOL,
    405: ModelFault.PROTOCOL,
    408: ModelFault.INTERRUPTED,
    413: ModelFault.OVERFLOW,
    429: ModelFault.BUSY,
    499: ModelFault.INTERRUPTED,
    502: ModelFault.UNREACHABLE,
    503: ModelFault.BUSY,
    504: ModelFault.UNREACHABLE,
}

#: What a person is told; the server's own words follow where there are any. `{model}` is the model's name.
_MESSAGES = {
    ModelFault.UNREACHABLE: "The model server can't be reached. Start it, or correct DECKFLOW_MODEL_URL.",
    ModelFault.FORBIDDEN: "The model server refused us. Check DECKFLOW_MODEL_API_KEY, and under which name it may be called.",
    ModelFault.PROTOCOL: "What answers at DECKFLOW_MODEL_URL does not speak the expected API.",
    ModelFault.BAD_REQUEST: "The model server did not accept the request. Check DECKFLOW_MODEL_OPTIONS.",
    ModelFault.MISSING_MODEL: "The model {model} is not on the server. Fetch it: `ollama pull {model}`.",
    ModelFault.WRONG_MODEL: "The model {model} can't do this work. Choose another one.",
    ModelFault.BLIND_MODEL: "The model {model} can't see pictures. Choose a vision model, such as llava:13b.",
    ModelFault.BUSY: "The model server is busy.",
    ModelFault.LOAD_FAILED: "The model server could not load {model} in time.",
    ModelFault.OUT_OF_MEMORY: "The model server ran out of memory with {model}. A smaller context or model needs less.",
    ModelFault.CRASH: "The model server failed while it ran {model}. Its log says why.",
    ModelFault.INTERRUPTED: "The model server broke off.",
    ModelFault.BAD_SCHEMA: "The model server can't keep to the form of answer that was asked for.",
    ModelFault.BAD_IMAGE: "The model server can't read the picture of this slide.",
    ModelFault.OVERFLOW: "The text is too long for the model's context{window}.",
}


def refusal(
    body: bytes | str | dict[str, Any], *, model: str, status: int | None = None, secrets: Sequence[str] = ()
) -> ModelError:
    """Turn a refusal into a typed error. `status` is None inside a stream; what also stands in `secrets` is not quoted."""
    said, counts = _unwrap(body)
    fault = _fault(said, status)
    window = f" of {counts.window} tokens" if counts.window is not None else ""
    message = _MESSAGES[fault].format(model=model, window=window)
    quote = quotable(said, secrets)
    code = f"HTTP {status}" if status else ""
    reason = ": ".join(part for part in (code, quote) if part)
    return ModelError(fault, f"{message} ({reason})" if reason else message, counts=counts)


def unreachable(reason: str) -> ModelError:
    """The error of a connection that did not come about; `reason` is a word or two of ours."""
    return ModelError(ModelFault.UNREACHABLE, f"{_MESSAGES[ModelFault.UNREACHABLE]} ({reason})")


def blind(model: str) -> ModelError:
    """The error of a model whose capabilities name no vision."""
    return ModelError(ModelFault.BLIND_MODEL, _MESSAGES[ModelFault.BLIND_MODEL].format(model=model))


def protocol(reason: str) -> ModelError:
    """The error of a server that speaks something else."""
    return ModelError(ModelFault.PROTOCOL, f"{_MESSAGES[ModelFault.PROTOCOL]} ({reason})")


def quotable(said: str, secrets: Sequence[str] = ()) -> str:
    """A server's words on one line, cut to 200 characters; empty where they repeat a part of the prompt or a key."""
    whole = " ".join(clean(said).split())
    line = whole[:QUOTED]
    pieces = [line[start : start + ECHO] for start in range(len(line) - ECHO + 1)]
    for secret in (" ".join(secret.split()) for secret in secrets):
        # In the whole, since what is cut off may be the end of a key whose beginning is not.
        if secret and (secret in whole or any(piece in secret for piece in pieces)):
            return ""
    return line


def _fault(said: str, status: int | None) -> ModelFault:
    for fault, words in _FAULT_BY_WORDS:
        if words.search(said):
            return fault
    if status is None or status >= 500:
        return _FAULT_BY_STATUS.get(status or 0, ModelFault.CRASH)
    if status < 400:
        return ModelFault.PROTOCOL
    return _FAULT_BY_STATUS.get(status, ModelFault.BAD_REQUEST)


def _unwrap(body: bytes | str | dict[str, Any]) -> tuple[str, Counts]:
    """The innermost message with the type beside it, and the sizes that stand beside it."""
    found: Any = body.decode(errors="replace") if isinstance(body, bytes) else body
    kind, counts = "", Counts()
    for _ in range(NESTED):
        if isinstance(found, str) and found.lstrip().startswith("{"):
            found = _parsed(found)
        if not isinstance(found, dict):
            break
        named = found.get("type")
        kind = named if isinstance(named, str) else kind
        counts = _counts(found) or counts
        found = found.get("error") or found.get("message") or found.get("detail") or ""
    said = found if isinstance(found, str) else ""
    return f"{said} [{kind}]" if kind else said, counts


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text  # it only looks like JSON: it is the message itself


def _counts(found: dict[str, Any]) -> Counts | None:
    prompt, window = (count(found.get(name)) for name in ("n_prompt_tokens", "n_ctx"))
    if prompt is not None and window is not None:
        return Counts(prompt=prompt, window=window)
    return None
