"""Ringfade: a tinnitus program on the phone. A wordy memo on letter paper; no sum and no date."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bullets, table

PLUM, ROSE, PAPER, INK = (0.3, 0.16, 0.4), (0.82, 0.36, 0.45), (0.99, 0.98, 0.95), (0.17, 0.15, 0.2)
TEXT = Style(12.5, "tiro", INK, leading=1.45)
HEAD = Style(15, "tibo", PLUM)


def frame(page: Page) -> None:
    """A running head as in a letter."""
    page.text((10, 4, 60, 6.5), "Ringfade - memo to investors", Style(9.5, "tiit", ROSE))
    page.text((60, 4, 90, 6.5), f"page {page.number}", Style(9.5, "tiit", ROSE, "right"))
    page.rule((10, 7), (90, 7), PLUM, width=0.6)


LOOK = Look(
    frame,
    TEXT,
    Style(24, "tibo", PLUM, leading=1.15),
    PLUM,
    ROSE,
    (0.95, 0.92, 0.95),
    paper=PAPER,
    size=(612, 792),
    title=(10, 9, 90, 18),
)


def letter(page: Page, top: float, paragraphs: tuple[str, ...]) -> float:
    """Paragraphs one below the other; a paragraph that begins with # is a heading."""
    for text in paragraphs:
        style = HEAD if text.startswith("#") else TEXT
        top = page.text((10, top, 90, 95), text.removeprefix("#"), style) + (0.5 if style is HEAD else 1.8)
    return top


def opening(deck: Deck) -> None:
    """Cover and letter."""
    page = deck.blank(PLUM)
    for radius, shade in ((150, 0.36), (110, 0.44), (70, 0.54), (30, 0.7)):
        page.disc((50, 34), radius, (shade, shade * 0.6, shade * 1.05))
    page.text((10, 62, 90, 72), "Ringfade", Style(52, "tibo", PAPER, "centre"))
    page.text(
        (12, 73, 88, 82),
        "Helping people with tinnitus stop listening to it",
        Style(18, "tiit", PAPER, "centre"),
    )
    page.text((12, 92, 88, 96), "Ringfade Health, Inc.  -  Minneapolis", Style(11, "tiro", PAPER, "centre"))

    page = deck.slide("Dear investor,")
    letter(
        page,
        18,
        (
            "I have had a sound in my left ear since I was twenty-six. It is a little like a kettle that never "
            "comes to "
            "the boil. Four doctors told me there was nothing to be done and that I should get used to it. They "
            "were "
            "wrong about the first part and right about the second: getting used to it is a skill, it can be "
            "taught, and "
            "there is good evidence for how.",
            "Ringfade is a twelve-week therapy program on your phone that teaches the brain to ignore tinnitus. "
            "It is "
            "built on cognitive behavioral therapy, the only treatment every guideline recommends, and which "
            "almost nobody "
            "gets, because there are some four hundred therapists in this country who offer it and twenty-five "
            "million "
            "people who need it.",
            "This memo says what we have built, what we know, what we do not know and what we would like from "
            "you. We "
            "have tried to keep the adjectives out. Where a number is a guess, it says so.",
            "Thank you for reading.",
        ),
    )
    page.text((10, 74, 90, 80), "Josephine Adeyemi-Larsen", Style(16, "tiit", PLUM))
    page.text((10, 78, 90, 82), "co-founder and CEO", TEXT)


def product(deck: Deck) -> None:
    """Need, product, a patient."""
    page = deck.slide("What is wrong today")
    letter(
        page,
        18,
        (
            "#Nobody owns the patient",
            "The family doctor refers to the ENT surgeon, who finds a healthy ear. The audiologist sells a "
            "hearing aid, "
            "which helps about a third. The psychologist has never heard of tinnitus. The patient goes home and "
            "searches "
            "the internet at three in the morning.",
            "#There is plenty to buy and little that works",
            "Americans spend an estimated two billion dollars a year on supplements and sound machines for "
            "tinnitus. In "
            "trials they do no better than placebo.",
            "#Distress is the disease",
            "Loudness hardly predicts suffering. What does is fear, poor sleep and attention. All three respond "
            "to "
            "treatment, with effect sizes that have been stable for twenty years.",
        ),
    )
    page.photo((10, 70, 90, 92), 77, colours=((90, 60, 120), (240, 200, 190)))

    page = deck.slide("What we built")
    letter(
        page,
        18,
        (
            "The app leads through twelve weekly chapters of about twenty minutes. Each has a short lesson read "
            "by an "
            "actor who has tinnitus, an exercise in attention, and a task for the week. A sound generator fills "
            "the "
            "silence at bedtime and is then, on purpose, faded out.",
            "A licensed audiologist looks after every user by message, about nine minutes per user and week. In "
            "our data "
            "this is the difference between four of ten and eight of ten people finishing.",
        ),
    )
    table(
        page,
        (10, 46, 90, 78),
        (
            ("Weeks", "Chapter", "What happens"),
            ("1-2", "Understanding", "Where the sound comes from, and a first measurement"),
            ("3-5", "Attention", "Exercises in moving the mind off the sound"),
            ("6-8", "Thoughts", "Fear, silence, catastrophes and how to test them"),
            ("9-10", "Sleep", "Stimulus control, the fading sound"),
            ("11-12", "Keeping it", "Relapse plan, letter to oneself"),
        ),
        widths=(0.7, 1.1, 3),
        size=11.5,
    )
    letter(page, 81, ("Ringfade needs no device beyond a phone and any headphones.",))


def evidence(deck: Deck) -> None:
    """Evidence, business."""
    page = deck.slide("What we know so far")
    letter(
        page,
        18,
        (
            "From March to June 2025 we ran a randomized, waitlist-controlled study with the audiology "
            "department of a "
            "large Midwestern clinic. 186 adults took part.",
        ),
    )
    table(
        page,
        (10, 28, 90, 48),
        (
            ("", "Ringfade", "Waitlist"),
            ("Tinnitus Functional Index, change", "-21.4 points", "-3.0 points"),
            ("Clinically relevant improvement", "68 %", "17 %"),
            ("Insomnia severity, change", "-5.1", "-0.6"),
            ("Finished all twelve weeks", "79 %", "-"),
        ),
        widths=(2.2, 1, 1),
        size=12,
    )
    letter(
        page,
        51,
        (
            "The paper is in revision. A waitlist is a weak comparator and we know it; a trial against clinic "
            "therapy "
            "starts as soon as we can pay for it.",
            "#What we do not know",
            "Whether the effect lasts for more than six months. Whether veterans, who have twice the rate, do as "
            "well. "
            "Whether the FDA will want a 510(k) or will leave us under enforcement discretion; our counsel "
            "expects the "
            "latter for the present claims.",
        ),
    )

    page = deck.slide("How we make money")
    letter(
        page,
        18,
        (
            "#Today: hearing clinics",
            "Audiologists prescribe Ringfade and bill remote therapeutic monitoring. They pay us $145 for each "
            "patient who "
            "starts. 64 clinics in eleven states do so, with 1,930 patients to date and about $41,000 of revenue "
            "a month.",
            "#Next: employers and the VA",
            "Tinnitus is the most common disability among American veterans: 2.9 million receive compensation, "
            "some "
            "five billion dollars a year. A pilot with one regional VA network has been approved for 300 "
            "veterans.",
            "#Not planned: advertising to consumers",
            "We tried it for two months. It cost us $310 to win a customer who paid $117. We stopped.",
        ),
    )
    table(
        page,
        (10, 66, 90, 84),
        (
            ("", "Year 1", "Year 2", "Year 3 (a guess)"),
            ("Patients", "1,930", "7,500", "26,000"),
            ("Revenue", "$0.3M", "$1.1M", "$3.9M"),
            ("Gross margin", "58 %", "66 %", "74 %"),
        ),
        widths=(1, 1, 1, 1.4),
        size=12,
    )


def closing(deck: Deck) -> None:
    """Rivals, a letter."""
    page = deck.slide("Who else is there")
    letter(
        page,
        18,
        (
            "A German company has a reimbursed app and has raised, we believe, nineteen million euros; it has "
            "not come to "
            "the US. An Irish maker sells a tongue-stimulation device for $4,000. A handful of meditation apps "
            "have a "
            "tinnitus track. We respect the first two and send patients to both.",
            "What protects us, if anything does, is the clinics: they do not want three programs, they want one "
            "which "
            "fits the audiologist's day. Ours was drawn up by audiologists and runs inside the two record "
            "systems that "
            "most of them use.",
        ),
    )
    page.photo((10, 60, 90, 88), 23, colours=((70, 50, 100), (230, 180, 190)))

    page = deck.slide("A letter we like")
    page.rect((10, 18, 90, 58), (0.95, 0.92, 0.95))
    page.text(
        (14, 21, 86, 57),
        "“I drove a snow plow for thirty years and the noise in my head was louder "
        "than the "
        "plow. My audiologist put your program on my phone in January. I did not think that a "
        "telephone could "
        "help. It is still there when I look for it. I don't look for it much. Last Sunday I sat in "
        "the kitchen "
        "with the radio off, and noticed only when my wife asked what was wrong.”",
        Style(16, "tiit", PLUM, leading=1.5),
    )
    letter(
        page,
        62,
        (
            "Gerald, 67, from Duluth, allowed us to print this. Not all letters are like it: one user in eight "
            "tells us "
            "that nothing changed, and we read those more often.",
        ),
    )


def us(deck: Deck) -> None:
    """People, plan."""
    page = deck.slide("Who we are")
    letter(
        page,
        18,
        (
            "#Josephine Adeyemi-Larsen, CEO",
            "Ran product at a sleep company from 40,000 to two million users. Has tinnitus.",
            "#Dr. Walter Nakagawa, AuD, clinical lead",
            "Audiologist for twenty-two years; wrote the tinnitus protocol of a hospital group.",
            "#Ximena Fuentes, PhD, science",
            "Clinical psychologist, five trials of therapy over the internet.",
            "#Amos Feldhaus, technology",
            "Built messaging for a telehealth firm. Plays the drums, with ear plugs.",
        ),
    )
    page.rect((10, 66, 90, 84), (0.95, 0.92, 0.95))
    page.text(
        (13, 68, 87, 83),
        "We are eight people, six of them full time. Three of our investors so far "
        "are "
        "patients, and together they and two angels have put in $650,000.",
        Style(14, "tiit", PLUM),
    )

    page = deck.slide("The next eighteen months")
    letter(page, 18, ("We plan in half-years and try to do one thing well in each.",))
    table(
        page,
        (10, 25, 90, 58),
        (
            ("When", "What", "How we will know"),
            ("First half-year", "200 clinics", "a third come by referral"),
            ("Second half-year", "VA pilot reads out", "the network orders for all its sites"),
            ("Third half-year", "Trial fully recruited", "last patient in"),
        ),
        widths=(1, 1.2, 1.6),
        size=12.5,
    )
    letter(
        page,
        62,
        (
            "#What could go wrong",
            "Billing codes for remote therapeutic monitoring may be cut; the present proposal lowers ours by six "
            "per "
            "cent. A large hearing-aid maker may give away a program of its own. And Gerald may stop writing to "
            "us.",
        ),
    )


def wish(deck: Deck) -> None:
    """The round."""
    page = deck.slide("What we would like from you")
    top = letter(
        page,
        18,
        (
            "We are opening our seed round. We have no fixed amount in mind, and would rather find the right "
            "partner "
            "first: someone who knows how clinics buy, and who can wait for evidence.",
            "Whatever we raise will go, in this order, to",
        ),
    )
    bullets(
        page,
        (12, top, 90, 56),
        (
            "the trial against clinic therapy, with a follow-up of eighteen months",
            "two more people who look after clinics",
            "the security review that the VA asks for",
        ),
        style=TEXT,
    )
    letter(
        page,
        58,
        (
            "We will answer every email within two days. The data of the study, without names, the contracts and "
            "the "
            "accounts are in a folder that you can have for the asking.",
        ),
    )
    page.text((10, 72, 90, 76), "josephine@ringfade.example", Style(13, "cour", PLUM))


def draw(deck: Deck) -> None:
    """Draw the eleven pages."""
    opening(deck)
    product(deck)
    evidence(deck)
    closing(deck)
    us(deck)
    wish(deck)
