"""Tindrel Biosciences: engineered regulatory T cells. A professor's deck, serif, full sentences."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, people, steps, table

NAVY, RUST, SAND = (0.1, 0.16, 0.32), (0.7, 0.32, 0.16), (0.95, 0.93, 0.89)


def frame(page: Page) -> None:
    """A rule under the title and a footer in italics."""
    page.rule((5, 18.5), (95, 18.5), RUST, width=1.5)
    page.text(
        (5, 94.5, 70, 99), "Tindrel Biosciences, Inc. - Confidential", Style(10, "tiit", (0.4, 0.4, 0.4))
    )
    page.text((85, 94.5, 95, 99), str(page.number), Style(10, "tiro", (0.4, 0.4, 0.4), "right"))


LOOK = Look(frame, Style(20, "tiro"), Style(26, "tibo", NAVY), NAVY, RUST, SAND, title=(5, 5, 90, 18))


def opening(deck: Deck) -> None:
    """Cover, disease, unmet need."""
    page = deck.blank(SAND)
    page.rect((0, 0, 3, 100), NAVY)
    page.text((9, 24, 90, 40), "Tindrel Biosciences", Style(48, "tibo", NAVY))
    page.text((9, 43, 80, 60), "Re-educating the immune system, one cell at a time", Style(24, "tiit"))
    page.text((9, 78, 60, 84), "Series A discussion materials", Style(16, "tiro"))
    page.text((9, 84, 60, 90), "October 2025", Style(16, "tiro", RUST))

    page = deck.slide("Type 1 diabetes is an autoimmune disease, yet we treat only its consequences")
    bullets(
        page,
        (5, 23, 95, 90),
        (
            "Insulin was first given to a patient in January 1922. More than a century later it remains the "
            "only therapy for most of the 1.9 million Americans who live with the disease.",
            "By the time of diagnosis roughly 20 to 40 percent of beta cells still function; this is the "
            "window in which an immune therapy could preserve them.",
            "The one approved antibody delays onset by about 33 months, but it depletes or exhausts T cells "
            "across the board and its effect wanes.",
        ),
    )

    page = deck.slide("What is missing: a brake that works only in the pancreas")
    table(
        page,
        (5, 24, 95, 80),
        (
            ("Approach", "Pancreas-specific?", "Durable?", "Limitation"),
            ("Insulin pumps and sensors", "n/a", "n/a", "replace the hormone, do not stop the attack"),
            ("Anti-CD3 antibody", "No", "Partly", "global immune suppression, 14 infusions"),
            ("Polyclonal Tregs", "No", "No", "diluted: 1 in 10,000 sees islet antigen"),
            ("Islet transplant", "Yes", "Partly", "lifelong immunosuppressants"),
        ),
        widths=(1.3, 1, 0.7, 2),
    )


def science(deck: Deck) -> None:
    """Product, data, plan."""
    page = deck.slide("TND-101: the patient's own regulatory T cells, given an islet-specific receptor")
    page.photo((62, 23, 95, 88), 41, colours=((20, 40, 80), (210, 150, 120)))
    bullets(
        page,
        (5, 24, 59, 90),
        (
            "We draw blood once, isolate regulatory T cells and insert a T-cell receptor that recognizes "
            "proinsulin.",
            "A FOXP3 lock keeps the cells in their calming state, even under inflammation.",
            "A single infusion. No chemotherapy beforehand.",
            "Manufactured in 11 days by our partner in Worcester.",
        ),
    )

    page = deck.slide("In humanized mice a single dose protected beta cells for the whole study")
    page.text(
        (5, 22, 95, 28), "Animals free of diabetes at week 30, percent (n = 24 per arm)", Style(15, "tiit")
    )
    bars(
        page, (10, 28, 90, 84), {"Vehicle": 12, "Polyclonal Treg": 33, "TND-101 low": 71, "TND-101 high": 92}
    )
    page.text(
        (5, 86, 95, 93), "Halloran et al., presented June 2025; manuscript in revision.", Style(12, "tiro")
    )

    page = deck.slide("The path to a first clinical readout is twenty-six months long")
    steps(
        page,
        (4, 30, 96, 80),
        (
            ("Q4 2025", "Toxicology complete"),
            ("Q2 2026", "IND filing with the FDA"),
            ("Q4 2026", "First patient, Phase 1/2"),
            ("Q4 2027", "C-peptide readout in 18 adults"),
        ),
    )

    page = deck.slide("Beyond diabetes, the receptor can be exchanged")
    bullets(
        page,
        (5, 24, 95, 85),
        (
            "TND-201, celiac disease: receptor selected, research collaboration with a gastroenterology center.",
            "TND-301, multiple sclerosis: discovery.",
            "The FOXP3 lock and the manufacturing process are shared, so that each further cell therapy should "
            "cost about $9 million to bring to an IND, against $21 million for the first.",
        ),
    )


def closing(deck: Deck) -> None:
    """Rivals, people, finances, summary."""
    page = deck.slide("Investors have noticed the field")
    table(
        page,
        (5, 24, 95, 76),
        (
            ("Company", "Cell", "Last financing", "Stage"),
            ("Sonderay Cell", "CAR-Treg, transplant", "$157 million Series B, 2023", "Phase 1"),
            ("Regenta Immune", "polyclonal, ALS", "$80 million Series A, 2024", "Phase 2"),
            ("Tindrel", "TCR-Treg, type 1 diabetes", "$5.4 million seed, 2023", "IND-enabling"),
        ),
        widths=(1.1, 1.5, 1.7, 1),
    )
    page.text(
        (5, 80, 95, 92),
        "Analysts put the market for disease-modifying type 1 therapies at $3.8 billion in 2032.",
        Style(15, "tiro"),
    )

    page = deck.slide("The people who will do the work")
    people(
        page,
        (4, 24, 96, 88),
        (
            ("Marianne Halloran, PhD", "Founder, CSO", "Professor of immunology for 19 years; 112 papers"),
            ("Desmond Achterberg", "CEO", "Took two cell therapies from IND to Phase 2"),
            ("Yuki Tamsen, MD", "Medical lead", "Pediatric endocrinologist"),
            ("Carl Ibbotson", "CMC", "Built three GMP suites"),
        ),
        across=4,
    )

    page = deck.slide("Financial plan through the readout")
    table(
        page,
        (5, 23, 95, 84),
        (
            ("Item", "USD million", "Comment"),
            ("Seed and NIH grants to date", "7.1", "of which 1.7 non-dilutive"),
            ("Series A, sought now", "18.0", "two closings of 9.0 each; pre-money under discussion"),
            ("  Phase 1/2 trial", "8.2", ""),
            ("  Manufacturing", "5.6", "vector, eleven patient lots"),
            ("  Team and pipeline", "4.2", ""),
            ("Runway", "", "to Q1 2028"),
        ),
        widths=(1.6, 0.8, 2),
    )

    page = deck.blank(NAVY)
    page.text(
        (10, 26, 90, 60),
        "One infusion of a patient's own regulatory T cells, to stop type 1 diabetes where it begins.",
        Style(30, "tiit", SAND, "centre"),
    )
    page.text(
        (10, 72, 90, 80), "Tindrel Biosciences, Inc.  |  Cambridge, MA", Style(16, "tiro", SAND, "centre")
    )
    page.text((10, 80, 90, 86), "achterberg@tindrel.example", Style(15, "tiro", SAND, "centre"))


def draw(deck: Deck) -> None:
    """Draw the eleven slides."""
    opening(deck)
    science(deck)
    closing(deck)
