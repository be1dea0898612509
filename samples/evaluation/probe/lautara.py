"""A Swiss German deck on an app against aphasia, 16:10: the open round is a line of a table, the date stands at the end."""

from canvas import WHITE, Style
from paper import Deck, Look, Page

from .shared.anatomy import body, bold, cells, curve, faces, figures, flow, gantt, ledger, quadrant, upward


def frame(page: Page) -> None:
    """Draw the name upwards along the right edge and the number below it."""
    page.rect((95, 0, 100, 100), page.look.pale)
    upward(page, (98.2, 60), "Lautara AG, Winterthur", Style(10, "hebo", page.look.primary))
    page.text((95, 94, 100, 99), str(page.number), Style(11, "hebo", page.look.primary, "centre"))


LOOK = Look(
    frame=frame,
    body=Style(17, colour=(0.12, 0.16, 0.16)),
    head=Style(27, "hebo", (0.02, 0.34, 0.44), leading=1.15),
    primary=(0.02, 0.34, 0.44),
    accent=(0.95, 0.6, 0.1),
    pale=(0.88, 0.94, 0.95),
    size=(1152, 720),
    title=(5, 7, 92, 20),
)


def opening(deck: Deck) -> None:
    """Titel, Problem, Lösung, Beispiel."""
    page = deck.blank()
    page.photo((55, 10, 95, 90), 61, colours=((240, 235, 220), (40, 120, 140)))
    page.text((6, 30, 52, 62), "Wieder Worte finden.", Style(46, "hebo", (0.02, 0.34, 0.44)))
    page.text((6, 64, 52, 74), "Sprachtherapie nach Schlaganfall, täglich und zuhause", Style(17))
    page.text((6, 86, 52, 93), "lautara", Style(22, "hebo", (0.95, 0.6, 0.1)))
    page = deck.slide("Nach dem Spital kommt die Stille")
    items = [
        "16'000 Schlaganfälle pro Jahr in der Schweiz, 270'000 in Deutschland – jede dritte Person verliert Sprache (Aphasie)",
        "Leitlinie: 5 bis 10 Stunden Therapie pro Woche. Realität: 45 Minuten",
        "Logopädie: 4 bis 7 Monate Wartezeit, auf dem Land gar keine freien Plätze",
        "Folge: Isolation, Depression, nur 28 % kehren in den Beruf zurück",
    ]
    flow(page, (5, 24, 88, 90), items, body(page, 19), mark="–")
    page = deck.slide("Unsere Lösung: die Sprachtherapie-App")
    items = [
        "Lautara ist eine Sprachtherapie-App für Menschen mit Aphasie nach Schlaganfall",
        "Spracherkennung, die auch undeutliche und Schweizerdeutsche Laute versteht",
        "Übungsplan passt sich täglich an, Logopädin sieht alles im Cockpit und greift ein",
        "Angehörige machen mit: Fotos aus dem eigenen Leben statt Clipart",
    ]
    flow(page, (5, 24, 54, 90), items, mark="–")
    page.photo((60, 24, 90, 92), 62, colours=((20, 80, 100), (250, 210, 150)))
    page = deck.slide("Ein Tag mit Herrn B., 58, Schreiner")
    day = [
        ("08:00", "10 Min. Benennen: Werkzeuge aus seiner Werkstatt"),
        ("12:30", "Dialog mit Avatar: im Restaurant bestellen"),
        ("17:00", "Lesen, laut, mit Enkelin"),
        ("Freitag", "Video-Termin mit Logopädin, Plan für die Woche"),
    ]
    for (x0, y0, x1, y1), (when, what) in zip(cells((5, 28, 91, 84), 4, 1), day, strict=True):
        page.text((x0, y0, x1, y0 + 10), when, bold(page, 20, page.look.accent))
        page.rule((x0, y0 + 11), (x1, y0 + 11), page.look.primary, width=2)
        page.text((x0, y0 + 14, x1, y1), what, body(page, 17))


def proof(deck: Deck) -> None:
    """Studie, Zulassung."""
    page = deck.slide("Wirksam: RCT mit 146 Patientinnen und Patienten")
    rows = [
        ("Nach 12 Wochen", "Lautara + Logopädie", "nur Logopädie"),
        ("Benennen (AAT, T-Wert)", "+6.8", "+2.1"),
        ("Kommunikation (ANELT A)", "+5.2", "+1.4"),
        ("Übungszeit pro Woche", "5 h 10", "0 h 50"),
        ("Abbruchquote", "9 %", "14 %"),
    ]
    ledger(page, (5, 25, 91, 74), rows, widths=(2, 1.5, 1.3), size=16)
    page.text(
        (5, 79, 91, 92),
        "Rehakliniken im Aargau und am Bodensee, DRKS-registriert, p < 0.001. Publikation eingereicht.",
        body(page, 13),
    )
    page = deck.slide("Zulassung und Erstattung")
    items = [
        "Medizinprodukt Klasse IIa nach MDR, CE-Zertifikat seit August 2025; ISO 13485 und ISO 27001",
        "Deutschland: DiGA-Antrag beim BfArM im 2. Quartal 2026, dauerhafte Aufnahme dank RCT",
        "Schweiz: Tarifvertrag mit zwei Versicherern (Zusatzversicherung), KVG-Antrag in Vorbereitung",
        "Preis: 489 Euro pro 90 Tage (DiGA), CHF 79 pro Monat (Schweiz)",
    ]
    flow(page, (5, 25, 90, 90), items, mark="–")


def market(deck: Deck) -> None:
    """Markt, Zugkraft, Mitbewerb."""
    page = deck.slide("Markt D-A-CH")
    facts = [
        ("Menschen mit Aphasie", "190'000"),
        ("Neu pro Jahr", "34'000"),
        ("Marktvolumen bei voller Verordnung", "CHF 310 Mio."),
        ("Ziel 2030: 6 % Marktanteil", "CHF 19 Mio. Umsatz"),
    ]
    figures(page, (5, 28, 90, 86), facts, across=2)
    page = deck.slide("Traktion")
    usage = [
        ("Q3/24", 120.0),
        ("Q4/24", 310.0),
        ("Q1/25", 540.0),
        ("Q2/25", 830.0),
        ("Q3/25", 1260.0),
        ("Q4/25", 1750.0),
    ]
    curve(page, (4, 24, 60, 90), usage, form="{:.0f}")
    flow(
        page,
        (64, 30, 91, 88),
        [
            "Aktive Nutzer",
            "23 Rehakliniken als Kunden",
            "Umsatz 2025: CHF 412'000 (2024: 96'000)",
            "Innosuisse-Beitrag CHF 480'000, 2023 bis 2025",
        ],
        mark="–",
    )
    page = deck.slide("Mitbewerb")
    axes = ("Übungsbuch digital", "adaptiv, KI", "ohne Evidenz", "RCT")
    quadrant(
        page,
        (8, 25, 88, 90),
        axes,
        {
            "Lautara": (0.83, 0.85),
            "Logofluent (7 Mio. Euro Series A)": (0.3, 0.66),
            "Wortspiel-Apps": (0.2, 0.2),
            "US-Anbieter, nur Englisch": (0.62, 0.4),
        },
    )


def business(deck: Deck) -> None:
    """Plan, Team, Finanzierung, Kontakt."""
    page = deck.slide("Fahrplan")
    tasks = [
        ("DiGA-Verfahren", 1, 3),
        ("Aussendienst Neurologie", 2, 6),
        ("Französisch, Italienisch", 3, 5),
        ("Modul Dysarthrie", 4, 6),
    ]
    gantt(page, (5, 26, 91, 84), ("Q1/26", "Q2/26", "Q3/26", "Q4/26", "Q1/27", "Q2/27"), tasks)
    page = deck.slide("Team")
    team = [
        ("Seraina Hösli", "CEO", "Logopädin MSc, 12 Jahre Neuroreha"),
        ("Dr. Matthias Feldkirch", "CTO", "ETH, Spracherkennung für Dialekte"),
        ("Prof. Ruth Amsler", "Medizin", "Neurologin, leitete ein Stroke Center"),
        ("Ueli Brunold", "Markt", "Brachte zwei DiGA in die Erstattung"),
    ]
    faces(page, (5, 28, 91, 84), team, across=2)
    page = deck.slide("Finanzierung")
    rows = [
        ("Runde", "Zeitpunkt", "Betrag"),
        ("Gründer, Freunde", "2022", "CHF 180'000"),
        ("Wandeldarlehen, abgeschlossen", "2024", "CHF 650'000"),
        ("Seed, jetzt offen", "Abschluss Q2/26", "CHF 2.4 Mio."),
        ("Series A, geplant", "2028", "CHF 8 Mio."),
    ]
    ledger(page, (5, 24, 91, 66), rows, widths=(2, 1.4, 1.2), size=17, strong=(0, 3))
    page.text(
        (5, 70, 91, 92),
        "Verwendung Seed: 45 % Vertrieb Deutschland, 30 % Produkt, 15 % Evidenz, 10 % Reserve. CHF 900'000 "
        "sind von Bisherigen zugesagt. Bewertung vor der Runde CHF 7.5 Mio.",
        body(page, 16),
    )
    page = deck.blank((0.02, 0.34, 0.44))
    page.text((8, 30, 92, 46), "Merci vielmal.", Style(44, "hebo", WHITE))
    page.text(
        (8, 52, 92, 66),
        "Seraina Hösli, seraina@lautara.ch\nTechnoparkstrasse 7, 8400 Winterthur",
        Style(17, colour=WHITE),
    )
    page.text(
        (8, 88, 92, 94),
        "Version 2.1 vom 6. Februar 2026. Vertraulich, nicht zur Weitergabe.",
        Style(11, colour=(0.8, 0.9, 0.92)),
    )


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    proof(deck)
    market(deck)
    business(deck)
