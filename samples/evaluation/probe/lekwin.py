"""A Polish deck in the English of its founders, A4 across: oral films of a thyroid hormone; slide 8 is a scan, no date."""

from canvas import Style
from paper import Deck, Look, Page

from .shared.anatomy import body, bold, cells, faces, flow, gantt, ledger


def frame(page: Page) -> None:
    """Draw a vertical line, the number in a square, and the name at the top left."""
    page.rect((92, 0, 96, 8), page.look.primary)
    page.text((92, 2.2, 96, 8), str(page.number), Style(12, "tibo", (1, 1, 1), "centre"))
    page.text((6, 3, 60, 8), "LEKWIN PHARMA sp. z o.o.", Style(10.5, "tibo", page.look.accent))
    page.rule((6, 8), (90, 8), page.look.accent, width=0.8)


LOOK = Look(
    frame=frame,
    body=Style(16, "tiro", (0.1, 0.12, 0.12)),
    head=Style(25, "tibo", (0.04, 0.3, 0.2), leading=1.15),
    primary=(0.04, 0.3, 0.2),
    accent=(0.62, 0.42, 0.06),
    pale=(0.93, 0.96, 0.9),
    size=(842, 595),
    title=(6, 11, 94, 23),
)


def opening(deck: Deck) -> None:
    """Cover, company, problem and product."""
    page = deck.blank()
    page.rect((0, 0, 100, 46), page.look.primary)
    page.text((8, 12, 92, 24), "LEKWIN PHARMA", Style(40, "tibo", (1, 1, 1)))
    page.text(
        (8, 28, 92, 42),
        "Orodispersible films for patients who can not swallow",
        Style(21, "tiit", (0.95, 0.93, 0.8)),
    )
    page.text((8, 56, 92, 66), "Information for investors", bold(page, 18))
    page.text((8, 86, 92, 94), "Lekwin Pharma sp. z o.o., Łódź, Poland", body(page, 12))
    page = deck.slide("About the company")
    items = [
        "We are specialty pharma company which develop thin films with known active substances",
        "Established in 2019 by two technologists of drug form and one lawyer, now 14 persons",
        "Own laboratory 220 m2 and pilot line (Unwinder - Coater - Dryer - Slitter), GMP certificate for IMP since 2023",
        "First product: LW-01, levothyroxine sodium 12.5 to 50 mcg film, for children and for elderly",
    ]
    flow(page, (6, 26, 92, 90), items, mark="•")
    page = deck.slide("Why tablet is problem")
    for (x0, y0, x1, y1), (head, text) in zip(
        cells((6, 26, 92, 84), 3, 1, gap=3),
        [
            (
                "Newborns",
                "Congenital hypothyroidism: 1 of 2500 births. Parents are crushing tablets with spoon and milk. Dose is lottery.",
            ),
            (
                "Elderly",
                "15 % have dysphagia, in care homes even 60 %. Nurse is crushing 70 tablets every morning.",
            ),
            (
                "Drops",
                "Exist, but with ethanol and glycerol, instable after opening, must be in fridge. Price 9x of the tablet.",
            ),
        ],
        strict=True,
    ):
        page.text((x0, y0, x1, y0 + 10), head, bold(page, 20, page.look.accent))
        page.text((x0, y0 + 12, x1, y1), text, body(page, 16))
    page = deck.slide("Our product LW-01")
    page.photo((60, 26, 93, 88), 19, colours=((235, 245, 225), (90, 140, 90)))
    items = [
        "Film 2 x 3 cm, thickness 60 micrometers, put on the tongue, dissolve in 20 seconds without water",
        "Each film separately sealed in sachet: stable 24 months in 30 C / 65 % RH",
        "Exact micro-dose also 12.5 mcg, what tablets do not offer",
        "No ethanol, no lactose, no gluten; taste neutral",
    ]
    flow(page, (6, 26, 56, 88), items, mark="•")


def development(deck: Deck) -> None:
    """Science, regulatory way, the scan and rivals."""
    page = deck.slide("Results until now")
    rows = [
        ("Study", "What", "Result"),
        ("LW-01-PK-1, pilot", "24 healthy volunteers, cross-over vs. tablet", "AUC ratio 98.6 % (CI 93-104)"),
        ("Stability ICH", "3 batches, 24 months", "assay 97.8-101 %"),
        ("Acceptability", "62 children 0-6 y, 3 hospitals", "95 % taken complete"),
        ("Dose uniformity", "30 films, 25 mcg", "AV = 4.1 (limit 15)"),
    ]
    ledger(page, (6, 27, 93, 82), rows, widths=(1.4, 2.4, 1.7), size=14)
    page = deck.slide("Registration: hybrid application art. 10(3)")
    tasks = [
        ("Scale-up to 1 mln films", 0, 2),
        ("Pivotal BE study n=48", 1, 3),
        ("Dossier CTD", 2, 4),
        ("DCP: PL, DE, IT, CZ, SE", 4, 7),
        ("Launch", 7, 8),
    ]
    gantt(
        page, (5, 27, 94, 78), ("H2 25", "H1 26", "H2 26", "H1 27", "H2 27", "H1 28", "H2 28", "2029"), tasks
    )
    page.text(
        (6, 82, 93, 92),
        "National scientific advice of the agency was received, PIP waiver is not needed (answer on slide 8).",
        body(page, 13),
    )
    page = deck.slide("Intellectual property")
    items = [
        "EP 4 1xx xxx granted: stabilisation of levothyroxine in HPMC / pullulan matrix (valid to 2041)",
        "US and Canada in examination. Trademark Lekwin and FilmoTyr registered in EUIPO",
        "Know-how: drying in nitrogen, 0.3 % water. Nobody could copied it from patent only",
    ]
    flow(page, (6, 28, 92, 82), items, mark="•")

    def letter(paper: Deck) -> None:
        sheet = paper.blank()
        sheet.text((10, 10, 90, 20), "Scientific advice - summary of answers", Style(22, "tibo"))
        rows = [
            "Question 1: One bioequivalence study in fasted state with 48 volunteers is acceptable.",
            "Question 2: Baseline correction of T4 as proposed by the company is agreed.",
            "Question 3: Biowaiver for the strengths 12.5 and 25 mcg can be supported.",
            "Question 4: A paediatric study is not required. Fee paid: 38 000 PLN on 11.04.2024.",
        ]
        flow(sheet, (10, 26, 90, 86), rows, Style(17, "cour"))

    deck.scan(letter)
    page = deck.slide("Who else")
    rows = [
        ("Company", "Form", "Weak point"),
        ("Originator (DE)", "tablet", "no micro-dose, crush"),
        ("Tirosolva (IT/CH)", "soft capsule, oral solution", "price, from 6 years only"),
        ("Pedithyr (UK)", "drops, raised GBP 11 mln in 2023", "fridge, ethanol"),
        ("Indian CDMOs", "films of vitamins", "no stable T4 film"),
    ]
    ledger(page, (6, 27, 93, 84), rows, widths=(1.3, 2, 1.6), size=15)


def business(deck: Deck) -> None:
    """Market, team, shareholders and investment."""
    page = deck.slide("Market and business model")
    items = [
        "Levothyroxine EU: 41 mln patients, 620 mln EUR / year. Children + dysphagia: 3.7 mln patients = 148 mln EUR",
        "We do not build sales force. License per country: upfront + transfer price 0.11 EUR per film + royalty 8 %",
        "Signed term sheet: Italy (upfront 300 000 EUR, payable in marketing authorisation). In talks: DACH, Nordics, MENA",
        "Plan: 5.9 mln EUR sale in third year after launch, EBITDA 44 %",
    ]
    flow(page, (6, 27, 92, 90), items, mark="•")
    page = deck.slide("People")
    team = [
        ("Bożena Wrzosek", "CEO", "18 years in generics, was responsible for 30 registrations"),
        ("Dr Paweł Kalita", "R&D director", "PhD drug form technology, author of 2 patents"),
        ("Iwona Trzaska", "Quality / QP", "Qualified Person, ex sterile plant"),
        ("Marek Dudzic", "Finance, law", "M&A of two family pharma companies"),
    ]
    faces(page, (6, 28, 93, 84), team, across=2)
    page = deck.slide("Shareholders")
    shares = [
        ("Shareholder", "Today", "After this investment"),
        ("Three founders", "78 %", "61 %"),
        ("Business angel (chemist shop owner, Kraków)", "14 %", "11 %"),
        ("Pool for employees", "8 %", "6 %"),
        ("New investor(s)", "-", "22 %"),
    ]
    ledger(page, (6, 28, 93, 72), shares, widths=(3, 1, 1.4), size=16, strong=(0, 4))
    page.text(
        (6, 78, 93, 90),
        "Share capital 164 500 PLN, no loans, no convertible notes. Court register available.",
    )
    page = deck.slide("Investment proposal")
    page.text(
        (6, 25, 93, 36),
        "The company is looking for EUR 2.8 mln from one or two investors, for 22 % of shares.",
        bold(page, 18),
    )
    rows = [
        ("On what", "EUR thousand"),
        ("Pivotal BE study", "840"),
        ("Scale-up, validation, 3 batches", "990"),
        ("Dossier, DCP fees", "420"),
        ("Team and working capital, 24 months", "550"),
    ]
    ledger(page, (6, 38, 60, 76), rows, widths=(3, 1.3), size=14)
    flow(
        page,
        (64, 39, 94, 78),
        [
            "Before: founders 0.4 mln EUR, business angel 0.6 mln EUR (2021)",
            "Grant NCBR 4.9 mln PLN, finished and settled",
            "Post-money 12.7 mln EUR",
        ],
        body(page, 14),
        mark="•",
    )
    page.text(
        (6, 82, 93, 92),
        "Contact: b.wrzosek@lekwin.example, tel. +48 42 555 01 10. We invite you cordially to visit our plant.",
        body(page, 13),
    )


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    development(deck)
    business(deck)
