"""Vesipeg GmbH: ein Sensorpflaster, das die Füllung der Blase misst. Deutsch, türkis, Karten."""

from canvas import GREY, WHITE, Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, people, shares, table

TEAL, CORAL, ICE = (0.0, 0.42, 0.47), (0.95, 0.42, 0.35), (0.9, 0.96, 0.96)


def frame(page: Page) -> None:
    """Kopfband mit dem Zeichen, Fuß mit dem Stand."""
    page.rect((0, 0, 100, 2.2), TEAL)
    page.disc((94, 9), 13, CORAL)
    page.disc((94, 9), 7, WHITE)
    page.text((5, 94.5, 70, 98), "Vesipeg GmbH · Pitchdeck · Stand: März 2026", Style(9.5, colour=GREY))
    page.text((90, 94.5, 95, 98), f"{page.number}", Style(9.5, colour=GREY, align="right"))


LOOK = Look(frame, Style(17), Style(27, "hebo", TEAL, leading=1.15), TEAL, CORAL, ICE, title=(5, 6, 88, 19))


def opening(deck: Deck) -> None:
    """Titel und Problem."""
    page = deck.blank()
    page.rect((0, 0, 42, 100), TEAL)
    page.disc((21, 46), 120, CORAL)
    page.disc((21, 46), 84, TEAL)
    page.disc((21, 46), 40, WHITE)
    page.text((47, 26, 95, 42), "vesipeg", Style(58, "hebo", TEAL))
    page.text((47, 45, 94, 66), "Das Pflaster, das merkt, wann die Blase voll ist.", Style(26))
    page.text((47, 84, 94, 90), "Jena, im März 2026", Style(15, colour=GREY))
    page = deck.slide("500.000 Menschen in Deutschland spüren ihre Blase nicht")
    columns(
        page,
        (5, 28, 95, 82),
        (
            (
                "Querschnitt, MS, Spina bifida",
                "Die Nerven melden nichts mehr. Wer zu spät kathetert, riskiert die Nieren.",
            ),
            (
                "Nach der Uhr",
                "Alle vier Stunden katheterisieren, auch nachts, auch umsonst: jeder dritte Gang ist "
                "unnötig.",
            ),
            ("Folgen", "2,4 Harnwegsinfekte im Jahr je Patient, 18 % mit Nierenschaden nach 15 Jahren."),
        ),
        rule=True,
    )
    page = deck.slide("»Ich plane jeden Tag um meine Blase herum.«")
    page.photo((5, 26, 46, 88), 44, colours=((40, 110, 120), (240, 200, 180)))
    page.text(
        (50, 34, 94, 70),
        "Jonas, 31, querschnittgelähmt seit 2017, eine von 64 Personen, mit denen wir vor der "
        "ersten Zeile Code gesprochen haben.",
        Style(20),
    )


def product(deck: Deck) -> None:
    """Lösung und Daten."""
    page = deck.slide("Unsere Lösung: Ultraschall zum Aufkleben")
    cards(
        page,
        (5, 26, 95, 62),
        (
            ("9 mm", "flaches Sensorpflaster am Unterbauch, 72 Stunden Tragezeit"),
            ("alle 5 min", "misst der Sensor das Volumen der Blase"),
            ("± 28 ml", "Abweichung gegen den Katheter"),
        ),
        across=3,
    )
    page.text(
        (5, 68, 95, 90),
        "Bei der eingestellten Schwelle vibriert das Armband oder meldet sich das Telefon. "
        "Angehörige und Pflege lesen mit, wenn die Patientin das will.",
    )
    page = deck.slide("Erste Studie: weniger Gänge, weniger Infekte")
    bars(page, (5, 26, 48, 88), {"nach der Uhr": 5.8, "mit Vesipeg": 3.9}, point=",")
    page.text(
        (52, 32, 95, 88),
        "Katheterisierungen je Tag, 36 Patienten, BG-Klinik, acht Wochen.\n \nHarnwegsinfekte: "
        "11 gegen 4.\n \n31 von 36 wollten das Gerät behalten.",
        Style(18),
    )
    page = deck.slide("Zulassung als Medizinprodukt der Klasse IIa")
    table(
        page,
        (5, 26, 95, 78),
        (
            ("Schritt", "Stand", "Termin"),
            ("ISO 13485", "zertifiziert", "Juni 2025"),
            ("Klinische Prüfung, 140 Patienten", "Ethikvotum liegt vor", "ab September 2026"),
            ("CE nach MDR", "Benannte Stelle gebunden", "Q4 2027"),
            ("Hilfsmittelverzeichnis", "Beratung GKV-SV erfolgt", "2028"),
        ),
        widths=(1.7, 1.5, 1),
    )


def market(deck: Deck) -> None:
    """Markt, Modell, Wettbewerb."""
    page = deck.slide("Ein Markt von 640 Mio. € allein in der EU")
    cards(
        page,
        (5, 26, 95, 66),
        (
            ("640 Mio. €", "neurogene Blase, EU, Pflaster und Basisgerät"),
            ("118 Mio. €", "Deutschland, Österreich, Schweiz"),
            ("14 Mio. €", "unser Umsatzziel 2031"),
        ),
        across=3,
        big=30,
    )
    page.text(
        (5, 72, 95, 90), "Später: Pflegeheime und Kinder mit Enuresis. Beides ist in keiner Zahl enthalten."
    )
    page = deck.slide("Erlöse: Gerät einmal, Pflaster jeden Monat")
    bullets(
        page,
        (5, 26, 95, 88),
        (
            "Basisgerät 490 €, Erstattung als Hilfsmittel über die Krankenkassen",
            "Pflaster 119 € im Monat, Rohmarge 71 %",
            "Vertrieb mit zwei Homecare-Häusern, die die Patienten schon beliefern",
            "Absichtserklärungen: 3 Kassen, 5 Querschnittzentren",
        ),
    )
    page = deck.slide("Wettbewerb")
    table(
        page,
        (5, 24, 95, 80),
        (
            ("", "Vesipeg", "Handscanner", "Windelsensor", "Implantat"),
            ("Misst laufend", "ja", "nein", "nein", "ja"),
            ("Warnt vorher", "ja", "nein", "nein", "ja"),
            ("Ohne Operation", "ja", "ja", "ja", "nein"),
            ("Kapital bisher", "1,9 Mio. €", "Konzern", "7 Mio. €", "31 Mio. $"),
        ),
        widths=(1.3, 1, 1, 1, 1),
    )


def closing(deck: Deck) -> None:
    """Team, Runde, Kontakt."""
    page = deck.slide("Das Team")
    people(
        page,
        (5, 26, 95, 88),
        (
            ("Dr. Lena Vogtländer", "Geschäftsführung", "Medizintechnik, früher Produktleitung Ultraschall"),
            ("Mehmet Aksoy", "Technik", "Entwickelte Wandler am Institut in Ilmenau"),
            ("PD Dr. Silke Harms", "Medizin", "Neurourologin, 20 Jahre Querschnittzentrum"),
            ("Paul Reinecke", "Zulassung", "Elf Produkte durch die MDR gebracht"),
        ),
        across=4,
    )
    page = deck.slide("Wir suchen 2,8 Mio. € für Studie und CE-Zeichen")
    shares(
        page,
        (5, 28, 55, 82),
        {"Klinische Prüfung": 44, "Zulassung und Qualität": 21, "Serienanlauf": 23, "Team": 12},
    )
    bullets(
        page,
        (60, 28, 95, 90),
        (
            "Seed-Runde, Wandlung des Darlehens (350.000 €) eingeschlossen",
            "Zugesagt: 600.000 € vom Beteiligungsfonds des Landes",
            "Dazu 1,1 Mio. € Förderung, bereits bewilligt",
            "Reicht bis Anfang 2028",
        ),
    )
    page = deck.blank(TEAL)
    page.text((8, 32, 92, 50), "Freiheit beginnt bei der Blase.", Style(40, "hebo", WHITE))
    page.text((8, 60, 92, 70), "Vesipeg GmbH, Jena · lena@vesipeg.example", Style(18, colour=WHITE))


def draw(deck: Deck) -> None:
    """Zeichnet die zwölf Folien."""
    opening(deck)
    product(deck)
    market(deck)
    closing(deck)
