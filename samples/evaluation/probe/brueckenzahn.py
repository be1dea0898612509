"""Brückenzahn: dentists who visit nursing homes (Germany, health services). A4 across, dense, titles at the right."""

from canvas import GREY, WHITE, Style
from paper import Deck, Look, Page

from .anatomy import (
    columns,
    essay,
    figures,
    gantt,
    ledger,
    milestones,
    rings,
    roster,
    scores,
    spending,
    style,
)

BLUE, CORAL = (0.1, 0.27, 0.52), (0.88, 0.38, 0.28)


def frame(page: Page) -> None:
    """Kicker line on top, company at the foot."""
    page.rect((0, 0, 100, 2.4), BLUE)
    page.rule((5, 94.6), (95, 94.6), BLUE, width=0.6)
    page.text((5, 95.6, 60, 98.6), "Brückenzahn GmbH · Vertraulich", Style(8.5, colour=GREY))
    page.text((60, 95.6, 95, 98.6), f"Seite {page.number} von 12", Style(8.5, colour=GREY, align="right"))


LOOK = Look(
    frame,
    body=Style(14.5),
    head=Style(22, "hebo", BLUE, "right", leading=1.15),
    primary=BLUE,
    accent=CORAL,
    pale=(0.91, 0.94, 0.98),
    size=(842, 595),
    title=(25, 5.5, 95, 17),
)


def draw(deck: Deck) -> None:
    """Draw the deck."""
    page = deck.blank()
    page.photo((0, 0, 100, 58), 7, colours=((200, 190, 175), (70, 100, 140)))
    page.text((6, 63, 94, 75), "Zahnmedizin, die ins Heim kommt.", Style(40, "hebo", BLUE))
    page.text((6, 77, 94, 83), "Mobile Zahnarztpraxen für Pflegeheime in Mitteldeutschland", Style(18))
    page.text((6, 89, 50, 93), "Brückenzahn GmbH, Leipzig", Style(14, "hebo", CORAL))
    page.text((50, 89, 94, 93), "Investorenunterlage, 11. März 2026", Style(14, colour=GREY, align="right"))
    summary(deck)
    service(deck)
    market(deck)
    numbers(deck)
    close(deck)


def summary(deck: Deck) -> None:
    """Everything on one page, then the need."""
    page = deck.slide("Das Wichtigste auf einer Seite")
    rows = [
        (
            "Was wir tun",
            "Zahnärztliche Versorgung von Heimbewohnern vor Ort, "
            "mit eigenen Zahnärzten und vier Behandlungsmobilen",
        )
    ]
    rows += [
        ("Stand", "63 Heime unter Vertrag, 5.900 Bewohner, 17 Mitarbeitende"),
        ("Umsatz 2025", "1,9 Mio. € (2024: 0,8 Mio. €)"),
    ]
    rows += [
        ("Kapitalbedarf", "2,4 Mio. € Eigenkapital"),
        ("Verwendung", "zwei weitere Standorte, sechs Mobile, Disposition"),
    ]
    rows += [
        ("Bisher finanziert", "1,15 Mio. € (Gründer, Business Angels, 2023); KfW-Kredit 800 T€ zugesagt")
    ]
    ledger(page, (5, 20, 95, 90), rows, widths=[2, 7], head=False)
    page = deck.slide("Wer nicht zum Zahnarzt kommt, bekommt keinen")
    facts = [
        ("830.000", "Menschen leben in Heimen, die meisten immobil"),
        ("1 von 3", "hatte im letzten Jahr Zahnschmerzen"),
    ]
    figures(page, (5, 24, 95, 56), [*facts, ("190 €", "kostet ein Krankentransport zur Praxis")])
    text = (
        "Niedergelassene Praxen schaffen zwei Heimbesuche im Monat. Lungenentzündungen "
        "durch Keime im Mund kosten die Kassen jedes Jahr rund 110 Mio. €."
    )
    page.text((5, 64, 95, 84), text, Style(18))


def service(deck: Deck) -> None:
    """How a visit goes, how it is paid."""
    page = deck.slide("So läuft ein Besuchstag")
    steps = [
        ("07:30", "Mobil fährt ab, Liste kommt aus der Disposition"),
        ("08:30", "Screening auf der Station, 25 Bewohner"),
    ]
    steps += [
        ("11:00", "Füllungen, Extraktionen, Prothesen direkt im Mobil"),
        ("15:00", "Schulung der Pflege, 20 Minuten"),
    ]
    milestones(page, (5, 24, 93, 88), [*steps, ("16:30", "Abrechnung fertig, bevor der Motor aus ist")])
    page = deck.slide("Bezahlt wird nach BEMA, nicht nach Hoffnung")
    parts = [
        ("Vertrag", "Kooperation nach § 119b SGB V. Laufzeit drei Jahre, Kündigung durch Heime bisher: zwei.")
    ]
    parts += [
        ("Erlös", "Besuch, Zuschläge und Behandlung: im Schnitt 118 € je Bewohner und Quartal. 9 % privat.")
    ]
    essay(
        page,
        (5, 24, 95, 88),
        [*parts, ("Träger", "Anstellung im eigenen Z-MVZ. Zugelassen von der KZV Sachsen seit Juni 2023.")],
    )


def market(deck: Deck) -> None:
    """Size and rivals."""
    page = deck.slide("Ein Markt von 1,1 Mrd. €, zu einem Zehntel bedient")
    markets = [
        ("1,1 Mrd. €", "alle Heime, alle vertragsfähigen Leistungen"),
        ("240 Mio. €", "Sachsen, Thüringen, Sachsen-Anhalt, Berlin"),
    ]
    rings(page, (5, 20, 95, 90), [*markets, ("31 Mio. €", "Ziel 2031: 900 Heime")])
    page = deck.slide("Wettbewerb")
    rows = {
        "Brückenzahn": "4434",
        "Praxis vor Ort": "1222",
        "DentRollt (6 Mio. € von einem Family Office)": "3211",
        "Klinik, Transport": "0340",
    }
    scores(page, (5, 20, 95, 90), rows, columns=["vor Ort", "alles aus einer Hand", "Abrechnung", "Dichte"])


def numbers(deck: Deck) -> None:
    """Turnover, plan of work, people."""
    page = deck.slide("Umsatz in Mio. €, ab 2026 Plan")
    bars = {
        "2023": (0.2, "0,2"),
        "2024": (0.8, "0,8"),
        "2025": (1.9, "1,9"),
        "2026 P": (3.6, "3,6"),
        "2027 P": (7.1, "7,1"),
    }
    columns(page, (5, 20, 62, 90), {**bars, "2028 P": (12.5, "12,5")})
    page.text(
        (66, 26, 95, 88),
        "EBITDA-positiv je Mobil ab Monat 9.\nMarge je Mobil: 22 "
        "%.\nEngpass sind Zahnärzte, nicht Heime: Warteliste 41 Häuser.",
    )
    page = deck.slide("Ausbau")
    spans = {
        "Standort Erfurt": (0.5, 3.0),
        "Standort Magdeburg": (2.0, 5.0),
        "Disposition 2.0": (0.0, 4.0),
        "12 Zahnärzte einstellen": (1.0, 6.0),
    }
    gantt(page, (5, 22, 95, 86), spans, ticks=["Q2/26", "Q3/26", "Q4/26", "Q1/27", "Q2/27", "Q3/27"])
    page = deck.slide("Wer dahintersteht")
    people = [
        ("Dr. Henrike Moll", "Zahnärztliche Leitung", "15 Jahre eigene Praxis,\nAlterszahnmedizin (DGAZ)"),
        ("Jannis Wolter", "Geschäftsführung", "vorher Johanniter, Regionalleitung Pflege"),
    ]
    roster(
        page,
        (5, 22, 95, 88),
        [
            *people,
            ("Sevda Aksoy", "Betrieb", "Flottensteuerung,\nvorher Paketlogistik"),
            ("Prof. Uwe Lind", "Beirat", "Gerostomatologie"),
        ],
    )


def close(deck: Deck) -> None:
    """The sum again with its use, then the imprint."""
    page = deck.slide("Finanzierung: 2,4 Mio. €, reicht bis Ende 2027")
    spending(
        page,
        (5, 24, 62, 84),
        {"Mobile und Technik": 45, "Personalaufbau": 30, "Disposition": 15, "Reserve": 10},
    )
    page.text((66, 26, 95, 32), "Konditionen", style(page, 16, bold=True, colour=BLUE))
    page.text(
        (66, 34, 95, 84),
        "Kapitalerhöhung, Bewertung 7,5 Mio. € vor Geld.\nMindestticket "
        "100.000 €.\nZusagen: 650.000 €.\nKfW-Kredit 800 T€ kommt obendrauf.",
    )
    page = deck.blank(BLUE)
    page.text((6, 30, 94, 44), "Kommen Sie einen Tag mit.", Style(38, "hebo", WHITE))
    page.text((6, 50, 94, 60), "Jannis Wolter, 0341 555 0170, jannis@brückenzahn.de", Style(17, colour=WHITE))
    page.text(
        (6, 86, 94, 92),
        "Gegründet im Februar 2023. HRB 41 555, Amtsgericht Leipzig.",
        Style(11, colour=WHITE),
    )
