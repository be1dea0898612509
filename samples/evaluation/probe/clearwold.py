"""A British deck of ear clinics, 4:3, questions as titles, season in the footer; slide 8 is a scanned letter.

The sum is a row of a table between others; a bank loan and the sellers' notes stand beside it.
"""

from dataclasses import replace

from canvas import WHITE, Style
from paper import Deck, Look, Page

from .strokes.graphs import lying, ring, towers
from .strokes.marks import badge, chain, speech
from .strokes.words import grille, layered, pill, plain, story, strong, tiles

TEAL, BUTTER, CORAL, INK, SHELL = (
    (0.0, 0.4, 0.45),
    (0.99, 0.92, 0.75),
    (0.88, 0.38, 0.32),
    (0.18, 0.2, 0.2),
    (0.97, 0.97, 0.94),
)


def frame(page: Page) -> None:
    """Draw a soft corner at the lower right and the footer."""
    page.disc((100, 100), 74, BUTTER)
    foot = Style(9.5, "heit", (0.4, 0.42, 0.42))
    page.text((6, 94.5, 80, 98), "Clearwold – Spring 2026 – please don’t pass on", foot)
    page.text((92, 93, 98, 98), str(page.number), Style(13, "tibo", TEAL, "right"))


LOOK = Look(
    frame=frame,
    body=Style(17, "helv", INK),
    head=Style(31, "tiit", TEAL, leading=1.1),
    primary=TEAL,
    accent=CORAL,
    pale=SHELL,
    size=(800, 600),
    title=(6, 6, 94, 18),
)


def opening(deck: Deck) -> None:
    """Cover, need and service."""
    page = deck.blank(BUTTER)
    page.photo((0, 0, 100, 40), 52, colours=((0, 110, 120), (250, 220, 160)))
    page.text((6, 45, 94, 60), "Clearwold", Style(60, "tibo", TEAL))
    page.text(
        (6, 62, 90, 74),
        "Ear care on the high street: wax out, hearing checked, worries answered",
        Style(21, "tiit", INK),
    )
    page.text((6, 90, 94, 95), "For prospective shareholders, Spring 2026", Style(13, "helv", INK))
    page = deck.slide("Why does nobody look in your ears any more?")
    items = [
        "GP surgeries have stopped syringing: 2 in 3 practices in England no longer offer it",
        "2.3 million people a year need wax removed, most of them over 65",
        "Blocked ears mean hearing aids that whistle, falls, loneliness and needless hospital referrals",
        "Hospital waiting list for ENT: 31 weeks on average in our region",
    ]
    story(page, (6, 22, 94, 72), items, plain(page, 20), mark="•", gap=0.8)
    speech(
        page,
        (6, 73, 88, 86),
        "“I’d been shouting at my husband since Christmas. Ten minutes, done.” – Mrs P., Ludlow",
        fill=BUTTER,
        size=16,
    )
    page = deck.slide("So what do we do?")
    page.text(
        (6, 20, 94, 33),
        "We run ear clinics in the consulting rooms of community pharmacies, staffed by our own nurses and audiologists.",
        plain(page, 20),
    )
    offers = [
        ("drop", "Wax removal", "Microsuction, 20 minutes, £65 for both ears"),
        ("play", "Hearing check", "Free with every visit; aids fitted on site"),
        ("plus", "Triage for ENT", "Photos of the eardrum to a consultant, reply in 2 days"),
        ("house", "Home visits", "Care homes and housebound patients, £95"),
    ]
    for box, (kind, head, text) in zip(tiles((6, 38, 94, 88), 2, 2, gap=3, drop=4), offers, strict=True):
        x0, y0, x1, y1 = box
        pill(page, box, SHELL, TEAL, round_by=0.1)
        badge(page, kind, (x0 + 5.5, y0 + 9), 22, tint=CORAL)
        page.text((x0 + 11, y0 + 4, x1 - 2, y0 + 11), head, strong(page, 21))
        page.text((x0 + 11, y0 + 12, x1 - 2, y1 - 2), text, plain(page, 16))


def practice(deck: Deck) -> None:
    """How a visit goes and whether it is safe."""
    page = deck.slide("What happens when you walk in?")
    links = [
        ("Book", "Online, by phone or at the counter; 4 in 10 come the same day"),
        ("Look", "Camera in the ear, you watch on a screen"),
        ("Clear", "Suction under the microscope, no water"),
        ("Keep", "Reminder after nine months; 58% return"),
    ]
    chain(page, (6, 28, 96, 62), links, tints=(TEAL, (0.2, 0.52, 0.55)), ink=WHITE)
    page.text(
        (6, 68, 94, 88),
        "A clinic needs nine square metres, a chair and a microscope. The pharmacist gets 15% "
        "of takings and people who buy things on the way out.",
        plain(page, 18),
    )
    page = deck.slide("Is it safe?")
    rows = [
        ("47,300 ears so far", ""),
        ("Cleared at first visit", "93%"),
        ("Perforated eardrum", "2"),
        ("Referred to hospital", "4.1%"),
        ("Complaints upheld", "3"),
        ("Would recommend us", "97%"),
    ]
    grille(page, (6, 22, 58, 80), rows, widths=(2.2, 1), size=18, right=(1,))
    items = [
        "Registered with the Care Quality Commission; rated Good in July 2024",
        "Nurses trained for 12 weeks, signed off on 100 ears",
        "Consultant ENT surgeon as medical director",
    ]
    story(page, (63, 23, 93, 82), items, plain(page, 17), mark="•", gap=1)


def clinics(deck: Deck) -> None:
    """Growth, one clinic, a letter."""
    page = deck.slide("How fast are we growing?")
    page.text((6, 19, 94, 24), "Visits a year, in thousands, and clinics open at year end", plain(page, 14))
    years = [
        ("2021: 1", (0.9,)),
        ("2022: 3", (2.8,)),
        ("2023: 7", (6.7,)),
        ("2024: 12", (11.9,)),
        ("2025: 19", (18.6,)),
    ]
    towers(page, (6, 26, 72, 88), years, tints=(CORAL,), form="{:g}")
    page.text((76, 34, 96, 42), "£1.31m", strong(page, 30))
    page.text((76, 43, 96, 52), "takings in 2025, audited", plain(page, 15))
    page.text((76, 58, 96, 66), "£84k", strong(page, 30))
    page.text((76, 67, 96, 76), "operating profit before head office growth", plain(page, 15))
    page = deck.slide("What does one clinic earn?")
    rows = [
        ("A grown-up clinic, per year", "£k"),
        ("1,450 visits, average £71", "103"),
        ("Hearing aids, our share", "22"),
        ("Staff", "−58"),
        ("Pharmacy’s 15%", "−19"),
        ("Consumables, insurance, booking", "−11"),
        ("Left for the centre", "37"),
    ]
    grille(page, (6, 22, 66, 86), rows, widths=(3, 1), size=17, lines="zebra", right=(1,))
    page.text((71, 26, 94, 66), "Opening costs £29k. Paid back in 14 months (median of 19).", plain(page, 20))
    deck.scan(letter)


def letter(deck: Deck) -> None:
    """A letter of a pharmacy group, to be scanned."""
    page = deck.blank()
    type_ = Style(17, "cour", (0.1, 0.1, 0.1), leading=1.4)
    page.text((10, 8, 90, 16), "HALLOWAY & DAUGHTERS CHEMISTS", Style(22, "cobo", (0.1, 0.1, 0.1)))
    page.text((10, 18, 90, 24), "Shrewsbury, 4 November 2024", type_)
    words = (
        "Dear Georgina,\nfurther to our meeting we would like you to open in eleven more of our branches, "
        "at a rate of one a month. We can lend up to £120,000 towards fitting out, at 6%.\n"
        "The room in Oswestry has been the best idea of the past ten years."
    )
    page.text((10, 30, 90, 76), words, type_)
    page.text((10, 82, 90, 88), "R. Halloway, superintendent", replace(type_, font="tiit", size=22))


def market(deck: Deck) -> None:
    """Market and rivals."""
    page = deck.slide("How big can ears be?")
    ring(page, (28, 55), 140, (150, 95, 610), tints=(CORAL, BUTTER, TEAL), hole=0.6)
    page.text((17, 50, 39, 60), "£855m", strong(page, 28, align="centre"))
    sizes = [("Wax, private", 150.0), ("Wax, NHS contracts", 95.0), ("Hearing aids, private", 610.0)]
    lying(page, (52, 30, 92, 66), sizes, tint=TEAL, form="£{:g}m", label=0.5)
    page.text(
        (52, 72, 92, 86),
        "11,000 pharmacies have a spare consulting room. 900 would give us a clinic within 20 minutes of everyone over 65.",
        plain(page, 15),
    )
    page = deck.slide("Who else is poking about?")
    rows = [
        ("", "Same week", "Clinician", "NHS work", "Local"),
        ("Us", "yes", "nurse, audiologist", "3 contracts", "yes"),
        ("Optician chains", "often", "audiologist", "few", "towns"),
        ("OtoVan (raised £6m, 2023)", "yes", "technician", "no", "at home"),
        ("Hospital ENT", "no", "doctor", "all", "city"),
    ]
    grille(page, (6, 24, 92, 78), rows, widths=(1.7, 1, 1.4, 1.1, 0.9), size=16, lines="boxes")


def closing(deck: Deck) -> None:
    """Team, money, goodbye."""
    page = deck.slide("Who are we?")
    crew = [
        (
            "Georgina Tapscott",
            "Founder, nurse",
            "Twenty years of practice nursing, the last ten with a syringe in hand",
        ),
        ("Devan Pillinger", "Operations", "Opened 140 shops for a bakery chain"),
        ("Mr Alasdair Roope FRCS", "Medical director", "ENT surgeon, Birmingham"),
        ("Folasade Ayinla", "Finance", "Chartered accountant, dental group to 60 sites"),
    ]
    boxes = list(tiles((6, 23, 90, 86), 2, 2, gap=4, drop=5))
    for (x0, y0, _, _), (who, _, _) in zip(boxes, crew, strict=True):
        page.disc((x0 + 6, y0 + 8), 34, BUTTER, edge=CORAL)
        letters = "".join(word[0] for word in who.removeprefix("Mr ").split()[:2])
        page.text((x0, y0 + 5, x0 + 12, y0 + 13), letters, strong(page, 24, align="centre"))
    layers = {
        0: (0, 6, strong(page, 19)),
        1: (6.5, 11, plain(page, 14, CORAL)),
        2: (12, None, plain(page, 15)),
    }
    layered(page, boxes, crew, layers, left=14)
    page = deck.slide("What would we do with your money?")
    rows = [
        ("Where it comes from", "", "Where it goes", ""),
        ("New shares (this offer)", "£900k", "32 clinics", "£930k"),
        ("Bank facility, agreed", "£250k", "Booking system", "£110k"),
        ("Own cash flow to 2027", "£180k", "Training school", "£140k"),
        ("", "", "Working capital", "£150k"),
        ("Total", "£1,330k", "Total", "£1,330k"),
    ]
    grille(page, (6, 22, 94, 70), rows, widths=(2, 1, 2, 1), size=17, lines="zebra", right=(1, 3))
    page.text(
        (6, 74, 88, 90),
        "Put in so far: founder £60k, friends £145k (2021), angels £410k (2023). "
        "Shares at £3.1m before the money; EIS relief applied for.",
        plain(page, 16),
    )
    page = deck.slide()
    page.text((6, 34, 94, 50), "Come and have your ears done.", Style(40, "tiit", TEAL))
    page.text((6, 56, 94, 62), "georgina@clearwold.example", plain(page, 19))
    page.text((6, 63, 94, 69), "19 clinics in Shropshire, Powys and Cheshire", plain(page, 16))


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    practice(deck)
    clinics(deck)
    market(deck)
    closing(deck)
