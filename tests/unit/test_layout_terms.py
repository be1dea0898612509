"""How terms are found in text, whatever the deck."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.analysts.layout.terms import affirmed, pattern

TERMS = ("trial", "trials", "tri*", "phase", "phase*", "placebo", "1b", "ärzt*", "c*")
words = st.sampled_from([*TERMS, "no", "Phased", "retrial", "TRIALS", "Ärzte", "1", "b", ".", "-"])


@given(st.lists(words).map(" ".join))
def test_terms_are_found_as_if_each_were_tried_the_longest_first(text: str) -> None:
    flat = "|".join(sorted(TERMS, key=len, reverse=True)).replace("*", r"\w*")
    each = re.compile(rf"(?<!\w)(?:{flat})(?!\w)", re.IGNORECASE)
    assert [m.span() for m in pattern(TERMS).finditer(text)] == [m.span() for m in each.finditer(text)]


@pytest.mark.parametrize("text", ["pre clinical data", "Pre-Clinical data", "a  pre-\nclinical study"])
def test_spaces_and_hyphens_in_a_term_are_the_same(text: str) -> None:
    assert pattern(("pre-clinical",)).search(text)


def test_a_negated_term_is_not_affirmed() -> None:
    assert affirmed(pattern(TERMS), "No human trial yet; a placebo arm is planned") == {"placebo"}
