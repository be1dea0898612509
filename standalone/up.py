"""`deckflow up`: the whole system until it is stopped, with a sample deck if asked for. It owns no table.

It runs no worker for vision and text by itself: those are replicas, which the autoscaler has started and stopped, as a rule
here.
"""

from contextlib import ExitStack
from pathlib import Path

from pipeline.errors import NotFound
from pipeline.settings import get_settings
from standalone import commands, pools
from standalone.folders import socket_folder
from standalone.output import Terminal
from standalone.replicas import Door, Replicas
from standalone.supervisor import Stopped
from standalone.system import System, use_addresses
from standalone.web import address_of, check_loopback, free_port, listen

#: The sample decks of a checkout; an installed package has none.
SAMPLES = Path(__file__).parent.parent / "samples"


def up(host: str, port: int, *, sample: bool) -> int:
    """Run the system until a signal ends it; returns the exit code 0.

    Raises `AlreadyRunning`, `NotConfigured` for a bad address, scaling file or provider, `ServiceUnavailable` when it does not
    become ready.
    """
    check_loopback(host)
    deck = _sample_deck() if sample else None
    terminal = Terminal()

    def say(text: str) -> None:
        terminal.write("deckflow", text)

    system = System("up", terminal, say)
    with system.supervisor.signals():
        try:
            with system:
                system.acquire()
                use_addresses(pools.settle(get_settings()))
                _serve(system, host, port, deck=deck)
        except Stopped:
            say("Stopped")
    return 0


def _serve(system: System, host: str, port: int, *, deck: Path | None) -> None:
    with listen(host, port) as listener, ExitStack() as stack:
        url = address_of(listener)
        system.start_services()
        here = system.surroundings(DECKFLOW_HOST=host, DECKFLOW_PORT=str(listener.getsockname()[1]))
        if get_settings().provider == "local":
            here = _host_replicas(system, here, stack)
        queues = commands.FIXED_QUEUES
        needed = [commands.web(here, listener.fileno()), *commands.workers(here, queues), commands.beat(here)]
        system.start(*needed)
        system.wait_ready(*(command.name for command in needed), url=url, queues=queues)
        system.publish(url)
        # Only now: nobody waits for it, and what starts beside it would be ready later.
        system.say(_start_flower(system, here))
        system.say(f"Data: {system.data_dir}")
        system.say(f"Replicas: {pools.describe(get_settings())}")
        if deck:
            _run_sample(system, deck, url=url)
        system.say(f"Deckflow is ready: {url} (Ctrl-C stops it)")
        while True:
            system.tick(0.2)


def _host_replicas(system: System, here: commands.Surroundings, stack: ExitStack) -> commands.Surroundings:
    """Let the autoscaler start and stop workers of this machine."""
    path = socket_folder(system.data_dir, "replicas.sock") / "replicas.sock"
    here = here.with_settings(DECKFLOW_LOCAL_SOCKET=str(path))
    replicas = Replicas(system.supervisor, here, boot_seconds=get_settings().local_boot_seconds)
    door = stack.enter_context(Door(path, replicas.answer))
    system.supervisor.attend(replicas.tick)
    system.supervisor.attend(door.tick)
    return here


def _start_flower(system: System, here: commands.Surroundings) -> str:
    port = free_port(get_settings().flower_port)
    if port is None:
        return f"Flower was left out: port {get_settings().flower_port} is taken (DECKFLOW_FLOWER_PORT)"
    system.start(commands.flower(here, port))
    return f"Flower: http://127.0.0.1:{port}"


def _sample_deck() -> Path:
    for deck in sorted(SAMPLES.glob("biotech*.pdf")):
        return deck
    raise NotFound(
        f"There is no sample deck in {SAMPLES}: it is part of a checkout, not of the installed package."
    )


def _run_sample(system: System, deck: Path, *, url: str) -> None:
    # Celery reads its settings when it is imported, and those are complete only now.
    from standalone.progress import Lines, follow, summary
    from workers.submission import submit

    pipeline_id = submit(deck.read_bytes(), deck.name)
    page = f"{url}/pipelines/{pipeline_id}"
    system.say(f"Analysing the sample {deck.name}: {page}")
    for view in follow([pipeline_id], wait=system.tick, show=Lines(system.say).show):
        for line in summary(view):
            system.say(line)
    system.say(f"All of it: {page}")
