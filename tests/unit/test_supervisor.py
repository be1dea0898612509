"""The supervisor, with small programs in place of servers."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from pipeline.errors import ServiceUnavailable
from standalone.output import LogFiles, Terminal
from standalone.process import Command, Stage
from standalone.supervisor import Supervisor

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
PARENT = (
    "import subprocess, sys; print(subprocess.Popen([sys.executable, '-c', "
    "'import time; time.sleep(60)']).pid, flush=True); import time; time.sleep(60)"
)


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Supervisor]:
    supervisor = Supervisor(LogFiles(tmp_path / "logs"))
    yield supervisor
    supervisor.stop()


def program(tmp_path: Path, code: str, *, grace: float = 10, stage: Stage = Stage.WORKERS) -> Command:
    return Command("it", (sys.executable, "-c", code), tmp_path, {}, stage, grace=grace)


def until(supervisor: Supervisor, look: Callable[[], bool]) -> None:
    supervisor.wait_until(lambda: [] if look() else ["it"], seconds=10, say=lambda text: None)


def ended(process: psutil.Process) -> bool:
    """Whether it ends within five seconds, or waits only for its new parent to take note."""
    psutil.wait_procs([process], timeout=5)
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def test_what_dies_is_started_again(supervisor: Supervisor, tmp_path: Path) -> None:
    supervisor.start(program(tmp_path, "print('once more', flush=True)"))
    until(supervisor, lambda: supervisor.output.tail("it").count("once more") >= 2)


def test_what_dies_on_and_on_is_reported_with_its_last_lines(supervisor: Supervisor, tmp_path: Path) -> None:
    supervisor.start(program(tmp_path, "raise SystemExit('no such luck')"))
    with pytest.raises(ServiceUnavailable, match="no such luck"):
        supervisor.wait_until(lambda: ["it"], seconds=60, say=lambda text: None)


def test_what_ignores_the_signal_is_killed_after_its_grace(supervisor: Supervisor, tmp_path: Path) -> None:
    supervisor.start(program(tmp_path, STUBBORN, grace=0.5))
    until(supervisor, lambda: supervisor.output.tail("it") == ["up"])
    start = time.monotonic()
    supervisor.stop()
    assert 0.5 <= time.monotonic() - start < 5


def test_the_children_of_what_is_stopped_end_with_it(supervisor: Supervisor, tmp_path: Path) -> None:
    supervisor.start(program(tmp_path, PARENT))
    until(supervisor, lambda: bool(supervisor.output.tail("it")))
    child = psutil.Process(int(supervisor.output.tail("it")[0]))
    supervisor.stop()
    assert ended(child)


def test_a_process_ends_with_a_supervisor_that_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from standalone.output import LogFiles;"
        "from standalone.process import *; from standalone.supervisor import *;"
        f"s = Supervisor(LogFiles(Path({str(tmp_path)!r})));"
        "s.start(Command('it', (sys.executable, '-c', 'import time; time.sleep(60)'), Path('/'), {}, Stage.FACE));"
        "print(next(iter(s._pids())), flush=True); time.sleep(60)"
    )
    parent = psutil.Popen([sys.executable, "-c", code], stdout=-1, text=True)
    with parent.stdout:
        child = psutil.Process(int(parent.stdout.readline()))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert ended(child)


def test_a_terminal_shows_whole_lines_under_a_name_and_no_control_characters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    supervisor = Supervisor(Terminal())
    supervisor.start(
        program(
            tmp_path, r"print('one\x1b]0;evil\x07\ntwo', end='', flush=True); import time; time.sleep(60)"
        )
    )
    until(supervisor, lambda: bool(supervisor.output.tail("it")))
    supervisor.stop()
    assert capsys.readouterr().out.splitlines() == ["it         | one ]0;evil", "it         | two"]
