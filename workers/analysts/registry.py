"""Which analyst goes by which name."""

from functools import cache

from kombu.utils.imports import symbol_by_name

from pipeline.errors import NotConfigured
from workers.analysts.base import Analyst

#: Where each analyst lives; imported on first use, since some need a lot.
ANALYSTS = {"layout": "workers.analysts.layout:LayoutAnalyst"}


@cache
def get(name: str) -> Analyst:
    """The analyst of that name, or at the import path `package.module:Class`. Raises `NotConfigured`."""
    try:
        analyst: Analyst = symbol_by_name(ANALYSTS.get(name, name))()  # type: ignore[no-untyped-call]
    except (ImportError, AttributeError, ValueError) as error:
        known = ", ".join(sorted(ANALYSTS))
        raise NotConfigured(
            f"There is no analyst {name!r}. DECKFLOW_ANALYST may be one of: {known}."
        ) from error
    return analyst
