"""Orrisbell: a finger-prick test, bacterial or viral. Design-led, 4:3, no sum for the round."""

from canvas import WHITE, Style
from paper import Deck, Look, Page

PLUM, LEMON, PAPER, INK = (0.36, 0.12, 0.42), (0.98, 0.86, 0.3), (0.99, 0.98, 0.95), (0.12, 0.1, 0.14)


def frame(page: Page) -> None:
    """A small wordmark only."""
    page.text((6, 92, 40, 97), "orrisbell", Style(13, "hebo", PLUM))


LOOK = Look(
    frame,
    Style(20, colour=INK),
    Style(40, "hebo", INK, leading=1.08),
    PLUM,
    LEMON,
    (0.95, 0.93, 0.88),
    paper=PAPER,
    size=(960, 720),
    title=(6, 8, 90, 30),
)


def shout(
    deck: Deck, fill: tuple[float, float, float], text: str, *, colour: tuple[float, float, float]
) -> Page:
    """A page of one colour and one sentence."""
    page = deck.blank(fill)
    page.text((8, 30, 92, 78), text, Style(54, "hebo", colour, leading=1.08))
    return page


def opening(deck: Deck) -> None:
    """Cover, problem, question."""
    page = deck.blank(PLUM)
    page.disc((76, 30), 120, LEMON)
    page.disc((76, 30), 60, PLUM)
    page.text((8, 52, 90, 68), "orrisbell", Style(72, "hebo", WHITE))
    page.text((8, 70, 80, 80), "Bug or virus? Know in 20 minutes.", Style(24, colour=WHITE))
    page.text((8, 90, 60, 95), "October 2025", Style(14, colour=LEMON))
    shout(deck, LEMON, "A child with fever. A doctor with seven minutes. A guess.", colour=INK)
    page = deck.slide("Half of the antibiotics handed out for coughs do nothing.")
    page.disc((22, 62), 90, LEMON)
    page.disc((48, 62), 90, None, edge=PLUM)
    page.text(
        (66, 52, 94, 74),
        "138 million courses a year in Europe. One in two for a virus.",
        Style(20, colour=INK),
    )


def product(deck: Deck) -> None:
    """Product in three pages."""
    page = deck.slide("One drop of blood. One strip. One answer.")
    for index, (number, text) in enumerate(
        (("1", "Prick a finger"), ("2", "Wait 20 minutes"), ("3", "Read B or V"))
    ):
        left = 6 + index * 30
        page.rect((left, 40, left + 26, 80), LEMON if index == 2 else LOOK.pale)
        page.text((left + 3, 44, left + 24, 62), number, Style(56, "hebo", PLUM))
        page.text((left + 3, 68, left + 24, 78), text)
    page = deck.slide("Five proteins the body makes. Not the germ.")
    page.text(
        (6, 40, 60, 84),
        "The Orrisbell test reads the immune response. Bacteria and viruses leave different "
        "marks, long before a culture grows.",
        Style(24, colour=INK),
    )
    page.photo((66, 38, 94, 86), 8, colours=((110, 50, 120), (250, 220, 110)))
    page = deck.slide("96% right.")
    page.text(
        (6, 32, 90, 44),
        "612 children and adults, 9 practices, against an expert panel.",
        Style(22, colour=INK),
    )
    for index, (name, value) in enumerate((("Orrisbell", 96), ("CRP strip", 74), ("Doctor alone", 63))):
        top = 50 + index * 12
        page.text((6, top, 26, top + 8), name)
        page.rect((28, top, 28 + 0.58 * value, top + 7), PLUM if index == 0 else (0.8, 0.77, 0.8))
        page.text((30 + 0.58 * value, top, 96, top + 8), f"{value}%")


def business(deck: Deck) -> None:
    """Money made and stage."""
    page = deck.slide("€11 a test. €190 the reader. Practices buy the next box themselves.")
    page.text((6, 46, 90, 60), "Gross margin 68%", Style(34, "hebo", PLUM))
    page.text(
        (6, 62, 90, 80),
        "1.2 billion consultations for infection a year in the markets we can sell to with a CE mark.",
        Style(20, colour=INK),
    )
    page = deck.slide("Where we are")
    lines = (
        ("Done", "Performance study, ISO 13485"),
        ("Now", "IVDR Class C file with the notified body"),
        ("Next", "Launch: Netherlands, Sweden, Poland"),
        ("Then", "FDA, CLIA waiver"),
    )
    for index, (when, what) in enumerate(lines):
        top = 34 + index * 13
        page.text((6, top, 24, top + 10), when, Style(26, "hebo", PLUM))
        page.text((26, top + 0.6, 94, top + 11), what, Style(22, colour=INK))
    shout(deck, PLUM, "Guideline committees in two countries have asked us for the data.", colour=WHITE)


def closing(deck: Deck) -> None:
    """Team, round, end."""
    page = deck.slide("We")
    for index, (name, past) in enumerate(
        (
            ("Maartje Hoekstra", "GP, 14 years of guessing"),
            ("Dr. Bartek Sowa", "immunologist, 3 IVDs launched"),
            ("Ifeoma Eze", "built lateral-flow lines for 40 million strips"),
        )
    ):
        top = 28 + index * 20
        page.disc((12, top + 6), 34, LEMON if index == 1 else PLUM)
        page.text((20, top, 94, top + 9), name, Style(28, "hebo", INK))
        page.text((20, top + 9, 94, top + 16), past)
    page = deck.slide("Now raising our seed round.")
    page.text((6, 32, 94, 46), "For the launch, not for more research.", Style(26, colour=PLUM))
    for index, (share, use) in enumerate(
        (("50%", "production line"), ("30%", "launch team"), ("20%", "FDA"))
    ):
        left = 6 + index * 30
        page.text((left, 52, left + 26, 68), share, Style(58, "hebo", PLUM))
        page.text((left, 70, left + 26, 78), use)
    page.text(
        (6, 82, 94, 90), "Backed so far by €2.4M from founders, angels and the EIC.", Style(16, colour=INK)
    )
    page = shout(deck, LEMON, "Stop guessing.", colour=PLUM)
    page.text((8, 88, 80, 94), "maartje@orrisbell.example", Style(18, colour=INK))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    product(deck)
    business(deck)
    closing(deck)
