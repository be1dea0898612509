"""The control worker: whoever provides replicas may be slow; what the record owes must not wait for them."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import lifecycle
from tests.services import Redis
from tests.system.conftest import Fleet, until
from workers.celery import app


@pytest.fixture
def silent(tmp_path: Path) -> Iterator[socket.socket]:
    """A provider that listens and never answers."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(tmp_path / "door"))
        listener.listen()
        listener.settimeout(60)
        yield listener


@pytest.fixture
def control(ground: Path, silent: socket.socket) -> Iterator[Fleet]:
    """One control worker, which asks that provider."""
    fleet = Fleet(ground)
    door = str(silent.getsockname())
    fleet.start("control", DECKFLOW_PROVIDER="local", DECKFLOW_LOCAL_SOCKET=door, DECKFLOW_LOG_LEVEL="INFO")
    yield fleet
    fleet.stop()


def waits(connection: socket.socket) -> bool:
    """Whether the other end still waits for an answer."""
    connection.setblocking(False)
    try:
        while connection.recv(4096):
            pass
    except BlockingIOError:
        return True
    return False


def test_a_provider_that_does_not_answer_holds_back_no_deck(
    control: Fleet, silent: socket.socket, broker: Redis
) -> None:
    app.send_task("scale")
    connection, _ = silent.accept()
    lifecycle.add_document_processing_pipeline(
        "a" * 64, "deck.pdf", size=1, pages=1, analyst="layout", template="general"
    )
    app.send_task("reconcile")
    with connection:
        until(control, lambda: broker.client.llen("deckflow:vision") > 0)
        assert waits(connection), "the reconciler came only after the provider was given up"
