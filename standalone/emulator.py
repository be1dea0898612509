"""`deckflow emulator`: the provider's API on this machine, with replicas that are local processes or none. Owns no table.

It is one of the places that look at the environment, because it passes a part of it on to its replicas.
"""

import errno
import os
import shlex
import signal
import threading
from pathlib import Path

import click

from pipeline.errors import NotConfigured
from scaler.emulator import CATALOGUE, Boot, Config, Emulator, Fault, Victims
from scaler.emulator.errors import ApiError

#: What a replica sees of this environment, as a container sees little: all else comes from its deployment.
PASSED_ON = ("PATH", "HOME", "LANG", "TMPDIR", "VIRTUAL_ENV", "PYTHONPATH")


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=8090, show_default=True, help="0: a free one."
)
@click.option("--command", help="Run this for each replica; without it, replicas are only durations.")
@click.option(
    "--boot", type=click.FloatRange(min=0), default=30, show_default=True, help="Median boot, seconds."
)
@click.option(
    "--boot-spread", type=click.FloatRange(min=0), default=0, help="Sigma of the lognormal boot. [0]"
)
@click.option(
    "--seed", type=int, default=0, show_default=True, help="The same seed, the same boots and victims."
)
@click.option("--victims", type=click.Choice([v.value for v in Victims]), default="random", show_default=True)
@click.option("--logs", type=click.Path(path_type=Path, file_okay=False), help="Replicas' output goes here.")
@click.option("--fault", "faults", multiple=True, metavar="NAME[:TIMES][@PATH]", help="May be repeated.")
@click.option("--list-faults", is_flag=True, help="Show the faults there are, and nothing else.")
def emulator(list_faults: bool, port: int, faults: tuple[str, ...], **options: object) -> None:
    """Run an emulator of the DataCrunch (Verda) container API until Ctrl-C.

    Loopback only. In --command, {deployment}, {replica} and {port} are replaced; the words {entrypoint} and {cmd} become
    those of the deployment. Replicas get SIGTERM and 30 s when they are to stop, also at the emulator's end; a second
    Ctrl-C kills them. What replicas cost and what happened: /emulator/meter, /emulator/replicas, /emulator/requests;
    PUT and DELETE /emulator/faults switch faults.

    \b
    deckflow emulator
    deckflow emulator --command 'python -m workers.launcher {cmd}' --boot 5
    deckflow emulator --fault spot-eviction:1 --fault 'slow@/container-deployments/*/scaling'
    """
    if list_faults:
        width = max(map(len, CATALOGUE))
        click.echo("\n".join(f"{name:{width}}  {text}" for name, text in CATALOGUE.items()))
        return
    try:
        _serve(Emulator(_config(**options), port=port, faults=map(Fault.parse, faults)))  # type: ignore[arg-type]
    except ApiError as error:
        raise NotConfigured(f"--fault: {error}") from error
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise NotConfigured(f"Port {port} is in use. Choose another with --port.") from error


def _config(
    *, command: str | None, boot: float, boot_spread: float, seed: int, victims: str, logs: Path | None
) -> Config:
    return Config(
        command=tuple(shlex.split(command or "")),
        environment={name: os.environ[name] for name in PASSED_ON if name in os.environ},
        boot=Boot.within(boot, boot_spread),
        seed=seed,
        victims=Victims(victims),
        log_dir=logs,
    )


def _serve(server: Emulator) -> None:
    stop = threading.Event()
    # From now on a first signal ends it in order; at the end the handlers are the default ones, so that a second kills.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    config = server.world.config
    with server:
        click.echo(f"DECKFLOW_VERDA_URL={server.url}")
        click.echo(f"DECKFLOW_VERDA_CLIENT_ID={config.client_id}")
        click.echo(f"DECKFLOW_VERDA_CLIENT_SECRET={config.client_secret}")
        click.echo(f"Ready: {server.address}/emulator/meter (Ctrl-C stops it)", err=True)
        while not stop.wait(0.5):
            pass
        click.echo("Stopping the replicas (Ctrl-C: at once)", err=True)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, _hurry)


def _hurry(number: int, frame: object) -> None:
    raise KeyboardInterrupt
