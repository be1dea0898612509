"""The Celery task of the autoscaler: a tick, every five seconds from beat and at once on an upload. It owns no table."""

from scaler import chosen
from workers.celery import app


@app.task(name="scale")  # type: ignore[untyped-decorator]
def scale(hint: bool = False) -> None:
    """One tick of the controller; `hint` says that work has come. Does nothing where somebody else runs the workers."""
    controller = chosen.controller()
    if controller is not None:
        controller.tick(hint=hint)
