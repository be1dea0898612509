"""Keeps processes running until they are to stop, and then leaves none behind. It owns no table.

It works in one thread: whoever uses it calls `tick` often. (The death signal of a child is tied to the *thread* that
started it, so a second thread would be one more way to lose processes.)
"""

import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

import structlog

from pipeline.errors import ServiceUnavailable
from standalone.output import Output
from standalone.process import Command, Process, Stage, kill_descendants, reap_orphans

log = structlog.get_logger()

#: Seconds until a process that died is started again: doubled each time, up to the last figure.
FIRST_DELAY, LONGEST_DELAY = 1.0, 30.0
#: A process that lived so many seconds has recovered: its next death counts as the first.
STEADY_SECONDS = 60.0
#: A process that dies so often while it is being waited for will not become ready.
HOPELESS_DEATHS = 3
#: How often people are told what is being waited for, in seconds.
TELL_SECONDS = 2.0
#: The longest time between two looks at processes and at what is attended, in seconds.
LOOK_SECONDS = 0.05

Say = Callable[[str], None]


def restart_delay(deaths: int) -> float:
    """Seconds until what has died so often in a row is started again."""
    return float(min(LONGEST_DELAY, FIRST_DELAY * 2 ** (deaths - 1)))


class Stopped(KeyboardInterrupt):
    """A signal asked this process to stop. `exit_code` is what shells expect: 128 and the signal's number."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.exit_code = 128 + number


@dataclass
class _Charge:
    """One command under supervision. `process` is None between a death and the next start at `due`."""

    command: Command
    process: Process | None
    deaths: int = 0
    due: float = 0.0
    told_to_stop_at: float | None = None


class Supervisor:
    """A set of processes. With `owns_all`, every other descendant of this process is killed at the end, too."""

    def __init__(self, output: Output, *, owns_all: bool = False) -> None:
        self.output = output
        self._owns_all = owns_all
        self._charges: dict[str, _Charge] = {}
        self._ends: dict[str, int] = {}
        self._stopping = False
        self._hurried_at: float | None = None
        self._reaped_at = 0.0
        self._attended: list[Callable[[], None]] = []

    def start(self, command: Command) -> None:
        """Start a command and keep it running."""
        charge = _Charge(command, None)
        self._charges[command.name] = charge
        self._launch(charge)

    def attend(self, work: Callable[[], None]) -> None:
        """Call `work` at every tick until everything is stopped."""
        self._attended.append(work)

    def end(self, name: str) -> None:
        """Ask one process to stop, and kill it after its grace; it is not started again. Unknown names are ended already."""
        charge = self._charges.get(name)
        if charge is None or charge.told_to_stop_at is not None:
            return
        charge.told_to_stop_at = time.monotonic()
        if charge.process is not None:
            charge.process.ask_to_stop()

    def knows(self, name: str) -> bool:
        """Whether a command of that name is kept running, or is about to end."""
        return name in self._charges

    def exit_code(self, name: str) -> int | None:
        """How a command that is not started again has ended, told once; negative where a signal ended it."""
        return self._ends.pop(name, None)

    def _launch(self, charge: _Charge) -> None:
        charge.process = Process(charge.command, self.output.open(charge.command.name))

    def tick(self, seconds: float) -> None:
        """Look after the processes for so long: pass on their output, and start again what has died and is due."""
        until = time.monotonic() + seconds
        while True:
            self._look(min(max(until - time.monotonic(), 0.0), LOOK_SECONDS))
            if time.monotonic() >= until:
                return

    def _look(self, seconds: float) -> None:
        self.output.pump(seconds)
        for charge in list(self._charges.values()):
            if charge.process is not None:
                self._notice_death(charge, charge.process)
            if charge.told_to_stop_at is not None:
                self._kill_if_overdue(charge, charge.told_to_stop_at)
            if charge.process is None and (charge.command.once or charge.told_to_stop_at is not None):
                self._charges.pop(charge.command.name, None)
                self.output.forget(charge.command.name)
            elif charge.process is None and not self._stopping and time.monotonic() >= charge.due:
                self._launch(charge)
        for work in [] if self._stopping else self._attended:
            work()
        if self._owns_all and time.monotonic() - self._reaped_at > STEADY_SECONDS / 10:
            self._reaped_at = time.monotonic()
            reap_orphans(self._pids())

    def _notice_death(self, charge: _Charge, process: Process) -> None:
        code = process.exit_code
        if code is None:
            return
        process.kill()
        charge.process = None
        if charge.command.once:
            self._ends[charge.command.name] = code
        if self._owns_all:
            self._sweep()  # what it left behind must not work beside its successor
        charge.deaths = 1 if process.age > STEADY_SECONDS else charge.deaths + 1
        delay = restart_delay(charge.deaths)
        charge.due = time.monotonic() + delay
        if not self._stopping and charge.told_to_stop_at is None:
            again = None if charge.command.once else delay
            log.warning("process_died", process=charge.command.name, exit_code=code, restart_in=again)

    def not_running(self) -> list[str]:
        """The names of those that do not run right now."""
        return [name for name, charge in self._charges.items() if charge.process is None]

    def wait_until(self, missing: Callable[[], list[str]], *, seconds: float, say: Say) -> None:
        """Tick until `missing()` is empty, telling every two seconds what it still names.

        Raises `ServiceUnavailable`, with the last lines of whoever is to blame, after `seconds` or when one dies on and on.
        """
        start = told = time.monotonic()
        while names := missing():
            waited = time.monotonic() - start
            hopeless = [name for name in names if self._deaths(name) >= HOPELESS_DEATHS]
            if hopeless or waited > seconds:
                raise ServiceUnavailable(self._blame(hopeless or names, waited))
            if time.monotonic() - told >= TELL_SECONDS:
                told = time.monotonic()
                say(f"Waiting for {', '.join(names)} ({waited:.0f} s)")
            self.tick(0.1)

    def _deaths(self, name: str) -> int:
        return self._charges[name].deaths if name in self._charges else 0

    def _blame(self, names: Iterable[str], waited: float) -> str:
        lines = [f"{', '.join(names)} did not become ready within {waited:.0f} s."]
        for name in names:
            lines += [f"  {name} | {line}" for line in self.output.tail(name)]
        return "\n".join(lines)

    @contextmanager
    def signals(self) -> Iterator[None]:
        """Turn the first SIGINT, SIGTERM or SIGHUP into `Stopped`, and a further one while stopping into haste."""

        def handle(number: int, frame: FrameType | None) -> None:
            if not self._stopping:
                self._stopping = True
                raise Stopped(number)
            self._hurried_at = self._hurried_at or time.monotonic()

        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = {number: signal.signal(number, handle) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def stop(self, say: Say = lambda text: None) -> None:
        """End everything, stage by stage: a signal, a grace, SIGKILL to the group. Nothing is left running."""
        self._stopping = True
        for stage in sorted(Stage, reverse=True):
            charges = [charge for charge in self._charges.values() if charge.command.stage is stage]
            self._end([charge for charge in charges if charge.process is not None], say)
            for charge in charges:
                self._charges.pop(charge.command.name, None)
            if self._owns_all and stage in (Stage.WORKERS, Stage.RECORD):
                self._sweep()
        self.output.pump(0)

    def _end(self, charges: list[_Charge], say: Say) -> None:
        start = told = time.monotonic()
        for charge in charges:
            if charge.process is not None:
                charge.process.ask_to_stop()
        while living := [charge for charge in charges if charge.process is not None]:
            for charge in living:
                self._kill_if_overdue(charge, start)
            if time.monotonic() - told >= TELL_SECONDS:
                told = time.monotonic()
                say(f"Waiting for {', '.join(c.command.name for c in living)} to stop (Ctrl-C: at once)")
            self.tick(0.05)

    def _kill_if_overdue(self, charge: _Charge, since: float) -> None:
        deadline = since + charge.command.grace
        if self._hurried_at is not None:
            deadline = min(deadline, max(since, self._hurried_at) + charge.command.hurried_grace)
        if charge.process is not None and time.monotonic() > deadline:
            log.warning("process_killed", process=charge.command.name)
            charge.process.kill()

    def _sweep(self) -> None:
        if killed := kill_descendants(self._pids()):
            log.warning("descendants_killed", names=killed)

    def _pids(self) -> set[int]:
        return {charge.process.pid for charge in self._charges.values() if charge.process is not None}
