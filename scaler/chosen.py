"""The controller that the settings ask for. It decides nothing."""

import math
from functools import lru_cache
from importlib.util import find_spec

from pipeline.errors import NotConfigured
from pipeline.settings import Settings, get_settings
from scaler.configuration import load
from scaler.controller import Controller
from scaler.policy.config import Scaling
from scaler.policy.decision import Policy
from scaler.policy.just_in_time import JustInTime
from scaler.policy.rules import Rules
from scaler.policy.snapshot import Budget
from scaler.providers.base import Provider


def provider(settings: Settings) -> Provider | None:
    """The provider of the settings, None where somebody else runs the workers. No request is made.

    Raises `NotConfigured` where the provider's own settings are missing, or its SDK.
    """
    if settings.provider == "local":
        from scaler.providers.local import LocalProvider

        return LocalProvider(settings)
    if settings.provider == "datacrunch":
        if find_spec("verda") is None:
            raise NotConfigured(
                "The provider datacrunch needs its SDK: `pip install 'deckflow[datacrunch]'`."
            )
        from scaler.providers import datacrunch
        from scaler.providers.exchange import Patience

        # A tick must not hang: only one runs at a time, and the next comes soon.
        patience = Patience(connect=2.0, read=4.0, total=6.0, tries=2, longest_pause=2.0)
        names = {"vision": settings.vision_deployment, "text": settings.text_deployment}
        return datacrunch.DataCrunch(datacrunch.transport(settings, patience=patience), names)
    return None


def limits(settings: Settings) -> Scaling:
    """The scaling configuration in force: that of the file, on this machine within what suits it. Raises `NotConfigured`."""
    scaling = load(settings.scaling_file)
    return scaling.at_most(settings.local_max_replicas) if settings.provider == "local" else scaling


def caps(settings: Settings) -> Budget:
    """What may be spent. Nobody is billed for processes of this machine, whatever containers have cost this month."""
    if settings.provider == "local":
        return Budget(daily_cap=math.inf, monthly_cap=math.inf)
    return Budget(daily_cap=settings.daily_cap, monthly_cap=settings.monthly_cap)


def policy(settings: Settings, scaling: Scaling) -> Policy:
    """The policy of the settings."""
    return Rules(scaling) if settings.scaling_policy == "rules" else JustInTime(scaling)


@lru_cache
def controller() -> Controller | None:
    """The controller of this process, made on first use; None where somebody else runs the workers."""
    settings = get_settings()
    chosen = provider(settings)
    if chosen is None:
        return None
    scaling = limits(settings)
    return Controller(chosen, policy(settings, scaling), scaling, caps(settings))
