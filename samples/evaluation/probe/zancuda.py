"""Zancuda (Colombia): a paper strip for four fevers. Numbered headings, sums with dots for thousands, one scanned slide."""

from canvas import WHITE, Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, people, table

from .shapes.figures import curve, ring, runs, ticks
from .shapes.icons import drop, mosquito

LEAF, SUN, BRICK, NIGHT = (0.05, 0.42, 0.27), (0.98, 0.78, 0.12), (0.78, 0.22, 0.16), (0.1, 0.16, 0.14)
LIME = (0.93, 0.97, 0.9)


def frame(page: Page) -> None:
    """Draw a two-coloured head and the small name with an insect below."""
    page.rect((0, 0, 100, 2.4), LEAF)
    page.rect((0, 2.4, 100, 3.4), SUN)
    mosquito(page, (3, 93.4), 22, BRICK)
    page.text((7, 94, 40, 99), "zancuda dx", Style(12, "hebo", LEAF))
    page.text((80, 94, 97, 99), f"pág. {page.number}", Style(11, colour=NIGHT, align="right"))


LOOK = Look(
    frame,
    Style(18, colour=NIGHT, leading=1.3),
    Style(27, "hebo", LEAF, leading=1.12),
    LEAF,
    BRICK,
    LIME,
    size=(1024, 768),
    title=(4, 7, 96, 18),
)


def committee(deck: Deck) -> None:
    """The letter that is scanned."""
    page = deck.slide("Comité de Ética en Investigación - Acta 114")
    lines = (
        "Protocol: rapid differential test for acute febrile illness.",
        "Sites: Villavicencio, Neiva, Buenaventura.",
        "The committee approves the protocol without modification.",
    )
    bullets(page, (6, 24, 94, 80), lines, style=Style(22, "tiro"))


def fever(deck: Deck) -> None:
    """Cover, problem and numbers."""
    page = deck.blank(LEAF)
    page.rect((0, 78, 100, 100), SUN)
    mosquito(page, (58, 10), 230, (0.16, 0.52, 0.36))
    page.text((6, 24, 80, 40), "Zancuda", Style(74, "hebo", WHITE))
    page.text((6, 46, 90, 60), "One drop. Four fevers.\nOne answer in 18 minutes.", Style(27, colour=WHITE))
    page.text((6, 83, 94, 90), "Pitch for investors", Style(18, "hebo", NIGHT))
    page.text((6, 89, 94, 96), "Bogotá, November 28 of 2025", Style(15, colour=NIGHT))

    page = deck.slide("01 · Problem")
    dark = Style(24, colour=NIGHT)
    red = Style(24, "hebo", BRICK)
    runs(
        page,
        (4, 22, 70, 60),
        (
            ("A child arrives with 39 degrees.", dark),
            ("It can be dengue, Zika, chikungunya or malaria.", red),
            ("The rural doctor has nothing to tell them apart, so he gives paracetamol and waits.", dark),
        ),
    )
    page.photo((74, 22, 96, 62), 12, colours=((40, 110, 80), (240, 200, 120)))
    trouble = (
        "The laboratory answer takes 9 days from the Amazon to Bogotá",
        "Wrong drug in dengue = bleeding. No drug in malaria = death",
        "1 of every 3 beds in the rainy season is occupied “by precaution”",
    )
    bullets(page, (4, 64, 96, 92), trouble, mark="»")

    page = deck.slide("Why now? The mosquito is climbing the Andes")
    cases = {"dengue": [2.3, 1.3, 2.8, 4.6, 12.7], "chikungunya": [0.1, 0.2, 0.4, 0.5, 0.6]}
    curve(page, (8, 28, 94, 84), cases, ("2020", "2021", "2022", "2023", "2024"), (BRICK, LEAF))
    page.text((4, 20, 94, 26), "Cases notified in the Americas, millions per year", Style(15))
    page.text((4, 87, 94, 92), "Source: regional epidemiological bulletins", Style(11))


def strip(deck: Deck) -> None:
    """Product, function and validation."""
    page = deck.slide("02 · Solution")
    page.rect((4, 20, 96, 46), LIME)
    claim = "Zancuda makes a paper strip that tells dengue, Zika, chikungunya and malaria apart with one drop of blood."
    page.text((7, 23, 93, 45), claim, Style(25, "hebo", LEAF))
    facts = (
        ("18 min", "from the finger to the result"),
        ("0", "equipment, cold chain or electricity"),
        ("US$ 3,80", "price to the hospital"),
    )
    cards(page, (4, 52, 96, 88), facts, across=3)

    page = deck.slide("How does it work")
    for index, (head, text) in enumerate(
        (
            ("Drop", "The nurse puts one drop of blood in the centre of the paper."),
            ("Travel", "The paper divides it in four channels. Each one has aptamers for one disease."),
            ("Colour", "A channel turns red. No red = other cause."),
            ("Report", "A photo with the telephone sends the case to the secretary of health."),
        )
    ):
        left = 4 + index * 23.5
        drop(page, (left + 6, 24), 70, BRICK if index == 2 else LEAF)
        page.text((left, 42, left + 21, 48), head, Style(19, "hebo", LEAF, "centre"))
        page.text((left, 49, left + 21, 84), text, Style(16, colour=NIGHT, align="centre"))

    page = deck.slide("03 · Validation: 612 patients against PCR")
    rows = (
        ("Disease", "Positives", "Sensitivity", "Specificity"),
        ("Dengue (4 serotypes)", "241", "94,2 %", "97,8 %"),
        ("Zika", "38", "89,5 %", "98,6 %"),
        ("Chikungunya", "57", "92,9 %", "99,1 %"),
        ("Malaria (vivax, falciparum)", "103", "96,1 %", "98,3 %"),
    )
    table(page, (4, 22, 96, 66), rows, widths=(2, 1, 1, 1), size=16)
    page.text(
        (4, 71, 96, 90),
        "Three hospitals, 12/Jan/2025 to 30/Aug/2025. Read by nurses, not by bacteriologists.",
        Style(16),
    )

    deck.scan(committee)


def trade(deck: Deck) -> None:
    """Market, model, competition."""
    page = deck.slide("04 · Market")
    for radius, centre, fill in ((190, 36, LIME), (125, 44, (0.72, 0.86, 0.68)), (62, 54, LEAF)):
        page.disc((28, centre + 18), radius * 0.86, fill)
    sizes = (
        ("TAM  US$ 1.140.000.000", "all the fever tests of the tropical belt"),
        ("SAM  US$ 310.000.000", "Latin America and the Caribbean"),
        ("SOM  US$ 42.000.000", "public tenders of Colombia, Peru and Brazil"),
    )
    for index, (size, note) in enumerate(sizes):
        page.text((58, 26 + index * 20, 97, 32 + index * 20), size, Style(19, "hebo", LEAF))
        page.text((58, 32 + index * 20, 97, 42 + index * 20), note, Style(15))

    page = deck.slide("05 · Business model")
    bars(page, (4, 26, 52, 88), {"2024": 96, "2025": 410, "2026e": 1250, "2027e": 4900}, form="{:g}")
    page.text((4, 20, 52, 26), "Sales in thousands of US$", Style(14, "hebo"))
    model = (
        "We sell boxes of 50 strips to hospitals and secretaries of health",
        "Cost of one strip today US$ 1,10; with the second line US$ 0,62",
        "Framework contract with two departments: US$ 780.000 until 2027",
    )
    bullets(page, (56, 26, 96, 88), model, mark="»")

    page = deck.slide("06 · Competition")
    marks = (
        ("Four diseases together", "x--x"),
        ("Result in the first visit", "xxx-"),
        ("Nurse can read it", "xxx-"),
        ("Less than US$ 5", "xx--"),
    )
    ticks(page, (4, 22, 96, 70), ("Zancuda", "Dengue strip", "Malaria strip", "PCR"), marks)
    page.text(
        (4, 76, 96, 90),
        "Febrona, from Singapore, closed its Series A of US$ 22.000.000 in 2024 and sells only in Asia.",
        Style(15),
    )


def ask(deck: Deck) -> None:
    """Team, money received, money wanted."""
    page = deck.slide("07 · Team")
    team = (
        ("Lucía Arbeláez M.", "CEO", "Bacteriologist, 10 years in public health laboratories"),
        ("Tomás Inírida", "CTO", "PhD in aptamers, UNAL"),
        ("Yuli Caicedo P.", "Operations", "Plant manager of a syringe factory"),
        ("Dr. Hernán Olarte V.", "Medical", "Infectologist, tropical medicine"),
    )
    people(page, (4, 26, 96, 80), team, across=4)

    page = deck.slide("08 · What we have received")
    rows = (
        ("From", "Year", "Value", "Type"),
        ("MinCiencias", "2022", "COP 1.450 million", "grant"),
        ("Angels of Medellín", "2023", "US$ 380.000", "SAFE, cap US$ 4.000.000"),
        ("Prize Salud sin Frontera", "2024", "US$ 50.000", "award"),
    )
    table(page, (4, 22, 96, 60), rows, widths=(1.6, 0.7, 1.2, 1.6), size=15)
    page.text((4, 66, 96, 74), "With this money:", Style(19, "hebo", BRICK))
    done = (
        "Laboratory of 140 m² with one line of 30.000 strips per month",
        "Study of 612 patients",
        "Patent PCT/CO2024",
    )
    bullets(page, (4, 74, 96, 92), done, mark="»", style=Style(16, colour=NIGHT))

    page = deck.slide("09 · We are raising US$ 3.200.000 to make ten million strips per year")
    uses = {
        "Second line": 46.0,
        "INVIMA and ANVISA": 24.0,
        "Sales in Peru and Brazil": 21.0,
        "Working capital": 9.0,
    }
    ring(page, (28, 54), 130, uses, (LEAF, BRICK, SUN, (0.55, 0.7, 0.6)))
    page.text(
        (4, 83, 96, 91), "22 months of runway · break-even with 310.000 strips per month", Style(16, "hebo")
    )

    page = deck.slide("¡Gracias!")
    page.text((4, 30, 96, 44), "lucia@zancuda.example", Style(26, colour=LEAF))
    page.text((4, 46, 96, 60), "Zancuda Diagnósticos S.A.S. · Carrera 30 · Bogotá D.C.", Style(16))


def draw(deck: Deck) -> None:
    """Draw the fourteen slides."""
    fever(deck)
    strip(deck)
    trade(deck)
    ask(deck)
