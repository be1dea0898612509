"""Gelenkraft GmbH: a knee brace with a motor. Wholly in German, A4 landscape, dense like a consultant's paper."""

from canvas import WHITE, Style
from paper import Deck, Look, Page
from parts import bullets, columns, shares, steps, table

TANNE, GRAS, NEBEL = (0.05, 0.3, 0.24), (0.45, 0.68, 0.2), (0.93, 0.96, 0.94)
KLEIN = Style(8.5, colour=(0.4, 0.42, 0.42))


def frame(page: Page) -> None:
    """A line under the action title and the footer."""
    page.rule((5, 18), (95, 18), GRAS, width=1.5)
    page.text(
        (5, 95, 70, 98.5), "Gelenkraft GmbH | Investorenunterlage | Stand: März 2026 | vertraulich", KLEIN
    )
    page.text((85, 95, 95, 98.5), f"Seite {page.number}", Style(8.5, colour=TANNE, align="right"))


LOOK = Look(
    frame, Style(16), Style(21, "hebo", TANNE), TANNE, GRAS, NEBEL, size=(842, 595), title=(5, 5, 95, 17)
)


def zusammenfassung(deck: Deck) -> None:
    """The one slide that is read: everything at once in small print."""
    page = deck.slide(
        "Zusammenfassung: Gelenkraft bringt Menschen nach der Knieoperation früher auf die Beine"
    )
    columns(
        page,
        (5, 22, 95, 58),
        (
            (
                "Bedarf",
                "190.000 Knieprothesen und 80.000 Kreuzbandoperationen im Jahr. Jede dritte Reha verfehlt ihr Ziel. "
                "Kassen zahlen 410 Mio. Euro für Folgen, die vermeidbar wären.",
            ),
            (
                "Angebot",
                "Eine Knieorthese mit Sensor und Motor, die das Gelenk führt und den Muskel fordert. "
                "Sechs Wochen früher ohne Gehhilfe (KRAFT-1, n = 87). Vermietet über Sanitätshäuser.",
            ),
            (
                "Stand",
                "Gegründet im Juni 2021, neun Beschäftigte. Technische Dokumentation liegt der Benannten Stelle vor. "
                "Elf Sanitätshäuser wollen zum Start bestellen: 2,3 Mio. Euro Listenwert.",
            ),
        ),
        rule=True,
    )
    table(
        page,
        (5, 62, 95, 92),
        (
            ("Kennzahl", "2025", "2026", "2027", "2028", "2029"),
            ("Versorgungen", "0", "60", "350", "2.260", "6.870"),
            ("Umsatz in Tsd. €", "0", "0", "400", "2.600", "7.900"),
            ("Ergebnis in Tsd. €", "-820", "-1.050", "-640", "110", "1.900"),
            ("Beschäftigte", "9", "12", "17", "24", "35"),
        ),
        widths=(2, 1, 1, 1, 1, 1),
        size=11,
    )


def anfang(deck: Deck) -> None:
    """Cover and problem."""
    page = deck.blank()
    page.rect((0, 0, 34, 100), TANNE)
    page.text((38, 30, 95, 42), "Gelenkraft", Style(46, "hebo", TANNE))
    page.text((38, 44, 95, 56), "Die Knieorthese, die mitdenkt und mitarbeitet", Style(20, "heit"))
    page.text((38, 62, 95, 67), "Unterlage für Investorinnen und Investoren", Style(14))
    page.text((38, 68, 95, 73), "Stand: März 2026", Style(14))
    page.text((38, 90, 95, 95), "Gelenkraft GmbH, Jena", KLEIN)

    zusammenfassung(deck)

    page = deck.slide(
        "Nach einer Knieoperation fehlt die Kraft, nicht der Wille: jede dritte Reha verfehlt ihr Ziel"
    )
    columns(
        page,
        (5, 22, 95, 60),
        (
            (
                "Patienten",
                "Jährlich 190.000 Knieprothesen in Deutschland. Sechs Monate danach fehlen 30 % der Kraft.",
            ),
            (
                "Kliniken",
                "Starre Orthesen schonen das Gelenk, aber auch den Muskel. Fallpauschalen belohnen Tempo.",
            ),
            ("Kassen", "Folgekosten von 410 Mio. Euro im Jahr durch Stürze und Zweiteingriffe."),
        ),
        rule=True,
    )
    page.text((5, 66, 95, 90), "Quelle: eigene Auswertung öffentlicher Qualitätsberichte, 2024.", KLEIN)


def produkt(deck: Deck) -> None:
    """Product and trial."""
    page = deck.slide("Unsere Lösung: eine Orthese mit Sensor und Antrieb, verordnet wie jedes Hilfsmittel")
    bullets(
        page,
        (5, 22, 60, 90),
        (
            "Gelenkraft entwickelt eine aktive Knieorthese, die Bewegungen erkennt und mit einem Motor unterstützt",
            "Vier Sensoren messen Winkel, Last und Muskelspannung, 200-mal in der Sekunde",
            "Der Motor hilft beim Treppensteigen und bremst beim Hinsetzen; er nimmt sich von Woche zu Woche zurück",
            "Gewicht 890 g, Akku für neun Stunden, anlegbar in 40 Sekunden",
            "Medizinprodukt der Klasse IIa nach MDR",
        ),
        mark="›",
    )
    page.photo((64, 22, 95, 88), 41, colours=((225, 235, 228), (70, 110, 90)))

    page = deck.slide("Die Studie KRAFT-1 zeigt: sechs Wochen früher ohne Gehhilfe")
    table(
        page,
        (5, 24, 95, 62),
        (
            ("Zielgröße nach 12 Wochen", "Gelenkraft (n = 44)", "starre Orthese (n = 43)", "p-Wert"),
            ("Gehstrecke in sechs Minuten", "412 m", "331 m", "0,002"),
            ("Kraft im Oberschenkel (Seitenvergleich)", "86 %", "69 %", "< 0,001"),
            ("Tage bis zum Gehen ohne Stützen", "38", "80", "< 0,001"),
            ("Unerwünschte Ereignisse", "3 (Druckstellen)", "4 (Druckstellen)", ""),
        ),
        widths=(2.4, 1.4, 1.5, 0.8),
        size=12,
    )
    bullets(
        page,
        (5, 68, 95, 90),
        ("Randomisiert, zwei Zentren, 03/2024 bis 02/2025", "Registriert, Ethikvotum liegt vor"),
    )


def mitte(deck: Deck) -> None:
    """Approval and market."""
    page = deck.slide(
        "CE-Kennzeichnung im vierten Quartal 2026, Hilfsmittelverzeichnis ein halbes Jahr später"
    )
    steps(
        page,
        (5, 30, 95, 66),
        (
            ("Juni 2021", "Ausgründung aus der Hochschule"),
            ("Feb. 2025", "KRAFT-1 abgeschlossen"),
            ("Mai 2026", "Audit ISO 13485"),
            ("Q4 2026", "CE-Kennzeichen"),
            ("Mitte 2027", "Eintrag im Hilfsmittelverzeichnis"),
        ),
    )

    page = deck.slide("Ein Markt von 1,8 Mrd. Euro in Europa, davon 240 Mio. Euro in unserer Reichweite")
    table(
        page,
        (5, 24, 95, 58),
        (
            ("Ebene", "Umfang", "Rechnung"),
            ("Gesamtmarkt Europa", "1,8 Mrd. €", "Knieorthesen aller Art, 2025"),
            ("Erreichbar", "240 Mio. €", "Indikationen mit Reha, deutschsprachiger Raum"),
            ("Ziel 2030", "19 Mio. €", "8 % des erreichbaren Marktes"),
        ),
        widths=(1.3, 1, 3),
    )
    bullets(
        page, (5, 64, 95, 90), ("Wachstum 6 % im Jahr", "Vier große Hersteller teilen sich 70 % des Umsatzes")
    )


def geschaeft(deck: Deck) -> None:
    """Rivals and revenue."""
    page = deck.slide("Der Wettbewerb baut entweder passiv oder für das Labor")
    table(
        page,
        (5, 24, 95, 58),
        (
            ("Anbieter", "Antrieb", "Gewicht", "Preis", "Kapital"),
            ("Gelenkraft", "ja", "890 g", "3.900 €", "1,6 Mio. €"),
            ("Stützwerk AG", "nein", "620 g", "780 €", "börsennotiert"),
            ("Exoform Robotics", "ja", "3.100 g", "21.000 €", "38 Mio. €"),
        ),
        widths=(1.6, 0.8, 1, 1, 1.2),
    )

    page = deck.slide("Geschäftsmodell: Miete über das Sanitätshaus, Erstattung durch die Kasse")
    bullets(
        page,
        (5, 24, 95, 88),
        (
            "1.150 € Miete je Versorgung über zwölf Wochen, drei Versorgungen je Gerät und Jahr",
            "Herstellkosten 1.240 €, ab 2.000 Stück 870 €",
            "Umsatzplan: 0,4 Mio. € (2027), 2,6 Mio. € (2028), 7,9 Mio. € (2029)",
            "Absichtserklärungen von elf Sanitätshäusern und zwei Rehakliniken",
        ),
        mark="›",
    )


def ende(deck: Deck) -> None:
    """Team, sum, contact."""
    page = deck.slide("Ein Team aus Medizin, Mechatronik und Vertrieb")
    columns(
        page,
        (5, 24, 95, 70),
        (
            ("Dr. K. Ahlbrandt", "Geschäftsführung. Orthopädin, zehn Jahre Klinik, davor Maschinenbau."),
            ("F. Winterscheid", "Technik. Entwickelte Antriebe für zwei Prothesenhersteller."),
            ("M. Oyelaran", "Vertrieb. Führte ein Netz von 60 Sanitätshäusern."),
        ),
    )

    page = deck.slide("Kapitalbedarf: 1.200.000 EUR für Zulassung und Markteintritt")
    shares(
        page,
        (5, 24, 55, 70),
        {"Zulassung und Audit": 30, "Serienwerkzeuge": 34, "Vertrieb": 24, "Reserve": 12},
    )
    bullets(
        page,
        (60, 24, 95, 90),
        (
            "Bisher: 700.000 EUR von Privatpersonen (2022)",
            "900 Tsd. Euro Fördermittel des Landes (2023), verbraucht",
            "Bewertung vor der Runde: 5,5 Mio. Euro",
            "Reichweite: 16 Monate bei 75.000 EUR im Monat",
        ),
        mark="›",
    )

    page = deck.blank(TANNE)
    page.text((10, 40, 90, 54), "Wir freuen uns auf das Gespräch.", Style(30, "hebo", WHITE, "centre"))
    page.text((10, 58, 90, 64), "ahlbrandt@gelenkraft.example", Style(15, colour=WHITE, align="centre"))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    anfang(deck)
    produkt(deck)
    mitte(deck)
    geschaeft(deck)
    ende(deck)
