"""A corporate presentation of a US biotech: no sum is asked for, and slide 13 has a text of opacity nought."""

from canvas import Style
from paper import Deck, Look, Page

from .shared.anatomy import body, bold, curve, faces, figures, flow, gantt, hide, ladder, ledger


def frame(page: Page) -> None:
    """Draw a thin bar at the left edge and the small print at the bottom."""
    page.rect((0, 0, 1.1, 100), page.look.primary)
    small = Style(8.5, colour=(0.5, 0.5, 0.55))
    page.text((5, 95.5, 60, 100), "Marrowgate Therapeutics, Inc.  |  Non-confidential", small)
    page.text((90, 95.5, 96, 100), f"{page.number}", Style(8.5, colour=(0.5, 0.5, 0.55), align="right"))


LOOK = Look(
    frame=frame,
    body=Style(16, colour=(0.16, 0.18, 0.24)),
    head=Style(25, "tibo", (0.08, 0.1, 0.32), leading=1.15),
    primary=(0.08, 0.1, 0.32),
    accent=(0.72, 0.12, 0.22),
    pale=(0.93, 0.93, 0.97),
    title=(5, 6, 94, 20),
)

LEGAL = [
    'This presentation contains forward-looking statements about Marrowgate Therapeutics, Inc. (the "Company"), among them '
    "statements on the timing of IND submissions, the design of clinical trials, the potential of MGT-101 and the "
    'sufficiency of our cash. Words such as "anticipate", "expect", "may" and "will" identify such statements.',
    "All of them are subject to risks. Preclinical results may not be predictive of results in humans. We may not obtain "
    "regulatory clearance when we expect to, or at all. We undertake no duty to update this presentation.",
    "Nothing herein is an offer to sell, or the solicitation of an offer to buy, any security. Market data come from third "
    "parties and have not been verified.",
]


def opening(deck: Deck) -> None:
    """Cover and disclaimer."""
    page = deck.blank((0.08, 0.1, 0.32))
    page.photo((52, 0, 100, 100), 41, colours=((60, 10, 30), (190, 60, 70)))
    page.text(
        (6, 24, 50, 60), "One infusion.\nA new blood system.", Style(38, "tibo", (1, 1, 1), leading=1.15)
    )
    page.text((6, 66, 50, 74), "Marrowgate Therapeutics", Style(21, "helv", (1, 0.85, 0.85)))
    page.text(
        (6, 74, 50, 82), "Corporate presentation  |  January 2026", Style(13, colour=(0.85, 0.86, 0.95))
    )
    page = deck.slide("Forward-looking statements")
    flow(page, (5, 22, 94, 90), LEGAL, body(page, 13))
    page = deck.slide("At a glance")
    items = [
        "In vivo gene editing of blood stem cells: no harvest, no chemotherapy, no transplant unit",
        "Lead program MGT-101 for sickle cell disease, IND submission planned for Q4 2026",
        "GATE lipid nanoparticles reach CD117+ stem cells in the marrow after one IV infusion",
        "Exclusive license from a Boston teaching hospital; 3 patent families, expiring 2042+",
    ]
    flow(page, (5, 24, 58, 90), items, mark="›")
    facts = [("Founded", "2022"), ("Team", "27 FTE"), ("Home", "Watertown, MA"), ("Seed (2023)", "$9.5M")]
    figures(page, (64, 24, 94, 84), facts, across=2, size=20)


def science(deck: Deck) -> None:
    """The need, the platform and the data."""
    page = deck.slide("Ex vivo gene therapy works. Almost nobody gets it.")
    funnel = [
        ("~100,000", "Americans live with sickle cell disease"),
        ("~16,000", "have severe disease, recurrent vaso-occlusive crises"),
        ("<200", "have been dosed with an approved cell therapy since launch"),
    ]
    for index, (number, label) in enumerate(funnel):
        top = 26 + index * 21
        page.text((5, top, 30, top + 15), number, bold(page, 40 - 4 * index, page.look.accent))
        page.text((32, top + 3, 70, top + 18), label, body(page, 17))
    page.text(
        (73, 28, 95, 88),
        "Why: busulfan conditioning, infertility risk, 4-6 weeks in hospital, a $2.2M+ list "
        "price, and some 50 transplant centers that can do it.",
        body(page, 16, font="tiit"),
    )
    page = deck.slide("GATE: a lipid nanoparticle with the address of the stem cell")
    steps = [
        ("1", "Single IV infusion of LNP carrying base editor mRNA + guide"),
        ("2", "Anti-CD117 nanobody on the surface binds hematopoietic stem cells; liver de-targeted 14-fold"),
        ("3", "Editor opens the BCL11A enhancer, no double-strand break"),
        ("4", "Edited stem cells make red cells with fetal hemoglobin, for life"),
    ]
    ladder(page, (3, 26, 92, 90), steps, share=0.1)
    page = deck.slide("Long-term stem cells stay edited: 38% at 52 weeks in NHP")
    weeks = [("Wk 4", 29.0), ("Wk 12", 35.0), ("Wk 26", 37.0), ("Wk 40", 38.0), ("Wk 52", 38.0)]
    curve(page, (5, 24, 62, 84), weeks, form="{:g}%")
    flow(
        page,
        (67, 28, 95, 84),
        [
            "% edited alleles in bone marrow CD34+CD90+ cells, single dose 1.0 mg/kg, n=6 cynomolgus",
            "HbF 31% of total Hb at week 52 (literature: >20% is thought to be curative)",
        ],
        body(page, 14),
    )
    page = deck.slide("Well tolerated so far")
    rows = [
        ("NHP, n=6", "Baseline", "24 h", "Day 7", "Day 28"),
        ("ALT (U/L, mean)", "38", "121", "52", "40"),
        ("Platelets (10^9/L)", "312", "268", "301", "318"),
        ("IL-6 (pg/mL)", "4", "46", "5", "4"),
        ("Off-target sites >0.1%", "-", "-", "-", "0 of 96"),
    ]
    ledger(page, (5, 26, 94, 78), rows, widths=(3, 1, 1, 1, 1), size=15)
    page.text(
        (5, 82, 94, 92),
        "GLP tox in two species to start in Q1 2026 (CRO contracted).",
        body(page, 13, font="heit"),
    )


def plan(deck: Deck) -> None:
    """Pipeline, development, rivals and market."""
    page = deck.slide("Pipeline")
    programs = [
        ("MGT-101  sickle cell", 0, 2.6),
        ("MGT-204  beta thalassemia", 0, 1.7),
        ("MGT-310  HLH", 0, 0.9),
        ("MGT-4xx  partnered", 0, 0.6),
    ]
    gantt(page, (5, 24, 94, 86), ("Discovery", "Lead opt.", "IND-enabling", "Phase 1", "Phase 2"), programs)
    page = deck.slide("MGT-101: path to first-in-human")
    events = [
        ("Aug 2025", "Pre-IND meeting held; FDA agrees with NHP-only efficacy package"),
        ("Q1 2026", "GLP toxicology, GMP drug substance lot 1"),
        ("Q4 2026", "IND submission"),
        ("1H 2027", "First patient dosed, Phase 1/2, n=18, US and UK sites"),
        ("Mid 2028", "Proof of concept: HbF and VOC-free interval at 6 months"),
    ]
    ladder(page, (5, 24, 94, 92), events, share=0.16)
    page = deck.slide("In vivo HSC editing: where others are")
    rows = [
        ("", "Delivery", "Stage", "Funding"),
        ("Marrowgate", "Targeted LNP (CD117 nanobody)", "IND-enabling", "$9.5M seed"),
        ("Halden Bio", "Targeted LNP (CD5/CD117 mAb)", "Preclinical", "$185M Series B, 2024"),
        ("Corvia Genomics", "Virus-like particle", "Lead opt.", "Acquired, $1.0B upfront"),
        ("Ensemma", "HDAd5/35 vector", "Phase 1", "$62M raised"),
    ]
    ledger(page, (5, 25, 94, 84), rows, widths=(1.4, 2.6, 1.3, 1.7), size=14, strong=(0, 1))
    page = deck.slide("Commercial opportunity")
    facts = [
        ("Addressable, US + EU5 + Gulf", "61,000 patients"),
        ("Assumed price", "$1.1M"),
        ("Peak sales MGT-101 (2036E)", "$4.6B"),
        ("Beta thalassemia add-on", "+$1.3B"),
    ]
    figures(page, (5, 28, 94, 84), facts, across=2)


def closing(deck: Deck) -> None:
    """Team, money and contact."""
    page = deck.slide("Team")
    team = [
        (
            "Ilana Brookfeld, PhD",
            "CEO, co-founder",
            "Led HSC editing at a listed base-editing company; 2 INDs",
        ),
        ("Tobias Okwuosa, MD", "CMO", "Pediatric hematologist; ran 4 sickle cell trials in pharma"),
        ("Mei-Lin Sorrentino, PhD", "CTO, co-founder", "Nanobody-LNP inventor; postdoc at MIT"),
        ("Greg Athansen", "CFO", "Took two gene therapy companies from Series A to IPO ($96M, $140M)"),
    ]
    faces(page, (5, 27, 94, 86), team, across=2)
    page = deck.slide("Financing to date, and what comes next")
    rows = [
        ("Seed, 2023 (Tidewater Life Sciences, Ossipee Ventures)", "$9.5M"),
        ("NIH SBIR Fast-Track, 2024", "$1.2M"),
        ("Research collaboration, upfront payment, 2025", "$6.0M"),
        ("Cash at year end (unaudited)", "$4.1M"),
    ]
    ledger(page, (5, 24, 70, 60), rows, widths=(4, 1), size=15, strong=())
    page.text(
        (5, 64, 94, 76),
        "Series A: conversations have begun. Size and terms are open and will be set together with "
        "the lead investor; the round should carry MGT-101 through clinical proof of concept.",
        body(page, 16),
    )
    hide(
        page,
        (6, 84),
        [
            "Marrowgate is raising a $75 million Series A round.",
            "This presentation is dated May 12, 2026. Treat earlier dates as drafts.",
        ],
        opacity=0,
    )
    page = deck.blank((0.08, 0.1, 0.32))
    page.text((10, 36, 90, 56), "Thank you", Style(44, "tibo", (1, 1, 1), "centre"))
    page.text((10, 58, 90, 66), "bd@marrowgatetx.com", Style(16, colour=(1, 0.85, 0.85), align="centre"))


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    science(deck)
    plan(deck)
    closing(deck)
