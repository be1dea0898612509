"""A US deck of a numbing gel, whole sentences as titles on cream paper; a lead is sought, the sum is not named."""

from dataclasses import replace

from canvas import Style
from paper import Deck, Look, Page

from .strokes.graphs import legend, lying, ring, towers
from .strokes.marks import badge, ladder, speech
from .strokes.words import grille, layered, plain, story, strong, tiles, upwards

WINE, CREAM, ROSE, INK = (0.42, 0.08, 0.18), (0.985, 0.965, 0.93), (0.86, 0.6, 0.58), (0.2, 0.16, 0.16)
SAND = (0.93, 0.88, 0.8)


def frame(page: Page) -> None:
    """Draw the rule below the title and a note that runs up the right edge."""
    page.rule((6, 25), (94, 25), WINE, width=1)
    upwards(page, (98.4, 94), "Non-confidential overview", Style(8.5, "heit", ROSE))
    page.text((90, 93.5, 94, 97), str(page.number), Style(10, "tiro", WINE, "right"))


LOOK = Look(
    frame=frame,
    body=Style(18, "helv", INK),
    head=Style(30, "tibo", WINE, leading=1.12),
    primary=WINE,
    accent=ROSE,
    pale=SAND,
    paper=CREAM,
    size=(1280, 720),
    title=(6, 7, 90, 24),
)


def opening(deck: Deck) -> None:
    """Cover, problem, what doctors do."""
    page = deck.blank()
    page.rect((0, 0, 3, 100), WINE)
    page.text((10, 25, 80, 62), "Nobody should have to grit her teeth.", Style(58, "tiit", WINE, leading=1.1))
    page.text((10, 74, 80, 80), "Corvane Pharma", Style(22, "hebo", INK))
    page.text((10, 81, 80, 86), "Series A overview  |  Updated 1.19.26", Style(14, "helv", INK))
    page = deck.slide("An IUD takes four minutes to place. Women remember it for years.")
    stats = [
        ("78%", "of women who never gave birth rate the pain moderate to severe"),
        ("1 in 6", "cancels, or never books, because of what friends or videos told her"),
        ("11%", "of insertions end with fainting, vomiting or a stopped procedure"),
    ]
    boxes = list(tiles((6, 34, 94, 84), 3, gap=4))
    layers = {0: (0, 22, strong(page, 64)), 1: (25, None, plain(page, 19))}
    layered(page, boxes, stats, layers)
    page = deck.slide("Most offices offer ibuprofen and an apology.")
    page.text((6, 29, 60, 34), "What 306 OB-GYNs give before an insertion", plain(page, 15))
    habits = [
        ("NSAID by mouth", 71.0),
        ("Nothing", 16.0),
        ("Lidocaine injection", 9.0),
        ("Nitrous oxide", 4.0),
    ]
    lying(page, (6, 37, 62, 84), habits, tint=WINE, form="{:g}%", label=0.4)
    speech(
        page,
        (66, 36, 94, 72),
        "“A needle in the cervix to avoid pain in the cervix. You explain that to a patient.”",
        fill=SAND,
    )
    page.text((66, 80, 94, 85), "Gynecologist, Tucson", plain(page, 13))


def product(deck: Deck) -> None:
    """The gel, its data and its safety."""
    page = deck.slide("CVN-210 goes on as a liquid and sets into a numbing gel at body temperature.")
    steps = [
        ("drop", "Apply", "3 mL through a soft tip. No needle, no tenaculum."),
        (
            "bolt",
            "Wait 3 minutes",
            "The gel clings to the cervix and releases articaine and lidocaine together.",
        ),
        ("tick", "Place the IUD", "Tissue is numb for 40 minutes. The gel dissolves by itself."),
    ]
    boxes = list(tiles((6, 34, 94, 76), 3, gap=4))
    for (x0, y0, _, _), (kind, _, _) in zip(boxes, steps, strict=True):
        badge(page, kind, (x0 + 3, y0 + 5), 24, tint=WINE)
    layers = {1: (14, 21, strong(page, 22)), 2: (22, None, plain(page, 18))}
    layered(page, boxes, steps, layers)
    page.text(
        (6, 82, 88, 91),
        "A prescription drug for in-office gynecology: IUD placement first, then biopsy and hysteroscopy.",
        plain(page, 18, WINE),
    )
    page = deck.slide("In Phase 2a, pain at insertion fell by more than half.")
    arms = [("Placebo gel", (58,)), ("Lidocaine 2% jelly", (51,)), ("CVN-210", (25,))]
    towers(page, (6, 36, 56, 88), arms, tints=(ROSE,), form="{:.0f}")
    page.text((6, 29, 56, 34), "Mean pain, 0–100 mm scale", plain(page, 15))
    items = [
        "132 women, 9 sites, double blind",
        "p < 0.001 against both controls",
        "94% of insertions at first attempt (placebo 81%)",
        "“Would do it again”: 88% against 46%",
    ]
    story(page, (61, 34, 93, 86), items, plain(page, 20), mark="–", gap=1)
    page = deck.slide("We did not invent the two drugs, so their safety record is forty years long.")
    left = [
        "505(b)(2) pathway, agreed with the FDA in our Type B meeting of August 14, 2025",
        "Plasma levels stay below one twentieth of the toxic threshold",
        "Four mild rashes, no serious adverse event in 188 exposures",
    ]
    story(page, (6, 32, 48, 88), left, plain(page, 18), mark="•", gap=1)
    rows = [
        ("Protection", "Expires"),
        ("Gel matrix (granted 2024)", "2041"),
        ("Articaine-lidocaine ratio", "2042"),
        ("Applicator tip (design)", "2038"),
        ("505(b)(2) exclusivity", "3 years"),
    ]
    grille(page, (54, 32, 93, 80), rows, widths=(2.6, 1), size=17, lines="boxes", right=(1,))


def market(deck: Deck) -> None:
    """What remains, price, market and rivals."""
    page = deck.slide("One more trial stands between us and an NDA.")
    events = [
        ("Sept 2026", "Pivotal study opens: 420 women, 24 sites, insertion pain as primary endpoint"),
        ("Nov 2027", "Last patient out. Cost per patient: $18,400, all in"),
        ("May 2028", "NDA submission with 600 exposures"),
        ("March 2029", "Expected approval and launch with a field force of 45"),
    ]
    ladder(page, (6, 34, 92, 90), events, dates=0.16)
    page = deck.slide("Payers told us that $96 is a non-event.")
    rows = [
        ("", "CVN-210", "Paracervical block", "Sedation"),
        ("Cost to the payer", "$96", "$140–$210", "$900+"),
        ("Chair time", "+3 min", "+12 min", "+90 min"),
        ("Who can give it", "any clinician", "trained physician", "anesthesia staff"),
        ("She drives herself home", "yes", "usually", "no"),
    ]
    grille(page, (6, 32, 90, 76), rows, widths=(1.7, 1.2, 1.5, 1.3), size=18, lines="zebra")
    page.text(
        (6, 81, 90, 90),
        "Interviews with 14 medical directors covering 71 million lives. Separate J-code from the second year.",
        plain(page, 15),
    )
    page = deck.slide("2.3 million insertions are only the door opener.")
    parts = ((2.3, "IUD insertion"), (1.4, "Endometrial biopsy"), (0.6, "Hysteroscopy"), (1.9, "Colposcopy"))
    tints = (WINE, (0.65, 0.3, 0.34), ROSE, SAND)
    ring(page, (24, 60), 150, [size for size, _ in parts], tints=tints)
    page.text((16, 55, 32, 65), "6.2m", strong(page, 34, align="centre"))
    legend(
        page,
        (45, 36, 70, 84),
        [(f"{name}: {size}m a year", tint) for (size, name), tint in zip(parts, tints, strict=True)],
        size=17,
    )
    page.text(
        (74, 38, 92, 84),
        "US procedures per year. At $96 each that is a $595 million market before Europe and Japan.",
        plain(page, 17),
    )
    page = deck.slide("Others have tried sprays, blocks and pills.")
    rivals = [
        ("Company", "Approach", "Where it stands"),
        ("Paraluce", "Lidocaine spray", "Raised a $52 million Series B in 2024; Phase 2 missed its endpoint"),
        ("Tessaly", "Suction device instead of a tenaculum", "On the market; less bleeding, same cramp"),
        ("Generic misoprostol", "Softens the cervix", "Cheap; more cramps, no benefit in five trials"),
        ("CVN-210", "Thermosetting dual anesthetic", "Phase 3 ready"),
    ]
    grille(page, (6, 32, 92, 86), rivals, widths=(1.1, 1.7, 2.8), size=17)


def closing(deck: Deck) -> None:
    """Team, money, contact."""
    page = deck.slide("We have carried women’s health drugs over the line before.")
    crew = [
        ("Yolanda Pressfield", "CEO", "Launched two contraceptives, one at $400 million a year"),
        ("Dr. Amara Quist", "CMO", "OB-GYN; ran the largest US trial on insertion pain"),
        ("Ned Holloran", "CMC", "Poloxamer chemist, 21 years in topical gels"),
        ("Bettina Carrow", "Regulatory", "Six 505(b)(2) approvals"),
    ]
    boxes = list(tiles((6, 34, 94, 84), 4, gap=3))
    for number, (x0, y0, x1, _) in enumerate(boxes):
        page.photo((x0, y0, x1, y0 + 22), 60 + number, colours=((120, 40, 60), (240, 220, 200)))
    layers = {0: (24, 29, strong(page, 18)), 1: (29.5, 34, plain(page, 14)), 2: (35, None, plain(page, 15))}
    layered(page, boxes, crew, layers)
    page = deck.slide("$6.8 million brought us to the end of Phase 2.")
    spent = [("Seed notes, 2021", 1.6), ("Seed preferred, 2023", 3.4), ("NIH grants (SBIR I and II)", 1.8)]
    lying(page, (6, 34, 56, 68), spent, tint=ROSE, form="${:g}M", label=0.44)
    words = [
        "Corvane is now choosing a lead investor for its Series A. Size and terms will be set with the lead.",
        "What the round must do: finish the pivotal study, file the NDA, keep 12 months of cash.",
    ]
    story(page, (61, 33, 93, 88), words, replace(plain(page, 19), font="tiro"), gap=1)
    page = deck.blank()
    page.rect((0, 0, 3, 100), WINE)
    page.text((10, 36, 85, 52), "Ask us for the data room.", Style(44, "tiit", WINE))
    page.text((10, 58, 85, 64), "yolanda@corvanepharma.example  |  Raleigh, NC", plain(page, 18))
    page.text(
        (10, 88, 85, 92), "Investigational drug, not approved for sale. Updated 1.19.26", plain(page, 11)
    )


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    product(deck)
    market(deck)
    closing(deck)
