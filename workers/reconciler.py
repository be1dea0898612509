"""The reconciler: every ten seconds, whatever was lost on the way is found and sent again.

1. A lease that ran out means a dead worker: its task is queued again, or parked after too many of them.
2. A pipeline whose route can't work just now goes on by the other one, if that can (`pipeline.routing`).
3. A queued task whose message is gone, or was never sent, is sent again.
4. A settled pipeline whose `finish` was missed gets it.

What is owed is read from the record (`pipeline.recovery`); the broker is asked only whether messages are gone.
"""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import structlog

from pipeline import recovery, routing, servers
from pipeline.graph import GRAPH, Queue
from pipeline.recovery import BrokerState
from workers.celery import app
from workers.dispatch import dispatch, publish_finish

log = structlog.get_logger()

#: A key that lives as long as the broker's data: where it is missing, Redis was flushed or restarted empty. It holds the
#: moment before which messages are lost, until all of them have been sent again, and then `SOUND`. A hash, because
#: kombu puts its prefix before the keys of some commands only, and HGET and HSET are among them.
EPOCH_KEY, EPOCH_FIELD = "deckflow-epoch", "lost_before"
SOUND = b"sound"
_WORK_QUEUES = sorted({node.queue for node in GRAPH.values()} | {Queue.DEDICATED})


@app.task(name="reconcile")  # type: ignore[untyped-decorator]
def reconcile() -> None:
    """One tick. A second one at the same time finds the lock taken and leaves."""
    with recovery.only_one() as alone:
        if alone:
            _tick()


def _tick() -> None:
    _each(recovery.run_out(), lambda pipeline_id: bool(recovery.expire(pipeline_id)))
    if found := routing.stranded():
        _each(found.pipelines, lambda pipeline_id: bool(routing.move(pipeline_id, found.to, found.why)))
    with app.connection_for_write() as connection:
        channel = connection.default_channel
        broker = look_at_broker(channel)
        due = recovery.due_pipelines(broker)
        all_sent = _each(due, lambda pipeline_id: dispatch(pipeline_id, broker))
        if broker.lost_before and all_sent and len(due) < recovery.BATCH:
            channel.client.hset(EPOCH_KEY, EPOCH_FIELD, SOUND)
        if depth(channel, Queue.BACKGROUND) == 0:  # else those of the last tick still wait there
            for pipeline_id in recovery.unfinished():
                publish_finish(pipeline_id)
    servers.forget_gone()


def _each(pipelines: list[uuid.UUID], act: Callable[[uuid.UUID], bool]) -> bool:
    """Act on each pipeline, whatever befalls the others. Returns whether all went well."""
    well = True
    for pipeline_id in pipelines:
        try:
            well = act(pipeline_id) and well
        except (
            Exception
        ) as error:  # the border: one pipeline's trouble is logged, and tried again at the next tick
            log.exception("reconcile_failed", pipeline=str(pipeline_id), error=type(error).__name__)
            well = False
    return well


def look_at_broker(channel: Any) -> BrokerState:
    """Ask Redis whether it still is the one we know, and which of the work queues are empty, all priorities counted."""
    epoch = channel.client.hget(EPOCH_KEY, EPOCH_FIELD)
    if epoch is None:
        epoch = recovery.now().isoformat().encode()
        channel.client.hset(EPOCH_KEY, EPOCH_FIELD, epoch)
    lost_before = None if epoch == SOUND else dt.datetime.fromisoformat(epoch.decode())
    return BrokerState(lost_before, frozenset(queue for queue in _WORK_QUEUES if depth(channel, queue) == 0))


def depth(channel: Any, queue: Queue) -> int:
    """How many messages wait in a queue, over all its priority lists, named as kombu names them.

    Asked by LLEN: kombu's passive declaration looks for a list without its own key prefix, and finds none.
    """
    steps = [queue.value + (f"{channel.sep}{step}" if step else "") for step in channel.priority_steps]
    return sum(channel.client.llen(step) for step in steps)
