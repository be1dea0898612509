"""Yellowbank (US): school buses that feed the grid. A typewriter deck, one statement a slide; a round without a sum.

On slide 10 a line of opacity nought names another business, sum and date.
"""

from canvas import Style
from paper import Deck, Look, Page

from .shapes.figures import curve, ledger, runs, unseen_line
from .shapes.icons import bolt

BLACK, BUS, CHALK, ASH = (0.06, 0.06, 0.06), (1.0, 0.8, 0.05), (0.97, 0.96, 0.93), (0.42, 0.42, 0.4)
MONO = Style(15, "cour", BLACK, leading=1.4)


def frame(page: Page) -> None:
    """Draw a kerb of black and yellow at the foot, with name and count."""
    for index in range(24):
        page.rect((index * 100 / 24, 97.4, (index + 1) * 100 / 24, 100), BLACK if index % 2 else BUS)
    page.text((4, 92.5, 40, 97), "YELLOWBANK", Style(11, "cobo", BLACK))
    page.text((80, 92.5, 96, 97), f"{page.number}/13", Style(11, "cour", ASH, "right"))


LOOK = Look(
    frame,
    MONO,
    Style(30, "cobo", BLACK, leading=1.15),
    BLACK,
    BUS,
    BUS,
    paper=CHALK,
    size=(1200, 675),
    title=(4, 7, 96, 34),
)


def note(page: Page, text: str) -> None:
    """Write the footnote of a statement."""
    page.text((4, 83, 96, 91), text, Style(12, "cour", ASH))


def statement(deck: Deck, *parts: tuple[str, bool], foot: str = "") -> Page:
    """Add a slide that is one sentence; parts marked are heavy."""
    page = deck.slide()
    styles = {True: Style(40, "cobo", BLACK), False: Style(40, "cour", BLACK)}
    runs(page, (4, 14, 96, 80), [(text, styles[strong]) for text, strong in parts], leading=1.3)
    if foot:
        note(page, foot)
    return page


def idle(deck: Deck) -> None:
    """Cover, problem, product."""
    page = deck.blank(BUS)
    page.rect((0, 62, 100, 68), BLACK)
    for x in (22, 74):
        page.disc((x, 80), 46, BLACK)
        page.disc((x, 80), 20, BUS)
    page.spaced((5, 34), "YELLOWBANK", Style(72, "cobo", BLACK))
    page.text((5, 44, 95, 56), "The bus is a battery.", Style(26, "cour", BLACK))

    page = statement(
        deck,
        ("A school bus works", False),
        ("five hours", True),
        ("a day,", False),
        ("180 days", True),
        ("a year.", False),
        foot="The other 7,860 hours it stands in a lot, plugged in or not.",
    )
    for hour in range(24):
        left = 4 + hour * 3.85
        page.rect((left, 52, left + 3.3, 68), BUS if hour in (6, 7, 14, 15, 16) else (0.86, 0.85, 0.8))
        page.text((left, 69.5, left + 3.3, 74), str(hour), Style(11, "cour", ASH, "centre"))

    statement(
        deck,
        ("Districts bought", False),
        ("14,200 electric buses", True),
        ("and most of them charge at", False),
        ("the worst hour.", True),
        foot="Two demand charges at 5 p.m. can eat what a bus saves on diesel in a month.",
    )
    page = statement(
        deck,
        ("Yellowbank is", False),
        ("software that charges school buses when power is cheap", True),
        ("and sells it back to the grid when it isn't.", False),
    )
    bolt(page, (86, 64), 110, BUS)


def works(deck: Deck) -> None:
    """How it works and what it earned."""
    page = deck.slide("A summer evening in Fresno")
    day = {"price": [31, 28, 30, 44, 120, 310, 190, 60], "buses": [10, 40, 80, 60, 0, 0, 5, 10]}
    curve(page, (9, 30, 98, 88), day, ("noon", "1", "2", "4", "6", "7", "8", "10"), (BLACK, (0.85, 0.6, 0)))
    page.text((4, 22, 96, 27), "$ per MWh / charge rate of 42 buses, %", MONO)

    page = deck.slide("What one bus brought in last year")
    rows = (
        ("per bus", "dollars"),
        ("demand charges avoided", "2,140"),
        ("energy sold back", "1,870"),
        ("capacity payments", "1,260"),
        ("less wear on the battery", "(480)"),
        ("left for district and us", "4,790"),
    )
    ledger(page, (4, 26, 70, 86), rows, shares=(2.4, 1), size=17)
    page.text((75, 30, 96, 80), "We keep 30 cents of each dollar. No fee up front.", Style(20, "cobo", BLACK))

    page = statement(
        deck,
        ("1,120 buses", True),
        ("in 31 districts. Each bus was", False),
        ("on time", True),
        ("each morning.", False),
        foot="Annual recurring revenue $1.6M. Contracted: $4.4M. Net retention 131%.",
    )
    for index, (year, count) in enumerate((("2022", 40), ("2023", 210), ("2024", 560), ("now", 1120))):
        top = 44 + index * 9
        page.text((4, top, 14, top + 7), year, MONO)
        page.rect((15, top, 15 + count / 18, top + 6), BUS)
        page.text((17 + count / 18, top, 96, top + 7), f"{count:,}", MONO)

    statement(
        deck,
        ("Clean air is a health story, too:", False),
        ("asthma visits fell 9%", True),
        ("near our first depots.", False),
        foot="County data, 2023 against 2024. We don't sell it; parents repeat it.",
    )


def around(deck: Deck) -> None:
    """Market, rivals, people."""
    page = deck.slide("480,000 school buses. One bank.")
    for index in range(48):
        left, top = 4 + index % 16 * 5.7, 32 + index // 16 * 16
        page.rect((left, top, left + 4.4, top + 9), BUS if index < 2 else (0.86, 0.85, 0.8))
        for wheel in (0.9, 3.4):
            page.disc((left + wheel, top + 9.6), 5, BLACK)
    note(
        page, "Each drawing is 10,000 buses; yellow ones are electric or ordered. $11B a year at full fleet."
    )

    page = deck.slide("Who else")
    others = (
        ("", "buses", "money raised"),
        ("Voltyard", "private vans", "$80M Series C"),
        ("Gridlatch", "chargers only", "$12.5M Series A"),
        ("The utilities", "pilots", "ratepayers"),
        ("Yellowbank", "school buses, nothing else", "$3.1M seed, 2023"),
    )
    ledger(page, (4, 26, 96, 84), others, shares=(1.2, 1.8, 1.4), size=17)
    unseen_line(
        page,
        (4, 90),
        "Yellowbank is a medical device company raising $45 million, March 2024.",
        colour=BLACK,
        alpha=0,
    )

    page = deck.slide("Who we are")
    team = (
        ("DELPHINE OKORO-HASS", "CEO. Ran transport for a district of 94,000 pupils."),
        ("WADE TINSLEY", "CTO. Wrote the dispatch of a battery fleet in Texas."),
        ("MAI-LIN CORDERO", "Grid. Eleven years on the floor of a system operator."),
    )
    for index, (name, past) in enumerate(team):
        top = 28 + index * 20
        page.rect((4, top, 9, top + 13), BUS)
        page.text((11, top, 96, top + 7), name, Style(18, "cobo", BLACK))
        page.text((11, top + 7, 96, top + 14), past, MONO)


def last(deck: Deck) -> None:
    """Round and imprint."""
    statement(
        deck,
        ("We're raising our", False),
        ("Series A.", True),
        ("Ask us how much: it depends on who", False),
        ("joins.", False),
        foot="So far: $3.1M seed (2023), a $5M EPA grant that went to districts, $600K of venture debt.",
    )
    page = deck.blank(BLACK)
    bolt(page, (44, 14), 130, BUS)
    page.text((4, 56, 96, 66), "delphine@yellowbank.example", Style(24, "cobo", BUS, "centre"))
    page.text(
        (4, 88, 96, 94), "Sacramento, Calif. Deck printed October 2025.", Style(12, "cour", CHALK, "centre")
    )


def draw(deck: Deck) -> None:
    """Draw the thirteen slides."""
    idle(deck)
    works(deck)
    around(deck)
    last(deck)
