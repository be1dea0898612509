"""Matrivana: birthing centres in small Indian cities. Banker's deck, crores and fiscal years, no date."""

from canvas import GREY, WHITE, Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, shares, table

ROSE, SAFFRON, BLUSH, INK = (0.6, 0.1, 0.3), (0.93, 0.58, 0.12), (0.99, 0.94, 0.95), (0.15, 0.12, 0.15)


def frame(page: Page) -> None:
    """A saffron edge and the name of the company in full."""
    page.rect((0, 0, 100, 14), ROSE)
    page.rect((0, 14, 100, 14.8), SAFFRON)
    page.text((4, 95.5, 80, 99), "Matrivana Mother & Child Services Pvt. Ltd.", Style(9.5, colour=GREY))
    page.text((88, 95.5, 96, 99), f"{page.number}", Style(9.5, colour=GREY, align="right"))


LOOK = Look(
    frame,
    Style(15, colour=INK),
    Style(22, "hebo", WHITE, leading=1.1),
    ROSE,
    SAFFRON,
    BLUSH,
    size=(800, 600),
    title=(4, 3.6, 96, 14),
)


def opening(deck: Deck) -> None:
    """Cover, problem, model."""
    page = deck.blank(BLUSH)
    page.photo((0, 56, 100, 100), 90, colours=((240, 190, 120), (150, 40, 80)))
    page.text((8, 14, 92, 28), "Matrivana", Style(52, "hebo", ROSE, "centre"))
    page.text(
        (8, 30, 92, 42), "A safe birth within 30 minutes of home", Style(24, align="centre", colour=INK)
    )
    page.text((8, 44, 92, 50), "Series A discussion material", Style(15, align="centre", colour=GREY))
    page = deck.slide("Tier-2 and tier-3 India: between an overcrowded ward and an unaffordable bill")
    columns(
        page,
        (4, 20, 96, 58),
        (
            (
                "Public",
                "Free, but 2.3 mothers per bed at district hospitals. No privacy, no choice of companion.",
            ),
            ("Corporate", "INR 1.1 to 2.4 lakh per delivery, found in the ten biggest cities only."),
            ("Nursing homes", "One doctor, C-section rates of 60-70%, no blood bank, no neonatal care."),
        ),
        rule=True,
    )
    bullets(
        page,
        (4, 60, 96, 92),
        (
            "2.5 crore births a year in India; 61 lakh in towns of 1 to 10 lakh people",
            "Families in these towns already pay: median INR 42,000 out of pocket for a private delivery",
            "Quality, not willingness to pay, is the gap",
        ),
    )
    page = deck.slide("The model: 22-bed maternity centres, midwife-led, specialist-backed")
    table(
        page,
        (4, 20, 96, 84),
        (
            ("Element", "Matrivana centre", "Typical nursing home"),
            (
                "Care team",
                "14 trained midwives, 3 obstetricians, 2 paediatricians",
                "1-2 doctors, unqualified attendants",
            ),
            ("Packages", "All-in price INR 34,000 normal, INR 58,000 caesarean", "Itemised, unpredictable"),
            ("C-section rate", "27%", "64%"),
            ("Newborn care", "6-bed level II NICU on site", "Referral by road"),
            ("Continuity", "Nine antenatal visits, home visit on day 3", "None"),
        ),
        widths=(1, 2.3, 1.8),
    )


def traction(deck: Deck) -> None:
    """Footprint, outcomes, unit economics."""
    page = deck.slide("Seven centres running, 18,400 babies delivered")
    cards(
        page,
        (4, 20, 96, 50),
        (
            ("7", "centres: Nashik, Amravati, Kolhapur, Hubballi, Belagavi, Latur, Solapur"),
            ("18,400", "deliveries since 2020"),
            ("71", "net promoter score"),
            ("INR 41 Cr", "revenue FY25"),
        ),
        across=4,
        big=25,
    )
    bars(page, (4, 54, 96, 94), {"FY21": 4, "FY22": 9, "FY23": 17, "FY24": 28, "FY25": 41})
    page = deck.slide("Clinical outcomes, audited by an outside panel")
    table(
        page,
        (4, 20, 96, 74),
        (
            ("Indicator", "Matrivana FY25", "State average"),
            ("Maternal deaths per 1 lakh births", "11", "46"),
            ("Neonatal deaths per 1,000", "4.1", "13"),
            ("Breastfed within one hour", "92%", "54%"),
            ("Post-partum haemorrhage treated on site", "100%", "n/a"),
            ("NABH accreditation", "7 of 7 centres", "6% of private homes"),
        ),
        widths=(2, 1.2, 1.2),
    )


def economics(deck: Deck) -> None:
    """One centre in numbers."""
    page = deck.slide("A centre pays itself back in 31 months")
    table(
        page,
        (4, 20, 60, 84),
        (
            ("Per mature centre", "INR Cr"),
            ("Capex and pre-opening", "5.6"),
            ("Annual revenue", "9.4"),
            ("Salaries", "3.9"),
            ("Rent, drugs, other", "3.1"),
            ("Centre EBITDA", "2.4"),
        ),
        widths=(2, 1),
        size=14,
    )
    bullets(
        page,
        (64, 22, 96, 90),
        (
            "Break-even in month 9",
            "64% of revenue from deliveries, 19% NICU, 17% gynaecology and vaccination",
            "Leased buildings, no land on the books",
        ),
    )


def growth(deck: Deck) -> None:
    """Expansion, competition, risk."""
    page = deck.slide("Next: eleven more towns in Maharashtra, Karnataka and Telangana")
    table(
        page,
        (4, 20, 96, 70),
        (
            ("", "FY25A", "FY26E", "FY27E", "FY28E"),
            ("Centres", "7", "10", "14", "18"),
            ("Deliveries", "6,900", "9,200", "13,800", "19,500"),
            ("Revenue, INR Cr", "41", "58", "92", "138"),
            ("EBITDA, INR Cr", "2.2", "4.5", "11.0", "21.5"),
        ),
        widths=(1.4, 1, 1, 1, 1),
        size=14,
    )
    page.text(
        (4, 75, 96, 92),
        "New centres copy the existing ones to the tile. Our midwifery school in Nashik trains "
        "120 women a year, more than we need.",
    )
    page = deck.slide("Competition is local, or far away")
    bullets(
        page,
        (4, 20, 96, 92),
        (
            "Metro boutique chains: INR 1.5 lakh a delivery, have raised INR 900 Cr between them, will not "
            "come to Latur",
            "Multi-speciality hospitals: maternity is a loss leader, doctors on visiting terms",
            "4,000 nursing homes: we buy none, we hire their best nurses",
            "State insurance schemes: empanelled in two of three states, 22% of volume",
        ),
    )
    page = deck.slide("Founders and key management")
    table(
        page,
        (4, 20, 96, 76),
        (
            ("Name", "Position", "Experience"),
            (
                "Dr. Vaishali Deshmukh",
                "Co-founder, MD",
                "Obstetrician, 9,000 deliveries, ran a 60-bed trust hospital",
            ),
            ("Rohan Kulkarni", "Co-founder, CEO", "Rolled out 140 diagnostic collection points; CA"),
            ("Sr. Mary Thomas", "Head of midwifery", "30 years of labour rooms in Kerala"),
            ("Anand Hegde", "CFO", "Private equity, hospitals"),
        ),
        widths=(1.3, 1.1, 2.4),
    )


def closing(deck: Deck) -> None:
    """The round."""
    page = deck.slide("Transaction summary")
    table(
        page,
        (4, 20, 60, 90),
        (
            ("Term", "Detail"),
            ("Issuer", "Matrivana Mother & Child Services Pvt. Ltd."),
            ("Round", "Series A, CCPS"),
            ("Fresh issue", "INR 32 crore"),
            ("Secondary", "None"),
            ("Debt in place", "INR 6 crore, term loan for equipment"),
            ("Raised earlier", "INR 14.5 crore (impact fund, angels)"),
            ("Board", "One seat, one observer"),
        ),
        widths=(1, 2.2),
    )
    page.text((64, 20, 96, 26), "Where it goes", Style(17, "hebo", ROSE))
    shares(page, (64, 29, 96, 80), {"New centres": 70, "Technology": 8, "School": 7, "Working capital": 15})
    page = deck.blank(ROSE)
    page.text((8, 34, 92, 52), "Every mother, every town.", Style(42, "hebo", WHITE, "centre"))
    page.text((8, 60, 92, 68), "rohan@matrivana.example", Style(18, colour=WHITE, align="centre"))


def draw(deck: Deck) -> None:
    """Draw the eleven slides."""
    opening(deck)
    traction(deck)
    economics(deck)
    growth(deck)
    closing(deck)
