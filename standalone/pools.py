"""Who runs the vision and text workers of a system: what `deckflow up` takes, and how it is told. It starts none.

`local`   replicas on this machine, started and stopped by the autoscaler
`datacrunch`   containers there, started and stopped by the autoscaler
`none`   workers that somebody else runs; nothing is scaled
"""

from collections.abc import Mapping

from pipeline.settings import Settings
from scaler import chosen
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
