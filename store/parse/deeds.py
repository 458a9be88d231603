"""Rules known by what is told of them: who did what when, about which chips or firms."""

import datetime as dt
from typing import NamedTuple

from store.parse.drafts import Draft
from store.parse.grammar import Grammar
from store.parse.provisions import GENERAL
from store.records import RuleUse, When

__all__ = ["Deeds", "known_by_deed"]

_LONGEST = 45
"""Days that a told date may span and still tell which rule is meant."""


class _Deed(NamedTuple):
    rule: str
    types: frozenset[str]
    home: str
    on: tuple[str, str]
    chips: frozenset[str]
    parties: frozenset[str]
    first: str
    last: str
    exact: bool


class Deeds(NamedTuple):
    """The deeds of the lexicon, by type of act."""

    by_type: dict[str, tuple[_Deed, ...]]

    @classmethod
    def of(cls, g: Grammar) -> "Deeds":
        """Compile the list of the lexicon."""
        found: dict[str, list[_Deed]] = {}
        for one in g.lexicon.rules.deed:
            first, _, last = one.on.partition("/")
            chips = {c for name in one.chips.split() for c in (name, *g.names.members(name))}
            deed = _Deed(
                one.rule,
                frozenset(one.types.split()),
                one.home,
                (first, last or first),
                frozenset(chips),
                frozenset(one.parties.split()),
                one.first,
                one.last,
                one.exact,
            )
            for kind in deed.types:
                found.setdefault(kind, []).append(deed)
        return cls({kind: tuple(deeds) for kind, deeds in found.items()})


def known_by_deed(draft: Draft, published: When | None, deeds: Deeds, g: Grammar) -> None:
    """Put the rule into a draft that names none but general ones, where its deed tells which."""
    if draft.negative or any(r.rule not in GENERAL for r in draft.rules):
        return
    for deed in deeds.by_type.get(draft.type, ()):
        if _fits(draft, deed, published, g):
            start, end = (
                (draft.when.start, draft.when.end)
                if deed.on[0] and draft.when is not None
                else (draft.start, draft.end)
            )
            draft.rules = [r for r in draft.rules if r.rule not in GENERAL]
            draft.rules.append(RuleUse(rule=deed.rule, by="description", start=start, end=end))
            return


def _fits(draft: Draft, deed: _Deed, published: When | None, g: Grammar) -> bool:
    if published is not None and published.first and published.last:
        if (deed.first and published.last < deed.first) or (
            deed.last and published.first > deed.last
        ):
            return False
    elif deed.first or deed.last:
        return False
    homes = {g.names.actors[p.key].hq for p in draft.agents if p.key in g.names.actors}
    listed = not homes and deed.home == "US" and any(r.rule in GENERAL for r in draft.rules)
    if homes != {deed.home} and not listed:
        return False
    if deed.on[0] and not _met(draft.when, deed.on, 1 if deed.exact else _LONGEST):
        return False
    if deed.chips and not deed.chips & {c.key for c in draft.chips}:
        return False
    return not deed.parties or bool(deed.parties & {p.key for p in draft.counterparties})


def _met(when: When | None, on: tuple[str, str], most: int) -> bool:
    if when is None or not when.first:
        return False
    last = when.last or when.first
    span = dt.date.fromisoformat(last) - dt.date.fromisoformat(when.first)
    return span.days <= most and when.first <= on[1] and last >= on[0]
