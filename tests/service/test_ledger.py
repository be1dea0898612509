"""The ledger on a real record: sessions, shares, days, and the PRD's figures."""

import datetime as dt
import uuid
from fractions import Fraction

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import postgresql

from pipeline.database import transaction
from pipeline.graph import TASKS
from scaler import ledger, sessions
from scaler.ledger import Report
from scaler.policy.snapshot import Budget, Pool, Provider
from scaler.providers.base import ReplicaState as Listed
from tests.service.scaling import controller, now, passed, rows, upload, wait, work_in
from tests.service.scripted_provider import Named, Numbered
from tests.service.test_lifecycle import MAIN, VISUAL, claimed, done, new_pipeline

pytestmark = pytest.mark.usefixtures("database", "broker")


def served(provider: Named, *pipelines: uuid.UUID, seconds: float = 100) -> None:
    """A vision replica that booted for 100 s, described each deck for so long, and was stopped after 100 s more."""
    scaler = controller(provider)
    provider.scale("vision", 1)
    scaler.tick()
    wait(100)
    server = work_in("vision-1")
    scaler.tick()
    for pipeline_id in pipelines:
        claim = claimed(pipeline_id, VISUAL, server)
        age(seconds)
        ledger_done(claim.pipeline_id)
    age(100)
    scaler.tick()
    provider.replicas["vision"].clear()
    scaler.tick()


def age(seconds: float) -> None:
    """Let time pass for everything that the ledger reads."""
    wait(seconds)
    for table in ("task_events", "pipeline_tasks", "pipelines"):
        passed(table, seconds)


def ledger_done(pipeline_id: uuid.UUID) -> None:
    """End the described deck's task."""
    with transaction() as db:
        db.execute(
            text(
                "INSERT INTO task_events (pipeline_id, task, from_state, to_state, attempt, reason) "
                "VALUES (:id, 'visual_analysis', 'running', 'succeeded', 1, 'succeeded')"
            ),
            {"id": pipeline_id},
        )
        db.execute(
            text(
                "UPDATE pipeline_tasks SET state = 'succeeded', lease_until = NULL, result = '{}', ended_at = now() "
                "WHERE pipeline_id = :id AND task = 'visual_analysis'"
            ),
            {"id": pipeline_id},
        )


def dollars(seconds: float) -> float:
    return seconds / 1000  # at $3.60 an hour


def test_a_session_has_its_times_its_price_and_what_was_done() -> None:
    served(Named(), upload())
    (row,) = rows("replica_sessions")
    lasted = (row.stopped_at - row.ordered_at).total_seconds()
    assert (lasted, row.served, float(row.hourly_price)) == (pytest.approx(300, abs=9), 1, 3.6)
    assert row.busy_seconds == pytest.approx(100, abs=3)
    assert (row.ready_at - row.ordered_at).total_seconds() == pytest.approx(100, abs=3)


def test_pipelines_share_what_their_replicas_cost_and_nothing_is_left() -> None:
    decks = [upload(), upload()]
    served(Named(), *decks)
    with transaction() as db:
        costs = [ledger.cost_of(db, deck) for deck in decks]
        ((_, account),) = ledger.accounts(db, sessions.within(db, now() - dt.timedelta(days=1), now()))
    assert sum(costs) == account.cost
    assert float(costs[0]) == pytest.approx(dollars(200), rel=0.05)


def test_a_pipeline_that_no_replica_worked_for_cost_nothing() -> None:
    with transaction() as db:
        assert ledger.cost_of(db, new_pipeline()) == 0


@pytest.mark.parametrize("provider", [Named(), Numbered()], ids=["seconds", "blocks"])
def test_the_budget_and_the_report_agree_on_what_was_spent(provider: Named) -> None:
    served(provider, upload(), upload())
    midnight = now().replace(hour=0, minute=0, second=0, microsecond=0)
    with transaction() as db:
        budget = sessions.spent(db, Budget(), Provider())
        found = ledger.report(db, midnight, 1)
    assert budget.spent_today == pytest.approx(float(found.dollars)) and found.dollars > 0
    assert budget.spent_month >= budget.spent_today


def test_in_blocks_the_ledger_says_what_the_provider_said_was_paid() -> None:
    provider = Numbered()
    scaler = controller(provider)
    provider.scale("vision", 1)
    scaler.tick()
    paid = now() + dt.timedelta(seconds=1200)
    provider.mark("vision-1", paid_until=paid, started_at=paid - dt.timedelta(seconds=1800))
    scaler.tick()
    provider.replicas["vision"].clear()
    scaler.tick()
    (row,) = rows("replica_sessions")
    assert row.paid_until == paid


def test_a_replica_that_waits_for_a_machine_is_not_billed() -> None:
    provider = Numbered()
    provider.scale("vision", 1)
    provider.mark("vision-1", paid_until=None)
    controller(provider).tick()
    with transaction() as db:
        assert sessions.spent(db, Budget(), Provider()).spent_month == 0


def test_an_end_that_nobody_saw_is_billed_to_the_block_in_which_it_was_found() -> None:
    provider = Numbered()
    scaler = controller(provider)
    provider.scale("vision", 1)
    scaler.tick()
    wait(1_500)
    provider.replicas["vision"].clear()
    scaler.tick()
    (row,) = rows("replica_sessions")
    assert (row.paid_until - row.billed_from).total_seconds() == pytest.approx(1_800, abs=1)


def test_processes_of_a_machine_that_was_down_ended_when_they_were_last_seen() -> None:
    provider = Named()
    scaler = controller(provider)
    provider.scale("vision", 1)
    scaler.tick()
    wait(100_000)
    provider.replicas["vision"].clear()
    scaler.tick()
    (row,) = rows("replica_sessions")
    assert (row.stopped_at - row.ordered_at).total_seconds() < 60


def test_replicas_of_a_provider_that_was_exchanged_are_not_billed_for_ever() -> None:
    provider = Named()
    provider.scale("vision", 1)
    controller(provider).tick()

    class Another(Named):
        name = "another"

    controller(Another()).tick()
    assert rows("replica_sessions")[0].stopped_at is not None


def test_a_replica_that_failed_has_ended_where_it_is_a_process() -> None:
    provider = Named()
    scaler = controller(provider)
    provider.scale("vision", 1)
    scaler.tick()
    provider.mark("vision-1", state=Listed.FAILED)
    scaler.tick()
    assert rows("replica_sessions")[0].stopped_at is not None


def report() -> Report:
    midnight = now().replace(hour=0, minute=0, second=0, microsecond=0)
    with transaction() as db:
        return ledger.report(db, midnight - dt.timedelta(days=1), 2)


def test_without_anything_there_is_nothing_to_divide_by() -> None:
    found = report()
    assert (found.decks, found.dollars, found.cost_per_deck, found.utilisation) == (0, 0, None, None)
    assert (found.prewarm_precision, found.prewarm_coverage) == (None, None)


def test_cost_per_deck_is_all_that_was_spent_over_decks_that_were_completed() -> None:
    served(Named(), upload())
    done(new_pipeline(), *TASKS)
    done(new_pipeline(), *TASKS)
    found = report()
    assert found.decks == 2 and found.cost_per_deck == found.dollars / 2
    assert float(found.dollars) == pytest.approx(dollars(300), rel=0.05)


def test_utilisation_counts_from_ready_to_the_last_tasks_end() -> None:
    served(Named(), upload())  # at work as long as it was ready, but for the time after the last task
    found = report()
    assert found.utilisation == pytest.approx(1.0, abs=0.05)
    assert found.pools[Pool.VISION].boot_seconds == pytest.approx(100, abs=3)
    assert found.pools[Pool.TEXT].dollars == Fraction(0)


def test_decks_count_as_in_time_by_the_prds_limits() -> None:
    done(new_pipeline(), *TASKS)
    late = new_pipeline()
    passed("pipelines", 901)
    done(late, *TASKS)
    with transaction() as db:
        db.execute(text("UPDATE pipelines SET settled_at = started_at + interval '10 s'"))
        db.execute(text("UPDATE pipelines SET settled_at = now() WHERE id = :id"), {"id": late})
    found = report()
    assert (found.completed_in_time, found.started_in_time) == (0.5, 0.5)


def test_coverage_is_the_share_of_decks_that_found_text_ready_within_the_handoff() -> None:
    for wait_seconds in (5, 29, 31, 200):
        pipeline_id = new_pipeline()
        done(pipeline_id, *TASKS)
        with transaction() as db:
            db.execute(
                text(
                    "UPDATE pipeline_tasks SET started_at = queued_at + make_interval(secs => :wait) "
                    "WHERE pipeline_id = :id AND task = :main"
                ),
                {"wait": wait_seconds, "id": pipeline_id, "main": MAIN.value},
            )
    assert report().prewarm_coverage == 0.5


def test_precision_is_the_share_of_pre_warmed_text_replicas_that_served() -> None:
    provider = Named()
    scaler = controller(provider)
    provider.scale("text", 2)
    scaler.tick()
    with transaction() as db:
        db.execute(text("UPDATE replica_sessions SET pre_warmed = true"))
    pipeline_id = upload()
    done(pipeline_id, VISUAL)
    claimed(pipeline_id, MAIN, work_in("text-1"))
    scaler.tick()
    provider.replicas["text"].clear()
    scaler.tick()
    assert report().prewarm_precision == 0.5


def test_finding_what_ran_on_a_replica_does_not_read_the_whole_history() -> None:
    new_pipeline()
    with transaction() as db:
        db.execute(
            text(
                "INSERT INTO task_events (pipeline_id, task, at, to_state, attempt, reason) "
                "SELECT id, 'visual_analysis', now() - n * interval '1 minute', 'running', 1, 'claimed' "
                "FROM pipelines, generate_series(50000, 1, -1) n"
            )
        )
        db.execute(text("ANALYZE task_events"))
        sql = str(ledger.RUNS.compile(dialect=postgresql.asyncpg.dialect()))
        plan = db.exec_driver_sql(f"EXPLAIN (GENERIC_PLAN) {sql}").scalars().all()
    assert any("ix_task_events_at" in line for line in plan), plan
