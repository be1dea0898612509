"""Lattimere Genomics: a blood test for pancreatic cancer. Dense American deck on A4, the sum on the cover."""

from canvas import WHITE, Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, steps, table

COBALT, LIME, SKY, INK = (0.08, 0.2, 0.55), (0.45, 0.7, 0.2), (0.92, 0.95, 1.0), (0.13, 0.15, 0.2)


def frame(page: Page) -> None:
    """A corner wedge, company and number."""
    page.rect((0, 0, 100, 1.5), LIME)
    page.rect((0, 94.6, 100, 100), COBALT)
    page.text((4, 95.7, 60, 99), "LATTIMERE GENOMICS  |  CONFIDENTIAL", Style(9, "hebo", WHITE))
    page.text((88, 95.7, 96, 99), f"{page.number}", Style(9, "hebo", WHITE, "right"))


LOOK = Look(
    frame,
    Style(13.5, colour=INK),
    Style(22, "hebo", COBALT, leading=1.12),
    COBALT,
    LIME,
    SKY,
    size=(842, 595),
    title=(4, 4.5, 96, 16),
)


def takeaway(page: Page, text: str) -> None:
    """The line in a box that sums a slide up."""
    page.rect((4, 85, 96, 92.5), SKY, COBALT)
    page.text((5.5, 86.6, 95, 92), text, Style(13.5, "hebo", COBALT))


def opening(deck: Deck) -> None:
    """Cover, summary, need."""
    page = deck.blank(COBALT)
    page.photo((0, 0, 100, 38), 77, colours=((20, 40, 110), (120, 180, 90)))
    page.text((6, 44, 94, 56), "Lattimere Genomics", Style(40, "hebo", WHITE))
    page.text(
        (6, 58, 90, 70),
        "Catching pancreatic cancer while surgeons can still cut it out",
        Style(21, colour=WHITE),
    )
    page.text((6, 82, 60, 88), "Series A  |  $18M", Style(20, "hebo", (0.75, 0.92, 0.5)))
    page.text((70, 82, 94, 88), "02/23/2026", Style(16, colour=WHITE, align="right"))
    page = deck.slide("Executive summary")
    columns(
        page,
        (4, 20, 96, 82),
        (
            (
                "Product",
                "PanSentry is a laboratory blood test. It reads methylation at 312 sites of cell-free DNA "
                "plus two "
                "proteins, and flags stage I-II pancreatic ductal adenocarcinoma in adults whose diabetes "
                "began "
                "in the last three years. One 10 mL tube, six days, one answer.",
            ),
            (
                "Evidence",
                "2,140 samples in training, 1,026 in blinded validation. Sensitivity 81% for stage I-II at "
                "97% "
                "specificity. Prospective study of 6,500 people at nine health systems has enrolled 2,310.",
            ),
            (
                "Business",
                "Run as an LDT in our own CLIA-certified, CAP-accredited lab in Durham, NC. List price $895. "
                "Medicare pricing by crosswalk to two listed codes. First 1,400 paid tests in 2025.",
            ),
            (
                "Round",
                "We raise an $18M Series A to finish the prospective study, file for Medicare coverage and "
                "build a "
                "12-person field team. $5.2M seed in 2023, $2.9M from NCI SBIR.",
            ),
        ),
        rule=True,
    )
    takeaway(
        page, "900,000 Americans a year become diabetic after 50. About 8,000 of them have a hidden tumor."
    )


def need(deck: Deck) -> None:
    """The disease and its window."""
    page = deck.slide("Four in five pancreatic cancers are found too late for surgery")
    bars(page, (4, 18, 50, 82), {"Stage I": 44, "Stage II": 17, "Stage III": 13, "Stage IV": 3}, form="{:g}%")
    bullets(
        page,
        (54, 22, 96, 82),
        (
            "Five-year survival by stage at diagnosis (left). Only 12% are stage I when found.",
            "No screening is recommended in the general population: too rare, too many false alarms.",
            "New-onset diabetes after 50 raises the risk eightfold, "
            "and comes 6 to 36 months before symptoms.",
            "A clinical score (ENDPAC) exists, but nobody acts on a score without a biological signal.",
        ),
    )
    takeaway(page, "The diabetes visit is the window. What was missing is a test to order there.")


def product(deck: Deck) -> None:
    """Technology and data."""
    page = deck.slide("How PanSentry works: enzymatic conversion, 312 targets, one classifier")
    table(
        page,
        (4, 19, 96, 82),
        (
            ("Step", "What we do", "Why it is hard", "Our protection"),
            (
                "Draw",
                "10 mL stabilized tube, room temperature, 7 days",
                "cfDNA decays, white cells lyse",
                "Off the shelf",
            ),
            (
                "Convert",
                "Enzymatic, bisulfite-free methylation chemistry",
                "Bisulfite destroys 90% of input",
                "US patent, 2040",
            ),
            (
                "Capture",
                "312 regions chosen in islet-adjacent stroma",
                "Early tumors shed little",
                "Trade secret",
            ),
            ("Add", "CA19-9 and THBS2 by immunoassay", "Cutoffs shift with bilirubin", "Pending application"),
            ("Classify", "Locked gradient-boosted model, v2.1", "Drift across lots", "Audit trail, pending"),
        ),
        widths=(0.8, 2.3, 1.9, 1.2),
    )
    takeaway(page, "Cost of goods today $268 a test; $141 at 20,000 tests a year.")


def validation(deck: Deck) -> None:
    """What the blinded samples said."""
    page = deck.slide("Blinded validation: 81% of stage I-II at 97% specificity")
    table(
        page,
        (4, 19, 58, 82),
        (
            ("Group (n)", "PanSentry", "CA19-9", "ENDPAC"),
            ("Stage I (61)", "74%", "38%", "46%"),
            ("Stage II (58)", "88%", "57%", "51%"),
            ("Stage III-IV (102)", "95%", "79%", "60%"),
            ("Diabetes, no cancer (805)", "97% neg.", "91% neg.", "79% neg."),
        ),
        widths=(1.8, 1, 1, 1),
    )
    bullets(
        page,
        (62, 21, 96, 82),
        (
            "Samples from four academic biobanks, none used in training",
            "PPV 6.1% at 0.85% prevalence: one tumor in 16 positive results, each followed by MRI or EUS",
            "Reads equally in Black and white patients (difference 1.2 points, n.s.)",
            "Manuscript under review",
        ),
    )
    takeaway(page, "The NEODIABETES-PC study reads out in the second half of 2027.")


def market(deck: Deck) -> None:
    """Market, pricing, competition, model."""
    page = deck.slide("A $1.1B serviceable market that starts with 41 health systems")
    cards(
        page,
        (4, 19, 96, 50),
        (
            ("900K", "new-onset diabetes over 50 each year, US"),
            ("$1.1B", "serviceable at $895, 1.4 tests a person"),
            ("41", "systems with a pancreas center and an EHR we already plug into"),
            ("$62M", "our 2030 revenue plan"),
        ),
        across=4,
        big=26,
    )
    table(
        page,
        (4, 54, 96, 83),
        (
            ("", "2024", "2025", "2026E", "2027E", "2028E"),
            ("Tests", "120", "1,400", "5,200", "14,000", "31,000"),
            ("Revenue", "$0.04M", "$0.7M", "$2.9M", "$9.1M", "$22.6M"),
            ("Net burn", "$3.0M", "$4.1M", "$6.8M", "$7.9M", "$3.2M"),
        ),
        widths=(1, 1, 1, 1, 1, 1),
    )
    takeaway(page, "Average collected per test in Q4 2025: $512, before any coverage decision.")


def rivals(deck: Deck) -> None:
    """Competitors."""
    page = deck.slide("Competitors raised far more, for far broader tests")
    table(
        page,
        (4, 19, 96, 78),
        (
            ("Company", "Test", "Raised", "Stage I-II sensitivity for PDAC", "Population"),
            ("OmniStrand", "50-cancer panel", "$1.9B", "about 50%", "all adults over 50"),
            ("ImmunoPanc", "8-protein signature", "$46M", "n/a (familial risk)", "familial"),
            ("Bluefinch Dx", "Exosome PCR", "$27M Series B", "72% (retrospective)", "mixed"),
            (
                "Lattimere",
                "312-site methylation + 2 proteins",
                "$8.1M",
                "81% (blinded)",
                "new-onset diabetes",
            ),
        ),
        widths=(1.1, 1.7, 1.1, 1.7, 1.4),
    )
    page.page.insert_text(
        page.at((6, 82)),
        "Clarivo Health, a digital health software company, raises $55M",
        fontsize=12,
        fontname="helv",
        fill_opacity=0,
    )
    takeaway(
        page, "A narrow question, asked at the right visit, needs less money and gives fewer false alarms."
    )


def coverage(deck: Deck) -> None:
    """Payers and regulators."""
    page = deck.slide("Coverage and regulatory plan")
    steps(
        page,
        (4, 24, 96, 60),
        (
            ("Q2 2026", "MolDX technical assessment submitted"),
            ("Q4 2026", "Enrollment complete, 6,500 people"),
            ("Q3 2027", "Prospective readout"),
            ("Q1 2028", "Local coverage decision"),
            ("2029", "PMA, single-site IVD"),
        ),
    )
    bullets(
        page,
        (4, 62, 96, 83),
        (
            "FDA Breakthrough Device designation received in 2024; LDT route stays open after the 2025 "
            "court ruling",
            "New York State approval granted; 49 other states licensed",
        ),
    )
    takeaway(page, "We need no FDA approval to sell, and plan for one anyway.")


def closing(deck: Deck) -> None:
    """Team and money."""
    page = deck.slide("Team and advisors")
    table(
        page,
        (4, 19, 96, 88),
        (
            ("Name", "Role", "Track record"),
            (
                "Denise Lattimere, PhD",
                "Founder and CEO",
                "Methylation chemistry at a liquid biopsy leader, employee 31",
            ),
            ("Arjun Srinivas, MD", "Chief Medical Officer", "Pancreatic surgeon, 700 Whipple procedures"),
            ("Kyle Bergstrom", "VP Commercial", "Built the field team of a prostate test to $90M"),
            ("Mei-Ling Chao, PhD", "VP Bioinformatics", "Two FDA-cleared classifiers"),
            ("Prof. Samuel Adeyemi", "Advisor", "Chairs a national pancreatic cancer consortium"),
        ),
        widths=(1.3, 1.2, 2.6),
    )
    page = deck.slide("Use of proceeds: $18M takes us to coverage")
    table(
        page,
        (4, 19, 60, 83),
        (
            ("Item", "$M", "Outcome"),
            ("Prospective study", "7.1", "readout Q3 2027"),
            ("Lab automation", "3.2", "COGS $141"),
            ("Field and medical affairs", "4.6", "12 people, 41 systems"),
            ("Reimbursement, PMA prep", "1.7", "LCD"),
            ("G&A, reserve", "1.4", "28 months"),
            ("Total", "18.0", ""),
        ),
        widths=(2, 0.7, 1.6),
    )
    bullets(
        page,
        (64, 21, 96, 83),
        (
            "$6M soft-circled by insiders",
            "Pre-money in discussion; last post-money $21M (2023)",
            "Series B of $40-50M after readout",
            "Contact: denise@lattimere.example",
        ),
    )
    takeaway(page, "Closing targeted for the end of June.")


def draw(deck: Deck) -> None:
    """Draw the ten slides."""
    opening(deck)
    need(deck)
    product(deck)
    validation(deck)
    market(deck)
    rivals(deck)
    coverage(deck)
    closing(deck)
