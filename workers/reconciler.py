"""The reconciler: every ten seconds, whatever was lost on the way is found and sent again.

1. A lease that ran out means a dead worker: its task is queued again, or parked after too many of them.
2. A queued task whose message is gone, or was never sent, is sent again.
3. A settled pipeline whose `finish` was missed gets it.

What is owed is read from the record (`pipeline.recovery`); the broker is asked only whether messages are gone.
"""

import secrets
from typing import Any

import structlog
from kombu.exceptions import ChannelError

from pipeline import recovery, servers
from pipeline.graph import GRAPH, Queue
from pipeline.recovery import BrokerState
from workers.celery import app
from workers.dispatch import dispatch, publish_finish

log = structlog.get_logger()

#: A key that lives as long as the broker's data. Where it is missing, Redis was flushed or restarted empty.
EPOCH_KEY = "deckflow-epoch"
_WORK_QUEUES = sorted({node.queue for node in GRAPH.values()})


@app.task(name="reconcile")  # type: ignore[untyped-decorator]
def reconcile() -> None:
    """One tick. A second one at the same time finds the lock taken and leaves."""
    with recovery.only_one() as alone:
        if alone:
            _tick()


def _tick() -> None:
    recovery.expire_leases()
    with app.connection_for_write() as connection:
        channel = connection.default_channel
        broker = look_at_broker(channel)
        sent = [_try_dispatch(pipeline_id, broker) for pipeline_id in recovery.due_pipelines(broker)]
        if broker.restarted and all(sent):
            # Only now: a tick that dies before this finds the key missing again, and sends again.
            channel.client.set(EPOCH_KEY, secrets.token_hex(8))
    for pipeline_id in recovery.unfinished():
        publish_finish(pipeline_id)
    servers.forget_gone()


def look_at_broker(channel: Any) -> BrokerState:
    """Ask Redis whether it still is the one we know, and which of the work queues are empty, all priorities counted."""
    restarted = not channel.client.exists(EPOCH_KEY)
    return BrokerState(restarted, frozenset(queue for queue in _WORK_QUEUES if depth(channel, queue) == 0))


def depth(channel: Any, queue: Queue) -> int:
    """How many messages wait in a queue, over all its priority lists."""
    try:
        return int(channel.queue_declare(queue.value, passive=True).message_count)
    except ChannelError:  # Redis keeps no empty list: the queue has never been used
        return 0


def _try_dispatch(pipeline_id: Any, broker: BrokerState) -> bool:
    try:
        return dispatch(pipeline_id, broker)
    except Exception as error:  # one pipeline's trouble must not keep the others from being sent
        log.exception("reconcile_failed", pipeline=str(pipeline_id), error=type(error).__name__)
        return False
