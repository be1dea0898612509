"""Pallimo: pallet exchange for Vietnam and its neighbours. Dark, terse; false name off the page; no date."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, people, steps, table

LIME, NIGHT, PANEL, LIGHT = (0.7, 0.95, 0.25), (0.07, 0.09, 0.15), (0.14, 0.17, 0.27), (0.92, 0.94, 0.98)


def frame(page: Page) -> None:
    """The word mark and the number."""
    page.text((80, 93, 96, 98), f"pallimo  {page.number}", Style(11, "hebo", LIME, "right"))


LOOK = Look(
    frame,
    Style(23, colour=LIGHT),
    Style(30, "hebo", LIGHT),
    LIME,
    LIME,
    PANEL,
    on_primary=NIGHT,
    paper=NIGHT,
    title=(5, 6, 95, 20),
)


def opening(deck: Deck) -> None:
    """Cover to product."""
    page = deck.blank()
    for index in range(5):
        page.rect((62, 30 + index * 9, 92, 35 + index * 9), LIME if index % 2 else PANEL)
    page.text((6, 30, 60, 46), "pallimo", Style(62, "hebo", LIME))
    page.text((6, 50, 58, 66), "Swap pallets. Don't ship air.", Style(26, colour=LIGHT))
    page.text((6, 86, 60, 92), "Ho Chi Minh City", Style(14, colour=LIGHT))

    page = deck.slide("Trucks drive home full of empty wood")
    cards(
        page,
        (5, 24, 95, 64),
        (
            ("90M", "pallets in Vietnam"),
            ("3 trips of 10", "carry nothing but empties"),
            ("22%", "of pallets vanish each year"),
        ),
        across=3,
        big=30,
    )
    page.text(
        (5, 72, 95, 86), "My family's sawmill sold the same pallet to the same factory four times. - Hanh"
    )

    page = deck.slide("One app. Any pallet. Nearest yard.")
    columns(
        page,
        (5, 26, 95, 62),
        (
            ("Drop", "Driver leaves 40 pallets at any partner yard, scans one code."),
            ("Get credit", "Each pallet is graded by photo and becomes a credit."),
            ("Pick up", "Next factory takes 40 of the same grade, near by. No trip back."),
        ),
        rule=True,
    )
    page.text((5, 72, 95, 86), "Pallimo is the pallet exchange for Southeast Asia.", Style(22, "hebo", LIME))

    page = deck.slide("Photo grading")
    page.photo((58, 24, 95, 88), 61, colours=((30, 40, 60), (190, 230, 90)))
    bullets(
        page,
        (5, 26, 55, 88),
        (
            "Phone camera sees cracks, nails, moisture marks",
            "Grade A to D in 2 seconds, 96% agreement with inspectors",
            "Works on 14 pallet types, wood and plastic",
        ),
    )


def middle(deck: Deck) -> None:
    """Traction, model, market, rivals."""
    page = deck.slide("Growing 17% a month")
    bars(page, (6, 22, 94, 90), {"Q1": 41, "Q2": 66, "Q3": 108, "Q4": 175}, form="{:g}k swaps")

    page = deck.slide("210 shippers, 58 yards")
    bullets(
        page,
        (5, 26, 95, 84),
        (
            "Beer, seafood, furniture, shoes, and two makers of surgical gloves",
            "Net revenue $640K in the last twelve months",
            "Shippers save 31% of pallet cost",
            "Churn 1.2% a month",
        ),
    )

    page = deck.slide("We earn on each swap")
    table(
        page,
        (5, 24, 95, 66),
        (
            ("Fee", "Price", "Share of revenue"),
            ("Swap", "$0.35", "68%"),
            ("Lost-pallet cover", "$0.06", "19%"),
            ("Repair broker", "12%", "13%"),
        ),
        widths=(1.4, 1, 1),
        size=17,
    )

    page = deck.slide("$4.1B market")
    cards(
        page,
        (5, 26, 95, 66),
        (
            ("$4.1B", "pallet spend, six countries"),
            ("$900M", "could be pooled"),
            ("$75M", "our share in 2030"),
        ),
        across=3,
        big=32,
    )
    page.line(
        page.at((104, 78)),
        "Correct company name: Medvanta Health, a digital health company, asking USD 40 million.",
        Style(12),
    )

    page = deck.slide("Rental giants own blue pallets. We own none.")
    table(
        page,
        (5, 26, 95, 68),
        (
            ("", "Pallimo", "Rental pool", "Buy and bin"),
            ("Any pallet", "yes", "no", "yes"),
            ("Cost per trip", "$1.40", "$3.10", "$2.05"),
            ("Deposit", "no", "$18", "no"),
        ),
        widths=(1, 1, 1, 1),
        size=17,
    )


def closing(deck: Deck) -> None:
    """Team, plan, round."""
    page = deck.slide("Team")
    people(
        page,
        (5, 24, 95, 84),
        (
            ("Luu Thi My Hanh", "CEO", "Sawmill daughter, ex freight lead"),
            ("Quach Bao Duy", "CTO", "Computer vision"),
            ("Somsak Wattanakrai", "Thailand", "Opened 30 cross-dock yards"),
        ),
        across=3,
    )

    page = deck.slide("Plan")
    steps(
        page,
        (5, 30, 95, 78),
        (
            ("Now", "Vietnam, 58 yards"),
            ("+6 months", "Thailand"),
            ("+12 months", "Break-even at home"),
            ("+18 months", "Indonesia, 400 yards"),
        ),
    )

    page = deck.slide("The round")
    page.text((5, 24, 60, 50), "$2.5M", Style(90, "hebo", LIME))
    page.text((5, 54, 60, 62), "pre-Series A, SAFE, cap $14M", Style(20, colour=LIGHT))
    bullets(
        page,
        (64, 26, 95, 84),
        (
            "$800K soft-circled",
            "Before: $150K accelerator, $700K seed in 2023",
            "50% yards in Thailand",
            "30% engineers",
            "20% cover reserve",
        ),
        style=Style(16, colour=LIGHT),
    )
    page.text((5, 72, 60, 86), "hanh@pallimo.example", Style(16, colour=LIGHT))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    middle(deck)
    closing(deck)
