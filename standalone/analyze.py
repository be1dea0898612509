"""`deckflow analyze`: some decks to their end, on the system that runs here or on one of its own. It owns no table."""

import hashlib
import json
import sys
import uuid
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog
from rich.console import Console
from rich.markup import escape

from pipeline import lifecycle
from pipeline.errors import DeckflowError, DocumentError, NotConfigured
from pipeline.queries import PipelineView
from pipeline.settings import get_settings
from pipeline.states import PipelineState
from standalone import commands
from standalone.output import LogFiles
from standalone.supervisor import Stopped
from standalone.system import System, use_addresses

log = structlog.get_logger()


@dataclass
class Deck:
    """One file on its way. `name` is that of its output files; `error` says why it has no pipeline."""

    path: Path
    name: str
    sha256: str | None = None
    error: str | None = None
    id: uuid.UUID | None = None
    view: PipelineView | None = None

    @property
    def succeeded(self) -> bool:
        """Whether all six tasks have succeeded."""
        return self.view is not None and self.view.state is PipelineState.SUCCEEDED

    def as_json(self) -> dict[str, Any]:
        """The exported pipeline; for a file that was refused, the same shape with a null id."""
        # The export reads Celery's settings, which are complete only once the system runs.
        from workers.export import as_json

        if self.view is not None:
            return as_json(self.view)
        return {
            "id": None,
            "document": self.path.name,
            "sha256": self.sha256,
            "status": PipelineState.FAILED.value,
            "progress": 0,
            "error": self.error,
            "tasks": {},
        }


class Narrator:
    """Tells people what is being done: a spinner with the latest word on a terminal, a line for each word elsewhere."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._status = console.status("Starting")

    def say(self, text: str) -> None:
        """The latest word."""
        if self.console.is_terminal:
            self._status.update(escape(text))
            self._status.start()
        else:
            self.console.print(text, markup=False, soft_wrap=True)

    def note(self, text: str) -> None:
        """A line that stays."""
        self.console.print(text, markup=False, soft_wrap=True)

    def complain(self, text: str) -> None:
        """A line in red that stays."""
        self.console.print(text, style="red", markup=False, soft_wrap=True)

    def pause(self) -> None:
        """Take the spinner away until the next word."""
        self._status.stop()


@dataclass(frozen=True)
class Wish:
    """What was asked for. `out` is the folder for files, None for none; `as_json` wants JSON alone on standard output.

    `command` is what others are told who wait for the data directory.
    """

    out: Path | None = None
    as_json: bool = False
    template: str | None = None
    command: str = "analyze"


def analyze(paths: list[Path], wish: Wish) -> int:
    """Run the decks to their end; returns 0 if every pipeline succeeded, 1 if not, 130 after Ctrl-C.

    A file that can't be read or is refused is reported and does not keep the others. Ctrl-C cancels the pipelines.
    Raises `NotFound` for an unknown template and `ServiceUnavailable` when the system does not get ready.
    """
    _check(wish)
    decks = name_decks(paths)
    if code := run_decks(decks, wish, Narrator(Console(stderr=True, highlight=False))):
        return code
    _print_results(decks, wish)
    return 0 if all(deck.succeeded for deck in decks) else 1


def run_decks(decks: list[Deck], wish: Wish, narrator: Narrator) -> int:
    """Run the decks that can be read, each to its end; returns 0, or the exit code after a signal.

    Each deck then has its `view`, or the `error` for which it was refused. Nothing is started where none can be read.
    """
    for deck in decks:
        _open(deck, narrator)
    if all(deck.error for deck in decks):
        return 0
    system = System(wish.command, LogFiles(get_settings().data_dir / "logs"), narrator.say)
    with system.supervisor.signals():
        try:
            with system:
                _run(system, decks, wish, narrator=narrator)
        except Stopped as stop:
            narrator.pause()
            narrator.console.print("Stopped. What had not ended was cancelled.")
            return stop.exit_code
        finally:
            narrator.pause()
    return 0


def name_decks(paths: list[Path]) -> list[Deck]:
    """The decks, each with a name of its own: its file's stem, with a number where another has the same."""
    taken: set[str] = set()
    decks = []
    for path in paths:
        name, number = path.stem, 2
        while name.casefold() in taken:
            name, number = f"{path.stem}-{number}", number + 1
        taken.add(name.casefold())
        decks.append(Deck(path, name))
    return decks


def _check(wish: Wish) -> None:
    """Find out what is wrong before anything is started."""
    from workers.analysts import templates

    if wish.template is not None:
        templates.load(wish.template)
    if wish.out is not None:
        try:
            wish.out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotConfigured(f"The folder {wish.out} can't be made ({error.strerror}).") from error


def _run(system: System, decks: list[Deck], wish: Wish, *, narrator: Narrator) -> None:
    attached = system.attach_or_acquire()
    if not attached:
        # A short batch: its own workers start while its decks are checked, and whoever provides replicas is left alone.
        use_addresses({"DECKFLOW_PROVIDER": "none"})
        system.start_services()
        here = system.surroundings()
        system.start(*commands.workers(here), commands.beat(here))
    try:
        for deck in decks:
            if deck.error is None:
                system.say(f"Checking {deck.path.name}")
                _submit(deck, wish, narrator)
        if any(deck.id for deck in decks):
            if not attached:
                system.wait_ready(*(queue.value for queue in commands.BATCH_QUEUES), "beat")
            narrator.pause()
            _follow(system, decks, wish, console=narrator.console)
    except Stopped:
        _cancel(decks)
        raise


def _open(deck: Deck, narrator: Narrator) -> None:
    """See that the file is there, before anything is started for it."""
    try:
        deck.path.open("rb").close()
    except OSError as error:
        _refuse(deck, f"The file can't be read: {error.strerror}.", narrator)


def _submit(deck: Deck, wish: Wish, narrator: Narrator) -> None:
    from workers.submission import submit

    try:
        data = deck.path.read_bytes()
        deck.sha256 = hashlib.sha256(data).hexdigest()
        deck.id = submit(data, deck.path.name, template=wish.template)
    except OSError as error:
        _refuse(deck, f"The file can't be read: {error.strerror}.", narrator)
    except DocumentError as error:
        _refuse(deck, str(error), narrator)


def _refuse(deck: Deck, why: str, narrator: Narrator) -> None:
    deck.error = why
    narrator.complain(f"{deck.path}: {why}")


def _follow(system: System, decks: list[Deck], wish: Wish, *, console: Console) -> None:
    from standalone.progress import Bars, Lines, follow

    by_id = {deck.id: deck for deck in decks if deck.id}
    with ExitStack() as stack:
        display = stack.enter_context(Bars(console)) if console.is_terminal else Lines(system.say)
        for view in follow(by_id, wait=system.tick, show=display.show):
            deck = by_id[view.id]
            deck.view = view
            if wish.out is not None:
                _write_files(deck, wish.out)


def _write_files(deck: Deck, folder: Path) -> None:
    from workers.export import as_markdown

    assert deck.view is not None
    text = json.dumps(deck.as_json(), indent=2, ensure_ascii=False)
    (folder / f"{deck.name}.json").write_text(text + "\n", encoding="utf-8")
    (folder / f"{deck.name}.md").write_text(as_markdown(deck.view), encoding="utf-8")


def _cancel(decks: list[Deck]) -> None:
    for deck in decks:
        if deck.id is None or deck.view is not None:
            continue
        try:
            lifecycle.cancel(deck.id)
        except DeckflowError as error:
            log.warning("cancel_failed", pipeline=str(deck.id), error=error.code)


def _print_results(decks: list[Deck], wish: Wish) -> None:
    from standalone.progress import summary

    if wish.as_json:
        json.dump({"pipelines": [deck.as_json() for deck in decks]}, sys.stdout, indent=2, ensure_ascii=False)
        sys.stdout.write("\n")
        return
    for deck in decks:
        if deck.view is not None:
            print("\n".join(summary(deck.view)))
            if wish.out is not None:
                print(f"  Written: {wish.out / deck.name}.json and .md")
