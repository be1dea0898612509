"""The pages for people: upload and list, one page per deck, its slides and its files. Results are shown, never changed."""

import uuid
from pathlib import PurePosixPath

from flask import (
    Blueprint,
    Response,
    flash,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from pipeline import documents, lifecycle
from pipeline.documents import keys
from pipeline.errors import NotFound
from pipeline.queries import PipelineView, get_pipeline, history
from webapp.errors import status_of
from webapp.guards import configured
from webapp.paging import read_page
from webapp.uploads import Outcome, take_in_each
from workers.analysts import prompts, templates
from workers.dispatch import dispatch
from workers.export import as_json, as_markdown
from workers.report import report_of

blueprint = Blueprint("pages", __name__)

#: Seconds for which a browser may keep a slide's picture: the document behind an address never changes.
IMAGE_SECONDS = 86_400
#: What htmx takes as "the poll is over".
STOP_POLLING = 286


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """The upload form and the newest pipelines."""
    return _index([])


@blueprint.post("/")
def upload() -> ResponseReturnValue:
    """Take in the form's files. When all are good, on to the deck (or the list); else each with its sentence."""
    files = [file for file in request.files.getlist("file") if file.filename]
    if not files:
        return _index([], problem="Choose at least one PDF."), 400
    outcomes = take_in_each(files, request.form)
    refused = [outcome.error for outcome in outcomes if outcome.error]
    if not refused:
        return redirect(_after(outcomes), 303)
    return _index(outcomes), status_of(refused[0]) if len(refused) == len(files) else 200


def _after(outcomes: list[Outcome]) -> str:
    if len(outcomes) == 1:
        return url_for(".show", pipeline_id=outcomes[0].pipeline_id)
    flash(f"{len(outcomes)} decks were accepted.")
    return url_for(".index")


def _index(outcomes: list[Outcome], *, problem: str = "") -> str:
    settings = configured()
    return render_template(
        "index.html",
        page=read_page(),
        outcomes=outcomes,
        problem=problem,
        templates=templates.names(),
        prompt_sets=prompts.names(settings) if settings.analyst == "ollama" else [],
        settings=settings,
    )


@blueprint.get("/pipelines/<uuid:pipeline_id>")
def show(pipeline_id: uuid.UUID) -> str:
    """One deck: its progress, what can be done, the results so far, its history."""
    view = get_pipeline(pipeline_id)
    return render_template("pipeline.html", view=view, report=report_of(view), events=history(pipeline_id))


@blueprint.get("/pipelines/<uuid:pipeline_id>/progress")
def progress(pipeline_id: uuid.UUID) -> Response:
    """The part of the page that is polled; when the pipeline has ended, the browser is told to load the page again."""
    view = get_pipeline(pipeline_id, results=False)
    response = make_response(render_template("progress.html", view=view))
    if view.settled:
        response.status_code = STOP_POLLING
        response.headers["HX-Refresh"] = "true"
        return response
    # Revalidated each time, so that an unchanged state travels as a 304. It holds no results.
    response.headers["Cache-Control"] = "private, no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


@blueprint.post("/pipelines/<uuid:pipeline_id>/cancel")
def cancel(pipeline_id: uuid.UUID) -> ResponseReturnValue:
    """Cancel what is still open."""
    lifecycle.cancel(pipeline_id)
    return redirect(url_for(".show", pipeline_id=pipeline_id), 303)


@blueprint.post("/pipelines/<uuid:pipeline_id>/retry")
def retry(pipeline_id: uuid.UUID) -> ResponseReturnValue:
    """Put back what failed, was blocked or cancelled."""
    lifecycle.retry(pipeline_id)
    dispatch(pipeline_id)
    return redirect(url_for(".show", pipeline_id=pipeline_id), 303)


@blueprint.get("/pipelines/<uuid:pipeline_id>/slides/<int:number>.png")
def slide(pipeline_id: uuid.UUID, number: int) -> Response:
    """The picture of a slide, as we rendered it."""
    view = get_pipeline(pipeline_id, results=False)
    if not 1 <= number <= view.pages:
        raise NotFound(f"This deck has no slide {number}.")
    image = documents.Store(configured().storage).slide_image(view.document_sha256, number)
    response = Response(image, mimetype="image/png")
    response.headers["Cache-Control"] = f"private, max-age={IMAGE_SECONDS}"
    return response


@blueprint.get("/pipelines/<uuid:pipeline_id>/document.pdf")
def document(pipeline_id: uuid.UUID) -> Response:
    """The PDF as it was uploaded: hostile bytes, so to be saved and never shown by the browser on our behalf."""
    view = get_pipeline(pipeline_id, results=False)
    file = documents.Store(configured().storage).open(keys.document(view.document_sha256))
    response = Response(iter(lambda: file.read(1 << 16), b""), mimetype="application/pdf")
    response.call_on_close(file.close)
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return _attachment(response, view, ".pdf")


@blueprint.get("/pipelines/<uuid:pipeline_id>.json")
def export_json(pipeline_id: uuid.UUID) -> Response:
    """The pipeline as JSON."""
    view = get_pipeline(pipeline_id)
    return _attachment(jsonify(as_json(view)), view, ".json")


@blueprint.get("/pipelines/<uuid:pipeline_id>.md")
def export_markdown(pipeline_id: uuid.UUID) -> Response:
    """The report as Markdown."""
    view = get_pipeline(pipeline_id)
    return _attachment(Response(as_markdown(view), mimetype="text/markdown"), view, ".md")


def _attachment(response: Response, view: PipelineView, suffix: str) -> Response:
    name = PurePosixPath(view.document_name).stem.strip(". ") or "deck"
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}{suffix}")
    return response
