"""The `deckflow` command: it reads the command line, and turns errors into one line and an exit code. Owns no table."""

import sys
from pathlib import Path
from typing import Any

import click
import structlog
from pydantic import ValidationError

from pipeline import logs
from pipeline.errors import DeckflowError, NotConfigured
from pipeline.settings import get_settings
from standalone.emulator import emulator
from standalone.fake_ollama import fake_ollama
from standalone.lock import forget_dead
from standalone.provision import provision
from standalone.routes import routes
from standalone.simulate import simulate

log = structlog.get_logger()


class Commands(click.Group):
    """A group whose commands end with a sentence, not with a traceback, when Deckflow knows what is wrong."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit 1 with the error's text on standard error, or with a traceback under `-v`."""
        try:
            return super().invoke(ctx)
        except (DeckflowError, ValidationError) as error:
            if ctx.params["verbose"]:
                raise
            first, *rest = _text_of(error).splitlines()
            click.secho(f"Error: {first}", fg="red", err=True)
            for line in rest:
                click.echo(line, err=True)
            ctx.exit(1)


def _text_of(error: DeckflowError | ValidationError) -> str:
    if isinstance(error, DeckflowError):
        return str(error) or error.code
    names = (
        ".".join(map(str, problem["loc"])).upper().removeprefix("DECKFLOW_") for problem in error.errors()
    )
    reasons = (problem["msg"] for problem in error.errors())
    return "; ".join(f"DECKFLOW_{name}: {reason}" for name, reason in zip(names, reasons, strict=True))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-v", "--verbose", is_flag=True, help="Show this command's own log, and tracebacks.")
@click.version_option(package_name="deckflow")
def main(verbose: bool) -> None:
    """Analyse start-up pitch decks.

    \b
    deckflow up --sample            the whole system, with a sample deck
    deckflow analyze deck.pdf       one deck, from file to results
    deckflow evaluate samples       how right the analysis is on decks with known answers
    deckflow doctor                 what is missing, and how to get it

    Settings are read from the environment: DATABASE_URL, BROKER_URL, DECKFLOW_DATA_DIR and others.
    """
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    forget_dead(get_settings().data_dir)
    get_settings.cache_clear()
    level = "DEBUG" if verbose else "WARNING"
    logs.configure(get_settings().model_copy(update={"log_level": level, "log_json": False}))


@main.command()
@click.option("--host", default=None, help="Address to listen on; only this machine's own. [127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65_535), default=None, help="Port; 0 finds a free one. [8000]")
@click.option("--sample", is_flag=True, help="Analyse a sample deck once the system is ready.")
def up(host: str | None, port: int | None, sample: bool) -> None:
    """Run the whole system until Ctrl-C: database, broker, workers, web and Flower.

    PostgreSQL and Redis are started here unless DATABASE_URL and BROKER_URL name others. Everything is kept in
    DECKFLOW_DATA_DIR, and is there again at the next start.

    \b
    deckflow up
    deckflow up --port 0 --sample
    """
    from standalone.up import up as run

    settings = get_settings()
    sys.exit(run(host or settings.host, settings.port if port is None else port, sample=sample))


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write <name>.json and .md into this folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON, and nothing else there.")
@click.option("--template", help="The questions to answer. [DECKFLOW_TEMPLATE]")
def analyze(files: tuple[Path, ...], out: Path | None, as_json: bool, template: str | None) -> None:
    """Analyse FILES and wait for the results.

    Uses the system that `deckflow up` runs, or starts what is needed and stops it again. Exits 0 only if every
    deck was analysed completely; Ctrl-C cancels what has not ended.

    \b
    deckflow analyze deck.pdf
    deckflow analyze decks/*.pdf --out results
    deckflow analyze deck.pdf --json | jq '.pipelines[0].status'
    """
    from standalone.analyze import Wish
    from standalone.analyze import analyze as run

    sys.exit(run(list(files), Wish(out=out, as_json=as_json, template=template)))


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--analyst", help="layout, ollama, or package.module:Class. [DECKFLOW_ANALYST]")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON, and nothing else there.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the scores as JSON here.")
@click.option(
    "--compare",
    "earlier",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Scores of an earlier run: show what changed.",
)
def evaluate(
    folder: Path, analyst: str | None, as_json: bool, out: Path | None, earlier: Path | None
) -> None:
    """Analyse the decks in DIR and compare the results with what is known of them.

    Every deck.pdf with a deck.gold.json beside it counts, also in subfolders, which are reported apart and together:
    which facts are right, which citations hold, which hidden text is reported, time and tokens, and every miss. Runs on a
    system as `deckflow analyze` does. Exits 0 once all decks were analysed, whatever their scores.

    \b
    deckflow evaluate samples
    deckflow evaluate samples/evaluation --analyst ollama --out gemma.json
    deckflow evaluate samples/evaluation --analyst ollama --compare gemma.json
    """
    from standalone.evaluate import Order
    from standalone.evaluate import run as run_evaluation

    order = Order(analyst=analyst, as_json=as_json, out=out, earlier=earlier)
    sys.exit(run_evaluation(folder, order))


@main.command()
def doctor() -> None:
    """Show what is configured, reachable and missing, with the fix beside it; exits 1 if something needed is missing.

    \b
    deckflow doctor
    DATABASE_URL=postgresql://user@host/deckflow deckflow doctor
    """
    from standalone.doctor import doctor as run

    sys.exit(run())


@main.command()
def migrate() -> None:
    """Bring the database at DATABASE_URL up to date. `deckflow up` does this for its own.

    \b
    DATABASE_URL=postgresql://user@host/deckflow deckflow migrate
    """
    from pipeline import migrations

    if not get_settings().database_url.get_secret_value():
        raise NotConfigured(
            "DATABASE_URL is not set. The embedded database is brought up to date by `deckflow up`."
        )
    migrations.upgrade()
    click.echo("The database is up to date.")


main.add_command(emulator)
main.add_command(fake_ollama)
main.add_command(provision)
main.add_command(routes)
main.add_command(simulate)


if __name__ == "__main__":
    main()
