"""How a deck comes in: checked, stored, recorded, and sent on its way. The web and the commands both use this."""

import uuid
from typing import BinaryIO

from pipeline import documents, lifecycle
from pipeline.settings import get_settings
from workers.analysts import templates
from workers.choices import Wishes, for_upload
from workers.dispatch import dispatch


def submit(
    data: bytes | BinaryIO, name: str, *, template: str | None = None, wishes: Wishes | None = None
) -> uuid.UUID:
    """Take in a PDF and start its pipeline; returns the pipeline's id once its rows are committed.

    It succeeds with the broker down: the reconciler publishes what could not be sent. Raises `DocumentError` for a PDF
    that can't be used, `NotFound` for an unknown template or set of prompts, `NotAllowed` for another wish that can't be
    met, `ServiceUnavailable` while PostgreSQL or the store is away.
    """
    settings = get_settings()
    chosen = templates.load(template or settings.template)
    choices = for_upload(wishes or Wishes(), settings.analyst)
    accepted = documents.accept(data, settings=settings)
    pipeline_id = lifecycle.add_document_processing_pipeline(
        accepted.sha256,
        name,
        size=accepted.size,
        pages=accepted.pages,
        analyst=settings.analyst,
        template=chosen.name,
        choices=choices,
    )
    dispatch(pipeline_id)
    return pipeline_id
