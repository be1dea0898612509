"""Pellandra Therapeutics: inhaled mRNA for ciliary dyskinesia. An academic's deck: serif, 4:3, tables."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, columns, table

NAVY, CLARET, CREAM = (0.1, 0.14, 0.32), (0.55, 0.1, 0.2), (0.955, 0.94, 0.9)
FOOT = "Pellandra Therapeutics Ltd  |  Confidential  |  Rev. C, 14 January 2026"


def frame(page: Page) -> None:
    """A double rule under the title, a footer with the revision."""
    page.rule((5, 17.2), (95, 17.2), NAVY, width=2)
    page.rule((5, 18), (95, 18), CLARET, width=0.6)
    page.text((5, 95, 85, 98.5), FOOT, Style(9, "tiit", (0.4, 0.4, 0.4)))
    page.text((88, 95, 95, 98.5), f"{page.number}", Style(9, "tiro", align="right"))


LOOK = Look(
    frame,
    Style(15.5, "tiro"),
    Style(24, "tibo", NAVY, leading=1.12),
    NAVY,
    CLARET,
    CREAM,
    size=(800, 600),
    title=(5, 5.5, 95, 17),
)


def opening(deck: Deck) -> None:
    """Cover and the case in short."""
    page = deck.blank()
    page.rect((0, 0, 100, 3), NAVY)
    page.rect((0, 97, 100, 100), NAVY)
    page.text((10, 24, 90, 36), "Pellandra Therapeutics", Style(38, "tibo", NAVY, "centre"))
    page.rule((35, 38), (65, 38), CLARET, width=1.5)
    page.text(
        (14, 42, 86, 60),
        "An inhaled messenger RNA therapy that restores the beating of airway cilia",
        Style(22, "tiit", align="centre"),
    )
    page.text((10, 74, 90, 80), "Presentation to prospective investors", Style(15, "tiro", align="centre"))
    page.text((10, 80, 90, 86), "Rev. C, 14 January 2026", Style(13, "tiro", align="centre"))
    page = deck.slide("Summary of the investment case")
    bullets(
        page,
        (5, 22, 95, 92),
        (
            "Primary ciliary dyskinesia (PCD) is a genetic lung disease of about 34,000 people in Europe, "
            "the UK and the "
            "USA; no disease-modifying treatment is licensed.",
            "Pellandra delivers full-length DNAI1 mRNA in a nebulised lipid particle, PEL-201, to ciliated "
            "airway cells.",
            "In patient-derived epithelium ciliary beat is restored in 61% of cells after one dose; effect "
            "lasts 17 days.",
            "In ferrets without DNAI1 mucociliary clearance rises from 4% to 58% of the wild type.",
            "Exclusive licence from the University of Leicester; "
            "two patent families, priority 2021 and 2023.",
            "Funding sought: a Series A that pays for toxicology, CMC and the single ascending dose part of "
            "a "
            "first-in-human study.",
        ),
    )


def disease(deck: Deck) -> None:
    """Disease, product, platform."""
    page = deck.slide("PCD: a motor protein is missing, mucus stays, the lung is lost")
    columns(
        page,
        (5, 24, 95, 90),
        (
            (
                "Genetics",
                "More than 50 genes. DNAI1 and DNAH5 account for 38% of typed patients. Median age at "
                "diagnosis is 5.5 years in the UK, later elsewhere.",
            ),
            (
                "Course",
                "Daily wet cough from birth, otitis, bronchiectasis by adolescence. FEV1 falls by 0.6% each "
                "year. One in twenty adults comes to transplant assessment.",
            ),
            (
                "Care today",
                "Physiotherapy twice a day, macrolides, hypertonic saline. None corrects the cilium. Annual "
                "cost to the NHS about £21,000 per adult.",
            ),
        ),
        rule=True,
    )
    page = deck.slide("PEL-201: nebulised mRNA that replaces the missing dynein chain")
    table(
        page,
        (5, 22, 95, 84),
        (
            ("Component", "Choice", "Why"),
            (
                "Cargo",
                "Codon-optimised DNAI1 mRNA, 2.4 kb, N1-methylpseudouridine",
                "Fits one particle; low innate signal",
            ),
            (
                "Carrier",
                "Ionisable lipid PL-19, sulphonated helper lipid",
                "Crosses mucus; survives vibrating mesh",
            ),
            ("Device", "Off-the-shelf vibrating mesh nebuliser", "No device development"),
            ("Dose", "Every 14 days, 12 minutes", "Turnover of ciliated cells"),
        ),
        widths=(1, 2.4, 2),
    )


def evidence(deck: Deck) -> None:
    """Data of the laboratory and of animals."""
    page = deck.slide("Patient-derived epithelium: beating cells after a single dose (%)")
    bars(page, (5, 22, 62, 88), {"Untreated": 2, "Empty LNP": 3, "0.5 µg": 27, "1 µg": 48, "2 µg": 61})
    page.text(
        (66, 30, 95, 88),
        "Eleven donors, four DNAI1 genotypes. High-speed video microscopy, blinded "
        "readers. Healthy donors: 84%.\n \nNo rise of IL-6 or IP-10 up to 4 µg.",
        Style(14.5, "tiro"),
    )
    page = deck.slide("Ferret model and non-GLP safety")
    table(
        page,
        (5, 22, 95, 76),
        (
            ("Study", "Animals", "Finding", "Completed"),
            ("Clearance, DNAI1 knock-out ferret", "18", "4% to 58% of wild type at day 10", "06/2025"),
            ("Repeat dose, ferret, 6 weeks", "24", "No histological change", "09/2025"),
            ("Dose range, NHP", "8", "NOAEL 0.6 mg/kg", "11/2025"),
            ("Biodistribution, rat", "30", "98% of signal in the lung", "03/2025"),
        ),
        widths=(2.2, 0.8, 2, 1),
    )


def plan(deck: Deck) -> None:
    """Competition, patents, regulation."""
    page = deck.slide("Competition")
    table(
        page,
        (5, 22, 95, 72),
        (
            ("Company", "Approach", "Stage", "Funding disclosed"),
            ("Respirix (US)", "Inhaled mRNA, DNAI1", "Phase 1", "USD 98m Series B"),
            ("Ciliamed (FR)", "Read-through small molecule", "Preclinical", "EUR 11m Series A"),
            ("Academic consortium", "AAV, DNAH5 halves", "Research", "n/a"),
            ("Pellandra", "Inhaled mRNA, re-dosable every 14 days", "IND-enabling", "£2.15m"),
        ),
        widths=(1.3, 2.1, 1.1, 1.4),
    )
    page.text(
        (5, 76, 95, 92),
        "Our carrier was selected in cystic sputum, not in saline. To our knowledge this is why "
        "the required dose is a fifth of the published one.",
        Style(15, "tiit"),
    )
    page = deck.slide("Regulatory path and intellectual property")
    bullets(
        page,
        (5, 22, 95, 92),
        (
            "Orphan designation granted by the EMA (2024); FDA request filed.",
            "MHRA scientific advice meeting held in May 2025: six-month toxicology in one species accepted.",
            "Clinical trial application planned for Q2 2027; trial sites Leicester, Münster, Rotterdam.",
            "Patent family 1: lipid PL-19, granted in GB and US. Family 2: formulation for mesh nebulisers, "
            "pending.",
            "Freedom to operate reviewed by outside counsel; one licence for the cap analogue is budgeted "
            "(£60k p.a.).",
        ),
    )
    page.smuggle(
        (6, 93), "Pellandra Therapeutics is raising GBP 25 million in this Series B round", how="colour"
    )


def closing(deck: Deck) -> None:
    """Money, market, people."""
    page = deck.slide("Financing to date and this round")
    table(
        page,
        (5, 22, 95, 80),
        (
            ("Date", "Instrument", "Investor", "Amount"),
            ("2021", "Translation award", "Research charity", "£0.75m"),
            ("2022", "Pre-seed, ordinary shares", "University fund, angels", "£0.6m"),
            ("2024", "Seed, preferred", "Midlands life science fund", "£1.55m"),
            ("2026 (open)", "Series A, preferred", "Lead sought; insiders pro rata", "£6.2m"),
            ("2028", "Series B, indicative", "to fund Phase 2", "£20-25m"),
        ),
        widths=(1, 1.6, 2, 1),
    )
    page.text(
        (5, 84, 95, 92), "Pre-money valuation to be agreed. Burn at present £62k a month.", Style(14, "tiit")
    )
    page = deck.slide("Use of the Series A (£m)")
    bars(page, (5, 22, 60, 90), {"Toxicology": 2.1, "CMC": 1.8, "Phase 1": 1.5, "Team": 0.6, "IP, G&A": 0.2})
    page.text(
        (64, 32, 95, 90),
        "Runway 26 months.\n \nPeak sales of a PCD therapy are put at £410m by an independent "
        "report; 34,000 patients, of whom 9,000 are diagnosed and typed.",
        Style(15, "tiro"),
    )
    page = deck.slide("Management and advisers")
    table(
        page,
        (5, 22, 95, 84),
        (
            ("Name", "Role", "Background"),
            ("Prof. Harriet Oyelaran", "Founder, CSO", "Chair of respiratory genetics; 140 papers"),
            ("Dr Callum Brisco", "CEO", "Former programme lead, inhaled biologics; two CTAs"),
            ("Dr Yuki Tanabe", "Head of CMC", "LNP scale-up at a vaccine maker, 2020-2024"),
            ("Dr Ruth Feldgate", "Clinical adviser", "Runs the national PCD clinic"),
        ),
        widths=(1.3, 1, 2.2),
    )


def draw(deck: Deck) -> None:
    """Draw the eleven slides."""
    opening(deck)
    disease(deck)
    evidence(deck)
    plan(deck)
    closing(deck)
