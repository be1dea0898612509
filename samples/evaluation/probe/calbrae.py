"""Calbrae Pharma: a baclofen film for children. A consultant's deck: sentences as titles, no date."""

from canvas import GREY, WHITE, Style
from paper import Deck, Look, Page
from parts import bullets, cards, shares, steps, table

PINE, GOLD, FOG = (0.05, 0.28, 0.27), (0.78, 0.58, 0.15), (0.93, 0.95, 0.94)


def frame(page: Page) -> None:
    """A bar at the left, the confidentiality line."""
    page.rect((0, 0, 1.4, 100), PINE)
    page.rect((1.4, 0, 1.8, 100), GOLD)
    page.text((5, 95, 80, 98.6), "Calbrae Pharma - strictly private and confidential", Style(9, colour=GREY))
    page.text((90, 95, 96, 98.6), f"{page.number}", Style(9, colour=GREY, align="right"))


LOOK = Look(frame, Style(16), Style(23, "hebo", PINE, leading=1.15), PINE, GOLD, FOG, title=(5, 5, 94, 18))


def source(page: Page, text: str) -> None:
    """The small line that tells where numbers come from."""
    page.text((5, 90, 94, 94), f"Source: {text}", Style(9.5, "heit", GREY))


def opening(deck: Deck) -> None:
    """Cover and summary."""
    page = deck.blank()
    page.rect((0, 0, 100, 62), PINE)
    page.rect((0, 62, 100, 63), GOLD)
    page.text((7, 20, 92, 34), "Calbrae Pharma", Style(44, "hebo", WHITE))
    page.text((7, 37, 90, 56), "Medicines that children can actually take", Style(25, colour=WHITE))
    page.text((7, 72, 60, 78), "Investor presentation", Style(16))
    page.text((7, 79, 60, 85), "Galway, Ireland", Style(16, colour=GREY))
    page = deck.slide("Calbrae turns old, well-understood molecules into licensed medicines for children")
    cards(
        page,
        (5, 24, 94, 60),
        (
            ("CAL-11", "baclofen orodispersible film for spasticity in cerebral palsy"),
            ("Hybrid MA", "Article 10(3): one pivotal bioequivalence study"),
            ("€86m", "peak net sales EU, UK and Canada"),
            ("10 years", "PUMA data exclusivity"),
        ),
        across=4,
        big=27,
    )
    bullets(
        page,
        (5, 66, 94, 92),
        (
            "Two further paediatric films in formulation: CAL-14 (clobazam) and CAL-17 (glycopyrronium)",
            "Founded by the formulation team behind three approved paediatric products",
        ),
    )


def need(deck: Deck) -> None:
    """Problem and product."""
    page = deck.slide(
        "Seven in ten prescriptions of baclofen to children under eight are off-label or compounded"
    )
    shares(
        page,
        (5, 26, 90, 78),
        {
            "Crushed adult tablets": 41,
            "Pharmacy-compounded suspension": 29,
            "Licensed oral solution": 22,
            "Intrathecal or other": 8,
        },
    )
    source(page, "Calbrae audit of 1,840 prescriptions in 11 hospitals, IE, UK, ES, 2024")
    page = deck.slide(
        "CAL-11 is a strawberry-masked film that dissolves on the tongue in 18 seconds, without water"
    )
    bullets(
        page,
        (5, 24, 55, 88),
        (
            "Four strengths, 2.5 to 10 mg, with a colour for each",
            "No swallowing: 38% of children with cerebral palsy have dysphagia",
            "Can be given beside a feeding tube",
            "36 months shelf life at 25 °C, single sachets",
            "Sugar-free, no ethanol, no parabens",
        ),
    )
    page.photo((60, 24, 94, 86), 12, colours=((240, 210, 205), (120, 160, 150)))


def proof(deck: Deck) -> None:
    """Clinical and regulatory."""
    page = deck.slide("In the pilot study the film was bioequivalent to the tablet, and parents preferred it")
    table(
        page,
        (5, 24, 94, 62),
        (
            ("Pilot study, 18 adults, cross-over", "CAL-11 film", "Tablet", "Ratio (90% CI)"),
            ("AUC, ng·h/ml", "1,214", "1,198", "101.3% (96.1-106.8)"),
            ("Cmax, ng/ml", "187", "193", "96.9% (90.2-104.1)"),
            ("tmax, h", "1.1", "1.4", "n/a"),
        ),
        widths=(2.2, 1, 1, 1.6),
    )
    page.text(
        (5, 67, 94, 88),
        "Acceptability in 42 children aged 2 to 9: 93% of doses taken in full, against 61% for "
        "the child's usual form (p < 0.001).",
    )
    page = deck.slide("The path to approval is short because the molecule is known")
    steps(
        page,
        (4, 30, 96, 84),
        (
            ("Done", "Paediatric investigation plan agreed with the EMA"),
            ("Month 0-8", "Process validation at our CMO in Cork"),
            ("Month 6-14", "Pivotal bioequivalence study, 48 volunteers"),
            ("Month 18", "Submission of the PUMA dossier"),
            ("Month 30", "First approval and launch in Ireland and the UK"),
        ),
    )


def market(deck: Deck) -> None:
    """Numbers and competitors."""
    page = deck.slide("A film at €74 a month can reach €86 million of net sales in three territories")
    table(
        page,
        (5, 24, 94, 66),
        (
            ("Territory", "Children on oral baclofen", "Share in year 5", "Net sales"),
            ("EU-27", "118,000", "55%", "€57m"),
            ("United Kingdom", "31,000", "62%", "€17m"),
            ("Canada", "21,000", "60%", "€12m"),
        ),
        widths=(1.4, 1.6, 1.2, 1),
    )
    page.text(
        (5, 71, 94, 88),
        "The United States is upside: a 505(b)(2) route exists, and two specialty companies have "
        "asked for terms.",
    )
    source(page, "national prescription data, Calbrae model")
    page = deck.slide("Nobody else has a solid form for small children")
    table(
        page,
        (5, 24, 94, 72),
        (
            ("Product", "Form", "Age", "Weakness"),
            ("Generic tablets", "10 mg tablet", "adults", "must be split or crushed"),
            ("Oral solution (US)", "5 mg/5 ml", "12 and over", "fridge, $1,100 a bottle"),
            ("Granules (US)", "sachet", "4 and over", "taste; not in Europe"),
            ("CAL-11", "film", "2 and over", "in development"),
        ),
        widths=(1.4, 1.2, 1, 1.6),
    )


def closing(deck: Deck) -> None:
    """Partners, team, money."""
    page = deck.slide("Calbrae sells through partners and keeps Ireland and the UK for itself")
    bullets(
        page,
        (5, 24, 94, 88),
        (
            "Signed: distribution in Iberia and in the Nordics, €1.1 million of milestones, 32% "
            "royalty-like transfer "
            "price",
            "Term sheet: Canada, CAD 2.4 million upfront on approval",
            "Own team of six in Ireland and the UK: 90 specialised centres write most prescriptions",
            "Non-dilutive to date: €2.3 million from Enterprise Ireland and a Horizon consortium",
        ),
    )
    page = deck.slide("The team has taken three paediatric medicines from formulation to approval")
    table(
        page,
        (5, 24, 94, 76),
        (
            ("Name", "Role", "Before"),
            (
                "Niamh Corrigan",
                "Chief executive",
                "Commercial head of a paediatric specialty company, sold for €140m",
            ),
            ("Dr Tomasz Wielgosz", "Formulation", "Inventor of the film platform; 11 patents"),
            ("Dr Eilis Fahy", "Medical", "Paediatric neurologist, Dublin"),
            ("Ger Tuohy", "Finance", "Two trade sales"),
        ),
        widths=(1.2, 1, 2.6),
    )
    page = deck.slide("The financing takes CAL-11 to approval and CAL-14 to its pivotal study")
    page.text(
        (5, 24, 60, 88),
        "We are raising €9 million in two tranches: €4 million at closing, and €5 million when "
        "the pivotal study has read out.\n \nExisting shareholders, who have put in €3.7 "
        "million since 2021, take part with €1.5 million of it.",
        Style(19),
    )
    shares(page, (64, 26, 96, 84), {"CAL-11": 52, "CAL-14": 21, "Launch team": 17, "Overheads": 10})


def draw(deck: Deck) -> None:
    """Draw the eleven slides."""
    opening(deck)
    need(deck)
    proof(deck)
    market(deck)
    closing(deck)
