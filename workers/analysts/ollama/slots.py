"""How many requests of this machine a model server gets at a time: lock files, counted across threads and processes.

Ollama lets requests to a loaded model wait without limit and without a word, so the bound must be on our side. Each place
is a file under `<data folder>/model-slots`; the kernel frees it when its holder dies. It owns no table.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from portalocker import LockException
from portalocker.utils import NamedBoundedSemaphore

from pipeline.errors import NotConfigured

#: Seconds between two looks for a free place.
LOOK_EVERY = 0.05


@asynccontextmanager
async def slot(name: str, places: int, folder: Path) -> AsyncIterator[None]:
    """Hold one of `places` places for `name` (letters and digits); waits for ever, so set a deadline around it.

    Raises `NotConfigured` where the folder can't be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Each holder needs an object of its own: one object remembers one file only, whichever thread asks.
        semaphore = NamedBoundedSemaphore(places, name=name, directory=str(folder), timeout=0)
        while semaphore.acquire(timeout=0, fail_when_locked=False) is None:
            await asyncio.sleep(LOOK_EVERY)
    except (OSError, LockException) as error:
        raise NotConfigured(f"{folder} can't be written to. Set DECKFLOW_DATA_DIR.") from error
    try:
        yield
    finally:
        semaphore.release()
