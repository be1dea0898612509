"""The same six no-op tasks without a record: as a flat canvas with a chord, and chained by hand.

It is what Deckflow is measured against. Both tell that a run is done by pushing its id to a Redis list.
"""

import os
from typing import Any

import redis
from celery import Celery, chain, chord, group
from celery.canvas import Signature

BROKER = os.environ["BENCH_BROKER"]
DONE = "bench-done"

app = Celery("bare", broker=BROKER, backend=BROKER.replace("virtual_host=0", "virtual_host=1"))
app.conf.update(
    task_default_queue="bare",
    worker_disable_prefetch=True,
    worker_prefetch_multiplier=1,
    worker_send_task_events=True,
    task_send_sent_event=True,
    result_expires=3600,
)
_client = redis.Redis(unix_socket_path=BROKER.split("://")[1].split("?")[0])


@app.task(ignore_result=True)
def visual(run: str, by_hand: bool) -> None:
    """First of the line."""
    if by_hand:
        extract.delay(run, True)


@app.task(ignore_result=True)
def feedback(run: str, by_hand: bool) -> None:
    """Beside the line."""
    if by_hand:
        _count(run)


@app.task(ignore_result=True)
def extract(run: str, by_hand: bool) -> None:
    """Second of the line."""
    if by_hand:
        for number in range(3):
            special.delay(run, number, True)


@app.task
def special(run: str, number: int, by_hand: bool) -> None:
    """One of the three at the end."""
    if by_hand:
        _count(run)


@app.task(ignore_result=True)
def finish(*args: Any, run: str) -> None:
    """The body of the chord."""
    _client.rpush(DONE, run)


def _count(run: str) -> None:
    # By hand, the join is a counter: the fourth of feedback and the three specials is the last.
    if _client.incr(f"count:{run}") == 4:
        finish.delay(run=run)


def canvas(run: str) -> Signature:
    """The flat shape: slide feedback beside a chain that ends in a chord."""
    specials = [special.si(run, number, False) for number in range(3)]
    line = chain(visual.si(run, False), extract.si(run, False), chord(specials, finish.si(run=run)))
    return group(feedback.si(run, False), line)


def start_canvas(run: str) -> None:
    """One run of the flat canvas."""
    canvas(run).apply_async()


def start_by_hand(run: str) -> None:
    """One run chained by hand."""
    visual.delay(run, True)
    feedback.delay(run, True)
