"""Tarrowby: notes that write themselves for physiotherapists. Terse, the sum on the cover, no date."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, people, table

VIOLET, MINT, FOG, INK = (0.31, 0.22, 0.95), (0.1, 0.8, 0.6), (0.95, 0.95, 0.99), (0.07, 0.07, 0.13)


def frame(page: Page) -> None:
    """A dot and the product's name."""
    page.disc((4.5, 94.5), 5, VIOLET)
    page.text((6, 92.8, 30, 97), "tarrowby", Style(12, "hebo", INK))


LOOK = Look(frame, Style(20, colour=INK), Style(38, "hebo", INK), VIOLET, MINT, FOG, title=(5, 8, 95, 30))


def opening(deck: Deck) -> None:
    """Cover, problem, product."""
    page = deck.blank(VIOLET)
    white = (1, 1, 1)
    page.text((6, 28, 90, 48), "tarrowby", Style(72, "hebo", white))
    page.text((6, 52, 90, 62), "AI notes for physical therapists", Style(28, colour=white))
    page.text((6, 84, 60, 92), "Seed  /  $2.5M", Style(20, "hebo", MINT))

    page = deck.slide("PTs type 2 hours a night.")
    page.text((5, 34, 90, 50), "42% want to quit. Charting is reason #1.", Style(26, colour=VIOLET))
    page.text((5, 56, 90, 70), "Survey of 611 US clinicians, 2025")

    page = deck.slide("Talk. Treat. Done.")
    bullets(
        page,
        (5, 32, 95, 86),
        (
            "Tarrowby listens to the session on the therapist's phone",
            "Writes the SOAP note, the home exercises and the CPT codes",
            "Pushes all of it into the EMR before the patient has left",
        ),
        style=Style(23, colour=INK),
    )


def traction(deck: Deck) -> None:
    """Demo, numbers, market, price, rivals."""
    page = deck.slide("Before / after")
    cards(
        page,
        (5, 34, 95, 74),
        (("14 min", "per note, typed"), ("50 sec", "per note, reviewed"), ("+11%", "billed units")),
        across=3,
        big=44,
    )

    page = deck.slide("$61K MRR")
    bars(
        page, (5, 28, 92, 90), {"Nov 2024": 3, "Mar 2025": 11, "Jul 2025": 27, "Nov 2025": 61}, form="${:g}K"
    )

    page = deck.slide("Clinics stay.")
    cards(
        page,
        (5, 34, 95, 74),
        (("1,340", "paying therapists"), ("118", "clinics"), ("97%", "monthly retention"), ("74", "NPS")),
        across=4,
        big=40,
    )


def traction_on(deck: Deck) -> None:
    """More of: demo, numbers, market, price, rivals."""
    page = deck.slide("$3.9B for US rehab software")
    table(
        page,
        (5, 34, 92, 76),
        (
            ("", "Seats", "ARR"),
            ("US physical therapists", "246,000", "$160M"),
            ("+ OT and speech", "430,000", "$280M"),
            ("+ billing", "430,000", "$900M"),
        ),
        widths=(2, 1, 1),
        size=18,
    )

    page = deck.slide("$54 per therapist per month")
    bullets(
        page, (5, 34, 92, 80), ("CAC $210, back in 5 months", "Gross margin 83%", "No implementation fee")
    )

    page = deck.slide("Scribes are built for doctors")
    table(
        page,
        (5, 34, 92, 80),
        (
            ("", "Exercises", "CPT units", "Noisy gym"),
            ("Notewright ($70M Series B)", "no", "no", "no"),
            ("Big EMR add-ons", "no", "some", "no"),
            ("Tarrowby", "yes", "yes", "yes"),
        ),
        widths=(2, 1, 1, 1),
        size=18,
    )


def closing(deck: Deck) -> None:
    """Team, round, end."""
    page = deck.slide("Team")
    people(
        page,
        (5, 30, 95, 90),
        (
            ("Priya Nambiar", "CEO", "DPT, ran 9 clinics"),
            ("Cole Rasmussen", "CTO", "Speech lead, ex big tech"),
            ("Yuki Tan", "Growth", "0 to 4,000 clinics at an EMR"),
        ),
        across=3,
    )

    page = deck.slide("Seed: $2.5M")
    bullets(
        page,
        (5, 32, 60, 88),
        (
            "18 months",
            "10 hires: 6 engineers, 4 sales",
            "To $3M ARR",
            "$750K pre-seed already in (2024)",
            "HIPAA and SOC 2 done",
        ),
    )
    page.rect((66, 32, 94, 78), FOG)
    page.text((69, 38, 92, 74), "$900K committed\n\nPost-money cap $12M", Style(22, "hebo", VIOLET))

    page = deck.blank(VIOLET)
    page.text((6, 40, 90, 56), "Give therapists their evenings back.", Style(36, "hebo", (1, 1, 1)))
    page.text((6, 60, 90, 70), "priya@tarrowby.example", Style(20, colour=(1, 1, 1)))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    traction(deck)
    traction_on(deck)
    closing(deck)
