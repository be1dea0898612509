"""A Dutch deck of few words, 16:10: small titles, figures instead of sentences, a large sum apart from its label."""

from canvas import WHITE, Style
from paper import Deck, Look, Page

from .strokes.graphs import cascade, curves, legend, lying, ring
from .strokes.marks import icon, ladder
from .strokes.words import grille, layered, pill, plain, story, strong, tiles

ORANGE, NAVY, ICE, GREEN, RED = (
    (0.93, 0.42, 0.08),
    (0.1, 0.14, 0.3),
    (0.93, 0.95, 0.98),
    (0.2, 0.62, 0.4),
    (0.8, 0.2, 0.2),
)


def frame(page: Page) -> None:
    """Draw the sign of the company in the upper right corner and the number in a tab at the foot."""
    page.disc((95, 8), 16, ORANGE)
    page.disc((95, 8), 7, WHITE)
    page.rule((95, 8), (95, 18), ORANGE, width=3)
    page.rect((48.5, 95, 51.5, 100), ICE)
    page.text((48.5, 95.8, 51.5, 99), str(page.number), Style(9, "helv", NAVY, "centre"))


LOOK = Look(
    frame=frame,
    body=Style(18, "helv", NAVY),
    head=Style(15, "hebo", ORANGE),
    primary=NAVY,
    accent=ORANGE,
    pale=ICE,
    size=(1000, 625),
    title=(6, 6.5, 80, 12),
)


def opening(deck: Deck) -> None:
    """Cover, the question, the answer of today."""
    page = deck.blank()
    page.photo((56, 0, 100, 100), 14, colours=((235, 140, 60), (30, 40, 90)))
    page.text((6, 30, 54, 56), "Is it in the stomach?", Style(50, "hebo", NAVY, leading=1.08))
    page.text((6, 60, 52, 72), "The feeding tube that tells the nurse where it is", Style(20, "helv", NAVY))
    page.disc((8, 88), 12, ORANGE)
    page.text((11, 85.7, 52, 92), "Gorsvelt Medical B.V., Eindhoven", Style(15, "hebo", NAVY))
    page = deck.slide("the question")
    page.text((6, 18, 60, 44), "1 in 40", Style(92, "hebo", NAVY))
    page.text((6, 47, 56, 64), "feeding tubes that are placed blind ends in a lung", plain(page, 28))
    for number in range(40):
        at = (64 + number % 8 * 3.8, 24 + number // 8 * 9)
        page.disc(at, 8, ORANGE if number == 18 else ICE)
    page.text(
        (6, 80, 90, 90),
        "Pneumothorax, pneumonia. In the Netherlands 9 to 11 patients die of it each year.",
        plain(page, 17),
    )
    page = deck.slide("the answer today")
    boxes = list(tiles((6, 20, 92, 84), 2, gap=5))
    for box, (head, lines) in zip(
        boxes,
        [
            (
                "X-ray",
                [
                    "2 h 50 min until somebody has looked",
                    "€ 94 per picture",
                    "radiation, also for babies",
                    "patient is moved at night",
                ],
            ),
            (
                "pH paper",
                [
                    "wrong or unclear: 1 in 5",
                    "fails with acid blockers",
                    "no liquid, no result",
                    "nobody writes it down",
                ],
            ),
        ],
        strict=True,
    ):
        pill(page, box, ICE, round_by=0.05)
        page.text((box[0] + 4, box[1] + 6, box[2] - 4, box[1] + 18), head, strong(page, 34, NAVY))
        story(page, (box[0] + 4, box[1] + 24, box[2] - 3, box[3] - 4), lines, plain(page, 21), mark="–")


def product(deck: Deck) -> None:
    """The product."""
    page = deck.slide("our answer: TipTrue")
    page.rule((10, 40), (70, 40), NAVY, width=5)
    page.disc((70, 40), 15, GREEN)
    page.text((6, 45, 30, 52), "nose", plain(page, 14))
    page.text((62, 46, 78, 53), "tip", plain(page, 14, align="centre"))
    page.text(
        (6, 18, 92, 34), "A single-use optical sensor in the tip of the feeding tube.", strong(page, 27, NAVY)
    )
    facts = [
        ("8 s", "from push to answer"),
        ("green / red", "stomach / airway, on a € 60 handset"),
        ("any nurse", "no X-ray, no extra step"),
        ("every 4 h", "checks again by itself"),
    ]
    boxes = list(tiles((6, 62, 94, 90), 4, gap=3))
    layers = {0: (0, 11, strong(page, 28)), 1: (12, None, plain(page, 16))}
    layered(page, boxes, facts, layers)


def proof(deck: Deck) -> None:
    """Evidence, savings, market."""
    page = deck.slide("does it work?")
    rows = [("", "X-ray: stomach", "X-ray: airway"), ("TipTrue green", "203", "0"), ("TipTrue red", "2", "7")]
    grille(page, (6, 22, 60, 66), rows, widths=(1.3, 1.2, 1.2), size=22, lines="boxes")
    page.text(
        (6, 72, 60, 90),
        "212 patients, 3 hospitals (Tilburg, Ghent, Aachen). Ethics approval, results published.",
        plain(page, 16),
    )
    ring(page, (80, 42), 100, (205, 7), tints=(GREEN, RED))
    page.text((72, 36, 88, 48), "100 %", strong(page, 26, NAVY, align="centre"))
    page.text((66, 72, 94, 84), "of the tubes in an airway were found", plain(page, 16, align="centre"))
    page = deck.slide("what a hospital saves, in € per tube")
    costs = [
        ("X-ray and reading", 94.0),
        ("waiting, moving", 61.0),
        ("wrong places", 23.0),
        ("TipTrue, list price", -38.0),
        ("handset, training", -4.0),
    ]
    cascade(page, (6, 18, 94, 90), costs, tints=(NAVY, ORANGE, GREEN), form="{:g}")
    page.text((80, 79, 94, 86), "left over", plain(page, 11.5, align="centre"))
    page = deck.slide("how many tubes?")
    parts = ((4.1, "hospital wards"), (2.6, "intensive care"), (1.9, "home care"), (0.8, "newborns"))
    tints = (NAVY, ORANGE, (0.55, 0.6, 0.75), (0.98, 0.75, 0.5))
    ring(page, (28, 54), 165, [size for size, _ in parts], tints=tints, hole=0.66)
    page.text((18, 46, 38, 56), "9,4 mln", strong(page, 34, NAVY, align="centre"))
    page.text((18, 57, 38, 63), "per year in Europe", plain(page, 14, align="centre"))
    legend(
        page,
        (52, 28, 90, 66),
        [(f"{size} mln  {name}", tint) for (size, name), tint in zip(parts, tints, strict=True)],
        size=22,
    )
    page.text(
        (52, 74, 94, 86), "= € 357 mln a year at our price. First three countries: € 88 mln.", plain(page, 18)
    )
    page = deck.slide("who else?")
    rivals = [
        ("", "at the bedside", "without extra staff", "safe with acid blockers", "checks again"),
        ("Gorsvelt", "yes", "yes", "yes", "yes"),
        ("electromagnetic tracking", "yes", "no", "yes", "no"),
        ("CO2 caps", "yes", "yes", "yes", "no"),
        ("Sonda (Lyon, € 11 mln in 2023)", "yes", "no", "yes", "no"),
    ]
    grille(page, (6, 20, 92, 84), rivals, widths=(1.9, 1.1, 1.3, 1.5, 1), size=17)


def closing(deck: Deck) -> None:
    """Route and team."""
    page = deck.slide("the road")
    events = [
        ("2022", "First patent filed, granted in Europe in May 2024"),
        ("2024", "ISO 13485 certificate; study with 212 patients"),
        ("Q4 2025", "Design freeze, moulds ordered in Shenzhen and Oss"),
        ("Q2 2026", "Technical file to the notified body (MDR class IIa)"),
        ("Q3 2027", "CE mark, first 20 hospitals"),
        ("2028", "FDA 510(k), partner for the US"),
    ]
    ladder(page, (6, 20, 92, 92), events, dates=0.15)
    page = deck.slide("four of us")
    crew = [
        ("Wietse Hoekema", "engineer", "optics, ten years at a lithography supplier"),
        ("Noor Abbink", "director", "brought two catheters to market"),
        ("Dr. Fleur Staring", "doctor", "intensivist in Tilburg, 2 days a week"),
        ("Bram Ouwejan", "quality", "ex notified body, knows the other side"),
    ]
    boxes = list(tiles((8, 22, 92, 84), 4, gap=3))
    for number, (x0, y0, x1, _) in enumerate(boxes):
        page.photo((x0, y0, x1, y0 + 26), 90 + number, colours=((30, 40, 90), (240, 170, 110)))
    layers = {
        0: (29, 35, strong(page, 18, NAVY)),
        1: (36, 41, plain(page, 15, ORANGE)),
        2: (42, None, plain(page, 15)),
    }
    layered(page, boxes, crew, layers)


def money(deck: Deck) -> None:
    """Turnover, the round, the last word, an appendix."""
    page = deck.slide("turnover, € mln")
    series = {"turnover": (0, 0.4, 2.6, 7.1, 14.8), "costs": (1.3, 2.2, 3.4, 5.2, 8.9)}
    curves(
        page,
        (7, 20, 92, 88),
        series,
        names=("2026", "2027", "2028", "2029", "2030"),
        tints=(ORANGE, NAVY),
        top=15,
    )
    page = deck.slide("what we look for")
    page.text((6, 24, 94, 56), "€ 3,2 mln", Style(112, "hebo", NAVY))
    rows = [
        ("used so far", "€ 1,4 mln (founders, family, innovation credit)"),
        ("for", "CE mark and moulds 55 %, sales in NL, BE and DE 30 %, patents 15 %"),
        ("with", "one lead and two or three angels"),
        ("next", "€ 8 mln for the US, in 2028"),
    ]
    grille(page, (6, 62, 92, 92), rows, widths=(1, 5), size=16, head=False, lines="none")
    page = deck.blank()
    page.rect((0, 0, 100, 100), ORANGE)
    icon(page, "tick", (50, 34), 60, WHITE)
    page.text((10, 56, 90, 68), "Yes, it is in the stomach.", Style(34, "hebo", WHITE, "centre"))
    page.text((10, 74, 90, 80), "noor@gorsvelt.example", Style(18, "helv", WHITE, "centre"))
    page = deck.slide("appendix: what 164 nurses said")
    answers = [
        ("I doubt the place every week", 71.0),
        ("I wait more than 2 hours", 64.0),
        ("I would use TipTrue", 93.0),
    ]
    lying(page, (6, 24, 88, 76), answers, tint=ORANGE, form="{:g} %", label=0.4)


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    product(deck)
    proof(deck)
    closing(deck)
    money(deck)
