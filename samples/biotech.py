"""Tesslumen Therapeutics, an invented clinical-stage biotech that raises a Series A in dollars."""

import pictures
from canvas import GREY, HEIGHT, WHITE, WIDTH, Deck, Point, Sheet, Style, Theme
from charts import Axes, Series, bar_chart, cards, chain, line_chart, portraits, shares, table, timeline

NAVY, TEAL, MINT = (0.05, 0.2, 0.34), (0.07, 0.58, 0.56), (0.91, 0.96, 0.96)


def logo(sheet: Sheet, centre: Point, radius: float) -> None:
    """Two lobes in a ring."""
    x, y = centre
    sheet.circle(centre, radius, WHITE, edge=TEAL)
    sheet.circle((x - radius * 0.36, y + 1), radius * 0.34, TEAL)
    sheet.circle((x + radius * 0.36, y + 1), radius * 0.34, NAVY)


THEME = Theme(NAVY, TEAL, MINT, "Tesslumen Therapeutics, Inc.  |  Confidential, not for distribution", logo)
BODY = Style(19)
SOURCE = Style(10, "heit", GREY)


def cover(deck: Deck) -> None:
    """The name, the tagline, the date."""
    sheet = deck.blank()
    sheet.rect((0, 0, WIDTH, HEIGHT), NAVY)
    sheet.picture((528, 0, 960, 540), pictures.lungs())
    logo(sheet, (78, 92), 32)
    sheet.paragraph((44, 160, 520, 290), "Tesslumen Therapeutics", Style(46, "hebo", WHITE, leading=1.12))
    sheet.rect((46, 278, 150, 283), TEAL)
    tagline = "Inhaled medicines that stop lung scarring at its source"
    sheet.paragraph((44, 300, 500, 370), tagline, Style(21, "heit", WHITE))
    sheet.write((44, 430), "Series A investor presentation", Style(17, "hebo", WHITE))
    sheet.write((44, 456), "March 2026", Style(17, colour=WHITE))
    sheet.write((44, 510), "Confidential, not for distribution", Style(10, colour=(0.7, 0.8, 0.85)))


def problem(deck: Deck) -> None:
    """The disease, in numbers and in a picture."""
    sheet = deck.slide("Idiopathic pulmonary fibrosis still kills within years")
    cards(
        sheet,
        (40, 112, 920, 206),
        (
            ("3 to 5 years", "median survival after diagnosis"),
            ("132,000", "patients diagnosed in the United States"),
            ("41%", "stop their antifibrotic within the first year"),
        ),
        columns=3,
    )
    sheet.bullets(
        (40, 232, 530, 490),
        (
            "Scar tissue replaces healthy lung and never heals; every lost breath is lost for good",
            "Today's two oral antifibrotics slow the decline but do not stop it",
            "Nausea, diarrhoea and liver toxicity force patients off therapy when they need it most",
            "Lung transplant reaches fewer than 1 in 100 patients",
        ),
        BODY,
    )
    sheet.picture((560, 230, 920, 470), pictures.tissue())
    sheet.write((560, 490), "Illustration: fibrotic lung tissue, stained", SOURCE)


def solution(deck: Deck) -> None:
    """What the company makes."""
    sheet = deck.slide("TSL-201: the first inhaled inhibitor of WISP1")
    lead = (
        "Tesslumen is developing TSL-201, an inhaled small molecule that blocks WISP1, "
        "the signal that tells lung cells to lay down scar tissue."
    )
    bottom = sheet.paragraph((40, 108, 590, 220), lead, Style(20, "hebo", NAVY))
    sheet.bullets(
        (40, bottom + 20, 590, 490),
        (
            "Delivered where the disease is: 60 times more drug in the lung than in the blood",
            "Twice daily with a pocket-size soft-mist inhaler, 40 seconds per dose",
            "Designed to work alone or on top of standard antifibrotics",
            "New chemical entity, composition of matter protected until 2043",
        ),
        BODY,
    )
    sheet.picture((640, 108, 920, 428), pictures.inhaler())
    sheet.paragraph(
        (640, 440, 920, 500),
        "TSL-201 soft-mist inhaler, clinical prototype",
        Style(12, "heit", GREY, "centre"),
    )


def mechanism(deck: Deck) -> None:
    """Mechanism of action as a chain of boxes."""
    sheet = deck.slide("Mechanism: cutting the loop that keeps fibrosis going")
    chain(
        sheet,
        (40, 116, 920, 290),
        (
            ("Injury", "Stressed alveolar cells release WISP1 into the airway lining"),
            ("Activation", "WISP1 turns resting fibroblasts into collagen-making myofibroblasts"),
            ("Stiffness", "Stiff tissue releases still more WISP1: the loop closes"),
            ("TSL-201", "Binds WISP1 at 2.4 nM and opens the loop, sparing normal repair"),
        ),
    )
    sheet.bullets(
        (40, 322, 920, 495),
        (
            "Target validated in human genetics: carriers of a loss variant have half the rate of disease",
            "Biomarker of target engagement: WISP1 fragment in sputum, measured in every trial",
            "Published in a peer-reviewed journal (2024) and presented at two respiratory congresses",
        ),
        BODY,
    )


def preclinical(deck: Deck) -> None:
    """An animal model as a bar chart."""
    sheet = deck.slide("Preclinical data: fibrosis score halved in vivo")
    axes = Axes(
        "Ashcroft fibrosis score, day 28", "Bleomycin mouse model, n = 12 per group", "score, 0 to 8", 0, 6, 1
    )
    bars = {"Vehicle": 5.2, "Oral standard": 4.1, "TSL-201 low": 3.3, "TSL-201 high": 2.4}
    bar_chart(sheet, (40, 104, 540, 495), axes, bars)
    sheet.bullets(
        (580, 116, 920, 480),
        (
            "54% reduction against vehicle at the high dose (p < 0.001)",
            "Same effect in precision-cut slices of human lung from 9 donors",
            "26-week inhalation toxicology in two species: no adverse effect at 40 times the clinical dose",
            "Results repeated by an independent contract laboratory in 2023",
        ),
        BODY,
    )


def trial(deck: Deck) -> None:
    """The trial as a line chart."""
    sheet = deck.slide("Phase 1b: lung function held steady for 12 weeks")
    axes = Axes("Change in FVC from baseline", "Week of treatment", "millilitres", -100, 20, 20)
    lines = (
        Series("Placebo", (0, -19, -38, -58, -82), (0.6, 0.6, 0.62)),
        Series("TSL-201", (0, -4, -2, -8, -9), TEAL),
    )
    line_chart(sheet, (40, 104, 560, 495), axes, lines, labels=("0", "3", "6", "9", "12"))
    sheet.bullets(
        (600, 112, 920, 500),
        (
            "Randomised, double-blind, placebo-controlled; 42 patients at 6 sites in Australia",
            "Primary endpoint met: safety and tolerability over 12 weeks",
            "Secondary endpoint: FVC -9 ml against -82 ml on placebo (p = 0.03)",
            "Sputum WISP1 fragment down by 71%",
            "Exploratory: cough score better by 1.8 points",
        ),
        Style(16),
    )


def safety(deck: Deck) -> None:
    """Adverse events as a table."""
    sheet = deck.slide("Safety: no drug-related serious adverse events")
    table(
        sheet,
        (40, 112, 920, 402),
        (
            ("Adverse event", "TSL-201 (n = 28)", "Placebo (n = 14)", "Severity"),
            ("Throat irritation", "4 (14%)", "1 (7%)", "mild"),
            ("Cough after inhalation", "3 (11%)", "2 (14%)", "mild"),
            ("Headache", "2 (7%)", "2 (14%)", "mild"),
            ("Diarrhoea", "1 (4%)", "1 (7%)", "mild"),
            ("Raised liver enzymes", "0", "0", "none"),
            ("Stopped treatment", "1 (4%)", "1 (7%)", "not drug-related"),
        ),
        widths=(3, 2, 2, 2),
    )
    sheet.paragraph(
        (40, 424, 920, 490),
        "An independent data safety board reviewed all 42 patients and advised to continue without change.",
        BODY,
    )


def pipeline(deck: Deck) -> None:
    """Programmes by stage."""
    sheet = deck.slide("One platform, three programmes")
    stages = ("Discovery", "Preclinical", "Phase 1", "Phase 2")
    for index, stage in enumerate(stages):
        sheet.write((420 + index * 140, 128), stage, Style(14.5, "hebo", NAVY, "centre"))
        sheet.line((350 + index * 140, 140), (350 + index * 140, 440), (0.85, 0.87, 0.9))
    for row, (name, disease, reach) in enumerate(
        (
            ("TSL-201", "Idiopathic pulmonary fibrosis", 430),
            ("TSL-201", "Scleroderma lung disease", 250),
            ("TSL-310", "Chronic lung allograft dysfunction", 100),
        )
    ):
        y = 164 + row * 92
        sheet.write((40, y + 18), name, Style(18, "hebo", NAVY))
        sheet.write((40, y + 40), disease, Style(14))
        sheet.rect((350, y, 910, y + 42), MINT)
        sheet.polygon(
            ((350, y), (350 + reach, y), (366 + reach, y + 21), (350 + reach, y + 42), (350, y + 42)), TEAL
        )
    sheet.write(
        (40, 476), "All rights owned by the company; no royalties, no licences out.", Style(14, "heit")
    )


def market(deck: Deck) -> None:
    """Market sizes, none of which is the sum asked for."""
    sheet = deck.slide("A $4.2B market that grows with an ageing population")
    axes = Axes("Global sales of IPF medicines", "Year", "$ billion", 0, 8, 2)
    bar_chart(
        sheet, (40, 104, 540, 480), axes, {"2024": 4.2, "2026": 4.9, "2028": 5.7, "2030": 6.6, "2032": 7.5}
    )
    cards(
        sheet,
        (580, 112, 920, 404),
        (
            ("$4.2B", "TAM: sales of IPF medicines in 2024"),
            ("$1.9B", "SAM: patients who do not tolerate oral therapy"),
            ("$640M", "peak sales of TSL-201, estimate for 2034"),
        ),
    )
    sheet.paragraph(
        (580, 420, 920, 490),
        "Source: company model from public annual reports of marketed products, 2025.",
        SOURCE,
    )


def competition(deck: Deck) -> None:
    """Rival approaches and patents."""
    sheet = deck.slide("Nobody else treats the lung without dosing the body")
    table(
        sheet,
        (40, 112, 920, 380),
        (
            ("Approach", "Route", "Stops decline", "Tolerability", "Stage"),
            ("TSL-201 (Tesslumen)", "inhaled", "yes, at 12 weeks", "mild throat irritation", "Phase 2 ready"),
            ("Oral antifibrotics", "oral", "slows by half", "41% stop in year one", "marketed"),
            ("Inhaled antifibrotics", "inhaled", "slows by half", "cough in a third", "Phase 2"),
            ("Injected antibodies", "infusion", "mixed results", "infections", "Phase 3"),
        ),
        widths=(2.3, 1.1, 1.8, 2.2, 1.5),
    )
    sheet.bullets(
        (40, 404, 920, 500),
        (
            "Two granted patent families (US, EP, JP) and three filings pending cover molecule and inhaler",
            "Freedom-to-operate opinion obtained in 2024",
        ),
        BODY,
    )


def minutes(deck: Deck) -> None:
    """The scanned slide."""
    sheet = deck.slide("Clinical advisory board: minutes, page 1 of 3")
    sheet.paragraph(
        (40, 108, 920, 140),
        "Melbourne, 19 June 2025. Present: five respiratory physicians, two trialists.",
        BODY,
    )
    sheet.bullets(
        (40, 156, 920, 420),
        (
            "The board supports a 24-week Phase 2a trial with FVC as primary endpoint.",
            "A dose of 5 mg twice daily is preferred over 10 mg once daily.",
            "Patients on background antifibrotics should be allowed, in a separate stratum.",
            "A budget of about $9M for the trial was thought to be realistic.",
        ),
        Style(19),
    )
    sheet.line((600, 460), (860, 448), (0.1, 0.1, 0.3), width=2)
    sheet.write((600, 486), "Chair of the board", Style(14, "heit"))


def team(deck: Deck) -> None:
    """Four invented people."""
    sheet = deck.slide("A team that has taken inhaled drugs to approval")
    portraits(
        sheet,
        (40, 112, 930, 366),
        (
            (
                "Dr. A. Lindqvist",
                "Chief Executive",
                "Led two respiratory programmes from discovery to Phase 3",
            ),
            (
                "Dr. M. Okonjo",
                "Chief Medical Officer",
                "Pulmonologist; 17 trials in interstitial lung disease",
            ),
            ("R. Vasquin", "Chief Scientific Officer", "Discovered the WISP1 loop; 48 publications"),
            ("T. Haldane", "Head of Formulation", "Brought three inhaled products to market"),
        ),
    )
    sheet.rect((40, 384, 920, 490), MINT)
    sheet.bullets(
        (60, 400, 900, 490),
        (
            "Founded in 2019 as a university spin-out; 11 people in Boston and Melbourne",
            "Scientific advisers from four academic centres for lung disease",
        ),
        BODY,
    )


def milestones(deck: Deck) -> None:
    """Dates of which none is the deck's own."""
    sheet = deck.slide("Milestones: Phase 2a readout within 24 months")
    timeline(
        sheet,
        (40, 118, 920, 300),
        (
            ("Nov 2025", "Phase 1b complete, primary endpoint met"),
            ("Apr 2026", "Meeting with the FDA before the IND"),
            ("Sep 2026", "IND filed with the FDA"),
            ("Jan 2027", "First patient in Phase 2a"),
            ("Mar 2028", "Phase 2a readout"),
        ),
    )
    table(
        sheet,
        (40, 318, 920, 482),
        (
            ("Phase 2a at a glance", ""),
            (
                "Design",
                "Randomised, placebo-controlled, 24 weeks, 120 patients, 28 sites on three continents",
            ),
            ("Primary endpoint", "Change in forced vital capacity (FVC) at week 24"),
            ("Regulatory path", "505(b)(1) new drug application; not yet discussed with the EMA"),
        ),
        widths=(1, 4),
    )


def ask(deck: Deck) -> None:
    """The sum asked for, beside what was raised before and what will be raised next."""
    sheet = deck.slide("The ask: from Phase 2 ready to Phase 2a data")
    sheet.rect((40, 108, 440, 248), NAVY)
    sheet.write((64, 146), "We are raising", Style(19, colour=WHITE))
    sheet.write((64, 194), "$12 million", Style(46, "hebo", WHITE))
    sheet.write((64, 228), "Series A, closing in two tranches", Style(17, colour=WHITE))
    sheet.bullets(
        (40, 270, 450, 500),
        (
            "24 months of runway, to the Phase 2a readout",
            "Raised to date: $3M seed (2022) and $2.1M in grants",
            "Lead investor sought; existing investors take part pro rata",
            "Next round: $60M Series B after the data",
        ),
        BODY,
    )
    sheet.write((500, 126), "Use of funds", Style(19, "hebo", NAVY))
    shares(
        sheet,
        (500, 146, 920, 396),
        {
            "Phase 2a trial": 58,
            "Drug supply and inhaler": 19,
            "Toxicology and regulatory": 11,
            "Team and operations": 12,
        },
    )
    sheet.write((500, 440), "invest@tesslumen.example", Style(17, "hebo", TEAL))
    sheet.write((500, 464), "Tesslumen Therapeutics, Inc., Boston, MA", Style(14))


def draw(deck: Deck) -> None:
    """Draw the fourteen slides."""
    for slide in (
        cover,
        problem,
        solution,
        mechanism,
        preclinical,
        trial,
        safety,
        pipeline,
        market,
        competition,
    ):
        slide(deck)
    deck.scan(minutes)
    for slide in (team, milestones, ask):
        slide(deck)
