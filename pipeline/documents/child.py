"""The sandbox's child process: `python -I -B -m pipeline.documents.child <job as JSON>`, the PDF on stdin.

It puts itself under the job's limits before it loads PyMuPDF or reads a byte of the PDF, answers with frames on
stdout, and logs to stderr. It writes no file, and ends with its parent.
"""

import ctypes
import faulthandler
import os
import resource
import signal
import sys
import traceback
from importlib import import_module
from typing import BinaryIO

from pipeline.documents.frames import Failed, Job, write

# From linux/prctl.h.
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38

#: Open files: the PDF, three pipes, and what Python and the layout network open while they load.
MAX_FILES = 128


def main() -> int:
    """Do the job; returns the exit code."""
    job = Job.model_validate_json(sys.argv[1])
    confine(job)
    faulthandler.enable()
    answers = claim_stdout()
    # PyMuPDF loads two companions when it is imported, unless that import fails: one for language models, which nothing here
    # needs and which takes longer than PyMuPDF itself, and the layout network. Both load onnxruntime and numpy.
    for companion in ("pymupdf4llm",) if job.needs.layout else ("pymupdf4llm", "pymupdf.layout"):
        sys.modules[companion] = None  # type: ignore[assignment]
    return work(job, answers)


def confine(job: Job) -> None:
    """Set every limit; end at once if the parent is gone. Pipes are not files: no file at all can be written."""
    libc = ctypes.CDLL(None, use_errno=True)
    for option, value in ((_PR_SET_PDEATHSIG, signal.SIGKILL), (_PR_SET_NO_NEW_PRIVS, 1)):
        if libc.prctl(option, ctypes.c_ulong(value), 0, 0, 0):
            raise OSError(ctypes.get_errno(), "prctl refused")
    if os.getppid() != job.parent:
        # It died before the death signal was asked for.
        sys.exit("the parent is gone")
    resource.setrlimit(resource.RLIMIT_AS, (job.memory, job.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (job.cpu, job.cpu + 1))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MAX_FILES, MAX_FILES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def claim_stdout() -> BinaryIO:
    """Keep stdout for frames: whatever a library prints goes to stderr from now on."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def work(job: Job, answers: BinaryIO) -> int:
    """Check or read the PDF on stdin and send what comes of it."""
    from pipeline.documents import pdf  # only now: it loads PyMuPDF

    if job.mode != "check":
        import_module(
            "pipeline.documents.page"
        )  # with numpy; that it can't be loaded is no fault of the PDF's
    try:
        document = pdf.open_pdf(sys.stdin.buffer.read(), job)
        if job.mode == "check":
            write(answers, pdf.check(document, job))
        else:
            for reply, png in pdf.read(document, job):
                write(answers, reply, png)
    except pdf.Refused as refused:
        write(answers, Failed(fault=refused.fault))
    except Exception as error:  # PyMuPDF raises a dozen unrelated types; each becomes a fault
        traceback.print_exception(error, limit=-2, chain=False)
        write(answers, Failed(fault=pdf.fault_of(error)))
    return 0


if __name__ == "__main__":
    # Nothing is left to clean up, and tearing down a damaged document could crash after a good answer.
    code = main()
    sys.stderr.flush()
    os._exit(code)
