"""Shares told in one breath: "A and B bought 3,000 and 2,000 chips, respectively" are two acts."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from store.parse.discourse.drafts import ChipFound, Draft
from store.parse.discourse.told import Told
from store.records import Money

__all__ = ["respectively"]

_WORD = "respectively"
_FEW = 31
"""Numbers up to this one may be a day or a share; no count of chips is told with so few."""


def respectively(drafts: list[Draft], told: Sequence[Told], low: str) -> list[Draft]:
    """Each of several who acted with a sum or count of its own, in the order of their names."""
    if _WORD not in low:
        return drafts
    said = {
        one.place.number: (one, at) for one in told if (at := low.find(_WORD, *one.sentence)) >= 0
    }
    return [part for draft in drafts for part in _shares(draft, *said.get(draft.number, (None, 0)))]


def _shares(draft: Draft, told: Told | None, at: int) -> list[Draft]:
    if told is None or len(draft.agents) <= 1:
        return [draft]
    parties = sorted(draft.agents, key=lambda party: party.start)
    first, behind = (bisect_left(told.words, n, key=attrgetter("start")) for n in (draft.start, at))
    inside = told.words[first:behind]
    sums = [t.ref for t in inside if t.tag == "$" and isinstance(t.ref, Money)]
    counts = [n for t in inside if (n := _count(t.low)) > _FEW]
    if len(sums) == len(parties) and draft.money:
        shared = zip(parties, sums, strict=True)
        return [replace(draft, agents=[who], money=[money]) for who, money in shared]
    if len(counts) == len(parties) and draft.units:
        each = zip(parties, counts, strict=True)
        return [replace(draft, agents=[who], units=n, chips=_counted(draft, n)) for who, n in each]
    return [draft]


def _count(low: str) -> int:
    digits = low.replace(",", "")
    return int(digits) if digits.isdecimal() and digits.isascii() else 0


def _counted(draft: Draft, count: int) -> list[ChipFound]:
    return [replace(chip, quantity=count if chip.quantity else None) for chip in draft.chips]
