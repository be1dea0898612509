"""The web against a real PostgreSQL and a real store. The broker is down unless a test says otherwise."""

import logging
import re
import uuid
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from pipeline import documents, queries
from pipeline.graph import Task
from pipeline.settings import get_settings
from pipeline.states import PipelineState
from tests import hostile_pdfs
from tests.conftest import use_database
from tests.results import HOSTILE
from tests.service import decks
from tests.services import Redis
from webapp import create_app


@pytest.fixture(autouse=True)
def handlers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Making the application sets up logging for the process; this test's end takes it back."""
    monkeypatch.setattr(logging.root, "handlers", logging.root.handlers[:])
    monkeypatch.setenv("DECKFLOW_LOG_LEVEL", "WARNING")
    get_settings.cache_clear()


@pytest.fixture
def client(database: str, data_dir: Path) -> FlaskClient:
    return create_app(get_settings()).test_client()


@pytest.fixture
def silent_broker(redis_server: Redis) -> None:
    redis_server.kill()


def token(client: FlaskClient) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/").text)
    assert found
    return found[1]


def upload(client: FlaskClient, *files: tuple[bytes, str]) -> TestResponse:
    data: dict[str, Any] = {"csrf_token": token(client), "template": "general"}
    return client.post("/", data=data | {"file": [(BytesIO(content), name) for content, name in files]})


def submit(client: FlaskClient, content: bytes, name: str = "deck.pdf", **fields: Any) -> TestResponse:
    return client.post("/api/v1/pipelines", data={"file": (BytesIO(content), name)} | fields)


# Uploads.


@pytest.mark.usefixtures("silent_broker")
def test_an_upload_is_accepted_while_the_broker_is_down(client: FlaskClient) -> None:
    answer = submit(client, hostile_pdfs.deck())
    assert (answer.status_code, answer.json["status"]) == (202, "queued")
    assert client.get(answer.json["url"]).json["document"] == "deck.pdf"


def test_an_upload_is_published_when_the_broker_is_there(client: FlaskClient, broker: Redis) -> None:
    assert submit(client, hostile_pdfs.deck()).status_code == 202
    assert broker.client.llen("deckflow:vision") == 1


def test_the_form_leads_to_the_deck(client: FlaskClient) -> None:
    answer = upload(client, (hostile_pdfs.deck(), "deck.pdf"))
    assert answer.status_code == 303
    assert "deck.pdf" in client.get(answer.location).text


def test_of_several_files_each_is_told_about(client: FlaskClient) -> None:
    answer = upload(client, (hostile_pdfs.deck(), "good.pdf"), (b"hello", "bad.pdf"))
    assert answer.status_code == 200
    assert "good.pdf</a>: accepted" in answer.text
    assert "bad.pdf</strong>: The file is not a PDF" in answer.text


@pytest.mark.parametrize(
    ("content", "code", "sentence"),
    [
        (b"", "empty", "The file is empty"),
        (b"hello", "not_pdf", "The file is not a PDF"),
        (hostile_pdfs.encrypted(), "password", "The PDF asks for a password"),
        (hostile_pdfs.zero_pages(), "zero_pages", "The PDF has no pages"),
    ],
)
def test_a_bad_file_is_refused_in_words(
    client: FlaskClient, content: bytes, code: str, sentence: str
) -> None:
    answer = submit(client, content)
    assert (answer.status_code, answer.json["error"]["code"]) == (422, code)
    assert answer.json["error"]["message"].startswith(sentence)
    assert (page := upload(client, (content, "bad.pdf"))).status_code == 422
    assert sentence in page.text


def test_a_file_that_is_too_large_is_refused_wherever_it_is_noticed(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKFLOW_MAX_BYTES", "1000")
    get_settings.cache_clear()
    small = create_app(get_settings()).test_client()
    form = "multipart/form-data; boundary=b"
    measured = submit(small, b"%PDF-" + b"a" * 2_000)
    announced = small.post("/api/v1/pipelines", data=b"a" * 3_000_000, content_type=form)
    for answer in (measured, announced):
        assert (answer.status_code, answer.json["error"]["code"]) == (413, "too_large")
        assert "larger than 1000 bytes" in answer.json["error"]["message"]


def test_an_unknown_template_is_not_found(client: FlaskClient) -> None:
    assert submit(client, hostile_pdfs.deck(), template="../../etc/passwd").status_code == 404


# What is shown.


def test_the_page_shows_deck_text_as_text(client: FlaskClient) -> None:
    page = client.get(f"/pipelines/{decks.finished(HOSTILE)}").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "javascript:" not in page


def test_the_page_links_each_citation_to_its_slide(client: FlaskClient) -> None:
    page = client.get(f"/pipelines/{decks.finished()}").text
    assert '<a href="#slide-1">slide 1</a> <q>Acme heals hearts</q>' in page
    assert 'id="slide-1"' in page


@pytest.mark.parametrize(
    "needle", ["not stated", "No adverse events", "Too many words.", "could not be read"]
)
def test_the_page_shows_what_is_missing_too(client: FlaskClient, needle: str) -> None:
    assert needle in client.get(f"/pipelines/{decks.finished()}").text


def test_an_unchanged_progress_travels_once(client: FlaskClient) -> None:
    address = f"/pipelines/{decks.stored()}/progress"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.text) == (200, 304, "")


def test_polling_ends_with_the_pipeline(client: FlaskClient) -> None:
    pipeline_id = decks.finished()
    answer = client.get(f"/pipelines/{pipeline_id}/progress")
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (286, "true")
    assert "hx-trigger" not in client.get(f"/pipelines/{pipeline_id}").text


def test_a_slide_is_a_picture_or_nothing(client: FlaskClient) -> None:
    pipeline_id = decks.stored()
    sha256 = queries.get_pipeline(pipeline_id).document_sha256
    needs = documents.SlideNeeds(image=True)
    list(documents.read_slides(sha256, needs=needs, numbers=None, settings=get_settings()))
    answer = client.get(f"/pipelines/{pipeline_id}/slides/2.png")
    assert (answer.mimetype, answer.data[:4]) == ("image/png", b"\x89PNG")
    assert [client.get(f"/pipelines/{pipeline_id}/slides/{n}.png").status_code for n in (0, 3)] == [404, 404]


def test_the_pdf_is_only_ever_saved(client: FlaskClient) -> None:
    answer = client.get(f"/pipelines/{decks.stored('ä deck.pdf')}/document.pdf")
    assert answer.data == hostile_pdfs.deck(2)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")


def test_results_can_be_taken_along(client: FlaskClient) -> None:
    pipeline_id = decks.finished()
    assert client.get(f"/pipelines/{pipeline_id}.json").json["status"] == "succeeded"
    assert client.get(f"/pipelines/{pipeline_id}.md").text.startswith("# deck.pdf")


def test_the_list_is_read_page_by_page(client: FlaskClient) -> None:
    ids = [str(decks.stored()) for _ in range(3)]
    first = client.get("/api/v1/pipelines?limit=2").json
    second = client.get(first["next"]).json
    assert [line["id"] for line in first["pipelines"] + second["pipelines"]] == ids[::-1]
    assert second["next"] is None


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(client: FlaskClient) -> None:
    cookie = client.get("/").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


# What can be done.


def test_a_person_can_cancel(client: FlaskClient) -> None:
    pipeline_id = decks.stored()
    answer = client.post(f"/pipelines/{pipeline_id}/cancel", data={"csrf_token": token(client)})
    assert answer.status_code == 303
    assert queries.get_pipeline(pipeline_id).state is PipelineState.CANCELLED


def test_a_person_reads_why_it_failed_and_can_retry(client: FlaskClient) -> None:
    pipeline_id = decks.failed()
    assert "The model did not answer." in client.get(f"/pipelines/{pipeline_id}").text
    client.post(f"/pipelines/{pipeline_id}/retry", data={"csrf_token": token(client)})
    assert queries.get_pipeline(pipeline_id).state is PipelineState.RUNNING


def test_a_program_can_retry_one_task_by_force(client: FlaskClient) -> None:
    address = f"/api/v1/pipelines/{decks.finished()}/retry"
    wish = {"tasks": [Task.SPECIALIZED_CLINICAL]}
    assert client.post(address, json=wish).status_code == 409
    answer = client.post(address, json=wish | {"force": True})
    assert (answer.status_code, answer.json["tasks"]) == (202, ["specialized_clinical"])


# Probes and trouble.


@pytest.mark.usefixtures("silent_broker")
def test_ready_needs_the_database_and_the_store_but_not_the_broker(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json == {"database": "ok", "storage": "ok", "broker": "unreachable"}


def test_ready_sees_the_broker(client: FlaskClient, broker: Redis) -> None:
    assert client.get("/readyz").json["broker"] == "ok"


def test_without_a_database_only_the_process_lives(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    use_database("postgresql://nobody@127.0.0.1:1/none", monkeypatch)
    client = create_app(get_settings()).test_client()
    assert client.get("/livez").status_code == 200
    assert client.get("/readyz").json["database"] == "unreachable"


# Choices.


def test_sets_of_prompts_are_offered_where_models_analyse_and_there_are_several(
    database: str, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data_dir / "terse").mkdir()
    monkeypatch.setenv("DECKFLOW_ANALYST", "ollama")
    monkeypatch.setenv("DECKFLOW_PROMPTS_DIR", str(data_dir))
    get_settings.cache_clear()
    client = create_app(get_settings()).test_client()
    assert '<option value="terse">Terse</option>' in client.get("/").text
    accepted = submit(client, hostile_pdfs.deck(2), prompt_set="terse", text_model="small:1b")
    tasks = queries.get_pipeline(uuid.UUID(accepted.get_json()["id"])).tasks
    assert tasks[Task.SPECIALIZED_CLINICAL].choice == {"model": "small:1b", "prompt_set": "terse"}
    assert submit(client, hostile_pdfs.deck(2), prompt_set="no_such").status_code == 404
    assert submit(client, hostile_pdfs.deck(2), text_model="a b").status_code == 409


def test_a_rerun_with_a_choice_is_refused_where_rules_analyse(client: FlaskClient) -> None:
    address = f"/api/v1/pipelines/{decks.finished()}/retry"
    wish = {"tasks": ["visual_analysis"], "force": True, "model": "other:1b"}
    answer = client.post(address, json=wish)
    assert answer.status_code == 409 and "rules" in answer.get_json()["error"]["message"]
    assert client.post(address, json={"tasks": ["visual_analysis"], "surprise": 1}).status_code == 400
    assert (
        client.post(address, json={"tasks": ["visual_analysis"], "force": True, "slides": [2]}).status_code
        == 202
    )
