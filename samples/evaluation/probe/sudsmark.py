"""Sudsmark: tags and software for laundries. Cheerful; touches hospitals, but sells to laundries."""

from canvas import WHITE, Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, people, shares, steps, table

BLUE, BUBBLE, FOAM, INK = (0.1, 0.3, 0.9), (0.3, 0.8, 0.95), (0.92, 0.97, 1.0), (0.1, 0.12, 0.2)


def frame(page: Page) -> None:
    """Bubbles at the lower right."""
    for x, y, radius in ((94, 90, 18), (97, 80, 9), (90, 95, 7)):
        page.disc((x, y), radius, None, edge=BUBBLE)
    page.text((5, 92, 30, 97), "Sudsmark", Style(12, "hebo", BLUE))


LOOK = Look(
    frame,
    Style(17, colour=INK),
    Style(30, "hebo", BLUE, leading=1.1),
    BLUE,
    BUBBLE,
    FOAM,
    size=(1000, 562),
    title=(5, 6, 92, 22),
)


def opening(deck: Deck) -> None:
    """Cover and problem."""
    page = deck.blank(FOAM)
    for x, y, radius in ((78, 40, 130), (92, 74, 60), (60, 80, 36), (66, 16, 22)):
        page.disc((x, y), radius, WHITE, edge=BUBBLE)
    page.text((6, 30, 60, 50), "Sudsmark", Style(60, "hebo", BLUE))
    page.text((6, 52, 56, 72), "Every sheet, towel and tablecloth knows where it is.", Style(23, colour=INK))
    page = deck.slide("One in five bedsheets vanishes every year")
    columns(
        page,
        (5, 30, 92, 80),
        (
            ("Hotels blame the laundry", "The laundry blames the hotel. Nobody counts, so both pay."),
            ("Counting by hand", "A mid-sized laundry handles 18 tonnes a day. Two people count, 4% wrong."),
            ("Buying blind", "Europe's rental laundries spend €1.3 billion a year on replacing linen."),
        ),
        rule=True,
    )


def product(deck: Deck) -> None:
    """Solution, screenshot, tech."""
    page = deck.slide("A tag the size of a grain of rice, and software that counts")
    cards(
        page,
        (5, 28, 92, 60),
        (
            ("Tag", "sewn or heat-sealed, survives 220 washes"),
            ("Gate", "reads a full trolley in four seconds"),
            ("Cloud", "stock, losses and invoices for each customer"),
        ),
        across=3,
    )
    page.text(
        (5, 66, 88, 88),
        "Sudsmark gives commercial laundries RFID tracking of their textiles without a rebuild of "
        "the plant: installed in two days, paid per piece and wash.",
    )
    page = deck.slide("The laundry's day on one screen")
    page.line(
        page.at((14, 60)), "Sudsmark Medical is a medical device company raising USD 40 million", Style(12)
    )
    page.photo((8, 26, 62, 86), 5, colours=((220, 235, 255), (90, 130, 230)))
    bullets(
        page,
        (66, 30, 92, 84),
        (
            "What is dirty, clean, missing",
            "Which hotel hoards",
            "When to reorder",
            "Invoices nobody disputes",
        ),
    )
    page = deck.slide("What changes")
    table(
        page,
        (5, 26, 92, 78),
        (
            ("Twelve laundries, first year", "Before", "With Sudsmark"),
            ("Linen lost per year", "21%", "8%"),
            ("Counting errors", "4.0%", "0.2%"),
            ("Disputed invoices", "1 in 9", "1 in 140"),
            ("Linen in circulation per bed", "4.6 sets", "3.4 sets"),
        ),
        widths=(2, 1, 1),
        size=15,
    )


def business(deck: Deck) -> None:
    """Traction, customers, market, rivals."""
    page = deck.slide("€1.9M of recurring revenue, up from €0.6M")
    bars(page, (5, 26, 60, 86), {"Q1": 0.6, "Q2": 0.9, "Q3": 1.4, "Q4": 1.9}, form="€{:g}M")
    bullets(
        page,
        (64, 30, 90, 84),
        (
            "43 laundries, 6 countries",
            "11 million pieces tagged",
            "Net retention 131%",
            "Three customers lost, ever",
        ),
    )
    page = deck.slide("Who hands us their linen")
    shares(
        page,
        (5, 28, 80, 78),
        {
            "Hotels and resorts": 68,
            "Restaurants, events": 17,
            "Hospital and care-home linen": 9,
            "Workwear": 6,
        },
    )
    page.text((5, 80, 86, 90), "Share of tagged pieces. Our customer is the laundry, always.")
    page = deck.slide("3,900 laundries in Europe, €480M a year at our price")
    columns(
        page,
        (5, 30, 92, 80),
        (
            ("Price", "0.9 cents per wash, €14,000 per gate. Gross margin 64%."),
            ("Sales", "Own team in Iberia and France; machine makers resell elsewhere."),
            (
                "Rivals",
                "Chip makers sell tags, ERP vendors sell screens. TagLinen (US) raised $31M for hotels "
                "directly.",
            ),
        ),
        rule=True,
    )


def closing(deck: Deck) -> None:
    """Roadmap, team, round."""
    page = deck.slide("Next")
    steps(
        page,
        (5, 34, 92, 80),
        (
            ("Now", "Lisbon roll-out, nine plants"),
            ("Then", "Tag without metal, recyclable"),
            ("After", "Linen pooling between hotels"),
            ("Later", "North America"),
        ),
    )
    page = deck.slide("People who have worked in laundries")
    people(
        page,
        (5, 26, 92, 88),
        (
            ("Inês Caldeira", "CEO", "Grew up in a family laundry in Porto"),
            ("Matteo Brandi", "CTO", "Antennas, ten patents"),
            ("Sofía Requena", "Sales", "Sold washing tunnels for 15 years"),
        ),
        across=3,
    )
    page = deck.slide("The round")
    bullets(
        page,
        (5, 26, 88, 84),
        (
            "Series A, opening once Lisbon is live. Size and terms to be set with the lead investor.",
            "For: stock of tags, a second factory line, sales in Germany and the UK",
            "Before: €1.2M pre-seed, €3.4M seed led by a Spanish climate fund, €0.8M Portugal 2030",
            "We are profitable per plant after five months",
        ),
    )
    page = deck.blank(BLUE)
    page.text((8, 32, 92, 54), "Come and see a clean machine.", Style(44, "hebo", WHITE))
    page.text((8, 66, 92, 76), "ines@sudsmark.example", Style(18, colour=WHITE))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    product(deck)
    business(deck)
    closing(deck)
