"""Kessapo Bio: recombinant antivenom from Kumasi. Green and gold, direct, big numbers, no sum and no date."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bullets, cards, columns, people, shares, steps, table

FOREST, GOLD, CREAM = (0.05, 0.28, 0.2), (0.85, 0.62, 0.12), (0.96, 0.95, 0.88)


def frame(page: Page) -> None:
    """A green band for the title."""
    page.rect((0, 0, 100, 17), FOREST)
    page.rect((0, 17, 100, 18), GOLD)
    page.text((90, 93, 97, 98), str(page.number), Style(12, "hebo", GOLD, "right"))


HEAD = Style(26, "hebo", (1, 1, 1), leading=1.15)
LOOK = Look(frame, Style(22), HEAD, FOREST, GOLD, CREAM, size=(1008, 567), title=(4, 4, 96, 17))


def opening(deck: Deck) -> None:
    """Cover, burden, why now."""
    page = deck.blank(FOREST)
    page.disc((84, 30), 90, GOLD)
    page.disc((88, 26), 90, FOREST)
    page.text((6, 32, 70, 50), "KESSAPO BIO", Style(54, "hebo", GOLD))
    page.text(
        (6, 53, 70, 70), "Antivenom that works for the bite, not for the horse.", Style(24, colour=CREAM)
    )
    page.text((6, 88, 70, 94), "Kumasi  /  Antwerp", Style(14, colour=CREAM))

    page = deck.slide("Every 5 minutes somebody dies of a snakebite")
    cards(
        page,
        (4, 24, 96, 82),
        (
            ("2.7 million", "envenomings a year"),
            ("81,000+", "deaths, most of them farmers and children"),
            ("400,000", "amputations and permanent disabilities"),
        ),
        across=3,
    )
    page.text(
        (4, 85, 90, 92), "My uncle was one. He was 34. The clinic had no vial. - Abena", Style(16, "heit")
    )

    page = deck.slide("Horse serum: a product from 1896")
    bullets(
        page,
        (4, 23, 96, 90),
        (
            "Venom is injected into horses, their blood is collected. Still.",
            "Up to 30% of patients get a reaction; one in twelve goes into shock",
            "One vial works for one or two species. Nurses must guess the snake.",
            "Needs cold chain. Costs $55 to $140 a vial, and a patient needs 3 to 8.",
            "Two manufacturers left the African market since 2014",
        ),
    )


def product(deck: Deck) -> None:
    """Solution, proof, IP."""
    page = deck.slide("Our answer: nanobody antivenom, brewed in yeast")
    columns(
        page,
        (4, 25, 96, 62),
        (
            (
                "Broad",
                "A cocktail of 7 recombinant nanobodies neutralises venom of 16 African vipers and cobras.",
            ),
            ("Safe", "Humanised. No horse protein, so no serum sickness."),
            ("Dry", "Freeze-dried powder. 36 months at 40 degrees. Any clinic can hold it."),
        ),
        rule=True,
    )
    page.rect((4, 68, 96, 88), CREAM)
    page.text(
        (6, 72, 94, 88),
        "One vial for every snake south of the Sahara. Target price: $28.",
        Style(24, "hebo", FOREST, "centre"),
    )

    page = deck.slide("KB-1 saved every mouse, also when given late")
    table(
        page,
        (4, 25, 96, 75),
        (
            ("Venom", "Horse serum, survival", "KB-1, survival", "KB-1 given 60 min late"),
            ("Puff adder", "60%", "100%", "100%"),
            ("Saw-scaled viper", "80%", "100%", "100%"),
            ("Black mamba", "30%", "100%", "90%"),
            ("Forest cobra", "50%", "100%", "100%"),
        ),
        widths=(1.2, 1.3, 1, 1.3),
        size=15,
    )
    page.text(
        (4, 80, 92, 90),
        "Tests by an independent institute, March to August 2024, 10 animals per group.",
        Style(14),
    )

    page = deck.slide("Where we are going")
    steps(
        page,
        (4, 30, 96, 80),
        (
            ("2021", "Founded, first library"),
            ("2024", "Mouse proof"),
            ("2026", "GMP batch, 200 l"),
            ("2027", "Phase 1, Accra and Kano"),
            ("2029", "WHO prequalification"),
        ),
    )

    page = deck.slide("Who buys")
    shares(
        page,
        (4, 26, 90, 80),
        {
            "Ministries of health": 48,
            "Global funds, UN tenders": 31,
            "Mines, plantations, armies": 14,
            "Zoos": 7,
        },
    )
    page.text((4, 84, 90, 92), "Antivenom market: $1.4B today, $2.3B in 2031", Style(17, "hebo", FOREST))


def closing(deck: Deck) -> None:
    """People and money."""
    page = deck.slide("Team")
    people(
        page,
        (4, 25, 96, 88),
        (
            ("Dr Abena Osei-Tutuwaa", "CEO", "Biochemist; led venom research in Kumasi for nine years"),
            ("Dr Pieter Lambreghs", "CSO", "Co-inventor of two nanobody drugs"),
            ("Fatima Garba-Sule", "Access", "Ran tenders for a vaccine fund"),
        ),
        across=3,
    )

    page = deck.slide("We have come far on little money")
    cards(
        page,
        (4, 24, 96, 86),
        (
            ("$3.1M", "grants: Wellspring Trust, two EU calls"),
            ("$1.2M", "pre-seed 2022, at a cap of $8M"),
            ("$340K", "paid research with a Danish institute"),
            ("14 months", "of cash at today's burn of $95K"),
        ),
        across=2,
    )

    page = deck.slide("The Series A")
    bullets(
        page,
        (4, 24, 96, 88),
        (
            "Opens this year; size and terms are being set together with our lead investor",
            "Half of the proceeds for GMP manufacturing, a third for Phase 1, the rest for people",
            "Phase 1 costs $6.4M, and a regional fund has already pledged $2M towards it",
            "We look for investors who know biologics and who are patient",
        ),
    )

    page = deck.blank(CREAM)
    page.text(
        (8, 34, 92, 50),
        "No child should die because the vial was missing.",
        Style(30, "hebo", FOREST, "centre"),
    )
    page.text((8, 62, 92, 70), "abena@kessapo.example", Style(18, align="centre"))


def draw(deck: Deck) -> None:
    """Draw the eleven slides."""
    opening(deck)
    product(deck)
    closing(deck)
