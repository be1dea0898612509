"""Makes, changes and removes the deployments of the pools, so that doing it twice does no more than once. It owns no table.

The service is known to answer 500 to a creation that succeeds, and 408 to a deletion that goes on. So what an unclear answer
meant is found out by looking.
"""

import time
from collections.abc import Callable

import structlog
from verda.containers import ContainersService

from scaler.providers.base import Garbled, Missing, Refused, Unavailable
from scaler.providers.blueprint import SCALING, Blueprint, is_own_secret
from scaler.providers.datacrunch import AT
from scaler.providers.planning import Plan, container_name, deployment, plan, secret_names
from scaler.providers.transport import Transport

log = structlog.get_logger()

#: How long a deletion may take until it is reported as not done, and between two looks, in seconds.
DELETE_SECONDS, LOOK_SECONDS = 300.0, 5.0


def apply(transport: Transport, wanted: Plan) -> None:
    """Do what a plan says. Replicas that run are replaced by the service if their deployment changes.

    Raises `ProviderError`; what was done until then stays, and a new plan goes on from there.
    """
    for name, value in wanted.new_secrets.items():
        _create_secret(transport, name, value.get_secret_value())
    blueprint = wanted.blueprint
    if not wanted.container:
        _create(transport, blueprint)
    elif wanted.changes:
        transport.fetch("PATCH", AT, blueprint.name, body=blueprint.patch(wanted.container))
    if not wanted.container or wanted.unscaled:
        _set_scaling(transport, blueprint.name)
    for name in wanted.stale_secrets:
        _delete_secret(transport, name)
    log.info("deployment_provisioned", deployment=blueprint.name)


def _create_secret(transport: Transport, name: str, value: str) -> None:
    try:
        ContainersService(transport).create_secret(name, value)
    except (Unavailable, Refused):
        if name not in secret_names(transport):
            raise


def _delete_secret(transport: Transport, name: str) -> None:
    try:
        ContainersService(transport).delete_secret(name)
    except Missing:
        log.info("secret_was_gone", secret=name)
    except Refused:  # replicas of before still use it; the next run deletes it
        log.warning("secret_in_use", secret=name)


def _create(transport: Transport, blueprint: Blueprint) -> None:
    """Create it, or find that it was created after all, and then make sure that it is as it should be."""
    unclear: Exception | None = None
    try:
        ContainersService(transport).create_deployment(blueprint.deployment())
    except (Unavailable, Refused) as error:
        unclear = error
    except (KeyError, TypeError, ValueError, AttributeError):  # the SDK could not read the answer
        unclear = Garbled(f"{blueprint.name}: the answer to its creation makes no sense")
    if unclear is None:
        return
    if deployment(transport, blueprint.name) is None:
        raise unclear
    log.warning("created_after_all", deployment=blueprint.name, error=type(unclear).__name__)
    found = plan(transport, blueprint)
    if found.changes:
        transport.fetch("PATCH", AT, blueprint.name, body=blueprint.patch(found.container))


def _set_scaling(transport: Transport, name: str) -> None:
    """No replica until the autoscaler asks for one; and its whole options, which a creation cut short lacks."""
    transport.fetch("PATCH", f"{AT}/scaling", name, body=SCALING.to_dict())
    ContainersService(transport).pause_deployment(name)


def remove(
    transport: Transport,
    name: str,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> bool:
    """Delete a deployment and the secrets that were made for it; False where there was no deployment.

    Returns once it is gone. Raises `Unavailable` when it is still there after 5 min.
    """
    found = deployment(transport, name)
    if found is not None:
        container_name(found)  # raises for one that is not ours
        _delete(transport, name)
        deadline = clock() + DELETE_SECONDS
        while deployment(transport, name) is not None:
            if clock() >= deadline:
                raise Unavailable(f"{name} is still being deleted after {DELETE_SECONDS:.0f} s")
            sleep(LOOK_SECONDS)
    for secret in secret_names(transport):
        if is_own_secret(secret, name):
            _delete_secret(transport, secret)
    return found is not None


def _delete(transport: Transport, name: str) -> None:
    try:
        # Without the wait that the service offers, which outlasts connections. The SDK can't say so.
        transport._request("DELETE", AT, params={"timeout": 0}, path_params={"name": name})
    except (Missing, Unavailable) as error:  # gone by an earlier try, or on its way
        log.info("deletion_unclear", deployment=name, error=error.code)
