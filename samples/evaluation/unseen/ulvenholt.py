"""Ulvenholt Pharma: a nasal powder against cluster headache. Danish calm, white space, terse."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, table

SLATE, CORAL, FOG = (0.18, 0.24, 0.28), (0.9, 0.4, 0.36), (0.95, 0.96, 0.97)


def frame(page: Page) -> None:
    """A small square and the number."""
    page.rect((4, 5, 5.5, 7.5), CORAL)
    page.text((88, 94, 96, 98), f"{page.number} / 12", Style(10, colour=(0.5, 0.5, 0.5), align="right"))


LOOK = Look(frame, Style(22, colour=SLATE), Style(26, "helv", SLATE), SLATE, CORAL, FOG, title=(7, 4, 95, 17))


def opening(deck: Deck) -> None:
    """Cover to solution."""
    page = deck.blank()
    page.photo((55, 0, 100, 100), 7, colours=((230, 120, 110), (60, 80, 100)))
    page.text((6, 30, 52, 42), "Ulvenholt", Style(46, "hebo", SLATE))
    page.text((6, 43, 52, 50), "PHARMA A/S", Style(16, colour=CORAL))
    page.text((6, 56, 50, 70), "Ten minutes to relief", Style(22, colour=SLATE))
    page.text((6, 88, 50, 94), "Copenhagen, 12 January 2026", Style(13, colour=SLATE))

    page = deck.slide("Cluster headache")
    cards(
        page,
        (7, 24, 93, 60),
        (
            ("1 in 1,000", "adults"),
            ("8 a day", "attacks, in the worst weeks"),
            ("10 / 10", "pain, by patients"),
        ),
        across=3,
    )
    page.text(
        (7, 67, 93, 88),
        "Women who have had both call it worse than childbirth. "
        "An attack peaks after nine minutes. A tablet needs forty.",
    )

    page = deck.slide("Today's options")
    table(
        page,
        (7, 24, 93, 74),
        (
            ("", "Fast", "Portable", "Daily use allowed"),
            ("Injected triptan", "yes", "yes", "max. 2"),
            ("Oxygen, 12 l/min", "yes", "no", "yes"),
            ("Nasal triptan spray", "slow", "yes", "max. 2"),
            ("Ulvenholt", "yes", "yes", "up to 6"),
        ),
        widths=(1.5, 1, 1, 1.2),
        size=16,
    )

    page = deck.slide("UHP-20: lidocaine and zolmitriptan in one nasal powder")
    columns(
        page,
        (7, 26, 93, 60),
        (
            ("Two known drugs", "Both approved for decades. Both work. Never combined."),
            (
                "One dry powder",
                "Particles of 28 microns land at the ganglion behind the nose and stay there.",
            ),
            ("One breath", "Single-use, no priming, fits a pocket."),
        ),
        rule=True,
    )
    page.text(
        (7, 70, 93, 82),
        "Hybrid application, Article 10(3): no large Phase 3 programme.",
        Style(18, "heit", CORAL),
    )


def middle(deck: Deck) -> None:
    """Data, plan, market, rights."""
    page = deck.slide("Phase 2a: pain-free after 15 minutes")
    bars(page, (12, 22, 88, 84), {"Placebo": 14, "Zolmitriptan spray": 29, "UHP-20": 61}, form="{:g} %")
    page.text(
        (7, 87, 85, 93), "42 patients, 311 attacks, Glostrup and Leiden, closed 30 June 2025.", Style(13)
    )

    page = deck.slide("To approval")
    table(
        page,
        (7, 24, 93, 76),
        (
            ("Step", "When", "Cost"),
            ("Scientific advice, EMA", "April 2026", "EUR 0.2m"),
            ("Commercial-scale powder", "October 2026", "EUR 2.3m"),
            ("Pivotal trial, 160 patients", "2027", "EUR 5.6m"),
            ("Marketing application", "Q2 2028", "EUR 0.9m"),
        ),
        widths=(2, 1, 1),
        size=15,
    )

    page = deck.slide("Market")
    bullets(
        page,
        (7, 24, 93, 84),
        (
            "Europe and US: 640,000 diagnosed patients",
            "Peak sales EUR 210 million at 9 % share, EUR 38 a dose",
            "Migraine as a second use would triple that",
            "Comparable: Noserex sold to a Japanese group for EUR 145 million upfront in 2023",
        ),
        mark="-",
    )

    page = deck.slide("Rights")
    bullets(
        page,
        (7, 24, 93, 80),
        (
            "Composition and particle patent, granted EP and US, until 2041",
            "Orphan status not possible; data exclusivity 10 years in the EU",
            "Device licensed from a Swedish maker, royalty 3 %",
        ),
        mark="-",
    )


def closing(deck: Deck) -> None:
    """People, rounds, contact."""
    page = deck.slide("People")
    table(
        page,
        (7, 24, 93, 76),
        (
            ("Name", "Role", "Before"),
            ("Signe Ulvenholt", "CEO", "Pharmacist, patient, two launches"),
            ("Jeppe Krarup", "CMC", "Inhaled powders, 20 years"),
            ("Prof. Inge Vadum", "Medical", "Headache centre"),
            ("Lars Toftegaard", "Chair", "Former CFO, listed pharma group"),
        ),
        widths=(1.2, 0.8, 2),
        size=16,
    )

    page = deck.slide("Money so far")
    cards(
        page,
        (7, 26, 93, 66),
        (
            ("EUR 4.2m", "seed, 2022 and 2024"),
            ("EUR 1.1m", "Innovation Fund grant"),
            ("EUR 16m", "last post-money"),
        ),
        across=3,
    )

    page = deck.slide("Now: EUR 9.5 million, Series A")
    bullets(
        page,
        (7, 26, 93, 84),
        (
            "Of which EUR 3 million committed by present owners",
            "Pays for everything up to the marketing application, with EUR 0.5m to spare",
            "First close by 30 April 2026, minimum ticket EUR 500,000",
            "Exit: sale to a neurology company after pivotal data",
        ),
        mark="-",
    )

    page = deck.blank(SLATE)
    page.text(
        (10, 40, 90, 54), "The fastest medicine for the worst pain.", Style(30, colour=FOG, align="centre")
    )
    page.text((10, 62, 90, 70), "signe@ulvenholt.example", Style(16, colour=CORAL, align="centre"))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    middle(deck)
    closing(deck)
