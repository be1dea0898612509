"""Tumblewick (UK): robots that fold hospital and hotel linen; not health care. Round shapes, a ladder of rounds, no date.

On slide 6 a photograph covers lines that name another company, sum and sector.
"""

from canvas import WHITE, Style
from paper import Deck, Look, Page
from parts import bullets, people

from .shapes.figures import ladder, ledger, ring, unseen_line
from .shapes.icons import shirt

BLUE, TANGERINE, SKY, COAL = (0.13, 0.27, 0.75), (1.0, 0.52, 0.18), (0.87, 0.92, 1.0), (0.14, 0.15, 0.22)


def frame(page: Page) -> None:
    """Draw a drum in the lower right corner, half off the page, with the number in it."""
    page.disc((97, 95), 62, SKY)
    page.disc((97, 95), 40, WHITE, edge=BLUE)
    page.text((93.4, 91.5, 99, 99), str(page.number), Style(17, "hebo", BLUE, "centre"))


LOOK = Look(
    frame,
    Style(20, colour=COAL, leading=1.35),
    Style(36, "hebo", BLUE, leading=1.05),
    BLUE,
    TANGERINE,
    SKY,
    size=(960, 600),
    title=(6, 8, 90, 28),
)


def linen(deck: Deck) -> None:
    """Cover, problem, product."""
    page = deck.blank(BLUE)
    page.disc((76, 52), 210, TANGERINE)
    page.disc((76, 52), 150, BLUE)
    shirt(page, (66, 36), 180, WHITE)
    page.text((6, 30, 52, 44), "tumblewick", Style(50, "hebo", WHITE))
    page.text((6, 48, 50, 62), "Out of the dryer, onto the trolley.", Style(23, colour=SKY))

    page = deck.slide("Every sheet is still shaken out by hand")
    page.photo((6, 34, 40, 90), 8, colours=((70, 100, 170), (240, 220, 200)))
    pain = (
        "A big laundry handles 90 tonnes a week, from hospitals, care homes and hotels",
        "Feeding and folding takes six in ten of its people",
        "The room is 34 °C. Half of the starters leave inside a year",
        "Soiled tunics and gowns come back inside out, with pens in them",
    )
    bullets(page, (45, 34, 88, 92), pain, mark="•", style=Style(18, colour=COAL, leading=1.3))

    page = deck.slide("So we built the arms that do it")
    page.text(
        (6, 30, 62, 60),
        "Tumblewick makes robots that pick, untangle and fold linen and uniforms in industrial laundries.",
        Style(25, colour=COAL),
    )
    page.disc((80, 50), 120, SKY)
    shirt(page, (72, 36), 150, TANGERINE)
    page.text(
        (6, 70, 66, 92),
        "Two arms, four cameras, one belt. It rolls into the space of two people and runs three shifts.",
        Style(17, colour=COAL),
    )

    page = deck.slide("Pick. Find a corner. Fold. Repeat.")
    for index, (number, word, note) in enumerate(
        (
            ("1", "Pick", "one piece out of the heap, 97 times in 100"),
            ("2", "Find", "two corners with a camera under the belt"),
            ("3", "Fold", "to the customer's pattern, 11 seconds a tunic"),
            ("4", "Check", "for stains, holes, tags and stray needles"),
        )
    ):
        left = 6 + index * 22.5
        page.disc((left + 9, 46), 56, SKY)
        page.text((left, 39, left + 18, 54), number, Style(46, "hebo", TANGERINE, "centre"))
        page.text((left, 62, left + 18, 70), word, Style(23, "hebo", BLUE, "centre"))
        page.text((left, 70, left + 18, 90), note, Style(15, colour=COAL, align="centre"))


def proof(deck: Deck) -> None:
    """Pilots, numbers, market."""
    page = deck.slide("Two laundries in Yorkshire can't do without it")
    page.text(
        (6, 32, 60, 62),
        "“We lost the night team in March. The thing just carried on.”",
        Style(27, "heit", COAL),
    )
    page.text((6, 64, 60, 72), "Plant manager, linen service for nine NHS trusts", Style(15, colour=BLUE))
    proofs = ("412,000 pieces folded", "£0.041 a piece; by hand it is £0.097", "1.8% sent back, against 2.6%")
    bullets(page, (64, 34, 92, 80), proofs, mark="•", style=Style(18, colour=COAL))

    page = deck.slide("In the field")
    unseen_line(
        page, (10, 50), "Medifold Clinical Ltd makes surgical robots for hospitals.", size=12, colour=COAL
    )
    unseen_line(
        page, (10, 56), "The company is raising £9 million. Deck of 3 March 2024.", size=12, colour=COAL
    )
    page.photo((6, 32, 48, 88), 15, colours=((40, 60, 140), (250, 200, 150)))
    page.photo((51, 32, 88, 88), 16, colours=((90, 120, 190), (245, 235, 225)))

    page = deck.slide("A laundry pays by the piece, and earns it back at once")
    rows = (
        ("One unit, per year", "Laundry", "Tumblewick"),
        ("Pieces folded", "1.9 million", "1.9 million"),
        ("Wages saved / fees", "£184,000", "£78,000"),
        ("Service and parts", "-", "(£11,000)"),
        ("Left over", "£106,000", "£67,000"),
    )
    ledger(page, (6, 32, 86, 86), rows, shares=(2, 1.2, 1.2), size=18, rule=SKY)

    page = deck.slide("£2.9bn of linen is rented in Europe each year")
    ring(
        page,
        (24, 62),
        130,
        {"Hospitals": 38.0, "Hotels": 33.0, "Workwear": 21.0, "Care homes": 8.0},
        (BLUE, TANGERINE, (0.5, 0.65, 0.95), (0.75, 0.77, 0.82)),
    )

    page = deck.slide("Others fold towels")
    rivals = (
        "Feeder makers (three German, one Danish): fast with flat sheets, blind to tunics",
        "Laundrobotics, Boston: raised $27m, towels only, a unit costs $400,000",
        "Agencies: £14.20 an hour and rising",
    )
    bullets(page, (6, 34, 84, 88), rivals, mark="•", style=Style(21, colour=COAL))


def money(deck: Deck) -> None:
    """Team, rounds, end."""
    page = deck.slide("Bradford born, laundry bred")
    team = (
        ("Shazia Rehmat", "Managing director", "Third generation of a family laundry"),
        ("Callum Oldroyd", "Robotics", "Built grippers for parcels"),
        ("Bea Thackray", "Vision", "Doctorate on cloth"),
    )
    people(page, (6, 34, 88, 84), team, across=3)

    page = deck.slide("How it's funded")
    rungs = (
        ("2023", "£180k", "friends, family and a prize from the county"),
        ("2024", "£310k", "Innovate UK smart grant, now spent"),
        ("NOW", "£725k", "this round, SEIS and EIS: ten more units, a second shift of engineers, 18 months"),
        ("AFTER", "£4m", "when thirty units are out; mainland Europe"),
    )
    ladder(page, (6, 26, 88, 90), rungs, (SKY, SKY, TANGERINE, (0.93, 0.93, 0.95)))

    page = deck.slide("Come and see it fold your shirt")
    page.text((6, 36, 80, 48), "shazia@tumblewick.example", Style(25, colour=BLUE))
    page.text((6, 52, 80, 62), "Tumblewick Robotics Ltd, Canal Road, Bradford", Style(17, colour=COAL))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    linen(deck)
    proof(deck)
    money(deck)
