"""Manchelle (France): a motor-driven compression sleeve. Titles are questions; the sum is a large number without a label."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, columns, people, steps

from .shapes.figures import curve, ledger, ticks
from .shapes.icons import sleeve

PLUM, ROSE, SAND, INK = (0.36, 0.1, 0.28), (0.83, 0.42, 0.45), (0.985, 0.965, 0.94), (0.2, 0.14, 0.18)
LINEN = (0.94, 0.89, 0.85)


def frame(page: Page) -> None:
    """Draw a thread down the left edge with the number of the slide as its bead."""
    page.rule((3, 0), (3, 100), ROSE, width=2)
    page.disc((3, 50), 13, PLUM)
    page.text((1, 47.8, 5, 53), str(page.number), Style(12, "tibo", SAND, "centre"))


LOOK = Look(
    frame,
    Style(17, "tiro", INK, leading=1.36),
    Style(32, "tiit", PLUM, leading=1.1),
    PLUM,
    ROSE,
    LINEN,
    on_primary=SAND,
    paper=SAND,
    size=(1280, 720),
    title=(8, 7, 94, 20),
)


def need(deck: Deck) -> None:
    """Cover, the patient, the numbers, the care of today."""
    page = deck.blank()
    page.rect((58, 0, 100, 100), PLUM)
    sleeve(page, (64, 22), 250, [ROSE, LINEN, ROSE, LINEN, ROSE, LINEN])
    page.text((7, 30, 55, 46), "manchelle", Style(66, "tibo", PLUM))
    page.text((7, 50, 54, 66), "Un manchon motorisé contre\nle lymphœdème du bras", Style(25, "tiit", INK))
    page.text((7, 84, 54, 90), "Lyon, le 9 décembre 2025", Style(14, "tiro", INK))

    page = deck.slide("Que vit Hélène depuis son opération ?")
    page.photo((60, 24, 95, 88), 31, colours=((150, 90, 110), (240, 215, 200)))
    story = (
        "Hélène a 54 ans. On lui a retiré un sein et quatorze ganglions en 2021. Elle est guérie.",
        "Depuis, son bras droit a doublé de volume. Elle ne boutonne plus ses chemises, elle a quitté son poste "
        "à la crèche, elle dort le bras sur trois oreillers.",
        "« On m'a dit que c'était le prix à payer. »",
    )
    bullets(page, (8, 26, 56, 88), story, mark="", style=Style(20, "tiro", INK, leading=1.4))

    page = deck.slide("Combien sont-elles ?")
    facts = {"France": 68, "Allemagne": 91, "Italie": 59, "Espagne": 44, "Benelux": 31}
    page.text((8, 22, 60, 28), "Femmes vivant avec un bras gonflé, en milliers", Style(15, "tiit", INK))
    bars(page, (8, 28, 60, 90), facts)
    page.text((66, 30, 94, 44), "1 sur 5", Style(54, "tibo", ROSE))
    page.text((66, 46, 94, 62), "après un curage axillaire, dans les trois ans", Style(18, "tiro", INK))
    page.text(
        (66, 70, 94, 90), "Sources : registres du cancer 2023, calculs internes", Style(11, "tiro", INK)
    )

    page = deck.slide("Que leur propose-t-on aujourd'hui ?")
    care = (
        ("Des bandes", "Posées par un kinésithérapeute, quatre fois par semaine, pour la vie."),
        (
            "Un bas de bras",
            "Il contient l'œdème ; il ne le fait pas partir. Une patiente sur deux l'abandonne.",
        ),
        ("Une pompe", "Une heure allongée, branchée au mur, dans un service qui en possède deux."),
    )
    columns(page, (8, 28, 94, 60), care, rule=True)
    page.rect((8, 66, 94, 88), LINEN)
    page.text(
        (11, 70, 91, 86),
        "2 740 € par an et par patiente pour l'Assurance maladie, sans jamais traiter la cause.",
        Style(22, "tiit", PLUM),
    )


def answer(deck: Deck) -> None:
    """The product, the proof, the approvals."""
    page = deck.slide("Et si le bras se drainait en faisant ses courses ?")
    sleeve(page, (9, 26), 200, [PLUM, ROSE, PLUM, ROSE, PLUM, ROSE, PLUM])
    page.text(
        (8, 72, 40, 90), "Sept anneaux tissés, 240 grammes, six heures d'autonomie", Style(14, "tiit", INK)
    )
    what = (
        "Manchelle conçoit un manchon de compression qui se contracte de la main vers l'épaule et chasse la lymphe "
        "d'un bras gonflé après un cancer du sein."
    )
    page.text((46, 26, 94, 52), what, Style(22, "tiro", PLUM, leading=1.35))
    how = (
        "Fils à mémoire de forme, sans air ni tuyau",
        "Pression réglée par la prescription, lue toutes les deux secondes",
        "Se porte sous une veste, se lave à trente degrés",
    )
    bullets(page, (46, 56, 94, 90), how, mark="—")

    page = deck.slide("Est-ce que cela marche ?")
    volumes = {"bandes": [34, 32, 30, 30, 29], "notre manchon": [35, 27, 21, 17, 15]}
    weeks = ("jour 0", "sem. 2", "sem. 4", "sem. 6", "sem. 8")
    curve(page, (12, 28, 68, 88), volumes, weeks, (PLUM, ROSE))
    page.text((8, 20, 68, 25), "Excès de volume du bras, en %", Style(14, "tiit", INK))
    page.text(
        (72, 26, 94, 60),
        "31 patientes, deux centres, huit semaines.\nUne rougeur, aucun abandon.",
        Style(18, "tiro", INK),
    )
    page.text((72, 62, 94, 88), "Étude LYMPHA-1, close le 27 juin 2025", Style(13, "tiit", INK))

    page = deck.slide("Où en est le marquage CE ?")
    path = (
        ("mai 2024", "Système qualité ISO 13485"),
        ("juin 2025", "Fin de l'étude pilote"),
        ("mars 2026", "Dépôt du dossier, dispositif de classe IIa"),
        ("oct. 2026", "Marquage attendu"),
        ("2027", "Inscription au remboursement"),
    )
    steps(page, (7, 36, 95, 80), path)


def business(deck: Deck) -> None:
    """Price, rivals, people."""
    page = deck.slide("Qui paie ?")
    page.text(
        (8, 22, 94, 34),
        "L'appareil est loué par les prestataires de santé à domicile. Manchelle facture au mois.",
        Style(17, "tiro", INK),
    )
    rows = (
        ("en milliers d'euros", "2026", "2027", "2028", "2029"),
        ("Manchons loués", "0", "640", "2 900", "7 100"),
        ("Chiffre d'affaires", "0", "690", "3 130", "7 670"),
        ("Charges", "1 020", "1 740", "2 610", "4 050"),
        ("Résultat", "– 1 020", "– 1 050", "520", "3 620"),
    )
    ledger(page, (8, 40, 94, 86), rows, shares=(2, 1, 1, 1, 1), size=16, rule=LINEN)

    page = deck.slide("Et les autres ?")
    marks = (
        ("Se porte en marchant", "x--x"),
        ("Réduit l'œdème", "-xxx"),
        ("Sans personnel", "x-xx"),
        ("Moins de 100 € par mois", "x--x"),
    )
    ticks(page, (8, 24, 94, 74), ("bas", "bandes", "pompes", "nous"), marks)
    page.text(
        (8, 80, 94, 90),
        "Drainia (Pays-Bas) a levé 14 millions d'euros en 2024 pour une pompe de salon.",
        Style(14, "tiit", INK),
    )

    page = deck.slide("Qui sommes-nous ?")
    team = (
        ("Ségolène Arvoz", "présidente", "Kinésithérapeute pendant onze ans, fondatrice de deux cabinets"),
        ("Bastien Quérec", "technique", "Ingénieur textile, huit brevets de tissage actif"),
        ("Dr Naïma Feddal", "médecine", "Chirurgienne du sein, investigatrice de l'étude pilote"),
    )
    people(page, (8, 28, 94, 78), team, across=3)
    page.text((8, 82, 94, 90), "Manchelle SAS, neuf salariés, Lyon 7e", Style(14, "tiro", INK, "centre"))


def money(deck: Deck) -> None:
    """What has come in, what is asked for."""
    page = deck.slide("Qui nous a déjà fait confiance ?")
    past = (
        ("420 000 €", "Fondateurs et proches, 2023"),
        ("150 000 €", "Subvention French Tech, 2024"),
        ("60 000 €", "Prêts d'honneur, remboursables en 2028"),
    )
    columns(page, (8, 30, 94, 52), past, rule=True)
    spent = (
        "Ces 630 000 € ont payé le prototype, l'étude pilote et deux familles de brevets",
        "Trésorerie au 30 novembre : 88 000 €, soit quatre mois",
        "La région étudie une avance remboursable de 200 000 €",
    )
    bullets(page, (8, 58, 94, 90), spent, mark="—", style=Style(18, "tiro", INK))

    page = deck.slide("De quoi avons-nous besoin ?")
    page.text(
        (8, 24, 50, 60),
        "Ouverture du capital au premier trimestre 2026. Ticket d'entrée : 50 000 €. "
        "Une seconde levée, d'environ 6 M€, suivra le remboursement.",
        Style(18, "tiro", INK),
    )
    page.rect((56, 24, 94, 58), PLUM)
    page.text((58, 33, 92, 52), "1 850 000 €", Style(48, "tibo", SAND, "centre"))
    uses = (
        "780 000 € pour l'étude multicentrique",
        "610 000 € pour l'atelier et l'outillage",
        "460 000 € pour les équipes",
    )
    bullets(page, (8, 66, 94, 92), uses, mark="—")

    page = deck.slide("On en parle ?")
    page.text((8, 36, 94, 50), "segolene@manchelle.example", Style(28, "tiro", PLUM))
    page.text(
        (8, 54, 94, 66), "Salle de démonstration : venez glisser votre bras dedans.", Style(18, "tiit", INK)
    )


def draw(deck: Deck) -> None:
    """Draw the thirteen slides."""
    need(deck)
    answer(deck)
    business(deck)
    money(deck)
