"""The comparison of the two routes, on a real record: whom a deck counts for, how long it took, what it cost."""

import datetime as dt
import json
import uuid
from fractions import Fraction

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from pipeline import lifecycle, routing, servers
from pipeline.database import transaction
from pipeline.errors import AnalysisError
from pipeline.graph import TASKS, Queue, Route
from pipeline.settings import get_settings
from scaler.routes import MONTH, Comparison, RouteFigures, compare
from standalone.findings import Verdict
from standalone.routes import dedicated_server, routes
from tests.conftest import forget_settings
from tests.service.scaling import controller, passed, wait, work_in
from tests.service.scripted_provider import Named
from tests.service.test_lifecycle import VISUAL, claimed, done, new_pipeline

pytestmark = pytest.mark.usefixtures("database")

HOURS = dt.timedelta(hours=1)


def found(since: dt.timedelta = 100 * HOURS, monthly: float = 800) -> Comparison:
    with transaction() as db:
        return compare(db, since, monthly)


def containers(since: dt.timedelta = 100 * HOURS) -> RouteFigures:
    return found(since).routes[Route.CONTAINERS]


def uploaded(
    *, to_start: float, to_end: float, route: Route = Route.CONTAINERS, assigned: Route | None = None
) -> uuid.UUID:
    """A deck that succeeded, so many seconds after its upload, an hour ago."""
    pipeline_id = new_pipeline()
    done(pipeline_id, *TASKS)
    change = (
        "UPDATE pipelines SET created_at = now() - interval '1 hour', route = :route, assigned_route = :assigned, "
        "started_at = now() - interval '1 hour' + make_interval(secs => :start), "
        "settled_at = now() - interval '1 hour' + make_interval(secs => :end) WHERE id = :id"
    )
    parameters = {"route": route, "assigned": assigned or route, "start": to_start, "end": to_end}
    with transaction() as db:
        db.execute(text(change), parameters | {"id": pipeline_id})
    return pipeline_id


def test_without_a_deck_there_is_nothing_to_say_and_nothing_to_pay() -> None:
    for figures in found().routes.values():
        assert figures == RouteFigures()
        assert (figures.success, figures.cost_per_deck) == (None, None)


def test_times_are_medians_and_95th_percentiles_from_the_upload() -> None:
    for number in range(101):
        if number % 20 == 0:
            uploaded(to_start=number, to_end=10 * number)
    figures = containers()
    assert (figures.to_start.median, figures.to_start.p95) == (pytest.approx(50), pytest.approx(95))
    assert (figures.to_end.median, figures.to_end.p95) == (pytest.approx(500), pytest.approx(950))


def test_success_is_of_those_that_ended_and_were_not_cancelled() -> None:
    uploaded(to_start=1, to_end=2)
    failed_deck = new_pipeline()
    lifecycle.fail(claimed(failed_deck, VISUAL), AnalysisError("No.", retryable=False))
    lifecycle.fail(claimed(failed_deck, TASKS[1]), AnalysisError("No.", retryable=False))
    lifecycle.cancel(new_pipeline())
    new_pipeline()
    figures = containers()
    assert (figures.pipelines, figures.succeeded, figures.failed, figures.cancelled) == (4, 1, 1, 1)
    assert figures.success == 0.5


def test_a_deck_that_was_moved_counts_for_whom_it_was_assigned_to_and_costs_where_it_ended() -> None:
    uploaded(to_start=10, to_end=100)
    uploaded(to_start=500, to_end=900, route=Route.DEDICATED, assigned=Route.CONTAINERS)
    figures = found().routes
    assert figures[Route.CONTAINERS].to_end.median == pytest.approx(500)
    assert (figures[Route.CONTAINERS].pipelines, figures[Route.CONTAINERS].moved) == (2, 1)
    assert [figures[route].completed_here for route in Route] == [1, 1]
    assert figures[Route.DEDICATED].pipelines == 0


def test_a_move_shows_in_the_figures() -> None:
    routing.move(new_pipeline(), Route.DEDICATED, "test")
    assert containers().moved == 1


def test_the_dedicated_server_costs_its_share_of_the_month_whether_it_works_or_not() -> None:
    servers.register("dedicated-1", [Queue.DEDICATED], concurrency=1)
    uploaded(to_start=1, to_end=2, route=Route.DEDICATED)
    uploaded(to_start=1, to_end=2, route=Route.DEDICATED)
    passed("pipelines", 99 * 3600)
    figures = found(50 * HOURS).routes[Route.DEDICATED]
    assert float(figures.dollars) == pytest.approx(800 * (50 * HOURS / MONTH))
    assert (figures.pipelines, figures.cost_per_deck) == (0, None)
    figures = found(1000 * HOURS).routes[Route.DEDICATED]
    assert float(figures.dollars) == pytest.approx(800 * (100 * HOURS / MONTH), rel=1e-3), (
        "from the first deck"
    )
    assert figures.cost_per_deck == figures.dollars / 2


@pytest.mark.usefixtures("broker")
def test_containers_cost_all_that_their_replicas_were_billed_in_the_time() -> None:
    uploaded(to_start=1, to_end=2)
    provider = Named()
    provider.scale("vision", 1)
    scaler = controller(provider)
    scaler.tick()
    work_in("vision-1")
    scaler.tick()
    wait(1800)
    scaler.tick()
    provider.replicas["vision"].clear()
    scaler.tick()
    assert float(containers().dollars) == pytest.approx(0.5 * float(Named.hourly), rel=0.01)
    assert containers().cost_per_deck == containers().dollars
    passed("pipelines", 20 * 3600)
    assert float(containers(HOURS / 4).dollars) == pytest.approx(0.25 * float(Named.hourly), rel=0.01)


def test_the_command_prints_either_form() -> None:
    uploaded(to_start=10, to_end=100)
    shown = CliRunner().invoke(routes, ["--since", "2d"])
    assert shown.exit_code == 0 and "100 s, 100 s" in shown.stdout and "100.0 %" in shown.stdout
    data = json.loads(CliRunner().invoke(routes, ["--since", "2d", "--json"]).stdout)
    assert data["routes"]["containers"]["to_end"] == {"median": 100, "p95": 100}
    assert data["routes"]["dedicated"]["cost_per_deck"] is None


@pytest.mark.parametrize("since", ["0d", "30", "-1d", "1.5h", "d", "1y"])
def test_a_span_that_is_none_is_refused(since: str) -> None:
    assert CliRunner().invoke(routes, ["--since", since]).exit_code == 2


@pytest.mark.parametrize(
    ("share", "living", "verdict", "words"),
    [
        ("100", None, Verdict.OK, "none"),
        ("100", True, Verdict.OK, "dedicated-1"),
        ("100", False, Verdict.WARNING, "fallen silent"),
        ("30", None, Verdict.WARNING, "only 30 %"),
        ("30", True, Verdict.OK, "30 %"),
    ],
)
def test_doctor_says_whether_a_dedicated_server_is_there_and_needed(
    share: str, living: bool | None, verdict: Verdict, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKFLOW_CONTAINER_SHARE", share)
    forget_settings()
    if living is not None:
        servers.register("dedicated-1", [Queue.DEDICATED], concurrency=1)
    if living is False:
        passed("processing_servers", 60)
    finding = dedicated_server(get_settings())
    assert finding.verdict is verdict and words in finding.detail


def test_money_is_exact_until_it_is_shown() -> None:
    assert RouteFigures(dollars=Fraction(1), completed_here=3).cost_per_deck == Fraction(1, 3)
