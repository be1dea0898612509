"""What an answer with an error status means. It owns no table."""

import datetime as dt
from collections.abc import Iterable
from email.utils import parsedate_to_datetime

import requests

from scaler.providers.base import (
    Garbled,
    Missing,
    NoCapacity,
    OutOfFunds,
    ProviderError,
    RateLimited,
    Refused,
    Unauthorised,
    Unavailable,
)
from scaler.providers.exchange import parsed

#: The most that is shown of what the service says.
LONGEST_MESSAGE = 300

_BY_STATUS: dict[int, type[ProviderError]] = {
    401: Unauthorised,
    402: OutOfFunds,
    403: Unauthorised,
    404: Missing,
    408: Unavailable,
    429: RateLimited,
}
#: What the service calls "Not enough resources at the moment"; other answers with 503 are its own trouble.
NO_CAPACITY = "service_unavailable"


def refusal(response: requests.Response, where: str, *, secrets: Iterable[str] = ()) -> ProviderError:
    """The error that an answer of 300 or more is. `where` is method and path; `secrets` are cut out of what it says."""
    said = parsed(response)
    code, message = "", ""
    if isinstance(said, dict):
        code, message = str(said.get("code") or ""), str(said.get("message") or "")
    for secret in filter(None, secrets):
        message = message.replace(secret, "***")
    text = f"{where}: {response.status_code} {code}".rstrip()
    text = f"{text}: {message[:LONGEST_MESSAGE]}" if message else text
    kind = _kind(response.status_code, code)
    return kind(text, retry_after=retry_after(response), unprocessed=response.status_code == 429)


def _kind(status: int, code: str) -> type[ProviderError]:
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status == 503 and code == NO_CAPACITY:
        return NoCapacity
    if status >= 500:
        return Unavailable
    return Refused if status >= 400 else Garbled


def retry_after(response: requests.Response) -> float | None:
    """Seconds of `Retry-After`, which may be a number or a date; None without one that makes sense."""
    value = response.headers.get("Retry-After", "")
    if value.strip().isdigit():
        return float(value)
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (at - dt.datetime.now(dt.UTC)).total_seconds()) if at.tzinfo else None
