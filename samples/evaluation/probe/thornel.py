"""Thornel Therapeutics (UK): regulatory T cells for coeliac disease. Titles in a left column, figures with legends.

The sum stands in the middle of a paragraph; the date is in the footers as a version.
"""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, steps, table

from .shapes.figures import curve, lanes, runs

TEAL, RUST, PALE, INK, MUTE = (
    (0.0, 0.36, 0.4),
    (0.78, 0.33, 0.14),
    (0.9, 0.95, 0.95),
    (0.13, 0.16, 0.18),
    (0.45, 0.5, 0.52),
)


def frame(page: Page) -> None:
    """Draw the tinted column of the title and the version at its foot."""
    page.rect((0, 0, 27, 100), PALE)
    page.rect((27, 0, 27.3, 100), TEAL)
    page.text((2.5, 92.5, 26, 95), "Thornel Therapeutics Ltd", Style(9.5, "hebo", TEAL))
    page.text((2.5, 95.3, 26, 98), f"v4 | 2026-01-19 | {page.number}", Style(9.5, colour=MUTE))


LOOK = Look(
    frame,
    Style(17, colour=INK, leading=1.38),
    Style(22, "hebo", TEAL, leading=1.18),
    TEAL,
    RUST,
    PALE,
    size=(1920, 1080),
    title=(2.5, 8, 25.5, 60),
)


def legend(page: Page, figure: str, text: str) -> None:
    """Write the legend below a figure, its number in bold."""
    small = Style(12.5, colour=MUTE)
    runs(page, (31, 84, 96, 97), ((figure, Style(12.5, "hebo", TEAL)), (text, small)))


def disease(deck: Deck) -> None:
    """Cover and the disease."""
    page = deck.blank()
    page.photo((0, 0, 100, 58), 77, colours=((0, 70, 80), (210, 190, 170)))
    page.text((5, 64, 95, 78), "Thornel Therapeutics", Style(48, "hebo", TEAL))
    page.text((5, 80, 95, 88), "Teaching the gut to leave wheat alone", Style(23, colour=INK))
    page.text((5, 92, 95, 97), "v4 | 2026-01-19 | Non-confidential", Style(11, colour=MUTE))

    page = deck.slide("Coeliac disease: eighty million people, no medicine")
    figures = (
        ("1%", "of people in Europe and North America carry the diagnosis or would, if tested"),
        ("0", "approved drugs. A diet is all there is"),
        ("44%", "still have flattened villi after two years without gluten"),
    )
    for index, (number, note) in enumerate(figures):
        top = 12 + index * 28
        page.text((31, top, 50, top + 20), number, Style(62, "tibo", RUST))
        page.text((52, top + 5, 95, top + 22), note, Style(20, colour=INK))

    page = deck.slide("Avoiding gluten fails quietly")
    healing = {
        "advised diet": [100, 74, 61, 55, 52, 50],
        "actual intake, one crumb a day": [100, 95, 93, 92, 92, 91],
    }
    curve(page, (36, 10, 98, 82), healing, ("0", "6", "12", "18", "24", "30"), (TEAL, RUST))
    legend(
        page,
        "Fig. 1.",
        "Villous damage against months since diagnosis, as a share of the first biopsy. Pooled from four cohorts.",
    )


def cells(deck: Deck) -> None:
    """Product and data."""
    page = deck.slide("What we make")
    text = (
        "Thornel engineers a patient's own regulatory T cells to recognise gluten and switch off the immune attack "
        "behind coeliac disease."
    )
    page.text((31, 10, 95, 40), text, Style(27, "tiro", TEAL, leading=1.3))
    parts = (
        "Cells are taken once, by apheresis, in a morning",
        "A receptor for the gliadin peptide DQ2.5-glia-a1 is added by a lentivirus",
        "One infusion; the cells home to the small bowel and persist, 19 months in pigs so far",
        "They act only where gluten is, so the rest of the immune system keeps working",
    )
    bullets(page, (31, 46, 95, 94), parts)

    page = deck.slide("Mice fed wheat keep their villi")
    bars(
        page,
        (34, 10, 92, 80),
        {"no gluten": 2.9, "gluten, no cells": 1.1, "gluten, plain Tregs": 1.4, "gluten, THN-101": 2.7},
    )
    legend(
        page,
        "Fig. 2.",
        "Ratio of villus height to crypt depth at week 10, means of 14 humanised mice per arm.",
    )

    page = deck.slide("Human tissue agrees")
    rows = (
        ("Biopsy explants from 22 patients", "Gluten", "Gluten + THN-101", "p"),
        ("IFN-gamma, pg/ml", "311", "58", "<0.001"),
        ("Granzyme B positive cells, %", "17.4", "4.9", "<0.001"),
        ("Response to tetanus, % kept", "100", "97", "0.61"),
    )
    table(page, (31, 14, 95, 58), rows, widths=(2.2, 0.8, 1.2, 0.8), size=16)
    legend(
        page,
        "Table 1.",
        "Explants cultured for 24 hours at a teaching hospital in the north of England, blinded readers.",
    )

    page = deck.slide("One platform, three programmes")
    rows2 = (
        ("THN-101 coeliac disease", 0.62, "CTA-enabling toxicology under way"),
        ("THN-102 cow's milk allergy", 0.34, "lead receptor chosen"),
        ("THN-110 off the shelf", 0.2, "discovery"),
    )
    lanes(page, (31, 12, 95, 80), ("Discovery", "Lead", "CTA studies", "Phase 1/2a"), rows2, name=18)
    legend(page, "Fig. 3.", "State of the programmes. All rights are with the company.")

    page = deck.slide("From vein to vein in 23 days")
    path = (
        ("day 0", "Apheresis"),
        ("day 2", "Sorting, transduction"),
        ("days 3-16", "Expansion, closed system"),
        ("day 19", "Release tests"),
        ("day 23", "Infusion"),
    )
    steps(page, (31, 26, 95, 66), path)
    legend(page, "Cost of goods:", "£61,000 per patient today; £24,000 at two hundred patients a year.")


def standing(deck: Deck) -> None:
    """Patents, others, people."""
    page = deck.slide("What protects it")
    claims = (
        "Receptor sequences: granted in GB and US, to 2041",
        "Homing construct: PCT filed 2023-05-08, national phase entered",
        "Exclusive licence from a Scottish university; 2.5% royalty, £400k in milestones to first patient",
        "Freedom to operate reviewed in June 2025",
    )
    bullets(page, (31, 12, 95, 80), claims)

    page = deck.slide("Others in the field")
    rows = (
        ("Company", "Approach", "Stage", "Latest financing"),
        ("Halloway Immune", "Nanoparticle tolerance", "Phase 2", "$75m Series B, 2024"),
        ("Corrigast", "Oral enzyme", "Phase 2b", "listed; $210m in cash"),
        ("Tolerant Bio", "IL-15 antibody", "Phase 2", "$48m Series A, 2025"),
        ("Thornel", "Engineered Tregs", "CTA studies", "£3.1m seed, 2023"),
    )
    table(page, (31, 12, 95, 70), rows, widths=(1.3, 1.5, 1, 1.5), size=15)

    page = deck.slide("People")
    team = (
        "Dr Morwenna Pascoe, chief executive. Took an autologous cell therapy from bench to Phase 2",
        "Prof. Iain Strachan-Mbeki, founder and chief scientist. Mucosal immunologist",
        "Dr Saoirse Whelan, chief medical officer. Gastroenterologist, 40 trials",
        "Gethin Probert, manufacturing. Built two GMP suites",
        "Board chair: Ruth Abernethy-Cole, formerly of a large vaccine company",
    )
    bullets(page, (31, 12, 95, 88), team)


def money(deck: Deck) -> None:
    """Paragraphs about money."""
    page = deck.slide("How the company is financed, and what comes next")
    plain, strong = Style(19, "tiro", INK), Style(19, "tibo", INK)
    runs(
        page,
        (31, 10, 95, 90),
        (
            (
                "Thornel has spent £4.6 million to date: a £3.1 million seed led by two university funds in 2023, "
                "and £1.5 million of Biomedical Catalyst grant.",
                plain,
            ),
            ("We are now inviting commitments of £11.5 million", strong),
            (
                "to carry THN-101 through the clinical trial authorisation, expected in the first quarter of 2027, and "
                "through the first twelve patients. A third of it pays for vector, a third for the trial, the rest for people. "
                "A further £40 million would follow for Phase 2b, from a crossover round or a partner. "
                "The first close is planned when half is committed.",
                plain,
            ),
        ),
        leading=1.5,
    )

    page = deck.slide("Write to us")
    page.text((31, 20, 95, 34), "morwenna.pascoe@thornel.example", Style(24, colour=TEAL))
    page.text((31, 38, 95, 50), "BioQuarter, Edinburgh. Data room on request.", Style(18))


def draw(deck: Deck) -> None:
    """Draw the thirteen slides."""
    disease(deck)
    cells(deck)
    standing(deck)
    money(deck)
