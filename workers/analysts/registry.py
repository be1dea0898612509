"""Which analyst goes by which name."""

import threading
from typing import Protocol

from kombu.utils.imports import symbol_by_name

from pipeline.errors import NotConfigured
from workers.analysts.base import Analyst, Choice


class Maker(Protocol):
    """An analyst's class: made for one task from what was chosen for it and the event that says stop."""

    def __call__(self, choice: Choice, stop: threading.Event) -> Analyst:
        """Make it."""


#: Where each analyst lives; imported on first use, since some need a lot.
ANALYSTS = {
    "layout": "workers.analysts.layout:LayoutAnalyst",
    "ollama": "workers.analysts.ollama:OllamaAnalyst",
}


def create(name: str, choice: Choice | None = None, stop: threading.Event | None = None) -> Analyst:
    """Make the analyst of that name, or the one at the import path `package.module:Class`. Raises `NotConfigured`."""
    try:
        maker: Maker = symbol_by_name(ANALYSTS.get(name, name))  # type: ignore[no-untyped-call]
    except (ImportError, AttributeError, ValueError) as error:
        known = ", ".join(sorted(ANALYSTS))
        raise NotConfigured(
            f"There is no analyst {name!r}. DECKFLOW_ANALYST may be one of: {known}."
        ) from error
    return maker(choice or Choice(), stop or threading.Event())
