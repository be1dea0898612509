"""Decides whether a finished answer may be used at all, by its end and its counts; never by what it says. Owns no table."""

from workers.analysts.ollama import wording
from workers.analysts.ollama.endpoint import Speaks
from workers.analysts.ollama.faults import Counts, ModelError, ModelFault
from workers.analysts.ollama.messages import Reply, Request

#: A cut prompt keeps num_ctx/2 tokens and half of `num_keep` and BOS: measured 32770 of 65536, 16387 of 32768, 2050 of 4096.
HALF_WINDOW = range(1, 5)
#: Characters a token: an estimate that few texts exceed by a third; a count below 70 % of it means that text was lost.
CHARACTERS, SHARE = 4.0, 0.7
#: Estimates below so many tokens are too coarse to judge by.
LEAST_TOKENS = 500


def check(reply: Reply, request: Request, *, speaks: Speaks) -> None:
    """Raise `ModelError` for an answer that is cut short, empty, or was given to a prompt that the server cut."""
    final, counts = reply.final, reply.final.counts
    if final.reason in ("load", "unload"):
        raise wording.protocol("the server loaded the model and answered nothing")
    if is_cut(counts, request, speaks=speaks):
        message = f"The server cut the prompt to {counts.prompt} tokens; an answer to half a deck is none."
        raise ModelError(ModelFault.TRUNCATED, message, counts=counts)
    if speaks == "ollama" and _fills_window(counts, request):
        message = f"Prompt and answer filled the model's context of {request.options['num_ctx']} tokens."
        raise ModelError(ModelFault.CONTEXT_FULL, message, counts=counts)
    if final.reason == "length":
        raise ModelError(
            ModelFault.LENGTH, "The model's answer was cut off at its greatest length.", counts=counts
        )
    if not reply.text.strip():
        raise ModelError(ModelFault.EMPTY, "The model finished without a word.", counts=counts)


def is_cut(counts: Counts, request: Request, *, speaks: Speaks) -> bool:
    """Whether the server read less than was sent. A false alarm costs one more request, about one in 3,000 of 16,384 tokens."""
    if counts.prompt is None:
        return False
    window = int(request.options["num_ctx"])
    if speaks == "ollama" and counts.prompt - window // 2 in HALF_WINDOW:
        return True
    estimate = request.characters / CHARACTERS
    return estimate >= LEAST_TOKENS and counts.prompt < SHARE * estimate


def _fills_window(counts: Counts, request: Request) -> bool:
    if counts.prompt is None or counts.output is None:
        return False
    return counts.prompt + counts.output >= int(request.options["num_ctx"])
