"""The policy `just_in_time`: when it starts, sizes, keeps and stops."""

from dataclasses import replace

import pytest

from scaler.policy.just_in_time import JustInTime
from scaler.policy.learned import Gaps, Learned, histogram
from scaler.policy.lowering import Patience, boot_worth
from scaler.policy.snapshot import Pool, PoolState, Provider, Snapshot
from tests.unit.snapshots import NOW, booting, needing, ready, unneeded, wave

NAMED = Provider(can_name_victim=True)
BLOCKS = Provider(billing_block=600.0)
#: Uploads of which nine in ten are followed by another within a minute, and then by none for hours.
SESSIONS = Learned(gaps=Gaps(histogram([20.0] * 900 + [9000.0] * 100)))
#: Uploads of which none is followed by another within an hour.
ALONE = Learned(gaps=Gaps(histogram([5000.0] * 500)))
#: Uploads every three minutes.
STEADY = Learned(gaps=Gaps(histogram([180.0] * 500)))


def text_in(seconds: float) -> PoolState:
    """A text pool that is down, with one pipeline that will need it."""
    return needing(coming=(wave(ahead_seconds=seconds, own_seconds=seconds),))


def vision(snapshot: Snapshot) -> int:
    return JustInTime().decide(snapshot, NOW).vision.replicas


def text(snapshot: Snapshot) -> int:
    return JustInTime().decide(snapshot, NOW).text.replicas


def test_an_upload_starts_vision_at_once() -> None:
    assert vision(Snapshot(NOW, vision=needing(wave()))) == 1


def test_on_a_cold_system_text_starts_with_vision_since_both_boots_take_as_long() -> None:
    assert text(Snapshot(NOW, needing(wave()), text_in(98.0))) == 1


@pytest.mark.parametrize(("seconds", "replicas"), [(500.0, 0), (340.0, 0), (320.0, 1), (100.0, 1)])
def test_behind_warm_vision_text_starts_when_it_would_come_late_once_in_ten(
    seconds: float, replicas: int
) -> None:
    warm = replace(needing(wave()), replicas=(ready(busy=2),))
    assert text(Snapshot(NOW, warm, text_in(seconds))) == replicas


def test_the_start_of_text_is_explained_while_it_waits() -> None:
    warm = replace(needing(wave()), replicas=(ready(busy=2),))
    reason = JustInTime().decide(Snapshot(NOW, warm, text_in(500.0)), NOW).text.reason
    assert reason == "0: text is due in 500 s and boots in some 240 s: it can wait 142 s"


def test_two_decks_share_a_replica_and_a_burst_gets_two() -> None:
    assert vision(Snapshot(NOW, vision=needing(wave(1)))) == 1
    assert vision(Snapshot(NOW, vision=needing(wave(6)))) == 2


def test_a_second_replica_that_would_come_too_late_to_help_is_not_ordered() -> None:
    nearly_done = needing(wave(1, age=290.0, seconds=20.0), replicas=(ready(busy=2),))
    assert vision(Snapshot(NOW, vision=nearly_done)) == 1


def test_a_burst_of_text_work_gets_as_many_replicas_as_its_deadlines_need() -> None:
    counts = [
        text(Snapshot(NOW, text=needing(wave(n, seconds=120.0), replicas=(ready(),)))) for n in (2, 4, 12)
    ]
    assert counts == [1, 2, 3]


def test_text_is_kept_while_vision_works_for_it_however_idle() -> None:
    state = replace(text_in(300.0), replicas=(ready(idle=5000),))
    assert text(Snapshot(NOW, needing(wave()), state)) == 1


@pytest.mark.parametrize(("idle", "left"), [(89.0, 1), (91.0, 0)])
def test_where_no_one_comes_back_soon_vision_goes_after_half_a_boot(idle: float, left: int) -> None:
    state = unneeded(ready(idle=idle), since=idle)
    assert vision(Snapshot(NOW, vision=state, learned=SESSIONS, last_upload_at=NOW - idle - 200)) == left


def test_where_uploads_come_every_three_minutes_vision_stays() -> None:
    state = unneeded(ready(idle=200.0), since=200.0)
    assert vision(Snapshot(NOW, vision=state, learned=STEADY, last_upload_at=NOW - 100)) == 1


@pytest.mark.parametrize(("idle", "left"), [(299.0, 1), (301.0, 0)])
def test_with_few_uploads_on_record_the_prds_delay_holds(idle: float, left: int) -> None:
    assert vision(Snapshot(NOW, vision=unneeded(ready(idle=idle), since=idle))) == left


def test_no_pool_is_kept_idle_for_longer_than_twice_what_its_boot_is_worth() -> None:
    worth = boot_worth(Pool.VISION, Snapshot(NOW, learned=STEADY), Patience(), now=NOW).total
    for idle, left in ((2 * worth - 1, 1), (2 * worth + 1, 0)):
        state = unneeded(ready(idle=idle), since=idle)
        assert vision(Snapshot(NOW, vision=state, learned=STEADY, last_upload_at=NOW - 100)) == left


def test_a_boot_is_worth_more_where_more_decks_would_wait_for_it() -> None:
    worths = [
        boot_worth(Pool.VISION, Snapshot(NOW, learned=learned), Patience(), now=NOW).total
        for learned in (Learned(), ALONE, SESSIONS)
    ]
    alone = 180 * (1 + Patience().vision)
    assert worths[:2] == pytest.approx([alone, alone])
    assert worths[2] == pytest.approx(180 * (1 + Patience().vision * 10))


def test_text_is_not_kept_where_vision_has_to_boot_first() -> None:
    idle = unneeded(ready(idle=10.0), since=10.0)
    snapshot = Snapshot(NOW, text=idle, learned=STEADY, last_upload_at=NOW - 100)
    assert text(snapshot) == 0
    assert text(replace(snapshot, vision=unneeded(ready(idle=10.0), since=10.0))) == 1


def test_the_first_deck_of_a_session_gets_the_replicas_that_its_companions_need() -> None:
    def replicas(learned: Learned, since: float) -> int:
        pool = needing(wave(age=since), replicas=(booting(for_seconds=since),))
        return vision(Snapshot(NOW, vision=pool, learned=learned, last_upload_at=NOW - since))

    assert [replicas(SESSIONS, 0.0), replicas(ALONE, 0.0)] == [2, 1]
    assert replicas(SESSIONS, 100.0) == 1  # nobody has followed it


@pytest.mark.parametrize(("paid_for", "left"), [(120.0, 1), (10.0, 0)])
def test_time_that_is_paid_is_used(paid_for: float, left: int) -> None:
    state = unneeded(ready(idle=2000.0, paid_for=paid_for), since=2000.0)
    assert vision(Snapshot(NOW, vision=state, provider=BLOCKS)) == left


def test_where_the_provider_takes_names_an_idle_replica_goes_beside_a_busy_one() -> None:
    state = needing(wave(), replicas=(ready("busy", busy=2), ready("idle", idle=500)))
    decision = JustInTime().decide(Snapshot(NOW, vision=state, provider=NAMED), NOW).vision
    assert (decision.replicas, decision.victims) == (1, ("idle",))


def test_a_ready_replica_is_not_given_up_for_one_that_still_boots() -> None:
    pool = replace(needing(wave()), replicas=(booting("a", for_seconds=10), ready("b", idle=200)))
    assert vision(Snapshot(NOW, pool, provider=NAMED)) == 2


@pytest.mark.parametrize("provider", [NAMED, Provider(can_name_victim=False)], ids=["named", "any"])
def test_one_replica_is_enough_to_keep_an_idle_pool_warm(provider: Provider) -> None:
    pool = unneeded(ready("a", idle=100), ready("b", idle=120), since=100)
    assert vision(Snapshot(NOW, pool, learned=STEADY, provider=provider)) == 1


def test_where_it_takes_none_both_stay_until_both_are_idle() -> None:
    state = needing(wave(), replicas=(ready("busy", busy=2), ready("idle", idle=500)))
    decision = JustInTime().decide(Snapshot(NOW, vision=state), NOW).vision
    assert decision.replicas == 2
    assert "takes no names" in decision.reason


def test_a_replica_that_never_starts_does_not_keep_an_idle_one() -> None:
    stuck, idle = booting("stuck", for_seconds=4000.0), ready("idle", idle=2000.0, paid_for=10.0)
    decision = JustInTime().decide(
        Snapshot(NOW, vision=unneeded(idle, stuck, since=2000.0), provider=BLOCKS), NOW
    )
    assert (decision.vision.replicas, decision.vision.overdue) == (1, ("stuck",))


def test_a_boot_under_way_is_not_ordered_again() -> None:
    state = needing(wave(), replicas=(booting(for_seconds=100.0),))
    assert vision(Snapshot(NOW, vision=state)) == 1


def test_the_reason_of_a_second_replica_names_the_deadline() -> None:
    reason = JustInTime().decide(Snapshot(NOW, vision=needing(wave(6))), NOW).vision.reason
    assert reason.startswith("2: 6 pipelines need vision; with 1 the last would come in")
