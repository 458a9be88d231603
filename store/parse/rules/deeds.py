"""Rules known by what is told of them: who did what when, about which chips or firms."""

import datetime as dt
from typing import NamedTuple

from store.parse.discourse.drafts import Draft
from store.parse.lexicon.grammar import Grammar
from store.parse.rules.provisions import GENERAL
from store.parse.rules.rulings import RuleFinder, RuleHits
from store.records import RuleUse, When
from store.reference.lexicon import phrases

__all__ = ["Deeds", "known_by_deed"]

_LONGEST = 45
"""Days that a told date may span and still tell which rule is meant."""
_NEAR = 500
"""Characters before a sentence in which what it is about may stand."""


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
    words: frozenset[int]
    near: frozenset[int]
    unless: frozenset[int]
    vague: bool


class Deeds(NamedTuple):
    """The deeds of the lexicon, by type of act."""

    by_type: dict[str, tuple[_Deed, ...]]

    @classmethod
    def of(cls, g: Grammar, finder: RuleFinder) -> "Deeds":
        """Compile the list of the lexicon; `finder` looks for its words."""

        def numbers(text: str) -> frozenset[int]:
            return frozenset(finder.numbers[phrase] for phrase in phrases(text))

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
                numbers(one.words),
                numbers(one.near),
                numbers(one.unless),
                one.vague,
            )
            for kind in deed.types:
                found.setdefault(kind, []).append(deed)
        return cls({kind: tuple(deeds) for kind, deeds in found.items()})


def known_by_deed(draft: Draft, hits: RuleHits, deeds: Deeds, g: Grammar) -> None:
    """Put the rule into a draft whose deed tells which, before those of the sentence around it."""
    if draft.negative:
        return
    homes = {home for p in draft.agents if (home := g.names.home_of(p.key))}
    for deed in deeds.by_type.get(draft.type, ()):
        if _fits(draft, deed, hits, homes):
            start, end = (
                (draft.when.start, draft.when.end)
                if deed.on[0] and draft.when is not None
                else (draft.start, draft.end)
            )
            draft.rules = [RuleUse(rule=deed.rule, by="description", start=start, end=end)]
            return


def _fits(draft: Draft, deed: _Deed, hits: RuleHits, homes: set[str]) -> bool:
    if (deed.first or deed.last) and not hits.first:
        return False
    if (deed.first and hits.last < deed.first) or (deed.last and hits.first > deed.last):
        return False
    return (
        _by(draft, deed, homes)
        and (not deed.on[0] or _met(draft.when, deed))
        and (not deed.chips or any(c.key in deed.chips for c in draft.chips))
        and (not deed.parties or any(p.key in deed.parties for p in draft.counterparties))
        and _told(draft, deed, hits)
    )


def _by(draft: Draft, deed: _Deed, homes: set[str]) -> bool:
    """Whether those who act are at home there; `homes` are their countries.

    Where the text only speaks of rules they are the United States', and where it only has
    "regulators" the words of the deed tell whose.
    """
    if not deed.home:
        return True
    if not homes:
        return deed.home == "US" and any(r.rule in GENERAL for r in draft.rules)
    vague = deed.vague and all(p.via in ("inherited", "description") for p in draft.agents)
    return homes == {deed.home} or vague


def _told(draft: Draft, deed: _Deed, hits: RuleHits) -> bool:
    """Whether the words that the deed asks for stand where they must."""
    start, end = draft.sentence
    return (
        (not deed.words or hits.told(deed.words, start, end))
        and (
            not deed.near
            or hits.told(deed.near, max(0, start - _NEAR), end)
            or hits.titled(deed.near)
        )
        and not (deed.unless and hits.told(deed.unless, start, end))
    )


def _met(when: When | None, deed: _Deed) -> bool:
    """Whether a told date is exact enough, and meets the days of a deed."""
    if when is None or not when.first:
        return False
    first, past = deed.on
    last = when.last or _within_month(when.first)
    most = 1 if deed.exact else max(_LONGEST, _days(first, past))
    return _days(when.first, last) <= most and when.first <= past and last >= first


def _days(first: str, last: str) -> int:
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days


def _within_month(first: str) -> str:
    """Until when "since April" may have begun, told as its first day."""
    return f"{first[:8]}28" if first.endswith("-01") else first
