"""Sentences that survive "U.S.", "Inc.", "Co. Ltd." and the like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from store.records import Span
from store.reference.lexicon_forms import SentenceEnds

__all__ = ["SentenceWords", "sentences"]

_STOP = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)|;(?=\s)")
_BEFORE = re.compile(r"[\w.&-]+$")
_NEXT = re.compile(r"\s+[\"“‘'(\[]*([\w$€£¥.&-]*)")
_LONGEST = 3000


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The words by which a full stop is judged; see `sentences.toml`."""

    abbreviated: frozenset[str]
    company: frozenset[str]
    starters: frozenset[str]
    bodies: frozenset[str]
    inside: frozenset[str]

    @classmethod
    def of(cls, words: SentenceEnds) -> "SentenceWords":
        """The lists of `words` as sets."""
        return cls(
            abbreviated=frozenset(words.abbreviated.split()),
            company=frozenset(words.company.split()),
            starters=frozenset(words.starters.split()),
            bodies=frozenset(words.bodies.split()),
            inside=frozenset(words.inside.split()),
        )


def sentences(text: str, start: int, end: int, words: SentenceWords) -> Iterator[Span]:
    """The sentences of one paragraph; a stretch without a stop is cut at 3,000 characters."""
    first = start
    for stop in _STOP.finditer(text, start, end):
        after = stop.end()
        if after < end and not _ends(text, start, stop, end, words):
            continue
        yield from _pieces(text, first, after)
        first = after
        while first < end and text[first].isspace():
            first += 1
    if first < end:
        yield from _pieces(text, first, end)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield Span(start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Span(start, end)


def _ends(text: str, start: int, stop: re.Match[str], end: int, words: SentenceWords) -> bool:
    following = _NEXT.match(text, stop.end(), end)
    if following is None:
        return True
    word = following[1]
    mark = stop[0]
    if mark == ";":
        return True
    quoted = following[0].strip().startswith(("“", '"', "‘", "("))
    if word[:1].islower() and not quoted:
        return False
    if mark[0] != ".":
        return bool(word[:1].isupper() or quoted or word[:1].isdigit()) or mark[-1] in "!?"
    before = _BEFORE.search(text, max(start, stop.start() - 25), stop.start())
    if before is None:
        return True
    last = before[0].lower()
    low = word.lower()
    if last in words.abbreviated:
        return _name(before[0]) and word[:1].isupper()
    if last in words.company:
        return low in words.starters
    if len(last) == 1 and last.isalpha():
        return False
    if "." in last and last.replace(".", "").isalpha() and len(last) <= 5:
        return _ends_after_initials(text, start, before.start(), low, words)
    return True


def _name(printed: str) -> bool:
    """ "Filed with the SEC.": capitals throughout are a body, no abbreviation of a title."""
    return len(printed) > 2 and printed.isupper()


def _ends_after_initials(
    text: str, start: int, at: int, following: str, words: SentenceWords
) -> bool:
    """After "U.S": a sentence ends where it was the object of a preposition and no body follows."""
    if following in words.bodies:
        return False
    before = text[max(start, at - 30) : at].lower().split()
    if following in words.starters:
        return True
    inside = len(before) >= 2 and before[-1] == "the" and before[-2] in words.inside
    return inside
