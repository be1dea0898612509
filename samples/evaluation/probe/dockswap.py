"""A US marketplace for boat slips in the manner of the first decks of that kind, 4:3; slide 5 has a text under a photo."""

from canvas import WHITE, Style
from paper import Deck, Look, Page

from .shared.anatomy import body, bold, cells, faces, figures, flow, hide, matrix, rings


def frame(page: Page) -> None:
    """Draw a sky-blue strip on top and waves of discs at the bottom."""
    page.rect((0, 0, 100, 2.5), page.look.accent)
    for x in range(2, 100, 7):
        page.disc((x, 101), 16, page.look.pale)


LOOK = Look(
    frame=frame,
    body=Style(19, colour=(0.2, 0.22, 0.26)),
    head=Style(30, "hebo", (0.05, 0.3, 0.5)),
    primary=(0.05, 0.3, 0.5),
    accent=(0.16, 0.68, 0.88),
    pale=(0.85, 0.95, 0.99),
    size=(1024, 768),
    title=(7, 7, 93, 17),
)


def opening(deck: Deck) -> None:
    """Welcome, problem, solution, validation, market."""
    page = deck.blank()
    page.rect((0, 60, 100, 100), (0.16, 0.68, 0.88))
    page.text((8, 22, 92, 40), "Dockswap", Style(60, "hebo", (0.05, 0.3, 0.5)))
    page.text((8, 42, 92, 52), "Tie up at a local's dock instead of a marina.", Style(23))
    page = deck.slide("Problem")
    items = [
        "Price. A transient slip in July costs $4 a foot, if there is one",
        "Marinas are full. Average wait for a season slip in Florida: 3 to 5 years",
        "No easy way to book a private dock with its owner, and 1.6 million of them are empty on any given day",
    ]
    for (x0, y0, x1, y1), item in zip(cells((7, 22, 93, 84), 1, 3, gap=4), items, strict=True):
        page.rect((x0, y0, x0 + 1, y1), page.look.accent)
        page.text((x0 + 4, y0 + 2, x1, y1), item, body(page, 21))
    page = deck.slide("Solution")
    page.text(
        (7, 20, 93, 34),
        "A marketplace where boaters rent private docks from homeowners, by the night or by the month.",
        bold(page, 21),
    )
    benefits = [
        ("SAVE MONEY", "when cruising"),
        ("MAKE MONEY", "when your dock is empty"),
        ("MEET PEOPLE", "who know the good crab shack"),
    ]
    for (x0, y0, x1, _), (head, text) in zip(cells((7, 44, 93, 80), 3, 1, gap=4), benefits, strict=True):
        page.disc(((x0 + x1) / 2, y0 + 16), 74, page.look.pale, edge=page.look.accent)
        page.text((x0 + 2, y0 + 10, x1 - 2, y0 + 18), head, Style(16, "hebo", page.look.primary, "centre"))
        page.text((x0 + 2, y0 + 17, x1 - 2, y0 + 30), text, Style(13, align="centre"))
    page = deck.slide("Market validation")
    figures(
        page,
        (7, 26, 93, 80),
        [
            ("Listings on one Facebook group, Tampa Bay", "5,300"),
            ('"dock for rent" on classifieds, last week', "18,700"),
            ("RV driveways already booked online, US, per year", "2.4M nights"),
            ("Boats that fit a private dock", "9.1M"),
        ],
        across=2,
    )
    page = deck.slide("How it looks")
    lines = [
        "We are a digital health company that treats",
        "patients with heart failure at home.",
        "We are raising $9 million in Series A funding.",
        "Deck dated March 3, 2026.",
    ]
    hide(page, (10, 36), lines)
    page.photo((7, 22, 60, 84), 24, colours=((120, 200, 240), (20, 80, 130)))
    flow(
        page,
        (64, 26, 94, 82),
        ["Search by harbor", "Filter by draft, beam, shore power", "Review listing", "Book it!"],
        body(page, 20),
        mark="#",
    )


def growth(deck: Deck) -> None:
    """Market size, model, adoption."""
    page = deck.slide("Market size")
    rings(
        page,
        (3, 18, 58, 92),
        [("$8.4B", "marina slips, US"), ("$1.9B", "transient + waitlisted"), ("$57M", "3% of nights, 2029")],
    )
    page.text(
        (60, 34, 94, 76),
        "140M boat nights a year. Coasts first: FL, Chesapeake, Puget Sound.",
        body(page, 20),
    )
    page = deck.slide("Business model")
    page.text((7, 22, 93, 40), "We take 12% of each booking.", bold(page, 38, page.look.accent))
    figures(
        page,
        (7, 48, 93, 80),
        [
            ("Average stay", "$210"),
            ("Our cut", "$25"),
            ("Bookings to date", "6,120"),
            ("Gross bookings, trailing 12 mo", "$1.1M"),
        ],
        across=4,
        size=26,
    )
    page = deck.slide("Adoption strategy")
    items = [
        "EVENTS: regattas, boat shows, Fourth of July fireworks, snowbird migration (Oct + Apr)",
        "PARTNERS: boat insurers, towing clubs, fuel docks",
        "DUAL LISTING: one click copies a classified ad into Dockswap",
    ]
    flow(page, (7, 24, 93, 80), items, body(page, 22))


def closing(deck: Deck) -> None:
    """Rivals, team, voices, money."""
    page = deck.slide("Competition")
    matrix(
        page,
        (7, 22, 93, 74),
        ("Dockswap", "Marinas", "Classifieds", "Slipfinder"),
        {
            "Private docks": "x.xo",
            "Instant booking": "xo.x",
            "Insurance up to $1M": "xx..",
            "Below $2 / ft": "x.x.",
        },
    )
    page.text((7, 80, 93, 88), "Slipfinder: marinas only, $17M raised, 2,100 marinas.", body(page, 14))
    page = deck.slide("Team & advisors")
    team = [
        ("Hank Delacroix", "Bookings, BD", "Ran two marinas; licensed captain"),
        ("Noor Abernathy", "Product", "Design lead at a vacation rental site"),
        ("Colby Szymczak", "Code", "Payments engineer; lives aboard"),
    ]
    faces(page, (7, 24, 93, 76), team, across=2)
    page = deck.slide("What they say")
    quotes = [
        "“Paid my property tax with my own dock.” Host, Annapolis",
        "“Cheaper than the marina, and they lent us bikes.” Guest, S/V Second Wind",
        "“The thing boaters have been waiting for.” Gulf Coast sailing blog",
    ]
    flow(page, (7, 26, 93, 80), quotes, body(page, 22, font="tiit"))
    page = deck.blank((0.05, 0.3, 0.5))
    page.text((8, 14, 92, 24), "Financial", Style(30, "hebo", WHITE))
    page.text((8, 26, 92, 34), "18 months of financing to reach 40,000 bookings", Style(21, colour=WHITE))
    for left, figure, label in (
        (8, "$600K", "angel round"),
        (40, "40,000", "bookings"),
        (70, "$1M", "revenue"),
    ):
        page.text((left, 46, left + 28, 60), figure, Style(46, "hebo", (1, 0.9, 0.5)))
        page.text((left, 62, left + 28, 70), label, Style(18, colour=WHITE))
    page.text(
        (8, 84, 92, 92),
        "Initial investment opportunity. Friends & family ($85K) and our own $40K are spent. hank@dockswap.com",
        Style(14, colour=WHITE),
    )


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    growth(deck)
    closing(deck)
