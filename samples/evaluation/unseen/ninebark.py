"""Ninebark Kidney Care: staffed dialysis at home in the US. Corporate, action titles, sum on the summary."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, people, steps, table

WINE, STEEL, BONE = (0.42, 0.08, 0.15), (0.3, 0.42, 0.52), (0.95, 0.94, 0.92)


def frame(page: Page) -> None:
    """A logo box at the right, a footer with the date."""
    page.rect((94, 4, 97, 9), WINE)
    page.text((94.6, 4.8, 97, 9), "9b", Style(14, "hebo", BONE))
    page.rule((4, 93), (97, 93), STEEL, width=0.5)
    page.text(
        (4, 94, 80, 98), "Ninebark Kidney Care  |  Company overview  |  9/22/2025", Style(10, colour=STEEL)
    )
    page.text((90, 94, 97, 98), str(page.number), Style(10, colour=STEEL, align="right"))


LOOK = Look(frame, Style(20), Style(23, "hebo", WINE, leading=1.2), WINE, STEEL, BONE, title=(4, 4, 92, 18))


def opening(deck: Deck) -> None:
    """Cover, summary, problem, service."""
    page = deck.blank()
    page.photo((0, 0, 100, 60), 5, colours=((110, 20, 40), (220, 200, 190)))
    page.text((5, 65, 95, 77), "Ninebark Kidney Care", Style(42, "hebo", WINE))
    page.text((5, 79, 70, 86), "We bring the dialysis nurse to the living room", Style(20, colour=STEEL))
    page.text((5, 90, 50, 96), "9/22/2025", Style(14))

    page = deck.slide("Executive summary")
    bullets(
        page,
        (4, 19, 97, 91),
        (
            "Ninebark sends trained dialysis nurses to patients with kidney failure, with the machine, five "
            "short "
            "sessions a week in their own home",
            "Live in Columbus and Dayton: 88 patients, 41 clinicians, 14,200 treatments without a fatal event",
            "Contracts with three Medicare Advantage plans; $5.9 million revenue run rate",
            "Hospital days cut by 46% compared with the same patients' prior year",
            "We are raising $6 million in a Series A to open Cleveland, Cincinnati and Louisville",
        ),
    )

    page = deck.slide("In-center dialysis costs payers $100,000 per patient a year, and patients their lives")
    cards(
        page,
        (4, 22, 97, 86),
        (
            ("557,000", "Americans on dialysis"),
            ("86%", "go to a center, three times a week"),
            ("12 hours", "a week in the chair, plus travel"),
            ("1.7", "hospital stays per patient per year"),
            ("14%", "do it at home alone; a third of them give up in a year"),
            ("50%", "five-year survival"),
        ),
        across=3,
    )

    page = deck.slide("Staff-assisted home dialysis removes the reason why people give up: fear")
    columns(
        page,
        (4, 24, 97, 60),
        (
            ("1. Assess", "A nurse visits within 72 hours of referral, checks home, water and power."),
            ("2. Treat", "Our clinician sets up, needles and monitors. 2.5 hours, five days a week."),
            ("3. Coordinate", "Nephrologist by video, dietitian, pharmacy and transplant listing."),
        ),
        rule=True,
    )
    page.rect((4, 68, 97, 86), BONE)
    page.text(
        (6, 72, 95, 86),
        "We don't make machines and we don't own centers. We are the care team.",
        Style(20, "hebo", STEEL, "centre"),
    )


def middle(deck: Deck) -> None:
    """Results, economics, market."""
    page = deck.slide("Patients stay out of the hospital")
    bars(page, (5, 20, 55, 88), {"Year before": 11.3, "With Ninebark": 6.1}, form="{:g}")
    page.text(
        (58, 28, 97, 88),
        "Hospital days per patient per year, first 61 patients with twelve months "
        "of data, "
        "through 6/30/2025.\n \nNet promoter score: 84. Moved to transplant list: 19.",
    )

    page = deck.slide("Each patient is profitable from month five")
    table(
        page,
        (4, 22, 97, 76),
        (
            ("Per patient per month", "Today", "At 200 patients per city"),
            ("Revenue", "$7,250", "$7,400"),
            ("Clinicians", "$4,100", "$3,300"),
            ("Supplies, machine lease", "$1,450", "$1,380"),
            ("Contribution", "$1,700 (23%)", "$2,720 (37%)"),
        ),
        widths=(1.4, 1, 1.2),
        size=16,
    )

    page = deck.slide("Payers want this and are signing")
    table(
        page,
        (4, 22, 97, 70),
        (
            ("Plan", "Lives", "Contract", "Since"),
            ("Plan A, Ohio", "210,000", "capitated, 3 years", "2/2024"),
            ("Plan B, regional", "95,000", "per treatment", "8/2024"),
            ("Plan C, national", "1.1 million", "bundle", "5/2025"),
        ),
        widths=(1.2, 0.9, 1.3, 0.7),
        size=16,
    )
    page.text((4, 76, 97, 90), "Pipeline: four plans, $22 million annual value.")

    page = deck.slide("A $55 billion spend, moving home")
    bullets(
        page,
        (4, 21, 97, 84),
        (
            "Total US dialysis care: $55 billion; home share to double by 2030 under federal payment models",
            "Our five target states: $4.6 billion",
            "Two giants own 70% of centers and will not empty their own chairs",
            "Homewell Renal raised $120 million in 2024 for the coasts; the Midwest is open",
        ),
    )


def closing(deck: Deck) -> None:
    """Plan, team, finances, contact."""
    page = deck.slide("From two cities to five in eighteen months")
    steps(
        page,
        (4, 30, 97, 76),
        (
            ("11/2025", "Cleveland"),
            ("4/2026", "Cincinnati"),
            ("9/2026", "Louisville"),
            ("3/2027", "320 patients, break-even"),
        ),
    )

    page = deck.slide("Operators and nephrologists")
    people(
        page,
        (4, 22, 97, 86),
        (
            ("LaTanya Broadnax, RN", "CEO", "Ran 27 dialysis centers"),
            ("Mitchell Oberfeld, MD", "CMO", "Nephrologist"),
            ("Priscilla Dang", "COO", "Home infusion, 9 states"),
            ("Ray Castellow", "CFO", "Two health care exits"),
        ),
        across=4,
    )

    page = deck.slide("Sources of capital")
    table(
        page,
        (4, 22, 97, 66),
        (
            ("Round", "Amount", "Investors"),
            ("Friends, 2022", "$450,000", "27 people, mostly nurses"),
            ("Seed, 2023", "$3.3 million", "Buckeye Lantern Ventures"),
            ("Venture debt, 2025", "$1.5 million", "Ohio bank"),
            ("Series A", "$6.0 million", "open; pre-money $19 million"),
        ),
        widths=(1, 1, 1.7),
        size=16,
    )
    page.text(
        (4, 72, 97, 90),
        "Use: new cities $3.4 million, clinician training $1.3 million, technology "
        "$0.8 million, "
        "reserve $0.5 million",
    )

    page = deck.slide("Thank you")
    page.text((4, 36, 97, 60), "LaTanya Broadnax, RN\nlatanya@ninebark.example\n(614) 555-0142", Style(20))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    middle(deck)
    closing(deck)
