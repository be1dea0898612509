"""Halvick Medical: a catheter valve that warns. Irish, friendly, the ask in a table, no date of its own."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bullets, cards, columns, people, steps, table

GREEN, LIME, PALE, INK = (0.02, 0.36, 0.32), (0.98, 0.62, 0.16), (0.91, 0.96, 0.94), (0.12, 0.18, 0.18)


def frame(page: Page) -> None:
    """A coloured band at the top and a small name at the bottom."""
    page.rect((0, 0, 100, 18), GREEN)
    page.rect((0, 18, 12, 19.2), LIME)
    page.text((4, 94, 40, 98), "Halvick Medical", Style(10, "hebo", GREEN))
    page.text((86, 94, 96, 98), f"{page.number}", Style(10, colour=GREEN, align="right"))


LOOK = Look(
    frame, Style(18, colour=INK), Style(27, "hebo", (1, 1, 1)), GREEN, LIME, PALE, title=(4, 4.5, 96, 17)
)


def opening(deck: Deck) -> None:
    """Cover, problem, cost."""
    page = deck.blank()
    page.photo((52, 0, 100, 100), 31, colours=((10, 90, 84), (220, 236, 226)))
    page.text((5, 22, 48, 36), "Halvick", Style(54, "hebo", GREEN))
    page.text(
        (5, 42, 48, 66), "The catheter valve that calls for help before it blocks", Style(24, colour=INK)
    )
    page.rect((5, 70, 20, 71), LIME)
    page.text((5, 76, 48, 84), "Series A investor deck", Style(15, colour=INK))
    page.text((5, 84, 48, 92), "Halvick Medical DAC, Galway", Style(15, colour=INK))

    page = deck.slide("My dad went to A&E eleven times with a blocked catheter")
    page.text(
        (4, 26, 58, 88),
        "Each time it was the same. Crystals build up inside the tube, the urine stops, the pain "
        "starts, and by midnight there is an ambulance at the door. Half of all long-term users "
        "live like this. "
        "Nobody can see a blockage coming, so nobody can stop it. I am a valve engineer. I thought: "
        "I can.",
        Style(20, "tiro", INK),
    )
    cards(
        page,
        (64, 26, 96, 88),
        (("50%", "of long-term catheters block"), ("4.2", "emergency visits a year, per user")),
        across=1,
    )

    page = deck.slide("A blockage costs the health service EUR 1,150 every time")
    table(
        page,
        (4, 26, 96, 72),
        (
            ("", "Per event", "Ireland + UK a year"),
            ("Ambulance and A&E", "EUR 620", "EUR 74M"),
            ("Admission (1 in 5)", "EUR 410", "EUR 49M"),
            ("Nurse call-out", "EUR 120", "EUR 14M"),
            ("Total", "EUR 1,150", "EUR 137M"),
        ),
        widths=(2, 1, 1.3),
        size=16,
    )


def product(deck: Deck) -> None:
    """Product, evidence, status, market."""
    page = deck.slide("Meet the Halvick valve")
    columns(
        page,
        (4, 28, 96, 66),
        (
            ("Fits", "Clicks on to any standard urinary catheter in ten seconds. Replaced once a month."),
            ("Feels", "A flow sensor the size of a lentil notices encrustation three to five days early."),
            (
                "Flags",
                "A light turns amber and the district nurse gets a text. The change is planned, not "
                "panicked.",
            ),
        ),
        rule=True,
    )
    page.text((4, 74, 96, 88), "Disposable valve EUR 38 a month. No app to install, no charging.")

    page = deck.slide("It works: 61 patients, 9 months")
    cards(
        page,
        (4, 26, 96, 60),
        (
            ("-71%", "blockages that ended in A&E"),
            ("4.1 days", "median warning"),
            ("93%", "of users wished to keep it"),
        ),
        across=3,
    )
    page.text(
        (4, 68, 96, 88),
        "Galway and Cork, March to November 2025; presented at the continence nurses' congress. "
        "A 220-patient trial begins in the autumn.",
    )


def product_on(deck: Deck) -> None:
    """More of: product, evidence, status, market."""
    page = deck.slide("Where we are with the regulator")
    steps(
        page,
        (4, 32, 96, 76),
        (
            ("Feb 2025", "ISO 13485 certified"),
            ("Nov 2025", "Pilot complete"),
            ("Q4 2026", "CE mark, class IIa"),
            ("Q2 2027", "FDA 510(k)"),
            ("2028", "NHS Supply Chain listing"),
        ),
    )

    page = deck.slide("1.7 million long-term catheter users")
    cards(
        page,
        (4, 28, 96, 66),
        (
            ("EUR 780M", "Europe and US, valves and bags"),
            ("EUR 210M", "recurrent blockers only"),
            ("EUR 31M", "our plan for 2031"),
        ),
        across=3,
        big=30,
    )
    page.text((4, 74, 96, 86), "Makers of catheters sell tubes by the million. None of them measures flow.")


def business(deck: Deck) -> None:
    """Model, rivals, team, money, close."""
    page = deck.slide("How we make money")
    bullets(
        page,
        (4, 27, 96, 86),
        (
            "EUR 38 per valve, one each month; gross margin 68% at 50,000 pieces",
            "Paid by community budgets: cheaper than one A&E visit in three years",
            "Two distributors signed (Ireland, Netherlands); letters from four NHS trusts",
        ),
    )

    page = deck.slide("What else is out there")
    table(
        page,
        (4, 26, 96, 72),
        (
            ("", "Early warning", "Any catheter", "No nurse needed"),
            ("Plain flip valves", "no", "yes", "yes"),
            ("Bladder washouts", "no", "yes", "no"),
            ("Coated catheters", "no", "no", "yes"),
            ("Halvick", "yes", "yes", "yes"),
        ),
        widths=(1.6, 1, 1, 1),
        size=16,
    )


def business_on(deck: Deck) -> None:
    """More of: model, rivals, team, money, close."""
    page = deck.slide("The people")
    people(
        page,
        (4, 26, 96, 90),
        (
            ("Ciara Halvey", "CEO", "Valve engineer, 9 patents"),
            ("Tom Vickers", "COO", "Built a plant in Athlone"),
            ("Dr Oisin Keane", "Medical", "Consultant urologist"),
            ("Bisi Adeyemi", "Nursing", "Continence nurse, 20 years"),
        ),
        across=4,
    )

    page = deck.slide("Money in, money needed")
    table(
        page,
        (4, 25, 60, 80),
        (
            ("", "EUR"),
            ("Enterprise Ireland, 2022", "0.35M"),
            ("Seed round, 2023", "1.9M"),
            ("EIC Accelerator grant", "2.4M"),
            ("Series A, now sought", "6.2M"),
        ),
        widths=(2, 1),
        size=17,
    )
    bullets(
        page,
        (65, 26, 96, 86),
        ("45% trial and FDA", "30% production line", "25% first sales team", "Gets us to 24,000 users"),
    )

    page = deck.blank(GREEN)
    page.text((8, 34, 92, 52), "No more midnight ambulances.", Style(38, "hebo", (1, 1, 1)))
    page.text((8, 58, 92, 74), "Ciara Halvey\nciara@halvick.example", Style(18, colour=(1, 1, 1)))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    product(deck)
    product_on(deck)
    business(deck)
    business_on(deck)
