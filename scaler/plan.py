"""From a decision to orders: which numbers a provider is asked for, one after the other. Pure.

A replica that takes too long to start, or has fallen silent, is to be replaced. Where the provider takes names it is stopped by
its own. Where it does not, the pool is stopped and started again as long as nothing in it works; otherwise one more replica is
ordered beside it, within the limit.
"""

from collections.abc import Collection
from dataclasses import dataclass

from scaler.policy.decision import Decision


@dataclass(frozen=True)
class Order:
    """Have so many replicas; where `victims` are named, they are to go."""

    replicas: int
    victims: tuple[str, ...] = ()


def plan(
    decision: Decision, living: Collection[str], stuck: Collection[str], *, can_name: bool, most: int
) -> list[Order]:
    """What to order, nothing if all is as decided. `living` are the replicas that the provider counts, `stuck` some of them."""
    if can_name:
        return _by_name(decision, living, stuck)
    return _by_number(decision.replicas, len(living), len(stuck), most)


def _by_name(decision: Decision, living: Collection[str], stuck: Collection[str]) -> list[Order]:
    gone = tuple(sorted(set(living) & {*stuck, *(decision.victims or ())}))
    left = len(living) - len(gone)
    orders = [Order(left, gone)] if gone else []
    if decision.replicas != left:
        orders.append(Order(decision.replicas))
    return orders


def _by_number(wanted: int, living: int, stuck: int, most: int) -> list[Order]:
    if stuck and wanted and stuck == living:
        return [Order(0), Order(wanted)]
    target = min(wanted + stuck, max(most, wanted)) if stuck and wanted else wanted
    return [Order(target)] if target != living else []
