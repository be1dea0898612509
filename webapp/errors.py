"""What people and programs are told when a request fails: a status, a code, a sentence; nothing of the inside.

An exception that nobody expected becomes a 500 with an id, under which the log has the traceback.
"""

import secrets

import structlog
from flask import Flask, Response, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped]
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from pipeline.documents.faults import refusal
from pipeline.errors import (
    DeckflowError,
    DocumentError,
    DocumentFault,
    NotAllowed,
    NotConfigured,
    NotFound,
    ServiceUnavailable,
)
from webapp.guards import MAX_FILES, UPLOADS, configured
from webapp.words import megabytes

log = structlog.get_logger()

#: Seconds after which a client may try again when a service is away.
RETRY_AFTER = 5

_STATUS: tuple[tuple[type[DeckflowError], int], ...] = (
    (NotFound, 404),
    (NotAllowed, 409),
    (DocumentError, 422),
    (ServiceUnavailable, 503),
    (NotConfigured, 503),
)


def install(app: Flask) -> None:
    """Register the handlers: ours, werkzeug's, and the border for all others."""
    app.register_error_handler(DeckflowError, refused)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, unexpected)


def status_of(error: DeckflowError) -> int:
    """The HTTP status of an error raised on purpose."""
    if isinstance(error, DocumentError) and error.fault is DocumentFault.TOO_LARGE:
        return 413
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def refused(error: DeckflowError) -> ResponseReturnValue:
    """One of our own errors: its first line is made for people."""
    status = status_of(error)
    if status == 500:
        return unexpected(error)
    log.info("request_refused", code=error.code, status=status, path=request.path)
    return answer(status, error.code, str(error).partition("\n")[0])


def http_error(error: HTTPException) -> ResponseReturnValue:
    """What Flask and werkzeug refuse by themselves; a redirect passes unchanged."""
    if error.response is not None or error.code is None or error.code < 400:
        return error.get_response()
    if isinstance(error, RequestEntityTooLarge):
        return answer(413, "too_large", _too_large())
    if isinstance(error, CSRFError):
        text = "This form is no longer valid. Go back, reload the page and try again."
        return answer(400, "csrf", text)
    response = answer(error.code, error.name.lower().replace(" ", "_"), error.description or error.name)
    for name, value in error.get_headers():
        if name == "Allow":
            response.headers[name] = value
    return response


def _too_large() -> str:
    if UPLOADS.get(request.endpoint or "") == 1:
        return str(refusal(DocumentFault.TOO_LARGE, configured()))
    return f"That is too much at once: send at most {MAX_FILES} files of {megabytes(configured().max_bytes)} each."


def unexpected(error: Exception) -> ResponseReturnValue:
    """The border: log everything, show an id."""
    incident = secrets.token_hex(4)
    log.error("request_failed", incident=incident, path=request.path, exc_info=error)
    return answer(500, "internal", f"Something went wrong on our side. The log has it under {incident}.")


def answer(status: int, code: str, message: str) -> Response:
    """The same refusal as JSON for the API and the probes, as a page for people."""
    if request.path.startswith("/api/"):
        response = jsonify(error={"code": code, "message": message})
    else:
        response = make_response(render_template("error.html", message=message, status=status))
    response.status_code = status
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response
