"""Sentences that survive "U.S.", "Inc.", "Co. Ltd." and the like."""

import re
from collections.abc import Iterator

from store.parse.words import word_set
from store.records import Span

__all__ = ["sentences"]

_STOP = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)|;(?=\s)")
_BEFORE = re.compile(r"[\w.&-]+$")
_NEXT = re.compile(r"\s+[\"“‘'(\[]*([\w$€£¥.&-]*)")
_ABBREVIATED = word_set(
    """
    mr mrs ms dr prof rep reps sen sens gov gen lt col sgt st jr sr no nos vs approx est fig
    dept univ jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e cf al art sec rev hon
    pres min
    """
)
_COMPANY = word_set(
    """
    inc corp co ltd llc plc pte bhd sdn bros intl cos
    """
)
_STARTERS = word_set(
    """
    the it its in on at but and however this that these those he she they we a an for as
    while when after although meanwhile last earlier since if by with to under both some one
    two according chinese there what still also then now even despite amid during our my his
    her their additionally furthermore moreover instead yet so because once until such each
    all many most no not following president senator prosecutors officials analysts critics
    """
)
_BODIES = word_set(
    """
    department commerce justice treasury state bureau house senate congress government
    president army navy attorney district court securities supreme federal defense defence
    trade customs export secretary rep sen representative
    """
)
_IN = word_set(
    """
    in to within from into across outside inside of throughout
    """
)
_LONGEST = 3000


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of one paragraph; a stretch without a stop is cut at 3,000 characters."""
    first = start
    for stop in _STOP.finditer(text, start, end):
        after = stop.end()
        if after < end and not _ends(text, start, stop, end):
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


def _ends(text: str, start: int, stop: re.Match[str], end: int) -> bool:
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
    if last in _ABBREVIATED:
        return False
    if last in _COMPANY:
        return low in _STARTERS
    if len(last) == 1 and last.isalpha():
        return False
    if "." in last and last.replace(".", "").isalpha() and len(last) <= 5:
        return _ends_after_initials(text, start, before.start(), low)
    return True


def _ends_after_initials(text: str, start: int, at: int, following: str) -> bool:
    """After "U.S": a sentence ends where it was the object of a preposition and no body follows."""
    if following in _BODIES and following != "president":
        return False
    words = text[max(start, at - 30) : at].lower().split()
    if following in _STARTERS:
        return True
    return len(words) >= 2 and words[-1] == "the" and words[-2] in _IN and following not in _BODIES
