"""Chips that others are only reckoned in: "the equivalent of 60,400 A100 chips, including GB300s".

What is shipped are the others, where they are named; the number stays, as it is told in them.
"""

import re
from collections.abc import Sequence

from store.parse.discourse.drafts import ChipFound, Draft
from store.parse.tagging.spans import Ref, Stretch

__all__ = ["measured"]

_RECKONED = re.compile(
    r"(?:equal|equivalent) (?:to|of) (?:(?:up to|as many as|more than|about|around|some|roughly) )?"
    r"[\d,.]+(?: (?:million|thousand|more|additional|further|extra))* (?:of )?(?:nvidia(?:'s)? )?$"
)
_BEFORE = 70
_NAMED = re.compile(r"\b(?:including|among them|such as|involving|in the form of)\b[^.;]{0,40}$")


def measured(drafts: Sequence[Draft], stretches: Sequence[Stretch], low: str) -> None:
    """Take out of each act the chips that it only counts in, where it names those it is about."""
    for draft in drafts:
        start, end = draft.sentence
        if not draft.chips or low.find("equ", start, end) < 0:
            continue
        units = {
            c.key for c in draft.chips if _reckoned(low, max(start, c.start - _BEFORE), c.start)
        }
        if not units:
            continue
        meant = [chip for chip in draft.chips if chip.key not in units]
        meant = meant or _listed(stretches, draft, low, units)
        if meant and not _named_again(stretches, draft, low, units):
            draft.chips = meant


def _reckoned(low: str, start: int, end: int) -> bool:
    return _RECKONED.search(low[start:end]) is not None


def _named(stretches: Sequence[Stretch], draft: Draft) -> list[tuple[int, int, Ref]]:
    """The chips that the sentence of an act names, with where."""
    start, end = draft.sentence
    return [
        (first, last, ref)
        for first, last, kind, ref in stretches
        if kind == "e" and start <= first < end and ref.kind == "chip"
    ]


def _listed(
    stretches: Sequence[Stretch], draft: Draft, low: str, units: set[str]
) -> list[ChipFound]:
    """The chips that stand behind "including", "among them"."""
    return [
        ChipFound(str(ref.key), first, last)
        for first, last, ref in _named(stretches, draft)
        if ref.key not in units
        and _NAMED.search(low[max(draft.sentence.start, first - 60) : first])
    ]


def _named_again(stretches: Sequence[Stretch], draft: Draft, low: str, units: set[str]) -> bool:
    """ "Worth 21,500 A100s, a mix of A100s and H100s": whether the measure is shipped too."""
    return any(
        ref.key in units
        and not _reckoned(low, max(draft.sentence.start, first - _BEFORE), first)
        and not low.startswith("-equivalent", last)
        for first, last, ref in _named(stretches, draft)
    )
