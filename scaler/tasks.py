"""The Celery task of the autoscaler: a tick, every five seconds from beat and at once on an upload. It owns no table."""

import time

from pipeline import recovery
from scaler import chosen
from workers.celery import app

#: The PostgreSQL advisory lock of a hint that waits for its turn; any number that nobody else uses.
HINT_LOCK = 0x68696E74
#: Seconds to wait at least for a tick that was already at work when the hint came.
LEAST_WAIT = 0.5


@app.task(name="scale")  # type: ignore[untyped-decorator]
def scale(hint: bool = False) -> None:
    """One tick of the controller; `hint` says that work has come. Does nothing where somebody else runs the workers.

    A hint that comes too soon after a tick waits for the next that may be, two seconds at most, and one waits for all.
    """
    controller = chosen.controller()
    if controller is None or controller.tick(hint=hint) or not hint:
        return
    with recovery.only_one(HINT_LOCK) as alone:
        if not alone:
            return
        time.sleep(max(controller.pause_left(), LEAST_WAIT))
    # Only now without the lock: whoever comes while this one looks at the work may be too late for it, and waits in turn.
    controller.tick(hint=True)
