"""Driplark: a clip that notices a leaking IV. A demo-day deck: dark, huge, a dozen words a slide, no date."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars

NIGHT, SUN, SNOW, DIM = (0.07, 0.07, 0.1), (1.0, 0.82, 0.2), (0.97, 0.97, 0.95), (0.62, 0.63, 0.68)


def frame(page: Page) -> None:
    """A small yellow drop in the corner."""
    page.disc((95, 90), 9, SUN)


LOOK = Look(
    frame,
    Style(22, "helv", SNOW),
    Style(46, "hebo", SNOW, leading=1.12),
    SUN,
    SUN,
    (0.15, 0.15, 0.2),
    on_primary=NIGHT,
    paper=NIGHT,
    title=(7, 10, 93, 40),
)
HUGE = Style(120, "hebo", SUN, leading=1.05)
UNDER = Style(28, "helv", SNOW, leading=1.25)


def number(deck: Deck, value: str, below: str, note: str = "") -> None:
    """A slide of one number."""
    page = deck.slide()
    page.text((7, 18, 93, 55), value, HUGE)
    page.text((7, 56, 90, 80), below, UNDER)
    if note:
        page.text((7, 86, 88, 94), note, Style(14, "helv", DIM))


def story(deck: Deck) -> None:
    """Cover, problem, product."""
    page = deck.blank()
    page.disc((15, 28), 40, SUN)
    page.disc((19, 22), 14, NIGHT)
    page.text((7, 44, 93, 66), "driplark", Style(84, "hebo", SNOW))
    page.text(
        (7, 68, 93, 80), "The clip that catches a leaking IV before it hurts a child.", Style(26, "helv", SUN)
    )
    page.text((7, 88, 93, 95), "Demo Day", Style(16, "helv", DIM))

    page = deck.slide("This is Mia.\nShe is 4. Her IV slipped out of the vein at 2 am.")
    page.text((7, 60, 90, 80), "Nobody noticed until 6. She needed a skin graft.", UNDER)

    number(
        deck,
        "1 in 4",
        "pediatric IVs leaks into the tissue around the vein",
        "Infiltration and extravasation; hospital quality data from 19 children's wards",
    )
    number(deck, "$31,000", "what one bad one costs the hospital", "Surgery, extra days, settlements")

    page = deck.slide("Today's detector: a nurse with a flashlight. Once an hour.")
    page.photo((7, 50, 60, 90), 8, colours=((20, 22, 40), (110, 110, 150)))

    page = deck.slide("Driplark clips on.\nGlows when fluid goes astray.")
    for index, line in enumerate(
        (
            "Light sensor sees fluid under the skin in 90 seconds",
            "Beeps at the bedside, pings the nurse's phone",
            "Single use, $28, fits any dressing",
        )
    ):
        page.disc((8.5, 58.5 + index * 11), 7, SUN)
        page.text((12, 55.5 + index * 11, 93, 66 + index * 11), line, Style(25, "helv", SNOW))


def proof(deck: Deck) -> None:
    """Data, traction, market, rivals."""
    page = deck.slide()
    page.text((7, 12, 48, 24), "Nurses", Style(30, "hebo", DIM))
    page.text((7, 24, 48, 60), "3h 40", Style(84, "hebo", DIM))
    page.text((52, 12, 95, 24), "Driplark", Style(30, "hebo", SUN))
    page.text((52, 24, 95, 60), "4 min", Style(84, "hebo", SUN))
    page.text((7, 62, 93, 76), "Median time to notice. 212 kids, two hospitals.", UNDER)
    page.text((7, 86, 88, 94), "FDA 510(k) cleared, class II", Style(16, "hebo", SNOW))

    page = deck.slide("Clips shipped per month")
    bars(page, (7, 28, 88, 92), {"Jan": 140, "Feb": 310, "Mar": 690, "Apr": 1150, "May": 1720, "Jun": 2480})

    page = deck.slide("6 hospitals pay us.\n14 more are in purchasing.")
    page.text(
        (7, 56, 90, 86),
        "$69K in revenue last month. 81 % gross margin.\nNo hospital that started has stopped.",
        UNDER,
    )

    number(
        deck,
        "$1.3B",
        "46 million children's and newborns' IVs a year x $28",
        "US and EU. Adults on chemo come next.",
    )

    page = deck.slide("Early and easy.")
    page.rule((12, 84), (84, 84), DIM, width=2)
    page.rule((12, 84), (12, 28), DIM, width=2)
    page.text((60, 86, 84, 92), "easy for nurses", Style(15, "helv", DIM, "right"))
    page.text((14, 27, 40, 33), "sees it early", Style(15, "helv", DIM))
    for x, y, name in (
        (24, 40, "$9,000 optical monitor"),
        (30, 74, "hourly checks"),
        (60, 72, "clear dressings"),
    ):
        page.disc((x, y), 8, DIM)
        page.text((x + 2, y - 2.4, x + 30, y + 4), name, Style(16, "helv", DIM))
    page.disc((72, 38), 15, SUN)
    page.text((75, 35, 95, 42), "Driplark", Style(24, "hebo", SUN))

    page = deck.slide("Why us?")
    for index, (name, line) in enumerate(
        (
            ("Rosalind Achebe", "Pediatric ICU nurse, 11 years. Mia was her patient."),
            ("Petter Lindqvist", "Built optical sensors for smartwatches, 40M shipped."),
            ("Dana Kowalczyk", "Took 5 devices through FDA."),
        )
    ):
        page.text((7, 34 + index * 19, 93, 44 + index * 19), name, Style(28, "hebo", SUN))
        page.text((7, 42.5 + index * 19, 93, 52 + index * 19), line, Style(22, "helv", SNOW))


def ask(deck: Deck) -> None:
    """The round, the last word."""
    page = deck.slide()
    page.text((7, 8, 93, 20), "We're raising", Style(34, "hebo", SNOW))
    page.text((7, 20, 93, 58), "$2.5M", Style(150, "hebo", SUN, leading=1.0))
    page.text((7, 60, 93, 78), "to be in 60 hospitals in 18 months", UNDER)
    page.text(
        (7, 84, 88, 94),
        "$900K already committed. Our accelerator put in $500K last winter.",
        Style(18, "helv", DIM),
    )

    page = deck.blank(SUN)
    page.text((7, 26, 93, 60), "No more 6 am surprises.", Style(62, "hebo", NIGHT))
    page.text((7, 68, 93, 80), "Driplark", Style(36, "hebo", NIGHT))
    page.text((7, 80, 93, 90), "rosalind@driplark.example", Style(22, "helv", NIGHT))


def draw(deck: Deck) -> None:
    """Draw the fourteen slides."""
    story(deck)
    proof(deck)
    ask(deck)
