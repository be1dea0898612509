"""An Indian deck on remote care for lungs: crowded slides, sums in crore and lakh, a date with strokes on the cover."""

from dataclasses import replace

from canvas import WHITE, Style
from paper import Deck, Look, Page

from .shared.anatomy import allocation, body, bold, cells, curve, faces, figures, flow, funnel, ledger, matrix


def frame(page: Page) -> None:
    """Draw a ribbon at the top right with the name, and nothing else."""
    page.rect((84, 0, 100, 7), page.look.accent)
    page.text((85, 1.3, 99, 7), "Saansly", Style(15, "hebo", WHITE, "centre"))


LOOK = Look(
    frame=frame,
    body=Style(14.5, colour=(0.13, 0.15, 0.25)),
    head=Style(24, "hebo", (0.22, 0.13, 0.5), leading=1.1),
    primary=(0.22, 0.13, 0.5),
    accent=(0.98, 0.5, 0.1),
    pale=(0.95, 0.94, 1.0),
    title=(3, 4, 82, 13),
)
CARE = "App + Bluetooth spirometer + breathing coach = pulmonary rehab at home for COPD & asthma patients"


def opening(deck: Deck) -> None:
    """Cover, founder's story, problem and product."""
    page = deck.blank((0.22, 0.13, 0.5))
    page.disc((50, 30), 60, (0.98, 0.5, 0.1))
    page.text((30, 23, 70, 40), "saansly", Style(34, "hebo", WHITE, "centre"))
    page.text(
        (10, 50, 90, 60),
        "Har saans zaroori hai  |  Every breath counts",
        Style(22, colour=WHITE, align="centre"),
    )
    page.text((10, 62, 90, 70), CARE, Style(15, colour=(0.9, 0.88, 1), align="centre"))
    page.text(
        (10, 86, 90, 92),
        "Bengaluru  |  Last updated: 15/10/2025  |  Strictly private & confidential",
        Style(11, colour=(0.9, 0.88, 1), align="centre"),
    )
    page = deck.slide("Why we started")
    page.photo((3, 17, 34, 92), 5, colours=((250, 190, 120), (80, 60, 140)))
    story = [
        "My nani had COPD. 9 hospitalisations in 3 years, each Rs. 70-80k, nearest chest physician 4 hours away in Belagavi.",
        "Nobody ever taught her how to breathe, how to use the inhaler or when to worry.",
        "She passed in 2021. We incorporated in Feb 2022. - Ananya",
    ]
    flow(page, (38, 22, 96, 86), story, body(page, 19, font="tiit"))
    page = deck.slide("5.5 Cr Indians with COPD, 3.5 Cr with asthma - and ~7,500 pulmonologists")
    facts = [
        ("Inhaler technique wrong", "8 of 10"),
        ("Drop off medicine in 90 days", "62%"),
        ("Re-admission in 90 days", "31%"),
        ("OPD time per patient", "4 min"),
        ("Rehab centres in India", "< 200"),
        ("Out-of-pocket spend", "Rs. 38k p.a."),
    ]
    figures(page, (4, 20, 96, 92), facts, across=3)
    page = deck.slide("Saansly: lung care programme on the phone")
    cards = [
        ("See", "Sensor in the mouthpiece: FEV1 and peak flow twice a day, ICMR-validated (n=312)"),
        ("Coach", "Breathing physio by video in 8 languages, 12-week rehab plan, inhaler check by camera AI"),
        ("Catch", "Flare-up alert 3.2 days before patient feels it; doctor dashboard; e-pharmacy refill"),
    ]
    for (x0, y0, x1, y1), (head, text) in zip(cells((3, 30, 97, 78), 3, 1, gap=3), cards, strict=True):
        page.rect((x0, y0, x1, y0 + 11), page.look.primary)
        page.text((x0 + 1, y0 + 2, x1 - 1, y0 + 11), head, replace(bold(page, 18, WHITE), align="centre"))
        page.text((x0 + 1, y0 + 14, x1 - 1, y1), text, body(page, 16))
    page.text((3, 18, 97, 27), CARE, bold(page, 15, page.look.accent))
    page.text(
        (3, 83, 97, 94),
        "CDSCO Class B registration for the spirometer (licensed-in hardware, Pune). Software: our own, "
        "ABDM / ABHA integrated, DPDP Act compliant.",
        body(page, 13),
    )


def proof(deck: Deck) -> None:
    """Outcomes, traction, model and market."""
    page = deck.slide("Outcomes (12 weeks, 1,140 completed patients)")
    rows = [
        ("Parameter", "Before", "After", "Change"),
        ("6-min walk", "291 m", "346 m", "+55 m"),
        ("CAT score", "21.4", "14.9", "-6.5"),
        ("Exacerbations / quarter", "0.81", "0.33", "-59%"),
        ("Adherence to controller inhaler", "38%", "81%", "2.1x"),
    ]
    ledger(page, (4, 18, 96, 74), rows, widths=(2.4, 1, 1, 1), size=17)
    page.text(
        (4, 79, 96, 92),
        "Abstract presented at national chest conference, Jaipur 2024. RCT (n=400) with a medical "
        "college in Mysuru under way, CTRI registered.",
        body(page, 13.5),
    )
    page = deck.slide("Traction: ARR Rs. 84 lakh, 3.4x YoY")
    quarters = [("Q1 FY25", 11.0), ("Q2", 17.0), ("Q3", 25.0), ("Q4", 39.0), ("Q1 FY26", 58.0), ("Q2", 84.0)]
    curve(page, (3, 16, 60, 90), quarters, form="{:g} L")
    traction = [
        "4,600 paid enrolments till date",
        "21 hospitals & nursing homes in KA, TN, MH",
        "2 insurers: pilot for 900 lives",
        "1 pharma patient-support programme, PO of Rs. 45 lakh",
        "M3 retention 77%, CAC Rs. 640, payback < 1 month",
        "Rated 4.7 on Play Store",
    ]
    flow(page, (64, 20, 97, 88), traction, mark="»")
    page = deck.slide("How we make money (B2B2C)")
    rows = [
        ("Who pays", "What", "Price", "Mix"),
        ("Patient", "12-week plan incl. device on rent", "Rs. 4,999", "46%"),
        ("Hospital", "White-label follow-up, per patient", "Rs. 1,200 / m", "27%"),
        ("Insurer", "Outcome based, per life", "Rs. 900 p.a.", "9%"),
        ("Pharma", "Adherence programme", "Project", "18%"),
    ]
    ledger(page, (4, 18, 96, 80), rows, widths=(1, 2.6, 1.3, 0.7), size=16)
    page.text((4, 85, 96, 93), "Gross margin 58% today, 71% at 20k patients.", body(page, 14))
    page = deck.slide("Market size")
    stages = [
        ("Rs. 41,000 Cr", "TAM: respiratory care spend in India 2025"),
        ("Rs. 6,200 Cr", "SAM: urban + tier-2, diagnosed, smartphone at home"),
        ("Rs. 310 Cr", "SOM: 5% of SAM by FY31"),
    ]
    funnel(page, (5, 20, 96, 90), stages)
    page = deck.slide("Competition")
    names = ("Saansly", "Diabetes apps", "Spiro makers", "Rehab centre", "WhatsApp doctor")
    matrix(
        page,
        (3, 18, 97, 88),
        names,
        {
            "Lung specific": "x.xx.",
            "Objective lung function": "x.xo.",
            "Vernacular coaching": "xo.oo",
            "Early warning": "x....",
            "Works in tier-2/3": "xxo.x",
        },
    )


def business(deck: Deck) -> None:
    """Growth plan, team, numbers, the raise and contact."""
    page = deck.slide("Where next")
    plans = [
        "FY26: 60 hospitals, Hindi belt launch (Lucknow, Patna, Raipur)",
        "FY27: insurer OPD riders, 50k patients, revenue INR 12 Cr",
        "FY28: Bangladesh, Indonesia, Nigeria with pharma partner; EBITDA positive",
    ]
    flow(page, (5, 22, 95, 84), plans, body(page, 21), mark="»")
    page = deck.slide("Founding team & advisors")
    team = [
        (
            "Ananya Kulkarnavi",
            "Co-founder & CEO",
            "IIM-B; built chronic care vertical at a unicorn e-pharmacy",
        ),
        ("Dr Farhan Siddharaj", "Co-founder & CMO", "MD Pulmonary Medicine, 14 yrs, ex-NIMHANS / CMC"),
        ("Vignesh Thirumal", "Co-founder & CTO", "IIT-M; ML for audio at a smart speaker company"),
        ("Prof. Leela Chackola", "Advisor", "Wrote national guideline on pulmonary rehab"),
    ]
    faces(page, (4, 20, 96, 88), team, across=2)
    page = deck.slide("Financials (INR lakh)")
    rows = [
        ("", "FY24 A", "FY25 A", "FY26 E", "FY27 P"),
        ("Revenue", "14", "52", "240", "1,200"),
        ("Gross profit", "5", "27", "139", "790"),
        ("Team", "31", "66", "190", "380"),
        ("EBITDA", "-48", "-79", "-210", "-95"),
    ]
    ledger(page, (4, 18, 96, 84), rows, widths=(2, 1, 1, 1, 1), size=17)
    page = deck.slide("The ask")
    page.text(
        (4, 19, 96, 35), "Raising INR 6.5 Cr seed @ INR 38 Cr pre-money", bold(page, 30, page.look.accent)
    )
    parts = {"Clinical + product": 34.0, "Sales tier-2": 31.0, "Coaches": 20.0, "RCT": 15.0}
    allocation(page, (4, 40, 96, 62), parts)
    history = [
        "Till date: INR 90 lakh angel round (Aug 2023), INR 50 lakh BIRAC BIG grant, INR 20 lakh Karnataka Elevate",
        "Commitments of INR 2.1 Cr in hand, min. cheque INR 25 lakh via AIF. 18-20 months runway to INR 10 Cr ARR.",
    ]
    flow(page, (4, 68, 96, 92), history, body(page, 15), mark="»")
    page = deck.blank((0.22, 0.13, 0.5))
    page.text((10, 36, 90, 54), "Dhanyavaad!", Style(46, "hebo", WHITE, "centre"))
    page.text(
        (10, 58, 90, 66),
        "founders@saansly.in  |  +91 80 5550 1290",
        Style(16, colour=(0.9, 0.88, 1), align="centre"),
    )


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    proof(deck)
    business(deck)
