"""A request to a model, understood: the same for the native and the OpenAI-compatible routes. It checks what Ollama checks."""

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.ollama.context import Message
from tests.fakes.ollama.refusal import Refusal, nested

Format = dict[str, Any] | str  # a schema, "json" or ""

TYPES: dict[str, type] = {
    "draft_num_predict": int, "main_gpu": int, "num_batch": int, "num_ctx": int, "num_gpu": int, "num_keep": int,
    "num_predict": int, "num_thread": int, "repeat_last_n": int, "seed": int, "top_k": int, "use_mmap": bool, "stop": list,
    "frequency_penalty": float, "min_p": float, "presence_penalty": float, "repeat_penalty": float, "temperature": float,
    "top_p": float, "typical_p": float,
}  # fmt: skip
TYPE_NAMES = {int: "integer", float: "float32", bool: "boolean", list: "string array"}
SCHEMA_TYPES = {"object", "array", "string", "integer", "number", "boolean", "null"}


@dataclass(frozen=True)
class Ask:
    """What is wanted of which model. `keep_alive` in seconds, None for the server's own; `seed` None for any."""

    model: str
    messages: tuple[Message, ...]
    options: dict[str, Any] = field(default_factory=dict)
    stream: bool = True
    format: Format = ""
    truncate: bool = True
    shift: bool | None = None
    keep_alive: float | None = None
    think: bool = False
    tools: bool = False
    render_only: bool = False
    notes: tuple[str, ...] = ()

    @property
    def images(self) -> tuple[bytes, ...]:
        """All images of all messages."""
        return tuple(image for message in self.messages for image in message.images)


def known_options(given: Any) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The options that exist, with notes about the others; 500 where one has the wrong type, as Ollama has it."""
    options, notes = {}, []
    for name, value in (given or {}).items():
        if name not in TYPES:
            notes.append(f"invalid option provided: {name}")
            continue
        if not _is_a(TYPES[name], value):
            raise Refusal(500, f'option "{name}" must be of type {TYPE_NAMES[TYPES[name]]}')
        options[name] = value
    return options, tuple(notes)


def _is_a(wanted: type, value: Any) -> bool:
    """Whether JSON's value is of that type; Go takes 3.0 for an integer."""
    if wanted in (int, float) and isinstance(value, int | float) and not isinstance(value, bool):
        return wanted is float or float(value).is_integer()
    return isinstance(value, wanted)


def known_format(given: Any, raw: str) -> Format:
    """`"json"`, a schema, or nothing; 400 for anything else. `raw` is how the request wrote it."""
    if given is None or given == "":
        return ""
    if given == "json" or isinstance(given, dict):
        return given  # type: ignore[no-any-return]
    quoted = '"' + raw.replace("\\", "\\\\").replace('"', '\\"') + '"'
    raise Refusal(400, f'invalid format: {quoted}; expected "json" or a valid JSON Schema object')


def check_schema(schema: Any) -> None:
    """400, as the runner puts it, for a type that no grammar can be made of."""
    if isinstance(schema, list):
        for part in schema:
            check_schema(part)
    elif isinstance(schema, dict):
        kinds = schema.get("type", [])
        for kind in kinds if isinstance(kinds, list) else [kinds]:
            if isinstance(kind, str) and kind not in SCHEMA_TYPES:
                problem = f"JSON schema conversion failed:\nunrecognized type: {kind}"
                raise Refusal(400, nested(f"Field 'json_schema': {problem}"))
        for name in ("items", "anyOf", "oneOf", "allOf", "additionalProperties"):
            check_schema(schema.get(name))
        for name in ("properties", "$defs", "definitions"):
            check_schema(list((schema.get(name) or {}).values()))


def decode(image: Any) -> bytes:
    """An image from bare base64; 400 with the place of the first wrong byte, which is where a data URI has its colon."""
    if not isinstance(image, str):
        raise Refusal(400, "json: cannot unmarshal into Go struct field of type []uint8")
    wrong = re.search(r"[^A-Za-z0-9+/=\r\n]", image)
    at = wrong.start() if wrong else len(image)
    try:
        if wrong is None:
            return base64.b64decode(re.sub(r"[\r\n]", "", image), validate=True)
    except binascii.Error:
        pass  # not a multiple of four, or filled up wrongly: refused below
    raise Refusal(400, f"illegal base64 data at input byte {at}")


UNITS = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3_600}
DURATION = re.compile(r"(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)")


def seconds_of(given: Any) -> float | None:
    """`keep_alive`: a number of seconds, or a Go duration such as `10m`; 400 for anything else."""
    if given is None or (isinstance(given, int | float) and not isinstance(given, bool)):
        return given
    text = str(given)
    digits = text.removeprefix("-")
    if not digits or DURATION.sub("", digits):
        raise Refusal(400, f'time: invalid duration "{text}"')
    total = sum(float(number) * UNITS[unit] for number, unit in DURATION.findall(digits))
    return -total if text.startswith("-") else total
