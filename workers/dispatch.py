"""What goes to the broker: the canvas of the tasks still to do, and `finish`. The one place where anything is published.

First dispatch, retry and recovery are the same function: it sends what the record says is due. Publishing comes after the
commit and may fail; then the rows are due again, and the reconciler sends them.
"""

import uuid

import structlog
from celery import chain, group
from celery.canvas import Signature

from pipeline import recovery
from pipeline.errors import DeckflowError
from pipeline.graph import Route, Task, dependents, queue_of
from pipeline.recovery import BrokerState, Outbox
from pipeline.settings import get_settings
from workers.celery import app

log = structlog.get_logger()

#: The priority of messages that let others go first. Redis has a list for each of 0, 3, 6 and 9, and a worker takes from a
#: later one only what it finds while those before it are empty.
YIELDING = 3


def canvas(outbox: Outbox) -> list[Signature]:
    """The signatures to publish: for each task that is due, itself and behind it, chained, what waits for it.

    No chord: whoever settles the pipeline publishes `finish` (docs/decisions/0001), so nothing has to be counted.
    """
    return [_line(outbox, task) for task in outbox.due]


def _line(outbox: Outbox, task: Task) -> Signature:
    # Immutable (`si`): a task takes nothing from the one before it but its turn.
    queue = queue_of(task, outbox.route)
    signature = app.signature(task.value, args=(str(outbox.pipeline_id),), immutable=True, queue=queue.value)
    if task in outbox.yielding:
        signature.set(priority=YIELDING)
    behind = [_line(outbox, below) for below in dependents(task) if below in outbox.waiting]
    if not behind:
        return signature
    return chain(signature, behind[0] if len(behind) == 1 else group(behind))


def dispatch(pipeline_id: uuid.UUID, broker: BrokerState | None = None) -> bool:
    """Publish whatever of a pipeline is due. False: it could not be done now, and the reconciler will do it."""
    try:
        outbox = recovery.take_outbox(pipeline_id, broker)
        sent = _publish(outbox)
    except DeckflowError as error:  # the pipeline is committed: what is owed can be sent later
        log.warning("dispatch_failed", pipeline=str(pipeline_id), error=str(error))
        return False
    if sent and outbox.due and outbox.route is Route.CONTAINERS:
        _tell_scaler()
    return sent


def _tell_scaler() -> None:
    """Say that work has come, so that replicas are ordered at once and not at the scaler's next tick."""
    settings = get_settings()
    if not settings.autoscaled:
        return
    try:
        app.send_task("scale", kwargs={"hint": True}, expires=settings.scale_seconds)
    except Exception as error:  # the same border; the tick comes soon anyhow
        log.warning("publish_failed", tasks=["scale"], error=type(error).__name__)


def _publish(outbox: Outbox) -> bool:
    try:
        for signature in canvas(outbox):
            signature.apply_async()
    except Exception as error:  # the border: kombu, redis-py and sockets each have errors of their own
        log.warning(
            "publish_failed", pipeline=str(outbox.pipeline_id), tasks=outbox.due, error=type(error).__name__
        )
        recovery.put_back(outbox)
        return False
    if outbox.due:
        log.info("dispatched", pipeline=str(outbox.pipeline_id), tasks=outbox.due)
    return True


def publish_finish(pipeline_id: uuid.UUID) -> None:
    """Ask for `finish`. If the broker does not take it, the reconciler will."""
    try:
        app.send_task("finish", args=(str(pipeline_id),))
    except Exception as error:  # the same border
        log.warning("publish_failed", pipeline=str(pipeline_id), tasks=["finish"], error=type(error).__name__)
