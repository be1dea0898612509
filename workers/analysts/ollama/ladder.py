"""What is done differently after a fault: a pure function from the last request's shape and its fault to the next one's.

| fault | next request | where that is no way out |
| --- | --- | --- |
| repetition, no_done, empty, invalid_answer | another seed and a little temperature; the last one without schema | raised |
| bad_schema | without schema: the form is described in words, the answer repaired | raised |
| overflow, truncated | less text, by the server's own count where it gives one | raised once there is none to leave out |
| context_full | less text, and a shorter answer is asked for | raised |
| length | twice the room, up to what the context leaves; then a shorter answer to less text | raised |
| stalled, no_start | another seed, if the task's time allows | raised |
| too_slow, too_large | half the room, a shorter answer; after too_slow if the task's time allows | raised |
| unreachable, busy, no_turn, load_failed, out_of_memory, crash, interrupted | the same again, after a wait | raised |
| all others | none: nothing that we could change would help | raised at once |

It waits for nothing and owns no table.
"""

from dataclasses import dataclass, replace

from workers.analysts.ollama.faults import Counts, ModelFault

#: Temperature of a request that has to come out differently: enough to leave a rut, too little to invent.
WARMER = 0.3
#: Share of the text that is kept after an overflow of unknown size, and a safety margin where the size is known.
SMALLER, MARGIN = 0.6, 0.9
#: Characters a token, where the text's tokens are guessed: rather too many, so that rather too much is cut.
CHARACTERS = 4.0
#: No text is cut below this share of the first attempt's: what is left would be no deck.
LEAST_SHARE = 0.1
#: Tokens that a context keeps free beside prompt and answer.
SPARE = 32
#: Seconds before the second request to a server in trouble; doubled after each, up to the last. Ollama expires its
#: runners after running out of memory, which takes a few seconds.
FIRST_WAIT, LONGEST_WAIT = 2.0, 20.0

_AGAIN_OTHERWISE = frozenset(
    {ModelFault.REPETITION, ModelFault.NO_DONE, ModelFault.EMPTY, ModelFault.INVALID_ANSWER}
)
_AGAIN_LATER = frozenset(
    {
        ModelFault.UNREACHABLE,
        ModelFault.BUSY,
        ModelFault.NO_TURN,
        ModelFault.LOAD_FAILED,
        ModelFault.OUT_OF_MEMORY,
        ModelFault.CRASH,
        ModelFault.INTERRUPTED,
    }
)


@dataclass(frozen=True)
class Shape:
    """How a question is put. `room` is num_predict in tokens, `share` the part of the text's budget that is used.

    `wait` is how many seconds to wait before it is sent.
    """

    seed: int
    temperature: float
    room: int
    share: float = 1.0
    schema: bool = True
    brief: bool = False
    wait: float = 0.0


@dataclass(frozen=True)
class Step:
    """The next request's shape, and in words how it differs from the one before."""

    shape: Shape
    change: str


@dataclass(frozen=True)
class Fall:
    """A request that failed: its shape, why, and what the server counted.

    `tries` were sent so far, and with `last` only one more may be. `window` is num_ctx in tokens, `text` the length of the
    text that can be shortened, in characters.
    """

    shape: Shape
    fault: ModelFault
    counts: Counts
    tries: int
    last: bool
    window: int
    text: int


def next_step(fall: Fall) -> Step | None:
    """The next request, or None where none would help. `Fall.last` says that it would be the last one allowed."""
    shape = replace(fall.shape, wait=0.0)
    if fall.fault in _AGAIN_LATER:
        wait = min(FIRST_WAIT * 2 ** (fall.tries - 1), LONGEST_WAIT)
        return Step(replace(shape, wait=wait), f"{fall.fault}: after {wait:g} s")
    if fall.fault is ModelFault.BAD_SCHEMA:
        return _without_schema(shape, fall)
    if fall.fault in _AGAIN_OTHERWISE:
        return (_without_schema(shape, fall) if fall.last else None) or _other_seed(shape, fall)
    if fall.fault in (ModelFault.STALLED, ModelFault.NO_START):
        return _other_seed(shape, fall)
    if fall.fault in (ModelFault.OVERFLOW, ModelFault.TRUNCATED):
        return _less_text(shape, fall)
    if fall.fault is ModelFault.CONTEXT_FULL:
        return _less_text(replace(shape, brief=True), fall)
    if fall.fault is ModelFault.LENGTH:
        return _more_room(shape, fall)
    if fall.fault in (ModelFault.TOO_SLOW, ModelFault.TOO_LARGE) and not shape.brief:
        shorter = replace(shape, brief=True, room=max(shape.room // 2, 1))
        return Step(shorter, f"{fall.fault}: a shorter answer of at most {shorter.room} tokens")
    return None


def _other_seed(shape: Shape, fall: Fall) -> Step:
    other = replace(shape, seed=shape.seed + 1, temperature=max(shape.temperature, WARMER))
    return Step(other, f"{fall.fault}: seed {other.seed}, temperature {other.temperature:g}")


def _without_schema(shape: Shape, fall: Fall) -> Step | None:
    if not shape.schema:
        return None
    other = _other_seed(shape, fall).shape
    return Step(replace(other, schema=False), f"{fall.fault}: without schema, the answer repaired")


def _less_text(shape: Shape, fall: Fall) -> Step | None:
    factor = SMALLER
    if fall.fault is ModelFault.OVERFLOW and fall.counts.prompt:
        excess = fall.counts.prompt - (fall.counts.window or fall.window) + shape.room + SPARE
        # Instructions and pictures stay as long as they are: the text alone must make up for it.
        factor = MARGIN * (1 - excess * CHARACTERS / max(fall.text, 1))
    share = shape.share * factor
    if not fall.text or shape.share <= LEAST_SHARE:
        return None
    share = max(share, LEAST_SHARE)
    return Step(replace(shape, share=share), f"{fall.fault}: {share:.0%} of the text")


def _more_room(shape: Shape, fall: Fall) -> Step | None:
    """Twice the room if the context has it; else a shorter answer to less text, once."""
    left = fall.window - SPARE - (fall.counts.prompt if fall.counts.prompt else fall.window // 2)
    room = min(2 * shape.room, left)
    if room > shape.room:
        return Step(replace(shape, room=room), f"{fall.fault}: up to {room} tokens")
    return None if shape.brief else _less_text(replace(shape, brief=True), fall)
