"""Airlode: ventilation control for schools. Touches on health only, no sum, no date."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, people, shares, table

SEA, SUN, MIST = (0.1, 0.35, 0.6), (0.88, 0.52, 0.05), (0.93, 0.96, 0.99)


def frame(page: Page) -> None:
    """A ribbon at the bottom."""
    page.rect((0, 94, 100, 100), SEA)
    page.rect((0, 94, 12, 100), SUN)
    page.text((88, 95.2, 97, 99), str(page.number), Style(11, "hebo", (1, 1, 1), "right"))


LOOK = Look(frame, Style(22), Style(28, "tibo", SEA), SEA, SUN, MIST, size=(1080, 608), title=(5, 5, 95, 18))


def opening(deck: Deck) -> None:
    """Cover to product."""
    page = deck.blank(MIST)
    page.disc((78, 50), 150, SUN)
    page.disc((78, 50), 110, MIST)
    page.text((6, 28, 60, 46), "Airlode", Style(58, "tibo", SEA))
    page.text((6, 50, 56, 66), "Fresh air in every classroom, at half the energy", Style(24, "tiit"))
    page.text((6, 88, 60, 94), "Company presentation. Please do not forward.", Style(12))

    page = deck.slide("Classrooms are either stuffy or expensive")
    columns(
        page,
        (5, 24, 95, 72),
        (
            (
                "Stuffy",
                "After 35 minutes with closed windows, CO2 passes 2,000 ppm. Pupils yawn, test scores "
                "drop by 7%.",
            ),
            (
                "Expensive",
                "Fans that run all day, heated rooms that are empty: 38% of a school's energy bill.",
            ),
            ("Nobody's job", "Caretakers look after six buildings. The time switch was set in 2009."),
        ),
        rule=True,
    )

    page = deck.slide("Airlode runs the ventilation by itself")
    bullets(
        page,
        (5, 22, 60, 90),
        (
            "A battery-free sensor the size of a light switch measures CO2, heat and presence in each room",
            "Our controller plugs into the ventilation units that are there already, 40 makes so far",
            "Software learns the timetable and gives air only where and when people are",
            "Fitted in one day in the holidays, no electrician",
        ),
    )
    page.photo((64, 24, 95, 86), 15, colours=((160, 200, 240), (250, 220, 150)))

    page = deck.slide("What schools see")
    cards(
        page,
        (5, 24, 95, 84),
        (
            ("-49%", "energy for ventilation"),
            ("900 ppm", "CO2 kept below, 97% of lesson time"),
            ("-11%", "sick days of pupils in one winter, a welcome side effect"),
            ("2.8 years", "payback"),
        ),
        across=2,
    )

    page = deck.slide("The difference on one school day, kWh")
    bars(page, (8, 20, 92, 86), {"Mon before": 212, "Mon Airlode": 104, "Fri before": 205, "Fri Airlode": 83})


def middle(deck: Deck) -> None:
    """Business."""
    page = deck.slide("Sold per room, paid per month")
    table(
        page,
        (5, 22, 95, 66),
        (
            ("Package", "Hardware", "Per room and month", "Term"),
            ("Basic", "$190", "$6", "3 years"),
            ("Plus, with energy report", "$190", "$9", "5 years"),
            ("Shared savings", "none", "40% of savings", "7 years"),
        ),
        widths=(1.6, 1, 1.3, 0.8),
        size=17,
    )
    page.text((5, 72, 95, 90), "Gross margin: 42% hardware, 86% software.")

    page = deck.slide("Customers")
    bullets(
        page,
        (5, 22, 95, 84),
        (
            "146 schools in Ontario and British Columbia, 3,900 rooms",
            "Recurring revenue $352,000, pipeline $4.4 million",
            "Two school boards made Airlode their standard in 2024",
            "First offices and a library; not hospitals, whose rules differ",
        ),
    )

    page = deck.slide("Market: 7 million classrooms in North America")
    shares(page, (5, 24, 95, 74), {"Central units, old": 54, "Windows only": 27, "Modern controls": 19})
    page.text(
        (5, 79, 95, 90),
        "$5.2 billion in controls by 2030, plus $3 billion a year of federal and state retrofit programmes",
        Style(16),
    )

    page = deck.slide("Alternatives")
    table(
        page,
        (5, 22, 95, 66),
        (
            ("", "Fits old units", "Per-room", "Price per room"),
            ("Building automation", "no", "yes", "$2,400"),
            ("CO2 traffic lights", "-", "yes", "$120, a lamp only"),
            ("Airlode", "yes", "yes", "$190 + $6"),
        ),
        widths=(1.3, 1, 0.8, 1.3),
        size=17,
    )


def closing(deck: Deck) -> None:
    """Team, money, contact."""
    page = deck.slide("Team")
    people(
        page,
        (5, 24, 95, 86),
        (
            ("Soraya Mehrabani", "CEO", "Mechanical engineer, ran energy for a school board"),
            ("Luc Desrochers", "Hardware", "Energy-harvesting chips"),
            ("Winnie Akello", "Software", "Forecasting"),
            ("Ben Kowalchuk", "Sales", "Former principal"),
        ),
        across=4,
    )

    page = deck.slide("Funding history")
    table(
        page,
        (5, 22, 95, 62),
        (
            ("Year", "Round", "Amount", "From"),
            ("2020", "Own savings", "$85,000", "founders"),
            ("2021", "Pre-seed", "$600,000", "Prairie Kite"),
            ("2023", "Seed", "$2.9 million at $12 million pre", "Kestrel Loop"),
        ),
        widths=(0.6, 1, 1.6, 1),
        size=17,
    )

    page = deck.slide("What comes next")
    bullets(
        page,
        (5, 22, 95, 84),
        (
            "We are preparing our next round and invite new investors to get to know us early",
            "It will fund entry to six US states and a second sensor for humidity",
            "Break-even needs 11,000 rooms; we add about 260 a month",
            "What we offer today: a visit to a school, our data room, and straight answers",
        ),
    )

    page = deck.blank(SEA)
    page.text((8, 38, 92, 54), "Let them breathe. Let them learn.", Style(36, "tiit", MIST, "centre"))
    page.text((8, 66, 92, 74), "soraya@airlode.example", Style(17, colour=MIST, align="centre"))


def draw(deck: Deck) -> None:
    """Draw the thirteen slides."""
    opening(deck)
    middle(deck)
    closing(deck)
