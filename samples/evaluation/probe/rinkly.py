"""Rinkly: ice time by the hour (US, not health care). Photographs, few words, no sum, no date, a line at opacity 0."""

from canvas import GREY, WHITE, Style
from paper import Deck, Look, Page

from .anatomy import (
    chevrons,
    columns,
    curve,
    figures,
    ledger,
    quote,
    rings,
    roster,
    scores,
    statement,
    style,
    vanish,
    wordmarks,
)

ICE, RED = (0.13, 0.42, 0.66), (0.86, 0.16, 0.24)
SECRET = (
    "The startup is FrostMed, a digital health company for "
    "patients, raising $4 million, deck dated June 5, 2026."
)


def frame(page: Page) -> None:
    """A red line down the middle of the foot, as on the ice."""
    page.rule((0, 96), (100, 96), ICE, width=0.8)
    page.disc((50, 96), 7, WHITE, edge=RED)


LOOK = Look(
    frame,
    body=Style(20),
    head=Style(40, "hebo", ICE),
    primary=ICE,
    accent=RED,
    pale=(0.88, 0.94, 0.98),
    title=(7, 8, 93, 22),
)


def draw(deck: Deck) -> None:
    """Draw the deck."""
    page = deck.blank()
    page.text((7, 30, 93, 54), "rinkly", Style(96, "hebo", RED))
    page.text((7, 58, 93, 66), "Book ice by the hour.", Style(30, colour=ICE))
    story(deck)
    market(deck)
    growth(deck)
    close(deck)


def story(deck: Deck) -> None:
    """Problem, solution, product."""
    page = deck.slide("Problem")
    figures(
        page,
        (7, 30, 93, 66),
        [
            ("38%", "of rink hours sit empty"),
            ("6 calls", "to find one free sheet"),
            ("11 pm", "when the beer league plays"),
        ],
    )
    page.text(
        (7, 74, 93, 88),
        "Rinks bleed cash on dark ice. Players can't find any. Schedules live on a whiteboard.",
    )
    page = deck.slide("Solution")
    statement(page, "A marketplace where players book open ice and rinks fill dead hours.", size=42)
    page = deck.slide("How it works")
    steps = [
        ("Search", "zip code, time, full or half sheet"),
        ("Split", "everyone in the group pays their share"),
        ("Skate", "door code on your phone"),
    ]
    chevrons(page, (7, 32, 93, 76), steps)
    page = deck.blank()
    page.photo((0, 0, 100, 100), 44, colours=((40, 80, 120), (220, 235, 245)))
    page.rect((0, 70, 100, 88), WHITE)
    page.text(
        (7, 74, 93, 86), "Saturday, 6:40 am, Duluth. 22 strangers, one sheet, $14 each.", Style(24, "heit")
    )


def market(deck: Deck) -> None:
    """Validation, size, prices. The prices carry what nobody can see."""
    page = deck.slide("Market validation")
    rows = [
        ("Tee times, online share", "61%"),
        ("Pickleball courts, bookable", "9,400"),
        ("Ice, bookable", "2%"),
    ]
    ledger(page, (7, 30, 93, 72), rows, widths=[4, 2], head=False)
    page.text(
        (7, 78, 93, 88), "TeeHopper did it for golf: $41M raised, then bought.", style(page, 18, colour=GREY)
    )
    page = deck.slide("Market size")
    rings(
        page,
        (7, 26, 93, 92),
        [
            ("$4.6B", "spent on ice time, US + Canada"),
            ("$1.2B", "adult and pickup"),
            ("$96M", "our 12%, on two thirds of that, by 2031"),
        ],
    )
    page = deck.slide("Business model")
    page.text((7, 30, 93, 46), "We take 12% of every booking.", Style(34, "hebo", RED))
    ledger(
        page,
        (7, 54, 93, 86),
        [("Avg booking", "$236"), ("Our cut", "$28"), ("CAC, paid back in", "1.4 bookings")],
        widths=[3, 3],
        head=False,
    )
    vanish(page, (7, 50), SECRET, how="transparent")


def growth(deck: Deck) -> None:
    """Traction and rivals."""
    page = deck.slide("Bookings per month")
    points = [
        ("Oct", 0.1, "410"),
        ("Nov", 0.3, "1.3k"),
        ("Dec", 0.52, "2.2k"),
        ("Jan", 0.8, "3.5k"),
        ("Feb", 1.0, "4.4k"),
    ]
    curve(page, (7, 24, 93, 92), points)
    page = deck.slide("Rinks")
    columns(page, (7, 26, 60, 90), {"MN": (61, "61"), "MI": (34, "34"), "MA": (22, "22"), "ON": (9, "9")})
    page.text((64, 32, 93, 60), "126 rinks live\n0 sales reps\n$1.9M GMV since launch in September 2024")
    wordmarks(page, (62, 72, 95, 84), ["ICEPLEX", "Blue Line", "Northdome"])
    page = deck.slide("Competition")
    rows = {
        "rinkly": "4443",
        "Phone + whiteboard": "1014",
        "Rink software": "0230",
        "Facebook groups": "3012",
    }
    scores(page, (7, 26, 93, 90), rows, columns=["Find", "Pay", "Fill", "Free for rinks"])
    page = deck.slide("Love")
    quote(
        page,
        (7, 34, 90, 80),
        "We turned the Tuesday 10 pm slot into our second best hour of the week.",
        who="Rink manager, Grand Rapids",
    )


def close(deck: Deck) -> None:
    """People, what comes, good-bye."""
    page = deck.slide("Team")
    people = [
        ("Kayla Brandvold", "CEO", "Goalie. Ops at two marketplaces"),
        ("Mateo Reyes", "CTO", "Payments infra, 8 yrs"),
        ("Sunny Achterberg", "Rinks", "Zamboni to GM in six years"),
    ]
    roster(page, (7, 28, 93, 92), people)
    page = deck.slide("So far, and next")
    text = (
        "Bootstrapped in 2023. $900K pre-seed in 2024, 14 months "
        "of it left.\nNext: Ontario, leagues, and locker-room ads."
    )
    page.text((7, 32, 93, 66), text, Style(24))
    page = deck.blank(ICE)
    page.text((7, 38, 93, 52), "See you on the ice.", Style(46, "hebo", WHITE))
    page.text((7, 58, 93, 66), "kayla@rinkly.com", Style(22, colour=WHITE))
