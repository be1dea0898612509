"""Ostrelle Biologics: a gene therapy for a disease of the macula. Dark, terse, the sum in a title."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, people, steps, table

NIGHT, SKY, PANEL, SNOW = (0.05, 0.08, 0.17), (0.36, 0.78, 0.95), (0.11, 0.16, 0.29), (0.93, 0.95, 0.98)


def frame(page: Page) -> None:
    """A thin line at the left and the number."""
    page.rect((0, 0, 0.8, 100), SKY)
    page.text((90, 94, 97, 98), str(page.number), Style(10, colour=SKY, align="right"))


LOOK = Look(
    frame,
    Style(18, colour=SNOW),
    Style(30, "hebo", SNOW),
    SKY,
    SKY,
    PANEL,
    NIGHT,
    NIGHT,
    title=(5, 6, 92, 20),
)


def opening(deck: Deck) -> None:
    """Cover, disease, gap."""
    page = deck.blank()
    page.disc((80, 46), 130, PANEL)
    page.disc((80, 46), 70, SKY)
    page.disc((80, 46), 30, NIGHT)
    page.spaced((6, 34), "OSTRELLE", Style(44, "hebo", SNOW))
    page.text((6, 38, 60, 44), "BIOLOGICS", Style(18, colour=SKY))
    page.text((6, 52, 58, 68), "One injection. Sight for life.", Style(26, "heit", SNOW))
    page.text((6, 86, 60, 92), "JPM Week, San Francisco  |  January 2026", Style(14, colour=SKY))

    page = deck.slide("Best disease takes central vision. Nothing slows it.")
    cards(
        page,
        (5, 28, 95, 66),
        (
            ("1 in 16,000", "people carry a BEST1 mutation"),
            ("Age 9", "median first symptoms"),
            ("0", "approved treatments"),
        ),
        across=3,
    )
    page.text((5, 74, 95, 90), "Patients keep their job until the macula scars. Then they stop reading.")

    page = deck.slide("Why others failed")
    table(
        page,
        (5, 26, 95, 76),
        (
            ("Approach", "Problem"),
            ("Anti-VEGF injections", "Treat the bleed, not the cause"),
            ("Stem cell patches", "Surgery; two of five detach"),
            ("First-wave AAV", "Cannot silence the dominant allele"),
        ),
        widths=(1, 2),
        size=17,
    )


def science(deck: Deck) -> None:
    """Product, data, pipeline, patents."""
    page = deck.slide("OST-11: knock down the bad copy, add back a good one")
    bullets(
        page,
        (5, 26, 95, 88),
        (
            "Single AAV vector, subretinal, 40-minute procedure",
            "shRNA silences both BEST1 alleles",
            "Codon-shifted BEST1 restores function",
            "Works for all 300+ known mutations",
        ),
        mark="-",
        style=Style(21, colour=SNOW),
    )

    page = deck.slide("Dogs: separation gone at 6 months, still gone at 36")
    bars(page, (5, 24, 60, 90), {"Control": 212, "Low": 96, "Mid": 31, "High": 8}, form="{:g} um")
    bullets(
        page, (65, 28, 95, 88), ("n = 28 eyes", "No dose-limiting toxicity", "ERG normalised at mid dose")
    )

    page = deck.slide("Pipeline")
    table(
        page,
        (5, 26, 95, 68),
        (
            ("Program", "Indication", "Stage", "Next"),
            ("OST-11", "Best vitelliform dystrophy", "IND-enabling", "IND Q1 2027"),
            ("OST-14", "PRPH2 pattern dystrophy", "Lead selected", "NHP 2027"),
            ("OST-20", "Undisclosed", "Discovery", "-"),
        ),
        widths=(1, 2, 1.3, 1.2),
        size=16,
    )
    page.text((5, 76, 95, 86), "Rare Pediatric Disease designation granted August 2025.")

    page = deck.slide("We own it")
    bullets(
        page,
        (5, 26, 95, 80),
        (
            "Exclusive worldwide license, Univ. of Iowa: 2% royalty, $150K up front",
            "Two composition patents to 2043",
            "Freedom to operate reviewed by Cole Marten LLP",
        ),
    )


def business(deck: Deck) -> None:
    """Market, comparables, team, plan, money, contact."""
    page = deck.slide("Market")
    cards(
        page,
        (5, 28, 95, 70),
        (
            ("9,400", "treatable US + EU patients"),
            ("$640K", "assumed price per eye"),
            ("$1.1B", "peak annual sales, both eyes"),
        ),
        across=3,
    )

    page = deck.slide("Buyers pay early for eyes")
    table(
        page,
        (5, 26, 95, 70),
        (
            ("Target", "Stage at deal", "Up front"),
            ("Vexel Vision (2024)", "Phase 1", "$95M"),
            ("Irisgene (2023)", "Preclinical", "$40M"),
            ("Ombra (2025)", "Phase 2", "$310M"),
        ),
        widths=(2, 1.5, 1),
        size=17,
    )


def business_on(deck: Deck) -> None:
    """More of: market, comparables, team, plan, money, contact."""
    page = deck.slide("Team")
    people(
        page,
        (5, 24, 95, 90),
        (
            ("Lena Ostroff, PhD", "CEO", "12 years of AAV design"),
            ("Ray Tibbets, MD", "CMO", "Retina surgeon, 3 INDs"),
            ("Mai Duong, PhD", "CMC", "Scaled two vector plants"),
        ),
        across=3,
    )

    page = deck.slide("Milestones")
    steps(
        page,
        (5, 32, 95, 74),
        (
            ("Q2 26", "Tox batch released"),
            ("Q4 26", "GLP tox readout"),
            ("Q1 27", "IND filed"),
            ("Q3 27", "First patient dosed"),
        ),
    )

    page = deck.slide("Raising $18M Series A to dose the first patient")
    cards(
        page,
        (5, 28, 95, 56),
        (("$9.5M", "CMC and tox"), ("$5M", "Phase 1/2, cohort 1"), ("$3.5M", "Team and G&A")),
        across=3,
    )
    page.text(
        (5, 63, 95, 90),
        "To date: $3.4M seed (Harrow Vision Fund, 2023) and $2.1M NEI grant.\n"
        "24 months of runway. Seed investors take their pro rata.",
    )

    page = deck.blank()
    page.text((6, 38, 94, 52), "Ostrelle Biologics", Style(36, "hebo", SNOW))
    page.text((6, 53, 94, 62), "Gene therapy for inherited blindness", Style(20, colour=SKY))
    page.text((6, 64, 94, 72), "lena@ostrelle.example", Style(16, colour=SNOW))


def draw(deck: Deck) -> None:
    """Draw the thirteen slides."""
    opening(deck)
    science(deck)
    business(deck)
    business_on(deck)
