"""A citation stands on its slide, or it is dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.analysts.base import Citation, Deck, Extraction, FundingAmount, SlideDescription, TextField
from workers.analysts.citations import LEFT_OUT, MAX_QUOTE, cite, drop_unverified, keep_verified, verify

SLIDE = (
    "The Ask\nWe are raising $12.5 million in a “Series A” to complete our pre-\nclinical work – and 112 patients\n"
    "were enrolled. The device is not approved for sale in the United States."
)


def test_layout_of_the_page_does_not_matter() -> None:
    assert verify('raising $12.5 million in a "series a" to complete our preclinical work', SLIDE)
    assert verify("our pre-clinical work - and 112 patients were enrolled", SLIDE)


def test_a_number_is_never_cut_out_of_another() -> None:
    assert verify("112 patients", SLIDE)
    assert not verify("12 patients", SLIDE)
    assert not verify("raising $12", SLIDE)


def test_a_long_quotation_may_have_a_misread_letter() -> None:
    assert verify("We are ralsing $12.5 million in a Series A to complete our preclinical work", SLIDE)


def test_a_short_quotation_may_not() -> None:
    assert not verify("We are ralsing", SLIDE)


def test_a_negation_is_never_lost() -> None:
    assert verify("The device is not approved for sale in the United States", SLIDE)
    assert not verify("The device is approved for sale in the United States", SLIDE)
    assert not verify("The device is now approved for sale in the United States", SLIDE)


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("The device cannot be reused after implantation", "The device can be reused after implantation"),
        ("This is a non-invasive procedure for most patients", "This is an invasive procedure for most patients"),
        ("The effect was insignificant in all enrolled patients", "The effect was significant in all enrolled patients"),
        ("We expect revenue to decrease across all markets", "We expect revenue to increase across all markets"),
        ("We are raising $12 million in our Series A round", "We are raising $12 billion in our Series A round"),
        ("We are raising $12 million in our Series A round", "We are raising €12 million in our Series A round"),
        ("We are raising our Series A from strategic investors", "We are raising our Series B from strategic investors"),
        ("The Phase II trial was completed with a good result", "The Phase III trial was completed with a good result"),
        ("The effect was significant with p>0.05 in all arms", "The effect was significant with p<0.05 in all arms"),
        ("The net margin grew -12% in the second half year", "The net margin grew 12% in the second half year"),
    ],
)  # fmt: skip
def test_a_word_or_sign_that_says_something_else_is_never_forgiven(said: str, quoted: str) -> None:
    assert verify(said, said)
    assert not verify(quoted, said)


def test_a_quotation_does_not_begin_behind_its_not() -> None:
    assert not verify("approved for sale in the United States", SLIDE)
    assert verify("approved for sale", SLIDE + " In Canada it is approved for sale.")


def test_lost_ligatures_accents_and_spaces_are_forgiven() -> None:
    assert verify("proven efficacy and workflow benefits", "proven eﬃcacy and work flow benefits")
    assert verify("efficacy was proven for all of our patients", "ecacy was proven for all of our patients")
    assert verify(
        "the workflow of all nurses on the ward is faster", "the workow of all nurses on the ward is faster"
    )
    assert verify("une efficacite demontree chez les patients", "une efficacité démontrée chez les patients")


def test_nothing_is_no_quotation() -> None:
    assert not verify("", SLIDE)
    assert not verify(" … ", SLIDE)


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_a_quotation_with_another_number_never_verifies(stated: int, quoted: int) -> None:
    sentence = "In the second quarter the company treated {} patients in nine hospitals"
    assert verify(sentence.format(quoted), sentence.format(stated)) == (stated == quoted)


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_can_be_compared(quote: str, slide: str) -> None:
    verify(quote, slide)


@given(st.lists(st.from_regex(r"[a-z]{1,12}", fullmatch=True), min_size=1, max_size=80))
def test_what_is_cited_from_a_slide_verifies(words: list[str]) -> None:
    citation = cite(1, " ".join(words))
    assert len(citation.quote) <= MAX_QUOTE
    assert verify(citation.quote, "\n".join(words))


def test_citations_of_wrong_or_unknown_slides_are_dropped() -> None:
    deck = Deck(slides=[SlideDescription(slide=1, text="Acme"), SlideDescription(slide=2, text=SLIDE)])
    right = Citation(slide=2, quote="112 patients")
    wrong = [Citation(slide=1, quote="112 patients"), Citation(slide=9, quote="112 patients")]
    assert keep_verified([*wrong, right, right], deck) == [right]


def test_a_quotation_that_is_longer_than_any_of_ours_is_dropped_although_it_stands() -> None:
    text = "x" * MAX_QUOTE + "!"
    deck = Deck(slides=[SlideDescription(slide=1, text=text)])
    longest, longer = (Citation(slide=1, quote=text[:length]) for length in (MAX_QUOTE, MAX_QUOTE + 1))
    assert verify(longer.quote, text)
    assert keep_verified([longest, longer], deck) == [longest]


def test_a_fact_without_a_verified_citation_becomes_not_stated() -> None:
    deck = Deck(slides=[SlideDescription(slide=1, text="Acme")])
    extraction = Extraction(
        startup_name=TextField(value="Acme", citations=[Citation(slide=1, quote="Acme")]),
        funding_amount=FundingAmount(amount=5e6, currency="USD", citations=[Citation(slide=1, quote="$5M")]),
    )
    checked = drop_unverified(extraction, deck)
    assert checked.startup_name.value == "Acme"
    assert checked.funding_amount == FundingAmount()
    assert len(checked.warnings) == 1 and "funding_amount" in checked.warnings[0]


def test_a_citation_that_was_dropped_is_said_even_where_others_stand() -> None:
    deck = Deck(slides=[SlideDescription(slide=1, text="Acme"), SlideDescription(slide=2, text="Others")])
    citations = [Citation(slide=1, quote="Acme"), Citation(slide=2, quote="Acme")]
    checked = drop_unverified(Extraction(startup_name=TextField(value="Acme", citations=citations)), deck)
    assert checked.startup_name.citations == citations[:1]
    assert checked.warnings == [f"startup_name: {LEFT_OUT}"]
