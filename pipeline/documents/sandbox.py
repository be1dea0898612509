"""The parent's side of the sandbox: starts the child that reads a PDF, hears its answers, and always ends it.

It decides how long to wait and what a child's death means. It never imports PyMuPDF, never trusts an answer, and
shows nothing of the child's stderr to people. Celery's pool processes are daemonic and may not use
`multiprocessing`: the child is a plain subprocess, in a session of its own so that all of it can be killed.
"""

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

import structlog
from pydantic import ValidationError

from pipeline.documents.faults import refusal
from pipeline.documents.frames import HEADER, MAX_JSON, REPLY, Checked, Failed, Job, Read
from pipeline.errors import DocumentError, DocumentFault, ServiceUnavailable

if TYPE_CHECKING:
    from pipeline.settings import Settings

log = structlog.get_logger()

_PATH = "/usr/local/bin:/usr/bin:/bin"

#: All that the child sees of the environment. One thread each for BLAS and Tesseract and two malloc arenas: on a
#: machine with many cores their stacks alone would exceed the memory limit, which counts addresses.
ENVIRONMENT = {
    "PATH": _PATH,
    "LC_ALL": "C.UTF-8",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_THREAD_LIMIT": "1",
    "MALLOC_ARENA_MAX": "2",
}

#: Bytes of the child's stderr kept for the log: the end, where the traceback is.
MAX_STDERR = 4_096
#: Seconds for a child that closed its stdout to become a zombie with an exit code.
EXIT_SECONDS = 2.0

_OUT_OF_MEMORY = re.compile(rb"MemoryError|bad_alloc|\b(m|c|re)alloc\b")


@dataclass(frozen=True)
class Patience:
    """Seconds to wait for one answer and for all of them. Time in which nobody asks for an answer does not count."""

    step: float
    total: float


def ocr_languages(settings: "Settings") -> str:
    """The languages for OCR, or "" where Tesseract is not installed."""
    return settings.ocr_languages if shutil.which("tesseract", path=_PATH) else ""


def job_of(settings: "Settings", *, seconds: float, threads: int = 1) -> Job:
    """A job that checks a PDF, to be adapted for reading. CPU time may reach `seconds` on each of `threads` cores."""
    return Job(
        mode="check",
        parent=os.getpid(),
        memory=settings.child_memory_mb * 1024 * 1024,
        cpu=int(seconds * threads) + 1,
        max_pages=settings.max_pages,
        max_page_points=settings.max_page_points,
        max_image_pixels=settings.max_image_pixels,
        max_image_side=settings.max_image_side,
    )


@contextmanager
def sandbox(job: Job, pdf: IO[bytes], *, patience: Patience, settings: "Settings") -> Iterator["Child"]:
    """Start a child on an open file, from its current position; kill and reap it with all its processes at the end.

    The death signal follows the *thread* that starts the child: it must live as long as the child is needed.
    """
    command = [sys.executable, "-I", "-B", "-m", "pipeline.documents.child", job.model_dump_json()]
    try:
        process = subprocess.Popen(
            command,
            stdin=pdf,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            cwd="/",
            start_new_session=True,
            bufsize=0,
        )
    except OSError as error:
        raise ServiceUnavailable("The PDF reader could not be started: try again in a minute.") from error
    try:
        yield Child(process, patience=patience, settings=settings)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the child's whole group, then reap it. In this order: a reaped child's number may belong to another."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()


class Child:
    """A running child, heard one answer at a time."""

    def __init__(self, process: subprocess.Popen[bytes], *, patience: Patience, settings: "Settings") -> None:
        assert process.stdout and process.stderr
        self._process = process
        self._settings = settings
        self._step = patience.step
        self._left = patience.total
        self._deadline = 0.0
        self._out, self._err = process.stdout.fileno(), process.stderr.fileno()
        self._answer = bytearray()
        self._stderr = b""
        self._poll = select.poll()
        for descriptor in (self._out, self._err):
            os.set_blocking(descriptor, False)
            self._poll.register(descriptor, select.POLLIN)

    def receive(self) -> tuple[Checked | Read, bytes]:
        """Wait for the next answer; raises `DocumentError` if the child refuses, is late, dies or talks nonsense."""
        started = time.monotonic()
        self._deadline = started + min(self._step, self._left)
        try:
            text_size, payload_size = HEADER.unpack(self._take(HEADER.size))
            if text_size > MAX_JSON or payload_size > self._max_payload():
                raise self.failure(DocumentFault.CRASH, "an answer of the PDF reader is too long")
            reply = REPLY.validate_json(self._take(text_size))
            payload = self._take(payload_size)
        except ValidationError as error:
            raise self.failure(
                DocumentFault.CRASH, "an answer of the PDF reader has the wrong shape"
            ) from error
        finally:
            self._left -= time.monotonic() - started
        if isinstance(reply, Failed):
            raise self.failure(reply.fault, "refused by the PDF reader")
        return reply, payload

    def failure(self, fault: DocumentFault, reason: str) -> DocumentError:
        """The error to raise for `fault`. The evidence goes to the log, a sentence to people."""
        stderr = self._stderr.decode(errors="replace")
        log.warning("pdf_failed", fault=fault.value, reason=reason, stderr=stderr)
        return refusal(fault, self._settings)

    def _max_payload(self) -> int:
        """The largest PNG there can be: an RGB picture that does not compress, and its frame."""
        return self._settings.max_image_pixels * 4 + 65_536

    def _take(self, count: int) -> bytes:
        while len(self._answer) < count:
            self._hear()
        taken = bytes(self._answer[:count])
        del self._answer[:count]
        return taken

    def _hear(self) -> None:
        """Read what the child says until its stdout gives more; raises when time is up or nothing will come."""
        wait = self._deadline - time.monotonic()
        ready = dict(self._poll.poll(wait * 1000)) if wait > 0 else {}
        if not ready:
            raise self.failure(DocumentFault.TIMEOUT, "no answer in time")
        if self._err in ready:
            self._keep_stderr()
        if self._out in ready:
            data = os.read(self._out, 1 << 20)
            if not data:
                raise self._death()
            self._answer += data

    def _keep_stderr(self) -> None:
        data = os.read(self._err, 1 << 16)
        if not data:
            self._poll.unregister(self._err)
        self._stderr = (self._stderr + data)[-MAX_STDERR:]

    def _death(self) -> DocumentError:
        """What the end of a child without an answer means."""
        status = self._exit_status()
        with suppress(BlockingIOError):
            self._stderr = (self._stderr + os.read(self._err, 1 << 16))[-MAX_STDERR:]
        if status == -signal.SIGXCPU:
            return self.failure(DocumentFault.TIMEOUT, "out of CPU time")
        if _OUT_OF_MEMORY.search(self._stderr):
            return self.failure(DocumentFault.MEMORY, "out of memory")
        return self.failure(DocumentFault.CRASH, f"the PDF reader died: {status}")

    def _exit_status(self) -> int | None:
        """The child's exit code, a signal as a negative number, None while it runs. It is left to be reaped."""
        end = time.monotonic() + EXIT_SECONDS
        while time.monotonic() < end:
            result = os.waitid(os.P_PID, self._process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if result is not None:
                return result.si_status if result.si_code == os.CLD_EXITED else -result.si_status
            time.sleep(0.005)
        return None
