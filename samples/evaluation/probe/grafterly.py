"""Grafterly: gets builders their retention money (UK, not health care). 16:10, bottom-left titles, sum in a table, no date."""

from canvas import Style
from paper import Deck, Look, Page

from .anatomy import (
    chevrons,
    curve,
    essay,
    figures,
    funnel,
    ledger,
    quadrant,
    quote,
    roster,
    statement,
    style,
)

BLACK, YELLOW = (0.1, 0.1, 0.1), (0.98, 0.78, 0.05)
RUST = (0.75, 0.3, 0.08)


def frame(page: Page) -> None:
    """Hazard stripes on top; no name, no number."""
    for step in range(20):
        page.rect((step * 5, 0, step * 5 + 2.5, 2), BLACK)
    page.rect((4, 96.6, 12, 97.4), RUST)


LOOK = Look(
    frame,
    body=Style(19),
    head=Style(36, "cobo", BLACK, leading=1.1),
    primary=BLACK,
    accent=RUST,
    pale=(1, 0.95, 0.78),
    on_primary=YELLOW,
    paper=(1, 0.99, 0.96),
    size=(1152, 720),
    title=(4, 80, 96, 95),
)


def draw(deck: Deck) -> None:
    """Draw the deck."""
    page = deck.blank(YELLOW)
    page.text((6, 24, 94, 50), "Get paid the last five per cent.", Style(58, "cobo", BLACK))
    page.text(
        (6, 58, 88, 74), "Grafterly collects the retention money main contractors owe to subbies.", Style(24)
    )
    page.text((6, 90, 60, 95), "London & Doncaster", Style(13))
    problem(deck)
    product(deck)
    business(deck)
    close(deck)


def problem(deck: Deck) -> None:
    """What retentions are and what they cost."""
    page = deck.slide("Six billion quid, sat there")
    figures(
        page,
        (5, 14, 95, 58),
        [
            ("£6bn", "held back from UK subcontractors right now"),
            ("44%", "lost some of it to an insolvency"),
            ("19 mths", "average wait after snagging"),
        ],
    )
    page = deck.slide("Ask any sparky")
    quote(
        page,
        (8, 14, 92, 62),
        "Done the job in 2022, done the snags in 2023, chased "
        "it all 2024. They went bust owing me eleven grand.",
        who="Electrical contractor, Rotherham, 9 employees",
    )


def product(deck: Deck) -> None:
    """What the company does and how."""
    page = deck.slide("What it does")
    statement(
        page,
        "Upload the contract. We track the dates, chase the retention and, if you like, pay you early.",
        box=(5, 12, 95, 66),
        size=40,
    )
    page = deck.slide("How it works")
    steps = [
        ("Read", "Contract parsed: retention %, moieties, release dates"),
        ("Chase", "Letters, site photos, adjudication threat on day 1"),
        ("Advance", "85% up front, from a bank's balance sheet, not ours"),
    ]
    chevrons(
        page, (5, 14, 95, 70), [*steps, ("Settle", "Fee of 6% on what comes in. Nothing in, nothing out")]
    )


def business(deck: Deck) -> None:
    """Growth, market, rivals."""
    page = deck.slide("Retentions under watch, £m")
    points = [
        ("Q4 24", 0.03, "0.4"),
        ("Q1 25", 0.1, "1.9"),
        ("Q2 25", 0.28, "5.2"),
        ("Q3 25", 0.55, "10.8"),
        ("Q4 25", 1.0, "19.6"),
    ]
    curve(page, (5, 8, 95, 70), points)
    page.text(
        (5, 72, 95, 79),
        "1,140 subbies, 71% through two builders' merchants. "
        "£233k fees last year. Churn: basically nil until paid.",
        Style(15),
    )
    page = deck.slide("How big")
    steps = [
        ("£6bn", "outstanding"),
        ("£2.4bn", "with firms of 5 to 50 people"),
        ("£144m", "our fee on that, p.a."),
    ]
    funnel(page, (5, 10, 95, 66), [*steps, ("£10m", "if we reach 7% by 2030")])
    page = deck.slide("Who else")
    dots = {
        "Grafterly": (0.85, 0.82),
        "Invoice finance": (0.6, 0.25),
        "Solicitors": (0.2, 0.6),
        "PayWarden (£11m, Series A)": (0.3, 0.15),
    }
    quadrant(page, (5, 6, 95, 76), ("cheap for a small firm", "works on retentions"), dots=dots)
    page = deck.slide("Boring bits")
    parts = [
        ("Regulated", "Appointed representative since November 2024. Own FCA permission applied for."),
        ("Funded advances", "£5m facility from a challenger bank, drawn £0.9m."),
    ]
    essay(
        page,
        (5, 12, 95, 72),
        [*parts, ("Law", "If Parliament bans retentions, there is a five-year tail. And then late payment.")],
    )


def close(deck: Deck) -> None:
    """People, and the rounds in a table, of which the last is open."""
    page = deck.slide("The gaffers")
    people = [
        ("Shanice Obuya", "CEO", "QS for ten years, Laing site kid"),
        ("Piotr Malec", "CTO", "Payments at two neobanks"),
        ("Gareth Lunn", "Ops", "Ran credit control, 300 disputes, lost 4"),
    ]
    roster(page, (5, 10, 95, 74), people)
    page = deck.slide("Money in")
    rows = [
        ("Round", "How much", "Who", "Status"),
        ("Friends, family, a van", "GBP 85k", "11 people", "2023, spent"),
        ("Pre-seed", "GBP 320k", "Two angels' syndicates", "2024, closed"),
    ]
    rows += [
        ("Seed (this one)", "GBP 650k", "You?", "open, SEIS all used, EIS ok"),
        ("Series A", "ca. GBP 4m", "-", "18 months after, at £1.5m fees"),
    ]
    ledger(page, (5, 8, 95, 62), rows, widths=[2.4, 1.6, 2.4, 3])
    page.text(
        (5, 66, 95, 78), "Own FCA permission, three hires, four more merchants.", style(page, 20, bold=True)
    )
    page = deck.blank(YELLOW)
    page.text((6, 36, 94, 52), "Ta.", Style(70, "cobo", BLACK))
    page.text((6, 60, 94, 70), "shanice@grafterly.co.uk", Style(24))
