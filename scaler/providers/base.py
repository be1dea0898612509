"""What the autoscaler asks of whoever provides replicas, and what can go wrong. It owns no table.

    ProviderError              under `pipeline.errors.DeckflowError`
      ├── Unavailable          no answer in time, or one that is the service's own trouble; may succeed later
      │     ├── RateLimited    too many requests; was not acted upon
      │     └── Garbled        an answer that makes no sense: nobody knows whether it was acted upon
      ├── NoCapacity           no machine is free, or a quota is reached; may succeed later
      ├── OutOfFunds           the account has no money
      ├── Unauthorised         the credentials are wrong or don't suffice
      ├── Missing              there is no such deployment, secret or price
      └── Refused              the request makes no sense to the provider, or contradicts what is there

No error's text holds a secret: neither ours, nor what the service says of one.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Protocol

from pipeline.errors import DeckflowError


class ProviderError(DeckflowError):
    """Base of what a provider can answer instead of doing as asked.

    `retry_after` is how many seconds to wait, where somebody said so; `unprocessed`: surely nothing was done.
    """

    code = "provider"

    def __init__(self, message: str, *, retry_after: float | None = None, unprocessed: bool = False) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.unprocessed = unprocessed


class Unavailable(ProviderError):
    """No answer in time, or the service is in trouble."""

    code = "provider_unavailable"
    retryable = True


class RateLimited(Unavailable):
    """Too many requests."""

    code = "provider_rate_limited"


class Garbled(Unavailable):
    """An answer that makes no sense."""

    code = "provider_garbled"


class NoCapacity(ProviderError):
    """No machine is free, or a quota is reached."""

    code = "provider_no_capacity"
    retryable = True


class OutOfFunds(ProviderError):
    """The account has no money."""

    code = "provider_out_of_funds"


class Unauthorised(ProviderError):
    """The credentials are wrong or don't suffice."""

    code = "provider_unauthorised"


class Missing(ProviderError):
    """There is no such deployment, secret or price."""

    code = "provider_missing"


class Refused(ProviderError):
    """The request makes no sense to the provider, or contradicts what is there."""

    code = "provider_refused"


class ReplicaState(StrEnum):
    """What a provider knows of a replica.

    `ready` means that its process runs; whether its worker takes tasks is for `processing_servers` to say. `failed` means that
    it does not come up as things are: it has ended, or its platform tries in vain.
    """

    BOOTING = "booting"
    READY = "ready"
    STOPPING = "stopping"
    FAILED = "failed"


@dataclass(frozen=True)
class Replica:
    """A replica as its provider lists it. `status` is the provider's own word.

    `started_at` is when it was started, None where nobody says; `paid_until` is the end of the billing block that has begun,
    None while nothing is billed for it. `why` is, of one that fails, what is known of it and what to do, in words.
    """

    id: str
    state: ReplicaState
    status: str
    started_at: dt.datetime | None
    paid_until: dt.datetime | None
    why: str | None = None


@dataclass(frozen=True)
class Price:
    """What a replica costs: `hourly` in `currency` (usd), billed in started blocks of `block_seconds`."""

    hourly: Decimal
    currency: str
    block_seconds: int


class Provider(Protocol):
    """Starts and stops replicas. A pool is `vision` or `text`. Every method may raise `ProviderError`."""

    #: Its name in settings and `scaling_events`.
    name: ClassVar[str]
    #: Whether `scale` can be told which replicas to stop.
    can_name_victim: ClassVar[bool]

    def list(self, pool: str) -> tuple[Replica, ...]:
        """The pool's replicas, those that are stopping included."""

    def scale(self, pool: str, replicas: int, *, victims: Collection[str] = ()) -> None:
        """Have so many replicas; `victims` are the ids of those to stop. Returns once it is ordered, not once it is done.

        To do the same again changes nothing.
        """

    def price(self, pool: str) -> Price:
        """What one replica of the pool costs now."""
