"""Cindrel: a cement binder from steel slag, by German and Polish engineers. Dense; no sum."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bullets, cards, columns, shares, table

SLATE, ORANGE, PALE, INK = (0.22, 0.25, 0.29), (0.95, 0.42, 0.05), (0.93, 0.94, 0.95), (0.15, 0.16, 0.18)


def frame(page: Page) -> None:
    """A double rule, the name at the top right, a page count."""
    page.rule((4, 16), (96, 16), SLATE, width=2)
    page.rule((4, 16.9), (96, 16.9), ORANGE)
    page.text((82, 3.5, 96, 8), "CINDREL", Style(13, "hebo", ORANGE, "right"))
    page.text((4, 94.5, 60, 98), "Cindrel GmbH, Duisburg / Gliwice", Style(9.5, colour=SLATE))
    page.text((80, 94.5, 96, 98), f"{page.number} / 11", Style(9.5, colour=SLATE, align="right"))


LOOK = Look(
    frame, Style(16, colour=INK), Style(24, "hebo", SLATE), SLATE, ORANGE, PALE, title=(4, 5, 80, 15.5)
)


def opening(deck: Deck) -> None:
    """Cover, problem, solution."""
    page = deck.blank()
    page.rect((0, 0, 100, 100), SLATE)
    page.rect((6, 22, 7, 62), ORANGE)
    page.text((9, 22, 92, 40), "CINDREL", Style(60, "hebo", (1, 1, 1)))
    page.text(
        (9, 44, 92, 62), "Cement binder from steel slag, with 88 % less CO2", Style(26, colour=(1, 1, 1))
    )
    page.text((9, 82, 92, 92), "Investor information, status 19/03/2026", Style(15, colour=(0.85, 0.87, 0.9)))

    page = deck.slide("Cement emits 8 % of all CO2, and its two remedies are running out")
    columns(
        page,
        (4, 24, 96, 70),
        (
            (
                "Clinker",
                "One tonne of clinker emits 830 kg of CO2. From 2034 there are no free allowances: "
                "at EUR 90 per "
                "tonne, cement doubles in price.",
            ),
            (
                "Fly ash",
                "The classical substitute disappears with the coal plants: minus 70 % in Europe since 2015.",
            ),
            (
                "Blast furnace slag",
                "Sold out, and the furnaces are being replaced by electric arcs whose slag nobody can use.",
            ),
        ),
        rule=True,
    )
    page.text((4, 78, 96, 90), "Europe dumps 14 million tonnes of electric arc slag per year.")

    page = deck.slide("Our process makes the slag of electric arc furnaces reactive")
    bullets(
        page,
        (4, 23, 96, 90),
        (
            "Step 1: the liquid slag is quenched in our rotating drum directly at the furnace, "
            "within 0.4 seconds",
            "Step 2: iron is recovered and returned to the melt shop (value EUR 31 per tonne of slag)",
            "Step 3: milling with a mineral activator; the product CIN-X replaces up to 60 % of clinker",
            "The concrete producer changes nothing: same mixer, same standard EN 197-5, same "
            "strength at 28 days",
        ),
    )


def proof(deck: Deck) -> None:
    """Tests, customers, economics, market, rivals, patents."""
    page = deck.slide("Test results, TU laboratory and two producers")
    table(
        page,
        (4, 24, 96, 68),
        (
            ("Property", "CEM I", "CEM II with 45 % CIN-X", "Requirement"),
            ("Strength 2 d, MPa", "28", "21", "20"),
            ("Strength 28 d, MPa", "58", "57", "52.5"),
            ("Chloride diffusion, 1e-12 m2/s", "11.2", "4.8", "-"),
            ("kg CO2 per tonne", "790", "402", "-"),
        ),
        widths=(2, 1, 1.6, 1),
        size=15,
    )
    page.text(
        (4, 74, 96, 90),
        "ETA application filed 11/2025; healthy dust values (no free quartz) confirmed by the BG institute.",
    )

    page = deck.slide("Pilot plant in Gliwice: 4,200 tonnes since 06/2024")
    cards(
        page,
        (4, 24, 96, 60),
        (
            ("97 %", "availability in Q4 2025"),
            ("3", "steelworks supply slag"),
            ("EUR 1.3 M", "sales 2025"),
            ("EUR 46 M", "letters of intent until 2030"),
        ),
        across=4,
        big=27,
    )
    page.text((4, 68, 96, 88), "Customers: two ready-mix groups, one precast producer, one tunnel project.")


def proof_on(deck: Deck) -> None:
    """More of: tests, customers, economics, market, rivals, patents."""
    page = deck.slide("Unit economics of a 150,000 t plant")
    table(
        page,
        (4, 24, 70, 82),
        (
            ("Per tonne", "EUR"),
            ("Sales price CIN-X", "78"),
            ("Slag gate fee received", "9"),
            ("Iron returned", "31"),
            ("Operating cost", "-61"),
            ("EBITDA", "57"),
        ),
        widths=(2, 1),
        size=16,
    )
    page.text((74, 28, 96, 80), "Investment per plant: EUR 24 M, 70 % debt.\nPayback 3.9 years.")

    page = deck.slide("Market: EUR 5.6 billion for cement substitutes in Europe in 2032")
    shares(
        page,
        (4, 26, 96, 64),
        {"Slag of blast furnaces": 48, "Calcined clay": 21, "Fly ash": 17, "Electric arc slag": 14},
    )
    page.text(
        (4, 72, 96, 88),
        "Competitors: Klinkra (calcined clay, Series B EUR 67 M), Nordbind (EUR 12 M seed, laboratory).",
    )

    page = deck.slide("Protection")
    bullets(
        page,
        (4, 24, 96, 76),
        (
            "Quenching drum: EP and CN granted, US pending, until 2042",
            "Activator recipe: trade secret, kept in Duisburg only",
            "Exclusive slag contracts for ten years with two of the three steelworks",
        ),
    )


def closing(deck: Deck) -> None:
    """Team, money so far, round, contact."""
    page = deck.slide("Management")
    table(
        page,
        (4, 24, 96, 72),
        (
            ("Name", "Function", "Experience"),
            ("Dr.-Ing. Jens Ruhland", "CEO", "17 years slag metallurgy"),
            ("Agnieszka Pawlik", "CTO", "Built three grinding plants"),
            ("Matthias Oehm", "CFO", "Project finance, EUR 900 M closed"),
            ("Dr. Ewa Sroka", "Concrete", "Member of CEN/TC 51"),
        ),
        widths=(1.3, 0.8, 2),
        size=16,
    )

    page = deck.slide("Financing until today")
    table(
        page,
        (4, 24, 96, 66),
        (
            ("Source", "Year", "EUR"),
            ("High-tech fund, pre-seed", "2021", "1.0 M"),
            ("Seed (Ruhrkapital, Silesia Invest)", "2023", "5.5 M"),
            ("EU Innovation Fund, small scale", "2024", "4.3 M"),
            ("NRW loan", "2025", "2.0 M"),
        ),
        widths=(2, 1, 1),
        size=16,
    )
    page.text(
        (4, 72, 96, 88),
        "Post-money valuation of the seed: EUR 19 M. Pre-money expectation of the Series A: EUR 42 M.",
    )

    page = deck.slide("Series A: a place for one strategic investor")
    bullets(
        page,
        (4, 24, 96, 72),
        (
            "The financial part is subscribed by the existing investors and one climate fund",
            "We look for one cement or building group with a seat on the advisory board",
            "Use: engineering of the first 150,000 t plant in Duisburg, ETA approval, sales team",
            "Volume of the strategic ticket according to agreement; signing planned in Q3 2026",
        ),
    )
    page.text((4, 78, 96, 90), "Dr.-Ing. Jens Ruhland, ruhland@cindrel.example", Style(17, "hebo", ORANGE))


def draw(deck: Deck) -> None:
    """Draw the eleven slides."""
    opening(deck)
    proof(deck)
    proof_on(deck)
    closing(deck)
