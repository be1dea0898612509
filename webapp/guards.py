"""Which requests are let in, and the headers that leave with every answer. Owns the file `secret_key` in the data directory.

Three gates before any view: the Host header must name this server (a foreign name that resolves to it is DNS rebinding), a
browser may not change anything from another site, and a body may not exceed its limit. Forms also carry a CSRF token.
"""

import os
import re
import secrets
import tempfile
from contextlib import suppress
from typing import cast
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, request

from pipeline.settings import Settings

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
#: What a browser says of a request that comes from our own page, or from the address bar.
OWN_SITE = frozenset({"same-origin", "none"})
_PORT = re.compile(r":\d+$")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

#: Files in one upload of the form.
MAX_FILES = 20
#: The endpoints that take files, and how many at once.
UPLOADS = {"pages.upload": MAX_FILES, "api.submit": 1}
#: What any request may hold besides files, in bytes: fields, the token, the multipart frame.
FORM_BYTES = 1024 * 1024

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def configured() -> Settings:
    """The settings the running application was made with."""
    return cast(Settings, current_app.config["DECKFLOW"])


def secret_key(settings: Settings) -> str:
    """The key that signs sessions: `settings.secret_key`, or one drawn once and kept in the data directory (0600)."""
    if given := settings.secret_key.get_secret_value():
        return given
    path = settings.data_dir / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Several web processes may start at once: each writes a draft, and the first link stays.
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as draft:
            draft.write(secrets.token_hex(32))
            draft.flush()
            os.fsync(draft.fileno())
            with suppress(FileExistsError):
                os.link(draft.name, path)
    return path.read_text()


def install(app: Flask) -> None:
    """Put the gates before every view, and the headers on every answer."""
    app.before_request(check_host)
    app.before_request(check_origin)
    app.before_request(limit_body)
    app.after_request(add_headers)


def check_host() -> None:
    """Refuse a Host header that is not ours. Probes call by whatever address they know, and learn nothing secret."""
    if request.blueprint == "health":
        return
    settings = configured()
    own = {name.strip().lower() for name in (settings.host, *settings.trusted_hosts.split(","))}
    host = _PORT.sub("", request.host).strip("[]").lower()
    # Flask's TRUSTED_HOSTS would do this, but knows no IPv6 addresses. An unusable header gives an empty host.
    if not host or host not in LOOPBACK | own:
        abort(400, "This server is not known by that name. Add the name to DECKFLOW_TRUSTED_HOSTS.")


def check_origin() -> None:
    """Refuse a change that a browser sends from another site, as both of its headers tell; programs send neither."""
    if request.method in SAFE_METHODS:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    foreign = site is not None and site not in OWN_SITE
    if foreign or (origin is not None and urlsplit(origin).netloc != request.host):
        abort(403, "This request comes from another site.")


def limit_body() -> None:
    """Allow a larger body where files come in; each file is measured again when it is taken in."""
    files = UPLOADS.get(request.endpoint or "", 0)
    request.max_content_length = configured().max_bytes * files + FORM_BYTES


def add_headers(response: Response) -> Response:
    """Add what every answer carries; a view that set a header has its reasons, and keeps it."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response
