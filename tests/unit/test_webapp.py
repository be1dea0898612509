"""What the web refuses before it asks anybody: no service is needed to say no."""

import logging
import uuid
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from pipeline.settings import get_settings
from webapp import create_app
from webapp.uploads import display_name

NOBODY = uuid.UUID(int=1)


@pytest.fixture
def client(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    # Making the application sets up logging for the process; this test's end takes it back.
    monkeypatch.setattr(logging.root, "handlers", logging.root.handlers[:])
    monkeypatch.setenv("DECKFLOW_LOG_LEVEL", "WARNING")
    get_settings.cache_clear()
    return create_app(get_settings()).test_client()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/deck.pdf", "deck.pdf"),
        ("C:\\decks\\deck.pdf", "deck.pdf"),
        ("a\x07\u202egpj.pdf", "agpj.pdf"),
        ("x" * 300 + ".pdf", "x" * 200),
        ("/", "deck.pdf"),
    ],
)
def test_a_name_is_only_ever_a_name(sent: str, kept: str) -> None:
    assert display_name(sent) == kept


def test_a_form_without_its_token_is_refused(client: FlaskClient) -> None:
    answer = client.post("/", data={"file": (BytesIO(b"%PDF-"), "deck.pdf")})
    assert answer.status_code == 400
    assert "no longer valid" in answer.text
    assert client.post(f"/pipelines/{NOBODY}/cancel").status_code == 400


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "[::2]", "a b", ""])
def test_a_foreign_host_name_is_refused(client: FlaskClient, host: str) -> None:
    assert client.get("/nowhere", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000", "LOCALHOST"])
def test_loopback_names_are_ours(client: FlaskClient, host: str) -> None:
    assert client.get("/nowhere", headers={"Host": host}).status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_cannot_change_anything_through_a_browser(
    client: FlaskClient, headers: dict[str, str]
) -> None:
    answer = client.post(f"/api/v1/pipelines/{NOBODY}/cancel", headers=headers)
    assert (answer.status_code, answer.json["error"]["code"]) == (403, "forbidden")


@pytest.mark.parametrize("path", ["/livez", "/nowhere", "/api/v1/nowhere"])
def test_every_answer_carries_the_security_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


def test_the_secret_key_is_drawn_once_and_private(data_dir: Path) -> None:
    first, second = (create_app(get_settings()).config["SECRET_KEY"] for _ in range(2))
    assert first == second
    assert (data_dir / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in data_dir.iterdir()] == ["secret_key"]


@pytest.mark.parametrize("hostile", ["1", "../../etc", "%00", f"{NOBODY}x", "{NOBODY}' or 1=1"])
@pytest.mark.parametrize("path", ["/pipelines/{}", "/api/v1/pipelines/{}", "/pipelines/{}/slides/1.png"])
def test_a_hostile_id_is_not_found(client: FlaskClient, path: str, hostile: str) -> None:
    assert client.get(path.format(hostile)).status_code == 404


@pytest.mark.parametrize("query", ["limit=0", "limit=1e9", "limit=²", "before=yesterday"])
def test_a_list_is_asked_for_properly_or_not_at_all(client: FlaskClient, query: str) -> None:
    assert client.get(f"/api/v1/pipelines?{query}").status_code == 400


@pytest.mark.parametrize("body", [[], {"tasks": "all"}, {"tasks": ["sleep"]}, {"force": 1}, {"when": "now"}])
def test_a_wish_that_makes_no_sense_is_refused(client: FlaskClient, body: Any) -> None:
    assert client.post(f"/api/v1/pipelines/{NOBODY}/retry", json=body).status_code == 400


def test_what_nobody_expected_is_shown_as_an_id_only(client: FlaskClient) -> None:
    def explode() -> str:
        raise ValueError("the password is hunter2")

    client.application.add_url_rule("/api/v1/explode", view_func=explode)
    answer = client.get("/api/v1/explode")
    assert (answer.status_code, answer.json["error"]["code"]) == (500, "internal")
    assert "hunter2" not in answer.text
