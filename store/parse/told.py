"""A sentence taken apart, and where it stands in its document."""

from typing import NamedTuple

from store.parse.clauses import Clause
from store.parse.drafts import Draft
from store.parse.tokens import Token
from store.records import Span
from store.vocabulary import SectionKind

__all__ = ["Place", "Told"]


class Place(NamedTuple):
    """Where a sentence stands in its document."""

    section: SectionKind
    number: int
    paragraph: int

    @property
    def headline(self) -> bool:
        """Whether present tense tells what has happened."""
        return self.section in ("title", "heading")


class Told:
    """A sentence taken apart: words, clauses, and the acts they tell."""

    __slots__ = ("clauses", "drafts", "place", "sentence", "words")

    def __init__(
        self, sentence: Span, words: list[Token], clauses: list[Clause], place: Place
    ) -> None:
        """A sentence without acts yet."""
        self.sentence = sentence
        self.words = words
        self.clauses = clauses
        self.place = place
        self.drafts: list[Draft] = []
