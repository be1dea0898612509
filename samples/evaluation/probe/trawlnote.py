"""Trawlnote (Ireland): a logbook for fishing boats, kept by voice. Pictures beside plain talk; the sum is inside a ring."""

from canvas import WHITE, Style
from paper import Deck, Look, Page
from parts import bullets, cards, table

from .shapes.figures import curve, ring, ticks
from .shapes.icons import boat

SEA, KELP, FOAM, ROPE, PEAT = (
    (0.05, 0.3, 0.42),
    (0.2, 0.45, 0.36),
    (0.93, 0.97, 0.97),
    (0.86, 0.56, 0.2),
    (0.18, 0.2, 0.22),
)


def frame(page: Page) -> None:
    """Draw nothing but a small boat on a line of water."""
    page.rule((0, 96), (100, 96), SEA, width=1.2)
    boat(page, (3 + page.number * 6.2, 90.6), 30, SEA)


LOOK = Look(
    frame,
    Style(18, "tiro", PEAT, leading=1.4),
    Style(30, "tibo", SEA, leading=1.1),
    SEA,
    ROPE,
    FOAM,
    size=(1000, 562),
    title=(44, 9, 96, 30),
)
WIDE = (5, 9, 95, 24)


def beside(deck: Deck, seed: int, title: str) -> Page:
    """Add a slide whose left part is a picture of the sea."""
    page = deck.slide(title)
    page.photo((0, 0, 40, 90), seed, colours=((40, 90, 120), (190, 210, 215)))
    return page


def wide(deck: Deck, title: str) -> Page:
    """Add a slide whose title runs across."""
    page = deck.slide()
    page.text(WIDE, title, page.look.head)
    return page


def shore(deck: Deck) -> None:
    """Cover, trouble, product."""
    page = deck.blank(SEA)
    page.photo((0, 0, 100, 60), 90, colours=((20, 60, 90), (230, 190, 140)))
    boat(page, (72, 36), 150, SEA)
    page.text((5, 67, 70, 83), "Trawlnote", Style(52, "tibo", WHITE))
    page.text((5, 84, 90, 92), "Talk to the wheelhouse. The paperwork does itself.", Style(20, "tiit", FOAM))

    page = beside(deck, 61, "Four hours of forms for a day of mackerel")
    trouble = (
        "Every haul: species, weight, box, position, gear. By law, before landing",
        "Wet hands, small screens, three systems that don't talk to each other",
        "A wrong figure costs points on the licence. 412 skippers lost some last year",
    )
    bullets(page, (44, 34, 96, 88), trouble)

    page = beside(deck, 62, "“I can gut a fish in the dark. I can't fill in that thing in daylight.”")
    page.text(
        (44, 52, 96, 70),
        "Skipper of a 22-metre trawler, Killybegs, and our first customer",
        Style(18, "tiit", KELP),
    )

    page = beside(deck, 63, "Say it once")
    page.text(
        (44, 26, 96, 62),
        "Trawlnote is a voice logbook for fishing boats: the skipper says what came up, and it files the catch with the "
        "authorities and the buyers.",
        Style(23, "tiro", SEA, leading=1.35),
    )
    page.text(
        (44, 66, 96, 88),
        "Understands Donegal English, Irish, Galician and French over a diesel engine. Works for nine days without a signal.",
        Style(16, "tiro", PEAT),
    )


def afloat(deck: Deck) -> None:
    """Use, growth, customers."""
    page = wide(deck, "What the one sentence turns into")
    rows = (
        ("“Eleven boxes of hake, two of monk, north of Tory”", "goes to", "as"),
        ("Sea-Fisheries Protection Authority", "logbook", "ERS message"),
        ("Fish auction", "sale", "pre-notice, boxes and grade"),
        ("Co-op", "quota", "what is left this month"),
        ("Processor", "traceability", "label for each box"),
    )
    table(page, (5, 28, 95, 84), rows, widths=(2.4, 1, 1.6), size=15)

    page = wide(deck, "Boats on board")
    fleet = {"Ireland": [4, 22, 61, 118, 164], "Galicia": [0, 0, 8, 37, 92], "Brittany": [0, 0, 0, 5, 31]}
    curve(page, (10, 28, 96, 88), fleet, ("Q1", "Q2", "Q3", "Q4", "Q1"), (SEA, ROPE, KELP))

    page = wide(deck, "€95 a month and a boat never leaves")
    numbers = (
        ("287", "boats that pay"),
        ("€327k", "a year in subscriptions"),
        ("1.1%", "lost in a year, two of them sunk"),
        ("€140", "to win a skipper, mostly rum"),
    )
    cards(page, (5, 30, 95, 84), numbers, across=4)

    page = wide(deck, "Where we sit")
    marks = (
        ("By voice", "x---"),
        ("Without a signal", "xx--"),
        ("Sells to the auction", "x-x-"),
        ("Allowed by the authority", "xx-x"),
    )
    ticks(page, (5, 28, 95, 78), ("Trawlnote", "Plotter makers", "Auction apps", "State e-log"), marks)
    page.text(
        (5, 81, 95, 89),
        "Hauliq of Bergen took in NOK 60 million last autumn for cameras over the deck.",
        Style(15, "tiit", PEAT),
    )


def ahead(deck: Deck) -> None:
    """Market, crew, money."""
    page = beside(deck, 64, "70,000 boats in Europe must log by 2028")
    market = (
        "The new control rule reaches boats under 12 metres",
        "€80 million a year in logbooks",
        "€310 million with quota, crew and insurance forms",
    )
    bullets(page, (44, 36, 96, 88), market)

    page = beside(deck, 65, "The crew")
    crew = (
        "Bríd Gallanagh, chief. Fourth generation at sea, second in software",
        "Xoán Ferreirós, speech. Taught satnavs to understand Galicia",
        "Peadar Ó Cuilinn, fleet. Eighteen years at a fishermen's co-op",
    )
    bullets(page, (44, 30, 96, 88), crew)

    page = wide(deck, "What the round will pay for")
    ring(
        page,
        (27, 57),
        142,
        {
            "Spain and France": 40.0,
            "Speech for eight more ports": 28.0,
            "Boats under 12 metres": 22.0,
            "Type approval": 10.0,
        },
        (SEA, ROPE, KELP, (0.65, 0.75, 0.78)),
    )
    page.text((17, 51, 37, 65), "€900k", Style(36, "tibo", SEA, "centre"))
    page.text(
        (56, 78, 96, 89),
        "Already in the hold: €275k from a local fund in 2023, €150k of BIM grant",
        Style(14, "tiit", PEAT),
    )

    page = deck.blank(SEA)
    page.text((5, 34, 95, 48), "Come out with us. We sail at four.", Style(36, "tibo", WHITE, "centre"))
    page.text(
        (5, 54, 95, 62), "brid@trawlnote.example · The Pier, Killybegs", Style(18, "tiro", FOAM, "centre")
    )


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    shore(deck)
    afloat(deck)
    ahead(deck)
