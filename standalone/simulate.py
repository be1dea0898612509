"""`deckflow simulate`: its command line. It owns no table."""

from pathlib import Path

import click

from pipeline.graph import GRAPH, Task
from pipeline.settings import get_settings
from scaler.simulation.setting import Billing, Prices, Setting

FEEDBACK = "For how many seconds slide_feedback lets the visual analyses of later decks go first. [300]"

YIELDS = GRAPH[Task.SLIDE_FEEDBACK].yields_for


@click.command()
@click.option("--trace", "traces", default="office,bursty", help="Names, CSV files of upload times, or all.")
@click.option("--decks-per-month", "volumes", default="800", help="Whole numbers, separated by commas.")
@click.option("--policy", "policies", default="all", help="Names separated by commas, or all.")
@click.option("--prices", type=click.Choice(["prd", "list"]), default="prd", help="[prd]")
@click.option("--billing", type=click.Choice(["second", "block"]), default="second", help="[second]")
@click.option(
    "--seeds", type=click.IntRange(1), default=5, help="How many months are drawn for each line. [5]"
)
@click.option("--days", type=click.FloatRange(1), default=28.0, help="How long a generated month is. [28]")
@click.option("--feedback-yields", type=click.FloatRange(0), default=YIELDS, help=FEEDBACK)
@click.option("--processes", type=click.IntRange(1), default=None, help="Processes. [one a core]")
@click.option(
    "--config", type=click.Path(path_type=Path, dir_okay=False), default=None, help="[DECKFLOW_SCALING_FILE]"
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for the report.")
def simulate(  # one argument for each option
    traces: str,
    volumes: str,
    policies: str,
    prices: Prices,
    billing: Billing,
    seeds: int,
    days: float,
    feedback_yields: float,
    processes: int | None,
    config: Path | None,
    out: Path | None,
) -> None:
    """Compare scaling policies on simulated months of uploads.

    Every policy gets the same uploads, decks and boots. Prints a line for each, medians over the seeds, and which of the
    targets just_in_time meets; docs/scaling.md says what the figures mean.

    \b
    deckflow simulate --policy just_in_time,rules,keda
    deckflow simulate --trace office,bursty --decks-per-month 400,800,1600 --out simulation
    deckflow simulate --trace uploads.csv --prices list --billing block
    """
    from standalone.comparison import plan_of, run  # needs simpy, which only the extra `standalone` brings

    setting = Setting(prices=prices, billing=billing, feedback_yields_for=feedback_yields)
    plan = plan_of(
        traces,
        volumes,
        policies,
        seeds=seeds,
        setting=setting,
        config=config or get_settings().scaling_file,
        days=days,
    )
    run(plan, processes=processes, out=out)
