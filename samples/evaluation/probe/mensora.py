"""A Swedish test from menstrual blood; titles stand at the bottom, the sum is in MSEK beside a table of its use."""

from canvas import WHITE, Style
from paper import Deck, Look, Page

from .shared.anatomy import body, bold, curve, faces, figures, flow, ladder, ledger, quadrant


def frame(page: Page) -> None:
    """Draw a band at the bottom, on which the title is written, and the name in the corner above."""
    page.rect((0, 82, 100, 100), page.look.primary)
    page.text((82, 3, 96, 8), "mensora", Style(13, "hebo", page.look.accent, "right"))


LOOK = Look(
    frame=frame,
    body=Style(17, colour=(0.2, 0.12, 0.16)),
    head=Style(26, "hebo", WHITE, leading=1.12),
    primary=(0.36, 0.07, 0.2),
    accent=(0.87, 0.3, 0.36),
    pale=(0.98, 0.92, 0.91),
    paper=(1, 0.985, 0.975),
    size=(1280, 720),
    title=(4, 86, 88, 98),
)
WINE = (0.36, 0.07, 0.2)


def opening(deck: Deck) -> None:
    """Cover, problem and product."""
    page = deck.blank(WINE)
    page.text(
        (8, 30, 92, 52),
        "Endometriosis, found in the blood you throw away",
        Style(40, "hebo", WHITE, leading=1.15),
    )
    page.text((8, 78, 40, 86), "Mensora Diagnostics AB", Style(18, "hebo", (1, 0.75, 0.75)))
    page.text((8, 86, 40, 92), "Uppsala, 20 November 2025", Style(12.5, colour=(1, 0.85, 0.85)))
    page = deck.slide("Seven years from first pain to diagnosis")
    page.text((6, 14, 40, 66), "7", Style(230, "hebo", page.look.accent))
    items = [
        "1 in 10 women of fertile age, ca. 190 million worldwide",
        "Average 4 doctors, 2 wrong diagnoses (IBS, “normal period pain”)",
        "Gold standard = laparoscopy: keyhole surgery under full anaesthesia, only to look",
        "Cost to Swedish society approx. 13 billion SEK per year",
    ]
    flow(page, (40, 18, 94, 76), items)
    page = deck.slide("A home kit instead of a keyhole")
    page.photo((5, 10, 45, 76), 33, colours=((250, 220, 215), (160, 40, 70)))
    items = [
        "Collection pad with a removable strip, worn for 4 h on day 2 of the period",
        "Strip goes in the envelope, envelope goes in the yellow letter box",
        "Lab answer with risk score to patient and gynaecologist within 5 days",
    ]
    flow(page, (50, 14, 95, 60), items, mark="#")
    page.text(
        (50, 64, 95, 78),
        "Mensora is a non-invasive test for endometriosis from menstrual blood.",
        bold(page, 18),
    )


def proof(deck: Deck) -> None:
    """Science, validation, regulation."""
    page = deck.slide("Why menstrual blood? That is where the tissue is")
    items = [
        "Venous blood: biomarkers diluted 100 to 1 000 times, 20 years of failed tests",
        "Menstrual effluent carries endometrial stromal cells and immune cells from the site itself",
        "Panel of 5 proteins + 2 microRNA, measured with proximity extension assay",
        "Algorithm locked in May 2025, patent application filed (SE, then PCT)",
    ]
    flow(page, (6, 12, 94, 76), items, mark="–")
    page = deck.slide("Blinded validation, n = 212: AUC 0.94")
    rows = [
        ("", "Mensora", "CA-125", "Ultrasound*"),
        ("Sensitivity", "87 %", "52 %", "65 %"),
        ("Specificity", "91 %", "78 %", "95 %"),
        ("Stage I–II sensitivity", "82 %", "31 %", "20 %"),
        ("Needs hospital", "no", "no", "yes"),
    ]
    ledger(page, (6, 12, 94, 62), rows, widths=(2, 1, 1, 1), size=17)
    page.text(
        (6, 66, 94, 80),
        "Laparoscopy as reference, Uppsala, Tartu and Oulu university clinics, 2023–2025. "
        "*Expert hands, from literature.",
        body(page, 12),
    )
    page = deck.slide("IVDR: class C, and we know the way")
    events = [
        ("Done", "ISO 13485 QMS in place, gap analysis by notified body"),
        ("Q2 2026", "Performance study ENDO-M, 600 women, 6 clinics"),
        ("Q1 2027", "Technical file to notified body"),
        ("Q4 2027", "CE-IVD. Until then: sold as lab developed service, own lab"),
        ("2028", "FDA De Novo, together with US partner"),
    ]
    ladder(page, (4, 10, 95, 80), events, share=0.14)


def market(deck: Deck) -> None:
    """Market, sales, rivals and first sales."""
    page = deck.slide("A market of 34 bn SEK, and a beachhead of three regions")
    facts = [
        ("TAM  women 18–45 with pelvic pain, EU + US", "34 bn SEK"),
        ("SAM  Nordics, Germany, UK", "5,1 bn SEK"),
        ("SOM  2030, 4 % of SAM", "204 MSEK"),
        ("Price per test, self-pay", "1 990 SEK"),
    ]
    figures(page, (6, 14, 94, 74), facts, across=2, size=32)
    page = deck.slide("Go to market")
    rows = [
        ("Channel", "When", "Share of sales 2028"),
        ("Self-pay online and pharmacies", "now (pilot)", "35 %"),
        ("Private gynaecology chains", "2026", "25 %"),
        ("Swedish regions, via national guideline", "2027", "30 %"),
        ("Pharma: companion test for trials", "2026", "10 %"),
    ]
    ledger(page, (6, 14, 94, 72), rows, widths=(3, 1.4, 1.6), size=17)
    page = deck.slide("They measure spit and veins")
    axes = ("Hospital", "Home", "Late stage only", "All stages")
    quadrant(
        page,
        (8, 10, 90, 78),
        axes,
        {
            "Mensora": (0.84, 0.82),
            "Salivendo (FR, 19 M€ raised)": (0.62, 0.62),
            "Venous panels": (0.3, 0.45),
            "Ultrasound": (0.12, 0.3),
            "CA-125": (0.35, 0.12),
        },
    )
    page = deck.slide("Pilot: 640 kits sold without marketing")
    months = [("May", 22.0), ("Jun", 48.0), ("Jul", 61.0), ("Aug", 119.0), ("Sep", 168.0), ("Oct", 222.0)]
    curve(page, (5, 10, 66, 78), months)
    flow(
        page,
        (70, 20, 96, 76),
        ["Turnover 1,1 MSEK since May", "31 000 on the waiting list", "NPS 74"],
        body(page, 20),
    )


def closing(deck: Deck) -> None:
    """Team, share issue and contact."""
    page = deck.slide("Team")
    team = [
        ("Karin Ekenstam", "CEO", "Former head of women's health, Nordic diagnostics group"),
        ("Dr Jaana Pihlaja", "CSO, inventor", "Docent in reproductive immunology, Oulu"),
        ("Mattias Röjdal", "COO", "Built accredited lab from 0 to 400 000 samples / year"),
        ("Liisa Tammsaar", "Head of data", "PhD biostatistics, Tartu"),
    ]
    faces(page, (5, 14, 95, 76), team, across=2)
    page = deck.slide("Directed share issue")
    rows = [
        ("Use of proceeds", "MSEK"),
        ("Performance study ENDO-M", "7,5"),
        ("IVDR file and notified body", "4,0"),
        ("Lab capacity, automation", "3,5"),
        ("Sales Nordics", "2,0"),
        ("Buffer", "1,0"),
    ]
    ledger(page, (5, 10, 52, 76), rows, widths=(3, 1), size=16)
    items = [
        "The company is taking in 18 MSEK in a directed issue, minimum ticket 250 kSEK",
        "Pre-money 52 MSEK, runway 20 months",
        "Earlier: 6 MSEK pre-seed (2023), 2,5 MSEK loan from Almi, 4,9 MSEK Vinnova and EIC grants",
        "Next: international Series A approx. 60–80 MSEK in 2027",
    ]
    flow(page, (57, 12, 95, 78), items, body(page, 17))
    page = deck.blank(WINE)
    page.text((8, 40, 92, 54), "Tack! Kiitos! Thank you!", Style(36, "hebo", WHITE))
    page.text((8, 56, 92, 64), "karin@mensora.se   +46 18 555 01 27", Style(16, colour=(1, 0.85, 0.85)))


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    proof(deck)
    market(deck)
    closing(deck)
