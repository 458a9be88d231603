"""Who a party is for the rules: where it is at home, who owns it, when it was listed.

A key is an id of the actor table, or `~slug` for a name that no table lists. `@` and a country may
follow (or stand alone): a party that the text puts there and of which nothing else is known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.assess.law import Spell, spells
from store.assess.values import CONFIDENCE, Value, known, unknown
from store.records import Day
from store.reference.law import Law, Listing, Rule
from store.reference.names import Names

__all__ = ["HOME", "Listed", "Party", "listings", "party"]

HOME = "@"
"""Stands before the country of a party of which no table knows more."""

_HEADQUARTERS = "headquarters"

_NOBODY = unknown(_HEADQUARTERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party with what lines read of it: "" itself, "hq", "country" and "group".

    `owners` are its parents, nearest first; `listed` says whether a table knows it at all.
    """

    key: str
    name: str
    values: Mapping[str, Value]
    owners: tuple[str, ...] = ()
    in_tables: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A listing: the days on which it stands, and where it is written."""

    spans: tuple[tuple[Day, Day], ...]
    rule: str
    citation: str
    source: str
    confidence: int

    def on(self, day: Day) -> bool:
        """Whether it stands on `day`."""
        return any(since <= day and (not until or day <= until) for since, until in self.spans)


def party(key: str, names: Names, _seen: frozenset[str] = frozenset()) -> Party:
    """The party of a key. A person stands for the first organisation that it belongs to."""
    name, at, home = key.partition(HOME)
    actor = names.actors.get(name)
    if at:
        shown = names.name("actor", name) if name else f"a party in {home}"
        place = known(home, shown=names.name("place", home))
        return Party(
            key=key,
            name=shown,
            values={"": known(name), "hq": place, "country": place, "group": known(name)},
        )
    if actor is None:
        shown = names.name("actor", key) if key else "not stated"
        own = known(key) if key else unknown("actor")
        values = {"": own, "hq": _NOBODY, "country": _NOBODY, "group": own}
        return Party(key=key, name=shown, values=values)
    if actor.kind == "person" and actor.affiliation and key not in _seen:
        return party(actor.affiliation[0], names, _seen | {key})
    owners = names.ancestors(key)
    country = known(actor.hq, shown=names.name("place", actor.hq)) if actor.hq else _NOBODY
    return Party(
        key=key,
        name=actor.name,
        values={
            "": known(key, shown=actor.name),
            "hq": _headquarters(actor.hq, owners, names),
            "country": country,
            "group": known(key, *owners, shown=actor.name),
        },
        owners=owners,
        in_tables=True,
    )


def _headquarters(own: str, owners: Sequence[str], names: Names) -> Value:
    """Its own head office and that of its ultimate parent."""
    top = names.actors.get(owners[-1]) if owners else None
    homes = (own, top.hq if top is not None else "") if owners else (own,)
    shown = [names.name("place", own)] if own else []
    if top is not None and top.hq:
        shown.append(f"parent {top.name} in {names.name('place', top.hq)}")
    return Value(
        words=tuple(dict.fromkeys(filter(None, homes))),
        missing="" if all(homes) else _HEADQUARTERS,
        shown=", ".join(shown) or "not known",
        origin="actor table",
    )


def listings(law: Law, names: Names) -> Mapping[str, Listed]:
    """Every listed party. Where a rule lists it, that decides; else what its own entry cites."""
    found: dict[str, Listed] = {}
    for rule in law.rules.values():
        stages = tuple(spells(rule))
        for entry in rule.lists:
            listing = entry if isinstance(entry, Listing) else Listing(actor=entry, since="")
            listed = _listed(rule, stages, listing)
            held = found.get(listing.actor)
            if held is None or min(listed.spans, default=("9",)) < min(held.spans, default=("9",)):
                found[listing.actor] = listed
    for actor in names.actors.values():
        if actor.entity_list and actor.entity_list_date and actor.id not in found:
            found[actor.id] = Listed(
                spans=((actor.entity_list_date, ""),),
                rule="",
                citation=actor.entity_list_citation,
                source=actor.sources[0] if actor.sources else "",
                confidence=CONFIDENCE["high"],
            )
    return found


def _listed(rule: Rule, stages: Sequence[Spell], listing: Listing) -> Listed:
    """The days on which a rule is in force and lists a party."""
    spans = tuple(
        (max(spell.since, listing.since), spell.until)
        for spell in stages
        if spell.in_force and not (spell.until and spell.until < listing.since)
    )
    first = next((spell.entry for spell in stages if spell.in_force and spell.entry), None)
    return Listed(
        spans=spans,
        rule=rule.id,
        citation=listing.citation or rule.citation,
        source=first.source if first else "",
        confidence=CONFIDENCE[first.confidence] if first else CONFIDENCE["low"],
    )
