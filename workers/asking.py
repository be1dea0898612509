"""Asks an analyst several questions at a time, in threads, while the main thread keeps watch over the task's lease.

However it ends early - the lease is lost, the worker must exit, the time is up - the stop event is set, which is what the
analyst's calls end at, and nobody waits for them.
"""

import threading
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

#: Seconds between two looks at the lease while all threads are busy.
LOOK_SECONDS = 0.5
#: Seconds that calls which were told to stop are waited for: one of them may just have been answered.
STOP_SECONDS = 1.0


class Asker(Generic[K, V]):
    """Puts questions, at most `limit` at a time; `watch` is called again and again for what it may raise."""

    def __init__(self, limit: int, *, stop: threading.Event, watch: Callable[[], None]) -> None:
        self._limit = limit
        self._stop = stop
        self._watch = watch
        self._open: dict[Future[V], K] = {}

    def answers(
        self, questions: Iterable[tuple[K, Callable[[], V]]]
    ) -> Generator[tuple[K, Future[V]], None, None]:
        """Yield the answers as they come, each as a future that is done. The next question is drawn when there is room."""
        pool = ThreadPoolExecutor(self._limit, thread_name_prefix="ask")
        try:
            for key, ask in questions:
                self._open[pool.submit(ask)] = key
                yield from self._collect(below=self._limit)
            yield from self._collect(below=1)
        except BaseException:
            self._stop.set()
            raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def rest(self) -> list[tuple[K, V]]:
        """What else was answered when `answers` ended early; the others have been told to stop."""
        done, _ = wait(self._open, timeout=STOP_SECONDS)
        return [
            (self._open[future], future.result())
            for future in done
            if not future.cancelled() and future.exception() is None
        ]

    def _collect(self, below: int) -> Generator[tuple[K, Future[V]], None, None]:
        """Wait until fewer than `below` questions are open."""
        while len(self._open) >= below:
            done, _ = wait(self._open, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED)
            self._watch()
            for future in done:
                yield self._open.pop(future), future


def ask(question: Callable[[], V], *, stop: threading.Event, watch: Callable[[], None]) -> V:
    """Put a single question, and return the answer or raise what it raised."""
    asker: Asker[None, V] = Asker(1, stop=stop, watch=watch)
    ((_, future),) = asker.answers([(None, question)])
    return future.result()
