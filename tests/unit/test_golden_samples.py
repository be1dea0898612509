"""The layout analyst reads the sample decks' known facts from their PDFs, and cites the right slides.

The decks are parsed once for all tests (about 15 s on two cores): the layout network is most of it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline import documents
from pipeline.settings import Settings
from workers.analysts import templates
from workers.analysts.base import Deck, Extraction, SlideReview, Topic
from workers.analysts.layout import LayoutAnalyst

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = sorted(path.name.removesuffix(".gold.json") for path in SAMPLES.glob("*.gold.json"))
FACTS = ("startup_name", "company_offering", "healthcare", "funding_amount", "deck_date")
ANALYST = LayoutAnalyst()


class Sample(NamedTuple):
    gold: dict[str, Any]
    deck: Deck
    extraction: Extraction
    reviews: list[SlideReview]


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Sample]]:
    settings = Settings(data_dir=tmp_path_factory.mktemp("samples"), ocr_languages="")
    yield {name: read(name, settings) for name in NAMES}


def read(name: str, settings: Settings) -> Sample:
    needs = documents.SlideNeeds(image=False, layout=True)
    sha256 = documents.accept((SAMPLES / f"{name}.pdf").read_bytes(), settings=settings).sha256
    slides = [
        slide for slide, _ in documents.read_slides(sha256, needs=needs, numbers=None, settings=settings)
    ]
    deck = Deck(slides=[ANALYST.describe_slide(slide, b"") for slide in slides])
    gold = json.loads((SAMPLES / f"{name}.gold.json").read_text())
    return Sample(gold, deck, ANALYST.extract(deck), [ANALYST.review_slide(slide, b"") for slide in slides])


@pytest.fixture(params=NAMES)
def sample(request: pytest.FixtureRequest, samples: dict[str, Sample]) -> Sample:
    return samples[request.param]


def test_the_name_and_the_date_are_as_known(sample: Sample) -> None:
    facts = sample.gold["facts"]
    assert sample.extraction.startup_name.value == facts["startup_name"]["value"]
    assert sample.extraction.deck_date.value == facts["deck_date"]["value"]


def test_the_ask_is_as_known(sample: Sample) -> None:
    wanted, funding = sample.gold["facts"]["funding_amount"], sample.extraction.funding_amount
    assert (funding.amount, funding.currency) == (wanted["amount"], wanted["currency"])


def test_health_care_and_its_category_are_as_known(sample: Sample) -> None:
    wanted, health = sample.gold["facts"]["healthcare"], sample.extraction.healthcare
    assert (health.is_healthcare, health.category) == (wanted["is_healthcare"], wanted["category"])


def test_the_offering_is_quoted(sample: Sample) -> None:
    offering = (sample.extraction.company_offering.value or "").casefold()
    assert all(word in offering for word in sample.gold["facts"]["company_offering"]["keywords"])


@pytest.mark.parametrize("fact", FACTS)
def test_each_fact_is_cited_from_a_slide_that_states_it(sample: Sample, fact: str) -> None:
    cited = {citation.slide for citation in getattr(sample.extraction, fact).citations}
    assert cited and cited <= set(sample.gold["facts"][fact]["slides"])


def test_the_scanned_slide_is_reported_everywhere(sample: Sample) -> None:
    scanned = sample.gold["scanned_slides"]
    assert [slide.slide for slide in sample.deck.slides if not slide.readable] == scanned
    assert str(scanned[0]) in sample.extraction.warnings[0]
    assert all(sample.reviews[number - 1].remarks[0].severity == "major" for number in scanned)


@pytest.mark.parametrize("topic", ["clinical", "regulatory", "science"])
def test_the_specialised_analyses_find_what_is_there(sample: Sample, topic: Topic) -> None:
    result, wanted = ANALYST.specialize(sample.deck, topic), sample.gold["specialized"][topic]
    found = {finding.key for finding in result.found}
    assert set(wanted["found"]) <= found
    assert not set(wanted["missing"]) & found


#: Template, question, the slides that answer it.
ANSWERS = {
    "biotech": {
        "team": {12}, "principle": {1, 3}, "ask": {14}, "ip": {3, 10}, "burden": {2}, "condition": {2, 3, 8},
        "safety": {6, 7}, "endpoints": {6, 13},
    },
    "device": {
        "team": {11}, "principle": {3, 4}, "ask": {12}, "ip": {4, 10}, "burden": {2}, "pathway": {6},
        "reimbursement": {9}, "competitors": {10},
    },
    "software": {
        "team": {10}, "problem": {2}, "ask": {11}, "market_size": {5}, "traction": {4}, "competitors": {8},
        "use_of_funds": {11}, "revenue_model": {6},
    },
}  # fmt: skip


def test_template_answers_cite_the_slides_that_answer(sample: Sample) -> None:
    name = sample.gold["document"].removesuffix(".pdf")
    template = templates.load("general" if name == "software" else "healthcare_seed")
    result = ANALYST.apply_template(sample.deck, template)
    cited = {a.key: {c.slide for c in a.citations} for section in result.sections for a in section.answers}
    assert all(cited[key] and cited[key] <= slides for key, slides in ANSWERS[name].items())
