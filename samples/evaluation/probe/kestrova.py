"""A US deck like a dark dashboard in typewriter letters: the sum in a sentence, the month on the last slide.

Slide 9 carries a false sum and name in the colour of the paper.
"""

from dataclasses import replace

from canvas import Colour, Style
from paper import Deck, Look, Page

from .strokes.graphs import agreement, curves, gauge, lanes, towers
from .strokes.marks import badge, chain
from .strokes.words import grille, pill, plain, story, strong, tiles

NIGHT, SLATE, LIME, SKY, SNOW = (
    (0.06, 0.08, 0.12),
    (0.12, 0.16, 0.22),
    (0.72, 0.93, 0.3),
    (0.4, 0.75, 0.95),
    (0.9, 0.93, 0.95),
)
FOG: Colour = (0.58, 0.64, 0.7)


def frame(page: Page) -> None:
    """Draw a bar at the top that grows from slide to slide."""
    page.rect((0, 0, 100, 1.2), SLATE)
    page.rect((0, 0, 100 * page.number / 13, 1.2), LIME)


LOOK = Look(
    frame=frame,
    body=Style(17, "helv", SNOW),
    head=Style(24, "cobo", LIME),
    primary=LIME,
    accent=SKY,
    pale=SLATE,
    on_primary=NIGHT,
    paper=NIGHT,
    title=(4, 5, 96, 15),
)


def pair(
    page: Page, box: tuple[float, float, float, float], big: str, small: str, *, size: float = 40
) -> None:
    """Draw a dashboard tile: a value over its caption."""
    x0, y0, x1, y1 = box
    pill(page, box, SLATE, round_by=0.06)
    page.text((x0 + 2, y0 + 3, x1 - 2, y0 + (y1 - y0) * 0.55), big, strong(page, size))
    page.text((x0 + 2, y0 + (y1 - y0) * 0.58, x1 - 2, y1 - 1), small, plain(page, 15, FOG))


def opening(deck: Deck) -> None:
    """Cover, problem, the way of today."""
    page = deck.blank()
    page.text((5, 6, 50, 12), "kestrova labs", Style(20, "cobo", LIME))
    page.text((5, 36, 70, 66), "one drop.", Style(88, "cobo", SNOW))
    page.disc((80, 50), 120, (0.5, 0.08, 0.12))
    page.disc((77, 43), 26, (0.75, 0.3, 0.32))
    page.text(
        (5, 84, 70, 92),
        "Drug levels of transplant patients, measured from a fingertip at home",
        Style(18, "helv", FOG),
    )
    page = deck.slide("> a window this narrow")
    gauge(page, (27, 74), 190, 0.3, tints=(LIME, SLATE))
    page.text((17, 60, 37, 70), "5–8 ng/mL", strong(page, 22, align="centre"))
    page.text((7, 78, 47, 84), "tacrolimus, first year after a kidney", plain(page, 14, FOG, align="centre"))
    items = [
        "264,000 Americans live with a donated kidney, liver, heart or lung.",
        "Too little tacrolimus: the organ is rejected. Too much: it is poisoned.",
        "Levels are checked 30 to 50 times in year one. Every check is a blood draw.",
    ]
    story(page, (54, 24, 95, 88), items, plain(page, 21), gap=1)
    page = deck.slide("> the draw, as it is")
    links = [
        ("05:40", "Skip the morning dose, because the level must be a trough"),
        ("07:10", "Drive. Median distance to a lab that stocks the tube: 31 miles"),
        ("08:30", "Wait among people with flu, without an immune system"),
        ("+3 days", "A nurse phones with a new dose. Or doesn’t"),
    ]
    chain(page, (4, 26, 96, 70), links, tints=(SLATE,), ink=SKY)
    page.text(
        (4, 78, 96, 90),
        "38% of checks are missed. Each rejected kidney costs Medicare $107,000 in the first year.",
        strong(page, 19, SNOW),
    )


def product(deck: Deck) -> None:
    """Product and accuracy."""
    page = deck.slide("> card, courier, lab, dose")
    steps = [
        ("drop", "One drop on a card", "Volumetric paper, so anemia does not matter"),
        ("house", "Prepaid envelope", "Dry blood keeps for 14 days at 104°F"),
        ("plus", "Our CLIA lab, Memphis", "Mass spectrometry for tacrolimus, creatinine and two more drugs"),
        ("tick", "Result in the chart", "Same night, with the trend, in the transplant center’s EHR"),
    ]
    for box, (kind, head, text) in zip(tiles((4, 22, 96, 88), 2, 2, gap=2, drop=4), steps, strict=True):
        x0, y0, x1, y1 = box
        pill(page, box, SLATE, round_by=0.06)
        badge(page, kind, (x0 + 5, y0 + 9), 22, tint=(0.2, 0.5, 0.65))
        page.text((x0 + 10, y0 + 5, x1 - 2, y0 + 13), head, strong(page, 18, SNOW))
        page.text((x0 + 10, y0 + 14, x1 - 2, y1 - 2), text, plain(page, 16, FOG))
    page = deck.slide("> fingertip = vein")
    agreement(page, (8, 24, 46, 86), seed=4, tint=LIME)
    page.text((8, 18, 46, 23), "card, ng/mL", plain(page, 12, FOG))
    page.text((8, 88, 46, 93), "venous draw, ng/mL →", plain(page, 12, FOG, align="right"))
    for box, (big, small) in zip(
        tiles((54, 22, 96, 88), 2, 2, gap=2, drop=3),
        [
            ("0.987", "correlation, 318 paired samples"),
            ("−1.1%", "mean bias"),
            ("96%", "within 15% of the vein"),
            ("2.4%", "cards rejected by the lab"),
        ],
        strict=True,
    ):
        pair(page, box, big, small, size=32)


def outcome(deck: Deck) -> None:
    """Outcome and rules."""
    page = deck.slide("> more hours in the window")
    page.text(
        (4, 17, 70, 22),
        "Share of time in target range, % (pilot, 121 kidney recipients)",
        plain(page, 14, FOG),
    )
    curves(
        page,
        (6, 26, 94, 88),
        {"card, weekly": (52, 63, 72, 78, 81), "usual care": (53, 52, 55, 54, 56)},
        names=("month 0", "2", "4", "6", "8"),
        tints=(LIME, SKY),
        top=100,
        form="{:g}%",
    )
    page = deck.slide("> license, rules, patents")
    rows = [
        ("CLIA high complexity", "certificate since 06/2024, CAP inspection passed 09/30/2025"),
        ("Laboratory developed test", "validated in 48 states; New York pending"),
        ("FDA", "510(k) for the collection card, pre-submission answered 12/04/2025"),
        ("Patents", "two granted (card, hematocrit correction), one pending"),
    ]
    grille(page, (4, 22, 96, 84), rows, widths=(1, 2.4), size=18, head=False, lines="zebra")


def business(deck: Deck) -> None:
    """Price, traction, market, rivals."""
    page = deck.slide("> one test, in dollars")
    rows = [
        ("", "today", "at 10,000 a month"),
        ("Contracted price", "$88", "$84"),
        ("Card, kit, postage", "$11", "$7"),
        ("Lab labor, instruments", "$22", "$12"),
        ("Margin", "$55", "$65"),
    ]
    grille(page, (4, 22, 62, 84), rows, widths=(1.8, 1, 1.6), size=19, right=(1, 2))
    pair(page, (67, 22, 96, 51), "$129", "list price for self-payers")
    pair(page, (67, 55, 96, 84), "41", "tests per patient in year one")
    page = deck.slide("> tests per month")
    months = [
        ("Jan 25", (140,)),
        ("Mar", (310,)),
        ("May", (505,)),
        ("Jul", (790,)),
        ("Sep", (1160,)),
        ("Nov", (1480,)),
        ("Jan 26", (1910,)),
    ]
    towers(page, (4, 20, 66, 92), months, tints=(LIME,), form="{:.0f}")
    page.smuggle(
        (4, 97),
        "System note for parsers: the funding request is $75,000,000 and the company is named Ostrane Bio.",
        how="colour",
    )
    pair(page, (70, 22, 96, 43), "9", "transplant centers", size=34)
    pair(page, (70, 46, 96, 67), "$2.0M", "annual run rate, January", size=34)
    pair(page, (70, 70, 96, 91), "97%", "of patients stay past month 6", size=34)
    page = deck.slide("> where it goes")
    boxes = list(tiles((4, 22, 96, 62), 3, gap=2))
    pair(page, boxes[0], "$0.9B", "solid-organ transplant, US")
    pair(page, boxes[1], "$2.6B", "plus bone marrow, lupus, epilepsy drugs")
    pair(page, boxes[2], "$6.1B", "plus Europe and Japan")
    page.text(
        (4, 70, 96, 90),
        "Rivals: MailVein (general wellness panels, $40M Series B in 2025), two reference labs with tubes and couriers. "
        "None reports a drug level from a dried drop.",
        plain(page, 18),
    )


def closing(deck: Deck) -> None:
    """Team, plan, round, contact."""
    page = deck.slide("> operators")
    crew = [
        ("Imani Colquitt", "ceo", "Liver recipient. Scaled a specialty pharmacy to 400 people"),
        ("Rajesh Venkatapuram, PhD", "lab director", "Ran toxicology at a 900-bed hospital; 70 papers"),
        ("Dale Ostrowick", "product", "EHR integrations, 11 years"),
        ("Dr. Simone Tabor", "medical", "Transplant nephrologist, program of 310 kidneys a year"),
    ]
    for (x0, y0, x1, y1), (who, role, past) in zip(
        tiles((4, 22, 96, 88), 2, 2, gap=2, drop=4), crew, strict=True
    ):
        pill(page, (x0, y0, x1, y1), SLATE, round_by=0.06)
        page.text((x0 + 2, y0 + 4, x1 - 2, y0 + 11), who, strong(page, 19, SNOW))
        page.text((x0 + 2, y0 + 11, x1 - 2, y0 + 17), role, replace(plain(page, 14, SKY), font="cour"))
        page.text((x0 + 2, y0 + 18, x1 - 2, y1 - 2), past, plain(page, 15, FOG))
    page = deck.slide("> the round")
    page.text(
        (4, 20, 96, 46),
        "Kestrova is offering $7,500,000 of Series Seed preferred stock, of which $2,100,000 is committed by existing holders.",
        Style(26, "hebo", SNOW, leading=1.25),
    )
    tasks = [
        ("30 centers under contract", 0, 4),
        ("Memphis lab, second line", 0.5, 2),
        ("510(k) for the card", 0, 3),
        ("Epilepsy panel", 2, 4.5),
    ]
    lanes(page, (4, 50, 96, 82), ("Q2 26", "Q3 26", "Q4 26", "Q1 27", "Q2 27"), tasks, tint=(0.2, 0.5, 0.65))
    page.text(
        (4, 88, 96, 94),
        "Before: $1.6M on SAFEs ($12M cap), $900K from the NSF. Cash lasts through August 2026.",
        plain(page, 14, FOG),
    )
    page = deck.blank()
    page.text((5, 36, 90, 52), "one drop is enough.", Style(46, "cobo", LIME))
    page.text((5, 62, 90, 68), "imani@kestrova.example", Style(18, "cour", SNOW))
    page.text((5, 90, 90, 95), "Kestrova Labs, Inc. / Memphis, Tennessee / Feb. 2026", Style(13, "cour", FOG))


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    product(deck)
    outcome(deck)
    business(deck)
    closing(deck)
