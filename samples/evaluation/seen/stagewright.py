"""stagewright: safe changes to databases. A portrait deck for the phone; the name only in footer and address.

States neither a sum nor a date.
"""

from canvas import WHITE, Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, steps, table

VIOLET, LIME, SLATE = (0.35, 0.2, 0.85), (0.6, 0.85, 0.2), (0.13, 0.13, 0.2)
CODE = Style(13, "cour", SLATE)


def frame(page: Page) -> None:
    """A violet foot with the name and the number."""
    page.rect((0, 96, 100, 100), VIOLET)
    page.text((6, 96.8, 60, 99), "stagewright / confidential", Style(10, "cour", WHITE))
    page.text((80, 96.8, 94, 99), str(page.number), Style(10, "cour", WHITE, "right"))


LOOK = Look(
    frame,
    Style(19),
    Style(34, "hebo", SLATE),
    VIOLET,
    VIOLET,
    (0.95, 0.94, 1),
    size=(540, 960),
    title=(6, 5, 94, 20),
)


def opening(deck: Deck) -> None:
    """Cover to product."""
    page = deck.slide()
    page.rect((0, 0, 100, 60), VIOLET)
    page.text((6, 14, 94, 50), "Change your database without holding your breath.", Style(50, "hebo", WHITE))
    page.text((6, 64, 94, 76), "Zero-downtime schema changes for teams on PostgreSQL and MySQL", Style(22))
    page.text((6, 90, 94, 94), "For a first conversation", Style(14, "heit"))

    page = deck.slide("Every team has a migration that still hurts")
    bullets(
        page,
        (6, 24, 94, 90),
        (
            "A lock on the orders table at noon: 41 minutes down",
            "A column dropped while the old code still ran",
            "So changes wait for Sunday night, and pile up",
            "63% of engineers we asked have caused an outage with a migration",
        ),
    )

    page = deck.slide("We rehearse it first")
    bullets(
        page,
        (6, 22, 94, 66),
        (
            "Our platform rehearses every database change on a copy, finds the locks, and rewrites it into safe steps",
            "Then it rolls the steps out while traffic flows, and rolls back when latency rises",
        ),
    )
    page.rect((6, 70, 94, 90), (0.93, 0.93, 0.95))
    page.text(
        (9, 72, 92, 89),
        "$ sw plan add-index.sql\n2 unsafe steps found\n$ sw apply --watch p99\ndone, 0 ms of lock",
        CODE,
    )

    page = deck.slide("Fits in where you are")
    table(
        page,
        (6, 24, 94, 62),
        (
            ("Works with", "Since"),
            ("PostgreSQL 12 and up", "day one"),
            ("MySQL 8", "last spring"),
            ("Rails, Django, Flyway", "day one"),
            ("Kubernetes operator", "beta"),
        ),
        widths=(2, 1),
        size=16,
    )


def middle(deck: Deck) -> None:
    """Numbers, none of them a sum asked for."""
    page = deck.slide("People pay for it")
    cards(
        page,
        (6, 22, 94, 74),
        (
            ("$1.3M", "annual recurring revenue"),
            ("84", "paying teams"),
            ("131%", "net revenue retention"),
            ("$19k", "average contract"),
        ),
        across=2,
    )
    page.text((6, 80, 94, 92), "Largest customer: a bank that pays $240,000 a year.")

    page = deck.slide("Growing without sales people")
    bars(page, (6, 24, 94, 80), {"Q1": 310, "Q2": 520, "Q3": 860, "Q4": 1300}, form="${:g}k")

    page = deck.slide("A part of a $14 billion market")
    bullets(
        page,
        (6, 24, 94, 90),
        (
            "Database tools: $14 billion, growing 11% a year",
            "Change management: $900 million",
            "26 million developers touch a relational database",
        ),
    )

    page = deck.slide("Others stop at the check")
    table(
        page,
        (6, 24, 94, 60),
        (
            ("", "Checks", "Rolls out", "Raised"),
            ("us", "yes", "yes", "$2.1M"),
            ("Schemalux", "yes", "no", "$25M"),
            ("Ledgerbase", "no", "yes", "$61M"),
            ("Scripts", "no", "no", "-"),
        ),
        widths=(1.5, 1, 1, 1),
        size=15,
    )


def closing(deck: Deck) -> None:
    """Road map, team, contact."""
    page = deck.slide("What comes next")
    steps(
        page,
        (4, 26, 96, 60),
        (("Next", "SQL Server"), ("Then", "Data contracts"), ("After", "Cost forecasts")),
    )

    page = deck.slide("Who we are")
    bullets(
        page,
        (6, 22, 94, 70),
        (
            "Yusra: ran databases for 40 million users",
            "Colm: wrote a replication engine you have used",
            "Nine engineers in Dublin and Gdansk",
            "Seed investors: Northpier, $2.1M",
        ),
    )

    page = deck.slide()
    page.text((6, 36, 94, 52), "Let us rehearse yours.", Style(44, "hebo", VIOLET))
    page.text((6, 58, 94, 64), "founders@stagewright.example", Style(18, "cour"))


def draw(deck: Deck) -> None:
    """Draw the eleven slides."""
    opening(deck)
    middle(deck)
    closing(deck)
