"""`deckflow fake-ollama`: a stand-in for a model server, to try the wiring without a model. It owns no table.

The fake belongs to the tests and is not installed with Deckflow: the command needs a source checkout.
"""

import errno
import sys
from pathlib import Path

import click

from pipeline.errors import NotConfigured

ROOT = Path(__file__).parents[1]


@click.command("fake-ollama")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=11_434,
    show_default=True,
    help="Port; 0 finds a free one.",
)
@click.option(
    "--fault", "faults", multiple=True, metavar="NAME[:TIMES]", help="A fault to have; may be repeated."
)
@click.option("--delay", type=click.FloatRange(min=0), default=0, help="Seconds before each answer. [0]")
@click.option("--list-faults", is_flag=True, help="Show the faults there are, and nothing else.")
def fake_ollama(port: int, faults: tuple[str, ...], delay: float, list_faults: bool) -> None:
    """Run a stand-in for an Ollama server until Ctrl-C.

    It runs no model: its answers are put together from the prompts' own words. They show that everything is wired,
    and say nothing about a deck. Needs Deckflow's source checkout.

    \b
    deckflow fake-ollama
    deckflow fake-ollama --port 0 --fault no-done:2 --delay 1
    """
    if not (ROOT / "tests" / "fakes" / "ollama").is_dir():
        raise NotConfigured(
            "The fake Ollama comes with Deckflow's source code, not with the installed package. "
            "Run this command in a checkout."
        )
    # Here alone, and in front: other distributions install packages called `tests`, too.
    sys.path.insert(0, str(ROOT))
    from tests.fakes.ollama import command

    if list_faults:
        click.echo(command.list_faults())
        return
    try:
        command.serve(port, faults, delay=delay)
    except ValueError as error:
        raise NotConfigured(str(error)) from error
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise NotConfigured(
            f"Port {port} is in use, perhaps by a real Ollama. Choose another with --port."
        ) from error
