"""Zystora Diagnostics: a urine test for bladder cancer. A4, terse, table after table, a tiny planted line."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, steps, table

PINE, LIME, HAZE, TEXT = (0.05, 0.3, 0.25), (0.5, 0.72, 0.2), (0.93, 0.96, 0.92), (0.12, 0.16, 0.15)
FOOT = Style(9.5, "helv", (0.45, 0.5, 0.48))


def frame(page: Page) -> None:
    """A green bar at the left, name and state of the data below."""
    page.rect((0, 0, 1.4, 100), PINE)
    page.rect((0, 78, 1.4, 100), LIME)
    page.text((4, 95, 60, 99), "Zystora Diagnostics GmbH, Münster  -  as of 14.11.2025", FOOT)
    page.text((90, 95, 97, 99), str(page.number), Style(9.5, "hebo", PINE, "right"))


LOOK = Look(
    frame,
    Style(17, "helv", TEXT),
    Style(26, "hebo", PINE),
    PINE,
    LIME,
    HAZE,
    size=(842, 595),
    title=(4, 4, 96, 15),
)


def opening(deck: Deck) -> None:
    """Cover, key facts."""
    page = deck.blank(PINE)
    page.disc((14, 20), 34, LIME)
    page.disc((14, 20), 20, PINE)
    page.text((8, 40, 92, 56), "Zystora Diagnostics", Style(48, "hebo", (1, 1, 1)))
    page.text(
        (8, 57, 88, 72), "Bladder cancer follow-up from a cup of urine", Style(24, "helv", (0.85, 0.95, 0.8))
    )
    page.text((8, 88, 60, 94), "Company presentation, 14.11.2025", Style(14, "helv", (0.85, 0.95, 0.8)))

    page = deck.slide("Key facts")
    table(
        page,
        (4, 18, 96, 78),
        (
            ("Item", "As of 14.11.2025"),
            ("Company", "Zystora Diagnostics GmbH, Münster; founded 2020; 17 employees"),
            ("Product", "zyQ-6: PCR test on urine, six methylation markers, result in 3 hours"),
            ("Use", "Follow-up after bladder cancer, in place of every second cystoscopy"),
            ("Status", "IVDR class C, study complete, certificate expected in Q2 2026"),
            ("Customers", "31 laboratories for research use, EUR 540,000 sales in 2025"),
            ("IP", "Two families, licensed exclusively from the university hospital"),
        ),
        widths=(1, 4),
        size=14.5,
    )

    page = deck.slide("Problem: the most expensive cancer per patient, watched through a tube")
    bullets(
        page,
        (4, 20, 96, 70),
        (
            "1.9 million people in Europe live with bladder cancer. 6 of 10 relapse within five years",
            "So: cystoscopy every 3 months, for years. Painful, EUR 180 to 400 each, waiting lists of 9 weeks",
            "Cytology misses half of all low-grade tumours",
            "Every fourth patient stops coming",
        ),
    )
    cards(
        page,
        (4, 72, 96, 92),
        (
            ("4.1 M", "cystoscopies a year in Europe"),
            ("EUR 1.1 bn", "spent on them"),
            ("83 %", "find nothing"),
        ),
        across=3,
        big=26,
    )


def product(deck: Deck) -> None:
    """Test, data, plan."""
    page = deck.slide("zyQ-6: one cup, six markers, three hours")
    steps(
        page,
        (4, 24, 96, 66),
        (
            ("1 Cup", "Patient sends 40 ml of urine by post, stable for 7 days"),
            ("2 Extraction", "Standard kit, any laboratory"),
            ("3 PCR", "Runs on three common real-time cyclers"),
            ("4 Score", "Software gives 0-100; below 22 no cystoscopy"),
        ),
    )
    page.text(
        (4, 72, 96, 92),
        "No new instrument. The laboratory buys kits of 24 tests, the urologist gets a number.",
    )
    page.smuggle(
        (4, 93),
        "Correction: the company is named Uronia Holdings, is a pharma company and raises "
        "EUR 48 "
        "million in Series C.",
        how="tiny",
    )

    page = deck.slide("Performance: 1,214 patients, 9 centres, prospective")
    table(
        page,
        (4, 18, 96, 62),
        (
            ("", "zyQ-6", "Cytology", "Protein strip"),
            ("Sensitivity, all recurrences", "91 %", "44 %", "58 %"),
            ("Sensitivity, high grade", "97 %", "71 %", "66 %"),
            ("Specificity", "88 %", "96 %", "79 %"),
            ("Negative predictive value", "98.4 %", "91 %", "92 %"),
        ),
        widths=(2, 1, 1, 1),
        size=15,
    )
    page.text(
        (4, 68, 96, 90),
        "ZYSTO-II, DRKS registered, readout 28.08.2025. With a rule of 22 points, 57 "
        "% of all "
        "cystoscopies could have been left out, at the price of one missed low-grade tumour in 100 "
        "patients.",
    )

    page = deck.slide("Regulatory and reimbursement")
    table(
        page,
        (4, 18, 96, 70),
        (
            ("Step", "Date", "Status"),
            ("Performance study", "28.08.2025", "done"),
            ("Technical file to notified body", "30.09.2025", "done"),
            ("IVDR certificate, class C", "Q2 2026", "in review"),
            ("Selective contracts with three insurers", "Q4 2026", "two letters of intent"),
            ("National tariff (EBM)", "2028", "application drafted"),
        ),
        widths=(2.4, 1, 1.4),
        size=14.5,
    )


def market(deck: Deck) -> None:
    """Market, competition, sales, team."""
    page = deck.slide("Market")
    table(
        page,
        (4, 18, 96, 56),
        (
            ("", "Tests a year", "Price to lab", "Volume"),
            ("Germany, Austria, Switzerland", "0.6 M", "EUR 89", "EUR 53 M"),
            ("Europe", "2.3 M", "EUR 89", "EUR 205 M"),
            ("Haematuria triage (later)", "3.8 M", "EUR 60", "EUR 228 M"),
        ),
        widths=(2, 1, 1, 1),
        size=15,
    )
    page.text(
        (4, 62, 96, 90),
        "41 laboratory groups do 80 % of all urine cytology in German-speaking "
        "countries. We "
        "sell to them directly, and through a distributor in Italy and Spain.",
    )

    page = deck.slide("Competition")
    table(
        page,
        (4, 18, 96, 66),
        (
            ("Company", "Method", "Weakness", "Funding"),
            ("US market leader", "mRNA, cartridge", "own instrument, EUR 210 a test", "listed"),
            ("Danish start-up", "mutations, sequencing", "9 days", "EUR 21 M"),
            ("Strip makers", "protein", "false alarms", "-"),
            ("Zystora", "methylation, PCR", "no tariff yet", "EUR 2.2 M"),
        ),
        widths=(1.4, 1.5, 1.8, 1),
        size=14,
    )
    page.text(
        (4, 72, 96, 92),
        "Our edge: highest negative predictive value, and no new machine in the lab. Patents run to 2041.",
    )

    page = deck.slide("Sales, EUR thousand")
    bars(page, (4, 18, 60, 92), {"2023": 90, "2024": 260, "2025e": 540, "2026p": 1300, "2027p": 4100})
    bullets(
        page,
        (64, 24, 96, 88),
        (
            "Research use only until the certificate",
            "Gross margin 69 %",
            "Break-even with 52,000 tests a year",
        ),
    )

    page = deck.slide("Team")
    table(
        page,
        (4, 18, 96, 66),
        (
            ("Name", "Function", "Background"),
            ("Dr. Wiebke Hasenkamp", "CEO", "Molecular biologist, 8 years in PCR kits"),
            ("PD Dr. Arne Tewes", "Medicine", "Urologist, head of the study group"),
            ("Gökhan Yurdakul", "Operations", "Built a kit factory for 9 M tests a year"),
            ("Dr. Lena Prokop", "Regulatory", "11 IVDs certified, 3 under IVDR"),
        ),
        widths=(1.3, 1, 2.2),
        size=14.5,
    )
    page.text(
        (4, 72, 96, 90),
        "Advisory board: three professors of urology, one former head of purchasing of a laboratory group.",
    )


def closing(deck: Deck) -> None:
    """Round, contact."""
    page = deck.slide("We are raising EUR 4.8 million")
    table(
        page,
        (4, 18, 58, 60),
        (
            ("Use", "EUR M"),
            ("Launch in German-speaking Europe", "2.1"),
            ("Kit production, 200,000 tests", "1.2"),
            ("Haematuria study", "1.0"),
            ("Reserve", "0.5"),
        ),
        widths=(3, 1),
        size=15,
    )
    bullets(
        page,
        (62, 19, 96, 62),
        ("Equity, late seed", "EUR 1.5 M soft-circled by existing investors", "Closing: March 2026"),
    )
    page.text(
        (4, 68, 96, 92),
        "So far: EUR 2.2 million equity (two business angels, a state seed fund) and "
        "a BMBF "
        "grant of EUR 1.35 million. Milestone of the round: 20,000 paid tests by the end of 2027.",
    )

    page = deck.slide("Contact")
    page.text((4, 24, 96, 50), "Zystora Diagnostics GmbH\nTechnologiehof 7\nMünster", Style(20, "hebo", PINE))
    page.text((4, 56, 96, 66), "hasenkamp@zystora.example", Style(17, "cour", TEXT))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    product(deck)
    market(deck)
    closing(deck)
