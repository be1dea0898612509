"""The JSON API, `/api/v1`: for programs on this machine or behind a proxy that knows its callers. It uses no cookie."""

import uuid
from typing import Any

from flask import Blueprint, abort, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from pipeline import lifecycle
from pipeline.graph import TASKS, Task
from pipeline.queries import PipelineView, get_pipeline
from webapp.paging import read_page
from webapp.uploads import take_in
from workers.dispatch import dispatch
from workers.export import as_json

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@blueprint.post("/pipelines")
def submit() -> ResponseReturnValue:
    """Take in one PDF, multipart field `file`, optional `template`: 202 as soon as it is recorded, broker or not."""
    file = request.files.get("file")
    if file is None:
        abort(400, "Send one PDF as the multipart field `file`.")
    pipeline_id = take_in(file, request.form.get("template"))
    address = url_for(".show", pipeline_id=pipeline_id)
    body = {"id": str(pipeline_id), "status": "queued", "url": address}
    return jsonify(body), 202, {"Location": address}


@blueprint.get("/pipelines")
def index() -> ResponseReturnValue:
    """The newest pipelines, without results; `next` is the address of the following page, or null."""
    page = read_page()
    following = url_for(".index", limit=page.limit, before=page.before) if page.before else None
    return jsonify(pipelines=[_line(view) for view in page.pipelines], next=following)


@blueprint.get("/pipelines/<uuid:pipeline_id>")
def show(pipeline_id: uuid.UUID) -> ResponseReturnValue:
    """One pipeline with its results, as the export has it."""
    return jsonify(as_json(get_pipeline(pipeline_id)))


@blueprint.post("/pipelines/<uuid:pipeline_id>/cancel")
def cancel(pipeline_id: uuid.UUID) -> ResponseReturnValue:
    """Cancel what is still open; harmless on a pipeline that has ended."""
    lifecycle.cancel(pipeline_id)
    return jsonify(_line(get_pipeline(pipeline_id, results=False)))


@blueprint.post("/pipelines/<uuid:pipeline_id>/retry")
def retry(pipeline_id: uuid.UUID) -> ResponseReturnValue:
    """Put tasks back to work: JSON `{"tasks": [...], "force": bool}`, both optional. 202 with the tasks put back."""
    tasks, force = _wish(request.get_json() if request.get_data() else {})
    put_back = lifecycle.retry(pipeline_id, tasks, force=force)
    dispatch(pipeline_id)
    return jsonify(_line(get_pipeline(pipeline_id, results=False)) | {"tasks": put_back}), 202


def _wish(body: Any) -> tuple[list[Task] | None, bool]:
    if not isinstance(body, dict) or not set(body) <= {"tasks", "force"}:
        abort(400, "The body is a JSON object with tasks and force, or empty.")
    names, force = body.get("tasks"), body.get("force", False)
    if not isinstance(force, bool) or not (names is None or isinstance(names, list)):
        abort(400, "tasks is a list of names and force is true or false.")
    if names is not None and not all(isinstance(name, str) and name in TASKS for name in names):
        abort(400, f"tasks may hold: {', '.join(TASKS)}.")
    return (None if names is None else [Task(name) for name in names]), force


def _line(view: PipelineView) -> dict[str, Any]:
    return {
        "id": str(view.id),
        "document": view.document_name,
        "sha256": view.document_sha256,
        "status": view.state.value,
        "progress": view.progress,
        "error": view.error,
        "created_at": view.created_at.isoformat(),
        "url": url_for(".show", pipeline_id=view.id),
    }
