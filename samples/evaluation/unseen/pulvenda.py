"""Pulvenda GmbH: ein tragbares Hustengerät. Deutsch, A4 quer, Stichworte und Tabellen."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bullets, cards, columns, people, shares, steps, table

BLAU, TUERKIS, HELL = (0.05, 0.25, 0.45), (0.05, 0.6, 0.62), (0.91, 0.96, 0.97)


def frame(page: Page) -> None:
    """Seitenleiste und Fußzeile."""
    page.rect((0, 0, 2, 100), TUERKIS)
    page.text(
        (5, 94, 80, 98), "Pulvenda GmbH | Investorenpräsentation | Stand: März 2026", Style(10, colour=BLAU)
    )
    page.text((86, 94, 96, 98), f"Seite {page.number}", Style(10, colour=BLAU, align="right"))


LOOK = Look(
    frame, Style(20), Style(25, "hebo", BLAU), BLAU, TUERKIS, HELL, size=(842, 595), title=(5, 5, 95, 17)
)


def anfang(deck: Deck) -> None:
    """Titel, Problem, Lösung."""
    page = deck.slide()
    page.rect((2, 30, 100, 62), HELL)
    page.text((7, 34, 93, 48), "Pulvenda", Style(50, "hebo", BLAU))
    page.text((7, 50, 93, 60), "Wieder kräftig abhusten können - auch unterwegs", Style(21, colour=TUERKIS))
    page.text((7, 72, 93, 80), "Präsentation für Business Angels und Fonds", Style(16))

    page = deck.slide("Wer nicht husten kann, erstickt am eigenen Schleim")
    bullets(
        page,
        (5, 22, 95, 88),
        (
            "ALS, Muskeldystrophie, Querschnittlähmung: Die Atemmuskeln sind zu schwach",
            "In Deutschland rund 46.000 Betroffene, in der EU etwa 290.000",
            "Lungenentzündung ist die häufigste Todesursache und kostet je Fall 11.400 Euro",
            "Heutige Hustenassistenten wiegen 4 bis 8 kg und brauchen eine Steckdose",
            "Folge: 58 % der verordneten Geräte stehen im Schrank (Umfrage 2023, n = 212)",
        ),
    )

    page = deck.slide("Die Lösung: der Hustenassistent für die Handtasche")
    page.photo((60, 22, 95, 82), 12, colours=((200, 230, 235), (20, 110, 130)))
    bullets(
        page,
        (5, 24, 57, 88),
        (
            "PULVA One: 690 g, Akku für 40 Anwendungen",
            "Wechsel von Über- zu Unterdruck in 80 ms, wie ein echter Hustenstoß",
            "Erkennt den Atemzug selbst; keine zweite Person nötig",
            "Maske mit einer Hand aufzusetzen",
        ),
    )

    page = deck.slide("Vergleich")
    table(
        page,
        (5, 24, 95, 74),
        (
            ("", "PULVA One", "Gerät A (USA)", "Gerät B (Italien)"),
            ("Gewicht", "0,69 kg", "4,2 kg", "5,1 kg"),
            ("Akku", "ja, 40 Zyklen", "Zubehör", "nein"),
            ("Auslösung", "automatisch", "von Hand", "von Hand"),
            ("Preis", "3.900 Euro", "5.800 Euro", "5.200 Euro"),
        ),
        widths=(1, 1.2, 1.2, 1.2),
        size=15,
    )


def mitte(deck: Deck) -> None:
    """Klinik, Zulassung, Erlöse, Markt."""
    page = deck.slide("Erste klinische Ergebnisse")
    cards(
        page,
        (5, 23, 95, 60),
        (
            ("+94 %", "Spitzenfluss beim Husten"),
            ("23", "Patienten, Bochum und Ulm"),
            ("0", "ernste Vorfälle"),
        ),
        across=3,
    )
    page.text(
        (5, 66, 95, 88),
        "Machbarkeitsstudie, 04.11.2024 bis 28.02.2025. 19 von 23 Teilnehmenden "
        "würden das "
        "Gerät ihrem bisherigen vorziehen.",
    )

    page = deck.slide("Zulassung und Erstattung")
    bullets(
        page,
        (5, 24, 95, 84),
        (
            "Medizinprodukt der Klasse IIa nach MDR, Benannte Stelle vertraglich gebunden",
            "ISO 13485 seit September 2025",
            "Hilfsmittelverzeichnis: bestehende Produktgruppe 14, daher kein neues Verfahren",
            "Zwei Patente erteilt (DE, EP)",
        ),
    )

    page = deck.slide("So verdienen wir")
    columns(
        page,
        (5, 25, 95, 60),
        (
            ("Verkauf", "3.900 Euro je Gerät an Versorger, Marge 61 %"),
            ("Verbrauch", "Masken und Filter, 340 Euro je Patient und Jahr"),
            ("Dienst", "Wartung 190 Euro im Jahr"),
        ),
        rule=True,
    )
    page.text((5, 68, 95, 88), "Plan: 0,3 Mio. Euro Umsatz 2027, 2,8 Mio. Euro 2028, 9,1 Mio. Euro 2030")

    page = deck.slide("Markt: 410 Mio. Euro in Europa")
    shares(
        page,
        (5, 26, 95, 80),
        {"Muskelerkrankungen": 39, "Querschnitt": 27, "Intensiv-Nachsorge": 22, "COPD": 12},
    )


def ende(deck: Deck) -> None:
    """Weg, Menschen, Geld."""
    page = deck.slide("Fahrplan")
    steps(
        page,
        (4, 30, 96, 78),
        (
            ("Q2 2026", "Serienwerkzeuge"),
            ("Q4 2026", "Audit"),
            ("Q1 2027", "CE-Zeichen"),
            ("Q2 2027", "Start in DACH"),
            ("2028", "Antrag bei der FDA"),
        ),
    )

    page = deck.slide("Team")
    people(
        page,
        (5, 24, 95, 86),
        (
            ("Katrin Oehlschläger", "Geschäftsführung", "Ingenieurin, acht Jahre Beatmungstechnik"),
            ("Dr. med. Tarek Nassiri", "Medizin", "Pneumologe, Schlafmedizin"),
            ("Jonas Wiebrecht", "Entwicklung", "Ventile und Regelung"),
        ),
        across=3,
    )

    page = deck.slide("Kapitalbedarf")
    table(
        page,
        (5, 22, 95, 62),
        (
            ("Quelle", "Betrag", "Stand"),
            ("Gründer und Familie", "180.000 Euro", "eingezahlt 2022"),
            ("EXIST, Landesmittel", "1,05 Mio. Euro", "bewilligt"),
            ("Business Angels 2024", "650.000 Euro", "eingezahlt"),
            ("Diese Runde", "2,4 Mio. Euro", "gesucht, davon 0,7 Mio. zugesagt"),
        ),
        widths=(1.3, 1, 1.6),
        size=15,
    )
    page.text(
        (5, 68, 95, 88),
        "Verwendung: 45 % Serie und Zulassung, 35 % Vertrieb, 20 % Personal. "
        "Bewertung vor der Runde: 7,5 Mio. Euro.",
    )

    page = deck.slide("Lassen Sie uns sprechen")
    page.text((5, 30, 95, 50), "Das erste Hustengerät, das mitkommt.", Style(26, "heit", TUERKIS))
    page.text((5, 60, 95, 70), "k.oehlschlaeger@pulvenda.example", Style(16))


def draw(deck: Deck) -> None:
    """Zwölf Folien."""
    anfang(deck)
    mitte(deck)
    ende(deck)
