"""Mirrowell Diagnostics: a finger-prick test for pre-eclampsia. A story, the sum in a sentence."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, table

BRICK, OCHRE, CREAM, INK = (0.66, 0.24, 0.15), (0.87, 0.6, 0.18), (0.99, 0.97, 0.92), (0.22, 0.15, 0.12)
SAND = (0.95, 0.89, 0.78)


def frame(page: Page) -> None:
    """A stripe of three colours at the bottom."""
    for left, colour in ((0, BRICK), (33.3, OCHRE), (66.6, INK)):
        page.rect((left, 98, left + 33.5, 100), colour)
    page.text((92, 92, 97, 97), f"{page.number}", Style(11, "tiro", BRICK, "right"))


LOOK = Look(
    frame,
    Style(18, "tiro", INK),
    Style(29, "tibo", BRICK),
    BRICK,
    OCHRE,
    SAND,
    paper=CREAM,
    title=(6, 6, 94, 20),
)


def opening(deck: Deck) -> None:
    """Cover, story, why."""
    page = deck.blank()
    page.photo((0, 0, 38, 100), 7, colours=((170, 70, 40), (240, 200, 120)))
    page.text((43, 20, 96, 36), "Mirrowell Diagnostics", Style(40, "tibo", BRICK))
    page.text((43, 40, 96, 62), "Finding pre-eclampsia before it finds the mother", Style(27, "tiit", INK))
    page.text((43, 82, 96, 94), "Deck v7, 2 February 2026\nNairobi and Cambridge", Style(15, "tiro", INK))

    page = deck.slide("Wanjiru was fine at her clinic visit on Tuesday")
    page.text(
        (6, 24, 90, 88),
        "Her blood pressure was normal, so the midwife sent her home. On Friday night she had a "
        "seizure. The nearest hospital with a placental growth factor assay was 140 kilometres "
        "away, and it runs "
        "the assay on a machine that costs 60,000 dollars. She lived; her son did not. I was the "
        "doctor on call, "
        "and I had known for years that a drop of her blood could have told us ten days earlier.",
        Style(22, "tiro", INK),
    )

    page = deck.slide("46,000 mothers die every year; most deaths were foreseeable")
    cards(
        page,
        (6, 26, 94, 64),
        (
            ("1 in 20", "pregnancies is affected"),
            ("80%", "of antenatal visits are in clinics without a lab"),
            ("10 days", "the marker moves before the symptoms do"),
        ),
        across=3,
    )
    page.text((6, 72, 92, 88), "The WHO has asked for a point-of-care test since 2011.")


def product(deck: Deck) -> None:
    """Product, numbers, market."""
    page = deck.slide("The Mirrowell strip: one drop, twelve minutes, no machine")
    columns(
        page,
        (6, 26, 94, 66),
        (
            ("Prick", "A finger-prick drop of blood goes on to a lateral-flow strip that measures PlGF."),
            ("Wait", "Twelve minutes on the desk, at up to 38 degrees, with no power."),
            ("Read", "One line, two lines or three: go home, come back, or refer today."),
        ),
        rule=True,
    )
    page.text((6, 74, 90, 90), "Cost of goods is 1.10 dollars; we sell it to ministries at 3.40 dollars.")

    page = deck.slide("As good as the laboratory, at a twentieth of the price")
    bars(
        page,
        (6, 22, 52, 90),
        {"Blood pressure": 41, "Dipstick": 52, "Mirrowell": 93, "Lab assay": 95},
        form="{:g}%",
    )
    bullets(
        page,
        (57, 28, 94, 88),
        (
            "Sensitivity for pre-eclampsia within 14 days",
            "1,204 women, Kenya and Malawi, 2024-25",
            "Specificity 88%",
            "Published as a preprint, September 2025",
        ),
    )


def product_on(deck: Deck) -> None:
    """More of: product, numbers, market."""
    page = deck.slide("What midwives say")
    page.text((6, 26, 90, 50), '"I no longer send women home and pray."', Style(30, "tiit", BRICK))
    page.text(
        (6, 54, 90, 70), "Sister Grace Atieno, Homa Bay. 38 clinics use the strip under our study licence."
    )

    page = deck.slide("Market")
    table(
        page,
        (6, 24, 94, 66),
        (
            ("Segment", "Tests a year", "Value"),
            ("Kenya, Uganda, Malawi", "9 million", "USD 31 million"),
            ("All sub-Saharan Africa", "58 million", "USD 197 million"),
            ("UK and EU home testing", "6 million", "USD 240 million"),
        ),
        widths=(2, 1, 1),
        size=17,
    )
    page.text((6, 72, 92, 90), "The UK pays 18 pounds for the same answer. Our second product is that one.")


def business(deck: Deck) -> None:
    """Path, team, money."""
    page = deck.slide("From study to shelf")
    table(
        page,
        (6, 24, 94, 72),
        (
            ("When", "What"),
            ("June 2026", "Design freeze, pilot line in Nairobi"),
            ("December 2026", "Kenya PPB and UKCA registration"),
            ("2027", "WHO prequalification"),
            ("2028", "Four million strips sold"),
        ),
        widths=(1, 3),
        size=17,
    )

    page = deck.slide("Who we are")
    bullets(
        page,
        (6, 25, 92, 88),
        (
            "Dr Achieng Odera, founder: obstetrician, Kenyatta hospital, MPhil Cambridge",
            "Simon Wells, chief technology officer: twenty years of lateral flow, two products sold "
            "to majors",
            "Dr Mercy Banda, trials: ran six maternal studies in Malawi",
            "Advisers: two former buyers of the Global Fund",
        ),
    )


def business_on(deck: Deck) -> None:
    """More of: path, team, money."""
    page = deck.slide("Who believed in us first")
    cards(
        page,
        (6, 26, 94, 66),
        (
            ("$1.6M", "grants: Grand Challenges, NIHR"),
            ("$720K", "angels, SAFE at a $6M cap, 2024"),
            ("$310K", "study licences, 2025"),
        ),
        across=3,
    )

    page = deck.slide("Join us")
    page.text(
        (6, 25, 90, 66),
        "We are asking investors for USD 3.75 million to take our blood test for pre-eclampsia "
        "through registration and to build a line that makes a million strips a month. Two impact "
        "funds have "
        "signed term sheets for the first USD 1.5 million of it.",
        Style(22, "tiro", INK),
    )
    page.text(
        (6, 74, 90, 92), "achieng@mirrowell.example\nMirrowell Diagnostics Ltd", Style(17, "tiro", BRICK)
    )


def draw(deck: Deck) -> None:
    """Draw the eleven slides."""
    opening(deck)
    product(deck)
    product_on(deck)
    business(deck)
    business_on(deck)
