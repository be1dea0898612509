"""A US deck of microphones for grain bins, 4:3, typewriter on kraft paper, one thought a slide; neither sum nor date."""

from canvas import Style
from paper import Deck, Look, Page

from .strokes.graphs import curves, lying
from .strokes.marks import arrow, icon
from .strokes.words import grille, layered, plain, story, strong, tiles

KRAFT, INK, BRICK, HUSK, FIELD = (
    (0.93, 0.87, 0.76),
    (0.2, 0.15, 0.1),
    (0.66, 0.24, 0.14),
    (0.86, 0.78, 0.62),
    (0.36, 0.42, 0.2),
)


def frame(page: Page) -> None:
    """Draw a double line at the foot with the number between."""
    page.rule((6, 93), (94, 93), INK, width=0.8)
    page.rule((6, 93.7), (94, 93.7), INK, width=0.8)
    page.text((44, 94.6, 56, 98.5), f"- {page.number} -", Style(10, "cour", INK, "centre"))


LOOK = Look(
    frame=frame,
    body=Style(17, "cour", INK, leading=1.4),
    head=Style(27, "cobo", INK, leading=1.15),
    primary=INK,
    accent=BRICK,
    pale=HUSK,
    paper=KRAFT,
    size=(720, 540),
    title=(6, 7, 94, 25),
)


def opening(deck: Deck) -> None:
    """Cover, loss, how it is found today, the product."""
    page = deck.blank()
    for number in range(7):
        x, high = 9 + number * 12.5, (18, 30, 22, 36, 26, 15, 28)[number]
        page.rect((x, 62 - high, x + 9, 62), HUSK, INK)
        page.rule((x, 62 - high), (x + 4.5, 56 - high), INK, width=1)
        page.rule((x + 9, 62 - high), (x + 4.5, 56 - high), INK, width=1)
    page.text((6, 66, 94, 80), "We can hear beetles eat.", Style(38, "cobo", BRICK))
    page.text((6, 84, 94, 90), "GRAINSONG, Salina, Kansas", Style(16, "cobo", INK))
    page = deck.slide("A full bin is a farmer’s bank account. Something is eating it.")
    page.text((6, 32, 94, 56), "8 cents of every dollar", strong(page, 50, BRICK))
    page.text(
        (6, 60, 94, 90),
        "of stored corn, wheat and rice is lost to insects and mold before it is sold. "
        "In the US that is about $2.6 billion in a normal year.",
    )
    page = deck.slide("How you find out today")
    ways = [
        ("You smell it.", "Too late."),
        ("You climb in with a probe.", "26 people suffocated in bins last year."),
        ("You hang temperature cables.", "Heat shows up 5 weeks after the weevils."),
        ("You fumigate on a schedule.", "$1,900 a bin, whether or not anyone is home."),
    ]
    boxes = list(tiles((6, 27, 94, 90), 1, 4, drop=2))
    layers = {0: (0, 6, strong(page, 19)), 1: (7, None, plain(page, 17, BRICK))}
    layered(page, boxes, ways, layers)
    page = deck.slide("So we listen.")
    page.photo((6, 24, 40, 72), 201, colours=((150, 110, 50), (240, 220, 160)))
    items = [
        "A steel spear with six microphones goes into the grain.",
        "It hears larvae chew at 3 to 9 kHz, through 40 inches of corn.",
        "Solar radio on the roof. Your phone says which bin, how deep, how many.",
    ]
    story(page, (44, 25, 94, 76), items, plain(page, 19), gap=0.8)
    page.text(
        (6, 79, 94, 90),
        "Acoustic insect alarms for grain storage: farms, co-ops, elevators, rice mills.",
        strong(page, 18, FIELD),
    )


def proof(deck: Deck) -> None:
    """Trial, ledger of a bin, market."""
    page = deck.slide("Found in week 1, not week 6")
    page.text((6, 21, 94, 26), "Insects per kilogram in an untreated test bin", plain(page, 14))
    curves(
        page,
        (8, 30, 92, 74),
        {"weevils": (0.2, 0.5, 1.3, 3.4, 8.8, 21)},
        names=("wk 1", "2", "3", "4", "5", "6"),
        tints=(BRICK,),
        top=21,
    )
    arrow(page, (6, 81), (12, 81), FIELD)
    page.text((14, 78.5, 94, 83), "we ring here: 0.2 per kg, week 1", plain(page, 15, FIELD))
    arrow(page, (6, 87), (12, 87), BRICK)
    page.text((14, 84.5, 94, 90), "cables ring here: 21 per kg, week 6", plain(page, 15, BRICK))
    page = deck.slide("What one bin saves a year")
    rows = [
        ("50,000 bushels of corn", ""),
        ("Fumigations not done", "$2,850"),
        ("Discounts not taken at sale", "$4,100"),
        ("Fans not run", "$620"),
        ("Spear and service", "-$1,140"),
        ("In the farmer’s pocket", "$6,430"),
    ]
    grille(page, (6, 26, 94, 86), rows, widths=(2.6, 1), size=19, right=(1,))
    page = deck.slide("Where the bins are")
    bins = [
        ("Iowa, Illinois, Nebraska", 412.0),
        ("Kansas, Dakotas", 251.0),
        ("Rice: Arkansas, Gulf", 38.0),
        ("Canada", 190.0),
    ]
    page.text((6, 20, 94, 25), "Thousands of bins above 10,000 bushels", plain(page, 14))
    lying(page, (6, 29, 92, 68), bins, tint=FIELD, form="{:g}k", label=0.46)
    page.text(
        (6, 73, 94, 90),
        "At $1,140 a bin and year: $1.0 billion. Exporters and maltsters come on top.",
        plain(page, 18),
    )


def closing(deck: Deck) -> None:
    """Customers and rivals."""
    page = deck.slide("Who pays us already")
    facts = [
        ("640", "spears in the ground"),
        ("71", "farms"),
        ("9", "co-ops and 1 brewer"),
        ("94%", "renewed after harvest"),
    ]
    boxes = list(tiles((6, 27, 94, 76), 2, 2, gap=4, drop=5))
    for box in boxes:
        page.rect(box, HUSK)
    layers = {0: (3, 13, strong(page, 38, BRICK)), 1: (14, None, plain(page, 17))}
    layered(page, boxes, facts, layers, left=3, right=2)
    page.text(
        (6, 81, 94, 90),
        "$702,000 in yearly contracts. We lose money on radios and make it back on the second season.",
        plain(page, 16),
    )
    page = deck.slide("Others at the bin")
    rivals = [
        ("", "insects", "early", "no climbing"),
        ("Grainsong", "yes", "yes", "yes"),
        ("Heat cables", "no", "no", "yes"),
        ("CO2 sensors (SiloSniff, $14M raised)", "partly", "week 4", "yes"),
        ("Probe traps", "yes", "week 2", "no"),
    ]
    grille(page, (6, 26, 94, 82), rivals, widths=(2.4, 1, 1, 1.2), size=16, lines="boxes")


def people(deck: Deck) -> None:
    """Crew and money."""
    page = deck.slide("Three people and a dog")
    crew = [
        ("Wendell Strahan", "Fourth-generation wheat. Ran a 30-bin elevator"),
        ("Dr. Lakshmi Paravur", "Bioacoustics. Counted shrimp for the Navy, now counts weevils"),
        ("Tess Oberholt", "Hardware. Built 80,000 tire sensors"),
        ("Biscuit", "Finds rats. Unpaid"),
    ]
    boxes = list(tiles((6, 26, 94, 90), 1, 4, drop=3))
    for x0, y0, _, _ in boxes:
        icon(page, "flag", (x0 + 2, y0 + 5), 13, BRICK)
    layers = {0: (0, 6, strong(page, 18)), 1: (6, None, plain(page, 15))}
    layered(page, boxes, crew, layers, left=7)
    page = deck.slide("Money")
    rows = [
        ("Our savings", "$96,000"),
        ("Friends and neighbors, 2023", "$410,000"),
        ("USDA SBIR, phase I and II", "$781,500"),
        ("Operating line at the farm bank", "$250,000"),
    ]
    grille(page, (6, 22, 94, 56), rows, widths=(2.6, 1), size=18, head=False, lines="none", right=(1,))
    words = [
        "Now we want to raise a seed round and need one investor who knows what a bushel is. "
        "How much and at what price, we’d rather talk about over pie.",
        "wendell@grainsong.example",
    ]
    story(page, (6, 61, 94, 91), words, plain(page, 19), gap=0.6)


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    proof(deck)
    closing(deck)
    people(deck)
