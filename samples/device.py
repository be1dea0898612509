"""Halvetta Medical, an invented maker of a compression wrap that raises a seed round in euros."""

import pictures
from canvas import GREY, HEIGHT, WHITE, WIDTH, Deck, Point, Sheet, Style, Theme
from charts import Axes, Series, bar_chart, cards, chain, line_chart, portraits, ring, table

PLUM, ORANGE, SAND = (0.36, 0.14, 0.34), (0.9, 0.47, 0.13), (0.98, 0.95, 0.91)


def logo(sheet: Sheet, centre: Point, radius: float) -> None:
    """Three bands of a wrap."""
    x, y = centre
    for index, colour in enumerate((PLUM, ORANGE, PLUM)):
        top = y - radius + index * radius * 0.7
        sheet.polygon(
            (
                (x - radius, top),
                (x + radius, top + 3),
                (x + radius, top + radius * 0.55),
                (x - radius, top + radius * 0.4),
            ),
            colour,
        )


THEME = Theme(
    PLUM,
    ORANGE,
    SAND,
    "Halvetta Medical B.V.   ·   Confidential   ·   14 January 2026",
    logo,
    "side",
    "tibo",
    "–",
)
BODY = Style(19)
NOTE = Style(10, "heit", GREY)


def cover(deck: Deck) -> None:
    """The name and the tagline; the date is in the footer."""
    sheet = deck.blank()
    sheet.rect((0, 0, WIDTH, HEIGHT), SAND)
    sheet.picture((480, 0, 960, 540), pictures.leg_wrap())
    sheet.rect((0, 0, 22, HEIGHT), PLUM)
    logo(sheet, (92, 84), 34)
    sheet.write((58, 210), "Halvetta Medical", Style(47, "tibo", PLUM))
    sheet.rect((60, 230, 180, 235), ORANGE)
    tagline = "The compression wrap that feels the leg and keeps the right pressure"
    sheet.paragraph((58, 254, 460, 350), tagline, Style(22, "tiit"))
    sheet.write((58, 420), "Seed round investor deck", Style(17, "hebo", PLUM))
    sheet.footer(1)


def problem(deck: Deck) -> None:
    """The burden of the disease."""
    sheet = deck.slide("Venous leg ulcers: compression works, if it is right")
    cards(
        sheet,
        (50, 108, 920, 202),
        (
            ("2.2 million", "people in Europe live with an open venous leg ulcer"),
            ("70%", "of bandages are too loose or too tight within a day"),
            ("€11,200", "cost per patient and year, mostly nursing visits"),
        ),
        columns=3,
    )
    sheet.bullets(
        (50, 228, 920, 490),
        (
            "Compression is the standard of care, but pressure falls as the swelling goes down",
            "Too little pressure and the wound stays open for months; too much harms the skin",
            "Nurses cannot see the pressure under the bandage and re-wrap by feel, two or three times a week",
            "Half of all ulcers are still open after six months; one in four comes back within a year",
            "A shortage of 30,000 community nurses is forecast in the Benelux and Germany by 2030",
        ),
        BODY,
    )


def product(deck: Deck) -> None:
    """What the company makes."""
    sheet = deck.slide("Halvetta One: a wrap that adjusts itself")
    lead = (
        "Halvetta Medical builds a wearable compression wrap that measures the pressure "
        "on the leg every second and adjusts itself, so that venous ulcers heal at home."
    )
    bottom = sheet.paragraph((50, 104, 560, 210), lead, Style(19, "hebo", PLUM))
    sheet.bullets(
        (50, bottom + 22, 560, 495),
        (
            "Twelve textile pressure sensors woven into the lining",
            "Seven motorised bands hold 40 mmHg at the ankle, day and night",
            "Washable sleeve, 310 grams, battery for four days",
            "The nurse sees pressure and wear time on a tablet; alerts only when needed",
        ),
        BODY,
    )
    sheet.picture((604, 104, 920, 460), pictures.leg_wrap())
    sheet.write((604, 478), "Rendering of the second prototype", NOTE)


def working(deck: Deck) -> None:
    """The control loop and a bench test."""
    sheet = deck.slide("How it works")
    chain(
        sheet,
        (50, 112, 920, 262),
        (
            ("Sense", "Woven capacitive sensors read the pressure at twelve points"),
            ("Decide", "Closed-loop control on the device, with fixed safety limits"),
            ("Adjust", "Bands tighten or relax by 1 mmHg steps in under 3 seconds"),
            ("Report", "Wear time and pressure go to the nurse once a day"),
        ),
    )
    axes = Axes("Pressure at the ankle over one day", "Hours after wrapping", "mmHg", 0, 50, 10)
    lines = (
        Series("Standard bandage", (41, 34, 27, 22, 19, 17, 16), (0.6, 0.58, 0.6)),
        Series("Halvetta One", (40, 40, 39, 41, 40, 40, 40), ORANGE),
    )
    line_chart(sheet, (50, 280, 600, 502), axes, lines, labels=("0", "4", "8", "12", "16", "20", "24"))
    sheet.bullets(
        (640, 300, 920, 500),
        (
            "Bench test on 20 leg models, 24 hours each",
            "Within 2 mmHg of target 96% of the time",
            "Control method patented (EP granted, US pending)",
        ),
        BODY,
    )


def evidence(deck: Deck) -> None:
    """The pilot study."""
    sheet = deck.slide("Pilot study: wounds close twice as fast")
    axes = Axes(
        "Ulcers closed after 12 weeks", "Arm of the pilot study", "per cent of patients", 0, 80, 20, "%"
    )
    bar_chart(sheet, (50, 104, 500, 498), axes, {"Usual care (n = 18)": 33, "Halvetta One (n = 18)": 67})
    sheet.bullets(
        (540, 112, 920, 500),
        (
            "Randomised pilot, 36 patients, two wound clinics in Utrecht and Ghent, 2024 to 2025",
            "Primary endpoint, complete closure at week 12: 67% against 33% (p = 0.04)",
            "Worn 21 hours a day on average",
            "No serious device-related adverse events; two cases of mild skin redness",
            "Nursing visits fell from 2.6 to 0.9 a week",
            "Pivotal study of 180 patients planned",
        ),
        BODY,
    )


def regulatory(deck: Deck) -> None:
    """Routes to the market as a table."""
    sheet = deck.slide("Regulatory pathway: CE mark first, then 510(k)")
    table(
        sheet,
        (50, 108, 920, 356),
        (
            ("Market", "Class", "Route", "Status", "Expected"),
            (
                "European Union",
                "IIa",
                "CE mark under MDR 2017/745, rule 9",
                "technical file 60% complete; notified body contracted",
                "Q4 2026",
            ),
            (
                "United States",
                "II",
                "510(k) with a cleared powered compression sleeve as predicate",
                "Pre-Submission meeting with FDA held in October 2025",
                "Q3 2027",
            ),
            ("United Kingdom", "IIa", "UKCA, on the basis of the CE mark", "not started", "2027"),
        ),
        widths=(1.4, 0.7, 2.8, 2.8, 1),
    )
    sheet.bullets(
        (50, 376, 920, 500),
        (
            "Quality system to ISO 13485: stage 1 audit passed in September 2025, stage 2 in March 2026",
            "Software life cycle to IEC 62304 class B; electrical safety to IEC 60601-1 tested",
            "FDA agreed that no De Novo request is needed; clinical data will be asked for",
        ),
        Style(16),
    )


def market(deck: Deck) -> None:
    """Market sizes as a ring."""
    sheet = deck.slide("A €2.9bn market in Europe and the United States")
    parts = ((52, PLUM), (31, ORANGE), (17, (0.78, 0.68, 0.74)))
    ring(sheet, (210, 292), 140, parts)
    sheet.write((210, 288), "€2.9bn", Style(30, "hebo", PLUM, "centre"))
    sheet.write((210, 312), "a year", Style(14, align="centre"))
    for index, ((share, colour), name) in enumerate(
        zip(parts, ("Bandages and stockings", "Nursing time for wrapping", "Pneumatic pumps"), strict=True)
    ):
        sheet.rect((390, 226 + index * 46, 410, 246 + index * 46), colour)
        sheet.write((420, 242 + index * 46), f"{name}: {share}%", Style(15))
    cards(
        sheet,
        (650, 112, 920, 426),
        (
            ("€2.9bn", "TAM: compression therapy, EU and US, 2025"),
            ("€740M", "SAM: open venous ulcers treated at home"),
            ("€38M", "SOM: 5% of patients in five countries by 2031"),
        ),
    )
    sheet.write(
        (50, 492), "Source: national wound registries of five countries and company estimate, 2025.", NOTE
    )


def letter(deck: Deck) -> None:
    """The scanned slide."""
    sheet = deck.slide("Letter of intent (copy)")
    sheet.write((50, 128), "Home care organisation, region of Brabant", Style(17, "tibo"))
    sheet.write((50, 152), "3 November 2025", Style(17, "tiit"))
    text = (
        "We have followed the pilot study with great interest. Subject to the CE mark we intend to lease "
        "250 wraps for our wound nurses in the first year, at the monthly price discussed, and to share "
        "anonymous data on healing times. Over three years the volume would be about €1.6 million."
    )
    sheet.paragraph((50, 184, 900, 380), text, Style(21, "tiit", leading=1.5))
    sheet.line((60, 446), (280, 430), (0.1, 0.1, 0.3), width=2.5)
    sheet.write((60, 474), "Director of care", Style(15, "tiit"))


def model(deck: Deck) -> None:
    """Prices, savings and projected revenue."""
    sheet = deck.slide("Business model: leased by home care, paid by insurers")
    table(
        sheet,
        (50, 108, 500, 330),
        (
            ("Per patient", "12 weeks"),
            ("Lease of device, €95 a month", "€285"),
            ("Sleeve for single patient", "€120"),
            ("Price to home care", "€405"),
            ("Savings on nursing visits", "€1,340"),
        ),
        widths=(2.4, 1),
    )
    sheet.bullets(
        (50, 350, 500, 500),
        (
            "Gross margin 68% at 5,000 devices",
            "Reimbursement: code for adjustable wraps exists in the Netherlands; Germany (DVG) in 2027",
        ),
        BODY,
    )
    axes = Axes("Revenue projection", "Year", "€ million", 0, 12, 3)
    bar_chart(
        sheet, (540, 108, 920, 480), axes, {"2026": 0, "2027": 0.8, "2028": 2.7, "2029": 6.1, "2030": 11.3}
    )
    sheet.write((590, 498), "Plan; no revenue before the CE mark.", NOTE)


def competition(deck: Deck) -> None:
    """Rival products as a table."""
    sheet = deck.slide("Competition: nobody closes the loop")
    table(
        sheet,
        (50, 112, 920, 420),
        (
            ("", "Measures pressure", "Adjusts itself", "Worn all day", "Cost for 12 weeks"),
            ("Halvetta One", "yes, 12 points", "yes", "yes", "€405"),
            ("Short-stretch bandage", "no", "no", "yes", "€90 plus 30 visits"),
            ("Adjustable hook wrap", "with a printed gauge", "by hand", "yes", "€140 plus 14 visits"),
            ("Pneumatic pump", "yes, 1 point", "yes", "no, 2 hours a day", "€620"),
            ("Sensor sock (research)", "yes, 4 points", "no", "yes", "not on the market"),
        ),
        widths=(1.8, 1.6, 1.3, 1.5, 1.6),
    )
    sheet.write(
        (50, 462), "Three patent families: weave, band drive and control method.", Style(17, "hebo", PLUM)
    )


def team(deck: Deck) -> None:
    """Four invented people and a grant."""
    sheet = deck.slide("Team: textiles, control and wound care")
    portraits(
        sheet,
        (40, 112, 930, 366),
        (
            ("E. Verbrugh", "CEO", "Ten years in wound care products, two market launches"),
            ("Dr. J. Amsing", "CTO", "Control engineer, author of the pressure control method"),
            ("S. Kortlever", "Head of Quality", "Took four class II devices through the CE mark"),
            ("Dr. N. Rahmani", "Clinical lead", "Vascular surgeon, principal investigator of the pilot"),
        ),
    )
    sheet.bullets(
        (50, 384, 920, 495),
        (
            "Founded in 2021 in Eindhoven; nine people, four of them in engineering",
            "Advisory board: two community nurses, a health economist, a former notified body assessor",
            "Supported by a €1.2M innovation grant of the European Union",
        ),
        BODY,
    )


def ask(deck: Deck) -> None:
    """The sum asked for, beside the round before and a valuation."""
    sheet = deck.slide("Our seed round")
    sheet.rect((50, 104, 470, 236), PLUM)
    sheet.write((74, 168), "€4.5M seed", Style(48, "tibo", WHITE))
    sheet.write((74, 206), "to reach the CE mark and the first 1,000 patients", Style(16, colour=WHITE))
    sheet.bullets(
        (50, 262, 470, 500),
        (
            "Halvetta Medical is seeking €4.5M in equity; €1.5M is already committed",
            "Runway of 22 months, until the end of 2027",
            "Before this round: €0.9M pre-seed in 2023 at a €4M valuation",
            "Break-even in 2029 at €6.1M revenue",
        ),
        BODY,
    )
    table(
        sheet,
        (510, 104, 920, 370),
        (
            ("Use of funds", "€ million", "Share"),
            ("Pivotal study, 180 patients", "1.6", "36%"),
            ("CE mark and 510(k)", "0.9", "20%"),
            ("Tooling, first series", "1.1", "24%"),
            ("Team", "0.7", "16%"),
            ("Reserve", "0.2", "4%"),
        ),
        widths=(2.4, 1, 0.8),
    )
    sheet.write((510, 420), "round@halvetta.example", Style(18, "hebo", ORANGE))
    sheet.write((510, 446), "Halvetta Medical B.V., Eindhoven", Style(15))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    for slide in (cover, problem, product, working, evidence, regulatory, market):
        slide(deck)
    deck.scan(letter)
    for slide in (model, competition, team, ask):
        slide(deck)
