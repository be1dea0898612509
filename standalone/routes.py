"""`deckflow routes`: containers beside the dedicated server, and what `deckflow doctor` says of the latter. Owns no table."""

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import asdict
from fractions import Fraction
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from pipeline import servers
from pipeline.database import transaction
from pipeline.errors import DeckflowError, NotConfigured
from pipeline.graph import Route
from pipeline.settings import Settings, get_settings
from scaler.routes import Comparison, RouteFigures, Times, compare
from standalone.findings import Finding, Verdict

SUBJECT = "Dedicated server"
_UNITS = {"h": dt.timedelta(hours=1), "d": dt.timedelta(days=1), "w": dt.timedelta(weeks=1)}


def _span(ctx: click.Context, param: click.Parameter, value: str) -> dt.timedelta:
    found = re.fullmatch(r"([1-9]\d{0,4})([hdw])", value)
    if not found:
        raise click.BadParameter(f"{value} is not a number of hours, days or weeks, such as 12h, 30d or 4w.")
    return int(found[1]) * _UNITS[found[2]]


@click.command()
@click.option("--since", callback=_span, default="30d", show_default=True, help="How far back: 12h, 30d, 4w.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def routes(since: dt.timedelta, as_json: bool) -> None:
    """Compare the two routes of the decks that were uploaded lately: containers and the dedicated server.

    Time, success and cost of each, and how many decks were moved; docs/operate.md says what the figures mean. The share of new
    decks that go to containers is DECKFLOW_CONTAINER_SHARE, the dedicated server's price DECKFLOW_DEDICATED_MONTHLY.

    \b
    deckflow routes
    deckflow routes --since 7d --json
    """
    settings = get_settings()
    if not settings.database_url.get_secret_value():
        raise NotConfigured("No system runs here: start it with `deckflow up`, or set DATABASE_URL.")
    with transaction() as db:
        found = compare(db, since, settings.dedicated_monthly)
    if as_json:
        click.echo(json.dumps(as_data(found, settings.container_share), indent=2))
    else:
        _print(found, settings.container_share)


def as_data(found: Comparison, share: float) -> dict[str, Any]:
    """The comparison as JSON: seconds, US dollars, shares between 0 and 1; null where there is nothing to divide by."""
    return {
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "container_share_percent": share,
        "dedicated_monthly_dollars": float(found.monthly),
        "routes": {
            route.value: asdict(figures)
            | {
                "dollars": round(float(figures.dollars), 4),
                "success": figures.success,
                "cost_per_deck": _rounded(figures.cost_per_deck),
            }
            for route, figures in found.routes.items()
        },
    }


def _rounded(dollars: Fraction | None) -> float | None:
    return None if dollars is None else round(float(dollars), 4)


def _print(found: Comparison, share: float) -> None:
    console = Console(highlight=False)
    table = Table("", *Route, box=None, pad_edge=False)
    for label, cell in _ROWS.items():
        table.add_row(label, *(cell(found.routes[route]) for route in Route))
    table.title = f"Decks uploaded from {found.since:%Y-%m-%d %H:%M} to {found.until:%Y-%m-%d %H:%M} UTC"
    table.title_justify = "left"
    console.print(table)
    console.print(
        f"{share:g} % of new decks are assigned to containers. Decks, success and times are by assignment, costs by the route "
        f"on which a deck ended: for containers all that replicas were billed, for the dedicated server "
        f"${float(found.monthly):,.0f} a month spread over this time."
    )


def _times(times: Times) -> str:
    if times.median is None or times.p95 is None:
        return "-"
    return f"{times.median:.0f} s, {times.p95:.0f} s"


def _dollars(dollars: Fraction | None) -> str:
    return "-" if dollars is None else f"${float(dollars):,.2f}"


def _success(figures: RouteFigures) -> str:
    return "-" if figures.success is None else f"{100 * figures.success:.1f} %"


_ROWS: dict[str, Callable[[RouteFigures], str]] = {
    "decks assigned": lambda one: str(one.pipelines),
    "  of them succeeded, partial, failed": lambda one: f"{one.succeeded}, {one.partial}, {one.failed}",
    "  cancelled": lambda one: str(one.cancelled),
    "  moved to the other route": lambda one: str(one.moved),
    "success": _success,
    "upload to end: median, 95th percentile": lambda one: _times(one.to_end),
    "upload to start: median, 95th percentile": lambda one: _times(one.to_start),
    "decks completed here": lambda one: str(one.completed_here),
    "cost": lambda one: _dollars(one.dollars),
    "cost for each deck completed here": lambda one: _dollars(one.cost_per_deck),
}


def dedicated_server(settings: Settings) -> Finding:
    """Whether one is there, and whether one is needed for the share that is set."""
    share = f"{settings.container_share:g} % of new decks go to containers (DECKFLOW_CONTAINER_SHARE)"
    if not settings.database_url.get_secret_value():
        return Finding(SUBJECT, Verdict.OK, f"not known while no system runs; {share}")
    try:
        living, silent = servers.dedicated_servers()
    except DeckflowError:  # the line above, about PostgreSQL, says why
        return Finding(SUBJECT, Verdict.OK, f"not known, since the database can't be read; {share}")
    if living:
        return Finding(SUBJECT, Verdict.OK, f"{', '.join(living)}; {share}")
    fix = "`python -m workers.launcher dedicated` on that machine."
    if settings.container_share < 100:
        return Finding(SUBJECT, Verdict.WARNING, f"none is there, and only {share}", fix)
    if silent:
        return Finding(SUBJECT, Verdict.WARNING, f"{', '.join(silent)} has fallen silent; {share}", fix)
    return Finding(SUBJECT, Verdict.OK, f"none; {share}")
