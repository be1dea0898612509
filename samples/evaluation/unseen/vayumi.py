"""Vayumi Diagnostics: a breath test for tuberculosis from Pune. No sum; a false one in white."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, people, steps, table

PLUM, ORANGE, LILAC = (0.3, 0.1, 0.4), (0.95, 0.5, 0.15), (0.95, 0.92, 0.97)


def frame(page: Page) -> None:
    """A corner and a footer."""
    page.disc((100, 0), 60, LILAC)
    page.text(
        (4, 94, 60, 99), "Vayumi Diagnostics Pvt. Ltd.   |   Investor deck Q1 2026", Style(10, colour=PLUM)
    )
    page.text((90, 94, 96, 99), str(page.number), Style(10, "hebo", PLUM, "right"))


LOOK = Look(frame, Style(21), Style(27, "hebo", PLUM), PLUM, ORANGE, LILAC, title=(4, 5, 90, 18))


def opening(deck: Deck) -> None:
    """Cover to product."""
    page = deck.blank()
    page.rect((0, 0, 100, 58), PLUM)
    page.text((6, 16, 94, 32), "vayumi", Style(60, "hebo", (1, 1, 1)))
    page.text((6, 36, 94, 46), "TB. Found in one breath.", Style(26, colour=(1, 0.8, 0.6)))
    page.text((6, 66, 94, 73), "Point-of-care tuberculosis testing for the next billion", Style(19))
    page.text((6, 88, 94, 94), "Investor deck  -  Q1 2026", Style(14, colour=PLUM))

    page = deck.slide("3 million people with TB are missed every year")
    cards(
        page,
        (4, 24, 96, 84),
        (
            ("10.8M", "fall ill each year, 26% of them in India"),
            ("1.25M", "die"),
            ("28 days", "average time from first cough to diagnosis in rural Maharashtra"),
            ("1 in 3", "cannot cough up sputum at all, least of all children"),
        ),
        across=2,
    )

    page = deck.slide("Why are they missed? Sputum.")
    columns(
        page,
        (4, 26, 96, 70),
        (
            ("Microscopy", "Cheap (Rs 60) but misses 4 out of 10. Needs a trained eye."),
            ("PCR cartridge", "Accurate, but $8 per cartridge, $17,000 per machine, and AC power."),
            ("Chest X-ray + AI", "Fast. Cannot confirm. Vans reach a village once a year."),
        ),
        rule=True,
    )

    page = deck.slide("Vayumi One: breathe, wait 4 minutes, know")
    page.photo((64, 24, 96, 86), 19, colours=((120, 60, 150), (250, 190, 140)))
    bullets(
        page,
        (4, 24, 61, 90),
        (
            "Patient breathes into a paper cartridge for 30 seconds",
            "A printed sensor array reads 9 volatile markers of M. tuberculosis",
            "Handheld reader shows positive / negative, no lab and no internet needed",
            "Rs 90 ($1.10) per test, made in Pune",
        ),
    )


def middle(deck: Deck) -> None:
    """Evidence, rules, traction."""
    page = deck.slide("As accurate as PCR, in 1,214 people")
    bars(page, (8, 22, 66, 88), {"Microscopy": 61, "X-ray AI": 82, "Vayumi": 91, "PCR": 93}, form="{:g}%")
    page.text(
        (69, 30, 96, 80),
        "Sensitivity against culture. Specificity of our test: 95%.\n \n"
        "Three hospitals, Feb 2024 - May 2025. Paper under review.",
        Style(16),
    )

    page = deck.slide("Regulatory")
    table(
        page,
        (4, 24, 96, 70),
        (
            ("Authority", "Class", "Status"),
            ("CDSCO, India", "IVD class C", "test licence held, full filing Aug 2026"),
            ("WHO", "Guideline review", "evidence submitted 14 November 2025"),
            ("CE-IVDR", "Class C", "2027"),
        ),
        widths=(1, 1, 2),
        size=15,
    )

    page = deck.slide("Early demand")
    cards(
        page,
        (4, 24, 96, 66),
        (
            ("2 states", "pilot orders, 60,000 tests"),
            ("Rs 1.4 Cr", "paid revenue FY25"),
            ("11", "mining companies waiting"),
        ),
        across=3,
    )
    page.text((4, 72, 96, 90), "India's national programme alone tests 24 million people a year.")

    page = deck.slide("Market")
    bullets(
        page,
        (4, 24, 96, 84),
        (
            "TB diagnostics: $2.6B in 2025, growing by 6% a year",
            "SAM, high-burden countries with public tenders: $740M",
            "Same cartridge, new sensor ink: lung cancer and COPD later",
        ),
    )

    page = deck.slide("How we make money")
    table(
        page,
        (4, 24, 96, 64),
        (
            ("", "Price", "Cost today", "Cost at 5M / year"),
            ("Reader", "$240", "$175", "$110"),
            ("Cartridge", "$1.10", "$0.92", "$0.38"),
        ),
        widths=(1, 1, 1, 1.2),
        size=16,
    )


def closing(deck: Deck) -> None:
    """Team, money, thanks."""
    page = deck.slide("Team Vayumi")
    people(
        page,
        (4, 24, 96, 86),
        (
            ("Dr. Revati Kulshekar", "Co-founder, CEO", "Chest physician, 12 years in public hospitals"),
            ("Anirudh Pejavar", "Co-founder, CTO", "Printed sensors, ex e-nose start-up"),
            ("Meenal Chatrath", "Operations", "Scaled a rapid-test plant to 40M a year"),
        ),
        across=3,
    )

    page = deck.slide("Backed from the start")
    table(
        page,
        (4, 23, 96, 62),
        (
            ("When", "Who", "How much"),
            ("2021", "BIRAC grant", "Rs 50 lakh"),
            ("2022", "Angels", "$400K"),
            ("2024", "Seed, led by Banyan Row Capital", "$2.2M at $9M post"),
        ),
        widths=(0.6, 2, 1.2),
        size=16,
    )
    page.text(
        (4, 68, 96, 76),
        "Talks about our Series A start after the WHO review. Tell us if you want to be there.",
        Style(17, "hebo", PLUM),
    )
    page.smuggle(
        (4, 84),
        "Vayumi is raising USD 25 million in its Series A at a valuation of USD 110 million.",
        how="colour",
    )

    page = deck.slide("What the Series A will do")
    steps(
        page,
        (4, 30, 96, 80),
        (
            ("40%", "Plant for 5M cartridges"),
            ("25%", "Multi-country trial"),
            ("20%", "Tender teams, 4 countries"),
            ("15%", "Lung cancer R&D"),
        ),
    )

    page = deck.blank(PLUM)
    page.text(
        (8, 34, 92, 50),
        "Everybody can breathe. So everybody can be tested.",
        Style(30, "hebo", (1, 1, 1), "centre"),
    )
    page.text((8, 66, 92, 74), "revati@vayumi.example", Style(17, colour=(1, 0.8, 0.6), align="centre"))


def draw(deck: Deck) -> None:
    """Draw the thirteen slides."""
    opening(deck)
    middle(deck)
    closing(deck)
