"""Sentences taken apart into words, phrases and clauses, without a look at what was said before."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store.parse.discourse.told import Place, Told
from store.parse.fields.gather import descend
from store.parse.frames.frames import nouns_of, reading, words_of
from store.parse.lexicon.grammar import Grammar
from store.parse.phrases.chunking import chunks
from store.parse.phrases.home_towns import HOME, settled_in
from store.parse.shapes.chunks import Chunk
from store.parse.shapes.clauses import Clause
from store.parse.shapes.tokens import Token, tokens
from store.parse.syntax.clause_parser import parse
from store.parse.syntax.headlines import elliptical, headline, reckoned
from store.parse.tagging.spans import Stretch
from store.parse.tagging.tagging import tag
from store.records import Span

__all__ = ["Cut", "taken_apart"]

_AT_ONCE = 64
"""Sentences that go through one step together."""


class Cut(NamedTuple):
    """A sentence as it is cut out of a text: where it stands, and the names in it."""

    sentence: Span
    names: list[Stretch]
    place: Place


def taken_apart(cuts: Sequence[Cut], plain: str, low: str, g: Grammar) -> Iterator[Told]:
    """The sentences of a text without their acts.

    Many go through each step together before any goes on to the next: a step that is taken for one
    sentence after the other finds its code and its lists at hand, and takes two thirds of the time.
    """
    for first in range(0, len(cuts), _AT_ONCE):
        some = cuts[first : first + _AT_ONCE]
        words = [_words(cut, plain, low, g) for cut in some]
        for found, cut in zip(words, some, strict=True):
            tag(found, g, cut.place.headline)
        phrases = [chunks(found, g) for found in words]
        clauses = [parse(found, g) for found in phrases]
        apart = [
            _told(cut, found, chunked, parsed, g)
            for cut, found, chunked, parsed in zip(some, words, phrases, clauses, strict=True)
        ]
        for told in apart:
            _look_over(told)
        yield from apart


def _words(cut: Cut, plain: str, low: str, g: Grammar) -> list[Token]:
    start, end = cut.sentence
    if plain[start:end].isupper():
        plain = low  # capitals throughout say nothing of names
    found = tokens(plain, low, start, end, cut.names, g.lexemes)
    return settled_in(found, g.names) if low.find(HOME, start, end) >= 0 else found


def _told(
    cut: Cut, words: list[Token], phrases: list[Chunk], clauses: list[Clause], g: Grammar
) -> Told:
    """A sentence with its clauses, those with a verb left out among them."""
    headed = cut.place.headline
    if headed:
        headline(clauses, g)
    verbless = elliptical(phrases) if headed and not clauses else reckoned(phrases)
    if verbless is not None:
        clauses.append(verbless)
    return Told(cut.sentence, words, clauses, cut.place)


def _look_over(told: Told) -> None:
    """Put together what is asked of every clause when it is read."""
    for clause in told.clauses:
        reading(clause)
        nouns_of(clause)
        words_of(descend(clause), told.words)
