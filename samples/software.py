"""Dockmarrow, an invented maker of yard software that raises a Series A in pounds: no health care at all."""

import pictures
from canvas import GREY, WHITE, Deck, Point, Sheet, Style, Theme
from charts import Axes, Series, bar_chart, cards, line_chart, portraits, shares, table, timeline

INK, BLUE, MIST = (0.13, 0.16, 0.29), (0.2, 0.42, 0.93), (0.93, 0.95, 0.99)
AMBER = (0.98, 0.66, 0.18)


def logo(sheet: Sheet, centre: Point, radius: float) -> None:
    """A dock door with a trailer in it."""
    x, y = centre
    sheet.rect((x - radius, y - radius, x + radius, y + radius), BLUE)
    sheet.rect((x - radius * 0.55, y - radius * 0.35, x + radius * 0.55, y + radius), WHITE)
    sheet.rect((x - radius * 0.4, y - radius * 0.1, x + radius * 0.4, y + radius), AMBER)


THEME = Theme(INK, BLUE, MIST, "Dockmarrow Ltd, Series A deck v3.2. Private and confidential.", logo, "line")
BODY = Style(19)
NOTE = Style(10, "heit", GREY)


def cover(deck: Deck) -> None:
    """The name, the tagline, the date."""
    sheet = deck.blank()
    sheet.picture((0, 0, 960, 540), pictures.yard())
    sheet.rect((60, 120, 640, 440), WHITE)
    sheet.rect((60, 120, 68, 440), BLUE)
    logo(sheet, (118, 176), 26)
    sheet.write((160, 192), "Dockmarrow", Style(46, "hebo", INK))
    sheet.paragraph(
        (94, 226, 620, 310), "Yard and dock scheduling software for busy warehouses", Style(23, colour=INK)
    )
    sheet.write((94, 360), "Series A", Style(18, "hebo", BLUE))
    sheet.write((94, 386), "November 2025", Style(18))
    sheet.write((94, 420), "Private and confidential", Style(11, colour=GREY))


def problem(deck: Deck) -> None:
    """Waiting trucks, in numbers."""
    sheet = deck.slide("Trucks wait, docks stand empty, everybody pays")
    cards(
        sheet,
        (40, 104, 920, 198),
        (
            ("2 h 20 min", "average wait of a truck at a European warehouse"),
            ("34%", "of dock slots are missed or taken late"),
            ("£71", "detention charge for each hour of waiting"),
        ),
        columns=3,
    )
    sheet.bullets(
        (40, 226, 920, 490),
        (
            "Slots are booked by e-mail and phone; the plan is out of date by nine in the morning",
            "The warehouse system knows the pallets, the carrier knows the truck, nobody knows the yard",
            "Food goes out of date in the queue; shifts are paid for trucks that are not there",
            "Planners at a typical site spend 19 hours a week on the telephone",
        ),
        BODY,
    )


def solution(deck: Deck) -> None:
    """What the company makes, with the health of something that is no patient."""
    sheet = deck.slide("One live plan for gate, yard and dock")
    lead = (
        "Dockmarrow is a cloud platform that books, re-plans and bills dock slots automatically "
        "for warehouses, carriers and their drivers."
    )
    bottom = sheet.paragraph((40, 100, 430, 240), lead, Style(18.5, "hebo", INK))
    sheet.bullets(
        (40, bottom + 16, 430, 500),
        (
            "Predicts arrival from live truck positions",
            "Moves slots by itself when a truck is late",
            "Scores the health of each carrier relationship",
            "Connects to 14 warehouse and transport systems in two days",
        ),
        BODY,
    )
    sheet.picture((460, 104, 920, 372), pictures.dashboard())
    sheet.rect((460, 104, 920, 372), None, edge=GREY)
    sheet.write((460, 390), "Screen: the dock board of a site with seven doors", NOTE)
    cards(sheet, (460, 408, 920, 496), (("-58%", "waiting time"), ("+22%", "loads per door")), columns=2)


def traction(deck: Deck) -> None:
    """Recurring revenue as a line chart."""
    sheet = deck.slide("Traction: recurring revenue tripled in a year")
    axes = Axes("Annual recurring revenue", "Quarter", "£ thousand", 0, 1500, 300)
    lines = (Series("ARR", (210, 330, 420, 560, 790, 1010, 1260), BLUE),)
    labels = ("Q1 24", "Q2 24", "Q3 24", "Q4 24", "Q1 25", "Q2 25", "Q3 25")
    line_chart(sheet, (40, 100, 600, 495), axes, lines, labels=labels)
    cards(
        sheet,
        (640, 100, 920, 482),
        (
            ("£1.26M", "ARR at the end of September 2025"),
            ("64", "warehouses in four countries"),
            ("128%", "net revenue retention"),
            ("1.1%", "monthly logo churn"),
        ),
    )


def market(deck: Deck) -> None:
    """Market sizes as nested discs, with a customer sector close to health care."""
    sheet = deck.slide("Market: £3.8bn of software for 190,000 sites")
    for radius, colour in ((178, MIST), (122, (0.66, 0.77, 0.97)), (66, BLUE)):
        sheet.circle((230, 484 - radius), radius, colour)
    for y, text, colour in ((176, "TAM £3.8bn", INK), (282, "SAM £1.1bn", INK), (424, "SOM £90M", WHITE)):
        sheet.write((230, y), text, Style(16, "hebo", colour, "centre"))
    sheet.bullets(
        (460, 112, 920, 430),
        (
            "TAM: yard and dock software for all 190,000 warehouses in Europe and North America",
            "SAM: 55,000 sites with more than eight docks in the countries we serve",
            "SOM: 4,500 sites by 2030 at £20,000 a year each",
            "Sectors: grocery, parcels, building materials, automotive, pharmaceutical wholesale",
            "Growth of 13% a year, driven by the cost of drivers and new detention rules",
        ),
        BODY,
    )
    sheet.write((460, 490), "Source: Dockmarrow count of sites from public land registers, 2025.", NOTE)


def pricing(deck: Deck) -> None:
    """Prices as a table."""
    sheet = deck.slide("Business model: a subscription per dock door")
    table(
        sheet,
        (40, 108, 920, 322),
        (
            ("Plan", "Start", "Site", "Network"),
            ("Price per door and month", "£49", "£89", "£119"),
            ("Typical contract per year", "£4,700", "£19,200", "£212,000"),
            ("Included", "booking portal", "live re-planning", "billing, API, all sites"),
            ("Share of revenue", "9%", "57%", "34%"),
        ),
        widths=(1.7, 1.2, 1.2, 1.4),
    )
    cards(
        sheet,
        (40, 352, 920, 446),
        (
            ("81%", "gross margin"),
            ("11 months", "to pay back the cost of a new customer"),
            ("5.2", "lifetime value to acquisition cost"),
        ),
        columns=3,
    )


def reference(deck: Deck) -> None:
    """The scanned slide."""
    sheet = deck.slide("What customers write to us")
    sheet.write((40, 128), "Site manager, grocery distribution centre, 8 September 2025", Style(17, "tibo"))
    text = (
        "Before, we had up to forty trucks on the public road every Monday. Since spring we have had none. "
        "Drivers are in and out in under an hour, and our detention bill of £310,000 a year is almost gone. "
        "We will roll the system out to our other eleven sites in the next twelve months."
    )
    sheet.paragraph((40, 160, 900, 360), text, Style(21, "tiit", leading=1.5))
    sheet.line((60, 420), (250, 404), (0.1, 0.1, 0.3), width=2.5)
    sheet.write((60, 450), "Regional operations", Style(15, "tiit"))


def competition(deck: Deck) -> None:
    """Rivals on two axes."""
    sheet = deck.slide("Where we stand")
    sheet.rect((90, 104, 530, 470), MIST)
    sheet.line((310, 104), (310, 470), GREY)
    sheet.line((90, 287), (530, 287), GREY)
    for at, text in (((200, 488), "one site"), ((420, 488), "whole network")):
        sheet.write(at, text, Style(12.5, align="centre"))
    sheet.write((96, 122), "plans live", Style(12.5))
    sheet.write((96, 462), "plans once a day", Style(12.5))
    for x, y, name in ((180, 400, "Spreadsheets"), (410, 420, "ERP modules"), (210, 210, "Booking portals")):
        sheet.circle((x, y), 9, GREY)
        sheet.write((x, y + 26), name, Style(13, align="centre"))
    sheet.circle((455, 160), 15, BLUE)
    sheet.write((455, 196), "Dockmarrow", Style(16, "hebo", BLUE, "centre"))
    sheet.bullets(
        (570, 112, 920, 490),
        (
            "Booking portals fix the plan the day before and leave the yard out",
            "ERP modules need a year to install and 18 months to pay back",
            "Our model learns from 2.1 million arrivals and gets better with each site",
            "Won 17 of 23 tenders in the past year",
        ),
        BODY,
    )


def plan(deck: Deck) -> None:
    """Milestones, the round before and projected revenue."""
    sheet = deck.slide("Plan: four countries today, nine by 2028")
    timeline(
        sheet,
        (40, 100, 920, 236),
        (
            ("2019", "Company founded in Leeds"),
            ("May 2023", "£1.4M seed round closed"),
            ("Q2 2026", "Launch in Poland and Spain"),
            ("Q1 2027", "Billing module for carriers"),
            ("2028", "Cash-flow positive"),
        ),
    )
    axes = Axes("Revenue, plan", "Financial year", "£ million", 0, 16, 4)
    bar_chart(
        sheet, (40, 248, 560, 502), axes, {"2024": 0.4, "2025": 1.2, "2026": 2.9, "2027": 6.8, "2028": 14.5}
    )
    sheet.bullets(
        (600, 270, 920, 495),
        (
            "2026 plan is 70% covered by signed contracts",
            "Net burn today: £95,000 a month",
            "Profitable at £11M revenue",
        ),
        BODY,
    )


def team(deck: Deck) -> None:
    """Four invented people."""
    sheet = deck.slide("Team: we have run the yards we plan")
    portraits(
        sheet,
        (40, 112, 930, 366),
        (
            ("P. Ashgrove", "Chief Executive", "Ran eleven distribution centres for a grocer"),
            ("L. Bielak", "Chief Technology Officer", "Built routing for a parcel network of 9,000 vans"),
            ("K. Osei-Tutu", "Head of Sales", "Sold warehouse systems for twelve years"),
            ("H. Marchetti", "Head of Product", "Former dock planner and software designer"),
        ),
    )
    sheet.rect((40, 378, 920, 490), MIST)
    sheet.bullets(
        (60, 394, 900, 490),
        (
            "26 people in Leeds and Gdansk, 15 of them in engineering",
            "Backed by two funds for logistics software and eight industry angels",
        ),
        BODY,
    )


def ask(deck: Deck) -> None:
    """The sum asked for, beside earlier rounds and the date of closing."""
    sheet = deck.slide("Raising £3.2 million to open five countries")
    cards(sheet, (40, 104, 470, 200), (("£3.2 million", "Series A round, new equity"),))
    sheet.bullets(
        (40, 226, 470, 500),
        (
            "Takes us to £6.8M revenue in 2027 and to 24 months of runway",
            "We previously raised £1.4M (seed, 2023) and £300k from angels",
            "Term sheet expected in January 2026, closing by March 2026",
            "Minimum ticket £250k; room for one more lead",
        ),
        BODY,
    )
    sheet.write((520, 122), "How we will spend it", Style(18, "hebo", INK))
    shares(
        sheet,
        (520, 140, 920, 390),
        {
            "Sales in five new countries": 46,
            "Product and data": 33,
            "Customer onboarding": 13,
            "Administration": 8,
        },
    )
    sheet.write((520, 436), "ir@dockmarrow.example", Style(18, "hebo", BLUE))
    sheet.write((520, 460), "Dockmarrow Ltd, Leeds, United Kingdom", Style(14))


def draw(deck: Deck) -> None:
    """Draw the eleven slides."""
    for slide in (cover, problem, solution, traction, market, pricing):
        slide(deck)
    deck.scan(reference)
    for slide in (competition, plan, team, ask):
        slide(deck)
