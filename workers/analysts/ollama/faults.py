"""What can go wrong between us and a model server: one closed list, and what each entry means for the work.

It decides whether trying again may help, whether the trouble is with one input alone, and whether it is an outage; it
sends nothing and owns no table. Which words of a server lead to which fault is in `wording.py`, what is then tried in
`ladder.py`.
"""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.errors import AnalysisError


class ModelFault(StrEnum):
    """The closed list of reasons why a model gave no usable answer."""

    # The server, or the way to it: every further slide would meet the same.
    UNREACHABLE = "unreachable"
    FORBIDDEN = "forbidden"
    PROTOCOL = "protocol"
    BAD_REQUEST = "bad_request"
    MISSING_MODEL = "missing_model"
    WRONG_MODEL = "wrong_model"
    BLIND_MODEL = "blind_model"
    BUSY = "busy"
    NO_TURN = "no_turn"
    LOAD_FAILED = "load_failed"
    OUT_OF_MEMORY = "out_of_memory"
    CRASH = "crash"
    INTERRUPTED = "interrupted"
    NO_START = "no_start"
    STOPPED = "stopped"
    # This one input.
    BAD_SCHEMA = "bad_schema"
    BAD_IMAGE = "bad_image"
    OVERFLOW = "overflow"
    TRUNCATED = "truncated"
    CONTEXT_FULL = "context_full"
    LENGTH = "length"
    NO_DONE = "no_done"
    REPETITION = "repetition"
    EMPTY = "empty"
    INVALID_ANSWER = "invalid_answer"
    STALLED = "stalled"
    TOO_SLOW = "too_slow"
    TOO_LARGE = "too_large"


#: Trouble with one input: the deck goes on without that slide, section or field, and says so.
ALONE = frozenset(
    {
        ModelFault.BAD_SCHEMA,
        ModelFault.BAD_IMAGE,
        ModelFault.OVERFLOW,
        ModelFault.TRUNCATED,
        ModelFault.CONTEXT_FULL,
        ModelFault.LENGTH,
        ModelFault.NO_DONE,
        ModelFault.REPETITION,
        ModelFault.EMPTY,
        ModelFault.INVALID_ANSWER,
        ModelFault.STALLED,
        ModelFault.TOO_SLOW,
        ModelFault.TOO_LARGE,
    }
)

#: A deadline passed: each of them cost minutes.
SLOW = frozenset({ModelFault.NO_TURN, ModelFault.NO_START, ModelFault.STALLED, ModelFault.TOO_SLOW})

#: The server is away, has no place for us, is loading, or says nothing: whoever asks has to wait, and has not failed.
AWAY = frozenset(
    {
        ModelFault.UNREACHABLE,
        ModelFault.BUSY,
        ModelFault.NO_TURN,
        ModelFault.LOAD_FAILED,
        ModelFault.NO_START,
        ModelFault.STALLED,
    }
)

#: Nothing changes by itself: somebody must pull a model, correct a setting or give another picture first.
LASTING = frozenset(
    {
        ModelFault.FORBIDDEN,
        ModelFault.PROTOCOL,
        ModelFault.BAD_REQUEST,
        ModelFault.MISSING_MODEL,
        ModelFault.WRONG_MODEL,
        ModelFault.BLIND_MODEL,
        ModelFault.BAD_IMAGE,
        ModelFault.BAD_SCHEMA,
    }
)


@dataclass(frozen=True)
class Counts:
    """What a server said of a failed request's size in tokens; None where it did not.

    `window` is the context that it has for one request, `prompt` and `output` what was read and written.
    """

    prompt: int | None = None
    output: int | None = None
    window: int | None = None


class ModelError(AnalysisError):
    """A model gave no usable answer. The text says what happened and what to do; it never holds a part of the prompt."""

    def __init__(self, fault: ModelFault, message: str, *, counts: Counts | None = None) -> None:
        super().__init__(
            message,
            code=fault.value,
            retryable=fault not in LASTING,
            alone=fault in ALONE,
            unavailable=fault in AWAY,
        )
        self.fault = fault
        self.counts = counts or Counts()
