"""A formal deck of a Danish antibody company, titles in a dark rail at the left, the round in such a title, in kroner."""

from canvas import WHITE, Style
from paper import Deck, Look, Page

from .strokes.graphs import curves, field, lanes, legend, lying, ring, towers
from .strokes.marks import ladder, portraits
from .strokes.words import grille, layered, plain, story, strong, tiles

FOREST, BRASS, MIST = (0.07, 0.22, 0.2), (0.72, 0.53, 0.2), (0.92, 0.94, 0.92)
SAGE, CLAY = (0.45, 0.6, 0.54), (0.7, 0.36, 0.26)
BODY = (32, 9, 96, 92)


def frame(page: Page) -> None:
    """Draw the rail with the number of the slide at its foot."""
    page.rect((0, 0, 28, 100), FOREST)
    page.rect((28, 0, 28.5, 100), BRASS)
    page.text((3, 92, 20, 97), f"{page.number:02d}", Style(12, "tiro", BRASS))


LOOK = Look(
    frame=frame,
    body=Style(17, "helv", (0.16, 0.2, 0.2)),
    head=Style(25, "tibo", WHITE, leading=1.18),
    primary=FOREST,
    accent=BRASS,
    pale=MIST,
    title=(3, 9, 26, 88),
)


def opening(deck: Deck) -> None:
    """Cover, summary, the disease."""
    page = deck.blank()
    page.rect((0, 0, 100, 100), FOREST)
    page.photo((58, 0, 100, 100), 3, colours=((30, 70, 62), (190, 150, 90)))
    page.text(
        (6, 24, 54, 66),
        "Stopping the scar before it takes the pancreas",
        Style(42, "tibo", WHITE, leading=1.15),
    )
    page.text((6, 76, 54, 82), "Alderhelm Therapeutics ApS", Style(19, "hebo", BRASS))
    page.text((6, 83, 54, 89), "Series A briefing · Copenhagen, 27 October 2025", Style(14, "helv", WHITE))
    page = deck.slide("The company on one page")
    rows = [
        ("Programme", "AHT-7, a monoclonal antibody against ITGA11 on pancreatic stellate cells"),
        ("Indication", "Chronic pancreatitis; orphan designation in the EU since June 2024"),
        ("Stage", "Toxicology in two species complete, CTA in preparation"),
        ("Follow-on", "AHT-12, bispecific, for fibrosis of the bile ducts (lead selection)"),
        ("Patents", "Composition of matter to 2043, three families"),
        ("People", "11 employees at the university hospital campus, Copenhagen"),
    ]
    grille(page, BODY, rows, widths=(1, 3.6), size=17, head=False)
    page = deck.slide("An organ that digests itself")
    page.text((32, 9, 96, 18), "Exocrine function after the first attack, % of normal", strong(page, 17))
    curves(
        page,
        (34, 21, 95, 68),
        {"no second attack": (100, 97, 95, 94, 92), "recurrent": (100, 81, 58, 37, 22)},
        names=("year 0", "2", "4", "6", "8"),
        tints=(SAGE, CLAY),
        top=100,
        form="{:g} %",
    )
    page.text(
        (32, 75, 96, 93),
        "410,000 people in Europe and 290,000 in the United States live with chronic pancreatitis. "
        "Every third becomes diabetic, every fourth stops working within five years.",
    )


def science(deck: Deck) -> None:
    """Care today, mechanism and data."""
    page = deck.slide("Care today treats the symptoms")
    rows = [
        ("", "Relieves pain", "Replaces function", "Slows fibrosis"),
        ("Opioids, gabapentinoids", "partly", "–", "–"),
        ("Enzyme capsules", "–", "yes", "–"),
        ("Endoscopic stents", "for 1–2 years", "–", "–"),
        ("Surgery, islet transplant", "in 6 of 10", "–", "–"),
        ("AHT-7 (target profile)", "yes", "–", "yes"),
    ]
    grille(page, BODY, rows, widths=(2, 1.2, 1.3, 1.2), size=16, lines="zebra")
    page = deck.slide("One receptor turns a repair cell into a scar cell")
    steps = [
        ("Injury", "Alcohol, gallstones or a gene variant inflames the gland"),
        ("Switch", "Quiet stellate cells put ITGA11 on their surface and grip collagen"),
        ("Lock", "The grip itself tells the cell to make more collagen"),
        ("Release", "AHT-7 covers the gripping site; the cell lets go and falls quiet again"),
    ]
    for (x0, y0, x1, y1), (head, text) in zip(
        tiles((33, 10, 96, 88), 2, 2, gap=3, drop=6), steps, strict=True
    ):
        last = head == "Release"
        page.rect((x0, y0, x1, y1), FOREST if last else MIST)
        page.text((x0 + 2, y0 + 4, x1 - 2, y0 + 13), head, strong(page, 24, BRASS))
        page.text((x0 + 2, y0 + 15, x1 - 2, y1 - 2), text, plain(page, 17, WHITE if last else None))
    page = deck.slide("In mice the scar shrinks by two thirds")
    page.text(
        (32, 9, 96, 17),
        "Collagen area after 8 weeks of caerulein, % of gland (n = 12 per arm)",
        strong(page, 16),
    )
    arms = [("vehicle", (31,)), ("pirfenidone", (27,)), ("AHT-7, 3 mg/kg", (19,)), ("AHT-7, 10 mg/kg", (11,))]
    towers(page, (33, 20, 95, 78), arms, tints=(SAGE,), form="{:.0f}")
    page.text(
        (32, 84, 96, 94),
        "Treatment began in week 4, when fibrosis was established. Repeated by a contract lab in Uppsala.",
    )
    page = deck.slide("Human tissue answers in the same way")
    page.text(
        (32, 9, 96, 27),
        "Slices of 14 resected pancreases, kept alive for five days with and without antibody. "
        "Collagen I fell in eleven of them.",
        plain(page, 18),
    )
    ring(page, (46, 60), 125, (11, 2, 1), tints=(FOREST, SAGE, CLAY))
    notes = [("Collagen I down by over 30%: 11", FOREST), ("Unchanged: 2", SAGE), ("Tissue lost: 1", CLAY)]
    legend(page, (65, 42, 96, 80), notes, size=18)


def development(deck: Deck) -> None:
    """Safety, plan and landscape."""
    page = deck.slide("Safety and supply are ready for the clinic")
    items = [
        "No adverse finding up to 100 mg/kg in cynomolgus monkeys (13 weeks, GLP)",
        "No binding to platelets or lymphocytes; no cytokine release in whole blood",
        "Cell line at 5.8 g/l; two 200-litre batches made in Hillerød",
        "Subcutaneous form at 150 mg/ml, stable for 24 months at 4°C",
    ]
    story(page, (33, 12, 95, 88), items, plain(page, 21), mark="•", gap=0.9)
    page = deck.slide("From filing to proof of concept in thirty months")
    tasks = [
        ("CTA filing and approval", 0, 1.2),
        ("Phase 1a, healthy", 1.2, 2.4),
        ("Phase 1b, patients", 2.2, 4.6),
        ("MRI elastography read-out", 4.4, 5),
        ("AHT-12 to candidate", 0.4, 3.5),
    ]
    lanes(page, (32, 9, 97, 72), ("H1 26", "H2 26", "H1 27", "H2 27", "H1 28"), tasks, tint=SAGE)
    page.text(
        (32, 79, 96, 93),
        "Scientific advice from the Danish and Spanish agencies, received 19 March 2025, supports elastography as the "
        "primary measure.",
        plain(page, 15),
    )
    page = deck.slide("Few others aim at the scar itself")
    rivals = [
        (0.7, 0.82, "AHT-7"),
        (0.8, 0.3, "Fibrelle (Basel): CHF 74m Series B, May 2024"),
        (0.3, 0.55, "Kollavant: bought for $310m, phase 2"),
        (0.15, 0.2, "camostat, repurposed"),
    ]
    names = [(x * 0.62, y, name) for x, y, name in rivals]
    field(page, (35, 17, 95, 84), ("Evidence in human tissue", "Selective for stellate cells"), names, own=0)


def closing(deck: Deck) -> None:
    """Value and people."""
    page = deck.slide("What a disease-modifying drug would be worth")
    rows = [
        ("Treated patients at peak, EU and US", "38,000"),
        ("Net price per year", "€14,500"),
        ("Peak sales", "€551m"),
        ("Likely exit after phase 1b, recent comparables", "$240m–$420m"),
    ]
    grille(page, (32, 10, 96, 62), rows, widths=(2.4, 1), size=20, head=False, right=(1,))
    page.text(
        (32, 70, 96, 90),
        "Assumes one in eighteen diagnosed patients, after two attacks, for an average of 3.1 years.",
    )
    page = deck.slide("The team has taken antibodies to market before")
    crew = [
        ("Merete Ahlgreen", "Chief executive", "Led business development at two listed Danish biotechs"),
        (
            "Jonas Winterfeldt",
            "Chief scientific officer",
            "Described ITGA11 on stellate cells during his PhD in Lund",
        ),
        ("Sanne Kirkebæk", "Chief medical officer", "Gastroenterologist; 17 trials in liver and pancreas"),
        ("Tor Hammervold", "Manufacturing", "Four antibodies from cell line to launch"),
    ]
    portraits(page, list(tiles((33, 12, 97, 86), 2, 2, gap=3, drop=10)), crew, seed=31)


def money(deck: Deck) -> None:
    """Money so far and the round."""
    page = deck.slide("How we came this far on little money")
    events = [
        ("2021", "Founders' shares and a proof-of-concept grant of DKK 1.8m"),
        ("Nov 2022", "Pre-seed of DKK 14m from two Nordic funds"),
        ("2023", "Public innovation grant, DKK 9.4m over three years"),
        ("Feb 2025", "Convertible loan of DKK 6m, converts at a 20 % discount"),
        ("Sept 2025", "DKK 4.1m in the bank, runway to May 2026"),
    ]
    ladder(page, (30, 12, 96, 92), events, dates=0.2)
    page = deck.slide("DKK 60m takes AHT-7 through its first patients")
    uses = [("Phase 1a and 1b", 46.0), ("Drug product", 24.0), ("AHT-12", 17.0), ("Team and patents", 13.0)]
    lying(page, (32, 10, 95, 46), uses, tint=SAGE, form="{:g} %", label=0.32)
    boxes = list(tiles((32, 52, 96, 81), 3, gap=2))
    terms = [
        ("DKK 24m", "at closing, expected in March 2026"),
        ("DKK 36m", "when the CTA is approved"),
        ("DKK 95m", "pre-money valuation proposed by the lead"),
    ]
    for box in boxes:
        page.rect(box, MIST)
    layers = {0: (3, 13, strong(page, 24)), 1: (15, None, plain(page, 14))}
    layered(page, boxes, terms, layers, left=1.5, right=1)
    page.text(
        (32, 87, 96, 92), "Merete Ahlgreen · ma@alderhelm.example · +45 55 01 93 20", plain(page, 14, CLAY)
    )


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    science(deck)
    development(deck)
    closing(deck)
    money(deck)
