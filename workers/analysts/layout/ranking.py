"""How well a statement answers a template's question, in points. It chooses no answer and owns no table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workers.analysts.base import Question
from workers.analysts.layout.statements import Statement
from workers.analysts.layout.subjects import Subject
from workers.analysts.layout.terms import pattern
from workers.analysts.layout.topics import topics_of

#: Points for a slide whose title names the topic, or a header above the statement; half for a guess from its text.
NAMED = 3.0
#: Points for a slide of which any line is an answer, beyond those for its topic.
LISTED = 2.0
#: Points of one distinct term, counted up to three.
TERM, MOST_TERMS = 2.0, 3
#: Distinct terms that a statement needs on a slide about something else.
LEAST_ELSEWHERE = 2
#: Letters in which two terms must differ to be two pieces of evidence: "patient" and "patients" are one.
STEM = 5
#: The topic whose lines are names of other topics, each with its price: "Phase 2a trial 58%" is no trial.
LIST_OF_COSTS = "use of funds"

_SHARE = re.compile(r"\d\s?%")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Candidate:
    """A statement with the topics it stands under, `named` by a title or header, or `guessed`."""

    statement: Statement
    named: frozenset[str]
    guessed: frozenset[str]


@dataclass(frozen=True)
class Search:
    """A question, ready to be asked of many statements."""

    question: Question
    terms: re.Pattern[str]
    without: re.Pattern[str]
    topics: frozenset[str]

    def is_about(self, candidate: Candidate) -> bool:
        """Whether the statement stands under one of the question's topics."""
        return not self.topics.isdisjoint(candidate.named)

    def is_whole(self, candidate: Candidate) -> bool:
        """Whether the statement is part of the answer by its place alone."""
        return (
            self.question.whole
            and self.question.topics[:1] != []
            and self.question.topics[0] in candidate.named
        )

    def points(self, candidate: Candidate) -> float:
        """The points of a statement: its terms, its place and its form; 0 where it is no answer."""
        statement, question = candidate.statement, self.question
        if statement.kind == "row" and not question.rows:
            return 0.0
        terms = len({match.group().casefold()[:STEM] for match in self.terms.finditer(statement.text)})
        if terms < self._least_terms(candidate):
            return 0.0
        if self.without.search(statement.text) or (question.number and not _DIGIT.search(statement.spoken)):
            return 0.0
        return TERM * min(terms, MOST_TERMS) + self._place(candidate) + self._form(statement)

    def _least_terms(self, candidate: Candidate) -> int:
        """How many terms a statement needs where it stands; a row needs one in its label or headers."""
        statement = candidate.statement
        if self.is_whole(candidate):
            return int(statement.kind == "label")
        if statement.kind == "row" and not self.terms.search(statement.section):
            return MOST_TERMS
        return 1 if self._place(candidate) else LEAST_ELSEWHERE

    def _place(self, candidate: Candidate) -> float:
        if self.is_about(candidate):
            return NAMED + LISTED * self.is_whole(candidate)
        return 0.0 if self.topics.isdisjoint(candidate.guessed) else NAMED / 2

    def _form(self, statement: Statement) -> float:
        """Sentences and bullets before headings and rows; figures before none; whole phrases before the ends of some."""
        if statement.kind == "row":
            return 1.5 * self.question.whole
        has_figure = not self.question.whole and _DIGIT.search(statement.text)
        return 0.5 * bool(has_figure) + 1.0 * statement.is_prose - 0.5 * statement.text[0].islower()


def search_for(question: Question) -> Search:
    """Compile a question."""
    terms, without = pattern(tuple(question.terms)), pattern(tuple(question.without))
    return Search(question, terms, without, frozenset(question.topics))


def candidates(texts: Sequence[Statement], subjects: dict[int, Subject]) -> list[Candidate]:
    """The readable statements with their topics. Lists of costs have only their own."""
    above = {section: frozenset(topics_of(section, "")) for section in {text.section for text in texts}}
    result: list[Candidate] = []
    for text in texts:
        subject, header = subjects[text.slide], above[text.section]
        if not text.readable:
            continue
        if LIST_OF_COSTS in header or ("ask" in subject.named and len(_SHARE.findall(text.text)) > 1):
            result.append(Candidate(text, frozenset({LIST_OF_COSTS}), frozenset()))
        else:
            above_it = header if text.kind != "row" else frozenset()
            result.append(Candidate(text, subject.named | above_it, subject.guessed))
    return result
