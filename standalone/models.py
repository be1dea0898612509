"""The lines of `deckflow doctor` on the model server: reachable, its models present, able and large enough. It owns no table.

It asks what the server knows of itself and never has a model loaded or answer.
"""

import asyncio
from collections.abc import Iterator
from functools import partial
from typing import Any

from pipeline.errors import DeckflowError
from pipeline.settings import Settings
from standalone.findings import Finding, Verdict, tried
from workers.analysts.ollama.client import Client
from workers.analysts.ollama.endpoint import endpoint
from workers.analysts.ollama.models import named

#: Seconds that a person waits for a server's word about itself.
PATIENCE = 5.0

_SERVER = "Model server"


def examine(settings: Settings) -> Iterator[Finding]:
    """A finding on the server and, if it answers, one on each model that some stage asks. Reads the settings of the models."""
    patient = settings.model_copy(update={"connect_seconds": PATIENCE, "token_seconds": PATIENCE})
    server = tried(_SERVER, partial(_server, patient))
    yield server
    if server.verdict is Verdict.MISSING or not _is_ollama(settings):
        return
    for model, sees in _models(settings).items():
        subject = f"Model {model}"
        yield tried(subject, partial(_model, subject, model, patient, sees=sees))


def _server(settings: Settings) -> Finding:
    path = "/api/version" if _is_ollama(settings) else "/v1/models"
    try:
        client = Client(endpoint(settings), settings)
        said = asyncio.run(client.facts(path))
    except DeckflowError as error:
        fix = "Start it (`ollama serve`), or set DECKFLOW_MODEL_URL."
        return Finding(_SERVER, Verdict.MISSING, str(error), fix)
    if _is_ollama(settings):
        return Finding(
            _SERVER, Verdict.OK, f"{client.server.url}, Ollama {said.get('version', 'of unknown version')}"
        )
    served = [str(model.get("id")) for model in said.get("data") or [] if isinstance(model, dict)]
    wanted = [model for model in _models(settings) if model not in served]
    detail = f"{client.server.url}, serving {', '.join(served) or 'nothing'}"
    if wanted:
        fix = "Set DECKFLOW_VISION_MODEL and DECKFLOW_TEXT_MODEL to what it serves."
        return Finding(_SERVER, Verdict.MISSING, f"{detail}, but not {', '.join(wanted)}", fix)
    return Finding(_SERVER, Verdict.OK, detail)


def _model(subject: str, model: str, settings: Settings, *, sees: bool) -> Finding:
    client = Client(endpoint(settings), settings)
    try:
        said = asyncio.run(client.facts("/api/show", {"model": model}, model=model))
    except DeckflowError as error:
        return Finding(subject, Verdict.MISSING, str(error), f"`ollama pull {model}`.")
    able = named(said.get("capabilities"))
    if sees and able.names and "vision" not in able.names:
        return Finding(
            subject, Verdict.MISSING, "can't see pictures", "Set DECKFLOW_VISION_MODEL, such as llava:13b."
        )
    wanted = settings.model_contexts.get(model, settings.default_context)
    detail = f"can do {', '.join(sorted(able.names)) or 'what it does not say'}; {wanted} tokens of context are asked for"
    trained = _trained_context(said)
    if trained is not None and trained < wanted:
        fix = f"Set it to {trained} in DECKFLOW_MODEL_CONTEXTS."
        return Finding(subject, Verdict.WARNING, f"{detail}, but it has {trained}", fix)
    return _loaded(subject, detail, asyncio.run(client.facts("/api/ps")), model=model, wanted=wanted)


def _loaded(subject: str, detail: str, running: dict[str, Any], *, model: str, wanted: int) -> Finding:
    """What of a model that is loaded right now would make it slow."""
    entries = [entry for entry in running.get("models") or [] if isinstance(entry, dict)]
    entry = next(
        (entry for entry in entries if entry.get("model") == model or entry.get("name") == model), {}
    )
    allocated, size, in_gpu = entry.get("context_length"), entry.get("size"), entry.get("size_vram")
    if isinstance(size, int) and isinstance(in_gpu, int) and in_gpu < size:
        fix = "Give it a smaller context or more memory, if that is too slow."
        return Finding(
            subject, Verdict.WARNING, f"{detail}; {1 - in_gpu / size:.0%} of it runs on the CPU", fix
        )
    if isinstance(allocated, int) and allocated != wanted:
        fix = "The first question reloads it; others who use it should ask for the same."
        return Finding(subject, Verdict.WARNING, f"{detail}; loaded with {allocated}", fix)
    return Finding(subject, Verdict.OK, f"{detail}; {'loaded' if entry else 'not loaded now'}")


def _trained_context(said: dict[str, Any]) -> int | None:
    facts = said.get("model_info")
    lengths = [
        value
        for name, value in (facts.items() if isinstance(facts, dict) else ())
        if name.endswith(".context_length") and isinstance(value, int)
    ]
    return lengths[0] if lengths else None


def _models(settings: Settings) -> dict[str, bool]:
    """Each model that some stage asks, and whether it gets pictures."""
    stages = settings.stage_models
    pictures = [stages.get(stage, settings.vision_model) for stage in ("describe_slide", "review_slide")]
    texts = [stages.get(stage, settings.text_model) for stage in ("extract", "apply_template", "specialize")]
    return {model: model in pictures for model in dict.fromkeys([*pictures, *texts])}


def _is_ollama(settings: Settings) -> bool:
    return not settings.model_url.strip().startswith("openai+")
