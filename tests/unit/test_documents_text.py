"""How text is cleaned and arranged, and how large a page may be drawn: rules that need no PDF."""

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents.blocks import Region, Span, arrange
from pipeline.documents.cells import MAX_CELL, rows_of, words_of
from pipeline.documents.drawing import Budget, zoom_within
from pipeline.documents.text import clean, count_words

words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
places = st.tuples(st.integers(0, 900), st.integers(0, 500))


def span(text: str, x: float, y: float, *, line: int = 0, size: float = 12) -> Span:
    return Span((x, y, x + 60, y + size), text, size, line=line, group=line)


def region(kind: str, *box: float) -> Region:
    return Region(kind, box)  # type: ignore[arg-type]


@given(st.text())
def test_clean_text_can_be_stored_and_is_clean_for_good(text: str) -> None:
    cleaned = clean(text)
    assert "\x00" not in cleaned
    assert cleaned.encode().decode() == cleaned
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Raising\u00a0€\u20095m", "Raising € 5m"),
        ("clin\u00adical \ud800trial", "clinical trial"),
        ("pay \u202e001\u202c now", "pay 001 now"),
        ("\uf0b7 first", "• first"),
        ("e\u0301tude\r\n\n two ", "étude\ntwo"),
    ],
)
def test_clean_text_reads_as_it_looks(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.lists(st.tuples(words, places), max_size=30), st.lists(st.tuples(places, places), max_size=8))
def test_every_word_is_in_exactly_one_block(
    texts: list[tuple[str, tuple[int, int]]], boxes: list[tuple[tuple[int, int], tuple[int, int]]]
) -> None:
    spans = [span(text, x, y, line=n) for n, (text, (x, y)) in enumerate(texts)]
    blocks = arrange(spans, [region("text", *a, *b) for a, b in boxes], height=540)
    found = sorted(word for block in blocks for word in block.text.split())
    assert found == sorted(word for text, _ in texts for word in clean(text).split())


@pytest.mark.parametrize(
    ("sizes", "kinds"),
    [
        ((28, 20), ["title", "section-header"]),
        ((28, 48), ["title", "section-header"]),
        ((12, 28), ["section-header", "title"]),
    ],
)
def test_the_topmost_heading_that_is_not_small_becomes_the_title(
    sizes: tuple[int, int], kinds: list[str]
) -> None:
    spans = [span("Market", 50, 40, line=1, size=sizes[0]), span("12m", 50, 120, line=2, size=sizes[1])]
    regions = [region("section-header", 40, 30, 200, 80), region("section-header", 40, 110, 200, 180)]
    assert [block.kind for block in arrange(spans, regions, height=540)] == kinds


@pytest.mark.parametrize(("size", "kind"), [(46, "title"), (18, "text")])
def test_without_a_heading_only_much_larger_text_becomes_the_title(size: int, kind: str) -> None:
    spans = [span("Acme", 50, 100, line=1, size=size), span("Seed round", 50, 300, line=2, size=17)]
    assert [block.kind for block in arrange(spans, [], height=540)] == [kind, "text"]


def test_a_word_just_outside_its_box_stays_with_its_line() -> None:
    spans = [span("$", 30, 100, line=1), span("5m", 100, 100, line=1)]
    blocks = arrange(spans, [region("text", 90, 90, 200, 120)], height=540)
    assert [block.text for block in blocks] == ["$5m"]


def test_words_outside_of_every_box_take_their_place_in_reading_order() -> None:
    spans = [span("above", 50, 50, line=1), span("between", 50, 150, line=2), span("below", 50, 250, line=3)]
    regions = [region("text", 40, 40, 200, 70), region("text", 40, 240, 200, 270)]
    assert [block.text for block in arrange(spans, regions, height=540)] == ["above", "between", "below"]


def test_pieces_at_the_same_height_are_one_line() -> None:
    spans = [span("Revenue", 50, 100, line=1), span("Costs", 50, 130, line=2), span("5m", 300, 101, line=3)]
    (block,) = arrange(spans, [region("table", 40, 90, 400, 160)], height=540)
    assert block.text == "Revenue 5m\nCosts"


def word(
    text: str, x: float, y: float, *, line: int
) -> tuple[float, float, float, float, str, int, int, int]:
    return (x, y, x + 10 * len(text), y + 12, text, 0, line, 0)


def test_a_cell_reads_as_the_slide_does() -> None:
    words = [word("£4,700", 10, 10, line=0), word("(n", 110, 10, line=0), word("=", 140, 10, line=0)]
    words += [word("28)", 160, 10, line=0), word("mild", 110, 30, line=1)]
    cells = [[(0, 0, 100, 50), (100, 0, 200, 50), None]]
    assert rows_of(cells, words_of(words, [])) == (("£4,700", "(n = 28) mild", ""),)


def test_sideways_text_in_a_cell_keeps_the_order_of_its_lines() -> None:
    words = [word("Time", 20, 300, line=0), word("to", 20, 200, line=0), word("market", 40, 100, line=1)]
    sideways = [Span((0, 0, 100, 400), "Time to market", 12, line=0, group=0, upright=False)]
    assert rows_of([[(0, 0, 200, 400)]], words_of(words, sideways)) == (("Time to market",),)


def test_a_long_cell_ends_with_a_whole_word() -> None:
    words = [word("seventy", 0, 0, line=0)] * 70
    (((text,),)) = rows_of([[(0, 0, 900, 50)]], words_of(words, []))
    assert MAX_CELL - 8 < len(text) <= MAX_CELL and text.endswith(" seventy")


@given(st.lists(st.tuples(words, places), max_size=30))
def test_every_word_in_a_grid_is_in_exactly_one_cell(texts: list[tuple[str, tuple[int, int]]]) -> None:
    inside = words_of([word(text, x, y, line=n) for n, (text, (x, y)) in enumerate(texts)], [])
    grid = [[(x, y, x + 200, y + 100) for x in range(0, 1000, 200)] for y in range(0, 600, 100)]
    found = sorted(text for row in rows_of(grid, inside) for cell in row for text in cell.split())
    assert found == sorted(text for name, _ in texts for text in clean(name).split())


@given(st.floats(0.5, 14_400), st.floats(0.5, 14_400), st.integers(4, 2_000), st.integers(16, 3_000_000))
def test_no_page_is_drawn_beyond_the_pixel_budget(
    width: float, height: float, side: int, pixels: int
) -> None:
    zoom = zoom_within(width, height, Budget(pixels=pixels, side=side))
    drawn = [max(ceil(length * zoom - 0.001), 1) for length in (width, height)]
    assert max(drawn) <= side
    assert drawn[0] * drawn[1] <= pixels


def test_punctuation_alone_is_no_word() -> None:
    assert count_words("• — Series A, 2026 …") == 3
