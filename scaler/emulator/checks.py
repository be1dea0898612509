"""Small checks of a request's JSON, with messages as the real service words them. They own no table."""

from typing import Any

from scaler.emulator.errors import invalid


def mapping(value: Any, name: str) -> dict[str, Any]:
    """A JSON object. Raises `ApiError` 400."""
    if not isinstance(value, dict):
        raise invalid(f"{name} should not be null or undefined")
    return value


def text(value: Any, name: str) -> str:
    """A string that is not empty. Raises `ApiError` 400."""
    if value is None or value == "":
        raise invalid(f"{name} should not be null or undefined")
    if not isinstance(value, str):
        raise invalid(f"{name} must be a string")
    return value


def number(value: Any, name: str, *, least: int = 0, most: int | None = None) -> int:
    """A whole number within bounds. Raises `ApiError` 400."""
    if value is None:
        raise invalid(f"{name} should not be null or undefined")
    if isinstance(value, bool) or not isinstance(value, int):
        raise invalid(f"{name} must be an integer number")
    if value < least:
        raise invalid(f"{name} must not be less than {least}")
    if most is not None and value > most:
        raise invalid(f"{name} must not be greater than {most}")
    return value


def listed(value: Any, name: str) -> list[Any]:
    """A JSON array; an absent one is empty. Raises `ApiError` 400."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise invalid(f"{name} must be an array")
    return value
