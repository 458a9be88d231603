"""Advice and made-up cases: what readers should do, what some company A might have done."""

from store.parse.discourse.told import Told
from store.parse.lexicon.grammar import Grammar
from store.parse.words.words import BASE
from store.records import Section

__all__ = ["Unreal"]

_HEADING = 90
"""Characters of the longest line that says what the lines under it are."""
_MARKS = " \t\"“”'‘*•-–([0123456789.)"
"""What may stand before the first word of a sentence."""


class Unreal:
    """Knows from the lines above whether sentences give advice or make up a case."""

    __slots__ = ("advising", "g", "low", "paragraph", "supposing")

    def __init__(self, low: str, g: Grammar) -> None:
        """Nothing read yet of a text; `low` is all of it in small letters."""
        self.low = low
        self.g = g
        self.advising = self.supposing = False
        self.paragraph = -1

    def begin(self, section: Section) -> None:
        """See whether a short line opens advice, or whether a heading ends it."""
        self.supposing = False
        short = section.end - section.start <= _HEADING
        opens = self.low.endswith((":", "?"), section.start, section.end)
        heading = section.kind in ("title", "heading")
        if short and (heading or opens):
            self.advising = self.g.advice.search(self.low, section.start, section.end) is not None
        elif opens:
            last = self.low.rfind(". ", section.start, section.end)
            start = max(section.start, last)
            self.advising = self.g.advice.search(self.low, start, section.end) is not None

    def why(self, told: Told) -> str:
        """Why a sentence tells nothing that was done or planned, "" if it may."""
        start, end = told.sentence
        while start < end and self.low[start] in _MARKS:
            start += 1
        if self.g.supposing.match(self.low, start, end):
            self.supposing = True
            return "made up"
        if self.supposing and not any(d.when or d.told_on for d in told.drafts):
            return "made up"
        return "advice" if self.advising and _bidden(told, start) else ""


def _bidden(told: Told, start: int) -> bool:
    """ "Apply for a licence before shipping": a sentence that opens with what to do."""
    first = next((word for word in told.words if word.start >= start), None)
    if told.place.headline or first is None or first.start > start:
        return False
    return bool(first.word.forms & BASE)
