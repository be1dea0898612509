"""What a check of `deckflow doctor` finds: one line of its table. It checks nothing itself and owns no table."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import structlog

log = structlog.get_logger()


class Verdict(StrEnum):
    """How a check went. Only `MISSING` makes the exit code 1."""

    OK = "OK"
    WARNING = "warning"
    MISSING = "missing"


@dataclass(frozen=True)
class Finding:
    """One line of the table."""

    subject: str
    verdict: Verdict
    detail: str
    fix: str = ""


def tried(subject: str, check: Callable[[], Finding]) -> Finding:
    """What a check finds; that it fails in an unforeseen way is a finding, too."""
    try:
        return check()
    except Exception as error:  # the border of a report: it must come to its end
        log.warning("check_failed", subject=subject, error=type(error).__name__, exc_info=True)
        return Finding(
            subject,
            Verdict.MISSING,
            f"The check failed: {type(error).__name__}.",
            "See `deckflow -v doctor`.",
        )
