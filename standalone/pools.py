"""Who runs the vision and text workers of a system: what `deckflow up` takes, and how it is told. It starts none.

`local`   replicas on this machine, started and stopped by the autoscaler
`datacrunch`   containers there, started and stopped by the autoscaler
`none`   workers that somebody else runs; nothing is scaled
"""

import datetime as dt
from collections.abc import Mapping

from pipeline.database import transaction
from pipeline.fallback import SCALER_GONE
from pipeline.settings import Settings
from scaler import chosen, judgement, memory
from scaler.configuration import file_in_force
from scaler.policy.snapshot import Pool


def settle(settings: Settings) -> Mapping[str, str]:
    """The settings of `deckflow up` for its processes, which work in another folder, by their names in the environment.

    Raises `NotConfigured` for limits or a provider that would fail at each tick.
    """
    settled = settings.model_copy(update={"provider": settings.provider or "local"})
    found = {"DECKFLOW_PROVIDER": str(settled.provider)}
    if not settled.autoscaled:
        return found
    chosen.limits(settled)
    chosen.provider(settled)
    path = file_in_force(settled.scaling_file)
    return found | ({"DECKFLOW_SCALING_FILE": str(path)} if path else {})


def complaints() -> str:
    """What keeps the pools' replicas from starting, in words, as the scaler noted it within the hour; as a rule nothing."""
    with transaction() as db:
        found = [memory.recall(db, pool.value) for pool in Pool]
    since = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=SCALER_GONE)
    fresh = [one for one in found if one.ticked_at and one.ticked_at > since]
    return "; ".join(f"{one.pool}: {words}" for one in fresh if (words := judgement.complaint(one)))


def describe(settings: Settings) -> str:
    """In a sentence, who runs the workers."""
    if not settings.autoscaled:
        return (
            "none of this system's (DECKFLOW_PROVIDER=none). Decks wait for workers of yours: "
            "`python -m workers.launcher vision` and `... text`"
        )
    limits = {pool: chosen.limits(settings).of(pool) for pool in Pool}
    numbers = ", ".join(f"{it.min_replicas} to {it.max_replicas} {pool}" for pool, it in limits.items())
    if settings.provider == "local":
        return f"local, processes of this machine: {numbers}, as decks come (DECKFLOW_LOCAL_MAX_REPLICAS)"
    names = f"{settings.vision_deployment} and {settings.text_deployment}"
    return f"datacrunch, containers of {names}: {numbers}, as decks come"
