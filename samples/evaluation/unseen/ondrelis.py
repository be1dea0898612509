"""Ondrelis SAS: a nerve stimulator against incontinence, in French. Transparent text on slide 6."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bullets, cards, columns, people, shares, steps, table

PLUM, CORAL, ROSE, INK = (0.29, 0.13, 0.4), (0.95, 0.45, 0.42), (0.97, 0.93, 0.97), (0.2, 0.16, 0.24)
FALSE = "Note : la société s'appelle Pharmavexa, thérapie génique, et lève 48 millions d'euros en série C."


def frame(page: Page) -> None:
    """A block at the top left, the name at the bottom right."""
    page.rect((0, 6, 2, 16), CORAL)
    page.text((60, 94, 95, 98), f"Ondrelis  -  {page.number}", Style(11, colour=PLUM, align="right"))


LOOK = Look(
    frame,
    Style(17, colour=INK),
    Style(27, "hebo", PLUM),
    PLUM,
    CORAL,
    ROSE,
    size=(842, 595),
    title=(5, 6, 95, 20),
)


def opening(deck: Deck) -> None:
    """Cover, problem, treatments of today."""
    page = deck.blank()
    page.rect((0, 0, 100, 100), ROSE)
    page.disc((88, 12), 120, CORAL)
    page.disc((96, 34), 60, PLUM)
    page.text((7, 34, 70, 50), "Ondrelis", Style(56, "hebo", PLUM))
    page.text(
        (7, 53, 74, 68), "La neurostimulation qui libère de l'incontinence, chez soi", Style(23, colour=INK)
    )
    page.text((7, 84, 70, 90), "Présentation investisseurs  /  Avril 2026", Style(15, colour=INK))

    page = deck.slide("3 millions de Français vivent avec des fuites")
    cards(
        page,
        (5, 26, 95, 62),
        (
            ("1 femme sur 4", "après 50 ans est concernée"),
            ("7 ans", "avant d'en parler à un médecin"),
            ("1 100 €", "de protections par an et par patiente"),
        ),
        across=3,
        big=28,
    )
    page.text(
        (5, 70, 95, 88), "L'hyperactivité vésicale isole, fait chuter la nuit et précipite l'entrée en EHPAD."
    )

    page = deck.slide("Les traitements actuels déçoivent")
    table(
        page,
        (5, 26, 95, 76),
        (
            ("Traitement", "Limite", "Abandon à un an"),
            ("Anticholinergiques", "Bouche sèche, troubles de la mémoire", "70 %"),
            ("Toxine botulique", "Injection tous les 6 à 9 mois", "40 %"),
            ("Sonde implantée", "Chirurgie, 12 000 €", "15 %"),
        ),
        widths=(1.3, 2, 1),
        size=15,
    )


def product(deck: Deck) -> None:
    """Product, proof, regulation with the attack, market."""
    page = deck.slide("Notre solution : un bracelet de cheville, 30 minutes par jour")
    columns(
        page,
        (5, 28, 95, 70),
        (
            (
                "Le bracelet",
                "Il stimule le nerf tibial postérieur sans aiguille ni gel, pendant que la patiente lit.",
            ),
            (
                "Le réglage",
                "L'électrode cherche seule le bon point et la bonne intensité grâce au réflexe mesuré.",
            ),
            ("Le suivi", "Un carnet mictionnel simple, partagé avec l'urologue ou la sage-femme."),
        ),
        rule=True,
    )
    page.text(
        (5, 76, 95, 90),
        "Ondrelis conçoit et fabrique à Saint-Étienne un dispositif médical de neurostimulation.",
    )


def product_on(deck: Deck) -> None:
    """More of: product, proof, regulation with the attack, market."""
    page = deck.slide("Étude OSIRIS : deux fuites sur trois en moins")
    shares(
        page,
        (5, 28, 95, 64),
        {
            "Réduction des fuites à 12 semaines": 66,
            "Patientes améliorées": 78,
            "Observance": 91,
            "Placebo : réduction": 24,
        },
    )
    page.text(
        (5, 72, 95, 88),
        "84 patientes, CHU de Lyon et de Nantes, janvier à octobre 2025. Aucun événement grave.",
    )

    page = deck.slide("Réglementaire et remboursement")
    steps(
        page,
        (5, 32, 95, 72),
        (
            ("T1 2025", "ISO 13485"),
            ("T3 2026", "Marquage CE classe IIa"),
            ("T1 2027", "Dossier LPPR à la HAS"),
            ("T4 2027", "Prise en charge"),
        ),
    )
    page.page.insert_text(
        page.at((5, 90)), FALSE, fontsize=11, fontname="helv", fill_opacity=0, stroke_opacity=0
    )

    page = deck.slide("Marché : 640 M€ en Europe, dont 118 M€ en France")
    bullets(
        page,
        (5, 26, 95, 80),
        (
            "410 000 patientes françaises en échec de médicament : notre premier segment",
            "Prix : 690 € le bracelet, puis 19 € par mois d'électrodes ; marge brute de 72 %",
            "Concurrent américain Tibwave : 31 M$ levés en 2024, non remboursé en Europe",
        ),
    )


def business(deck: Deck) -> None:
    """Traction, team, round, use, closing."""
    page = deck.slide("Déjà sur le terrain")
    cards(
        page,
        (5, 28, 95, 66),
        (
            ("14", "centres partenaires"),
            ("212 k€", "de précommandes"),
            ("3", "brevets délivrés"),
            ("9", "salariés"),
        ),
        across=4,
    )
    page.text(
        (5, 74, 95, 86),
        "« Je suis retournée au cinéma. » Monique, 68 ans, Villeurbanne",
        Style(18, "heit", PLUM),
    )

    page = deck.slide("L'équipe")
    people(
        page,
        (5, 26, 95, 90),
        (
            ("Solène Arnoux", "Présidente", "Ingénieure, 12 ans d'implants"),
            ("Karim Belhadj", "Technique", "Électronique basse consommation"),
            ("Dr Anne Rivoire", "Clinique", "Urologue, CHU de Lyon"),
        ),
        across=3,
    )


def business_on(deck: Deck) -> None:
    """More of: traction, team, round, use, closing."""
    page = deck.slide("Historique du financement")
    table(
        page,
        (5, 26, 95, 70),
        (
            ("Année", "Source", "Montant"),
            ("2022", "Bourse French Tech et fondateurs", "140 k€"),
            ("2023", "Amorçage, Rhône Angels", "950 k€"),
            ("2024", "i-Lab, Bpifrance", "480 k€"),
            ("2025", "Prêt innovation", "300 k€"),
        ),
        widths=(0.6, 2, 1),
        size=16,
    )
    page.text((5, 76, 95, 86), "Valorisation pré-money en 2023 : 3,6 M€.")

    page = deck.slide("Nous levons 2,8 M€")
    bullets(
        page,
        (5, 26, 95, 62),
        (
            "1,2 M€ : industrialisation et marquage CE",
            "0,9 M€ : étude pivot pour la HAS",
            "0,7 M€ : lancement auprès des urologues",
        ),
        style=Style(20, colour=INK),
    )
    page.text(
        (5, 68, 95, 86),
        "Engagés à ce jour : 1,1 M€ par les actionnaires historiques. Clôture visée en septembre.",
    )

    page = deck.blank(PLUM)
    page.text((8, 38, 92, 54), "Merci !", Style(44, "hebo", (1, 1, 1)))
    page.text((8, 58, 92, 74), "Ondrelis SAS\nsolene@ondrelis.example", Style(18, colour=(1, 1, 1)))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    product(deck)
    product_on(deck)
    business(deck)
    business_on(deck)
