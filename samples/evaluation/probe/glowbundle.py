"""A US accelerator deck of few and very large words: a light blanket for newborns; the sum is in the last sentence, no date."""

from canvas import WHITE, Style
from paper import Deck, Look, Page

from .shared.anatomy import body, bold, curve, flow, rings


def frame(page: Page) -> None:
    """Draw nothing but the name in the middle of the bottom."""
    page.text((40, 92, 60, 98), "Glowbundle", Style(12, "hebo", page.look.accent, "centre"))


LOOK = Look(
    frame=frame,
    body=Style(24, colour=(0.1, 0.12, 0.3), align="centre", leading=1.3),
    head=Style(44, "hebo", (0.1, 0.12, 0.3), "centre", 1.12),
    primary=(0.1, 0.12, 0.3),
    accent=(0.18, 0.44, 0.95),
    pale=(0.9, 0.94, 1.0),
    title=(8, 12, 92, 46),
)
BLUE = (0.18, 0.44, 0.95)


def opening(deck: Deck) -> None:
    """Cover, problem, product."""
    page = deck.blank(BLUE)
    page.text((10, 30, 90, 50), "Glowbundle", Style(64, "hebo", WHITE, "centre"))
    page.text(
        (10, 56, 90, 66), "Jaundiced babies go home on day one", Style(26, colour=WHITE, align="centre")
    )
    page = deck.slide("3 in 5 newborns turn yellow.")
    page.text(
        (12, 50, 88, 80),
        "Treatment: alone in a plastic box under a lamp, eyes taped, 2 extra nights in hospital. "
        "$1.4B a year in the US.",
    )
    page = deck.slide("We put the lamp in the swaddle.")
    page.text(
        (12, 50, 88, 84),
        "A woven fiber-optic blanket that treats jaundice while mom holds, feeds and takes the baby home. "
        "40 µW/cm²/nm, same dose as the box.",
    )
    page = deck.blank()
    page.photo((0, 0, 100, 100), 93, colours=((40, 90, 240), (250, 230, 220)))
    page.text(
        (5, 78, 95, 92), "Ava, 36 hours old, under treatment. Yes, right now.", Style(26, "hebo", WHITE)
    )


def proof(deck: Deck) -> None:
    """Proof, regulation, model, market."""
    page = deck.slide("It works.")
    bilirubin = [("0 h", 17.1), ("12 h", 15.0), ("24 h", 12.6), ("36 h", 10.9), ("48 h", 9.2)]
    curve(page, (8, 32, 55, 86), bilirubin)
    flow(
        page,
        (60, 36, 94, 84),
        [
            "Serum bilirubin, mg/dL, n=54, two Texas hospitals",
            "Non-inferior to overhead lamp",
            "0 readmissions",
            "51 of 54 moms breastfed on demand",
        ],
        body(page, 19, align="left"),
    )
    page = deck.slide("510(k) cleared.")
    page.text(
        (12, 50, 88, 84),
        "Class II, product code LBI. Cleared on first submission. HCPCS E0202 pays $74 a day for home "
        "phototherapy. Already.",
    )
    page = deck.slide("$89 a day. Hospitals keep the bed.")
    page.text(
        (12, 50, 88, 88),
        "Rental to hospitals and DME companies. Blanket lasts 200 babies, costs us $310. 11 paying hospitals, $37K MRR, "
        "+28% month over month since launch. 4 health systems in procurement.",
    )
    page = deck.slide()
    rings(
        page,
        (4, 6, 52, 90),
        [("$3.2B", "all newborn light care"), ("$1.1B", "US, home-eligible"), ("$90M", "500 hospitals")],
    )
    page.text(
        (56, 30, 94, 74),
        "Next: preterm thermoregulation, then India and Nigeria, where 1 in 9 affected babies is harmed for life.",
        body(page, 24, align="left"),
    )


def closing(deck: Deck) -> None:
    """Team and the round."""
    page = deck.slide()
    page.text((8, 12, 92, 26), "Two NICU nurses and a textile engineer.", bold(page, 34))
    people = [
        "Tamsin Eberhardt, CEO. NICU nurse 11 yrs, MBA Rice",
        "Joelle Baptiste-Ray, Clinical. NICU nurse, lactation consultant",
        "Arjun Vellore, CTO. Made heated jackets for 2M skiers; 9 patents",
    ]
    flow(page, (14, 38, 86, 84), people, body(page, 22, align="left"))
    page = deck.blank((0.1, 0.12, 0.3))
    page.text(
        (10, 16, 90, 46),
        "$2M on a post-money SAFE gets us to 60 hospitals and breakeven.",
        Style(36, "hebo", WHITE, "centre", 1.15),
    )
    page.text(
        (14, 54, 86, 76),
        "$12M cap. So far: $125K accelerator, $350K angels, $256K NIH. $700K of this round is in.",
        Style(19, colour=(0.8, 0.86, 1), align="centre"),
    )
    page.text((14, 82, 86, 90), "tamsin@glowbundle.com", Style(19, "hebo", WHITE, "centre"))


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    proof(deck)
    closing(deck)
