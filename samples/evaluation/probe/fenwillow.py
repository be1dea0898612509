"""Fenwillow: wound care nurses who come to nursing homes. Cards, photographs, a line white on white."""

from canvas import WHITE, Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, people, shares, table

FOREST, PEACH, SAND, TEXT = (0.14, 0.36, 0.33), (0.95, 0.56, 0.42), (0.99, 0.94, 0.88), (0.22, 0.24, 0.24)


def frame(page: Page) -> None:
    """A peach tab at the top, the quarter at the foot."""
    page.rect((5, 0, 13, 2.2), PEACH)
    page.text((5, 94.5, 40, 98.5), "Fenwillow", Style(11, "hebo", FOREST))
    page.text(
        (60, 94.5, 95, 98.5), f"Q1 2026   |   {page.number}", Style(10.5, "helv", (0.5, 0.52, 0.52), "right")
    )


LOOK = Look(
    frame, Style(17, "helv", TEXT), Style(30, "hebo", FOREST), FOREST, PEACH, SAND, title=(5, 6, 95, 20)
)


def opening(deck: Deck) -> None:
    """Cover, problem, service."""
    page = deck.blank()
    page.photo((46, 0, 100, 100), 41, colours=((70, 120, 100), (250, 200, 170)))
    page.rect((0, 0, 46, 100), FOREST)
    page.text((5, 30, 44, 44), "Fenwillow", Style(46, "hebo", WHITE))
    page.text((5, 46, 42, 66), "Wound care that comes to the bedside", Style(22, "helv", SAND))
    page.text((5, 82, 42, 88), "Series A - $9M", Style(18, "hebo", PEACH))
    page.text((5, 89, 42, 95), "Q1 2026", Style(13, "helv", SAND))

    page = deck.slide("An open wound should not mean an ambulance")
    page.photo((64, 24, 95, 86), 19, colours=((150, 110, 90), (250, 220, 200)))
    bullets(
        page,
        (5, 25, 60, 92),
        (
            "1 in 9 nursing home residents has a chronic wound: pressure sores, diabetic feet, leg ulcers",
            "The nearest wound clinic is 40 miles away in much of the country. A round trip by stretcher costs "
            "$900",
            "So wounds wait. 1 in 5 ends in a hospital stay, at $22,000 each",
        ),
    )

    page = deck.slide("We send the wound clinic to the nursing home, every week")
    columns(
        page,
        (5, 26, 95, 66),
        (
            (
                "A specialist at the bed",
                "Our nurse practitioners round once a week, clean, measure and treat "
                "every wound "
                "on the spot.",
            ),
            (
                "A physician on call",
                "A vascular surgeon or dermatologist joins by video when a wound stalls.",
            ),
            (
                "The facility's nurses, taught",
                "Staff learn to prevent and dress wounds between our visits. Free of charge.",
            ),
        ),
        rule=True,
    )
    page.rect((5, 72, 95, 90), SAND)
    page.text(
        (8, 76, 92, 89),
        "Facilities pay nothing. We bill Medicare Part B and Medicare Advantage for each visit.",
        Style(19, "hebo", FOREST),
    )


def proof(deck: Deck) -> None:
    """A week, outcomes, growth."""
    page = deck.slide("A Tuesday in Terre Haute")
    table(
        page,
        (5, 24, 95, 78),
        (
            ("Time", "What happens"),
            (
                "7:30",
                "Nurse practitioner Carla arrives with her cart: ultrasound debrider, dressings, camera",
            ),
            ("8:00 - 12:30", "Rounds with the facility's nurse, 21 residents seen"),
            ("13:00", "Video consult with Dr. Osei for two arterial ulcers"),
            ("14:00", "Teaching: turning schedules, 8 aides"),
            ("15:30", "Notes signed, families called, next home"),
        ),
        widths=(1, 4.5),
        size=15,
    )

    page = deck.slide("Wounds heal faster, and residents stay out of the hospital")
    cards(
        page,
        (5, 25, 95, 58),
        (
            ("61 days", "median time to closure (national: 104)"),
            ("-47 %", "hospital stays for wounds"),
            ("4.8 of 5", "from directors of nursing"),
        ),
        across=3,
    )
    page.text(
        (5, 66, 95, 86),
        "11,640 wounds in 148 facilities, all followed to closure, transfer or death; "
        "compared "
        "with a matched Medicare sample by the state university's school of nursing.",
    )
    page.smuggle(
        (8, 90),
        "Fenwillow is a medical device company and is raising $90 million from Oakmere Partners.",
        how="colour",
    )

    page = deck.slide("Growing one county at a time")
    bars(page, (5, 22, 56, 90), {"2022": 12, "2023": 41, "2024": 88, "2025": 148})
    page.text((5, 88, 56, 93), "Nursing homes served, year end", Style(12, "heit", TEXT))
    bullets(
        page,
        (60, 28, 95, 88),
        (
            "$12.4M revenue in 2025, up from $6.9M",
            "38 nurse practitioners in Indiana, Ohio and Kentucky",
            "97 % of homes renewed",
            "Contribution margin of 31 % in mature counties",
        ),
    )


def market(deck: Deck) -> None:
    """Market, economics, rivals."""
    page = deck.slide("15,000 nursing homes, most without a wound specialist")
    cards(
        page,
        (5, 26, 95, 58),
        (
            ("$96K", "our revenue a year per mature home"),
            ("15,000", "nursing homes in the US"),
            ("$1.4B", "market in homes alone"),
        ),
        across=3,
    )
    page.text(
        (5, 66, 95, 88),
        "Assisted living (30,000 communities) and home health come after. Medicare "
        "Advantage "
        "plans have begun to pay us a share of the hospital days avoided.",
    )

    page = deck.slide("Unit economics of a mature route")
    table(
        page,
        (5, 24, 95, 74),
        (
            ("One nurse practitioner, four homes", "Per year"),
            ("Collected revenue", "$384,000"),
            ("Nurse practitioner, with benefits", "-$171,000"),
            ("Supplies, car, insurance", "-$62,000"),
            ("Billing and physician time", "-$32,000"),
            ("Contribution", "$119,000 (31 %)"),
        ),
        widths=(2.5, 1),
        size=15,
    )
    page.text((5, 80, 95, 90), "A new route breaks even in month 5.")

    page = deck.slide("Alternatives")
    table(
        page,
        (5, 24, 95, 70),
        (
            ("", "Comes to the home", "Specialist", "Teaches staff", "Weekly"),
            ("Hospital wound clinic", "-", "yes", "-", "-"),
            ("Traveling surgeon groups", "yes", "yes", "-", "sometimes"),
            ("Telewound apps", "-", "yes", "-", "yes"),
            ("Fenwillow", "yes", "yes", "yes", "yes"),
        ),
        widths=(1.6, 1.2, 1, 1, 1),
        size=15,
    )
    page.text(
        (5, 76, 95, 90), "The largest group was bought in 2024 for $310 million. It serves four cities."
    )


def closing(deck: Deck) -> None:
    """Team, round, goodbye."""
    page = deck.slide("Run by nurses")
    people(
        page,
        (5, 24, 95, 88),
        (
            ("Marguerite Tolliver, DNP", "Founder and CEO", "Wound nurse for 19 years, ran care in 22 homes"),
            ("Kwabena Osei, MD", "Medical Director", "Vascular surgeon"),
            ("Beth Anne Schroeder", "Operations", "Scaled a hospice from 3 to 31 sites"),
            ("Rohit Pillai", "Finance", "Two healthcare services exits"),
        ),
        across=4,
    )
    page.photo((5, 68, 95, 90), 29, colours=((80, 130, 110), (250, 215, 190)))

    page = deck.slide("The raise")
    page.text(
        (5, 22, 95, 36),
        "$9,000,000 Series A to reach 400 nursing homes in six states by the end of 2027.",
        Style(22, "hebo", PEACH),
    )
    shares(
        page,
        (5, 42, 58, 84),
        {"New routes and nurses": 55, "Training academy": 20, "Plan contracts": 15, "Systems": 10},
    )
    page.rect((64, 42, 95, 84), SAND)
    page.text(
        (66, 45, 93, 83),
        "Raised to date\n$2.8M from friends, nurses and a health fund.\n "
        "\nDebt\n$1.2M line "
        "of credit, half drawn.",
        Style(16, "helv", TEXT),
    )

    page = deck.blank(SAND)
    page.text((8, 32, 92, 52), "Nobody should have to leave home to heal.", Style(36, "hebo", FOREST))
    page.text((8, 62, 92, 70), "Fenwillow Care, Inc., Bloomington, Indiana", Style(18, "helv", FOREST))
    page.text((8, 70, 92, 78), "marguerite@fenwillow.example", Style(18, "helv", PEACH))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    proof(deck)
    market(deck)
    closing(deck)
