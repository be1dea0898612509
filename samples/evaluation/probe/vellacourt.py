"""Vellacourt Pharmaceuticals: a film against drooling, told as a consulting report with exhibits."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, grid, shares, table

NAVY, TEAL, FOG, TEXT = (0.03, 0.13, 0.27), (0.0, 0.5, 0.53), (0.93, 0.95, 0.96), (0.13, 0.15, 0.18)
SMALL = Style(9, "helv", (0.42, 0.45, 0.48))


def frame(page: Page) -> None:
    """A rule under the title, the company at the foot."""
    page.rule((4, 20), (96, 20), NAVY, width=1.2)
    page.text((4, 95.5, 60, 99), "Vellacourt Pharmaceuticals, Inc.  |  Strictly confidential", SMALL)
    page.text((90, 95.5, 96, 99), str(page.number), Style(9, "hebo", NAVY, "right"))


LOOK = Look(
    frame,
    Style(14.5, "helv", TEXT),
    Style(22, "tiro", NAVY, leading=1.2),
    NAVY,
    TEAL,
    FOG,
    title=(4, 5, 96, 19),
)


def exhibit(page: Page, number: int, what: str, source: str) -> None:
    """The line above an exhibit and the source below it."""
    page.text((4, 22, 96, 27), f"EXHIBIT {number}", Style(9.5, "hebo", TEAL))
    page.text((4, 25.2, 96, 30), what, Style(12, "heit", TEXT))
    page.text((4, 91.5, 96, 95), f"Source: {source}", SMALL)


def opening(deck: Deck) -> None:
    """Cover and summary."""
    page = deck.blank()
    page.rect((0, 0, 100, 62), NAVY)
    page.rect((4, 56, 16, 57), TEAL)
    page.text((4, 20, 90, 36), "Vellacourt Pharmaceuticals", Style(40, "tiro", (1, 1, 1)))
    page.text(
        (4, 38, 88, 54),
        "Restoring dryness: the case for a sublingual film in Parkinson's drooling",
        Style(20, "helv", (0.8, 0.88, 0.92)),
    )
    page.text((4, 68, 60, 74), "Discussion document for investors", Style(15, "hebo", NAVY))
    page.text((4, 75, 60, 81), "3 December 2025", Style(15, "helv", TEXT))
    page.text(
        (4, 88, 96, 97),
        "This document is not complete without the accompanying oral commentary. It "
        "does not "
        "constitute an offer of securities.",
        SMALL,
    )

    page = deck.slide("Executive summary: a proven molecule, a better form and a short path to approval")
    rows = (
        (
            "Need",
            "Some 620,000 people with Parkinson's disease in the US drool every day; fewer than one in "
            "ten is "
            "treated, as today's options sedate, constipate or need a needle.",
        ),
        (
            "Product",
            "VCP-201 is a mint-sized film of glycopyrronium that dissolves under the tongue and acts "
            "for "
            "eight hours, at a sixth of the tablet's dose.",
        ),
        ("Evidence", "In a placebo-controlled Phase 2 trial in 94 patients it halved drooling by week 4."),
        (
            "Path",
            "One Phase 3 trial and the 505(b)(2) route; submission to FDA planned for the first half of "
            "2028.",
        ),
        ("Value", "Peak US net sales of $210 million in our base case; exclusivity to 2043."),
    )
    for (x0, y0, x1, y1), (head, text) in zip(grid((4, 24, 96, 93), 5, columns=1), rows, strict=True):
        page.rect((x0, y0, 18, y1), FOG)
        page.text((x0 + 1.5, y0 + 3, 18, y1), head, Style(15, "hebo", TEAL))
        page.text((20, y0 + 2, x1, y1), text, Style(15, "helv", TEXT))


def need(deck: Deck) -> None:
    """The need, the options."""
    page = deck.slide("Drooling is among the most common and least treated symptoms of Parkinson's disease")
    exhibit(
        page,
        1,
        "Share of patients who report the symptom, per cent",
        "Vellacourt survey of 412 patients, 14 US clinics, 2024",
    )
    bars(
        page, (4, 31, 66, 90), {"Tremor": 71, "Drooling": 56, "Insomnia": 49, "Constipation": 47, "Falls": 32}
    )
    page.rect((70, 31, 96, 88), FOG)
    page.text(
        (72, 34, 94, 86),
        "“I stopped going to church because of the towel.”\n \nPatients name "
        "embarrassment "
        "first, then broken skin and pneumonia from inhaled saliva.",
        Style(15, "tiit", NAVY),
    )

    page = deck.slide("None of the four options in use today is effective, gentle and easy at once")
    exhibit(page, 2, "Options for chronic sialorrhea", "US labels; interviews with 22 neurologists")
    table(
        page,
        (4, 32, 96, 88),
        (
            ("Option", "Effect", "Burden for patients", "Cost a year"),
            (
                "Glycopyrrolate tablets",
                "Moderate",
                "Dry eyes, constipation; three times a day on an empty stomach",
                "$1,900",
            ),
            ("Atropine drops under the tongue", "Variable", "Confusion; unapproved use", "$300"),
            ("Botulinum toxin", "Strong", "Injections every 12 weeks, risk of dysphagia", "$6,800"),
            ("Scopolamine patch", "Moderate", "Hallucinations in older patients", "$2,400"),
            ("VCP-201 film", "Strong", "One film, morning and afternoon", "$4,500 (plan)"),
        ),
        widths=(1.6, 0.8, 2.6, 0.9),
        size=13,
    )


def product(deck: Deck) -> None:
    """Product, data."""
    page = deck.slide(
        "VCP-201 puts an old anticholinergic where it is wanted and keeps it from where it is not"
    )
    exhibit(page, 3, "Target product profile", "Vellacourt")
    table(
        page,
        (4, 32, 96, 88),
        (
            ("Attribute", "VCP-201"),
            ("Active substance", "Glycopyrronium bromide, approved in tablets since 1961"),
            ("Form", "Mucoadhesive film, 12 x 18 mm, dissolves in 4 minutes"),
            ("Dose", "0.25 mg twice a day; no food restriction"),
            ("Indication sought", "Chronic drooling in adults with Parkinson's disease; ALS to follow"),
            ("Brain penetration", "Negligible (quaternary amine)"),
        ),
        widths=(1, 3),
        size=14,
    )

    page = deck.slide("The film reaches the salivary glands with one sixth of the exposure of a tablet")
    exhibit(
        page,
        4,
        "Plasma AUC, 0-8 h, in per cent of the tablet",
        "Study VCP-201-01, 24 healthy volunteers, crossover",
    )
    bars(page, (4, 31, 50, 90), {"Tablet 1.5 mg": 100, "Film 0.5 mg": 31, "Film 0.25 mg": 16})
    bullets(
        page,
        (55, 34, 96, 88),
        (
            "Onset within 20 minutes, compared with 60 for the tablet",
            "Saliva flow down by 54 % at two hours",
            "No change in pupil size, heart rate or reaction time",
        ),
    )

    page = deck.slide("In Phase 2 the film halved drooling, and patients stayed on it")
    exhibit(page, 5, "Study VCP-201-02: 94 patients, 12 weeks, double blind", "Topline report, 8 July 2025")
    cards(
        page,
        (4, 32, 96, 62),
        (
            ("-52 %", "drooling score at week 4 (placebo: -14 %, p<0.001)"),
            ("88 %", "of patients completed twelve weeks"),
            ("6 %", "constipation, compared with 4 % on placebo"),
        ),
        across=3,
    )
    page.text(
        (4, 68, 96, 90),
        "All key secondary endpoints were met, among them the carers' impression of "
        "change. "
        "No patient was withdrawn for confusion.",
    )
    page.rect((4, 78, 96, 89), NAVY)
    page.text(
        (6, 81, 94, 89),
        "So what: efficacy close to toxin, from a film that any neurologist can prescribe",
        Style(16, "hebo", (1, 1, 1)),
    )


def market(deck: Deck) -> None:
    """Path, market, rivals."""
    page = deck.slide("The path to submission is one trial, agreed with FDA, and 27 months long")
    exhibit(
        page, 6, "Development plan and external cost", "Minutes of the End-of-Phase-2 meeting; CRO quotations"
    )
    table(
        page,
        (4, 32, 96, 84),
        (
            ("Workstream", "Period", "External cost"),
            ("Phase 3, 210 patients, 38 centres", "Q2 2026 to Q3 2027", "$9.6 million"),
            ("Open-label extension, 52 weeks", "Q3 2026 to Q1 2028", "$2.3 million"),
            ("Commercial-scale film line, validation", "Q2 2026 to Q2 2027", "$2.9 million"),
            ("505(b)(2) submission", "H1 2028", "$1.1 million"),
        ),
        widths=(2.4, 1.4, 1.1),
        size=14,
    )

    page = deck.slide("A concentrated prescriber base supports peak net sales of $210 million")
    exhibit(page, 7, "Base case, year 6 after launch", "Claims data 2023; payer interviews; Vellacourt model")
    cards(
        page,
        (4, 32, 96, 60),
        (
            ("620,000", "patients with daily drooling"),
            ("18 %", "treated with the film"),
            ("$1,880", "net revenue per patient-year"),
            ("$210M", "peak net sales, US"),
        ),
        across=4,
        big=28,
    )
    page.text(
        (4, 66, 96, 90),
        "2,900 neurologists write three quarters of all prescriptions in Parkinson's "
        "disease. A field force of 45 would reach them; we expect to partner instead.",
    )
    table(
        page,
        (4, 76, 96, 90),
        (
            ("Scenario", "Low", "Base", "High"),
            ("Peak US net sales", "$120 million", "$210 million", "$340 million"),
        ),
        widths=(1.4, 1, 1, 1),
        size=13,
    )

    page = deck.slide("Capital has returned to the category, at higher valuations")
    exhibit(
        page, 8, "Recent financings and deals", "Press releases; names withheld at the request of Vellacourt"
    )
    table(
        page,
        (4, 32, 96, 80),
        (
            ("Company", "Asset", "Event"),
            ("Peer A (Boston)", "Toxin, longer acting", "Series C, $62 million, March 2025"),
            ("Peer B (Lyon)", "Oral gel, Phase 1", "Series A, €14 million, 2024"),
            ("Peer C (Tokyo)", "Patch", "Licensed for $35 million upfront, 2023"),
        ),
        widths=(1, 1.2, 2),
        size=14,
    )


def closing(deck: Deck) -> None:
    """Money, risks, leaders."""
    page = deck.slide("The Series B takes the company through Phase 3 to submission")
    exhibit(page, 9, "Summary of the proposed transaction", "Vellacourt; subject to contract")
    table(
        page,
        (4, 32, 60, 88),
        (
            ("Term", "Proposal"),
            ("Security", "Series B preferred stock"),
            ("Round size", "USD 18.0 million"),
            ("Insiders' participation", "USD 5.0 million of it"),
            ("Pre-money valuation", "USD 32.0 million"),
            ("Raised before", "USD 11.5 million (Series A, 2022)"),
            ("First closing", "End of March 2026"),
        ),
        widths=(1, 1.5),
        size=13.5,
    )
    page.text((65, 32, 96, 37), "Use of proceeds", Style(14, "hebo", NAVY))
    shares(
        page, (65, 40, 96, 84), {"Phase 3 trial": 54, "Manufacturing": 17, "Extension": 13, "Team, G&A": 16}
    )

    page = deck.slide("Three risks matter, and each has a plan")
    cells = grid((4, 26, 96, 86), 3, columns=3)
    for (x0, y0, x1, y1), (risk, plan) in zip(
        cells,
        (
            (
                "Placebo response",
                "Central raters and a four-week run-in, as in Phase 2, in which placebo moved by 14 %.",
            ),
            (
                "Film supply",
                "A second manufacturer is under audit in Puerto Rico. Stock for nine months at launch.",
            ),
            (
                "Generic tablets",
                "Payers told us that a step through one tablet is likely. The model assumes it.",
            ),
        ),
        strict=True,
    ):
        page.rect((x0, y0, x1, y0 + 12), TEAL)
        page.text((x0 + 1.5, y0 + 3.5, x1, y0 + 12), risk, Style(16, "hebo", (1, 1, 1)))
        page.rect((x0, y0 + 12, x1, y1), FOG)
        page.text((x0 + 1.5, y0 + 16, x1 - 1.5, y1), plan, Style(16, "helv", TEXT))

    page = deck.slide("The leadership has brought four reformulated drugs to the US market")
    table(
        page,
        (4, 26, 96, 74),
        (
            ("Name", "Role", "Experience"),
            ("Eleanor Vance-Whitlock", "Chief Executive", "Fifteen years in specialty pharma, two NDAs"),
            ("Hiro Matsuda, PhD", "Technical Operations", "Built oral film lines in Indiana and Osaka"),
            ("Dr. Camille Roux-Bernard", "Chief Medical Officer", "Movement disorder neurologist"),
            ("Anil Deshmukh", "Finance", "Former healthcare banker, $900 million raised"),
        ),
        widths=(1.2, 1.1, 2),
        size=14,
    )
    page.text((4, 80, 96, 90), "Contact: evw@vellacourt.example, Princeton, New Jersey")


def draw(deck: Deck) -> None:
    """Draw the thirteen slides."""
    opening(deck)
    need(deck)
    product(deck)
    market(deck)
    closing(deck)
