"""In which order side by side text is read, on slides drawn with letters: 8 points a letter, 18 a line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents.blocks import Region, Span, arrange
from pipeline.documents.slides import BlockKind

WIDE, HIGH = 8, 18


def spans_of(drawing: str) -> list[Span]:
    """Pieces parted by two spaces or more; one in capitals has another font."""
    pieces = [
        (row, match)
        for row, line in enumerate(drawing.split("\n"))
        for match in re.finditer(r"\S+(?: \S+)*", line)
    ]
    return [
        Span(
            (match.start() * WIDE, row * HIGH, match.end() * WIDE, row * HIGH + 16),
            match.group(),
            size=12,
            line=number,
            group=0,
            font="bold" if match.group().isupper() else "",
        )
        for number, (row, match) in enumerate(pieces)
    ]


def blocks_of(drawing: str, kind: BlockKind = "text") -> list[str]:
    whole = Region(kind, (0, 0, 9_000, 9_000))
    return [block.text for block in arrange(spans_of(drawing), [whole], height=540)]


CARDS = """
2.2 million           70%                   €11,200
people live with      of bandages           cost per patient
an open ulcer         are too tight         and year
"""
PROSE = """
Truck drivers wait for        Our software plans each
three hours at the gate       dock by the minute and
of every warehouse            tells the driver
they serve
"""
PERSONS = """
ANNA BERG             TOM FALK              LI WEI
Chief executive       Chief engineer        Head of sales
"""
UNDER_A_LINE = """
Why the two of us belong together in one company
LEFT THINGS           RIGHT THINGS
grow on trees         fall from the sky
and on bushes         and from roofs
"""
LISTS = """
• Fast onboarding     • No fees
• Great support       • Open API
"""


@pytest.mark.parametrize(
    ("drawing", "columns"),
    [
        (CARDS, 3),
        (PROSE, 2),
        (PERSONS, 3),
        (UNDER_A_LINE, 3),
        (LISTS, 2),
    ],
)
def test_columns_are_read_one_after_the_other(drawing: str, columns: int) -> None:
    assert len(blocks_of(drawing)) == columns


def test_a_card_keeps_its_figure_and_its_label() -> None:
    assert blocks_of(CARDS)[1] == "70%\nof bandages\nare too tight"


ROWS = """
Instrument            Convertible note
Valuation cap         €8M
Round                 €2M
"""
TABLE = """
Product               Price       Customers
Basic plan            $20         140
Team plan             $90         35
"""
NUMBERED = """
1.  Find the dock
2.  Tell the driver
3.  Send the bill to somebody
    who pays it
"""
WRAPPED = """
Payment for the
first patient         €1.2M

Payment for the
last patient          €3.4M
"""


BESIDE = """
         of patients stop
60%      their exercises

         hospitals in
12       three countries
"""


def test_figures_stay_with_the_paragraphs_beside_them() -> None:
    assert blocks_of(BESIDE) == ["60%\nof patients stop\ntheir exercises\n12\nhospitals in\nthree countries"]


@pytest.mark.parametrize("drawing", [ROWS, TABLE, NUMBERED])
def test_rows_of_labels_and_values_stay_rows(drawing: str) -> None:
    wanted = [" ".join(line.split()) for line in drawing.strip().split("\n")]
    assert blocks_of(drawing) == ["\n".join(wanted)]


def test_a_wrapped_label_keeps_its_value() -> None:
    assert blocks_of(WRAPPED) == ["Payment for the first patient €1.2M\nPayment for the last patient €3.4M"]


def test_a_table_is_never_taken_apart() -> None:
    assert len(blocks_of(CARDS, "table")) == 1


def test_the_ends_of_a_footer_are_apart() -> None:
    assert blocks_of("Acme GmbH          Confidential          14", "page-footer") == [
        "Acme GmbH",
        "Confidential",
        "14",
    ]


@given(st.text(alphabet="ab1€ \n", max_size=200))
def test_no_word_is_lost(drawing: str) -> None:
    assert sorted(" ".join(blocks_of(drawing)).split()) == sorted(drawing.split())
