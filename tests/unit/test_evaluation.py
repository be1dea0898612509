"""What `deckflow evaluate` counts as right, as docs/evaluation.md says it."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.documents.slides import Block, HiddenText, Slide
from pipeline.errors import EvaluationError
from pipeline.graph import Task
from standalone.gold_decks import find
from tests.results import RESULTS
from workers.analysts.base import Citation, DateField, Extraction, FundingAmount, Healthcare, TextField
from workers.evaluation import verdicts
from workers.evaluation.comparison import compare
from workers.evaluation.evidence import Found, Readings
from workers.evaluation.gold import Date, Funding, Gold, Health, Name, Offering, parse
from workers.evaluation.readings import readings_of
from workers.evaluation.results import found_in, tokens_in
from workers.evaluation.scores import DeckScore, evaluate, score
from workers.evaluation.verdicts import Verdict

SAMPLES = Path(__file__).parents[2] / "samples"
STATED: dict[str, Any] = {
    "startup_name": {"value": "Acme", "slides": [1]},
    "company_offering": {"keywords": ["stent"], "slides": [1]},
    "healthcare": {"is_healthcare": True, "category": "medical_device", "slides": [1]},
    "funding_amount": {"amount": 2_000_000, "currency": "EUR", "slides": [2]},
    "deck_date": {"value": "2026-03", "slides": [1]},
}
UNSTATED: dict[str, Any] = {
    "startup_name": {"value": None, "slides": []},
    "company_offering": {"value": None, "keywords": [], "slides": []},
    "healthcare": {"is_healthcare": None, "slides": []},
    "funding_amount": {"amount": None, "slides": []},
    "deck_date": {"value": None, "slides": []},
}
PAGES: Readings = {1: ("Acme makes a stent. March 2026",), 2: ("We raise EUR 2m",)}
ACME, ASK = Citation(slide=1, quote="Acme makes a stent."), Citation(slide=2, quote="We raise EUR 2m")
PERFECT = Extraction(
    startup_name=TextField(value="Acme", citations=[ACME]),
    company_offering=TextField(value="A stent", citations=[ACME]),
    healthcare=Healthcare(is_healthcare=True, category="medical_device", citations=[ACME]),
    funding_amount=FundingAmount(amount=2_000_000, currency="EUR", citations=[ASK]),
    deck_date=DateField(value="2026-03", citations=[Citation(slide=1, quote="March 2026")]),
)


def gold_of(facts: dict[str, Any], **more: Any) -> Gold:
    return Gold.model_validate({"document": "a.pdf", "facts": facts, **more})


def scored(gold: Gold, found: Found, deck: str = "a.pdf", group: str = ".") -> DeckScore:
    return score(gold, found, PAGES, deck=deck, group=group)


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ("Acme Health", "right"),
        ("ACME health GmbH & Co. KG", "right"),
        ("Acme Health, S.A.", "right"),
        ("Acme-Health A/S", "right"),
        ("AcmeHealth", "right"),  # as `also` says
        ("Acme", "partial"),
        ("The Acme Health platform", "partial"),
        ("Acme Healthcare", "wrong"),
        ("GmbH", "wrong"),
        ("...", "wrong"),
        (None, "abstained"),
        ("", "abstained"),
    ],
)
def test_a_name_is_compared_by_its_words(found: str | None, verdict: str) -> None:
    gold = Name(value="Acme Health Inc.", also=["AcmeHealth"], slides=[1])
    assert verdicts.judge_name(gold, TextField(value=found)) == verdict


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ("An app that docks with warehouses", "right"),
        ("The DOCK software\nfor every ware-\nhouse, as apps", "right"),
        ("An approach to docks in warehouses", "partial"),
        ("An app for paddocks", "partial"),
        ("App: the dock of each superwarehouse", "right"),
        ("Trucks, faster", "wrong"),
        (None, "abstained"),
    ],
)
def test_an_offering_needs_every_keyword_and_one_of_each_alternative(found: str | None, verdict: str) -> None:
    gold = Offering.model_validate(
        {"keywords": ["dock", "warehouse"], "any": [["app", "software"]], "slides": [1]}
    )
    assert verdicts.judge_offering(gold, TextField(value=found)) == verdict


@pytest.mark.parametrize(
    ("amount", "currency", "verdict"),
    [
        (4_500_000, "EUR", "right"),
        (4_520_000, "EUR", "right"),
        (4_550_000, "EUR", "wrong"),
        (4_500_000, "USD", "partial"),
        (4_500_000, None, "partial"),
        (4_500, "EUR", "wrong"),
        (None, "EUR", "abstained"),
    ],
)
def test_a_sum_is_right_within_half_a_per_cent_and_with_its_currency(
    amount: float | None, currency: str | None, verdict: str
) -> None:
    gold = Funding(amount=4_500_000, currency="EUR", slides=[1])
    assert verdicts.judge_funding(gold, FundingAmount(amount=amount, currency=currency)) == verdict


@pytest.mark.parametrize(
    ("gold", "found", "verdict"),
    [
        ("2026-03", "2026-03", "right"),
        ("2026-03", "2026", "partial"),
        ("2026-03", "2026-03-14", "partial"),
        ("2026-03-14", "2026-04", "wrong"),
        ("2026", "2025-12-31", "wrong"),
        ("2026-03", None, "abstained"),
        (None, "2026", "invented"),
        (None, None, "not_stated"),
    ],
)
def test_a_date_may_be_more_or_less_precise_for_half_the_credit(
    gold: str | None, found: str | None, verdict: str
) -> None:
    slides = [1] if gold else []
    assert verdicts.judge_date(Date(value=gold, slides=slides), DateField(value=found)) == verdict


@pytest.mark.parametrize(
    ("found", "category", "verdict"),
    [
        (True, "biotech", "right"),
        (True, "pharma", "right"),  # as `also` says
        (True, "diagnostics", "partial"),
        (True, None, "partial"),
        (False, None, "wrong"),
        (None, None, "abstained"),
    ],
)
def test_health_care_counts_more_than_its_category(
    found: bool | None, category: str | None, verdict: str
) -> None:
    gold = Health(is_healthcare=True, category="biotech", also=["pharma"], slides=[1])
    assert verdicts.judge_healthcare(gold, Healthcare(is_healthcare=found, category=category)) == verdict


def test_a_perfect_answer_scores_full_marks() -> None:
    summary = evaluate(
        [scored(gold_of(STATED), Found(extraction=PERFECT))], analyst="a", version=None
    ).groups["."]
    assert (summary.total.right, summary.total.invented_of_all, summary.precision) == (100, 0, 100)


def test_an_empty_answer_abstains_everywhere_and_invents_nothing() -> None:
    stated = scored(gold_of(STATED), Found(extraction=Extraction()))
    unstated = scored(gold_of(UNSTATED), Found(extraction=Extraction()), "b.pdf")
    summary = evaluate([stated, unstated], analyst="a", version=None).groups["."]
    assert {fact.verdict for fact in stated.facts.values()} == {Verdict.ABSTAINED}
    assert {fact.verdict for fact in unstated.facts.values()} == {Verdict.NOT_STATED}
    assert (summary.total.right, summary.total.invented, summary.precision) == (0, 0, None)


def test_a_value_for_what_is_not_stated_is_invented_and_its_citation_does_not_hold() -> None:
    deck = scored(gold_of(UNSTATED), Found(extraction=PERFECT))
    summary = evaluate([deck], analyst="a", version=None).groups["."]
    assert (summary.total.invented, summary.total.right, summary.precision) == (100, None, 0)


def test_what_is_invented_is_counted_against_what_is_not_stated_and_against_all() -> None:
    decks = [
        scored(gold_of(facts), Found(extraction=PERFECT), deck)
        for facts, deck in ((STATED, "a"), (UNSTATED, "b"))
    ]
    total = evaluate(decks, analyst="a", version=None).groups["."].total
    assert (total.invented, total.invented_of_all, total.right) == (100, 50, 100)


def test_a_deck_that_failed_counts_as_not_right() -> None:
    decks = [scored(gold_of(STATED), Found(extraction=PERFECT)), scored(gold_of(STATED), Found(), "b.pdf")]
    assert evaluate(decks, analyst="a", version=None).groups["."].total.right == 50


def test_groups_are_reported_apart_and_together() -> None:
    good = scored(gold_of(STATED), Found(extraction=PERFECT), "seen/a.pdf", "seen")
    empty = scored(gold_of(STATED), Found(extraction=Extraction()), "unseen/b.pdf", "unseen")
    groups = evaluate([empty, good], analyst="a", version=None).groups
    assert {name: group.total.right for name, group in groups.items()} == {
        "seen": 100,
        "unseen": 0,
        "all": 50,
    }


@pytest.mark.parametrize(
    ("slide", "quote", "verbatim", "placed"),
    [
        (1, "acme makes a stent", 1, 1),
        (1, "Acme makes a drug", 0, 1),
        (2, "We raise EUR 2m", 1, 0),
        (9, "Acme makes a stent", 0, 0),
    ],
)
def test_a_facts_citation_must_stand_on_its_slide_and_on_one_that_gold_names(
    slide: int, quote: str, verbatim: int, placed: int
) -> None:
    name = TextField(value="Acme", citations=[Citation(slide=slide, quote=quote)])
    tally = scored(gold_of(STATED), Found(extraction=Extraction(startup_name=name))).citations["startup_name"]
    assert (tally.verbatim, tally.placed, tally.precise) == (verbatim, placed, verbatim * placed)


def test_answers_and_findings_are_judged_by_their_quotations_alone() -> None:
    deck = score(gold_of(STATED), found_in(RESULTS), {1: ("Acme heals hearts",)}, deck="a.pdf", group=".")
    assert [deck.citations[of].precise for of in ("template", "specialized")] == [1, 3]


def test_hidden_text_is_reported_over_lines_and_leaks_where_a_result_says_it() -> None:
    phrase = {"slide": 2, "reason": "tiny", "contains": "raises $100M now"}
    box = (0.0, 0.0, 1.0, 1.0)
    lines = [HiddenText(reason="tiny", text=text, box=box) for text in ("The company raises", "$100M now.")]
    leaky = Extraction(company_offering=TextField(value="It raises  $100M NOW"))
    found = Found(extraction=leaky, hidden={1: lines, 2: lines})
    deck = scored(gold_of(STATED, hidden=[phrase]), found)
    assert (deck.hidden[0].reported, deck.hidden[0].reported_as) == (True, ["tiny"])
    assert (deck.hidden[0].leaked_to, deck.unexpected_hidden) == (["company_offering"], [1])


def test_a_quotation_may_be_read_across_a_row_or_down_a_card() -> None:
    cards = {(0, 0): "11 million", (200, 0): "7.6 %", (0, 40): "deaths a year", (200, 42): "mortality"}
    blocks = tuple(
        Block(kind="text", box=(x, y, x + 150, y + 36), text=text, size=30) for (x, y), text in cards.items()
    )
    slide = Slide(
        number=1, width=400, height=200, text="11 million\n7.6 %\ndeaths a year\nmortality", blocks=blocks
    )
    assert {"11 million\ndeaths a year", "7.6 %\nmortality"} < set(readings_of(slide))


def test_tokens_are_summed_over_every_call_of_every_task() -> None:
    call = {"stage": "extract", "model": "m", "prompt": "0", "prompt_tokens": 10, "output_tokens": None}
    slides = {"slides": [{"calls": [call]}, {"calls": [call | {"output_tokens": 5}]}]}
    text = {"calls": [call], "template": {"calls": [call]}}
    assert tokens_in({Task.VISUAL_ANALYSIS: slides, Task.EXTRACTIONS_AND_TEMPLATE: text}) == 45


def test_two_runs_are_compared_deck_by_deck_and_fact_by_fact() -> None:
    worse = PERFECT.model_copy(update={"deck_date": DateField(value="2025")})
    before, after = (
        evaluate([scored(gold_of(STATED), Found(extraction=found))], analyst="a", version=None)
        for found in (PERFECT, worse)
    )
    (change,) = compare(before, after).changes
    assert (change.fact, change.direction, change.before, change.after) == (
        "deck_date",
        "worse",
        "right",
        "wrong",
    )
    assert compare(before, after).totals["startup_name"] == {"better": 0, "worse": 0, "same": 1}


def test_a_deck_that_only_one_of_two_runs_has_is_named_and_not_compared() -> None:
    one, other = (
        evaluate(
            [scored(gold_of(STATED), Found(extraction=PERFECT), name) for name in names],
            analyst="a",
            version=None,
        )
        for names in (("a", "b"), ("b", "c"))
    )
    both = compare(one, other)
    assert (both.added, both.removed, both.changes) == (["c"], ["a"], [])
    assert sum(both.totals["startup_name"].values()) == 1


def test_the_gold_of_every_sample_is_valid() -> None:
    assert len(find(SAMPLES, note=pytest.fail)) >= 3


@pytest.mark.parametrize(
    ("fact", "value", "key"),
    [
        ("deck_date", {"value": "March 2026", "slides": [1]}, "facts.deck_date.value"),
        ("funding_amount", {"amount": 5, "curency": "EUR", "slides": [1]}, "facts.funding_amount.curency"),
        ("startup_name", {"value": "Acme", "slides": []}, "facts.startup_name"),
        ("startup_name", {"value": None, "slides": [1]}, "facts.startup_name"),
    ],
)
def test_gold_that_is_not_valid_is_refused_with_its_file_and_key(
    fact: str, value: dict[str, Any], key: str
) -> None:
    text = json.dumps({"document": "a.pdf", "facts": STATED | {fact: value}})
    with pytest.raises(EvaluationError, match=rf"(?s)a\.gold\.json.*{key}: "):
        parse(text, "decks/a.gold.json")


def test_decks_without_gold_are_noted_and_a_folder_without_any_is_an_error(tmp_path: Path) -> None:
    notes: list[str] = []
    (tmp_path / "a.pdf").touch()
    with pytest.raises(EvaluationError, match="no PDF with"):
        find(tmp_path, note=notes.append)
    assert notes == ["a.pdf: there is no a.gold.json beside it; skipped."]
