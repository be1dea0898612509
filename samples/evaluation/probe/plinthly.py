"""A UK deck on retentions in construction: chatty, no bullets, the year on the cover, the sum in the last sentence."""

from canvas import WHITE, Style
from paper import Deck, Look, Page

from .shared.anatomy import body, bold, curve, faces, figures, flow, ladder, ledger, quadrant


def frame(page: Page) -> None:
    """Draw a yellow block behind the title's first words and the name at the bottom left."""
    page.rect((0, 8, 3, 20), page.look.accent)
    page.text((5, 94, 40, 99), "plinthly.co.uk", Style(10.5, "cobo", (0.4, 0.4, 0.4)))
    page.text((90, 94, 96, 99), f"{page.number}/12", Style(10.5, "cour", (0.4, 0.4, 0.4), "right"))


LOOK = Look(
    frame=frame,
    body=Style(18, colour=(0.1, 0.1, 0.1), leading=1.38),
    head=Style(30, "cobo", (0.1, 0.1, 0.1), leading=1.12),
    primary=(0.1, 0.1, 0.1),
    accent=(1.0, 0.78, 0.0),
    pale=(0.95, 0.95, 0.93),
    title=(5, 7, 95, 26),
)


def opening(deck: Deck) -> None:
    """Cover, problem, product."""
    page = deck.blank((1.0, 0.78, 0.0))
    page.text((6, 12, 80, 34), "plinthly", Style(62, "cobo", (0.1, 0.1, 0.1)))
    page.text((6, 40, 80, 56), "We get subbies their retentions back.", Style(26, "hebo"))
    page.text((6, 86, 80, 92), "Seed deck 2026 / please don't forward", Style(13, "cour"))
    page = deck.slide("Every builder in Britain is somebody's free overdraft")
    page.text(
        (5, 32, 60, 90),
        "You plaster a school. You get 95% of your money. The last 5% - the retention - is due a year after the job is finished. "
        "Half of it never arrives, because you forgot, the main contractor forgot, or the main contractor went bust.\n \n"
        "£6bn is sitting there today.",
        body(page, 18),
    )
    page.text(
        (64, 36, 95, 80),
        "44% of subcontractors wrote off a retention in the last 3 years. Average: £27,500.",
        bold(page, 26),
    )
    page = deck.slide("Plinthly chases, so you don't fall out with the boss")
    page.photo((62, 30, 96, 88), 71, colours=((250, 210, 60), (90, 90, 90)))
    page.text(
        (5, 32, 58, 90),
        "Plinthly is software for subcontractors that finds, tracks and claims retention money. Upload your "
        "contracts and your applications for payment. We read the clauses, work out what's due and when, and send the "
        "polite email, the less polite email and "
        "the adjudication notice.",
        body(page, 18),
    )
    page = deck.slide('Four minutes from PDF to "pay me"')
    events = [
        ("0:00", "Drag in JCT / NEC subcontract, final accounts, emails"),
        ("0:40", "Clause reader finds retention %, PC date, making good period"),
        ("2:10", "Ledger matched with Xero or Sage"),
        ("4:00", "Claim pack ready, with dates and defect sign-offs"),
    ]
    ladder(page, (3, 32, 95, 92), events, share=0.14)


def proof(deck: Deck) -> None:
    """Traction, model, market, rivals."""
    page = deck.slide("£2.3m recovered for 61 firms. We take 8%")
    months = [("Feb", 31.0), ("Apr", 88.0), ("Jun", 190.0), ("Aug", 320.0), ("Oct", 610.0), ("Dec", 1061.0)]
    curve(page, (4, 28, 62, 90), months, form="£{:,.0f}k")
    flow(
        page,
        (66, 34, 95, 88),
        [
            "two-monthly recoveries, 2025",
            "MRR £9.4k from the £149/month plan, plus success fees of £184k",
            "Churn: one. He retired.",
        ],
        body(page, 17),
    )
    page = deck.slide("What a customer is worth")
    rows = [
        ("Electrical contractor, £4m turnover", ""),
        ("Subscription", "£1,788 / yr"),
        ("Success fee on recovered cash", "£3,100 / yr"),
        ("Cost to serve", "£640 / yr"),
        ("CAC (trade associations, builders' merchants)", "£910"),
        ("LTV : CAC", "14x"),
    ]
    ledger(page, (5, 32, 80, 86), rows, widths=(3, 1.2), size=17)
    page = deck.slide("Market, counted not guessed")
    facts = [
        ("UK specialist subcontractors, 5+ staff", "72,400"),
        ("Retention held, per year", "£6bn"),
        ("Fees at full adoption", "£390m"),
        ("Ireland, Australia, NZ: same law family", "+£510m"),
    ]
    figures(page, (5, 34, 95, 88), facts, across=2)
    page = deck.slide("The others help the people who hold the money")
    axes = ("for main contractor", "for subbie", "paperwork only", "gets cash")
    quadrant(
        page,
        (6, 30, 88, 90),
        axes,
        {
            "Plinthly": (0.8, 0.85),
            "Payment portals": (0.18, 0.35),
            "Solicitors": (0.62, 0.62),
            "Invoice finance (Brixcash, £15m Series A)": (0.56, 0.2),
        },
    )


def business(deck: Deck) -> None:
    """Moat, team, plan, round."""
    page = deck.slide("Why we'll be hard to copy")
    page.text(
        (5, 32, 92, 88),
        "11,000 annotated contracts. A payment record of 1,900 main contractors - who pays late, who never pays, who pays "
        "after email "
        "number three. Subbies now look firms up on Plinthly before they price a job.",
        body(page, 22),
    )
    page = deck.slide("Us")
    team = [
        ("Declan Moorhouse", "CEO", "Quantity surveyor, 15 years; owed £212k himself"),
        ("Priti Vadgama", "CTO", "Contract NLP at a magic circle law firm"),
        ("Gaz Ollerton", "Sales", "Ran 40 branches of a builders' merchant"),
    ]
    faces(page, (5, 34, 95, 90), team, across=2)
    page = deck.slide("The plan")
    rows = [
        ("", "Dec 25 (actual)", "Dec 26", "Dec 27"),
        ("Customers", "61", "300", "1,150"),
        ("ARR incl. fees", "£297k", "£1.4m", "£5.2m"),
        ("Team", "6", "13", "29"),
        ("Cash out per month", "£31k", "£74k", "£60k"),
    ]
    ledger(page, (5, 32, 95, 84), rows, widths=(1.6, 1.4, 1, 1), size=18)
    page = deck.blank((0.1, 0.1, 0.1))
    page.text(
        (6, 16, 94, 56),
        "We're raising £850,000 to get from 61 to 300 paying subcontractors by Christmas.",
        Style(34, "cobo", (1.0, 0.78, 0.0), leading=1.2),
    )
    page.text(
        (6, 62, 94, 82),
        "SEIS used up (£250k, Sept 2024, plus a £60k start-up loan, repaid). EIS open. "
        "£340,000 verbally in. Valuation: talk to Declan.",
        Style(17, colour=WHITE),
    )
    page.text((6, 86, 94, 92), "declan@plinthly.co.uk / 07700 900 461", Style(15, "cour", WHITE))


def draw(deck: Deck) -> None:
    """Draw all slides."""
    opening(deck)
    proof(deck)
    business(deck)
