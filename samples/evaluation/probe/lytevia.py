"""Lytévia: phages against a lung infection (France, biotech). Wide, centred titles, the sum in the cover's subtitle."""

from canvas import GREY, WHITE, Style
from paper import Deck, Look, Page

from .anatomy import (
    chevrons,
    columns,
    essay,
    figures,
    ledger,
    milestones,
    quadrant,
    rings,
    roster,
    spending,
    statement,
    style,
)

INK, MINT = (0.1, 0.13, 0.3), (0.0, 0.6, 0.5)


def frame(page: Page) -> None:
    """Two short rules beside the centred title; the date in the footer."""
    page.rule((5, 10), (14, 10), MINT, width=3)
    page.rule((86, 10), (95, 10), MINT, width=3)
    page.text(
        (5, 95, 95, 98.5),
        f"LYTÉVIA SAS – confidentiel – février 2026 – {page.number}",
        Style(9, colour=GREY, align="centre"),
    )


LOOK = Look(
    frame,
    body=Style(17, "tiro"),
    head=Style(30, "tibo", INK, "centre"),
    primary=INK,
    accent=MINT,
    pale=(0.9, 0.97, 0.95),
    size=(1280, 720),
    title=(16, 6, 84, 20),
)


def draw(deck: Deck) -> None:
    """Draw the deck."""
    page = deck.blank(INK)
    page.text((10, 18, 90, 30), "L Y T É V I A", Style(22, "tiro", MINT, "centre"))
    page.text((10, 36, 90, 62), "Les virus qui soignent", Style(62, "tibo", WHITE, "centre"))
    page.text((10, 66, 90, 74), "Série A – 9 millions d’euros", Style(26, "tiit", WHITE, "centre"))
    page.text((10, 90, 90, 95), "Lyon Biopôle", Style(12, "tiro", WHITE, "centre"))
    problem(deck)
    science(deck)
    business(deck)
    close(deck)


def problem(deck: Deck) -> None:
    """The patients and the idea."""
    page = deck.slide("Quand l’antibiotique ne fait plus rien")
    facts = [
        ("7 600", "personnes vivent avec la mucoviscidose en France"),
        ("40 %", "des adultes : Pseudomonas chronique"),
        ("1 sur 5", "souche résistante à tout"),
    ]
    figures(page, (6, 28, 94, 66), facts)
    page.text(
        (10, 74, 90, 88),
        "Les modulateurs de CFTR ont changé la vie des malades, "
        "pas celle de la bactérie : l’infection reste là.",
        Style(19, "tiit", align="centre"),
    )
    page = deck.slide("Notre réponse")
    text = "Un cocktail inhalé de quatre bactériophages qui tue Pseudomonas, et seulement Pseudomonas."
    statement(page, text, box=(10, 28, 90, 72), size=40)
    page.text(
        (10, 78, 90, 88),
        "LYT-01, premier candidat de Lytévia, société de biotechnologie "
        "issue de l’Institut de biologie de Lyon (2020).",
    )


def science(deck: Deck) -> None:
    """The platform, the mice, the plan of trials."""
    page = deck.slide("La plateforme")
    steps = [
        ("Isoler", "1 140 phages en banque, dont 310 contre Pseudomonas"),
        ("Trier", "Criblage robotisé, 212 souches cliniques"),
        ("Armer", "Évolution dirigée : plus d’échappement"),
    ]
    chevrons(page, (6, 30, 94, 76), [*steps, ("Produire", "Lots BPF de 50 L chez notre CDMO")])
    page.text(
        (6, 82, 94, 90),
        "Trois familles de brevets, liberté d’exploitation vérifiée en 2025",
        style(page, 15, colour=GREY),
    )
    page = deck.slide("Chez la souris : trois log de moins en 48 h")
    columns(
        page,
        (8, 24, 56, 90),
        {
            "témoin": (8.2, "8,2"),
            "tobramycine": (6.9, "6,9"),
            "LYT-01": (5.1, "5,1"),
            "les deux": (3.4, "3,4"),
        },
    )
    page.text(
        (62, 30, 94, 86),
        "log UFC par poumon, n = 10 par groupe.\nPas de toxicité à 28 jours (rat, "
        "inhalé).\nUsage compassionnel : 9 patients, Hospices civils de Lyon, 7 améliorés.",
    )
    page = deck.slide("Vers la clinique")
    steps = [
        ("T3 2026", "avis scientifique de l’EMA"),
        ("janv. 2027", "autorisation d’essai (ANSM)"),
        ("T1 2027", "phase 1/2a, 36 patients, 5 CRCM"),
        ("mi-2028", "résultats"),
    ]
    milestones(page, (6, 26, 92, 88), steps)


def business(deck: Deck) -> None:
    """Market, rivals, deals of others."""
    page = deck.slide("Un marché orphelin, mais pas petit")
    markets = [
        ("1,3 Md€", "infections chroniques à Pseudomonas, Europe et États-Unis"),
        ("420 M€", "mucoviscidose, 31 000 patients éligibles"),
    ]
    rings(page, (6, 24, 94, 92), [*markets, ("150 M€", "pic de ventes visé, prix de 12 000 € par cure")])
    page = deck.slide("Paysage")
    dots = {
        "Lytévia": (0.42, 0.85),
        "Phagora (USA)": (0.7, 0.4),
        "Inhalés génériques": (0.82, 0.12),
        "AMP-Sol": (0.16, 0.66),
    }
    quadrant(page, (10, 22, 90, 90), ("avancement clinique", "spécificité"), dots=dots)
    page = deck.slide("Ce que paient les autres")
    rows = [
        ("Année", "Cible", "Acquéreur ou tour", "Montant"),
        ("2023", "Phagora", "série B", "60 M$"),
        ("2024", "AMP-Sol", "option, laboratoire suisse", "25 M€ + jalons"),
    ]
    ledger(
        page,
        (8, 26, 92, 66),
        [*rows, ("2025", "Bactelis", "acquisition, phase 1", "180 M€")],
        widths=[1, 2, 3, 2],
    )
    page.text((8, 74, 92, 84), "Notre voie : licence après la phase 2a.", style(page, 20, bold=True))


def close(deck: Deck) -> None:
    """People, money so far and now."""
    page = deck.slide("L’équipe")
    people = [
        ("Ségolène Barthas", "Présidente", "Pharmacienne, 14 ans dans les anti-infectieux"),
        ("Karim Ould", "Directeur scientifique", "Institut Pasteur, phages depuis 2009"),
    ]
    roster(
        page,
        (6, 26, 94, 92),
        [
            *people,
            ("Maud Leclair", "CMC", "Vaccins, mise en production de 3 biologiques"),
            ("Pr Yves Charnay", "Conseil médical", "CRCM adulte, Lyon"),
        ],
    )
    page = deck.slide("Déjà financé")
    rows = [
        ("2020", "Concours i-Lab", "450 k€"),
        ("2022", "Amorçage, deux fonds régionaux", "3,4 M€"),
        ("2024", "Bpifrance, Deeptech et i-Démo (subventions et avances)", "2,2 M€"),
    ]
    ledger(page, (10, 30, 90, 70), rows, widths=[1, 5, 1.5], head=False)
    page.text((10, 78, 90, 88), "Trésorerie : jusqu’en novembre 2026. Dépense mensuelle : 190 k€.")
    page = deck.slide("Ce que nous cherchons : 9 millions d’euros")
    spending(
        page,
        (8, 28, 92, 74),
        {"phase 1/2a": 52, "production BPF": 23, "deuxième candidat (Klebsiella)": 15, "structure": 10},
    )
    parts = (
        "Deux investisseurs historiques suivent pour 2 M€. "
        "Reste à trouver : un chef de file. contact@lytevia.bio"
    )
    page.text((8, 80, 92, 91), parts, Style(18, "tiro", align="centre"))
    page = deck.slide("Annexe : pourquoi pas plus tôt ?")
    essay(
        page,
        (6, 28, 94, 88),
        [
            ("Réglementation", "La Pharmacopée a un chapitre sur les phages depuis 2024."),
            ("Production", "Les endotoxines passent sous le seuil inhalé depuis notre lot 7."),
            ("Pharmacie", "L’AAC français a ouvert la voie : données réelles."),
        ],
    )
