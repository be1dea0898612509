"""Néolueur : la photothérapie du nouveau-né à la maison. Ronds et cartes, grand format."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, columns, people, shares, steps, table

NUIT, CIEL, SOLEIL, LAIT = (0.1, 0.16, 0.36), (0.16, 0.55, 0.86), (0.98, 0.7, 0.3), (0.93, 0.96, 1.0)


def frame(page: Page) -> None:
    """Un demi-rond dans le coin, le numéro à droite."""
    page.disc((100, 0), 74, LAIT)
    page.disc((95.5, 8), 13, SOLEIL)
    page.text((4, 95, 40, 99), "néolueur", Style(11, "hebo", CIEL))
    page.text((88, 95, 96, 99), f"{page.number} / 14", Style(10, "helv", (0.5, 0.53, 0.6), "right"))


LOOK = Look(
    frame,
    Style(17, "helv", (0.2, 0.22, 0.3)),
    Style(29, "hebo", NUIT),
    NUIT,
    CIEL,
    LAIT,
    size=(1280, 720),
    title=(5, 6, 86, 19),
)


def ouverture(deck: Deck) -> None:
    """Couverture, problème."""
    page = deck.blank(NUIT)
    page.disc((80, 50), 190, (0.14, 0.22, 0.46))
    page.disc((80, 50), 128, CIEL)
    page.disc((80, 50), 66, SOLEIL)
    page.text((6, 28, 62, 48), "néolueur", Style(70, "hebo", (1, 1, 1)))
    page.text(
        (6, 50, 58, 66),
        "Soigner la jaunisse du nouveau-né à la maison, dans les bras de ses parents",
        Style(22, "helv", (0.8, 0.88, 1)),
    )
    page.text((6, 84, 50, 90), "Dossier investisseurs | janvier 2026", Style(14, "helv", SOLEIL))

    page = deck.slide("Chaque année, 75 000 bébés restent à l'hôpital pour de la lumière")
    columns(
        page,
        (5, 26, 95, 62),
        (
            (
                "6 bébés sur 10",
                "ont une jaunisse dans la première semaine de vie. Un sur dix doit être traité.",
            ),
            ("2 à 4 jours", "sous les lampes de la maternité, les yeux bandés, loin des bras."),
            ("1 150 € par jour", "d'hospitalisation, alors que les lits de néonatologie manquent partout."),
        ),
    )
    page.rect((5, 68, 95, 88), LAIT)
    page.text(
        (8, 72, 92, 87),
        "« Je suis rentrée chez moi sans mon fils. Il n'était pas malade, il lui "
        "fallait "
        "juste de la lumière. »  Claire, maman d'Émile",
        Style(18, "heit", NUIT),
    )


def produit(deck: Deck) -> None:
    """Solution, fonctionnement, preuves, réglementaire."""
    page = deck.slide("Notre solution : une gigoteuse lumineuse qui soigne à domicile")
    bullets(
        page,
        (5, 24, 58, 90),
        (
            "Des fibres optiques tissées diffusent une lumière bleue de 460 nm tout autour du corps",
            "Ni lampe, ni bandeau sur les yeux : le bébé tète et dort dans les bras",
            "Un capteur mesure la bilirubine à travers la peau toutes les deux heures",
            "La sage-femme suit la courbe à distance et arrête le traitement au bon moment",
        ),
    )
    page.photo((63, 24, 95, 84), 12, colours=((40, 90, 190), (200, 225, 255)))

    page = deck.slide("Comment ça marche")
    steps(
        page,
        (5, 30, 95, 72),
        (
            ("Jour 2", "La maternité dépiste la jaunisse et prescrit Néolueur"),
            ("Jour 3", "La famille rentre avec la gigoteuse, prête en dix minutes"),
            ("Jours 3 à 5", "Photothérapie 16 h par jour, suivi par la sage-femme"),
            ("Jour 6", "Fin du traitement, retour du dispositif par la poste"),
            ("Jour 10", "Nettoyage, contrôle, nouvelle famille : 120 cycles par gigoteuse"),
        ),
    )
    page.text(
        (5, 78, 95, 90),
        "Aucune installation au domicile, aucune connexion à configurer : carte SIM intégrée.",
    )

    page = deck.slide("Des preuves cliniques : aussi efficace que l'hôpital")
    bars(page, (5, 24, 46, 88), {"Lampes (hôpital)": 3.1, "Néolueur": 3.3}, point=",")
    page.text((5, 88, 46, 94), "Baisse de la bilirubine, mg/dl par 24 h", Style(12, "heit", NUIT))
    cards(
        page,
        (52, 26, 95, 86),
        (
            ("118", "nouveau-nés, CHU de Nantes et d'Angers"),
            ("0", "réhospitalisation grave"),
            ("2,6 jours", "d'hôpital évités par enfant"),
            ("94 %", "des parents recommandent"),
        ),
        across=2,
        big=32,
    )

    page = deck.slide("Réglementaire : le marquage CE est en vue")
    bullets(
        page,
        (5, 26, 95, 60),
        (
            "Dispositif médical de classe IIa (MDR), ISO 13485 obtenue en juin 2025",
            "Dossier technique déposé auprès de l'organisme notifié en octobre 2025",
            "Étude pivot publiée ; deux brevets délivrés en Europe, un aux États-Unis",
        ),
    )
    cards(
        page,
        (5, 66, 95, 90),
        (("T3 2026", "marquage CE attendu"), ("2027", "inscription à la LPPR"), ("2028", "De Novo, FDA")),
        across=3,
        big=26,
    )


def marche(deck: Deck) -> None:
    """Marché, modèle, concurrence, traction."""
    page = deck.slide("Un marché européen de 410 M€ par an")
    table(
        page,
        (5, 26, 95, 66),
        (
            ("", "Nouveau-nés traités", "Prix par cure", "Marché annuel"),
            ("France", "75 000", "690 €", "52 M€"),
            ("Union européenne", "520 000", "690 €", "358 M€"),
            ("Europe, total avec Suisse et Royaume-Uni", "594 000", "690 €", "410 M€"),
        ),
        widths=(2, 1.2, 1, 1),
        size=15,
    )
    page.text(
        (5, 74, 95, 90),
        "Le nombre de lits de néonatologie baisse, la durée de séjour aussi : les "
        "maternités "
        "cherchent des relais à domicile.",
    )

    page = deck.slide("Modèle économique : la location, une cure à la fois")
    columns(
        page,
        (5, 28, 95, 60),
        (
            ("690 € par cure", "facturés à la maternité, moins cher qu'une journée d'hôpital"),
            ("72 % de marge brute", "dès 40 cycles par gigoteuse"),
            ("Contrats de 3 ans", "avec un minimum garanti de 60 cures par an"),
        ),
    )
    table(
        page,
        (5, 54, 95, 74),
        (
            ("Une gigoteuse, 3 ans", "Cures", "Revenus", "Coût complet"),
            ("120 cycles", "120", "82 800 €", "23 200 €"),
        ),
        widths=(2, 1, 1, 1),
        size=15,
    )
    page.text(
        (5, 80, 95, 92),
        "Demain : le forfait remboursé par l'Assurance maladie, prescrit aussi par "
        "les "
        "sages-femmes libérales.",
    )

    page = deck.slide("Face à nous : des lampes, et peu de confort")
    table(
        page,
        (5, 26, 95, 76),
        (
            ("", "Domicile", "Peau à peau", "Mesure intégrée", "Suivi à distance"),
            ("Lampes de maternité", "non", "non", "non", "non"),
            ("Berceau bleu suédois", "oui", "non", "non", "non"),
            ("Couverture américaine (12 M$ levés)", "oui", "en partie", "non", "non"),
            ("Néolueur", "oui", "oui", "oui", "oui"),
        ),
        widths=(2, 1, 1, 1.2, 1.2),
        size=14,
    )

    page = deck.slide("Traction")
    for index, ville in enumerate(("Nantes", "Angers", "Rennes", "Brest", "Lille", "Liège", "Gand")):
        page.rect((5 + index * 13, 80, 16.5 + index * 13, 88), None, CIEL)
        page.text((5 + index * 13, 82, 16.5 + index * 13, 88), ville, Style(14, "hebo", CIEL, "centre"))
    cards(
        page,
        (5, 26, 95, 60),
        (
            ("11", "maternités pilotes en France et en Belgique"),
            ("640", "cures réalisées en recherche clinique"),
            ("1,4 M€", "de commandes signées sous réserve du CE"),
        ),
        across=3,
    )
    page.text(
        (5, 65, 95, 79),
        "Lauréats i-Lab. Soutenus par deux pôles de compétitivité et par la Société "
        "de "
        "néonatologie de l'Ouest.",
    )


def fin(deck: Deck) -> None:
    """Équipe, levée, calendrier, contact."""
    page = deck.slide("L'équipe")
    people(
        page,
        (5, 24, 95, 86),
        (
            ("Maëlle Guivarch", "Présidente", "Ingénieure textile, dix ans de tissus techniques"),
            ("Dr Bastien Korhel", "Médical", "Pédiatre néonatologiste au CHU"),
            ("Yanis Belkacem", "Technique", "Opto-électronique, 6 brevets"),
            ("Solène Astruc", "Qualité", "Quatre marquages CE"),
        ),
        across=4,
    )
    page.rect((5, 72, 95, 88), LAIT)
    page.text(
        (7, 75.5, 93, 87),
        "13 salariés à Nantes et à Roubaix. Comité scientifique : trois chefs de "
        "service de "
        "néonatologie et la présidente d'une association de parents.",
    )

    page = deck.slide("Notre levée de fonds")
    page.text((5, 22, 48, 46), "3,2 M€", Style(78, "hebo", CIEL))
    page.text(
        (5, 48, 48, 90),
        "en capital, pour le marquage CE et le lancement en France et en Belgique. La "
        "levée "
        "sera complétée par 800 k€ de prêts Bpifrance.\n \nDéjà financé depuis 2021 : 1,1 M€ "
        "d'amorçage et "
        "480 k€ de subventions.",
    )
    shares(
        page,
        (54, 28, 95, 86),
        {"Industrialisation": 38, "Commercial": 31, "Réglementaire": 19, "Frais généraux": 12},
    )

    page = deck.slide("Les 24 prochains mois")
    for index, mois in enumerate(("T1 2026", "T2", "T3", "T4", "T1 2027", "T2", "T3", "T4")):
        page.text((30 + index * 8, 23, 38 + index * 8, 28), mois, Style(13, "hebo", NUIT, "centre"))
    for row, (nom, debut, fin_, couleur) in enumerate(
        (
            ("Clôture du tour", 0, 2, SOLEIL),
            ("Marquage CE", 0, 3, CIEL),
            ("Série de 500 gigoteuses", 2, 5, CIEL),
            ("30 maternités sous contrat", 2, 4, CIEL),
            ("Inscription à la LPPR", 3, 7, CIEL),
            ("Lancement en Belgique", 5, 8, SOLEIL),
        )
    ):
        haut = 31 + row * 10
        page.text((5, haut + 1, 29, haut + 8), nom, Style(15, "helv", NUIT))
        page.rect((30, haut, 94, haut + 7), LAIT)
        page.rect((30 + debut * 8, haut, 30 + fin_ * 8, haut + 7), couleur)

    page = deck.blank(LAIT)
    page.text((6, 24, 94, 50), "Rendons la lumière aux parents.", Style(44, "hebo", NUIT))
    page.text((6, 62, 94, 70), "Néolueur SAS, Nantes", Style(20, "hebo", CIEL))
    page.text((6, 71, 94, 79), "maelle@neolueur.example   |   02 40 00 00 00", Style(18, "helv", NUIT))


def draw(deck: Deck) -> None:
    """Les quatorze diapositives."""
    ouverture(deck)
    produit(deck)
    marche(deck)
    fin(deck)
