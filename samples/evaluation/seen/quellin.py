"""Quellin Bio AG: a live biotherapeutic from Basel. Table after table, Swiss numbers, two scanned slides."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bullets, columns, table

INK, MOSS, MIST = (0.13, 0.15, 0.3), (0.35, 0.5, 0.3), (0.94, 0.95, 0.93)
MONO = Style(9, "cour", (0.4, 0.4, 0.45))


def frame(page: Page) -> None:
    """The number at the top right, nothing else."""
    page.text((85, 3, 96, 7), f"{page.number:02d}", Style(12, "cobo", MOSS, "right"))
    page.text((4, 95, 60, 99), "QUELLIN BIO AG  -  NON-CONFIDENTIAL", MONO)


LOOK = Look(frame, Style(16), Style(23, "hebo", INK), INK, MOSS, MIST, size=(800, 600), title=(4, 5, 84, 17))


def minutes(deck: Deck) -> None:
    """The first scanned slide."""
    page = deck.slide("Scientific advisory board, 11 November 2025")
    bullets(
        page,
        (4, 22, 96, 90),
        (
            "The board supports the dose of 10^9 CFU twice a day.",
            "A second cohort with kidney failure is advised before Phase 2.",
            "Budget for the extra cohort: about CHF 900'000.",
        ),
        style=Style(20),
    )


def letter(deck: Deck) -> None:
    """The second scanned slide."""
    page = deck.slide("Letter of support from the patients' association")
    page.text(
        (4, 24, 96, 80),
        "Our members have waited for thirty years for anything beyond diet.",
        Style(20, "tiit"),
    )


def opening(deck: Deck) -> None:
    """Cover and summary."""
    page = deck.blank()
    page.rect((0, 70, 100, 100), MIST)
    page.disc((12, 18), 34, MOSS)
    page.disc((16, 22), 22, INK)
    page.text((24, 13, 90, 27), "Quellin Bio", Style(40, "hebo", INK))
    page.text(
        (6, 40, 94, 60), "Living medicines for inherited disorders of metabolism", Style(26, colour=INK)
    )
    page.text((6, 76, 60, 82), "Investor Day Zürich", Style(16))
    page.text((6, 84, 60, 90), "17.02.2026", Style(16))

    page = deck.slide("At a glance")
    table(
        page,
        (4, 20, 96, 84),
        (
            ("Item", "Status"),
            ("Company", "Quellin Bio AG, Basel, founded 2018, 14 staff"),
            ("Lead programme", "QLB-03, engineered bacteria for homocystinuria, Phase 1b complete"),
            ("Second programme", "QLB-07, hyperoxaluria, preclinical"),
            ("Intellectual property", "Three patent families, the first expires in 2040"),
            ("Round", "Series A, CHF 3'500'000 sought"),
            ("Lead investor", "Open"),
        ),
        widths=(1, 3),
    )


def product(deck: Deck) -> None:
    """Disease and product."""
    page = deck.slide("Homocystinuria: a diet nobody keeps")
    columns(
        page,
        (4, 24, 96, 70),
        (
            (
                "The defect",
                "Without the enzyme CBS, homocysteine rises. Clots, lens dislocation and fractures follow.",
            ),
            ("The diet", "Almost no natural protein for life. Seven of ten adults give up."),
            (
                "The numbers",
                "About 11'000 patients in Europe and the US. Two approved options, both limited.",
            ),
        ),
    )

    page = deck.slide("QLB-03 eats methionine in the gut before it turns into homocysteine")
    bullets(
        page,
        (4, 22, 96, 90),
        (
            "Quellin Bio engineers gut bacteria that break down the amino acids which patients cannot",
            "Strain: E. coli Nissle, three genes added, two removed so that it cannot persist",
            "Freeze-dried capsule, stable for 24 months at room temperature",
            "Mechanism shown in mice, minipigs and now in people",
        ),
    )


def evidence(deck: Deck) -> None:
    """Data, plan, market."""
    page = deck.slide("Phase 1b in 26 adults: homocysteine down by 38 %")
    table(
        page,
        (4, 22, 96, 60),
        (
            ("Day 14", "Placebo (8)", "Low dose (9)", "High dose (9)"),
            ("Plasma homocysteine", "+4 %", "-19 %", "-38 %"),
            ("Plasma methionine", "+1 %", "-14 %", "-29 %"),
            ("Any gut symptom", "3", "3", "4"),
            ("Serious adverse events", "0", "0", "0"),
        ),
        widths=(1.6, 1, 1, 1),
    )
    page.text((4, 66, 96, 90), "Basel and Heidelberg, 02.05.2024 to 28.08.2025; EudraCT listed.")

    deck.scan(minutes)

    page = deck.slide("Development plan")
    table(
        page,
        (4, 20, 96, 72),
        (
            ("Milestone", "Date", "Cost"),
            ("Renal cohort", "30.09.2026", "CHF 900'000"),
            ("GMP batch at 500 litres", "15.12.2026", "CHF 1'100'000"),
            ("Orphan designation EMA", "31.01.2027", "CHF 60'000"),
            ("Phase 2 protocol approved", "30.06.2027", "CHF 240'000"),
        ),
        widths=(2, 1, 1),
    )

    page = deck.slide("Market and comparables")
    table(
        page,
        (4, 20, 96, 72),
        (
            ("Company", "Asset", "Event", "Sum"),
            ("Orvessa Therapeutics", "enzyme, injected", "IPO 2024", "USD 175 million"),
            ("Nutrigen Lab", "medical food", "Series B 2025", "EUR 22 million"),
            ("Lumenbiota", "bacteria, PKU", "licence 2023", "USD 40 million upfront"),
            ("Market 2032", "homocystinuria drugs", "forecast", "USD 780 million"),
        ),
        widths=(1.5, 1.3, 1.1, 1.5),
    )

    deck.scan(letter)


def closing(deck: Deck) -> None:
    """Money and people."""
    page = deck.slide("Sources and uses")
    table(
        page,
        (4, 20, 96, 78),
        (
            ("", "CHF", "Remark"),
            ("Raised 2019 to 2023", "4'250'000", "founders, two family offices"),
            ("Innosuisse grants", "1'300'000", "non-dilutive"),
            ("Series A", "3'500'000", "this round, pre-money 11'000'000"),
            ("Monthly spending", "165'000", "rising to 220'000 in 2027"),
            ("Cash on 31.12.2025", "610'000", ""),
        ),
        widths=(1.4, 1, 2),
    )

    page = deck.slide("People")
    table(
        page,
        (4, 20, 96, 66),
        (
            ("Name", "Role", "Before"),
            ("Dr. R. Amstutz", "Chief Executive", "Ran two rare-disease programmes"),
            ("Prof. E. Zanetti", "Science", "Chair of microbial genetics"),
            ("Dr. J. Okwuosa", "Medicine", "Metabolic physician, 19 trials"),
        ),
        widths=(1.2, 1, 2),
    )
    page.text((4, 74, 96, 82), "amstutz@quellin.example", Style(16, "cour"))


def draw(deck: Deck) -> None:
    """Draw the eleven slides."""
    opening(deck)
    product(deck)
    evidence(deck)
    closing(deck)
