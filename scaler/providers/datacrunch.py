"""Replicas as containers of DataCrunch, now called Verda, through its official SDK. It owns no table.

One deployment for each pool, made by `deckflow provision`. The service's own autoscaler counts HTTP requests, of which workers
that pull from a queue get none: so a number of replicas is pinned, as its least and its greatest, and zero is pinned as
"between 0 and 1" (a greatest of 0 is not allowed) and paused. Nobody can choose which replica goes: the pool is to be idle.
"""

import datetime as dt
import math
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, Self

import structlog
from verda.containers import ContainersService

from pipeline.errors import NotConfigured
from pipeline.settings import Settings
from scaler.providers.base import Garbled, Missing, Price, ProviderError, Refused, Replica, ReplicaState
from scaler.providers.budget import Budget
from scaler.providers.exchange import Line, Patience
from scaler.providers.transport import Tokens, Transport

log = structlog.get_logger()

AT = "/container-deployments/{name}"
#: "Price is calculated in 10-minute intervals for the currently running replicas": the vendor's pages on containers.
BLOCK_SECONDS = 600

_STATES = {
    "unavailable": ReplicaState.BOOTING,
    "imagepulling": ReplicaState.BOOTING,
    "initializing": ReplicaState.BOOTING,
    "running": ReplicaState.READY,
    "terminating": ReplicaState.STOPPING,
    "error": ReplicaState.FAILED,
    # No list has these, but it is Kubernetes underneath, and users see the first of them.
    "crashloopbackoff": ReplicaState.FAILED,
    "imagepullbackoff": ReplicaState.FAILED,
    "errimagepull": ReplicaState.FAILED,
}
#: A replica in this state waits for a machine and costs nothing.
WAITING = "unavailable"
#: What its deployment says if that is in vain. `unhealthy` says nothing: users see it while a replica boots as usual.
IN_VAIN = "quota_reached"
#: What a deployment says that is surely not paused. Of `updating`, and of words that are new, nobody knows.
NOT_PAUSED = {"initializing", "image_pulling", "healthy", "degraded", "unhealthy", "quota_reached"}

_CRASHES = (
    "its platform calls it '{status}': the container crashes, or its image can't be pulled. Its log is in the provider's "
    "console; correct the image or the variables of the deployment (`deckflow provision`)"
)
_NO_MACHINE = (
    f"it waits for a machine, and its deployment says '{IN_VAIN}': have the quota raised in the provider's console, or rent "
    "other machines"
)


class DataCrunch:
    """The provider `datacrunch`. `deployments` names that of each pool; `now` is the time in seconds since 1970."""

    name: ClassVar[str] = "datacrunch"
    can_name_victim: ClassVar[bool] = False

    def __init__(
        self,
        transport: Transport,
        deployments: Mapping[str, str],
        *,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.transport = transport
        self._service = ContainersService(transport)
        self._deployments = dict(deployments)
        self._now = now

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """The provider of the settings. Raises `NotConfigured` where the credentials are missing or the address is bad."""
        return cls(
            transport(settings), {"vision": settings.vision_deployment, "text": settings.text_deployment}
        )

    def list(self, pool: str) -> tuple[Replica, ...]:
        """The pool's replicas. Raises `Missing` where nobody provisioned it, and other `ProviderError`s."""
        name = self._name(pool)
        body = self.transport.fetch("GET", f"{AT}/replicas", name)
        try:
            found = tuple(self._replica(item) for item in body["list"])
        except (KeyError, TypeError):
            raise Garbled(f"{name}: the list of replicas makes no sense") from None
        if any(one.status == WAITING for one in found) and self._waits_in_vain(name):
            return tuple(_without_machine(one) if one.status == WAITING else one for one in found)
        return found

    def _waits_in_vain(self, name: str) -> bool:
        try:
            return self._status(name) == IN_VAIN
        except ProviderError as error:  # the list counts without it
            log.info("deployment_status_unknown", deployment=name, code=error.code)
            return False

    def _replica(self, item: Mapping[str, Any]) -> Replica:
        status = str(item["status"]).lower()
        state = _STATES.get(status)
        if state is None:
            # The vendor asks to treat its lists as open. It costs money and does not serve: like one that boots.
            log.warning("replica_status_unknown", replica=str(item["id"]), status=status)
            state = ReplicaState.BOOTING
        started = _moment(item.get("started_at"))
        paid_until = None if status == WAITING or started is None else self._paid_until(started)
        why = _CRASHES.format(status=status) if state is ReplicaState.FAILED else None
        return Replica(str(item["id"]), state, status, started_at=started, paid_until=paid_until, why=why)

    def _paid_until(self, started: dt.datetime) -> dt.datetime:
        """The end of the block that has begun, the blocks counted from the start."""
        seconds = self._now() - started.timestamp()
        blocks = max(1, math.ceil(seconds / BLOCK_SECONDS))
        return started + dt.timedelta(seconds=blocks * BLOCK_SECONDS)

    def scale(self, pool: str, replicas: int, *, victims: Collection[str] = ()) -> None:
        """Pin the pool to so many replicas; pause it at zero. Raises `Refused` if a victim is named and others are to stay."""
        name = self._name(pool)
        if replicas < 0 or (victims and replicas):
            raise Refused(f"{name}: can't have {replicas} replicas, or choose which one goes")
        if replicas == 0:
            self._pin(name, 0, 1)
            if self._status(name) != "paused":
                self._service.pause_deployment(name)
            return
        # Resumed before the pin, since nobody says whether a paused one can be pinned. It was left at "between 0 and 1",
        # so that it starts nothing by itself in between.
        status = self._status(name)
        if status not in NOT_PAUSED:
            self._resume(name, status)
        self._pin(name, replicas, replicas)

    def _resume(self, name: str, status: str) -> None:
        """Resume a deployment that is paused, or may be: what goes on already may refuse it."""
        try:
            self._service.resume_deployment(name)
        except Refused as error:
            if status == "paused":
                raise
            log.info("resume_refused", deployment=name, status=status, error=str(error))

    def _status(self, name: str) -> str:
        """The deployment's own word. Asked for directly: the SDK raises on those that it does not know."""
        body = self.transport.fetch("GET", f"{AT}/status", name)
        return str(body.get("status")) if isinstance(body, dict) else ""

    def _pin(self, name: str, least: int, most: int) -> None:
        """Set both bounds in one request, unless they are set; a part of the options, so that nobody's others are lost."""
        wanted = {"min_replica_count": least, "max_replica_count": most}
        if _bounds(self.transport.fetch("GET", f"{AT}/scaling", name)) == wanted:
            return
        answered = _bounds(self.transport.fetch("PATCH", f"{AT}/scaling", name, body=wanted))
        if answered != wanted:
            raise Garbled(f"{name}: asked for {wanted}, answered {answered}")
        log.info("replicas_pinned", deployment=name, least=least, most=most)

    def price(self, pool: str) -> Price:
        """What one replica costs now, by the deployment's compute and by today's list."""
        deployment = self.transport.fetch("GET", AT, self._name(pool))
        try:
            compute, spot = deployment["compute"], bool(deployment["is_spot"])
            return price_of(self.transport, str(compute["name"]), size=int(compute["size"]), spot=spot)
        except (KeyError, TypeError, ValueError):
            raise Garbled(f"{self._name(pool)}: the deployment makes no sense") from None

    def _name(self, pool: str) -> str:
        try:
            return self._deployments[pool]
        except KeyError:
            raise Refused(f"there is no pool {pool}") from None


def _without_machine(replica: Replica) -> Replica:
    return replace(replica, state=ReplicaState.FAILED, why=_NO_MACHINE)


def transport(
    settings: Settings, *, patience: Patience | None = None, sleep: Callable[[float], None] = time.sleep
) -> Transport:
    """The way to the service by the settings; no request is made. Raises `NotConfigured` as `DataCrunch.from_settings`."""
    secrets = (settings.verda_client_id, settings.verda_client_secret)
    if not all(secret.get_secret_value() for secret in secrets):
        raise NotConfigured(
            "DECKFLOW_VERDA_CLIENT_ID and DECKFLOW_VERDA_CLIENT_SECRET are not set. "
            "Create them in the provider's console, under API keys."
        )
    line = Line(settings.verda_url.rstrip("/"), patience or Patience(), sleep)
    return Transport(line, Tokens(line, *secrets), Budget())


def price_of(transport: Transport, model: str, *, size: int, spot: bool) -> Price:
    """Today's price of a replica with so many GPUs of a model. Raises `Missing` where the list has none."""
    types = transport.fetch("GET", "/container-types", params={"currency": "usd"})
    key = "serverless_spot_price" if spot else "serverless_price"
    for item in types if isinstance(types, list) else []:
        if item.get("model") != model:
            continue
        gpus = (item.get("gpu") or {}).get("number_of_gpus") or size
        try:
            if gpus == size:
                return Price(Decimal(str(item[key])), str(item["currency"]), BLOCK_SECONDS)
        except (KeyError, InvalidOperation):
            break
    raise Missing(f"no price is listed for {size} x {model}")


def _bounds(options: Any) -> dict[str, Any]:
    """The two numbers of scaling options; none of a deployment whose creation was cut short."""
    names = ("min_replica_count", "max_replica_count")
    return {name: options.get(name) for name in names} if isinstance(options, dict) else {}


def _moment(value: Any) -> dt.datetime | None:
    """A time as the service writes it; None for what is not one."""
    try:
        at = dt.datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)
