"""A deck's whole way through replicas of the provider `datacrunch`: emulator, real workers, the controller's ticks, fast time.

The emulator's replicas are workers of this machine. The ticks of the controller and of the reconciler are done here, so that
time can be moved between two of them: a little while processes work, much while nothing but time has to pass.
"""

import os
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest
import requests
from pydantic import SecretStr

from pipeline import queries, servers
from pipeline.graph import GRAPH
from pipeline.queries import PipelineView, TaskView
from pipeline.settings import get_settings
from pipeline.states import TaskState
from scaler import chosen
from scaler.controller import Controller
from scaler.emulator import Boot, Config, Fault
from scaler.emulator.processes import kill_family
from scaler.emulator.replicas import Replica, Status
from scaler.learning import Memory
from scaler.policy.config import Scaling
from scaler.providers.base import ProviderError
from scaler.providers.blueprint import POOLS, blueprint
from scaler.providers.budget import Budget
from scaler.providers.datacrunch import DataCrunch
from scaler.providers.exchange import Line, Patience
from scaler.providers.planning import plan
from scaler.providers.provisioning import apply, remove
from scaler.providers.transport import Tokens, Transport
from tests.fast_time import MovedClock
from tests.service.emulated import Plain, emulated
from tests.service.scaling import rows, story
from tests.system.conftest import ROOT, submit_deck
from workers.reconciler import reconcile

COMMAND = (sys.executable, "-m", "workers.launcher", "{cmd}")
#: Seconds between two ticks while processes work, and how many more pass at once by moving the clock.
PAUSE, LEAP = 0.5, 2.0
#: Seconds that are left out between two ticks while nothing works: few where a paid block is about to end.
FAR, NEAR, BLOCK_END = 20.0, 5.0, 60.0
#: The provider's patience, as short as everything else here.
PATIENCE = Patience(connect=0.5, read=0.5, total=1.5, tries=2, first_pause=0.02, longest_pause=2.0)

SETTINGS = {
    "DECKFLOW_ANALYST": "tests.analysts:TracingAnalyst",
    "DECKFLOW_TEMPLATE": "general",
    "DECKFLOW_PROVIDER": "datacrunch",
    "DECKFLOW_VISION_IMAGE": "acme/vision:1",
    "DECKFLOW_TEXT_IMAGE": "acme/text:1",
    "DECKFLOW_VERDA_CLIENT_ID": Config.client_id,
    "DECKFLOW_VERDA_CLIENT_SECRET": Config.client_secret,
    # Renewed every 2 s while time goes five times as fast; a loaded machine may miss a few.
    "DECKFLOW_LEASE_SECONDS": "60",
    "DECKFLOW_RENEW_SECONDS": "2",
}


@dataclass(frozen=True)
class Sent:
    """A request as it went out, with the timeout that it had."""

    method: str
    path: str
    timeout: Any


@dataclass
class Journey:
    """One deck's way, and everything that it goes through."""

    clock: MovedClock
    api: Plain
    provider: DataCrunch
    controller: Controller
    trace: Path
    sent: list[Sent] = field(default_factory=list)
    deck: uuid.UUID | None = None
    ticks: int = 0

    def switch(self, *faults: Fault) -> None:
        """Have these faults, and no others."""
        self.api.emulator.world.faults.switch(faults)

    def provision(self) -> int:
        """Make both deployments, as somebody does who tries again; returns how often it failed."""
        return sum(self._insist(lambda pool=pool: self._provision(pool)) for pool in POOLS)

    def _provision(self, pool: Any) -> None:
        apply(self.provider.transport, plan(self.provider.transport, blueprint(get_settings(), pool)))

    def remove(self) -> int:
        """Delete both deployments; returns how often it failed."""
        names = (get_settings().vision_deployment, get_settings().text_deployment)
        return sum(self._insist(lambda name=name: self._remove(name)) for name in names)

    def _remove(self, name: str) -> None:
        remove(self.provider.transport, name, clock=self.clock.now, sleep=self.clock.advance)

    def _insist(self, act: Callable[[], None]) -> int:
        for failed in range(10):
            try:
                act()
            except ProviderError:
                self.clock.advance(FAR)
            else:
                return failed
        pytest.fail("it did not work in ten tries")

    def upload(self) -> None:
        """A deck that nobody has seen before."""
        self.deck = submit_deck()

    @property
    def view(self) -> PipelineView:
        """The deck as people see it."""
        assert self.deck is not None
        return queries.get_pipeline(self.deck)

    def replicas(self, pool: str = "") -> list[Replica]:
        """Every replica there ever was, of one pool or of both."""
        return [one for one in self.api.emulator.world.replicas() if one.deployment.endswith(pool)]

    def present(self) -> list[Replica]:
        """Those that are not gone."""
        return [one for one in self.replicas() if one.status is not Status.GONE]

    def traced(self) -> list[str]:
        """The analyst's calls so far."""
        return self.trace.read_text().splitlines()

    def until(self, fact: Callable[[], bool], *, within: float) -> None:
        """Tick until something is so; fails with everything that is known after so many seconds of the moved clock."""
        deadline = self.clock.now() + within
        while not fact():
            if self.clock.now() > deadline:
                pytest.fail(f"not within {within:.0f} s\n{self.report()}")
            self.tick()
            self._pass_time()

    def tick(self) -> None:
        """What beat asks for: a tick of the controller, and every other time one of the reconciler."""
        if self.ticks % 2 == 0:
            reconcile()
        self.ticks += 1
        assert self.controller.tick()

    def _pass_time(self) -> None:
        living = self._living()
        if self._at_work(living):
            time.sleep(PAUSE)
            if not any(
                one.status is Status.TERMINATING for one in self.present()
            ):  # a block may end any moment
                self.clock.advance(LEAP)
        else:
            self.clock.advance(self._idle_leap())
        for server in living:  # else their own beats, which come in real time, would seem to be late
            servers.heartbeat(server)

    def _at_work(self, living: set[str]) -> bool:
        """Whether processes have something to do, so that real time has to pass."""
        present = self.present()
        if any(one.status in (Status.INITIALIZING, Status.TERMINATING) for one in present):
            return True
        running = [one for one in present if one.status is Status.RUNNING]
        known = {row.id for row in rows("processing_servers")} & living
        if not all(any(name.endswith(one.id) for name in known) for one in running):
            return True  # its process runs, and its worker has yet to say so
        serving = {one.deployment for one in running}
        tasks = self.view.tasks.values() if self.deck else ()
        return any(self._is_moving(task, serving, living) for task in tasks)

    @staticmethod
    def _is_moving(task: TaskView, serving: set[str], living: set[str]) -> bool:
        if task.state is TaskState.RUNNING:
            return task.server_id in living
        served = any(name.endswith(GRAPH[task.task].queue.value) for name in serving)
        return task.state is TaskState.QUEUED and served and task.retry_at is None

    def _idle_leap(self) -> float:
        ends = [one.paid_until for one in rows("replica_sessions") if one.paid_until and not one.stopped_at]
        left = min((end.timestamp() - self.clock.now() for end in ends), default=FAR + BLOCK_END)
        return FAR if left > BLOCK_END else NEAR

    def _living(self) -> set[str]:
        """The names of the workers whose processes live."""
        found = set()
        for replica in self.present():
            pid = getattr(replica.body, "pid", None)
            try:
                children = psutil.Process(pid).children() if pid else []
                found |= {_name(child.cmdline()) for child in children}
            except psutil.Error:
                continue
        return found - {""}

    def processes(self) -> list[int]:
        """The replicas' processes that live."""
        pids = [getattr(one.body, "pid", None) for one in self.replicas()]
        return [pid for pid in pids if pid and psutil.pid_exists(pid)]

    def kill(self, replica: Replica) -> None:
        """SIGKILL to all processes of a replica, as when its container runs out of memory."""
        pid = getattr(replica.body, "pid", None)
        assert pid
        kill_family(pid)

    def report(self) -> str:
        """What is known, for a test that has failed."""
        logs = [
            f"== {path.name}\n{path.read_text()[-3000:]}" for path in sorted(self.trace.parent.glob("*.log"))
        ]
        events = [
            f"{e.at} {e.pool} {e.kind} {e.wanted} {e.outcome} {e.detail} {e.reason}"
            for e in rows("scaling_events")
        ]
        tasks = (
            [f"{task.task} {task.state} {task.error}" for task in self.view.tasks.values()]
            if self.deck
            else []
        )
        parts = [
            *tasks,
            *events,
            *map(str, self.api.control("/replicas")),
            *map(str, rows("replica_sessions")),
        ]
        return "\n".join([*parts, *map(str, rows("pool_memory")), str(story()), *logs])


def _name(command: list[str]) -> str:
    return command[command.index("-n") + 1] if "-n" in command else ""


@contextmanager
def journey(directory: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journey]:
    """An emulator whose replicas are workers on `database_url`, and a controller as the settings would make it."""
    trace = directory / "trace"
    trace.touch()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DECKFLOW_TEST_TRACE": str(trace),
        "DECKFLOW_TEST_SLIDE_SECONDS": "0.2",
    }
    clock = MovedClock(database_url)
    clock.install()
    config = Config(boot=Boot.within(5), command=COMMAND, environment=environment, log_dir=directory)
    with emulated(config, clock=clock) as api:
        for name, value in _settings(directory, api).items():
            monkeypatch.setenv(name, value)
        get_settings.cache_clear()
        provider = _provider(api)
        scaling = Scaling()
        policy = chosen.policy(get_settings(), scaling)
        controller = Controller(provider, policy, scaling, learned=Memory(clock.now), clock=clock.now)
        found = Journey(clock, api, provider, controller, trace)
        _note_requests(found.sent, monkeypatch)
        yield found
    clock.close()
    get_settings.cache_clear()


def _settings(directory: Path, api: Plain) -> Mapping[str, str]:
    return SETTINGS | {"DECKFLOW_STORAGE_URL": f"file://{directory}/store", "DECKFLOW_VERDA_URL": api.url}


def _provider(api: Plain) -> DataCrunch:
    config, clock = api.emulator.world.config, api.emulator.world.clock
    line = Line(api.url, PATIENCE)
    tokens = Tokens(line, SecretStr(config.client_id), SecretStr(config.client_secret))
    names = {"vision": get_settings().vision_deployment, "text": get_settings().text_deployment}
    return DataCrunch(Transport(line, tokens, Budget(clock.now)), names, now=clock.now)


def _note_requests(sent: list[Sent], monkeypatch: pytest.MonkeyPatch) -> None:
    """Note every request of this process at the last place before the network."""
    original = requests.adapters.HTTPAdapter.send

    def send(self: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        sent.append(Sent(request.method, request.path_url, kwargs.get("timeout")))
        return original(self, request, *args, **kwargs)

    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", send)
