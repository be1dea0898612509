"""Tavimor Pharma Ltd: an oral film of an old drug. 4:3, serif, dense; a round without a sum."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bullets, columns, shares, table

WINE, SAND, PALE, GREY = (0.42, 0.08, 0.2), (0.75, 0.6, 0.35), (0.96, 0.94, 0.9), (0.4, 0.4, 0.4)


def frame(page: Page) -> None:
    """Rule under the title, footer with the date."""
    page.rule((5, 17.5), (95, 17.5), SAND, width=1.5)
    page.text(
        (5, 94, 75, 98),
        "Tavimor Pharma Ltd  |  Non-confidential overview  |  12 Mar 2026",
        Style(10, "tiro", GREY),
    )
    page.text((80, 94, 95, 98), f"Page {page.number}", Style(10, "tiro", GREY, "right"))


LOOK = Look(
    frame, Style(16, "tiro"), Style(24, "tibo", WINE), WINE, SAND, PALE, size=(800, 600), title=(5, 5, 95, 17)
)


def opening(deck: Deck) -> None:
    """Cover, summary, need."""
    page = deck.blank()
    page.rect((0, 0, 100, 36), WINE)
    page.text((8, 14, 92, 30), "Tavimor Pharma", Style(44, "tibo", (1, 1, 1)))
    page.text((8, 44, 92, 58), "Oral films for patients who cannot swallow tablets", Style(25, "tiit", WINE))
    page.text(
        (8, 66, 92, 84),
        "Overview for prospective investors\nNon-confidential\n12 Mar 2026",
        Style(16, "tiro"),
    )

    page = deck.slide("Executive summary")
    bullets(
        page,
        (5, 22, 95, 90),
        (
            "Tavimor develops reformulated medicines on the ThinLay film platform, which delivers a "
            "full dose through the "
            "lining of the cheek without water and without swallowing.",
            "The lead product, TAV-101, is a buccal film of baclofen for spasticity in multiple "
            "sclerosis, stroke and "
            "cerebral palsy. It follows the abbreviated 505(b)(2) route in the US and the hybrid "
            "route in the EU.",
            "A pilot bioequivalence study in 18 volunteers has read out; the pivotal study is "
            "designed and agreed with "
            "the MHRA and FDA.",
            "The company was seeded with GBP 2.3 million in 2023 at a pre-money valuation of GBP "
            "5.5 million and is "
            "now preparing its Series A.",
        ),
    )


def opening_on(deck: Deck) -> None:
    """More of: cover, summary, need."""
    page = deck.slide("The unmet need: one neurology patient in three chokes on tablets")
    columns(
        page,
        (5, 24, 95, 72),
        (
            (
                "Dysphagia",
                "About 35% of people with MS and 50% after stroke have trouble swallowing at some time.",
            ),
            (
                "Workarounds",
                "Carers crush tablets into yoghurt. Dose is lost, and peaks cause drowsiness and falls.",
            ),
            ("Pumps", "Intrathecal pumps cost some GBP 14,000 per implant and need surgery."),
        ),
        rule=True,
    )
    page.text(
        (5, 76, 95, 90),
        '"I spend forty minutes every day on four tablets." Carer, Leeds, interviewed 9 May 2024',
    )


def product(deck: Deck) -> None:
    """Product, data, regulation, patents."""
    page = deck.slide("TAV-101: baclofen in a stamp-sized film that melts in the cheek")
    bullets(
        page,
        (5, 23, 95, 80),
        (
            "5, 10 and 20 mg strengths; dissolves in under 90 seconds; mint or neutral.",
            "Known molecule with fifty years of safety data: the risk is formulation, not biology.",
            "Stable for 30 months at 25 degrees, in single child-resistant sachets.",
            "Manufactured at our partner in Andernach; batch of 400,000 films validated.",
        ),
    )

    page = deck.slide("Pilot study: smoother exposure than the tablet")
    table(
        page,
        (5, 24, 95, 62),
        (
            ("Parameter (n = 18)", "Tablet 10 mg", "TAV-101 10 mg", "Ratio"),
            ("AUC, ng.h/mL", "1,042", "1,071", "1.03"),
            ("Cmax, ng/mL", "187", "171", "0.91"),
            ("Tmax, h", "1.4", "1.1", "-"),
            ("Drowsiness reported", "7", "4", "-"),
        ),
        widths=(1.6, 1, 1.1, 0.7),
    )
    page.text(
        (5, 68, 95, 88),
        "Single centre, crossover, Nottingham, June 2025. No serious adverse event. Mild tingling "
        "in three volunteers, resolved within ten minutes.",
    )


def product_on(deck: Deck) -> None:
    """More of: product, data, regulation, patents."""
    page = deck.slide("Regulatory path and timetable")
    table(
        page,
        (5, 24, 95, 70),
        (
            ("Step", "Agency", "When"),
            ("Scientific advice", "MHRA", "Done, Oct 2025"),
            ("Pre-IND meeting", "FDA", "Done, Jan 2026"),
            ("Pivotal BE study", "-", "H2 2026"),
            ("NDA submission", "FDA", "Q3 2027"),
            ("Approval", "FDA", "Q3 2028"),
        ),
        widths=(2, 1, 1.4),
        size=15,
    )

    page = deck.slide("Intellectual property")
    bullets(
        page,
        (5, 24, 95, 76),
        (
            "Film matrix and taste masking: granted GB and EP, pending US; expiry 2041.",
            "Use in dysphagic patients: PCT filed; a first opinion finds all claims novel.",
            "Orange Book listing foreseen, with three years of exclusivity for new clinical studies.",
        ),
    )


def business(deck: Deck) -> None:
    """Market, commerce, team, round, contact."""
    page = deck.slide("Market: USD 890 million of oral muscle relaxants, mostly generic tablets")
    shares(page, (5, 26, 95, 58), {"Baclofen": 46, "Tizanidine": 31, "Dantrolene": 14, "Others": 9})
    page.text(
        (5, 66, 95, 88),
        "We assume a net price of USD 6.40 per film and a share of 11% of dysphagic patients: "
        "peak sales of USD 140 million in the US in year five.",
    )

    page = deck.slide("Commercial model: license, do not sell")
    bullets(
        page,
        (5, 24, 95, 84),
        (
            "US and Japan out-licensed to neurology houses; term sheet under negotiation with one of them.",
            "Recent film deals: Sollavant paid USD 12 million up front (2024), Birch & Lomax USD 20 "
            "million (2025).",
            "UK and Ireland kept, with a field force of six; break-even at GBP 3.1 million of sales.",
        ),
    )

    page = deck.slide("Board and management")
    table(
        page,
        (5, 24, 95, 72),
        (
            ("Name", "Role", "Background"),
            ("Dr Alastair Tavish", "CEO", "22 years in formulation, four approved products"),
            ("Ngozi Imoru", "CFO", "Two exits in specialty pharma"),
            ("Prof. Helen Marsh", "Medical", "Consultant in neurorehabilitation"),
            ("Sir Peter Wray", "Chair", "Formerly of a FTSE 250 drug maker"),
        ),
        widths=(1.4, 0.7, 2.2),
        size=15,
    )


def business_on(deck: Deck) -> None:
    """More of: market, commerce, team, round, contact."""
    page = deck.slide("Financing to date and the Series A")
    table(
        page,
        (5, 23, 95, 60),
        (
            ("Round", "Year", "Amount", "Investors"),
            ("Founders", "2021", "GBP 180,000", "Management"),
            ("Seed", "2023", "GBP 2.3 million", "Midlands Angels, Pell Capital"),
            ("Innovate UK", "2024", "GBP 640,000", "Grant, non-dilutive"),
            ("Series A", "2026", "To be agreed", "Lead sought"),
        ),
        widths=(1, 0.6, 1.2, 2),
    )
    page.text(
        (5, 66, 95, 90),
        "The Series A will take TAV-101 through the pivotal study to submission. Its size and terms "
        "are being settled with the lead investor; we invite expressions of interest before the summer.",
    )

    page = deck.slide("Contact")
    page.text(
        (5, 26, 95, 60),
        "Dr Alastair Tavish, Chief Executive\nTavimor Pharma Ltd, BioCity, Nottingham\n"
        "a.tavish@tavimor.example",
        Style(19, "tiro"),
    )


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    opening_on(deck)
    product(deck)
    product_on(deck)
    business(deck)
    business_on(deck)
