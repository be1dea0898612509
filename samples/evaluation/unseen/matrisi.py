"""Matrisi: care for diabetes in pregnancy by phone, from Pune. 4:3 cards; neither sum nor date."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bullets, cards, columns, shares, steps, table

TEAL, PINK, PALE, INK = (0, 0.45, 0.52), (0.89, 0.2, 0.45), (0.9, 0.96, 0.97), (0.15, 0.2, 0.25)


def frame(page: Page) -> None:
    """A pink corner, the name and the number."""
    page.rect((92, 0, 100, 4), PINK)
    page.text((5, 94, 60, 98), "Matrisi Health  |  Private and confidential", Style(10, colour=TEAL))
    page.text((85, 94, 95, 98), f"{page.number}", Style(10, colour=TEAL, align="right"))


LOOK = Look(
    frame,
    Style(17, colour=INK),
    Style(26, "hebo", TEAL),
    TEAL,
    PINK,
    PALE,
    size=(720, 540),
    title=(5, 5, 90, 19),
)


def opening(deck: Deck) -> None:
    """Cover, problem, solution."""
    page = deck.blank()
    page.rect((0, 60, 100, 100), TEAL)
    page.disc((82, 30), 70, PINK)
    page.text((7, 22, 66, 40), "Matrisi", Style(54, "hebo", TEAL))
    page.text((7, 43, 70, 57), "Because one in six Indian pregnancies has diabetes", Style(19, "heit", INK))
    page.text((7, 68, 90, 84), "Investor presentation\nPre-Series A", Style(20, colour=(1, 1, 1)))

    page = deck.slide("Problem statement")
    bullets(
        page,
        (5, 22, 95, 88),
        (
            "Gestational diabetes (GDM) affects 16% of pregnancies in India, approx. 4 million "
            "mothers every year",
            "Guidelines ask for sugar checks four times daily; obstetricians see the values once in "
            "four weeks, on paper",
            "Uncontrolled GDM leads to C-sections, NICU stays (INR 85,000 on average) and lifelong "
            "type 2 diabetes",
            "Only 1 trained diabetes educator per 30,000 patients",
        ),
    )

    page = deck.slide("Our solution: an app plus a nurse for 100 days")
    columns(
        page,
        (5, 24, 95, 74),
        (
            (
                "App",
                "Mother logs sugar, meals and kicks in 9 languages; Bluetooth glucometer included "
                "in the kit.",
            ),
            (
                "Nurse",
                "Remote educator calls within 2 hours of any high value; diet is suggested from "
                "local recipes.",
            ),
            ("Doctor", "Dashboard flags the 10% who require insulin. No extra visits, no extra paperwork."),
        ),
    )
    page.text(
        (5, 78, 95, 90),
        "Matrisi is a digital care programme for mothers with gestational diabetes.",
        Style(17, "hebo", PINK),
    )


def traction(deck: Deck) -> None:
    """Outcomes, traction, model, market, rivals."""
    page = deck.slide("Outcomes (n = 3,812 completed pregnancies)")
    table(
        page,
        (5, 24, 95, 66),
        (
            ("Indicator", "Usual care", "Matrisi"),
            ("Sugar in target range", "48%", "81%"),
            ("Baby above 4 kg", "14%", "6%"),
            ("NICU admission", "17%", "9%"),
            ("Postpartum test done", "22%", "74%"),
        ),
        widths=(2, 1, 1),
        size=16,
    )
    page.text((5, 72, 95, 88), "Retrospective cohort at 11 hospitals, data cut 30 June 2025.")

    page = deck.slide("Traction till date")
    cards(
        page,
        (5, 24, 95, 84),
        (
            ("9,400+", "mothers enrolled"),
            ("64", "hospitals live in 5 states"),
            ("INR 4.1 Cr", "revenue in FY25"),
            ("INR 38 L", "MRR at present"),
        ),
        across=2,
    )


def traction_on(deck: Deck) -> None:
    """More of: outcomes, traction, model, market, rivals."""
    page = deck.slide("Business model")
    bullets(
        page,
        (5, 24, 95, 84),
        (
            "Hospitals buy at INR 3,200 per mother and bundle it in the delivery package",
            "Insurers: two pilots, INR 2,600 per life",
            "Glucometer strips: 22% margin",
            "Contribution margin 57%; payback 4 months",
        ),
    )

    page = deck.slide("Market opportunity")
    cards(
        page,
        (5, 24, 95, 60),
        (
            ("USD 420 M", "TAM: GDM care, India and SE Asia"),
            ("USD 130 M", "SAM: private hospitals"),
            ("USD 18 M", "SOM by FY30"),
        ),
        across=3,
        big=26,
    )
    page.text((5, 68, 95, 86), "Digital maternal care funding in Asia was USD 310 million last year.")

    page = deck.slide("Competition")
    shares(
        page,
        (5, 26, 95, 62),
        {"Pregnancy content apps: sugar in range": 51, "Generic diabetes apps": 58, "Matrisi": 81},
    )
    page.text((5, 70, 95, 86), "Sugarmitr raised USD 7.5 M in 2024 for type 2 diabetes only.")


def closing(deck: Deck) -> None:
    """Plan, team, cap table, round."""
    page = deck.slide("Roadmap")
    steps(
        page,
        (5, 32, 95, 74),
        (
            ("FY26", "120 hospitals"),
            ("FY27", "Insulin titration, CDSCO Class B"),
            ("FY28", "Indonesia, Vietnam"),
            ("FY29", "EBITDA positive"),
        ),
    )

    page = deck.slide("Founders")
    bullets(
        page,
        (5, 24, 95, 84),
        (
            "Dr. Shalini Deshmukh, CEO: obstetrician, 15 years, 4,000 deliveries",
            "Arvind Kulkarni, CTO: built payments at a unicorn, IIT Kharagpur",
            "Fathima Rasheed, Nursing: set up the educator academy, 140 trained",
        ),
    )


def closing_on(deck: Deck) -> None:
    """More of: plan, team, cap table, round."""
    page = deck.slide("Funding so far")
    table(
        page,
        (5, 24, 95, 62),
        (
            ("Round", "Sum", "From"),
            ("Friends and family, 2021", "INR 60 L", "Founders' circle"),
            ("BIRAC grant, 2022", "INR 50 L", "Government of India"),
            ("Seed, 2023", "USD 1.1 M", "Kaveri Ventures, 9 angels"),
        ),
        widths=(1.4, 1, 1.4),
        size=15,
    )
    page.text((5, 68, 95, 88), "Seed was done at USD 5 M post-money. Founders hold 71%, ESOP 9%.")

    page = deck.slide("Pre-Series A: now open")
    bullets(
        page,
        (5, 24, 95, 70),
        (
            "55% hospital sales team",
            "25% insulin module and CDSCO filing",
            "20% working capital",
            "Existing investors are participating",
        ),
        style=Style(20, colour=INK),
    )
    page.text((5, 74, 95, 90), "Round size and terms will be shared on the call. shalini@matrisi.example")


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    traction(deck)
    traction_on(deck)
    closing(deck)
    closing_on(deck)
