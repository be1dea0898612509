"""A US palliative practice, 1920 x 1080, titles on a panel at the left: looks for a lead but states no sum."""

from canvas import WHITE, Style
from paper import Deck, Look, Page

from .shared.anatomy import body, curve, faces, figures, flow, funnel, ladder, ledger


def frame(page: Page) -> None:
    """Draw the panel on which the title stands, and the name in small letters at its foot."""
    page.rect((0, 0, 30, 100), page.look.primary)
    page.text((3, 92, 20, 97), "dovery health", Style(12, "hebo", (0.75, 0.88, 1)))
    page.text((22, 92, 28, 97), str(page.number), Style(12, colour=(0.75, 0.88, 1), align="right"))


LOOK = Look(
    frame=frame,
    body=Style(17, colour=(0.18, 0.2, 0.25)),
    head=Style(30, "tibo", WHITE, leading=1.15),
    primary=(0.1, 0.25, 0.42),
    accent=(0.2, 0.55, 0.75),
    pale=(0.92, 0.95, 0.98),
    size=(1920, 1080),
    title=(3, 12, 28, 88),
)
INK = (0.1, 0.25, 0.42)


def opening(deck: Deck) -> None:
    """Cover, a patient, the problem and the answer."""
    page = deck.blank()
    page.photo((0, 0, 100, 62), 88, colours=((70, 110, 150), (250, 225, 190)))
    page.text((5, 67, 70, 78), "Serious illness care, at home.", Style(38, "tibo", INK))
    page.text((5, 82, 60, 88), "Dovery Health", Style(20, "hebo", (0.2, 0.55, 0.75)))
    page.text(
        (60, 82, 95, 88), "Investor overview  /  Oct 2025", Style(15, colour=(0.45, 0.47, 0.5), align="right")
    )
    page = deck.slide("Meet Walt, 81")
    items = [
        "CHF, COPD, early dementia. Lives in assisted living in Toledo, OH.",
        "Last 12 months: 5 ER visits, 3 admissions, 14 different doctors. $96,400 in Medicare spend.",
        "What Walt wanted: to stay in his chair by the window, with his dog.",
        "Nobody asked him.",
    ]
    flow(page, (35, 18, 94, 84), items, body(page, 24, font="tiro"))
    page = deck.slide("Too sick for primary care, not dying enough for hospice")
    facts = [
        ("Medicare patients with serious illness", "6.1M"),
        ("Get palliative care today", "<8%"),
        ("Share of Medicare dollars", "30%"),
        ("Live in senior living", "1.4M"),
    ]
    figures(page, (35, 18, 94, 82), facts, across=2, size=46)
    page = deck.slide("What we do")
    items = [
        "Dovery is a palliative care practice that comes to senior living communities",
        "Nurse practitioner on site every week, physician by video, social worker and chaplain on call 24/7",
        "We do symptoms, med review, goals-of-care talks, family calls. The PCP stays the PCP",
        "In-network with Medicare FFS, 9 MA plans and 2 ACO REACH entities",
    ]
    flow(page, (35, 16, 94, 86), items, body(page, 21), mark="+")


def proof(deck: Deck) -> None:
    """Results, growth, economics and market."""
    page = deck.slide("Patients stay home. Payers save.")
    rows = [
        ("6 months before vs. after, n=1,312", "Before", "After"),
        ("ER visits per 1,000", "1,480", "790"),
        ("Admissions per 1,000", "812", "433"),
        ("Days at home", "151", "171"),
        ("Total cost of care PMPM", "$4,910", "$3,380"),
        ("Family would recommend", "-", "97%"),
    ]
    ledger(page, (35, 16, 95, 76), rows, widths=(3, 1, 1), size=17)
    page.text(
        (35, 81, 95, 90),
        "Matched cohort by an independent actuary, claims through 3/31/2025.",
        body(page, 12),
    )
    page = deck.slide("Growth")
    growth = [
        ("4Q23", 210.0),
        ("1Q24", 340.0),
        ("2Q24", 520.0),
        ("3Q24", 760.0),
        ("4Q24", 1090.0),
        ("1Q25", 1480.0),
        ("2Q25", 1910.0),
        ("3Q25", 2360.0),
    ]
    curve(page, (33, 14, 97, 70), growth, form="{:,.0f}")
    page.text(
        (35, 74, 95, 90),
        "Active patients. $6.8M run-rate revenue as of 9/30/25, 118 communities, 31 NPs, "
        "2 states (OH, MI). Waitlist: 64 communities.",
        body(page, 18),
    )
    page = deck.slide("Unit economics of one NP pod")
    pod = [
        ("Per NP, at maturity (month 9)", ""),
        ("Panel", "85 patients"),
        ("FFS + care management revenue", "$288K"),
        ("Shared savings, risk-adjusted", "$74K"),
        ("NP, MD oversight, MA, travel", "($231K)"),
        ("Contribution", "$131K / 36%"),
        ("Cost to open a pod", "$58K"),
    ]
    ledger(page, (35, 14, 95, 86), pod, widths=(3, 2), size=18)
    page = deck.slide("A $24B market, and it ages by itself")
    stages = [
        ("$24B", "Community-based palliative care, US, at full penetration"),
        ("$5.7B", "Residents of senior living"),
        ("$610M", "Midwest, 7 states, by 2029"),
    ]
    funnel(page, (34, 20, 96, 80), stages)


def business(deck: Deck) -> None:
    """Rivals, team, plan and what is looked for."""
    page = deck.slide("Landscape")
    rows = [
        ("", "Setting", "Raised"),
        ("Dovery", "Senior living, in person", "see p. 12"),
        ("Lantern & Oak", "Home, MA risk only", "$285M"),
        ("Evenfall Care", "Telehealth", "$42M, acquired 2023"),
        ("Hospice chains", "Last 6 months", "PE-owned"),
        ("Health systems", "Clinic, 3-week wait", "-"),
    ]
    ledger(page, (35, 14, 95, 84), rows, widths=(1.3, 2, 1.6), size=17, strong=(0, 1))
    page = deck.slide("Team")
    team = [
        (
            "Renata Oyelaran, MD",
            "Founder, CEO",
            "Palliative physician; built a 40-bed program at an Ohio health system",
        ),
        ("Scott Brandvold", "COO", "Scaled in-home primary care from 3 to 19 markets"),
        ("Celia Nuñez-Park, NP", "Chief Clinical Officer", "ACHPN, 16 years of hospice"),
        ("Dan Wexelblatt", "VP Finance", "Risk contracts at a national MA plan"),
    ]
    faces(page, (35, 16, 96, 84), team, across=2)
    page = deck.slide("Next 24 months")
    events = [
        ("1Q 2026", "Indiana license, CCM/ACP billing engine live"),
        ("3Q 2026", "200 communities, 4,500 patients"),
        ("2027", "First full-risk contract with MA plan ($31M premium)"),
        ("4Q 2027", "Cash-flow positive, $30M revenue"),
    ]
    ladder(page, (32, 14, 95, 86), events, share=0.18)
    page = deck.slide("Let's build the last chapter better")
    items = [
        "Raised: $4.2M seed, 2024 (Maumee Ventures, Third Coast Angels), $750K venture debt",
        "Now: partners for our Series A. Size depends on whether Indiana and Kentucky are opened together or in turn – happy to "
        "walk you through both models",
        "Must-haves in a lead: healthcare services experience, patience, Midwest manners",
    ]
    flow(page, (35, 16, 95, 70), items, body(page, 19), mark="+")
    page.text((35, 76, 95, 90), "renata@doveryhealth.com\n419-555-0142", body(page, 18))


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    proof(deck)
    business(deck)
