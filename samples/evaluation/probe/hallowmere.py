"""Hallowmere Bio: engineered phages for infected joint implants. Dark, few words, big numbers."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, steps

NIGHT, BONE, EMBER, ASH = (0.06, 0.07, 0.1), (0.95, 0.92, 0.86), (0.96, 0.48, 0.24), (0.55, 0.55, 0.58)
BIG = Style(60, "tiro", BONE, leading=1.05)
SMALL = Style(16, colour=ASH)


def frame(page: Page) -> None:
    """A thin number and a dot."""
    page.disc((95, 92), 3, EMBER)
    page.text((86, 90, 93.5, 96), f"{page.number}", Style(11, colour=ASH, align="right"))


LOOK = Look(
    frame,
    Style(18, colour=BONE),
    Style(34, "tiro", BONE),
    BONE,
    EMBER,
    (0.13, 0.14, 0.18),
    NIGHT,
    NIGHT,
    title=(7, 9, 90, 24),
)


def statement(deck: Deck, big: str, small: str, *, size: float = 60) -> Page:
    """One sentence and a quieter one below it."""
    page = deck.slide()
    below = page.text((7, 26, 88, 70), big, Style(size, "tiro", BONE, leading=1.05))
    page.text((7, below + 4, 72, 92), small, SMALL)
    return page


def opening(deck: Deck) -> None:
    """Cover, problem, cause."""
    page = deck.blank()
    page.photo((55, 0, 100, 100), 31, colours=((30, 20, 30), (190, 90, 50)))
    page.spaced((7, 14), "HALLOWMERE", Style(15, "hebo", EMBER))
    page.text(
        (7, 36, 52, 78), "Phages, rebuilt to clear infected joints.", Style(46, "tiro", BONE, leading=1.1)
    )
    page.text((7, 88, 52, 94), "Hallowmere Bio  ·  Series A", SMALL)
    statement(
        deck,
        "1 in 60",
        "new hips and knees becomes infected. Half of those patients lose the implant.",
        size=130,
    )
    statement(
        deck,
        "Antibiotics don't reach it. Biofilm does not care.",
        "Two operations, six months on crutches, $110,000 per case.",
    )


def science(deck: Deck) -> None:
    """How it works and what it does."""
    page = deck.slide("Find. Open. Kill.")
    words = (
        ("Find", "Tail fibres redesigned for 94% of S. aureus joint isolates"),
        ("Open", "A depolymerase payload dissolves the biofilm"),
        ("Kill", "Lytic only. No genes left behind"),
    )
    for index, (head, text) in enumerate(words):
        left = 7 + index * 30
        page.rule((left, 38), (left + 24, 38), EMBER, width=2)
        page.text((left, 42, left + 25, 54), head, Style(30, "tiro", EMBER))
        page.text((left, 56, left + 25, 86), text)
    page = statement(
        deck,
        "HB-101",
        "Three engineered bacteriophages. One injection into the joint. Implant stays in.",
        size=96,
    )
    page.disc((80, 40), 80, None, edge=EMBER)
    page.disc((80, 40), 52, None, edge=EMBER)
    page = deck.slide("Bacteria on the implant, sheep, day 14")
    bars(page, (7, 28, 62, 88), {"Vancomycin": 6.9, "Wild phage": 5.2, "HB-101": 1.3})
    page.text((68, 36, 93, 50), "log10 CFU per implant", SMALL)
    page.text((68, 50, 93, 80), "9 of 11 sheep kept a sterile joint.", Style(24, "tiro", BONE))


def business(deck: Deck) -> None:
    """Market, moat, way."""
    statement(
        deck,
        "$2.3B",
        "a year, US and EU, at $24,000 per course. Our own count, from registry data.",
        size=130,
    )
    page = deck.slide("What keeps others out")
    for index, line in enumerate(
        (
            "4 patent families",
            "1,900 clinical isolates, typed",
            "GMP phage line in Leuven",
            "Orthopaedic network: 14 hospitals",
        )
    ):
        page.text((7, 32 + index * 14, 90, 44 + index * 14), line, Style(28, "tiro", BONE))
        page.rule((7, 43 + index * 14), (93, 43 + index * 14), (0.25, 0.25, 0.3))
    page = deck.slide("The way there")
    steps(
        page,
        (5, 38, 95, 84),
        (
            ("2024", "Pre-IND meeting"),
            ("2025", "GMP batch released"),
            ("2026", "IND, first patient"),
            ("2028", "Phase 2a data"),
            ("2030", "Pivotal trial"),
        ),
    )


def closing(deck: Deck) -> None:
    """Team, round, address."""
    page = deck.slide("Team")
    team = (
        ("Saoirse Mulcahy", "CEO. Took two anti-infectives into Phase 2."),
        ("Pieter Vandenhove", "CSO. Phage engineer, KU Leuven."),
        ("Dr. Amara Nwosu", "CMO. Revision surgeon, 900 infected joints."),
    )
    for index, (name, past) in enumerate(team):
        page.disc((11, 38 + index * 20), 30, LOOK.pale, edge=EMBER)
        page.text((18, 32 + index * 20, 90, 40 + index * 20), name, Style(22, "tiro", BONE))
        page.text((18, 40 + index * 20, 90, 50 + index * 20), past, SMALL)
    page = deck.slide()
    page.text((7, 14, 90, 24), "Series A", Style(26, "tiro", EMBER))
    page.text((7, 24, 90, 62), "$14M", Style(150, "tiro", BONE, leading=1.05))
    page.text((7, 66, 60, 76), "To Phase 2a enrolment. 30 months.", Style(22, "tiro", BONE))
    page.text((7, 80, 80, 88), "After a $3.1M seed and $1.9M of non-dilutive grants.", SMALL)
    page = deck.blank(EMBER)
    page.text((7, 36, 90, 62), "Keep the joint.", Style(72, "tiro", NIGHT))
    page.text((7, 84, 70, 92), "saoirse@hallowmere.example", Style(16, colour=NIGHT))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    science(deck)
    business(deck)
    closing(deck)
