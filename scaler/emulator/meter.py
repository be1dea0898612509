"""What replicas cost: started blocks of ten minutes, at the hourly price of their container type. It owns no table.

Money is counted exactly, as fractions, and rounded once, to cents, where a sum is shown.
"""

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from scaler.emulator.clock import stamp
from scaler.emulator.replicas import Replica

#: "Price is calculated in 10-minute intervals for the currently running replicas": the vendor's container pages.
BLOCK = 600


def blocks(replica: Replica, now: float) -> int:
    """Started blocks, from the moment it got its machine until it was gone; 0 while it waits for one."""
    if replica.started_at is None:
        return 0
    seconds = (now if replica.ended_at is None else replica.ended_at) - replica.started_at
    return max(1, math.ceil(seconds / BLOCK))


def cost(replica: Replica, now: float) -> Fraction:
    """Dollars, exactly."""
    return Fraction(replica.price) * blocks(replica, now) * BLOCK / 3600


def cents(dollars: Fraction) -> int:
    """Rounded half up."""
    exact = Decimal(dollars.numerator * 100) / Decimal(dollars.denominator)
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def reading(replicas: Iterable[Replica], now: float) -> dict[str, Any]:
    """The body of `GET /emulator/meter`: each replica that was ever billed, and the sums by deployment and altogether."""
    billed = [replica for replica in replicas if replica.started_at is not None]
    sums: dict[str, Fraction] = {}
    for replica in billed:
        sums[replica.deployment] = sums.get(replica.deployment, Fraction(0)) + cost(replica, now)
    return {
        "currency": "usd",
        "block_seconds": BLOCK,
        "cents": cents(sum(sums.values(), Fraction(0))),
        "deployments": {name: cents(dollars) for name, dollars in sums.items()},
        "replicas": [_line(replica, now) for replica in billed],
    }


def _line(replica: Replica, now: float) -> dict[str, Any]:
    return {
        "deployment": replica.deployment,
        "id": replica.id,
        "started_at": stamp(replica.started_at or 0),
        "ended_at": None if replica.ended_at is None else stamp(replica.ended_at),
        "hourly_price": str(replica.price),
        "blocks": blocks(replica, now),
        "cents": cents(cost(replica, now)),
    }
