"""The controller that the settings ask for. It decides nothing."""

from functools import lru_cache

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
    """The provider of the settings, None for `none`. Raises `NotConfigured` where its own settings are missing."""
    if settings.provider == "local":
        from scaler.providers.local import LocalProvider

        return LocalProvider(settings)
    if settings.provider == "datacrunch":
        # Only here: its SDK comes with the extra `datacrunch`.
        from scaler.providers import datacrunch
        from scaler.providers.exchange import Patience

        # A tick must not hang: the reconciler waits in the same queue, and the next tick comes soon.
        patience = Patience(connect=2.0, read=4.0, total=6.0, tries=2, longest_pause=2.0)
        names = {"vision": settings.vision_deployment, "text": settings.text_deployment}
        return datacrunch.DataCrunch(datacrunch.transport(settings, patience=patience), names)
    return None


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
    scaling = load(settings.scaling_file)
    caps = Budget(daily_cap=settings.daily_cap, monthly_cap=settings.monthly_cap)
    return Controller(chosen, policy(settings, scaling), scaling, caps)
