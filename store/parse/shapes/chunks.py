"""What a sentence is made of: noun phrases, verb groups, and everything else as single marks."""

from collections.abc import Sequence
from typing import Any

from store.parse.shapes.tokens import Token

__all__ = ["Chunk", "Mark", "Noun", "Verb"]


class Noun:
    """A noun phrase: its words, head, classes, names inside, owner ("X's"), and of-phrases."""

    __slots__ = (
        "aside", "cap", "cls", "conj", "definite", "det", "end", "examples", "first", "head", "head_ref",  # noqa: E501
        "known_classes", "known_parties", "last", "many", "money", "of", "owner", "owner_word", "phrases",  # noqa: E501
        "plain", "prep", "pronoun", "quantity", "refs", "start", "told_by",
    )  # fmt: skip

    def __init__(self) -> None:
        """A phrase of which nothing is known yet."""
        self.start = self.end = self.first = self.last = self.cls = 0
        self.head: Token | None = None
        self.head_ref: Any = None
        """What the head names, None if it is a common noun."""
        self.refs: Sequence[Any] = ()
        self.owner: Sequence[Any] = ()
        self.of: Sequence[Noun] = ()
        self.phrases: Sequence[tuple[str, Noun]] = ()
        self.conj: Sequence[Noun] = ()
        self.examples: Sequence[Noun] = ()
        self.aside: Sequence[Chunk] = ()
        self.money: Sequence[Any] = ()
        self.owner_word = self.pronoun = self.det = self.prep = self.plain = ""
        self.definite = self.many = self.cap = False
        self.quantity: int | None = None
        self.known_classes = -1
        self.known_parties: Any = None
        self.told_by: Any = False
        """The rule by which the noun tells an act, None if by none, False while nobody asked."""

    def led_by(self, head: Token) -> None:
        """Give the phrase its head."""
        self.head = head
        if head.tag == "e":
            self.head_ref = head.ref

    def all(self) -> "list[Noun]":
        """The phrase and those coordinated with it."""
        return [self, *self.conj] if self.conj else [self]


class Verb:
    """A verb group: lemma, tense, aspect, voice, negation and the words that say so."""

    __slots__ = (
        "adverbs", "end", "finite", "first", "kind", "last", "lemma", "modal", "negative", "passive", "perfect",  # noqa: E501
        "progressive", "start", "tense", "token",
    )  # fmt: skip

    def __init__(self) -> None:
        """An empty group."""
        self.lemma = ""
        self.kind = "finite"
        self.tense = ""
        self.modal = ""
        self.perfect = self.progressive = self.passive = self.negative = False
        self.start = self.end = self.first = self.last = 0
        self.token: Token | None = None
        self.adverbs: list[str] = []

    @property
    def is_finite(self) -> bool:
        """Whether the group can head a clause of its own."""
        return self.kind == "finite"

    @property
    def is_bare(self) -> bool:
        """Whether no auxiliary and no adverb stands before the word; a particle may follow."""
        return self.token is not None and self.token.start == self.start

    @property
    def is_plain(self) -> bool:
        """Whether it is a bare tense: "rents", "rented", not "will rent", "is renting"."""
        return self.is_finite and not (self.modal or self.progressive or self.perfect)


class Mark:
    """Anything that is neither: preposition, conjunction, comma, date, relative, adverb."""

    __slots__ = ("end", "first", "low", "ref", "start", "tag")

    def __init__(self, token: Token, index: int) -> None:
        """A mark for one token."""
        self.tag = "p" if token.tag == "o" else token.tag
        self.low = token.low
        self.start = token.start
        self.end = token.end
        self.ref = token.ref
        self.first = index


Chunk = Noun | Verb | Mark
