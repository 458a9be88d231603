"""Words of a sentence with their tags; names, sums and dates are one token each.

Tags: n noun, v verb, d determiner, p preposition, c coordinator, s subordinator, r relative,
t that, o to, m modal, b be, h have, q do, j adjective, a adverb, u number, w pronoun, g not,
e name, $ sum, k date, z possessive mark, x comma, y other mark.
"""

import re
from collections.abc import Sequence
from typing import Any

from store.parse.grammar import Grammar, Word
from store.parse.words import singular

__all__ = ["NUMBERS", "Token", "tokens"]

NUMBERS = {
    word: float(number)
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        start=1,
    )
}

_PHRASES = {
    "such as": "p", "as well as": "c", "according to": "p", "in order to": "o", "due to": "p", "because of": "p",  # noqa: E501
    "instead of": "p", "rather than": "p", "as part of": "p", "in addition to": "p", "prior to": "p", "out of": "p",  # noqa: E501
    "ahead of": "p", "outside of": "p", "inside of": "p", "even though": "s", "even as": "s", "so that": "s", "more than": "a",  # noqa: E501
    "at least": "a", "up to": "a", "as many as": "a", "as much as": "a", "less than": "a", "fewer than": "a",  # noqa: E501
    "no longer": "g", "no more than": "a", "no less than": "a", "no fewer than": "a", "as of": "p", "thanks to": "p", "in response to": "p", "on behalf of": "p",  # noqa: E501
    "as a result": "a", "for example": "a", "for instance": "a", "in particular": "a", "at the same time": "a",  # noqa: E501
    "in terms of": "p", "in exchange for": "p", "in return for": "p", "a number of": "d", "in addition": "a",  # noqa: E501
    "on condition that": "s", "on the condition that": "s", "as long as": "s", "each other": "w", "next to": "p", "in line with": "p",  # noqa: E501
    "subject to": "p", "owing to": "p", "away from": "p", "along with": "p", "together with": "p", "cutting edge": "j",  # noqa: E501
    "once more": "a", "once again": "a", "as early as": "a", "as late as": "a", "as soon as": "s",
}  # fmt: skip
_TOKEN = re.compile(
    r"[A-Za-z]:\d+\b|\d[\d,.]*-[a-z][a-z-]*|[A-Za-z](?:\.[A-Za-z])+\.?|\w+n['’]t\b|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?%?|\w+(?:[-–.&/+]\w+)*|['’]s?(?!\w)|[^\w\s]"
)
_OPENING: dict[str, tuple[str, ...]] = {}
for _phrase in sorted(_PHRASES, key=len, reverse=True):
    _first = _phrase.split()[0]
    _OPENING[_first] = (*_OPENING.get(_first, ()), _phrase)
_ADJ_SUFFIX = (
    "ful",
    "ous",
    "ive",
    "able",
    "ible",
    "al",
    "ic",
    "less",
    "ary",
    "made",
    "based",
    "backed",
    "owned",
    "grade",
    "end",
    "wide",
)
_NONE = Word("", "", 0, 0, False, False)


class Token:
    """A word: its place, lower form, tag, verb lemma and forms, classes, and what it names."""

    __slots__ = ("cap", "end", "forms", "lemma", "low", "noun", "ref", "start", "tag", "word")

    def __init__(self, start: int, end: int, low: str, tag: str, word: Word, cap: bool) -> None:
        """A word as printed, not yet told apart from its other readings."""
        self.start = start
        self.end = end
        self.low = low
        self.tag = tag
        self.word = word
        self.lemma = word.lemma
        self.forms = 0
        self.noun = word.noun
        self.ref: Any = None
        self.cap = cap


def tokens(
    text: str,
    low: str,
    start: int,
    end: int,
    spans: Sequence[tuple[int, int, str, Any]],
    g: Grammar,
) -> list[Token]:
    """The tokens of a sentence; `spans` are its names (e), sums ($) and dates (k), in order."""
    found: list[Token] = []
    words = g.words
    position = start
    for first, last, kind, ref in (*spans, (end, end, "", None)):
        if first < position:
            continue
        past = 0
        for match in _TOKEN.finditer(low, position, first):
            a = match.start()
            if a < past:
                continue
            printed = match[0]
            if printed in _OPENING:
                for phrase in _OPENING[printed]:
                    past = a + len(phrase)
                    if (
                        past <= first
                        and low.startswith(phrase, a)
                        and not low[past : past + 1].isalnum()
                    ):
                        found.append(Token(a, past, phrase, _PHRASES[phrase], _NONE, False))
                        break
                else:
                    past = 0
                if past:
                    continue
            word = words.get(printed, _NONE)
            found.append(Token(a, match.end(), printed, word.tag, word, text[a].isupper()))
        if kind:
            if kind == "e" and low.startswith("s", last) and not low[last + 1 : last + 2].isalnum():
                last += 1
            one = Token(first, last, low[first:last], kind, _NONE, True)
            one.ref = ref
            found.append(one)
            position = last
    _mark(found)
    return found


def _mark(found: list[Token]) -> None:
    """Give marks, numbers and unknown words their tags."""
    for token in found:
        if token.tag:
            continue
        low = token.low
        head = low[0]
        if low in ("'s", "’s", "'", "’"):
            token.tag = "z"
        elif low == "," or low in ("–", "—", ":"):
            token.tag = "x"
        elif not (head.isalnum()):
            token.tag = "y"
        elif head.isdigit() and "-" in low:
            token.tag = "j"
        elif head.isdigit():
            token.tag = "u" if not token.word.forms else ""
        elif not token.word.lemma:
            if low.endswith("ly") and len(low) > 4:
                token.tag = "a"
            elif low.endswith(_ADJ_SUFFIX) and not token.cap:
                token.tag = "j"
            else:
                base = singular(low)
                token.tag = "n"
                token.lemma = base
