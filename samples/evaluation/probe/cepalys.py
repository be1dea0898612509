"""A French near miss: the "doctor of vines" diagnoses diseases, of plants; clinic, symptoms and patients included."""

from canvas import Style
from paper import Deck, Look, Page

from .shared.anatomy import body, bold, curve, faces, figures, flow, funnel, gantt, ledger, matrix


def frame(page: Page) -> None:
    """Draw a rule above and the name with the number at the right end of it."""
    page.rule((5, 9), (95, 9), page.look.primary, width=1.2)
    page.text((60, 3.5, 95, 8.5), f"Cépalys  {page.number}", Style(12, "tibo", page.look.primary, "right"))


LOOK = Look(
    frame=frame,
    body=Style(17, colour=(0.2, 0.15, 0.17)),
    head=Style(26, "tibo", (0.42, 0.06, 0.2), leading=1.15),
    primary=(0.42, 0.06, 0.2),
    accent=(0.45, 0.55, 0.16),
    pale=(0.96, 0.95, 0.89),
    size=(960, 600),
    title=(5, 12, 95, 24),
)


def opening(deck: Deck) -> None:
    """Couverture, problème, solution."""
    page = deck.blank()
    page.photo((0, 0, 42, 100), 52, colours=((120, 150, 60), (90, 20, 50)))
    page.text((47, 20, 95, 32), "Cépalys", Style(44, "tibo", (0.42, 0.06, 0.2)))
    page.text(
        (47, 36, 95, 58),
        "Le médecin des vignes.\nDiagnostiquer avant le premier symptôme.",
        Style(23, "tiit"),
    )
    page.text((47, 84, 95, 92), "Dossier investisseurs – 1er février 2026", Style(13))
    page = deck.slide("Des pieds qui meurent en silence")
    items = [
        "13 % du vignoble français improductif à cause des maladies du bois (esca, eutypiose, black dead arm)",
        "Plus d'un milliard d'euros de récolte perdue chaque année en France, 4 000 €/ha en Champagne",
        "Quand les feuilles se tigrent, il est trop tard : l'infection a 3 à 8 ans",
        "L'arsénite de sodium, seul traitement efficace, est interdit depuis 2001",
    ]
    flow(page, (5, 28, 95, 92), items, mark="•")
    page = deck.slide("Un check-up complet de la parcelle, cep par cep")
    page.photo((58, 28, 95, 92), 53, colours=((200, 210, 140), (110, 40, 60)))
    items = [
        "Cépalys détecte les maladies de la vigne deux ans avant les symptômes visibles",
        "Caméra hyperspectrale montée sur l'enjambeur : 4 ha par heure, pendant le rognage",
        "Carte des ceps malades dans l'appli du chef de culture : curetage, recépage ou arrachage",
        "Suivi du « patient » de campagne en campagne, carnet de santé de chaque pied",
    ]
    flow(page, (5, 28, 54, 92), items, mark="•")


def proof(deck: Deck) -> None:
    """Technologie, résultats."""
    page = deck.slide("Comment ça marche")
    stages = [
        ("240 bandes", "Image hyperspectrale de chaque cep, 400 à 1 700 nm"),
        ("1,9 M de ceps", "Base d'images, confirmée par PCR en laboratoire"),
        ("1 score", "Probabilité d'infection fongique, 0 à 100"),
        ("1 geste", "Prescription pour le tailleur, sur le téléphone"),
    ]
    funnel(page, (5, 28, 95, 92), stages)
    page = deck.slide("Essais avec la chambre d'agriculture, 3 bassins, 61 ha")
    rows = [
        ("", "Cépalys", "Œil d'expert"),
        ("Sensibilité, ceps sans symptôme", "84 %", "0 %"),
        ("Sensibilité, ceps symptomatiques", "97 %", "88 %"),
        ("Faux positifs", "6 %", "4 %"),
        ("Coût par hectare", "190 €", "310 €"),
        ("Ceps sauvés par curetage (2 ans)", "71 %", "-"),
    ]
    ledger(page, (5, 28, 95, 84), rows, widths=(3, 1, 1), size=16)
    page.text(
        (5, 87, 95, 95),
        "Thèse CIFRE avec l'institut de la vigne de Bordeaux, deux publications.",
        body(page, 12),
    )


def market(deck: Deck) -> None:
    """Clientèle, marché, concurrence."""
    page = deck.slide("38 domaines, 1 460 ha, zéro client perdu")
    area = [("2022", 40.0), ("2023", 180.0), ("2024", 620.0), ("2025", 1460.0)]
    curve(page, (5, 28, 55, 92), area, form="{:.0f} ha")
    facts = [
        ("CA 2025", "277 k€"),
        ("CA 2024", "112 k€"),
        ("Commandes 2026", "405 k€"),
        ("Coopératives", "3"),
    ]
    figures(page, (60, 32, 95, 86), facts, across=2, size=24)
    page = deck.slide("Marché")
    facts = [
        ("Vignes dans le monde", "7,2 M ha"),
        ("France, Italie, Espagne", "1,8 Md€ / an"),
        ("AOP à forte valeur, nos cibles", "310 M€ / an"),
        ("Objectif 2030", "14 M€ de CA"),
    ]
    figures(page, (5, 32, 95, 88), facts, across=2, size=34)
    page = deck.slide("Qui d'autre soigne la vigne ?")
    names = ("Cépalys", "Drones", "Capteurs", "Labo PCR")
    matrix(
        page,
        (5, 27, 95, 80),
        names,
        {
            "Cep par cep": "xo.x",
            "Avant les symptômes": "x..x",
            "Toute la parcelle": "xxo.",
            "Prescription": "xoo.",
        },
    )
    page.text(
        (5, 84, 95, 94),
        "Ailevigne (Toulouse) : drones, mildiou seulement, 3,4 M€ levés en 2023.",
        body(page, 13),
    )


def business(deck: Deck) -> None:
    """Modèle, feuille de route, équipe, financement."""
    page = deck.slide("Modèle économique")
    rows = [
        ("Offre", "Prix", "Marge brute"),
        ("Diagnostic annuel, par hectare", "190 €", "64 %"),
        ("Abonnement appli, par domaine", "1 200 € / an", "91 %"),
        ("Location caméra aux prestataires", "2 400 € / mois", "58 %"),
    ]
    ledger(page, (5, 28, 95, 70), rows, widths=(3, 1.4, 1), size=17)
    page.text(
        (5, 75, 95, 92),
        "Un domaine de 30 ha économise 41 000 € par an de replantation. Retour en une campagne.",
        body(page, 16),
    )
    page = deck.slide("Feuille de route")
    tasks = [
        ("Caméra V3, –45 % de coût", 0, 2),
        ("Italie : Piémont, Vénétie", 1, 4),
        ("Flavescence dorée", 2, 4),
        ("Vergers, oliviers", 4, 6),
    ]
    gantt(page, (5, 28, 95, 86), ("S1 26", "S2 26", "S1 27", "S2 27", "S1 28", "S2 28"), tasks)
    page = deck.slide("L'équipe")
    team = [
        ("Clémence Aubrac", "Présidente", "Ingénieure agronome et œnologue, 4e génération de vignerons"),
        ("Youssef Benhalim", "CTO", "Docteur en imagerie hyperspectrale, ex-spatial"),
        ("Maëlle Quintard", "Opérations", "Machinisme viticole, 9 ans chez un constructeur"),
        ("Pr Henri Lassagne", "Conseil", "Phytopathologiste, spécialiste de l'esca"),
    ]
    faces(page, (5, 30, 95, 88), team, across=2)
    page = deck.slide("Passer de 38 à 400 domaines")
    page.text(
        (5, 27, 95, 42),
        "Nous ouvrons notre capital : 1,2 million d'euros pour dix-huit mois",
        bold(page, 25, page.look.accent),
    )
    flow(
        page,
        (5, 46, 55, 92),
        [
            "Commercial et Italie : 500 k€",
            "Dix caméras V3 : 380 k€",
            "R&D flavescence dorée : 220 k€",
            "Besoin en fonds de roulement : 100 k€",
        ],
        mark="•",
    )
    items = [
        "Déjà obtenus : i-Lab 280 k€, prêt d'amorçage 300 k€, love money 150 k€",
        "Valorisation pré-money 4,8 M€",
        "Effet de levier : prêt innovation de 600 k€ pré-accordé",
        "clemence@cepalys.fr",
    ]
    flow(page, (59, 46, 95, 92), items, body(page, 14))


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    proof(deck)
    market(deck)
    business(deck)
