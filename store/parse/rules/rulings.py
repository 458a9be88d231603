"""Which rule a sentence refers to: by name, number or description, with the date's help."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick_rs

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.lexicon.grammar import Grammar
from store.parse.rules.provisions import GENERAL
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
from store.records import Document, RuleUse
from store.reference.law import Law, Rule
from store.reference.lexicon import phrases

__all__ = ["RuleFinder", "RuleHit", "RuleHits", "issued", "worded"]

_NUMBER = re.compile(r"\d{5}")
_BREATH = 24
"""Characters between two rules of one list."""
_GENERAL = "us-export-controls"
_GOV = CLASS["gov"] | CLASS["actor"]
_FIRST = "us-government"
"""Whose the lists and controls are that no table of rules holds."""
_OWN_ACTS = frozenset(
    ["issue-rule", "amend-rule", "rescind-rule", "propose-rule", "restrict", "license",
     "list-entity", "investigate"]
)  # fmt: skip
_ACTS = frozenset(["issue-rule", "amend-rule", "rescind-rule", "propose-rule", "restrict"])
_ABOUT = word_set(
    """
    propose-rule issue-rule amend-rule rescind-rule restrict license list-entity warn oppose
    investigate
    """
)


class RuleHit(NamedTuple):
    """A wording found: the rule, where, of which types of acts, and whether by its number."""

    rule: str
    start: int
    end: int
    types: frozenset[str] = frozenset()
    numbered: bool = False


class _Wording(NamedTuple):
    rule: str
    also: bool
    first: str
    last: str
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class RuleFinder:
    """All wordings as one automaton; `at` says which wording a phrase belongs to, and as what.

    The words by which deeds are known are looked for too; `numbers` says which phrase is which.
    """

    automaton: ahocorasick_rs.AhoCorasick
    numbers: dict[str, int]
    stems: tuple[bool, ...]
    at: tuple[tuple[tuple[int, bool], ...], ...]
    wordings: tuple[_Wording, ...]
    issuers: dict[str, tuple[str, str]]
    homes: dict[str, str]

    @classmethod
    def of(cls, g: Grammar, law: Law) -> "RuleFinder":
        """Compile the wordings of the lexicon; whose rules they are stands in `law`."""
        uses: dict[str, list[tuple[int, bool]]] = {}
        wordings = []
        for number, one in enumerate(g.lexicon.rules.wording):
            types = frozenset(one.types.split())
            wordings.append(_Wording(one.rule, bool(one.also), one.first, one.last, types))
            for phrase in phrases(one.words):
                uses.setdefault(phrase, []).append((number, True))
            for phrase in phrases(one.also):
                uses.setdefault(phrase, []).append((number, False))
        for deed in g.lexicon.rules.deed:
            for phrase in phrases(" | ".join((deed.words, deed.near, deed.unless))):
                uses.setdefault(phrase, [])
        return cls(
            automaton=ahocorasick_rs.AhoCorasick([p.rstrip("*") for p in uses]),
            numbers={phrase: number for number, phrase in enumerate(uses)},
            stems=tuple(p.endswith("*") for p in uses),
            at=tuple(tuple(found) for found in uses.values()),
            wordings=tuple(wordings),
            issuers={rule.id: _issuer(rule, g) for rule in law.rules.values()},
            homes={a.id: a.hq for a in g.names.actors.values() if a.kind != "company"},
        )


def _issuer(rule: Rule, g: Grammar) -> tuple[str, str]:
    """The body that issued a rule and its government, as actors; "" where none is known."""
    state = next(
        (
            a.id
            for a in g.names.actors.values()
            if a.hq == rule.jurisdiction and "national-government" in a.roles
        ),
        "",
    )
    for part in rule.issuer.split(","):
        found = [k for k in g.names.resolve("actor", part.strip()) if k in g.names.actors]
        if found:
            return found[0], state
    return state, state


class RuleHits:
    """The phrases of rules in one document, found once and asked for by sentence."""

    def __init__(
        self, low: str, document: Document, finder: RuleFinder, title: tuple[int, int] = (0, 0)
    ) -> None:
        """Scan the whole text; `title` is where its title stands."""
        self.title = title
        self.finder = finder
        self.low = low
        published = document.published
        self.first = published.first if published is not None else ""
        self.last = published.last if published is not None else ""
        size = len(low)
        found = []
        for number, start, end in finder.automaton.find_matches_as_indexes(low, overlapping=True):
            if start and low[start - 1].isalnum() and low[start].isalnum():
                continue
            if not finder.stems[number] and end < size and low[end].isalnum():
                continue
            found.append((start, end, number))
        found.sort()
        self.found = found

    def titled(self, numbers: frozenset[int]) -> bool:
        """Whether one of these phrases stands in the title."""
        return self.told(numbers, *self.title)

    def told(self, numbers: frozenset[int], start: int, end: int) -> bool:
        """Whether one of these phrases stands in the stretch."""
        first, behind = bisect_left(self.found, (start,)), bisect_left(self.found, (end,))
        return any(number in numbers for _, _, number in self.found[first:behind])

    def within(self, start: int, end: int) -> list[RuleHit]:
        """The rules that the stretch refers to, in file order; the general one only alone."""
        first, behind = bisect_left(self.found, (start,)), bisect_left(self.found, (end,))
        words: dict[int, tuple[int, int]] = {}
        also: set[int] = set()
        for at, past, number in self.found[first:behind]:
            for wording, own in self.finder.at[number]:
                if own:
                    words.setdefault(wording, (at, past))
                else:
                    also.add(wording)
        hits: list[RuleHit] = []
        for wording in sorted(words):
            rule, needs, since, until, types = self.finder.wordings[wording]
            if (needs and wording not in also) or any(h.rule == rule for h in hits):
                continue
            if (since and self.last and self.last < since) or (
                until and self.first and self.first > until
            ):
                continue
            if rule == _GENERAL and hits:
                continue
            at, past = words[wording]
            hits.append(
                RuleHit(rule, at, past, types, _NUMBER.search(self.low, at, past) is not None)
            )
        return hits


def worded(draft: Draft, hits: RuleHits, finder: RuleFinder) -> bool:
    """Put the rules that are named into a draft about rules, or whose own words hold them.

    Those of its own words stand before those of the sentence around it. Whether its own words name
    a particular one.
    """
    own = _named(draft, hits.within(draft.start, draft.end), finder)
    draft.rules = _named(draft, hits.within(*draft.sentence), finder)
    if all(one.rule in GENERAL for one in own):
        return False
    known = {one.rule for one in own}
    draft.rules = own + [
        one
        for one in draft.rules
        if one.rule not in known and any(_listed(one, other) for other in own)
    ]
    return True


def _listed(one: RuleUse, other: RuleUse) -> bool:
    """Whether two rules are named in one breath, one just behind the other."""
    return 0 <= max(one.start, other.start) - min(one.end, other.end) <= _BREATH


def _named(draft: Draft, hits: list[RuleHit], finder: RuleFinder) -> list[RuleUse]:
    found = []
    abroad = any(p.key.endswith("-government") and p.key != _FIRST for p in draft.agents)
    numbered = any(hit.numbered and draft.start <= hit.start < draft.end for hit in hits)
    for hit in hits:
        if (abroad and hit.rule == _GENERAL) or (hit.types and draft.type not in hit.types):
            continue
        if (numbered and not hit.numbered) or _foreign(draft, hit.rule, finder):
            continue
        if draft.start <= hit.start < draft.end or draft.type in _ABOUT:
            found.append(RuleUse(rule=hit.rule, by="wording", start=hit.start, end=hit.end))
    return found


def issued(draft: Draft, finder: RuleFinder) -> None:
    """Say whose rule it is where the text does not.

    Where the text names nobody, a rule is the act of the body that issued it, and who opposes it
    opposes its government.
    """
    if draft.rules and all(one.rule.startswith("cn-") for one in draft.rules):
        # "regulators" without a home, where the rule is one of China's
        draft.agents = [
            p._replace(key="china-government")
            if p.key == "us-government" and p.via in ("inherited", "description")
            else p
            for p in draft.agents
        ]
    _attributed(draft, finder)


def _foreign(draft: Draft, rule: str, finder: RuleFinder) -> bool:
    """Whether somebody else's government acts than the one whose rule it is."""
    state = finder.issuers.get(rule, ("", ""))[1] or (_FIRST if rule in GENERAL else "")
    homes = {finder.homes.get(p.key, "") for p in draft.agents if p.via != "inherited"}
    return draft.type in _OWN_ACTS and bool(state and homes) and finder.homes[state] not in homes


def _attributed(draft: Draft, finder: RuleFinder) -> None:
    body, state = next(
        (
            finder.issuers[r.rule]
            for r in draft.rules
            if r.by == "wording" and finder.issuers.get(r.rule, ("", ""))[0]
        ),
        ("", ""),
    )
    if not body:
        return
    start, end = draft.rules[0].start, draft.rules[0].end
    known = draft.keys()
    if draft.type == "oppose" and not draft.counterparties and state not in known:
        draft.counterparties = [Party(state, "inherited", start, end, _GOV)]
    if draft.type not in _ACTS or draft.modality not in ("done", "ongoing"):
        return
    vague = all(
        p.key == state and p.via == "inherited" and p.start == draft.start for p in draft.agents
    )
    if vague and body not in known:
        draft.agents = [Party(body, "inherited", start, end, _GOV)]
