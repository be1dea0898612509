"""Wickerlane Infusion (US): a banker's dense book on Letter paper; the offering is a row of sources and uses.

On slide 9 a line in the colour of its navy panel gives another sum and date.
"""

from canvas import WHITE, Style
from paper import Deck, Look, Page
from parts import bars, bullets, columns, shares, table

from .shapes.figures import ledger, plane, unseen_line

NAVY, SLATE, BRONZE, FOG = (0.08, 0.15, 0.3), (0.35, 0.4, 0.48), (0.66, 0.47, 0.2), (0.93, 0.94, 0.96)
SECTIONS = ("Overview", "Need", "Clinics", "Financials", "Offering")


def frame(page: Page) -> None:
    """Draw the tracker of sections at the top and the firm's line at the foot."""
    current = (0, 0, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4)[page.number - 1]
    for index, name in enumerate(SECTIONS):
        left = 4 + index * 18.6
        page.rect((left, 2, left + 17.6, 4.6), NAVY if index == current else FOG)
        page.text(
            (left, 2.4, left + 17.6, 5),
            name,
            Style(8, colour=WHITE if index == current else SLATE, align="centre"),
        )
    page.rule((4, 95), (96, 95), BRONZE, width=0.8)
    page.text((4, 96, 70, 99), "Wickerlane Infusion, Inc.  |  Confidential", Style(7.5, colour=SLATE))
    page.text((86, 96, 96, 99), str(page.number), Style(7.5, colour=SLATE, align="right"))


LOOK = Look(
    frame,
    Style(13, colour=(0.18, 0.2, 0.25), leading=1.3),
    Style(19, "hebo", NAVY, leading=1.15),
    NAVY,
    BRONZE,
    FOG,
    size=(792, 612),
    title=(4, 7, 96, 17),
)


def source(page: Page, text: str) -> None:
    """Write the small line of sources."""
    page.text((4, 91.5, 96, 94.6), f"Source: {text}", Style(7.5, "heit", SLATE))


def overview(deck: Deck) -> None:
    """Cover, summary and need."""
    page = deck.blank(WHITE)
    page.rect((0, 0, 34, 100), NAVY)
    page.rule((34, 0), (34, 100), BRONZE, width=5)
    page.text((39, 38, 96, 48), "Wickerlane Infusion", Style(36, "tibo", NAVY))
    page.text((39, 49, 96, 56), "Specialty drugs, given close to home", Style(16, "tiit", SLATE))
    page.text((39, 86, 96, 91), "Confidential Investor Presentation  |  Dec. 2025", Style(11, colour=SLATE))

    page = deck.slide(
        "Wickerlane brings hospital-grade infusion to towns that have lost it, at 45% of the hospital price"
    )
    rows = (
        ("Topic", "Summary"),
        (
            "Business",
            "Owns and runs nurse-staffed infusion clinics where rural patients receive biologics and antibiotics by drip",
        ),
        ("Footprint", "Seven clinics in Iowa, Nebraska and South Dakota; 24 planned by the end of 2028"),
        ("Volume", "11,380 visits over the last twelve months, up 63%"),
        ("Payers", "In network with nine plans that cover 81% of lives in our counties"),
        ("Revenue", "$8.7MM in the last twelve months; clinic margin 27%"),
        ("Management", "Founders opened 41 ambulatory sites before"),
    )
    table(page, (4, 20, 96, 88), rows, widths=(1, 4), size=12.5)

    page = deck.slide("Patients on biologics drive 71 miles each way, every four to eight weeks")
    page.text((4, 20, 60, 24), "Median one-way distance to a chair, miles", Style(11, "hebo", SLATE))
    bars(page, (4, 25, 60, 88), {"Metro": 9, "Small city": 26, "Rural, 2015": 44, "Rural, now": 71})
    why = (
        "137 rural hospitals have closed their infusion rooms since 2015",
        "One patient in four skips doses in winter",
        "Home infusion nurses will not drive two hours for a 40-minute drip",
    )
    bullets(page, (64, 27, 96, 84), why)
    source(page, "claims of three regional plans, 2024; company analysis")

    page = deck.slide("The same drug costs the plan twice as much in a hospital outpatient department")
    rows = (
        ("Infliximab, per visit", "Hospital", "Physician office", "Wickerlane"),
        ("Drug", "$5,110", "$2,870", "$2,790"),
        ("Administration", "$1,240", "$410", "$385"),
        ("Facility", "$680", "-", "-"),
        ("Total", "$7,030", "$3,280", "$3,175"),
    )
    ledger(page, (4, 24, 96, 66), rows, shares=(2, 1, 1, 1), size=14)
    page.text(
        (4, 72, 96, 88),
        "Plans now steer: six of nine waive the copay when the patient leaves the hospital for us.",
        Style(14),
    )
    source(page, "remittance data, first half of 2025")


def clinics(deck: Deck) -> None:
    """What a clinic is and does."""
    page = deck.slide("A Wickerlane clinic: four chairs, two nurses, 1,900 square feet on Main Street")
    page.photo((4, 20, 46, 62), 44, colours=((70, 90, 120), (225, 215, 195)))
    built = (
        "Former banks and pharmacies; fit-out $310,000 in nine weeks",
        "Two registered nurses; a nurse practitioner by video for each first dose",
        "Drugs mixed on site under USP 797, ordered the day before",
        "Open six days; evenings during harvest",
    )
    bullets(page, (50, 20, 96, 62), built)
    kinds = (
        ("Crohn's and colitis", "34% of visits"),
        ("Rheumatoid arthritis", "22%"),
        ("Multiple sclerosis", "17%"),
        ("Infection, iron, other", "27%"),
    )
    columns(page, (4, 68, 96, 90), kinds, rule=True)

    page = deck.slide("Clinics break even in month seven and repay their build in month 22")
    rows = (
        ("Mature clinic, per year", "Base case", "Top quartile"),
        ("Visits", "2,450", "3,120"),
        ("Net revenue", "$2,310,000", "$2,980,000"),
        ("Drugs and supplies", "($1,290,000)", "($1,640,000)"),
        ("Nursing and rent", "($396,000)", "($428,000)"),
        ("Clinic contribution", "$624,000", "$912,000"),
    )
    ledger(page, (4, 22, 96, 74), rows, shares=(2, 1, 1), size=14)
    source(page, "company accounts, unaudited")

    page = deck.slide("Where the patients come from")
    parts = {
        "Gastroenterologists": 38.0,
        "Rheumatologists": 24.0,
        "Neurologists": 16.0,
        "Plan steering": 13.0,
        "Primary care": 9.0,
    }
    shares(page, (4, 24, 96, 76), parts)
    source(page, "intake records, January to September 2025")

    page = deck.slide("We stand between the hospital and the living room")
    dots = (
        ("Wickerlane", 74, 80, BRONZE),
        ("Hospital outpatient", 18, 90, SLATE),
        ("Home nurse", 88, 34, SLATE),
        ("Vitaquay ($120MM from a fund)", 36, 56, SLATE),
        ("Physician office", 50, 68, SLATE),
    )
    plane(page, (6, 24, 90, 84), ("near the patient", "range of drugs"), dots)

    page = deck.slide("Quality: no line infection in 26 months")
    page.rect((4, 22, 96, 88), NAVY)
    marks = (
        ("99.2%", "first-stick success or escalation by protocol"),
        ("0.4%", "infusion reactions sent to the ER"),
        ("+84", "net promoter score, 3,906 replies"),
    )
    for index, (number, note) in enumerate(marks):
        left = 8 + index * 29
        page.text((left, 34, left + 26, 50), number, Style(40, "tibo", WHITE))
        page.text((left, 54, left + 25, 70), note, Style(13, colour=FOG))
    unseen_line(
        page,
        (7, 85),
        "Correction: the company is now raising $64 million and this book is dated June 2024.",
        colour=NAVY,
    )


def figures(deck: Deck) -> None:
    """Financials, people, growth."""
    page = deck.slide("Revenue has roughly doubled each year since the third clinic opened")
    rows = (
        ("$ in thousands, FYE Dec. 31", "2023A", "2024A", "2025E", "2026P", "2027P"),
        ("Clinics at year end", "3", "5", "7", "12", "18"),
        ("Net revenue", "2,140", "4,905", "9,300", "17,850", "31,400"),
        ("Clinic contribution", "210", "1,020", "2,480", "4,900", "9,150"),
        ("Corporate cost", "(1,330)", "(1,760)", "(2,210)", "(3,240)", "(4,010)"),
        ("EBITDA", "(1,120)", "(740)", "270", "1,660", "5,140"),
    )
    ledger(page, (4, 22, 96, 74), rows, shares=(2.3, 1, 1, 1, 1, 1), size=13)
    source(page, "audited 2023 and 2024; management estimates after")

    page = deck.slide("Seventeen sites are under letter of intent")
    rows = (
        ("Town", "State", "Nearest chair", "Opens"),
        ("Spencer", "IA", "64 miles", "Mar. 2026"),
        ("Valentine", "NE", "131 miles", "May 2026"),
        ("Mobridge", "SD", "98 miles", "Aug. 2026"),
        ("Broken Bow", "NE", "77 miles", "Oct. 2026"),
    )
    table(page, (4, 22, 96, 70), rows, widths=(2, 1, 1.4, 1.2), size=13)
    page.text((4, 76, 96, 88), "Thirteen more towns have signed for 2027 and 2028.", Style(13))

    page = deck.slide("Management has opened clinics in small towns before")
    people = (
        (
            "Marlys Haugland, RN",
            "Chief Executive. Ran 23 dialysis and infusion sites for a regional operator.",
        ),
        ("Dwight Okerlund", "Chief Financial Officer. Took a rural lab company through its sale for $88MM."),
        ("Dr. Priyanka Selvan", "Medical Director. Rheumatologist; cares for patients in four counties."),
    )
    columns(page, (4, 24, 96, 70), people, rule=True)


def offering(deck: Deck) -> None:
    """Sources and uses, contact."""
    page = deck.slide("Sources and uses")
    sources = (
        ("Sources", ""),
        ("Series A preferred (this offering)", "$6.4MM"),
        ("Term loan, equipment", "$2.0MM"),
        ("Cash on hand, Nov. 30", "$0.9MM"),
        ("Total", "$9.3MM"),
    )
    uses = (
        ("Uses", ""),
        ("Eleven new clinics", "$5.8MM"),
        ("Drug inventory", "$1.9MM"),
        ("Retire 2022 note ($1.1MM seed bridge)", "$1.1MM"),
        ("Fees, reserve", "$0.5MM"),
        ("Total", "$9.3MM"),
    )
    ledger(page, (4, 22, 47, 66), sources, shares=(2.6, 1), size=12)
    ledger(page, (52, 22, 96, 74), uses, shares=(2.6, 1), size=12)
    page.text(
        (4, 80, 96, 92),
        "Pre-money value $21MM. Insiders and a family office in Omaha have indicated $1.5MM.",
        Style(12),
    )

    page = deck.slide("Contact")
    page.text(
        (4, 24, 96, 60), "Dwight Okerlund, CFO\ndokerlund@wickerlane.example\nSioux City, Iowa", Style(15)
    )


def draw(deck: Deck) -> None:
    """Draw the fourteen slides."""
    overview(deck)
    clinics(deck)
    figures(deck)
    offering(deck)
