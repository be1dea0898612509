"""Where a model server is, and which of two languages it speaks. It opens no connection and owns no table.

`http://host:port` is Ollama's own API; `openai+http://host:port` the one of vLLM, llama-server and others, with or without
the `/v1` at its end. A user name or key in the address is refused: addresses are logged, keys are not.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Literal

import httpx

from pipeline.errors import NotConfigured
from pipeline.settings import Settings

Speaks = Literal["ollama", "openai"]

_SETTING = "DECKFLOW_MODEL_URL"


@dataclass(frozen=True)
class Endpoint:
    """A server's address without its scheme's prefix, its language, and the key that goes into the Authorization header."""

    url: str
    speaks: Speaks
    key: str = field(default="", repr=False)

    @property
    def digest(self) -> str:
        """A name for the server that can be a file's: 16 hexadecimal digits of the address's sha256."""
        return hashlib.sha256(self.url.encode()).hexdigest()[:16]

    @property
    def headers(self) -> dict[str, str]:
        """What every request carries. Compression is declined: a small answer could unpack to a huge one."""
        always = {"Accept-Encoding": "identity", "User-Agent": "deckflow"}
        return always | ({"Authorization": f"Bearer {self.key}"} if self.key else {})


def endpoint(settings: Settings) -> Endpoint:
    """Read the address from the settings. Raises `NotConfigured` for one that is none, or that holds a user or a query."""
    prefix, _, plain = settings.model_url.strip().rpartition("openai+")
    speaks: Speaks = "openai" if settings.model_url.strip().startswith("openai+") else "ollama"
    try:
        url = httpx.URL(plain)
    except (httpx.InvalidURL, ValueError) as error:
        raise NotConfigured(f"{_SETTING} is not an address such as http://127.0.0.1:11434.") from error
    if prefix or url.scheme not in ("http", "https") or not url.host or url.query or url.fragment:
        raise NotConfigured(f"{_SETTING} must look like http://127.0.0.1:11434 or openai+http://host:8000.")
    if url.userinfo:
        raise NotConfigured(
            f"{_SETTING} must not hold a user or a password; a key belongs in DECKFLOW_MODEL_API_KEY."
        )
    base = str(url).rstrip("/")
    base = base.removesuffix("/v1") if speaks == "openai" else base
    return Endpoint(base, speaks, settings.model_api_key.get_secret_value())
