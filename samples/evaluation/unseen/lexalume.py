"""Lexalume: a speech therapy app after stroke, from Leeds. Portrait, chatty, £1.8m in a sentence."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, people, shares, table

TEAL, PINK, SKY = (0.0, 0.36, 0.42), (0.88, 0.25, 0.45), (0.9, 0.96, 0.97)


def frame(page: Page) -> None:
    """A pink stripe and the word mark."""
    page.rect((0, 0, 100, 1.5), PINK)
    page.text((70, 96, 94, 99), "lexalume", Style(12, "hebo", TEAL, "right"))


HEAD = Style(30, "hebo", TEAL, leading=1.15)
LOOK = Look(frame, Style(19), HEAD, TEAL, PINK, SKY, size=(595, 794), title=(6, 5, 94, 16))


def opening(deck: Deck) -> None:
    """Cover to product."""
    page = deck.blank(SKY)
    page.photo((0, 0, 100, 46), 77, colours=((0, 100, 120), (240, 190, 200)))
    page.text((8, 52, 92, 62), "Lexalume", Style(52, "hebo", TEAL))
    page.text(
        (8, 64, 92, 76), "Finding words again. Speech therapy at home, every day, after a stroke.", Style(20)
    )
    page.text((8, 90, 92, 94), "Seed investor deck", Style(14, colour=PINK))

    page = deck.slide("Meet Brian. He knows what he wants to say.")
    page.text(
        (6, 18, 94, 44),
        "Brian drove lorries for 31 years. In May 2022 he had a stroke. He has "
        "aphasia: he "
        'understands you, but "tea" comes out as "Tuesday". The NHS gave him eleven hours of '
        "therapy. Evidence says he needed at least a hundred.",
    )
    page.text((6, 46, 94, 51), "He isn't alone:", Style(18, "hebo", PINK))
    cards(
        page,
        (6, 53, 94, 90),
        (
            ("350,000", "people in the UK live with aphasia"),
            ("1 in 3", "strokes causes it"),
            ("13", "speech therapists per 100,000 people"),
            ("62%", "have depression within a year"),
        ),
        across=2,
    )

    page = deck.slide("So we built the therapist's homework, properly")
    bullets(
        page,
        (6, 19, 94, 56),
        (
            "An app on any tablet. Brian names pictures, finishes sentences, reads aloud.",
            "Our speech model is trained on 1,900 hours of aphasic speech. Siri gives up; Lexalume listens.",
            "Exercises adapt after every answer. His therapist sees progress and sets goals.",
            "About 40 minutes a day. Ten times more practice than the clinic can offer.",
        ),
    )
    page.photo((6, 58, 94, 92), 31, colours=((240, 240, 240), (0, 120, 130)))

    page = deck.slide("It works. Properly randomised.")
    bars(page, (6, 18, 94, 58), {"Usual care": 4, "Puzzle app": 6, "Lexalume": 19}, form="+{:g}")
    page.text(
        (6, 60, 94, 90),
        "Words regained out of 60, after 12 weeks. 118 people, eight NHS trusts. "
        "The trial "
        "ran from September 2023 to October 2024 and is published. And 81% still used the app at week "
        "twelve; most health apps lose people in a fortnight.",
        Style(17),
    )


def middle(deck: Deck) -> None:
    """Model, market, rivals, rules."""
    page = deck.slide("Who pays?")
    table(
        page,
        (6, 19, 94, 52),
        (
            ("Customer", "Price", "Now"),
            ("NHS stroke services", "£210 per patient", "9 trusts"),
            ("Private clinics", "£49 per seat, month", "22 clinics"),
            ("Families", "£14.99 a month", "1,300 people"),
        ),
        widths=(1.2, 1.2, 0.9),
        size=15,
    )
    page.text(
        (6, 56, 94, 90),
        "Annual recurring revenue is £410,000, up from £120,000 a year before. "
        "Gross margin "
        "is 83%. Net churn of NHS customers: none so far, touch wood.",
    )

    page = deck.slide("How big can it get?")
    bullets(
        page,
        (6, 19, 94, 60),
        (
            "UK: £74m a year if every new patient gets a licence",
            "English-speaking world: £690m",
            "Then German and Spanish (the model needs about 300 hours of speech per language)",
            "Next door: dementia, Parkinson's, children who stammer",
        ),
    )

    page = deck.slide("The others")
    table(
        page,
        (6, 19, 94, 56),
        (
            ("", "Listens to speech?", "Trial?", "Raised"),
            ("TalkBridge (US)", "partly", "no", "$31m"),
            ("Paper worksheets", "no", "yes", "-"),
            ("General voice AI", "not aphasic speech", "no", "billions"),
            ("Lexalume", "yes", "yes, n = 118", "£950k"),
        ),
        widths=(1.1, 1.1, 0.9, 0.7),
        size=14,
    )

    page = deck.slide("Boring but important")
    bullets(
        page,
        (6, 19, 94, 60),
        (
            "UKCA class I registered; class IIa file with our approved body",
            "DTAC passed, Cyber Essentials Plus, data in London",
            "NICE early value assessment: selected as topic",
        ),
    )


def closing(deck: Deck) -> None:
    """Team and round."""
    page = deck.slide("Us")
    people(
        page,
        (6, 19, 94, 86),
        (
            ("Gwen Thackray", "CEO", "Speech and language therapist for 14 years. Brian's, too."),
            ("Dr Olumide Farotimi", "CTO", "Speech recognition, PhD Sheffield"),
            ("Hattie Prowse", "Growth", "Sold software to 60 trusts"),
            ("Brian Ockley", "Patient lead", "Yes, that Brian"),
        ),
        across=2,
    )

    page = deck.slide("What we'd like from you")
    page.text(
        (6, 19, 94, 50),
        "We've been careful with £950,000 from angels and a £600,000 Innovate "
        "grant. Now we'd "
        "like to go faster. We are looking for £1.8m of seed money, by SEIS/EIS equity, at £7m "
        "pre-money. "
        "Two of our angels are in again with £250k.",
        Style(20),
    )
    shares(
        page,
        (6, 56, 94, 88),
        {"NHS sales team": 40, "German version": 25, "Class IIa": 20, "Speech model": 15},
    )

    page = deck.blank(TEAL)
    page.text((8, 36, 92, 56), '"Tea, please."\nBrian, week nine', Style(34, "hebo", SKY, "centre"))
    page.text((8, 74, 92, 80), "gwen@lexalume.example", Style(18, colour=SKY, align="centre"))


def draw(deck: Deck) -> None:
    """Draw the eleven slides."""
    opening(deck)
    middle(deck)
    closing(deck)
