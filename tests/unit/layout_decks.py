"""Decks written as lines of text, for the rules that never see a PDF."""

from workers.analysts.base import Deck, Element, SlideDescription


def deck_of(*slides: str) -> Deck:
    """A deck of described slides: the first line of each is its title, a line that begins with `~` its footer."""
    return Deck(slides=[_slide(number, text.split("\n")) for number, text in enumerate(slides, 1)])


def _slide(number: int, lines: list[str]) -> SlideDescription:
    elements = [
        Element(
            kind="title" if index == 0 else "page-footer" if line[0] == "~" else "text", text=line.lstrip("~")
        )
        for index, line in enumerate(lines)
    ]
    text = "\n".join(element.text for element in elements)
    return SlideDescription(slide=number, title=lines[0], text=text, elements=elements)


DEVICE = deck_of(
    "Lumafix\nDie intelligente Schiene für die Handrehabilitation\nInvestorenpräsentation\nStand: 14. März 2026",
    "Das Problem\nNach einer Handoperation brechen 60 % der Patienten ihre Übungen ab\n~Lumafix GmbH | Vertraulich | 2",
    "Unsere Lösung\nLumafix entwickelt eine Schiene, die Patienten nach Handoperationen zu Hause anleitet.\n"
    "Medizinprodukt der Klasse IIa, CE-Kennzeichnung geplant für 2027\n~Lumafix GmbH | Vertraulich | 3",
    "Markt\nMarktvolumen in der EU: 4,2 Mrd. EUR\n~Lumafix GmbH | Vertraulich | 4",
    "Finanzierung\nBisher eingeworben: 400.000 EUR (Business Angels)\nWir suchen 1,5 Mio. EUR für die Zulassung\n"
    "Pre-Money-Bewertung: 6 Mio. EUR\n~Lumafix GmbH | Vertraulich | 5",
)

SOFTWARE = deck_of(
    "Vendora\nLe logiciel qui automatise la facturation des PME\nFévrier 2026",
    "Le problème\nLes PME perdent 12 heures par mois à relancer\nLes factures en retard coûtent 3 milliards d'euros",
    "Notre solution\nVendora propose un logiciel qui rapproche les factures et les paiements.\nConnecté à 40 banques",
    "Traction\n450 clients payants\nChiffre d'affaires 2025 : 1,2 M€\nNous avons levé 500 k€ en 2024",
    "La levée\nNous levons 2 M€ pour accélérer en Espagne\n60 % commercial, 40 % produit",
)
