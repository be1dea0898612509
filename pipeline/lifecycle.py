"""Every transition of a task, each one function and one transaction. It alone, with `pipeline.recovery`, changes task rows.

A worker that has claimed a task holds a `Claim`; whatever it writes carries the claim's `attempt`, the fencing token, and
is refused once another attempt, a cancellation or an expired lease has overtaken it. All functions raise
`ServiceUnavailable` when PostgreSQL stays away beyond their retries; all are safe to call again after that.
"""

import time
import uuid
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import structlog
from sqlalchemy import Connection, Row

from pipeline import creation, outages, routing, statements, visual_cache
from pipeline.database import autocommit, persistently, transaction
from pipeline.errors import DeckflowError, LeaseLost, NotFound
from pipeline.graph import DEPENDENCIES, TASKS, Queue, Route, Task, dependents, descendants, route_of
from pipeline.rerun import plan
from pipeline.settings import get_settings
from pipeline.states import SETTLED_STATES, PipelineState, TaskState

log = structlog.get_logger()


@dataclass(frozen=True)
class Claim:
    """The right to work on one task, and what there is to know for it. `attempt` is the fencing token.

    `pages` are the deck's; `vision_choice` is what was chosen for `visual_analysis`, and `vision_ended` when it ended, in
    seconds of this process' monotonic clock (None while it has not).
    """

    pipeline_id: uuid.UUID
    task: Task
    server_id: str
    attempt: int
    failures: int
    document_sha256: str
    document_name: str
    analyst: str
    template: str
    generation: int
    dependencies: dict[str, Any]
    choice: dict[str, Any]
    pages: int
    vision_choice: dict[str, Any]
    vision_ended: float | None

    @property
    def key(self) -> dict[str, Any]:
        """The fence, as parameters of a statement."""
        return {"of_pipeline": self.pipeline_id, "of_task": self.task, "of_attempt": self.attempt}


class Refusal(StrEnum):
    """Why a claim was refused."""

    ALREADY_SUCCEEDED = "already_succeeded"
    HELD_BY_OTHER = "held_by_other"
    NOT_READY = "not_ready"
    CANCELLED = "cancelled"
    ENDED = "ended"
    DRAINING = "draining"
    MOVED = "moved"
    UNKNOWN = "unknown"


def add_document_processing_pipeline(
    sha256: str,
    name: str,
    *,
    size: int,
    pages: int,
    analyst: str,
    template: str,
    choices: Mapping[Task, dict[str, Any]] | None = None,
) -> uuid.UUID:
    """Write the record of a new pipeline for a stored document: one row, and one for each task. Returns its id.

    `choices` says what is to be done differently for some tasks. Its route is by the share of the settings, or the other one
    where that can't work now. Nothing is published; `workers.dispatch` does that after
    this has been committed.
    """
    pipeline_id = uuid.uuid4()
    share = get_settings().container_share
    parameters = {
        "of_pipeline": pipeline_id,
        "of_document": sha256,
        "of_size": size,
        "of_pages": pages,
        "with_name": name,
        "with_analyst": analyst,
        "with_template": template,
        "with_dependencies": DEPENDENCIES,
        "with_choices": dict(choices or {}),
        "with_route": routing.assigned(pipeline_id, share),
        "containers_allowed": share > 0,
    }

    def work() -> None:
        with autocommit() as db:
            db.execute(creation.CREATE, parameters)

    persistently(work)
    log.info("pipeline_created", pipeline=str(pipeline_id), document=sha256, pages=pages)
    return pipeline_id


def claim(pipeline_id: uuid.UUID, task: Task, server_id: str, *, via: Queue | None = None) -> Claim | Refusal:
    """Take a queued task under a lease of `settings.lease_seconds`, or say why it can't be taken.

    `via` is the queue by which its message came: of a queue that the pipeline has left, it counts no more.
    """
    routes = list(Route) if via is None else [route_of(via)]
    key = {"of_pipeline": pipeline_id, "of_task": task, "via_routes": routes}
    parameters = key | {"by_server": server_id, "lease_seconds": get_settings().lease_seconds}

    def work() -> Claim | Refusal:
        with autocommit() as db:
            taken = db.execute(statements.CLAIM, parameters).first()
            if taken is None:
                return _refuse(db, key)
            known = dict(taken._mapping)
            ago = known.pop("vision_ended_ago")
            ended = None if ago is None else time.monotonic() - float(ago)
            return Claim(pipeline_id, task, server_id=server_id, vision_ended=ended, **known)

    return persistently(work)


def _refuse(db: Connection, key: dict[str, Any]) -> Refusal:
    row = db.execute(statements.WHY_NOT, key).first()
    if row is None:
        return Refusal.UNKNOWN
    if row.state is not TaskState.QUEUED:
        return _REFUSALS[row.state]
    if not row.on_route:
        return Refusal.MOVED
    if row.later:
        return Refusal.NOT_READY
    db.execute(statements.GIVE_BACK, key)
    return Refusal.DRAINING


_REFUSALS = {
    TaskState.WAITING: Refusal.NOT_READY,
    TaskState.RUNNING: Refusal.HELD_BY_OTHER,
    TaskState.SUCCEEDED: Refusal.ALREADY_SUCCEEDED,
    TaskState.CANCELLED: Refusal.CANCELLED,
    TaskState.FAILED: Refusal.ENDED,
    TaskState.BLOCKED: Refusal.ENDED,
}


def renew(held: Claim, percent: int | None = None) -> bool:
    """Prolong the lease and, with `percent`, note progress. True: this server is to stop, so release at the next slide.

    One attempt, no retry: the caller asks again soon. Raises `LeaseLost` when the claim is no longer the task's.
    """
    parameters = held.key | {"percent": percent, "lease_seconds": get_settings().lease_seconds}
    with autocommit() as db:
        row = db.execute(statements.RENEW, parameters).first()
    if row is None:
        raise LeaseLost(
            f"{held.task} of pipeline {held.pipeline_id} is no longer held by attempt {held.attempt}."
        )
    return bool(row[0])


def report_progress(held: Claim, percent: int) -> bool:
    """`renew`, with progress from 0 to 100; a smaller figure than the last one is ignored."""
    return renew(held, percent)


def succeed(held: Claim, result: dict[str, Any]) -> PipelineState | None:
    """Write the result, make the tasks that waited for it due, and settle the pipeline.

    Returns the pipeline's state if this ended it. Raises `LeaseLost`, and writes nothing, if the claim was overtaken.
    """
    below = dependents(held.task, held.dependencies)
    return _write(held, TaskState.SUCCEEDED, statements.SUCCEED, {"with_result": result}, promotes=below)


def fail(held: Claim, error: BaseException, *, advanced: bool = False) -> PipelineState | None:
    """Note that the work failed: again after a while if that may help and the budget allows it, for good otherwise.

    Retries come after 1, 2, 4 ... times `settings.retry_delay`. Where something that the work needs was away
    (`error.unavailable`) it has not failed: it is put off, again and again for `settings.outage_seconds`, which begin anew
    with an attempt that has `advanced`. Returns and raises as `succeed` does.
    """
    settings = get_settings()
    code, message, retryable = _describe(error)
    parameters: dict[str, Any] = {"with_code": code, "with_error": message, "reason": f"failed: {code}"}
    if getattr(error, "unavailable", False):
        outage = outages.outage(held.key, anew=advanced)
        if outage.seconds < settings.outage_seconds:
            parameters |= {"since": outage.since, "delay": outage.wait, "reason": f"put off: {code}"}
            return _write(held, TaskState.QUEUED, outages.POSTPONE, parameters)
        minutes = round(outage.seconds / 60)
        parameters["with_error"] = f"{message} It has been so for {minutes} minutes."
        retryable = False
    if retryable and held.failures + 1 < settings.max_failures:
        parameters["delay"] = settings.retry_delay * 2**held.failures
        return _write(held, TaskState.QUEUED, statements.RETRY_LATER, parameters)
    below = descendants(held.task, held.dependencies)
    return _write(held, TaskState.FAILED, statements.FAIL, parameters, blocks=below)


def _describe(error: BaseException) -> tuple[str, str, bool]:
    if isinstance(error, DeckflowError):
        return error.code, str(error).replace("\0", ""), error.retryable
    # What an unknown exception says may hold anything, a password in an address included: only its type is shown.
    return "internal", f"An internal error ({type(error).__name__}). The worker's log has the details.", True


def release(held: Claim, reason: str, *, delay: float = 0, patience: float = 30) -> PipelineState | None:
    """Give the task back unharmed, to be taken again after `delay` seconds. Returns and raises as `succeed` does.

    `patience` is for how many seconds it is tried while PostgreSQL is away; a worker that stops has few.
    """
    parameters = {"reason": reason, "delay": delay}
    return _write(held, TaskState.QUEUED, statements.RELEASE, parameters, patience=patience)


def _write(
    held: Claim,
    target: TaskState,
    statement: Any,
    parameters: dict[str, Any],
    *,
    promotes: Collection[Task] = (),
    blocks: Collection[Task] = (),
    patience: float = 30,
) -> PipelineState | None:
    """One fenced transition, and what follows from it. Its own repetition, after a commit whose answer was lost, is done."""
    key = {"of_pipeline": held.pipeline_id}
    tries = 0

    def work() -> PipelineState | None:
        nonlocal tries
        tries += 1
        with transaction() as db:
            if db.execute(statement, held.key | parameters).first() is None:
                if tries == 1 or not _already(db, held, target):
                    raise LeaseLost(
                        f"{held.task} of {held.pipeline_id}: attempt {held.attempt} was overtaken."
                    )
                return _settled_state(db, held.pipeline_id)
            if target is TaskState.QUEUED:
                return None  # it has been running, and is still open
            if promotes and db.execute(statements.PROMOTE, key | {"tasks": list(promotes)}).first():
                return None
            if blocks:
                db.execute(statements.BLOCK, key | {"tasks": list(blocks)})
            return settle(db, held.pipeline_id)

    settled = persistently(work, seconds=patience)
    log.info("task_moved", to=target, reason=parameters.get("reason"), settled=settled)
    return settled


def _already(db: Connection, held: Claim, target: TaskState) -> bool:
    row = db.execute(statements.TASK_ROW, held.key).one()
    return bool(row.state is target and row.attempt == held.attempt)


def _settled_state(db: Connection, pipeline_id: uuid.UUID) -> PipelineState | None:
    state: PipelineState = db.execute(statements.LOCK, {"of_pipeline": pipeline_id}).one().state
    return state if state in SETTLED_STATES else None


def settle(db: Connection, pipeline_id: uuid.UUID) -> PipelineState | None:
    """Derive the pipeline's state from its rows, in the transaction that changed one. Returns it if this ended the pipeline."""
    changed = db.execute(statements.SETTLE, {"of_pipeline": pipeline_id}).scalar_one_or_none()
    return changed if changed in SETTLED_STATES else None


def cancel(pipeline_id: uuid.UUID) -> PipelineState | None:
    """Cancel whatever is still open; a running task stops at its next slide. Harmless on an ended pipeline.

    Returns the pipeline's state if this ended it. Raises `NotFound`.
    """

    def work() -> PipelineState | None:
        with transaction() as db:
            _lock(db, pipeline_id)
            db.execute(statements.CANCEL, {"of_pipeline": pipeline_id, "reason": "cancelled by a person"})
            return settle(db, pipeline_id)

    return persistently(work)


#: Says what the next attempt at a task is to do differently, from what was chosen so far.
Revise = Callable[[Task, dict[str, Any]], dict[str, Any]]


def retry(
    pipeline_id: uuid.UUID,
    tasks: Collection[Task] | None = None,
    *,
    force: bool = False,
    revise: Revise | None = None,
    keep_slides: bool = False,
) -> list[Task]:
    """Put ended tasks back to work, with new budgets; returns them in graph order.

    Without `tasks`: all that failed, were blocked or cancelled, or wait for their next try. What succeeded is kept, unless
    it is named and `force` is set; then everything downstream of it is done again too, and slides are analysed afresh unless
    `keep_slides` is set. `revise` gives the named tasks another choice. What a named task waits for comes back with it.
    Raises `NotFound`, and `NotAllowed` when a task is running, or has succeeded and `force` is not set.
    """
    key = {"of_pipeline": pipeline_id, "reason": "put back by a person"}

    def work() -> list[Task]:
        with transaction() as db:
            pipeline = _lock(db, pipeline_id)
            rows = {row.task: row for row in db.execute(statements.TASK_ROWS, key)}
            states = {task: row.state for task, row in rows.items()}
            rerun = plan(states, tasks, force=force, dependencies=pipeline.dependencies)
            db.execute(statements.REQUEUE, key | {"tasks": list(rerun.queued)})
            db.execute(statements.AWAIT, key | {"tasks": list(rerun.waiting)})
            named = list(states if tasks is None else tasks)
            if revise:
                for task in named:
                    chosen = {"of_task": task, "with_choice": revise(task, rows[task].choice)}
                    db.execute(statements.CHOOSE, key | chosen)
            hastened = db.execute(statements.HASTEN, key | {"tasks": named}).scalars()
            if rerun.afresh and not keep_slides:
                after = db.execute(statements.NEXT_GENERATION, key).one()
                visual_cache.carry_along(
                    db, after.document_sha256, rerun.afresh, old=pipeline.generation, new=after.generation
                )
            put_back = {*rerun.queued, *rerun.waiting, *hastened}
            settle(db, pipeline_id)
            return [task for task in TASKS if task in put_back]

    return persistently(work)


def _lock(db: Connection, pipeline_id: uuid.UUID) -> Row[Any]:
    pipeline = db.execute(statements.LOCK, {"of_pipeline": pipeline_id}).first()
    if pipeline is None:
        raise NotFound(f"There is no pipeline {pipeline_id}.")
    return pipeline


def claim_finish(pipeline_id: uuid.UUID) -> PipelineState | None:
    """Take the right to do what follows a settled pipeline, once. None: somebody did, or it is open again."""

    def work() -> PipelineState | None:
        with autocommit() as db:
            row = db.execute(statements.CLAIM_FINISH, {"of_pipeline": pipeline_id}).first()
            return row.state if row else None

    return persistently(work)
