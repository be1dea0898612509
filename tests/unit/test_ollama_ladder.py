"""After each fault one stated thing is done differently, or nothing is tried again."""

from dataclasses import replace

import pytest

from workers.analysts.ollama.faults import ALONE, AWAY, LASTING, Counts, ModelError, ModelFault
from workers.analysts.ollama.ladder import Fall, Shape, Step, next_step

SHAPE = Shape(seed=1, temperature=0, room=500)


def after(
    fault: ModelFault,
    shape: Shape = SHAPE,
    *,
    counts: Counts | None = None,
    last: bool = False,
    text: int = 8_000,
) -> Step | None:
    return next_step(Fall(shape, fault, counts or Counts(), tries=1, last=last, window=4_096, text=text))


@pytest.mark.parametrize("fault", ["repetition", "invalid_answer", "no_done", "empty", "stalled", "no_start"])
def test_an_answer_that_went_astray_gets_another_seed(fault: str) -> None:
    step = after(ModelFault(fault))
    assert step and step.shape.seed == 2 and step.shape.temperature > 0 and step.shape.schema
    assert fault in step.change and "seed 2" in step.change


@pytest.mark.parametrize("fault", ["repetition", "invalid_answer", "no_done", "empty"])
def test_the_last_request_does_without_the_schema(fault: str) -> None:
    step = after(ModelFault(fault), last=True)
    assert step and not step.shape.schema and "without schema" in step.change


def test_a_schema_that_the_server_can_not_hold_to_is_left_out_at_once() -> None:
    step = after(ModelFault.BAD_SCHEMA)
    assert step and not step.shape.schema
    assert after(ModelFault.BAD_SCHEMA, step.shape) is None


def test_an_overflow_is_cut_by_the_servers_own_count() -> None:
    step = after(ModelFault.OVERFLOW, counts=Counts(prompt=4_500, window=4_096))
    assert step
    left = step.shape.share * 8_000
    # 4,500 tokens minus what was cut, at four characters a token, leave room for the answer.
    assert 4_500 - (8_000 - left) / 4 <= 4_096 - SHAPE.room


def test_text_is_cut_again_and_again_but_not_to_nothing() -> None:
    shape, shares = SHAPE, []
    while (step := after(ModelFault.TRUNCATED, shape)) and len(shares) < 20:
        shape = step.shape
        shares.append(shape.share)
    assert shares == sorted(shares, reverse=True) and 1 < len(shares) < 20 and shares[-1] >= 0.1


def test_what_has_no_text_can_not_be_cut() -> None:
    assert after(ModelFault.OVERFLOW, text=0) is None


def test_an_answer_that_was_cut_off_gets_more_room_as_far_as_the_context_has_it() -> None:
    step = after(ModelFault.LENGTH, counts=Counts(prompt=3_000))
    assert step and 500 < step.shape.room <= 1_000 and step.shape.room + 3_000 < 4_096
    step = after(ModelFault.LENGTH, counts=Counts(prompt=3_580))
    assert step and step.shape.brief and step.shape.share < 1


def test_a_full_context_gets_less_text_and_a_shorter_answer() -> None:
    step = after(ModelFault.CONTEXT_FULL)
    assert step and step.shape.brief and step.shape.share < 1


def test_an_answer_that_takes_too_long_is_asked_for_shorter_once() -> None:
    step = after(ModelFault.TOO_SLOW)
    assert step and step.shape.brief and step.shape.room == 250
    assert after(ModelFault.TOO_SLOW, step.shape) is None


@pytest.mark.parametrize(
    "fault", ["busy", "crash", "unreachable", "interrupted", "load_failed", "out_of_memory"]
)
def test_a_server_in_trouble_is_asked_the_same_after_a_wait(fault: str) -> None:
    step = after(ModelFault(fault))
    assert step and 0 < step.shape.wait <= 20
    assert (step.shape.seed, step.shape.share, step.shape.schema) == (1, 1, True)


def test_each_wait_is_twice_the_last_up_to_a_limit() -> None:
    falls = [Fall(SHAPE, ModelFault.BUSY, Counts(), n, last=False, window=4_096, text=1) for n in range(1, 7)]
    assert [step.shape.wait for step in map(next_step, falls) if step] == [2, 4, 8, 16, 20, 20]


def test_a_brief_answer_that_is_still_too_long_is_not_asked_for_again() -> None:
    assert after(ModelFault.LENGTH, replace(SHAPE, brief=True), counts=Counts(prompt=3_580)) is None


@pytest.mark.parametrize("fault", [*sorted(LASTING - {ModelFault.BAD_SCHEMA}), ModelFault.STOPPED])
def test_what_only_a_person_can_change_is_not_tried_again(fault: ModelFault) -> None:
    assert after(fault) is None


def test_every_fault_is_either_alone_or_everybodys_and_has_its_code() -> None:
    for fault in ModelFault:
        error = ModelError(fault, "x")
        assert (error.alone, error.retryable, error.unavailable, error.code) == (
            fault in ALONE,
            fault not in LASTING,
            fault in AWAY,
            fault.value,
        )


def test_an_outage_is_never_somebodys_mistake() -> None:
    assert not AWAY & LASTING
