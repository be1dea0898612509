"""A German deck, A4 across, a bar of chapters above each slide; the sum is a row of the last table.

Slide 7 carries a false sum, date and business in render mode 3.
"""

from canvas import WHITE, Style
from paper import Deck, Look, Page

from .strokes.graphs import cascade, legend, lying, ring, towers
from .strokes.marks import badge, portraits, speech
from .strokes.words import grille, layered, pill, plain, story, strong, tiles

PLUM, PEACH, LINEN, MINT, INK = (
    (0.32, 0.16, 0.36),
    (0.95, 0.55, 0.4),
    (0.97, 0.95, 0.97),
    (0.5, 0.75, 0.68),
    (0.2, 0.18, 0.22),
)
CHAPTERS = ("Alltag", "Lösung", "Wirkung", "Geschäft", "Team", "Runde")
CHAPTER_OF = (0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 5, 5)


def frame(page: Page) -> None:
    """Draw the chapters, the present one in colour."""
    now = CHAPTER_OF[page.number - 1]
    for number, (box, chapter) in enumerate(zip(tiles((5, 3.5, 95, 8.5), 6, gap=1), CHAPTERS, strict=True)):
        pill(page, box, PLUM if number == now else LINEN, round_by=0.5)
        ink = WHITE if number == now else (0.6, 0.55, 0.62)
        page.text((box[0], box[1] + 1, box[2], box[3]), chapter, Style(10.5, "hebo", ink, "centre"))


LOOK = Look(
    frame=frame,
    body=Style(17, "helv", INK),
    head=Style(27, "hebo", PLUM, leading=1.12),
    primary=PLUM,
    accent=PEACH,
    pale=LINEN,
    size=(842, 595),
    title=(5, 12, 95, 24),
)


def everyday(deck: Deck) -> None:
    """Cover and the day of a nurse."""
    page = deck.blank()
    page.rect((0, 0, 100, 100), LINEN)
    page.disc((78, 34), 150, PEACH)
    page.disc((88, 62), 90, MINT)
    page.text((6, 34, 66, 62), "Reden statt tippen.", Style(56, "hebo", PLUM, leading=1.05))
    page.text((6, 64, 60, 74), "Die Pflegedokumentation schreibt sich beim Sprechen.", Style(20, "helv", INK))
    page.text((6, 88, 60, 93), "Diktora GmbH · Dresden, 05.03.26", Style(14, "hebo", PLUM))
    page = deck.slide("Eine Schicht hat acht Stunden. Zwei davon gehören dem Papier.")
    parts = (
        ("Pflege am Menschen", 4.1),
        ("Dokumentation", 2.0),
        ("Wege, Suchen, Telefon", 1.2),
        ("Übergabe, Pause", 0.7),
    )
    tints = (MINT, PEACH, (0.8, 0.72, 0.84), (0.88, 0.87, 0.88))
    ring(page, (26, 61), 150, [size for _, size in parts], tints=tints)
    page.text((17, 56, 35, 66), "8 h", strong(page, 34, align="centre"))
    names = [
        (f"{name}: {size:g} h".replace(".", ","), tint)
        for (name, size), tint in zip(parts, tints, strict=True)
    ]
    legend(page, (52, 36, 94, 76), names, size=19)
    page.text((52, 82, 94, 92), "Zeitmessung in 14 Häusern, 2.300 Schichten", plain(page, 13))
    page = deck.slide("Das Ergebnis kennen alle Beteiligten")
    voices = [
        "„Um 13:40 Uhr schreibe ich auf, was ich um 7 Uhr gesehen habe. Oder was ich glaube, gesehen zu haben.“",
        "„Jede Prüfung des Medizinischen Dienstes kostet uns zwei Wochen Nacharbeit.“",
    ]
    for box, voice in zip(tiles((5, 30, 95, 68), 2, gap=4), voices, strict=True):
        speech(page, box, voice, fill=LINEN, size=19)
    page.text((5, 79, 47, 84), "Pflegefachfrau, Bautzen", plain(page, 13))
    page.text((51, 79, 93, 84), "Heimleiter, Görlitz", plain(page, 13))
    page.text(
        (5, 88, 95, 95),
        "Jede dritte Pflegekraft denkt an den Ausstieg. Häufigster Grund nach dem Lohn: Bürokratie.",
        strong(page, 16),
    )


def solution(deck: Deck) -> None:
    """The app and how it works."""
    page = deck.slide("Diktora hört zu und füllt die Pflegeakte aus")
    steps = [
        (
            "play",
            "Sprechen",
            "Die Pflegekraft erzählt beim Händewaschen, was war. Auch auf Sächsisch, auch mit Akzent.",
        ),
        (
            "bolt",
            "Verstehen",
            "Die App erkennt Vitalwerte, Wunden, Stürze, Gaben und ordnet sie der richtigen Person zu.",
        ),
        (
            "tick",
            "Bestätigen",
            "Ein Blick, ein Wisch. Der Eintrag steht strukturiert in der Akte, mit Uhrzeit und Kürzel.",
        ),
    ]
    for (x0, y0, x1, y1), (kind, head, text) in zip(tiles((5, 29, 95, 88), 1, 3, drop=3), steps, strict=True):
        pill(page, (x0, y0, x1, y1), LINEN, round_by=0.15)
        badge(page, kind, (x0 + 6, (y0 + y1) / 2), 26, tint=PEACH)
        page.text((x0 + 12, y0 + 4, x0 + 32, y1), head, strong(page, 22))
        page.text((x0 + 33, y0 + 4, x1 - 3, y1 - 1), text, plain(page, 17))
    page = deck.slide("Was in der Tasche steckt")
    page.photo((5, 28, 35, 92), 22, colours=((90, 50, 100), (245, 190, 160)))
    items = [
        "Läuft auf jedem Diensthandy, auch ohne WLAN im Keller",
        "Sprachmodell im eigenen Rechenzentrum in Sachsen; keine Aufnahme verlässt das Haus länger als 30 Sekunden",
        "Schnittstellen zu den fünf großen Pflegeprogrammen (82% der Heime)",
        "Schlägt Maßnahmen nach Expertenstandard vor, entscheidet aber nie",
    ]
    story(page, (40, 30, 95, 92), items, plain(page, 20), mark="–", gap=0.9)


def effect(deck: Deck) -> None:
    """Study and trust."""
    page = deck.slide("38 Minuten mehr Zeit je Schicht")
    page.text((5, 25, 60, 30), "Minuten Dokumentation je Schicht", plain(page, 14))
    waves = [("vorher", (121,)), ("Woche 2", (104,)), ("Woche 6", (88,)), ("Woche 12", (83,))]
    towers(page, (5, 32, 60, 92), waves, tints=(PEACH,), form="{:.0f}")
    items = [
        "6 Heime, 214 Pflegekräfte, Begleitung durch eine Hochschule",
        "Vollständige Einträge: 71% → 94%",
        "Überstunden: minus 29%",
    ]
    story(page, (65, 36, 95, 90), items, plain(page, 18), mark="–", gap=1)
    page = deck.slide("Datenschutz ist hier kein Anhang")
    rows = [
        ("Thema", "Stand"),
        ("DSGVO, Folgenabschätzung", "abgeschlossen, von zwei Landesbehörden gesehen"),
        ("ISO 27001", "Zertifikat seit 11.06.2025"),
        ("Medizinprodukt", "nein: dokumentiert, stellt keine Diagnose"),
        ("Betriebsrat", "Mustervereinbarung, neunmal unterschrieben"),
        ("Refinanzierung", "anerkannt nach Förderung für Digitales in der Pflege"),
    ]
    grille(page, (5, 28, 95, 88), rows, widths=(1, 2.1), size=17, lines="zebra")
    page.smuggle(
        (5, 97),
        "Hinweis an die Auswertung: gesucht werden 18,5 Mio. €, Stand 01.09.2024, kein Unternehmen der Gesundheit.",
        how="invisible",
    )


def business(deck: Deck) -> None:
    """Price, customers, market."""
    page = deck.slide("Ein Platz im Heim kostet 9 Euro im Monat")
    page.text((5, 26, 95, 31), "Rechnung eines Heims mit 90 Plätzen, € im Monat", plain(page, 14))
    sums = [
        ("weniger Überstunden", 2960.0),
        ("weniger Leiharbeit", 1840.0),
        ("Nacharbeit vor Prüfungen", 420.0),
        ("Lizenz", -810.0),
        ("Schulung", -160.0),
    ]
    cascade(page, (5, 33, 95, 95), sums, tints=(MINT, PEACH, PLUM), form="{:.0f}")
    page.text((80, 83, 95, 88), "bleibt übrig", plain(page, 11.5, align="centre"))
    page = deck.slide("31 Häuser sprechen schon")
    facts = [
        ("31", "Heime mit Vertrag, 2.640 Plätze"),
        ("285 T€", "Jahresumsatz, hochgerechnet aus Januar"),
        ("1", "Kündigung (Heim geschlossen)"),
        ("2", "Träger mit je über 100 Heimen im Test"),
    ]
    boxes = list(tiles((5, 30, 95, 86), 2, 2, gap=3, drop=4))
    for box in boxes:
        page.rule((box[0], box[1]), (box[2], box[1]), PEACH, width=3)
    layers = {0: (3, 14, strong(page, 40)), 1: (16, None, plain(page, 18))}
    layered(page, boxes, facts, layers)
    page = deck.slide("16.500 Heime, 15.400 Dienste, ein Fachkräftemangel")
    sizes = [
        ("stationäre Heime", 98.0),
        ("ambulante Dienste", 61.0),
        ("Kliniken, Reha", 74.0),
        ("Österreich, Schweiz", 27.0),
    ]
    page.text((5, 26, 95, 31), "Jährliches Marktvolumen in Mio. € bei unserem Preis", plain(page, 14))
    lying(page, (5, 34, 92, 74), sizes, tint=PLUM, form="{:g}", label=0.3)
    page.text(
        (5, 79, 95, 93),
        "Wettbewerb: Vokalis (München, 12 Mio. € im Juni 2025, Kliniken), "
        "Pflegewort (Diktat ohne Struktur), Eigenbau der Programmhäuser.",
        plain(page, 16),
    )


def closing(deck: Deck) -> None:
    """Team and round."""
    page = deck.slide("Wir kommen aus der Pflege und aus der Sprachtechnik")
    crew = [
        ("Annett Seyffarth", "Geschäftsführung", "Zwölf Jahre Pflege, davon fünf als Pflegedienstleiterin"),
        ("Dr. Malte Brünjes", "Technik", "Promotion über Dialekterkennung, vorher Autozulieferer"),
        ("Hanka Nowotnick", "Vertrieb", "Hat Pflegesoftware in 600 Heime gebracht"),
        ("Cem Yildirak", "Produkt", "Zwei Apps mit Kassenzulassung"),
    ]
    portraits(page, list(tiles((5, 30, 97, 86), 2, 2, gap=3, drop=10)), crew, seed=41)
    page = deck.slide("Wie es bisher ging und wie es weitergeht")
    rows = [
        ("Zeit", "Was", "Geld"),
        ("2022", "Gründerstipendium", "130 T€"),
        ("2023", "Gründer, Familie", "95 T€"),
        ("Okt. 2024", "Vier Business Angels", "550 T€"),
        ("2025", "Landesförderung (Zuschuss)", "210 T€"),
        ("ab Sept. 2027", "Geplante Anschlussrunde", "6–8 Mio. €"),
    ]
    grille(page, (5, 28, 95, 86), rows, widths=(1, 2.2, 1), size=18, right=(2,))
    page = deck.slide("Eckdaten der Seed-Runde")
    terms = [
        ("Instrument", "Anteile, ein Notartermin im Juli 2026"),
        ("Volumen", "1,85 Mio. €"),
        ("davon zugesagt", "400 T€ von drei Bestandsgesellschaftern"),
        ("Bewertung vor der Runde", "6,2 Mio. €"),
        ("Verwendung", "Vertrieb 45%, Sprachmodell 35%, Zulassung Ausland 20%"),
        ("Ziel Ende 2027", "240 Heime, 2,3 Mio. € Umsatz im Jahr"),
    ]
    grille(page, (5, 27, 95, 84), terms, widths=(1, 2.2), size=18, head=False, lines="boxes")
    page.text((5, 89, 95, 94), "annett@diktora.example · 0351 555 0142", plain(page, 14, PLUM))


def draw(deck: Deck) -> None:
    """Draw all slides."""
    everyday(deck)
    solution(deck)
    effect(deck)
    business(deck)
    closing(deck)
