"""Larderline: scales and cameras against food waste in big kitchens, hospitals among them. No date."""

from canvas import Style
from paper import Deck, Look, Page
from parts import bars, bullets, cards, people, shares, steps, table

OLIVE, TOMATO, OAT, INK = (0.33, 0.4, 0.12), (0.86, 0.25, 0.18), (0.96, 0.95, 0.88), (0.2, 0.2, 0.14)


def frame(page: Page) -> None:
    """A side bar with the number."""
    page.rect((0, 0, 6, 100), OLIVE)
    page.text((0, 92, 6, 98), f"{page.number}", Style(14, "hebo", (1, 1, 1), "centre"))


LOOK = Look(frame, Style(19, colour=INK), Style(31, "tibo", OLIVE), OLIVE, TOMATO, OAT, title=(10, 6, 96, 22))


def opening(deck: Deck) -> None:
    """Cover, problem, product, how."""
    page = deck.blank(OAT)
    page.rect((0, 0, 36, 100), OLIVE)
    page.disc((18, 50), 90, TOMATO)
    page.disc((18, 50), 62, OAT)
    page.text((42, 28, 96, 44), "Larderline", Style(54, "tibo", OLIVE))
    page.text(
        (42, 50, 94, 68),
        "Kitchens throw away a fifth of what they buy. We show them which fifth.",
        Style(24, colour=INK),
    )
    page.text((42, 84, 94, 92), "A deck for curious investors", Style(15, "heit", INK))

    page = deck.slide("Everyone hates waste. Nobody weighs it.")
    cards(
        page,
        (10, 28, 96, 64),
        (
            ("21%", "of food bought by large kitchens is binned"),
            ("£2.9bn", "a year in the UK"),
            ("0", "head chefs who could tell us what was in the bin"),
        ),
        across=3,
    )
    page.text((10, 72, 96, 90), "Clipboard audits last a week. Then lunch happens.")

    page = deck.slide("A bin that knows it was the lasagne again")
    bullets(
        page,
        (10, 26, 96, 88),
        (
            "Larderline makes a camera and a scale that sit over any kitchen bin and recognise what "
            "is thrown away",
            "Every morning the chef gets one message: cook 12 fewer portions of this, order less of that",
            "It links with the ordering system, so the saving happens without a meeting",
        ),
    )

    page = deck.slide("How a site goes live")
    steps(
        page,
        (10, 32, 96, 74),
        (
            ("Day 1", "Box arrives, plug it in"),
            ("Day 3", "Menu recognised"),
            ("Week 2", "First order advice"),
            ("Week 8", "Waste down by a third"),
        ),
    )


def proof(deck: Deck) -> None:
    """Proof, customers, case, market, prices, rivals."""
    page = deck.slide("Waste per cover, 88 kitchens")
    bars(page, (10, 24, 92, 92), {"Start": 112, "Month 2": 81, "Month 6": 68, "Month 12": 59}, form="{:g} g")

    page = deck.slide("Who cooks with us")
    shares(
        page,
        (10, 28, 92, 66),
        {
            "Contract caterers, offices": 44,
            "Universities and schools": 27,
            "Hospitals and care homes": 18,
            "Hotels": 11,
        },
    )
    page.text(
        (10, 74, 96, 90),
        "£540k of annual recurring revenue, up from £190k in March 2025. No customer has left us.",
    )

    page = deck.slide("St Brannoc's Hospital: 9,000 trays a week")
    page.text(
        (10, 26, 94, 56),
        '"We were cooking for patients who had gone home. Larderline spotted it in a fortnight and we '
        'took £74,000 out of the food bill."',
        Style(25, "tiit", OLIVE),
    )
    page.text((10, 62, 94, 72), "Catering manager, NHS trust in Devon")


def proof_on(deck: Deck) -> None:
    """More of: proof, customers, case, market, prices, rivals."""
    page = deck.slide("Sizing it up")
    cards(
        page,
        (10, 28, 96, 64),
        (
            ("38,000", "UK kitchens over 200 covers"),
            ("£164m", "UK, at our price"),
            ("£1.4bn", "Europe and North America"),
        ),
        across=3,
    )

    page = deck.slide("£360 a month per bin. Hardware included.")
    bullets(
        page,
        (10, 28, 96, 80),
        (
            "Average site: 2.3 bins, £9,900 a year",
            "Average saving: £41,000 a year",
            "Box costs us £310; gross margin 74% from year two",
        ),
    )

    page = deck.slide("The other lot")
    table(
        page,
        (10, 28, 96, 72),
        (
            ("", "Sees the food", "Changes the order", "Set-up"),
            ("Binsight (raised £14m)", "yes", "no", "Engineer, 2 days"),
            ("Clipboards", "no", "no", "Training"),
            ("Larderline", "yes", "yes", "A plug"),
        ),
        widths=(1.6, 1, 1.2, 1.2),
        size=16,
    )


def closing(deck: Deck) -> None:
    """Team, round, end."""
    page = deck.slide("Three people who have worked the pass")
    people(
        page,
        (10, 28, 96, 90),
        (
            ("Dev Malhotra", "CEO", "Chef, then data analyst"),
            ("Fern Abbott", "CTO", "Machine vision for farms"),
            ("Rhys Pugh", "Sales", "Sold ovens to everyone"),
        ),
        across=3,
    )

    page = deck.slide("We're raising £1.2m (SEIS's gone, EIS open)")
    table(
        page,
        (10, 28, 60, 74),
        (
            ("Where it goes", ""),
            ("Sales in the North and Scotland", "£520k"),
            ("Ordering links", "£380k"),
            ("Stock of boxes", "£300k"),
        ),
        widths=(2, 1),
        size=17,
    )
    bullets(
        page,
        (65, 28, 96, 88),
        (
            "£4.8m pre-money",
            "£350k raised in 2024, mostly caterers",
            "£455k pledged so far",
            "To £2m ARR in 20 months",
        ),
    )

    page = deck.blank(OLIVE)
    page.text((10, 36, 90, 52), "Come and look in a bin.", Style(40, "tibo", OAT))
    page.text((10, 60, 90, 72), "dev@larderline.example", Style(20, colour=OAT))


def draw(deck: Deck) -> None:
    """Draw the thirteen slides."""
    opening(deck)
    proof(deck)
    proof_on(deck)
    closing(deck)
