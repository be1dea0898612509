"""Pages of a list, newest first: how many, and from when on. What a client wrote is checked here."""

import datetime as dt
from dataclasses import dataclass

from flask import abort, request

from pipeline.queries import PipelineView, newest_pipelines

DEFAULT_LIMIT = 50
MAX_LIMIT = 200


@dataclass(frozen=True)
class Page:
    """One page of pipelines, without results; `before` is what the next page is asked with, None on the last one."""

    pipelines: list[PipelineView]
    limit: int
    before: str | None


def read_page() -> Page:
    """The page that the request's `limit` (1 to 200, 50 by default) and `before` (ISO 8601) ask for; else 400."""
    limit, before = _limit(), _before()
    found = newest_pipelines(limit + 1, before=before)
    more = len(found) > limit
    return Page(found[:limit], limit=limit, before=found[limit - 1].created_at.isoformat() if more else None)


def _limit() -> int:
    text = request.args.get("limit", str(DEFAULT_LIMIT))
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= MAX_LIMIT):
        abort(400, f"limit is a number from 1 to {MAX_LIMIT}.")
    return int(text)


def _before() -> dt.datetime | None:
    text = request.args.get("before")
    if not text:
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        abort(400, "before is a time in ISO 8601, as created_at has it.")
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
