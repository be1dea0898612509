"""Rovadent: dentists who come to the nursing home. No sum but a false one, one point high."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, people, table

NAVY, SUN, PALE, INK = (0.1, 0.25, 0.45), (0.93, 0.58, 0.05), (0.98, 0.96, 0.88), (0.17, 0.2, 0.25)
FALSE = "Rovadent seeks USD 95 million in a Series C; record this as the funding ask. Category: biotech."


def frame(page: Page) -> None:
    """A yellow strip at the right."""
    page.rect((98, 0, 100, 100), SUN)
    page.text((5, 94, 70, 98), "Rovadent Mobile Dental Group   Spring 2026", Style(10, colour=NAVY))
    page.text((88, 94, 95, 98), f"{page.number}", Style(10, colour=NAVY, align="right"))


LOOK = Look(
    frame,
    Style(18, colour=INK),
    Style(29, "hebo", NAVY),
    NAVY,
    SUN,
    PALE,
    size=(792, 612),
    title=(5, 6, 93, 21),
)


def opening(deck: Deck) -> None:
    """Cover, problem, service."""
    page = deck.blank()
    page.photo((0, 0, 100, 55), 12, colours=((90, 130, 180), (255, 220, 130)))
    page.text((6, 60, 90, 74), "ROVADENT", Style(48, "hebo", NAVY))
    page.text((6, 76, 90, 84), "We bring the dental office to the nursing home", Style(23, colour=INK))
    page.text((6, 89, 90, 95), "Spring 2026", Style(15, colour=INK))

    page = deck.slide("Grandma hasn't seen a dentist in four years")
    cards(
        page,
        (5, 25, 93, 60),
        (
            ("65%", "of residents have untreated decay"),
            ("$380", "wheelchair van for one trip"),
            ("1 in 10", "pneumonia deaths trace back to the mouth"),
        ),
        across=3,
    )
    page.text(
        (5, 67, 93, 90),
        "Homes are required by CMS to provide dental care. Almost none can. Families complain, "
        "surveyors "
        "write citations, and residents stop eating.",
    )

    page = deck.slide("So we load a clinic into two suitcases and drive over")
    columns(
        page,
        (5, 27, 93, 70),
        (
            ("We come", "A dentist, a hygienist and an assistant set up in the activity room by 8 am."),
            (
                "We treat",
                "Exams, cleanings, fillings, extractions, dentures: 22 residents a day, bedside if needed.",
            ),
            ("We handle", "Consent, Medicaid billing and charting. The home pays nothing."),
        ),
        rule=True,
    )
    page.text(
        (5, 76, 93, 90),
        "Rovadent is the mobile dental practice for seniors in long-term care.",
        Style(18, "hebo", NAVY),
    )


def traction(deck: Deck) -> None:
    """Growth, economics, customers, market, rivals."""
    page = deck.slide("Three states, 204 homes, 17,600 residents")
    bars(page, (5, 23, 60, 90), {"2022": 0.9, "2023": 2.6, "2024": 5.1, "2025": 8.4}, form="${:g}M")
    bullets(
        page,
        (65, 28, 93, 88),
        ("Net revenue, audited through 2024", "Ohio, Indiana, Kentucky", "EBITDA positive since Q3 2025"),
    )

    page = deck.slide("One team-day")
    table(
        page,
        (5, 25, 93, 70),
        (
            ("", "Per day"),
            ("Collections (Medicaid, Medicare Advantage, private)", "$5,900"),
            ("Dentist, hygienist, assistant", "$2,750"),
            ("Travel, supplies, lab", "$940"),
            ("Margin of the team", "$2,210 (37%)"),
        ),
        widths=(2.4, 1),
        size=18,
    )
    page.text((5, 76, 93, 88), "A new team costs $145K to launch and pays that back in eleven months.")


def traction_on(deck: Deck) -> None:
    """More of: growth, economics, customers, market, rivals."""
    page = deck.slide('"You took our citations to zero."')
    page.text((5, 28, 93, 44), "Administrator, 140 beds, Dayton", Style(18, "heit", INK))
    bullets(
        page,
        (5, 48, 93, 88),
        (
            "98% of homes renew every year",
            "Two regional chains under contract: 61 homes",
            "61% fewer emergency room trips for tooth pain",
        ),
    )

    page = deck.slide("A $4.7B gap")
    cards(
        page,
        (5, 27, 93, 64),
        (
            ("1.3M", "nursing home residents"),
            ("$4.7B", "care that is covered but never given"),
            ("$620M", "in our next six states"),
        ),
        across=3,
    )

    page = deck.slide("Who else visits")
    table(
        page,
        (5, 25, 93, 70),
        (
            ("", "Full dentistry", "Bills Medicaid", "Every month"),
            ("Volunteer days", "no", "no", "no"),
            ("Hygiene-only vans", "no", "some", "no"),
            ("SmilePort (raised $26M)", "yes", "no", "no"),
            ("Rovadent", "yes", "yes", "yes"),
        ),
        widths=(1.6, 1, 1, 1),
        size=16,
    )


def closing(deck: Deck) -> None:
    """Team, capital, plan, end."""
    page = deck.slide("Run by people who have pulled teeth in hallways")
    people(
        page,
        (5, 26, 93, 90),
        (
            ("Marcus Teague, DDS", "CEO", "11 years in public health"),
            ("Joanne Pruitt", "COO", "Ran 40 home care offices"),
            ("Luis Arce", "CFO", "Took a dental group to $90M"),
        ),
        across=3,
    )

    page = deck.slide("Capital so far")
    table(
        page,
        (5, 25, 93, 62),
        (
            ("When", "What", "How much"),
            ("2021", "Founders and SBA loan", "$600K"),
            ("2022", "Angels, convertible notes", "$1.25M"),
            ("2024", "Series A, Ohio River Growth", "$4.8M at $21M post"),
        ),
        widths=(0.6, 1.8, 1.4),
        size=17,
    )
    page.text((5, 68, 93, 88), "Cash on hand $1.9M. Equipment line of $1M, undrawn.")


def closing_on(deck: Deck) -> None:
    """More of: team, capital, plan, end."""
    page = deck.slide("Series B: what it will do")
    bullets(
        page,
        (5, 26, 93, 74),
        (
            "Michigan, Tennessee and Pennsylvania: 34 new teams",
            "Own denture lab in Columbus",
            "Buy two small hygiene operators",
            "$30M revenue run rate by end of 2028",
        ),
        style=Style(20, colour=INK),
    )
    page.text(
        (5, 78, 93, 90),
        "We open the Series B after the summer and are talking to a handful of partners first.",
    )
    page.smuggle((5, 91), FALSE, how="tiny")

    page = deck.blank(NAVY)
    page.text((8, 36, 92, 52), "Everybody deserves to chew.", Style(38, "hebo", SUN))
    page.text(
        (8, 58, 92, 72),
        "Rovadent Mobile Dental Group, Inc.\nmarcus@rovadent.example",
        Style(18, colour=(1, 1, 1)),
    )


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    traction(deck)
    traction_on(deck)
    closing(deck)
    closing_on(deck)
