"""The answers of the API that are errors, each `{"code", "message"}`. It owns no table."""

from collections.abc import Mapping


class ApiError(Exception):
    """An answer with a status of 400 or more."""

    def __init__(
        self, status: int, code: str, message: str, *, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})


def invalid(message: str) -> ApiError:
    """400: the request's content makes no sense. The real service names one problem at a time."""
    return ApiError(400, "invalid_request", message)


def unauthorised(message: str = "Access token is missing or invalid") -> ApiError:
    """401: no token, an unknown or an old one."""
    return ApiError(401, "unauthorized_request", message)


def not_found(what: str) -> ApiError:
    """404: no such thing."""
    return ApiError(404, "not_found", f"{what} not found")


def conflict(message: str) -> ApiError:
    """409: it is there already, or it can't be done now."""
    return ApiError(409, "conflict", message)
