"""What holds for both policies of the product, whatever they are shown."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from scaler.policy.decision import Policy
from scaler.policy.just_in_time import JustInTime
from scaler.policy.rules import Rules
from scaler.policy.snapshot import Load, Pool, Snapshot
from tests.unit.snapshots import MOST, NOW, applied, ready, snapshots, wave

POLICIES = pytest.mark.parametrize("policy", [Rules(), JustInTime()], ids=lambda policy: policy.name)


@POLICIES
@given(snapshot=snapshots())
def test_nothing_is_ordered_beyond_the_limits(policy: Policy, snapshot: Snapshot) -> None:
    for decision in policy.decide(snapshot, NOW):
        current = sum(1 for _ in snapshot.pool(decision.pool).counted())
        limit = min(MOST[decision.pool], snapshot.provider.max_replicas or 99)
        assert 0 <= decision.replicas <= max(limit, current)


@POLICIES
@given(snapshot=snapshots(), late=st.floats(0, 60))
def test_a_pool_that_a_live_pipeline_needs_is_never_stopped(
    policy: Policy, snapshot: Snapshot, late: float
) -> None:
    for decision in policy.decide(snapshot, NOW + late):
        state = snapshot.pool(decision.pool)
        if state.needed_by and list(state.counted()):
            assert decision.replicas >= 1


@POLICIES
@given(snapshot=snapshots(), late=st.floats(0, 60))
def test_a_busy_replica_is_never_stopped(policy: Policy, snapshot: Snapshot, late: float) -> None:
    for decision in policy.decide(snapshot, NOW + late):
        replicas = list(snapshot.pool(decision.pool).counted())
        busy = {one.id for one in replicas if one.busy}
        if decision.replicas < len(replicas) and busy:
            assert decision.victims is not None
            assert not busy & set(decision.victims)


@POLICIES
@given(snapshot=snapshots())
def test_a_provider_that_takes_no_names_is_lowered_only_when_all_is_idle(
    policy: Policy, snapshot: Snapshot
) -> None:
    snapshot = replace(snapshot, provider=replace(snapshot.provider, can_name_victim=False))
    for decision in policy.decide(snapshot, NOW):
        replicas = list(snapshot.pool(decision.pool).counted())
        if decision.replicas < len(replicas):
            assert not any(one.busy for one in replicas)


@POLICIES
@given(snapshot=snapshots(), pipelines=st.integers(1, 6), age=st.floats(0, 900))
def test_more_vision_work_never_means_fewer_vision_replicas(
    policy: Policy, snapshot: Snapshot, pipelines: int, age: float
) -> None:
    more = wave(pipelines, age=age)
    state = snapshot.vision
    queue = tuple(sorted((*state.queue, more), key=lambda one: one.oldest_at))
    due = Load(state.due.tasks + more.tasks, state.due.seconds + more.seconds, NOW - 900, None)
    needed = state.needed_by + pipelines
    busier = replace(state, queue=queue, due=due, needed_by=needed, active=state.active + pipelines)
    before = policy.decide(snapshot, NOW).vision.replicas
    assert policy.decide(replace(snapshot, vision=busier), NOW).vision.replicas >= before


@POLICIES
@given(snapshot=snapshots(), pipelines=st.integers(1, 6), age=st.floats(0, 900), ahead=st.floats(0, 600))
def test_more_text_work_to_come_never_means_fewer_text_replicas(
    policy: Policy, snapshot: Snapshot, pipelines: int, age: float, ahead: float
) -> None:
    more = wave(pipelines, age=age, ahead_seconds=ahead, own_seconds=min(ahead, 100.0))
    state = snapshot.text
    busier = replace(state, coming=(*state.coming, more), needed_by=state.needed_by + pipelines)
    before = policy.decide(snapshot, NOW).text.replicas
    assert policy.decide(replace(snapshot, text=busier), NOW).text.replicas >= before


@POLICIES
@given(snapshot=snapshots())
def test_a_replica_that_is_reported_twice_counts_once(policy: Policy, snapshot: Snapshot) -> None:
    twice = replace(
        snapshot,
        vision=replace(snapshot.vision, replicas=snapshot.vision.replicas * 2),
        text=replace(snapshot.text, replicas=snapshot.text.replicas * 2),
    )
    assert policy.decide(twice, NOW) == policy.decide(snapshot, NOW)


@POLICIES
@given(snapshot=snapshots())
def test_asked_again_after_doing_as_it_said_it_orders_nothing_more(
    policy: Policy, snapshot: Snapshot
) -> None:
    decisions = policy.decide(snapshot, NOW)
    again = policy.decide(applied(snapshot, decisions), NOW)
    for pool in Pool:
        first = next(one for one in decisions if one.pool is pool)
        assert next(one for one in again if one.pool is pool).replicas <= first.replicas


@POLICIES
@given(snapshot=snapshots(), late=st.floats(0, 60))
def test_a_late_look_at_pools_in_use_lowers_nothing(policy: Policy, snapshot: Snapshot, late: float) -> None:
    busy = tuple(ready(str(number), busy=1) for number in range(2))
    state = replace(snapshot.vision, replicas=busy, running=Load(2, 80.0), needed_by=2)
    snapshot = replace(snapshot, vision=state)
    assert policy.decide(snapshot, NOW + late).vision.replicas == 2


@POLICIES
@given(snapshot=snapshots())
def test_over_budget_no_pool_gets_a_second_replica(policy: Policy, snapshot: Snapshot) -> None:
    snapshot = replace(snapshot, budget=replace(snapshot.budget, spent_month=120.0))
    for decision in policy.decide(snapshot, NOW):
        current = sum(1 for _ in snapshot.pool(decision.pool).counted())
        assert decision.replicas <= max(current, 1)
        assert any("$120.00 of $120.00 this month" in warning for warning in decision.warnings)


@POLICIES
@given(snapshot=snapshots())
def test_every_decision_says_why_with_its_number(policy: Policy, snapshot: Snapshot) -> None:
    for decision in policy.decide(snapshot, NOW):
        assert str(decision.replicas) in decision.reason
        assert len(decision.reason) > 20


@given(snapshot=snapshots())
def test_a_snapshot_survives_being_written_as_json(snapshot: Snapshot) -> None:
    adapter = TypeAdapter(Snapshot)
    assert adapter.validate_json(adapter.dump_json(snapshot)) == snapshot
