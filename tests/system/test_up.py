"""`deckflow up`: the whole system, started once for all tests of this file."""

import json
import re
import signal
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pymupdf
import pytest
import requests

from tests.system.standalone import Deckflow, Running

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def deckflow() -> Iterator[Deckflow]:
    with tempfile.TemporaryDirectory(prefix="deckflow-up-") as directory:
        yield Deckflow(Path(directory, "data"))


@pytest.fixture(scope="module")
def system(deckflow: Deckflow) -> Iterator[Running]:
    with deckflow.started("up", "--port", "0") as running:
        running.wait_for("Deckflow is ready")
        yield running


def address(system: Running) -> str:
    found = re.search(r"ready: (http://127\.0\.0\.1:\d+)", system.output())
    assert found
    return found[1]


def test_when_it_says_ready_the_page_answers(system: Running) -> None:
    with urllib.request.urlopen(address(system), timeout=10) as page:
        assert page.status == 200
        assert b"<form" in page.read()


def test_a_second_one_on_the_same_data_is_refused_with_the_address(
    system: Running, deckflow: Deckflow
) -> None:
    second = deckflow.run("up", "--port", "0")
    assert second.returncode == 1
    assert (
        second.stderr
        == f"Error: Deckflow is already running at {address(system)} (pid {system.process.pid}).\n"
    )


def test_nothing_listens_for_other_machines(system: Running, deckflow: Deckflow) -> None:
    listening = {
        connection.laddr.ip
        for process in deckflow.processes()
        for connection in process.net_connections("tcp")
        if connection.status == psutil.CONN_LISTEN
    }
    assert listening == {"127.0.0.1"}


def test_no_worker_for_vision_and_text_runs_and_it_says_who_would_start_them(
    system: Running, deckflow: Deckflow
) -> None:
    assert len(deckflow.workers("control", "background")) == 2
    assert deckflow.workers("vision", "text") == []
    assert "Replicas: local, processes of this machine" in system.output()


def test_a_worker_that_is_killed_is_started_again(system: Running, deckflow: Deckflow) -> None:
    (worker,) = deckflow.workers("background")
    worker.send_signal(signal.SIGKILL)
    assert "restart_in" in system.wait_for("process_died")
    system.wait_for("background-", seconds=30)


def test_the_doctor_finds_nothing_missing(system: Running, deckflow: Deckflow) -> None:
    report = deckflow.run("doctor")
    assert report.returncode == 0
    told = " ".join(report.stdout.split())
    assert f"pid {system.process.pid}" in told
    assert "Replicas OK local, processes of this machine" in told


def test_an_upload_gets_its_replicas_and_its_results(system: Running, deckflow: Deckflow) -> None:
    with pymupdf.open(SAMPLES / "software.pdf") as deck:
        deck.select([0, 1])
        pages = {"file": ("short.pdf", deck.tobytes())}
    upload = requests.post(f"{address(system)}/api/v1/pipelines", files=pages, timeout=30)
    deadline = time.monotonic() + 60
    while (found := requests.get(address(system) + upload.json()["url"], timeout=10).json())[
        "progress"
    ] < 100:
        assert time.monotonic() < deadline, system.output()
        time.sleep(0.3)
    assert found["status"] == "succeeded"
    assert [len(deckflow.workers(pool)) for pool in ("vision", "text")] == [1, 1]


def test_a_taken_port_is_told_with_the_way_out(system: Running, tmp_path: Path) -> None:
    port = address(system).rpartition(":")[2]
    refused = Deckflow(tmp_path).run("up", "--port", port)
    assert refused.returncode == 1
    assert "--port" in refused.stderr


def test_ctrl_c_ends_it_and_leaves_nothing_running(system: Running, deckflow: Deckflow) -> None:
    system.interrupt()
    assert system.finish().returncode == 0
    assert deckflow.processes() == []


def test_workers_that_somebody_else_runs_find_the_system_by_its_data(deckflow: Deckflow) -> None:
    deckflow.environment["DECKFLOW_PROVIDER"] = "none"
    with deckflow.started("up", "--port", "0") as system:
        system.wait_for("python -m workers.launcher vision")
        system.wait_for("Deckflow is ready")
        argv = [sys.executable, "-m", "workers.launcher", "vision", "text"]
        worker = Running(argv, deckflow.environment, deckflow.folder)
        worker.wait_for("worker_registered")
        assert len(deckflow.workers("vision", "text")) == 1
        worker.kill()
    del deckflow.environment["DECKFLOW_PROVIDER"]


def test_what_a_killed_system_left_behind_is_no_hindrance(deckflow: Deckflow) -> None:
    stale = {
        "DECKFLOW_DATABASE_URL": "postgresql://nowhere.invalid/x",
        "DECKFLOW_BROKER_URL": "redis://nowhere.invalid",
    }
    note = {"pid": 1, "command": "up", "url": "http://127.0.0.1:1", "addresses": stale}
    (deckflow.data_dir / "deckflow.lock").write_text(json.dumps(note))
    report = deckflow.run("doctor")
    assert report.returncode == 0
    assert "nowhere" not in report.stdout


def test_a_scaling_file_that_is_named_and_missing_is_told_before_anything_starts(deckflow: Deckflow) -> None:
    deckflow.environment["DECKFLOW_SCALING_FILE"] = "nowhere.yaml"
    refused = deckflow.run("up", "--port", "0", seconds=20)
    del deckflow.environment["DECKFLOW_SCALING_FILE"]
    assert refused.returncode == 1
    assert refused.stderr == "Error: DECKFLOW_SCALING_FILE: there is no file /nowhere.yaml\n"


def test_other_machines_are_not_served_without_a_login(deckflow: Deckflow) -> None:
    refused = deckflow.run("up", "--host", "0.0.0.0")
    assert refused.returncode == 1
    assert "reverse proxy" in refused.stderr
