"""Oarlock Medical: a urinary catheter (US, medical device). 4:3, titles down the left side, product above company."""

from canvas import GREY, WHITE, Style
from paper import Deck, Look, Page

from .anatomy import columns, essay, figures, funnel, ledger, quadrant, quote, roster, statement, style

NAVY, AMBER = (0.07, 0.16, 0.28), (0.93, 0.6, 0.1)
MAIN = (31.0, 9.0, 96.0, 90.0)


def frame(page: Page) -> None:
    """A dark column for the title; the revision in small print beneath."""
    page.rect((0, 0, 27, 100), NAVY)
    page.rect((0, 0, 27, 1.6), AMBER)
    page.text((31, 95, 80, 98.5), "Rev. 4/22/2026 - not an offer to sell securities", Style(9, colour=GREY))
    page.text((2.5, 94, 20, 98), f"{page.number}", Style(11, colour=AMBER))


LOOK = Look(
    frame,
    body=Style(16),
    head=Style(25, "hebo", WHITE, leading=1.15),
    primary=NAVY,
    accent=AMBER,
    pale=(0.9, 0.92, 0.95),
    size=(720, 540),
    title=(2.5, 9, 25, 70),
)


def draw(deck: Deck) -> None:
    """Draw the deck."""
    page = deck.blank(NAVY)
    page.text((8, 26, 92, 52), "TERN™", Style(110, "hebo", AMBER))
    page.text((8, 54, 92, 62), "The Foley that stays clean.", Style(26, "heit", WHITE))
    page.text((8, 84, 92, 90), "Oarlock Medical, Inc.   Minneapolis, MN", Style(15, colour=WHITE))
    page.text((8, 91, 92, 95), "Series Seed   Rev. 4/22/2026", Style(11, colour=WHITE))
    need(deck)
    proof(deck)
    market(deck)
    deal(deck)


def need(deck: Deck) -> None:
    """What goes wrong on the ward and what the product is."""
    page = deck.slide("CAUTI, in one slide")
    facts = [("450k", "catheter infections per year, US"), ("$13.8K", "added cost per case, not reimbursed")]
    figures(page, (31, 12, 96, 46), [*facts, ("3 in 4", "avoidable, says CDC")])
    words = "I change a Foley every time the culture comes back. The bug was on the plastic all along."
    quote(page, (31, 56, 94, 84), words, who="ICU nurse manager, 700-bed system")
    page = deck.slide("What it is")
    statement(page, "A urinary catheter bacteria can't hold on to.", box=(31, 10, 96, 46), size=38)
    parts = [("Surface", "3 µm ridges molded into the silicone lumen. Nothing to elute.")]
    parts += [("Same workflow", "Same kit, same balloon, same nurse. 14 and 16 Fr first.")]
    essay(page, (31, 54, 96, 90), [*parts, ("No drug, no silver", "So no combination product at FDA.")])


def proof(deck: Deck) -> None:
    """Bench results and the way to clearance."""
    page = deck.slide("Biofilm after 14 days")
    bars = {
        "Plain silicone": (7.9, "7.9"),
        "Hydrogel": (7.1, "7.1"),
        "Silver": (5.8, "5.8"),
        "TERN": (2.2, "2.2"),
    }
    columns(page, (31, 8, 96, 76), bars)
    page.text(
        (31, 80, 96, 91),
        "log CFU/cm, P. mirabilis, n=12 each, independent lab. Sheep, 21 days: 0/8 blocked vs 5/8.",
        Style(13),
    )
    page = deck.slide("FDA: a plain 510(k)")
    rows = [
        ("Step", "Date", "Status"),
        ("Pre-Sub meeting", "9/12/2025", "done, predicate agreed"),
        ("Design freeze", "2/2/2026", "done"),
    ]
    rows += [
        ("Biocomp + shelf life", "9/30/2026", "running, $410K"),
        ("510(k) filed", "11/15/2026", "planned"),
        ("Clearance", "5/1/2027", "expected"),
    ]
    ledger(page, (31, 10, 96, 74), rows, widths=[3, 2, 3])
    page.text(
        (31, 80, 96, 90), "Class II, product code EZL. Contract manufacturer audited (ISO 13485).", Style(14)
    )


def market(deck: Deck) -> None:
    """Demand, rivals, money per unit."""
    page = deck.slide("Bottom-up, because we had to")
    steps = [
        ("30M", "Foleys placed in US hospitals a year"),
        ("11M", "stay > 2 days"),
        ("4.1M", "in the 900 hospitals under HAC penalty"),
    ]
    funnel(page, (31, 12, 96, 74), [*steps, ("$156M", "at $38 each, our first market")])
    page.text((31, 80, 96, 90), "Add home intermittent and EU: $1.9 billion by 2031.", Style(15))
    page = deck.slide("Everyone else adds chemistry")
    dots = {
        "TERN": (0.3, 0.85),
        "Silver alloy": (0.62, 0.55),
        "Antibiotic-coated": (0.78, 0.66),
        "Hydrogel": (0.42, 0.3),
    }
    quadrant(
        page,
        (31, 8, 94, 76),
        ("higher price", "fewer infections"),
        dots={**dots, "Plain latex": (0.08, 0.12)},
    )
    page.text((31, 80, 96, 91), "Silver alloy's maker was bought for $310M in 2021 at 6x sales.", Style(14))
    page = deck.slide("A boring, good margin")
    rows = [
        ("ASP", "$38.00"),
        ("COGS @ 100k units", "$6.10"),
        ("Gross margin", "84%"),
        ("Value to hospital", "$212 per stay"),
    ]
    rows += [
        ("Sales", "2 GPOs in talks; IDN pilots w/ 3 systems"),
        ("2027 / 2028 / 2029 plan", "$0.6M / $4.8M / $15.2M"),
    ]
    ledger(page, (31, 12, 96, 80), rows, widths=[2, 3], head=False)


def deal(deck: Deck) -> None:
    """Who we are, the terms, how it ends."""
    page = deck.slide("Who's rowing")
    people = [
        ("Hollis Varga", "CEO", "17 yrs urology devices, 2 exits"),
        ("Renata Oyelaran", "CTO", "Microfluidics PhD, U of M\n11 patents"),
    ]
    roster(page, (31, 10, 96, 64), [*people, ("Tom Bexley", "RA/QA", "Nine 510(k)s, zero refusals")])
    page.text(
        (31, 72, 96, 88),
        "Board: Dr. Alma Prewitt (infectious disease), Cy Norgaard (former CFO, med supply distributor)",
        Style(14),
    )
    page = deck.slide("Terms")
    rows = [
        ("Security", "Series Seed Preferred, 1x non-participating"),
        ("Amount", "$4,250,000"),
        ("Pre-money", "$16,000,000"),
    ]
    rows += [
        ("Subscribed", "$1,600,000 (lead signed 3/31/2026)"),
        ("Converting", "$900,000 of notes from 2024, in addition"),
    ]
    rows += [
        ("Non-dilutive", "$1.9M NIH Phase II, awarded"),
        ("Gets us to", "clearance + first 3 IDN contracts"),
    ]
    ledger(page, (31, 9, 96, 90), rows, widths=[2, 4], head=False)
    page = deck.slide("Who buys companies like this")
    sales = [
        ("Year", "Target", "What", "Price"),
        ("2021", "Argentia", "silver Foley", "$310M"),
        ("2022", "CathLine", "securement", "$95M"),
    ]
    ledger(page, (31, 12, 96, 60), [*sales, ("2024", "Wickline", "external", "n/d")], widths=[1, 2, 2, 1.4])
    page.text(
        (31, 68, 96, 78), "Acquirers want clearance plus $5M in sales. So do we.", style(page, 17, bold=True)
    )
    page = deck.slide("Call Hollis")
    page.text((31, 30, 96, 40), "hollis@oarlockmed.com", Style(28, "hebo", NAVY))
    page.text((31, 42, 96, 50), "(612) 555-0148", Style(20))
    page.text(
        (31, 82, 96, 90),
        "© 2024 Oarlock Medical, Inc. Investigational. Not cleared for sale.",
        Style(11, colour=GREY),
    )
