"""Which models are in memory, and whose turn it is. It counts loads and reloads; it knows nothing of prompts.

As in Ollama, a request for a model that is loaded with the same launch options waits for a free slot without limit; only
one that needs a load takes a place in the queue, and is refused where that is full.
"""

import contextlib
import math
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.fakes.ollama.models import Model
from tests.fakes.ollama.refusal import BUSY, ClientLeft, Refusal, Stopped

#: Options with which a runner is started: another value means another start.
LAUNCH_OPTIONS = ("num_ctx", "num_batch", "num_gpu", "main_gpu", "use_mmap", "num_thread")
LEAST_VISION_CONTEXT = 2_048
DEFAULT_KEEP_ALIVE = 300.0


@dataclass(frozen=True)
class Config:
    """How the fake is as a machine. Durations in seconds, windows in tokens; the defaults are Ollama's on a CPU.

    `delay` passes before the first token of each answer, `token_seconds` before each further one; `drip_seconds` is
    the pace of the fault `slow-drip`. `vram_share` is the part of each model that fits into the GPU.
    """

    default_context: int = 4_096
    parallel: int = 1
    max_loaded: int = 3
    max_queue: int = 512
    load_seconds: float = 0
    delay: float = 0
    token_seconds: float = 0
    drip_seconds: float = 0.5
    pull_seconds: float = 0
    vram_share: float = 1


@dataclass(frozen=True)
class Launch:
    """A model with the options its runner is started with."""

    model: Model
    num_ctx: int
    options: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def of(cls, model: Model, options: dict[str, Any], *, shift: bool | None, default: int) -> "Launch":
        """The launch that a request wants. The window ends where the model's training did."""
        wanted = int(options.get("num_ctx") or default)
        least = LEAST_VISION_CONTEXT if model.vision else 1
        others = ((name, options[name]) for name in LAUNCH_OPTIONS[1:] if name in options)
        return cls(model, min(max(wanted, least), model.context), (*others, ("shift", shift)))


@dataclass(frozen=True)
class Load:
    """One start of a runner; `reload` says that the same model was in memory with other options."""

    model: str
    num_ctx: int
    reload: bool


@dataclass
class Runner:
    """A model in memory, with the number of requests at work in it."""

    launch: Launch
    busy: int = 0
    expires: float = math.inf

    def listed(self, vram_share: float) -> dict[str, Any]:
        """Its entry in the list of what is in memory, with the window that was allocated."""
        model = self.launch.model
        left = min(self.expires - time.monotonic(), timedelta(days=36_500).total_seconds())
        entry = model.listed() | {
            "size_vram": int(model.size * vram_share),
            "expires_at": (datetime.now(UTC) + timedelta(seconds=left)).isoformat(),
            "context_length": self.launch.num_ctx,
        }
        return {name: entry[name] for name in entry if name not in ("modified_at", "capabilities")}


class Scheduler:
    """Hands out slots of runners, and starts those that are missing, one at a time."""

    def __init__(self, config: Config, stopping: threading.Event) -> None:
        self.config = config
        self.loads: list[Load] = []
        self._stopping = stopping
        self._runners: dict[str, Runner] = {}
        self._pending = 0
        self._loading = False
        self._changed = threading.Condition()

    @contextlib.contextmanager
    def slot(self, launch: Launch, *, keep_alive: float, gone: Callable[[], bool]) -> Iterator[None]:
        """A slot of the wanted runner for as long as the block runs; 503 where the queue for loads is full.

        `keep_alive` is how long the runner stays after it, in seconds; negative is for ever. Raises `ClientLeft` when
        `gone` says so while waiting.
        """
        runner = self._take(launch, gone)
        try:
            yield
        finally:
            with self._changed:
                runner.busy -= 1
                runner.expires = math.inf if keep_alive < 0 else time.monotonic() + keep_alive
                self._changed.notify_all()

    def unload(self, model: Model) -> None:
        """Drop a model from memory as soon as it is idle."""
        with self._changed:
            if runner := self._runners.get(model.name):
                runner.expires = time.monotonic()

    def runners(self) -> list[Runner]:
        """What is in memory now."""
        with self._changed:
            self._expire()
            return list(self._runners.values())

    def _take(self, launch: Launch, gone: Callable[[], bool]) -> Runner:
        queued = False
        with self._changed:
            try:
                while not ((runner := self._matching(launch)) and runner.busy < self.config.parallel):
                    if runner is None and not queued:
                        self._enqueue()
                        queued = True
                    elif runner is None and not self._loading and self._make_room(launch.model):
                        self._pending -= 1
                        queued = False
                        self._load(launch)
                    else:
                        self._wait(gone)
                runner.busy += 1
                return runner
            finally:
                self._pending -= queued

    def _matching(self, launch: Launch) -> Runner | None:
        self._expire()
        runner = self._runners.get(launch.model.name)
        return runner if runner and runner.launch == launch else None

    def _expire(self) -> None:
        now = time.monotonic()
        for name, runner in list(self._runners.items()):
            if not runner.busy and runner.expires <= now:
                del self._runners[name]

    def _enqueue(self) -> None:
        if self._pending >= self.config.max_queue:
            raise Refusal(503, BUSY)
        self._pending += 1

    def _make_room(self, model: Model) -> bool:
        """Whether the model can be loaded now; idle runners give way, busy ones do not."""
        if (same := self._runners.get(model.name)) is not None:
            return not same.busy
        if len(self._runners) < self.config.max_loaded:
            return True
        idle = [runner for runner in self._runners.values() if not runner.busy]
        if not idle:
            return False
        del self._runners[min(idle, key=lambda runner: runner.expires).launch.model.name]
        return True

    def _load(self, launch: Launch) -> None:
        name = launch.model.name
        self.loads.append(Load(name, launch.num_ctx, reload=self._runners.pop(name, None) is not None))
        self._loading = True
        until = time.monotonic() + self.config.load_seconds
        while (left := until - time.monotonic()) > 0 and not self._stopping.is_set():
            self._changed.wait(min(left, 0.1))
        self._loading = False
        self._runners[name] = Runner(launch)
        self._changed.notify_all()

    def _wait(self, gone: Callable[[], bool]) -> None:
        # A client that leaves notifies nobody, so it is looked for ten times a second.
        self._changed.wait(0.1)
        if self._stopping.is_set():
            raise Stopped
        if gone():
            raise ClientLeft
