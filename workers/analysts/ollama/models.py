"""What a model can do, as Ollama's `/api/show` says: asked once per model and process, and again after ten minutes.

It decides that a model is missing or blind before the first slide is sent. It sends no prompt and owns no table.
"""

import threading
import time
from dataclasses import dataclass

from workers.analysts.ollama import wording
from workers.analysts.ollama.client import Client

#: Seconds for which an answer counts; a model may be replaced while workers run.
REMEMBERED = 600.0


@dataclass(frozen=True)
class Abilities:
    """The names of what a model can do; empty where the server does not say."""

    names: frozenset[str] = frozenset()

    @property
    def thinks(self) -> bool:
        """Whether it can think before it answers, which it is then told not to."""
        return "thinking" in self.names


_known: dict[tuple[str, str], tuple[float, Abilities]] = {}
_lock = threading.Lock()


async def abilities(client: Client, model: str, *, sees: bool) -> Abilities:
    """What `model` can do. Raises `ModelError`: `missing_model`, or `blind_model` where pictures are to be looked at.

    Only Ollama tells; of other servers nothing is known until they refuse.
    """
    if client.server.speaks != "ollama":
        return Abilities()
    key = (client.server.url, model)
    with _lock:
        since, found = _known.get(key, (0.0, None))
    if found is None or time.monotonic() - since > REMEMBERED:
        said = await client.facts("/api/show", {"model": model}, model=model)
        found = named(said.get("capabilities"))
        with _lock:
            _known[key] = (time.monotonic(), found)
    if sees and found.names and "vision" not in found.names:
        raise wording.blind(model)
    return found


def forget() -> None:
    """Ask again next time."""
    with _lock:
        _known.clear()


def named(capabilities: object) -> Abilities:
    """Read a list of capabilities, of which old servers send none."""
    names = capabilities if isinstance(capabilities, list) else []
    return Abilities(frozenset(name for name in names if isinstance(name, str)))
