"""One HTTP exchange with deadlines, and the persistence to have several. It decides nothing and owns no table.

The SDK sends without any timeout and drops status codes and headers; this is what it is made to send through.
"""

import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlsplit

import requests
import structlog
from requests.auth import AuthBase
from urllib3.exceptions import HTTPError

from pipeline.errors import NotConfigured
from scaler.providers.base import NoCapacity, ProviderError, Unavailable

log = structlog.get_logger()

T = TypeVar("T")

#: The largest answer that is read, in bytes. Lists are not paginated; 4 MiB are thousands of deployments.
LARGEST = 4 * 1024 * 1024
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds: to be connected, for the next byte, for a whole answer; and how often to try.

    Between tries `first_pause`, doubled each time, or what the service asks for; if that is over `longest_pause`, the caller
    is told instead, since a tick of the autoscaler must not hang.
    """

    connect: float = 5.0
    read: float = 10.0
    total: float = 20.0
    tries: int = 4
    first_pause: float = 0.5
    longest_pause: float = 10.0


class Bearer(AuthBase):
    """Puts a token into the header. As an `auth` of requests, since otherwise a netrc entry would replace the header."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


@dataclass(frozen=True)
class Line:
    """The way to one API. Proxies of the environment are used as for any program, but never for this machine itself."""

    base_url: str
    patience: Patience = field(default_factory=Patience)
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        parts = urlsplit(self.base_url)
        secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        if not secure or parts.username or self.base_url.endswith("/"):
            raise NotConfigured(
                "DECKFLOW_VERDA_URL must begin with https:// (http:// is for this machine only), hold no password, "
                "and not end with a slash."
            )

    def send(
        self, method: str, url: str, *, token: str = "", body: Any = None, params: Any = None
    ) -> requests.Response:
        """The answer, whatever its status, read completely. Raises `Unavailable`; redirects are not followed."""
        patience = self.patience
        deadline = time.monotonic() + patience.total
        try:
            with requests.Session() as session:
                session.trust_env = urlsplit(self.base_url).hostname not in LOOPBACK
                response = session.request(
                    method,
                    url,
                    json=body,
                    params=params,
                    auth=Bearer(token),
                    timeout=(patience.connect, patience.read),
                    allow_redirects=False,
                    stream=True,
                )
                _read(response, deadline)
                return response
        except requests.exceptions.ConnectTimeout:
            raise Unavailable(
                f"{method} {_shown(url)}: no connection within {patience.connect:g} s", unprocessed=True
            ) from None
        except (requests.exceptions.RequestException, HTTPError) as error:
            # Only its kind: some of these texts hold the whole URL.
            raise Unavailable(f"{method} {_shown(url)}: {type(error).__name__}") from None

    def persistently(self, call: Callable[[], T], *, repeatable: bool) -> T:
        """Call until it succeeds or trying again is of no use. What is not `repeatable` is only sent again if it wasn't heard.

        Raises the last `ProviderError`.
        """
        for attempt in range(1, self.patience.tries):
            try:
                return call()
            except ProviderError as error:
                pause = self._pause(error, attempt, repeatable=repeatable)
                if pause is None:
                    raise
                log.info("provider_retry", error=error.code, attempt=attempt, seconds=round(pause, 2))
                self.sleep(pause)
        return call()

    def _pause(self, error: ProviderError, attempt: int, *, repeatable: bool) -> float | None:
        if not error.retryable or isinstance(error, NoCapacity) or not (repeatable or error.unprocessed):
            return None
        # With jitter, so that workers that failed together don't come back together.
        pause = self.patience.first_pause * 2 ** (attempt - 1) * random.uniform(0.5, 1.5)
        if error.retry_after is not None:
            pause = error.retry_after + random.uniform(0, self.patience.first_pause)
        return pause if pause <= self.patience.longest_pause else None


def _read(response: requests.Response, deadline: float) -> None:
    """Read the body within the deadline: the read timeout alone would let a drip of bytes go on for ever."""
    content = bytearray()
    # `read1` gives what is there; `iter_content` would wait until a whole chunk is.
    while chunk := response.raw.read1(65_536, decode_content=True):
        content += chunk
        if time.monotonic() > deadline or len(content) > LARGEST:
            raise requests.exceptions.ReadTimeout
    # Where requests itself keeps a body that was read; without it `.json()` would find the stream used up.
    response._content = bytes(content)


def _shown(url: str) -> str:
    return urlsplit(url).path


def parsed(response: requests.Response) -> Any:
    """The JSON of an answer; None where it is not JSON or empty."""
    try:
        return json.loads(response.content)
    except ValueError:
        return None
