"""From a decision to orders: with and without names, with and without replicas that are stuck."""

import pytest

from scaler.plan import Order, plan
from scaler.policy.decision import Decision
from scaler.policy.snapshot import Pool


def orders(
    replicas: int,
    *,
    living: str = "",
    stuck: str = "",
    victims: str = "",
    can_name: bool = True,
    most: int = 3,
) -> list[Order]:
    decision = Decision(Pool.TEXT, replicas, "", tuple(victims) or None)
    return plan(decision, tuple(living), tuple(stuck), can_name=can_name, most=most)


@pytest.mark.parametrize("can_name", [True, False])
def test_nothing_is_ordered_where_all_is_as_decided(can_name: bool) -> None:
    assert orders(2, living="ab", can_name=can_name) == []


@pytest.mark.parametrize("can_name", [True, False])
@pytest.mark.parametrize("replicas", [0, 1, 3])
def test_numbers_are_absolute(replicas: int, can_name: bool) -> None:
    assert orders(replicas, living="ab", can_name=can_name) == [Order(replicas)]


def test_victims_are_named_once() -> None:
    assert orders(2, living="abc", victims="b") == [Order(2, ("b",))]


def test_victims_that_are_gone_already_are_not_missed() -> None:
    assert orders(2, living="ac", victims="b") == []


def test_what_is_stuck_goes_by_name_before_others_are_ordered() -> None:
    assert orders(2, living="ab", stuck="b") == [Order(1, ("b",)), Order(2)]


def test_a_pool_that_is_stuck_as_a_whole_is_stopped_and_started_where_no_names_are_taken() -> None:
    assert orders(1, living="a", stuck="a", can_name=False) == [Order(0), Order(1)]


def test_one_more_is_ordered_beside_what_is_stuck_while_another_works() -> None:
    assert orders(1, living="a", stuck="", can_name=False) == []
    assert orders(2, living="ab", stuck="b", can_name=False) == [Order(3)]


def test_the_limit_holds_for_what_is_stuck_too() -> None:
    assert orders(2, living="ab", stuck="b", can_name=False, most=2) == []


@pytest.mark.parametrize("can_name", [True, False])
def test_nothing_is_replaced_where_nothing_is_wanted(can_name: bool) -> None:
    assert orders(0, living="ab", stuck="ab", can_name=can_name)[-1].replicas == 0
