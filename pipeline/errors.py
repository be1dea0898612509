"""The exceptions of Deckflow, as a tree. It owns no table.

    DeckflowError
      ├── NotConfigured            a service has no address, or a setting makes no sense
      ├── ServiceUnavailable       PostgreSQL or the store did not answer in time, after its retries
      ├── RecordError              PostgreSQL refused a statement; says which rule, never which values
      ├── NotFound                 no such pipeline, task or document
      ├── NotAllowed               the transition is not an edge of the state table
      ├── DocumentError(code)      the PDF can't be used: one code of the closed list `DocumentFault`
      ├── EvaluationError          the decks, the gold or the earlier scores given to an evaluation make no sense
      ├── AnalysisError            an analyst could not do its work; `retryable` says whether trying again may help,
      │                            `alone` whether the trouble is with this one slide, `unavailable` whether it
      │                            only has to wait
      ├── LeaseLost                another attempt owns the task now, or it was cancelled: drop what you are doing
      ├── Draining                 this server is to stop: release the task at the next slide
      └── ProviderError            who provides replicas did not do as asked: its own tree in `scaler/providers/base.py`

The first line of an error's text is shown to people; it says what happened and what to do.
"""

from enum import StrEnum


class DeckflowError(Exception):
    """Base of all errors that Deckflow raises on purpose."""

    #: A short, stable name for logs, rows and the API.
    code = "error"
    #: Whether doing the same again later may succeed.
    retryable = False
    #: Whether something that the work needs is away, so that it has to wait and has not failed.
    unavailable = False


class NotConfigured(DeckflowError):
    """A service has no address, or a setting makes no sense."""

    code = "not_configured"


class ServiceUnavailable(DeckflowError):
    """A service did not answer in time, after its retries."""

    code = "service_unavailable"
    retryable = True
    unavailable = True


class RecordError(DeckflowError):
    """PostgreSQL refused a statement."""

    code = "record"


class NotFound(DeckflowError):
    """No such pipeline, task or document."""

    code = "not_found"


class NotAllowed(DeckflowError):
    """The wished transition is not an edge of the state table."""

    code = "not_allowed"


class DocumentFault(StrEnum):
    """The closed list of reasons why a PDF can't be used."""

    EMPTY = "empty"
    NOT_PDF = "not_pdf"
    CORRUPT = "corrupt"
    PASSWORD = "password"
    ZERO_PAGES = "zero_pages"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_LARGE = "too_large"
    PAGE_TOO_LARGE = "page_too_large"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASH = "crash"


class DocumentError(DeckflowError):
    """The PDF can't be used; `fault` says why in one word and the text says so for people."""

    def __init__(self, fault: DocumentFault, message: str) -> None:
        super().__init__(message)
        self.fault = fault
        self.code = fault.value


class EvaluationError(DeckflowError):
    """The decks, the gold or the earlier scores given to an evaluation make no sense."""

    code = "evaluation"


class AnalysisError(DeckflowError):
    """An analyst could not do its work."""

    code = "analysis"

    def __init__(
        self,
        message: str,
        *,
        code: str = "analysis",
        retryable: bool = True,
        alone: bool = False,
        unavailable: bool = False,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.retryable = retryable
        self.alone = alone
        self.unavailable = unavailable


class LeaseLost(DeckflowError):
    """Another attempt owns the task now, or it was cancelled."""

    code = "lease_lost"


class Draining(DeckflowError):
    """This server is to stop; the task is released at the next slide."""

    code = "draining"
