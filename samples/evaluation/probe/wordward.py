"""Wordward: speech therapy at home after a stroke. A therapist's warm deck; no size of the round."""

from canvas import WHITE, Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, people, table

SEA, PEACH, SAND, INK = (0.12, 0.36, 0.45), (0.96, 0.6, 0.45), (0.99, 0.96, 0.92), (0.2, 0.2, 0.24)


def frame(page: Page) -> None:
    """A wave of three dots at the top right, the month at the bottom."""
    for index in range(3):
        page.disc((90 + index * 2.6, 7), 7 - index * 1.5, PEACH)
    page.text((6, 94, 60, 98), "Wordward - 01/2026", Style(10, colour=SEA))


LOOK = Look(
    frame,
    Style(18, colour=INK),
    Style(32, "tibo", SEA, leading=1.12),
    SEA,
    PEACH,
    WHITE,
    paper=SAND,
    size=(1280, 800),
    title=(6, 8, 86, 24),
)


def bubble(page: Page, box: tuple[float, float, float, float], text: str, *, mine: bool) -> None:
    """A speech bubble."""
    page.rect(box, SEA if mine else WHITE)
    style = Style(18, colour=WHITE if mine else INK)
    page.text((box[0] + 2, box[1] + 3, box[2] - 2, box[3] - 1), text, style)


def opening(deck: Deck) -> None:
    """Cover and story."""
    page = deck.blank()
    page.photo((50, 0, 100, 100), 52, colours=((250, 210, 190), (30, 90, 110)))
    page.text((6, 30, 48, 46), "Wordward", Style(56, "tibo", SEA))
    page.text((6, 47, 46, 70), "Finding your words again, at your own kitchen table.", Style(26, colour=INK))
    page.text((6, 90, 46, 95), "Investor conversation, 01/2026", Style(13, colour=SEA))
    page = deck.slide("My patient Frank knew what he wanted to say.")
    bubble(page, (6, 32, 52, 46), '"The... the... you know. Water. No. Window!"', mine=False)
    bubble(
        page,
        (42, 52, 92, 70),
        "After his stroke he had nine sessions with me. Then his insurance stopped, and so did his progress.",
        mine=True,
    )
    page.text((6, 78, 92, 90), "I am a speech-language pathologist. I have said goodbye to 600 Franks.")
    page = deck.slide("A million Americans live with aphasia. Most get a tenth of the therapy that works.")
    cards(
        page,
        (6, 34, 92, 70),
        (
            ("100 hours", "is the dose at which trials show lasting gains"),
            ("11 hours", "is what the average patient receives"),
            ("7 weeks", "is the wait for an outpatient appointment"),
        ),
        across=3,
        big=36,
    )


def product(deck: Deck) -> None:
    """What it is, how it is used, what it does."""
    page = deck.slide("Wordward is a speech therapist's program that runs on the family tablet.")
    bullets(
        page,
        (6, 32, 58, 90),
        (
            "Forty minutes a day of naming, sentence and conversation practice, made of the person's own "
            "photos, people "
            "and errands.",
            "Our speech recognition is trained on 5,100 hours of aphasic speech, so it hears an attempt "
            "where others "
            "hear noise.",
            "A licensed therapist sets the goals, looks in by video once a week, and bills for it.",
        ),
    )
    page.rect((64, 32, 92, 86), SEA)
    page.text((67, 38, 90, 48), "Tell me about this photo", Style(17, "hebo", WHITE))
    page.photo((67, 50, 89, 70), 14)
    page.text((67, 74, 90, 84), "Grand... daughter. Her bike.", Style(16, "tiit", WHITE))
    page = deck.slide("People use it, and they get better.")
    bars(page, (6, 30, 48, 90), {"Usual care": 2.1, "Wordward": 8.7})
    bullets(
        page,
        (54, 34, 92, 90),
        (
            "Gain in the WAB Aphasia Quotient after 12 weeks, randomized, 88 people, University of Iowa.",
            "81% still practice five days a week in month three.",
            "Spouses report 40% less strain.",
        ),
    )
    page = deck.slide("What families write to us")
    bubble(page, (6, 30, 60, 44), '"Dad ordered his own coffee on Sunday."', mine=False)
    bubble(page, (36, 48, 92, 62), '"She argued with me. I was so happy."', mine=True)
    bubble(page, (6, 66, 64, 82), '"It is the only one of his apps that waits for him."', mine=False)


def business(deck: Deck) -> None:
    """Model, numbers, rivals."""
    page = deck.slide("Clinics prescribe it, and payers already have codes for it.")
    table(
        page,
        (6, 30, 92, 74),
        (
            ("Who", "What they pay", "Where we stand"),
            ("Outpatient clinics", "$79 per patient and month", "38 clinics, 1,260 patients"),
            ("Medicare, remote monitoring", "about $110 per month to the clinic", "codes in use since 2022"),
            ("Veterans Affairs", "$640 per episode", "two pilot sites"),
            ("Families", "$29 per month", "not marketed"),
        ),
        widths=(1.6, 1.4, 1.3),
        size=15,
    )
    page.text((6, 79, 92, 90), "Revenue ran at $1.0M a year in December. It was $0.3M twelve months before.")
    page = deck.slide("Others made exercises. We made a listener.")
    table(
        page,
        (6, 30, 92, 76),
        (
            ("", "Wordward", "Drill apps", "Teletherapy", "General chatbots"),
            ("Understands aphasic speech", "yes", "no", "the therapist does", "no"),
            ("Therapist in the loop", "yes", "no", "yes", "no"),
            ("Cost per hour of practice", "$2", "$1", "$95", "$1"),
            ("Randomized evidence", "yes", "one", "yes", "no"),
        ),
        widths=(1.7, 1, 1, 1.2, 1.2),
        size=15,
    )
    page = deck.slide("The same listener can help with other voices.")
    cards(
        page,
        (6, 32, 92, 66),
        (
            ("2027", "dysarthria in Parkinson's disease"),
            ("2028", "children with apraxia"),
            ("2029", "Spanish"),
        ),
        across=3,
    )
    page.text(
        (6, 72, 92, 90), "Beyond aphasia we see a $1.8B market for home speech therapy in the US alone."
    )


def closing(deck: Deck) -> None:
    """Team and round."""
    page = deck.slide("Two clinicians, one engineer, one stubborn daughter")
    people(
        page,
        (6, 30, 92, 88),
        (
            ("Carol Whitcomb", "CEO", "Speech-language pathologist for 22 years"),
            ("Rashid Malouf", "CTO", "Speech recognition at a big lab, nine papers"),
            ("Dr. Ellen Petrossian", "Clinical science", "Neurologist, aphasia trials"),
            ("Joy Frankel", "Growth", "Sold to 400 clinics; Frank's daughter"),
        ),
        across=4,
    )
    page = deck.slide("We are opening a seed round, and would like to do it with one patient lead.")
    bullets(
        page,
        (6, 32, 92, 88),
        (
            "On a SAFE with a $14M post-money cap. How much we take depends on the lead; let's work it out "
            "together.",
            "$900K is already committed by angels who are clinicians, and by our first clinic group.",
            "So far we have lived on $1.35M of pre-seed money and an NIH grant of $1.7M.",
            "It buys an FDA clearance, a sales team of four, and Spanish.",
        ),
    )
    page = deck.blank(SEA)
    page.text((8, 34, 92, 56), "Some words are worth waiting for.", Style(48, "tibo", WHITE))
    page.text((8, 70, 92, 78), "Carol Whitcomb, carol@wordward.example", Style(18, colour=WHITE))


def draw(deck: Deck) -> None:
    """Draw the twelve slides."""
    opening(deck)
    product(deck)
    business(deck)
    closing(deck)
