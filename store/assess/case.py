"""One act with everything about it that does not change from day to day."""

import itertools
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from store.assess.compiled import Code
from store.assess.days import after
from store.assess.items import Item, item, models, worth
from store.assess.parties import HOME, Listed, Party, listings, party
from store.assess.values import Value, known, unknown
from store.assess.world import ITEMS, PLACED, PLACES, THING, World
from store.records import Day, Facts
from store.reference.names import Names

__all__ = ["ACTOR", "LISTED", "Case", "Question", "Tables"]

ACTOR = 0
"""The number of the actor among the parties of an act."""

LISTED = "listed"
"""A listing of a party itself; any other kind means its owners."""

Question: TypeAlias = tuple[Any, ...]
"""What is asked, and of what."""

_BOOLEANS = {
    "licence_held": "was a licence or notice held",
    "new_site": "new site",
    "state_funded": "state funding",
}
_WORDS = {"type": "", "route": "", "end_use": "", "purpose": "purpose"}
"""Facts that are words, with what is missing where they are not stated."""


class Tables:
    """The names, read once: things and parties by key, and who is listed since when."""

    def __init__(self, code: Code, names: Names) -> None:
        self.names = names
        self.not_a_chip = code.law.not_a_chip
        self.listings: Mapping[str, Listed] = listings(code.law, names)
        self._others = code.law.other_countries
        self._known = {*names.countries, *self._others}
        self._known.update(*(group.members for group in code.law.groups.values()))
        self._items: dict[str, Item] = {}
        self._models: dict[str, tuple[str, ...]] = {}
        self._parties: dict[str, Party] = {}
        self._places: dict[str, Value] = {}

    def item(self, key: str) -> Item:
        """The thing of a key."""
        if key not in self._items:
            self._items[key] = item(key, self.names, self.not_a_chip)
        return self._items[key]

    def models(self, key: str) -> tuple[str, ...]:
        """The chips that a key may mean."""
        if key not in self.names.families:
            return models(key, self.names, self.not_a_chip)
        if key not in self._models:
            self._models[key] = models(key, self.names, self.not_a_chip)
        return self._models[key]

    def party(self, key: str) -> Party:
        """The party of a key."""
        if key not in self._parties:
            self._parties[key] = party(key, self.names)
        return self._parties[key]

    def checked(self, key: str) -> bool:
        """Whether a source was looked into for the listing of a party."""
        actor = self.names.actors.get(key)
        return key in self.listings or (actor is not None and actor.entity_list is not None)

    def place(self, code: str) -> Value:
        """A country as the value of a fact."""
        if code not in self._places:
            shown = self._others.get(code) or self.names.name("place", code)
            self._places[code] = known(code, shown=shown)
        return self._places[code]

    def places(self, key: str) -> tuple[str, ...]:
        """The countries that a key may mean; none for a place that no table resolves.

        A region means its members; several keys may stand with commas between.
        """
        found: list[str] = []
        for part in filter(None, key.split(",")):
            country = self.names.country_of(part) or (part if part in self._known else "")
            region = self.names.regions.get(part)
            if country:
                found.append(country)
            elif region is not None and region.members:
                found += region.members
            else:
                return ()
        return tuple(dict.fromkeys(found))

    def vague(self, key: str) -> bool:
        """Whether a place is told in words that never resolve ("abroad")."""
        regions = (self.names.regions.get(part) for part in key.split(","))
        return any(region is not None and not region.members for region in regions)


class Case:
    """The facts of one act, as lines of the law read them.

    All that judging learns of an act it learns by asking the case, which keeps in `told` what was
    asked, in order, with the answers. Two acts that answer alike whatever is asked are judged alike
    (`store.assess.alike`), so nothing here is to be read past `ask`.
    """

    def __init__(self, facts: Facts, tables: Tables) -> None:
        self.tables = tables
        self.told: dict[Question, Any] = {}
        self.world = World(None, None, self.ask)
        self._parts: dict[tuple[Item, str], World] = {}
        self._facts = facts
        self._parties = [tables.party(facts.actor)]

    def ask(self, what: str, *of: Any) -> Any:
        """What the act answers to a question."""
        question = (what, *of)
        answer = self.told.get(question, _NOT_ASKED)
        if answer is _NOT_ASKED:
            answer = self.told[question] = _ANSWERS[what](self, *of)
        return answer

    def part(self, item: Item, place: str) -> World:
        """The world in which the act is about one thing at one place, or at none."""
        if (item, place) not in self._parts:
            self._parts[item, place] = World((item,), (place,) if place else ())
        return self._parts[item, place]

    def value(self, fact: str) -> Value:
        """The value of a fact that is stated of the act itself."""
        found: Value = self.ask(_VALUE, fact)
        return found

    def is_one(self) -> bool:
        """Whether the act is about one thing at one place at most."""
        return bool(self.ask(_IS_ONE))

    def origin(self) -> tuple[str, ...]:
        """The countries from which it is said to be shipped."""
        found: tuple[str, ...] = self.ask(_ORIGIN)
        return found

    def states(self, fact: str) -> bool:
        """Whether the act states who has a part in it."""
        return bool(self.ask(_STATES, fact))

    def needs_home(self, fact: str) -> bool:
        """Whether nothing tells where the party of a fact is at home."""
        return bool(self.ask(_NEEDS_HOME, fact))

    def party(self, fact: str, home: str = "") -> int:
        """The number of the party of a fact ("" for nobody), put at `home` where that is given.

        One party has one number in an act, whatever facts name it; `ACTOR` is that of the actor.
        """
        return int(self.ask(_PARTY, fact, home))

    def party_fact(self, who: int, fact: str) -> Value:
        """What a line reads of a party."""
        found: Value = self.ask(_PARTY_FACT, who, fact)
        return found

    def checked(self, who: int) -> bool:
        """Whether a source was looked into for the listing of a party."""
        return bool(self.ask(_CHECKED, who))

    def listings(self, who: int, kind: str) -> tuple[Listed, ...]:
        """The listings of a party (`LISTED`), or of its owners."""
        found: tuple[Listed, ...] = self.ask(_LISTINGS, who, kind)
        return found

    def owner_unchecked(self, who: int) -> bool:
        """Whether the owner that the act states for a party is in no table."""
        return bool(self.ask(_OWNER_UNCHECKED, who))

    def days(self) -> tuple[Day, ...]:
        """The days on which a listing that may bear on the act begins, or has just ended."""
        found: tuple[Day, ...] = self.ask(_DAYS)
        return found

    # ------------------------------------------------------------ answers

    def _items(self) -> tuple[Item, ...]:
        return tuple(self.tables.item(key) for key in self.tables.models(self._facts.chip))

    def _places(self) -> tuple[str, ...]:
        return self.tables.places(self._facts.place)

    def _placed(self) -> bool:
        return bool(self._places()) or self.tables.vague(self._facts.place)

    def _thing(self, fact: str) -> tuple[tuple[Value, ...], int]:
        return worth(self._items(), fact)

    def _is_one(self) -> bool:
        return len(self._items()) == 1 and len(self._places()) <= 1

    def _value(self, fact: str) -> Value:
        facts = self._facts
        if fact in _BOOLEANS:
            return _truth(getattr(facts, fact), _BOOLEANS[fact])
        if fact == "share":
            return _share(facts.share)
        if fact in _WORDS:
            return _word(getattr(facts, fact), _WORDS[fact])
        return Value()

    def _origin(self) -> tuple[str, ...]:
        stated = self._facts.shipped_from
        return self.tables.places(stated) if stated else ()

    def _key(self, fact: str) -> str:
        return str(getattr(self._facts, fact)) if fact else ""

    def _needs_home(self, fact: str) -> bool:
        key = self._key(fact)
        return HOME not in key and not self.tables.party(key).in_tables

    def _number(self, fact: str, home: str) -> int:
        key = self._key(fact)
        who = self.tables.party(key.partition(HOME)[0] + home if home else key)
        for number, known_ in enumerate(self._parties):
            if known_.key == who.key:
                return number
        self._parties.append(who)
        return len(self._parties) - 1

    def _party_fact(self, who: int, fact: str) -> Value:
        return self._parties[who].values[fact]

    def _checked(self, who: int) -> bool:
        key = self._parties[who].values[""].words
        return bool(key) and self.tables.checked(key[0])

    def _listings(self, who: int, kind: str) -> tuple[Listed, ...]:
        party_ = self._parties[who]
        keys = party_.values[""].words if kind == LISTED else self._owners(party_)
        found = (self.tables.listings.get(key) for key in keys)
        return tuple(listing for listing in found if listing is not None)

    def _owners(self, who: Party) -> tuple[str, ...]:
        """The owners of a party: those of the tables, and those that the act states for it."""
        facts, actor = self._facts, self._parties[ACTOR]
        behind = self.tables.party(facts.end_user) if facts.end_user else actor
        if who.key not in (actor.key, behind.key):
            return who.owners
        stated = self._stated_owners()
        above = (self.tables.party(one).owners for one in stated)
        return (*stated, *itertools.chain.from_iterable(above), *who.owners)

    def _stated_owners(self) -> tuple[str, ...]:
        stated = self._facts.listed_owner
        return tuple(stated.split(",")) if stated else ()

    def _owner_unchecked(self, who: int) -> bool:
        owners = self._owners(self._parties[who])
        stated = self._stated_owners()
        return any(one in owners and not self.tables.party(one).in_tables for one in stated)

    def _days(self) -> tuple[Day, ...]:
        keys: set[str] = set()
        for key in (self._facts.actor, self._facts.end_user, self._facts.operator):
            who = self.tables.party(key)
            keys.update((*who.values["group"].words, *self._owners(who)))
        spans = [span for key in keys if (at := self.tables.listings.get(key)) for span in at.spans]
        return tuple(sorted({one for one, _ in spans} | {after(end) for _, end in spans if end}))


_VALUE, _IS_ONE, _ORIGIN, _STATES, _NEEDS_HOME = "value", "is one", "origin", "states", "needs home"
_PARTY, _PARTY_FACT, _CHECKED, _LISTINGS = "party", "party fact", "checked", "listings"
_OWNER_UNCHECKED, _DAYS = "owner unchecked", "days"

_ANSWERS: Mapping[str, Callable[..., object]] = {
    ITEMS: Case._items,
    PLACES: Case._places,
    PLACED: Case._placed,
    THING: Case._thing,
    _VALUE: Case._value,
    _IS_ONE: Case._is_one,
    _ORIGIN: Case._origin,
    _STATES: lambda case, fact: bool(case._key(fact)),
    _NEEDS_HOME: Case._needs_home,
    _PARTY: Case._number,
    _PARTY_FACT: Case._party_fact,
    _CHECKED: Case._checked,
    _LISTINGS: Case._listings,
    _OWNER_UNCHECKED: Case._owner_unchecked,
    _DAYS: Case._days,
}
_NOT_ASKED = object()


def _word(text: str, missing: str = "") -> Value:
    if text:
        return known(text)
    return unknown(missing) if missing else Value(shown="not stated")


def _share(share: float | None) -> Value:
    if share is None:
        return unknown("share")
    return Value(low=share, high=share, shown=f"{share:g}%", origin="stated")


def _truth(value: bool | None, missing: str) -> Value:
    return unknown(missing) if value is None else known("yes" if value else "no")
