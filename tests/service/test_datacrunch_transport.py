"""The way to the provider's API: it never hangs, keeps to the rate limits, renews its token once, and shows no secret."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from pipeline.errors import NotConfigured
from pipeline.settings import Settings
from scaler.emulator import Config, ManualClock
from scaler.providers import base
from scaler.providers.base import ProviderError
from scaler.providers.datacrunch import DataCrunch
from scaler.providers.exchange import Line, Patience
from tests.service.emulated import AT, IMPATIENT, OCR, Plain, deployment, emulated, provider


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def api(clock: ManualClock) -> Iterator[Plain]:
    """An emulator with the deployment `ocr`, between 0 and 1 replica."""
    with emulated(Config(), clock=clock) as plain:
        assert plain("POST", AT, deployment(least=0, most=1)).status_code == 201
        yield plain


def silent(connection: socket.socket) -> None:
    """Say nothing."""


def dripping(connection: socket.socket) -> None:
    """Say something now and then, but never come to an end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    for _ in range(100):
        connection.sendall(b" ")
        time.sleep(0.1)


@contextmanager
def bad_server(behave: Callable[[socket.socket], None]) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        open_connections = []

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                open_connections.append(connection)
                threading.Thread(target=_behave, args=(behave, connection), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        listener.shutdown(socket.SHUT_RDWR)
        for connection in open_connections:
            connection.close()


def _behave(behave: Callable[[socket.socket], None], connection: socket.socket) -> None:
    try:
        behave(connection)
    except OSError:
        return


@pytest.mark.parametrize("behave", [silent, dripping])
def test_no_request_waits_for_ever(api: Plain, behave: Callable[[socket.socket], None]) -> None:
    pool = provider(api, patience=IMPATIENT)
    pool.transport._auth_service.current()
    with bad_server(behave) as url:
        pool.transport._base_url = url
        for act in (
            lambda: pool.list("vision"),
            lambda: pool.scale("vision", 1),
            lambda: pool.price("vision"),
        ):
            started = time.monotonic()
            with pytest.raises(base.Unavailable):
                act()
            assert time.monotonic() - started < 3 * (1.0 + 0.5) + 1


def test_a_token_is_not_waited_for_for_ever(api: Plain) -> None:
    pool = provider(api, patience=IMPATIENT)
    with bad_server(silent) as url:
        pool.transport._auth_service._base_url = url
        with pytest.raises(base.Unavailable):
            pool.list("vision")


@pytest.mark.parametrize(("seconds", "waits"), [(7, True), (40, False)])
def test_retry_after_is_kept_if_it_is_short_and_told_if_it_is_long(
    api: Plain, clock: ManualClock, seconds: int, waits: bool
) -> None:
    pool, before = provider(api), clock.now()
    api.control(
        "/faults", "PUT", [{"name": "rate-limit-text", "times": 1, "seconds": seconds, "path": f"{OCR}/*"}]
    )
    if waits:
        pool.list("vision")
        assert seconds <= clock.now() - before < seconds + 1
    else:
        with pytest.raises(base.RateLimited) as caught:
            pool.list("vision")
        assert (caught.value.retry_after, clock.now()) == (seconds, before)


def test_the_rate_limits_are_kept_however_much_is_asked(api: Plain, clock: ManualClock) -> None:
    pool = provider(api, patience=Patience(longest_pause=60))
    for _ in range(130):
        pool.list("vision")
    assert all(call.status == 200 for call in api.emulator.world.calls[2:])


def test_what_others_use_up_is_left_to_them(api: Plain) -> None:
    pool = provider(api)
    for _ in range(56):
        api("GET", f"{OCR}/replicas")
    pool.list("vision")
    with pytest.raises(base.RateLimited, match="rate limit allows no request"):
        pool.list("vision")


# Tokens and secrets.


def test_many_threads_get_one_token(api: Plain) -> None:
    tokens = provider(api).transport._auth_service
    found: set[str] = set()
    threads = [threading.Thread(target=lambda: found.add(tokens.current())) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {"at-2"}  # the first was the fixture's


def test_wrong_credentials_are_told_at_once_and_once(api: Plain, clock: ManualClock) -> None:
    before = len(api.emulator.world.calls)
    with pytest.raises(base.Unauthorised, match="Invalid client id"):
        provider(api, secret="wrong").list("vision")
    assert len(api.emulator.world.calls) == before + 1


def test_a_revoked_token_is_replaced_once(api: Plain) -> None:
    pool = provider(api)
    pool.list("vision")
    api.emulator.world.tokens.revoke_all()
    before = len(api.emulator.world.calls)
    pool.list("vision")
    assert [call.status for call in api.emulator.world.calls[before:]] == [401, 200, 200]


@pytest.mark.parametrize(
    "name", ["server-error", "bad-gateway", "slow", "token-revoked", "insufficient-funds"]
)
def test_no_error_or_log_shows_a_secret(api: Plain, name: str) -> None:
    pool = provider(api, patience=IMPATIENT)
    api.control("/faults", "PUT", [{"name": name, "seconds": 1}])
    with capture_logs() as logs, pytest.raises(ProviderError) as caught:
        pool.scale("vision", 1)
    said = f"{caught.value!r} {logs}"
    assert not any(secret and secret in said for secret in pool.transport._auth_service.secrets())


def test_proxies_and_netrc_of_the_environment_do_not_reach_this_machine(
    api: Plain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login a password b\n")
    monkeypatch.setenv("NETRC", os.fspath(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert provider(api).list("vision") == ()


@pytest.mark.parametrize(
    "url", ["http://api.verda.com/v1", "https://a:b@api.verda.com/v1", "ftp://127.0.0.1/v1"]
)
def test_credentials_are_sent_by_https_only(url: str) -> None:
    with pytest.raises(NotConfigured, match="https"):
        Line(url)


def test_without_credentials_it_says_what_to_set() -> None:
    with pytest.raises(NotConfigured, match="DECKFLOW_VERDA_CLIENT_ID"):
        DataCrunch.from_settings(Settings(verda_client_secret=SecretStr("x")))
