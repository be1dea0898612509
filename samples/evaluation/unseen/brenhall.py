"""Brenhall Thermal: hot bricks for factories. Engineers' deck, mono type, no sum asked."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, table

COAL, EMBER, ASH = (0.12, 0.12, 0.13), (0.93, 0.36, 0.08), (0.93, 0.92, 0.91)


def frame(page: Page) -> None:
    """A heavy bar at the left top, a version line at the bottom."""
    page.rect((4, 3, 16, 4.2), EMBER)
    page.text(
        (4, 94, 96, 98),
        f"BRENHALL THERMAL LTD // deck v3.2 // 5 Nov 2025 // p.{page.number}",
        Style(10, "cour", (0.4, 0.4, 0.4)),
    )


LOOK = Look(
    frame, Style(20), Style(24, "cobo", COAL), COAL, EMBER, ASH, size=(960, 600), title=(4, 6, 96, 18)
)


def opening(deck: Deck) -> None:
    """Cover to product."""
    page = deck.blank(COAL)
    for row in range(6):
        for column in range(9):
            shade = 0.2 + 0.09 * row + 0.02 * column
            page.rect(
                (46 + column * 6, 8 + row * 14, 51 + column * 6, 20 + row * 14), (shade, shade * 0.4, 0.1)
            )
    page.text((4, 30, 44, 54), "BRENHALL\nTHERMAL", Style(38, "cobo", EMBER))
    page.text((4, 58, 44, 74), "Wind at night, steam at noon.", Style(20, colour=ASH))
    page.text((4, 88, 44, 96), "Gateshead, 5 Nov 2025", Style(13, "cour", ASH))

    page = deck.slide("Industry burns gas to make things warm")
    cards(
        page,
        (4, 22, 96, 60),
        (
            ("18%", "of UK emissions are industrial heat"),
            ("3 in 4", "food factories run on gas boilers"),
            ("£41/MWh", "average gas heat, with carbon"),
            ("-£12/MWh", "power price on 212 hours of 2024"),
        ),
        across=4,
        big=26,
    )
    page.text(
        (4, 66, 96, 90),
        "Heat pumps stop at about 150 degrees. Hydrogen triples the bill. "
        "Batteries store the "
        "wrong thing. Breweries, dairies and crisp makers need steam at 180 to 250 degrees, all day.",
    )

    page = deck.slide("BT-4: a box of bricks")
    bullets(
        page,
        (4, 20, 58, 90),
        (
            "Recycled steel-slag bricks, heated by cheap grid power to 900 C",
            "Holds 4 MWh in half a shipping container; loses 1.6% a day",
            "Gives steam at up to 250 C through the factory's own pipes",
            "Software buys electricity in the cheapest half hours",
            "No lithium, no moving part hotter than the fan, 25 years",
        ),
    )
    page.photo((62, 22, 96, 86), 88, colours=((60, 20, 10), (250, 140, 50)))

    page = deck.slide("Measured, not modelled")
    table(
        page,
        (4, 22, 96, 66),
        (
            ("Site", "Since", "Heat, MWh", "Gas saved", "Uptime"),
            ("Brewery, Hexham", "Mar 2024", "1,904", "71%", "98.1%"),
            ("Dairy, Penrith", "Jan 2025", "1,120", "64%", "97.4%"),
            ("Laundry, Leith", "Aug 2025", "205", "77%", "99.0%"),
        ),
        widths=(1.5, 1, 1, 1, 0.8),
        size=15,
    )
    page.text((4, 72, 96, 90), "The laundry washes for four hospitals, so it never stops. Neither did we.")


def middle(deck: Deck) -> None:
    """Economics, market, rivals."""
    page = deck.slide("Levelised cost of steam, £/MWh")
    bars(page, (8, 20, 92, 88), {"Hydrogen": 128, "Electrode boiler": 79, "Gas + carbon": 54, "BT-4": 43})

    page = deck.slide("Heat as a service")
    columns(
        page,
        (4, 24, 96, 58),
        (
            ("Customer", "Signs for 10 years, pays £46/MWh, invests nothing."),
            ("Asset company", "Owns the box, financed 70% by a green bank facility of £15m (term sheet)."),
            ("Brenhall", "Sells the box at 24% margin, earns £3/MWh for operation and 30% of grid income."),
        ),
        rule=True,
    )
    page.text(
        (4, 66, 96, 90),
        "Revenue FY25: £1.15m. Contracted backlog: £6.8m over ten years. Unit cost "
        "£212k, "
        "target £140k at 60 units a year.",
    )

    page = deck.slide("Market")
    table(
        page,
        (4, 22, 96, 62),
        (
            ("", "Sites", "Value per year"),
            ("UK food and drink, below 250 C", "2,300", "£1.9bn"),
            ("UK laundries, paper, textile", "900", "£0.6bn"),
            ("EU, same segments", "31,000", "EUR 22bn"),
        ),
        widths=(2, 1, 1),
        size=16,
    )

    page = deck.slide("Others with hot things")
    table(
        page,
        (4, 22, 96, 66),
        (
            ("Who", "What", "Money", "Why not"),
            ("Ronderra (US)", "carbon blocks", "$400m", "starts at 50 MWh"),
            ("Kalkenergi (NO)", "molten salt", "EUR 34m Series B", "needs a permit"),
            ("Sandvault (FI)", "sand", "EUR 8m", "district heat only"),
        ),
        widths=(1.1, 1, 1.2, 1.3),
        size=15,
    )


def closing(deck: Deck) -> None:
    """People, money, roadmap."""
    page = deck.slide("Crew")
    bullets(
        page,
        (4, 20, 96, 84),
        (
            "Ailsa Brenhall, CEO - furnace engineer, third generation; 16 years in steel",
            "Tomasz Grudzien, CTO - refractories, ten patents",
            "Dev Ramlogan, energy trading - ran a 300 MW battery desk",
            "19 people, of whom 11 can weld",
        ),
        mark=">",
    )

    page = deck.slide("Paid for so far")
    cards(
        page,
        (4, 22, 96, 62),
        (
            ("£2.6m", "seed, 2023, Tyne Angels and Norrland Climate"),
            ("£1.9m", "grants, DESNZ and Innovate UK"),
            ("£10.5m", "post-money of the seed"),
        ),
        across=3,
    )
    page.text((4, 68, 96, 90), "Cash lasts until October 2026 without new contracts.")

    page = deck.slide("Next")
    table(
        page,
        (4, 22, 96, 66),
        (
            ("When", "What"),
            ("Feb 2026", "BT-8, 8 MWh, first unit at a crisp factory"),
            ("Spring 2026", "Series A opens; we would sooner take the right partner than the largest cheque"),
            ("2027", "Line for 60 boxes a year in Blyth"),
            ("2028", "Netherlands and Ireland"),
        ),
        widths=(0.6, 2.4),
        size=15,
    )
    page.text(
        (4, 72, 96, 90),
        "The Series A pays for the Blyth line (about half), ten people in sales "
        "and service "
        "(a third) and BT-8 certification.",
    )

    page = deck.blank(COAL)
    page.text((6, 40, 94, 56), "Steam without smoke.", Style(36, "cobo", EMBER, "centre"))
    page.text((6, 62, 94, 70), "ailsa@brenhall.example", Style(16, "cour", ASH, "centre"))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    middle(deck)
    closing(deck)
