"""Words of a sentence with their tags; names, sums and dates are one token each.

Tags: n noun, v verb, d determiner, p preposition, c coordinator, s subordinator, r relative,
t that, o to, m modal, b be, h have, q do, j adjective, a adverb, u number, w pronoun, g not,
e name, $ sum, k date, z possessive mark, x comma, y other mark.
"""

from collections.abc import Sequence
from typing import Any

from store.parse.words.lexemes import Entry, Lexemes, Word

__all__ = ["Token", "named", "tokens"]

_NAME = Word("", Entry("e", "", 0, 0, False), cap=True)


class Token:
    """A word in its place: lower form, tag, lemma and forms as a verb, and what it names."""

    __slots__ = ("cap", "end", "forms", "lemma", "low", "ref", "start", "tag", "word")

    def __init__(self, start: int, end: int, word: Word) -> None:
        """A word as printed, not yet told apart from its other readings."""
        self.start = start
        self.end = end
        self.word = word
        self.low = word.low
        self.tag = word.tag
        self.lemma = word.lemma
        self.cap = word.cap
        self.forms = 0
        self.ref: Any = None


def named(start: int, end: int, low: str, kind: str, ref: Any) -> Token:
    """The token of a name (kind e), sum ($) or date (k)."""
    token = Token(start, end, _NAME)
    token.low, token.tag, token.ref = low, kind, ref
    return token


def tokens(
    plain: str,
    low: str,
    start: int,
    end: int,
    spans: Sequence[tuple[int, int, str, Any]],
    lexemes: Lexemes,
) -> list[Token]:
    """The tokens of a sentence; `spans` are its names (e), sums ($) and dates (k), in order.

    `plain` is the text with plain blanks and straight quotes, `low` its lower case.
    """
    found: list[Token] = []
    position = start
    for first, last, kind, ref in spans:
        if first < position:
            continue
        _words(found, plain, low, position, first, lexemes)
        if kind == "e" and low.startswith("s", last) and not low[last + 1 : last + 2].isalnum():
            last += 1
        found.append(named(first, last, low[first:last], kind, ref))
        position = last
    _words(found, plain, low, position, end, lexemes)
    return found


def _words(
    found: list[Token], plain: str, low: str, position: int, end: int, lexemes: Lexemes
) -> None:
    """Add the words between two names."""
    past = 0
    add = found.append
    for printed in plain[position:end].split(" "):
        if printed:
            for first, last, word in lexemes[printed]:
                start = position + first
                if start < past:
                    continue
                if word.opens and (phrase := _phrase(low, start, end, word.opens)):
                    past = start + len(phrase)
                    add(Token(start, past, lexemes.phrases[phrase]))
                else:
                    add(Token(start, position + last, word))
        position += len(printed) + 1


def _phrase(low: str, start: int, end: int, opens: Sequence[str]) -> str:
    """The fixed phrase that begins at `start`, "" if none does."""
    for phrase in opens:
        past = start + len(phrase)
        if past <= end and low.startswith(phrase, start) and not low[past : past + 1].isalnum():
            return phrase
    return ""
