"""Replicas of the emulator: their states, their victims, what they cost, and those that are real processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from scaler.emulator import Boot, Config, Fault, ManualClock, Span, SystemClock, Victims
from tests.service.emulated import AT, DEPLOYMENT, OCR, Plain, deployment, emulated

BOOT = Boot(Span(2), Span(20), Span(8))


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def api(clock: ManualClock) -> Iterator[Plain]:
    """An emulator with a deployment of two replicas, just ordered."""
    with emulated(Config(boot=BOOT), clock=clock) as plain:
        assert plain("POST", AT, DEPLOYMENT).status_code == 201
        yield plain


def test_a_replica_boots_through_its_states(api: Plain, clock: ManualClock) -> None:
    seen = [api.states()]
    for seconds in (2, 20, 8):
        clock.advance(seconds)
        seen.append(api.states())
    states = ("unavailable", "imagepulling", "initializing", "running")
    assert seen == [[state] * 2 for state in states]


def test_a_deployment_says_how_it_is(api: Plain, clock: ManualClock) -> None:
    def status(seconds: float) -> str:
        clock.advance(seconds)
        return str(api("GET", f"{OCR}/status").json()["status"])

    assert [status(0), status(3), status(27)] == ["initializing", "image_pulling", "healthy"]
    api("PATCH", f"{OCR}/scaling", {"max_replica_count": 3, "min_replica_count": 3})
    assert status(0) == "degraded"
    api("POST", f"{OCR}/restart")
    assert status(0) == "updating"
    api("POST", f"{OCR}/pause")
    assert status(60) == "paused"


def test_the_same_seed_gives_the_same_life() -> None:
    def life(seed: int) -> Any:
        clock = ManualClock()
        with emulated(Config(boot=Boot.within(30, 0.5), seed=seed), clock=clock) as api:
            api("POST", AT, DEPLOYMENT)
            clock.advance(3600)
            return api.control("/replicas")

    assert life(1) == life(1) != life(2)


@pytest.mark.parametrize(("stopping", "killed"), [(10.0, False), (40.0, True)])
def test_a_victim_gets_thirty_seconds_before_it_is_killed(
    clock: ManualClock, stopping: float, killed: bool
) -> None:
    with emulated(Config(boot=BOOT, stopping=Span(stopping)), clock=clock) as api:
        api("POST", AT, DEPLOYMENT)
        clock.advance(60)
        api("PATCH", f"{OCR}/scaling", {"min_replica_count": 1, "max_replica_count": 1})
        assert sorted(api.states()) == ["running", "terminating"]
        clock.advance(30)
        assert api.states() == ["running"]
        assert any(replica["killed"] for replica in api.control("/replicas")) is killed


@pytest.mark.parametrize(("victims", "survivor"), [(Victims.NEWEST, 0), (Victims.OLDEST, 1)])
def test_who_goes_can_be_chosen_for_a_test(clock: ManualClock, victims: Victims, survivor: int) -> None:
    with emulated(Config(boot=BOOT, victims=victims), clock=clock) as api:
        api("POST", AT, deployment(least=1, most=1))
        clock.advance(60)
        api("PATCH", f"{OCR}/scaling", {"min_replica_count": 2, "max_replica_count": 2})
        clock.advance(60)
        ids = [replica["id"] for replica in api.control("/replicas")]
        api("PATCH", f"{OCR}/scaling", {"min_replica_count": 1, "max_replica_count": 1})
        clock.advance(60)
        assert [r["id"] for r in api("GET", f"{OCR}/replicas").json()["list"]] == [ids[survivor]]


def test_pause_stops_all_and_resume_starts_anew(api: Plain, clock: ManualClock) -> None:
    clock.advance(60)
    api("POST", f"{OCR}/pause")
    clock.advance(60)
    assert api.states() == []
    api("POST", f"{OCR}/resume")
    assert api.states() == ["unavailable"] * 2


def test_a_changed_image_replaces_the_replicas_and_the_same_one_does_not(
    api: Plain, clock: ManualClock
) -> None:
    clock.advance(60)
    for image, states in (("1.2.3", ["running"] * 2), ("1.2.4", ["terminating"] * 2 + ["unavailable"] * 2)):
        container = {"name": "ocr-0", "image": f"ghcr.io/acme/ocr:{image}", "exposed_port": 8000}
        api("PATCH", OCR, {"containers": [container]})
        assert api.states() == states


def test_lowering_may_be_made_to_wait_for_the_scale_down_delay(clock: ManualClock) -> None:
    with emulated(Config(boot=BOOT, lowering_waits=True), clock=clock) as api:
        api("POST", AT, DEPLOYMENT)
        clock.advance(60)
        api("PATCH", f"{OCR}/scaling", {"min_replica_count": 0, "max_replica_count": 1})
        api.control("/demand", "PUT", {"deployment": "ocr", "replicas": 0})
        clock.advance(299)
        assert api.states() == ["running"] * 2
        clock.advance(1)
        assert api.states() == ["terminating"] * 2


@pytest.mark.parametrize(
    ("seconds", "blocks", "cents"), [(1, 1, 25), (600, 1, 25), (601, 2, 50), (3000, 5, 126)]
)
def test_started_blocks_of_ten_minutes_are_billed(
    clock: ManualClock, seconds: float, blocks: int, cents: int
) -> None:
    with emulated(Config(boot=Boot(Span(5), Span(0), Span(0)), stopping=Span(0)), clock=clock) as api:
        api("POST", AT, deployment(least=1, most=1))
        clock.advance(5 + seconds)
        api("POST", f"{OCR}/pause")
        clock.advance(7200)
        meter = api.control("/meter")
        assert (meter["replicas"][0]["blocks"], meter["cents"]) == (blocks, cents)


def test_waiting_for_a_machine_costs_nothing(clock: ManualClock) -> None:
    with emulated(Config(), Fault("replica-stuck"), clock=clock) as api:
        api("POST", AT, DEPLOYMENT)
        clock.advance(3000)
        assert api.states() == ["unavailable"] * 2
        assert api.control("/meter")["cents"] == 0


def test_a_deletion_that_takes_too_long_goes_on(clock: ManualClock) -> None:
    with emulated(Config(boot=BOOT, stopping=Span(20)), clock=clock) as api:
        api("POST", AT, DEPLOYMENT)
        clock.advance(60)
        assert api("DELETE", f"{OCR}?timeout=5000").status_code == 408
        assert api("GET", f"{OCR}/status").json() == {"status": "terminating"}
        clock.advance(30)
        assert api("GET", OCR).status_code == 404


# Replicas that are real processes.

AT_ONCE = Boot(Span(0), Span(0), Span(0))
#: A worker that says its environment and then waits for SIGTERM.
OBEDIENT = ("sh", "-c", 'trap "exit 0" TERM; env; while :; do sleep 0.05; done')
STUBBORN = ("sh", "-c", 'trap "" TERM; while :; do sleep 0.05; done')
CRASHING = ("sh", "-c", "exit 3")


def real(command: tuple[str, ...], tmp_path: Path, **more: Any) -> Config:
    environment = {"PATH": os.environ["PATH"]}
    return Config(boot=AT_ONCE, command=command, environment=environment, log_dir=tmp_path, **more)


def eventually(fact: Callable[[], bool], seconds: float = 15) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def pids(api: Plain) -> list[int]:
    return [replica["pid"] for replica in api.control("/replicas") if replica["status"] != "gone"]


def test_a_process_gets_its_deployments_variables_and_secrets_and_nothing_else(tmp_path: Path) -> None:
    with emulated(real(OBEDIENT, tmp_path), clock=SystemClock()) as api:
        api("POST", "/secrets", {"name": "broker-url", "value": "redis://:pw@x"})
        env = [
            {"name": "BROKER_URL", "type": "secret", "value_or_reference_to_secret": "broker-url"},
            {"name": "COLOUR", "type": "plain", "value_or_reference_to_secret": "red"},
        ]
        api("POST", AT, deployment(least=1, most=1, container={"env": env}))
        eventually(lambda: api.states() == ["running"])
        replica = api.control("/replicas")[0]["id"]
        said = (tmp_path / f"ocr-{replica}.log").read_text().splitlines()
        assert {"BROKER_URL=redis://:pw@x", "COLOUR=red", f"HOSTNAME=ocr-{replica}"} <= set(said)
        assert {line.partition("=")[0] for line in said} - {"PWD", "_", "SHLVL", "OLDPWD", "LC_CTYPE"} == {
            "BROKER_URL", "COLOUR", "HOSTNAME", "PORT", "PATH",
        }  # fmt: skip


def test_words_of_the_command_come_from_the_deployment(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "import sys, time; print(sys.argv[1:], flush=True); time.sleep(60)")
    with emulated(real((*command, "{deployment}:{port}", "{cmd}"), tmp_path), clock=SystemClock()) as api:
        overrides = {"enabled": True, "entrypoint": None, "cmd": ["vision", "fast"]}
        api("POST", AT, deployment(least=1, most=1, container={"entrypoint_overrides": overrides}))
        eventually(lambda: any(log.read_text() for log in tmp_path.glob("*.log")))
        (log,) = tmp_path.glob("*.log")
        assert log.read_text().startswith("['ocr:") and "'vision', 'fast']" in log.read_text()


@pytest.mark.parametrize(("command", "killed"), [(OBEDIENT, False), (STUBBORN, True)])
def test_a_process_gets_sigterm_and_after_the_grace_sigkill(
    tmp_path: Path, command: tuple[str, ...], killed: bool
) -> None:
    with emulated(real(command, tmp_path, grace=1.0), clock=SystemClock()) as api:
        api("POST", AT, deployment(least=1, most=1))
        eventually(lambda: api.states() == ["running"])
        (pid,) = pids(api)
        api("POST", f"{OCR}/pause")
        eventually(lambda: api.states() == [])
        assert api.control("/replicas")[0]["killed"] is killed
        assert not psutil.pid_exists(pid)


def test_a_process_that_crashes_is_restarted_later_and_billed_on(tmp_path: Path) -> None:
    with emulated(real(CRASHING, tmp_path), clock=SystemClock()) as api:
        api("POST", AT, deployment(least=1, most=1))
        eventually(lambda: api.states() == ["error"])
        assert api.control("/meter")["cents"] == 25


def test_a_process_runs_once_its_health_check_answers(tmp_path: Path) -> None:
    command = ("sh", "-c", f"sleep 1.5; exec {sys.executable} -m http.server --bind 127.0.0.1 {{port}}")
    with emulated(real(command, tmp_path), clock=SystemClock()) as api:
        check = {"enabled": True, "port": 8000, "path": "/"}
        api("POST", AT, deployment(least=1, most=1, container={"healthcheck": check}))
        eventually(lambda: api.states() == ["running"])
        (replica,) = api.control("/replicas")
        assert replica["running_at"] > replica["started_at"]


def test_an_evicted_process_is_killed_with_its_children_and_replaced(tmp_path: Path) -> None:
    with emulated(real(OBEDIENT, tmp_path), clock=SystemClock()) as api:
        api("POST", AT, deployment(least=1, most=1))
        eventually(lambda: api.states() == ["running"])
        (before,) = pids(api)
        api.control("/faults", "PUT", [{"name": "spot-eviction", "times": 1}])
        eventually(lambda: api.states() == ["running"] and pids(api) != [before])
        assert not psutil.pid_exists(before)


def test_nothing_is_left_when_the_emulator_ends(tmp_path: Path) -> None:
    with emulated(real(STUBBORN, tmp_path, grace=0.5), clock=SystemClock()) as api:
        api("POST", AT, DEPLOYMENT)
        eventually(lambda: api.states() == ["running"] * 2)
        left = pids(api)
    assert not any(map(psutil.pid_exists, left))


def test_replicas_end_with_a_killed_emulator(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "standalone.cli", "emulator", "--port", "0", "--boot", "0"]
    command += ["--command", "sleep 60", "--logs", str(tmp_path)]
    environment = {**os.environ, "DECKFLOW_DATA_DIR": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        url = process.stdout.readline().partition("=")[2].strip()
        api = Plain.at(url)
        api("POST", AT, DEPLOYMENT)
        eventually(lambda: api.states() == ["running"] * 2)
        left = pids(api)
        process.send_signal(signal.SIGKILL)
    eventually(lambda: not any(map(psutil.pid_exists, left)))


def test_ctrl_c_ends_the_command_and_its_replicas(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "standalone.cli", "emulator", "--port", "0", "--boot", "0"]
    command += ["--command", "sleep 60", "--logs", str(tmp_path)]
    environment = {**os.environ, "DECKFLOW_DATA_DIR": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        api = Plain.at(process.stdout.readline().partition("=")[2].strip())
        api("POST", AT, DEPLOYMENT)
        eventually(lambda: api.states() == ["running"] * 2)
        left = pids(api)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    assert not any(map(psutil.pid_exists, left))
