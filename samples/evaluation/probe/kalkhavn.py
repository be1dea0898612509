"""Kalkhavn ApS: cement from demolished concrete. Danish, on upright pages, kroner."""

from canvas import GREY, WHITE, Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, people, table

STONE, RUST, CHALK, INK = (0.28, 0.3, 0.3), (0.75, 0.36, 0.18), (0.94, 0.93, 0.9), (0.15, 0.15, 0.15)


def frame(page: Page) -> None:
    """A column of stones at the right edge."""
    for index in range(5):
        page.rect((95, 4 + index * 5, 98, 8 + index * 5), RUST if index == page.number % 5 else CHALK)
    page.text((6, 96, 60, 98.6), f"kalkhavn / {page.number}", Style(10, "cour", GREY))


LOOK = Look(
    frame,
    Style(16, colour=INK),
    Style(30, "hebo", STONE, leading=1.1),
    STONE,
    RUST,
    CHALK,
    size=(620, 800),
    title=(6, 5, 92, 22),
)


def opening(deck: Deck) -> None:
    """Cover, waste, idea."""
    page = deck.blank(CHALK)
    page.photo((0, 0, 100, 52), 66, colours=((150, 150, 145), (90, 80, 75)))
    page.text((6, 56, 94, 68), "Kalkhavn", Style(64, "hebo", STONE))
    page.text((6, 69, 90, 82), "Yesterday's concrete is tomorrow's cement.", Style(26, colour=INK))
    page.text((6, 92, 60, 96), "Autumn 2025, Aalborg", Style(14, "cour", RUST))
    page = deck.slide("Cement makes 8% of the world's CO2. Half of it comes out of the limestone itself.")
    bars(page, (6, 30, 92, 66), {"Limestone": 525, "Fuel": 310, "Power": 55})
    page.text(
        (6, 70, 92, 92),
        "Kilograms of CO2 per tonne of clinker. Green power and new fuels can't touch the first "
        "bar: it is chemistry. The only way around it is lime that has been burnt before.",
    )
    page = deck.slide("It has been burnt before. It lies in every skip.")
    cards(
        page,
        (6, 28, 92, 60),
        (
            ("4.1 Mt", "concrete demolished in Denmark each year"),
            ("96%", "is crushed into road base"),
            ("DKK 40", "is what a tonne of that is worth"),
            ("DKK 970", "is what a tonne of cement is worth"),
        ),
        across=2,
        big=30,
    )
    page.text(
        (6, 66, 92, 90),
        "The old cement paste sits in the fines below two millimetres, which nobody wants. We want them.",
    )


def product(deck: Deck) -> None:
    """Process and proof."""
    page = deck.slide("Our process takes the paste off the sand and wakes it up again")
    steps = (
        ("Rub", "Electric attrition mill separates old paste from sand grains."),
        ("Warm", "480 °C instead of 1,450 °C, by electricity. No limestone, no flame."),
        ("Blend", "The result replaces 45% of the clinker in ordinary cement."),
    )
    for index, (head, text) in enumerate(steps):
        top = 28 + index * 21
        page.rect((6, top, 92, top + 18), CHALK)
        page.text((9, top + 3, 32, top + 14), head, Style(34, "hebo", RUST))
        page.text((36, top + 3, 90, top + 17), text, Style(18, colour=INK))
    page = deck.slide("Strength at 28 days is the same. The footprint isn't.")
    table(
        page,
        (6, 26, 92, 58),
        (
            ("", "CEM I", "Kalkhavn blend"),
            ("28-day strength, MPa", "58", "56"),
            ("Setting, minutes", "165", "180"),
            ("kg CO2 per tonne", "830", "390"),
            ("Price, DKK per tonne", "980", "960"),
        ),
        widths=(1.6, 1, 1.2),
        size=15,
    )
    bullets(
        page,
        (6, 63, 92, 92),
        (
            "Tested at the Technological Institute, 14 mixes",
            "ETA approval under way, expected in 2026",
            "A footbridge in Hjørring has carried people since May 2024",
        ),
    )


def business(deck: Deck) -> None:
    """Customers, market, rivals."""
    page = deck.slide("Sold: the first three years of the first plant")
    bullets(
        page,
        (6, 26, 92, 60),
        (
            "Offtake: 22,000 tonnes a year to two ready-mix companies",
            "Feedstock: gate fee of DKK 65 per tonne from three demolition firms",
            "Letters of intent for a further 70,000 tonnes, Sweden and Hamburg",
            "Revenue from pilot sales in 2024: DKK 3.8 million",
        ),
    )
    page.photo((6, 64, 92, 92), 21, colours=((180, 175, 165), (110, 80, 60)))
    page = deck.slide("EUR 9 billion is paid for cement around the North Sea and the Baltic")
    bars(
        page,
        (6, 26, 92, 66),
        {"Nordics": 1.6, "Germany": 3.4, "Benelux": 1.2, "UK": 2.0, "Poland": 0.8},
        form="{:.1f}",
    )
    page.text(
        (6, 70, 92, 92),
        "EUR billion a year. Every plant of ours serves 100 km around it, so nobody has to win "
        "the whole map.",
    )
    page = deck.slide("Who else")
    table(
        page,
        (6, 22, 92, 62),
        (
            ("Company", "Way", "Money raised"),
            ("Electrolyme (US)", "Electrochemical lime", "USD 87 million"),
            ("Terraklin (CH)", "Calcined clay", "CHF 19 million"),
            ("Cement majors", "Carbon capture", "subsidies"),
            ("Kalkhavn", "Recycled paste", "DKK 21 million"),
        ),
        widths=(1.3, 1.4, 1.2),
        size=15,
    )
    page.text(
        (6, 68, 92, 90), "Clay needs quarries. Capture needs pipelines. We need a demolition yard and a plug."
    )


def closing(deck: Deck) -> None:
    """Plan, people, money."""
    page = deck.slide("Plant one: Aalborg harbour, 30,000 tonnes, running in 2027")
    table(
        page,
        (6, 26, 92, 62),
        (
            ("Financing of the plant", "DKK million"),
            ("Equity, this round", "45"),
            ("Green loan, EIFO, agreed in principle", "31"),
            ("Innovation Fund grant, awarded", "12"),
            ("Cost of the plant", "88"),
        ),
        widths=(2.4, 1),
        size=16,
    )
    page.text(
        (6, 67, 92, 90), "At full load the plant earns DKK 14 million before interest and tax each year."
    )
    page = deck.slide("Three who have built plants, one who has torn down houses")
    people(
        page,
        (6, 26, 92, 90),
        (
            ("Signe Mølgaard", "CEO", "Process engineer, two cement plants"),
            ("Jens Østerby", "CTO", "PhD on rehydrated paste"),
            ("Fatima Demir", "Finance", "Project finance, wind"),
            ("Bo Kragh", "Feedstock", "Third-generation demolition man"),
        ),
        across=2,
    )
    page = deck.slide("DKK 45 million in equity closes the gap")
    page.text(
        (6, 30, 92, 60),
        "We invite two or three investors into this Series A. DKK 21 million has been put in "
        "since 2020. First close before Christmas.",
        Style(22, colour=INK),
    )
    page.rect((6, 66, 92, 84), STONE)
    page.text((9, 70, 90, 82), "Signe Mølgaard\nsigne@kalkhavn.example", Style(20, colour=WHITE))


def draw(deck: Deck) -> None:
    """Draw the eleven slides."""
    opening(deck)
    product(deck)
    business(deck)
    closing(deck)
