"""What the classifiers of wording promise: probabilities, the same for the same text, from weights that are shipped."""

import pytest

from benchmarks.fitting import Example, fit
from workers.analysts.layout.wording.linear import load, packed
from workers.analysts.layout.wording.statements import features, likely_offering
from workers.analysts.layout.wording.words import tokens


@pytest.mark.parametrize("name", ["amounts", "trades", "statements"])
def test_probabilities_of_a_shipped_classifier_add_up_to_one(name: str) -> None:
    classifier = load(name)
    assert sum(classifier.probabilities({"word:pump": 1.0}).values()) == pytest.approx(1)


def test_what_a_company_makes_is_likelier_an_offering_than_what_is_wrong_today() -> None:
    offer = likely_offering("Acme develops a catheter that measures pressure in the kidney", "Acme")
    assert offer > likely_offering("One in three patients waits four hours", "Acme")


def test_a_name_is_one_word_whatever_it_is() -> None:
    assert features("Acme builds pumps", "Acme") == features("Blue Fjord builds pumps", "Blue Fjord")


def test_years_are_told_from_other_figures() -> None:
    assert tokens("In 2026: 14 pumps") == ["in", "<year>", ":", "<number>", "pumps"]


def test_a_fit_tells_what_it_was_taught_and_is_the_same_again() -> None:
    examples = [
        Example({"a": 1.0}, frozenset({"one"}), "x"),
        Example({"a": 1.0, "c": 1.0}, frozenset({"one"}), "y"),
        Example({"b": 1.0}, frozenset({"two"}), "x"),
        Example({"b": 1.0, "c": 1.0}, frozenset({"two", "three"}), "y"),
    ]
    fits = [fit(examples, ["one", "two", "three"], size=64, prior=0.01) for _ in range(2)]
    likely = fits[0].probabilities({"b": 1.0})
    assert max(likely, key=lambda label: likely[label]) == "two"
    first, second = (packed("n", one)["n.weights"] for one in fits)
    assert (first == second).all()
