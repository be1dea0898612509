"""Runs asynchronous work for a synchronous caller in any thread, and ends it when an event is set. It owns no table."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from workers.analysts.ollama.faults import ModelError, ModelFault

T = TypeVar("T")

#: Seconds between two looks at the event: a stop takes effect after at most so long.
LOOK_EVERY = 0.1
#: Seconds that closing a connection may take before it is left to the operating system.
CLOSING = 1.0


def run(work: Coroutine[Any, Any, T], stop: threading.Event) -> T:
    """Run `work` to its end in an event loop of its own; once `stop` is set, cancel it and raise `ModelError` (stopped)."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(_unless_stopped(work, stop))
    finally:
        try:
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(_wind_down())
        finally:
            # Unlike `asyncio.run` this does not wait for the resolver's thread: a name server can keep it for a minute.
            loop.close()


async def _unless_stopped(work: Coroutine[Any, Any, T], stop: threading.Event) -> T:
    task = asyncio.ensure_future(work)
    while not stop.is_set():
        done, _ = await asyncio.wait({task}, timeout=LOOK_EVERY)
        if done:
            return task.result()
    await _cancel({task})
    raise ModelError(ModelFault.STOPPED, "The work was told to stop.")


async def _wind_down() -> None:
    """Let generators that were left close their connections; whatever is still at work then is cancelled."""
    await asyncio.sleep(0)  # their closing is scheduled, not begun
    left = asyncio.all_tasks() - {asyncio.current_task()}
    if left:
        _, late = await asyncio.wait(left, timeout=CLOSING)
        await _cancel(late)


async def _cancel(tasks: set[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    if tasks:
        done, _ = await asyncio.wait(tasks, timeout=CLOSING)
        for task in done:
            if not task.cancelled():
                task.exception()  # looked at, so that asyncio does not report it as forgotten
