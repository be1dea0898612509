"""Harbour Mark: insurance for clinics and dental surgeries. A finance company that speaks of health care all the time."""

from canvas import WHITE, Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, people, shares, table

SEA, GOLD, FOG = (0.04, 0.25, 0.33), (0.85, 0.65, 0.2), (0.94, 0.96, 0.96)
TINY = Style(9, colour=(0.5, 0.55, 0.58))


def frame(page: Page) -> None:
    """A gold corner and the regulator's line."""
    page.rect((94, 0, 100, 5), GOLD)
    page.text(
        (5, 94, 88, 98.5),
        "Harbour Mark Ltd is an appointed representative. For professional investors only.",
        TINY,
    )


LOOK = Look(frame, Style(16.5), Style(25, "hebo", SEA), SEA, GOLD, FOG, size=(720, 405), title=(5, 7, 92, 20))


def opening(deck: Deck) -> None:
    """Cover and problem."""
    page = deck.blank(SEA)
    page.rule((8, 24), (8, 60), GOLD, width=4)
    page.text((11, 22, 80, 62), "Harbour\nMark", Style(62, "tibo", WHITE, leading=1.05))
    page.text((11, 66, 90, 76), "The insurer behind the clinic door", Style(22, "tiit", GOLD))
    page.text((11, 84, 50, 91), "Seed round  |  Q4 2025", Style(14, colour=WHITE))

    page = deck.slide("When a clinic closes for a week, nobody pays")
    cards(
        page,
        (5, 26, 95, 58),
        (
            ("£41,000", "lost by a GP surgery in a week without power or IT"),
            ("1 in 6", "private clinics had to close for three days or more in 2024"),
            ("11 months", "until a general insurer settles the claim"),
        ),
        across=3,
        big=28,
    )
    bullets(
        page,
        (5, 64, 95, 92),
        (
            "Business interruption policies are written for shops and factories",
            "Nobody prices a cancelled theatre list or a fridge of spoiled vaccines",
        ),
    )


def product(deck: Deck) -> None:
    """Product and what it is not."""
    page = deck.slide("Parametric cover: the outage is the claim")
    columns(
        page,
        (5, 28, 95, 62),
        (
            ("Connect", "The clinic links its booking system. We see appointments, never patients."),
            ("Detect", "When bookings collapse for more than four hours, cover is triggered."),
            ("Pay", "A fixed sum per hour lands in the account the next day."),
        ),
        rule=True,
    )
    page.text(
        (5, 70, 95, 90),
        "Harbour Mark sells business interruption insurance to clinics and pays out within a day, without a claims form.",
        Style(17, "hebo", SEA),
    )

    page = deck.slide("We are an insurtech, and only that")
    bullets(
        page,
        (5, 26, 95, 90),
        (
            "Managing general agent: we underwrite, price and settle; capacity comes from Lloyd's",
            "No medical data, no medical advice, no medical malpractice",
            "The same engine will price outages for hotels, vets and restaurants",
        ),
    )


def middle(deck: Deck) -> None:
    """Traction and economics."""
    page = deck.slide("Traction")
    bars(
        page, (5, 24, 55, 92), {"Q1 25": 0.3, "Q2 25": 0.7, "Q3 25": 1.2, "Q4 25 (plan)": 1.9}, form="£{:g}m"
    )
    bullets(
        page,
        (60, 28, 95, 90),
        ("Gross written premium, annualised", "214 policies", "Loss ratio 43%", "Renewal rate 92%"),
    )

    page = deck.slide("Unit economics")
    table(
        page,
        (5, 26, 95, 76),
        (
            ("Per policy and year", "Today", "At scale"),
            ("Premium", "£8,900", "£8,200"),
            ("Our commission", "£2,136", "£2,214"),
            ("Cost of acquisition", "£1,900", "£950"),
            ("Claims handling", "£120", "£60"),
        ),
        widths=(2, 1, 1),
        size=12,
    )


def market(deck: Deck) -> None:
    """Market and rivals."""
    page = deck.slide("A £3.4bn line of insurance")
    columns(
        page,
        (5, 28, 95, 60),
        (
            ("£3.4bn", "business interruption premium, UK and Ireland"),
            ("£420m", "of it from health care premises"),
            ("£60m", "our target by 2031"),
        ),
    )

    page = deck.slide("Who else is out there")
    table(
        page,
        (5, 26, 95, 70),
        (
            ("", "Days to pay", "Trigger", "Funding"),
            ("Harbour Mark", "1", "bookings", "£900k"),
            ("Floodline Cover", "14", "water level", "£30m Series B"),
            ("General insurers", "330", "paper", "-"),
        ),
        widths=(1.5, 1, 1, 1.2),
        size=12,
    )


def closing(deck: Deck) -> None:
    """Team, ask, contact."""
    page = deck.slide("Founders")
    people(
        page,
        (15, 28, 85, 90),
        (
            ("Imogen T.", "CEO", "Underwriter at two syndicates"),
            ("Rashid K.", "CTO", "Payments engineer, scaled to 3m users"),
            ("Dervla M.", "Distribution", "Sold practice software for nine years"),
        ),
        across=3,
    )

    page = deck.slide("Raising £2.5m")
    shares(page, (5, 26, 50, 84), {"Underwriting": 40, "Engineering": 35, "Brokers": 15, "Licence": 10})
    bullets(
        page,
        (56, 28, 95, 90),
        (
            "£900k raised from angels in March 2024",
            "£400k already committed to this round",
            "SEIS and EIS assurance received",
            "18 months to £8m premium",
        ),
    )

    page = deck.blank(SEA)
    page.text((10, 40, 90, 54), "imogen@harbourmark.example", Style(24, "tiit", WHITE, "centre"))


def draw(deck: Deck) -> None:
    """Draw the eleven slides."""
    opening(deck)
    product(deck)
    middle(deck)
    market(deck)
    closing(deck)
