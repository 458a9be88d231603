"""A sentence taken apart, and where it stands in its document."""

from typing import NamedTuple

from store.parse.discourse.drafts import Draft
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.shapes.tokens import Token
from store.records import Span
from store.vocabulary import SectionKind

__all__ = ["Passed", "Place", "Told", "passed_over", "silent"]


class Place(NamedTuple):
    """Where a sentence stands in its document."""

    section: SectionKind
    number: int
    paragraph: int
    headline: bool
    """Whether present tense tells what has happened."""


class Passed(NamedTuple):
    """A stretch that was looked at and tells no act, with its verb and the reason in a word."""

    start: int
    end: int
    verb: str
    reason: str


class Told:
    """A sentence taken apart: words, clauses, and the acts they tell."""

    __slots__ = ("clauses", "drafts", "names", "phrases", "place", "refs", "sentence", "words")

    def __init__(
        self, sentence: Span, words: list[Token], clauses: list[Clause], place: Place
    ) -> None:
        """A sentence without acts yet."""
        self.sentence = sentence
        self.words = words
        self.refs = [token for token in words if token.ref is not None]
        self.names = [token for token in self.refs if token.tag == "e"]
        self.clauses = clauses
        self.place = place
        self.drafts: list[Draft] = []
        self.phrases: list[tuple[int, str, Noun]] | None = None


def passed_over(clause: Clause, sentence: Span, reason: str) -> Passed:
    """`clause` as a stretch that tells no act."""
    start, end = clause.span()
    assert clause.verb is not None
    start = max(start, sentence.start)
    verb = clause.verb.lemma or clause.verb.modal
    return Passed(start, max(min(end, sentence.end), start), verb, reason)


def silent(told: Told, question: bool) -> str:
    """Why a whole sentence claims nothing, "" if it might."""
    if question:
        return "question"
    if told.place.section == "heading":
        return "heading"
    return "" if told.clauses else "no verb"
