"""What ends a request early: an answer that is an error, a client that left, the end of the fake. It sends nothing itself."""

import json


class Refusal(Exception):
    """The request is answered with an error status.

    `text` goes into the body's `error`; `raw`, if set, is the whole body instead, as it is.
    """

    def __init__(
        self, status: int, text: str = "", *, raw: bytes | None = None, kind: str = "text/plain"
    ) -> None:
        super().__init__(f"{status} {text}")
        self.status, self.text, self.raw, self.kind = status, text, raw, kind
        self.headers: tuple[tuple[str, str], ...] = ()

    def body(self, *, openai: bool) -> bytes:
        """The body as Ollama writes it: `error` is a string, on the OpenAI-compatible routes an object."""
        if self.raw is not None:
            return self.raw
        return json.dumps(error_of(self.text, status=self.status, openai=openai), ensure_ascii=False).encode()


class ClientLeft(Exception):
    """The client closed the connection before its answer was complete."""


class Stopped(Exception):
    """The fake is being stopped while this request waits."""


def error_of(text: str, *, status: int = 500, openai: bool) -> dict[str, object]:
    """An error as JSON, for a body or for a line of a stream."""
    if not openai:
        return {"error": text}
    kinds = {400: "invalid_request_error", 404: "not_found_error"}
    return {"error": {"message": text, "type": kinds.get(status, "api_error"), "param": None, "code": None}}


def nested(message: str, kind: str = "invalid_request_error", **numbers: int) -> str:
    """The error of the runner behind Ollama, which passes it on as a string that holds JSON."""
    inner = {"code": 400, "message": message, "type": kind} | numbers
    return json.dumps({"error": inner}, separators=(",", ":"))


def overflow(prompt_tokens: int, window: int) -> str:
    """The runner's error for a prompt that does not fit into its window; both in tokens."""
    text = f"request ({prompt_tokens} tokens) exceeds the available context size ({window} tokens), try increasing it"
    return nested(text, "exceed_context_size_error", n_prompt_tokens=prompt_tokens, n_ctx=window)


#: The error of a server that renders prompts itself and may not shift them.
TOO_LONG = (
    "the prompt is longer than the context length currently available to the model; "
    "shorten it or raise the context length"
)
BUSY = "server busy, please try again.  maximum pending requests exceeded"
CANCELLED = "request canceled"
BLIND = "image input is not supported - hint: if this is unexpected, you may need to provide the mmproj"
BAD_IMAGE = "Failed to load image or audio file"
