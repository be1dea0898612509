"""The SDK's HTTP client, made to give up in time, to try again, and to keep to the rate limits. It owns no table.

The SDK authenticates when it is made, sends without timeouts, never tries again, loses status and headers, and lets every
thread refresh an expired token at once. What is overridden here has private names there: hence `verda >=1.25, <1.26`.
"""

import threading
import time
from collections.abc import Callable
from typing import Any

import requests
from pydantic import SecretStr
from verda.authentication import AuthenticationService
from verda.http_client import HTTPClient

from scaler.providers.base import Garbled, RateLimited, Unauthorised
from scaler.providers.budget import Budget
from scaler.providers.exchange import Line, parsed
from scaler.providers.refusals import refusal

TOKEN = "/oauth2/token"
#: A token is renewed so many seconds before its end, or at nine tenths of its life where that is later.
MARGIN = 60.0
#: POSTs that do the same however often they are sent.
REPEATABLE_POSTS = ("/pause", "/resume", "/purge-queue")


class Tokens(AuthenticationService):  # type: ignore[misc]  # the SDK has no types
    """The token of one client: got when first needed, renewed by one thread while the others wait."""

    def __init__(self, line: Line, client_id: SecretStr, client_secret: SecretStr) -> None:
        super().__init__(client_id.get_secret_value(), client_secret.get_secret_value(), line.base_url)
        self._line = line
        self._lock = threading.Lock()
        self._access_token = ""
        self._refresh_token = ""
        self._good_until = 0.0

    def current(self) -> str:
        """A token that is good now. Raises `Unauthorised`, `Unavailable`."""
        with self._lock:
            if time.monotonic() >= self._good_until:
                self._renew()
            return self._access_token

    def after(self, refused: str) -> str:
        """Another token than the one that was refused; a second thread gets the first one's. Raises as `current`."""
        with self._lock:
            if self._access_token == refused:
                self.authenticate()
            return self._access_token

    def secrets(self) -> tuple[str, ...]:
        """What must not be shown."""
        return (self._client_secret, self._access_token, self._refresh_token)

    def _renew(self) -> None:
        if not self._refresh_token:
            self.authenticate()
            return
        try:
            self.refresh()
        except Unauthorised:  # the refresh token is old, too
            self.authenticate()

    def authenticate(self) -> dict[str, Any]:
        """Get a token by the client's credentials. Raises `Unauthorised`, `Unavailable`."""
        credentials = {"client_id": self._client_id, "client_secret": self._client_secret}
        return self._grant({"grant_type": "client_credentials", **credentials})

    def refresh(self) -> dict[str, Any]:
        """Get a token by the refresh token. Raises `Unauthorised`, `Unavailable`."""
        return self._grant({"grant_type": "refresh_token", "refresh_token": self._refresh_token})

    def _grant(self, body: dict[str, str]) -> dict[str, Any]:
        def once() -> dict[str, Any]:
            response = self._line.send("POST", self._base_url + TOKEN, body=body)
            if response.status_code == 400:  # what it says of a bad grant
                response.status_code = 401
            if response.status_code >= 300:
                raise refusal(response, f"POST {TOKEN}", secrets=(*self.secrets(), *body.values()))
            return self._keep(parsed(response))

        return self._line.persistently(once, repeatable=True)

    def _keep(self, given: Any) -> dict[str, Any]:
        try:
            access, refresh, seconds = given["access_token"], given["refresh_token"], given["expires_in"]
            self._access_token, self._refresh_token = str(access), str(refresh)
            self._good_until = time.monotonic() + seconds - min(MARGIN, seconds / 10)
        except (KeyError, TypeError):
            raise Garbled(f"POST {TOKEN}: the answer holds no token") from None
        return dict(given)


class Transport(HTTPClient):  # type: ignore[misc]  # the SDK has no types
    """Sends what the SDK's services ask it to, with everything that they lack. Makes no request until it is used."""

    def __init__(self, line: Line, tokens: Tokens, budget: Budget) -> None:
        # Not super().__init__: that one authenticates, without a timeout.
        self._base_url = line.base_url
        self._auth_service = tokens
        self._line = line
        self._budget = budget

    def _request(
        self,
        method: str,
        url: str,
        json: Any = None,
        params: Any = None,
        path_params: Any = None,
        **ignored: Any,
    ) -> requests.Response:
        """The answer to a request of the SDK, whose status is below 300. Raises `ProviderError`."""
        path = self._build_path(url, path_params)
        full = self._add_base_url(path)
        repeatable = method != "POST" or path.endswith(REPEATABLE_POSTS)

        self._auth_service.current()  # it has its own tries, which are not to be multiplied by those below

        def once() -> requests.Response:
            return self._once(
                method,
                path,
                lambda token: self._line.send(method, full, token=token, body=json, params=params),
                hidden=_values(json),
            )

        return self._line.persistently(once, repeatable=repeatable)

    def _once(
        self, method: str, path: str, send: Callable[[str], requests.Response], *, hidden: tuple[str, ...]
    ) -> requests.Response:
        tokens: Tokens = self._auth_service
        token = tokens.current()
        self._wait_turn(method, path)
        response = send(token)
        if (
            response.status_code == 401
        ):  # revoked before its time; once only, since the credentials may be wrong
            token = tokens.after(token)
            self._wait_turn(method, path)
            response = send(token)
        self._budget.learn(method, path, response.headers)
        if response.status_code >= 300:
            raise refusal(response, f"{method} {path}", secrets=(*tokens.secrets(), token, *hidden))
        return response

    def _wait_turn(self, method: str, path: str) -> None:
        while wait := self._budget.take(method, path):
            if wait > self._line.patience.longest_pause:
                text = f"{method} {path}: the rate limit allows no request for {wait:.0f} s"
                raise RateLimited(text, retry_after=wait, unprocessed=True)
            self._line.sleep(wait)

    def fetch(self, method: str, url: str, name: str = "", *, body: Any = None, params: Any = None) -> Any:
        """The JSON of an answer; `name` replaces `{name}` in the path. Raises `ProviderError`, `Garbled` for what is not JSON."""
        path_params = {"name": name} if name else None
        response = self._request(method, url, json=body, params=params, path_params=path_params)
        found = parsed(response)
        if found is None and response.content != b"null":
            raise Garbled(f"{method} {url}: the answer is not JSON")
        return found


def _values(body: Any) -> tuple[str, ...]:
    """What a request says in confidence: the values of a secret or of credentials."""
    if not isinstance(body, dict) or "value" not in body:
        return ()
    return (str(body["value"]),)
