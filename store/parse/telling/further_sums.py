"""A second deal in one breath: "ordered $1 billion of it for 2023 and a further $4 billion"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from store.parse.discourse.drafts import ChipFound, Draft
from store.parse.discourse.told import Told
from store.parse.shapes.tokens import Token
from store.parse.words.word_classes import CLASS
from store.records import Money, When
from store.vocabulary import EventType

__all__ = ["further_sums"]

_TYPES: frozenset[EventType] = frozenset(("acquire", "supply", "invest", "rent"))
_MORE = frozenset(("further", "another", "additional"))
_JOINING = frozenset(("and", "plus"))
_FEW = 9
"""Counts up to this one are of sites, years or kinds, not of chips."""
_HALTING = frozenset("vbmhxyct")
"""Tags of words that no longer tell of the second deal."""
_LEADING = 4
"""Words between "and" and the sum: "a further", "another estimated"."""


def further_sums(drafts: list[Draft], told: Sequence[Told], low: str) -> list[Draft]:
    """Tell "a further $4 billion of processors for 2024" beside the deal that it comes to."""
    if _MORE.isdisjoint(low.split()):
        return drafts
    words = {one.place.number: one.words for one in told if one.words}
    return [part for one in drafts for part in _parts(one, words.get(one.number, []), drafts)]


def _parts(draft: Draft, words: list[Token], drafts: list[Draft]) -> list[Draft]:
    if draft.type not in _TYPES or not (draft.money or draft.units):
        return [draft]
    kind = "$" if draft.money else "u"
    until = min([d.start for d in drafts if d.start > draft.start], default=draft.sentence.end)
    sums = list(_sums(words, kind, draft.start, until))
    joint = _joint(words, sums[0], sums[1]) if len(sums) > 1 else 0
    if not joint:
        return [draft]
    end = next((n for n in range(sums[1] + 1, len(words)) if words[n].tag in _HALTING), len(words))
    inside = words[sums[1] : end]
    more = _amount(inside[0])
    if more is None:
        return [draft]
    start, stop = inside[0].start, inside[-1].end
    named = [c for c in draft.chips if start <= c.start < stop]
    goods = any(t.word.noun & CLASS["chip"] for t in inside)
    when = next((t.ref for t in inside if isinstance(t.ref, When)), None)
    own = [chip for chip in draft.chips if chip not in named]
    second = replace(
        draft, start=start, end=stop, when=when, also=[], weighed=[], cues=[], home_made=False,
        chips=_told_of(named, own, goods=goods), money=[], units=None,
    )  # fmt: skip
    if isinstance(more, Money):
        second.money = [more]
    else:
        second.units = more
    first = replace(
        draft,
        end=min(draft.end, words[joint - 1].end),
        chips=own or draft.chips,
        money=[m for m in draft.money if not start <= m.start < stop],
    )
    return [first, second]


def _told_of(named: list[ChipFound], own: list[ChipFound], *, goods: bool) -> list[ChipFound]:
    """The chips of the second deal: its own, none where it speaks of others, else the same."""
    return named or ([] if goods else list(own))


def _sums(words: list[Token], kind: str, start: int, until: int) -> Iterator[int]:
    for n in range(bisect_left(words, start, key=attrgetter("start")), len(words)):
        if words[n].start >= until:
            return
        if words[n].tag == kind and _amount(words[n]) is not None:
            yield n


def _joint(words: list[Token], first: int, second: int) -> int:
    """Where "and a further" stands before the second of two sums with no verb between, else 0."""
    near = range(max(first, second - _LEADING), second)
    more = any(words[n].low in _MORE for n in near)
    if not more or any(words[n].tag in "vbmh" for n in range(first, second)):
        return 0
    return next((n for n in near if words[n].low in _JOINING), 0)


def _amount(token: Token) -> Money | int | None:
    if isinstance(token.ref, Money):
        return token.ref
    digits = token.low.replace(",", "")
    count = int(digits) if digits.isdecimal() and digits.isascii() else 0
    return count if count > _FEW else None
