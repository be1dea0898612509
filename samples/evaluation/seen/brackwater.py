"""Brackwater Pharmaceuticals: an old drug in a new tablet. Titles in capitals, 4:3, the product larger than the company."""

from canvas import WHITE, Style
from paper import Deck, Look, Page
from parts import bars, bullets, people, shares, steps, table

RED, COAL, SAND = (0.62, 0.1, 0.14), (0.16, 0.16, 0.17), (0.96, 0.94, 0.9)
FINE = Style(8.5, "tiro", (0.45, 0.45, 0.45))


def frame(page: Page) -> None:
    """A red bar on the left and the lawyers' footer."""
    page.rect((0, 0, 1.6, 100), RED)
    page.text((5, 95, 80, 99), "© 2024 Brackwater Pharmaceuticals, Inc. All rights reserved.", FINE)
    page.text((88, 95, 96, 99), f"{page.number}", Style(8.5, "tiro", RED, "right"))


LOOK = Look(
    frame,
    Style(18, "tiro", COAL),
    Style(24, "tibo", RED),
    RED,
    (0.8, 0.55, 0.2),
    SAND,
    size=(720, 540),
    title=(5, 5, 95, 17),
)


def opening(deck: Deck) -> None:
    """Cover, disclaimer, need, product."""
    page = deck.blank()
    page.rect((0, 0, 100, 46), RED)
    page.text((6, 12, 94, 34), "BRK-12", Style(74, "tibo", WHITE))
    page.text((6, 34, 94, 44), "once-weekly oral methotrexate, without the Monday", Style(20, "tiit", WHITE))
    page.text((6, 56, 60, 74), "Brackwater\nPharmaceuticals", Style(32, "tibo", COAL, leading=1.15))
    page.text((6, 80, 60, 85), "Series B discussion materials", Style(16, "tiro", COAL))
    page.text((6, 86, 60, 91), "March 9th, 2026", Style(16, "tiro", COAL))

    page = deck.slide("FORWARD-LOOKING STATEMENTS")
    page.text(
        (5, 20, 95, 90),
        "This presentation contains forward-looking statements, including statements about clinical development, "
        "regulatory submissions and financing. Actual results may differ. Nothing here is an offer to sell securities. "
        "Statements speak only as of the date on the cover. No obligation is assumed to update them.",
        Style(13, "tiro", COAL, leading=1.5),
    )

    page = deck.slide("HALF OF ALL PATIENTS WITH RHEUMATOID ARTHRITIS LEAVE METHOTREXATE WITHIN TWO YEARS")
    bullets(
        page,
        (5, 24, 95, 90),
        (
            "Methotrexate is the anchor drug for 1.3 million Americans",
            "Nausea on the day after the dose is the first reason to stop",
            "Patients who stop move to biologics at $38,000 a year",
            "Accidental daily dosing still kills: 27 reported deaths since 2019",
        ),
        mark="–",
    )

    page = deck.slide("BRK-12 RELEASES THE WEEKLY DOSE SLOWLY")
    bullets(
        page,
        (5, 22, 56, 90),
        (
            "Brackwater develops BRK-12, a slow-release methotrexate tablet taken once a week",
            "Peak level in blood 58% lower, same exposure over the week",
            "Blister with seven places, one of them filled: no double doses",
            "Known molecule, off patent since decades; our formulation is protected until 2041",
        ),
        mark="–",
    )
    page.photo((60, 24, 95, 80), 31, colours=((235, 225, 210), (190, 90, 80)))


def evidence(deck: Deck) -> None:
    """Phase 2 and the path."""
    page = deck.slide("PHASE 2: FEWER PATIENTS FELT SICK, THE JOINTS DID AS WELL")
    table(
        page,
        (5, 24, 95, 66),
        (
            ("24 weeks", "BRK-12 (n = 104)", "Methotrexate (n = 101)", "p"),
            ("ACR20 response", "58%", "56%", "0.71"),
            ("Nausea, any grade", "11%", "34%", "< 0.001"),
            ("Stopped for side effects", "3%", "12%", "0.01"),
            ("Raised liver enzymes", "6%", "9%", "0.40"),
        ),
        widths=(2, 1.5, 1.8, 0.8),
    )
    page.text(
        (5, 72, 95, 90), "Randomised, double-blind, 22 US sites. First patient January 2024, last July 2025."
    )

    page = deck.slide("A 505(b)(2) PATH AGREED WITH THE FDA")
    steps(
        page,
        (5, 32, 95, 72),
        (
            ("May 2025", "End-of-Phase-2 meeting"),
            ("Q3 2026", "Phase 3 starts, 380 patients"),
            ("Q1 2028", "Topline data"),
            ("Q4 2028", "New drug application"),
        ),
    )


def market(deck: Deck) -> None:
    """Sales and rivals."""
    page = deck.slide("PEAK US SALES OF $410M")
    bars(
        page, (5, 22, 60, 90), {"2029": 40, "2030": 120, "2031": 260, "2032": 350, "2033": 410}, form="${:g}M"
    )
    bullets(
        page,
        (64, 24, 95, 90),
        ("RA drugs: a $27B market", "Net price $290 a month", "9% of weekly methotrexate patients by 2033"),
        mark="–",
    )

    page = deck.slide("WHAT OTHERS DO")
    table(
        page,
        (5, 24, 95, 70),
        (
            ("", "Route", "Weekly dose safe?", "Stage"),
            ("BRK-12", "oral", "yes", "Phase 3 ready"),
            ("Auto-injector pens", "injection", "yes", "marketed"),
            ("Generic tablets", "oral", "no", "marketed"),
            ("Larkmoor Therapeutics LM-7", "patch", "unknown", "Phase 1; $55M Series A in 2025"),
        ),
        widths=(2, 1, 1.3, 2),
    )


def closing(deck: Deck) -> None:
    """Team, money, contact."""
    page = deck.slide("MANAGEMENT")
    people(
        page,
        (5, 24, 95, 88),
        (
            ("H. Castellane", "Chief Executive", "Two specialty pharma exits, $310M together"),
            ("Dr. P. Orimoto", "Chief Medical Officer", "Rheumatologist, 60 publications"),
            ("L. Brandvold", "Manufacturing", "Built three tablet lines"),
        ),
        across=3,
    )

    page = deck.slide("FINANCING TO DATE")
    table(
        page,
        (5, 24, 95, 62),
        (
            ("Round", "Year", "Amount", "Lead"),
            ("Seed", "2020", "$2.2M", "Founders"),
            ("Series A", "2023", "$15M", "Quillhaven Partners"),
            ("Loan facility", "2025", "$5M", "Meridian Row Bank (undrawn)"),
        ),
        widths=(1.2, 0.8, 1, 2),
    )
    page.text((5, 70, 95, 90), "Cash of $3.4M at year-end; burn of $0.6M a month until Phase 3 begins.")

    page = deck.slide("SERIES B")
    page.text((5, 20, 95, 34), "We are seeking $28M to complete Phase 3 and file.", Style(25, "tibo", COAL))
    shares(
        page,
        (5, 40, 95, 82),
        {"Phase 3 trial": 64, "Commercial batches": 17, "Regulatory": 8, "General expenses": 11},
    )
    page.text(
        (5, 84, 95, 93), "Partnering discussions outside the US under way: upfront payments of up to $20M."
    )

    page = deck.blank(COAL)
    page.text((6, 36, 94, 50), "Thank you", Style(44, "tibo", WHITE))
    page.text((6, 54, 94, 62), "h.castellane@brackwaterpharma.example", Style(16, "tiro", WHITE))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    evidence(deck)
    market(deck)
    closing(deck)
