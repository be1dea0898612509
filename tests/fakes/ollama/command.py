"""The fake as a program: for people who try the wiring, and for tests in other processes."""

import signal
import threading
from collections.abc import Sequence

from tests.fakes.ollama.faults import FAULTS, Fault
from tests.fakes.ollama.scheduler import Config
from tests.fakes.ollama.server import FakeOllama


def list_faults() -> str:
    """All faults, a line each."""
    width = max(map(len, FAULTS))
    lines = (f"{name:{width}}  {info.status or '-':>3}  {info.what}" for name, info in FAULTS.items())
    return "\n".join(lines)


def serve(port: int, faults: Sequence[str] = (), *, delay: float = 0) -> None:
    """Run until SIGINT or SIGTERM. Raises OSError where the port is taken, ValueError for a fault there is not."""
    wanted = [Fault.parse(fault) for fault in faults]
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with FakeOllama(port=port, faults=wanted, config=Config(delay=delay)) as fake:
        print(f"A fake Ollama listens on {fake.url}. To use it:\n")
        print(f"    DECKFLOW_ANALYST=ollama DECKFLOW_MODEL_URL={fake.url} deckflow up\n")
        print(
            "It runs no model: its answers are put together from the prompts' own words, and are no analysis."
        )
        print("Ctrl-C ends it.", flush=True)
        stop.wait()
