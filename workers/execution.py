"""How a message becomes work: claim, work, write the result. The one place where the six tasks meet the record.

What a task raises tells Celery, and Flower, what happened: nothing on success, `Ignore` for a hint that found nothing to
do, the error itself after it has been recorded, which stops the chain.
"""

import time
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from celery.exceptions import Ignore, SoftTimeLimitExceeded

from pipeline import database, lifecycle
from pipeline.errors import AnalysisError, Draining, LeaseLost
from pipeline.graph import Queue, Task
from pipeline.lifecycle import Claim, Refusal
from pipeline.settings import get_settings
from pipeline.states import PipelineState
from workers.lease import Lease

log = structlog.get_logger()

Stage = Callable[[Lease], dict[str, Any]]


def perform(
    task: Task, pipeline_id: str, *, server_id: str, stage: Stage, via: Queue | None = None
) -> PipelineState | None:
    """Do one task of a pipeline if it is there to be done. Returns the pipeline's state if this ended it.

    `via` is the queue by which its message came, as for `lifecycle.claim`.

    Raises `Ignore` when there is nothing to do, or the task was given back; any other exception has been recorded.
    """
    structlog.contextvars.bind_contextvars(pipeline=pipeline_id, task=task.value, server=server_id)
    claim = lifecycle.claim(uuid.UUID(pipeline_id), task, server_id, via=via)
    if not isinstance(claim, Claim):
        log.info("claim_refused", reason=claim)
        if claim is Refusal.ALREADY_SUCCEEDED:
            return None  # a duplicate: the chain behind it goes on
        raise Ignore(claim)
    structlog.contextvars.bind_contextvars(attempt=claim.attempt)
    started = time.monotonic()
    try:
        return _work(claim, stage)
    finally:
        log.info("task_done", seconds=round(time.monotonic() - started, 3))


def _work(claim: Claim, stage: Stage) -> PipelineState | None:
    lease = Lease(claim)
    try:
        with lease:
            result = stage(lease)
        return lifecycle.succeed(claim, result)
    except LeaseLost as error:
        log.warning("lease_lost", reason=str(error))
        raise Ignore("lease lost") from error
    except Draining as error:
        _release(claim, "server drains")
        raise Ignore("released") from error
    except SystemExit:
        lease.stop()
        _release_at_exit(claim)
        raise
    except Exception as error:  # the border: whatever went wrong belongs in the record
        if _is_time_up(error):
            _end_in_time(claim, lease)
            raise SoftTimeLimitExceeded from error
        _log(error)
        _record(claim, error, advanced=lease.advanced)
        if isinstance(error, AnalysisError):
            raise _plain(error) from None
        raise


def _is_time_up(error: BaseException | None) -> bool:
    """Whether it is the time limit, or what became of it: the signal strikes anywhere, and SQLAlchemy wraps what it meets."""
    while error is not None and not isinstance(error, SoftTimeLimitExceeded):
        error = error.__cause__ or error.__context__
    return error is not None


def _end_in_time(claim: Claim, lease: Lease) -> None:
    if lease.advanced:  # a long deck or a slow model, and no failure: each attempt stores some slides
        _release(claim, "time limit reached, goes on from here")
        raise Ignore("released")
    seconds = get_settings().task_seconds
    _record(claim, AnalysisError(f"The task took longer than its limit of {seconds} s.", code="time_limit"))


def _plain(error: AnalysisError) -> AnalysisError:
    """The same without its analyst's own type: Celery's parent reads it, and would import the whole analyst for that."""
    return AnalysisError(
        str(error),
        code=error.code,
        retryable=error.retryable,
        alone=error.alone,
        unavailable=error.unavailable,
    )


def _log(error: Exception) -> None:
    if getattr(error, "unavailable", False):
        log.warning("task_put_off", code=getattr(error, "code", ""), reason=str(error))
    else:
        log.exception("task_failed", error=type(error).__name__)


def _record(claim: Claim, error: Exception, *, advanced: bool = False) -> None:
    try:
        lifecycle.fail(claim, error, advanced=advanced)
    except LeaseLost as lost:
        raise Ignore("lease lost") from lost


def _release(claim: Claim, reason: str, *, patience: float = 30) -> None:
    try:
        lifecycle.release(claim, reason, patience=patience)
    except LeaseLost as error:
        log.info("nothing_to_release", reason=str(error))


def _release_at_exit(claim: Claim) -> None:
    """Give the task back on a fresh connection: `SystemExit` may have struck in the middle of a commit."""
    try:
        database.forget()
        _release(claim, "worker stopped", patience=5)
    except Exception as error:  # the border: the exit goes on, and the lease runs out by itself
        log.warning("not_released", error=type(error).__name__)
