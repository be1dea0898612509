"""What the layout analyst says about one slide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents.slides import Block, BlockKind, Slide
from workers.analysts.base import SlideReview
from workers.analysts.citations import verify
from workers.analysts.layout import LayoutAnalyst
from workers.analysts.layout.passages import slide_passages

ANALYST = LayoutAnalyst()


def slide_of(*blocks: Block, source: str = "text", text: str | None = None) -> Slide:
    lines = text if text is not None else "\n".join(block.text for block in blocks)
    return Slide.model_validate(
        {"number": 3, "width": 960, "height": 540, "text": lines, "source": source, "blocks": blocks}
    )


def block(kind: BlockKind, text: str, *, top: float = 100, size: float = 18) -> Block:
    return Block(kind=kind, box=(40, top, 900, top + 30), text=text, size=size)


def aspects(review: SlideReview, severity: str) -> set[str]:
    return {remark.aspect for remark in review.remarks if remark.severity == severity}


def test_a_described_slide_speaks_its_own_words() -> None:
    slide = slide_of(
        block("title", "A market of\n$4bn", top=20, size=30),
        block("text", "Clinics spend 4 billion dollars a year on bandages."),
        block("page-footer", "Acme, confidential", top=510, size=8),
    )
    described = ANALYST.describe_slide(slide, b"")
    assert described.title == "A market of $4bn"
    assert described.topics == ["market"]
    assert described.summary == "A market of $4bn. Clinics spend 4 billion dollars a year on bandages."


def test_without_a_title_block_the_largest_text_at_the_top_is_the_title() -> None:
    slide = slide_of(block("text", "Small print"), block("text", "Our team", top=30, size=32))
    assert ANALYST.describe_slide(slide, b"").title == "Our team"


def test_a_slide_of_even_text_has_no_title() -> None:
    slide = slide_of(block("text", "First point", top=30), block("text", "Second point", top=60))
    assert ANALYST.describe_slide(slide, b"").title is None


def test_a_cell_wrapped_beside_others_can_be_quoted() -> None:
    table = Block(kind="table", box=(0, 0, 9, 9), rows=(("510(k) with a predicate", "FDA met in May"),))
    slide = slide_of(table, text="510(k) with FDA met\na predicate in May")
    assert verify("510(k) with a predicate FDA met in May", ANALYST.describe_slide(slide, b"").text)


def test_a_cell_wrapped_at_a_hyphen_can_be_quoted() -> None:
    table = Block(kind="table", box=(0, 0, 9, 9), rows=(("live re- planning", "billing API"),))
    slide = slide_of(table, text="live re- billing\nplanning API")
    assert verify("live re- planning billing API", ANALYST.describe_slide(slide, b"").text)


def test_a_table_is_read_by_its_rows_or_by_its_lines_where_cells_lack_words() -> None:
    rows = (("Pivotal", "1.6"), ("Team", "0.7"))
    whole = Block(kind="table", box=(0, 0, 9, 9), text="Pivotal 1.6\nTeam 0.7", rows=rows)
    kinds = [kind for kind, _ in slide_passages(ANALYST.describe_slide(slide_of(whole), b""))]
    assert kinds == ["table-row", "table-row"]
    partly = whole.model_copy(update={"text": "Pivotal 1.6\nTeam 0.7\nTotal 2.3"})
    texts = [text for _, text in slide_passages(ANALYST.describe_slide(slide_of(partly), b""))]
    assert "Total 2.3" in texts


def test_a_table_with_broken_cells_adds_no_words_to_the_slide() -> None:
    table = Block(kind="table", box=(0, 0, 9, 9), text="Price £4,700", rows=(("Price", "£4 700 ,"),))
    slide = slide_of(table)
    assert ANALYST.describe_slide(slide, b"").text == "Price £4,700"


def test_an_unreadable_slide_is_reported_and_not_praised() -> None:
    slide = slide_of(source="none")
    described, review = ANALYST.describe_slide(slide, b""), ANALYST.review_slide(slide, b"")
    assert not described.readable
    assert described.warnings == ["No text layer and no OCR: its contents were not analysed."]
    assert [remark.severity for remark in review.remarks] == ["major"]
    assert "everything on this slide" in review.not_assessed


def test_recognised_text_carries_a_warning() -> None:
    slide = slide_of(block("text", "Some words"), source="ocr")
    assert ANALYST.describe_slide(slide, b"").warnings == [
        "Read by OCR: words and sizes may differ from the picture."
    ]
    assert ANALYST.review_slide(slide, b"").warnings == ANALYST.describe_slide(slide, b"").warnings


@pytest.mark.parametrize("source", ["text", "ocr", "none"])
@pytest.mark.parametrize("images", [0, 1])
def test_a_warning_can_follow_the_number_of_its_slide(source: str, images: int) -> None:
    slide = slide_of(source=source).model_copy(update={"images": images})
    described, reviewed = ANALYST.describe_slide(slide, b""), ANALYST.review_slide(slide, b"")
    assert described.warnings
    assert not any("slide" in warning for warning in described.warnings + reviewed.warnings)


def test_too_many_words_are_a_major_fault() -> None:
    review = ANALYST.review_slide(slide_of(block("text", "word " * 200)), b"")
    assert aspects(review, "major") == {"amount of text"}
    assert {"wall of text", "headline"} <= aspects(review, "minor")


def test_small_print_is_measured_against_the_slide() -> None:
    small = slide_of(block("title", "T", size=30), block("text", "word " * 30, size=7))
    assert "font size" in aspects(ANALYST.review_slide(small, b""), "minor")
    large = small.model_copy(update={"height": 270.0})
    assert "font size" not in aspects(ANALYST.review_slide(large, b""), "minor")


def test_market_figures_need_a_source() -> None:
    bare = slide_of(block("title", "Market"), block("text", "TAM $4bn"))
    sourced = slide_of(
        block("title", "Market"), block("text", "TAM $4bn"), block("footnote", "Source: WHO, 2024")
    )
    assert "sources" in aspects(ANALYST.review_slide(bare, b""), "major")
    assert "sources" in aspects(ANALYST.review_slide(sourced, b""), "good")


def test_looks_are_never_judged() -> None:
    review = ANALYST.review_slide(slide_of(block("title", "A clear headline stands here")), b"")
    assert "visual design" in review.not_assessed and "persuasiveness" in review.not_assessed


@given(st.lists(st.text(max_size=120), max_size=6))
def test_any_slide_can_be_described_and_reviewed(texts: list[str]) -> None:
    slide = slide_of(*(block("text", text, top=40.0 * index) for index, text in enumerate(texts)))
    ANALYST.describe_slide(slide, b"")
    ANALYST.review_slide(slide, b"")
