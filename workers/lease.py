"""The lease of a task at work: renewed by a thread, asked by the task between slides. It owns no table.

The thread lives as long as the `with` block. It never stops the task by itself: the task learns from `checkpoint` that
its lease is gone or that its server drains.
"""

import threading
import time
from types import TracebackType

import structlog
from celery.exceptions import SoftTimeLimitExceeded
from sqlalchemy.exc import SQLAlchemyError

from pipeline import lifecycle
from pipeline.errors import Draining, LeaseLost
from pipeline.lifecycle import Claim
from pipeline.settings import get_settings

log = structlog.get_logger()

#: Seconds after the time limit at which a task that has not heard of it ends itself.
GRACE = 1.0


class Lease:
    """Holds a claim for as long as the block lasts."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self._settings = get_settings()
        self._renewed = time.monotonic()
        self._time_up = self._renewed + self._settings.task_seconds + GRACE
        self._lost: LeaseLost | None = None
        self._draining = False
        #: Whether this attempt has kept something that the next one need not do again.
        self.advanced = False
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._keep, name=f"lease-{claim.task}", daemon=True)

    def __enter__(self) -> "Lease":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Renew no more. Does not wait for a renewal that is under way: fencing makes it harmless."""
        self._done.set()

    @property
    def draining(self) -> bool:
        """Whether this server is to stop, as far as is known from the last renewal."""
        return self._draining

    def check(self) -> None:
        """Raise `LeaseLost` if the lease is known to be gone, `SoftTimeLimitExceeded` if the time is up. Costs nothing.

        Celery says once that the time is up, by an exception at whatever line is being run. Within a library that may
        be one which looks like any other trouble, and is swallowed.
        """
        if self._lost is not None:
            raise self._lost
        if time.monotonic() > self._time_up:
            raise SoftTimeLimitExceeded

    def note(self, percent: int, *, kept: bool = False) -> None:
        """Note progress, and whether a part of the result was stored for good; raises `LeaseLost`."""
        self.advanced = self.advanced or kept
        self._renew(percent)
        self.check()

    def checkpoint(self, percent: int | None = None) -> None:
        """Note progress and go on, or raise `LeaseLost` or `Draining`: then stop here, all before this is kept."""
        self._renew(percent)
        self.check()
        if self._draining:
            raise Draining("This worker is to stop; another one goes on from here.")

    def _keep(self) -> None:
        while not self._done.wait(self._settings.renew_seconds):
            self._renew(None)
            if self._lost is not None:
                return

    def _renew(self, percent: int | None) -> None:
        try:
            self._draining = lifecycle.renew(self.claim, percent)
            self._renewed = time.monotonic()
        except LeaseLost as error:
            self._lost = error
        except SQLAlchemyError as error:
            # PostgreSQL may be back before the lease ends; after that the task may belong to somebody else.
            log.warning("renewal_failed", error=type(error).__name__)
            if time.monotonic() - self._renewed > self._settings.lease_seconds:
                self._lost = LeaseLost("PostgreSQL was away for longer than the lease lasts.")
