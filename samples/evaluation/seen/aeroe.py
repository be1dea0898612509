"""Ærø Diagnostics: a sepsis test. Dark slides, a cover that is all tagline, the date in the footer."""

from canvas import WHITE, Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, people, shares, steps, table

ICE, NIGHT, STEEL = (0.35, 0.85, 0.9), (0.05, 0.07, 0.12), (0.12, 0.16, 0.24)
SMALL = Style(9.5, colour=(0.6, 0.66, 0.72))


def frame(page: Page) -> None:
    """A thin rule and the footer."""
    page.rule((5, 93), (95, 93), STEEL)
    page.text((5, 94.5, 60, 99), "Ærø Diagnostics ApS  /  investor deck v7  /  2026-03-14", SMALL)
    page.text((85, 94.5, 95, 99), str(page.number), Style(9.5, colour=ICE, align="right"))


LOOK = Look(
    frame,
    Style(19, colour=WHITE),
    Style(30, "hebo", WHITE),
    primary=ICE,
    accent=ICE,
    pale=STEEL,
    on_primary=NIGHT,
    paper=NIGHT,
)


def opening(deck: Deck) -> None:
    """Cover and problem."""
    page = deck.slide()
    page.photo((60, 0, 100, 92), 3, colours=((8, 14, 28), (40, 90, 110)))
    page.text((5, 6, 50, 12), "Ærø Diagnostics", Style(16, "hebo", ICE))
    page.text((5, 26, 58, 74), "Sepsis,\nseen six hours\nsooner.", Style(56, "hebo", WHITE, leading=1.1))
    page.text((5, 78, 58, 86), "A bedside blood test for the emergency room", Style(19, colour=WHITE))

    page = deck.slide("Every hour of delay costs lives")
    cards(
        page,
        (5, 24, 95, 56),
        (
            ("11 million", "deaths a year worldwide in which sepsis plays a part"),
            ("+7.6 %", "mortality for each hour until the right antibiotic"),
            ("24-48 h", "until a blood culture answers"),
        ),
        across=3,
    )
    bullets(
        page,
        (5, 62, 95, 90),
        (
            "Lactate and CRP rise late and rise for many reasons",
            "So physicians treat everybody with broad-spectrum antibiotics, or wait and lose the patient",
        ),
    )


def product(deck: Deck) -> None:
    """Product and principle."""
    page = deck.slide("AeroSense: one drop, 18 minutes, one answer")
    bullets(
        page,
        (5, 24, 55, 88),
        (
            "Ærø Diagnostics makes a bedside blood test that tells sepsis from other inflammation in 18 minutes",
            "Five host-response proteins read on a disposable cartridge",
            "Reader the size of a coffee mug, no lab, no pipetting",
            "Result goes into the patient record by HL7",
        ),
    )
    page.photo((60, 24, 95, 86), 8, colours=((20, 40, 60), (120, 200, 210)))

    page = deck.slide("How it works")
    columns(
        page,
        (5, 28, 95, 80),
        (
            ("1  Sample", "40 microlitres of capillary blood into the cartridge"),
            ("2  Bind", "Aptamers on five gold electrodes catch the markers"),
            ("3  Read", "Impedance is measured every second until the curve is stable"),
            ("4  Score", "A fixed algorithm gives a score from 0 to 100; above 62 is sepsis"),
        ),
        rule=True,
    )


def evidence(deck: Deck) -> None:
    """Trial and approval."""
    page = deck.slide("SHORE study: 612 patients, four emergency departments")
    table(
        page,
        (5, 24, 62, 72),
        (
            ("", "AeroSense", "PCT", "Lactate"),
            ("Sensitivity", "94 %", "77 %", "66 %"),
            ("Specificity", "88 %", "79 %", "74 %"),
            ("AUC", "0.95", "0.83", "0.74"),
            ("Time to result", "18 min", "60 min", "15 min"),
        ),
        widths=(2, 1.4, 1, 1),
    )
    bullets(
        page,
        (66, 24, 95, 88),
        (
            "Enrolled 2024-02-01 to 2025-06-01",
            "Odense, Aarhus, Malmö, Kiel",
            "Independent adjudication panel",
        ),
    )
    page.text(
        (5, 78, 62, 86),
        "Primary endpoint met: sensitivity above 90 % (95 % CI 91-96).",
        Style(15, "heit", ICE),
    )


def market(deck: Deck) -> None:
    """Market and rivals."""
    page = deck.slide("CE-IVDR Class C file is with the notified body")
    steps(
        page,
        (5, 34, 95, 70),
        (
            ("2021", "Company founded in Odense"),
            ("2025-06", "SHORE complete"),
            ("2026-09", "CE mark under IVDR"),
            ("2027-03", "FDA 510(k) submission"),
        ),
    )

    page = deck.slide("A €2.1 billion market")
    bars(page, (5, 24, 50, 86), {"2024": 1.4, "2026": 1.6, "2028": 1.9, "2030": 2.1}, form="€{:g}bn")
    bullets(
        page,
        (55, 26, 95, 86),
        (
            "Rapid sepsis diagnostics grow 7 % a year",
            "Beachhead: 410 emergency departments in the Nordics and Germany, €96 million",
            "€38 per cartridge, €4,900 per reader",
            "Plan: €11.5 million revenue in 2029",
        ),
    )

    page = deck.slide("Others need a lab or an hour")
    table(
        page,
        (5, 24, 95, 70),
        (
            ("", "At the bedside", "Minutes", "Raised so far"),
            ("Ærø Diagnostics", "yes", "18", "EUR 3.9 million"),
            ("Sephelix", "no", "45", "$40 million"),
            ("Murmur Bio", "no", "33", "$112 million"),
            ("Hospital laboratory", "no", "60 and more", "-"),
        ),
        widths=(2, 1.2, 1, 1.4),
    )


def closing(deck: Deck) -> None:
    """Traction and team."""
    page = deck.slide("What we have got done")
    bullets(
        page,
        (5, 24, 95, 86),
        (
            "EUR 2.5 million EIC grant (2023), fully spent on SHORE",
            "EUR 1.4 million pre-seed from Fjordline Ventures in 2022",
            "Letters of intent from 9 hospitals for 31 readers",
            "Two patents granted (EP, US), one pending",
            "Cartridges from a pilot line in Svendborg: 4,000 a month",
        ),
        mark="-",
    )

    page = deck.slide("Team")
    people(
        page,
        (5, 26, 95, 86),
        (
            ("Signe R.", "CEO", "12 years in point-of-care diagnostics"),
            ("Dr. Tobias W.", "CMO", "Emergency physician, 40 papers on sepsis"),
            ("Mikkel A.", "CTO", "Electrochemist, three products on the market"),
            ("Dr. Ines F.", "Regulatory", "Took six tests through IVDR"),
        ),
        across=4,
    )


def ask(deck: Deck) -> None:
    """Sum and contact."""
    page = deck.slide("Seed extension: EUR 6 million")
    page.text((5, 24, 48, 40), "18 months, to first revenue in three countries", Style(20, "hebo", ICE))
    shares(
        page,
        (5, 44, 48, 88),
        {
            "CE mark and quality system": 35,
            "Production line": 30,
            "Sales in DK, SE, DE": 25,
            "Working capital": 10,
        },
    )
    bullets(
        page,
        (54, 24, 95, 86),
        (
            "EUR 2 million is soft-committed by existing owners",
            "Pre-money valuation EUR 14 million",
            "Monthly burn EUR 210,000",
            "Next: Series A of about EUR 20 million in 2027",
        ),
    )

    page = deck.slide()
    page.text((5, 34, 95, 54), "Let us save hours.", Style(48, "hebo", WHITE, "centre"))
    page.text((5, 58, 95, 66), "signe@aerodx.example", Style(18, colour=ICE, align="centre"))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    product(deck)
    evidence(deck)
    market(deck)
    closing(deck)
    ask(deck)
