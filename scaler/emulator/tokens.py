"""OAuth tokens of the emulator: issued, refreshed, expired and revoked. It owns no table."""

import itertools
from typing import Any

from scaler.emulator.clock import Clock
from scaler.emulator.config import Config
from scaler.emulator.errors import ApiError, invalid, unauthorised

SCOPE = "cloud-api-v1"


class Tokens:
    """The tokens that are good. Refresh tokens stay good: the SDK uses one several times in parallel."""

    def __init__(self, config: Config, clock: Clock) -> None:
        self._config = config
        self._clock = clock
        self._numbers = itertools.count(1)
        self._expiry: dict[str, float] = {}
        self._refresh: set[str] = set()

    def grant(self, body: Any, *, seconds: float) -> dict[str, Any]:
        """Answer a token request with a token that lasts `seconds`. Raises `ApiError` 400 or 401."""
        if not isinstance(body, dict):
            raise invalid("grant_type should not be null or undefined")
        match body.get("grant_type"):
            case "client_credentials":
                given = (body.get("client_id"), body.get("client_secret"))
                if given != (self._config.client_id, self._config.client_secret):
                    raise unauthorised("Invalid client id or client secret")
            case "refresh_token":
                if body.get("refresh_token") not in self._refresh:
                    raise unauthorised("Invalid refresh token")
            case _:
                raise invalid("unsupported grant type")
        return self._issue(seconds)

    def _issue(self, seconds: float) -> dict[str, Any]:
        number = next(self._numbers)
        access, refresh = f"at-{number}", f"rt-{number}"
        self._expiry[access] = self._clock.now() + seconds
        self._refresh.add(refresh)
        return {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": int(seconds),
            "refresh_token": refresh,
            "scope": SCOPE,
        }

    def check(self, authorisation: str) -> None:
        """Raise `ApiError` 401 unless the header holds a token that is good now."""
        scheme, _, token = authorisation.partition(" ")
        if scheme != "Bearer" or self._expiry.get(token, 0) <= self._clock.now():
            raise unauthorised()

    def revoke_all(self) -> ApiError:
        """Make all tokens worthless; the answer to give."""
        self._expiry.clear()
        self._refresh.clear()
        return unauthorised()
