"""The JSON API, `/api/v1`: for programs on this machine or behind a proxy that knows its callers. It uses no cookie."""

import uuid
from typing import Any

from flask import Blueprint, abort, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline import lifecycle
from pipeline.graph import TASKS, Task
from pipeline.queries import PipelineView, get_pipeline
from webapp.paging import read_page
from webapp.uploads import take_in
from workers.choices import rerun
from workers.dispatch import dispatch
from workers.export import as_json

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@blueprint.post("/pipelines")
def submit() -> ResponseReturnValue:
    """Take in one PDF, multipart field `file`: 202 as soon as it is recorded, broker or not.

    Optional fields: `template`, `vision_model`, `text_model`, `prompt_set`.
    """
    file = request.files.get("file")
    if file is None:
        abort(400, "Send one PDF as the multipart field `file`.")
    pipeline_id = take_in(file, request.form)
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


class RetryBody(BaseModel):
    """What a retry may ask for; all of it is optional. The names of a choice are those of `workers.analysts.base.Choice`."""

    model_config = ConfigDict(extra="forbid", strict=True)

    tasks: list[str] | None = None
    force: bool = False
    slides: list[int] = []
    model: str | None = None
    prompt_set: str | None = None
    prompts: dict[str, str] | None = None
    options: dict[str, int | float] | None = None


@blueprint.post("/pipelines/<uuid:pipeline_id>/retry")
def retry(pipeline_id: uuid.UUID) -> ResponseReturnValue:
    """Put tasks back to work, a `RetryBody` as JSON or nothing. 202 with the tasks put back."""
    body = _body()
    wish = body.model_dump(include={"model", "prompt_set", "prompts", "options"}, exclude_none=True)
    tasks = None if body.tasks is None else [Task(name) for name in body.tasks]
    put_back = rerun(pipeline_id, tasks, force=body.force, wish=wish, slides=body.slides)
    dispatch(pipeline_id)
    return jsonify(_line(get_pipeline(pipeline_id, results=False)) | {"tasks": put_back}), 202


def _body() -> RetryBody:
    try:
        body = RetryBody.model_validate(request.get_json() if request.get_data() else {})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the body"
        abort(400, f"This is no valid retry: {place}: {first['msg']}.")
    if not all(name in TASKS for name in body.tasks or []):
        abort(400, f"tasks may hold: {', '.join(TASKS)}.")
    return body


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
