"""Suantry (Ireland): sleep therapy for night workers. A night on a dark page, hour by hour; no sum and no date."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bullets, steps

from .shapes.figures import curve, ledger, plane, word_by_word
from .shapes.icons import moon

NIGHT, DUSK, AMBER, MILK, HAZE = (
    (0.07, 0.08, 0.17),
    (0.14, 0.16, 0.3),
    (0.98, 0.72, 0.35),
    (0.93, 0.93, 0.96),
    (0.6, 0.64, 0.8),
)


def frame(page: Page) -> None:
    """Draw a few stars at places that depend on the slide."""
    for index in range(9):
        place = ((page.number * 37 + index * 61) % 97 + 1.5, (page.number * 13 + index * 29) % 7 + 1.5)
        page.disc(place, 0.9 + index % 3 * 0.4, HAZE)


LOOK = Look(
    frame,
    Style(19, colour=MILK, leading=1.4),
    Style(26, "hebo", MILK, leading=1.15),
    AMBER,
    AMBER,
    DUSK,
    on_primary=NIGHT,
    paper=NIGHT,
    title=(24, 12, 95, 30),
)


def hour(deck: Deck, clock: str, title: str) -> Page:
    """Add a slide with the time of the night at the left of its title."""
    page = deck.slide()
    page.text((4, 11.5, 22, 24), clock, Style(34, "cobo", AMBER))
    word_by_word(page, page.look.title, title, page.look.head)
    return page


def awake(deck: Deck) -> None:
    """Cover, the nurse, the need."""
    page = deck.blank()
    frame(page)
    moon(page, (80, 38), 170, AMBER)
    page.text((6, 34, 62, 52), "suantry", Style(70, "heit", MILK))
    page.text((6, 56, 62, 68), "Sleep, for the people who keep the lights on", Style(20, colour=HAZE))

    page = hour(deck, "02:40", "Aoife has been awake for nineteen hours.")
    page.text(
        (24, 36, 90, 80),
        "She is a nurse on a cardiac ward in Galway. She'll drive home at eight, lie down at nine "
        "and look at the ceiling until the school run.",
        Style(25, colour=HAZE, leading=1.45),
    )

    page = hour(deck, "04:10", "She is one of 430,000 people on nights in Ireland alone.")
    for index, (number, note) in enumerate(
        (
            ("1 in 3", "meets the criteria for chronic insomnia"),
            ("€3,150", "lost per head each year in errors and sick days"),
            ("x 2.1", "risk of a crash on the way home"),
        )
    ):
        top = 36 + index * 19
        page.text((24, top, 48, top + 14), number, Style(38, "hebo", AMBER))
        page.text((50, top + 3, 95, top + 14), note, Style(19, colour=MILK))

    page = hour(deck, "06:00", "What she has tried so far")
    tried = (
        "Tablets. They work for a fortnight.",
        "Blackout blinds, earplugs, a white noise machine. €212 in all.",
        "Her GP. The waiting list for a psychologist is fourteen months.",
        "A meditation app, built for people who go to bed at eleven.",
    )
    bullets(page, (24, 36, 94, 92), tried, mark="–", style=Style(21, colour=MILK, leading=1.35))


def course(deck: Deck) -> None:
    """The product, the trial."""
    page = hour(
        deck, "08:05", "Suantry is a six-week course of CBT for insomnia, on the phone and timed to the rota."
    )
    page.rect((5, 36, 19, 92), DUSK, HAZE)
    page.rect((6.2, 41, 17.8, 86), NIGHT)
    moon(page, (12, 52), 30, AMBER)
    page.text(
        (6.5, 62, 17.5, 84), "Bed at 09:20\nUp at 14:45\nNap 18:00", Style(11, colour=MILK, align="centre")
    )
    steps_taken = (
        "Reads the roster from the hospital's system and plans each sleep window a fortnight ahead",
        "Eleven-minute lessons from a clinical psychologist; a diary kept with one thumb",
        "A therapist steps in when the scores stall. She sees 140 people, not twelve",
    )
    bullets(page, (24, 40, 94, 92), steps_taken, mark="•", style=Style(19, colour=MILK, leading=1.35))

    page = hour(deck, "08:30", "A randomised trial of 218 shift workers")
    scores = {"waiting list": [17.8, 17.1, 16.4, 16.0], "Suantry": [17.9, 13.2, 9.6, 8.8]}
    curve(page, (14, 36, 92, 90), scores, ("start", "week 2", "week 6", "month 4"), (HAZE, AMBER))
    page.text(
        (24, 26, 94, 32),
        "Insomnia Severity Index, mean. Published in a peer-reviewed journal.",
        Style(14, colour=HAZE),
    )

    page = hour(deck, "09:15", "Cleared as a Class I device; Class IIa by next winter")
    path = (
        ("done", "CE mark, Class I"),
        ("done", "HSE digital catalogue"),
        ("Nov 2026", "Class IIa audit"),
        ("2027", "Prescribable in Germany, DiGA"),
    )
    steps(page, (10, 42, 94, 86), path)


def trade(deck: Deck) -> None:
    """Customers, market, rivals."""
    page = hour(deck, "10:00", "Employers pay €4.20 a month for each person on nights")
    rows = (
        ("Customer", "Staff covered", "Since", "Per year"),
        ("Two hospital groups, west of Ireland", "6,100", "Feb 2025", "€307,000"),
        ("An airport", "1,150", "May 2025", "€58,000"),
        ("A maker of stents, Galway", "900", "Sep 2025", "€45,000"),
        ("Signed in all", "8,150", "", "€410,000"),
    )
    ledger(page, (10, 36, 94, 86), rows, shares=(2.4, 1, 1, 1), size=16, rule=DUSK)

    page = hour(deck, "11:20", "Nobody else treats the day sleeper")
    dots = (
        ("Suantry", 82, 84, AMBER),
        ("Nodwell (raised $21m, Series B)", 30, 74, HAZE),
        ("Meditation apps", 20, 22, HAZE),
        ("Sleep clinics", 44, 92, HAZE),
    )
    plane(page, (10, 36, 90, 86), ("made for shifts", "clinical evidence"), dots)

    page = hour(deck, "12:00", "€640m a year: 12.7 million night workers in the EU and the UK")
    page.rect((10, 40, 90, 50), DUSK)
    page.rect((10, 56, 52, 66), HAZE)
    page.rect((10, 72, 22, 82), AMBER)
    for top, note in (
        (42, "€640m  everyone on nights"),
        (58, "€330m  employers over 500 staff"),
        (74, "€92m  hospitals and care"),
    ):
        page.text((54 if top > 45 else 12, top, 90, top + 7), note, Style(16, colour=MILK))


def morning(deck: Deck) -> None:
    """Team, money, the next round."""
    page = hour(deck, "12:45", "Four of us, three of whom have done nights")
    team = (
        "Gráinne Tuohill, CEO. Ward manager for nine years, then product at a rota company",
        "Dr Fiachra Lonergan-Bose, clinical lead. Sleep psychologist, 31 papers",
        "Ola Wiśniewska-Keane, CTO. Built roster software used by 60 hospitals",
        "Cathal Mulrooney, sales. Eleven years with employers and the HSE",
    )
    bullets(page, (24, 36, 94, 92), team, mark="•", style=Style(18, colour=MILK, leading=1.35))

    page = hour(deck, "13:30", "What has paid for it")
    past = (
        "€410k pre-seed from angels in 2024",
        "€250k from Enterprise Ireland, on conditions we've met",
        "€38k a month goes out; there is cash until September 2026",
    )
    bullets(page, (24, 36, 94, 78), past, mark="•", style=Style(21, colour=MILK, leading=1.35))

    page = hour(deck, "14:45", "Aoife is up. We're raising a seed round.")
    page.text(
        (24, 40, 94, 66),
        "We would like a lead who has sold to hospitals, and we'll set the size of the round together.",
        Style(24, colour=MILK, leading=1.4),
    )
    page.text((24, 76, 94, 86), "grainne@suantry.example", Style(18, "cour", AMBER))


def draw(deck: Deck) -> None:
    """Draw the thirteen slides."""
    awake(deck)
    course(deck)
    trade(deck)
    morning(deck)
