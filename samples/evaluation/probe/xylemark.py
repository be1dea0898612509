"""Xylemark: finds disease in vineyards (US, not health care). Letter size, titles in a tab, no sum asked for."""

from canvas import GREY, WHITE, Style
from paper import Deck, Look, Page

from .anatomy import (
    chevrons,
    columns,
    curve,
    essay,
    figures,
    gantt,
    ledger,
    quote,
    rings,
    roster,
    scores,
    spending,
    style,
)

WINE, LEAF = (0.42, 0.06, 0.18), (0.38, 0.55, 0.2)


def frame(page: Page) -> None:
    """A tab hanging from the top for the title, the domain in the corner."""
    page.rect((6, 0, 70, 13), WINE)
    page.text((74, 4, 96, 9), "xylemark.farm", Style(13, "cobo", LEAF, "right"))


LOOK = Look(
    frame,
    body=Style(16),
    head=Style(22, "hebo", WHITE, leading=1.1),
    primary=WINE,
    accent=LEAF,
    pale=(0.97, 0.93, 0.9),
    size=(792, 612),
    title=(8, 3, 69, 12.5),
)


def draw(deck: Deck) -> None:
    """Draw the deck."""
    page = deck.blank(LOOK.pale)
    page.photo((0, 0, 100, 46), 12, colours=((120, 140, 70), (90, 30, 50)))
    page.text((8, 54, 92, 66), "Diagnose the vine before it shows symptoms.", Style(34, "hebo", WINE))
    page.text((8, 72, 92, 78), "Rapid pathogen testing for wine grape growers", Style(18))
    page.text((8, 90, 60, 95), "xylemark", Style(20, "cobo", LEAF))
    notice(deck)
    product(deck)
    evidence(deck)
    business(deck)
    close(deck)


def notice(deck: Deck) -> None:
    """The lawyers' page with the date, then the disease."""
    page = deck.slide("Notice")
    text = (
        "For discussion only. Forward-looking statements are just that. Trial "
        "data belong to the estates named and may not be copied.\nLast updated "
        "10-Feb-2026. Questions to the founders, please, not to the growers."
    )
    page.text((8, 26, 92, 60), text, Style(15, colour=GREY))
    page = deck.slide("Leafroll: the epidemic nobody sees")
    figures(
        page,
        (8, 22, 92, 52),
        [
            ("3 yrs", "from infection to red leaves"),
            ("$1.1M", "lost per 40-acre block, replant included"),
            ("1 in 4", "new Napa blocks carry the virus"),
        ],
    )
    quote(
        page,
        (8, 60, 90, 88),
        "By the time I could see it, I had already propagated it into two other blocks.",
        who="Vineyard manager, St. Helena",
    )


def product(deck: Deck) -> None:
    """The kit and the app."""
    page = deck.slide("A lab in the truck")
    steps = [
        ("Swab", "Petiole punch, 40 vines an hour"),
        ("Run", "RT-LAMP cartridge, 9 pathogens, 35 min"),
        ("Map", "GPS tag per vine, spread model"),
        ("Treat", "Rogue, or vector control. Not both blindly"),
    ]
    chevrons(page, (6, 24, 94, 70), steps)
    page.text(
        (8, 76, 92, 88),
        "Red blotch, leafroll 1-3, Pierce's disease, fanleaf and friends. "
        "Same sensitivity as a send-out PCR lab, same afternoon.",
    )
    page = deck.slide("What the grower gets")
    parts = [
        ("Per-vine health record", "Every plant has a chart: tests, treatments, prognosis."),
        ("Quarantine advice", "Which rows to pull this winter, in dollars."),
    ]
    essay(
        page,
        (8, 24, 92, 80),
        [*parts, ("Clean-stock certificate", "Nurseries sell certified vines at a $0.60 premium.")],
    )


def evidence(deck: Deck) -> None:
    """Field trials and rivals."""
    page = deck.slide("Field trial, harvest 2025")
    rows = [
        ("", "Xylemark", "Send-out PCR", "Scout's eye"),
        ("Sensitivity", "97%", "98%", "31%"),
        ("Specificity", "99%", "99%", "80%"),
        ("Hours to result", "0.6", "240", "0"),
    ]
    ledger(
        page, (8, 22, 92, 66), [*rows, ("Cost per vine", "$4.10", "$38", "$0.90")], widths=[2, 1.3, 1.3, 1.3]
    )
    page.text((8, 74, 92, 86), "11,200 vines, 14 estates, UC Davis extension as referee.", Style(15))
    page = deck.slide("Who else diagnoses plants")
    rivals = {
        "Us": "4443",
        "University clinics": "1412",
        "Drone imaging (VitiSky, raised $18.5M)": "3124",
        "Dogs. Really": "4310",
    }
    scores(page, (8, 22, 92, 88), rivals, columns=["Early", "Accurate", "In the field", "Scale"])
    page = deck.slide("Paid pilots to paid seasons")
    points = [
        ("2023", 0.05, "2 estates"),
        ("2024", 0.35, "14"),
        ("2025", 0.8, "51"),
        ("signed 2026", 1.0, "63"),
    ]
    curve(page, (8, 22, 92, 74), points)
    page.text(
        (8, 80, 92, 90), "$420K invoiced in 2025. Founded 2022. Pre-seed $750K (2024), USDA SBIR $181,500."
    )


def business(deck: Deck) -> None:
    """Market and prices."""
    page = deck.slide("Wine first, then citrus")
    rings(
        page,
        (8, 22, 92, 90),
        [
            ("$2.7B", "perennial crop diagnostics, world"),
            ("$380M", "wine grapes, US + EU"),
            ("$44M", "California coastal, 5 years out"),
        ],
    )
    page = deck.slide("Revenue by line, $K")
    columns(
        page,
        (8, 20, 60, 88),
        {
            "2024": (90, "90"),
            "2025": (420, "420"),
            "2026 plan": (1300, "1,300"),
            "2027 plan": (3900, "3,900"),
        },
    )
    page.text(
        (64, 26, 93, 84),
        "Cartridge $82 (20 vines)\nReader leased, $190/mo in "
        "season\nNurseries pay per lot\nGM 61% today, 74% at volume",
    )


def close(deck: Deck) -> None:
    """What comes, who, and a conversation without a sum."""
    page = deck.slide("Next 18 months")
    spans = {
        "Cartridge line, 5k/wk": (0, 3),
        "Nursery program (Oregon)": (1, 4),
        "Citrus greening panel": (2, 6),
        "EU distributor": (4, 6),
    }
    gantt(page, (8, 22, 92, 86), spans, ticks=["Q2 26", "Q3 26", "Q4 26", "Q1 27", "Q2 27", "Q3 27"])
    page = deck.slide("Who")
    people = [
        ("Lucia Marchetto", "CEO", "4th-gen grower, ex lab manager, big winery"),
        ("Owen Takeda", "CTO", "Assay chemist, built a COVID LAMP kit"),
        ("Fern Alcott", "Field", "Ran pest control for 9,000 acres"),
    ]
    roster(page, (8, 22, 92, 84), people)
    page = deck.slide("Where new money would go")
    spending(
        page,
        (8, 24, 92, 66),
        {"cartridge line": 40, "field teams": 30, "citrus R&D": 20, "working capital": 10},
    )
    page.text(
        (8, 74, 92, 90),
        "Round size depends on the nursery deal; we'd rather "
        "talk it through over a glass.\nlucia@xylemark.farm",
        style(page, 18),
    )
