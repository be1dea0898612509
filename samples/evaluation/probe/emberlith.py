"""Emberlith: cement from slag and clay without a kiln. Industrial grey and ember, kroner, no date."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, shares, table

COAL, EMBER, ASH, TEXT = (0.2, 0.2, 0.21), (0.87, 0.33, 0.12), (0.93, 0.92, 0.91), (0.17, 0.17, 0.18)


def frame(page: Page) -> None:
    """A coal column at the left with an ember top."""
    page.rect((0, 0, 7, 100), COAL)
    page.rect((0, 0, 7, 11), EMBER)
    page.text((0, 94, 7, 98), str(page.number), Style(11, "hebo", ASH, "centre"))


LOOK = Look(
    frame,
    Style(18, "helv", TEXT),
    Style(28, "hebo", COAL),
    COAL,
    EMBER,
    ASH,
    size=(960, 600),
    title=(11, 6, 95, 20),
)


def opening(deck: Deck) -> None:
    """Cover, problem, product."""
    page = deck.blank(COAL)
    page.photo((0, 0, 100, 38), 90, colours=((60, 50, 48), (230, 110, 50)))
    page.text((7, 46, 95, 66), "EMBERLITH", Style(64, "hebo", EMBER))
    page.text((7, 66, 90, 80), "Cement without the kiln", Style(28, "helv", ASH))
    page.text((7, 90, 90, 95), "Emberlith AS, Porsgrunn, Norway", Style(14, "helv", ASH))

    page = deck.slide("One material makes 8 % of the world's CO2")
    cards(
        page,
        (11, 24, 95, 54),
        (
            ("4.1 bn t", "cement a year"),
            ("610 kg", "CO2 per tonne, most of it from the stone itself"),
            ("€80", "price of a tonne of CO2 in the EU"),
        ),
        across=3,
    )
    page.text(
        (11, 62, 95, 90),
        "Limestone has to be burnt at 1,450 °C. Electric kilns and carbon capture "
        "help, and "
        "double the price. Builders want neither the carbon nor the bill.",
    )

    page = deck.slide("We bind concrete with slag and clay, at 70 °C")
    bullets(
        page,
        (11, 24, 56, 92),
        (
            "Emberlith cement is made from smelter slag, Norwegian marine clay and a mineral activator",
            "Milled and mixed, never burnt: 86 % less CO2 than Portland cement",
            "Works in the mixers, pumps and moulds which precast plants already have",
            "Cost at scale: 3 % below CEM I",
        ),
    )
    page.photo((60, 24, 95, 86), 71, colours=((110, 110, 115), (220, 190, 170)))


def proof(deck: Deck) -> None:
    """Process, strength, approvals, customers."""
    page = deck.slide("Process")
    for index, (head, text) in enumerate(
        (
            ("Slag", "from two ferro-alloy smelters, 40 km away"),
            ("Clay", "dried with waste heat at 70 °C"),
            ("Mill", "vertical roller, bought second-hand"),
            ("Activator", "our recipe, two patents"),
            ("Silo", "delivered by ship along the coast"),
        )
    ):
        left = 11 + index * 17
        shape = [(left, 26), (left + 13, 26), (left + 16, 35), (left + 13, 44), (left, 44)]
        page.page.draw_polyline(
            [page.at(p) for p in shape], color=None, fill=EMBER if index == 3 else COAL, closePath=True
        )
        page.text((left + 1.5, 32.6, left + 14, 42), head, Style(19, "hebo", (1, 1, 1)))
        page.text((left, 48, left + 15, 74), text, Style(16, "helv", TEXT))
    page.text((11, 78, 95, 92), "Slag for 600,000 tonnes a year is under option until 2041.")

    page = deck.slide("Compressive strength, MPa")
    bars(page, (11, 22, 62, 92), {"2 days": 24, "7 days": 41, "28 days": 58, "91 days": 69})
    bullets(
        page,
        (66, 30, 95, 90),
        (
            "CEM I 42,5: 47 MPa after 28 days",
            "Frost class XF4 passed",
            "Chloride entry a fifth of that of Portland",
        ),
    )

    page = deck.slide("Approved where it counts")
    table(
        page,
        (11, 24, 95, 68),
        (
            ("Approval", "Country", "Status"),
            ("European Technical Assessment", "EU / EEA", "granted, 2024"),
            ("Quay walls, exposure class XS3", "Norway", "granted, 2025"),
            ("Structural precast", "Sweden, Denmark", "granted, 2025"),
            ("Ready-mix", "Norway", "under test"),
        ),
        widths=(2, 1.2, 1.2),
        size=16,
    )
    page.text((11, 74, 95, 92), "A quay in Larvik and the foundations of 61 homes stand on Emberlith.")

    page = deck.slide("Customers have ordered 210,000 tonnes")
    columns(
        page,
        (11, 26, 95, 66),
        (
            ("Precast makers", "Four groups, offtake of 130,000 t over five years"),
            ("Ports", "Coastal administration, 45,000 t for quays"),
            ("Offshore wind", "Anchor blocks, letter of intent for 35,000 t"),
        ),
        rule=True,
    )
    page.text((11, 74, 95, 90), "Sales from the pilot plant: NOK 9.4m last year from 6,800 tonnes.")


def market(deck: Deck) -> None:
    """Market, rivals, plant."""
    page = deck.slide("Market: NOK 12 bn in the Nordics, 5,800 bn worldwide")
    bullets(
        page,
        (11, 26, 95, 90),
        (
            "Nordic cement consumption: 8.6 million tonnes a year, four kilns left",
            "From 2027 public buildings in Norway and Denmark have a carbon ceiling per square metre",
            "We need 2 % of the Nordic market to fill our first plant",
        ),
        style=Style(20, "helv", TEXT),
    )

    page = deck.slide("Alternatives")
    table(
        page,
        (11, 24, 95, 72),
        (
            ("", "CO2, kg/t", "Cost, NOK/t", "Plant, NOK per t of capacity"),
            ("Portland (CEM I)", "790", "1,420", "2,900"),
            ("With carbon capture", "120", "2,500", "6,100"),
            ("Electrochemical (USD 90m raised)", "60", "3,000+", "unknown"),
            ("Emberlith", "108", "1,380", "1,250"),
        ),
        widths=(1.9, 1, 1, 1.7),
        size=15,
    )
    page.text(
        (11, 77, 95, 92),
        "Cheaper to build than a kiln, cheaper to run than capture, on sale today.",
        Style(20, "hebo", EMBER),
    )

    page = deck.slide("The first plant: Herøya, 180,000 tonnes a year")
    table(
        page,
        (11, 24, 58, 72),
        (
            ("Financing of the plant", "NOK m"),
            ("Bank and export credit", "110"),
            ("Enova grant, approved", "30"),
            ("Equity", "85"),
            ("Total", "225"),
        ),
        widths=(2.4, 1),
        size=16,
    )
    bullets(
        page,
        (62, 26, 95, 88),
        ("Site and quay leased for 25 years", "18 months to build", "EBITDA of NOK 62m when full"),
    )


def closing(deck: Deck) -> None:
    """Team, round, end."""
    page = deck.slide("Team")
    table(
        page,
        (11, 24, 95, 70),
        (
            ("", "", "Before"),
            ("Ragnhild Tveitdal", "CEO", "Plant manager at a cement maker for 14 years"),
            ("Prof. Eirik Solbakk-Moen", "Chemistry", "Alkali-activated binders, 90 papers"),
            ("Tomasz Wilczek", "Projects", "Built three grinding stations, on budget"),
            ("Sunniva Hage", "Finance", "Infrastructure banker"),
        ),
        widths=(1.4, 0.8, 2),
        size=16,
    )
    page.text((11, 76, 95, 90), "19 people. Chair: a former head of building materials at a Nordic group.")

    page = deck.slide("What we need")
    page.text((11, 20, 95, 50), "NOK 85m", Style(100, "hebo", EMBER, leading=1.0))
    page.text(
        (11, 50, 58, 92),
        "in new equity, with which bank and Enova release theirs.\n \nEquity so far: "
        "NOK 41m "
        "from industrial families and a climate fund.",
    )
    shares(page, (62, 52, 95, 90), {"Mill and silos": 58, "Quay": 22, "Start-up": 20})

    page = deck.blank(EMBER)
    page.text((7, 30, 93, 54), "Build it. Don't burn it.", Style(56, "hebo", (1, 1, 1)))
    page.text((7, 66, 93, 74), "Emberlith AS", Style(22, "hebo", COAL))
    page.text((7, 74, 93, 82), "ragnhild@emberlith.example", Style(18, "helv", COAL))


def draw(deck: Deck) -> None:
    """Draw the thirteen slides."""
    opening(deck)
    proof(deck)
    market(deck)
    closing(deck)
