"""Rivadial: dialysis close to home. Wholly in French, two columns on every slide, the sum in the French manner."""

from canvas import WHITE, Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, people, shares, table

BLEU, AZUR, BRUME = (0.07, 0.2, 0.42), (0.2, 0.55, 0.75), (0.92, 0.95, 0.98)
PETIT = Style(9, colour=(0.45, 0.5, 0.55))


def frame(page: Page) -> None:
    """A blue column for the title on the left, the footer on the right."""
    page.rect((0, 0, 28, 100), BLEU)
    page.text((32, 94.5, 80, 98.5), "Rivadial – document confidentiel", PETIT)
    page.text((88, 94.5, 96, 98.5), f"{page.number} / 12", Style(9, colour=AZUR, align="right"))


LOOK = Look(
    frame,
    Style(18),
    Style(25, "hebo", WHITE, leading=1.25),
    BLEU,
    AZUR,
    BRUME,
    size=(842, 595),
    title=(3, 10, 26, 80),
)
RIGHT = (32, 10, 96, 92)


def debut(deck: Deck) -> None:
    """Cover, problem, solution."""
    page = deck.blank()
    page.photo((0, 0, 100, 58), 52, colours=((20, 50, 100), (170, 210, 225)))
    page.rect((6, 42, 62, 76), WHITE)
    page.text((9, 46, 60, 58), "RIVADIAL", Style(44, "hebo", BLEU))
    page.text((9, 60, 60, 74), "La dialyse à dix minutes de chez vous", Style(22, "heit", AZUR))
    page.text((9, 82, 60, 87), "Présentation aux investisseurs", Style(15))
    page.text((9, 88, 60, 93), "Lyon, le 14 mars 2026", Style(15))

    page = deck.slide("Trois fois par semaine, une vie sur la route")
    bullets(
        page,
        RIGHT,
        (
            "51 000 patients dialysés en France, trois séances de quatre heures par semaine",
            "Distance moyenne jusqu'au centre : 34 km ; dans les vallées, jusqu'à 90 km",
            "Le transport coûte à l'Assurance maladie 700 M€ par an",
            "Un patient sur cinq renonce à travailler",
        ),
    )

    page = deck.slide("Notre réponse, de petits centres près des gens")
    bullets(
        page,
        (32, 10, 70, 92),
        (
            "Rivadial ouvre et exploite des centres de dialyse de proximité, de huit postes, dans les petites villes",
            "Des infirmiers sur place, un néphrologue en télésurveillance",
            "Autorisation d'activité de soins portée avec l'hôpital de référence",
            "Ouvert de 6 h à 22 h, soirées pour ceux qui travaillent",
        ),
    )
    page.photo((73, 10, 97, 80), 54, colours=((210, 225, 235), (120, 160, 190)))

    page = deck.slide("Nos deux premiers centres")
    cards(
        page,
        (32, 10, 96, 56),
        (
            ("64", "patients suivis à Tarare et à Nantua"),
            ("11 min", "de trajet en moyenne, contre 41 avant"),
            ("97 %", "des séances réalisées"),
            ("9,2 / 10", "satisfaction des patients"),
        ),
        across=2,
    )
    page.text((32, 62, 96, 90), "Premier centre ouvert le 3 septembre 2023, second en janvier 2025.")


def milieu(deck: Deck) -> None:
    """Quality and market."""
    page = deck.slide("Une qualité de soins mesurée")
    table(
        page,
        (32, 12, 96, 60),
        (
            ("Indicateur 2025", "Rivadial", "Moyenne nationale"),
            ("Kt/V supérieur à 1,4", "91 %", "86 %"),
            ("Infections pour 1 000 jours", "0,21", "0,38"),
            ("Hospitalisations par an", "0,9", "1,4"),
            ("Inscrits sur liste de greffe", "38 %", "29 %"),
        ),
        widths=(2, 1, 1.4),
    )

    page = deck.slide("Un marché de 4,1 milliards d'euros")
    bars(
        page,
        (32, 12, 96, 66),
        {"2022": 3.7, "2024": 4.1, "2026": 4.4, "2028": 4.8},
        form="{:g} Md€",
        point=",",
    )
    page.text(
        (32, 72, 96, 90), "Part accessible : 320 M€ dans 140 bassins de vie sans centre à moins de 30 km."
    )


def economie(deck: Deck) -> None:
    """Rivals and economics."""
    page = deck.slide("Ils sont loin ou ils sont seuls")
    table(
        page,
        (32, 12, 96, 60),
        (
            ("", "Proximité", "Équipe sur place", "Capital levé"),
            ("Rivadial", "oui", "oui", "1,1 M€"),
            ("Groupe Néphralis", "non", "oui", "45 M€"),
            ("Dialyse à domicile", "oui", "non", "-"),
            ("CHU", "non", "oui", "public"),
        ),
        widths=(1.6, 1, 1.3, 1.2),
    )

    page = deck.slide("L'économie d'un centre")
    bullets(
        page,
        RIGHT,
        (
            "Investissement : 780 000 € par centre, amorti en 40 mois",
            "Chiffre d'affaires : 1,9 M€ par centre et par an, tarif fixé par l'Assurance maladie",
            "Marge d'exploitation : 21 % à partir du 18e mois",
            "Chiffre d'affaires prévu en 2029 : 16 M€",
        ),
    )


def fin(deck: Deck) -> None:
    """Plan, team, sum, contact."""
    page = deck.slide("Calendrier")
    table(
        page,
        (32, 12, 96, 60),
        (
            ("Date", "Étape"),
            ("Juin 2026", "Ouverture à Bellegarde"),
            ("Janvier 2027", "Ouverture à Ambert et à Die"),
            ("2028", "Huit centres, équilibre du groupe"),
        ),
        widths=(1, 3),
    )

    page = deck.slide("L'équipe")
    people(
        page,
        (32, 12, 96, 80),
        (
            ("Dr C. Vaurigny", "Présidente", "Néphrologue, 15 ans à l'hôpital"),
            ("S. Benallou", "Opérations", "A ouvert 22 cabinets de soins"),
            ("L. Tréhorel", "Finances", "Dix ans dans les cliniques privées"),
        ),
        across=3,
    )

    page = deck.slide("La levée de fonds")
    page.text((32, 10, 96, 20), "Nous levons 2,5 M€", Style(32, "hebo", BLEU))
    shares(page, (32, 26, 96, 62), {"Trois nouveaux centres": 72, "Système d'information": 13, "Équipe": 15})
    bullets(
        page,
        (32, 66, 96, 92),
        (
            "Déjà réuni : 600 000 € en 2022, 500 000 € de prêts d'honneur et de subventions",
            "Valorisation avant l'opération : 7 M€",
            "Trésorerie : 310 000 €",
        ),
    )

    page = deck.blank(BLEU)
    page.text((10, 40, 90, 52), "Merci de votre attention", Style(34, "hebo", WHITE, "centre"))
    page.text((10, 56, 90, 62), "contact@rivadial.example", Style(16, colour=WHITE, align="centre"))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    debut(deck)
    milieu(deck)
    economie(deck)
    fin(deck)
