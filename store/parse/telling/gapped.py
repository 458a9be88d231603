"""Verbs said once: "Microsoft bought 485,000 chips, Meta 224,000" tells what both did."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.told import Told
from store.parse.shapes.tokens import Token
from store.parse.words.word_classes import CLASS
from store.records import Money
from store.vocabulary import EventType

__all__ = ["gapped"]

_TYPES: frozenset[EventType] = frozenset(("invest", "acquire", "rent", "deploy"))
_BEFORE = frozenset((",", "and", "while", "but"))
_FIRM = CLASS["org"] | CLASS["company"]
_FAR = 10**9


def gapped(drafts: list[Draft], told: Sequence[Told]) -> None:
    """Add to each act with a sum or count those who are told of with another and no verb."""
    counted = [d for d in drafts if d.type in _TYPES and d.agents and (d.money or d.units)]
    if not counted:
        return
    words = {one.place.number: one.words for one in told}
    for n, draft in enumerate(counted):
        following = counted[n + 1] if n + 1 < len(counted) else None
        beside = following is not None and following.number == draft.number
        until = following.start if following is not None and beside else _FAR
        for name, amount in _shares(draft, words.get(draft.number, []), until):
            _add(draft, name, amount)


def _shares(draft: Draft, words: list[Token], until: int) -> Iterator[tuple[Token, Token]]:
    """The names in the sentence of `draft` behind its first sum that a sum or count follows."""
    kind = "$" if draft.money else "u"
    first = bisect_left(words, draft.start, key=attrgetter("start"))
    while first < len(words) and words[first].start < until and words[first].tag != kind:
        first += 1
    if not 0 < first < len(words) or words[first].tag != kind or words[first - 1].tag == "e":
        return  # "paid Nvidia $3 billion and AMD $1 billion"
    for n in range(first + 2, len(words) - 1):
        name = words[n]
        if name.start >= until:
            return
        if name.tag != "e" or words[n - 1].low not in _BEFORE or not _is_firm(name):
            continue
        at = n + 1
        while at < len(words) - 1 and (words[at].tag == "a" or words[at].low == "some"):
            at += 1
        if words[at].tag == kind or [t.low for t in words[at : at + 2]] == ["the", "same"]:
            yield name, words[at]


def _is_firm(name: Token) -> bool:
    return getattr(name.ref, "kind", "") == "actor" and bool(name.ref.cls & _FIRM)


def _add(draft: Draft, name: Token, amount: Token) -> None:
    key = name.ref.key
    draft.counterparties = [p for p in draft.counterparties if p.key != key]
    if all(p.key != key for p in draft.agents):
        draft.agents.append(Party(key, "name", name.start, name.end, name.ref.cls))
    sum_ = amount.ref
    if not isinstance(sum_, Money):
        draft.units = None  # each has a count of its own, which is not that of all
    elif all(one.start != sum_.start for one in draft.money):
        draft.money.append(sum_)
