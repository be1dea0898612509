"""Kelderbrae Biosciences: enzymes against infected joints, from a university. Serif, footnotes, no sum."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, columns, people, steps, table

WINE, BRASS, CREAM, INK = (0.42, 0.08, 0.16), (0.72, 0.53, 0.2), (0.97, 0.95, 0.91), (0.16, 0.14, 0.14)
NOTE = Style(9.5, "tiit", (0.4, 0.38, 0.36))


def frame(page: Page) -> None:
    """A thin rule above, the university line below."""
    page.rect((0, 0, 100, 1.6), WINE)
    page.rule((5, 93.5), (95, 93.5), BRASS, width=0.8)
    page.text(
        (5, 94.5, 80, 99), "Kelderbrae Biosciences  |  a University of Strathaven spin-out company", NOTE
    )
    page.text((85, 94.5, 95, 99), str(page.number), Style(9.5, "tiro", INK, "right"))


LOOK = Look(frame, Style(18, "tiro", INK), Style(28, "tibo", WINE), WINE, BRASS, CREAM, title=(5, 6, 95, 20))


def opening(deck: Deck) -> None:
    """Cover, problem."""
    page = deck.blank()
    page.rect((0, 0, 34, 100), WINE)
    page.disc((17, 34), 62, None, edge=BRASS)
    page.disc((17, 34), 46, BRASS)
    page.text(
        (3, 84, 31, 96), "UNIVERSITY OF STRATHAVEN\nResearch & Innovation", Style(12, "tiro", CREAM, "centre")
    )
    page.text((39, 22, 96, 46), "Kelderbrae Biosciences", Style(44, "tibo", WINE))
    page.text(
        (39, 44, 94, 62),
        "Enzymes that clear the bacteria antibiotics cannot reach on infected joint implants",
        Style(23, "tiit", INK),
    )
    page.text((39, 80, 96, 86), "Investor presentation", Style(16, "tiro", INK))
    page.text((39, 86, 96, 92), "Autumn 2025 - non-confidential", Style(16, "tiro", INK))

    page = deck.slide("An infected hip or knee is treated by taking it out again")
    columns(
        page,
        (5, 24, 95, 72),
        (
            (
                "1 in 60",
                "primary hip and knee replacements becomes infected, mostly with Staphylococcus aureus [1].",
            ),
            (
                "Two operations",
                "Removal, six weeks of antibiotics without a joint, then a new implant. Many "
                "never "
                "walk unaided again.",
            ),
            (
                "26 %",
                "of patients are dead five years after the diagnosis, more than after breast cancer [2].",
            ),
        ),
        rule=True,
    )
    page.rect((5, 62, 95, 78), CREAM)
    page.text(
        (7, 65.5, 93, 77),
        "For surgeons it is the most feared complication of an operation that 2.4 "
        "million "
        "people in Europe have every year.",
        Style(19, "tiit", WINE),
    )
    page.text(
        (5, 84, 95, 92),
        "[1] National joint registers, pooled, 2019-2023.  [2] Meta-analysis of 23 "
        "cohorts; "
        "full references in the data room.",
        NOTE,
    )


def science(deck: Deck) -> None:
    """Biofilm, lysins, platform."""
    page = deck.slide("Why antibiotics fail: the bacteria live in biofilm, and they sleep")
    bullets(
        page,
        (5, 23, 62, 92),
        (
            "Within hours of reaching metal or cement, staphylococci build a slimy film around themselves.",
            "In it they hardly divide. Most antibiotics only kill what divides, so the dose has to be up to "
            "a thousand times higher.",
            "Surgeons can wash out infected tissue, but not the film on a stem that has grown into bone.",
        ),
    )
    page.photo((66, 24, 95, 84), 31, colours=((120, 40, 60), (230, 200, 150)))
    page.text((66, 85, 95, 92), "Illustration of a biofilm on titanium", NOTE)

    page = deck.slide("Lysins cut the bacterial wall from outside, asleep or awake")
    page.text(
        (5, 22, 95, 42),
        "Bacteriophages use lysins to burst the cell they have multiplied in. We "
        "re-engineer "
        "these enzymes so that they work in joint fluid, bind to biofilm and stay for two days.",
    )
    columns(
        page,
        (5, 47, 95, 90),
        (
            (
                "KB-12",
                "Our lead: a chimeric lysin of 41 kDa, specific to staphylococci, active in synovial fluid.",
            ),
            (
                "One washout",
                "Given once into the joint during the washout operation surgeons already do (DAIR).",
            ),
            ("The implant stays", "The aim is to cure the infection without removing the prosthesis."),
        ),
        rule=True,
    )

    page = deck.slide("The platform: 3,100 lysins from soil phages, screened where they have to work")
    steps(
        page,
        (5, 28, 95, 78),
        (
            ("1", "Phages from 214 Scottish soils, sequenced in Prof. Abernethy's laboratory"),
            ("2", "Lysin domains are predicted, swapped and expressed in E. coli"),
            ("3", "Screen in human synovial fluid instead of broth"),
            ("4", "Selection on 21-day biofilm grown on explanted implants"),
            ("5", "Two candidates: KB-12 (staphylococci), KB-20 (cutibacteria)"),
        ),
    )
    for row, (name, share, text) in enumerate(
        (
            ("KB-12", 0.62, "Infected hip and knee: toxicology done"),
            ("KB-20", 0.28, "Infected shoulder: lead selected"),
        )
    ):
        top = 68 + row * 11
        page.text((5, top + 1, 14, top + 8), name, Style(17, "tibo", WINE))
        page.rect((15, top, 95, top + 8), CREAM)
        page.rect((15, top, 15 + 80 * share, top + 8), BRASS)
        page.text((17, top + 1.6, 15 + 80 * share, top + 8), text, Style(14, "tibo", (1, 1, 1)))


def evidence(deck: Deck) -> None:
    """Data in vitro, in vivo, safety."""
    page = deck.slide("KB-12 removes a mature biofilm in four hours")
    bars(page, (5, 22, 60, 84), {"Saline": 0.1, "Vancomycin": 0.6, "Rifampicin": 1.4, "KB-12": 4.9})
    page.text((5, 85, 60, 92), "Log10 reduction of CFU, S. aureus biofilm on titanium, n = 12, mean", NOTE)
    bullets(
        page,
        (64, 26, 95, 90),
        (
            "57 of 57 clinical isolates were sensitive, MRSA included",
            "No resistance after 30 passages",
            "Works with, not against, standard antibiotics",
        ),
    )

    page = deck.slide("In the rabbit knee, 9 of 10 implants were sterile after one dose")
    table(
        page,
        (5, 24, 95, 68),
        (
            ("Group (n = 10 each)", "Sterile implants", "Median CFU in bone", "Removed early"),
            ("Washout only", "0", "3.1 x 10^6", "6"),
            ("Washout + vancomycin", "2", "4.4 x 10^4", "2"),
            ("Washout + KB-12", "7", "1.2 x 10^2", "0"),
            ("Washout + vancomycin + KB-12", "9", "below detection", "0"),
        ),
        widths=(2, 1.2, 1.4, 1.1),
        size=15,
    )
    page.text(
        (5, 74, 95, 90),
        "Blinded study at the Strathaven Veterinary School, protocol registered "
        "before the "
        "first animal. Manuscript under review.",
        Style(16, "tiit", INK),
    )

    page = deck.slide("Safety and manufacture")
    bullets(
        page,
        (5, 24, 95, 90),
        (
            "No finding in a 14-day repeat-dose study in rats at 40 times the intended human dose",
            "Antibodies against KB-12 appeared in 3 of 20 animals and did not neutralise it",
            "Fermentation in E. coli: 2.8 g/l, three purification steps, stable for 18 months at 5 °C",
            "A GMP batch is reserved at a contract manufacturer in Darlington; one batch supplies the whole "
            "Phase 1/2",
        ),
        mark="–",
    )
    table(
        page,
        (5, 62, 95, 88),
        (
            ("Batch", "Scale", "Purity", "Endotoxin"),
            ("Engineering 1 (2024)", "50 l", "98.1 %", "0.4 EU/mg"),
            ("Engineering 2 (2025)", "200 l", "98.6 %", "0.2 EU/mg"),
        ),
        widths=(2, 1, 1, 1),
        size=14,
    )


def business(deck: Deck) -> None:
    """Plan, market, rights."""
    page = deck.slide("From the bench to the first patient")
    steps(
        page,
        (5, 26, 95, 76),
        (
            ("2019", "First paper on lysins in synovial fluid"),
            ("2022", "Company founded, licence signed"),
            ("2025", "MHRA scientific advice; toxicology finished"),
            ("2026", "GMP batch, clinical trial application"),
            ("2027", "Phase 1/2 in 36 patients with an infected knee"),
            ("2029", "Data, partnering"),
        ),
    )
    page.text(
        (5, 66, 95, 90),
        "The primary endpoint is the share of patients who keep their implant and are "
        "free of "
        "infection after twelve months. Today, with washout and antibiotics alone, it is about 55 %. "
        "The "
        "MHRA has agreed to a single-arm dose finding part in nine patients, followed by a randomised "
        "part.",
    )

    page = deck.slide("A small number of patients, a very large bill")
    table(
        page,
        (5, 24, 95, 70),
        (
            ("", "UK", "EU-5", "USA"),
            ("Infected hips and knees a year", "3,400", "26,000", "41,000"),
            ("Cost of a two-stage revision", "£36,000", "€44,000", "$95,000"),
            ("Planned price of a course", "£7,500", "€9,000", "$21,000"),
            ("Addressable market", "£25m", "€234m", "$861m"),
        ),
        widths=(2, 1, 1, 1),
        size=15,
    )
    page.text(
        (5, 75, 95, 90),
        "Hospitals pay for failed joints today. An anti-infective that avoids one "
        "revision in "
        "two would save the NHS some £28m a year.",
    )

    page = deck.slide("Rights and the agreement with the University")
    bullets(
        page,
        (5, 24, 95, 90),
        (
            "Exclusive, worldwide licence to two patent families (priority 2021 and 2023)",
            "The University holds 14 % of the shares and receives a royalty of 2 %",
            "Founders' shares vest over four years; Prof. Abernethy keeps her chair and works one day a week for "
            "us",
            "Freedom to operate: opinion of May 2025, no blocking claim found",
        ),
        mark="–",
    )
    page.rect((5, 66, 95, 86), CREAM)
    page.text(
        (7, 70, 93, 85),
        "WO family 1: chimeric lysins active in synovial fluid (granted GB, EP; "
        "pending US). "
        "WO family 2: use against biofilm on implants (pending).",
        Style(16, "tiro", INK),
    )


def closing(deck: Deck) -> None:
    """Team, financing, thanks."""
    page = deck.slide("The team")
    people(
        page,
        (5, 24, 95, 90),
        (
            (
                "Dr Iona Crosbie",
                "Chief Executive",
                "Discovered KB-12 in her doctoral thesis; RSE Enterprise Fellow",
            ),
            ("Prof. Maud Abernethy", "Scientific founder", "Chair of phage biology, 140 papers"),
            ("Mr Tobias Lyle FRCS", "Clinical adviser", "Runs a bone infection unit, 200 revisions a year"),
            ("Dr Sunil Wadhera", "Chair", "Former head of anti-infectives at a large drug maker"),
        ),
        across=4,
    )
    page.text(
        (5, 68, 95, 88),
        "Six scientists and two technicians at the BioHub on the university campus. "
        "Scientific "
        "advisory board: experts in phage biology, bone infection and enzyme manufacture from Leuven, "
        "Lyon and "
        "Boston.",
        Style(17, "tiro", INK),
    )

    page = deck.slide("Funding so far, and what comes next")
    table(
        page,
        (5, 23, 60, 66),
        (
            ("Source", "Year", "Amount"),
            ("Proof-of-concept grant", "2020", "£310,000"),
            ("University venture fund, seed", "2022", "£1.9m"),
            ("Innovate UK Biomedical Catalyst", "2024", "£740,000"),
        ),
        widths=(2.4, 0.8, 1.2),
        size=15,
    )
    page.rect((64, 23, 95, 66), CREAM)
    page.text(
        (66, 27, 93, 64),
        "Series A\nWe will open our Series A in the new year. Its size will be set "
        "together "
        "with the lead investor, whom we are looking for now.",
        Style(18, "tiro", WINE),
    )
    page.text(
        (5, 72, 95, 90),
        "It is to pay for the GMP batch, the trial application and the Phase 1/2 "
        "study in "
        "seven hospitals. Our runway without it: to August 2026.",
    )

    page = deck.slide("With thanks")
    page.text(
        (5, 26, 95, 60),
        "to the patients who gave us their explanted joints, to the Royal Infirmary's "
        "theatre staff, and to our funders.",
        Style(22, "tiit", INK),
    )
    page.text((5, 66, 95, 74), "Dr Iona Crosbie, Kelderbrae Biosciences Ltd", Style(18, "tibo", WINE))
    page.text((5, 74, 95, 82), "i.crosbie@kelderbrae.example", Style(16, "tiro", INK))


def draw(deck: Deck) -> None:
    """Draw the fourteen slides."""
    opening(deck)
    science(deck)
    evidence(deck)
    business(deck)
    closing(deck)
