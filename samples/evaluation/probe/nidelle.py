"""Nidelle Dx: a blood test in the first trimester (US, diagnostics). Serif sentences as titles, Google Slides size."""

from canvas import GREY, Style
from paper import Deck, Look, Page

from .anatomy import (
    chevrons,
    essay,
    figures,
    gantt,
    ledger,
    milestones,
    rings,
    roster,
    scores,
    spending,
    style,
    wordmarks,
)

PLUM, ROSE = (0.33, 0.12, 0.33), (0.84, 0.33, 0.42)


def frame(page: Page) -> None:
    """A hairline under everything, the name beside the number."""
    page.rule((6, 93), (94, 93), ROSE, width=0.5)
    page.text((6, 94.2, 70, 98), "Nidelle Dx  |  Confidential", Style(9, colour=GREY))
    page.text((84, 94.2, 94, 98), str(page.number), Style(9, colour=GREY, align="right"))


LOOK = Look(
    frame,
    head=Style(27, "tibo", PLUM, leading=1.12),
    primary=PLUM,
    accent=ROSE,
    pale=(0.97, 0.9, 0.92),
    size=(720, 405),
    title=(6, 6, 94, 22),
)


def draw(deck: Deck) -> None:
    """Draw the deck."""
    cover(deck)
    problem(deck)
    data(deck)
    business(deck)
    plan(deck)


def cover(deck: Deck) -> None:
    """The promise is larger than the name."""
    page = deck.blank(LOOK.pale)
    page.text((8, 22, 92, 48), "Know at week 12.", Style(68, "tibo", PLUM))
    page.text((8, 50, 80, 60), "A first-trimester blood test for preeclampsia", Style(22))
    page.text((8, 80, 50, 87), "Nidelle Dx", Style(20, "hebo", ROSE))
    page.text((8, 87, 60, 93), "Jan 13, 2026  ·  San Francisco", Style(13, colour=GREY))


def problem(deck: Deck) -> None:
    """The condition, the product, the science."""
    page = deck.slide(
        "1 in 12 moms-to-be develops preeclampsia. Most find out when it is already an emergency."
    )
    facts = [
        ("8%", "of US pregnancies, and rising"),
        ("$2.2B", "cost to US payers, first 12 months after birth"),
    ]
    figures(page, (6, 34, 94, 70), [*facts, ("34 wks", "typical diagnosis: too late for prevention")])
    page.text(
        (6, 76, 94, 88),
        "Aspirin before week 16 cuts the risk of early disease by more than half. But who should take it?",
    )
    page = deck.slide("One tube of blood, at a visit she already has")
    steps = [
        ("Draw", "10 mL with the week-12 labs. No new appointment"),
        ("Measure", "Five placental proteins plus cfRNA"),
    ]
    steps += [
        ("Score", "Preeclampsia risk in 3 days, in the chart"),
        ("Act", "Low-dose aspirin, home BP cuff, extra scan"),
    ]
    chevrons(page, (6, 34, 94, 80), steps)
    page = deck.slide("Why it works: the placenta tells on itself early")
    parts = [
        ("Placental signal", "By week 10 a badly implanted placenta sheds RNA and makes too little PlGF.")
    ]
    parts += [("Two layers", "Proteins alone miss preterm disease. RNA alone is noisy. Together: AUC 0.93.")]
    parts += [
        ("Owned", "2 patents issued, 3 pending. Exclusive license from the university, signed May 2022.")
    ]
    essay(page, (6, 32, 94, 88), parts)


def data(deck: Deck) -> None:
    """The study and what others do."""
    page = deck.slide("FORESIGHT-12: 2,140 pregnancies, 9 sites, blinded")
    rows = [
        ("", "Nidelle panel", "Clinical checklist", "PlGF alone"),
        ("Sensitivity, preterm disease", "84%", "39%", "56%"),
    ]
    rows += [
        ("Specificity", "90%", "74%", "88%"),
        ("NPV", "99.4%", "96.8%", "98.1%"),
        ("Result by", "week 12", "-", "week 20+"),
    ]
    ledger(page, (6, 30, 94, 76), rows, widths=[2.4, 1.4, 1.4, 1.4])
    page.text(
        (6, 80, 94, 90),
        "Readout October 2025. Manuscript accepted; embargo lifts 03/02/2026.",
        Style(13, colour=GREY),
    )
    page = deck.slide("Nobody else gives an answer while prevention still works")
    rivals = {
        "Us": "4434",
        "Maternal-fetal ultrasound": "2211",
        "Third-trimester ratio tests": "0343",
        "Lumeris Bio ($62M Series B)": "3120",
    }
    scores(page, (6, 26, 94, 88), rivals, columns=["Before wk 16", "Accuracy", "Fits routine", "Payer path"])


def business(deck: Deck) -> None:
    """Market, money earned, partners."""
    page = deck.slide("A $3.4B test in the US alone")
    markets = [
        ("TAM $3.4B", "3.6M births + early losses, $699 list"),
        ("SAM $1.1B", "commercially insured, large OB groups"),
    ]
    rings(page, (6, 26, 94, 90), [*markets, ("SOM $140M", "year 5, 4 states, 200k tests")])
    page = deck.slide("We get paid like every other send-out test")
    rows = [
        ("List / expected ASP", "$699 / $412"),
        ("COGS at 50k tests a year", "$96"),
        ("PLA code", "effective 4/1/2026"),
    ]
    rows += [
        ("Payers so far", "2 regional Blues in pilot, Medicaid in one state"),
        ("2025 revenue", "$310K, early access, self pay"),
    ]
    ledger(page, (6, 28, 94, 76), rows, widths=[3, 5], head=False)
    wordmarks(page, (6, 81, 94, 89), ["Lakeshore OB", "Mercer Women's", "TRIWELL", "Bayou MFM"])


def plan(deck: Deck) -> None:
    """What comes, who does it, what it costs."""
    page = deck.slide("From CLIA lab to De Novo")
    spans = {
        "LDT launch, 4 states": (0.0, 2.0),
        "FORESIGHT-US (n=5,000)": (0.5, 3.5),
        "De Novo submission": (3.5, 4.2),
    }
    gantt(
        page,
        (6, 28, 94, 74),
        {**spans, "National coverage": (4.0, 6.0)},
        ticks=["1H26", "2H26", "1H27", "2H27", "1H28", "2H28"],
    )
    page = deck.slide("A team that has shipped prenatal tests before")
    people = [
        ("Marisol Tench", "CEO", "Prenatal screening GM, launched 3 LDTs\nMBA, Kellogg"),
        ("Dr. Ewan Sable", "CSO", "Placental biology, UCSF\n61 papers"),
    ]
    people += [
        ("Priya Lockridge", "VP Lab Ops", "Ran a 400k sample/yr CLIA lab"),
        ("Dr. June Abara", "CMO", "OB-GYN, MFM fellowship\n20 years on L&D"),
    ]
    roster(page, (6, 26, 94, 90), people)
    page = deck.slide("Series A: $8.5M for 24 months and one FDA submission")
    spending(
        page,
        (6, 28, 66, 86),
        {"FORESIGHT-US": 46, "lab & automation": 24, "commercial, first 4 states": 18, "G&A": 12},
    )
    page.text((69, 30, 94, 40), "In so far", style(page, 15, bold=True))
    page.text(
        (69, 38, 94, 88),
        "$3.1M seed, 2023\n$1.4M NIH SBIR\nPost-money of the seed: $13M\nInsiders will take pro rata",
        Style(13),
    )
    page = deck.slide("Talk to us")
    milestones(
        page, (8, 26, 90, 66), [("Feb 10", "data room opens"), ("Mar 20", "term sheets"), ("Apr 30", "close")]
    )
    page.text((6, 76, 94, 84), "marisol@nidelledx.com   ·   Nidelle Dx, Inc., Oakland CA", Style(16))
