"""Sluisway: booking freight on inland barges. Serial founders: white space, lower case, no sum."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, grid, table

BLACK, ORANGE, GREY, PALE = (0.06, 0.06, 0.06), (0.95, 0.38, 0.1), (0.5, 0.5, 0.5), (0.95, 0.95, 0.94)


def frame(page: Page) -> None:
    """An orange square and the page number."""
    page.rect((6, 6, 8, 8.7), ORANGE)
    page.text((86, 92, 94, 96), f"{page.number}/11", Style(10, "cour", GREY, "right"))


LOOK = Look(
    frame,
    Style(18, "helv", BLACK, leading=1.4),
    Style(27, "hebo", BLACK, leading=1.15),
    BLACK,
    ORANGE,
    PALE,
    size=(800, 600),
    title=(6, 11, 94, 27),
)


def opening(deck: Deck) -> None:
    """Cover, why again, problem."""
    page = deck.blank()
    page.rect((6, 6, 11, 12.7), ORANGE)
    page.text((6, 40, 94, 56), "sluisway", Style(64, "hebo", BLACK))
    page.text((6, 57, 80, 72), "book a barge like you book a truck", Style(24, "helv", GREY))
    page.text((6, 90, 94, 95), "rotterdam, 20 jan 2026", Style(12, "cour", GREY))

    page = deck.slide("we've done this twice. third time on water.")
    for box, (head, text) in zip(
        grid((6, 34, 94, 86), 3, columns=3, gap=4),
        (
            (
                "2009 - 2015",
                "Dockflow: slot booking for container terminals. Sold to a listed ports group for €48M.",
            ),
            ("2016 - 2023", "Palletwing: pan-European groupage. €310M exit, 640 people, 9 countries."),
            ("2024 - ", "Sluisway. Same three founders, same first engineer, same kitchen table."),
        ),
        strict=True,
    ):
        page.rule(box[:2], (box[2], box[1]), BLACK, width=1.5)
        page.text((box[0], box[1] + 2, box[2], box[3]), head, Style(20, "hebo", ORANGE))
        page.text((box[0], box[1] + 10, box[2], box[3]), text, Style(16, "helv", BLACK, leading=1.4))

    page = deck.slide("10,000 barges. 1.1 million phone calls a month.")
    bullets(
        page,
        (6, 32, 94, 90),
        (
            "Half a billion tonnes a year move on the Rhine, Scheldt and Danube, and almost all of it is booked "
            "by phone",
            "A skipper waits 31 hours between jobs. A third of all trips are empty",
            "Shippers who want to leave the road can't get a price before their production is planned",
        ),
        mark="/",
    )


def product(deck: Deck) -> None:
    """Product, how, numbers."""
    page = deck.slide("sluisway is the marketplace where shippers book inland barge freight in minutes")
    table(
        page,
        (6, 36, 94, 84),
        (
            ("shipper", "sluisway", "skipper"),
            (
                "types in cargo, from, to, when",
                "prices it with water levels, locks and fuel",
                "sees the offer on the bridge",
            ),
            (
                "books with one click",
                "signs the charter, insures, invoices",
                "gets paid on day 3, not day 60",
            ),
            (
                "follows the ship on a map",
                "files customs and lock papers",
                "has the next job before unloading",
            ),
        ),
        widths=(1, 1.15, 1),
        size=14,
    )

    page = deck.slide("the hard part: water")
    page.text(
        (6, 30, 94, 56),
        "A barge that carries 3,000 tonnes in May carries 1,100 in September. Our "
        "model knows "
        "the depth at Kaub nine days ahead to within 11 cm, which is why our price holds and a "
        "broker's does not.",
    )
    page.photo((6, 60, 94, 88), 55, colours=((60, 90, 110), (190, 200, 200)))

    page = deck.slide("gross bookings, € thousand per month")
    bars(page, (6, 28, 62, 92), {"Mar": 40, "May": 130, "Jul": 290, "Sep": 410, "Nov": 760, "Dec": 905})
    bullets(
        page,
        (67, 34, 94, 88),
        ("412 barges", "57 shippers", "9.5 % take rate", "86 % rebook within a month"),
        mark="/",
    )


def market(deck: Deck) -> None:
    """Market, rivals, plan."""
    page = deck.slide("€7.2 billion, and 4 % of it is digital")
    bullets(
        page,
        (6, 34, 94, 88),
        (
            "€7.2bn: dry bulk, containers and tank freight on European waterways",
            "€2.9bn: spot market, where we start",
            "€640M: the road freight that could switch tomorrow along the Rhine alone",
        ),
        mark="/",
        style=Style(20, "helv", BLACK, leading=1.4),
    )

    page = deck.slide("others")
    table(
        page,
        (6, 30, 94, 72),
        (
            ("who", "what", "why we win"),
            ("brokers, about 200", "phone, paper, 12 % margin", "speed, and skippers get paid"),
            ("Bargebase (Duisburg)", "listing board, raised €6M", "they don't take the price risk"),
            ("road platforms", "trucks", "they don't know water"),
        ),
        widths=(1, 1.2, 1.3),
        size=15,
    )

    page = deck.slide("2026")
    for box, (head, text) in zip(
        grid((6, 32, 94, 88), 4, columns=2, gap=4),
        (
            ("q1", "tank barges. german entity."),
            ("q2", "contracts for a season, not just spot"),
            ("q3", "low water insurance with a reinsurer"),
            ("q4", "€2.5M a month. danube."),
        ),
        strict=True,
    ):
        page.rect(box, PALE)
        page.text((box[0] + 2, box[1] + 3, box[2], box[3]), head, Style(24, "hebo", ORANGE))
        page.text((box[0] + 2, box[1] + 12, box[2] - 2, box[3]), text, Style(17, "helv", BLACK))


def closing(deck: Deck) -> None:
    """Team, round."""
    page = deck.slide("the same people")
    table(
        page,
        (6, 30, 94, 74),
        (
            ("", "now", "before"),
            ("Jorinde van Assendelft", "ceo", "founder, Dockflow and Palletwing"),
            ("Matthijs Koolhaas", "product", "founder, Palletwing"),
            ("Femke Adriaanse", "skippers", "founder, Dockflow; grew up on a barge"),
            ("Olu Bankole", "engineering", "first engineer of both"),
        ),
        widths=(1.3, 0.8, 1.8),
        size=15,
    )

    page = deck.slide("the round")
    page.text(
        (6, 30, 90, 66),
        "we put in the first €1.5M ourselves.\n \nwe're now opening the seed to two "
        "funds who "
        "like rivers. terms: let's talk on the boat.",
        Style(22, "helv", BLACK, leading=1.4),
    )
    page.text((6, 76, 90, 84), "jorinde@sluisway.example", Style(18, "cobo", ORANGE))


def draw(deck: Deck) -> None:
    """Draw the eleven slides."""
    opening(deck)
    product(deck)
    market(deck)
    closing(deck)
